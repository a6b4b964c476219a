// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/custody/custodyservice.h"

#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Who = TestWorkspace::Who;
using StatusKind::Value;

namespace {

QStringList tags(const QList<CustodyPeriod> &periods)
{
    QStringList list;
    for (const CustodyPeriod &period : periods)
        list.append(period.assetTag);
    return list;
}

QStringList holders(const QList<CustodyPeriod> &periods)
{
    QStringList list;
    for (const CustodyPeriod &period : periods)
        list.append(period.holderName);
    return list;
}

}

class TestCustodyService final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void checksOut();
    void checksOutSeveralAsOneOperation();
    void sameAssetTwiceIsOnce();
    void checkOutIsAllOrNone();
    void checkOutRefusesWhatIsHeld();
    void checkOutRefusesWhatIsNotThere();
    void checkOutRefusesTheInactive();
    void statusKindDecides_data();
    void statusKindDecides();
    void checkOutMoments_data();
    void checkOutMoments();
    void backDatedIntoOtherHands_data();
    void backDatedIntoOtherHands();
    void withoutADeployedStatusTheStatusStays();

    void checksIn();
    void checksInSeveralAsOneOperation();
    void checkInIsAllOrNone();
    void checkInLeavesAStatus_data();
    void checkInLeavesAStatus();
    void checkInTakesStatusAndSite();
    void checkInRefusesUnknownPlaces();
    void checkInMoments_data();
    void checkInMoments();
    void checkInAfterTheClockWasSetBack();
    void clockThatWasAheadKeepsNothingOnTheShelf();
    void checkInAppendsItsNote();

    void transfers();
    void transferRefuses();
    void transferIsAllOrNone();
    void transferBackDated();

    void extends();
    void extendRefuses();
    void extendIsAllOrNone();

    void historyIsNewestFirst();
    void historyNamesTheModel();
    void userSeesOwnPeriodsOnly();
    void holderAtBoundaries_data();
    void holderAtBoundaries();
    void heldAtIsByTag();
    void overdueMostFirst();
    void proxiesAcrossCustody();
    void findsOne();
    void findsTheAssetsOfSeveral();

    void databaseRefusesTwoAtOnce();
    void databaseRefusesAStatusThatForbids();
    void archivingIsRefusedWhileHeld();

private:
    CustodyService &custody() { return (*m_office)->custody; }
    QSqlDatabase db() { return (*m_office)->database.connection(); }
    QDateTime now() { return m_office->clock().now(); }
    Custody current(qint64 asset) { return got(custody().current(asset)).value_or(Custody {}); }
    Value kindOf(qint64 asset);
    qint64 operations() { return got(Sql::value(db(), u"SELECT count(*) FROM operations"_s)).toLongLong(); }
    void setStatus(qint64 asset, Value kind);
    Result<qint64> write(const QString &statement);

    std::unique_ptr<TestWorkspace> m_office;
    qint64 m_asset = 0; // "A-1", in stock
    qint64 m_other = 0; // "A-2", in stock
    qint64 m_ann = 0;
    qint64 m_bob = 0;
};

void TestCustodyService::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_asset = m_office->addAsset(u"A-1"_s);
    m_other = m_office->addAsset(u"A-2"_s);
    m_ann = m_office->addPerson(u"Ann"_s, u"Ames"_s, u"ann@example.org"_s);
    m_bob = m_office->addPerson(u"Bob"_s, u"Bond"_s, u"bob@example.org"_s);
    m_office->signInAs(Who::Agent);
}

void TestCustodyService::cleanup()
{
    m_office.reset();
}

Value TestCustodyService::kindOf(qint64 asset)
{
    return got((*m_office)->catalog.status(*got((*m_office)->assets.find(asset)).statusId)).kind;
}

void TestCustodyService::setStatus(qint64 asset, Value kind)
{
    const Asset before = got((*m_office)->assets.find(asset));
    Asset after = before;
    after.statusId = m_office->status(kind);
    got((*m_office)->assets.update(before, after));
}

// Around the service, as one operation.
Result<qint64> TestCustodyService::write(const QString &statement)
{
    return (*m_office)->journal.write({{}, u"system"_s}, {u"test.change"_s, u"Change"_s},
                                      [&](const Operation &) -> Result<void> {
                                          const auto done = Sql::run(db(), statement);
                                          return done ? Result<void>() : Result<void>(done.error());
                                      });
}

