// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/exporter.h"

#include "core/demo/demodata.h"
#include "incoming.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Kind = StatusKind::Value;
using List = CatalogList::Kind;
using Outcome = ImportPlan::Outcome;
using Who = TestWorkspace::Who;

namespace {

QDateTime moment(int month, int day, int hour = 9)
{
    return {{2025, month, day}, {hour, 30}, Qt::UTC};
}

// A small office whose people wrote what hurts most in a table: formulas, quotes, line breaks, foreign letters, a
// leading '.
class Office final
{
public:
    Office() { addPeople(); }

    void fill();
    void deactivate() { got(workspace->people.setStatus({m_ina}, PersonStatus::Value::Inactive, {})); }
    QByteArray exported(const View &view, CsvProfile profile);

    TestWorkspace workspace;

private:
    void addPeople();
    void addCustody();
    qint64 add(Asset asset, Kind status);
    void checkOut(const CheckOut &request) { got(workspace->custody.checkOut(request)); }
    void checkIn(const CheckIn &request) { got(workspace->custody.checkIn(request)); }
    void setStatus(qint64 asset, qint64 status);

    qint64 m_zoe = 0, m_plus = 0, m_ina = 0, m_pupil = 0;
    qint64 m_formula = 0, m_quoted = 0, m_broken = 0, m_retired = 0, m_borrowed = 0;
};

void Office::addPeople()
{
    m_zoe = workspace.addPerson(u"Zoë"_s, u"O'Hara, \"Zo\""_s, u"zoe@example.org"_s);
    m_plus = workspace.addPerson(u"=Plus"_s, u"-Minus"_s, u"+plus@example.org"_s);
    m_pupil = workspace.addPerson(u"Pia"_s, u"=Pupil"_s); // without an address
    m_ina = workspace.addPerson(u"Ina"_s, u"Idle"_s, u"ina@example.org"_s);
}

qint64 Office::add(Asset asset, Kind status)
{
    asset.statusId = workspace.status(status);
    return workspace.addAsset(asset);
}

void Office::fill()
{
    const qint64 dell = workspace.addEntry(List::Manufacturers, u"Dell \"Inc.\""_s);
    const qint64 plain = workspace.addModel(u"=XPS"_s), made = workspace.addModel(u"=XPS"_s, dell);
    const qint64 laptops = workspace.addEntry(List::Categories, u"-Laptops, old"_s);
    const qint64 numbered =
        got(workspace->catalog.create(AssetModel {.name = u"Böök"_s, .modelNumber = u"1"_s, .categoryId = laptops})).id;
    (void)got(workspace->catalog.create(AssetModel {.name = u"Böök"_s, .modelNumber = u"2"_s}));
    const qint64 site = workspace.addEntry(List::Sites, u"'s-Gravenhage"_s);
    const qint64 supplier = workspace.addEntry(List::Suppliers, u"@Acme;\t中文"_s);
    m_formula = add({.tag = u"=A-1"_s,
                     .serial = u"+S1"_s,
                     .name = u"=HYPERLINK(\"http://x\")"_s,
                     .modelId = made,
                     .siteId = site,
                     .supplierId = supplier,
                     .purchaseDate = {2024, 2, 29},
                     .purchaseCost = 129950,
                     .warrantyMonths = 36,
                     .notes = u"one\ntwo \"quoted\"\r\nthree\rfour"_s},
                    Kind::Deployable);
    m_quoted = add({.tag = u"'A-2"_s,
                    .serial = u"00123"_s,
                    .name = u"'s-Hertogenbosch"_s,
                    .modelId = plain,
                    .purchaseCost = 5,
                    .notes = u"  =1+1\n"_s},
                   Kind::Deployable);
    m_broken = add({.tag = u"Ä-3 🖥"_s,
                    .serial = u"1.23E+11"_s,
                    .name = u"a,b;c|d"_s,
                    .modelId = numbered,
                    .purchaseCost = 0,
                    .warrantyMonths = 0},
                   Kind::Deployable);
    m_retired = add({.tag = u"＝F-4"_s, .purchaseCost = 100000000000}, Kind::Deployable);
    m_borrowed = add({.tag = u"\"7\""_s}, Kind::Deployable);
    add({.tag = u"-5"_s, .notes = u"''"_s}, Kind::Pending);
    add({.tag = u"#N/A"_s, .name = u"NULL"_s}, Kind::Undeployable);
    addCustody();
}

void Office::setStatus(qint64 asset, qint64 status)
{
    const Asset before = got(workspace->assets.find(asset));
    Asset after = before;
    after.statusId = status;
    got(workspace->assets.update(before, after));
}

// Past and present; who handed out is told of some and not of others, and two are from the same second.
void Office::addCustody()
{
    workspace.signInAs(Who::Agent);
    checkOut({.assetIds = {m_formula},
              .userId = m_ina,
              .purpose = u"=cmd|' /C calc'!A0"_s,
              .dueAt = moment(2, 1),
              .at = moment(1, 1),
              .condition = u"'good'"_s,
              .note = u"first\nsecond, \"third\""_s});
    checkIn({.assetIds = {m_formula}, .condition = u"-scratched"_s, .at = moment(2, 2), .note = u"@late"_s});
    checkOut({.assetIds = {m_formula}, .userId = m_zoe, .dueAt = moment(1, 1).addYears(2), .at = moment(2, 2)});
    checkOut({.assetIds = {m_quoted}, .userId = m_plus, .purpose = u"Prüfung"_s, .at = moment(2, 2)});
    checkOut({.assetIds = {m_broken}, .userId = m_zoe, .at = moment(3, 3)});
    checkIn({.assetIds = {m_broken}, .at = moment(3, 3)});
    got(workspace->pastCustody.record(
        {.assetId = m_broken, .userId = m_zoe, .checkedOutAt = moment(3, 3), .notes = u"\t=handed out again"_s}));
    checkOut({.assetIds = {m_borrowed}, .userId = m_pupil, .purpose = u"Exam"_s, .at = moment(2, 2)});
    checkOut({.assetIds = {m_retired}, .userId = m_ina, .at = moment(4, 4)});
    workspace.signInAs(Who::Admin);
    checkIn({.assetIds = {m_retired}, .at = moment(5, 5)});
    setStatus(m_broken, got(workspace->catalog.create(StatusLabel {.name = u"=Lost"_s})).id);
    setStatus(m_retired, workspace.status(Kind::Archived));
}

QByteArray exported(Workspace &workspace, const View &view, CsvProfile profile, const TableQuery &query = {})
{
    const ViewReader reader(workspace.database, workspace.session, workspace.clock.now());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    got(Exporter(reader, workspace.session).toDevice(buffer, view, query, {}, profile));
    return buffer.data();
}

QByteArray Office::exported(const View &view, CsvProfile profile)
{
    return ::exported(workspace.workspace(), view, profile);
}

void import(Workspace &workspace, const View &view, const QByteArray &content)
{
    Incoming in(workspace, content, QString::fromLatin1(view.name));
    in.choose([](ImportChoices &choices) { choices.options.createsMissing = true; });
    (void)in.tried();
    QCOMPARE(in.problems(), QStringList());
    got(in->run());
}

// The first row that importing would change or reject, and how many do.
QString difference(Workspace &workspace, const View &view, const QByteArray &content,
                   ImportOptions::EmptyCells emptyCells)
{
    Incoming in(workspace, content, QString::fromLatin1(view.name));
    in.choose([emptyCells](ImportChoices &choices) { choices.options.emptyCells = emptyCells; });
    const ImportSummary tried = in.tried();
    if (tried.count(Outcome::Unchanged) == tried.total() && got(in->run()).operation == 0)
        return {};
    QStringList different = in.problems();
    for (qint64 row = 1; row <= tried.total(); ++row) {
        for (const ImportChange &change : got(in->row(row)).changes)
            different.append(u"row %1, %2: \"%3\" -> \"%4\""_s.arg(row).arg(
                in->schema().fields[std::size_t(change.field)].name(), change.before, change.after));
    }
    return u"%1: %2"_s.arg(different.size()).arg(different.value(0));
}

const std::array<const View *, 3> lists {&Views::users(), &Views::assets(), &Views::assignments()};

// Each as an administrator sees it who made the database just now, or the demo.
std::unique_ptr<Workspace> signedIn(Result<std::unique_ptr<Workspace>> made)
{
    auto workspace = got(std::move(made));
    got(workspace->session.open(got(workspace->people.findByEmail(QLatin1String(DemoData::adminEmail))).id));
    return workspace;
}

}

