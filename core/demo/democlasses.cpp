// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/democlasses.h"

#include "core/demo/demodesk.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace {

using Use = DemoAsset::Use;
using DemoCatalog::Category;

constexpr int firstForm = 7;
constexpr int lastForm = 13;
constexpr int firstFormWithCalculators = 10;
constexpr int chargerPercent = 22;
constexpr int damagedPercent = 5;
constexpr int overSummerPercent = 3;

constexpr int cartCount = 4;
constexpr int cartSize = 10;
constexpr Category cartCategories[] {Category::Chromebook, Category::Tablet, Category::Chromebook,
                                     Category::Calculator};

constexpr int examDevices = 24;
constexpr int replacedLaptops = 14;
constexpr int laptopYears = 3;

struct Term
{
    int fromMonth, fromDay, toMonth, toDay;
};

constexpr Term terms[] {{9, 11, 12, 17}, {1, 8, 3, 27}, {4, 16, 6, 30}};
constexpr Term exams[] {{1, 12, 1, 23}, {5, 11, 5, 29}};

constexpr QStringView wear[] {u"Good", u"Good", u"Light wear", u"Scratched lid"};
constexpr QStringView damages[] {u"Screen cracked", u"Hinge cracked", u"Two keys missing", u"Does not charge",
                                 u"Liquid under the keyboard"};

}

void DemoClasses::schedule()
{
    for (int year = 0; year < DemoCalendar::years; ++year) {
        scheduleForms(year);
        scheduleStaff(year);
        scheduleCarts(year);
        scheduleExams(year);
    }
    m_school.onDay(m_school.calendar.day(0, 9, 1), 13, 15, [this] { return equipRooms(); });
}

void DemoClasses::scheduleForms(int year)
{
    const DemoCalendar &calendar = m_school.calendar;
    for (int form = firstForm; form <= lastForm; ++form) {
        const int nth = form - firstForm;
        m_school.onDay(calendar.day(year, 9, 2 + nth), 8, 13, [this, year, form] { return handOut(year, form); });
        if (year < DemoCalendar::current)
            m_school.onDay(calendar.day(year, 6, 17 + nth), 8, 14, [this, form] { return collect(form); });
    }
}

void DemoClasses::scheduleStaff(int year)
{
    const DemoCalendar &calendar = m_school.calendar;
    constexpr int moved = 7;
    m_school.onDay(calendar.day(year, 8, 28), 8, 9, [this] { return equipStaff(); });
    m_school.onDay(calendar.day(year, 2, 10), 9, 14, [this] { return moveEquipment(moved); });
    if (year > 0)
        m_school.onDay(calendar.day(year, 9, 25), 9, 12, [this] { return replaceLaptops(replacedLaptops); });
}

void DemoClasses::scheduleCarts(int year)
{
    const DemoCalendar &calendar = m_school.calendar;
    for (const Term &term : terms) {
        const QDateTime due = DemoCalendar::at(calendar.day(year, term.toMonth, term.toDay), 15);
        for (int cart = 0; cart < cartCount; ++cart) {
            const QDate day = calendar.day(year, term.fromMonth, term.fromDay);
            m_school.onDay(day, 8, 11, [this, cart, due] { return lendCart(cart, due); });
        }
        m_school.onDay(due.date(), 11, 14, [this] { return collectCarts(); });
    }
    m_school.onDay(calendar.day(year, 11, 3), 9, 14, [this, year] { return handCartOn(year % cartCount); });
    m_school.onDay(calendar.day(year, 2, 24), 9, 14, [this, year] { return handCartOn((year + 2) % cartCount); });
}

// Those that would still go on today are left out.
void DemoClasses::scheduleExams(int year)
{
    for (const Term &exam : exams) {
        const QDateTime due = DemoCalendar::at(m_school.calendar.day(year, exam.toMonth, exam.toDay), 16);
        if (due.date() >= m_school.calendar.today())
            continue;
        const QDate day = m_school.calendar.day(year, exam.fromMonth, exam.fromDay);
        m_school.onDay(day, 13, 15, [this, due] { return prepareExamRooms(due); });
        m_school.onDay(due.date(), 14, 15, [this] { return clearExamRooms(); });
    }
}

