// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkreader.h"

#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

using Who = TestWorkspace::Who;

namespace {

constexpr qint64 all = -1;

// Rules of the database that keep contradictions out.
const QList<std::pair<QString, QString>> guardNames {
    {u"TRIGGER"_s, u"asset_assignments_overlap_insert"_s},    {u"TRIGGER"_s, u"asset_assignments_overlap_update"_s},
    {u"TRIGGER"_s, u"asset_assignments_available"_s},         {u"TRIGGER"_s, u"assets_archived"_s},
    {u"TRIGGER"_s, u"user_role_assignments_single_insert"_s}, {u"INDEX"_s, u"asset_assignments_open"_s}};

}

class TestChecks final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void registryIsWhole();
    void nothingContradictsItself();
    void namesContradictions_data();
    void namesContradictions();
    void mendsPeriods_data();
    void mendsPeriods();
    void takesAwayADueDateBeforeTheCheckOut();
    void checksInWhatIsRetired();
    void setsTheStatusThatFits();
    void setsTheStatusOfAll();
    void undoesAFix();
    void undoMakesNoOverlapAgain();
    void undoesAMendedOverlapWithoutTheRule();
    void refusesWhatIsNotSoAnyMore();
    void refusesWithoutTheRight();
    void refusesWhatAPersonDecides();
    void severalRoles();
    void inactiveHolders();
    void peopleWithoutARole();
    void nearlyEqual_data();
    void nearlyEqual();
    void staffNumbersTellPeopleApart();
    void manufacturersTellSerialsApart();
    void deactivatesADouble();
    void keepsTheFirstAndCountsAll();
    void stopsWhenTold();

private:
    Workspace &workspace() { return m_office->workspace(); }
    CheckReader reader() { return CheckReader(workspace().database, m_office->clock().now()); }
    const Check &check(const char *id) { return *Checks::find(QString::fromLatin1(id)); }
    CheckResult run(const char *id) { return got(reader().run(check(id), all)); }
    QStringList sentences(const char *id);
    // What the database refuses, journaled all the same.
    void write(const QString &statement);
    // What write() takes away; asked for before it, it can be put back.
    QStringList guards();
    void writeOverlap();
    QStringList periods();
    void setStatus(qint64 assetId, StatusKind::Value kind);
    StatusKind::Value kindOf(qint64 assetId);

    std::unique_ptr<TestWorkspace> m_office;
    qint64 m_asset = 0;
    qint64 m_other = 0;
    qint64 m_ann = 0;
    qint64 m_bob = 0;
};

void TestChecks::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_asset = m_office->addAsset(u"A-1"_s);
    m_other = m_office->addAsset(u"A-2"_s);
    m_ann = m_office->addPerson(u"Ann"_s, u"Ash"_s, u"ann@example.org"_s);
    m_bob = m_office->addPerson(u"Bob"_s, u"Birch"_s, u"bob@example.org"_s);
    m_office->assign(m_ann, u"User"_s);
    m_office->assign(m_bob, u"User"_s);
}

QStringList TestChecks::sentences(const char *id)
{
    QStringList list;
    for (const CheckFinding &finding : run(id).findings)
        list.append(Checks::sentence(check(id), finding));
    return list;
}

void TestChecks::write(const QString &statement)
{
    const QSqlDatabase db = workspace().database.connection();
    for (const auto &[kind, name] : guardNames)
        got(Sql::run(db, u"DROP %1 IF EXISTS %2"_s.arg(kind, name)));
    got(Sql::run(db, u"PRAGMA ignore_check_constraints = ON"_s));
    m_office->write(QString(statement)
                        .replace(u"%1"_s, QString::number(m_asset))
                        .replace(u"%2"_s, QString::number(m_ann))
                        .replace(u"%3"_s, QString::number(m_bob)));
    got(Sql::run(db, u"PRAGMA ignore_check_constraints = OFF"_s));
}

