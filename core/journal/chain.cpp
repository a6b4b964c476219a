// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chain.h"

#include "core/base/partshash.h"
#include "core/db/sql.h"
#include "core/journal/digestedtables.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 changesAtOnce = 1024; // between two reports

void addPart(PartsHash &hash, const QVariant &value)
{
    if (value.isNull())
        hash.addNull();
    else
        hash.add(value.typeId() == QMetaType::QByteArray ? value.toByteArray() : value.toString().toUtf8());
}

Result<QVariant> digestOfChanges(const QSqlDatabase &db, qint64 operationId)
{
    return Sql::value(db,
                      u"SELECT parts_digest(table_name, row_id, action, old_values, row_digest) FROM "
                      "(SELECT * FROM changes WHERE operation_id = :o ORDER BY id)"_s,
                      {{u"o"_s, operationId}});
}

// The keys of the first and the last change; of none at all 0 and -1. One operation is written at a time and no change is
// ever deleted, so that those between are the others.
Result<std::pair<qint64, qint64>> changesOf(const QSqlDatabase &db, qint64 operationId)
{
    auto row = Sql::run(db,
                        u"SELECT ifnull((SELECT min(id) FROM changes WHERE operation_id = :o), 0), "
                        "ifnull((SELECT max(id) FROM changes WHERE operation_id = :o), -1)"_s,
                        {{u"o"_s, operationId}});
    if (!row)
        return row.error();
    row->next();
    return std::pair(row->value(0).toLongLong(), row->value(1).toLongLong());
}

Result<void> digestTable(const QSqlDatabase &db, const QString &name, const DigestedTables::Table &table, qint64 first,
                         qint64 last)
{
    auto done = Sql::run(
        db,
        u"UPDATE changes SET row_digest = (SELECT %1 FROM %2 WHERE %3 = changes.row_id) "
        "WHERE id BETWEEN :first AND :last AND +table_name = :table AND row_digest IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM changes later WHERE later.table_name = :table "
        "AND later.row_id = changes.row_id AND later.id > changes.id)"_s.arg(table.digest, name, table.key),
        {{u"first"_s, first}, {u"last"_s, last}, {u"table"_s, name}});
    return done ? Result<void>() : Result<void>(done.error());
}

Result<void> digestSome(const QSqlDatabase &db, qint64 first, qint64 last, DigestedTables &tables)
{
    const auto names = Sql::rows(db, u"SELECT DISTINCT +table_name FROM changes WHERE id BETWEEN :first AND :last"_s,
                                 {{u"first"_s, first}, {u"last"_s, last}},
                                 [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (!names)
        return names.error();
    for (const QString &name : *names) {
        const auto table = tables.find(db, name);
        if (!table)
            return table.error();
        if (auto digested = digestTable(db, name, *table, first, last); !digested)
            return digested;
    }
    return {};
}

}

namespace Chain {

Result<int> digestRows(const QSqlDatabase &db, qint64 operationId, DigestedTables &tables, const Progress &progress)
{
    if (auto followed = tables.follow(db); !followed)
        return followed.error();
    const auto changes = changesOf(db, operationId);
    if (!changes)
        return changes.error();
    const auto [first, last] = *changes;
    for (qint64 from = first; from <= last; from += changesAtOnce) {
        const qint64 to = std::min(from + changesAtOnce - 1, last);
        if (auto digested = digestSome(db, from, to, tables); !digested)
            return digested.error();
        if (auto reported = Steps::report(progress, to - first + 1, last - first + 1); !reported)
            return reported.error();
    }
    return int(last - first + 1);
}

Result<QString> hashOf(const QSqlDatabase &db, qint64 operationId, const QString &previousHash)
{
    auto row = Sql::run(
        db, u"SELECT id, uuid, actor_id, actor, at, kind, summary, reason, changes FROM operations WHERE id = :o"_s,
        {{u"o"_s, operationId}});
    if (!row)
        return row.error();
    if (!row->next())
        return Error {Error::Code::NotFound, u"operation %1"_s.arg(operationId)};
    const auto changes = digestOfChanges(db, operationId);
    if (!changes)
        return changes.error();
    PartsHash hash;
    addPart(hash, previousHash);
    for (int column = 0; column < 9; ++column)
        addPart(hash, row->value(column));
    addPart(hash, *changes);
    return QString::fromLatin1(hash.result().toHex());
}

Result<void> seal(const QSqlDatabase &db, qint64 operationId)
{
    auto previous = Sql::value(db, u"SELECT hash FROM operations WHERE id < :o ORDER BY id DESC LIMIT 1"_s,
                               {{u"o"_s, operationId}});
    if (!previous)
        return previous.error();
    auto hash = hashOf(db, operationId, previous->toString());
    if (!hash)
        return hash.error();
    if (auto set = Sql::run(db, u"UPDATE operations SET hash = :h WHERE id = :o"_s,
                            {{u"h"_s, *hash}, {u"o"_s, operationId}});
        !set)
        return set.error();
    return {};
}

}
