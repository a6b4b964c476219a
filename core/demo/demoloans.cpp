// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demoloans.h"

#include "core/demo/demodata.h"
#include "core/demo/demodesk.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace {

using Use = DemoAsset::Use;
using DemoCatalog::Category;

// From January to December.
constexpr std::array loansInMonth {10, 13, 14, 10, 11, 9, 3, 2, 13, 15, 14, 9};
constexpr std::array breakagesInMonth {5, 5, 6, 5, 6, 3, 0, 0, 6, 6, 6, 4};
constexpr int overdueLoans = 23; // and two leavers
constexpr int loansDueSoon = 39; // and the account's
constexpr int brokenWithLoaner = 22;
constexpr int brokenInStock = 17;
constexpr int unfinishedRepairDays = 42;
constexpr int longestOverdueDays = 58;
constexpr int soonDays = 12; // and a weekend is a fortnight

struct Borrowed
{
    Category category;
    int weight;
};

constexpr Borrowed borrowed[] {{Category::Camera, 22}, {Category::Tablet, 20},    {Category::Chromebook, 22},
                               {Category::Laptop, 12}, {Category::Charger, 10},   {Category::Projector, 5},
                               {Category::Headset, 3}, {Category::Calculator, 4}, {Category::Dock, 2}};

const QList<Category> carried {Category::Chromebook, Category::Laptop, Category::Tablet};

constexpr QStringView purposes[] {u"Home working", u"School trip",      u"Science week", u"Open day",
                                  u"Film club",    u"Parents' evening", u"Lessons",      u"School newspaper",
                                  u"Sports day",   u"Training course"};

struct Damage
{
    Category category;
    QStringView condition;
    QStringView repair;
};

constexpr Damage damages[] {
    {Category::Chromebook, u"Hinge cracked", u"Hinge replaced"},
    {Category::Chromebook, u"Screen cracked", u"Screen replaced"},
    {Category::Chromebook, u"Three keys missing", u"Keyboard replaced"},
    {Category::Chromebook, u"Does not charge", u"Charging port replaced"},
    {Category::Laptop, u"Battery swollen", u"Battery replaced"},
    {Category::Laptop, u"Liquid under the keyboard", u"Keyboard replaced"},
    {Category::Tablet, u"Glass broken", u"Glass replaced"},
    {Category::Tablet, u"Home button sticks", u"Cleaned"},
    {Category::Monitor, u"Vertical lines", u"Panel replaced under warranty"},
    {Category::Projector, u"Lamp dark", u"Lamp replaced"},
    {Category::Calculator, u"Display fails", u"Contacts cleaned"},
    {Category::Charger, u"Cable frayed", u"Cable replaced"},
    {Category::Printer, u"Paper jams", u"Rollers replaced"},
    {Category::Dock, u"No picture", u"Firmware updated"},
    {Category::Headset, u"Left side silent", u"Cushion and cable replaced"},
    {Category::Camera, u"Lens error", u"Serviced by the maker"},
};

struct AccountLoan
{
    int year, month, day, days;
    Category category;
    QStringView purpose;
};

constexpr AccountLoan accountLoans[] {
    {0, 10, 9, 4, Category::Camera, u"Field trip to the salt marsh"}, {0, 3, 4, 12, Category::Tablet, u"Science week"},
    {1, 11, 12, 6, Category::Projector, u"Parents' evening"},         {1, 5, 13, 9, Category::Camera, u"Film club"},
    {2, 10, 15, 14, Category::Chromebook, u"Substitute teaching"},    {2, 3, 9, 5, Category::Tablet, u"Science week"},
};

constexpr QStringView conditions[] {
    u"Good", u"Good", u"Good", u"Good", u"Light wear", u"Scratched", u"Sticker residue", u"Case missing"};

QDateTime afterWeekend(const QDate &day)
{
    constexpr int hour = 15;
    return {day.addDays(day.dayOfWeek() > Qt::Friday ? 8 - day.dayOfWeek() : 0), {hour, 0}, Qt::UTC};
}

