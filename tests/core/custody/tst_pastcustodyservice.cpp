// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/custody/pastcustodyservice.h"

#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Kind = StatusKind::Value;
using Who = TestWorkspace::Who;

namespace {

QDateTime day(int month, int dayOfMonth)
{
    return {{2025, month, dayOfMonth}, {0, 0}, Qt::UTC};
}

const QString may = u"A-1 was with Bob Bond from 2025-05-01T00:00:00Z to 2025-06-01T00:00:00Z."_s;

}

class TestPastCustodyService final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void recordsWhatWas();
    void openOneHandsOut();
    void backDatedToWhoIsInactiveByNow();
    void plainCheckOutToTheInactiveIsRefused();
    void recordRefuses_data();
    void recordRefuses();
    void whatIsNotThere();
    void checksAnAssetThatIsNotStoredYet();
    void whatWillHaveEndedIsInNobodysWay();

    void amendsWhatIsTold();
    void amendCloses();
    void amendRewritesNothing_data();
    void amendRewritesNothing();

    void findsWhatIsStored();
    void onlyWhoMayChangeCustody();

private:
    PastCustodyService &past() { return (*m_office)->pastCustody; }
    Custody find(qint64 id) { return got((*m_office)->custody.find(id)); }
    Kind kindOf(qint64 asset);
    qint64 count(const QString &table);
    Custody heldByBobInMay();

    std::unique_ptr<TestWorkspace> m_office;
    qint64 m_asset = 0; // A-1, in stock
    qint64 m_retired = 0;
    qint64 m_ann = 0;
    qint64 m_bob = 0;
    qint64 m_ina = 0; // inactive
};

void TestPastCustodyService::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_asset = m_office->addAsset(u"A-1"_s);
    m_retired = m_office->addAsset({.tag = u"R-1"_s, .statusId = m_office->status(Kind::Archived)});
    m_ann = m_office->addPerson(u"Ann"_s, u"Ames"_s, u"ann@example.org"_s);
    m_bob = m_office->addPerson(u"Bob"_s, u"Bond"_s, u"bob@example.org"_s);
    m_ina = m_office->addPerson({.firstName = u"Ina"_s,
                                 .lastName = u"Idle"_s,
                                 .email = u"ina@example.org"_s,
                                 .status = PersonStatus::Value::Inactive});
    m_office->signInAs(Who::Agent);
}

void TestPastCustodyService::cleanup()
{
    QCOMPARE(got((*m_office)->verify()), QList<Finding>());
    m_office.reset();
}

Kind TestPastCustodyService::kindOf(qint64 asset)
{
    return got((*m_office)->catalog.status(got((*m_office)->assets.find(asset)).statusId.value_or(0))).kind;
}

qint64 TestPastCustodyService::count(const QString &table)
{
    return got(Sql::value((*m_office)->database.connection(), u"SELECT count(*) FROM "_s + table)).toLongLong();
}

Custody TestPastCustodyService::heldByBobInMay()
{
    return {.assetId = m_asset,
            .userId = m_bob,
            .purpose = u"Exam"_s,
            .checkedOutAt = day(5, 1),
            .checkedOutBy = m_office->id(Who::Agent),
            .checkedInAt = day(6, 1)};
}

void TestPastCustodyService::recordsWhatWas()
{
    const qint64 operations = count(u"operations"_s);
    Custody period = heldByBobInMay();
    period.notes = u"  lost its bag\n"_s;
    const Saved saved = got(past().record(period));
    QCOMPARE(count(u"operations"_s), operations + 1);
    period = find(saved.id);
    QCOMPARE(period.notes, u"lost its bag"_s);
    QCOMPARE(period.checkedInAt, day(6, 1));
    QCOMPARE(period.checkedInBy, std::optional<qint64>());
    QCOMPARE(kindOf(m_asset), Kind::Deployable);
    const auto operation = Sql::value((*m_office)->database.connection(),
                                      u"SELECT kind || ': ' || summary FROM operations WHERE id = :id"_s,
                                      {{u"id"_s, saved.operation}});
    QCOMPARE(got(operation).toString(), u"custody.record: Recorded custody of A-1 by Bob Bond"_s);
    got(past().record({.assetId = m_retired, .userId = m_ina, .checkedOutAt = day(1, 1), .checkedInAt = day(1, 2)}));
}

