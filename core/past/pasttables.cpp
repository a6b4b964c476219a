// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/past/pasttables.h"

#include "core/db/database.h"
#include "core/db/journaltriggers.h"
#include "core/db/sql.h"

#include <QRegularExpression>

#include <sqlite3.h>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace {

using enum PastTable::Kind;

constexpr PastPeriod custody {"checked_out_at", "checked_in_at", "checked_in_by condition_in",
                              "asset_id:assets user_id:users", "asset_id"};
constexpr PastPeriod roleAssignment {"assigned_at", "ended_at", "ended_by", "role_id:roles user_id:users"};

constexpr std::array tables {
    PastTable {.name = "asset_assignments", .kind = Period, .period = &custody},
    PastTable {.name = "user_role_assignments", .kind = Period, .period = &roleAssignment},
    PastTable {.name = "assets", .kind = Listed},
    PastTable {.name = "users", .kind = Listed, .since = "created_at"},
    PastTable {.name = "roles", .kind = Listed},
    PastTable {.name = "role_permissions", .kind = Listed},
    PastTable {.name = "permissions", .kind = Referred},
    PastTable {.name = "categories", .kind = Referred},
    PastTable {.name = "departments", .kind = Referred},
    PastTable {.name = "manufacturers", .kind = Referred},
    PastTable {.name = "models", .kind = Referred},
    PastTable {.name = "sites", .kind = Referred},
    PastTable {.name = "statuses", .kind = Referred},
    PastTable {.name = "suppliers", .kind = Referred},
};

// An index of words of a table.
struct Words
{
    const char *name;
    const char *table;
};

constexpr std::array indexes {Words {"asset_search", "assets"}, Words {"asset_codes", "assets"},
                              Words {"user_search", "users"}, Words {"assignment_search", "asset_assignments"}};

Result<void> run(const Database &database, const QString &statement)
{
    auto done = Sql::run(database.connection(), statement);
    return done ? Result<void>() : Result<void>(done.error());
}

QString text(const QSqlQuery &row)
{
    return row.value(0).toString();
}

Result<QString> schemaOf(const Database &database, const QString &name)
{
    const auto sql = Sql::value(database.connection(), u"SELECT sql FROM main.sqlite_schema WHERE name = :name"_s,
                                {{u"name"_s, name}});
    if (!sql)
        return sql.error();
    return sql->toString();
}

Result<bool> isInPast(const Database &database, const QString &name)
{
    const auto found = Sql::value(database.connection(),
                                  u"SELECT count(*) FROM past.sqlite_schema WHERE type = 'table' AND name = :name"_s,
                                  {{u"name"_s, name}});
    if (!found)
        return found.error();
    return found->toInt() > 0;
}

// The first columns of the indexes that have all rows.
Result<QStringList> indexedColumns(const Database &database, const QString &table)
{
    return Sql::rows(
        database.connection(),
        u"SELECT DISTINCT x.name FROM pragma_index_list(:t, 'main') l, pragma_index_xinfo(l.name, 'main') x "
        "WHERE l.partial = 0 AND x.seqno = 0 AND x.name IS NOT NULL"_s,
        {{u"t"_s, table}}, text);
}

QStringList names(const QList<SelectTable::Column> &columns)
{
    QStringList list;
    for (const SelectTable::Column &column : columns)
        list.append(column.name);
    return list;
}

// What a period says of its end is not known before.
QString select(const PastTable &table, const QString &schema, const QStringList &columns, const QString &moment)
{
    const PastPeriod *period = table.period;
    QStringList values;
    for (const QString &column : columns) {
        const bool isOfEnd = period
            && (column == QLatin1StringView(period->end)
                || QString::fromLatin1(period->withEnd).split(u' ').contains(column));
        values.append(isOfEnd ? u"CASE WHEN %1 > '%2' THEN NULL ELSE %3 END AS %3"_s.arg(QLatin1StringView(period->end),
                                                                                         moment, column)
                              : column);
    }
    QString sql = u"SELECT %1 FROM %2.%3"_s.arg(values.join(u", "_s), schema, QLatin1StringView(table.name));
    if (period)
        sql += u" WHERE %1 <= '%2'"_s.arg(QLatin1StringView(period->begin), moment);
    return sql;
}