void TestCustodyService::checksOut()
{
    const qint64 before = operations();
    const Saved saved = got(custody().checkOut({.assetIds = {m_asset},
                                                .userId = m_ann,
                                                .purpose = u" Project "_s,
                                                .dueAt = now().addDays(7),
                                                .condition = u" Scratched "_s,
                                                .note = u" With charger "_s}));
    QCOMPARE(operations(), before + 1);
    QCOMPARE(saved.id, m_asset);
    const Custody open = current(m_asset);
    QCOMPARE(open.userId, m_ann);
    QCOMPARE(open.purpose, u"Project"_s);
    QCOMPARE(open.checkedOutAt, now());
    QCOMPARE(open.checkedOutBy, std::optional(m_office->id(Who::Agent)));
    QCOMPARE(open.dueAt, now().addDays(7));
    QCOMPARE(open.conditionOut, u"Scratched"_s);
    QCOMPARE(open.notes, u"With charger"_s);
    QVERIFY(open.isOpen());
    QCOMPARE(kindOf(m_asset), Value::Deployed);
    const auto row = got(
        Sql::value(db(), u"SELECT kind || ': ' || summary FROM operations WHERE id = %1"_s.arg(saved.operation)));
    QVERIFY(row.toString().startsWith("custody.check-out: "_L1));
    QVERIFY(row.toString().contains("A-1"_L1));
    QVERIFY(row.toString().contains("Ann Ames"_L1));
}

void TestCustodyService::checksOutSeveralAsOneOperation()
{
    const qint64 before = operations();
    got(custody().checkOut({.assetIds = {m_asset, m_other}, .userId = m_ann}));
    QCOMPARE(operations(), before + 1);
    QCOMPARE(current(m_asset).userId, m_ann);
    QCOMPARE(current(m_other).userId, m_ann);
}

void TestCustodyService::sameAssetTwiceIsOnce()
{
    got(custody().checkOut({.assetIds = {m_asset, m_asset}, .userId = m_ann}));
    QCOMPARE(got(custody().historyOfAsset(m_asset)).size(), 1);
    got(custody().transfer({.assetIds = {m_asset, m_asset}, .userId = m_bob}));
    QCOMPARE(got(custody().historyOfAsset(m_asset)).size(), 2);
    got(custody().extend({m_asset, m_asset}, now().addDays(1)));
    got(custody().checkIn({.assetIds = {m_asset, m_asset}}));
    QVERIFY(!got(custody().current(m_asset)));
}

void TestCustodyService::checkOutIsAllOrNone()
{
    m_office->checkOut(m_other, m_bob);
    const qint64 before = operations();
    const Error error = refusal(custody().checkOut({.assetIds = {m_asset, m_other}, .userId = m_ann}));
    QCOMPARE(error.code, Error::Code::Conflict);
    QVERIFY(error.message.contains("A-2"_L1));
    QCOMPARE(operations(), before);
    QVERIFY(!got(custody().current(m_asset)));
    QCOMPARE(kindOf(m_asset), Value::Deployable);
}

void TestCustodyService::checkOutRefusesWhatIsHeld()
{
    m_office->checkOut(m_asset, m_bob);
    for (const qint64 person : {m_ann, m_bob}) {
        const Error error = refusal(custody().checkOut({.assetIds = {m_asset}, .userId = person}));
        QCOMPARE(error.code, Error::Code::Conflict);
        QCOMPARE(error.field, u"assets"_s);
        QVERIFY(error.message.contains("A-1"_L1));
        QVERIFY(error.message.contains("Bob Bond"_L1));
    }
    QVERIFY(custody().unavailability(m_asset).contains("Bob Bond"_L1));
    QCOMPARE(custody().unavailability(m_other), QString());
}

void TestCustodyService::checkOutRefusesWhatIsNotThere()
{
    QCOMPARE(refusal(custody().checkOut({.assetIds = {999}, .userId = m_ann})).code, Error::Code::NotFound);
    const Error nobody = refusal(custody().checkOut({.assetIds = {m_asset}, .userId = 999}));
    QCOMPARE(nobody.code, Error::Code::NotFound);
    QCOMPARE(nobody.field, u"user_id"_s);
    const Error nothing = refusal(custody().checkOut({.assetIds = {}, .userId = m_ann}));
    QCOMPARE(nothing.code, Error::Code::Invalid);
    QCOMPARE(nothing.field, u"assets"_s);
    QVERIFY(!custody().unavailability(999).isEmpty());
}

void TestCustodyService::checkOutRefusesTheInactive()
{
    m_office->checkOut(m_other, m_bob);
    got((*m_office)->people.setStatus({m_ann}, PersonStatus::Value::Inactive, {}));
    for (const auto &done : {custody().checkOut({.assetIds = {m_asset}, .userId = m_ann}),
                             custody().transfer({.assetIds = {m_other}, .userId = m_ann})}) {
        QCOMPARE(refusal(done).code, Error::Code::Conflict);
        QCOMPARE(refusal(done).field, u"user_id"_s);
        QVERIFY(refusal(done).message.contains("Ann Ames"_L1));
    }
    QCOMPARE(current(m_other).userId, m_bob);
}

void TestCustodyService::statusKindDecides_data()
{
    QTest::addColumn<Value>("kind");
    QTest::addColumn<bool>("allowed");
    QTest::addRow("deployable") << Value::Deployable << true;
    QTest::addRow("deployed") << Value::Deployed << true;
    QTest::addRow("pending") << Value::Pending << false;
    QTest::addRow("undeployable") << Value::Undeployable << false;
    QTest::addRow("archived") << Value::Archived << false;
}