class TestRoundTrip final : public QObject
{
    Q_OBJECT

private slots:
    void changesNothingWhereItCameFrom_data();
    void changesNothingWhereItCameFrom();
    void comesBackFromAnEmptyDatabase();
    void schoolComesBackFromAnEmptyDatabase_data();
    void schoolComesBackFromAnEmptyDatabase();
    void schoolsFilesChangeNothing_data();
    void schoolsFilesChangeNothing();

private:
    Workspace &school();
    std::unique_ptr<Workspace> emptyDatabase(const QString &name);

    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::unique_ptr<Workspace> m_school;
};

// The demo, made once.
Workspace &TestRoundTrip::school()
{
    if (!m_school) {
        m_clock.setNow({{2026, 11, 20}, {9, 0}, Qt::UTC});
        const QString path = m_folder.filePath(u"school.custodian"_s);
        got(DemoData::create(path, m_clock.now()));
        m_school = signedIn(Workspace::open(path, m_clock));
    }
    return *m_school;
}

std::unique_ptr<Workspace> TestRoundTrip::emptyDatabase(const QString &name)
{
    const Workspace::Administrator first {u"First"_s, u"Administrator"_s, QLatin1String(DemoData::adminEmail), {}};
    return signedIn(Workspace::create(m_folder.filePath(name), m_clock, first, PasswordHash::leastCost));
}

