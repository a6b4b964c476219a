// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/personimport.h"

#include "core/base/isotime.h"
#include "core/base/nearnames.h"
#include "core/base/text.h"
#include "core/journal/insertedtogether.h"
#include "core/transfer/csvvalues.h"
#include "core/workspace/workspace.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = MissingEntry::Kind;
using Outcome = ImportPlan::Outcome;

enum Field {
    StaffNumber,
    FirstName,
    LastName,
    Email,
    Phone1,
    Phone2,
    Organization,
    Site,
    Department,
    Position,
    Status,
    RoleNames,
    DateCreated,
    Notes,
    UserName,
    FullName,
};

constexpr std::array fields {
    ImportField {
        .id = "staff_number",
        .title = QT_TRANSLATE_NOOP("Views", "Staff number"),
        .isKey = true,
        .isUnique = true,
        .aliases =
            "Staff No|Staff ID|Employee Number|Employee No|Employee ID|Employee Num|Personnel Number|Personnel No|"
            "Payroll Number|Badge Number"},
    ImportField {.id = "first_name",
                 .title = QT_TRANSLATE_NOOP("Views", "First name"),
                 .aliases = "First|Given Name|Forename|First Name [Required]"},
    ImportField {.id = "last_name",
                 .title = QT_TRANSLATE_NOOP("Views", "Last name"),
                 .aliases = "Last|Surname|Family Name|SN|Last Name [Required]"},
    ImportField {.id = "email",
                 .title = QT_TRANSLATE_NOOP("Views", "E-mail"),
                 .isKey = true,
                 .isUnique = true,
                 .aliases = "Email Address|Mail|Mail Address|Primary Email|Work Email|Primary SMTP Address|"
                            "Email Address [Required]"},
    ImportField {.id = "phone1",
                 .title = QT_TRANSLATE_NOOP("Views", "Phone"),
                 .aliases = "Phone 1|Phone Number|Telephone|Telephone Number|Work Phone|Office Phone|Business Phone|"
                            "Business Phones|Desk Phone"},
    ImportField {
        .id = "phone2",
        .title = QT_TRANSLATE_NOOP("Views", "Second phone"),
        .aliases = "Phone 2|Mobile|Mobile Phone|Mobile Number|Cell|Cell Phone|Home Phone|Recovery Phone|Other Phone"},
    ImportField {.id = "organization",
                 .title = QT_TRANSLATE_NOOP("Views", "Organization"),
                 .aliases = "Organisation|Company|Company Name|Organization Name|School|Employer"},
    ImportField {.id = "site",
                 .title = QT_TRANSLATE_NOOP("Views", "Site"),
                 .aliases = "Location|Location Name|Office|Office Name|Office Location|Physical Delivery Office Name|"
                            "Building|Building ID|Campus|Branch"},
    ImportField {.id = "department",
                 .title = QT_TRANSLATE_NOOP("Views", "Department"),
                 .aliases = "Department Name|Dept|Division|Team"},
    ImportField {.id = "position",
                 .title = QT_TRANSLATE_NOOP("Views", "Position"),
                 .aliases = "Job Title|Title|Job|Employee Title|Designation"},
    ImportField {
        .id = "status",
        .title = QT_TRANSLATE_NOOP("Views", "Status"),
        .aliases =
            "Activated|Active|Is Active|Enabled|Account Enabled|Login Enabled|Account Status|User Status|Status [READ ONLY]"},
    ImportField {
        .id = "role", .title = QT_TRANSLATE_NOOP("Views", "Role"), .aliases = "Roles|User Role|Role Name|Access Role"},
    ImportField {.id = "date_created",
                 .title = QT_TRANSLATE_NOOP("Views", "Added"),
                 .type = ColumnType::Timestamp,
                 .aliases = "Created|Created At|Created Date|Created Date Time|Creation Date|When Created|Date Added"},
    ImportField {.id = "notes",
                 .title = QT_TRANSLATE_NOOP("Views", "Notes"),
                 .aliases = "Note|Comment|Comments|Remarks|Description"},
    ImportField {
        .id = "user_name",
        .title = QT_TRANSLATE_NOOP("Views", "User name"),
        .isKey = true,
        .isUnique = true,
        .aliases = "User ID|Login|Login Name|Logon Name|User Logon Name|User Principal Name|UPN|SAM Account Name|"
                   "Account Name"},
    ImportField {.id = "full_name",
                 .title = QT_TRANSLATE_NOOP("Views", "Full name"),
                 .aliases = "Name|Display Name|Person|Employee Name|Common Name"},
};

