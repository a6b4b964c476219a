// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QVariant>

class Database;
class RowPast;
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

// One field of a row that an operation changed.
struct FieldChange
{
    QString field; // column of the table
    const ViewColumn *column = nullptr; // of the list that shows it; nullptr if none does
    // As they are stored; of a relation the name that it had then. Both are NULL for what is kept secret.
    QVariant before = {};
    QVariant after = {};
};

// One row that an operation changed.
struct RowChange
{
    enum class Action { Added, Edited, Deleted };

    qint64 id = 0; // of the change
    QString table = {};
    qint64 rowId = 0;
    QString name = {}; // of the row, as it was then
    Action action = Action::Edited;
    QList<FieldChange> fields = {}; // what was edited; of a row that was added or deleted, what was not empty
};

// A change of a row, with who did it.
struct PastChange
{
    qint64 operation = 0;
    QDateTime at = {};
    QString actor = {}; // the e-mail address, or "system"
    RowChange change = {};
};

// Reads what operations of the journal changed, with all names as they were then. Shows nobody what they may not see: whoever has the right to their own only
// sees what they did, and costs are left out without the right to them.
class OperationReader final
{
    Q_DECLARE_TR_FUNCTIONS(OperationReader)

public:
    OperationReader(Database &database, const Session &session);

    Result<OperationRecord> find(qint64 id) const; // NotFound, NotSignedIn, Denied
    // `limit` of them from the one at `first` on, in their order; as find().
    Result<QList<RowChange>> changes(qint64 id, int limit, qint64 first = 0) const;
    // What was done to a row, the newest first, by the operations that the reader may see. NotSignedIn, Denied.
    Result<QList<PastChange>> history(const QString &table, qint64 rowId, int limit) const;

private:
    Result<void> describe(const RowPast &past, RowChange &change, const QByteArray &oldValues) const;
    Result<QList<FieldChange>> fields(const RowPast &past, const RowChange &change, const QByteArray &oldValues) const;
    bool mayRead(const ViewColumn *column) const;

    Database &m_database;
    const Session &m_session;
};