void TestCustodyService::statusKindDecides()
{
    QFETCH(const Value, kind);
    QFETCH(const bool, allowed);
    setStatus(m_asset, kind);
    QCOMPARE(custody().unavailability(m_asset).isEmpty(), allowed);
    m_office->checkOut(m_other, m_bob);
    if (kind != Value::Archived) // refused while it is held
        setStatus(m_other, kind);
    const auto out = custody().checkOut({.assetIds = {m_asset}, .userId = m_ann});
    const auto across = custody().transfer({.assetIds = {m_other}, .userId = m_ann});
    QCOMPARE(bool(out), allowed);
    QCOMPARE(bool(across), allowed || kind == Value::Archived);
    if (allowed)
        return;
    QCOMPARE(out.error().code, Error::Code::Conflict);
    QVERIFY(out.error().message.contains("A-1"_L1));
    QCOMPARE(kindOf(m_asset), kind);
    if (kind == Value::Archived)
        return;
    QCOMPARE(across.error().code, Error::Code::Conflict);
    QCOMPARE(current(m_other).userId, m_bob);
}

void TestCustodyService::checkOutMoments_data()
{
    QTest::addColumn<qint64>("at"); // seconds from now; 0 for none
    QTest::addColumn<qint64>("due");
    QTest::addColumn<QString>("wrongField"); // empty when it is allowed
    QTest::addRow("now, without a due date") << qint64 {0} << qint64 {0} << QString();
    QTest::addRow("now, due in a second") << qint64 {0} << qint64 {1} << QString();
    QTest::addRow("now, due a second ago") << qint64 {0} << qint64 {-1} << u"due_at"_s;
    QTest::addRow("yesterday") << qint64 {-86400} << qint64 {0} << QString();
    QTest::addRow("yesterday, due an hour ago") << qint64 {-86400} << qint64 {-3600} << QString();
    QTest::addRow("yesterday, due then") << qint64 {-86400} << qint64 {-86400} << u"due_at"_s;
    QTest::addRow("yesterday, due before") << qint64 {-86400} << qint64 {-86401} << u"due_at"_s;
    QTest::addRow("in a second") << qint64 {1} << qint64 {0} << u"at"_s;
    QTest::addRow("tomorrow, due the day after") << qint64 {86400} << qint64 {172800} << u"at"_s;
}

void TestCustodyService::checkOutMoments()
{
    QFETCH(const qint64, at);
    QFETCH(const qint64, due);
    QFETCH(const QString, wrongField);
    const QDateTime moment = at == 0 ? QDateTime() : now().addSecs(at);
    const QDateTime dueAt = due == 0 ? QDateTime() : now().addSecs(due);
    const auto done = custody().checkOut({.assetIds = {m_asset}, .userId = m_ann, .dueAt = dueAt, .at = moment});
    QCOMPARE(bool(done), wrongField.isEmpty());
    if (done) {
        QCOMPARE(current(m_asset).checkedOutAt, now().addSecs(at));
        QCOMPARE(current(m_asset).dueAt, dueAt);
        return;
    }
    QCOMPARE(done.error().code, Error::Code::Invalid);
    QCOMPARE(done.error().field, wrongField);
}

// Ann has the asset from two hours to one hour ago.
void TestCustodyService::backDatedIntoOtherHands_data()
{
    QTest::addColumn<qint64>("minutesAgo");
    QTest::addColumn<bool>("allowed");
    QTest::addRow("before") << qint64 {180} << false; // still open: it would run through Ann's
    QTest::addRow("at her check-out") << qint64 {120} << false;
    QTest::addRow("between") << qint64 {90} << false;
    QTest::addRow("at her check-in") << qint64 {60} << true;
    QTest::addRow("after") << qint64 {30} << true;
}

void TestCustodyService::backDatedIntoOtherHands()
{
    QFETCH(const qint64, minutesAgo);
    QFETCH(const bool, allowed);
    got(custody().checkOut({.assetIds = {m_asset}, .userId = m_ann, .at = now().addSecs(-7200)}));
    got(custody().checkIn({.assetIds = {m_asset}, .at = now().addSecs(-3600)}));
    const auto done = custody().checkOut(
        {.assetIds = {m_asset}, .userId = m_bob, .at = now().addSecs(-60 * minutesAgo)});
    QCOMPARE(bool(done), allowed);
    if (allowed)
        return;
    QCOMPARE(done.error().code, Error::Code::Conflict);
    QCOMPARE(done.error().field, u"at"_s);
    QVERIFY(done.error().message.contains("A-1"_L1));
    QVERIFY(!got(custody().current(m_asset)));
}

void TestCustodyService::withoutADeployedStatusTheStatusStays()
{
    got((*m_office)->catalog.removeStatus(m_office->status(Value::Deployed)));
    got(custody().checkOut({.assetIds = {m_asset}, .userId = m_ann}));
    QCOMPARE(kindOf(m_asset), Value::Deployable);
    got(custody().checkIn({.assetIds = {m_asset}}));
    QCOMPARE(kindOf(m_asset), Value::Deployable);
}