void TestChecks::setStatus(qint64 assetId, StatusKind::Value kind)
{
    const Asset before = got(workspace().assets.find(assetId));
    Asset after = before;
    after.statusId = m_office->status(kind);
    got(workspace().assets.update(before, after));
}

StatusKind::Value TestChecks::kindOf(qint64 assetId)
{
    return got(workspace().catalog.status(*got(workspace().assets.find(assetId)).statusId)).kind;
}

void TestChecks::registryIsWhole()
{
    QSet<QString> ids;
    for (const Check &each : Checks::table()) {
        ids.insert(QString::fromLatin1(each.id));
        QVERIFY(!each.fixes.empty());
        QVERIFY2(!each.isSafe || Checks::isAct(each.fixes.front()), each.id);
        QCOMPARE(Checks::find(QString::fromLatin1(each.id)), &each);
        QVERIFY(got(reader().run(each, all)).findings.isEmpty());
        const QStringList names = QStringList {u"one %2"_s, u"two %3"_s, u"three %1"_s}.first(
            QByteArrayView(each.sentence).count('%'));
        QString sentence = Checks::sentence(each, {1, 0, names});
        for (const QString &name : names)
            sentence.remove(name);
        QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
    }
    QCOMPARE(ids.size(), qsizetype(Checks::table().size()));
    QVERIFY(!Checks::find(u"no-such"_s));
}

void TestChecks::nothingContradictsItself()
{
    m_office->checkOut(m_asset, m_ann);
    m_office->clock().advance(1h);
    m_office->checkIn(m_asset);
    m_office->checkOut(m_asset, m_bob);
    m_office->checkIn(m_asset);
    m_office->checkOut(m_asset, m_ann); // in the same second
    QVERIFY(got(workspace().verify()).isEmpty());
    QVERIFY(got(workspace().suspicions(all)).isEmpty());
}

void TestChecks::namesContradictions_data()
{
    QTest::addColumn<QString>("check");
    QTest::addColumn<QStringList>("statements");
    const QString insert = u"INSERT INTO asset_assignments (asset_id, user_id, checked_out_at, checked_in_at) "
                           "VALUES (%1, %2, '%4', %5)"_s;
    const auto row = [&](const QString &out, const QString &in) {
        return QString(insert).replace(u"%4"_s, out).replace(u"%5"_s, in);
    };
    QTest::addRow("open ones") << u"custody-overlap"_s
                               << QStringList {row(u"2026-01-01"_s, u"NULL"_s), row(u"2026-01-02"_s, u"NULL"_s)};
    QTest::addRow("overlapping ones") << u"custody-overlap"_s
                                      << QStringList {row(u"2026-01-01"_s, u"'2026-01-03'"_s),
                                                      row(u"2026-01-02"_s, u"'2026-01-04'"_s)};
    QTest::addRow("one within another") << u"custody-overlap"_s
                                        << QStringList {row(u"2026-01-01"_s, u"'2026-01-09'"_s),
                                                        row(u"2026-01-02"_s, u"'2026-01-04'"_s)};
    QTest::addRow("both begin at once") << u"custody-overlap"_s
                                        << QStringList {row(u"2026-01-01"_s, u"'2026-01-09'"_s),
                                                        row(u"2026-01-01"_s, u"'2026-01-04'"_s)};
    QTest::addRow("in before out") << u"custody-reversed"_s << QStringList {row(u"2026-01-02"_s, u"'2026-01-01'"_s)};
    QTest::addRow("retired and held")
        << u"retired-held"_s
        << QStringList {row(u"2026-01-01"_s, u"NULL"_s),
                        u"UPDATE assets SET status_id = (SELECT id FROM statuses WHERE kind = 'Archived') "
                        "WHERE id = %1"_s};
}

