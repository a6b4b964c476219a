// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/assetimport.h"

#include "core/base/text.h"
#include "core/journal/insertedtogether.h"
#include "core/transfer/csvwriter.h"
#include "core/workspace/workspace.h"

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = MissingEntry::Kind;
using Outcome = ImportPlan::Outcome;

enum Field {
    Tag,
    Serial,
    Name,
    Category,
    Manufacturer,
    Model,
    Status,
    Site,
    Holder,
    HolderEmail,
    CheckedOutAt,
    DueAt,
    PurchaseDate,
    PurchaseCost,
    Supplier,
    WarrantyMonths,
    Notes,
    ModelNumber,
    HolderUserName,
    HolderStaffNumber,
    HolderFirstName,
    HolderLastName,
};

constexpr std::array fields {
    ImportField {.id = "asset_tag",
                 .title = QT_TRANSLATE_NOOP("Views", "Asset tag"),
                 .isKey = true,
                 .isUnique = true,
                 .aliases = "Tag|Inventory Number|Inventory No|Barcode|Asset ID"},
    ImportField {.id = "serial",
                 .title = QT_TRANSLATE_NOOP("Views", "Serial"),
                 .isKey = true,
                 .aliases = "Serial Number|Serial No|SN|cf: Serial number,type:text"},
    ImportField {
        .id = "name", .title = QT_TRANSLATE_NOOP("Views", "Name"), .aliases = "Asset Name|Item Name|Title|Hostname"},
    ImportField {
        .id = "category", .title = QT_TRANSLATE_NOOP("Views", "Category"), .aliases = "Asset Category|Category Name"},
    ImportField {.id = "manufacturer",
                 .title = QT_TRANSLATE_NOOP("Views", "Manufacturer"),
                 .aliases = "Maker|Brand|Vendor|cf:brand, type:option"},
    ImportField {
        .id = "model", .title = QT_TRANSLATE_NOOP("Views", "Model"), .aliases = "Model Name|Asset Model|Product"},
    ImportField {.id = "status", .title = QT_TRANSLATE_NOOP("Views", "Status"), .aliases = "Status Label|State"},
    ImportField {.id = "site",
                 .title = QT_TRANSLATE_NOOP("Views", "Site"),
                 .aliases = "Location|Default Location|Warehouse|Room"},
    ImportField {
        .id = "holder",
        .title = QT_TRANSLATE_NOOP("Views", "Holder"),
        .aliases = "Checked Out To|Assigned To|Custodian|User|Owner|Checked Out To: Name|Checked Out To: Full Name"},
    ImportField {.id = "holder_email",
                 .title = QT_TRANSLATE_NOOP("Views", "Holder's e-mail"),
                 .aliases = "Checked Out To: Email|Assigned To Email|User Email|Owner Email"},
    ImportField {.id = "checked_out_at",
                 .title = QT_TRANSLATE_NOOP("Views", "Checked out"),
                 .type = ColumnType::Timestamp,
                 .aliases = "Checkout Date|Last Checkout|Checked Out At|Assigned At"},
    ImportField {.id = "due_at",
                 .title = QT_TRANSLATE_NOOP("Views", "Due"),
                 .type = ColumnType::Timestamp,
                 .aliases = "Expected Checkin|Expected Checkin Date|Due Date|Return Date"},
    ImportField {.id = "purchase_date",
                 .title = QT_TRANSLATE_NOOP("Views", "Purchased"),
                 .type = ColumnType::Date,
                 .aliases = "Purchase Date|Date Purchased|Bought|cf:purchase date, type:date"},
    ImportField {.id = "purchase_cost",
                 .title = QT_TRANSLATE_NOOP("Views", "Cost"),
                 .type = ColumnType::Money,
                 .aliases = "Purchase Cost|Price|Purchase Price|Valuation|Value"},
    ImportField {.id = "supplier", .title = QT_TRANSLATE_NOOP("Views", "Supplier"), .aliases = "Supplier Name|Seller"},
    ImportField {.id = "warranty_months",
                 .title = QT_TRANSLATE_NOOP("Views", "Warranty (months)"),
                 .type = ColumnType::Integer,
                 .aliases = "Warranty|Warranty Months"},
    ImportField {.id = "notes",
                 .title = QT_TRANSLATE_NOOP("Views", "Notes"),
                 .aliases = "Asset Notes|Note|Comments|Description|Remarks"},
    ImportField {
        .id = "model_number", .title = QT_TRANSLATE_NOOP("Views", "Model number"), .aliases = "Model No|Part Number"},
    ImportField {.id = "holder_user_name",
                 .title = QT_TRANSLATE_NOOP("Views", "Holder's user name"),
                 .aliases = "Checked Out To: Username|Assigned To Username|Username"},
    ImportField {.id = "holder_staff_number",
                 .title = QT_TRANSLATE_NOOP("Views", "Holder's staff number"),
                 .aliases = "Checked Out To: Employee Number|Employee Number"},
    ImportField {.id = "holder_first_name",
                 .title = QT_TRANSLATE_NOOP("Views", "Holder's first name"),
                 .aliases = "Checked Out To: First Name"},
    ImportField {.id = "holder_last_name",
                 .title = QT_TRANSLATE_NOOP("Views", "Holder's last name"),
                 .aliases = "Checked Out To: Last Name"},
};

