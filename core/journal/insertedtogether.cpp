// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/insertedtogether.h"

#include "core/db/cursor.h"
#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/journal/digestedtables.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto searchTrigger = "_search_insert"_L1;

// How FTS5 writes what it is told: at 1 MB and 4 parts, which it comes with, it merges rows by the million again and
// again; later writes merge what is left unmerged, a little each.
struct IndexSettings
{
    int gatheredBytes; // of words in memory before they are written as a part
    int mergedParts; // of one size that are merged into one; 0 for none
};

constexpr IndexSettings forMany {8 * 1024 * 1024, 0};
constexpr IndexSettings usual {1024 * 1024, 4};

QStringList settingStatements(const QString &index, const IndexSettings &settings)
{
    const QString set = u"INSERT INTO %1 (%1, rank) VALUES ('%2', %3)"_s;
    return {set.arg(index, u"hashsize"_s).arg(settings.gatheredBytes),
            set.arg(index, u"automerge"_s).arg(settings.mergedParts)};
}

}

Result<void> InsertedTogether::begin()
{
    const QSqlDatabase db = m_database.connection();
    const auto newest = Sql::value(db, u"SELECT ifnull(max(id), 0) FROM "_s + m_table);
    const auto rules = DigestedTables().find(db, m_table);
    if (!newest || !rules)
        return newest ? rules.error() : newest.error();
    m_newestBefore = m_newestRecorded = newest->toLongLong();
    m_record = u"INSERT INTO row_changes (operation_id, table_id, row_id, action, row_digest) "
               "SELECT (SELECT operation_id FROM journal_state), (SELECT id FROM journal_tables WHERE name = '%1'), "
               "id, 'I', %2 FROM %1 WHERE id > ? ORDER BY id"_s.arg(m_table, rules->digest);
    auto names = Sql::rows(db, uR"(SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table
                AND (name LIKE '%\_search\_insert' ESCAPE '\' OR name = 'journal_' || :table || '_insert'))"_s,
                           {{u"table"_s, m_table}}, [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (!names)
        return names.error();
    for (const QString &name : *names + m_rules) {
        if (auto suspended = suspend(name); !suspended)
            return suspended;
    }
    return {};
}

Result<void> InsertedTogether::suspend(const QString &trigger)
{
    const QSqlDatabase db = m_database.connection();
    const auto sql = Sql::value(db, u"SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name"_s,
                                {{u"name"_s, trigger}});
    if (!sql)
        return sql.error();
    m_triggers.insert(trigger, sql->toString());
    auto dropped = Sql::run(db, u"DROP TRIGGER "_s + trigger);
    return dropped ? Result<void>() : Result<void>(dropped.error());
}

Result<void> InsertedTogether::record()
{
    if (auto recorded = Cursor::run(m_database, m_record, {m_newestRecorded}); !recorded)
        return recorded.error();
    const auto newest = Sql::value(m_database.connection(), u"SELECT ifnull(max(id), 0) FROM "_s + m_table);
    if (!newest)
        return newest.error();
    m_newestRecorded = newest->toLongLong();
    return {};
}

// What the trigger does for its row, for all of them.
Result<void> InsertedTogether::index(const QString &trigger) const
{
    const QString body = trigger.section(u"BEGIN"_s, 1).section(u"END"_s, 0, -2);
    for (const QString &statement : body.split(u';', Qt::SkipEmptyParts)) {
        if (statement.trimmed().isEmpty())
            continue;
        const QString name = statement.simplified().section(u' ', 2, 2);
        const QString forAll = QString(statement).replace(u"= new.id"_s, u"> %1"_s.arg(m_newestBefore));
        for (const QString &step :
             settingStatements(name, forMany) + QStringList(forAll) + settingStatements(name, usual)) {
            if (auto done = Sql::run(m_database.connection(), step); !done)
                return done.error();
        }
    }
    return {};
}

Result<void> InsertedTogether::finish()
{
    if (auto recorded = record(); !recorded)
        return recorded;
    for (auto trigger = m_triggers.cbegin(); trigger != m_triggers.cend(); ++trigger) {
        if (auto indexed = trigger.key().endsWith(searchTrigger) ? index(trigger.value()) : Result<void>(); !indexed)
            return indexed;
        if (auto made = Sql::run(m_database.connection(), trigger.value()); !made)
            return made.error();
    }
    return {};
}
