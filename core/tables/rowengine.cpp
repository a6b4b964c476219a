// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/rowengine.h"

#include "core/access/session.h"
#include "core/base/searchtext.h"
#include "core/base/text.h"
#include "core/db/cursor.h"
#include "core/db/database.h"
#include "core/db/snapshot.h"
#include "core/db/sql.h"
#include "core/tables/dayrange.h"
#include "core/tables/viewreader.h"

#include <sqlite3.h>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype keptBytes = 8 * 1024 * 1024; // of sets
constexpr qsizetype fewRows = 2000; // sorted by SQL as quickly as taken out of an order

QString latin1(const char *text)
{
    return QString::fromLatin1(text);
}

// SELECT of (id, key) of the rows that have a key; the value where there is no relation.
QString keysOf(const View &view, const ViewColumn &column)
{
    if (column.keys)
        return latin1(column.keys);
    return u"SELECT t.id AS id, t.%2 AS key FROM %1 t WHERE t.%2 IS NOT NULL"_s.arg(latin1(view.rows),
                                                                                    latin1(column.field));
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

void keepMostFrequent(Facet &facet, int limit)
{
    if (facet.size() > limit) {
        std::nth_element(facet.begin(), facet.begin() + limit, facet.end(),
                         [](const FacetValue &a, const FacetValue &b) { return a.count > b.count; });
        facet.resize(limit);
    }
    std::sort(facet.begin(), facet.end(),
              [](const FacetValue &a, const FacetValue &b) { return a.text.compare(b.text, Qt::CaseInsensitive) < 0; });
}

// The moment that the minute began: what depends on the clock is kept so long.
QDateTime minuteOf(const QDateTime &now)
{
    return QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch() / 60 * 60, Qt::UTC);
}

bool isOffered(const ViewColumn &column, const QString &value)
{
    return column.values && latin1(column.values).split(u' ').contains(value);
}

qint64 sizeOf(const std::optional<RowSet> &among, const RowSet &everything)
{
    return among ? among->count() : everything.count();
}

}

RowEngine::RowEngine(Database &database, const Session &session)
    : m_database(database)
    , m_session(session)
    , m_sets(keptBytes)
{
}

RowEngine::~RowEngine() = default;

// From here on one state of the database; forgets what is of another one.
Result<void> RowEngine::begin(Snapshot &snapshot)
{
    if (auto begun = snapshot.begin(); !begun)
        return begun;
    const auto version = m_database.dataVersion();
    if (!version)
        return version.error();
    if (*version != m_dataVersion) {
        m_sets.clear();
        m_order.reset();
        m_orderKey.clear();
    }
    m_dataVersion = *version;
    return {};
}

// They are answered by one statement.
bool RowEngine::seesOwnOnly(const View &view) const
{
    return !m_session.may(view.permission);
}

Result<RowSet> RowEngine::readSet(const SqlText &ids) const
{
    auto cursor = Cursor::open(m_database, ids.sql, ids.values);
    if (!cursor)
        return cursor.error();
    RowSet set;
    while (cursor->next())
        set.insert(cursor->integer(0));
    if (auto read = cursor->error(); !read)
        return read.error();
    return set;
}

const RowSet *RowEngine::keep(const QString &key, RowSet &&set)
{
    const qsizetype cost = std::min(set.bytes(), keptBytes); // one that is greater is kept alone
    m_sets.insert(key, new RowSet(std::move(set)), cost);
    return m_sets.object(key);
}

Result<const RowSet *> RowEngine::all(const View &view)
{
    const QString key = u"all "_s + latin1(view.table);
    if (const RowSet *kept = m_sets.object(key))
        return kept;
    auto set = readSet({u"SELECT id FROM "_s + latin1(view.table), {}});
    if (!set)
        return set.error();
    return keep(key, *std::move(set));
}

Result<const RowSet *> RowEngine::wordSet(const ViewSql &sql, const View &view, const QString &word)
{
    const QString key = u"word %1 %2"_s.arg(latin1(view.name), word);
    if (const RowSet *kept = m_sets.object(key))
        return kept;
    RowSet found;
    for (const SqlText &source : sql.rows(word)) {
        const auto ids = readSet(source);
        if (!ids)
            return ids.error();
        found.unite(*ids);
    }
    return keep(key, std::move(found));
}