void TestChecks::namesContradictions()
{
    QFETCH(const QString, check);
    QFETCH(const QStringList, statements);
    for (const QString &statement : statements)
        write(statement);
    const auto found = got(reader().run(Check::Weight::Contradiction, all));
    QCOMPARE(found.size(), 1);
    QCOMPARE(QString::fromLatin1(found.constFirst().check->id), check);
    QCOMPARE(found.constFirst().count, 1);
    const QString sentence = Checks::sentence(*found.constFirst().check, found.constFirst().findings.constFirst());
    QVERIFY2(sentence.contains("A-1"_L1) && sentence.contains("Ann Ash"_L1), qPrintable(sentence));
    const auto findings = got(workspace().verify());
    QVERIFY(std::any_of(findings.cbegin(), findings.cend(),
                        [&](const Finding &finding) { return finding.message == sentence + u'.'; }));
}

void TestChecks::mendsPeriods_data()
{
    QTest::addColumn<QStringList>("periods"); // "out in" of one asset, "-" for open
    QTest::addColumn<QStringList>("mended");
    QTest::addRow("overlap") << QStringList {u"01 03"_s, u"02 04"_s} << QStringList {u"01 02"_s, u"02 04"_s};
    QTest::addRow("within") << QStringList {u"01 09"_s, u"02 04"_s, u"05 06"_s}
                            << QStringList {u"01 02"_s, u"02 04"_s, u"05 06"_s};
    QTest::addRow("two open") << QStringList {u"01 -"_s, u"02 -"_s} << QStringList {u"01 02"_s, u"02 -"_s};
    QTest::addRow("reversed") << QStringList {u"05 03"_s, u"06 07"_s} << QStringList {u"05 05"_s, u"06 07"_s};
    QTest::addRow("many") << QStringList {u"01 -"_s, u"02 -"_s, u"03 09"_s, u"04 09"_s}
                          << QStringList {u"01 02"_s, u"02 03"_s, u"03 04"_s, u"04 09"_s};
}

void TestChecks::mendsPeriods()
{
    QFETCH(const QStringList, periods);
    QFETCH(const QStringList, mended);
    for (const QString &period : periods) {
        const QString in = period.section(u' ', 1);
        write(u"INSERT INTO asset_assignments (asset_id, user_id, checked_out_at, checked_in_at) "
              "VALUES (%1, %2, '2026-01-%4T00:00:00Z', %5)"_s.replace(u"%4"_s, period.section(u' ', 0, 0))
                  .replace(u"%5"_s, in == u'-' ? u"NULL"_s : u"'2026-01-%1T00:00:00Z'"_s.arg(in)));
    }
    const char *id = periods.constFirst() == "05 03"_L1 ? "custody-reversed" : "custody-overlap";
    const Saved saved = got(workspace().checks.fix(check(id), CheckFix::MendCustody, run(id).findings));
    QVERIFY(saved.operation > 0);
    QCOMPARE(this->periods(), mended);
    QVERIFY(got(reader().run(Check::Weight::Contradiction, all)).isEmpty());
}

void TestChecks::takesAwayADueDateBeforeTheCheckOut()
{
    m_office->checkOut(m_asset, m_ann, m_office->clock().now().addDays(3));
    write(u"UPDATE asset_assignments SET due_at = '2020-01-01T00:00:00Z'"_s);
    QCOMPARE(sentences("custody-due"), QStringList {u"A-1 is due before it was checked out to Ann Ash"_s});
    QVERIFY(got(reader().run(Check::Weight::Contradiction, all)).isEmpty()); // a clock that was ahead can do that
    QVERIFY(got(workspace().checks.fixAll(check("custody-due"))).operation > 0);
    QVERIFY(!got(workspace().custody.current(m_asset))->dueAt.isValid());
    QVERIFY(run("custody-due").findings.isEmpty());
}

void TestChecks::checksInWhatIsRetired()
{
    m_office->checkOut(m_asset, m_ann);
    write(u"UPDATE assets SET status_id = (SELECT id FROM statuses WHERE kind = 'Archived') WHERE id = %1"_s);
    QCOMPARE(sentences("retired-held"), QStringList {u"A-1 is checked out to Ann Ash, but its status is Retired"_s});
    got(workspace().checks.fix(check("retired-held"), CheckFix::CheckIn, run("retired-held").findings));
    QVERIFY(!got(workspace().custody.current(m_asset)));
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Archived);
    QVERIFY(run("retired-held").findings.isEmpty());
}

