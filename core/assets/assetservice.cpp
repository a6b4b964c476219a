// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/base/text.h"
#include "core/catalog/catalogservice.h"
#include "core/relations/onetomany.h"
#include "core/settings/settingsservice.h"

using namespace Qt::Literals::StringLiterals;

namespace {

Asset tidied(const Asset &typed)
{
    Asset asset = typed;
    asset.tag = Text::line(typed.tag);
    asset.serial = Text::line(typed.serial);
    asset.name = Text::line(typed.name);
    asset.notes = typed.notes.trimmed();
    return asset;
}

}

AssetService::AssetService(Database &database, UnitOfWork &work, CatalogService &catalog, SettingsService &settings)
    : m_database(database)
    , m_work(work)
    , m_catalog(catalog)
    , m_settings(settings)
    , m_assets(database)
{
}

Result<Asset> AssetService::find(qint64 id) const
{
    return m_assets.table().find(id);
}

Result<Asset> AssetService::findByTag(const QString &tag) const
{
    auto found = m_assets.byTag(Text::line(tag));
    if (!found)
        return found.error();
    if (!*found)
        return Error {Error::Code::NotFound, tr("There is no asset with the tag “%1”.").arg(tag), u"asset_tag"_s};
    return **found;
}

Result<Asset> AssetService::findBySerial(const QString &serial) const
{
    auto found = m_assets.table().where(u"serial = :serial"_s, {{u"serial"_s, Text::line(serial)}}, u"id LIMIT 2"_s);
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Error {Error::Code::NotFound, tr("There is no asset with the serial number “%1”.").arg(serial),
                      u"serial"_s};
    if (found->size() > 1)
        return Error {Error::Code::Conflict, tr("Several assets have the serial number “%1”.").arg(serial),
                      u"serial"_s};
    return found->constFirst();
}

Result<QList<Asset>> AssetService::search(const QString &text, int limit) const
{
    const auto ids = m_assets.search(text, limit);
    if (!ids)
        return ids.error();
    return m_assets.table().inOrder(*ids);
}

Result<QList<KeyMatch>> AssetService::match(const QStringList &keys) const
{
    return m_assets.match(keys);
}

Result<QList<qint64>> AssetService::createdBy(qint64 userId) const
{
    return OneToMany(m_database.connection(), u"assets"_s, u"created_by"_s).many(userId);
}

Result<void> AssetService::validate(const Asset &asset)
{
    if (asset.tag.size() > 64)
        return Error {Error::Code::Invalid, tr("An asset tag has at most 64 characters."), u"asset_tag"_s};
    if (asset.purchaseCost.value_or(0) < 0)
        return Error {Error::Code::Invalid, tr("A cost is not negative."), u"purchase_cost"_s};
    if (asset.warrantyMonths.value_or(0) < 0 || asset.warrantyMonths.value_or(0) > 600)
        return Error {Error::Code::Invalid, tr("A warranty has 0 to 600 months."), u"warranty_months"_s};
    return {};
}

// Of what stays as it is, the database has made sure.
Result<void> AssetService::checkTag(const Asset &original, const Asset &edited) const
{
    if (edited.tag == original.tag)
        return {};
    const auto other = m_assets.byTag(edited.tag);
    if (!other)
        return other.error();
    if (*other && (*other)->id != edited.id)
        return Error {Error::Code::Duplicate, tr("There is an asset with the tag “%1” already.").arg((*other)->tag),
                      u"asset_tag"_s};
    return {};
}

Result<void> AssetService::checkSerial(const Asset &original, const Asset &edited) const
{
    const bool isSame = edited.serial == original.serial && edited.modelId == original.modelId;
    if (isSame || edited.serial.isEmpty())
        return {};
    const auto other = m_assets.bySerial(edited);
    if (!other)
        return other.error();
    if (*other)
        return Error {
            Error::Code::Duplicate,
            tr("%1 of the same manufacturer has the serial number “%2” already.").arg((*other)->tag, edited.serial),
            u"serial"_s};
    return {};
}

