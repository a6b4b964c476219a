// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/viewreader.h"

#include "core/access/session.h"
#include "core/base/isotime.h"
#include "core/base/text.h"
#include "core/db/database.h"
#include "core/db/sql.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(ViewReader)
};

QString alias(const View &view, const ViewColumn &column)
{
    return u"r%1"_s.arg(view.indexOf(QLatin1StringView(column.id)));
}

// Where the text of a column comes from.
QString expression(const View &view, const ViewColumn &column)
{
    if (column.relatedTable)
        return alias(view, column) + u'.' + QLatin1StringView(column.relatedField);
    return u"t."_s + QLatin1StringView(column.field);
}

QString joins(const View &view)
{
    QString sql;
    for (const ViewColumn &column : view.columns) {
        if (column.relatedTable)
            sql += u" LEFT JOIN %1 %2 ON %2.id = t.%3"_s.arg(QLatin1StringView(column.relatedTable),
                                                             alias(view, column), QLatin1StringView(column.field));
    }
    return sql;
}

// A number as one, since what a view counts is not converted to compare it with a text.
QVariant boundFor(const ViewColumn &column, const QString &text)
{
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    return isNumber && column.type == ColumnType::Integer ? QVariant(number) : QVariant(text);
}

Error unknownColumn(const View &view, const QString &id)
{
    return {Error::Code::Invalid, Tr::tr("There is no column “%1” in %2.").arg(id, QLatin1StringView(view.name)),
            u"column"_s};
}

}

ViewReader::ViewReader(Database &database, const Session &session, const QDateTime &now)
    : m_database(database)
    , m_session(session)
    , m_now(now)
{
}

QList<const ViewColumn *> ViewReader::columns(const View &view, bool exportedOnly) const
{
    QList<const ViewColumn *> list;
    for (const ViewColumn &column : view.columns) {
        if ((column.exported || !exportedOnly) && (!column.needs || m_session.may(*column.needs)))
            list.append(&column);
    }
    return list;
}

Result<QList<const ViewColumn *>> ViewReader::columns(const View &view, const QStringList &ids) const
{
    QList<const ViewColumn *> list;
    for (const QString &id : ids) {
        const int index = view.indexOf(id);
        if (index < 0)
            return unknownColumn(view, id);
        const ViewColumn &column = view.columns[std::size_t(index)];
        if (column.needs) {
            if (auto allowed = m_session.require(*column.needs); !allowed)
                return allowed.error();
        }
        list.append(&column);
    }
    return list;
}

Result<QString> ViewReader::condition(const View &view, const TableQuery &query, QVariantMap &values) const
{
    QStringList searchedColumns;
    for (const ViewColumn &column : view.columns) {
        if (column.searched)
            searchedColumns.append(expression(view, column));
    }
    const auto [found, patterns] = Sql::containsEvery(Text::words(query.search), searchedColumns);
    QStringList conditions {found};
    values.insert(patterns);
    for (const ColumnFilter &filter : query.filters) {
        auto column = columns(view, {filter.column});
        if (!column)
            return column.error();
        const QString value = expression(view, *column->constFirst());
        const QString name = u"filter%1"_s.arg(values.size());
        conditions.append(filter.value.isEmpty() ? u"ifnull(%1, '') = ''"_s.arg(value)
                                                 : u"%1 = :%2 COLLATE NOCASE"_s.arg(value, name));
        if (!filter.value.isEmpty())
            values.insert(name, boundFor(*column->constFirst(), filter.value));
    }
    if (!query.condition.isEmpty()) {
        const auto named = std::find_if(
            view.conditions.begin(), view.conditions.end(),
            [&](const ViewCondition &offered) { return query.condition == QLatin1StringView(offered.name); });
        if (named == view.conditions.end())
            return Error {Error::Code::Invalid, Tr::tr("There is no condition “%1”.").arg(query.condition)};
        conditions.append(QLatin1StringView(named->sql));
        if (QLatin1StringView(named->sql).contains(":now"_L1))
            values.insert(u"now"_s, IsoTime::toText(m_now));
    }
    if (!query.onlyIds.isEmpty()) {
        QStringList ids;
        for (const qint64 id : query.onlyIds)
            ids.append(QString::number(id));
        conditions.append(u"t.id IN (%1)"_s.arg(ids.join(u',')));
    }
    if (!m_session.may(view.permission)) {
        conditions.append(QLatin1StringView(view.own));
        values.insert(u"me"_s, m_session.userId());
    }
    return conditions.join(u" AND "_s);
}

