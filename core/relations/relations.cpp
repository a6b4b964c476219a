// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relations/relations.h"

#include "core/db/sql.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace Relations {

std::optional<Page> Page::next(const QList<qint64> &keys) const
{
    if (limit <= 0 || keys.size() < limit)
        return {};
    return Page {limit, keys.constLast()};
}

QString foreignKeyName(const QString &table, const QString &column, const QString &referredTable)
{
    return u"fk_%1_%2_%3"_s.arg(table, column, referredTable);
}

Condition where(const QString &column, qint64 key, const Condition &also)
{
    Condition condition {column + u" = :relation_key"_s, also.values};
    condition.values.insert(u"relation_key"_s, key);
    if (!also.sql.isEmpty())
        condition.sql += u" AND ("_s + also.sql + u')';
    return condition;
}

Result<QList<qint64>> keys(const QSqlDatabase &db, const QString &table, const QString &column,
                           const Condition &condition, const Page &page)
{
    QString statement = u"SELECT DISTINCT "_s + column + u" FROM "_s + table + u" WHERE ("_s + condition.sql + u')';
    QVariantMap values = condition.values;
    if (page.afterId) {
        statement += u" AND "_s + column + u" > :relation_after"_s;
        values.insert(u"relation_after"_s, *page.afterId);
    }
    statement += u" ORDER BY "_s + column;
    if (page.limit > 0) {
        statement += u" LIMIT :relation_limit"_s;
        values.insert(u"relation_limit"_s, page.limit);
    }
    return Sql::ids(db, statement, values);
}

Result<void> update(const QSqlDatabase &db, const QString &table, qint64 id, QVariantMap values, RowVersion version)
{
    QStringList assignments;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        assignments.append(it.key() + u" = :"_s + it.key());
    if (version == RowVersion::Counted)
        assignments.append(u"version = version + 1"_s);
    values.insert(u"relation_id"_s, id);
    const QString statement = u"UPDATE %1 SET %2 WHERE id = :relation_id"_s.arg(table, assignments.join(u", "_s));
    auto updated = Sql::run(db, statement, values);
    if (!updated)
        return updated.error();
    if (updated->numRowsAffected() == 0)
        return gone();
    return {};
}

Error gone()
{
    return {Error::Code::NotFound,
            QCoreApplication::translate("Relations", "The record is not there, or not any more.")};
}

}
