// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reports/reporttable.h"

#include "core/workspace/workspace.h"
#include "ui/common/tableview.h"

using namespace Qt::Literals::StringLiterals;

namespace {

// What the rows of a report are.
enum class Subject { Assets, Custody, People, RoleAssignments };

Subject subjectOf(const View &view)
{
    const QLatin1StringView table(view.table);
    return table == "assets"_L1           ? Subject::Assets
        : table == "asset_assignments"_L1 ? Subject::Custody
        : table == "users"_L1             ? Subject::People
                                          : Subject::RoleAssignments;
}

QStringList contextMenu(const View &view)
{
    switch (subjectOf(view)) {
    case Subject::Assets:
    case Subject::Custody:
        return {u"asset.check-in"_s, u"asset.extend"_s, u"asset.transfer"_s, QString(), u"edit.copy"_s};
    case Subject::People:
        return {u"role.assign"_s, u"person.edit"_s, QString(), u"edit.copy"_s};
    case Subject::RoleAssignments:
        break;
    }
    return {u"edit.copy"_s};
}

TablePage::Setup setup(const Report &report, const QList<FilterTerm> &filters)
{
    return {.view = report.view,
            .searchHint = ReportTable::tr("Search this report"),
            .toolbar = {u"file.export"_s},
            .inspector = {},
            .contextMenu = contextMenu(report.view),
            .emptyIcon = u"report"_s,
            .emptyTitle = ReportTable::tr("Nothing to report"),
            .emptySentence = report.parameters.empty()
                ? ReportTable::tr("Nothing belongs in this report now.")
                : ReportTable::tr("Nothing belongs in this report with the values above."),
            .hasInspector = false,
            .fixed = filters};
}

}

ReportTable::ReportTable(const PageContext &context, const Report &report, const QList<FilterTerm> &filters,
                         QWidget *parent)
    : TablePage(context, setup(report, filters), parent)
{
    connect(table(), &QAbstractItemView::activated, this, [this] {
        const QList<qint64> ids = selectedIds(1);
        if (const QString target = ids.isEmpty() ? QString() : link(ids.constFirst()); !target.isEmpty())
            emit linkActivated(target);
    });
}

Selection ReportTable::selection(qint64 limit) const
{
    const QList<qint64> ids = selectedIds(limit);
    switch (subjectOf(view())) {
    case Subject::Assets:
        return {.assets = ids};
    case Subject::Custody: {
        const auto assets = workspace().custody.assetsOf(ids);
        return {.assets = assets ? *assets : QList<qint64>()};
    }
    case Subject::People:
        return {.people = ids};
    case Subject::RoleAssignments:
        break;
    }
    return {};
}

QString ReportTable::link(qint64 id) const
{
    switch (subjectOf(view())) {
    case Subject::Assets:
        return u"asset:%1"_s.arg(id);
    case Subject::Custody: {
        const auto custody = workspace().custody.find(id);
        return custody ? u"asset:%1"_s.arg(custody->assetId) : QString();
    }
    case Subject::People:
        return u"person:%1"_s.arg(id);
    case Subject::RoleAssignments:
        break;
    }
    return {};
}
