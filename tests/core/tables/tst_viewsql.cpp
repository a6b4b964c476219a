// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/viewsql.h"

#include "core/db/sql.h"
#include "core/tables/querytext.h"
#include "core/tables/viewreader.h"
#include "support/expect.h"
#include "support/terms.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

// Filters are written in the query language, which has tests of its own.
class TestViewSql final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void texts_data();
    void texts();
    void related_data();
    void related();
    void dates_data();
    void dates();
    void numbers_data();
    void numbers();
    void people_data();
    void people();
    void conditions_data();
    void conditions();
    void otherViews_data();
    void otherViews();
    void negationIsTheRest();
    void bothNamesOfAField();
    void manyValues();
    void localDaysAreNotThoseOfStorage();
    void daysOfPurchaseHaveNoZone();
    void refuses_data();
    void refuses();
    void costNeedsItsRight();
    void ownRowsOnly();
    void anythingIsOnlyText_data();
    void anythingIsOnlyText();

private:
    Result<QStringList> rows(const View &view, const TableQuery &query, const QString &columnId) const;
    QString found(const View &view, const QString &text, const QString &columnId) const;
    QString tags(const QString &text) const { return found(Views::assets(), text, u"asset_tag"_s); }

    std::unique_ptr<TestWorkspace> m_office;
};

// It is Thursday, 2026-01-15, 21:00 in Berlin's winter: 20:00 UTC.
void TestViewSql::initTestCase()
{
    qputenv("TZ", "Europe/Berlin");
    m_office = std::make_unique<TestWorkspace>();
    TestWorkspace &office = *m_office;
    office.clock().setNow({{2026, 1, 15}, {20, 0}, Qt::UTC});
    const qint64 lenovo = office.addEntry(CatalogList::Kind::Manufacturers, u"Lenovo"_s);
    const qint64 laptops = office.addEntry(CatalogList::Kind::Categories, u"Laptops"_s);
    const qint64 berlin = office.addEntry(CatalogList::Kind::Sites, u"Berlin"_s);
    const qint64 berlinEast = office.addEntry(CatalogList::Kind::Sites, u"Berlin East"_s);
    const qint64 physics = office.addEntry(CatalogList::Kind::Departments, u"Physics"_s);
    const AssetModel notebook {.name = u"ThinkPad T14"_s, .manufacturerId = lenovo, .categoryId = laptops};
    const qint64 model = got(office->catalog.create(notebook)).id;
    const qint64 lukasz = office.addPerson(
        {.firstName = u"Łukasz"_s, .lastName = u"Wójcik"_s, .email = u"lukasz@example.org"_s, .departmentId = physics});
    office.assign(lukasz, u"User"_s);
    const auto add = [&](const Asset &asset) { return office.addAsset(asset); };
    const qint64 a1 = add({.tag = u"A-1"_s,
                           .name = u"C++ box"_s,
                           .modelId = model,
                           .siteId = berlin,
                           .purchaseDate = QDate(2025, 12, 31),
                           .purchaseCost = 120'000,
                           .warrantyMonths = 36});
    const qint64 a2 = add({.tag = u"A-2"_s,
                           .name = u"C# box"_s,
                           .modelId = model,
                           .siteId = berlinEast,
                           .purchaseDate = QDate(2026, 1, 15),
                           .purchaseCost = 5,
                           .warrantyMonths = 0});
    const qint64 a3 = add({.tag = u"A-3"_s, .name = u"Café 100%"_s, .purchaseDate = QDate(2026, 2, 1)});
    add({.tag = u"A-4"_s, .statusId = office.status(StatusKind::Value::Archived)});
    office.checkOut(a1, lukasz, {{2026, 1, 15}, {22, 59, 59}, Qt::UTC}); // today in Berlin, to the second
    office.checkOut(a2, lukasz, {{2026, 1, 15}, {23, 0}, Qt::UTC}); // tomorrow in Berlin
    office.checkOut(a3, office.id(Who::User), {{2026, 1, 31}, {12, 0}, Qt::UTC});
}

void TestViewSql::cleanupTestCase()
{
    m_office.reset();
}

Result<QStringList> TestViewSql::rows(const View &view, const TableQuery &query, const QString &columnId) const
{
    const ViewReader reader((*m_office)->database, (*m_office)->session, m_office->clock().now());
    QStringList list;
    const auto columns = got(reader.columns(view, QStringList {columnId}));
    const auto done = reader.read(view, query, columns, [&](const QList<QVariant> &values) {
        list.append(values.constFirst().toString());
        return true;
    });
    if (!done)
        return done.error();
    return list;
}

