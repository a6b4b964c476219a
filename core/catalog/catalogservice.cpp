// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalogservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/base/text.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

RecordMapping<CatalogEntry> entryMapping(const QString &table)
{
    return {table, {recordField(u"name"_s, &CatalogEntry::name), recordField(u"notes"_s, &CatalogEntry::notes)}};
}

const RecordMapping<CatalogEntry> &listMapping(CatalogList::Kind kind)
{
    static const std::map<CatalogList::Kind, RecordMapping<CatalogEntry>> mappings {
        {CatalogList::Kind::Sites, entryMapping(u"sites"_s)},
        {CatalogList::Kind::Departments, entryMapping(u"departments"_s)},
        {CatalogList::Kind::Categories, entryMapping(u"categories"_s)},
        {CatalogList::Kind::Manufacturers, entryMapping(u"manufacturers"_s)},
        {CatalogList::Kind::Suppliers, entryMapping(u"suppliers"_s)},
    };
    return mappings.at(kind);
}

std::map<CatalogList::Kind, RecordTable<CatalogEntry>> listTables(Database &database)
{
    std::map<CatalogList::Kind, RecordTable<CatalogEntry>> tables;
    for (const auto kind : {CatalogList::Kind::Sites, CatalogList::Kind::Departments, CatalogList::Kind::Categories,
                            CatalogList::Kind::Manufacturers, CatalogList::Kind::Suppliers})
        tables.emplace(kind, RecordTable<CatalogEntry>(database, listMapping(kind)));
    return tables;
}

const RecordMapping<AssetModel> &modelMapping()
{
    static const RecordMapping<AssetModel> models {
        u"models"_s,
        {recordField(u"name"_s, &AssetModel::name), recordField(u"model_number"_s, &AssetModel::modelNumber),
         recordField(u"manufacturer_id"_s, &AssetModel::manufacturerId),
         recordField(u"category_id"_s, &AssetModel::categoryId), recordField(u"notes"_s, &AssetModel::notes)}};
    return models;
}

const RecordMapping<StatusLabel> &statusMapping()
{
    static const RecordMapping<StatusLabel> statuses {u"statuses"_s,
                                                      {recordField(u"name"_s, &StatusLabel::name),
                                                       recordField(u"kind"_s, &StatusLabel::kind),
                                                       recordField(u"notes"_s, &StatusLabel::notes)}};
    return statuses;
}

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(CatalogService)
};

template <typename T>
Result<void> validate(const T &record)
{
    if (record.name.isEmpty())
        return Error {Error::Code::Invalid, Tr::tr("A name is needed."), u"name"_s};
    return {};
}

// Names what is wrong where the database only says that a unique value is taken.
template <typename R>
R named(R result, const QString &name)
{
    if (!result && result.error().code == Error::Code::Duplicate && result.error().field.isEmpty()
        && !result.error().detail.contains("custodian/"_L1))
        return Error {Error::Code::Duplicate, Tr::tr("There is an entry “%1” already.").arg(name), u"name"_s,
                      result.error().detail};
    if (!result && result.error().code == Error::Code::Reference)
        return Error {Error::Code::Reference, Tr::tr("“%1” is in use.").arg(name), {}, result.error().detail};
    return result;
}

template <typename T>
Result<Saved> createRecord(UnitOfWork &work, const RecordTable<T> &table, T record)
{
    record.name = Text::line(record.name);
    qint64 id = 0;
    auto done = work.run(Permission::EditCatalog,
                         {u"catalog.create"_s, Tr::tr("Added “%1” to the catalog").arg(record.name)},
                         [&](const Operation &) -> Result<void> {
                             if (auto valid = validate(record); !valid)
                                 return valid;
                             auto inserted = named(table.insert(record), record.name);
                             if (!inserted)
                                 return inserted.error();
                             id = *inserted;
                             return {};
                         });
    return toSaved(done, id);
}

template <typename T>
Result<Saved> updateRecord(UnitOfWork &work, const RecordTable<T> &table, const T &original, T edited,
                           Permission alsoNeeds = Permission::EditCatalog)
{
    edited.name = Text::line(edited.name);
    auto done = work.run(Permission::EditCatalog,
                         {u"catalog.edit"_s, Tr::tr("Edited “%1” in the catalog").arg(edited.name)},
                         [&](const Operation &) -> Result<void> {
                             if (auto allowed = work.session().require(alsoNeeds); !allowed)
                                 return allowed;
                             if (auto valid = validate(edited); !valid)
                                 return valid;
                             return named(table.update(original, edited), edited.name);
                         });
    return toSaved(done, edited.id);
}

template <typename T>
Result<Saved> removeRecord(UnitOfWork &work, const RecordTable<T> &table, qint64 id)
{
    auto record = table.find(id);
    if (!record)
        return record.error();
    auto done = work.run(Permission::EditCatalog,
                         {u"catalog.delete"_s, Tr::tr("Deleted “%1” from the catalog").arg(record->name)},
                         [&](const Operation &) { return named(table.remove(id), record->name); });
    return toSaved(done, id);
}

}

CatalogService::CatalogService(Database &database, UnitOfWork &work)
    : m_work(work)
    , m_lists(listTables(database))
    , m_models(database, modelMapping())
    , m_statuses(database, statusMapping())
{
}

Result<QList<CatalogEntry>> CatalogService::entries(CatalogList::Kind kind) const
{
    return table(kind).where(u"1"_s, {}, u"name"_s);
}

