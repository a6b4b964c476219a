// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"
#include "core/base/result.h"

#include <QMap>

class QSqlDatabase;

// The rights that a role or a person holds: a reach for each permission.
class Grants final
{
public:
    Scope scope(Permission permission) const { return m_scopes.value(permission, Scope::None); }
    void set(Permission permission, Scope scope);
    void add(const Grants &other); // the wider reach of both
    // Whether every right of `other` is held here, at least as wide.
    bool covers(const Grants &other) const;
    QList<Permission> permissions() const { return m_scopes.keys(); }
    bool isEmpty() const { return m_scopes.isEmpty(); }
    bool operator==(const Grants &) const = default;

    static Grants builtin(int role); // 0 user, 1 agent, 2 administrator: a column of the permission table

    static Result<Grants> ofRole(const QSqlDatabase &db, qint64 roleId);
    // What their current roles give, whether they are active or not.
    static Result<Grants> ofAssignments(const QSqlDatabase &db, qint64 userId);
    static Result<Grants> ofUser(const QSqlDatabase &db,
                                 qint64 userId); // of all current roles together; none when inactive

private:
    QMap<Permission, Scope> m_scopes;
};
