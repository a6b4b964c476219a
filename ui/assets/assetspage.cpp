// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetspage.h"

#include "core/assets/assettablemodel.h"
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
                          u"asset.edit"_s, u"journal.show"_s},
            .contextMenu = {u"asset.edit"_s, u"asset.edit-many"_s, QString(), u"asset.check-out"_s, u"asset.check-in"_s,
                            u"asset.transfer"_s, u"asset.extend"_s, QString(), u"edit.copy"_s, u"journal.show"_s,
                            QString(), u"asset.retire"_s, u"asset.delete"_s},
            .activation = u"asset.edit"_s,
            .emptyIcon = u"computer"_s,
            .emptyTitle = AssetsPage::tr("No assets yet"),
            .emptySentence = AssetsPage::tr("Add the first device, or drop a CSV file here to import a list."),
            .emptyAction = u"asset.add"_s,
            .model = [](Workspace &workspace) -> std::unique_ptr<RelationalPageModel> {
                return std::make_unique<AssetTableModel>(workspace.database, workspace.assets);
            },
            .edit = Permission::EditAssets,
            .match = [](const Workspace &workspace, const QStringList &keys) { return workspace.assets.match(keys); },
            .hasPast = true};
}

}

AssetsPage::AssetsPage(const PageContext &context, QWidget *parent)
    : TablePage(context, setup(), parent)
{
}

Selection AssetsPage::selection(qint64 limit) const
{
    return {.assets = selectedIds(limit)};
}

InspectorContent AssetsPage::inspect(qint64 id) const
{
    return AssetFacts::content(workspace(), id);
}
