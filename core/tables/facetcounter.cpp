// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/facetcounter.h"

#include "core/base/searchtext.h"
#include "core/db/cursor.h"
#include "core/tables/dayrange.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

QString latin1(const char *text)
{
    return QString::fromLatin1(text);
}

bool isOffered(const ViewColumn &column, const QString &value)
{
    return column.values && latin1(column.values).split(u' ').contains(value);
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

}

Result<Facet> FacetCounter::count(const ViewColumn &column, const QString &typed, int limit, const QDateTime &now) const
{
    if (column.type == ColumnType::Date || column.type == ColumnType::Timestamp)
        return days(column, now);
    auto values = column.relatedTable ? relatedTexts(column) : texts(column);
    if (!values)
        return values;
    const QString words = SearchText::words(typed);
    const auto called = [&](const FacetValue &value) {
        return column.titles ? QString(value.text + u' ' + column.titles->title(value.text)) : value.text;
    };
    values->removeIf([&](const FacetValue &value) {
        return value.count == 0 || !SearchText::hasWords(SearchText::words(called(value)), words);
    });
    keepMostFrequent(*values, limit);
    return values;
}

Result<qint64> FacetCounter::rowCount() const
{
    if (m_among)
        return qint64(m_among->count());
    const auto everything = m_sets.all(m_view);
    if (!everything)
        return everything.error();
    return qint64((*everything)->count());
}

Result<Facet> FacetCounter::days(const ViewColumn &column, const QDateTime &now) const
{
    QStringList names = isOffered(column, u"overdue"_s) ? QStringList {u"overdue"_s} : QStringList {};
    names += DayRange::words();
    names += QString();
    Facet facet;
    for (const QString &name : names) {
        const auto set = m_sets.fitting(m_view, {latin1(column.id), FilterTerm::Op::Equals, {name}}, now);
        if (!set)
            return set.error();
        RowSet both = **set;
        if (m_among)
            both.intersect(*m_among);
        facet.append({name, both.count()});
    }
    return facet;
}

Result<Facet> FacetCounter::relatedTexts(const ViewColumn &column) const
{
    const auto rows = rowCount();
    auto keys = Cursor::open(m_database, ViewSql::keys(m_view, column));
    if (!rows || !keys)
        return rows ? keys.error() : rows.error();
    QHash<qint64, qint64> counts;
    qint64 withKey = 0;
    while (keys->next()) {
        if (!m_among || m_among->contains(keys->integer(0))) {
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
    Facet facet {{QString(), *rows - withKey}};
    for (auto value = byText.cbegin(); value != byText.cend(); ++value)
        facet.append({value.key(), value.value()});
    return facet;
}

Result<Facet> FacetCounter::texts(const ViewColumn &column) const
{
    const auto total = rowCount();
    auto rows = Cursor::open(m_database, ViewSql::keys(m_view, column));
    if (!total || !rows)
        return total ? rows.error() : total.error();
    QHash<QByteArray, qint64> counts;
    RowSet withText; // a row may have several
    while (rows->next()) {
        const QByteArray text = rows->text(1);
        if (text.isEmpty() || (m_among && !m_among->contains(rows->integer(0))))
            continue;
        ++counts[text];
        withText.insert(rows->integer(0));
    }
    if (auto read = rows->error(); !read)
        return read.error();
    Facet facet {{QString(), *total - withText.count()}};
    for (auto value = counts.cbegin(); value != counts.cend(); ++value)
        facet.append({QString::fromUtf8(value.key()), value.value()});
    return facet;
}