Result<void> AssetService::checkRights(const Asset &original, const Asset &edited) const
{
    if (edited.purchaseCost != original.purchaseCost) {
        if (auto allowed = m_work.session().require(Permission::ViewCost); !allowed) {
            Error refusal = allowed.error();
            refusal.field = u"purchase_cost"_s;
            return refusal;
        }
    }
    if (!edited.statusId)
        return Error {Error::Code::Invalid, tr("An asset has a status."), u"status_id"_s};
    if (edited.statusId == original.statusId || m_work.session().may(Permission::RetireAssets))
        return {}; // the database makes sure that there is such a status
    auto status = m_catalog.status(*edited.statusId);
    if (!status)
        return Error {Error::Code::Reference, tr("There is no such status."), u"status_id"_s, status.error().detail};
    if (status->kind == StatusKind::Value::Archived)
        return m_work.session().require(Permission::RetireAssets);
    return {};
}

Result<Saved> AssetService::create(const Asset &typed)
{
    Asset asset = tidied(typed);
    qint64 id = 0;
    const QString summary = asset.tag.isEmpty() ? tr("Added an asset") : tr("Added %1").arg(asset.tag);
    auto done = m_work.run(Permission::EditAssets, {u"asset.create"_s, summary},
                           [&](const Operation &operation) -> Result<void> {
                               if (!asset.statusId) {
                                   auto status = m_catalog.defaultStatus(StatusKind::Value::Deployable);
                                   if (!status)
                                       return status.error();
                                   asset.statusId = status->id;
                               }
                               if (auto valid = validate(asset); !valid)
                                   return valid;
                               if (auto allowed = checkRights({}, asset); !allowed)
                                   return allowed;
                               if (asset.tag.isEmpty()) {
                                   auto drawn = m_settings.drawAssetTag();
                                   if (!drawn)
                                       return drawn.error();
                                   asset.tag = *drawn;
                               }
                               if (auto unique = checkSerial({}, asset); !unique)
                                   return unique;
                               asset.createdBy = operation.actor().id;
                               asset.createdAt = operation.at();
                               const auto inserted = m_assets.table().insert(asset);
                               if (const auto unique = inserted ? Result<void>() : checkTag({}, asset); !unique)
                                   return unique;
                               if (!inserted)
                                   return inserted.error();
                               id = *inserted;
                               return {};
                           });
    return toSaved(done, id);
}

Result<Saved> AssetService::update(const Asset &original, const Asset &typed)
{
    Asset asset = tidied(typed);
    asset.createdBy = original.createdBy; // not for anyone to change
    asset.createdAt = original.createdAt;
    auto done = m_work.run(Permission::EditAssets, {u"asset.edit"_s, tr("Edited %1").arg(asset.tag)},
                           [&](const Operation &) { return store(original, asset); });
    return toSaved(done, asset.id);
}

Result<RecordMerge<Asset>> AssetService::merge(const Asset &original, const Asset &edited) const
{
    return m_assets.table().merge(original, tidied(edited));
}

Result<Saved> AssetService::updateField(qint64 id, const QString &column, const QVariant &seen, const QVariant &value)
{
    const auto stored = find(id);
    if (!stored)
        return stored.error();
    const auto edit = m_assets.table().editField(*stored, column, seen, value);
    if (!edit)
        return edit.error();
    return update(edit->original, edit->edited);
}

Result<void> AssetService::check(const Asset &original, const Asset &typed, bool isTagFree) const
{
    const Asset asset = tidied(typed);
    if (auto valid = validate(asset); !valid)
        return valid;
    if (auto allowed = checkRights(original, asset); !allowed)
        return allowed;
    if (auto unique = isTagFree ? Result<void>() : checkTag(original, asset); !unique)
        return unique;
    return checkSerial(original, asset);
}

Result<void> AssetService::store(const Asset &original, const Asset &asset)
{
    if (asset.tag.isEmpty())
        return Error {Error::Code::Invalid, tr("An asset has a tag."), u"asset_tag"_s};
    if (auto valid = check(original, asset); !valid)
        return valid;
    return m_assets.table().update(original, asset);
}

