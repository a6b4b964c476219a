// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/assignmentimport.h"

#include "core/db/sql.h"
#include "incoming.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Outcome = ImportPlan::Outcome;
using Who = TestWorkspace::Who;

namespace {

constexpr auto header =
    "asset_tag,email,purpose,checked_out_at,checked_out_by,due_at,checked_in_at,checked_in_by,condition_out,"
    "condition_in,notes\n";

QDateTime day(int year, int month, int dayOfMonth)
{
    return {{year, month, dayOfMonth}, {0, 0}, Qt::UTC};
}

}

class TestAssignmentImport final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void historyComesIn();
    void otherSystemsHistoryComesIn();
    void columnsOfOtherSystems_data();
    void columnsOfOtherSystems();
    void rules_data();
    void rules();
    void openRowHandsOut();
    void storedPeriodIsMatched_data();
    void storedPeriodIsMatched();
    void whoHasNoAddressIsTheOneWhoHadIt();
    void checkInClosesTheOpenOne();
    void oneEndsAndTheNextBegins_data();
    void oneEndsAndTheNextBegins();
    void endsThatDoNotCount_data();
    void endsThatDoNotCount();
    void endsWithoutADryRun();
    void endsAreCancelled();
    void emptyCellsClearWhenChosen();
    void periodsThatBeganInOneSecondAreApart();
    void modes();
    void onlyWhoMayChangeCustody();
    void allOrNothing();
    void goodRowsAlone();
    void overlapsAreToldToo();
    void sameFileAgainChangesNothing();
    void theDatabaseHasTheLastWord();

private:
    Incoming file(const QByteArray &rows) { return Incoming(*m_office, header + rows, u"assignments"_s); }
    QList<CustodyPeriod> history(qint64 asset) { return got((*m_office)->custody.historyOfAsset(asset)); }
    StatusKind::Value kindOf(qint64 asset);
    qint64 operations()
    {
        return got(Sql::value((*m_office)->database.connection(), u"SELECT max(id) FROM operations"_s)).toLongLong();
    }
    qint64 record(const Custody &period);

    std::unique_ptr<TestWorkspace> m_office;
    qint64 m_asset = 0; // A-1, in stock
    qint64 m_ann = 0;
    qint64 m_bob = 0;
};

// in stock, R-1 retired, B-1 in repair; Ann, Bob, and Ina who is inactive.
void TestAssignmentImport::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_asset = m_office->addAsset(u"A-1"_s);
    m_office->addAsset(u"A-2"_s);
    m_office->addAsset({.tag = u"R-1"_s, .statusId = m_office->status(StatusKind::Value::Archived)});
    m_office->addAsset({.tag = u"B-1"_s, .statusId = m_office->status(StatusKind::Value::Undeployable)});
    m_ann = m_office->addPerson(u"Ann"_s, u"Ames"_s, u"ann@example.org"_s);
    m_bob = m_office->addPerson(u"Bob"_s, u"Bond"_s, u"bob@example.org"_s);
    m_office->addPerson({.firstName = u"Ina"_s,
                         .lastName = u"Idle"_s,
                         .email = u"ina@example.org"_s,
                         .status = PersonStatus::Value::Inactive});
    m_office->signInAs(Who::Agent);
}

void TestAssignmentImport::cleanup()
{
    QCOMPARE(got((*m_office)->verify()), QList<Finding>());
    m_office.reset();
}

StatusKind::Value TestAssignmentImport::kindOf(qint64 asset)
{
    return got((*m_office)->catalog.status(got((*m_office)->assets.find(asset)).statusId.value_or(0))).kind;
}

qint64 TestAssignmentImport::record(const Custody &period)
{
    return got((*m_office)->pastCustody.record(period)).id;
}

void TestAssignmentImport::historyComesIn()
{
    Incoming in = file("a-1,ANN@example.org,Exam,2025-01-01T08:00:00Z,agent@example.org,2025-03-01T00:00:00Z,"
                       "2025-02-01T09:30:00Z,admin@example.org,good,scratched,\"two\nlines\"\n"
                       "A-1,bob@example.org,,2025-02-01T09:30:00Z,,,2025-02-02T00:00:00Z,,,,\n");
    const qint64 before = operations();
    QCOMPARE(in.tried().count(Outcome::New), 2);
    QCOMPARE(in.problems(), QStringList());
    QCOMPARE(operations(), before);
    const auto done = got(in->run());
    QCOMPARE(done.operation, before + 1);
    QCOMPARE(operations(), before + 1);
    const QList<CustodyPeriod> periods = history(m_asset);
    QCOMPARE(periods.size(), 2);
    QCOMPARE(periods.constFirst().holderName, u"Bob Bond"_s);
    QCOMPARE(periods.constFirst().custody.checkedOutBy, std::optional<qint64>());
    const Custody &exam = periods.constLast().custody;
    QCOMPARE(exam.userId, m_ann);
    QCOMPARE(exam.purpose, u"Exam"_s);
    QCOMPARE(exam.checkedOutAt, QDateTime({2025, 1, 1}, {8, 0}, Qt::UTC));
    QCOMPARE(exam.checkedOutBy.value_or(0), m_office->id(Who::Agent));
    QCOMPARE(exam.dueAt, day(2025, 3, 1));
    QCOMPARE(exam.checkedInAt, QDateTime({2025, 2, 1}, {9, 30}, Qt::UTC));
    QCOMPARE(exam.checkedInBy.value_or(0), m_office->id(Who::Admin));
    QCOMPARE(exam.conditionOut, u"good"_s);
    QCOMPARE(exam.conditionIn, u"scratched"_s);
    QCOMPARE(exam.notes, u"two\nlines"_s);
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployable);
}

