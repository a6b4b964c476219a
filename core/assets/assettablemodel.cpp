// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assettablemodel.h"

#include "core/assets/assetservice.h"

using namespace Qt::Literals::StringLiterals;

AssetTableModel::AssetTableModel(Database &database, AssetService &assets, QObject *parent)
    : RelationalPageModel(database, Views::assets(), parent)
    , m_assets(assets)
{
}

bool AssetTableModel::isEditable(int column) const
{
    static const QStringList fields {u"serial"_s, u"name"_s, u"purchase_date"_s, u"warranty_months"_s, u"notes"_s};
    return fields.contains(QLatin1StringView(view().columns[std::size_t(column)].id));
}

Result<void> AssetTableModel::submitRow(qint64 id, const QList<Edit> &edits)
{
    for (const Edit &edit : edits) {
        if (auto written = m_assets.updateField(id, edit.column, edit.seen, edit.value); !written)
            return written.error();
    }
    return {};
}
