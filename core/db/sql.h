// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariantMap>

class QSqlDatabase;

// The one funnel of statements: prepares, binds by name, executes, logs slow ones, maps errors.
namespace Sql {

// Maps a driver error to our codes (SQLite extended result codes).
Error toError(const QSqlError &error);

// The returned query is active and forward-only, before its first row.
Result<QSqlQuery> run(const QSqlDatabase &db, const QString &statement, const QVariantMap &values = {});

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

// A condition that every word occurs in one of these columns, in any case, and what it binds: "1" without words.
std::pair<QString, QVariantMap> containsEvery(const QStringList &words, const QStringList &columns);

// First column of every row as a key.
Result<QList<qint64>> ids(const QSqlDatabase &db, const QString &statement, const QVariantMap &values = {});

}
