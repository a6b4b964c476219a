// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bulkschema.h"

#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

BulkSchema::BulkSchema(const QSqlDatabase &db)
    : m_db(db)
{
}

Result<void> BulkSchema::takeAway()
{
    QStringList drops;
    auto entries = Sql::rows(m_db,
                             u"SELECT type, name, sql FROM sqlite_master "
                             "WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid"_s,
                             {}, [&](const QSqlQuery &row) {
                                 drops.append(u"DROP %1 %2"_s.arg(row.value(0).toString(), row.value(1).toString()));
                                 return row.value(2).toString();
                             });
    if (!entries)
        return entries.error();
    m_statements = *entries;
    for (const QString &drop : std::as_const(drops)) {
        if (auto dropped = Sql::run(m_db, drop); !dropped)
            return dropped.error();
    }
    return {};
}

Result<void> BulkSchema::restore()
{
    for (const QString &statement : std::as_const(m_statements)) {
        if (auto made = Sql::run(m_db, statement); !made)
            return made.error();
    }
    return {};
}
