// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demopeople.h"

#include "core/demo/demodata.h"
#include "core/demo/demodesk.h"
#include "core/workspace/workspace.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace {

using enum DemoCatalog::DepartmentIndex;
using enum DemoPerson::Kind;

struct Post
{
    QStringView position;
    DemoCatalog::DepartmentIndex department;
    DemoPerson::Kind kind;
    int count;
};

// The first of these are the people with an account (see below).
constexpr Post posts[] {
    {u"Head of IT", ItServices, Staff, 1},
    {u"Help-desk technician", ItServices, Staff, 4},
    {u"Systems administrator", ItServices, Staff, 1},
    {u"Network administrator", ItServices, Staff, 1},
    {u"Audio-visual technician", ItServices, Staff, 1},
    {u"Head teacher", Administration, Staff, 1},
    {u"Deputy head", Administration, Staff, 2},
    {u"Exams officer", Administration, Staff, 1},
    {u"Head librarian", Administration, Staff, 1},
    {u"Teacher of computing", Mathematics, Teacher, 1},
    {u"Teacher of biology", Sciences, Teacher, 4},
    {u"Librarian", Administration, Staff, 1},
    {u"School secretary", Administration, Staff, 3},
    {u"Finance officer", Administration, Staff, 2},
    {u"Caretaker", Administration, Staff, 3},
    {u"School nurse", Administration, Staff, 1},
    {u"Counsellor", Administration, Staff, 2},
    {u"Teacher of mathematics", Mathematics, Teacher, 9},
    {u"Teacher of physics", Sciences, Teacher, 4},
    {u"Teacher of chemistry", Sciences, Teacher, 4},
    {u"Laboratory technician", Sciences, Staff, 1},
    {u"Teacher of English", Languages, Teacher, 6},
    {u"Teacher of French", Languages, Teacher, 3},
    {u"Teacher of Spanish", Languages, Teacher, 3},
    {u"Teacher of history", Humanities, Teacher, 5},
    {u"Teacher of geography", Humanities, Teacher, 4},
    {u"Teacher of music", Arts, Teacher, 3},
    {u"Teacher of art", Arts, Teacher, 2},
    {u"Sports teacher", Arts, Teacher, 4},
};

struct Account
{
    QStringView position;
    QStringView first;
    QStringView last;
    const char *email;
};

constexpr Account accounts[] {
    {u"Head of IT", u"Ingrid", u"Solberg", DemoData::adminEmail},
    {u"Help-desk technician", u"Matteo", u"Oyelaran", DemoData::agentEmail},
    {u"Teacher of biology", u"Zoë", u"Hartwell-Núñez", DemoData::userEmail},
};

constexpr int firstForm = 7;
constexpr int lastForm = 13;
constexpr int lastLowerForm = 9;
constexpr int lastHarbourForm = 11;

struct FormSize
{
    int form; // beyond the last: they have left
    int count;
    int withoutRole; // of them, come lately
    int leavingWithDevice;
};

constexpr FormSize formSizes[] {{7, 26, 3, 0},  {8, 25, 2, 0},  {9, 25, 2, 0}, {10, 25, 1, 1}, {11, 23, 1, 1},
                                {12, 19, 1, 0}, {13, 18, 0, 0}, {14, 4, 0, 0}, {15, 4, 0, 0},  {16, 3, 0, 0}};

// Of the staff that nothing else is told of, in a random order.
struct StaffChange
{
    int count;
    int joins;
    int leaves;
    bool leavesHolding;
};

constexpr StaffChange staffChanges[] {
    {2, DemoCalendar::years, -1, false},
    {2, 0, 0, false},
    {2, 0, 1, false},
    {2, 0, 2, false},
    {1, 0, -1, true},
    {5, 1, -1, false},
    {5, 2, -1, false},
    {5, 3, -1, false},
};

constexpr int latePercent = 10; // of students who come later than their class
constexpr std::array lateJoinDaysAgo {10, 5};
constexpr std::array leavingHoldingDaysAgo {17, 24, 29};

int formIn(const DemoPerson &student, int year)
{
    return student.form - DemoCalendar::current + year;
}

