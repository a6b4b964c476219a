// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report.h"

#include "core/db/sql.h"
#include "core/tables/querytext.h"
#include "core/tables/rowengine.h"
#include "core/transfer/exporter.h"
#include "support/expect.h"
#include "support/terms.h"
#include "support/testworkspace.h"

#include <QBuffer>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

QDateTime noon(int year, int month, int day)
{
    return {{year, month, day}, {12, 0}, Qt::UTC};
}

}

// A small school, on 15 January 2026.
class TestReports final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_office->signInAs(Who::Admin); }

    void areFoundByName();
    void areWellFormed_data() { eachReport(); }
    void areWellFormed();
    void rows_data();
    void rows();
    void columns_data();
    void columns();
    void values_data();
    void values();
    void refusedValues_data();
    void refusedValues();

    void windowShowsTheSameRows_data() { eachReport(); }
    void windowShowsTheSameRows();
    void canBeFilteredFurther();
    void userSeesOwnRows_data();
    void userSeesOwnRows();
    void columnsNeedRights_data() { eachReport(); }
    void columnsNeedRights();
    void hiddenColumnsAreNotFilteredBy();

    void formulasAreGuarded_data() { eachReport(); }
    void formulasAreGuarded();
    void cancelledExportLeavesTheFile();

private:
    static void eachReport();
    static const Report &report() { return *Reports::find(QString::fromLatin1(QTest::currentDataTag())); }
    void hire();
    void buy();
    void lend(const QString &tag, qint64 person, const QDateTime &from, const QDateTime &to, const QDateTime &due = {});
    QDate today() const { return now().toLocalTime().date(); }
    QDateTime now() const { return m_office->clock().now(); }
    ViewReader reader() const { return {(*m_office)->database, (*m_office)->session, now()}; }
    TableQuery query(const Report &report, const Report::Values &values = {}) const
    {
        return {.filters = got(report.filters(values, today()))};
    }
    QStringList read(const Report &report, const TableQuery &query, const QStringList &columns) const;
    QByteArray exported(const Report &report, CsvProfile profile) const;
    QStringList header(const Report &report) const;

    std::unique_ptr<TestWorkspace> m_office;
};

void TestReports::eachReport()
{
    QTest::addColumn<bool>("unused");
    for (const Report &report : Reports::all())
        QTest::addRow("%s", report.view.name) << false;
}

void TestReports::initTestCase()
{
    m_office = std::make_unique<TestWorkspace>();
    hire();
    buy();
    const qint64 agnes = m_office->id(Who::Agent), ulf = m_office->id(Who::User);
    lend(u"R-1"_s, ulf, noon(2026, 1, 14), {}, noon(2026, 1, 20));
    lend(u"R-2"_s, agnes, noon(2025, 12, 10), {}, noon(2026, 1, 10));
    lend(u"R-5"_s, ulf, noon(2025, 12, 1), noon(2025, 12, 20));
    lend(u"R-6"_s, agnes, noon(2025, 12, 20), noon(2026, 1, 5), noon(2026, 1, 1));
}

void TestReports::hire()
{
    const qint64 science = m_office->addEntry(CatalogList::Kind::Departments, u"=Science"_s);
    m_office->write(u"UPDATE users SET department_id = :d, phone1 = '+49 30 1' WHERE email = 'user@example.org'"_s,
                    {{u"d"_s, science}});
    m_office->addPerson({.firstName = u"Nora"_s, .lastName = u"@New"_s, .email = u"nora@example.org"_s});
    const qint64 gone = m_office->addPerson(u"Gus"_s, u"Gone"_s, u"gus@example.org"_s);
    m_office->write(u"UPDATE users SET status = 'Inactive' WHERE id = :id"_s, {{u"id"_s, gone}});
    m_office->clock().setNow({{2026, 1, 15}, {12, 0}, Qt::UTC});
}