QString TestViewSql::found(const View &view, const QString &text, const QString &columnId) const
{
    const auto parsed = QueryText::parse(view, text);
    if (!parsed.problems.isEmpty())
        qFatal("%s", qUtf8Printable(parsed.problems.constFirst().message));
    return got(rows(view, {.search = parsed.search, .filters = parsed.filters, .sort = {{columnId}}}, columnId))
        .join(u' ');
}

namespace {

void addColumns()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
}

void row(const QString &text, const QString &found)
{
    QTest::addRow("%s", qUtf8Printable(text)) << text << found;
}

}

void TestViewSql::texts_data()
{
    addColumns();
    row(u"name:box"_s, u"A-1 A-2"_s);
    row(u"name:bo"_s, u"A-1 A-2"_s);
    row(u"name:ox"_s, {});
    row(u"name:\"box c\""_s, u"A-1 A-2"_s); // words, in any order
    row(u"name:cafe"_s, u"A-3"_s);
    row(u"name:CAFÉ"_s, u"A-3"_s);
    row(u"name=\"cafe 100%\""_s, u"A-3"_s);
    row(u"name=cafe"_s, {});
    row(u"name=\"c++ box\""_s, u"A-1"_s); // signs count in a whole text
    row(u"name=\"c# box\""_s, u"A-2"_s);
    row(u"name=\"c box\""_s, {});
    row(u"name:%"_s, {});
    row(u"name:none"_s, u"A-4"_s);
    row(u"name:any"_s, u"A-1 A-2 A-3"_s);
    row(u"name:cafe,c"_s, u"A-1 A-2 A-3"_s);
    row(u"name:none,cafe"_s, u"A-3 A-4"_s);
    row(u"-name:box"_s, u"A-3 A-4"_s);
    row(u"-name:box,none"_s, u"A-3"_s);
    row(u"tag=a-3"_s, u"A-3"_s);
    row(u"tag:A"_s, u"A-1 A-2 A-3 A-4"_s);
    row(u"tag:none"_s, {});
    row(u"name:box 2"_s, u"A-2"_s); // with a word of the search
}

void TestViewSql::texts()
{
    QFETCH(const QString, text);
    QFETCH(const QString, found);
    QCOMPARE(tags(text), found);
}

void TestViewSql::related_data()
{
    addColumns();
    row(u"model:thinkpad"_s, u"A-1 A-2"_s);
    row(u"model=\"ThinkPad T14\""_s, u"A-1 A-2"_s);
    row(u"model=ThinkPad"_s, {});
    row(u"model:none"_s, u"A-3 A-4"_s);
    row(u"manufacturer:len category:laptops"_s, u"A-1 A-2"_s);
    row(u"site:berlin"_s, u"A-1 A-2"_s);
    row(u"site=berlin"_s, u"A-1"_s);
    row(u"-site=berlin"_s, u"A-2 A-3 A-4"_s);
    row(u"site:Paris"_s, {});
    row(u"-site:Paris"_s, u"A-1 A-2 A-3 A-4"_s);
    row(u"site:none,east"_s, u"A-2 A-3 A-4"_s);
    row(u"status:deployed"_s, u"A-1 A-2 A-3"_s); // the kind of "In use"
    row(u"status=deployed"_s, {});
    row(u"status=\"in use\""_s, u"A-1 A-2 A-3"_s);
    row(u"status:archived"_s, u"A-4"_s);
    row(u"status:deploy"_s, {});
    row(u"supplier:none site:berlin model:thinkpad -name:none"_s, u"A-1 A-2"_s);
}

void TestViewSql::related()
{
    texts();
}

