// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "core/reports/report.h"
#include "core/tables/viewreader.h"

// The view or report, filters, order and columns that `list` and `export` are asked for. Refuses, with problem(), a
// view, a field or a parameter that there is not, and a filter or value that does not fit it.
class ViewRequest final
{
public:
    // `today` settles a report's parameters.
    ViewRequest(const CommandLine &line, const QDate &today);
    ViewRequest(const CommandLine &line, const QDate &today, const QString &name); // of a view or report

    static QString help(); // how filters are written, the views and reports and their fields

    QString problem() const { return m_problem; }
    const View &view() const { return *m_view; } // only without a problem
    const TableQuery &query() const { return m_query; }
    // As chosen, else the exported ones that the reader may see. Denied for one they may not.
    Result<QList<const ViewColumn *>> columns(const ViewReader &reader) const;

private:
    void parseParameters(const QStringList &parameters, const QDate &today);
    void parseFilters(const QStringList &filters);
    void parseFilter(const QString &filter);
    void parseSort(const QStringList &keys);
    void parseColumns(const QString &list);
    const ViewColumn *known(const QString &field); // by its id or its word; nullptr, with a problem, if there is none

    const Report *m_report = nullptr; // where one was asked for
    const View *m_view = nullptr;
    TableQuery m_query;
    QStringList m_columns;
    QString m_problem;
};
