// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/assignmentimport.h"

#include "core/workspace/workspace.h"

using namespace Qt::Literals::StringLiterals;

namespace {

using Outcome = ImportPlan::Outcome;

enum Field {
    Tag,
    Email,
    Purpose,
    CheckedOutAt,
    CheckedOutBy,
    DueAt,
    CheckedInAt,
    CheckedInBy,
    ConditionOut,
    ConditionIn,
    Notes,
    UserName,
    StaffNumber,
    Holder,
    FirstName,
    LastName,
};

constexpr std::array fields {
    ImportField {
        .id = "asset_tag",
        .title = QT_TRANSLATE_NOOP("Views", "Asset tag"),
        .isRequired = true,
        .isKey = true,
        .aliases = "Tag|Asset|Asset ID|Asset Number|Inventory Number|Inventory No|Barcode|Item|Item Tag|Device Tag"},
    ImportField {
        .id = "email",
        .title = QT_TRANSLATE_NOOP("Views", "E-mail"),
        .aliases = "Email Address|Checked Out To: Email|Assigned To Email|Assigned To: Email|User Email|Holder "
                   "Email|Holder's e-mail|Borrower Email|Member Email|Custodian Email|Target Email"},
    ImportField {.id = "purpose",
                 .title = QT_TRANSLATE_NOOP("Views", "Purpose"),
                 .aliases = "Reason|Project|Event|Booking|Checkout Purpose|Used For"},
    ImportField {.id = "checked_out_at",
                 .title = QT_TRANSLATE_NOOP("Views", "Checked out"),
                 .type = ColumnType::Timestamp,
                 .isRequired = true,
                 .aliases = "Checkout Date|Check Out|Check Out Date|Checked Out Date|Checkout At|Checkout Time|Last "
                            "Checkout|Action Date|Assigned At|Assigned Date|Assigned On|Start Date|Issued|Issue "
                            "Date|Issued At|Loan Date|Loaned At|Borrowed At|From"},
    ImportField {.id = "checked_out_by",
                 .title = QT_TRANSLATE_NOOP("Views", "Checked out by"),
                 .aliases = "Checkout By|Admin|Admin Email|Checked Out By: Email|Issued By|Assigned By|Loaned By"},
    ImportField {.id = "due_at",
                 .title = QT_TRANSLATE_NOOP("Views", "Due"),
                 .type = ColumnType::Timestamp,
                 .aliases = "Expected Checkin|Expected Checkin Date|Expected Return|Expected Return Date|Due "
                            "Date|Return By|Planned Return"},
    ImportField {.id = "checked_in_at",
                 .title = QT_TRANSLATE_NOOP("Views", "Checked in"),
                 .type = ColumnType::Timestamp,
                 .aliases = "Checkin Date|Check In|Checked In Date|Checkin At|Checkin Time|Last Checkin|Returned|"
                            "Returned At|Returned On|Return Date|Date Returned|Actual Return|Unassigned At|To"},
    ImportField {.id = "checked_in_by",
                 .title = QT_TRANSLATE_NOOP("Views", "Checked in by"),
                 .aliases = "Checkin By|Checked In By: Email|Received By|Taken Back By|Returned To"},
    ImportField {.id = "condition_out",
                 .title = QT_TRANSLATE_NOOP("Views", "Condition out"),
                 .aliases = "Checkout Condition|Condition at Checkout|Condition Before"},
    ImportField {.id = "condition_in",
                 .title = QT_TRANSLATE_NOOP("Views", "Condition in"),
                 .aliases = "Checkin Condition|Condition at Checkin|Return Condition|Condition After"},
    ImportField {.id = "notes",
                 .title = QT_TRANSLATE_NOOP("Views", "Notes"),
                 .aliases = "Note|Checkout Notes|Comment|Comments|Description|Remarks"},
    ImportField {.id = "holder_user_name",
                 .title = QT_TRANSLATE_NOOP("Views", "Holder's user name"),
                 .aliases = "Username|User Name|Login|Checked Out To: Username|Assigned To Username"},
    ImportField {.id = "holder_staff_number",
                 .title = QT_TRANSLATE_NOOP("Views", "Holder's staff number"),
                 .aliases = "Staff Number|Employee Number|Employee No|Employee ID|Checked Out To: Employee Number"},
    ImportField {.id = "holder",
                 .title = QT_TRANSLATE_NOOP("Views", "Holder"),
                 .aliases = "Checked Out To|Assigned To|User|Custodian|Borrower|Member|Person|Employee|Target|Checked "
                            "Out To: Name|Checked Out To: Full Name"},
    ImportField {.id = "holder_first_name",
                 .title = QT_TRANSLATE_NOOP("Views", "Holder's first name"),
                 .aliases = "First Name|Checked Out To: First Name"},
    ImportField {.id = "holder_last_name",
                 .title = QT_TRANSLATE_NOOP("Views", "Holder's last name"),
                 .aliases = "Last Name|Checked Out To: Last Name"},
};

constexpr ImportSchema assignments {.name = "assignments",
                                    .title = QT_TRANSLATE_NOOP("Import", "Assignments"),
                                    .permission = Permission::ChangeCustody,
                                    .operation = "custody.import",
                                    .table = "asset_assignments",
                                    .fields = fields,
                                    .hasSpans = true};

constexpr std::array holderFields {Email, UserName, StaffNumber, Holder, FirstName, LastName};
constexpr std::array byWhom {&Custody::checkedOutBy, &Custody::checkedInBy};
constexpr ImportPeople::Fields holderColumns {Email, UserName, StaffNumber, Holder, FirstName, LastName};

}

