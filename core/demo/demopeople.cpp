// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demopeople.h"

#include "core/demo/demodata.h"
#include "core/demo/demodesk.h"
#include "core/workspace/workspace.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace {

using enum DemoPerson::Kind;

constexpr int lastLowerForm = 9;
constexpr int lastHarbourForm = 11;
constexpr int lateJoinDaysAgo = 10;
constexpr std::array leavingHoldingDaysAgo {17, 24, 29};

DemoPerson::Role firstRole(const DemoPerson &person)
{
    const QString &position = person.record.position;
    if (position == u"Systems administrator"_s)
        return DemoPerson::Role::Administrator;
    if (position == u"Help-desk technician"_s || position == u"Network administrator"_s)
        return DemoPerson::Role::Agent;
    return DemoPerson::Role::User;
}

}

void DemoPeople::schedule()
{
    m_school.agenda.add(DemoCalendar::at(m_school.calendar.opening(), 9), [this] { return open(); });
    for (int year = 0; year < DemoCalendar::years; ++year)
        scheduleYear(year);
    scheduleLateJoiners();
    scheduleLeaversWithDevices();
    scheduleRoleChanges();
}

void DemoPeople::scheduleYear(int year)
{
    const DemoCalendar &calendar = m_school.calendar;
    const QDate arrival = year == 0 ? calendar.opening() : calendar.day(year, 8, 17);
    m_school.onDay(arrival, 10, 10, [this, year] { return enter(year); });
    m_school.onDay(arrival, 11, 11, [this, year] { return giveRoles(year); });
    if (year == 0) {
        m_school.onDay(arrival, 12, 12, [this] { return setPasswords(); });
        return;
    }
    m_school.onDay(calendar.day(year, 8, 19), 9, 11, [this, year] { return moveUp(year); });
    m_school.onDay(calendar.day(year - 1, 7, 9), 9, 15, [this, year] { return leave(year - 1, Teacher); });
    m_school.onDay(calendar.day(year - 1, 7, 14), 9, 15, [this, year] { return leave(year - 1, Student); });
}

void DemoPeople::scheduleLateJoiners()
{
    const QDate day = m_school.calendar.today().addDays(-lateJoinDaysAgo);
    m_school.onDay(day, 9, 11, [this] { return enter(DemoCalendar::years); });
}

void DemoPeople::scheduleLeaversWithDevices()
{
    const QList<int> leavers = m_school.peopleWhere([](const DemoPerson &person) { return person.leavesHolding; });
    for (int i = 0; i < leavers.size(); ++i) {
        const QDate day = m_school.calendar.today().addDays(-leavingHoldingDaysAgo.at(static_cast<std::size_t>(i)));
        m_school.onDay(day, 13, 15, [this, leaver = leavers.at(i)] { return leaveHolding(leaver); });
    }
}

void DemoPeople::scheduleRoleChanges()
{
    using enum DemoPerson::Role;
    struct Change
    {
        int year, month, day;
        DemoPerson::Role role;
        QStringView position;
        QStringView reason;
    };
    static constexpr Change changes[] {
        {0, 11, 6, Agent, u"Teacher of computing", u"Stands in at the help desk"},
        {0, 6, 14, User, u"Teacher of computing", u"The help desk is fully staffed again"},
        {1, 10, 7, Agent, u"Audio-visual technician", u"Lends the cameras and projectors from now on"},
        {2, 9, 15, Agent, u"Head librarian", u"Hands out devices in the library"},
        {2, 1, 12, Administrator, u"Network administrator", u"Deputy to the head of IT"},
        {1, 2, 3, Agent, u"Exams officer", u"Prepares the devices of the exam rooms"},
        {1, 6, 30, User, u"Exams officer", u"The help desk prepares the exam rooms again"},
    };
    for (const Change &change : changes) {
        const QDate day = m_school.calendar.day(change.year, change.month, change.day);
        m_school.onDay(day, 9, 15, [this, &change] {
            return changeRole(change.position.toString(), change.role, change.reason.toString());
        });
    }
}

