// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetfacts.h"

#include "core/workspace/workspace.h"
#include "ui/catalog/statuskinds.h"
#include "ui/common/momenttext.h"
#include "ui/common/valueformat.h"
#include "ui/journal/recordhistory.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(AssetFacts)
};

QString entryName(const Workspace &workspace, CatalogList::Kind kind, std::optional<qint64> id)
{
    const auto entry = id ? workspace.catalog.entry(kind, *id) : Result<CatalogEntry>(Error {});
    return entry ? entry->name : QString();
}

QString dueText(const Custody &custody, const QDateTime &now)
{
    if (!custody.dueAt.isValid())
        return {};
    return custody.isOverdue(now) ? Tr::tr("overdue since %1").arg(MomentText::moment(custody.dueAt))
                                  : Tr::tr("due %1").arg(MomentText::moment(custody.dueAt));
}

void addModel(const Workspace &workspace, const Asset &asset, InspectorContent &content)
{
    const auto model = asset.modelId ? workspace.catalog.model(*asset.modelId) : Result<AssetModel>(Error {});
    if (!model)
        return;
    const QString maker = entryName(workspace, CatalogList::Kind::Manufacturers, model->manufacturerId);
    content.subtitle = asset.name.isEmpty() ? QString(maker + u' ' + model->name).trimmed() : asset.name;
    content.facts.append({Tr::tr("Model"), model->name});
    content.facts.append({Tr::tr("Manufacturer"), maker});
    content.facts.append({Tr::tr("Category"), entryName(workspace, CatalogList::Kind::Categories, model->categoryId)});
}

void addHolder(const Workspace &workspace, qint64 assetId, InspectorContent &content)
{
    const auto periods = workspace.custody.historyOfAsset(assetId);
    if (!periods)
        return;
    const QDateTime now = workspace.clock.now();
    for (const CustodyPeriod &period : *periods) {
        content.timeline.append(AssetFacts::entry(period, true, now));
        if (!period.custody.isOpen())
            continue;
        const bool overdue = period.custody.isOverdue(now);
        content.facts.prepend(
            {Tr::tr("Due"), MomentText::moment(period.custody.dueAt), {}, overdue ? u"overdue"_s : QString()});
        content.facts.prepend({Tr::tr("Since"), MomentText::moment(period.custody.checkedOutAt)});
        content.facts.prepend(
            {Tr::tr("Holder"), period.holderName, u"person:%1"_s.arg(period.custody.userId), u"user"_s});
    }
}

}

namespace AssetFacts {

TimelineEntry entry(const CustodyPeriod &period, bool aboutAsset, const QDateTime &now)
{
    const Custody &custody = period.custody;
    QStringList parts;
    if (custody.isOpen())
        parts.append(dueText(custody, now));
    else
        parts.append(Tr::tr("until %1").arg(MomentText::moment(custody.checkedInAt)));
    parts.append(custody.purpose);
    if (!custody.conditionIn.isEmpty())
        parts.append(Tr::tr("returned: %1").arg(custody.conditionIn));
    parts.append(custody.notes.simplified());
    parts.removeAll(QString());
    const QString asset = period.assetName.isEmpty() ? period.assetTag
                                                     : QString(period.assetTag + u" · "_s + period.assetName);
    return {custody.isOverdue(now) ? u"overdue"_s
                : custody.isOpen() ? u"check-out"_s
                                   : u"check-in"_s,
            aboutAsset ? period.holderName : asset,
            parts.join(u" · "_s),
            custody.checkedOutAt,
            custody.isOpen(),
            aboutAsset ? u"person:%1"_s.arg(custody.userId) : u"asset:%1"_s.arg(custody.assetId)};
}

InspectorContent content(const Workspace &workspace, qint64 assetId)
{
    InspectorContent content;
    const auto asset = workspace.assets.find(assetId);
    if (!asset)
        return content;
    content.iconName = u"laptop"_s;
    content.title = asset->tag;
    content.facts.append({Tr::tr("Serial number"), asset->serial});
    addModel(workspace, *asset, content);
    content.facts.append({Tr::tr("Site"), entryName(workspace, CatalogList::Kind::Sites, asset->siteId)});
    content.facts.append({Tr::tr("Supplier"), entryName(workspace, CatalogList::Kind::Suppliers, asset->supplierId)});
    content.facts.append(
        {Tr::tr("Purchased"), ValueFormat::text(IsoTime::toText(asset->purchaseDate), ColumnType::Date)});
    if (workspace.session.may(Permission::ViewCost))
        content.facts.append(
            {Tr::tr("Cost"),
             asset->purchaseCost ? ValueFormat::text(*asset->purchaseCost, ColumnType::Money) : QString()});
    content.facts.append({Tr::tr("Warranty"),
                          asset->warrantyMonths ? Tr::tr("%n month(s)", nullptr, *asset->warrantyMonths) : QString()});
    content.facts.append({Tr::tr("Notes"), asset->notes});
    if (const auto status = workspace.catalog.status(asset->statusId.value_or(0))) {
        content.badge = status->name;
        content.badgeIcon = StatusKinds::iconName(status->kind);
        content.badgeRole = StatusKinds::color(status->kind);
    }
    addHolder(workspace, assetId, content);
    content.timelineTitle = Tr::tr("Custody");
    content.timelineEmpty = Tr::tr("Nobody has held it yet.");
    RecordHistory::add(content, workspace, u"assets"_s, assetId);
    return content;
}

}
