// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/rowfeed.h"

#include "core/access/session.h"
#include "core/base/clock.h"
#include "core/db/cursor.h"
#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/tables/backgroundreader.h"
#include "core/tables/viewreader.h"
#include "core/tables/windowproxy.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int firstRows = 200;
constexpr qint64 quicklyCounted = 1'000'000;

Result<QString> pageStatement(const View &view, const TableQuery &query, const QDateTime &now)
{
    const ViewSql sql(view, now);
    const auto order = sql.order(sql.sortKeys(query));
    if (!order)
        return order.error();
    return u"SELECT t.id FROM %1 t ORDER BY %2 LIMIT :count OFFSET :first"_s.arg(QLatin1StringView(view.rows), *order);
}

}

RowFeed::RowFeed(Database &database, const Session &session, const Clock &clock, WindowProxy &rows, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_session(session)
    , m_clock(clock)
    , m_rows(rows)
{
}

void RowFeed::setBackground(BackgroundReader *background, int atOnce)
{
    m_background = background;
    m_atOnce = atOnce;
}

ViewReader RowFeed::reader() const
{
    return {m_database, m_session, m_clock.now()};
}

Result<void> RowFeed::setQuery(const TableQuery &query)
{
    const auto checked = reader().check(m_rows.view(), query);
    if (!checked && checked.error().code == Error::Code::Invalid)
        return checked;
    m_query = query;
    if (checked)
        fetch(true);
    else
        showNothing();
    return checked;
}

void RowFeed::refresh()
{
    m_rows.reloadPage();
    if (reader().check(m_rows.view(), m_query))
        fetch(m_rows.rowCount() == 0); // nothing shown yet: what is to be had at once first
    else
        showNothing();
}

bool RowFeed::rest(int mostKept)
{
    if (m_background)
        m_background->cancel(this, u"rows"_s);
    if (m_rows.rowCount() <= mostKept)
        return false;
    m_exact = false;
    m_rows.setOffsets(0, {});
    return m_rows.rowCount() == 0;
}

// At once, whatever is being read or edited.
void RowFeed::showNothing()
{
    if (m_background)
        m_background->cancel(this, u"rows"_s);
    m_rows.endEdit();
    adopt(std::make_shared<const RowOrder>(), true);
}

void RowFeed::fetch(bool newQuery)
{
    if (isAnsweredAtOnce())
        fetchAtOnce();
    else
        fetchInBackground(newQuery);
}

bool RowFeed::isAnsweredAtOnce() const
{
    if (!m_background || !m_session.may(m_rows.view().permission))
        return true;
    const auto beyond = Sql::value(
        m_database.connection(),
        u"SELECT id FROM %1 LIMIT 1 OFFSET %2"_s.arg(QLatin1StringView(m_rows.view().table)).arg(m_atOnce));
    return beyond && beyond->isNull();
}

void RowFeed::fetchAtOnce()
{
    if (m_background)
        m_background->cancel(this, u"rows"_s);
    auto ids = reader().ids(m_rows.view(), m_query);
    if (ids)
        adopt(std::make_shared<const RowOrder>(*std::move(ids)), true);
    else
        emit failed(ids.error());
}

void RowFeed::fetchInBackground(bool newQuery)
{
    m_exact = m_exact && !newQuery;
    if (newQuery && isOrderedByIndex())
        showPages();
    const auto answer = [feed = this, &view = m_rows.view(), query = m_query, now = m_clock.now(),
                         newQuery](const Result<RowEngine *> &engine, const BackgroundReader::Deliver &deliver) {
        const auto tell = [&](const Result<RowOrderPtr> &order, bool exact) {
            deliver([feed, order, exact] { feed->receive(order, exact); });
        };
        if (!engine) {
            tell(engine.error(), false);
            return;
        }
        if (newQuery) {
            const auto first = (*engine)->firstRows(view, query, now, firstRows);
            if (first && !first->empty())
                tell(std::make_shared<const RowOrder>(*first), false);
        }
        tell((*engine)->rows(view, query, now), true);
    };
    m_background->post(this, u"rows"_s, answer);
}

// Whether SQLite walks an index in that order, so that a page is read without sorting.
bool RowFeed::isOrderedByIndex() const
{
    if (m_query.isFiltered() || m_query.sort.size() > 1)
        return false;
    const auto statement = pageStatement(m_rows.view(), m_query, m_clock.now());
    if (!statement || statement->contains(u"ORDER BY r"_s)) // by what is joined
        return false;
    auto plan = Cursor::open(m_database, u"EXPLAIN QUERY PLAN "_s + *statement);
    while (plan && plan->next()) {
        if (QByteArrayView(plan->text(3)) == "USE TEMP B-TREE FOR ORDER BY")
            return false;
    }
    return bool(plan);
}

// To count millions takes longer than a page may take: until their order is there the keys tell, which are as many as
// the rows unless some were deleted.
Result<int> RowFeed::countRows()
{
    const auto state = m_database.state();
    if (!state)
        return state.error();
    if (m_count && m_countedIn == *state)
        return *m_count;
    const QString table = QString::fromLatin1(m_rows.view().table);
    const auto keys = Sql::value(m_database.connection(),
                                 u"SELECT (SELECT max(id) FROM %1) - (SELECT min(id) FROM %1) + 1"_s.arg(table));
    if (!keys)
        return keys.error();
    const qint64 range = keys->toLongLong();
    const auto count = range > quicklyCounted && range < RowSet::farFrom
        ? Result<QVariant>(*keys)
        : Sql::value(m_database.connection(), u"SELECT count(*) FROM "_s + table);
    if (!count)
        return count.error();
    m_countedIn = *state;
    m_count = count->toInt();
    return *m_count;
}

void RowFeed::showPages()
{
    const auto count = countRows();
    const auto statement = pageStatement(m_rows.view(), m_query, m_clock.now());
    if (!count || !statement)
        return;
    m_rows.setOffsets(*count, [this, statement = *statement](int first, int rows) -> Result<RowOrder> {
        auto cursor = Cursor::open(m_database, statement, {{u"first"_s, first}, {u"count"_s, rows}});
        if (!cursor)
            return cursor.error();
        RowOrder ids;
        while (cursor->next())
            ids.push_back(cursor->integer(0));
        if (auto read = cursor->error(); !read)
            return read.error();
        return ids;
    });
    emit changed();
}

// The right to it may be gone since it was asked for.
void RowFeed::receive(const Result<RowOrderPtr> &order, bool exact)
{
    if (!m_session.may(m_rows.view().permission) || !reader().check(m_rows.view(), m_query))
        showNothing();
    else if (order)
        adopt(*order, exact);
    else
        emit failed(order.error());
}

void RowFeed::adopt(const RowOrderPtr &order, bool exact)
{
    m_exact = exact;
    m_rows.setOrder(order);
    emit changed();
}