// What the administrator who made the database does first.
Result<void> DemoPeople::open()
{
    const auto me = m_school.workspace.people.findByEmail(QString::fromLatin1(DemoData::adminEmail));
    if (!me)
        return me.error();
    DemoPerson &first = m_school.people.first();
    first.record.id = me->id;
    first.role = DemoPerson::Role::Administrator;
    if (auto opened = m_school.actAs(0); !opened)
        return opened;
    if (auto set = m_school.workspace.settings.setOrganization(QString::fromUtf16(DemoSchool::organization)); !set)
        return set.error();
    const OperationInfo info {u"catalog.create"_s, u"Set up the catalog"_s};
    if (auto made = m_school.operation(Permission::EditCatalog, info, [this] { return makeCatalog(); }); !made)
        return made;
    complete(first, 0);
    first.record.createdAt = me->createdAt;
    if (auto saved = m_school.workspace.people.update(*me, first.record); !saved)
        return saved.error();
    return {};
}

Result<void> DemoPeople::makeCatalog()
{
    const auto ids = DemoCatalog::create(m_school.workspace.catalog);
    if (!ids)
        return ids.error();
    m_school.catalog = *ids;
    return {};
}

// What depends on the year and on keys that the census does not know.
void DemoPeople::complete(DemoPerson &person, int year) const
{
    using namespace DemoCatalog;
    if (person.kind == Student) {
        const int form = person.form - DemoCalendar::current + year;
        person.record.position = u"Year %1"_s.arg(form);
        person.department = form <= lastLowerForm ? Lower : Upper;
        person.site = form <= lastLowerForm ? Hillside : form <= lastHarbourForm ? Harbour : Riverside;
    }
    person.record.departmentId = m_school.catalog.departments.at(person.department);
    person.record.siteId = m_school.catalog.sites.at(person.site);
}

Result<void> DemoPeople::setPasswords()
{
    if (auto opened = m_school.actAsAdministrator(); !opened)
        return opened;
    for (int i = 1; i < m_school.people.size(); ++i) {
        if (!m_school.people.at(i).isAccount)
            continue;
        const auto set = m_school.workspace.signIn.setPassword(m_school.people.at(i).record.id,
                                                               QString::fromLatin1(DemoData::password));
        if (!set)
            return set.error();
    }
    return {};
}

Result<void> DemoPeople::enterOne(DemoPerson &person, int year)
{
    complete(person, qMin(year, DemoCalendar::current));
    const auto saved = m_school.workspace.people.create(person.record);
    if (!saved)
        return saved.error();
    person.record.id = saved->id;
    return {};
}

Result<void> DemoPeople::enter(int joins)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const QList<int> joiners = m_school.peopleWhere(
        [joins](const DemoPerson &person) { return person.joins == joins && person.record.id == 0; });
    const OperationInfo info {u"person.import"_s, u"Imported %1 people"_s.arg(joiners.size())};
    return m_school.operation(Permission::EditPeople, info, [&]() -> Result<void> {
        for (const int joiner : joiners) {
            if (auto entered = enterOne(m_school.people[joiner], joins); !entered)
                return entered;
        }
        return {};
    });
}

// By its rights: the built-in roles are named in the language of whoever makes the database.
Result<qint64> DemoPeople::find(DemoPerson::Role role) const
{
    const Grants wanted = Grants::builtin(static_cast<int>(role) - static_cast<int>(DemoPerson::Role::User));
    const auto roles = m_school.workspace.roles.roles();
    if (!roles)
        return roles.error();
    for (const Role &known : *roles) {
        const auto grants = m_school.workspace.roles.grants(known.id);
        if (!grants)
            return grants.error();
        if (known.builtin && *grants == wanted)
            return known.id;
    }
    return Error {Error::Code::NotFound, QCoreApplication::translate("DemoData", "A built-in role is missing.")};
}