Result<const RowSet *> RowEngine::termSet(const ViewSql &sql, const FilterTerm &term)
{
    const auto rows = sql.rows(term);
    if (!rows)
        return rows.error();
    QString key = rows->sql; // and the values: among them what the clock says
    for (const QVariant &value : rows->values)
        key += QChar(0) + value.toString();
    if (const RowSet *kept = m_sets.object(key))
        return kept;
    auto ids = readSet(*rows);
    if (!ids)
        return ids.error();
    return keep(key, *std::move(ids));
}

Result<std::optional<RowSet>> RowEngine::hits(const View &view, const TableQuery &query, const QDateTime &now)
{
    const ViewSql sql(view, minuteOf(now));
    std::optional<RowSet> result;
    const auto narrow = [&](const RowSet &set) {
        if (result)
            result->intersect(set);
        else
            result = set;
    };
    if (!query.onlyIds.isEmpty()) {
        auto only = ViewSql::onlyRows(query.onlyIds);
        only.sql = u"SELECT id FROM %1 WHERE id IN (%2)"_s.arg(latin1(view.table), only.sql);
        const auto set = readSet(only);
        if (!set)
            return set.error();
        narrow(*set);
    }
    for (const QString &word : Text::words(query.search)) {
        if (SearchText::words(word).isEmpty())
            continue;
        const auto set = wordSet(sql, view, word);
        if (!set)
            return set.error();
        narrow(**set);
    }
    for (const FilterTerm &term : query.filters) {
        if (term.negated && !result) {
            const auto everything = all(view);
            if (!everything)
                return everything.error();
            narrow(**everything);
        }
        const auto set = termSet(sql, term);
        if (!set)
            return set.error();
        if (term.negated)
            result->subtract(**set);
        else
            narrow(**set);
    }
    return result;
}

Result<RowOrderPtr> RowEngine::rows(const View &view, const TableQuery &query, const QDateTime &now)
{
    const ViewReader reader(m_database, m_session, now);
    if (auto allowed = reader.check(view, query); !allowed)
        return allowed.error();
    Snapshot snapshot(m_database);
    if (auto current = begin(snapshot); !current)
        return current.error();
    const auto read = [&](const TableQuery &wanted) -> Result<RowOrderPtr> {
        auto ids = reader.ids(view, wanted);
        if (!ids)
            return ids.error();
        return std::make_shared<const RowOrder>(*std::move(ids));
    };
    if (seesOwnOnly(view))
        return read(query);
    const auto found = hits(view, query, now);
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
    auto filtered = std::make_shared<RowOrder>();
    filtered->reserve(std::size_t((*found)->count()));
    std::copy_if((*everything)->cbegin(), (*everything)->cend(), std::back_inserter(*filtered),
                 [&](qint64 id) { return (*found)->contains(id); });
    return RowOrderPtr(std::move(filtered));
}