const Damage *damageOf(Category category, DemoRandom &random)
{
    QList<const Damage *> fitting;
    for (const Damage &damage : damages) {
        if (damage.category == category)
            fitting.append(&damage);
    }
    return random.pick(fitting);
}

}

void DemoLoans::schedule()
{
    const QDate opening = m_school.calendar.opening();
    for (QDate first(opening.year(), opening.month() + 1, 1); first < m_school.calendar.today();
         first = first.addMonths(1))
        scheduleMonth(first);
    scheduleOpenLoans();
    scheduleAccountLoans();
    scheduleUnfinishedRepairs();
}

void DemoLoans::scheduleMonth(const QDate &first)
{
    constexpr int longestLoan = 15, lossEveryMonths = 5;
    const auto month = static_cast<std::size_t>(first.month() - 1);
    for (int i = 0; i < loansInMonth.at(month); ++i) {
        const QDate from = first.addDays(m_school.random.below(first.daysInMonth()));
        scheduleLoan(from, from.addDays(m_school.random.between(1, longestLoan)));
    }
    for (int i = 0; i < breakagesInMonth.at(month); ++i) {
        const QDate day = first.addDays(m_school.random.below(first.daysInMonth()));
        if (day.daysTo(m_school.calendar.today()) > unfinishedRepairDays)
            m_school.onDay(day, 8, 14, [this] { return breakOne(true); });
    }
    if ((first.month() + first.year()) % lossEveryMonths == 0)
        m_school.onDay(first.addDays(12), 9, 14, [this] { return loseOne(); });
}

// Only what is back before today: what is out now is decided on below.
void DemoLoans::scheduleLoan(const QDate &from, const QDate &until)
{
    constexpr int latePercent = 15, latestDays = 9;
    const int late = m_school.random.percent(latePercent) ? m_school.random.between(1, latestDays) : 0;
    const QDate back = until.addDays(late);
    if (back < m_school.calendar.today())
        m_school.onDay(from, 8, 11, [this, until, back] { return borrow(until, back); });
}

void DemoLoans::scheduleOpenLoans()
{
    const QDate today = m_school.calendar.today();
    for (int i = 0; i < overdueLoans; ++i) {
        const QDate due = today.addDays(-1 - i * (longestOverdueDays - 1) / (overdueLoans - 1));
        const QDate from = due.addDays(-m_school.random.between(4, 21));
        m_school.onDay(from, 8, 14, [this, due] { return borrowAndKeep(DemoCalendar::at(due, 15)); });
    }
    for (int i = 0; i < loansDueSoon; ++i) {
        const QDate due = today.addDays(1 + i * (soonDays - 1) / (loansDueSoon - 1));
        const QDate from = today.addDays(-m_school.random.between(1, 18));
        m_school.onDay(from, 8, 14, [this, due] { return borrowAndKeep(afterWeekend(due)); });
    }
}

void DemoLoans::scheduleAccountLoans()
{
    for (const AccountLoan &loan : accountLoans) {
        const QDate from = m_school.calendar.day(loan.year, loan.month, loan.day);
        const DemoLending lending {
            .use = Use::Loan, .purpose = loan.purpose.toString(), .due = DemoCalendar::at(from.addDays(loan.days), 15)};
        m_school.onDay(from, 8, 11, [this, &loan, lending] { return lendToAccount(loan.category, lending); });
    }
    constexpr int lentDaysAgo = 3, dueInDays = 5;
    const QDate today = m_school.calendar.today();
    const DemoLending lending {
        .use = Use::Kept, .purpose = u"Film club"_s, .due = afterWeekend(today.addDays(dueInDays))};
    m_school.onDay(today.addDays(-lentDaysAgo), 8, 11,
                   [this, lending] { return lendToAccount(Category::Camera, lending); });
}

