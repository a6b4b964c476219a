// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/digestedtables.h"

#include "core/db/journaltriggers.h"
#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

namespace {

Result<QString> digestOf(const QSqlDatabase &db, const QString &table)
{
    const auto columns = JournalTriggers::digestedColumns(db, table);
    if (!columns)
        return columns.error();
    QStringList parts;
    for (const QString &column : *columns)
        parts.append(u"'%1', %1"_s.arg(column));
    return u"row_digest(%1)"_s.arg(parts.join(u", "_s));
}

}

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
    const auto digest = digestOf(db, name);
    const auto key = JournalTriggers::rowKey(db, name, {});
    if (!digest || !key)
        return digest ? key.error() : digest.error();
    return *m_tables.insert(name, {*digest, *key});
}