void TestPastCustodyService::openOneHandsOut()
{
    got(past().record({.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(12, 1)}));
    QCOMPARE(got((*m_office)->custody.currentAssets(m_ann)), QList<qint64> {m_asset});
    QCOMPARE(kindOf(m_asset), Kind::Deployed);
}

// Who has left since may still have what was handed out before.
void TestPastCustodyService::backDatedToWhoIsInactiveByNow()
{
    const Custody period {.assetId = m_asset, .userId = m_ina, .checkedOutAt = m_office->clock().now().addSecs(-1)};
    got(past().check({}, period));
    got(past().checkRecord(got((*m_office)->assets.find(m_asset)), period));
    got(past().record(period));
    QCOMPARE(got((*m_office)->custody.currentAssets(m_ina)), QList<qint64> {m_asset});
    QCOMPARE(kindOf(m_asset), Kind::Deployed);
}

void TestPastCustodyService::plainCheckOutToTheInactiveIsRefused()
{
    const QString sentence = u"Ina Idle is not active any more and takes nothing out."_s;
    const QDateTime now = m_office->clock().now();
    const Error refused = refusal(past().record({.assetId = m_asset, .userId = m_ina, .checkedOutAt = now}));
    QCOMPARE(refused.code, Error::Code::Conflict);
    QCOMPARE(refused.message, sentence);
    QCOMPARE(refused.field, u"user_id"_s);
    QCOMPARE(refusal((*m_office)->custody.checkOut({.assetIds = {m_asset}, .userId = m_ina})).message, sentence);
    const CheckOut backDated {.assetIds = {m_asset}, .userId = m_ina, .at = now.addDays(-1)};
    QCOMPARE(refusal((*m_office)->custody.checkOut(backDated)).message, sentence);
    QCOMPARE(count(u"asset_assignments"_s), 0);
    QCOMPARE(kindOf(m_asset), Kind::Deployable);
}

void TestPastCustodyService::recordRefuses_data()
{
    using Code = Error::Code;
    QTest::addColumn<Custody>("period"); // of A-1 and Ann where it says nothing else
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const Custody &period, Code code, const char *field, const QString &message) {
        QTest::newRow(name) << period << int(code) << QString::fromLatin1(field) << message;
    };
    row("without a check-out", {}, Code::Invalid, "checked_out_at",
        u"It is not told when the asset was checked out."_s);
    row("out in the future", {.checkedOutAt = day(12, 31).addYears(5)}, Code::Invalid, "checked_out_at",
        u"A check-out cannot lie in the future."_s);
    row("in in the future", {.checkedOutAt = day(7, 1), .checkedInAt = day(12, 31).addYears(5)}, Code::Invalid,
        "checked_in_at", u"A check-in cannot lie in the future."_s);
    row("in before out", {.checkedOutAt = day(7, 2), .checkedInAt = day(7, 1)}, Code::Invalid, "checked_in_at",
        u"The check-in lies before the check-out."_s);
    row("due before out", {.checkedOutAt = day(7, 2), .dueAt = day(7, 2)}, Code::Invalid, "due_at",
        u"The due date lies before the check-out."_s);
    row("condition of no check-in", {.checkedOutAt = day(7, 2), .conditionIn = u"broken"_s}, Code::Invalid,
        "condition_in", u"There is no check-in that this could be said of."_s);
    row("person of no check-in", {.checkedOutAt = day(7, 2), .checkedInBy = 1}, Code::Invalid, "checked_in_by",
        u"There is no check-in that this could be said of."_s);
    row("into the end of another", {.checkedOutAt = day(5, 31), .checkedInAt = day(7, 1)}, Code::Conflict,
        "checked_out_at", may);
    row("around another", {.checkedOutAt = day(4, 1), .checkedInAt = day(7, 1)}, Code::Conflict, "checked_out_at", may);
    row("open before another", {.checkedOutAt = day(4, 1)}, Code::Conflict, "checked_out_at", may);
    row("nobody", {.userId = 999, .checkedOutAt = day(7, 1)}, Code::NotFound, "user_id", u"There is no such person."_s);
}

