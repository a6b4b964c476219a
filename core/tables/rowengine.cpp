// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/rowengine.h"

#include "core/access/session.h"
#include "core/base/searchtext.h"
#include "core/db/cursor.h"
#include "core/db/database.h"
#include "core/db/snapshot.h"
#include "core/db/sql.h"
#include "core/tables/facetcounter.h"
#include "core/tables/viewreader.h"

#include <sqlite3.h>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype fewRows = 2000; // sorted by SQL as quickly as taken out of an order

QString latin1(const char *text)
{
    return QString::fromLatin1(text);
}

// A text that stands for several (the roles of a person) has keys to filter by, but is not sorted by one of them.
bool isSortedByKeys(const ViewColumn &column)
{
    return column.keys && (column.relatedTable || column.type != ColumnType::Text);
}

QString collation(const ViewColumn &column)
{
    return column.type == ColumnType::Text ? u" COLLATE NOCASE"_s : QString();
}

// Stable; ids whose rank is 0 come last.
void sortByRanks(RowOrder &ids, const std::vector<quint32> &rankOf, quint32 count, bool descending)
{
    const auto bucket = [&](qint64 id) {
        const quint32 rank = rankOf[std::size_t(id)];
        return rank == 0 ? count : descending ? count - rank : rank - 1;
    };
    std::vector<quint32> starts(count + 2, 0);
    for (const qint64 id : ids)
        ++starts[bucket(id) + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    RowOrder sorted(ids.size());
    for (const qint64 id : ids)
        sorted[starts[bucket(id)]++] = id;
    ids = std::move(sorted);
}

QString orderName(const View &view, const QList<SortKey> &keys)
{
    QString name = latin1(view.name);
    for (const SortKey &key : keys)
        name += u" %1 %2"_s.arg(key.column).arg(key.descending);
    return name;
}

// Without a branch for each row, which nothing could foresee.
RowOrder filtered(const RowOrder &order, const RowSet &set)
{
    RowOrder rows(std::size_t(set.count()) + 1);
    std::size_t count = 0;
    for (const qint64 id : order) {
        rows[count] = id;
        count += set.contains(id) ? 1 : 0;
    }
    rows.resize(count);
    return rows;
}

}

RowEngine::RowEngine(Database &database, const Session &session)
    : m_database(database)
    , m_session(session)
    , m_sets(database)
{
}

RowEngine::~RowEngine() = default;

// From here on one state of the database; forgets what is of another one, and the greatest things of another view.
Result<void> RowEngine::begin(Snapshot &snapshot, const View &view)
{
    if (auto begun = snapshot.begin(); !begun)
        return begun;
    const auto version = m_database.dataVersion();
    if (!version)
        return version.error();
    if (*version != m_dataVersion) {
        m_sets.forget();
        m_order.reset();
        m_orderKey.clear();
    }
    m_dataVersion = *version;
    if (std::exchange(m_view, &view) != &view)
        m_sets.forgetKeys();
    return {};
}

// They are answered by one statement.
bool RowEngine::seesOwnOnly(const View &view) const
{
    return !m_session.may(view.permission);
}

Result<RowOrderPtr> RowEngine::rows(const View &view, const TableQuery &query, const QDateTime &now)
{
    const ViewReader reader(m_database, m_session, now);
    if (auto allowed = reader.check(view, query); !allowed)
        return allowed.error();
    Snapshot snapshot(m_database);
    if (auto current = begin(snapshot, view); !current)
        return current.error();
    const auto read = [&](const TableQuery &wanted) -> Result<RowOrderPtr> {
        auto ids = reader.ids(view, wanted);
        if (!ids)
            return ids.error();
        return std::make_shared<const RowOrder>(*std::move(ids));
    };
    if (seesOwnOnly(view))
        return read(query);
    const auto found = m_sets.hits(view, query, now);
    if (!found)
        return found.error();
    const QList<SortKey> keys = ViewSql(view, now).sortKeys(query);
    if (*found && (*found)->count() <= fewRows) {
        TableQuery few {.sort = keys};
        (*found)->each([&](qint64 id) { few.onlyIds.append(id); });
        return few.onlyIds.isEmpty() ? std::make_shared<const RowOrder>() : read(few);
    }
    const auto everything = order(reader, view, keys);
    if (!everything || !*found)
        return everything;
    return std::make_shared<const RowOrder>(filtered(**everything, **found));
}

