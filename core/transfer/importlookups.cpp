// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/importlookups.h"

#include "core/base/nearnames.h"
#include "core/base/text.h"
#include "core/catalog/catalogservice.h"
#include "core/transfer/importoptions.h"
#include "core/transfer/importrow.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = MissingEntry::Kind;

constexpr std::array lists {CatalogList::Kind::Sites, CatalogList::Kind::Departments, CatalogList::Kind::Categories,
                            CatalogList::Kind::Manufacturers, CatalogList::Kind::Suppliers};

std::pair<int, QString> keyOf(Kind kind, const QString &name)
{
    return {int(kind), Text::key(name)};
}

bool hasCategory(const AssetModel &model, const AssetModel &wanted)
{
    return !wanted.categoryId || model.categoryId == wanted.categoryId;
}

}

void LookupDecisions::create(Kind kind, const QString &name)
{
    m_decisions.insert(keyOf(kind, name), {.creates = true});
}

void LookupDecisions::create(const MissingEntry &missing)
{
    create(missing.kind, missing.name);
    if (missing.kind == Kind::Person)
        m_newPeople.insert(Text::key(missing.name), missing.person);
}

void LookupDecisions::replace(Kind kind, const QString &name, const QString &entry)
{
    m_decisions.insert(keyOf(kind, name), {.entry = entry});
}

void LookupDecisions::replace(const QString &name, const Person &person)
{
    m_decisions.insert(keyOf(Kind::Person, name), {.entry = person.fullName(), .person = person.id});
    m_newPeople.remove(Text::key(name));
}

void LookupDecisions::forget(Kind kind, const QString &name)
{
    m_decisions.remove(keyOf(kind, name));
    if (kind == Kind::Person)
        m_newPeople.remove(Text::key(name));
}

LookupDecisions::Decision LookupDecisions::of(Kind kind, const QString &name) const
{
    return m_decisions.value(keyOf(kind, name));
}

ImportLookups::ImportLookups(CatalogService &catalog)
    : m_catalog(catalog)
{
}

QString ImportLookups::title(Kind kind)
{
    if (kind == Kind::Status)
        return tr("status");
    if (kind == Kind::Model)
        return tr("model");
    if (kind == Kind::Person)
        return tr("person");
    return CatalogService::singular(lists[std::size_t(kind)]);
}

Result<void> ImportLookups::load(const ImportOptions &options)
{
    m_createsAll = options.createsMissing;
    m_ids.clear();
    m_idsAsWritten.clear();
    m_names.clear();
    m_nameOf.clear();
    m_modelsByName.clear();
    m_missing.clear();
    m_near.clear();
    m_pending.clear();
    m_pendingOf.clear();
    m_unsettled.clear();
    const auto add = [this](Kind kind, const QString &name, qint64 id) {
        m_ids.insert(keyOf(kind, name), id);
        m_names.insert(keyOf(kind, name), name);
        m_nameOf.insert({int(kind), id}, name);
    };
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const auto entries = m_catalog.entries(lists[i]);
        if (!entries)
            return entries.error();
        for (const CatalogEntry &entry : *entries)
            add(Kind(i), entry.name, entry.id);
    }
    const auto statuses = m_catalog.statuses();
    if (!statuses)
        return statuses.error();
    for (const StatusLabel &status : *statuses)
        add(Kind::Status, status.name, status.id);
    auto models = m_catalog.models();
    if (!models)
        return models.error();
    m_models = *std::move(models);
    for (qsizetype i = 0; i < m_models.size(); ++i) {
        add(Kind::Model, m_models.at(i).name, m_models.at(i).id);
        m_modelsByName.insert(Text::key(m_models.at(i).name), i);
    }
    return {};
}

QList<MissingEntry> ImportLookups::missing() const
{
    QList<MissingEntry> list = m_missing.values();
    std::ranges::sort(list, [](const MissingEntry &a, const MissingEntry &b) {
        return a.kind != b.kind ? a.kind < b.kind : a.name.localeAwareCompare(b.name) < 0;
    });
    const QString refusal = m_catalog.refusal();
    for (MissingEntry &entry : list) {
        entry.near = nearTo(entry.kind, entry.name);
        entry.refusal = refusal;
    }
    return list;
}

QStringList ImportLookups::names(Kind kind) const
{
    QStringList list;
    for (auto name = m_names.cbegin(); name != m_names.cend(); ++name) {
        if (name.key().first == int(kind))
            list.append(name.value());
    }
    list.sort(Qt::CaseInsensitive);
    return list;
}

