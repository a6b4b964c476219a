// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/facet.h"
#include "core/tables/rowsets.h"

// Counts the rows of a view by the values of a column, among some of them or, with nothing, among all. Asks for no right.
class FacetCounter final
{
public:
    FacetCounter(const Database &database, RowSets &sets, const View &view, const std::optional<RowSet> &among)
        : m_database(database)
        , m_sets(sets)
        , m_view(view)
        , m_among(among)
    {
    }

    // Of dates overdue where the column can be, the usual days, and none; of anything else its values: of many the most
    // frequent `limit` whose text has the words of `typed`. Errors as those of RowSets.
    Result<Facet> count(const ViewColumn &column, const QString &typed, int limit, const QDateTime &now) const;

private:
    Result<Facet> days(const ViewColumn &column, const QDateTime &now) const;
    Result<Facet> texts(const ViewColumn &column) const;
    Result<Facet> relatedTexts(const ViewColumn &column) const;
    Result<qint64> rowCount() const;

    const Database &m_database;
    RowSets &m_sets;
    const View &m_view;
    const std::optional<RowSet> &m_among;
};
