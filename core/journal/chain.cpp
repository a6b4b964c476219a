// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chain.h"

#include "core/db/journaltriggers.h"
#include "core/db/sql.h"

#include <QCryptographicHash>

#include <map>

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

struct ChangedRow
{
    qint64 changeId;
    QString table;
    qint64 rowId;
};

Result<QByteArray> currentDigest(const QSqlDatabase &db, const ChangedRow &changed, const QStringList &columns,
                                 const QString &key)
{
    auto row = Sql::run(db, u"SELECT %1 FROM %2 WHERE %3 = :id"_s.arg(columns.join(u", "_s), changed.table, key),
                        {{u"id"_s, changed.rowId}});
    if (!row)
        return row.error();
    if (!row->next())
        return QByteArray();
    return Chain::rowDigest(*row, columns, 0);
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

Result<int> digestRows(const QSqlDatabase &db, qint64 operationId)
{
    auto changed = Sql::rows(db,
                             u"SELECT max(id), table_name, row_id, count(*) FROM changes WHERE operation_id = :o "
                             "GROUP BY table_name, row_id ORDER BY 1"_s,
                             {{u"o"_s, operationId}}, [](const QSqlQuery &row) {
                                 return std::pair {ChangedRow {row.value(0).toLongLong(), row.value(1).toString(),
                                                               row.value(2).toLongLong()},
                                                   row.value(3).toInt()};
                             });
    if (!changed)
        return changed.error();
    int count = 0;
    std::map<QString, std::pair<QStringList, QString>> tables;
    for (const auto &[row, changes] : *changed) {
        count += changes;
        if (!tables.contains(row.table)) {
            auto columns = JournalTriggers::digestedColumns(db, row.table);
            auto key = JournalTriggers::rowKey(db, row.table, {});
            if (!columns || !key)
                return columns ? key.error() : columns.error();
            tables.insert({row.table, {*columns, *key}});
        }
        const auto &[columns, key] = tables.at(row.table);
        auto digest = currentDigest(db, row, columns, key);
        if (!digest)
            return digest.error();
        if (digest->isEmpty())
            continue;
        auto stored = Sql::run(db, u"UPDATE changes SET row_digest = :d WHERE id = :c"_s,
                               {{u"d"_s, *digest}, {u"c"_s, row.changeId}});
        if (!stored)
            return stored.error();
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
