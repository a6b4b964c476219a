// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/statementcache.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlResult>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestStatement = 4096; // characters; beyond that it lists keys

bool readsOrWritesRows(QStringView statement)
{
    static constexpr QLatin1StringView verbs[] {"SELECT"_L1, "INSERT"_L1, "UPDATE"_L1, "DELETE"_L1, "WITH"_L1};
    return std::any_of(std::begin(verbs), std::end(verbs), [text = statement.trimmed()](QLatin1StringView verb) {
        return text.startsWith(verb, Qt::CaseInsensitive);
    });
}

// Qt's driver makes room for a row before SQLite notices that the table has more columns by now.
bool namesItsColumns(const QString &statement)
{
    return statement.count(u'*') == statement.count("(*)"_L1);
}

bool isKept(const QString &statement)
{
    return statement.size() <= longestStatement && readsOrWritesRows(statement) && namesItsColumns(statement);
}

}

StatementCache *StatementCache::of(const QSqlDatabase &db, const QString &statement)
{
    if (!db.isOpen() || !isKept(statement))
        return nullptr;
    auto *cache = db.driver()->findChild<StatementCache *>({}, Qt::FindDirectChildrenOnly);
    return cache ? cache : new StatementCache(db.driver());
}

void StatementCache::put(const QString &statement, const QStringList &names, QSqlQuery query)
{
    query.finish();
    sqlite3_clear_bindings(*static_cast<sqlite3_stmt *const *>(query.result()->handle().constData()));
    for (const QString &name : names)
        query.bindValue(u':' + name, QVariant());
    m_idle.insert(statement, new QSqlQuery(std::move(query)));
}