void TestChecks::setsTheStatusThatFits()
{
    m_office->checkOut(m_asset, m_ann);
    setStatus(m_asset, StatusKind::Value::Undeployable);
    QCOMPARE(sentences("status-forbids"),
             QStringList {u"A-1 is checked out to Ann Ash, but its status is In repair"_s});
    got(workspace().checks.fix(check("status-forbids"), CheckFix::SetInUse, run("status-forbids").findings));
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployed);
    QVERIFY(got(workspace().suspicions(all)).isEmpty());
    setStatus(m_asset, StatusKind::Value::Deployable);
    QCOMPARE(sentences("in-stock-held"), QStringList {u"A-1 has the status In stock, but is checked out to Ann Ash"_s});
    got(workspace().checks.fixAll(check("in-stock-held")));
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployed);
}

void TestChecks::setsTheStatusOfAll()
{
    setStatus(m_asset, StatusKind::Value::Deployed);
    setStatus(m_other, StatusKind::Value::Deployed);
    QCOMPARE(run("in-use-unheld").count, 2);
    const qint64 operation = got(workspace().checks.fixAll(check("in-use-unheld"))).operation;
    QVERIFY(operation > 0);
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployable);
    QCOMPARE(kindOf(m_other), StatusKind::Value::Deployable);
    const auto kind = Sql::value(workspace().database.connection(), u"SELECT kind FROM operations WHERE id = :id"_s,
                                 {{u"id"_s, operation}});
    QCOMPARE(got(kind).toString(), u"asset.bulk-edit"_s); // one for both
    QCOMPARE(got(workspace().checks.fixAll(check("in-use-unheld"))).operation, 0);
}

void TestChecks::undoesAFix()
{
    setStatus(m_asset, StatusKind::Value::Deployed);
    const auto findings = run("in-use-unheld").findings;
    const Saved saved = got(workspace().checks.fix(check("in-use-unheld"), CheckFix::SetInStock, findings));
    QCOMPARE(run("in-use-unheld").count, 0);
    got(workspace().undo.undo(saved.operation));
    QCOMPARE(run("in-use-unheld").findings, findings);
}

QStringList TestChecks::guards()
{
    QStringList statements;
    for (const auto &[kind, name] : guardNames)
        statements.append(got(Sql::value(workspace().database.connection(),
                                         u"SELECT sql FROM sqlite_schema WHERE name = :name"_s, {{u"name"_s, name}}))
                              .toString());
    return statements;
}

// Ann has it from the 1st to the 3rd, Bob from the 2nd on.
void TestChecks::writeOverlap()
{
    const QString insert =
        u"INSERT INTO asset_assignments (asset_id, user_id, checked_out_at, checked_in_at) VALUES "_s;
    write(insert + u"(%1, %2, '2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z')"_s);
    write(insert + u"(%1, %3, '2026-01-02T00:00:00Z', NULL)"_s);
}

QStringList TestChecks::periods()
{
    QStringList list;
    for (const CustodyPeriod &period : got(workspace().custody.historyOfAsset(m_asset)))
        list.prepend(period.custody.checkedOutAt.toString(u"dd "_s)
                     + (period.custody.isOpen() ? u"-"_s : period.custody.checkedInAt.toString(u"dd"_s)));
    return list;
}