QList<int> DemoClasses::teachers() const
{
    return m_school.peopleWhere([](const DemoPerson &person) {
        return person.isPresent() && person.kind == DemoPerson::Kind::Teacher && !person.isAccount
            && !person.leavesHolding;
    });
}

QList<int> DemoClasses::formOf(int form) const
{
    const QString position = u"Year %1"_s.arg(form);
    return m_school.peopleWhere([&position](const DemoPerson &person) {
        return person.isPresent() && person.kind == DemoPerson::Kind::Student && person.record.position == position;
    });
}

Result<void> DemoClasses::handOut(int year, int form)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const QList<int> students = formOf(form);
    const OperationInfo info {u"custody.check-out"_s,
                              u"Handed out devices to %1 students of Year %2"_s.arg(students.size()).arg(form)};
    return m_school.operation(Permission::ChangeCustody, info, [&]() -> Result<void> {
        for (const int student : students) {
            if (auto lent = handOutTo(student, year, form); !lent)
                return lent;
        }
        return {};
    });
}

Result<void> DemoClasses::handOutTo(int student, int year, int form)
{
    QList<int> assets;
    if (m_desk.heldBy(student, Use::Class).isEmpty())
        assets += m_desk.inStock(Category::Chromebook, 1);
    if (form >= firstFormWithCalculators)
        assets += m_desk.inStock(Category::Calculator, 1);
    if (form == firstForm)
        assets += m_desk.inStock(Category::Tablet, 1);
    if (m_school.random.percent(chargerPercent))
        assets += m_desk.inStock(Category::Charger, 1);
    const QDateTime due = DemoCalendar::at(m_school.calendar.lastDay(year), 15);
    return m_desk.lend(assets, student, {.use = Use::Class, .purpose = u"Lessons"_s, .due = due});
}

Result<void> DemoClasses::collect(int form)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    QList<int> back;
    QList<int> keepers;
    for (const int student : formOf(form)) {
        if (form < lastForm && m_school.random.percent(overSummerPercent))
            keepers.append(student);
        else
            back += m_desk.heldBy(student, Use::Class);
    }
    const OperationInfo info {u"custody.check-in"_s, u"Took back %1 devices of Year %2"_s.arg(back.size()).arg(form)};
    const auto collected = m_school.operation(Permission::ChangeCustody, info, [&]() -> Result<void> {
        if (auto damaged = collectDamaged(back); !damaged)
            return damaged;
        const qsizetype worn = back.size() / 6;
        const QString condition = m_school.random.pick(wear).toString();
        if (auto taken = m_desk.takeBack(back.first(worn), {.condition = condition}); !taken)
            return taken;
        return m_desk.takeBack(back.sliced(worn), {.condition = u"Good"_s});
    });
    return collected ? keepOverSummer(keepers) : collected;
}

// Takes the damaged ones out of `assets`; they are mended in the holidays.
Result<void> DemoClasses::collectDamaged(QList<int> &assets)
{
    QList<int> damaged;
    for (const int asset : std::as_const(assets)) {
        if (m_school.random.percent(damagedPercent))
            damaged.append(asset);
    }
    for (const int asset : damaged) {
        assets.removeOne(asset);
        const QString damage = m_school.random.pick(damages).toString();
        if (auto taken = m_desk.takeBack({asset}, {.condition = damage, .place = DemoAsset::Place::InRepair}); !taken)
            return taken;
        const QDate day = m_school.clock.now().date().addDays(m_school.random.between(10, 50));
        m_school.onDay(day, 9, 15, [this, asset, damage]() -> Result<void> {
            if (auto opened = m_school.actAsAgent(); !opened)
                return opened;
            return m_desk.setPlace({asset}, DemoAsset::Place::InStock, damage + u": repaired"_s);
        });
    }
    return {};
}

