// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>

class Database;

// The search index (resources/migrations/0004_search.sql). Triggers keep it current with every write.
namespace SearchIndex {

// Fills it anew from the tables: after a bulk load that went around the triggers. Inside or outside a transaction.
Result<void> rebuild(Database &database);

}

// While many rows are added to a table in one transaction they are kept out of the search index, which takes several
// times as long as adding them, and put into it all together at the end. Until then they must not be changed in a
// column that is searched. A transaction that is rolled back leaves nothing behind.
class IndexedTogether final
{
    Q_DISABLE_COPY_MOVE(IndexedTogether)

public:
    IndexedTogether(Database &database, const QString &table)
        : m_database(database)
        , m_table(table)
    {
    }

    Result<void> begin(); // inside the transaction
    Result<void> finish();

private:
    Database &m_database;
    const QString m_table;
    QHash<QString, QString> m_triggers; // their SQL by their names
    qint64 m_newestBefore = 0;
};