void TestViewSql::dates_data()
{
    addColumns();
    row(u"due:today"_s, u"A-1"_s);
    row(u"due:tomorrow"_s, u"A-2"_s);
    row(u"due:yesterday"_s, {});
    row(u"due:week"_s, u"A-1 A-2"_s);
    row(u"due:month"_s, u"A-1 A-2 A-3"_s);
    row(u"due=TODAY"_s, u"A-1"_s);
    row(u"due:2026-01-15"_s, u"A-1"_s);
    row(u"due:2026-01"_s, u"A-1 A-2 A-3"_s);
    row(u"due:2026"_s, u"A-1 A-2 A-3"_s);
    row(u"due:2025"_s, {});
    row(u"due:today,2026-01-31"_s, u"A-1 A-3"_s);
    row(u"due<today"_s, {});
    row(u"due<=today"_s, u"A-1"_s);
    row(u"due>today"_s, u"A-2 A-3"_s);
    row(u"due>=today"_s, u"A-1 A-2 A-3"_s);
    row(u"due<2026-02"_s, u"A-1 A-2 A-3"_s);
    row(u"due>2026-01-16"_s, u"A-3"_s);
    row(u"due=2026-01-15T23:00:00Z"_s, u"A-2"_s);
    row(u"due:\"2026-01-16 00:00\""_s, u"A-2"_s); // local time
    row(u"due<2026-01-15T23:00:00Z"_s, u"A-1"_s);
    row(u"due<=2026-01-15T23:00:00Z"_s, u"A-1 A-2"_s);
    row(u"due>2026-01-15T23:00:00Z"_s, u"A-3"_s);
    row(u"due>=2026-01-16T00:00:00+01:00"_s, u"A-2 A-3"_s);
    row(u"due:none"_s, u"A-4"_s);
    row(u"due:any"_s, u"A-1 A-2 A-3"_s);
    row(u"due:none,today"_s, u"A-1 A-4"_s);
    row(u"-due:today"_s, u"A-2 A-3 A-4"_s);
    row(u"-due<=today"_s, u"A-2 A-3 A-4"_s);
    row(u"due:overdue"_s, {});
    row(u"since:today"_s, u"A-1 A-2 A-3"_s);
    row(u"since<today"_s, {});
    row(u"since:none"_s, u"A-4"_s);
    row(u"purchased:2025"_s, u"A-1"_s);
    row(u"purchased<2026"_s, u"A-1"_s);
    row(u"purchased:today"_s, u"A-2"_s);
    row(u"purchased=2026-01-15"_s, u"A-2"_s);
    row(u"purchased>=2026-01-15"_s, u"A-2 A-3"_s);
    row(u"purchased>2026-01-15"_s, u"A-3"_s);
    row(u"purchased<=2026-01-15"_s, u"A-1 A-2"_s);
    row(u"purchased:month"_s, u"A-2"_s);
    row(u"purchased:none"_s, u"A-4"_s);
}

void TestViewSql::dates()
{
    texts();
}

void TestViewSql::numbers_data()
{
    addColumns();
    row(u"cost:1200"_s, u"A-1"_s);
    row(u"cost=1200.00"_s, u"A-1"_s);
    row(u"cost=1200.0"_s, u"A-1"_s);
    row(u"cost=12"_s, {});
    row(u"cost=0.05"_s, u"A-2"_s);
    row(u"cost=0.5"_s, {});
    row(u"cost<1200"_s, u"A-2"_s);
    row(u"cost<=1200"_s, u"A-1 A-2"_s);
    row(u"cost>0.05"_s, u"A-1"_s);
    row(u"cost>=0.05"_s, u"A-1 A-2"_s);
    row(u"cost:none"_s, u"A-3 A-4"_s);
    row(u"cost:any"_s, u"A-1 A-2"_s);
    row(u"cost:0.05,1200"_s, u"A-1 A-2"_s);
    row(u"-cost>1"_s, u"A-2 A-3 A-4"_s);
    row(u"warranty:36"_s, u"A-1"_s);
    row(u"warranty:3"_s, {}); // no text
    row(u"warranty=0"_s, u"A-2"_s);
    row(u"warranty<36"_s, u"A-2"_s);
    row(u"warranty:none"_s, u"A-3 A-4"_s);
    row(u"warranty>999999999999999"_s, {});
}

void TestViewSql::numbers()
{
    texts();
}