constexpr ImportSchema assets {.name = "assets",
                               .title = QT_TRANSLATE_NOOP("Import", "Assets"),
                               .permission = Permission::BulkEditAssets,
                               .operation = "asset.import",
                               .table = "assets",
                               .checkedRules = "assets_serial_insert",
                               .fields = fields};

constexpr std::array entries {&Asset::modelId, &Asset::statusId, &Asset::siteId, &Asset::supplierId};

constexpr ImportPeople::Fields holderColumns {HolderEmail, HolderUserName,  HolderStaffNumber,
                                              Holder,      HolderFirstName, HolderLastName};

bool namesHolders(const ImportRow &row)
{
    return std::ranges::any_of(
        std::array {Holder, HolderEmail, HolderUserName, HolderStaffNumber, HolderFirstName, HolderLastName},
        [&row](int field) { return row.has(field); });
}

// Under the column that a refused check-out is about.
Error placed(const ImportRow &row, Error error)
{
    if (error.field == "user_id"_L1)
        error.field = fields[std::size_t(ImportPeople::field(row, holderColumns))].name();
    else if (error.field == "assets"_L1)
        error.field = fields[row.isEmpty(Status) ? Tag : Status].name();
    else if (error.field == "at"_L1)
        error.field = fields[CheckedOutAt].name();
    return error;
}

// Who handed it out on a day in the past is not known; it need not be who imports.
Custody pastPeriod(qint64 assetId, const CheckOut &custody)
{
    return {.assetId = assetId, .userId = custody.userId, .checkedOutAt = custody.at, .dueAt = custody.dueAt};
}

}

AssetImport::AssetImport(Workspace &workspace)
    : m_workspace(workspace)
    , m_lookups(workspace.catalog)
    , m_people(workspace)
{
}

const ImportSchema &AssetImport::schema() const
{
    return assets;
}

Result<void> AssetImport::begin(const ImportOptions &options, int key)
{
    m_mode = options.mode;
    m_key = key;
    m_people.load();
    const auto deployable = m_workspace.catalog.defaultStatus(StatusKind::Value::Deployable);
    const auto undeployable = m_workspace.catalog.defaultStatus(StatusKind::Value::Undeployable);
    if (!deployable)
        return deployable.error();
    m_deployable = deployable->id;
    m_undeployable = undeployable ? undeployable->id : deployable->id;
    return m_lookups.load(options);
}

Result<Asset> AssetImport::findBy(const QString &key) const
{
    return m_key == Tag ? m_workspace.assets.findByTag(key) : m_workspace.assets.findBySerial(key);
}

// Nothing for a new one.
std::optional<Asset> AssetImport::find(ImportRow &row)
{
    const QString key = row.text(m_key);
    if (key.isEmpty() && m_key == Tag)
        return {}; // it gets the next tag
    if (key.isEmpty()) {
        row.reject(m_key, tr("the row does not say which asset it is about"),
                   schema().fields[std::size_t(m_key)].label());
        return {};
    }
    auto found = findBy(key);
    if (!found && found.error().code == Error::Code::NotFound && key != row.plainText(m_key))
        found = findBy(row.plainText(m_key));
    if (found)
        return *found;
    if (found.error().code != Error::Code::NotFound)
        row.reject(found.error());
    return {};
}

void AssetImport::read(ImportRow &row, Asset &asset)
{
    row.read(Tag, asset.tag);
    row.read(Serial, asset.serial);
    row.read(Name, asset.name);
    m_lookups.readModel(row, {Model, Manufacturer, Category, ModelNumber}, asset.modelId);
    m_lookups.read(row, Status, Kind::Status, asset.statusId);
    m_lookups.read(row, Site, Kind::Site, asset.siteId);
    m_lookups.read(row, Supplier, Kind::Supplier, asset.supplierId);
    row.read(PurchaseDate, asset.purchaseDate);
    row.read(PurchaseCost, asset.purchaseCost);
    row.read(WarrantyMonths, asset.warrantyMonths);
    row.read(Notes, asset.notes);
}