// with warranties that end on different days.
void TestReports::buy()
{
    const qint64 model = m_office->addModel(u"-Pad"_s),
                 site = m_office->addEntry(CatalogList::Kind::Sites, u"+Library"_s);
    const qint64 archived = m_office->status(StatusKind::Value::Archived);
    const auto add = [this](Asset asset, int number, const QDate &purchased, std::optional<int> months) {
        asset.tag = u"R-%1"_s.arg(number);
        asset.purchaseDate = purchased;
        asset.warrantyMonths = months;
        m_office->addAsset(asset);
    };
    add({.serial = u"@S1"_s, .modelId = model, .siteId = site, .purchaseCost = 99'900}, 1, {2025, 1, 31}, 13);
    add({.name = u"=cmd|' /C calc'!A0"_s}, 2, {2024, 2, 1}, 24);
    add({}, 3, {2023, 4, 15}, 36); // ends on the 90th day
    add({.statusId = archived}, 4, {2024, 2, 1}, 24);
    add({.name = u"\t=1+1"_s}, 5, {}, 24);
    add({}, 6, {2025, 1, 14}, 12); // ended yesterday
    add({.name = u"'quoted"_s}, 7, {2024, 1, 15}, 24); // ends today
}

void TestReports::lend(const QString &tag, qint64 person, const QDateTime &from, const QDateTime &to,
                       const QDateTime &due)
{
    const auto text = [](const QDateTime &moment) {
        return moment.isValid() ? QVariant(moment.toString(Qt::ISODate)) : QVariant(QMetaType::fromType<QString>());
    };
    m_office->write(
        u"INSERT INTO asset_assignments (asset_id, user_id, purpose, checked_out_at, checked_in_at, due_at) "
        "SELECT id, :person, '=lesson', :from, :to, :due FROM assets WHERE asset_tag = :tag"_s,
        {{u"tag"_s, tag}, {u"person"_s, person}, {u"from"_s, text(from)}, {u"to"_s, text(to)}, {u"due"_s, text(due)}});
}

// Rows as "cell|cell".
QStringList TestReports::read(const Report &report, const TableQuery &query, const QStringList &columns) const
{
    QStringList rows;
    const ViewReader reader = this->reader();
    got(reader.read(report.view, query, got(reader.columns(report.view, columns)), [&](const QList<QVariant> &values) {
        QStringList cells;
        for (const QVariant &value : values)
            cells.append(value.toString());
        rows.append(cells.join(u'|'));
        return true;
    }));
    return rows;
}

QByteArray TestReports::exported(const Report &report, CsvProfile profile) const
{
    const ViewReader reader = this->reader();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    got(Exporter(reader, (*m_office)->session).toDevice(buffer, report.view, query(report), {}, profile));
    return buffer.data();
}

QStringList TestReports::header(const Report &report) const
{
    return QString::fromUtf8(exported(report, CsvProfile::Exact)).section(u'\n', 0, 0).split(u',');
}

void TestReports::areFoundByName()
{
    QSet<QString> titles, descriptions;
    for (const Report &report : Reports::all()) {
        QCOMPARE(Reports::find(report.name()), &report);
        titles.insert(Reports::title(report));
        descriptions.insert(Reports::description(report));
        // What is no list of its own may not be taken for one.
        const View *list = Views::find(report.name());
        QVERIFY(!list || list == &report.view);
    }
    QCOMPARE(std::size_t(titles.size()), Reports::all().size());
    QCOMPARE(std::size_t(descriptions.size()), Reports::all().size());
    QVERIFY(!Reports::find(u"assets"_s));
    QVERIFY(!Reports::find({}));
}

void TestReports::areWellFormed()
{
    const View &view = report().view;
    QStringList fields;
    QSet<QString> names;
    for (const ViewColumn &column : view.columns) {
        fields.append(QString::fromLatin1(column.field));
        names += {QString::fromLatin1(column.id), column.name()};
        QCOMPARE(view.column(QString::fromLatin1(column.id)), &column);
        QCOMPARE(view.column(column.name()), &column);
    }
    // The models of the window address fields by number.
    const auto stored = got(Sql::rows(
        (*m_office)->database.connection(), u"SELECT name FROM pragma_table_info(:v) ORDER BY cid"_s,
        {{u"v"_s, QString::fromLatin1(view.rows)}}, [](const QSqlQuery &row) { return row.value(0).toString(); }));
    QCOMPARE(stored, fields + QStringList({u"id"_s, u"version"_s}));
    QVERIFY(view.column(QString::fromLatin1(view.defaultSort)));
    QVERIFY(QueryText::parse(view, QString::fromLatin1(report().filter)).problems.isEmpty());
    for (const ReportParameter &parameter : report().parameters) {
        QCOMPARE(report().parameter(QString::fromLatin1(parameter.name)), &parameter);
        QVERIFY(view.column(QString::fromLatin1(parameter.column)));
        QVERIFY(!Reports::title(parameter).isEmpty());
    }
    got(reader().check(view, query(report())));
}

void TestReports::rows_data()
{
    QTest::addColumn<QString>("report");
    QTest::addColumn<Report::Values>("values");
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QStringList>("rows");
    const auto row = [](const char *name, const QString &report, const Report::Values &values, const QString &columns,
                        const QStringList &rows) { QTest::addRow("%s", name) << report << values << columns << rows; };
    row("assets with their holder", u"assets-with-holder"_s, {},
        u"asset_tag,site,holder,holder_email,role,department"_s,
        {u"R-1|+Library|Ulf User|user@example.org|User|=Science"_s, u"R-2||Agnes Agent|agent@example.org|Agent|"_s,
         u"R-3|||||"_s, u"R-4|||||"_s, u"R-5|||||"_s, u"R-6|||||"_s, u"R-7|||||"_s});
    row("held by person", u"held-by-person"_s, {},
        u"holder,holder_phone,asset_tag,model,purpose,checked_out_at,due_at"_s,
        {u"Agnes Agent||R-2||=lesson|2025-12-10T12:00:00Z|2026-01-10T12:00:00Z"_s,
         u"Ulf User|+49 30 1|R-1|-Pad|=lesson|2026-01-14T12:00:00Z|2026-01-20T12:00:00Z"_s});
    row("overdue", u"overdue"_s, {}, u"due_at,asset_tag,holder,purpose"_s,
        {u"2026-01-10T12:00:00Z|R-2|Agnes Agent|=lesson"_s});
    const QString history = u"custody-history"_s, from = u"from"_s, to = u"to"_s, tags = u"asset_tag,holder"_s;
    const QString first = u"R-1|Ulf User"_s, second = u"R-2|Agnes Agent"_s, fifth = u"R-5|Ulf User"_s,
                  sixth = u"R-6|Agnes Agent"_s;
    row("custody of this month", history, {}, tags, {first, sixth, second}); // the newest first
    row("custody of a month", history, {{from, u"2025-12"_s}, {to, u"2025-12"_s}}, tags, {sixth, second, fifth});
    row("custody of a day", history, {{from, u"2025-12-20"_s}, {to, u"2025-12-20"_s}}, tags, {sixth, second, fifth});
    row("custody of a day later", history, {{from, u"2025-12-21"_s}, {to, u"2025-12-21"_s}}, tags, {sixth, second});
    row("custody up to a day", history, {{from, {}}, {to, u"2025-12-19"_s}}, tags, {second, fifth});
    row("custody from a day on", history, {{from, u"2026-01-06"_s}, {to, {}}}, tags, {first, second});
    row("custody ever", history, {{from, {}}, {to, {}}}, tags, {first, sixth, second, fifth});
    row("custody before", history, {{from, u"2024"_s}, {to, u"2024"_s}}, tags, {});
    row("roles", u"role-assignments"_s, {}, u"email,role"_s,
        {u"agent@example.org|Agent"_s, u"user@example.org|User"_s, u"admin@example.org|Administrator"_s});
    row("roles before", u"role-assignments"_s, {{to, u"2025"_s}}, u"email,role"_s, {});
    row("people without a role", u"people-without-role"_s, {}, u"last_name,first_name,email"_s,
        {u"@New|Nora|nora@example.org"_s});
    const QString warranty = u"warranty-ending"_s, ends = u"warranty_until,asset_tag"_s, days = u"days"_s;
    const QStringList soon {u"2026-01-15|R-7"_s, u"2026-02-01|R-2"_s, u"2026-02-28|R-1"_s};
    row("warranty", warranty, {}, ends, soon + QStringList {u"2026-04-15|R-3"_s});
    row("warranty a day shorter", warranty, {{days, u"89"_s}}, ends, soon);
    row("warranty today", warranty, {{days, u"0"_s}}, ends, soon.first(1));
    row("warranty of any length", warranty, {{days, {}}}, ends, soon + QStringList {u"2026-04-15|R-3"_s});
}

void TestReports::rows()
{
    QFETCH(const QString, report);
    QFETCH(const Report::Values, values);
    QFETCH(const QString, columns);
    QFETCH(const QStringList, rows);
    const Report &asked = *Reports::find(report);
    QCOMPARE(read(asked, query(asked, values), columns.split(u',')), rows);
}

// What scripts rely on.
void TestReports::columns_data()
{
    QTest::addColumn<QString>("columns");
    QTest::newRow("assets-with-holder") << u"asset_tag,serial,name,category,model,status,site,holder,holder_email,role,"
                                           "department,checked_out_at,due_at,purchase_date,purchase_cost"_s;
    QTest::newRow("held-by-person")
        << u"holder,holder_email,holder_phone,role,department,asset_tag,serial,name,category,"
           "model,site,purpose,checked_out_at,due_at,purchase_cost"_s;
    QTest::newRow("overdue") << u"due_at,asset_tag,serial,name,model,site,holder,holder_email,holder_phone,department,"
                                "purpose,checked_out_at"_s;
    QTest::newRow("custody-history") << u"asset_tag,serial,model,holder,email,department,purpose,checked_out_at,"
                                        "checked_out_by,due_at,checked_in_at,checked_in_by,condition_out,condition_in,"
                                        "notes"_s;
    QTest::newRow("role-assignments") << u"email,role,assigned_at,assigned_by,ended_at,reason"_s;
    QTest::newRow("people-without-role")
        << u"last_name,first_name,email,staff_number,site,department,position,date_created"_s;
    QTest::newRow("warranty-ending") << u"warranty_until,asset_tag,serial,name,category,manufacturer,model,status,site,"
                                        "holder,holder_email,supplier,purchase_date,warranty_months,purchase_cost"_s;
}

void TestReports::columns()
{
    QFETCH(const QString, columns);
    QCOMPARE(header(report()).join(u','), columns);
}

void TestReports::values_data()
{
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QDate>("day");
    QTest::newRow("first of the month") << u"from"_s << u"month"_s << QDate(2026, 1, 1);
    QTest::newRow("last of the month") << u"to"_s << u"month"_s << QDate(2026, 1, 31);
    QTest::newRow("last of February") << u"to"_s << u"2024-02"_s << QDate(2024, 2, 29);
    QTest::newRow("first of the year") << u"from"_s << u"2025"_s << QDate(2025, 1, 1);
    QTest::newRow("a day") << u"to"_s << u"2025-03-04"_s << QDate(2025, 3, 4);
    QTest::newRow("none") << u"to"_s << QString() << QDate();
}

void TestReports::values()
{
    QFETCH(const QString, parameter);
    QFETCH(const QString, value);
    QFETCH(const QDate, day);
    QCOMPARE(got(Reports::find(u"custody-history"_s)->parameter(parameter)->day(value, today())), day);
}

void TestReports::refusedValues_data()
{
    QTest::addColumn<QString>("report");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("value");
    QTest::newRow("no date") << u"custody-history"_s << u"from"_s << u"31/01/2026"_s;
    QTest::newRow("no such day") << u"custody-history"_s << u"to"_s << u"2026-02-30"_s;
    QTest::newRow("no number") << u"warranty-ending"_s << u"days"_s << u"soon"_s;
    QTest::newRow("negative") << u"warranty-ending"_s << u"days"_s << u"-1"_s;
    QTest::newRow("too many") << u"warranty-ending"_s << u"days"_s << u"36501"_s;
    QTest::newRow("unknown") << u"warranty-ending"_s << u"from"_s << u"2026"_s;
    QTest::newRow("ends before it begins") << u"custody-history"_s << u"to"_s << u"2025-12"_s;
    QTest::newRow("without any") << u"overdue"_s << u"days"_s << u"1"_s;
}

void TestReports::refusedValues()
{
    QFETCH(const QString, report);
    QFETCH(const QString, parameter);
    QFETCH(const QString, value);
    const Error error = refusal(Reports::find(report)->filters({{parameter, value}}, today()));
    QCOMPARE(error.code, Error::Code::Invalid);
    QCOMPARE(error.field, parameter);
}

// In every order, with the values of every chip.
void TestReports::windowShowsTheSameRows()
{
    const View &view = report().view;
    RowEngine engine((*m_office)->database, (*m_office)->session);
    const auto compare = [&](const TableQuery &query) {
        const auto ids = got(reader().ids(view, query));
        QCOMPARE(*got(engine.rows(view, query, now())), RowOrder(ids.cbegin(), ids.cend()));
        QCOMPARE(got(engine.count(view, query, now())), qint64(ids.size()));
    };
    for (const ViewColumn &column : view.columns) {
        for (const bool descending : {false, true}) {
            TableQuery sorted = query(report());
            sorted.sort = {{QString::fromLatin1(column.id), descending}};
            compare(sorted);
        }
        if (!column.chip)
            continue;
        for (const FacetValue &value : got(engine.facet(view, query(report()), column, {}, 100, now()))) {
            TableQuery narrowed = query(report());
            narrowed.filters.append(equals(QString::fromLatin1(column.id), value.text));
            compare(narrowed);
            if (column.type == ColumnType::Text)
                QCOMPARE(value.count, got(engine.count(view, narrowed, now())));
        }
    }
}

void TestReports::canBeFilteredFurther()
{
    const Report &held = *Reports::find(u"held-by-person"_s);
    TableQuery narrowed = query(held);
    narrowed.filters.append(equals(u"role"_s, u"Agent"_s));
    QCOMPARE(read(held, narrowed, {u"asset_tag"_s}), QStringList {u"R-2"_s});
    narrowed = query(held);
    narrowed.search = u"ulf"_s;
    QCOMPARE(read(held, narrowed, {u"asset_tag"_s}), QStringList {u"R-1"_s});
    const Report &history = *Reports::find(u"custody-history"_s);
    narrowed = query(history);
    narrowed.filters.append(contains(u"serial"_s, u"s1"_s));
    narrowed.search = u"lesson"_s;
    QCOMPARE(read(history, narrowed, {u"asset_tag"_s}), QStringList {u"R-1"_s});
}

void TestReports::userSeesOwnRows_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("assets-with-holder") << QStringList {u"R-1"_s};
    QTest::newRow("held-by-person") << QStringList {u"R-1"_s};
    QTest::newRow("overdue") << QStringList();
    QTest::newRow("custody-history") << QStringList {u"R-1"_s};
    QTest::newRow("people-without-role") << QStringList();
    QTest::newRow("warranty-ending") << QStringList {u"R-1"_s};
}

void TestReports::userSeesOwnRows()
{
    QFETCH(const QStringList, rows);
    m_office->signInAs(Who::User);
    const QString first = report().view.column(u"asset_tag"_s) ? u"asset_tag"_s : u"email"_s;
    QCOMPARE(read(report(), query(report()), {first}), rows);
    m_office->signInAs(Who::Admin);
    const qsizetype all = read(report(), query(report()), {first}).size();
    QVERIFY(all > rows.size());
}

void TestReports::columnsNeedRights()
{
    m_office->signInAs(Who::Agent);
    QVERIFY(!header(report()).contains(u"purchase_cost"_s));
    m_office->signInAs(Who::User);
    if (report().name() == "role-assignments"_L1) {
        QCOMPARE(refusal(reader().ids(report().view, query(report()))).code, Error::Code::Denied);
        return;
    }
    const QStringList seen = header(report());
    for (const QString &id : {u"purchase_cost"_s, u"role"_s, u"holder_phone"_s})
        QVERIFY2(!seen.contains(id), qUtf8Printable(id));
}

void TestReports::hiddenColumnsAreNotFilteredBy()
{
    m_office->signInAs(Who::Agent);
    const Report &assets = *Reports::find(u"assets-with-holder"_s);
    TableQuery byCost = query(assets);
    byCost.filters.append({u"purchase_cost"_s, FilterTerm::Op::Greater, {u"1"_s}});
    QCOMPARE(refusal(reader().ids(assets.view, byCost)).code, Error::Code::Denied);
}

void TestReports::formulasAreGuarded()
{
    const QByteArray safe = exported(report(), CsvProfile::Safe);
    const QByteArray exact = exported(report(), CsvProfile::Exact);
    const auto hasFormula = [](const QByteArray &csv) {
        static const QRegularExpression start(u"(^|[,\n])\"?[=+@\t-]"_s);
        return start.match(QString::fromUtf8(csv)).hasMatch();
    };
    QVERIFY(!hasFormula(safe));
    QCOMPARE(hasFormula(exact), report().name() != "role-assignments"_L1);
}

void TestReports::cancelledExportLeavesTheFile()
{
    TestWorkspace office;
    office.addAssets(300);
    QTemporaryDir folder;
    const QString target = folder.filePath(u"report.csv"_s);
    QFile file(target);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("old");
    file.close();
    const ViewReader reader(office->database, office->session, office.clock().now());
    const Report &assets = *Reports::find(u"assets-with-holder"_s);
    const auto rows = Exporter(reader, office->session)
                          .toFile(target, assets.view, {}, {}, CsvProfile::Safe, [](qint64) { return false; });
    QCOMPARE(refusal(rows).code, Error::Code::Cancelled);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

QTEST_GUILESS_MAIN(TestReports)
#include "tst_reports.moc"