void TestAssignmentImport::otherSystemsHistoryComesIn()
{
    Incoming in(*m_office,
                "Asset Tag;Checked Out To: Username;Checkout Date;Expected Checkin;Checkin Date;Notes\n"
                "A-1;ann;31.01.2025 10:00;28.02.2025;;lent\nA-2;bob;13.01.2025;;14.01.2025;\n",
                u"assignments"_s);
    QCOMPARE(in.tried().count(Outcome::New), 2);
    got(in->run());
    const Custody open = got((*m_office)->custody.current(m_asset)).value_or(Custody());
    QCOMPARE(open.userId, m_ann);
    QCOMPARE(open.checkedOutAt, QDateTime({2025, 1, 31}, {10, 0}));
    QCOMPARE(open.dueAt, QDateTime({2025, 2, 28}, {0, 0}));
    QCOMPARE(open.notes, u"lent"_s);
}

void TestAssignmentImport::columnsOfOtherSystems_data()
{
    QTest::addColumn<QStringList>("header");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("our own") << QString::fromLatin1(header).trimmed().split(u',')
                             << QString::fromLatin1(header).trimmed().split(u',');
    QTest::newRow("labels") << QStringList {u"Asset tag"_s, u"E-mail"_s, u"Checked out"_s, u"Due"_s, u"Checked in"_s}
                            << QStringList {u"asset_tag"_s, u"email"_s, u"checked_out_at"_s, u"due_at"_s,
                                            u"checked_in_at"_s};
    QTest::newRow("check-outs") << QStringList {u"Asset Tag"_s,     u"Checked Out To: Email"_s, u"Username"_s,
                                                u"Checkout Date"_s, u"Expected Checkin"_s,      u"Checkin Date"_s,
                                                u"Admin"_s}
                                << QStringList {u"asset_tag"_s,      u"email"_s,  u"holder_user_name"_s,
                                                u"checked_out_at"_s, u"due_at"_s, u"checked_in_at"_s,
                                                u"checked_out_by"_s};
    QTest::newRow("activity") << QStringList {u"Action Date"_s, u"Admin"_s, u"Item"_s, u"Target"_s, u"Note"_s}
                              << QStringList {u"checked_out_at"_s, u"checked_out_by"_s, u"asset_tag"_s, u"holder"_s,
                                              u"notes"_s};
    QTest::newRow("loans") << QStringList {u"Barcode"_s,  u"Borrower"_s, u"Loan Date"_s,
                                           u"Due Date"_s, u"Returned"_s, u"_row"_s}
                           << QStringList {u"asset_tag"_s, u"holder"_s,        u"checked_out_at"_s,
                                           u"due_at"_s,    u"checked_in_at"_s, QString()};
}

void TestAssignmentImport::columnsOfOtherSystems()
{
    QFETCH(const QStringList, header);
    QFETCH(const QStringList, fields);
    const AssignmentImport target((*m_office).workspace());
    const ImportMapping mapping(target.schema(), header);
    QStringList found;
    for (int column = 0; column < header.size(); ++column) {
        const int field = mapping.fieldOf(column);
        found.append(field == ImportMapping::ignored ? QString() : target.schema().fields[std::size_t(field)].name());
    }
    QCOMPARE(found, fields);
}