Result<RowOrder> RowEngine::firstHits(const View &view, const TableQuery &query, const QDateTime &now, int limit)
{
    const QString words = SearchText::words(query.search);
    if (words.isEmpty() || !query.filters.isEmpty() || !query.onlyIds.isEmpty() || view.search.empty()
        || seesOwnOnly(view))
        return RowOrder();
    const ViewReader reader(m_database, m_session, now);
    if (auto allowed = reader.check(view, query); !allowed)
        return allowed.error();
    Snapshot snapshot(m_database);
    if (auto current = begin(snapshot); !current)
        return current.error();
    // All words at once in the index of the view's own texts.
    auto cursor = Cursor::open(m_database, u"%1 LIMIT %2"_s.arg(latin1(view.search.front())).arg(limit),
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

Result<qint64> RowEngine::count(const View &view, const TableQuery &query, const QDateTime &now)
{
    const ViewReader reader(m_database, m_session, now);
    if (auto allowed = reader.check(view, query); !allowed)
        return allowed.error();
    if (seesOwnOnly(view))
        return reader.count(view, query);
    Snapshot snapshot(m_database);
    if (auto current = begin(snapshot); !current)
        return current.error();
    const auto found = hits(view, query, now);
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
            u"SELECT NOT EXISTS (SELECT 1 FROM %1 WHERE id < 0) AND NOT EXISTS (SELECT 1 FROM %1 WHERE id >= %2)"_s
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
    QString name = latin1(view.name);
    for (const SortKey &key : keys)
        name += u" %1 %2"_s.arg(key.column).arg(key.descending);
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
        ? u"SELECT k.id FROM (%1) k ORDER BY k.key%2, k.id"_s.arg(keysOf(view, column), collation(column))
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
    const auto everything = all(view);
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
    const auto everything = all(view);
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
        ? u"SELECT k.id, k.key FROM (%1) k ORDER BY k.key%2"_s.arg(keysOf(view, column), collation(column))
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
    auto keys = Cursor::open(m_database, keysOf(view, column));
    if (!count || !keys)
        return count ? keys.error() : count.error();
    Ranks result {std::vector<quint32>(size, 0), *count};
    while (keys->next()) {
        const auto id = std::size_t(keys->integer(0));
        const auto key = std::size_t(keys->integer(1));
        if (id < size && key < rankOfKey.size())
            result.of[id] = rankOfKey[key];
    }
    if (auto read = keys->error(); !read)
        return read.error();
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
    if (auto current = begin(snapshot); !current)
        return current.error();
    std::optional<RowSet> among;
    if (seesOwnOnly(view)) {
        const auto ids = reader.ids(view, others);
        if (!ids)
            return ids.error();
        among.emplace();
        for (const qint64 id : *ids)
            among->insert(id);
    } else {
        auto found = hits(view, others, now);
        if (!found)
            return found.error();
        among = *std::move(found);
    }
    if (column.type == ColumnType::Date || column.type == ColumnType::Timestamp)
        return dayFacet(ViewSql(view, minuteOf(now)), column, among);
    auto values = column.relatedTable ? keyFacet(view, column, among) : textFacet(view, column, among);
    if (!values)
        return values;
    const QString words = SearchText::words(typed);
    values->removeIf([&](const FacetValue &value) {
        return value.count == 0 || !SearchText::hasWords(SearchText::words(value.text), words);
    });
    keepMostFrequent(*values, limit);
    return values;
}

// Overdue where the column can be, the usual days, and none.
Result<Facet> RowEngine::dayFacet(const ViewSql &sql, const ViewColumn &column, const std::optional<RowSet> &among)
{
    QStringList names = isOffered(column, u"overdue"_s) ? QStringList {u"overdue"_s} : QStringList {};
    names += DayRange::words();
    names += QString();
    Facet facet;
    for (const QString &name : names) {
        const auto set = termSet(sql, {latin1(column.id), FilterTerm::Op::Equals, {name}});
        if (!set)
            return set.error();
        RowSet both = **set;
        if (among)
            both.intersect(*among);
        facet.append({name, both.count()});
    }
    return facet;
}

Result<Facet> RowEngine::keyFacet(const View &view, const ViewColumn &column, const std::optional<RowSet> &among)
{
    const auto everything = all(view);
    auto keys = Cursor::open(m_database, keysOf(view, column));
    if (!everything || !keys)
        return everything ? keys.error() : everything.error();
    QHash<qint64, qint64> counts;
    qint64 withKey = 0;
    while (keys->next()) {
        if (!among || among->contains(keys->integer(0))) {
            ++counts[keys->integer(1)];
            ++withKey;
        }
    }
    if (auto read = keys->error(); !read)
        return read.error();
    auto texts = Cursor::open(m_database,
                              u"SELECT id, %2 FROM %1"_s.arg(latin1(column.relatedTable), latin1(column.relatedField)));
    if (!texts)
        return texts.error();
    QHash<QString, qint64> byText; // two people may have one name
    while (texts->next()) {
        if (const qint64 count = counts.value(texts->integer(0)); count > 0)
            byText[QString::fromUtf8(texts->text(1))] += count;
    }
    if (auto read = texts->error(); !read)
        return read.error();
    Facet facet {{QString(), sizeOf(among, **everything) - withKey}};
    for (auto value = byText.cbegin(); value != byText.cend(); ++value)
        facet.append({value.key(), value.value()});
    return facet;
}

Result<Facet> RowEngine::textFacet(const View &view, const ViewColumn &column, const std::optional<RowSet> &among)
{
    const auto everything = all(view);
    auto rows = Cursor::open(m_database, keysOf(view, column));
    if (!everything || !rows)
        return everything ? rows.error() : everything.error();
    QHash<QByteArray, qint64> counts;
    RowSet withText;
    while (rows->next()) {
        const QByteArray text = rows->text(1);
        if (text.isEmpty() || (among && !among->contains(rows->integer(0))))
            continue;
        ++counts[text];
        withText.insert(rows->integer(0));
    }
    if (auto read = rows->error(); !read)
        return read.error();
    Facet facet {{QString(), sizeOf(among, **everything) - withText.count()}};
    for (auto value = counts.cbegin(); value != counts.cend(); ++value)
        facet.append({QString::fromUtf8(value.key()), value.value()});
    return facet;
}