QString ImportLookups::name(Kind kind, const std::optional<qint64> &id) const
{
    if (!id)
        return {};
    return *id < 0 ? m_pending.at(-*id - 1).name : m_nameOf.value({int(kind), *id});
}

QStringList ImportLookups::nearTo(Kind kind, const QString &name) const
{
    const QString key = Text::key(name);
    if (const auto kept = m_near.constFind({int(kind), key}); kept != m_near.cend())
        return *kept;
    const QStringList nearest = NearNames::of(name, names(kind));
    m_near.insert({int(kind), key}, nearest);
    return nearest;
}

std::optional<qint64> ImportLookups::find(Kind kind, const QString &name) const
{
    if (const auto known = m_idsAsWritten.constFind({int(kind), name}); known != m_idsAsWritten.cend())
        return *known;
    const auto id = m_ids.constFind(keyOf(kind, name));
    if (id == m_ids.cend())
        return {};
    m_idsAsWritten.insert({int(kind), name}, *id);
    return *id;
}

void ImportLookups::note(Kind kind, const QString &name)
{
    MissingEntry &missing = m_missing[keyOf(kind, name)];
    missing = {kind, missing.rows > 0 ? missing.name : name, missing.rows + 1};
}

// A name that is not there: what was decided of it, else nothing.
std::optional<qint64> ImportLookups::findOrPend(Kind kind, const QString &name, const AssetModel &model)
{
    note(kind, name);
    const LookupDecisions::Decision decision = m_decisions.of(kind, name);
    if (!decision.entry.isEmpty())
        return find(kind, decision.entry);
    if ((!m_createsAll && !decision.creates) || !m_catalog.refusal().isEmpty())
        return {};
    const PendingEntry pending {kind, name, model};
    const Key key = pendingKey(pending);
    auto place = m_pendingOf.constFind(key);
    if (place == m_pendingOf.cend()) {
        m_pending.append(pending);
        place = m_pendingOf.insert(key, m_pending.size() - 1);
    }
    return -qint64(*place) - 1;
}

// Models of one name are told apart by maker and number.
ImportLookups::Key ImportLookups::pendingKey(const PendingEntry &pending)
{
    Key key = keyOf(pending.kind, pending.name);
    if (pending.kind == Kind::Model)
        key.second += u'\n' + QString::number(pending.model.manufacturerId.value_or(0)) + u'\n'
            + Text::key(pending.model.modelNumber);
    return key;
}

void ImportLookups::setPending(const QList<PendingEntry> &pending)
{
    m_pending = pending;
    m_pendingOf.clear();
    for (qsizetype place = 0; place < pending.size(); ++place)
        m_pendingOf.insert(pendingKey(pending.at(place)), place);
}

void ImportLookups::rejectMissing(ImportRow &row, int field, Kind kind, const QString &name)
{
    const bool isWanted = m_createsAll || m_decisions.of(kind, name).creates;
    if (const QString refusal = isWanted ? m_catalog.refusal() : QString(); !refusal.isEmpty())
        return row.reject(field, refusal, {}, Error::Code::Denied);
    const QStringList near = nearTo(kind, name);
    row.reject(field, tr("there is no %1 of that name").arg(title(kind)),
               near.isEmpty() ? QString() : tr("one that is there, perhaps \"%1\"").arg(near.constFirst()),
               Error::Code::NotFound);
}

void ImportLookups::read(ImportRow &row, int field, Kind kind, std::optional<qint64> &id)
{
    if (!row.counts(field))
        return;
    const QString name = row.text(field);
    if (name.isEmpty()) {
        id.reset();
        return;
    }
    auto found = find(kind, name);
    if (!found)
        found = find(kind, row.plainText(field));
    if (!found)
        found = findOrPend(kind, name);
    if (found)
        id = found;
    else
        rejectMissing(row, field, kind, name);
}

QList<const AssetModel *> ImportLookups::modelsLike(const AssetModel &wanted, bool hasMaker, bool hasNumber) const
{
    QList<const AssetModel *> found;
    const auto [first, last] = m_modelsByName.equal_range(Text::key(wanted.name));
    for (auto place = first; place != last; ++place) {
        const AssetModel &model = m_models.at(*place);
        if ((!hasMaker || model.manufacturerId == wanted.manufacturerId)
            && (!hasNumber || Text::key(model.modelNumber) == Text::key(wanted.modelNumber)))
            found.append(&model);
    }
    return found;
}