void TestAssignmentImport::rules_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QStringList>("problems");
    const auto row = [](const char *name, const QByteArray &rows, const QStringList &problems = {}) {
        QTest::newRow(name) << rows << problems;
    };
    const auto out = u"row 1 (line 2) · column \"checked_out_at\" · \"%1\" · %2"_s;
    const auto one = u"row 1 (line 2) · column \"%1\" · \"%2\" · %3"_s;
    const QString may = u"A-1 was with Bob Bond from 2025-05-01T00:00:00Z to 2025-06-01T00:00:00Z."_s;
    // stored: A-1 with Bob from May 1 to June 1, 2025
    row("before what is stored", "A-1,ann@example.org,,2025-04-01T00:00:00Z,,,2025-05-01T00:00:00Z,,,,\n");
    row("after it", "A-1,ann@example.org,,2025-06-01T00:00:00Z,,,2025-06-02T00:00:00Z,,,,\n");
    row("open after it", "A-1,ann@example.org,,2025-06-01T00:00:00Z,,,,,,,\n");
    row("into its begin", "A-1,ann@example.org,,2025-04-01T00:00:00Z,,,2025-05-01T00:00:01Z,,,,\n",
        {out.arg(u"2025-04-01T00:00:00Z"_s, may)});
    row("into its end", "A-1,ann@example.org,,2025-05-31T23:59:59Z,,,2025-07-01T00:00:00Z,,,,\n",
        {out.arg(u"2025-05-31T23:59:59Z"_s, may)});
    row("around it", "A-1,ann@example.org,,2025-04-01T00:00:00Z,,,2025-07-01T00:00:00Z,,,,\n",
        {out.arg(u"2025-04-01T00:00:00Z"_s, may)});
    row("open before it", "A-1,ann@example.org,,2025-04-01T00:00:00Z,,,,,,,\n",
        {out.arg(u"2025-04-01T00:00:00Z"_s, may)});
    row("another asset then", "A-2,ann@example.org,,2025-05-01T00:00:00Z,,,2025-06-01T00:00:00Z,,,,\n");
    row("one after the other",
        "A-2,ann@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n"
        "A-2,bob@example.org,,2025-01-01T00:00:00Z,,,2025-02-01T00:00:00Z,,,,\n"
        "A-2,ann@example.org,,2025-03-01T00:00:00Z,,,,,,,\n");
    row("two rows at once",
        "A-2,ann@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n"
        "A-1,ann@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n"
        "A-2,bob@example.org,,2025-02-28T00:00:00Z,,,2025-04-01T00:00:00Z,,,,\n",
        {u"row 1 (line 2) · column \"checked_out_at\" · \"2025-02-01T00:00:00Z\" · the time overlaps that of row 3"_s,
         u"row 3 (line 4) · column \"checked_out_at\" · \"2025-02-28T00:00:00Z\" · the time overlaps that of row 1"_s});
    row("two open rows",
        "A-2,ann@example.org,,2025-02-01T00:00:00Z,,,,,,,\n"
        "A-2,bob@example.org,,2025-03-01T00:00:00Z,,,,,,,\n",
        {u"row 1 (line 2) · column \"checked_out_at\" · \"2025-02-01T00:00:00Z\" · the time overlaps that of row 2"_s,
         u"row 2 (line 3) · column \"checked_out_at\" · \"2025-03-01T00:00:00Z\" · the time overlaps that of row 1"_s});
    row("the same row twice",
        "A-2,ann@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n"
        "a-2,ann@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n",
        {u"row 1 (line 2) · column \"checked_out_at\" · \"2025-02-01T00:00:00Z\" · the time overlaps that of row 2"_s,
         u"row 2 (line 3) · column \"checked_out_at\" · \"2025-02-01T00:00:00Z\" · the time overlaps that of row 1"_s});
    row("checked in at once", "A-2,ann@example.org,,2025-02-01T00:00:00Z,,,2025-02-01T00:00:00Z,,,,\n");
    row("checked in before", "A-2,ann@example.org,,2025-02-01T00:00:00Z,,,2025-01-31T23:59:59Z,,,,\n",
        {one.arg(u"checked_in_at"_s, u"2025-01-31T23:59:59Z"_s, u"The check-in lies before the check-out."_s)});
    row("checked out now", "A-2,ann@example.org,,2026-01-15T08:00:00Z,,,,,,,\n");
    row("checked out in the future", "A-2,ann@example.org,,2026-01-15T08:00:01Z,,,,,,,\n",
        {out.arg(u"2026-01-15T08:00:01Z"_s, u"A check-out cannot lie in the future."_s)});
    row("checked in in the future", "A-2,ann@example.org,,2026-01-01T00:00:00Z,,,2026-01-15T08:00:01Z,,,,\n",
        {one.arg(u"checked_in_at"_s, u"2026-01-15T08:00:01Z"_s, u"A check-in cannot lie in the future."_s)});
    row("due later", "A-2,ann@example.org,,2025-02-01T00:00:00Z,,2027-01-01T00:00:00Z,2025-03-01T00:00:00Z,,,,\n");
    row("due before", "A-2,ann@example.org,,2025-02-01T00:00:00Z,,2025-01-01T00:00:00Z,,,,,\n",
        {one.arg(u"due_at"_s, u"2025-01-01T00:00:00Z"_s, u"The due date lies before the check-out."_s)});
    row("the inactive, past", "A-2,ina@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n");
    row("the inactive, since then", "A-2,ina@example.org,,2025-02-01T00:00:00Z,,,,,,,\n");
    row("the inactive, now", "A-2,ina@example.org,,2026-01-15T08:00:00Z,,,,,,,\n",
        {one.arg(u"email"_s, u"ina@example.org"_s, u"Ina Idle is not active any more and takes nothing out."_s)});
    row("the retired, past", "R-1,ann@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n");
    row("the retired, open", "R-1,ann@example.org,,2025-02-01T00:00:00Z,,,,,,,\n",
        {one.arg(u"asset_tag"_s, u"R-1"_s, u"R-1 has the status “Retired” and cannot be checked out."_s)});
    row("in repair, past", "B-1,ann@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n");
    row("in repair, open", "B-1,ann@example.org,,2025-02-01T00:00:00Z,,,,,,,\n",
        {one.arg(u"asset_tag"_s, u"B-1"_s, u"B-1 has the status “In repair” and cannot be checked out."_s)});
    row("no asset", ",ann@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n",
        {u"row 1 (line 2) · column \"asset_tag\" · \"\" · the row does not say which asset it is about · expected Asset tag"_s});
    row("unknown asset", "X-1,ann@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n",
        {one.arg(u"asset_tag"_s, u"X-1"_s, u"there is no such asset · expected one that is there"_s)});
    row("nobody", "A-2,,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n",
        {one.arg(u"email"_s, QString(), u"the row does not say who had the asset · expected an e-mail address"_s)});
    row("unknown person", "A-2,x@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,,,,\n",
        {one.arg(u"email"_s, u"x@example.org"_s,
                 u"there is no such person · expected one of the users; import them first"_s)});
    row("no moment", "A-2,ann@example.org,,,,,2025-03-01T00:00:00Z,,,,\n",
        {out.arg(QString(), u"the row does not say when the asset was checked out · expected YYYY-MM-DDTHH:MM:SSZ"_s)});
    row("no such moment", "A-2,ann@example.org,,2025-02-30,,,2025-03-01T00:00:00Z,,,,\n",
        {out.arg(u"2025-02-30"_s, u"not a calendar date · expected YYYY-MM-DDTHH:MM:SSZ"_s)});
    row("handed out by a user",
        "A-2,ann@example.org,,2025-02-01T00:00:00Z,agent@example.org,,2025-03-01T00:00:00Z,ina@example.org,,,\n");
    row("handed out by nobody known", "A-2,ann@example.org,,2025-02-01T00:00:00Z,x@example.org,,,,,,\n",
        {one.arg(u"checked_out_by"_s, u"x@example.org"_s,
                 u"there is no such person · expected one of the users; import them first"_s)});
    row("taken back by nobody known",
        "A-2,ann@example.org,,2025-02-01T00:00:00Z,,,2025-03-01T00:00:00Z,x@example.org,,,\n",
        {one.arg(u"checked_in_by"_s, u"x@example.org"_s,
                 u"there is no such person · expected one of the users; import them first"_s)});
    row("taken back, but not when", "A-2,ann@example.org,,2025-02-01T00:00:00Z,,,,agent@example.org,,,\n",
        {one.arg(u"checked_in_by"_s, u"agent@example.org"_s, u"There is no check-in that this could be said of."_s)});
    row("came back broken, but not when", "A-2,ann@example.org,,2025-02-01T00:00:00Z,,,,,,broken,\n",
        {one.arg(u"condition_in"_s, u"broken"_s, u"There is no check-in that this could be said of."_s)});
}

