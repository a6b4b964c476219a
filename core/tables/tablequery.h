// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

// A column must have this value (compared as text, without case). An empty value: the column must be empty.
struct ColumnFilter
{
    QString column; // its id
    QString value;

    bool operator==(const ColumnFilter &) const = default;
};

struct SortKey
{
    QString column; // its id
    bool descending = false;

    bool operator==(const SortKey &) const = default;
};

// Which rows of a view, in which order: one value for the window, the command line and exports.
struct TableQuery
{
    QString search = {}; // every word must be found in one of the searched columns, anywhere in it
    QList<ColumnFilter> filters = {}; // all must hold
    QString condition = {}; // one of the view's named conditions, "overdue"; empty for none
    QList<SortKey> sort = {}; // then by id, so that the order is stable; empty: the view's default
    QList<qint64> onlyIds = {}; // when not empty, only these rows

    bool isFiltered() const { return !search.trimmed().isEmpty() || !filters.isEmpty() || !condition.isEmpty(); }
    bool operator==(const TableQuery &) const = default;
};
