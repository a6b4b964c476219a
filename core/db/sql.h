// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/db/statementcache.h"

#include <QList>
#include <QPointer>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariantMap>

class QSqlDatabase;

// The one funnel of statements: prepares, binds by name, executes, logs slow ones, maps errors.
namespace Sql {

// Maps a driver error to our codes (SQLite extended result codes).
Error toError(const QSqlError &error);

// A query that was run, active and forward-only, before its first row. Letting go of it ends its read; its statement
// stays prepared for the next run.
class Query final : public QSqlQuery
{
public:
    // To be kept for the next run of the statement; the values of these names are forgotten then.
    Query(QSqlQuery query, StatementCache *cache, const QString &statement, const QStringList &names);
    Query(Query &&other) noexcept;
    Query &operator=(Query &&) = delete;
    ~Query();

private:
    QPointer<StatementCache> m_cache; // null: nobody keeps it
    QString m_statement;
    QStringList m_names;
};

// Values by the names of their placeholders, without the colon.
Result<Query> run(const QSqlDatabase &db, const QString &statement, const QVariantMap &values = {});

// First column of the first row; an invalid QVariant when there is no row.
Result<QVariant> value(const QSqlDatabase &db, const QString &statement, const QVariantMap &values = {});

// Every row through `read`, in the order of the statement.
template <typename Read>
auto rows(const QSqlDatabase &db, const QString &statement, const QVariantMap &values, Read read)
    -> Result<QList<decltype(read(std::declval<const QSqlQuery &>()))>>
{
    auto query = run(db, statement, values);
    if (!query)
        return query.error();
    QList<decltype(read(std::declval<const QSqlQuery &>()))> list;
    while (query->next())
        list.append(read(*query));
    if (query->lastError().isValid())
        return toError(query->lastError());
    return list;
}

// First column of every row as a key.
Result<QList<qint64>> ids(const QSqlDatabase &db, const QString &statement, const QVariantMap &values = {});

}
