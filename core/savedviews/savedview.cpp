// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/savedviews/savedview.h"

#include "core/tables/querytext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(SavedView)
};

}

Result<TableQuery> SavedView::tableQuery() const
{
    const View *shown = Views::find(view);
    if (!shown)
        return Error {Error::Code::Invalid, Tr::tr("“%1” belongs to a list that is not there.").arg(name), u"view"_s};
    const auto parsed = QueryText::parse(*shown, query);
    if (!parsed.problems.isEmpty())
        return Error {
            Error::Code::Invalid,
            Tr::tr("“%1” cannot be shown as it was saved. %2").arg(name, parsed.problems.constFirst().message),
            u"query"_s};
    for (const SortKey &key : sort) {
        if (shown->indexOf(key.column) < 0)
            return Error {
                Error::Code::Invalid,
                Tr::tr("“%1” cannot be ordered as it was saved: there is no column “%2”.").arg(name, key.column),
                u"sort"_s};
    }
    return TableQuery {.search = parsed.search, .filters = parsed.filters, .sort = sort};
}

void SavedView::setTableQuery(const TableQuery &tableQuery)
{
    query = QueryText::format(*Views::find(view), tableQuery.search, tableQuery.filters);
    sort = tableQuery.sort;
}