constexpr ImportSchema users {.name = "users",
                              .title = QT_TRANSLATE_NOOP("Import", "Users"),
                              .permission = Permission::BulkEditPeople,
                              .operation = "person.import",
                              .table = "users",
                              .fields = fields};

struct TextField
{
    Field field;
    QString Person::*member;
};

constexpr std::array texts {TextField {StaffNumber, &Person::staffNumber},
                            TextField {FirstName, &Person::firstName},
                            TextField {LastName, &Person::lastName},
                            TextField {Email, &Person::email},
                            TextField {Phone1, &Person::phone1},
                            TextField {Phone2, &Person::phone2},
                            TextField {Organization, &Person::organization},
                            TextField {Position, &Person::position}};

QString nameOf(PersonStatus::Value status)
{
    return QString::fromLatin1(QMetaEnum::fromType<PersonStatus::Value>().valueToKey(int(status)));
}

QStringList namesOf(const QList<Role> &roles)
{
    QStringList names;
    for (const Role &role : roles)
        names.append(role.name);
    return names;
}

bool contains(const QList<Role> &roles, const Role &wanted)
{
    return std::ranges::find(roles, wanted.id, &Role::id) != roles.cend();
}

}

PersonImport::PersonImport(Workspace &workspace)
    : m_workspace(workspace)
    , m_lookups(workspace.catalog)
    , m_people(workspace)
{
}

const ImportSchema &PersonImport::schema() const
{
    return users;
}

Result<void> PersonImport::begin(const ImportOptions &options, int key)
{
    m_mode = options.mode;
    m_key = key;
    m_rowsByName.clear();
    auto roles = m_workspace.roles.roles();
    if (!roles)
        return roles.error();
    m_roles = *std::move(roles);
    return m_lookups.load(options);
}

// By the key; where the row or the person has none, by what else the row says. Nothing for a new one.
std::optional<Person> PersonImport::find(ImportRow &row)
{
    using By = ImportPeople::By;
    std::array places {std::pair(Email, By::Email), std::pair(StaffNumber, By::StaffNumber),
                       std::pair(UserName, By::UserName)};
    std::ranges::stable_partition(places, [this](const auto &place) { return place.first == m_key; });
    bool isNamed = false;
    for (const auto &[field, by] : places) {
        // People of several domains may have the same one.
        const bool isVague = field == UserName && !row.isEmpty(Email);
        if (row.isEmpty(field) || (isVague && m_key != UserName))
            continue;
        isNamed = true;
        const QList<qint64> ids = m_people.find(by, row.text(field));
        if (ids.isEmpty() || (ids.size() > 1 && isVague))
            continue;
        const auto person = m_workspace.people.find(ids.constFirst());
        if (ids.size() > 1)
            row.reject(field, tr("several people fit"), tr("an e-mail address"), Error::Code::Conflict);
        else if (!person)
            row.reject(person.error());
        else if (field == m_key || !hasOtherKey(row, *person))
            return *person;
        if (row.isRejected())
            return {};
    }
    return isNamed ? std::nullopt : findByNameAlone(row);
}

// Of somebody whom the key of the row did not find.
bool PersonImport::hasOtherKey(const ImportRow &row, const Person &person) const
{
    const QString own = m_key == Email ? person.email : m_key == StaffNumber ? person.staffNumber : QString();
    return !row.isEmpty(m_key) && !own.isEmpty();
}

// People of whom nothing but a name is known, each for one row of that name.
std::optional<Person> PersonImport::findByNameAlone(ImportRow &row)
{
    Person typed {.firstName = row.text(FirstName), .lastName = row.text(LastName)};
    readFullName(row, typed);
    for (const qint64 id : m_people.findByNameAlone(typed.fullName())) {
        if (m_rowsByName.value(id, row.number()) != row.number())
            continue;
        m_rowsByName.insert(id, row.number());
        const auto person = m_workspace.people.find(id);
        if (person)
            return *person;
        row.reject(person.error());
        break;
    }
    return {};
}