void setForm(Person &record, int form, const DemoCatalog::Ids &catalog)
{
    using namespace DemoCatalog;
    const Site site = form <= lastLowerForm ? Hillside : form <= lastHarbourForm ? Harbour : Riverside;
    record.position = u"Year %1"_s.arg(form);
    record.departmentId = catalog.departments.at(form <= lastLowerForm ? Lower : Upper);
    record.siteId = catalog.sites.at(site);
}

QString roleName(DemoPerson::Role role)
{
    switch (role) {
    case DemoPerson::Role::Administrator:
        return u"Administrator"_s;
    case DemoPerson::Role::Agent:
        return u"Agent"_s;
    case DemoPerson::Role::User:
    case DemoPerson::Role::None:
        break;
    }
    return u"User"_s;
}

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

DemoPeople::DemoPeople(DemoSchool &school, DemoDesk &desk)
    : m_school(school)
    , m_desk(desk)
    , m_names({QString::fromLatin1(DemoData::adminEmail), QString::fromLatin1(DemoData::agentEmail),
               QString::fromLatin1(DemoData::userEmail)})
{
}

void DemoPeople::invent()
{
    inventStaff();
    chooseJoinersAndLeavers();
    inventStudents();
}

DemoPerson &DemoPeople::append(DemoPerson::Kind kind)
{
    const DemoName name = m_names.next(m_school.random);
    DemoPerson person;
    person.kind = kind;
    person.record.firstName = name.first;
    person.record.lastName = name.last;
    person.record.email = name.email;
    person.record.organization = QString::fromUtf16(DemoSchool::organization);
    return m_school.people.emplaceBack(person);
}

// The numbers are of the ranges that belong to nobody.
void DemoPeople::setContact(DemoPerson &person)
{
    constexpr int mobilePercent = 40;
    constexpr int digits = 3;
    person.record.staffNumber = u"S%1"_s.arg(m_staffNumber++);
    person.record.phone1 = u"+44 1632 960%1"_s.arg(m_staffNumber % 1000, digits, 10, '0'_L1);
    if (m_school.random.percent(mobilePercent))
        person.record.phone2 = u"+44 7700 900%1"_s.arg(m_school.random.below(1000), digits, 10, '0'_L1);
}

void DemoPeople::inventStaff()
{
    for (const Post &post : posts) {
        for (int i = 0; i < post.count; ++i) {
            DemoPerson &person = append(post.kind);
            person.record.position = post.position.toString();
            const auto account = std::ranges::find(accounts, post.position, &Account::position);
            person.isAccount = i == 0 && account != std::end(accounts);
            if (person.isAccount) {
                person.record.firstName = account->first.toString();
                person.record.lastName = account->last.toString();
                person.record.email = QString::fromLatin1(account->email);
            }
            setContact(person);
            const int site = post.department == Arts ? int(DemoCatalog::Riverside) : (i + 1) % 5 / 2;
            person.record.departmentId = post.department; // the key once the catalog is made
            person.record.siteId = site;
        }
    }
}

void DemoPeople::chooseJoinersAndLeavers()
{
    // The rows of the table from mathematics on tell of nobody in particular.
    QList<int> ordinary = m_school.peopleWhere([](const DemoPerson &person) {
        return person.kind == Teacher && !person.isAccount && person.record.position != u"Teacher of computing"_s;
    });
    m_school.random.shuffle(ordinary);
    for (const StaffChange &change : staffChanges) {
        for (int i = 0; i < change.count; ++i) {
            DemoPerson &person = m_school.people[ordinary.takeLast()];
            person.joins = change.joins;
            person.leaves = change.leaves;
            person.leavesHolding = change.leavesHolding;
        }
    }
}

void DemoPeople::inventStudents()
{
    for (const FormSize &size : formSizes) {
        const qsizetype first = m_school.people.size();
        inventForm(size.form, size.count);
        for (int i = 0; i < size.withoutRole; ++i)
            m_school.people[first + i].joins = DemoCalendar::years;
        for (int i = 0; i < size.leavingWithDevice; ++i) {
            DemoPerson &leaver = m_school.people[first + size.withoutRole + i];
            leaver.joins = 0;
            leaver.leavesHolding = true;
        }
    }
}

