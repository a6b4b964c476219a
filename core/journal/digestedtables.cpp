// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/digestedtables.h"

#include "core/db/journaltriggers.h"
#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

Result<void> DigestedTables::follow(const QSqlDatabase &db)
{
    const auto version = Sql::value(db, u"PRAGMA schema_version"_s);
    if (!version)
        return version.error();
    if (version->toLongLong() != m_schemaVersion)
        m_tables.clear();
    m_schemaVersion = version->toLongLong();
    return {};
}

Result<DigestedTables::Table> DigestedTables::find(const QSqlDatabase &db, const QString &name)
{
    if (const auto known = m_tables.constFind(name); known != m_tables.cend())
        return *known;
    auto columns = JournalTriggers::digestedColumns(db, name);
    auto key = JournalTriggers::rowKey(db, name, {});
    if (!columns || !key)
        return columns ? key.error() : columns.error();
    return *m_tables.insert(name, {*columns, *key});
}