// What was impossible before it was mended stays impossible: an undo steps over no rule of the database.
void TestChecks::undoMakesNoOverlapAgain()
{
    const QStringList rules = guards();
    writeOverlap();
    const Check &overlap = check("custody-overlap");
    const Saved mended = got(workspace().checks.fix(overlap, CheckFix::MendCustody, run("custody-overlap").findings));
    for (const QString &rule : rules)
        got(Sql::run(workspace().database.connection(), rule));
    const Error error = refusal(workspace().undo.undo(mended.operation));
    QCOMPARE(error.code, Error::Code::Conflict);
    QVERIFY2(error.message.contains("A-1"_L1) && error.message.contains("in other hands"_L1),
             qPrintable(error.message));
    QCOMPARE(periods(), (QStringList {u"01 02"_s, u"02 -"_s}));
    const auto findings = got(workspace().verify());
    QVERIFY2(findings.isEmpty(), qPrintable(findings.value(0).message));
}

// In a file that has lost that rule it comes back as it was, is found again and can be mended again.
void TestChecks::undoesAMendedOverlapWithoutTheRule()
{
    writeOverlap();
    const auto findings = run("custody-overlap").findings;
    const Saved mended = got(workspace().checks.fix(check("custody-overlap"), CheckFix::MendCustody, findings));
    QVERIFY(run("custody-overlap").findings.isEmpty());
    got(workspace().undo.undo(mended.operation));
    QCOMPARE(periods(), (QStringList {u"01 03"_s, u"02 -"_s}));
    QCOMPARE(run("custody-overlap").findings, findings);
    got(workspace().undo.redo(mended.operation));
    QCOMPARE(periods(), (QStringList {u"01 02"_s, u"02 -"_s}));
    QVERIFY(run("custody-overlap").findings.isEmpty());
}

void TestChecks::refusesWhatIsNotSoAnyMore()
{
    setStatus(m_asset, StatusKind::Value::Deployed);
    const auto findings = run("in-use-unheld").findings;
    m_office->checkOut(m_asset, m_ann);
    const Error error = refusal(workspace().checks.fix(check("in-use-unheld"), CheckFix::SetInStock, findings));
    QCOMPARE(error.code, Error::Code::Conflict);
    QVERIFY2(error.message.contains("A-1"_L1), qPrintable(error.message));
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployed);
}

void TestChecks::refusesWithoutTheRight()
{
    setStatus(m_asset, StatusKind::Value::Deployed);
    const auto findings = run("in-use-unheld").findings;
    m_office->signInAs(Who::User);
    CheckService &checks = workspace().checks;
    for (const CheckFix fix :
         {CheckFix::SetInStock, CheckFix::CheckIn, CheckFix::MendCustody, CheckFix::DeactivateOther}) {
        QCOMPARE(refusal(checks.fix(check("in-use-unheld"), fix, findings)).code, Error::Code::Denied);
        QVERIFY(!checks.refusal(fix).isEmpty());
    }
    QCOMPARE(refusal(checks.fixAll(check("in-use-unheld"))).code, Error::Code::Denied);
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployed);
    m_office->signInAs(Who::Agent);
    QVERIFY(checks.refusal(CheckFix::SetInStock).isEmpty());
    QVERIFY(!checks.refusal(CheckFix::AssignRole).isEmpty());
    QVERIFY(checks.refusal(CheckFix::OpenRecord).isEmpty());
}

void TestChecks::refusesWhatAPersonDecides()
{
    for (const CheckFix fix : {CheckFix::OpenRecord, CheckFix::OpenOther, CheckFix::AssignRole})
        QCOMPARE(refusal(workspace().checks.fix(check("without-role"), fix, {{m_ann}})).code, Error::Code::Invalid);
    QCOMPARE(refusal(workspace().checks.fixAll(check("retired-held"))).code, Error::Code::Invalid);
}

void TestChecks::severalRoles()
{
    write(u"INSERT INTO user_role_assignments (user_id, role_id, assigned_at) "
          "SELECT %2, id, '2026-01-01' FROM roles WHERE name = 'Agent'"_s);
    QCOMPARE(run("several-roles").findings.constFirst().id, m_ann);
    got(workspace().roles.assign({m_ann}, got(workspace().roles.findByName(u"User"_s)).id, {}));
    QVERIFY(run("several-roles").findings.isEmpty());
}