void TestRoundTrip::changesNothingWhereItCameFrom_data()
{
    QTest::addColumn<bool>("custody");
    QTest::addColumn<int>("profile");
    QTest::addColumn<bool>("clears");
    for (const bool custody : {false, true}) {
        for (const CsvProfile profile : {CsvProfile::Exact, CsvProfile::Safe}) {
            for (const bool clears : {false, true})
                QTest::addRow("%s, %s, %s", custody ? "assignments" : "assets",
                              profile == CsvProfile::Safe ? "safe" : "exact", clears ? "empty clears" : "empty keeps")
                    << custody << int(profile) << clears;
        }
    }
}

void TestRoundTrip::changesNothingWhereItCameFrom()
{
    QFETCH(const bool, custody);
    QFETCH(const int, profile);
    QFETCH(const bool, clears);
    const View &view = custody ? Views::assignments() : Views::assets();
    Office office;
    office.fill();
    office.deactivate();
    const QByteArray before = office.exported(view, CsvProfile(profile));
    Incoming in(office.workspace, before, QString::fromLatin1(view.name));
    in.choose([clears](ImportChoices &choices) {
        choices.options.emptyCells = clears ? ImportOptions::EmptyCells::Clear : ImportOptions::EmptyCells::Keep;
    });
    const ImportSummary tried = in.tried();
    QCOMPARE(in.problems(), QStringList());
    for (qint64 row = 1; row <= tried.total(); ++row) {
        for (const ImportChange &change : got(in->row(row)).changes)
            QFAIL(qPrintable(
                u"row %1, %2: \"%3\" -> \"%4\""_s.arg(row).arg(change.field).arg(change.before, change.after)));
    }
    QCOMPARE(tried.count(Outcome::Unchanged), 7);
    QCOMPARE(tried.total(), 7);
    QCOMPARE(got(in->run()).operation, 0);
    QCOMPARE(office.exported(view, CsvProfile(profile)), before);
}