void TestAssignmentImport::rules()
{
    record({.assetId = m_asset, .userId = m_bob, .checkedOutAt = day(2025, 5, 1), .checkedInAt = day(2025, 6, 1)});
    QFETCH(const QByteArray, rows);
    QFETCH(const QStringList, problems);
    Incoming in = file(rows);
    const ImportSummary tried = in.tried();
    QCOMPARE(in.problems(), problems);
    const qint64 before = operations();
    const auto done = in->run();
    QCOMPARE(bool(done), problems.isEmpty());
    QCOMPARE(operations(), before + (problems.isEmpty() ? 1 : 0));
    if (done)
        QCOMPARE(done->summary.count(Outcome::New), tried.total());
}

void TestAssignmentImport::openRowHandsOut()
{
    Incoming in = file("A-1,ann@example.org,Field trip,2025-12-01T00:00:00Z,,2026-02-01T00:00:00Z,,,new,,\n");
    (void)in.tried();
    got(in->run());
    QCOMPARE(got((*m_office)->custody.currentAssets(m_ann)), QList<qint64> {m_asset});
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployed);
    const Error refused = refusal((*m_office)->custody.checkOut({.assetIds = {m_asset}, .userId = m_bob}));
    QCOMPARE(refused.code, Error::Code::Conflict);
    Incoming later = file("A-1,bob@example.org,,2025-12-24T00:00:00Z,,,,,,,\n");
    QCOMPARE(later.tried().count(Outcome::Rejected), 1);
    QCOMPARE(later.problems().constFirst().section(u" · "_s, -1),
             u"A-1 has been with Ann Ames since 2025-12-01T00:00:00Z."_s);
}

void TestAssignmentImport::storedPeriodIsMatched_data()
{
    QTest::addColumn<QByteArray>("rest"); // behind purpose
    QTest::addColumn<QString>("field"); // that changes, or is refused with `problem`
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &rest, const QString &field = {},
                        const QString &problem = {}) { QTest::newRow(name) << rest << field << problem; };
    const QByteArray moment = ",2025-05-01T00:00:00Z,";
    row("the same", "Exam" + moment + "agent@example.org,,2025-06-01T00:00:00Z,,good,,\n");
    row("less", moment + ",,,,,,\n");
    row("purpose", "Trip" + moment + ",,,,,,\n", u"purpose"_s);
    row("due", moment + ",2025-07-01T00:00:00Z,,,,,\n", u"due_at"_s);
    row("condition out", moment + ",,,,bad,,\n", u"condition_out"_s);
    row("condition in", moment + ",,,,,worse,\n", u"condition_in"_s);
    row("notes", moment + ",,,,,,lost its bag\n", u"notes"_s);
    row("who took it back", moment + ",,,admin@example.org,,,\n", u"checked_in_by"_s);
    row("who handed it out", moment + "admin@example.org,,,,,,\n", u"checked_out_by"_s,
        u"It is on record that Agnes Agent checked it out."_s);
    row("another check-in", moment + ",,2025-06-02T00:00:00Z,,,,\n", u"checked_in_at"_s,
        u"A-1 was checked in at 2025-06-01T00:00:00Z already."_s);
    row("due before", moment + ",2025-04-01T00:00:00Z,,,,,\n", u"due_at"_s,
        u"The due date lies before the check-out."_s);
}

