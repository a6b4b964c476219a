// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/rowsets.h"

#include "core/base/searchtext.h"
#include "core/base/text.h"
#include "core/db/cursor.h"
#include "core/db/database.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype keptSetBytes = 8 * 1024 * 1024;
constexpr qsizetype keptKeyBytes = 32 * 1024 * 1024; // twice those of millions of assignments

QString latin1(const char *text)
{
    return QString::fromLatin1(text);
}

// What depends on the clock is kept for the minute.
QDateTime minuteOf(const QDateTime &now)
{
    return QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch() / 60 * 60, Qt::UTC);
}

// One that is greater than the cache is kept alone.
template <typename Value>
const Value *kept(QCache<QString, Value> &cache, const QString &key, Value &&value, qsizetype bytes)
{
    cache.insert(key, new Value(std::move(value)), std::min(bytes, cache.maxCost()));
    return cache.object(key);
}

RowSet rowsOf(const RowSet &keys, const RowKeys &keyOf)
{
    return RowSet::where(keyOf.size(), [&](std::size_t id) { return keys.contains(keyOf[id]); });
}

}

RowSets::RowSets(const Database &database, qsizetype lookedUp)
    : m_database(database)
    , m_lookedUp(lookedUp)
    , m_sets(keptSetBytes)
    , m_keys(keptKeyBytes)
{
}

RowSets::~RowSets() = default;

void RowSets::forget()
{
    m_sets.clear();
    m_keys.clear();
}

Result<RowSet> RowSets::read(const SqlText &ids) const
{
    RowSet set;
    const auto visited = Cursor::forEachId(m_database, ids.sql, ids.values, [&set](qint64 id) { set.insert(id); });
    if (!visited)
        return visited.error();
    return set;
}

const RowSet *RowSets::keep(const QString &key, RowSet &&set)
{
    const qsizetype bytes = set.bytes();
    return kept(m_sets, key, std::move(set), bytes);
}

Result<const RowSet *> RowSets::all(const View &view)
{
    const QString key = u"all "_s + latin1(view.table);
    if (const RowSet *set = m_sets.object(key))
        return set;
    auto set = read({u"SELECT id FROM "_s + latin1(view.table), {}});
    if (!set)
        return set.error();
    return keep(key, *std::move(set));
}

Result<const RowKeys *> RowSets::keys(const QString &statement)
{
    if (const RowKeys *keys = m_keys.object(statement))
        return keys;
    auto cursor = Cursor::open(m_database, statement);
    if (!cursor)
        return cursor.error();
    RowKeys keys;
    bool areNear = true;
    while (cursor->next() && areNear) {
        const qint64 id = cursor->integer(0), key = cursor->integer(1);
        areNear = RowSet::isNear(id) && RowSet::isNear(key) && key != 0;
        if (!areNear)
            break;
        if (std::size_t(id) >= keys.size())
            keys.resize(std::max(std::size_t(id) + 1, keys.size() * 2), 0);
        keys[std::size_t(id)] = quint32(key);
    }
    if (auto read = cursor->error(); !read)
        return read.error();
    if (!areNear)
        return nullptr;
    while (!keys.empty() && keys.back() == 0)
        keys.pop_back();
    keys.shrink_to_fit();
    const auto bytes = qsizetype(keys.size() * sizeof(quint32));
    return kept(m_keys, statement, std::move(keys), bytes);
}

Result<RowSet> RowSets::found(const WordSource &source)
{
    auto matches = read(source.found);
    if (!matches || source.keys.isEmpty())
        return matches;
    if (matches->count() <= m_lookedUp)
        return read(source.rows());
    const auto keyOf = keys(source.keys);
    if (!keyOf)
        return keyOf.error();
    return *keyOf ? rowsOf(*matches, **keyOf) : read(source.rows());
}

Result<const RowSet *> RowSets::withWord(const ViewSql &sql, const View &view, const QString &word)
{
    const QString key = u"word %1 %2"_s.arg(latin1(view.name), word);
    if (const RowSet *set = m_sets.object(key))
        return set;
    RowSet rows;
    for (const WordSource &source : sql.sources(word)) {
        const auto some = found(source);
        if (!some)
            return some.error();
        rows.unite(*some);
    }
    return keep(key, std::move(rows));
}

Result<const RowSet *> RowSets::fitting(const View &view, const FilterTerm &term, const QDateTime &now)
{
    const auto rows = ViewSql(view, minuteOf(now)).rows(term);
    if (!rows)
        return rows.error();
    QString key = rows->sql; // and the values: among them what the clock says
    for (const QVariant &value : rows->values)
        key += QChar(0) + value.toString();
    if (const RowSet *set = m_sets.object(key))
        return set;
    auto set = read(*rows);
    if (!set)
        return set.error();
    return keep(key, *std::move(set));
}

Result<const RowSet *> RowSets::present(const View &view, const ViewColumn &column)
{
    const SqlText rows {u"SELECT k.id FROM (%1) k"_s.arg(ViewSql::keys(view, column)), {}};
    if (const RowSet *set = m_sets.object(rows.sql))
        return set;
    auto set = read(rows);
    if (!set)
        return set.error();
    return keep(rows.sql, *std::move(set));
}

Result<RowSet> RowSets::only(const View &view, const QList<qint64> &ids) const
{
    const SqlText list = ViewSql::onlyRows(ids);
    return read({u"SELECT id FROM %1 WHERE id IN (%2)"_s.arg(latin1(view.table), list.sql), list.values});
}

Result<std::optional<RowSet>> RowSets::hits(const View &view, const TableQuery &query, const QDateTime &now)
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
        const auto set = only(view, query.onlyIds);
        if (!set)
            return set.error();
        narrow(*set);
    }
    for (const QString &word : Text::words(query.search)) {
        if (SearchText::words(word).isEmpty())
            continue;
        const auto set = withWord(sql, view, word);
        if (!set)
            return set.error();
        narrow(**set);
    }
    for (const FilterTerm &term : query.filters) {
        if (const ViewColumn *column = term.negated ? sql.presence(term) : nullptr) {
            const auto set = present(view, *column);
            if (!set)
                return set.error();
            narrow(**set);
            continue;
        }
        if (term.negated && !result) {
            const auto everything = all(view);
            if (!everything)
                return everything.error();
            narrow(**everything);
        }
        const auto set = fitting(view, term, now);
        if (!set)
            return set.error();
        if (term.negated)
            result->subtract(**set);
        else
            narrow(**set);
    }
    if (result && m_database.showsPast()) { // what was looked up may have come later
        const auto everything = all(view);
        if (!everything)
            return everything.error();
        narrow(**everything);
    }
    return result;
}