Result<RowOrder> RowEngine::firstRows(const View &view, const TableQuery &query, const QDateTime &now, int limit)
{
    const ViewSql sql(view, now);
    const bool isPresence = query.search.isEmpty()
        && std::ranges::all_of(query.filters, [&](const FilterTerm &term) { return sql.presence(term) != nullptr; });
    if ((!query.filters.isEmpty() && !isPresence) || !query.onlyIds.isEmpty() || seesOwnOnly(view))
        return RowOrder();
    const ViewReader reader(m_database, m_session, now);
    if (auto allowed = reader.check(view, query); !allowed)
        return allowed.error();
    Snapshot snapshot(m_database);
    if (auto current = begin(snapshot, view); !current)
        return current.error();
    const QList<SortKey> keys = sql.sortKeys(query);
    if (!query.search.isEmpty())
        return firstHits(reader, view, query, limit);
    if (!query.filters.isEmpty())
        return keys.size() == 1 ? firstPresent(view, query, keys.constFirst(), limit) : RowOrder();
    return keys.size() == 1 ? firstByRelated(view, keys.constFirst(), limit) : RowOrder();
}

// All words at once in the index of the view's own texts.
Result<RowOrder> RowEngine::firstHits(const ViewReader &reader, const View &view, const TableQuery &query, int limit)
{
    const QString words = SearchText::words(query.search);
    if (words.isEmpty() || view.search.empty())
        return RowOrder();
    auto cursor = Cursor::open(m_database, u"%1 LIMIT %2"_s.arg(latin1(view.search.front().found)).arg(limit),
                               {{u"match"_s, SearchText::prefixMatch(words)}, {u"word"_s, words}});
    if (!cursor)
        return cursor.error();
    TableQuery few {.sort = query.sort};
    while (cursor->next())
        few.onlyIds.append(cursor->integer(0));
    if (auto read = cursor->error(); !read)
        return read.error();
    if (few.onlyIds.isEmpty())
        return RowOrder();
    return reader.ids(view, few);
}

// From the related rows in their order to those that refer to them, where indexes lead there without sorting all.
Result<RowOrder> RowEngine::firstByRelated(const View &view, const SortKey &key, int limit)
{
    const ViewColumn &column = *view.column(key.column);
    if (!column.relatedTable || m_orderKey == orderName(view, {key}))
        return RowOrder();
    const QString direction = key.descending ? u" DESC"_s : QString();
    const QString statement =
        u"SELECT k.id FROM %1 r CROSS JOIN (%2) k ON k.key = r.id WHERE r.%3 IS NOT NULL ORDER BY r.%3%4%5, k.id%5 LIMIT %6"_s
            .arg(latin1(column.relatedTable), ViewSql::keys(view, column), latin1(column.relatedField),
                 collation(column), direction)
            .arg(limit);
    return inOrderOfIndex(statement, limit);
}

// Among the first rows by an index; where few of them fit, all have to be looked at anyway.
Result<RowOrder> RowEngine::firstPresent(const View &view, const TableQuery &query, const SortKey &key, int limit)
{
    constexpr int lookedAt = 20'000;
    const ViewColumn &column = *view.column(key.column);
    if (column.relatedTable || column.keys)
        return RowOrder();
    QStringList fields, conditions;
    for (const FilterTerm &term : query.filters) {
        const QString field = latin1(view.column(term.field)->field);
        fields.append(u", t.%1 AS is_%2"_s.arg(field).arg(fields.size()));
        conditions.append(u"is_%1 IS %2NULL"_s.arg(conditions.size()).arg(term.negated ? u"NOT "_s : QString()));
    }
    const QString direction = key.descending ? u" DESC"_s : QString();
    const QString first = u"SELECT t.id%1 FROM %2 t WHERE t.%3 IS NOT NULL ORDER BY t.%3%4%5, t.id%5 LIMIT %6"_s
                              .arg(fields.join(QString()), latin1(view.rows), latin1(column.field), collation(column),
                                   direction)
                              .arg(lookedAt);
    return inOrderOfIndex(u"SELECT id FROM (%1) WHERE %2 LIMIT %3"_s.arg(first, conditions.join(u" AND "_s)).arg(limit),
                          limit);
}

// What the statement gives, as long as it need not sort all rows for it and there is enough of it.
Result<RowOrder> RowEngine::inOrderOfIndex(const QString &statement, int limit)
{
    auto plan = Cursor::open(m_database, u"EXPLAIN QUERY PLAN "_s + statement);
    while (plan && plan->next()) {
        if (QByteArrayView(plan->text(3)) == "USE TEMP B-TREE FOR ORDER BY")
            return RowOrder();
    }
    auto cursor = Cursor::open(m_database, statement);
    if (!cursor)
        return cursor.error();
    RowOrder ids;
    while (cursor->next())
        ids.push_back(cursor->integer(0));
    if (auto read = cursor->error(); !read)
        return read.error();
    return ids.size() == std::size_t(limit) ? ids : RowOrder();
}

