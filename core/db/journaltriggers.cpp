// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/journaltriggers.h"

#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto guard = "SELECT RAISE(ABORT, 'custodian/conflict: A change outside an operation of the journal.') "
                       "WHERE NOT EXISTS (SELECT 1 FROM journal_state WHERE operation_id IS NOT NULL);\n"_L1;

constexpr auto insertChange = "INSERT INTO row_changes (operation_id, table_id, row_id, action, old_values) "
                              "SELECT operation_id, (SELECT id FROM journal_tables WHERE name = '%1'), %2, '%3', %4 "
                              "FROM journal_state"_L1;

QString text(const QSqlQuery &row)
{
    return row.value(0).toString();
}

Result<QStringList> secretColumns(const QSqlDatabase &db, const QString &table)
{
    return Sql::rows(db, u"SELECT column_name FROM journal_secret WHERE table_name = :t ORDER BY 1"_s,
                     {{u"t"_s, table}}, text);
}

QString trigger(const QString &name, const QString &event, const QString &table, const QString &body)
{
    return u"CREATE TRIGGER %1 AFTER %2 ON %3 BEGIN\n"_s.arg(name, event, table) + guard + body + u";\nEND"_s;
}

QString insertTrigger(const QString &table, const QString &key)
{
    return trigger(u"journal_%1_insert"_s.arg(table), u"INSERT"_s, table,
                   QString(insertChange).arg(table, key, u"I"_s, u"NULL"_s));
}

// Only the columns that changed, with their old values.
QString updateTrigger(const QString &table, const QString &key, const QStringList &columns, const QStringList &secrets)
{
    QStringList pairs, differences;
    for (const QString &column : columns + secrets) {
        const QString value = secrets.contains(column) ? u"NULL"_s : u"old."_s + column;
        const QString differs = u"old.%1 IS NOT new.%1 COLLATE BINARY"_s.arg(
            column); // case counts, whatever the column says
        pairs.append(u"SELECT '%1' AS name, %2 AS value WHERE %3"_s.arg(column, value, differs));
        differences.append(differs);
    }
    const QString object = u"(SELECT json_group_object(name, value) FROM (%1))"_s.arg(pairs.join(u" UNION ALL "_s));
    return trigger(u"journal_%1_update"_s.arg(table), u"UPDATE"_s, table,
                   QString(insertChange).arg(table, key, u"U"_s, object) + u" WHERE "_s + differences.join(u" OR "_s));
}

QString deleteTrigger(const QString &table, const QString &key, const QStringList &columns)
{
    QStringList pairs;
    for (const QString &column : columns)
        pairs.append(u"'%1', old.%1"_s.arg(column));
    return trigger(u"journal_%1_delete"_s.arg(table), u"DELETE"_s, table,
                   QString(insertChange).arg(table, key, u"D"_s, u"json_object(%1)"_s.arg(pairs.join(u", "_s))));
}

}

namespace JournalTriggers {

Result<QStringList> tables(const QSqlDatabase &db)
{
    // Neither virtual tables nor the ones they keep their index in.
    return Sql::rows(db, uR"(SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
          AND name NOT IN (SELECT table_name FROM journal_exempt) ORDER BY name)"_s,
                     {}, text);
}

Result<QStringList> columns(const QSqlDatabase &db, const QString &table)
{
    return Sql::rows(db, uR"(SELECT name FROM pragma_table_xinfo(:t) WHERE hidden = 0
        AND name NOT IN (SELECT column_name FROM journal_derived)
        AND name NOT IN (SELECT column_name FROM journal_secret WHERE table_name = :t) ORDER BY cid)"_s,
                     {{u"t"_s, table}}, text);
}

Result<QStringList> digestedColumns(const QSqlDatabase &db, const QString &table)
{
    return Sql::rows(db, uR"(SELECT name FROM pragma_table_xinfo(:t) WHERE hidden = 0
        AND name NOT IN (SELECT column_name FROM journal_derived) ORDER BY name)"_s,
                     {{u"t"_s, table}}, text);
}

Result<QString> rowKey(const QSqlDatabase &db, const QString &table, const QString &prefix)
{
    auto keys = Sql::rows(db, u"SELECT name FROM pragma_table_info(:t) WHERE pk > 0 ORDER BY pk"_s, {{u"t"_s, table}},
                          text);
    if (!keys)
        return keys.error();
    if (keys->size() == 1)
        return prefix + keys->constFirst();
    if (keys->size() == 2)
        return u"((%1%2 << 32) | %1%3)"_s.arg(prefix, keys->constFirst(), keys->constLast());
    return Error {Error::Code::Storage, u"table %1 has no key that the journal can record"_s.arg(table)};
}

Result<QMap<QString, QString>> expected(const QSqlDatabase &db)
{
    auto names = tables(db);
    if (!names)
        return names.error();
    QMap<QString, QString> triggers;
    for (const QString &table : *names) {
        auto plain = columns(db, table);
        if (!plain)
            return plain.error();
        auto secret = secretColumns(db, table);
        if (!secret)
            return secret.error();
        auto newKey = rowKey(db, table, u"new."_s);
        auto oldKey = rowKey(db, table, u"old."_s);
        if (!newKey || !oldKey)
            return newKey ? oldKey.error() : newKey.error();
        triggers.insert(u"journal_%1_insert"_s.arg(table), insertTrigger(table, *newKey));
        triggers.insert(u"journal_%1_update"_s.arg(table), updateTrigger(table, *oldKey, *plain, *secret));
        triggers.insert(u"journal_%1_delete"_s.arg(table), deleteTrigger(table, *oldKey, *plain));
    }
    return triggers;
}

Result<void> recreate(const QSqlDatabase &db)
{
    auto present = Sql::rows(db, uR"(SELECT name FROM sqlite_master WHERE type = 'trigger'
        AND name LIKE 'journal\_%\_%' ESCAPE '\' AND (name LIKE '%\_insert' ESCAPE '\'
        OR name LIKE '%\_update' ESCAPE '\' OR name LIKE '%\_delete' ESCAPE '\'))"_s,
                             {}, text);
    if (!present)
        return present.error();
    for (const QString &name : *present) {
        if (auto dropped = Sql::run(db, u"DROP TRIGGER "_s + name); !dropped)
            return dropped.error();
    }
    auto triggers = expected(db);
    if (!triggers)
        return triggers.error();
    for (const QString &statement : *triggers) {
        if (auto made = Sql::run(db, statement); !made)
            return made.error();
    }
    return {};
}

}