Result<QString> ViewReader::order(const View &view, const TableQuery &query) const
{
    QList<SortKey> keys = query.sort;
    if (keys.isEmpty())
        keys.append({QString::fromLatin1(view.defaultSort), view.defaultDescending});
    QStringList terms;
    for (const SortKey &key : keys) {
        auto column = columns(view, {key.column});
        if (!column)
            return column.error();
        const ViewColumn &sorted = *column->constFirst();
        const QString text = sorted.type == ColumnType::Text ? u" COLLATE NOCASE"_s : QString();
        terms.append(expression(view, sorted) + text + (key.descending ? u" DESC NULLS LAST"_s : u" ASC NULLS LAST"_s));
    }
    terms.append(keys.constFirst().descending ? u"t.id DESC"_s : u"t.id"_s);
    return terms.join(u", "_s);
}

Result<ViewReader::Statement> ViewReader::statement(const View &view, const TableQuery &query, const QString &selected,
                                                    bool ordered) const
{
    if (auto allowed = m_session.require(view.permission, m_session.userId()); !allowed)
        return allowed.error();
    Statement result;
    auto where = condition(view, query, result.values);
    auto by = order(view, query);
    if (!where || !by)
        return where ? by.error() : where.error();
    result.sql = u"SELECT %1 FROM %2 t%3 WHERE %4"_s.arg(selected, QLatin1StringView(view.rows), joins(view), *where);
    if (ordered)
        result.sql += u" ORDER BY "_s + *by;
    return result;
}

Result<std::vector<qint64>> ViewReader::ids(const View &view, const TableQuery &query) const
{
    auto prepared = statement(view, query, u"t.id"_s, true);
    if (!prepared)
        return prepared.error();
    auto row = Sql::run(m_database.connection(), prepared->sql, prepared->values);
    if (!row)
        return row.error();
    std::vector<qint64> list;
    while (row->next())
        list.push_back(row->value(0).toLongLong());
    if (row->lastError().isValid())
        return Sql::toError(row->lastError());
    return list;
}

Result<qint64> ViewReader::count(const View &view, const TableQuery &query) const
{
    auto prepared = statement(view, query, u"count(*)"_s, false);
    if (!prepared)
        return prepared.error();
    auto number = Sql::value(m_database.connection(), prepared->sql, prepared->values);
    if (!number)
        return number.error();
    return number->toLongLong();
}

Result<void> ViewReader::read(const View &view, const TableQuery &query, const QList<const ViewColumn *> &columns,
                              const Row &row) const
{
    const QList<const ViewColumn *> wanted = columns.isEmpty() ? this->columns(view, true) : columns;
    QStringList expressions;
    for (const ViewColumn *column : wanted) {
        if (column->needs && !m_session.may(*column->needs))
            return m_session.require(*column->needs);
        expressions.append(expression(view, *column));
    }
    auto prepared = statement(view, query, expressions.join(u", "_s), true);
    if (!prepared)
        return prepared.error();
    auto result = Sql::run(m_database.connection(), prepared->sql, prepared->values);
    if (!result)
        return result.error();
    QList<QVariant> values(wanted.size());
    while (result->next()) {
        for (qsizetype i = 0; i < values.size(); ++i)
            values[i] = result->value(int(i));
        if (!row(values))
            return Error {Error::Code::Cancelled, Tr::tr("Cancelled.")};
    }
    if (result->lastError().isValid())
        return Sql::toError(result->lastError());
    return {};
}