void PersonImport::read(ImportRow &row, Person &person)
{
    for (const TextField &text : texts)
        row.read(text.field, person.*text.member);
    row.read(Notes, person.notes);
    readFullName(row, person);
    ImportPeople::addUserName(row.text(UserName), person);
    m_lookups.read(row, Site, Kind::Site, person.siteId);
    m_lookups.read(row, Department, Kind::Department, person.departmentId);
    readStatus(row, person);
    readCreatedAt(row, person);
}

void PersonImport::readFullName(const ImportRow &row, Person &person) const
{
    const bool isWhole = !row.has(FirstName) && !row.has(LastName) && !row.isEmpty(FullName);
    if (isWhole && Text::line(row.text(FullName)) != person.fullName())
        std::tie(person.firstName, person.lastName) = ImportPeople::nameParts(row.text(FullName));
}

void PersonImport::readStatus(ImportRow &row, Person &person)
{
    using enum PersonStatus::Value;
    const QString word = Text::key(row.text(Status));
    if (word.isEmpty())
        return;
    if (QStringList {u"active"_s, u"activated"_s, u"enabled"_s, Text::key(tr("Active"))}.contains(word))
        person.status = Active;
    else if (QStringList {u"inactive"_s, u"deactivated"_s, u"disabled"_s, u"suspended"_s, Text::key(tr("Inactive"))}
                 .contains(word))
        person.status = Inactive;
    else if (const auto isActive = CsvValues::boolean(word.toUtf8()))
        person.status = *isActive ? Active : Inactive;
    else
        row.reject(Status, tr("neither active nor inactive"), tr("Active or Inactive"));
}

// Who is here may have been elsewhere before: the earliest moment counts, a later one is no news.
void PersonImport::readCreatedAt(ImportRow &row, Person &person)
{
    QDateTime createdAt;
    row.read(DateCreated, createdAt);
    if (person.id == 0 && createdAt > m_workspace.clock.now())
        row.reject(DateCreated, tr("that is in the future"));
    if (person.id == 0 || (createdAt.isValid() && createdAt < person.createdAt))
        person.createdAt = createdAt;
}

PersonImport::RoleEdit PersonImport::readRoles(ImportRow &row, qint64 personId)
{
    if (!row.counts(RoleNames))
        return {};
    const auto current = m_workspace.roles.currentRoles(personId);
    if (!current) {
        row.reject(current.error());
        return {};
    }
    RoleEdit edit;
    edit.before = namesOf(*current).join(u"; "_s);
    const QList<Role> wanted = rolesNamed(row);
    if (row.isEmpty(RoleNames))
        takeAll(row, personId, *current, edit);
    else if (wanted.size() > 1 && m_workspace.roles.policy() == RoleService::Policy::Single)
        row.reject(RoleNames, tr("people have one role at a time"), tr("one role"), Error::Code::Conflict);
    else
        give(row, personId, wanted, *current, edit);
    return edit;
}

QList<Role> PersonImport::rolesNamed(ImportRow &row)
{
    QList<Role> wanted;
    const auto find = [this](const QString &name) {
        return std::ranges::find(m_roles, Text::key(name), [](const Role &role) { return Text::key(role.name); });
    };
    const QString cell = row.text(RoleNames);
    const bool isOne = find(cell) != m_roles.cend(); // whose name has a semicolon, perhaps
    for (const QString &name : isOne ? QStringList {cell} : cell.split(u';', Qt::SkipEmptyParts)) {
        if (const auto role = find(name); role != m_roles.cend()) {
            if (!contains(wanted, *role))
                wanted.append(*role);
            continue;
        }
        const QStringList near = NearNames::of(name, namesOf(m_roles));
        row.reject(RoleNames, tr("there is no role of that name"),
                   near.isEmpty() ? QString() : tr("one that is there, perhaps \"%1\"").arg(near.constFirst()),
                   Error::Code::NotFound);
    }
    return wanted;
}

