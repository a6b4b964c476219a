// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

class Database;

// Adding many rows to a table in one operation of the journal: what triggers would do for each of them, which takes
// several times as long as adding it, is done for all of them together. A transaction that is rolled back leaves nothing
// behind.
class InsertedTogether final
{
    Q_DISABLE_COPY_MOVE(InsertedTogether)

public:
    // `rules`: triggers that refuse new rows, for what whoever adds the rows has made sure of.
    InsertedTogether(Database &database, const QString &table, const QStringList &rules)
        : m_database(database)
        , m_table(table)
        , m_rules(rules)
    {
    }

    Result<void> begin(); // inside the operation
    // Writes down the rows added up to now; before one of them changes, or one of another table refers to it, so that the
    // journal has everything in its order. Until finish() no row may change in a column that is searched.
    Result<void> record();
    Result<void> finish();

private:
    Result<void> suspend(const QString &trigger);
    Result<void> index(const QString &trigger) const;

    Database &m_database;
    const QString m_table;
    const QStringList m_rules;
    QHash<QString, QString> m_triggers; // their SQL by their names
    QString m_record; // a statement
    qint64 m_newestBefore = 0;
    qint64 m_newestRecorded = 0;
};