void TestAssignmentImport::storedPeriodIsMatched()
{
    const Custody before = got((*m_office)->custody.find(record({.assetId = m_asset,
                                                                 .userId = m_ann,
                                                                 .purpose = u"Exam"_s,
                                                                 .checkedOutAt = day(2025, 5, 1),
                                                                 .checkedOutBy = m_office->id(Who::Agent),
                                                                 .checkedInAt = day(2025, 6, 1),
                                                                 .conditionOut = u"good"_s})));
    QFETCH(const QByteArray, rest);
    QFETCH(const QString, field);
    QFETCH(const QString, problem);
    Incoming in = file("A-1,ann@example.org," + rest);
    const ImportSummary tried = in.tried();
    const ImportedRow row = got(in->row(1));
    if (!problem.isEmpty()) {
        QCOMPARE(tried.count(Outcome::Rejected), 1);
        QCOMPARE(row.problems.constFirst().column, field);
        QCOMPARE(row.problems.constFirst().reason, problem);
    } else if (field.isEmpty()) {
        QCOMPARE(tried.count(Outcome::Unchanged), 1);
        QCOMPARE(got(in->run()).operation, 0);
    } else {
        QCOMPARE(tried.count(Outcome::Changed), 1);
        QCOMPARE(row.changes.size(), 1);
        QCOMPARE(in->schema().fields[std::size_t(row.changes.constFirst().field)].name(), field);
        QVERIFY(got(in->run()).operation > 0);
        QVERIFY(got((*m_office)->custody.find(before.id)) != before);
    }
    QCOMPARE(history(m_asset).size(), 1);
}

// An asset has one holder at a time: what is stored of that moment is what a row without a name is about.
void TestAssignmentImport::whoHasNoAddressIsTheOneWhoHadIt()
{
    const qint64 pupil = m_office->addPerson(u"Pia"_s, u"Pupil"_s);
    record({.assetId = m_asset, .userId = pupil, .checkedOutAt = day(2025, 5, 1), .checkedInAt = day(2025, 6, 1)});
    Incoming same = file("A-1,,,2025-05-01T00:00:00Z,,,2025-06-01T00:00:00Z,,,,\n");
    QCOMPARE(same.tried().count(Outcome::Unchanged), 1);
    Incoming more = file("A-1,,Exam,2025-05-01T00:00:00Z,,,,,,,\n");
    QCOMPARE(more.tried().count(Outcome::Changed), 1);
    got(more->run());
    QCOMPARE(history(m_asset).constFirst().custody.purpose, u"Exam"_s);
    QCOMPARE(history(m_asset).constFirst().custody.userId, pupil);
    Incoming other = file("A-1,,,2025-05-02T00:00:00Z,,,2025-06-01T00:00:00Z,,,,\n"
                          "A-1,nobody@example.org,,2025-05-01T00:00:00Z,,,2025-06-01T00:00:00Z,,,,\n");
    QCOMPARE(other.tried().count(Outcome::Rejected), 2);
    QCOMPARE(other.problems().constFirst().section(u" · "_s, -2),
             u"the row does not say who had the asset · expected an e-mail address"_s);
}

void TestAssignmentImport::checkInClosesTheOpenOne()
{
    record({.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(2025, 5, 1)});
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployed);
    for (const auto &[moment, problem] :
         {std::pair("2026-02-01T00:00:00Z", "A check-in cannot lie in the future."),
          std::pair("2025-04-30T00:00:00Z", "The check-in lies before the check-out.")}) {
        Incoming wrong = file("A-1,ann@example.org,,2025-05-01T00:00:00Z,,,"_ba + moment + ",,,,\n");
        QCOMPARE(wrong.tried().count(Outcome::Rejected), 1);
        QCOMPARE(wrong.problems().constFirst().section(u" · "_s, -1), QString::fromLatin1(problem));
    }
    Incoming in = file("A-1,ann@example.org,,2025-05-01T00:00:00Z,,,2025-06-01T00:00:00Z,agent@example.org,,dirty,\n");
    QCOMPARE(in.tried().count(Outcome::Changed), 1);
    got(in->run());
    const Custody closed = history(m_asset).constFirst().custody;
    QCOMPARE(closed.checkedInAt, day(2025, 6, 1));
    QCOMPARE(closed.checkedInBy.value_or(0), m_office->id(Who::Agent));
    QCOMPARE(closed.conditionIn, u"dirty"_s);
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployable);
}