void PersonImport::give(ImportRow &row, qint64 personId, const QList<Role> &wanted, const QList<Role> &current,
                        RoleEdit &edit)
{
    const bool isSingle = m_workspace.roles.policy() == RoleService::Policy::Single;
    QList<Role> after = isSingle ? QList<Role>() : current;
    for (const Role &role : wanted) {
        if (!contains(after, role))
            after.append(role);
        if (contains(current, role) || edit.given.contains(role.id))
            continue;
        edit.given.append(role.id);
        if (const QString refusal = m_workspace.roles.refusal(personId, role.id); !refusal.isEmpty())
            row.reject(RoleNames, refusal, {}, Error::Code::Denied);
    }
    edit.after = namesOf(after).join(u"; "_s);
}

void PersonImport::takeAll(ImportRow &row, qint64 personId, const QList<Role> &current, RoleEdit &edit)
{
    for (const Role &role : current) {
        edit.taken.append(role.id);
        if (const QString refusal = m_workspace.roles.revokeRefusal(personId, role.id); !refusal.isEmpty())
            row.reject(RoleNames, refusal, {}, Error::Code::Denied);
    }
}

ImportPlan PersonImport::plan(ImportRow &row)
{
    const auto found = find(row);
    if (row.isRejected())
        return {};
    if (found && m_mode == ImportOptions::Mode::Create)
        row.reject(m_key, tr("there is a person like that already"), tr("a new one"), Error::Code::Duplicate);
    else if (!found && m_mode == ImportOptions::Mode::Update)
        row.reject(m_key, tr("there is no such person"), tr("one who is there"), Error::Code::NotFound);
    const Person original = found.value_or(Person());
    Person edited = original;
    read(row, edited);
    const RoleEdit roles = readRoles(row, original.id);
    if (row.isRejected())
        return {};
    ImportPlan plan;
    plan.changes = changes(row, original, edited, roles);
    plan.outcome = !found ? Outcome::New : plan.changes.isEmpty() ? Outcome::Unchanged : Outcome::Changed;
    if (plan.outcome == Outcome::Unchanged)
        return plan;
    if (auto possible = m_workspace.people.check(original, edited); !possible)
        row.reject(possible.error());
    if (!roles.given.isEmpty() || !roles.taken.isEmpty())
        plan.alsoNeeds = Permission::AssignRoles;
    plan.write = [this, number = row.number(), original, edited, roles](InsertedTogether &added) {
        return write(added, number, original, edited, roles);
    };
    return plan;
}

QList<ImportChange> PersonImport::changes(const ImportRow &row, const Person &original, const Person &edited,
                                          const RoleEdit &roles) const
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
    for (const TextField &text : texts) {
        const QString &after = edited.*text.member;
        add(text.field, original.*text.member, text.field == Email ? Text::email(after) : Text::line(after));
    }
    named(Site, Kind::Site, original.siteId, edited.siteId);
    named(Department, Kind::Department, original.departmentId, edited.departmentId);
    if (!row.isEmpty(Status))
        add(Status, original.id == 0 ? QString() : nameOf(original.status), nameOf(edited.status));
    add(RoleNames, roles.before, roles.after);
    add(DateCreated, IsoTime::toText(original.createdAt), IsoTime::toText(edited.createdAt));
    add(Notes, original.notes, edited.notes);
    return list;
}

Result<void> PersonImport::write(InsertedTogether &added, qint64 row, const Person &original, const Person &planned,
                                 const RoleEdit &roles)
{
    const auto site = m_lookups.made(planned.siteId), department = m_lookups.made(planned.departmentId);
    if (!site || !department)
        return site ? department.error() : site.error();
    Person person = planned;
    person.siteId = *site;
    person.departmentId = *department;
    const bool isNew = original.id == 0;
    const auto saved = isNew ? m_workspace.people.create(person, person.createdAt)
                             : m_workspace.people.update(original, person, person.createdAt);
    if (!saved)
        return saved.error();
    if (auto recorded = added.record(); !recorded)
        return recorded;
    if (isNew)
        m_rowsByName.insert(saved->id, row);
    for (const qint64 role : roles.given) {
        if (const auto given = m_workspace.roles.assign({saved->id}, role, tr("Import")); !given)
            return given.error();
    }
    for (const qint64 role : roles.taken) {
        if (const auto taken = m_workspace.roles.revoke(saved->id, role, tr("Import")); !taken)
            return taken.error();
    }
    return {};
}
