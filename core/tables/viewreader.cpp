// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/viewreader.h"

#include "core/access/session.h"
#include "core/base/searchtext.h"
#include "core/base/text.h"
#include "core/db/cursor.h"
#include "core/db/database.h"

#include <QCoreApplication>
#include <QScopeGuard>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(ViewReader)
};

// What a database can take is more, what anybody types is less.
constexpr int mostConditions = 200;
constexpr int mostValues = 2000;

qsizetype wordCount(const QString &text)
{
    return SearchText::words(text).split(u' ', Qt::SkipEmptyParts).size();
}

Result<void> checkSize(const TableQuery &query)
{
    qsizetype words = wordCount(query.search) + query.filters.size(), values = 0;
    for (const FilterTerm &term : query.filters) {
        values += term.values.size();
        for (const QString &value : term.values)
            words = std::max(words, wordCount(value));
    }
    if (words > mostConditions)
        return Error {Error::Code::Invalid, Tr::tr("A search takes at most %n word(s).", nullptr, mostConditions),
                      u"search"_s};
    if (values > mostValues)
        return Error {Error::Code::Invalid, Tr::tr("A filter takes at most %n value(s).", nullptr, mostValues),
                      u"search"_s};
    return {};
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

// A right beyond the view's counts for filters and orders too: they tell what a column holds.
Result<void> ViewReader::check(const View &view, const TableQuery &query) const
{
    if (auto allowed = m_session.require(view.permission, m_session.userId()); !allowed)
        return allowed;
    if (auto sized = checkSize(query); !sized)
        return sized;
    const ViewSql sql(view, m_now);
    QStringList ids;
    for (const SortKey &key : query.sort)
        ids.append(key.column);
    for (const FilterTerm &term : query.filters) {
        if (const auto rows = sql.rows(term); !rows)
            return rows.error();
        if (const ViewColumn *column = view.column(term.field))
            ids.append(QString::fromLatin1(column->id));
    }
    if (auto readable = columns(view, ids); !readable)
        return readable.error();
    return {};
}

Result<SqlText> ViewReader::condition(const View &view, const TableQuery &query) const
{
    const ViewSql sql(view, m_now);
    SqlText all {u"1"_s, {}};
    const auto add = [&all](const QString &condition, const SqlText &ids) {
        all.sql += u" AND "_s + QString(condition).replace(u"%1"_s, ids.sql);
        all.values.insert(ids.values);
    };
    int part = 0;
    for (const QString &word : Text::words(query.search)) {
        QList<SqlText> places;
        for (const WordSource &source : sql.sources(word, ++part))
            places.append(source.rows());
        if (!places.isEmpty())
            add(u"t.id IN (%1)"_s, ViewSql::anyOf(places));
    }
    for (const FilterTerm &term : query.filters) {
        const auto rows = sql.rows(term, ++part);
        if (!rows)
            return rows.error();
        add(term.negated ? u"t.id NOT IN (%1)"_s : u"t.id IN (%1)"_s, *rows);
    }
    if (!query.onlyIds.isEmpty())
        add(u"t.id IN (%1)"_s, ViewSql::onlyRows(query.onlyIds));
    if (!m_session.may(view.permission))
        add(u"(%1)"_s, {QString::fromLatin1(view.own), {{u"me"_s, m_session.userId()}}});
    return all;
}

Result<SqlText> ViewReader::statement(const View &view, const TableQuery &query, const QString &selected,
                                      const QList<SortKey> &keys) const
{
    if (auto checked = check(view, query); !checked)
        return checked.error();
    const ViewSql sql(view, m_now);
    auto where = condition(view, query);
    const auto order = keys.isEmpty() ? Result<QString>(QString()) : sql.order(keys);
    if (!where || !order)
        return where ? order.error() : where.error();
    where->sql = u"SELECT %1 FROM %2 t%3 WHERE %4"_s.arg(selected, QLatin1StringView(view.rows), sql.joins(),
                                                         where->sql);
    if (!keys.isEmpty())
        where->sql += u" ORDER BY "_s + *order;
    return where;
}

Result<std::vector<qint64>> ViewReader::ids(const View &view, const TableQuery &query) const
{
    auto prepared = statement(view, query, u"t.id"_s, ViewSql(view, m_now).sortKeys(query));
    if (!prepared)
        return prepared.error();
    auto row = Cursor::open(m_database, prepared->sql, prepared->values);
    if (!row)
        return row.error();
    std::vector<qint64> list;
    while (row->next())
        list.push_back(row->integer(0));
    if (auto read = row->error(); !read)
        return read.error();
    return list;
}

Result<qint64> ViewReader::count(const View &view, const TableQuery &query) const
{
    auto prepared = statement(view, query, u"count(*)"_s);
    if (!prepared)
        return prepared.error();
    auto number = Cursor::open(m_database, prepared->sql, prepared->values);
    if (!number)
        return number.error();
    number->next();
    if (auto read = number->error(); !read)
        return read.error();
    return number->integer(0);
}

Result<void> ViewReader::read(const View &view, const TableQuery &query, const QList<const ViewColumn *> &columns,
                              const Row &row) const
{
    const QList<const ViewColumn *> wanted = columns.isEmpty() ? this->columns(view, true) : columns;
    QList<QVariant> values(wanted.size());
    return readRaw(view, query, wanted, [&](const Cursor &cursor) {
        for (qsizetype i = 0; i < values.size(); ++i)
            values[i] = cursor.value(int(i));
        return row(values);
    });
}

Result<void> ViewReader::readRaw(const View &view, const TableQuery &query, const QList<const ViewColumn *> &columns,
                                 const RawRow &row) const
{
    QStringList expressions;
    const ViewSql sql(view, m_now);
    for (const ViewColumn *column : columns) {
        if (column->needs && !m_session.may(*column->needs))
            return m_session.require(*column->needs);
        expressions.append(sql.expression(*column));
    }
    const auto prepared = statement(view, query, expressions.join(u", "_s), sql.settledKeys(query));
    if (!prepared)
        return prepared.error();
    m_database.setMapped(true);
    const auto usual = qScopeGuard([this] { m_database.setMapped(false); });
    auto cursor = Cursor::open(m_database, prepared->sql, prepared->values);
    if (!cursor)
        return cursor.error();
    while (cursor->next()) {
        if (!row(*cursor))
            return Error {Error::Code::Cancelled, Tr::tr("Cancelled.")};
    }
    return cursor->error();
}