void TestCustodyService::checksIn()
{
    m_office->checkOut(m_asset, m_ann);
    m_office->clock().advance(1h);
    const qint64 before = operations();
    const Saved saved = got(custody().checkIn({.assetIds = {m_asset}, .condition = u" Good "_s}));
    QCOMPARE(operations(), before + 1);
    QCOMPARE(saved.id, m_asset);
    QVERIFY(!got(custody().current(m_asset)));
    const Custody closed = got(custody().historyOfAsset(m_asset)).constFirst().custody;
    QCOMPARE(closed.checkedInAt, now());
    QCOMPARE(closed.checkedInBy, std::optional(m_office->id(Who::Agent)));
    QCOMPARE(closed.conditionIn, u"Good"_s);
    QCOMPARE(closed.version, 2);
    QCOMPARE(kindOf(m_asset), Value::Deployable);
    QCOMPARE(refusal(custody().checkIn({.assetIds = {m_asset}})).code, Error::Code::Conflict); // not again
}

void TestCustodyService::checksInSeveralAsOneOperation()
{
    m_office->checkOut(m_asset, m_ann);
    m_office->checkOut(m_other, m_bob);
    const qint64 before = operations();
    got(custody().checkIn({.assetIds = {m_asset, m_other}}));
    QCOMPARE(operations(), before + 1);
    QVERIFY(!got(custody().current(m_asset)));
    QVERIFY(!got(custody().current(m_other)));
}

void TestCustodyService::checkInIsAllOrNone()
{
    m_office->checkOut(m_asset, m_ann);
    const Error error = refusal(custody().checkIn({.assetIds = {m_asset, m_other}}));
    QCOMPARE(error.code, Error::Code::Conflict);
    QCOMPARE(error.field, u"assets"_s);
    QVERIFY(error.message.contains("A-2"_L1));
    QVERIFY(current(m_asset).isOpen());
    QCOMPARE(current(m_asset).userId, m_ann);
    QCOMPARE(refusal(custody().checkIn({.assetIds = {m_asset, 999}})).code, Error::Code::NotFound);
    QCOMPARE(refusal(custody().checkIn({.assetIds = {}})).code, Error::Code::Invalid);
    QCOMPARE(current(m_asset).userId, m_ann);
}

// What is in use is in stock again; what somebody put elsewhere meanwhile stays there.
void TestCustodyService::checkInLeavesAStatus_data()
{
    QTest::addColumn<Value>("held");
    QTest::addColumn<Value>("after");
    QTest::addRow("in use") << Value::Deployed << Value::Deployable;
    QTest::addRow("in stock") << Value::Deployable << Value::Deployable;
    QTest::addRow("in repair") << Value::Undeployable << Value::Undeployable;
    QTest::addRow("being prepared") << Value::Pending << Value::Pending;
}

void TestCustodyService::checkInLeavesAStatus()
{
    QFETCH(const Value, held);
    QFETCH(const Value, after);
    m_office->checkOut(m_asset, m_ann);
    setStatus(m_asset, held);
    got(custody().checkIn({.assetIds = {m_asset}}));
    QCOMPARE(kindOf(m_asset), after);
}

void TestCustodyService::checkInTakesStatusAndSite()
{
    const qint64 site = m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    m_office->checkOut(m_asset, m_ann);
    got(custody().checkIn({.assetIds = {m_asset}, .statusId = m_office->status(Value::Undeployable), .siteId = site}));
    QCOMPARE(kindOf(m_asset), Value::Undeployable);
    QCOMPARE(got((*m_office)->assets.find(m_asset)).siteId, std::optional(site));
    m_office->checkOut(m_other, m_ann);
    got(custody().checkIn({.assetIds = {m_other}, .statusId = m_office->status(Value::Archived)}));
    QCOMPARE(kindOf(m_other), Value::Archived);
    QCOMPARE(got((*m_office)->assets.find(m_other)).siteId, std::nullopt);
}

void TestCustodyService::checkInRefusesUnknownPlaces()
{
    m_office->checkOut(m_asset, m_ann);
    QCOMPARE(refusal(custody().checkIn({.assetIds = {m_asset}, .statusId = 999})).code, Error::Code::Reference);
    QCOMPARE(refusal(custody().checkIn({.assetIds = {m_asset}, .siteId = 999})).code, Error::Code::Reference);
    QCOMPARE(current(m_asset).userId, m_ann);
}

void TestCustodyService::checkInMoments_data()
{
    QTest::addColumn<qint64>("minutes"); // after the check-out an hour ago
    QTest::addColumn<bool>("allowed");
    QTest::addRow("before the check-out") << qint64 {-1} << false;
    QTest::addRow("at the check-out") << qint64 {0} << true;
    QTest::addRow("between") << qint64 {30} << true;
    QTest::addRow("now") << qint64 {60} << true;
    QTest::addRow("in the future") << qint64 {61} << false;
}