Result<CatalogEntry> CatalogService::entry(CatalogList::Kind kind, qint64 id) const
{
    return table(kind).find(id);
}

Result<Saved> CatalogService::create(CatalogList::Kind kind, const CatalogEntry &entry)
{
    return createRecord(m_work, table(kind), entry);
}

Result<Saved> CatalogService::update(CatalogList::Kind kind, const CatalogEntry &original, const CatalogEntry &edited)
{
    return updateRecord(m_work, table(kind), original, edited);
}

Result<Saved> CatalogService::remove(CatalogList::Kind kind, qint64 id)
{
    return removeRecord(m_work, table(kind), id);
}

Result<QList<AssetModel>> CatalogService::models() const
{
    return m_models.where(u"1"_s, {}, u"name, model_number"_s);
}

Result<AssetModel> CatalogService::model(qint64 id) const
{
    return m_models.find(id);
}

Result<Saved> CatalogService::create(const AssetModel &model)
{
    return createRecord(m_work, m_models, model);
}

Result<Saved> CatalogService::update(const AssetModel &original, const AssetModel &edited)
{
    return updateRecord(m_work, m_models, original, edited);
}

Result<Saved> CatalogService::removeModel(qint64 id)
{
    return removeRecord(m_work, m_models, id);
}

Result<QList<StatusLabel>> CatalogService::statuses() const
{
    return m_statuses.where(
        u"1"_s, {},
        u"CASE kind WHEN 'Deployable' THEN 0 WHEN 'Deployed' THEN 1 WHEN 'Pending' THEN 2 WHEN 'Undeployable' THEN 3 ELSE 4 END, name"_s);
}

Result<StatusLabel> CatalogService::status(qint64 id) const
{
    return m_statuses.find(id);
}

Result<StatusLabel> CatalogService::statusByName(const QString &name) const
{
    auto found = m_statuses.first(u"name = :name"_s, {{u"name"_s, Text::line(name)}});
    if (!found)
        return found.error();
    if (!*found)
        return Error {Error::Code::NotFound, Tr::tr("There is no status “%1”.").arg(name), u"status"_s};
    return **found;
}

Result<StatusLabel> CatalogService::defaultStatus(StatusKind::Value kind) const
{
    auto found = m_statuses.first(u"kind = :kind"_s, {{u"kind"_s, RecordValue::toVariant(kind)}});
    if (!found)
        return found.error();
    if (!*found)
        return Error {Error::Code::NotFound,
                      Tr::tr("There is no status of the kind “%1”: add one under Administration.").arg(title(kind)),
                      u"status"_s};
    return **found;
}

Result<Saved> CatalogService::create(const StatusLabel &status)
{
    return createRecord(m_work, m_statuses, status);
}

Result<Saved> CatalogService::update(const StatusLabel &original, const StatusLabel &edited)
{
    // Every asset with the status is retired by it, or is not any more.
    const bool retires = original.kind != edited.kind
        && (original.kind == StatusKind::Value::Archived || edited.kind == StatusKind::Value::Archived);
    return updateRecord(m_work, m_statuses, original, edited,
                        retires ? Permission::RetireAssets : Permission::EditCatalog);
}

Result<Saved> CatalogService::removeStatus(qint64 id)
{
    return removeRecord(m_work, m_statuses, id);
}

Result<RecordMerge<CatalogEntry>> CatalogService::merge(CatalogList::Kind kind, const CatalogEntry &original,
                                                        const CatalogEntry &edited) const
{
    return table(kind).merge(original, edited);
}

Result<RecordMerge<AssetModel>> CatalogService::merge(const AssetModel &original, const AssetModel &edited) const
{
    return m_models.merge(original, edited);
}

Result<RecordMerge<StatusLabel>> CatalogService::merge(const StatusLabel &original, const StatusLabel &edited) const
{
    return m_statuses.merge(original, edited);
}

QString CatalogService::tableName(CatalogList::Kind kind)
{
    return listMapping(kind).table;
}

QString CatalogService::title(CatalogList::Kind kind)
{
    switch (kind) {
    case CatalogList::Kind::Sites:
        return Tr::tr("Sites");
    case CatalogList::Kind::Departments:
        return Tr::tr("Departments");
    case CatalogList::Kind::Categories:
        return Tr::tr("Categories");
    case CatalogList::Kind::Manufacturers:
        return Tr::tr("Manufacturers");
    case CatalogList::Kind::Suppliers:
        return Tr::tr("Suppliers");
    }
    return {};
}

QString CatalogService::singular(CatalogList::Kind kind)
{
    switch (kind) {
    case CatalogList::Kind::Sites:
        return Tr::tr("site");
    case CatalogList::Kind::Departments:
        return Tr::tr("department");
    case CatalogList::Kind::Categories:
        return Tr::tr("category");
    case CatalogList::Kind::Manufacturers:
        return Tr::tr("manufacturer");
    case CatalogList::Kind::Suppliers:
        return Tr::tr("supplier");
    }
    return {};
}

QString CatalogService::refusal() const
{
    return m_work.session().refusal(Permission::EditCatalog);
}

QString CatalogService::title(StatusKind::Value kind)
{
    switch (kind) {
    case StatusKind::Value::Deployable:
        return Tr::tr("Deployable");
    case StatusKind::Value::Deployed:
        return Tr::tr("Deployed");
    case StatusKind::Value::Pending:
        return Tr::tr("Pending");
    case StatusKind::Value::Undeployable:
        return Tr::tr("Undeployable");
    case StatusKind::Value::Archived:
        return Tr::tr("Archived");
    }
    return {};
}