namespace {

const QByteArray annUntilMay3 =
    "A-1,ann@example.org,,2025-04-01T00:00:00Z,,,2025-05-03T00:00:00Z,agent@example.org,,,\n";
const QByteArray bobSinceMay3 = "A-1,bob@example.org,,2025-05-03T00:00:00Z,,,,,,,\n";
const QByteArray bobUntilMay5 = "A-1,bob@example.org,,2025-05-03T00:00:00Z,,,2025-05-05T00:00:00Z,,,,\n";
const QByteArray annSinceMay5 = "A-1,ann@example.org,,2025-05-05T00:00:00Z,,,,,,,\n";

}

void TestAssignmentImport::oneEndsAndTheNextBegins_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<qint64>("added");
    QTest::addColumn<bool>("isPartial");
    for (const bool isPartial : {false, true}) {
        const QByteArray how = isPartial ? ", good rows" : ", all";
        QTest::addRow("in the order of time%s", how.constData())
            << annUntilMay3 + bobSinceMay3 << qint64(1) << isPartial;
        QTest::addRow("the other way round%s", how.constData())
            << bobSinceMay3 + annUntilMay3 << qint64(1) << isPartial;
        QTest::addRow("three, newest first%s", how.constData())
            << annSinceMay5 + bobUntilMay5 + annUntilMay3 << qint64(2) << isPartial;
        QTest::addRow("three, any order%s", how.constData())
            << bobUntilMay5 + annUntilMay3 + annSinceMay5 << qint64(2) << isPartial;
    }
}

// The database has it with Ann, open; the file ends that and tells who got it then.
void TestAssignmentImport::oneEndsAndTheNextBegins()
{
    QFETCH(const QByteArray, rows);
    QFETCH(const qint64, added);
    QFETCH(const bool, isPartial);
    const qint64 open = record({.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(2025, 4, 1)});
    Incoming in = file(rows);
    in.choose([isPartial](ImportChoices &choices) { choices.options.isPartial = isPartial; });
    const ImportSummary tried = in.tried();
    QCOMPARE(in.problems(), QStringList());
    QCOMPARE(tried.rows, (std::array<qint64, 4> {added, 1, 0, 0}));
    Incoming other = file(rows);
    got(other->setFindings(in->findings()));
    for (qint64 row = 1; row <= tried.total(); ++row)
        QCOMPARE(got(other->row(row)).problems.size(), 0);
    const qint64 before = operations();
    QCOMPARE(got(in->run()).summary.rows, tried.rows);
    QCOMPARE(operations(), before + 1);
    QCOMPARE(got((*m_office)->custody.find(open)).checkedInAt, day(2025, 5, 3));
    const QList<CustodyPeriod> periods = history(m_asset);
    QCOMPARE(periods.size(), added + 1);
    QVERIFY(periods.constFirst().custody.isOpen());
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployed);
    Incoming again = file(rows);
    QCOMPARE(again.tried().count(Outcome::Unchanged), added + 1);
    QCOMPARE(got(again->run()).operation, 0);
}

void TestAssignmentImport::endsThatDoNotCount_data()
{
    QTest::addColumn<QByteArray>("end"); // of Ann's; Bob's comes first
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("rejected");
    const int both = int(ImportOptions::Mode::Both);
    const QByteArray later = "A-1,ann@example.org,,2025-04-01T00:00:00Z,,,2025-05-04T00:00:00Z,,,,\n";
    const QByteArray wrong =
        "A-1,ann@example.org,,2025-04-01T00:00:00Z,,2025-03-01T00:00:00Z,2025-05-03T00:00:00Z,,,,\n";
    const QByteArray future = "A-1,ann@example.org,,2025-04-01T00:00:00Z,,,2026-05-03T00:00:00Z,,,,\n";
    const QByteArray unreadable = "A-1,ann@example.org,,2025-04-01T00:00:00Z,,,2025-05-33,,,,\n";
    QTest::newRow("too late") << later << bobSinceMay3 << both << 2;
    QTest::newRow("in the future") << future << bobSinceMay3 << both << 2;
    QTest::newRow("refused for something else") << wrong << bobSinceMay3 << both << 2;
    QTest::newRow("unreadable") << unreadable << bobSinceMay3 << both << 2;
    QTest::newRow("only new ones are wanted") << annUntilMay3 << bobSinceMay3 << int(ImportOptions::Mode::Create) << 2;
    QTest::newRow("in the way of a third")
        << annUntilMay3 + "A-1,bob@example.org,,2025-05-02T00:00:00Z,,,2025-05-03T00:00:00Z,,,,\n"
        << bobSinceMay3 << both << 3;
}