AssignmentImport::AssignmentImport(Workspace &workspace)
    : m_workspace(workspace)
    , m_lookups(workspace.catalog)
    , m_people(workspace)
{
}

const ImportSchema &AssignmentImport::schema() const
{
    return assignments;
}

Result<void> AssignmentImport::begin(const ImportOptions &options, int)
{
    m_mode = options.mode;
    m_people.load();
    m_ended.clear();
    return {};
}

std::optional<qint64> AssignmentImport::readAsset(ImportRow &row, QString &tag)
{
    if (row.isEmpty(Tag)) {
        row.reject(Tag, tr("the row does not say which asset it is about"), fields[Tag].label());
        return {};
    }
    auto asset = m_workspace.assets.findByTag(row.text(Tag));
    if (!asset && asset.error().code == Error::Code::NotFound && row.text(Tag) != row.plainText(Tag))
        asset = m_workspace.assets.findByTag(row.plainText(Tag));
    if (!asset && asset.error().code == Error::Code::NotFound)
        row.reject(Tag, tr("there is no such asset"), tr("one that is there"), Error::Code::NotFound);
    else if (!asset)
        row.reject(asset.error());
    if (!asset)
        return {};
    tag = asset->tag;
    return asset->id;
}

void AssignmentImport::readUser(ImportRow &row, int field, std::optional<qint64> &id)
{
    if (row.counts(field))
        id = m_people.read(row, {.email = field});
}

void AssignmentImport::readDetails(ImportRow &row, const QDateTime &checkedInAt, Custody &custody)
{
    row.read(Purpose, custody.purpose);
    readUser(row, CheckedOutBy, custody.checkedOutBy);
    row.read(DueAt, custody.dueAt);
    if (row.counts(CheckedInAt))
        custody.checkedInAt = checkedInAt;
    readUser(row, CheckedInBy, custody.checkedInBy);
    row.read(ConditionOut, custody.conditionOut);
    row.read(ConditionIn, custody.conditionIn);
    row.read(Notes, custody.notes);
}

std::optional<AssignmentImport::Period> AssignmentImport::read(ImportRow &row)
{
    Period period;
    Custody &edited = period.edited;
    const auto asset = readAsset(row, period.tag);
    const auto holder = m_people.read(row, holderColumns);
    const bool isNamed = ImportPeople::field(row, holderColumns) >= 0;
    row.read(CheckedOutAt, edited.checkedOutAt);
    if (row.isEmpty(CheckedOutAt))
        row.reject(CheckedOutAt, tr("the row does not say when the asset was checked out"), tr("YYYY-MM-DDTHH:MM:SSZ"));
    QDateTime checkedInAt;
    row.read(CheckedInAt, checkedInAt);
    if (asset && (holder || !isNamed) && edited.checkedOutAt.isValid()) {
        edited.assetId = *asset;
        edited.userId = holder.value_or(0); // our own export has no more than the address, which not everybody has
        edited.checkedInAt = checkedInAt;
        const auto stored = m_workspace.pastCustody.stored(edited);
        if (!stored)
            row.reject(stored.error());
        else if (*stored)
            edited = period.original = **stored;
    }
    if (!isNamed && period.original.id == 0)
        row.reject(Email, tr("the row does not say who had the asset"), tr("an e-mail address"));
    readDetails(row, checkedInAt, edited);
    return row.isRejected() ? std::nullopt : std::optional(period);
}

std::optional<ImportSpan> AssignmentImport::span(ImportRow &row)
{
    const auto period = read(row);
    if (!period)
        return {};
    const Custody &custody = period->edited;
    return ImportSpan {custody.assetId, CheckedOutAt, custody.checkedOutAt, custody.checkedInAt,
                       isEnding(*period) ? custody.id : 0};
}