void TestChecks::inactiveHolders()
{
    m_office->checkOut(m_asset, m_ann);
    got(workspace().people.setStatus({m_ann}, PersonStatus::Value::Inactive, {}));
    QCOMPARE(sentences("inactive-holder"), QStringList {u"A-1 is still checked out to Ann Ash, who is not active"_s});
    got(workspace().checks.fix(check("inactive-holder"), CheckFix::CheckIn, run("inactive-holder").findings));
    QVERIFY(got(workspace().suspicions(all)).isEmpty());
}

void TestChecks::peopleWithoutARole()
{
    m_office->addPerson(u"Cid"_s, u"Cork"_s);
    QCOMPARE(sentences("without-role"), QStringList {u"Cid Cork has no role"_s});
}

void TestChecks::nearlyEqual_data()
{
    QTest::addColumn<QString>("check");
    QTest::addColumn<QStringList>("one"); // first name, last name, e-mail; or a serial
    QTest::addColumn<QStringList>("other");
    QTest::addColumn<bool>("same");
    const auto name = [](const QString &first, const QString &last) { return QStringList {first, last, {}}; };
    const auto mail = [](const QString &first, const QString &address) { return QStringList {first, u"X"_s, address}; };
    const QString person = u"same-person"_s;
    const QString mailbox = u"same-mailbox"_s;
    const QString serial = u"same-serial"_s;
    QTest::addRow("case") << person << name(u"Zoe"_s, u"Smith"_s) << name(u"zoe"_s, u"SMITH"_s) << true;
    QTest::addRow("accent") << person << name(u"Zoë"_s, u"Smith"_s) << name(u"Zoe"_s, u"Smith"_s) << true;
    QTest::addRow("umlaut") << person << name(u"Jo"_s, u"Müller"_s) << name(u"Jo"_s, u"Mueller"_s) << true;
    QTest::addRow("order") << person << name(u"Li"_s, u"Wei"_s) << name(u"Wei"_s, u"Li"_s) << true;
    QTest::addRow("hyphen") << person << name(u"Jo-Ann"_s, u"Smith"_s) << name(u"Jo Ann"_s, u"Smith"_s) << true;
    QTest::addRow("doubled") << person << name(u"Ana"_s, u"Schmidt"_s) << name(u"Anna"_s, u"Schmidt"_s) << true;
    const auto mailed = [](const QString &address) { return QStringList {u"Tom"_s, u"Smith"_s, address}; };
    QTest::addRow("two domains") << person << mailed(u"tom@x.org"_s) << mailed(u"tom@y.org"_s) << true;
    QTest::addRow("one domain") << person << mailed(u"tom@x.org"_s) << mailed(u"tom.smith@x.org"_s) << false;
    QTest::addRow("another") << person << name(u"Tom"_s, u"Smith"_s) << name(u"Tim"_s, u"Smith"_s) << false;
    QTest::addRow("dots") << mailbox << mail(u"A"_s, u"jo.ann@x.org"_s) << mail(u"B"_s, u"joann@x.org"_s) << true;
    QTest::addRow("plus") << mailbox << mail(u"A"_s, u"jo+it@x.org"_s) << mail(u"B"_s, u"jo@x.org"_s) << true;
    QTest::addRow("domain") << mailbox << mail(u"A"_s, u"jo@x.org"_s) << mail(u"B"_s, u"jo@y.org"_s) << false;
    QTest::addRow("signs") << serial << QStringList {u"SN-100/7"_s} << QStringList {u"sn 1007"_s} << true;
    QTest::addRow("O and 0") << serial << QStringList {u"C02ABC"_s} << QStringList {u"CO2ABC"_s} << true;
    QTest::addRow("I and 1") << serial << QStringList {u"X1Y"_s} << QStringList {u"XIY"_s} << true;
    QTest::addRow("another serial") << serial << QStringList {u"X1Y"_s} << QStringList {u"X2Y"_s} << false;
    QTest::addRow("no letters") << serial << QStringList {u"-"_s} << QStringList {u"--"_s} << false;
}

