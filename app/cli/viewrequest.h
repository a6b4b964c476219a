// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "core/tables/viewreader.h"

// The view, filters, order and columns that `list` and `export` are asked for. Refuses, with problem(), a view or a
// field that there is not, and a filter that does not fit its field.
class ViewRequest final
{
public:
    explicit ViewRequest(const CommandLine &line);

    static QString help(); // how filters are written, the views and their fields

    QString problem() const { return m_problem; }
    const View &view() const { return *m_view; } // only without a problem
    const TableQuery &query() const { return m_query; }
    // As chosen, else the exported ones that the reader may see. Denied for one they may not.
    Result<QList<const ViewColumn *>> columns(const ViewReader &reader) const;

private:
    void parseFilters(const QStringList &filters);
    void parseFilter(const QString &filter);
    void parseSort(const QStringList &keys);
    void parseColumns(const QString &list);
    const ViewColumn *known(const QString &field); // by its id or its word; nullptr, with a problem, if there is none

    const View *m_view = nullptr;
    TableQuery m_query;
    QStringList m_columns;
    QString m_problem;
};
