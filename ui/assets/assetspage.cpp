// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetspage.h"

#include "core/workspace/workspace.h"
#include "ui/assets/assetfacts.h"

using namespace Qt::Literals::StringLiterals;

namespace {

TablePage::Setup setup()
{
    return {.view = Views::assets(),
            .searchHint = AssetsPage::tr("Search tag, serial, model, holder, notes"),
            .toolbar = {u"asset.add"_s, u"asset.check-out"_s, u"asset.check-in"_s, u"file.export"_s},
            .inspector = {u"asset.check-out"_s, u"asset.check-in"_s, u"asset.transfer"_s, u"asset.extend"_s,
                          u"asset.edit"_s},
            .contextMenu = {u"asset.edit"_s, QString(), u"asset.check-out"_s, u"asset.check-in"_s, u"asset.transfer"_s,
                            u"asset.extend"_s, QString(), u"edit.copy"_s, QString(), u"asset.retire"_s,
                            u"asset.delete"_s},
            .conditions = {{u"overdue"_s, AssetsPage::tr("Overdue")}},
            .emptyIcon = u"computer"_s,
            .emptyTitle = AssetsPage::tr("No assets yet"),
            .emptySentence = AssetsPage::tr("Add the first device, then check it out to somebody."),
            .emptyAction = u"asset.add"_s};
}

}

AssetsPage::AssetsPage(Workspace &workspace, ActionRegistry &actions, QSettings &settings, QWidget *parent)
    : TablePage(workspace, actions, settings, setup(), parent)
{
}

Selection AssetsPage::selection() const
{
    return {.assets = selectedIds()};
}

InspectorContent AssetsPage::inspect(qint64 id) const
{
    return AssetFacts::content(workspace(), id);
}