Result<qint64> RowEngine::count(const View &view, const TableQuery &query, const QDateTime &now)
{
    const ViewReader reader(m_database, m_session, now);
    if (auto allowed = reader.check(view, query); !allowed)
        return allowed.error();
    if (seesOwnOnly(view))
        return reader.count(view, query);
    Snapshot snapshot(m_database);
    if (auto current = begin(snapshot, view); !current)
        return current.error();
    const auto found = m_sets.hits(view, query, now);
    if (!found)
        return found.error();
    if (*found)
        return qint64((*found)->count());
    const auto rows = Sql::value(m_database.connection(), u"SELECT count(*) FROM "_s + latin1(view.table));
    if (!rows)
        return rows.error();
    return rows->toLongLong();
}

// Ranks take room for every key up to the greatest.
Result<bool> RowEngine::canRank(const View &view, const QList<SortKey> &keys) const
{
    QSet<QString> tables {latin1(view.table)};
    for (const SortKey &key : keys) {
        if (const char *related = view.column(key.column)->relatedTable)
            tables.insert(latin1(related));
    }
    for (const QString &table : std::as_const(tables)) {
        const auto areNear = Sql::value(
            m_database.connection(),
            u"SELECT NOT EXISTS (SELECT 1 FROM %1 WHERE id < 1) AND NOT EXISTS (SELECT 1 FROM %1 WHERE id >= %2)"_s
                .arg(table)
                .arg(RowSet::farFrom));
        if (!areNear)
            return areNear.error();
        if (!areNear->toBool())
            return false;
    }
    return true;
}

Result<RowOrderPtr> RowEngine::order(const ViewReader &reader, const View &view, const QList<SortKey> &keys)
{
    const QString name = orderName(view, keys);
    if (m_order && m_orderKey == name)
        return m_order;
    const ViewColumn *first = view.column(keys.constFirst().column);
    const bool byRanks = keys.size() > 1 || first->relatedTable;
    const auto ranked = byRanks ? canRank(view, keys) : Result<bool>(false);
    if (!ranked)
        return ranked.error();
    auto made = *ranked ? orderByRanks(view, keys)
        : byRanks       ? reader.ids(view, {.sort = keys})
                        : orderByIndex(view, keys.constFirst());
    if (!made)
        return made.error();
    m_order = std::make_shared<const RowOrder>(*std::move(made));
    m_orderKey = name;
    return m_order;
}

// One statement gives the rows that have a value; the others follow by id.
Result<RowOrder> RowEngine::orderByIndex(const View &view, const SortKey &key)
{
    const ViewColumn &column = *view.column(key.column);
    const QString statement = isSortedByKeys(column)
        ? u"SELECT k.id FROM (%1) k ORDER BY k.key%2, k.id"_s.arg(ViewSql::keys(view, column), collation(column))
        : u"SELECT t.id FROM %1 t WHERE t.%2 IS NOT NULL ORDER BY t.%2%3, t.id"_s.arg(
            latin1(view.rows), latin1(column.field), collation(column));
    const auto total = Sql::value(m_database.connection(), u"SELECT count(*) FROM "_s + latin1(view.table));
    auto cursor = Cursor::open(m_database, statement);
    if (!cursor || !total)
        return cursor ? total.error() : cursor.error();
    RowOrder ids;
    ids.reserve(std::size_t(total->toLongLong()));
    while (cursor->next())
        ids.push_back(cursor->integer(0));
    if (auto read = cursor->error(); !read)
        return read.error();
    if (key.descending)
        std::reverse(ids.begin(), ids.end());
    if (ids.size() == std::size_t(total->toLongLong()))
        return ids;
    const auto everything = m_sets.all(view);
    if (!everything)
        return everything.error();
    RowSet rest = **everything;
    RowSet present;
    for (const qint64 id : ids)
        present.insert(id);
    rest.subtract(present);
    const auto middle = std::ptrdiff_t(ids.size());
    rest.each([&](qint64 id) { ids.push_back(id); });
    if (key.descending)
        std::reverse(ids.begin() + middle, ids.end());
    return ids;
}

