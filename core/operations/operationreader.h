// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QVariant>

class Database;
class Session;
struct View;
struct ViewColumn;

// One operation as it stands in the journal.
struct OperationRecord
{
    qint64 id = 0;
    QDateTime at = {};
    QString actor = {}; // the e-mail address, or "system"
    QString kind = {};
    QString summary = {};
    QString reason = {};
    QString hash = {}; // hexadecimal
    qint64 changes = 0; // rows it changed
    qint64 undoes = 0; // the operation that it took back; 0 for none
    qint64 undoneBy = 0; // the operation that took it back; 0 for none
};

// One row that an operation changed.
struct RowChange
{
    enum class Action { Added, Edited, Deleted };
    struct OldValue
    {
        QString field; // column of the table
        const ViewColumn *column = nullptr; // of the list that shows it; nullptr if none does
        QVariant value = {}; // of a relation the text it stands for today; NULL for what is kept secret
    };

    QString table = {};
    qint64 rowId = 0;
    Action action = Action::Edited;
    QList<OldValue> oldValues = {}; // of what was edited; of the whole row when it was deleted
};

// Reads single operations of the journal. Shows nobody what they may not see: whoever has the right to their own only
// sees what they did, and costs are left out without the right to them.
class OperationReader final
{
    Q_DECLARE_TR_FUNCTIONS(OperationReader)

public:
    OperationReader(Database &database, const Session &session);

    Result<OperationRecord> find(qint64 id) const; // NotFound, NotSignedIn, Denied
    Result<QList<RowChange>> changes(qint64 id, int limit) const; // the first `limit`, in their order; as find()

private:
    QList<RowChange::OldValue> oldValues(const QString &table, const QByteArray &json) const;
    QVariant shown(const ViewColumn *column, const QVariant &stored) const;

    Database &m_database;
    const Session &m_session;
};
