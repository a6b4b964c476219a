// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetrepository.h"
#include "core/journal/saved.h"

#include <QCoreApplication>

class CatalogService;
class Operation;
class SettingsService;
class UnitOfWork;

// The rules of assets: valid and unique tags, serials unique per manufacturer, who may see and set a cost,
// retire, delete. Each write is one operation of the journal.
class AssetService final
{
    Q_DECLARE_TR_FUNCTIONS(AssetService)
    Q_DISABLE_COPY_MOVE(AssetService)

public:
    AssetService(Database &database, UnitOfWork &work, CatalogService &catalog, SettingsService &settings);

    Result<Asset> find(qint64 id) const; // NotFound
    Result<Asset> findByTag(const QString &tag) const; // NotFound, naming the tag; any case
    // Assets whose tag, serial, name or model contains every word of `text`; exact tags first, then by tag.
    Result<QList<Asset>> search(const QString &text, int limit) const;
    Result<QList<qint64>> createdBy(qint64 userId) const;

    // An empty tag draws the next one inside the transaction. Without a status it is the default deployable one.
    // Invalid (with the field), Duplicate (tag, serial), Reference, Denied.
    Result<Saved> create(const Asset &asset);
    // Merges with what others changed meanwhile; Conflict where both changed the same field. The purchase cost
    // needs ViewCost; a status of kind Archived needs RetireAssets.
    Result<Saved> update(const Asset &original, const Asset &edited);
    // Sets the default archived status. All or none. Conflict while one is checked out.
    Result<Saved> retire(const QList<qint64> &ids, const QString &reason);
    // With its past custody; needs a reason. Conflict while it is checked out.
    Result<Saved> remove(qint64 id, const QString &reason);

    // Where custody leaves an asset: its status, and its site where one is given. Inside an operation only.
    // A status of kind Archived needs RetireAssets.
    Result<void> place(const Operation &operation, const Asset &asset, qint64 statusId, std::optional<qint64> siteId);

    static Result<void> validate(const Asset &asset);

private:
    Result<void> checkRights(const Asset &original, const Asset &edited) const;
    Result<void> checkUnique(const Asset &asset) const;

    Database &m_database;
    UnitOfWork &m_work;
    CatalogService &m_catalog;
    SettingsService &m_settings;
    AssetRepository m_assets;
};