void TestAssignmentImport::endsThatDoNotCount()
{
    QFETCH(const QByteArray, end);
    QFETCH(const QByteArray, next);
    QFETCH(const int, mode);
    QFETCH(const int, rejected);
    const qint64 open = record({.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(2025, 4, 1)});
    Incoming in = file(next + end);
    in.choose([mode](ImportChoices &choices) {
        choices.options.mode = ImportOptions::Mode(mode);
        choices.options.isPartial = true;
    });
    QCOMPARE(in.tried().count(Outcome::Rejected), rejected);
    QCOMPARE(got(in->run()).operation, 0);
    QVERIFY(got((*m_office)->custody.find(open)).isOpen());
    QCOMPARE(history(m_asset).size(), 1);
}

void TestAssignmentImport::endsWithoutADryRun()
{
    record({.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(2025, 4, 1)});
    Incoming in = file(bobSinceMay3 + annUntilMay3);
    const auto done = got(in->run());
    QCOMPARE(done.summary.rows, (std::array<qint64, 4> {1, 1, 0, 0}));
    QCOMPARE(history(m_asset).constFirst().holderName, u"Bob Bond"_s);
}

void TestAssignmentImport::endsAreCancelled()
{
    const qint64 open = record({.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(2025, 4, 1)});
    Incoming in = file(bobSinceMay3 + annUntilMay3);
    (void)in.tried();
    const qint64 before = operations();
    QCOMPARE(refusal(in->run([](qint64, qint64) { return false; })).code, Error::Code::Cancelled);
    QCOMPARE(operations(), before);
    QVERIFY(got((*m_office)->custody.find(open)).isOpen());
    QCOMPARE(got(in->row(1)).problems.size(), 0);
    QCOMPARE(got(in->run()).summary.count(Outcome::New), 1);
}

void TestAssignmentImport::emptyCellsClearWhenChosen()
{
    const qint64 open = record({.assetId = m_asset,
                                .userId = m_ann,
                                .purpose = u"Exam"_s,
                                .checkedOutAt = day(2025, 5, 1),
                                .dueAt = day(2025, 7, 1)});
    const QByteArray empty = "A-1,ann@example.org,,2025-05-01T00:00:00Z,,,,,,,\n";
    const auto clear = [](ImportChoices &choices) { choices.options.emptyCells = ImportOptions::EmptyCells::Clear; };
    Incoming in = file(empty);
    QCOMPARE(in.tried().count(Outcome::Unchanged), 1);
    in.choose(clear);
    QCOMPARE(in.tried().count(Outcome::Changed), 1);
    got(in->run());
    const Custody cleared = got((*m_office)->custody.find(open));
    QVERIFY(cleared.purpose.isEmpty());
    QVERIFY(!cleared.dueAt.isValid());
    m_office->checkIn(m_asset);
    Incoming reopening = file(empty);
    reopening.choose(clear);
    QCOMPARE(reopening.tried().count(Outcome::Rejected), 1);
    QVERIFY(reopening.problems().constFirst().endsWith(u"A-1 was checked in at 2026-01-15T08:00:00Z already."_s));
}

void TestAssignmentImport::periodsThatBeganInOneSecondAreApart()
{
    const QByteArray atOnce = "A-1,ann@example.org,wrong,2025-05-01T00:00:00Z,,,2025-05-01T00:00:00Z,,,,\n";
    const QByteArray lasting = "A-1,ann@example.org,right,2025-05-01T00:00:00Z,,,,,,,\n";
    Incoming in = file(lasting + atOnce);
    QCOMPARE(in.tried().count(Outcome::New), 2);
    QCOMPARE(got(in->run()).summary.count(Outcome::New), 2);
    Incoming again = file(atOnce + lasting);
    QCOMPARE(again.tried().count(Outcome::Unchanged), 2);
}

void TestAssignmentImport::modes()
{
    record({.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(2025, 5, 1), .checkedInAt = day(2025, 6, 1)});
    Incoming in = file("A-1,ann@example.org,Exam,2025-05-01T00:00:00Z,,,,,,,\n"
                       "A-1,ann@example.org,Exam,2025-07-01T00:00:00Z,,,2025-07-02T00:00:00Z,,,,\n");
    in.choose([](ImportChoices &choices) { choices.options.mode = ImportOptions::Mode::Create; });
    QCOMPARE(in.tried().count(Outcome::New), 1);
    QCOMPARE(
        in.problems(),
        QStringList {
            u"row 1 (line 2) · column \"checked_out_at\" · \"2025-05-01T00:00:00Z\" · this is on record already · expected a new period"_s});
    in.choose([](ImportChoices &choices) { choices.options.mode = ImportOptions::Mode::Update; });
    QCOMPARE(in.tried().count(Outcome::Changed), 1);
    QCOMPARE(
        in.problems(),
        QStringList {
            u"row 2 (line 3) · column \"checked_out_at\" · \"2025-07-01T00:00:00Z\" · this person did not check out the asset then · expected a period that is on record"_s});
}

void TestAssignmentImport::onlyWhoMayChangeCustody()
{
    m_office->signInAs(Who::User);
    Incoming in = file("A-1,ann@example.org,,2025-05-01T00:00:00Z,,,,,,,\n");
    QCOMPARE(refusal(in->dryRun()).code, Error::Code::Denied);
    QCOMPARE(refusal(in->run()).code, Error::Code::Denied);
    QCOMPARE(
        refusal((*m_office)->pastCustody.record({.assetId = m_asset, .userId = m_ann, .checkedOutAt = day(2025, 5, 1)}))
            .code,
        Error::Code::Denied);
    m_office->signInAs(Who::Agent);
    QCOMPARE(history(m_asset).size(), 0);
    QCOMPARE(in.tried().count(Outcome::New), 1);
    got(in->run());
    QCOMPARE(history(m_asset).size(), 1);
}

