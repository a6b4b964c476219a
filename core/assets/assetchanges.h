// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"

// What a bulk edit does to each of its assets: a member that is not set leaves the field as it is; one that is set to
// an empty value clears it.
struct AssetChanges
{
    std::optional<QString> name = {};
    std::optional<std::optional<qint64>> modelId = {};
    std::optional<std::optional<qint64>> statusId = {}; // cleared is Invalid
    std::optional<std::optional<qint64>> siteId = {};
    std::optional<std::optional<qint64>> supplierId = {};
    std::optional<QDate> purchaseDate = {};
    std::optional<std::optional<qint64>> purchaseCost = {}; // minor units: cents
    std::optional<std::optional<int>> warrantyMonths = {};
    std::optional<QString> notes = {};

    bool operator==(const AssetChanges &) const = default;

    Asset appliedTo(const Asset &original) const
    {
        Asset asset = original;
        asset.name = name.value_or(original.name);
        asset.modelId = modelId.value_or(original.modelId);
        asset.statusId = statusId.value_or(original.statusId);
        asset.siteId = siteId.value_or(original.siteId);
        asset.supplierId = supplierId.value_or(original.supplierId);
        asset.purchaseDate = purchaseDate.value_or(original.purchaseDate);
        asset.purchaseCost = purchaseCost.value_or(original.purchaseCost);
        asset.warrantyMonths = warrantyMonths.value_or(original.warrantyMonths);
        asset.notes = notes.value_or(original.notes);
        return asset;
    }
};