void TestViewSql::people_data()
{
    addColumns();
    row(u"holder:lukasz"_s, u"A-1 A-2"_s);
    row(u"holder:\"wojcik łuk\""_s, u"A-1 A-2"_s);
    row(u"holder=\"Łukasz Wójcik\""_s, u"A-1 A-2"_s);
    row(u"holder=\"lukasz wojcik\""_s, u"A-1 A-2"_s);
    row(u"holder=lukasz"_s, {});
    row(u"holder:example"_s, {}); // found by the same index, but no name
    row(u"email:example"_s, u"A-1 A-2 A-3"_s);
    row(u"email=lukasz@example.org"_s, u"A-1 A-2"_s);
    row(u"email:wojcik"_s, {});
    row(u"holder:none"_s, u"A-4"_s);
    row(u"holder:any"_s, u"A-1 A-2 A-3"_s);
    row(u"holder:none,ulf"_s, u"A-3 A-4"_s);
    row(u"-holder:lukasz"_s, u"A-3 A-4"_s);
    row(u"department:physics"_s, u"A-1 A-2"_s);
    row(u"department:none"_s, u"A-3 A-4"_s); // nobody's, or somebody's without one
    row(u"-department:physics"_s, u"A-3 A-4"_s);
}

void TestViewSql::people()
{
    texts();
}

void TestViewSql::conditions_data()
{
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QString>("found");
    const QDate day(2026, 1, 15);
    QTest::addRow("before") << QDateTime(day, {22, 59, 59}, Qt::UTC) << QString();
    QTest::addRow("a second after") << QDateTime(day, {23, 0, 0}, Qt::UTC) << u"A-1"_s;
    QTest::addRow("later") << QDateTime(day.addDays(1), {0, 0}, Qt::UTC) << u"A-1 A-2"_s;
}

void TestViewSql::conditions()
{
    QFETCH(const QDateTime, now);
    QFETCH(const QString, found);
    const QDateTime before = m_office->clock().now();
    m_office->clock().setNow(now);
    const QString overdue = tags(u"is:overdue"_s), due = tags(u"due:overdue"_s), rest = tags(u"-is:OVERDUE"_s);
    m_office->clock().setNow(before);
    QCOMPARE(overdue, found);
    QCOMPARE(due, found);
    QCOMPARE(rest.split(u' ').size() + overdue.split(u' ', Qt::SkipEmptyParts).size(), 4);
}

void TestViewSql::otherViews_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *view, const char *column, const QString &text, const QString &found) {
        QTest::addRow("%s %s", view, qUtf8Printable(text))
            << QString::fromLatin1(view) << QString::fromLatin1(column) << text << found;
    };
    row("users", "first_name", u"role:user"_s, u"Ulf Łukasz"_s);
    row("users", "first_name", u"role=Administrator"_s, u"Ada"_s);
    row("users", "first_name", u"role:none"_s, {});
    row("users", "first_name", u"status:active department:none role:agent,user"_s, u"Agnes Ulf"_s);
    row("users", "first_name", u"holds>=1"_s, u"Ulf Łukasz"_s);
    row("users", "first_name", u"holds:2"_s, u"Łukasz"_s);
    row("users", "first_name", u"-is:without-role holds>1"_s, u"Łukasz"_s);
    row("users", "first_name", u"first_name:luk"_s, u"Łukasz"_s);
    row("roles", "role", u"users>1"_s, u"User"_s);
    row("roles", "role", u"role:agent"_s, u"Agent"_s);
    row("role-assignments", "role", u"person:wojcik"_s, u"User"_s);
    row("role-assignments", "role", u"email:lukasz ended_at:none"_s, u"User"_s);
    row("assignments", "asset_tag", u"is:open holder:lukasz"_s, u"A-1 A-2"_s);
    row("assignments", "asset_tag", u"tag=a-3"_s, u"A-3"_s);
    row("assignments", "asset_tag", u"returned:any"_s, {});
    row("assignments", "asset_tag", u"due<=today"_s, u"A-1"_s);
    row("assignments", "asset_tag", u"purpose:none since:today"_s, u"A-1 A-2 A-3"_s);
    row("operations", "id", u"id<=2"_s, u"1 2"_s);
    row("operations", "id", u"kind=database.create"_s, u"1"_s);
    row("operations", "id", u"kind:create,nonsense id<2"_s, u"1"_s);
}

void TestViewSql::otherViews()
{
    QFETCH(const QString, view);
    QFETCH(const QString, column);
    QFETCH(const QString, text);
    QFETCH(const QString, found);
    QCOMPARE(this->found(*Views::find(view), text, column), found);
}