Result<void> DemoClasses::keepOverSummer(const QList<int> &students)
{
    const QDate day(m_school.clock.now().date().year(), 8, 31);
    QList<int> assets;
    for (const int student : students) {
        assets += m_desk.heldBy(student, Use::Class);
        m_school.onDay(day, 8, 12, [this, student]() -> Result<void> {
            if (auto opened = m_school.actAsAgent(); !opened)
                return opened;
            return m_desk.takeBack(m_desk.heldBy(student, Use::Class),
                                   {.condition = u"Good"_s, .note = u"Kept over the summer"_s});
        });
    }
    return m_desk.extend(assets, DemoCalendar::at(day, 15));
}

// One after the other, as they come to the help desk.
Result<void> DemoClasses::equipStaff()
{
    constexpr int secondsEach = 200;
    const QList<int> staff = m_school.peopleWhere([](const DemoPerson &person) {
        return person.isPresent() && person.kind != DemoPerson::Kind::Student
            && person.record.position != u"Caretaker"_s;
    });
    QDateTime turn = m_school.clock.now();
    for (const int person : staff) {
        if (!m_desk.heldBy(person, Use::Staff).isEmpty())
            continue;
        m_school.agenda.add(turn, [this, person] { return equip(person); });
        turn = turn.addSecs(secondsEach);
    }
    return {};
}

Result<void> DemoClasses::equip(int person)
{
    constexpr int dockPercent = 60, monitorPercent = 85, headsetPercent = 20;
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const bool isAccount = m_school.people.at(person).isAccount;
    QList<int> assets = m_desk.inStock(Category::Laptop, 1);
    if (isAccount || m_school.random.percent(dockPercent))
        assets += m_desk.inStock(Category::Dock, 1);
    if (!isAccount && m_school.random.percent(monitorPercent))
        assets += m_desk.inStock(Category::Monitor, 1);
    if (!isAccount && m_school.random.percent(headsetPercent))
        assets += m_desk.inStock(Category::Headset, 1);
    return m_desk.lend(assets, person, {.use = Use::Staff, .purpose = u"Staff devices"_s});
}

// Projectors stand with teachers, printers with offices, for as long as they work.
Result<void> DemoClasses::equipRooms()
{
    constexpr int projectors = 20, printers = 14;
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    QList<int> forRooms = teachers();
    QList<int> offices = m_school.peopleWhere([](const DemoPerson &person) {
        return person.isPresent() && person.kind == DemoPerson::Kind::Staff && !person.isAccount;
    });
    m_school.random.shuffle(forRooms);
    m_school.random.shuffle(offices);
    const OperationInfo info {u"custody.check-out"_s, u"Entered who looks after projectors and printers"_s};
    return m_school.operation(Permission::ChangeCustody, info, [&]() -> Result<void> {
        for (int i = 0; i < projectors; ++i) {
            const DemoLending lending {.use = Use::Staff, .purpose = u"Classroom"_s};
            if (auto lent = m_desk.lend(m_desk.inStock(Category::Projector, 1), forRooms.at(i), lending); !lent)
                return lent;
        }
        for (int i = 0; i < printers; ++i) {
            const DemoLending lending {.use = Use::Staff, .purpose = u"Office"_s};
            if (auto lent = m_desk.lend(m_desk.inStock(Category::Printer, 1), offices.at(i), lending); !lent)
                return lent;
        }
        return {};
    });
}

Result<void> DemoClasses::replaceLaptops(int count)
{
    constexpr int secondsEach = 900;
    const QDate limit = m_school.clock.now().date().addYears(-laptopYears);
    QList<int> old = m_school.assetsWhere([&limit](const DemoAsset &asset) {
        return asset.use == Use::Staff && asset.category() == Category::Laptop && asset.purchased < limit;
    });
    m_school.random.shuffle(old);
    // The account's laptop first, so that its history shows it.
    std::ranges::stable_partition(old, [this](int asset) {
        const DemoPerson &holder = m_school.people.at(m_school.assets.at(asset).holder);
        return holder.isAccount && holder.kind == DemoPerson::Kind::Teacher;
    });
    QDateTime turn = m_school.clock.now();
    for (const int asset : old.first(qMin<qsizetype>(count, old.size()))) {
        m_school.agenda.add(turn, [this, asset] { return replaceLaptop(asset); });
        turn = turn.addSecs(secondsEach);
    }
    return {};
}

