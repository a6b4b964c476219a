// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/db/recordtable.h"
#include "core/journal/saved.h"

#include <map>

class UnitOfWork;

// The catalog: sites, departments, categories, manufacturers, suppliers, models, statuses. Names are unique
// without case; an entry that is in use cannot be deleted (Reference).
class CatalogService final
{
    Q_DECLARE_TR_FUNCTIONS(CatalogService)
    Q_DISABLE_COPY_MOVE(CatalogService)

public:
    CatalogService(Database &database, UnitOfWork &work);

    Result<QList<CatalogEntry>> entries(CatalogList::Kind kind) const; // by name
    Result<CatalogEntry> entry(CatalogList::Kind kind, qint64 id) const; // NotFound
    Result<Saved> create(CatalogList::Kind kind, const CatalogEntry &entry); // Invalid, Duplicate
    Result<Saved> update(CatalogList::Kind kind, const CatalogEntry &original, const CatalogEntry &edited);
    Result<Saved> remove(CatalogList::Kind kind, qint64 id);

    Result<QList<AssetModel>> models() const; // by name
    Result<AssetModel> model(qint64 id) const;
    Result<Saved> create(const AssetModel &model);
    Result<Saved> update(const AssetModel &original, const AssetModel &edited);
    Result<Saved> removeModel(qint64 id);

    Result<QList<StatusLabel>> statuses() const; // by kind, then name
    Result<StatusLabel> status(qint64 id) const;
    Result<StatusLabel> statusByName(const QString &name) const; // NotFound; any case
    // The first status of a kind by id, which is the one made with the database. NotFound.
    Result<StatusLabel> defaultStatus(StatusKind::Value kind) const;
    Result<Saved> create(const StatusLabel &status);
    Result<Saved> update(const StatusLabel &original, const StatusLabel &edited);
    Result<Saved> removeStatus(qint64 id);

    // What update() would do with what others changed since `original` was read; conflicts are to be decided. NotFound.
    Result<RecordMerge<CatalogEntry>> merge(CatalogList::Kind kind, const CatalogEntry &original,
                                            const CatalogEntry &edited) const;
    Result<RecordMerge<AssetModel>> merge(const AssetModel &original, const AssetModel &edited) const;
    Result<RecordMerge<StatusLabel>> merge(const StatusLabel &original, const StatusLabel &edited) const;

    // Why create() would be refused for lack of a right, empty when it would not.
    QString refusal() const;

    static QString tableName(CatalogList::Kind kind); // as the journal has it
    static QString title(CatalogList::Kind kind); // translated, plural: "Sites"
    static QString singular(CatalogList::Kind kind); // translated: "site"
    static QString title(StatusKind::Value kind); // translated: "Deployable"

private:
    const RecordTable<CatalogEntry> &table(CatalogList::Kind kind) const { return m_lists.at(kind); }

    UnitOfWork &m_work;
    const std::map<CatalogList::Kind, RecordTable<CatalogEntry>> m_lists;
    const RecordTable<AssetModel> m_models;
    const RecordTable<StatusLabel> m_statuses;
};