Result<void> DemoPeople::assign(const QList<int> &chosen, DemoPerson::Role role, const QString &reason)
{
    if (chosen.isEmpty())
        return {};
    const auto roleId = find(role);
    if (!roleId)
        return roleId.error();
    const auto assigned = m_school.workspace.roles.assign(m_school.personIds(chosen), *roleId, reason);
    if (!assigned)
        return assigned.error();
    for (const int person : chosen)
        m_school.people[person].role = role;
    return {};
}

Result<void> DemoPeople::giveRoles(int joins)
{
    using enum DemoPerson::Role;
    if (auto opened = m_school.actAsAdministrator(); !opened)
        return opened;
    const QString reason = joins == 0 ? u"Opening of the database"_s
                                      : u"Start of the school year %1"_s.arg(m_school.calendar.day(joins, 8, 1).year());
    for (const DemoPerson::Role role : {Administrator, Agent, User}) {
        const QList<int> chosen = m_school.peopleWhere([role](const DemoPerson &person) {
            return person.isPresent() && person.role == None && firstRole(person) == role;
        });
        if (auto assigned = assign(chosen, role, reason); !assigned)
            return assigned;
    }
    return {};
}

Result<void> DemoPeople::changeRole(const QString &position, DemoPerson::Role role, const QString &reason)
{
    if (auto opened = m_school.actAsAdministrator(); !opened)
        return opened;
    return assign(m_school.peopleWhere([&position](const DemoPerson &person) {
        return person.isPresent() && person.record.position == position;
    }),
                  role, reason);
}

// Every student of the year before goes one class up, with what hangs on the class.
Result<void> DemoPeople::moveUp(int year)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const QList<int> students = m_school.peopleWhere([year](const DemoPerson &person) {
        return person.isPresent() && person.kind == Student && person.joins < year;
    });
    const OperationInfo info {u"person.edit"_s, u"Moved %1 students up one year"_s.arg(students.size())};
    return m_school.operation(Permission::EditPeople, info, [&]() -> Result<void> {
        for (const int student : students) {
            DemoPerson &person = m_school.people[student];
            const auto before = m_school.workspace.people.find(person.record.id);
            if (!before)
                return before.error();
            person.record = *before;
            complete(person, year);
            if (auto saved = m_school.workspace.people.update(*before, person.record); !saved)
                return saved.error();
        }
        return {};
    });
}

Result<void> DemoPeople::leave(int year, DemoPerson::Kind kind)
{
    const QList<int> leavers = m_school.peopleWhere([year, kind](const DemoPerson &person) {
        return person.isPresent() && person.leaves == year && (person.kind == Student) == (kind == Student);
    });
    if (leavers.isEmpty())
        return {};
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    for (const int leaver : leavers) {
        if (auto back = m_desk.takeBackAll(leaver, u"Returned on leaving"_s); !back)
            return back;
        m_school.people[leaver].record.status = PersonStatus::Value::Inactive;
    }
    const auto set = m_school.workspace.people.setStatus(m_school.personIds(leavers), PersonStatus::Value::Inactive,
                                                         kind == Student ? u"Graduated"_s
                                                                         : u"Left at the end of the year"_s);
    if (!set)
        return set.error();
    return {};
}

// All but one of what they have comes back.
Result<void> DemoPeople::leaveHolding(int leaver)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    DemoPerson &person = m_school.people[leaver];
    const QDateTime due = person.kind == Student ? DemoCalendar::at(m_school.clock.now().date().addDays(2), 15)
                                                 : QDateTime();
    if (auto kept = m_desk.keepOne(leaver, due); !kept)
        return kept;
    const auto set = m_school.workspace.people.setStatus({person.record.id}, PersonStatus::Value::Inactive,
                                                         u"Left during the year"_s);
    if (!set)
        return set.error();
    person.record.status = PersonStatus::Value::Inactive;
    return {};
}