// Whom the row hands the asset to, or when who has it already is to bring it back.
AssetImport::CustodyEdit AssetImport::readCustody(ImportRow &row, const Asset &asset,
                                                  const std::optional<qint64> &holder)
{
    const bool isAboutHolder = holder || (row.counts(DueAt) && !namesHolders(row));
    if (!isAboutHolder)
        return {};
    CheckOut custody;
    custody.userId = holder.value_or(0);
    row.read(CheckedOutAt, custody.at);
    row.read(DueAt, custody.dueAt);
    const auto current = asset.id == 0 ? Result<std::optional<Custody>>(std::nullopt)
                                       : m_workspace.custody.current(asset.id);
    if (!current)
        row.reject(current.error());
    else if (*current && holder && (*current)->userId != *holder)
        row.reject(ImportPeople::field(row, holderColumns), tr("somebody else has it"),
                   tr("that it is checked in or transferred first"), Error::Code::Conflict);
    if (row.isRejected())
        return {};
    if (*current)
        return readDueDate(row, **current);
    if (!holder)
        return {};
    if (isTrial())
        checkHandOut(row, asset, custody);
    return {.handOut = custody};
}

AssetImport::CustodyEdit AssetImport::readDueDate(ImportRow &row, const Custody &current)
{
    Custody extended = current;
    row.read(DueAt, extended.dueAt);
    if (extended.dueAt == current.dueAt)
        return {};
    if (const auto allowed = m_workspace.session.require(Permission::ChangeCustody); !allowed)
        row.reject(DueAt, allowed.error().message, {}, allowed.error().code);
    else if (const auto possible = m_workspace.pastCustody.check(current, extended); !possible)
        row.reject(possible.error());
    return {.dueAt = extended.dueAt, .dueBefore = current.dueAt};
}

void AssetImport::checkHandOut(ImportRow &row, const Asset &asset, const CheckOut &custody)
{
    CheckOut known = custody;
    known.userId = m_people.standIn(custody.userId);
    const Asset handedOut = asHandedOut(asset);
    const auto possible = known.at.isValid()
        ? m_workspace.pastCustody.checkRecord(handedOut, pastPeriod(asset.id, known))
        : m_workspace.custody.check(handedOut, known);
    if (!possible)
        row.reject(placed(row, possible.error()));
}

// What somebody has can have broken since: a new asset is handed out first and gets a status that forbids it then. Only
// the retired is with nobody.
Asset AssetImport::asHandedOut(const Asset &asset) const
{
    const auto status = m_workspace.catalog.status(asset.statusId.value_or(0));
    const bool waits = status && asset.id == 0
        && (status->kind == StatusKind::Value::Pending || status->kind == StatusKind::Value::Undeployable);
    Asset handedOut = asset;
    if (waits)
        handedOut.statusId = m_deployable;
    return handedOut;
}

// What is to be created cannot be looked up yet; a status that is created lets nothing be checked out.
Asset AssetImport::withoutPending(const Asset &asset) const
{
    Asset known = asset;
    for (std::optional<qint64> Asset::*member : entries) {
        if (known.*member && *(known.*member) < 0)
            (known.*member).reset();
    }
    if (!known.statusId)
        known.statusId = asset.statusId ? m_undeployable : m_deployable;
    return known;
}

// That no other asset has the key it was not found by is known by then.
Result<void> AssetImport::check(const Asset &original, const Asset &edited) const
{
    return m_workspace.assets.check(original, edited, m_key == Tag && original.id == 0);
}

ImportPlan AssetImport::plan(ImportRow &row)
{
    const auto found = stage() == Stage::Add ? std::nullopt : find(row);
    if (row.isRejected())
        return {};
    if (found && m_mode == ImportOptions::Mode::Create)
        row.reject(m_key, tr("there is an asset like that already"), tr("a new one"), Error::Code::Duplicate);
    else if (!found && m_mode == ImportOptions::Mode::Update)
        row.reject(m_key, tr("there is no such asset"), tr("one that is there"), Error::Code::NotFound);
    const Asset original = found.value_or(Asset());
    Asset edited = original;
    read(row, edited);
    const auto holder = m_people.read(row, holderColumns); // all that is missing is told at once
    if (row.isRejected())
        return {};
    const Asset known = withoutPending(edited);
    if (const auto possible = isTrial() ? check(original, known) : Result<void>(); !possible) {
        row.reject(possible.error());
        return {};
    }
    const CustodyEdit custody = readCustody(row, known, holder);
    ImportPlan plan;
    if (found || stage() == Stage::Show)
        plan.changes = changes(row, original, edited, custody);
    plan.outcome = !found ? Outcome::New : plan.changes.isEmpty() ? Outcome::Unchanged : Outcome::Changed;
    if (plan.outcome != Outcome::Unchanged)
        plan.write = [this, original, edited, custody](InsertedTogether &added) {
            return write(added, original, edited, custody);
        };
    plan.isOneRow = !found && !custody.handOut && !custody.dueAt;
    return plan;
}

