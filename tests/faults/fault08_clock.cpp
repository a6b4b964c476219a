// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql.h"
#include "core/tables/viewreader.h"
#include "faults/faultcounts.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

constexpr qint64 hour = 3600, day = 24 * hour, tenYears = 3653 * day;

// Between the moments the clock is set; the work is done at each.
struct Jump
{
    const char *name;
    QDateTime from;
    QDateTime to;
};

QDateTime utc(int year, int month, int dayOfMonth, int atHour, int minute = 0)
{
    return {{year, month, dayOfMonth}, {atHour, minute}, Qt::UTC};
}

const QList<Jump> jumps {
    {"an hour back", utc(2026, 1, 15, 8), utc(2026, 1, 15, 7)},
    {"an hour on", utc(2026, 1, 15, 8), utc(2026, 1, 15, 9)},
    {"ten years back", utc(2026, 1, 15, 8), utc(2026, 1, 15, 8).addSecs(-tenYears)},
    {"ten years on", utc(2026, 1, 15, 8), utc(2026, 1, 15, 8).addSecs(tenYears)},
    {"summer time begins", utc(2026, 3, 29, 0, 59), utc(2026, 3, 29, 1, 1)},
    {"summer time ends", utc(2026, 10, 25, 0, 59), utc(2026, 10, 25, 1, 1)},
    {"the hour that comes twice", utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30)},
    {"to a leap day", utc(2028, 2, 28, 23, 59), utc(2028, 2, 29, 0, 1)},
    {"from a leap day", utc(2028, 2, 29, 23, 59), utc(2028, 3, 1, 0, 1)},
    {"to the epoch", utc(2026, 1, 15, 8), utc(1970, 1, 1, 0)},
    {"past 2038", utc(2038, 1, 19, 3, 14), utc(2038, 1, 19, 3, 15)},
    {"back from past 2038", utc(2038, 1, 19, 3, 15), utc(2026, 1, 15, 8)},
    {"not at all", utc(2026, 1, 15, 8), utc(2026, 1, 15, 8)},
};

}

// Fault 8: the clock is off by an hour or ten years either way, summer time begins or ends, a leap day comes: the order
// of what was done is right, nothing contradicts itself, and the way in is no wider.
class FaultClock final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_counts.count(); }
    void cleanupTestCase() { qunsetenv("TZ"); }

    void orderIsRight_data() { jumpsAsRows(); }
    void orderIsRight();
    void custodyGoesOn_data() { jumpsAsRows(); }
    void custodyGoesOn();
    void roleChanges_data() { jumpsAsRows(); }
    void roleChanges();
    void waitIsNotCutShort_data() { jumpsAsRows(); }
    void waitIsNotCutShort();

private:
    static void jumpsAsRows();
    static void expectSound(TestWorkspace &office);

    FaultCounts m_counts {8};
};

void FaultClock::initTestCase()
{
    qputenv("TZ", "Europe/Berlin"); // a zone with summer time
    QVERIFY(QTimeZone::systemTimeZone().hasDaylightTime());
}

void FaultClock::jumpsAsRows()
{
    QTest::addColumn<Jump>("jump");
    for (const Jump &jump : jumps)
        QTest::newRow(jump.name) << jump;
}

void FaultClock::expectSound(TestWorkspace &office)
{
    const auto findings = got(office->verify());
    QVERIFY2(findings.isEmpty(), findings.isEmpty() ? "" : qUtf8Printable(findings.constFirst().message));
}

// The journal lists what was done in the order in which it was done.
void FaultClock::orderIsRight()
{
    QFETCH(const Jump, jump);
    TestWorkspace office;
    const qint64 asset = office.addAsset(u"A-1"_s);
    QList<qint64> done;
    const auto rename = [&](const QString &name) {
        const Asset before = got(office->assets.find(asset));
        Asset after = before;
        after.name = name;
        done.append(got(office->assets.update(before, after)).operation);
    };
    office.clock().setNow(jump.from);
    rename(u"first"_s);
    office.clock().setNow(jump.to);
    rename(u"second"_s);
    office.clock().setNow(jump.from);
    rename(u"third"_s);
    QVERIFY(std::is_sorted(done.cbegin(), done.cend()));
    const ViewReader reader(office->database, office->session, office.clock().now());
    const auto listed = got(reader.ids(Views::operations(), {}));
    QVERIFY(listed.size() >= 3);
    QCOMPARE(listed.at(0), done.at(2)); // newest first, whatever the times say
    QCOMPARE(listed.at(1), done.at(1));
    QCOMPARE(listed.at(2), done.at(0));
    expectSound(office);
}

// What is out can be checked in and out again, and who had it when is told in that order.
void FaultClock::custodyGoesOn()
{
    QFETCH(const Jump, jump);
    TestWorkspace office;
    const qint64 asset = office.addAsset(u"A-1"_s);
    const qint64 first = office.addPerson(u"First"_s, u"Holder"_s), second = office.addPerson(u"Second"_s, u"Holder"_s);
    office.clock().setNow(jump.from);
    got(office->custody.checkOut({.assetIds = {asset}, .userId = first}));
    office.clock().setNow(jump.to);
    const auto back = office->custody.checkIn({.assetIds = {asset}});
    QVERIFY2(back, back ? "" : qUtf8Printable(back.error().message));
    const auto again = office->custody.checkOut({.assetIds = {asset}, .userId = second});
    QVERIFY2(again, again ? "" : qUtf8Printable(again.error().message));
    const auto periods = got(office->custody.historyOfAsset(asset));
    QCOMPARE(periods.size(), 2);
    QCOMPARE(periods.at(0).custody.userId, second); // newest first
    QVERIFY(!periods.at(0).custody.checkedInAt.isValid());
    QVERIFY(periods.at(1).custody.checkedInAt >= periods.at(1).custody.checkedOutAt);
    expectSound(office);
}

void FaultClock::roleChanges()
{
    QFETCH(const Jump, jump);
    TestWorkspace office;
    const qint64 person = office.addPerson(u"Ned"_s, u"New"_s);
    office.clock().setNow(jump.from);
    got(office->roles.assign({person}, got(office->roles.findByName(u"User"_s)).id, {}));
    office.clock().setNow(jump.to);
    const auto changed = office->roles.assign({person}, got(office->roles.findByName(u"Agent"_s)).id, {});
    QVERIFY2(changed, changed ? "" : qUtf8Printable(changed.error().message + changed.error().detail));
    const auto held = got(office->roles.currentRoles(person));
    QCOMPARE(held.size(), 1);
    QCOMPARE(held.constFirst().name, u"Agent"_s);
    expectSound(office);
}

// However the clock is set, who failed too often waits as long as that takes.
void FaultClock::waitIsNotCutShort()
{
    QFETCH(const Jump, jump);
    TestWorkspace office;
    office->session.close();
    office.clock().setNow(jump.from);
    const auto attempt = [&] { return bool(office->signIn.begin(u"agent@example.org"_s)); };
    constexpr int failures = SignInDelays::freeFailures + 5; // and then waits of half a minute and more
    for (int i = 0; i < failures; ++i) {
        while (!attempt())
            office.clock().advance(std::chrono::seconds(1));
    }
    QVERIFY(!attempt());
    const QDateTime now = office.clock().now();
    office.clock().setNow(now.addSecs(jump.from.secsTo(jump.to)));
    QVERIFY(!attempt());
}

QTEST_GUILESS_MAIN(FaultClock)
#include "fault08_clock.moc"