void DemoLoans::scheduleUnfinishedRepairs()
{
    const QDate today = m_school.calendar.today();
    for (int i = 0; i < brokenWithLoaner; ++i)
        m_school.onDay(today.addDays(-m_school.random.between(1, unfinishedRepairDays)), 8, 14,
                       [this] { return breakOne(false); });
    for (int i = 0; i < brokenInStock; ++i)
        m_school.onDay(today.addDays(-m_school.random.between(1, unfinishedRepairDays)), 8, 14,
                       [this] { return breakInStock(); });
}

QList<int> DemoLoans::pickForLoan()
{
    constexpr int severalPercent = 25, several = 4;
    int weights = 0;
    for (const Borrowed &kind : borrowed)
        weights += kind.weight;
    const int count = m_school.random.percent(severalPercent) ? m_school.random.between(2, several) : 1;
    int left = m_school.random.below(weights);
    for (const Borrowed &kind : borrowed) {
        left -= kind.weight;
        if (left >= 0)
            continue;
        // Where a kind has run out, the next one that is there.
        if (QList<int> found = m_desk.inStock(kind.category, count); !found.isEmpty())
            return found;
    }
    return {};
}

int DemoLoans::pickBorrower()
{
    constexpr int studentPercent = 30;
    const bool student = m_school.random.percent(studentPercent);
    return m_school.random.pick(m_school.peopleWhere([student](const DemoPerson &person) {
        return person.isPresent() && person.role != DemoPerson::Role::None && !person.isAccount && !person.leavesHolding
            && (person.kind == DemoPerson::Kind::Student) == student;
    }));
}

// Now and then an agent enters in the afternoon what happened in the morning.
QDateTime DemoLoans::enteredLater(const QList<int> &assets)
{
    constexpr int laterPercent = 5, seconds = 2 * 60 * 60;
    const QDateTime earlier = m_school.clock.now().addSecs(-seconds);
    const bool free = std::ranges::all_of(assets, [&](int index) {
        const DemoAsset &asset = m_school.assets.at(index);
        return !asset.backAt.isValid() || asset.backAt <= earlier;
    });
    return free && m_school.random.percent(laterPercent) ? earlier : QDateTime();
}

Result<void> DemoLoans::borrow(const QDate &until, const QDate &back)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const QList<int> assets = pickForLoan();
    if (assets.isEmpty())
        return {};
    const DemoLending lending {.use = Use::Loan,
                               .purpose = m_school.random.pick(purposes).toString(),
                               .due = DemoCalendar::at(until, 15),
                               .at = enteredLater(assets)};
    if (auto lent = m_desk.lend(assets, pickBorrower(), lending); !lent)
        return lent;
    const int lendings = m_school.assets.at(assets.first()).lendings;
    m_school.onDay(back, 12, 14, [this, assets, lendings] { return bringBack(assets, lendings); });
    return {};
}

// Unless the borrower brought them back on leaving the school.
Result<void> DemoLoans::bringBack(const QList<int> &assets, int lendings)
{
    const DemoAsset &first = m_school.assets.at(assets.first());
    if (first.use != Use::Loan || first.lendings != lendings)
        return {};
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    return m_desk.takeBack(assets, {.condition = m_school.random.pick(conditions).toString()});
}

Result<void> DemoLoans::borrowAndKeep(const QDateTime &due)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const DemoLending lending {.use = Use::Kept, .purpose = m_school.random.pick(purposes).toString(), .due = due};
    return m_desk.lend(pickForLoan().mid(0, 1), pickBorrower(), lending);
}

Result<void> DemoLoans::lendToAccount(Category category, const DemoLending &lending)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const QList<int> found = m_school.peopleWhere(
        [](const DemoPerson &person) { return person.record.email == QLatin1StringView(DemoData::userEmail); });
    const QList<int> assets = m_desk.inStock(category, 1);
    if (auto lent = m_desk.lend(assets, found.constFirst(), lending); !lent || lending.use == Use::Kept)
        return lent;
    m_school.onDay(lending.due.date(), 12, 14, [this, assets]() -> Result<void> {
        if (auto opened = m_school.actAsAgent(); !opened)
            return opened;
        return m_desk.takeBack(assets, {.condition = u"Good"_s});
    });
    return {};
}