void TestCustodyService::checkInMoments()
{
    QFETCH(const qint64, minutes);
    QFETCH(const bool, allowed);
    m_office->checkOut(m_asset, m_ann);
    const QDateTime at = now().addSecs(60 * minutes);
    m_office->clock().advance(1h);
    const auto done = custody().checkIn({.assetIds = {m_asset}, .at = at});
    QCOMPARE(bool(done), allowed);
    if (allowed) {
        QCOMPARE(got(custody().historyOfAsset(m_asset)).constFirst().custody.checkedInAt, at);
        return;
    }
    QCOMPARE(done.error().code, Error::Code::Invalid);
    QCOMPARE(done.error().field, u"at"_s);
    QCOMPARE(current(m_asset).userId, m_ann);
}

void TestCustodyService::checkInAfterTheClockWasSetBack()
{
    m_office->checkOut(m_asset, m_ann);
    const QDateTime out = now();
    m_office->clock().advance(-24h);
    got(custody().checkIn({.assetIds = {m_asset}}));
    QCOMPARE(got(custody().historyOfAsset(m_asset)).constFirst().custody.checkedInAt, out);
}

void TestCustodyService::clockThatWasAheadKeepsNothingOnTheShelf()
{
    constexpr auto tenYears = 24h * 3652;
    m_office->clock().advance(tenYears);
    const QDateTime ahead = now();
    got(custody().checkOut({.assetIds = {m_asset, m_other}, .userId = m_ann}));
    got(custody().checkIn({.assetIds = {m_asset}}));
    m_office->clock().advance(-tenYears);
    got(custody().checkOut({.assetIds = {m_asset}, .userId = m_bob, .dueAt = now().addDays(7)}));
    got(custody().transfer({.assetIds = {m_other}, .userId = m_bob}));
    for (const qint64 asset : {m_asset, m_other}) {
        const auto history = got(custody().historyOfAsset(asset));
        QCOMPARE(holders(history), (QStringList {u"Bob Bond"_s, u"Ann Ames"_s}));
        QCOMPARE(history.at(1).custody.checkedInAt, ahead);
        QCOMPARE(history.at(0).custody.checkedOutAt, ahead); // not before Ann was done with it
        QVERIFY(history.at(0).custody.isOpen());
    }
    got(custody().checkIn({.assetIds = {m_asset, m_other}}));
    got(custody().checkOut({.assetIds = {m_asset, m_other}, .userId = m_ann}));
    QCOMPARE(current(m_asset).userId, m_ann);
    QCOMPARE(current(m_other).userId, m_ann);
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

void TestCustodyService::checkInAppendsItsNote()
{
    got(custody().checkOut({.assetIds = {m_asset}, .userId = m_ann, .note = u"With charger"_s}));
    m_office->checkOut(m_other, m_ann);
    got(custody().checkIn({.assetIds = {m_asset, m_other}, .note = u" Without it "_s}));
    QCOMPARE(got(custody().historyOfAsset(m_asset)).constFirst().custody.notes, u"With charger\nWithout it"_s);
    QCOMPARE(got(custody().historyOfAsset(m_other)).constFirst().custody.notes, u"Without it"_s);
}

void TestCustodyService::transfers()
{
    m_office->checkOut(m_asset, m_ann, now().addDays(1));
    m_office->clock().advance(1h);
    const qint64 before = operations();
    const Saved saved = got(custody().transfer({.assetIds = {m_asset}, .userId = m_bob, .condition = u"Dented"_s}));
    QCOMPARE(operations(), before + 1);
    const auto history = got(custody().historyOfAsset(m_asset));
    QCOMPARE(holders(history), (QStringList {u"Bob Bond"_s, u"Ann Ames"_s}));
    QCOMPARE(history.at(1).custody.checkedInAt, now());
    QCOMPARE(history.at(1).custody.conditionIn, u"Dented"_s);
    QCOMPARE(history.at(0).custody.checkedOutAt, now());
    QCOMPARE(history.at(0).custody.conditionOut, u"Dented"_s);
    QVERIFY(!history.at(0).custody.dueAt.isValid()); // the due date was Ann's
    QCOMPARE(kindOf(m_asset), Value::Deployed);
    QCOMPARE(got(Sql::value(db(), u"SELECT kind FROM operations WHERE id = %1"_s.arg(saved.operation))).toString(),
             u"custody.transfer"_s);
}

void TestCustodyService::transferRefuses()
{
    QCOMPARE(refusal(custody().transfer({.assetIds = {m_asset}, .userId = m_bob})).code, Error::Code::Conflict);
    m_office->checkOut(m_asset, m_ann);
    const Error same = refusal(custody().transfer({.assetIds = {m_asset}, .userId = m_ann}));
    QCOMPARE(same.code, Error::Code::Conflict);
    QVERIFY(same.message.contains("Ann Ames"_L1));
    QCOMPARE(refusal(custody().transfer({.assetIds = {}, .userId = m_bob})).code, Error::Code::Invalid);
    QCOMPARE(refusal(custody().transfer({.assetIds = {999}, .userId = m_bob})).code, Error::Code::NotFound);
    QCOMPARE(refusal(custody().transfer({.assetIds = {m_asset}, .userId = 999})).code, Error::Code::NotFound);
    QCOMPARE(refusal(custody().transfer({.assetIds = {m_asset}, .userId = m_bob, .dueAt = now()})).code,
             Error::Code::Invalid);
    QCOMPARE(refusal(custody().transfer({.assetIds = {m_asset}, .userId = m_bob, .at = now().addSecs(1)})).code,
             Error::Code::Invalid);
    QCOMPARE(refusal(custody().transfer({.assetIds = {m_asset}, .userId = m_bob, .at = now().addSecs(-1)})).code,
             Error::Code::Invalid); // before it was checked out
    QCOMPARE(current(m_asset).userId, m_ann);
    QCOMPARE(got(custody().historyOfAsset(m_asset)).size(), 1);
}

void TestCustodyService::transferIsAllOrNone()
{
    m_office->checkOut(m_asset, m_ann);
    const Error error = refusal(custody().transfer({.assetIds = {m_asset, m_other}, .userId = m_bob}));
    QCOMPARE(error.code, Error::Code::Conflict);
    QVERIFY(error.message.contains("A-2"_L1));
    QCOMPARE(current(m_asset).userId, m_ann);
}

void TestCustodyService::transferBackDated()
{
    m_office->checkOut(m_asset, m_ann);
    m_office->clock().advance(2h);
    const QDateTime at = now().addSecs(-3600);
    got(custody().transfer({.assetIds = {m_asset}, .userId = m_bob, .at = at}));
    QCOMPARE(got(custody().holderAt(m_asset, at))->holderName, u"Bob Bond"_s);
    QCOMPARE(got(custody().holderAt(m_asset, at.addSecs(-1)))->holderName, u"Ann Ames"_s);
}

void TestCustodyService::extends()
{
    m_office->checkOut(m_asset, m_ann, now().addDays(1));
    m_office->checkOut(m_other, m_bob);
    const qint64 before = operations();
    got(custody().extend({m_asset, m_other}, now().addDays(9)));
    QCOMPARE(operations(), before + 1);
    QCOMPARE(current(m_asset).dueAt, now().addDays(9));
    QCOMPARE(current(m_other).dueAt, now().addDays(9));
    got(custody().extend({m_asset}, {}));
    QVERIFY(!current(m_asset).dueAt.isValid());
    QCOMPARE(got(custody().extend({m_asset}, {})).operation, 0); // nothing had to change
}

void TestCustodyService::extendRefuses()
{
    QCOMPARE(refusal(custody().extend({m_asset}, now().addDays(1))).code, Error::Code::Conflict);
    QCOMPARE(refusal(custody().extend({999}, now().addDays(1))).code, Error::Code::NotFound);
    m_office->checkOut(m_asset, m_ann);
    const Error early = refusal(custody().extend({m_asset}, now()));
    QCOMPARE(early.code, Error::Code::Invalid);
    QCOMPARE(early.field, u"due_at"_s);
    got(custody().extend({m_asset}, now().addSecs(1)));
}

void TestCustodyService::extendIsAllOrNone()
{
    m_office->checkOut(m_asset, m_ann);
    const Error error = refusal(custody().extend({m_asset, m_other}, now().addDays(1)));
    QCOMPARE(error.code, Error::Code::Conflict);
    QVERIFY(error.message.contains("A-2"_L1));
    QVERIFY(!current(m_asset).dueAt.isValid());
}

void TestCustodyService::historyIsNewestFirst()
{
    for (const qint64 person : {m_ann, m_bob, m_ann}) {
        m_office->checkOut(m_asset, person);
        m_office->clock().advance(1h);
        m_office->checkIn(m_asset);
    }
    m_office->checkOut(m_other, m_ann);
    QCOMPARE(holders(got(custody().historyOfAsset(m_asset))),
             (QStringList {u"Ann Ames"_s, u"Bob Bond"_s, u"Ann Ames"_s}));
    QCOMPARE(tags(got(custody().historyOfPerson(m_ann))), (QStringList {u"A-2"_s, u"A-1"_s, u"A-1"_s}));
    QCOMPARE(got(custody().historyOfAsset(m_other)).constFirst().holderEmail, u"ann@example.org"_s);
    QVERIFY(got(custody().historyOfAsset(999)).isEmpty());
}

void TestCustodyService::historyNamesTheModel()
{
    const qint64 model = m_office->addModel(u"Notebook"_s);
    const qint64 plain = m_office->addAsset({.tag = u"M-1"_s, .modelId = model});
    const qint64 named = m_office->addAsset({.tag = u"M-2"_s, .name = u"Cart 3"_s, .modelId = model});
    for (const qint64 asset : {plain, named, m_asset})
        m_office->checkOut(asset, m_ann);
    QCOMPARE(got(custody().historyOfAsset(plain)).constFirst().assetName, u"Notebook"_s);
    QCOMPARE(got(custody().historyOfAsset(named)).constFirst().assetName, u"Cart 3"_s);
    QCOMPARE(got(custody().historyOfAsset(m_asset)).constFirst().assetName, QString());
}

// Their own periods, and no name of anybody else.
void TestCustodyService::userSeesOwnPeriodsOnly()
{
    const qint64 user = m_office->id(Who::User);
    for (const qint64 person : {m_ann, user, m_bob}) {
        m_office->checkOut(m_asset, person, now().addSecs(60));
        m_office->clock().advance(1h);
        if (person != m_bob)
            m_office->checkIn(m_asset);
    }
    m_office->checkOut(m_other, user, now().addSecs(60));
    m_office->clock().advance(1h);
    m_office->signInAs(Who::User);
    QCOMPARE(holders(got(custody().historyOfAsset(m_asset))), QStringList {u"Ulf User"_s});
    QCOMPARE(tags(got(custody().historyOfPerson(user))), (QStringList {u"A-2"_s, u"A-1"_s}));
    QVERIFY(got(custody().historyOfPerson(m_ann)).isEmpty());
    QVERIFY(!got(custody().holderAt(m_asset, now())));
    QVERIFY(got(custody().heldAt(m_bob, now())).isEmpty());
    QCOMPARE(tags(got(custody().heldAt(user, now()))), QStringList {u"A-2"_s});
    QCOMPARE(tags(got(custody().overdue())), QStringList {u"A-2"_s});
    (*m_office)->session.close();
    QCOMPARE(refusal(custody().historyOfAsset(m_asset)).code, Error::Code::NotSignedIn);
}

void TestCustodyService::holderAtBoundaries_data()
{
    QTest::addColumn<qint64>("minutes"); // after Ann's check-out; Bob's is at 60, the check-in at 120
    QTest::addColumn<QString>("holder");
    QTest::addRow("before") << qint64 {-1} << QString();
    QTest::addRow("at the check-out") << qint64 {0} << u"Ann Ames"_s;
    QTest::addRow("in the first hour") << qint64 {59} << u"Ann Ames"_s;
    QTest::addRow("at the transfer") << qint64 {60} << u"Bob Bond"_s;
    QTest::addRow("in the second hour") << qint64 {119} << u"Bob Bond"_s;
    QTest::addRow("at the check-in") << qint64 {120} << QString();
    QTest::addRow("long after") << qint64 {100'000} << QString();
}

void TestCustodyService::holderAtBoundaries()
{
    QFETCH(const qint64, minutes);
    QFETCH(const QString, holder);
    const QDateTime start = now();
    m_office->checkOut(m_asset, m_ann);
    m_office->clock().advance(1h);
    got(custody().transfer({.assetIds = {m_asset}, .userId = m_bob}));
    m_office->clock().advance(1h);
    m_office->checkIn(m_asset);
    const QDateTime moment = start.addSecs(60 * minutes);
    const auto period = got(custody().holderAt(m_asset, moment));
    QCOMPARE(period ? period->holderName : QString(), holder);
    QCOMPARE(tags(got(custody().heldAt(m_ann, moment))),
             holder.startsWith("Ann"_L1) ? QStringList {u"A-1"_s} : QStringList());
    QCOMPARE(tags(got(custody().heldAt(m_bob, moment))),
             holder.startsWith("Bob"_L1) ? QStringList {u"A-1"_s} : QStringList());
}

void TestCustodyService::heldAtIsByTag()
{
    m_office->checkOut(m_other, m_ann);
    m_office->clock().advance(1h);
    m_office->checkOut(m_asset, m_ann);
    QCOMPARE(tags(got(custody().heldAt(m_ann, now()))), (QStringList {u"A-1"_s, u"A-2"_s}));
    QCOMPARE(tags(got(custody().heldAt(m_ann, now().addSecs(-60)))), (QStringList {u"A-2"_s}));
}

void TestCustodyService::overdueMostFirst()
{
    const qint64 third = m_office->addAsset(u"A-3"_s);
    const qint64 fourth = m_office->addAsset(u"A-4"_s);
    m_office->checkOut(m_asset, m_ann, now().addSecs(7200));
    m_office->checkOut(m_other, m_ann, now().addSecs(3600));
    m_office->checkOut(third, m_bob, now().addSecs(10'800));
    m_office->checkOut(fourth, m_bob);
    QVERIFY(got(custody().overdue()).isEmpty());
    m_office->clock().advance(2h);
    QCOMPARE(tags(got(custody().overdue())), QStringList {u"A-2"_s}); // A-1 is due right now
    QVERIFY(!current(m_asset).isOverdue(now()));
    m_office->clock().advance(1s);
    QCOMPARE(tags(got(custody().overdue())), (QStringList {u"A-2"_s, u"A-1"_s}));
    QVERIFY(current(m_asset).isOverdue(now()));
    QCOMPARE(tags(got(custody().due({}, now().addDays(1)))), (QStringList {u"A-2"_s, u"A-1"_s, u"A-3"_s}));
    QCOMPARE(tags(got(custody().due({}, now().addDays(1), 2))), (QStringList {u"A-2"_s, u"A-1"_s}));
    QCOMPARE(tags(got(custody().due(now(), now().addDays(1)))), QStringList {u"A-3"_s});
    QCOMPARE(got(custody().countDue({}, now().addDays(1))), 3);
    QCOMPARE(got(custody().countDue(now(), now().addDays(1))), 1);
    m_office->checkIn(m_other);
    QCOMPARE(tags(got(custody().overdue())), QStringList {u"A-1"_s});
}

void TestCustodyService::proxiesAcrossCustody()
{
    m_office->checkOut(m_asset, m_ann);
    got(custody().transfer({.assetIds = {m_asset}, .userId = m_bob}));
    got(custody().transfer({.assetIds = {m_asset}, .userId = m_ann}));
    m_office->checkOut(m_other, m_ann);
    QCOMPARE(got(custody().currentAssets(m_ann)), (QList<qint64> {m_asset, m_other}));
    QVERIFY(got(custody().currentAssets(m_bob)).isEmpty());
    QCOMPARE(got(custody().everHolders(m_asset)), (QList<qint64> {m_ann, m_bob})); // each once
    QCOMPARE(got(custody().everHolders(m_other)), QList<qint64> {m_ann});
}

void TestCustodyService::findsOne()
{
    m_office->checkOut(m_asset, m_ann);
    QCOMPARE(got(custody().find(current(m_asset).id)), current(m_asset));
    QCOMPARE(refusal(custody().find(999)).code, Error::Code::NotFound);
}

void TestCustodyService::findsTheAssetsOfSeveral()
{
    m_office->checkOut(m_asset, m_ann);
    const qint64 first = current(m_asset).id;
    got(custody().transfer({.assetIds = {m_asset}, .userId = m_bob}));
    m_office->checkOut(m_other, m_ann);
    const QList<qint64> all {current(m_other).id, first, current(m_asset).id, 999};
    auto assets = got(custody().assetsOf(all));
    std::ranges::sort(assets);
    QCOMPARE(assets, (QList<qint64> {m_asset, m_other}));
    QVERIFY(got(custody().assetsOf({})).isEmpty());
}

// Not by the service alone: whatever path a row takes.
void TestCustodyService::databaseRefusesTwoAtOnce()
{
    m_office->checkOut(m_asset, m_ann);
    m_office->clock().advance(1h);
    m_office->checkIn(m_asset);
    const auto insert = [](qint64 asset, qint64 person, const QString &out, const QString &in) {
        return u"INSERT INTO asset_assignments (asset_id, user_id, checked_out_at, checked_in_at) VALUES (%1, %2, '%3', %4)"_s
            .arg(asset)
            .arg(person)
            .arg(out, in);
    };
    const QString inBetween = u"2026-01-15T08:30:00Z"_s;
    QCOMPARE(refusal(write(insert(m_asset, m_bob, inBetween, u"NULL"_s))).code, Error::Code::Conflict);
    QCOMPARE(refusal(write(insert(m_asset, m_bob, inBetween, u"'2026-01-15T10:00:00Z'"_s))).code,
             Error::Code::Conflict);
    QVERIFY(write(insert(m_asset, m_bob, u"2026-01-15T09:00:00Z"_s, u"'2026-01-15T10:00:00Z'"_s)));
    QVERIFY(write(insert(m_asset, m_bob, u"2026-01-15T10:00:00Z"_s, u"NULL"_s)));
    QCOMPARE(refusal(write(insert(m_asset, m_ann, u"2026-01-15T12:00:00Z"_s, u"NULL"_s))).code, Error::Code::Conflict);
    QCOMPARE(refusal(write(insert(m_other, m_bob, inBetween, u"'2026-01-15T08:29:59Z'"_s))).code, Error::Code::Invalid);
    QCOMPARE(
        refusal(write(u"UPDATE asset_assignments SET checked_in_at = NULL WHERE asset_id = %1"_s.arg(m_asset))).code,
        Error::Code::Conflict);
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

void TestCustodyService::databaseRefusesAStatusThatForbids()
{
    setStatus(m_asset, Value::Undeployable);
    const auto done = write(u"INSERT INTO asset_assignments (asset_id, user_id, checked_out_at) "
                            "VALUES (%1, %2, '2026-01-15T08:00:00Z')"_s.arg(m_asset)
                                .arg(m_ann));
    QCOMPARE(refusal(done).code, Error::Code::Conflict);
}

void TestCustodyService::archivingIsRefusedWhileHeld()
{
    m_office->checkOut(m_asset, m_ann);
    const qint64 archived = m_office->status(Value::Archived);
    const Asset before = got((*m_office)->assets.find(m_asset));
    Asset after = before;
    after.statusId = archived;
    QCOMPARE(refusal((*m_office)->assets.update(before, after)).code, Error::Code::Conflict);
    const StatusLabel inUse = got((*m_office)->catalog.status(m_office->status(Value::Deployed)));
    StatusLabel changed = inUse;
    changed.kind = Value::Archived;
    QCOMPARE(refusal((*m_office)->catalog.update(inUse, changed)).code, Error::Code::Conflict);
    QCOMPARE(kindOf(m_asset), Value::Deployed);
}

QTEST_GUILESS_MAIN(TestCustodyService)
#include "tst_custodyservice.moc"
