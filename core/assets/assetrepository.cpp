// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetrepository.h"

using namespace Qt::Literals::StringLiterals;

namespace {

const RecordMapping<Asset> &mapping()
{
    static const RecordMapping<Asset> assets {
        u"assets"_s,
        {recordField(u"asset_tag"_s, &Asset::tag), recordField(u"serial"_s, &Asset::serial),
         recordField(u"name"_s, &Asset::name), recordField(u"model_id"_s, &Asset::modelId),
         recordField(u"status_id"_s, &Asset::statusId), recordField(u"site_id"_s, &Asset::siteId),
         recordField(u"supplier_id"_s, &Asset::supplierId), recordField(u"purchase_date"_s, &Asset::purchaseDate),
         recordField(u"purchase_cost"_s, &Asset::purchaseCost),
         recordField(u"warranty_months"_s, &Asset::warrantyMonths), recordField(u"notes"_s, &Asset::notes),
         recordField(u"created_by"_s, &Asset::createdBy), recordField(u"created_at"_s, &Asset::createdAt)}};
    return assets;
}

}

AssetRepository::AssetRepository(Database &database)
    : m_database(database)
    , m_table(database, mapping())
{
}

Result<std::optional<Asset>> AssetRepository::byTag(const QString &tag) const
{
    return m_table.first(u"asset_tag = :tag"_s, {{u"tag"_s, tag}});
}

Result<std::optional<Asset>> AssetRepository::bySerial(const Asset &asset) const
{
    return m_table.first(
        u"serial = :serial AND id <> :id AND (SELECT manufacturer_id FROM models WHERE id = assets.model_id) "
        "IS (SELECT manufacturer_id FROM models WHERE id = :model)"_s,
        {{u"serial"_s, asset.serial}, {u"id"_s, asset.id}, {u"model"_s, RecordValue::toVariant(asset.modelId)}});
}

Result<QList<Asset>> AssetRepository::search(const QStringList &words, const QString &exact, int limit) const
{
    auto [condition, values] = Sql::containsEvery(
        words, {u"asset_tag"_s, u"serial"_s, u"name"_s, u"(SELECT name FROM models WHERE id = model_id)"_s});
    values.insert(u"exact"_s, exact);
    return m_table.where(condition, values,
                         u"asset_tag <> :exact, serial IS NOT :exact, asset_tag LIMIT %1"_s.arg(limit));
}

Result<void> AssetRepository::removeClosedCustody(qint64 id) const
{
    auto removed = Sql::run(m_database.connection(),
                            u"DELETE FROM asset_assignments WHERE asset_id = :id AND checked_in_at IS NOT NULL"_s,
                            {{u"id"_s, id}});
    if (!removed)
        return removed.error();
    return {};
}