void TestChecks::nearlyEqual()
{
    QFETCH(const QString, check);
    QFETCH(const QStringList, one);
    QFETCH(const QStringList, other);
    QFETCH(const bool, same);
    QList<qint64> ids;
    for (const QStringList &each : {one, other})
        ids.append(each.size() == 1 ? m_office->addAsset(u"S-%1"_s.arg(ids.size()), each.constFirst())
                                    : m_office->addPerson(each.at(0), each.at(1), each.at(2)));
    const auto found = got(reader().run(*Checks::find(check), all));
    QCOMPARE(found.count, same ? 1 : 0);
    if (same) {
        QCOMPARE(found.findings.constFirst().id, ids.at(0));
        QCOMPARE(found.findings.constFirst().otherId, ids.at(1));
    }
}

void TestChecks::staffNumbersTellPeopleApart()
{
    m_office->addPerson({.staffNumber = u"1"_s, .firstName = u"Tom"_s, .lastName = u"Smith"_s});
    m_office->addPerson({.staffNumber = u"2"_s, .firstName = u"Tom"_s, .lastName = u"Smith"_s});
    QCOMPARE(run("same-person").count, 0);
    m_office->addPerson({.firstName = u"Tom"_s, .lastName = u"Smith"_s});
    QCOMPARE(run("same-person").count, 1);
}

void TestChecks::manufacturersTellSerialsApart()
{
    const auto model = [&](const QString &name) {
        return m_office->addModel(name, m_office->addEntry(CatalogList::Kind::Manufacturers, name));
    };
    const qint64 acme = model(u"Acme"_s);
    m_office->addAsset({.tag = u"S-1"_s, .serial = u"X-1"_s, .modelId = acme});
    m_office->addAsset({.tag = u"S-2"_s, .serial = u"X1"_s, .modelId = model(u"Bolt"_s)});
    QCOMPARE(run("same-serial").count, 0);
    m_office->addAsset({.tag = u"S-3"_s, .serial = u"XI"_s, .modelId = acme});
    QCOMPARE(sentences("same-serial"), QStringList {u"S-1 and S-3 may be one asset: X-1, XI"_s});
}

void TestChecks::deactivatesADouble()
{
    const qint64 other = m_office->addPerson(u"ANN"_s, u"Ash"_s);
    const auto findings = run("same-person").findings;
    QCOMPARE(findings.size(), 1);
    got(workspace().checks.fix(check("same-person"), CheckFix::DeactivateOther, findings));
    QCOMPARE(got(workspace().people.find(other)).status, PersonStatus::Value::Inactive);
    QCOMPARE(got(workspace().people.find(m_ann)).status, PersonStatus::Value::Active);
    QVERIFY(run("same-person").findings.isEmpty());
}

void TestChecks::keepsTheFirstAndCountsAll()
{
    for (int i = 0; i < 5; ++i)
        m_office->addPerson(u"P"_s, QString(1, QChar(u'k' + i)));
    const auto found = got(reader().run(check("without-role"), 2));
    QCOMPARE(found.count, 5);
    QCOMPARE(found.findings.size(), 2);
    QCOMPARE(got(reader().run(Check::Weight::Suspicion, 0)).constFirst().count, 5);
}

void TestChecks::stopsWhenTold()
{
    const auto stop = [](qint64, qint64) { return false; };
    QCOMPARE(refusal(reader().run(Check::Weight::Suspicion, 1, stop)).code, Error::Code::Cancelled);
    setStatus(m_asset, StatusKind::Value::Deployed);
    setStatus(m_other, StatusKind::Value::Deployed);
    QCOMPARE(refusal(workspace().checks.fixAll(check("in-use-unheld"), stop)).code, Error::Code::Cancelled);
    QCOMPARE(run("in-use-unheld").count, 2);
}

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
