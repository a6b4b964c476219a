// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/administrators.h"
#include "core/access/permissions.h"

#include <QList>

class Session;
struct OperationKind;

// The rules of the services, held against what undoing an operation changes: the free rows of UndoRows. Nobody gets by
// an undo what no service would let them do.
class UndoRules final
{
    Q_DISABLE_COPY_MOVE(UndoRules)

public:
    UndoRules(Database &database, const Session &session, const OperationKind &kind, qint64 operation);

    // Of the rights that it takes those that are confirmed (PermissionRow).
    Result<QList<Permission>> confirmedRights() const;
    Result<void> before(); // Denied, Conflict
    Result<void> after(); // with the rows as they are then

private:
    Result<bool> exists(const QString &condition) const;
    Result<void> checkRights() const;
    Result<void> checkPeople() const;
    Result<void> checkAssignments();
    Result<void> checkOwnRoles() const;
    Result<void> checkRoles() const;
    Result<void> checkAdministrators() const;
    Result<void> checkSavedViews() const;
    Result<void> checkCustody() const;

    Database &m_database;
    const Session &m_session;
    const OperationKind &m_kind;
    const qint64 m_operation;
    QList<qint64> m_roles; // whose rights are given or taken
};