void DemoPeople::inventForm(int form, int count)
{
    for (int i = 0; i < count; ++i) {
        DemoPerson &student = append(Student);
        student.form = form;
        student.joins = qMax(0, firstForm + DemoCalendar::current - form);
        if (form <= lastForm && student.joins < DemoCalendar::current && m_school.random.percent(latePercent))
            student.joins = m_school.random.between(student.joins + 1, DemoCalendar::current);
        if (form > lastForm)
            student.leaves = lastForm - form + DemoCalendar::current;
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
    const QDate day = m_school.calendar.today().addDays(-lateJoinDaysAgo.front());
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
        QStringView position;
        DemoPerson::Role role;
        QStringView reason;
    };
    static constexpr Change changes[] {
        {0, 11, 6, u"Teacher of computing", Agent, u"Stands in at the help desk"},
        {0, 6, 14, u"Teacher of computing", User, u"The help desk is fully staffed again"},
        {1, 10, 7, u"Audio-visual technician", Agent, u"Lends the cameras and projectors from now on"},
        {2, 9, 15, u"Head librarian", Agent, u"Hands out devices in the library"},
        {2, 1, 12, u"Network administrator", Administrator, u"Deputy to the head of IT"},
        {1, 2, 3, u"Exams officer", Agent, u"Prepares the exam rooms herself"},
        {1, 6, 30, u"Exams officer", User, u"Exam rooms are prepared by the help desk again"},
    };
    for (const Change &change : changes) {
        const QDate day = m_school.calendar.day(change.year, change.month, change.day);
        m_school.onDay(day, 9, 15, [this, &change] {
            return changeRole(change.position.toString(), change.role, change.reason.toString());
        });
    }
}

// What the administrator who made the database does first: their own record and the catalog.
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
    if (auto made = m_school.operation(Permission::EditCatalog, info,
                                       [this]() -> Result<void> {
                                           const auto ids = DemoCatalog::create(m_school.workspace.catalog);
                                           if (!ids)
                                               return ids.error();
                                           m_school.catalog = *ids;
                                           return {};
                                       });
        !made)
        return made;
    for (DemoPerson &person : m_school.people) {
        if (person.kind == Student)
            continue;
        person.record.siteId = m_school.catalog.sites.at(*person.record.siteId);
        person.record.departmentId = m_school.catalog.departments.at(*person.record.departmentId);
    }
    Person edited = first.record;
    edited.version = me->version;
    edited.createdAt = me->createdAt;
    if (auto saved = m_school.workspace.people.update(*me, edited); !saved)
        return saved.error();
    return {};
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
    if (person.kind == Student)
        setForm(person.record, formIn(person, qMin(year, DemoCalendar::current)), m_school.catalog);
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

Result<void> DemoPeople::assign(const QList<int> &chosen, DemoPerson::Role role, const QString &reason)
{
    if (chosen.isEmpty())
        return {};
    const auto found = m_school.workspace.roles.findByName(roleName(role));
    if (!found)
        return found.error();
    const auto assigned = m_school.workspace.roles.assign(m_school.personIds(chosen), found->id, reason);
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
    const QString reason = joins == 0
        ? u"Opening of the database"_s
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
            Person after = *before;
            setForm(after, formIn(person, year), m_school.catalog);
            if (auto saved = m_school.workspace.people.update(*before, after); !saved)
                return saved.error();
            person.record = after;
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
    const auto set =
        m_school.workspace.people.setStatus(m_school.personIds(leavers), PersonStatus::Value::Inactive,
                                            kind == Student ? u"Graduated"_s : u"Left at the end of the year"_s);
    if (!set)
        return set.error();
    return {};
}

Result<void> DemoPeople::leaveHolding(int leaver)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    if (m_school.people.at(leaver).kind == Student) {
        if (auto extended = m_desk.shorten(leaver, m_school.clock.now().addDays(2)); !extended)
            return extended;
    }
    DemoPerson &person = m_school.people[leaver];
    const auto set = m_school.workspace.people.setStatus({person.record.id}, PersonStatus::Value::Inactive,
                                                         u"Left during the year; devices still to come back"_s);
    if (!set)
        return set.error();
    person.record.status = PersonStatus::Value::Inactive;
    return {};
}
