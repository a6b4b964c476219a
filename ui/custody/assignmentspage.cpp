// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/custody/assignmentspage.h"

#include "core/workspace/workspace.h"
#include "ui/assets/assetfacts.h"

using namespace Qt::Literals::StringLiterals;

namespace {

TablePage::Setup setup()
{
    return {.view = Views::assignments(),
            .searchHint = AssignmentsPage::tr("Search tag, holder, purpose, notes"),
            .toolbar = {u"asset.check-in"_s, u"asset.extend"_s, u"file.export"_s},
            .inspector = {u"asset.check-in"_s, u"asset.extend"_s, u"asset.transfer"_s},
            .contextMenu = {u"asset.check-in"_s, u"asset.extend"_s, u"asset.transfer"_s, QString(), u"edit.copy"_s},
            .activation = u"asset.check-in"_s,
            .emptyIcon = u"assignment"_s,
            .emptyTitle = AssignmentsPage::tr("Nothing was checked out yet"),
            .emptySentence = AssignmentsPage::tr("Every check-out stands here, with who, when and until when."),
            .emptyAction = {},
            .hasPast = true};
}

}

AssignmentsPage::AssignmentsPage(const PageContext &context, QWidget *parent)
    : TablePage(context, setup(), parent)
{
}

Selection AssignmentsPage::selection(qint64 limit) const
{
    const auto assets = workspace().custody.assetsOf(selectedIds(limit));
    return {.assets = assets ? *assets : QList<qint64>()};
}

InspectorContent AssignmentsPage::inspect(qint64 id) const
{
    const auto custody = workspace().custody.find(id);
    return custody ? AssetFacts::content(workspace(), custody->assetId) : InspectorContent();
}