Result<void> showTable(const Database &database, const PastTable &table, const QString &moment)
{
    const QString name = QLatin1StringView(table.name);
    const auto differs = isInPast(database, name);
    if (!differs)
        return differs.error();
    if (!*differs && !table.period)
        return {};
    const auto columns = PastTables::columns(database, name);
    const auto indexed = indexedColumns(database, name);
    const auto key = JournalTriggers::rowKey(database.connection(), name, {});
    const auto newest = Sql::value(database.connection(), u"SELECT ifnull(max(rowid), 0) FROM main."_s + name);
    if (!columns || !indexed || !key || !newest)
        return !columns ? columns.error() : !indexed ? indexed.error() : !key ? key.error() : newest.error();
    SelectTable::Source source {.columns = *columns,
                                .key = *key,
                                .selects = {select(table, u"main"_s, names(*columns), moment)},
                                .indexed = {indexed->cbegin(), indexed->cend()},
                                .rows = newest->toLongLong()};
    if (table.period && table.period->open)
        source.unique = {QString::fromLatin1(table.period->open), QString::fromLatin1(table.period->end)};
    if (*differs) {
        QString &now = source.selects.first();
        now += u"%1 %2 NOT IN (SELECT id FROM past.%3_touched)"_s.arg(table.period ? u" AND"_s : u" WHERE"_s, *key,
                                                                      name);
        source.selects.append(select(table, u"past"_s, names(*columns), moment));
    }
    return SelectTable::create(database, name, source);
}

Result<void> showWords(const Database &database, const Words &words, const std::function<Result<void>()> &fetchWords)
{
    const QString name = QLatin1StringView(words.name), table = QLatin1StringView(words.table);
    const auto differs = isInPast(database, table);
    if (!differs || !*differs)
        return differs ? Result<void>() : Result<void>(differs.error());
    const QString match = u"SELECT rowid FROM %1.%2 WHERE %2 MATCH ?%3"_s;
    return SelectTable::create(database, name,
                               {.columns = {},
                                .key = u"rowid"_s,
                                .selects = {match.arg(u"main"_s, name, u"%1"_s)
                                                + u" AND rowid NOT IN (SELECT id FROM past.%1_touched)"_s.arg(table),
                                            match.arg(u"words"_s, name, u"%1"_s)},
                                .isWords = true,
                                .prepare = fetchWords});
}

Result<void> fillWords(const Database &database, const Words &words)
{
    const QString name = QLatin1StringView(words.name), table = QLatin1StringView(words.table);
    const auto differs = isInPast(database, table);
    if (!differs || !*differs)
        return differs ? Result<void>() : Result<void>(differs.error());
    const auto schema = schemaOf(database, name);
    const auto fields = Sql::rows(database.connection(),
                                  u"SELECT name FROM pragma_table_info(:t, 'main') WHERE cid > 0"_s,
                                  {{u"t"_s, QString(name + u"_rows"_s)}}, text);
    if (!schema || !fields)
        return schema ? fields.error() : schema.error();
    if (auto made = run(database, QString(*schema).replace(u"TABLE "_s + name, u"TABLE words."_s + name)); !made)
        return made;
    return run(
        database,
        u"INSERT INTO words.%1 (rowid, %2) SELECT * FROM temp.%1_rows WHERE id IN (SELECT id FROM past.%3)"_s.arg(
            name, fields->join(u", "_s), table));
}

Result<void> showViews(const Database &database)
{
    const auto views = Sql::rows(database.connection(),
                                 u"SELECT sql FROM main.sqlite_schema WHERE type = 'view' ORDER BY rowid"_s, {}, text);
    if (!views)
        return views.error();
    for (const QString &view : *views) {
        if (auto made = run(database, QString(view).replace(0, 11, u"CREATE TEMP VIEW"_s)); !made)
            return made;
    }
    return {};
}