bool AssignmentImport::isEnding(const Period &period) const
{
    const bool ends = period.original.id != 0 && period.original.isOpen() && !period.edited.isOpen();
    return ends && m_mode != ImportOptions::Mode::Create
        && m_workspace.pastCustody.check(period.original, period.edited);
}

void AssignmentImport::checkMode(ImportRow &row, const Period &period) const
{
    const bool isNew = period.original.id == 0;
    if (!isNew && m_mode == ImportOptions::Mode::Create)
        row.reject(CheckedOutAt, tr("this is on record already"), tr("a new period"), Error::Code::Duplicate);
    else if (isNew && m_mode == ImportOptions::Mode::Update)
        row.reject(CheckedOutAt, tr("this person did not check out the asset then"), tr("a period that is on record"),
                   Error::Code::NotFound);
}

ImportPlan AssignmentImport::plan(ImportRow &row)
{
    const auto period = read(row);
    if (!period)
        return {};
    checkMode(row, *period);
    ImportPlan plan;
    plan.changes = changes(row, *period);
    const bool isNew = period->original.id == 0;
    plan.outcome = isNew ? Outcome::New : plan.changes.isEmpty() ? Outcome::Unchanged : Outcome::Changed;
    if (plan.outcome == Outcome::Unchanged || row.isRejected())
        return plan;
    const Custody known = withoutPending(period->edited);
    if (const auto possible = m_workspace.pastCustody.check(period->original, known, m_ended); !possible) {
        Error error = possible.error();
        if (error.field == "user_id"_L1)
            error.field = fields[std::size_t(ImportPeople::field(row, holderColumns))].name();
        else if (error.field == "assets"_L1)
            error.field = fields[Tag].name();
        row.reject(error);
        return plan;
    }
    plan.write = [this, original = period->original, planned = period->edited](InsertedTogether &) -> Result<void> {
        const auto edited = made(planned);
        if (!edited)
            return edited.error();
        const auto saved = original.id == 0 ? m_workspace.pastCustody.record(*edited)
                                            : m_workspace.pastCustody.amend(original, *edited);
        return saved ? Result<void>() : Result<void>(saved.error());
    };
    return plan;
}

// Who is to be created cannot be looked up yet.
Custody AssignmentImport::withoutPending(const Custody &custody) const
{
    Custody known = custody;
    known.userId = m_people.standIn(custody.userId);
    for (std::optional<qint64> Custody::*member : byWhom) {
        if (known.*member)
            known.*member = m_people.standIn(*(known.*member));
    }
    return known;
}

Result<Custody> AssignmentImport::made(const Custody &planned)
{
    Custody custody = planned;
    const auto holder = m_people.made(planned.userId);
    if (!holder)
        return holder.error();
    custody.userId = *holder;
    for (std::optional<qint64> Custody::*member : byWhom) {
        const auto person = m_people.made((planned.*member).value_or(0));
        if (!person)
            return person.error();
        if (planned.*member)
            custody.*member = *person;
    }
    return custody;
}

QList<ImportChange> AssignmentImport::changes(const ImportRow &row, const Period &period) const
{
    const Custody &original = period.original, &edited = period.edited;
    QList<ImportChange> list;
    const auto add = [&list](int field, const QString &before, const QString &after) {
        if (before != after)
            list.append({field, before, after});
    };
    const auto addUser = [&](int field, const std::optional<qint64> &before, const std::optional<qint64> &after) {
        if (before != after)
            list.append({field, m_people.email(before.value_or(0)), m_people.email(after.value_or(0))});
    };
    if (original.id == 0) {
        add(Tag, {}, period.tag);
        for (const Field field : holderFields)
            add(field, {}, m_people.told(row, field));
    }
    add(Purpose, original.purpose, edited.purpose);
    add(CheckedOutAt, IsoTime::toText(original.checkedOutAt), IsoTime::toText(edited.checkedOutAt));
    addUser(CheckedOutBy, original.checkedOutBy, edited.checkedOutBy);
    add(DueAt, IsoTime::toText(original.dueAt), IsoTime::toText(edited.dueAt));
    add(CheckedInAt, IsoTime::toText(original.checkedInAt), IsoTime::toText(edited.checkedInAt));
    addUser(CheckedInBy, original.checkedInBy, edited.checkedInBy);
    add(ConditionOut, original.conditionOut, edited.conditionOut);
    add(ConditionIn, original.conditionIn, edited.conditionIn);
    add(Notes, original.notes, edited.notes);
    return list;
}