void TestPastCustodyService::recordRefuses()
{
    QFETCH(Custody, period);
    QFETCH(const int, code);
    QFETCH(const QString, field);
    QFETCH(const QString, message);
    got(past().record(heldByBobInMay()));
    period.assetId = m_asset;
    period.userId = period.userId == 0 ? m_ann : period.userId;
    for (const Error &refused : {refusal(past().record(period)), refusal(past().check({}, period)),
                                 refusal(past().checkRecord(got((*m_office)->assets.find(m_asset)), period))}) {
        QCOMPARE(int(refused.code), code);
        QCOMPARE(refused.field, field);
        QCOMPARE(refused.message, message);
    }
    QCOMPARE(count(u"asset_assignments"_s), 1);
}

void TestPastCustodyService::whatIsNotThere()
{
    QCOMPARE(refusal(past().record({.assetId = 999, .userId = m_ann, .checkedOutAt = day(7, 1)})).code,
             Error::Code::NotFound);
    const Error retired = refusal(past().record({.assetId = m_retired, .userId = m_ann, .checkedOutAt = day(7, 1)}));
    QCOMPARE(retired.code, Error::Code::Conflict);
    QCOMPARE(retired.message, u"R-1 has the status “Retired” and cannot be checked out."_s);
}

void TestPastCustodyService::checksAnAssetThatIsNotStoredYet()
{
    const Asset inStock {.tag = u"N-1"_s, .statusId = m_office->status(Kind::Deployable)};
    const Asset inRepair {.tag = u"N-1"_s, .statusId = m_office->status(Kind::Undeployable)};
    got(past().checkRecord(inStock, {.userId = m_ina, .checkedOutAt = day(7, 1)}));
    QCOMPARE(refusal(past().checkRecord(inRepair, {.userId = m_ann, .checkedOutAt = day(7, 1)})).message,
             u"N-1 has the status “In repair” and cannot be checked out."_s);
}

void TestPastCustodyService::whatWillHaveEndedIsInNobodysWay()
{
    const qint64 open = got(past().record({.assetId = m_asset, .userId = m_bob, .checkedOutAt = day(5, 1)})).id;
    const Custody next {.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(6, 1)};
    QCOMPARE(refusal(past().check({}, next)).message, u"A-1 has been with Bob Bond since 2025-05-01T00:00:00Z."_s);
    got(past().check({}, next, {open}));
    QCOMPARE(refusal(past().record(next)).code, Error::Code::Conflict);
    got(past().record({.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(4, 1), .checkedInAt = day(5, 1)}));
    const Custody early {.assetId = m_asset, .userId = m_bob, .checkedOutAt = day(4, 2)};
    QCOMPARE(refusal(past().check({}, early, {open})).message,
             u"A-1 was with Ann Ames from 2025-04-01T00:00:00Z to 2025-05-01T00:00:00Z."_s);
}

void TestPastCustodyService::amendsWhatIsTold()
{
    const Custody before = find(got(past().record(heldByBobInMay())).id);
    Custody after = before;
    after.purpose = u" Trip "_s;
    after.checkedInBy = m_office->id(Who::Admin);
    after.conditionIn = u"scratched"_s;
    got(past().check(before, after));
    QVERIFY(got(past().amend(before, after)).operation > 0);
    const Custody stored = find(before.id);
    QCOMPARE(stored.purpose, u"Trip"_s);
    QCOMPARE(stored.checkedInBy.value_or(0), m_office->id(Who::Admin));
    QCOMPARE(stored.conditionIn, u"scratched"_s);
    QCOMPARE(got(past().amend(stored, stored)).operation, 0);
}

void TestPastCustodyService::amendCloses()
{
    const Custody before = find(
        got(past().record({.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(5, 1)})).id);
    Custody after = before;
    after.checkedInAt = day(6, 1);
    got(past().amend(before, after));
    QVERIFY(!find(before.id).isOpen());
    QCOMPARE(kindOf(m_asset), Kind::Deployable);
}