// A model that would be missing too once its maker is there; so that one round of decisions does.
void ImportLookups::noteModelBehind(const ImportRow &row, const ModelFields &fields, const AssetModel &wanted)
{
    const bool hasMaker = !row.isEmpty(fields.manufacturer);
    if ((hasMaker && !wanted.manufacturerId) || modelsLike(wanted, hasMaker, !wanted.modelNumber.isEmpty()).isEmpty())
        note(Kind::Model, wanted.name);
}

void ImportLookups::readModel(ImportRow &row, const ModelFields &fields, std::optional<qint64> &id)
{
    AssetModel wanted;
    wanted.name = row.text(fields.model);
    if (!find(Kind::Model, wanted.name)) {
        if (const QString plain = row.plainText(fields.model); find(Kind::Model, plain))
            wanted.name = plain;
    }
    wanted.modelNumber = row.text(fields.modelNumber);
    if (wanted.name.isEmpty()) {
        for (const int field : {fields.manufacturer, fields.category}) {
            if (!row.isEmpty(field) && !id)
                row.reject(field, tr("the asset has no model that this could be said of"), tr("a model"));
        }
        if (row.counts(fields.model))
            id.reset();
        return;
    }
    read(row, fields.manufacturer, Kind::Manufacturer, wanted.manufacturerId);
    read(row, fields.category, Kind::Category, wanted.categoryId);
    if (row.isRejected())
        return noteModelBehind(row, fields, wanted);
    QList<const AssetModel *> found = modelsLike(wanted, !row.isEmpty(fields.manufacturer),
                                                 !wanted.modelNumber.isEmpty());
    const auto isOwn = [&](const AssetModel *model) { return model->id == id && hasCategory(*model, wanted); };
    if (std::ranges::any_of(found, isOwn))
        return;
    if (found.size() > 1)
        found.removeIf([&](const AssetModel *model) { return !hasCategory(*model, wanted); });
    if (found.size() > 1) {
        row.reject(fields.model, tr("several models have that name"), tr("the manufacturer or the model number too"),
                   Error::Code::Conflict);
    } else if (found.size() == 1 && !hasCategory(*found.constFirst(), wanted)) {
        row.reject(fields.category, tr("the model is of another category"),
                   name(Kind::Category, found.constFirst()->categoryId), Error::Code::Conflict);
    } else if (found.size() == 1) {
        id = found.constFirst()->id;
    } else if (const auto pending = findOrPend(Kind::Model, wanted.name, wanted)) {
        const auto category = *pending < 0 ? m_pending.at(-*pending - 1).model.categoryId : std::nullopt;
        if (category && wanted.categoryId && category != wanted.categoryId)
            row.reject(fields.category, tr("the model is of another category in a row before"),
                       name(Kind::Category, category), Error::Code::Conflict);
        id = pending;
    } else if (m_modelsByName.contains(Text::key(wanted.name))) {
        row.reject(fields.model, tr("no model of that name has that manufacturer and number"), {},
                   Error::Code::NotFound);
    } else {
        rejectMissing(row, fields.model, Kind::Model, wanted.name);
    }
}

Result<std::optional<qint64>> ImportLookups::made(const std::optional<qint64> &id)
{
    if (!id || *id >= 0)
        return id;
    const qsizetype place = -*id - 1;
    if (m_pending.at(place).madeId == 0) {
        const auto saved = make(m_pending.at(place));
        if (!saved)
            return saved.error();
        m_pending[place].madeId = *saved;
        m_unsettled.append(place);
    }
    return std::optional(m_pending.at(place).madeId);
}

void ImportLookups::settle(bool isKept)
{
    for (const qsizetype place : std::as_const(m_unsettled)) {
        if (!isKept)
            m_pending[place].madeId = 0;
    }
    m_unsettled.clear();
}

Result<qint64> ImportLookups::make(const PendingEntry &pending)
{
    const auto idOf = [](const Result<Saved> &saved) -> Result<qint64> {
        return saved ? Result<qint64>(saved->id) : Result<qint64>(saved.error());
    };
    if (pending.kind == Kind::Status)
        return idOf(m_catalog.create(StatusLabel {.name = pending.name}));
    if (pending.kind != Kind::Model)
        return idOf(m_catalog.create(lists[std::size_t(pending.kind)], CatalogEntry {.name = pending.name}));
    AssetModel model = pending.model;
    const auto maker = made(model.manufacturerId), category = made(model.categoryId);
    if (!maker || !category)
        return maker ? category.error() : maker.error();
    model.manufacturerId = *maker;
    model.categoryId = *category;
    return idOf(m_catalog.create(model));
}