Result<Saved> AssetService::editMany(const QList<qint64> &ids, const AssetChanges &changes, const QString &reason,
                                     const Progress &progress)
{
    const QList<qint64> each = Steps::unique(ids);
    const OperationInfo info {u"asset.bulk-edit"_s, tr("Edited %Ln asset(s)", nullptr, int(each.size())),
                              reason.trimmed()};
    const auto work = [&](const Operation &) -> Result<void> {
        if (auto allowed = m_work.session().require(Permission::EditAssets); !allowed)
            return allowed;
        if (each.isEmpty())
            return Error {Error::Code::Invalid, tr("Choose at least one asset."), u"assets"_s};
        if (changes == AssetChanges())
            return Error {Error::Code::Invalid, tr("Choose what to change.")};
        return Steps::forEach(each, progress, [&](qint64 id) { return editOne(id, changes); });
    };
    return toSaved(m_work.run(Permission::BulkEditAssets, info, work, {}, progress), each.value(0));
}

Result<void> AssetService::editOne(qint64 id, const AssetChanges &changes)
{
    const auto asset = find(id);
    if (!asset)
        return asset.error();
    auto stored = store(*asset, tidied(changes.appliedTo(*asset)));
    if (stored)
        return stored;
    Error error = stored.error();
    error.message = tr("%1: %2", "tag, what is wrong").arg(asset->tag, error.message);
    return error;
}

Result<void> AssetService::place(const Operation &, const Asset &asset, qint64 statusId, std::optional<qint64> siteId)
{
    Asset placed = asset;
    placed.statusId = statusId;
    placed.siteId = siteId ? siteId : asset.siteId;
    if (auto allowed = checkRights(asset, placed); !allowed)
        return allowed;
    return m_assets.table().update(asset, placed);
}

Result<Saved> AssetService::retire(const QList<qint64> &ids, const QString &reason, const Progress &progress)
{
    const QList<qint64> each = Steps::unique(ids);
    const OperationInfo info {u"asset.retire"_s, tr("Retired %Ln asset(s)", nullptr, int(each.size())),
                              reason.trimmed()};
    const auto work = [&](const Operation &) -> Result<void> {
        const auto archived = m_catalog.defaultStatus(StatusKind::Value::Archived);
        if (!archived)
            return archived.error();
        return Steps::forEach(each, progress, [&](qint64 id) { return retireOne(id, archived->id); });
    };
    return toSaved(m_work.run(Permission::RetireAssets, info, work, {}, progress), each.value(0));
}

Result<void> AssetService::retireOne(qint64 id, qint64 statusId)
{
    const auto asset = find(id);
    if (!asset)
        return asset.error();
    Asset retired = *asset;
    retired.statusId = statusId;
    auto updated = m_assets.table().update(*asset, retired);
    if (!updated && updated.error().code == Error::Code::Conflict)
        return Error {Error::Code::Conflict,
                      tr("%1 is checked out: check it in before it is retired.").arg(asset->tag),
                      {},
                      updated.error().detail};
    return updated;
}

Result<Saved> AssetService::remove(qint64 id, const QString &reason)
{
    auto asset = find(id);
    if (!asset)
        return asset.error();
    auto done = m_work.run(
        Permission::DeleteForGood, {u"asset.delete"_s, tr("Deleted %1").arg(asset->tag), reason.trimmed()},
        [&](const Operation &) -> Result<void> {
            if (reason.trimmed().isEmpty())
                return Error {Error::Code::Invalid, tr("Deleting for good needs a reason."), u"reason"_s};
            if (auto removed = m_assets.removeClosedCustody(id); !removed)
                return removed;
            auto removed = m_assets.table().remove(id);
            if (!removed && removed.error().code == Error::Code::Reference)
                return Error {Error::Code::Conflict,
                              tr("%1 is checked out: check it in before it is deleted.").arg(asset->tag),
                              {},
                              removed.error().detail};
            return removed;
        });
    return toSaved(done, id);
}
