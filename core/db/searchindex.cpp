// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/searchindex.h"

#include "core/db/database.h"
#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

namespace {

Result<QStringList> column(Database &database, const QString &statement)
{
    return Sql::rows(database.connection(), statement, {},
                     [](const QSqlQuery &row) { return row.value(0).toString(); });
}

}

namespace SearchIndex {

Result<void> rebuild(Database &database)
{
    const auto indexes = column(
        database, u"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual' ORDER BY name"_s);
    if (!indexes)
        return indexes.error();
    for (const QString &index : *indexes) {
        const auto columns = column(database, u"SELECT name FROM pragma_table_info('%1') ORDER BY cid"_s.arg(index));
        if (!columns)
            return columns.error();
        for (const QString &statement :
             {u"INSERT INTO %1 (%1) VALUES ('delete-all')"_s.arg(index),
              u"INSERT INTO %1 (rowid, %2) SELECT * FROM %1_rows"_s.arg(index, columns->join(u", "_s))}) {
            if (auto done = Sql::run(database.connection(), statement); !done)
                return done.error();
        }
    }
    return {};
}

}

Result<void> IndexedTogether::begin()
{
    const QSqlDatabase db = m_database.connection();
    const auto triggers = Sql::rows(
        db, uR"(SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table
                                        AND name LIKE '%\_search\_insert' ESCAPE '\')"_s,
        {{u"table"_s, m_table}},
        [](const QSqlQuery &row) { return std::pair(row.value(0).toString(), row.value(1).toString()); });
    const auto newest = Sql::value(db, u"SELECT ifnull(max(id), 0) FROM "_s + m_table);
    if (!triggers || !newest)
        return triggers ? newest.error() : triggers.error();
    m_newestBefore = newest->toLongLong();
    for (const auto &[name, sql] : *triggers) {
        if (auto dropped = Sql::run(db, u"DROP TRIGGER "_s + name); !dropped)
            return dropped.error();
        m_triggers.insert(name, sql);
    }
    return {};
}

// What each trigger does for its row, for all of them.
Result<void> IndexedTogether::finish()
{
    const QSqlDatabase db = m_database.connection();
    for (const QString &trigger : std::as_const(m_triggers)) {
        const QString body = trigger.section(u"BEGIN"_s, 1).section(u"END"_s, 0, -2);
        for (const QString &statement : body.split(u';', Qt::SkipEmptyParts)) {
            if (statement.trimmed().isEmpty())
                continue;
            const QString forAll = QString(statement).replace(u"= new.id"_s, u"> %1"_s.arg(m_newestBefore));
            if (auto added = Sql::run(db, forAll); !added)
                return added.error();
        }
        if (auto made = Sql::run(db, trigger); !made)
            return made.error();
    }
    return {};
}
