// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetpicker.h"

#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Limit = 20;
constexpr int ScannedLength = 4; // a shorter text is somebody typing

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(AssetPicker)
};

QString description(const Workspace &workspace, const Asset &asset)
{
    QStringList parts {AssetPicker::name(workspace, asset), asset.serial};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

PickerItem toItem(const Workspace &workspace, AssetPicker::Filter filter, const Asset &asset)
{
    PickerItem item {
        .id = asset.id, .title = asset.tag, .subtitle = description(workspace, asset), .iconName = u"laptop"_s};
    item.disabledReason = AssetPicker::refusal(workspace, filter, asset.id);
    item.enabled = item.disabledReason.isEmpty();
    return item;
}

// A scanned serial number means its asset and nothing else, unless it is a tag, too.
void narrowToSerial(QList<Asset> &assets, const QString &text)
{
    const auto isTag = [&text](const Asset &asset) { return asset.tag.compare(text, Qt::CaseInsensitive) == 0; };
    const auto isSerial = [&text](const Asset &asset) { return asset.serial.compare(text, Qt::CaseInsensitive) == 0; };
    if (text.size() < ScannedLength || std::ranges::any_of(assets, isTag) || std::ranges::none_of(assets, isSerial))
        return;
    assets.removeIf([&isSerial](const Asset &asset) { return !isSerial(asset); });
}

}

PickerField *AssetPicker::create(Workspace &workspace, Filter filter, PickerField::Mode mode, QWidget *parent)
{
    const auto find = [&workspace, filter](const QString &text) { return search(workspace, filter, text); };
    auto *field = new PickerField(find, mode, parent);
    field->setPlaceholderText(Tr::tr("Tag, serial number, name or model"));
    return field;
}

QList<PickerItem> AssetPicker::search(const Workspace &workspace, Filter filter, const QString &text)
{
    auto found = workspace.assets.search(text, Limit);
    QList<PickerItem> items;
    if (!found)
        return items;
    narrowToSerial(*found, Text::line(text));
    for (const Asset &asset : std::as_const(*found))
        items.append(toItem(workspace, filter, asset));
    std::ranges::stable_partition(items, &PickerItem::enabled);
    return items;
}

QList<PickerItem> AssetPicker::items(const Workspace &workspace, Filter filter, const QList<qint64> &ids)
{
    QList<PickerItem> items;
    for (const qint64 id : ids) {
        if (const auto asset = workspace.assets.find(id))
            items.append(toItem(workspace, filter, *asset));
    }
    return items;
}

QString AssetPicker::name(const Workspace &workspace, const Asset &asset)
{
    if (!asset.name.isEmpty() || !asset.modelId)
        return asset.name;
    const auto model = workspace.catalog.model(*asset.modelId);
    return model ? model->name : QString();
}

QString AssetPicker::refusal(const Workspace &workspace, Filter filter, qint64 assetId)
{
    switch (filter) {
    case Filter::Any:
        break;
    case Filter::Available:
        return workspace.custody.unavailability(assetId);
    case Filter::CheckedOut: {
        const auto custody = workspace.custody.current(assetId);
        if (!custody)
            return custody.error().message;
        return *custody ? QString() : Tr::tr("Not checked out");
    }
    }
    return {};
}
