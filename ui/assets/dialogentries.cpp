// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/dialogentries.h"

#include "core/workspace/workspace.h"
#include "ui/catalog/statuskinds.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace {

QHash<qint64, QString> names(const Workspace &workspace, CatalogList::Kind kind)
{
    QHash<qint64, QString> names;
    if (const auto found = workspace.catalog.entries(kind)) {
        for (const CatalogEntry &entry : *found)
            names.insert(entry.id, entry.name);
    }
    return names;
}

}

QList<DialogChoice::Entry> DialogEntries::entries(const Workspace &workspace, CatalogList::Kind kind)
{
    QList<DialogChoice::Entry> list;
    if (const auto found = workspace.catalog.entries(kind)) {
        for (const CatalogEntry &entry : *found)
            list.append({.id = entry.id, .text = entry.name});
    }
    return list;
}

QList<DialogChoice::Entry> DialogEntries::models(const Workspace &workspace)
{
    QList<DialogChoice::Entry> list;
    const auto manufacturers = names(workspace, CatalogList::Kind::Manufacturers);
    if (const auto found = workspace.catalog.models()) {
        for (const AssetModel &model : *found) {
            QStringList parts {model.name, manufacturers.value(model.manufacturerId.value_or(0)), model.modelNumber};
            parts.removeAll(QString());
            list.append({.id = model.id, .text = parts.join(u" · "_s)});
        }
    }
    return list;
}

QList<DialogChoice::Entry> DialogEntries::statuses(const Workspace &workspace)
{
    QList<DialogChoice::Entry> list;
    if (const auto found = workspace.catalog.statuses()) {
        for (const StatusLabel &status : *found)
            list.append({.id = status.id, .text = status.name, .iconName = StatusKinds::iconName(status.kind)});
    }
    return list;
}