QString definition(const SelectTable::Column &column)
{
    return column.name + u' ' + column.type + u" COLLATE "_s + column.collation;
}

// Of the column that is computed of others, as the table says it.
QString computed(const QString &schema, const QString &column)
{
    const QRegularExpression line(u"\\b%1 [A-Z]+ GENERATED ALWAYS AS \\([^\\n]*\\) VIRTUAL"_s.arg(column));
    return line.match(schema).captured();
}

}

namespace PastTables {

std::span<const PastTable> all()
{
    return tables;
}

Result<QList<SelectTable::Column>> columns(const Database &database, const QString &table)
{
    return Sql::rows(database.connection(),
                     u"SELECT name, type FROM pragma_table_xinfo(:t, 'main') WHERE hidden <> 1 ORDER BY cid"_s,
                     {{u"t"_s, table}}, [&](const QSqlQuery &row) {
                         const QString name = row.value(0).toString();
                         const char *collation = nullptr;
                         sqlite3_table_column_metadata(database.handle(), "main", table.toUtf8().constData(),
                                                       name.toUtf8().constData(), nullptr, &collation, nullptr, nullptr,
                                                       nullptr);
                         return SelectTable::Column {name, row.value(1).toString(),
                                                     QString::fromLatin1(collation ? collation : "BINARY")};
                     });
}

Result<QStringList> storedColumns(const Database &database, const QString &table)
{
    return Sql::rows(database.connection(),
                     u"SELECT name FROM pragma_table_xinfo(:t, 'main') WHERE hidden = 0 ORDER BY cid"_s,
                     {{u"t"_s, table}}, text);
}

Result<void> make(const Database &database, const PastTable &table)
{
    const QString name = QLatin1StringView(table.name);
    const auto all = columns(database, name);
    const auto stored = storedColumns(database, name);
    const auto schema = schemaOf(database, name);
    if (!all || !stored || !schema)
        return !all ? all.error() : !stored ? stored.error() : schema.error();
    QStringList definitions;
    for (const SelectTable::Column &column : *all) {
        definitions.append(column.name == "id"_L1              ? u"id INTEGER PRIMARY KEY"_s
                               : stored->contains(column.name) ? definition(column)
                                                               : computed(*schema, column.name));
    }
    if (auto made = run(database, u"CREATE TABLE past.%1 (%2)"_s.arg(name, definitions.join(u", "_s))); !made)
        return made;
    return run(database, u"CREATE TABLE past.%1_touched (id INTEGER PRIMARY KEY)"_s.arg(name));
}

Result<void> index(const Database &database, const PastTable &table)
{
    const QString name = QLatin1StringView(table.name);
    const auto indexed = indexedColumns(database, name);
    if (!indexed)
        return indexed.error();
    for (const QString &column : *indexed) {
        if (auto made = run(database, u"CREATE INDEX past.%1_%2 ON %1 (%2)"_s.arg(name, column)); !made)
            return made;
    }
    return {};
}

Result<void> makeWords(const Database &database)
{
    for (const Words &words : indexes) {
        if (auto filled = fillWords(database, words); !filled)
            return filled;
    }
    return {};
}

Result<void> show(const Database &database, const QString &moment, qint64 operation,
                  const std::function<Result<void>()> &fetchWords)
{
    for (const PastTable &table : tables) {
        if (auto shown = showTable(database, table, moment); !shown)
            return shown;
    }
    for (const Words &words : indexes) {
        if (auto shown = showWords(database, words, fetchWords); !shown)
            return shown;
    }
    if (auto made = run(
            database, u"CREATE TEMP VIEW operations AS SELECT * FROM main.operations WHERE id <= %1"_s.arg(operation));
        !made)
        return made;
    return showViews(database);
}

}
