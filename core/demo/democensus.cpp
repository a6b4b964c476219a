// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/democensus.h"

#include "core/demo/demodata.h"
#include "core/demo/demonames.h"

#include <algorithm>

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

class Census final
{
public:
    explicit Census(DemoRandom &random)
        : m_random(random)
        , m_names({QString::fromLatin1(DemoData::adminEmail), QString::fromLatin1(DemoData::agentEmail),
                   QString::fromLatin1(DemoData::userEmail)})
    {
    }

    QList<DemoPerson> take();

private:
    DemoPerson person(DemoPerson::Kind kind);
    void addStaff(const Post &post);
    void setContact(Person &record);
    void chooseJoinersAndLeavers();
    void addForm(const FormSize &size);
    DemoPerson student(int form);

    DemoRandom &m_random;
    DemoNames m_names;
    QList<DemoPerson> m_people;
    int m_staffNumber = 1001;
};

QList<DemoPerson> Census::take()
{
    for (const Post &post : posts)
        addStaff(post);
    chooseJoinersAndLeavers();
    for (const FormSize &size : formSizes)
        addForm(size);
    return m_people;
}

DemoPerson Census::person(DemoPerson::Kind kind)
{
    const DemoName name = m_names.next(m_random);
    DemoPerson person;
    person.kind = kind;
    person.record.firstName = name.first;
    person.record.lastName = name.last;
    person.record.email = name.email;
    person.record.organization = QString::fromUtf16(DemoSchool::organization);
    return person;
}

// The telephone numbers are of the ranges that are kept for stories.
void Census::setContact(Person &record)
{
    constexpr int mobilePercent = 40, mobileStep = 37, digits = 3, numbers = 1000;
    const auto threeDigits = [](int number) { return u"%1"_s.arg(number % numbers, digits, 10, '0'_L1); };
    record.staffNumber = u"S%1"_s.arg(m_staffNumber);
    record.phone1 = u"+44 1632 960"_s + threeDigits(m_staffNumber);
    if (m_random.percent(mobilePercent))
        record.phone2 = u"+44 7700 900"_s + threeDigits(m_staffNumber * mobileStep);
    ++m_staffNumber;
}

void Census::addStaff(const Post &post)
{
    for (int i = 0; i < post.count; ++i) {
        DemoPerson member = person(post.kind);
        const auto account = std::ranges::find(accounts, post.position, &Account::position);
        member.isAccount = i == 0 && account != std::end(accounts);
        if (member.isAccount) {
            member.record.firstName = account->first.toString();
            member.record.lastName = account->last.toString();
            member.record.email = QString::fromLatin1(account->email);
        }
        setContact(member.record);
        member.record.position = post.position.toString();
        member.department = post.department;
        // Two fifths each at the two large sites, the rest at the third.
        member.site = post.department == Arts ? int(DemoCatalog::Riverside) : (i + 1) % 5 / 2;
        m_people.append(member);
    }
}

void Census::chooseJoinersAndLeavers()
{
    QList<DemoPerson *> ordinary;
    for (DemoPerson &member : m_people) {
        if (member.kind == Teacher && !member.isAccount && member.record.position != u"Teacher of computing"_s)
            ordinary.append(&member);
    }
    m_random.shuffle(ordinary);
    for (const StaffChange &change : staffChanges) {
        for (int i = 0; i < change.count; ++i) {
            DemoPerson &member = *ordinary.takeLast();
            member.joins = change.joins;
            member.leaves = change.leaves;
            member.leavesHolding = change.leavesHolding;
        }
    }
}

void Census::addForm(const FormSize &size)
{
    for (int i = 0; i < size.count; ++i) {
        DemoPerson member = student(size.form);
        if (i < size.withoutRole) {
            member.joins = DemoCalendar::years;
        } else if (i < size.withoutRole + size.leavingWithDevice) {
            member.joins = 0;
            member.leavesHolding = true;
        }
        m_people.append(member);
    }
}

DemoPerson Census::student(int form)
{
    DemoPerson student = person(Student);
    student.form = form;
    student.joins = qMax(0, firstForm + DemoCalendar::current - form);
    if (form <= lastForm && student.joins < DemoCalendar::current && m_random.percent(latePercent))
        student.joins = m_random.between(student.joins + 1, DemoCalendar::current);
    if (form > lastForm)
        student.leaves = lastForm - form + DemoCalendar::current;
    return student;
}

}

DemoName DemoCensus::administrator()
{
    const Account &account = accounts[0];
    return {account.first.toString(), account.last.toString(), QString::fromLatin1(account.email)};
}

QList<DemoPerson> DemoCensus::take(DemoRandom &random)
{
    return Census(random).take();
}
