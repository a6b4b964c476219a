// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

// One condition of a filter, as the query language writes it (QueryText): "status:deployed", "due<2026-01-01",
// "-site:Berlin,Paris", "holder:none". Letters match without case and accents.
struct FilterTerm
{
    enum class Op {
        Contains, // ":" every word of the value begins a word of the field; a date: lies within the value
        Equals, // "=" the whole text; a date: lies within the value
        Less, // "<" and so on: dates and numbers
        LessOrEqual,
        Greater,
        GreaterOrEqual
    };

    // A column's id, the name of one of the view's filters, or "is" with the name of one of its conditions as value.
    QString field;
    Op op = Op::Contains;
    // Any of these. An empty one: the field is empty. Dates are those of DayRange, or overdue; words are kept, so that a
    // saved view stays current.
    QStringList values;
    bool negated = false;

    bool operator==(const FilterTerm &) const = default;
};

struct SortKey
{
    QString column; // its id
    bool descending = false;

    bool operator==(const SortKey &) const = default;
};

// Which rows of a view, in which order: one value for the window, saved views, the command line and exports.
struct TableQuery
{
    QString search = {}; // every word must be found in what the view searches (View::search)
    QList<FilterTerm> filters = {}; // all must hold
    QList<SortKey> sort = {}; // then by id, so that the order is stable; empty: the view's default
    QList<qint64> onlyIds = {}; // when not empty, only these rows

    bool isFiltered() const { return !search.trimmed().isEmpty() || !filters.isEmpty() || !onlyIds.isEmpty(); }
    bool operator==(const TableQuery &) const = default;
};