QList<int> DemoLoans::inUse() const
{
    return m_school.assetsWhere([this](const DemoAsset &asset) {
        if (asset.use != Use::Class && asset.use != Use::Staff)
            return false;
        const DemoPerson &holder = m_school.people.at(asset.holder);
        return !holder.isAccount && !holder.leavesHolding;
    });
}

// What is carried around breaks more often than what stands on a desk.
int DemoLoans::pickFragile(const QList<int> &candidates)
{
    constexpr int tries = 3;
    int picked = m_school.random.pick(candidates);
    for (int i = 1; i < tries && !carried.contains(m_school.assets.at(picked).category()); ++i)
        picked = m_school.random.pick(candidates);
    return picked;
}

Result<void> DemoLoans::breakOne(bool mended)
{
    const QList<int> candidates = inUse();
    if (candidates.isEmpty())
        return {};
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const int broken = pickFragile(candidates);
    const Damage *damage = damageOf(m_school.assets.at(broken).category(), m_school.random);
    const auto loaner = replaceBroken(broken, damage->condition.toString());
    if (!loaner || !mended)
        return loaner ? Result<void>() : loaner.error();
    const QDate day = m_school.clock.now().date().addDays(m_school.random.between(6, 30));
    m_school.onDay(day, 10, 15, [this, broken, damage, loaner = *loaner] {
        return mend(broken, loaner, damage->repair.toString());
    });
    return {};
}

// The loaner that the holder gets in its place, -1 where there is none.
Result<int> DemoLoans::replaceBroken(int broken, const QString &condition)
{
    const DemoAsset before = m_school.assets.at(broken);
    const QList<int> loaners = m_desk.inStock(before.category(), 1);
    const DemoLending lending {.use = before.use, .purpose = u"Loaner while repaired"_s, .due = before.due};
    const DemoReturn back {.condition = condition, .place = DemoAsset::Place::InRepair};
    if (auto taken = m_desk.takeBack({broken}, back); !taken)
        return taken.error();
    if (auto lent = m_desk.lend(loaners, before.holder, lending); !lent)
        return lent.error();
    return loaners.isEmpty() ? -1 : loaners.first();
}

// Half of the holders want their own device back.
Result<void> DemoLoans::mend(int broken, int loaner, const QString &repair)
{
    constexpr int wantedPercent = 50;
    if (m_school.assets.at(broken).place != DemoAsset::Place::InRepair)
        return {};
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const QString month = m_school.clock.now().toString(u"yyyy-MM"_s);
    if (auto mended = m_desk.setPlace({broken}, DemoAsset::Place::InStock, repair + u", "_s + month); !mended)
        return mended;
    const DemoAsset lent = loaner < 0 ? DemoAsset() : m_school.assets.at(loaner);
    if ((lent.use != Use::Class && lent.use != Use::Staff) || !m_school.random.percent(wantedPercent))
        return {};
    if (auto taken = m_desk.takeBack({loaner}, {.condition = u"Good"_s}); !taken)
        return taken;
    return m_desk.lend({broken}, lent.holder, {.use = lent.use, .purpose = u"Lessons"_s, .due = lent.due});
}

Result<void> DemoLoans::breakInStock()
{
    const QList<int> candidates = m_school.assetsWhere(
        [](const DemoAsset &asset) { return asset.place == DemoAsset::Place::InStock; });
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const int broken = m_school.random.pick(candidates);
    const QString condition = damageOf(m_school.assets.at(broken).category(), m_school.random)->condition.toString();
    return m_desk.setPlace({broken}, DemoAsset::Place::InRepair, condition);
}

Result<void> DemoLoans::loseOne()
{
    QList<int> candidates = inUse();
    candidates.removeIf([this](int asset) { return m_school.assets.at(asset).use != Use::Class; });
    if (candidates.isEmpty())
        return {};
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    return m_desk.takeBack(
        {m_school.random.pick(candidates)},
        {.condition = u"Lost"_s, .place = DemoAsset::Place::Lost, .note = u"Reported lost on the way home"_s});
}