// For every field of every view: what has a value and what has none is everything, and nothing twice.
void TestViewSql::negationIsTheRest()
{
    for (const View *view : Views::all()) {
        const ViewReader reader((*m_office)->database, (*m_office)->session, m_office->clock().now());
        const qint64 all = got(reader.count(*view, {}));
        for (const ViewColumn &column : view->columns) {
            const FilterTerm empty = contains(QString::fromLatin1(column.id), {});
            const qint64 without = got(reader.count(*view, {.filters = {empty}}));
            QCOMPARE(got(reader.count(*view, {.filters = {negated(empty)}})), all - without);
            QCOMPARE(got(reader.count(*view, {.filters = {empty, negated(empty)}})), 0);
        }
    }
}

void TestViewSql::bothNamesOfAField()
{
    for (const QString &field : {u"purchase_cost"_s, u"cost"_s, u"COST"_s})
        QCOMPARE(got(rows(Views::assets(), {.filters = {equals(field, u"1200"_s)}}, u"asset_tag"_s)),
                 QStringList {u"A-1"_s});
}

// A pasted column of tags: more values than SQLite takes in one compound.
void TestViewSql::manyValues()
{
    FilterTerm term = equals(u"asset_tag"_s, u"A-1"_s);
    for (int i = 0; i < 1500; ++i)
        term.values.append(u"X-%1"_s.arg(i));
    term.values.append(u"A-3"_s);
    QCOMPARE(got(rows(Views::assets(), {.filters = {term}}, u"asset_tag"_s)), (QStringList {u"A-1"_s, u"A-3"_s}));
    QCOMPARE(got(rows(Views::assets(), {.filters = {negated(term), is(u"overdue"_s)}}, u"asset_tag"_s)), QStringList());
}

// A-2 is due at 23:00 UTC: tomorrow in Berlin, today in London.
void TestViewSql::localDaysAreNotThoseOfStorage()
{
    qputenv("TZ", "Europe/London");
    const QString london = tags(u"due:2026-01-15"_s), londonToday = tags(u"due:today"_s);
    qputenv("TZ", "Asia/Tokyo"); // where it is the 16th already
    const QString tokyo = tags(u"due:2026-01-16"_s), tokyoToday = tags(u"due:today"_s);
    qputenv("TZ", "Europe/Berlin");
    QCOMPARE(london, u"A-1 A-2"_s);
    QCOMPARE(londonToday, london);
    QCOMPARE(tokyo, u"A-1 A-2"_s);
    QCOMPARE(tokyoToday, tokyo);
}

void TestViewSql::daysOfPurchaseHaveNoZone()
{
    for (const char *zone : {"Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin"}) {
        qputenv("TZ", zone);
        QCOMPARE(tags(u"purchased:2026-01-15"_s), u"A-2"_s);
        QCOMPARE(tags(u"purchased<2026"_s), u"A-1"_s);
    }
}

void TestViewSql::refuses_data()
{
    QTest::addColumn<FilterTerm>("term");
    QTest::addColumn<QString>("named");
    using Op = FilterTerm::Op;
    const auto row = [](const FilterTerm &term, const QString &named) {
        QTest::addRow("%s%d%s", qUtf8Printable(term.field), int(term.op), qUtf8Printable(term.values.value(0)))
            << term << named;
    };
    row(equals(u"colour"_s, u"red"_s), u"colour"_s);
    row(equals({}, u"red"_s), u"column"_s);
    row(is(u"nonsense"_s), u"nonsense"_s);
    row(is({}), u"condition"_s);
    row({u"is"_s, Op::Less, {u"overdue"_s}}, u"overdue"_s);
    row(contains(u"due_at"_s, u"soon"_s), u"soon"_s);
    row(contains(u"due_at"_s, u"2026-02-30"_s), u"2026-02-30"_s);
    row(contains(u"checked_out_at"_s, u"overdue"_s), u"overdue"_s);
    row({u"due_at"_s, Op::Less, {u"overdue"_s}}, u"overdue"_s);
    row(contains(u"purchase_date"_s, u"2026-01-15T00:00:00Z"_s), u"purchased"_s);
    row({u"due_at"_s, Op::Contains, {u"today"_s, u"soon"_s}}, u"soon"_s);
    row(equals(u"purchase_cost"_s, u"much"_s), u"much"_s);
    row(equals(u"purchase_cost"_s, u"1.234"_s), u"1.234"_s);
    row(equals(u"purchase_cost"_s, u"-1"_s), u"-1"_s);
    row(equals(u"warranty_months"_s, u"1.5"_s), u"1.5"_s);
    row(equals(u"warranty_months"_s, u"9999999999999999"_s), u"9999999999999999"_s);
    row({u"name"_s, Op::Less, {u"x"_s}}, u"name"_s);
    row({u"holder"_s, Op::GreaterOrEqual, {u"x"_s}}, u"holder"_s);
    row({u"due_at"_s, Op::Less, {QString()}}, u"due"_s);
}

