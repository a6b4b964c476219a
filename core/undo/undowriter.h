// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/journal/changerange.h"

#include <QHash>
#include <QStringList>

class Database;

// Puts the free rows of UndoRows back as they were before an operation: each of its changes inverted, newest first, so
// that the database passes through the states it was in. Inside an operation; keeps no more than a chunk in memory.
class UndoWriter final
{
    Q_DISABLE_COPY_MOVE(UndoWriter)

public:
    UndoWriter(Database &database, qint64 operation);

    // What the database refuses, with the name of the row; Cancelled.
    Result<void> write(const Progress &progress);

private:
    // Changes that one statement inverts: neighbours in the journal, of one table and one action.
    struct Run
    {
        QString table = {};
        QString action = {};
        QString keys = {}; // the columns that are put back, as JSON
        qint64 oldest = 0;
        qint64 newest = 0;

        qint64 size() const { return newest - oldest + 1; }
    };

    struct Table
    {
        QStringList columns;
        QString key; // row_id in SQL
        bool hasVersion = false;
    };

    Result<QList<Run>> runsOf(const ChangeRange &changes) const; // newest first
    Result<Table> table(const QString &name);
    Result<void> invert(const Run &run);
    Result<void> invertEach(const Run &run, const Error &refused);
    Result<QString> statement(const Run &run);
    Error named(const Run &run, const Error &refused) const;

    Database &m_database;
    const qint64 m_operation;
    QHash<QString, Table> m_tables;
};