void TestPastCustodyService::amendRewritesNothing_data()
{
    QTest::addColumn<Custody>("change"); // the fields that are set
    QTest::addColumn<QString>("message");
    const QString fixed = u"Which asset was checked out to whom and when is on record for A-1."_s;
    QTest::newRow("person") << Custody {.userId = 1} << fixed;
    QTest::newRow("check-out") << Custody {.checkedOutAt = day(5, 2)} << fixed;
    QTest::newRow("check-in") << Custody {.checkedInAt = day(6, 2)}
                              << u"A-1 was checked in at 2025-06-01T00:00:00Z already."_s;
    QTest::newRow("who handed it out") << Custody {.checkedOutBy = 1}
                                       << u"It is on record that Agnes Agent checked it out."_s;
}

void TestPastCustodyService::amendRewritesNothing()
{
    QFETCH(const Custody, change);
    QFETCH(const QString, message);
    const Custody before = find(got(past().record(heldByBobInMay())).id);
    Custody after = before;
    after.userId = change.userId == 0 ? before.userId : change.userId;
    after.checkedOutAt = change.checkedOutAt.isValid() ? change.checkedOutAt : before.checkedOutAt;
    after.checkedInAt = change.checkedInAt.isValid() ? change.checkedInAt : before.checkedInAt;
    after.checkedOutBy = change.checkedOutBy ? change.checkedOutBy : before.checkedOutBy;
    const Error refused = refusal(past().amend(before, after));
    QCOMPARE(refused.code, Error::Code::Conflict);
    QCOMPARE(refused.message, message);
    QCOMPARE(find(before.id), before);
}

void TestPastCustodyService::findsWhatIsStored()
{
    const Custody asked {.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(5, 1)};
    QVERIFY(!got(past().stored(asked)));
    Custody atOnce = asked;
    atOnce.checkedInAt = day(5, 1);
    const qint64 first = got(past().record(atOnce)).id;
    QVERIFY(!got(past().stored(asked)));
    const qint64 second = got(past().record(asked)).id;
    QCOMPARE(got(past().stored(atOnce)).value_or(Custody {}).id, first);
    QCOMPARE(got(past().stored(asked)).value_or(Custody {}).id, second);
    Custody bobs = asked, whoevers = asked;
    bobs.userId = m_bob;
    whoevers.userId = 0;
    QVERIFY(!got(past().stored(bobs)));
    QCOMPARE(got(past().stored(whoevers)).value_or(Custody {}).id, second);
}

void TestPastCustodyService::onlyWhoMayChangeCustody()
{
    const Custody before = find(got(past().record(heldByBobInMay())).id);
    Custody after = before;
    after.notes = u"mine"_s;
    m_office->signInAs(Who::User);
    const qint64 own = m_office->id(Who::User);
    QCOMPARE(refusal(past().record({.assetId = m_asset, .userId = own, .checkedOutAt = day(7, 1)})).code,
             Error::Code::Denied);
    QCOMPARE(
        refusal(past().record({.assetId = m_asset, .userId = own, .checkedOutAt = day(7, 1), .checkedInAt = day(8, 1)}))
            .code,
        Error::Code::Denied);
    QCOMPARE(refusal(past().amend(before, after)).code, Error::Code::Denied);
    QCOMPARE(refusal(past().check(before, after)).code, Error::Code::Denied);
    const Asset asset {.id = m_asset, .tag = u"A-1"_s, .statusId = m_office->status(Kind::Deployable)};
    QCOMPARE(refusal(past().checkRecord(asset, {.userId = own, .checkedOutAt = day(7, 1)})).code, Error::Code::Denied);
    m_office->signInAs(Who::Agent);
    QCOMPARE(count(u"asset_assignments"_s), 1);
    QCOMPARE(find(before.id), before);
    QCOMPARE(kindOf(m_asset), Kind::Deployable);
}

QTEST_GUILESS_MAIN(TestPastCustodyService)
#include "tst_pastcustodyservice.moc"