void TestViewSql::refuses()
{
    QFETCH(const FilterTerm, term);
    QFETCH(const QString, named);
    for (const FilterTerm &tried : {term, negated(term)}) {
        const Error error = refusal(rows(Views::assets(), {.filters = {tried}}, u"asset_tag"_s));
        QCOMPARE(error.code, Error::Code::Invalid);
        QVERIFY(error.message.contains(named) || error.field == named);
        QVERIFY(!error.field.isEmpty());
    }
}

void TestViewSql::costNeedsItsRight()
{
    m_office->signInAs(Who::Agent);
    const auto tried = [this](const TableQuery &query) {
        return refusal(rows(Views::assets(), query, u"asset_tag"_s)).code;
    };
    for (const QString &field : {u"purchase_cost"_s, u"cost"_s, u"Cost"_s}) {
        QCOMPARE(tried({.filters = {{field, FilterTerm::Op::Greater, {u"1"_s}}}}), Error::Code::Denied);
        QCOMPARE(tried({.filters = {negated(contains(field, {}))}}), Error::Code::Denied);
    }
    QCOMPARE(tried({.sort = {{u"purchase_cost"_s}}}), Error::Code::Denied);
    QCOMPARE(tried({.search = u"x"_s, .filters = {is(u"overdue"_s)}, .sort = {{u"name"_s}, {u"purchase_cost"_s}}}),
             Error::Code::Denied);
    m_office->signInAs(Who::Admin);
}

void TestViewSql::ownRowsOnly()
{
    m_office->signInAs(Who::User);
    for (const QString &text : {u""_s, u"due:any"_s, u"-holder:lukasz"_s, u"-name:none"_s, u"holder:none,ulf"_s})
        QCOMPARE(tags(text), u"A-3"_s);
    QCOMPARE(tags(u"holder:lukasz"_s), QString());
    QCOMPARE(found(Views::users(), u"role:user"_s, u"first_name"_s), u"Ulf"_s);
    m_office->signInAs(Who::Admin);
}

void TestViewSql::anythingIsOnlyText_data()
{
    QTest::addColumn<QString>("value");
    for (const QString &value : {u"' OR 1=1 --"_s,
                                 u"'); DROP TABLE assets; --"_s,
                                 u"\" OR \"A"_s,
                                 u"a* OR b*"_s,
                                 u"NEAR(a b)"_s,
                                 u"NOT"_s,
                                 u"AND"_s,
                                 u"{tag}: a"_s,
                                 u"^a"_s,
                                 u"%"_s,
                                 u"_"_s,
                                 u"\\"_s,
                                 u"‘ OR ’1’=’1"_s,
                                 u"“a”"_s,
                                 u":match"_s,
                                 u"?1"_s,
                                 u"%1 %value %text"_s,
                                 QString(u"A"_s + QChar(0) + u"-1"_s),
                                 QString(QChar(0)),
                                 QString(QChar(0xDC00)),
                                 u"a\u19b0b"_s,
                                 QString(20'000, u'x'),
                                 u"\u202e\u200b"_s})
        QTest::addRow("%s", value.left(20).toUtf8().toPercentEncoding().constData()) << value;
}

void TestViewSql::anythingIsOnlyText()
{
    QFETCH(const QString, value);
    for (const View *view : Views::all()) {
        for (const ViewColumn &column : view->columns) {
            if (column.type != ColumnType::Text)
                continue;
            const QString id = QString::fromLatin1(column.id);
            QCOMPARE(got(rows(*view, {.filters = {equals(id, value)}}, id)), QStringList());
            (void)got(rows(*view, {.filters = {contains(id, value)}}, id)); // no error
        }
        (void)got(rows(*view, {.search = value}, QString::fromLatin1(view->columns.front().id)));
    }
    QCOMPARE(tags({}), u"A-1 A-2 A-3 A-4"_s);
}

QTEST_GUILESS_MAIN(TestViewSql)
#include "tst_viewsql.moc"
