// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chain.h"

#include "core/db/sql.h"
#include "core/journal/digestedtables.h"

#include <QCryptographicHash>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype rowDigestBytes = 8;

// Each part with its length before it, so that no two different lists look alike.
void addPart(QCryptographicHash &hash, const QVariant &value)
{
    const QByteArray bytes = value.typeId() == QMetaType::QByteArray ? value.toByteArray() : value.toString().toUtf8();
    hash.addData(QByteArray::number(value.isNull() ? -1 : bytes.size()).append(':'));
    hash.addData(bytes);
}

Result<QByteArray> digestOfChanges(const QSqlDatabase &db, qint64 operationId)
{
    auto row = Sql::run(db,
                        u"SELECT table_name, row_id, action, old_values, row_digest FROM changes "
                        "WHERE operation_id = :o ORDER BY id"_s,
                        {{u"o"_s, operationId}});
    if (!row)
        return row.error();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (row->next()) {
        for (int column = 0; column < 5; ++column)
            addPart(hash, row->value(column));
    }
    if (row->lastError().isValid())
        return Sql::toError(row->lastError());
    return hash.result();
}

struct LeftRow
{
    qint64 changeId; // the newest of the row
    QByteArray digest;
};

// The rows of a table that the operation changed and did not delete.
Result<QList<LeftRow>> leftRows(const QSqlDatabase &db, qint64 operationId, const QString &name,
                                const DigestedTables::Table &table)
{
    return Sql::rows(
        db,
        u"SELECT newest_change, %1 FROM (SELECT max(id) AS newest_change, row_id AS changed_row FROM changes "
        "WHERE operation_id = :o AND table_name = :t GROUP BY row_id) CROSS JOIN %2 ON %3 = changed_row"_s.arg(
            table.columns.join(u", "_s), name, table.key),
        {{u"o"_s, operationId}, {u"t"_s, name}}, [&](const QSqlQuery &row) {
            return LeftRow {row.value(0).toLongLong(), Chain::rowDigest(row, table.columns, 1)};
        });
}

}

namespace Chain {

QByteArray rowDigest(const QSqlQuery &row, const QStringList &names, int first)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int i = 0; i < names.size(); ++i) {
        const QVariant value = row.value(first + i);
        if (value.isNull())
            continue;
        addPart(hash, names.at(i));
        addPart(hash, value);
    }
    return hash.result().left(rowDigestBytes);
}

Result<int> digestRows(const QSqlDatabase &db, qint64 operationId, DigestedTables &tables, const Progress &progress)
{
    if (auto followed = tables.follow(db); !followed)
        return followed.error();
    const auto changed = Sql::rows(db, u"SELECT table_name, count(*) FROM changes WHERE operation_id = :o GROUP BY 1"_s,
                                   {{u"o"_s, operationId}}, [](const QSqlQuery &row) {
                                       return std::pair {row.value(0).toString(), row.value(1).toInt()};
                                   });
    if (!changed)
        return changed.error();
    const int count = std::accumulate(changed->cbegin(), changed->cend(), 0,
                                      [](int sum, const auto &table) { return sum + table.second; });
    int done = 0;
    for (const auto &[name, changes] : *changed) {
        const auto table = tables.find(db, name);
        if (!table)
            return table.error();
        const auto rows = leftRows(db, operationId, name, *table);
        if (!rows)
            return rows.error();
        for (const LeftRow &row : *rows) {
            if (auto reported = Steps::report(progress, done++, count); !reported)
                return reported.error();
            auto stored = Sql::run(db, u"UPDATE changes SET row_digest = :d WHERE id = :c"_s,
                                   {{u"d"_s, row.digest}, {u"c"_s, row.changeId}});
            if (!stored)
                return stored.error();
        }
    }
    return count;
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
    QCryptographicHash hash(QCryptographicHash::Sha256);
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
