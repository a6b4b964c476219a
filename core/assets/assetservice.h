// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetchanges.h"
#include "core/assets/assetrepository.h"
#include "core/base/progress.h"
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
    // Assets that `text` finds, best first: exactly this tag, then serial; a tag, serial or name that begins so; every
    // word begins one of tag, serial, name or notes; the middle of a tag or serial (three characters and more); model and
    // manufacturer; who holds it; where nothing has them all, words of
    // the model or the holder beside others. Without case and accents from the words on.
    // Without text, by tag.
    Result<QList<Asset>> search(const QString &text, int limit) const;
    // Of each key the asset with that tag, otherwise those with that serial number; any case. In the order of the keys.
    Result<QList<KeyMatch>> match(const QStringList &keys) const;
    Result<Asset> findBySerial(const QString &serial) const; // NotFound; Conflict where several have it; any case
    Result<QList<qint64>> createdBy(qint64 userId) const;

    // An empty tag draws the next one inside the transaction. Without a status it is the default deployable one.
    // Invalid (with the field), Duplicate (tag, serial), Reference, Denied.
    Result<Saved> create(const Asset &asset);
    // Merges with what others changed meanwhile; Conflict where both changed the same field. The purchase cost
    // needs ViewCost; a status of kind Archived needs RetireAssets.
    Result<Saved> update(const Asset &original, const Asset &edited);
    // What update() would do with what others changed since `original` was read; conflicts are to be decided. NotFound.
    Result<RecordMerge<Asset>> merge(const Asset &original, const Asset &edited) const;
    // One field, a column of the table, as a grid edits it: Conflict when it is not what was seen any more.
    Result<Saved> updateField(qint64 id, const QString &column, const QVariant &seen, const QVariant &value);
    // The same changes to each of these assets: all or none, one operation. Needs BulkEditAssets, and each asset what
    // update() needs. As update(), naming the asset; Invalid where nothing is chosen or to be changed; Cancelled.
    Result<Saved> editMany(const QList<qint64> &ids, const AssetChanges &changes, const QString &reason,
                           const Progress &progress = {});
    // Sets the default archived status. All or none. Conflict while one is checked out. Cancelled.
    Result<Saved> retire(const QList<qint64> &ids, const QString &reason, const Progress &progress = {});
    // With its past custody; needs a reason. Conflict while it is checked out.
    Result<Saved> remove(qint64 id, const QString &reason);

    // Where custody leaves an asset: its status, and its site where one is given. Inside an operation only.
    // A status of kind Archived needs RetireAssets.
    Result<void> place(const Operation &operation, const Asset &asset, qint64 statusId, std::optional<qint64> siteId);

    static Result<void> validate(const Asset &asset);
    // What create() (with an id of 0) or update() would refuse, apart from a missing tag. Changes nothing. `isTagFree`: the
    // caller has found no asset with the tag.
    Result<void> check(const Asset &original, const Asset &edited, bool isTagFree = false) const;

private:
    Result<void> checkRights(const Asset &original, const Asset &edited) const;
    Result<void> checkTag(const Asset &original, const Asset &edited) const;
    Result<void> checkSerial(const Asset &original, const Asset &edited) const;
    Result<void> store(const Asset &original, const Asset &edited);
    Result<void> editOne(qint64 id, const AssetChanges &changes);
    Result<void> retireOne(qint64 id, qint64 statusId);

    Database &m_database;
    UnitOfWork &m_work;
    CatalogService &m_catalog;
    SettingsService &m_settings;
    AssetRepository m_assets;
};
