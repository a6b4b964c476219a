// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/past/pasttables.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

#include <map>

class Database;

// Goes back through the changes after an operation, newest first, and writes into the schema "past" what the rows were
// (PastTables). Which rows there were is said at PastState.
class PastChanges final
{
public:
    PastChanges(const Database &database, const QString &moment, qint64 operation)
        : m_database(database)
        , m_moment(moment)
        , m_operation(operation)
    {
    }

    // Cancelled; as Sql::run().
    Result<void> write(const Progress &progress);

private:
    struct Row
    {
        bool isGone = false; // it is not in main
        bool isLater = false; // it was entered after the moment
        qint64 goneBy = 0; // the operation that deleted it
        QJsonObject old; // what was other, as far as it is known
    };
    using Rows = std::map<qint64, Row>;

    Result<void> read(const Progress &progress);
    void take(const PastTable &table, Row &row, bool isNew, const QString &action, qint64 operation,
              const QByteArray &values) const;
    Result<void> writeTable(const PastTable &table, Rows &rows, const Progress &progress);
    Result<bool> wasThere(const PastTable &table, qint64 id, const Row &row);
    Result<bool> hadBegun(const PastTable &table, qint64 id);
    Result<bool> wentWithSubject(const PastPeriod &period, const Row &row) const;
    void rememberSubjects(const PastPeriod &period, const Row &row);
    // How rows of a table are read and written.
    struct Statements
    {
        QStringList columns;
        QString now;
        QString touch;
        QString add;
    };
    Result<Statements> statements(const PastTable &table) const;
    Result<void> insert(const Statements &statements, qint64 id, const Row &row) const;

    const Database &m_database;
    const QString m_moment;
    const qint64 m_operation;
    std::map<QString, Rows> m_rows; // by their tables
    QHash<QString, QSet<qint64>> m_told; // rows of tables that periods tell of which are gone with them
};
