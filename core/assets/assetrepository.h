// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"
#include "core/db/recordtable.h"
#include "core/tables/pastedkeys.h"

// The statements on table `assets`. No rules, no transactions.
class AssetRepository final
{
public:
    explicit AssetRepository(Database &database);

    const RecordTable<Asset> &table() const { return m_table; }
    Result<std::optional<Asset>> byTag(const QString &tag) const;
    // Another asset of the same manufacturer with this serial number.
    Result<std::optional<Asset>> bySerial(const Asset &asset) const;
    // Keys of the assets that `text` finds, as AssetService::search() ranks them, read from indexes only; with a holder,
    // of what that person has now.
    Result<QList<qint64>> search(const QString &text, int limit, std::optional<qint64> holderId = {}) const;
    Result<QList<KeyMatch>> match(const QStringList &keys) const; // as AssetService::match()
    Result<void> removeClosedCustody(qint64 id) const;

private:
    Database &m_database;
    const RecordTable<Asset> m_table;
};