Result<void> DemoClasses::replaceLaptop(int asset)
{
    if (m_school.assets.at(asset).use != Use::Staff) // broken meanwhile
        return {};
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const int person = m_school.assets.at(asset).holder;
    const QDate purchased = m_school.assets.at(asset).purchased;
    QList<int> newer = m_desk.inStock(Category::Laptop, static_cast<int>(m_school.assets.size()));
    newer.removeIf([&](int other) { return m_school.assets.at(other).purchased <= purchased; });
    if (newer.isEmpty())
        return {};
    const QString name = m_school.people.at(person).record.fullName();
    const OperationInfo info {u"custody.transfer"_s, u"Replaced the laptop of %1"_s.arg(name)};
    return m_school.operation(Permission::ChangeCustody, info, [&]() -> Result<void> {
        if (auto back = m_desk.takeBack({asset}, {.condition = m_school.random.pick(wear).toString()}); !back)
            return back;
        return m_desk.lend({newer.first()}, person,
                           {.use = Use::Staff, .purpose = u"Staff devices"_s, .condition = u"New"_s});
    });
}

Result<void> DemoClasses::moveEquipment(int count)
{
    QList<int> movable = m_school.assetsWhere([this](const DemoAsset &asset) {
        return asset.use == Use::Staff && !m_school.people.at(asset.holder).isAccount
            && (asset.category() == Category::Monitor || asset.category() == Category::Projector);
    });
    m_school.random.shuffle(movable);
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    for (const int asset : movable.first(qMin<qsizetype>(count, movable.size()))) {
        const int to = m_school.random.pick(teachers());
        if (to == m_school.assets.at(asset).holder)
            continue;
        const DemoLending lending {.use = Use::Staff, .purpose = u"Classroom"_s, .note = u"Moved to another room"_s};
        if (auto passed = m_desk.passOn({asset}, to, lending); !passed)
            return passed;
    }
    return {};
}

Result<void> DemoClasses::lendCart(int cart, const QDateTime &due)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const QList<int> assets = m_desk.inStock(cartCategories[cart], cartSize);
    m_carts.resize(cartCount);
    m_carts[cart] = assets;
    return m_desk.lend(
        assets, m_school.random.pick(teachers()),
        {.use = Use::Cart, .purpose = u"Lessons"_s, .due = due, .note = u"Cart %1"_s.arg(QChar(u'A' + cart))});
}

Result<void> DemoClasses::handCartOn(int cart)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const QList<int> assets = m_carts.value(cart);
    if (assets.isEmpty())
        return {};
    const DemoAsset first = m_school.assets.at(assets.first());
    QList<int> others = teachers();
    others.removeOne(first.holder);
    return m_desk.passOn(assets, m_school.random.pick(others),
                         {.use = Use::Cart,
                          .purpose = u"Lessons"_s,
                          .due = first.due,
                          .note = u"Cart %1 goes to another room"_s.arg(QChar(u'A' + cart))});
}

Result<void> DemoClasses::collectCarts()
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    for (const QList<int> &cart : std::exchange(m_carts, {})) {
        if (auto back = m_desk.takeBack(cart, {.condition = u"Complete"_s}); !back)
            return back;
    }
    return {};
}

Result<void> DemoClasses::prepareExamRooms(const QDateTime &due)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const QList<int> officers = m_school.peopleWhere(
        [](const DemoPerson &person) { return person.isPresent() && person.record.position == u"Exams officer"_s; });
    m_examDevices = m_desk.inStock(Category::Chromebook, examDevices);
    return m_desk.lend(m_examDevices, officers.constFirst(), {.use = Use::Cart, .purpose = u"Exam room"_s, .due = due});
}

Result<void> DemoClasses::clearExamRooms()
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    return m_desk.takeBack(std::exchange(m_examDevices, {}), {.condition = u"Good"_s, .note = u"Wiped"_s});
}