QList<ImportChange> AssetImport::changes(const ImportRow &row, const Asset &original, const Asset &edited,
                                         const CustodyEdit &custody) const
{
    QList<ImportChange> list;
    const auto add = [&list](int field, const QString &before, const QString &after) {
        if (before != after)
            list.append({field, before, after});
    };
    const auto named = [&](int field, Kind kind, const std::optional<qint64> &before,
                           const std::optional<qint64> &after) {
        if (before != after)
            list.append({field, m_lookups.name(kind, before), m_lookups.name(kind, after)});
    };
    const auto money = [](const std::optional<qint64> &cost) {
        return cost ? CsvWriter::text(*cost, ColumnType::Money) : QString();
    };
    const auto number = [](const std::optional<int> &value) { return value ? QString::number(*value) : QString(); };
    add(Tag, original.tag, Text::line(edited.tag));
    add(Serial, original.serial, Text::line(edited.serial));
    add(Name, original.name, Text::line(edited.name));
    named(Model, Kind::Model, original.modelId, edited.modelId);
    named(Status, Kind::Status, original.statusId, edited.statusId);
    named(Site, Kind::Site, original.siteId, edited.siteId);
    named(Supplier, Kind::Supplier, original.supplierId, edited.supplierId);
    add(PurchaseDate, original.purchaseDate.toString(Qt::ISODate), edited.purchaseDate.toString(Qt::ISODate));
    add(PurchaseCost, money(original.purchaseCost), money(edited.purchaseCost));
    add(WarrantyMonths, number(original.warrantyMonths), number(edited.warrantyMonths));
    add(Notes, original.notes, edited.notes);
    if (custody.dueAt)
        add(DueAt, IsoTime::toText(custody.dueBefore), IsoTime::toText(*custody.dueAt));
    if (!custody.handOut)
        return list;
    for (const int field :
         {Holder, HolderEmail, HolderUserName, HolderStaffNumber, HolderFirstName, HolderLastName, CheckedOutAt, DueAt})
        add(field, {}, m_people.told(row, field));
    return list;
}

Result<void> AssetImport::write(InsertedTogether &added, const Asset &original, const Asset &planned,
                                const CustodyEdit &custody)
{
    Asset edited = planned;
    for (std::optional<qint64> Asset::*member : entries) {
        const auto made = m_lookups.made(planned.*member);
        if (!made)
            return made.error();
        edited.*member = *made;
    }
    if (custody.handOut)
        return writeHandedOut(added, original, edited, *custody.handOut);
    const auto saved = save(original, edited);
    if (!saved || !custody.dueAt)
        return saved ? Result<void>() : Result<void>(saved.error());
    const auto extended = m_workspace.custody.extend(QList<qint64> {saved->id}, *custody.dueAt);
    return extended ? Result<void>() : Result<void>(extended.error());
}

Result<Saved> AssetImport::save(const Asset &original, const Asset &edited)
{
    return original.id == 0 ? m_workspace.assets.create(edited) : m_workspace.assets.update(original, edited);
}

Result<void> AssetImport::writeHandedOut(InsertedTogether &added, const Asset &original, const Asset &edited,
                                         const CheckOut &custody)
{
    const Asset first = asHandedOut(edited);
    const auto saved = save(original, first);
    if (!saved)
        return saved.error();
    if (auto recorded = added.record(); !recorded)
        return recorded;
    if (auto handedOut = handOut(custody, saved->id); !handedOut || first.statusId == edited.statusId)
        return handedOut;
    const auto stored = m_workspace.assets.find(saved->id);
    if (!stored)
        return stored.error();
    Asset afterwards = *stored;
    afterwards.statusId = edited.statusId;
    const auto done = m_workspace.assets.update(*stored, afterwards);
    return done ? Result<void>() : Result<void>(done.error());
}

Result<void> AssetImport::handOut(const CheckOut &custody, qint64 assetId)
{
    const auto holder = m_people.made(custody.userId);
    if (!holder)
        return holder.error();
    CheckOut now = custody;
    now.assetIds = {assetId};
    now.userId = *holder;
    const auto done = custody.at.isValid() ? m_workspace.pastCustody.record(pastPeriod(assetId, now))
                                           : m_workspace.custody.checkOut(now);
    return done ? Result<void>() : Result<void>(done.error());
}
