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

// A change in their place that says it is of another operation is left out, and missed.
Result<QVariant> digestOfChanges(const QSqlDatabase &db, qint64 operationId, const ChangeRange &changes)
{
    QVariantMap values = changes.bound();
    values.insert(u"o"_s, operationId);
    return Sql::value(db,
                      u"SELECT parts_digest(table_name, row_id, action, old_values, row_digest) FROM "
                      "(SELECT * FROM changes WHERE id BETWEEN :first AND :last AND operation_id = :o ORDER BY id)"_s,
                      values);
}

Result<void> digestTable(const QSqlDatabase &db, const QString &name, const DigestedTables::Table &table,
                         const ChangeRange &changes)
{
    QVariantMap values = changes.bound();
    values.insert(u"table"_s, name);
    auto done = Sql::run(
        db,
        u"UPDATE row_changes SET row_digest = (SELECT %1 FROM %2 WHERE %3 = row_changes.row_id) "
        "WHERE id BETWEEN :first AND :last AND row_digest IS NULL "
        "AND table_id = (SELECT id FROM journal_tables WHERE name = :table) "
        "AND NOT EXISTS (SELECT 1 FROM row_changes later WHERE later.row_id = row_changes.row_id "
        "AND later.table_id = row_changes.table_id AND later.id > row_changes.id)"_s.arg(table.digest, name, table.key),
        values);
    return done ? Result<void>() : Result<void>(done.error());
}

Result<void> digestSome(const QSqlDatabase &db, const ChangeRange &changes, DigestedTables &tables)
{
    const auto names = Sql::rows(db, u"SELECT DISTINCT table_name FROM changes WHERE id BETWEEN :first AND :last"_s,
                                 changes.bound(), [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (!names)
        return names.error();
    for (const QString &name : *names) {
        const auto table = tables.find(db, name);
        if (!table)
            return table.error();
        if (auto digested = digestTable(db, name, *table, changes); !digested)
            return digested;
    }
    return {};
}

}

namespace Chain {

Result<void> digestRows(const QSqlDatabase &db, const ChangeRange &changes, DigestedTables &tables,
                        const Progress &progress)
{
    if (auto followed = tables.follow(db); !followed)
        return followed.error();
    for (qint64 first = changes.first; first <= changes.last; first += changesAtOnce) {
        const qint64 last = std::min(first + changesAtOnce - 1, changes.last);
        if (auto digested = digestSome(db, {first, last}, tables); !digested)
            return digested.error();
        if (auto reported = Steps::report(progress, last - changes.first + 1, changes.count()); !reported)
            return reported.error();
    }
    return {};
}

Result<QString> hashOf(const QSqlDatabase &db, qint64 operationId, const ChangeRange &changes,
                       const QString &previousHash)
{
    auto row = Sql::run(
        db, u"SELECT id, uuid, actor_id, actor, at, kind, summary, reason, changes FROM operations WHERE id = :o"_s,
        {{u"o"_s, operationId}});
    if (!row)
        return row.error();
    if (!row->next())
        return Error {Error::Code::NotFound, u"operation %1"_s.arg(operationId)};
    const auto digest = digestOfChanges(db, operationId, changes);
    if (!digest)
        return digest.error();
    PartsHash hash;
    addPart(hash, previousHash);
    for (int column = 0; column < 9; ++column)
        addPart(hash, row->value(column));
    addPart(hash, *digest);
    return QString::fromLatin1(hash.result().toHex());
}

Result<void> seal(const QSqlDatabase &db, qint64 operationId, const ChangeRange &changes)
{
    auto previous = Sql::value(db, u"SELECT hash FROM operations WHERE id < :o ORDER BY id DESC LIMIT 1"_s,
                               {{u"o"_s, operationId}});
    if (!previous)
        return previous.error();
    auto hash = hashOf(db, operationId, changes, previous->toString());
    if (!hash)
        return hash.error();
    if (auto set = Sql::run(db, u"UPDATE operations SET hash = :h WHERE id = :o"_s,
                            {{u"h"_s, *hash}, {u"o"_s, operationId}});
        !set)
        return set.error();
    return {};
}

}