Result<RowOrder> RowEngine::orderByRanks(const View &view, const QList<SortKey> &keys)
{
    const auto everything = m_sets.all(view);
    if (!everything)
        return everything.error();
    RowOrder ids;
    ids.reserve(std::size_t((*everything)->count()));
    (*everything)->each([&](qint64 id) { ids.push_back(id); });
    const std::size_t size = ids.empty() ? 1 : std::size_t(ids.back()) + 1;
    if (keys.constFirst().descending)
        std::reverse(ids.begin(), ids.end());
    for (auto key = keys.crbegin(); key != keys.crend(); ++key) {
        const ViewColumn &column = *view.column(key->column);
        const auto ranked = column.relatedTable ? relatedRanks(view, column, size) : ranks(view, column, size);
        if (!ranked)
            return ranked.error();
        sortByRanks(ids, ranked->of, ranked->count, key->descending);
    }
    return ids;
}

namespace {

// Ranks from rows of (id, text) in order: equal texts share one.
template <typename Assign>
Result<quint32> rankTexts(Cursor &cursor, Assign assign)
{
    quint32 rank = 0;
    QByteArray previous;
    while (cursor.next()) {
        const char *text = cursor.text(1);
        if (rank == 0 || sqlite3_stricmp(previous.constData(), text) != 0) {
            ++rank;
            previous = text;
        }
        assign(cursor.integer(0), rank);
    }
    if (auto read = cursor.error(); !read)
        return read.error();
    return rank;
}

}

Result<RowEngine::Ranks> RowEngine::ranks(const View &view, const ViewColumn &column, std::size_t size)
{
    const QString statement = isSortedByKeys(column)
        ? u"SELECT k.id, k.key FROM (%1) k ORDER BY k.key%2"_s.arg(ViewSql::keys(view, column), collation(column))
        : u"SELECT t.id, t.%2 FROM %1 t WHERE t.%2 IS NOT NULL ORDER BY t.%2%3"_s.arg(
            latin1(view.rows), latin1(column.field), collation(column));
    auto cursor = Cursor::open(m_database, statement);
    if (!cursor)
        return cursor.error();
    Ranks result {std::vector<quint32>(size, 0)};
    const auto count = rankTexts(*cursor, [&](qint64 id, quint32 rank) {
        if (std::size_t(id) < size)
            result.of[std::size_t(id)] = rank;
    });
    if (!count)
        return count.error();
    result.count = *count;
    return result;
}

Result<RowEngine::Ranks> RowEngine::relatedRanks(const View &view, const ViewColumn &column, std::size_t size)
{
    auto related = Cursor::open(m_database,
                                u"SELECT id, %2 FROM %1 WHERE %2 IS NOT NULL ORDER BY %2%3"_s.arg(
                                    latin1(column.relatedTable), latin1(column.relatedField), collation(column)));
    if (!related)
        return related.error();
    std::vector<quint32> rankOfKey;
    const auto count = rankTexts(*related, [&](qint64 key, quint32 rank) {
        if (std::size_t(key) >= rankOfKey.size())
            rankOfKey.resize(std::max(std::size_t(key) + 1, rankOfKey.size() * 2), 0);
        rankOfKey[std::size_t(key)] = rank;
    });
    const auto keyOf = m_sets.keys(ViewSql::keys(view, column));
    if (!count || !keyOf)
        return count ? keyOf.error() : count.error();
    Ranks result {std::vector<quint32>(size, 0), *count};
    for (std::size_t id = 0; *keyOf && id < std::min(size, (*keyOf)->size()); ++id) {
        if (const quint32 key = (**keyOf)[id]; key < rankOfKey.size())
            result.of[id] = rankOfKey[key];
    }
    return result;
}

Result<Facet> RowEngine::facet(const View &view, const TableQuery &query, const ViewColumn &column,
                               const QString &typed, int limit, const QDateTime &now)
{
    TableQuery others = query;
    others.filters.removeIf([&](const FilterTerm &term) { return view.column(term.field) == &column; });
    const ViewReader reader(m_database, m_session, now);
    if (auto allowed = reader.check(view, others); !allowed)
        return allowed.error();
    if (auto readable = reader.columns(view, {latin1(column.id)}); !readable)
        return readable.error();
    Snapshot snapshot(m_database);
    if (auto current = begin(snapshot, view); !current)
        return current.error();
    const auto among = seesOwnOnly(view) ? ownRows(reader, view, others) : m_sets.hits(view, others, now);
    if (!among)
        return among.error();
    return FacetCounter(m_database, m_sets, view, *among).count(column, typed, limit, now);
}

Result<std::optional<RowSet>> RowEngine::ownRows(const ViewReader &reader, const View &view, const TableQuery &query)
{
    const auto ids = reader.ids(view, query);
    if (!ids)
        return ids.error();
    std::optional<RowSet> own(std::in_place);
    for (const qint64 id : *ids)
        own->insert(id);
    return own;
}