void TestAssignmentImport::allOrNothing()
{
    Incoming in = file("A-1,ann@example.org,,2025-05-01T00:00:00Z,,,,,,,\n"
                       "A-2,x@example.org,,2025-05-01T00:00:00Z,,,,,,,\n");
    const qint64 before = operations();
    QCOMPARE(in.tried().count(Outcome::Rejected), 1);
    QCOMPARE(refusal(in->run()).code, Error::Code::NotFound);
    QCOMPARE(operations(), before);
    QCOMPARE(history(m_asset).size(), 0);
    QCOMPARE(kindOf(m_asset), StatusKind::Value::Deployable);
}

void TestAssignmentImport::goodRowsAlone()
{
    Incoming in = file("A-1,ann@example.org,,2025-05-01T00:00:00Z,,,2025-06-01T00:00:00Z,,,,\n"
                       "A-2,x@example.org,,2025-05-01T00:00:00Z,,,,,,,\n"
                       "A-1,bob@example.org,,2025-06-01T00:00:00Z,,,,,,,\n");
    in.choose([](ImportChoices &choices) { choices.options.isPartial = true; });
    const qint64 before = operations();
    (void)in.tried();
    const auto done = got(in->run());
    QCOMPARE(done.summary.count(Outcome::New), 2);
    QCOMPARE(done.summary.count(Outcome::Rejected), 1);
    QCOMPARE(operations(), before + 1);
    QCOMPARE(history(m_asset).size(), 2);
}

// Also to who looks at a row, and to another import that takes over the findings.
void TestAssignmentImport::overlapsAreToldToo()
{
    const QByteArray rows = "A-1,ann@example.org,,2025-05-01T00:00:00Z,,,2025-06-01T00:00:00Z,,,,\n"
                            "A-1,bob@example.org,,2025-05-31T00:00:00Z,,,,,,,\n"
                            "A-2,bob@example.org,,2025-05-31T00:00:00Z,,,,,,,\n";
    Incoming in = file(rows);
    in.choose([](ImportChoices &choices) { choices.options.isPartial = true; });
    QCOMPARE(in.tried().count(Outcome::Rejected), 2);
    QCOMPARE(got(in->row(1)).problems.constFirst().reason, u"the time overlaps that of row 2"_s);
    Incoming other = file(rows);
    got(other->setFindings(in->findings()));
    QCOMPARE(got(other->row(2)).problems.constFirst().reason, u"the time overlaps that of row 1"_s);
    QCOMPARE(got(in->run()).summary.count(Outcome::New), 1);
    QCOMPARE(history(m_asset).size(), 0);
}

void TestAssignmentImport::sameFileAgainChangesNothing()
{
    const QByteArray rows = "A-1,ann@example.org,\"=1+1\",2025-05-01T00:00:00Z,,,2025-06-01T00:00:00Z,,,' ,\n"
                            "A-1,bob@example.org,,2025-06-01T00:00:00Z,agent@example.org,,,,,,\"a\n\nb\"\n";
    Incoming in = file(rows);
    QCOMPARE(in.tried().count(Outcome::New), 2);
    got(in->run());
    Incoming again = file(rows);
    QCOMPARE(again.tried().count(Outcome::Unchanged), 2);
    const qint64 before = operations();
    QCOMPARE(got(again->run()).operation, 0);
    QCOMPARE(operations(), before);
}

// What no rule of the services foresaw comes back with its row, and nothing is kept.
void TestAssignmentImport::theDatabaseHasTheLastWord()
{
    const QSqlDatabase db = (*m_office)->database.connection();
    got(Sql::run(db,
                 u"CREATE TEMP TRIGGER last_guard BEFORE INSERT ON main.asset_assignments WHEN new.purpose = 'Bad' "
                 "BEGIN SELECT RAISE(ABORT, 'custodian/conflict: The asset was in other hands at that time.'); END"_s));
    Incoming in = file("A-1,ann@example.org,Good,2025-05-01T00:00:00Z,,,2025-06-01T00:00:00Z,,,,\n"
                       "A-2,ann@example.org,Bad,2025-05-01T00:00:00Z,,,2025-06-01T00:00:00Z,,,,\n");
    QCOMPARE(in.tried().count(Outcome::New), 2);
    const Error refused = refusal(in->run());
    QCOMPARE(refused.code, Error::Code::Conflict);
    QCOMPARE(refused.message, u"row 2 (line 3) · The asset was in other hands at that time."_s);
    QCOMPARE(history(m_asset).size(), 0);
    got(Sql::run(db, u"DROP TRIGGER last_guard"_s));
}

QTEST_GUILESS_MAIN(TestAssignmentImport)
#include "tst_assignmentimport.moc"