void TestRoundTrip::comesBackFromAnEmptyDatabase()
{
    Office from, to;
    from.fill();
    from.deactivate();
    to.deactivate();
    const QByteArray assets = from.exported(Views::assets(), CsvProfile::Exact);
    const QByteArray assignments = from.exported(Views::assignments(), CsvProfile::Exact);
    import(to.workspace.workspace(), Views::assets(), assets);
    QCOMPARE(to.exported(Views::assets(), CsvProfile::Exact), assets);
    import(to.workspace.workspace(), Views::assignments(), assignments);
    QCOMPARE(to.exported(Views::assets(), CsvProfile::Exact), assets);
    QCOMPARE(to.exported(Views::assignments(), CsvProfile::Exact), assignments);
    QCOMPARE(to.exported(Views::assignments(), CsvProfile::Safe),
             from.exported(Views::assignments(), CsvProfile::Safe));
    QCOMPARE(got(to.workspace->verify()), QList<Finding>());
}

void TestRoundTrip::schoolComesBackFromAnEmptyDatabase_data()
{
    QTest::addColumn<bool>("isReversed");
    QTest::newRow("in the order of the export") << false;
    QTest::newRow("in another order") << true; // the rows get other ids
}

// People who have left and still hold something, an administrator who is there already: whatever a real database has.
void TestRoundTrip::schoolComesBackFromAnEmptyDatabase()
{
    QFETCH(const bool, isReversed);
    const auto copy = emptyDatabase(isReversed ? u"reversed.custodian"_s : u"copy.custodian"_s);
    for (const View *view : lists) {
        const SortKey reversed {QString::fromLatin1(view->defaultSort), !view->defaultDescending};
        import(*copy, *view,
               exported(school(), *view, CsvProfile::Exact,
                        isReversed ? TableQuery {.sort =
                                                 { reversed }}
                                   : TableQuery()));
        QCOMPARE(exported(*copy, *view, CsvProfile::Exact), exported(school(), *view, CsvProfile::Exact));
    }
    for (const View *view : lists) {
        for (const CsvProfile profile : {CsvProfile::Exact, CsvProfile::Safe}) {
            const QByteArray back = exported(*copy, *view, profile);
            QCOMPARE(back, exported(school(), *view, profile));
            QCOMPARE(difference(school(), *view, back, ImportOptions::EmptyCells::Clear), QString());
        }
    }
    QCOMPARE(got(copy->verify()), QList<Finding>());
}

void TestRoundTrip::schoolsFilesChangeNothing_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<int>("profile");
    QTest::addColumn<int>("emptyCells");
    using EmptyCells = ImportOptions::EmptyCells;
    for (const View *view : lists) {
        for (const CsvProfile profile : {CsvProfile::Exact, CsvProfile::Safe}) {
            for (const EmptyCells cells : {EmptyCells::Keep, EmptyCells::Clear})
                QTest::addRow("%s, %s, %s", view->name, profile == CsvProfile::Safe ? "safe" : "exact",
                              cells == EmptyCells::Clear ? "empty clears" : "empty keeps")
                    << QString::fromLatin1(view->name) << int(profile) << int(cells);
        }
    }
}

void TestRoundTrip::schoolsFilesChangeNothing()
{
    QFETCH(const QString, view);
    QFETCH(const int, profile);
    QFETCH(const int, emptyCells);
    const View &list = *Views::find(view);
    const QByteArray before = exported(school(), list, CsvProfile(profile));
    QCOMPARE(difference(school(), list, before, ImportOptions::EmptyCells(emptyCells)), QString());
    QCOMPARE(exported(school(), list, CsvProfile(profile)), before);
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
