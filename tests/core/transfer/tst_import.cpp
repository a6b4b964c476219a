// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/import.h"

#include "core/tables/roworder.h"
#include "core/tables/viewreader.h"
#include "incoming.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Outcome = ImportPlan::Outcome;

class TestImport final : public QObject
{
    Q_OBJECT

private slots:
    void newAssetsComeIn();
    void changesAreShownFieldByField();
    void emptyCellsKeepUnlessTheyShallClear();
    void whatIsMissingRejectsOrIsCreated();
    void holdersGetTheirAssets();
    void oneBadRowKeepsAllOut();
    void goodRowsComeInAlone();
    void rowsThatDoNotGoTogether_data();
    void rowsThatDoNotGoTogether();
    void whatCameInIsFound();
    void itMayRunUntried();
    void refusedColumnsAreNamed();
    void doublesAreAllTold();
    void undecidedDatesAreAsked();
    void rejectsComeBackCorrected();
};

void TestImport::newAssetsComeIn()
{
    TestWorkspace office;
    office.addModel(u"ThinkPad"_s);
    Incoming file(office,
                  "Asset Tag,Serial Number,Model,Purchase Date,Purchase Cost\r\n"
                  "A-1,S1,thinkpad,2026-01-31,\"1,299.50\"\r\n,S2,ThinkPad ,,\r\n");
    const ImportSummary tried = file.tried();
    QCOMPARE(file.problems(), QStringList());
    QCOMPARE(tried.count(Outcome::New), 2);
    QVERIFY(!office->assets.findByTag(u"A-1"_s));
    const auto done = got(file->run());
    QVERIFY(done.operation > 0);
    const Asset asset = got(office->assets.findByTag(u"a-1"_s));
    QCOMPARE(asset.serial, u"S1"_s);
    QCOMPARE(asset.purchaseCost.value_or(0), 129950);
    QCOMPARE(asset.purchaseDate, QDate(2026, 1, 31));
    QVERIFY(!got(office->assets.findBySerial(u"S2"_s)).tag.isEmpty());
    Incoming again(office, "Asset Tag,Serial Number\nA-1,S1\n");
    QCOMPARE(again.tried().count(Outcome::Unchanged), 1);
    QCOMPARE(got(again->run()).operation, 0);
}

void TestImport::changesAreShownFieldByField()
{
    TestWorkspace office;
    office.addAsset({.tag = u"A-1"_s, .serial = u"S1"_s, .name = u"Old"_s});
    Incoming file(office, "serial;name;notes\nS1;New;\n");
    QCOMPARE(file.tried().count(Outcome::Changed), 1);
    const ImportedRow row = got(file->row(1));
    QCOMPARE(row.changes.size(), 1);
    QCOMPARE(row.changes.constFirst().before, u"Old"_s);
    QCOMPARE(row.changes.constFirst().after, u"New"_s);
    got(file->run());
    QCOMPARE(got(office->assets.findByTag(u"A-1"_s)).name, u"New"_s);
}

void TestImport::emptyCellsKeepUnlessTheyShallClear()
{
    TestWorkspace office;
    office.addAsset({.tag = u"A-1"_s, .serial = u"S1"_s, .name = u"Old"_s});
    Incoming file(office, "asset_tag,name\nA-1,\n");
    QCOMPARE(file.tried().count(Outcome::Unchanged), 1);
    file.choose([](ImportChoices &choices) { choices.options.emptyCells = ImportOptions::EmptyCells::Clear; });
    QCOMPARE(file.tried().count(Outcome::Changed), 1);
    got(file->run());
    const Asset asset = got(office->assets.findByTag(u"A-1"_s));
    QVERIFY(asset.name.isEmpty());
    QCOMPARE(asset.serial, u"S1"_s); // no column fills it
}

void TestImport::whatIsMissingRejectsOrIsCreated()
{
    TestWorkspace office;
    office.addEntry(CatalogList::Kind::Manufacturers, u"Dell Inc."_s);
    Incoming file(office, "asset_tag,model,manufacturer,site\nA-1,XPS,Dell Inc,Berlin\nA-2,XPS,Dell Inc,Berlin\n");
    QCOMPARE(file.tried().count(Outcome::Rejected), 2);
    QVERIFY(file.problems().join(u'\n').contains(u"Dell Inc."_s));
    const QList<MissingEntry> missing = file->findings().summary.missing;
    QCOMPARE(missing.constFirst().name, u"Berlin"_s);
    QCOMPARE(missing.constFirst().rows, 2);
    file.choose([](ImportChoices &choices) {
        choices.decisions.create(MissingEntry::Kind::Site, u"Berlin"_s);
        choices.decisions.create(MissingEntry::Kind::Model, u"XPS"_s);
        choices.decisions.replace(MissingEntry::Kind::Manufacturer, u"dell inc"_s, u"Dell Inc."_s);
    });
    QCOMPARE(file.tried().count(Outcome::New), 2);
    const qsizetype makers = got(office->catalog.entries(CatalogList::Kind::Manufacturers)).size();
    got(file->run());
    QCOMPARE(got(office->catalog.entries(CatalogList::Kind::Manufacturers)).size(), makers);
    const Asset first = got(office->assets.findByTag(u"A-1"_s)), second = got(office->assets.findByTag(u"A-2"_s));
    QCOMPARE(first.modelId, second.modelId);
    QCOMPARE(got(office->catalog.entry(CatalogList::Kind::Sites, first.siteId.value_or(0))).name, u"Berlin"_s);
}

void TestImport::holdersGetTheirAssets()
{
    TestWorkspace office;
    const qint64 zoe = office.addPerson(u"Zoë"_s, u"Ek"_s, u"zoe@example.org"_s);
    office.addPerson(u"Ann"_s, u"Twin"_s, u"ann@example.org"_s);
    office.addPerson(u"Ann"_s, u"Twin"_s, u"ann2@example.org"_s);
    Incoming file(office,
                  "asset_tag,Checked Out To: Email,Checked Out To: Username,holder\n"
                  "A-1,ZOE@example.org,,\nA-2,,zoe,\nA-3,,,Zoë Ek\nA-4,,,Ann Twin\nA-5,,nobody,\n");
    const ImportSummary tried = file.tried();
    QCOMPARE(tried.count(Outcome::New), 3);
    QCOMPARE(file.problems().size(), 2);
    file.choose([](ImportChoices &choices) { choices.options.isPartial = true; });
    got(file->run());
    QCOMPARE(got(office->custody.currentAssets(zoe)).size(), 3);
    QVERIFY(!office->assets.findByTag(u"A-4"_s));
}

void TestImport::oneBadRowKeepsAllOut()
{
    TestWorkspace office;
    Incoming file(office, "asset_tag,purchase_date\nA-1,2026-01-01\nA-2,2026-02-31\n");
    QCOMPARE(file.tried().count(Outcome::Rejected), 1);
    QCOMPARE(
        file.problems(),
        QStringList {
            u"row 2 (line 3) · column \"purchase_date\" · \"2026-02-31\" · not a calendar date · expected YYYY-MM-DD"_s});
    QCOMPARE(refusal(file->run()).code, Error::Code::Invalid);
    QVERIFY(!office->assets.findByTag(u"A-1"_s));
}

void TestImport::goodRowsComeInAlone()
{
    TestWorkspace office;
    Incoming file(office, "asset_tag,purchase_date\nA-1,2026-01-01\nA-2,2026-02-31\n");
    file.choose([](ImportChoices &choices) { choices.options.isPartial = true; });
    (void)file.tried();
    QVERIFY(got(file->run()).operation > 0);
    QVERIFY(office->assets.findByTag(u"A-1"_s));
    QVERIFY(!office->assets.findByTag(u"A-2"_s));
}

void TestImport::rowsThatDoNotGoTogether_data()
{
    QTest::addColumn<bool>("partial");
    QTest::newRow("all or nothing") << false;
    QTest::newRow("the good rows") << true;
}

void TestImport::rowsThatDoNotGoTogether()
{
    QFETCH(const bool, partial);
    TestWorkspace office;
    Incoming file(office, "asset_tag,serial\nA-1,S1\nA-2,S1\nA-3,S3\n"); // no manufacturer either
    file.choose([partial](ImportChoices &choices) { choices.options.isPartial = partial; });
    QCOMPARE(file.tried().count(Outcome::New), 3);
    const auto done = file->run();
    QCOMPARE(bool(done), partial);
    QCOMPARE(bool(office->assets.findByTag(u"A-1"_s)), partial);
    QVERIFY(!office->assets.findByTag(u"A-2"_s));
    QCOMPARE(bool(office->assets.findByTag(u"A-3"_s)), partial);
    if (done)
        QCOMPARE(done->summary.count(Outcome::Rejected), 1);
    else
        QVERIFY(done.error().message.startsWith(u"row 2 (line 3)"_s));
    QCOMPARE(got(office->verify()), QList<Finding>());
}

void TestImport::whatCameInIsFound()
{
    TestWorkspace office;
    const qint64 old = office.addAsset({.tag = u"A-0"_s, .name = u"Old gadget"_s});
    Incoming file(office, "asset_tag,name\nA-0,New gadget\nA-1,Gadget\nA-2,Thing\n");
    (void)file.tried();
    got(file->run());
    const ViewReader reader(office->database, office->session, office.clock().now());
    const auto found = [&](const QString &text) { return got(reader.ids(Views::assets(), {.search = text})).size(); };
    QCOMPARE(found(u"gadget"_s), std::size_t(2));
    QCOMPARE(found(u"old"_s), std::size_t(0));
    QCOMPARE(got(reader.ids(Views::assets(), {.search = u"new gadget"_s})), RowOrder {old});
    office.addAsset({.tag = u"B-7"_s, .name = u"Gadget later"_s}); // the triggers are back
    QCOMPARE(found(u"gadget"_s), std::size_t(3));
    QCOMPARE(got(office->verify()), QList<Finding>());
}

void TestImport::itMayRunUntried()
{
    TestWorkspace office;
    Incoming file(office, "asset_tag,purchase_date\nA-1,31/01/2026\nA-2,02/01/2026\n");
    QCOMPARE(got(file->run()).summary.count(Outcome::New), 2);
    QCOMPARE(got(office->assets.findByTag(u"A-2"_s)).purchaseDate, QDate(2026, 1, 2));
}

void TestImport::refusedColumnsAreNamed()
{
    TestWorkspace office;
    office.signInAs(TestWorkspace::Who::Agent);
    Incoming file(office, "asset_tag,purchase_cost\nA-1,12.50\nA-2,\n");
    QCOMPARE(file.tried().count(Outcome::New), 1);
    QVERIFY(file.problems().constFirst().startsWith(u"row 1 (line 2) · column \"purchase_cost\" · \"12.50\" · "_s));
}

void TestImport::doublesAreAllTold()
{
    TestWorkspace office;
    Incoming file(office, "asset_tag\nA-1\nB-1\n a-1\n");
    QCOMPARE(file.tried().count(Outcome::Rejected), 2);
    QVERIFY(file.problems().constFirst().contains(u"row 3"_s));
}

void TestImport::undecidedDatesAreAsked()
{
    TestWorkspace office;
    Incoming file(office, "asset_tag,purchase_date\nA-1,01/02/2026\nA-2,03/04/2026\n");
    QCOMPARE(file.tried().questions.size(), 1);
    QCOMPARE(file->findings().summary.count(Outcome::Rejected), 2);
    file.choose([](ImportChoices &choices) { choices.options.dateOrder = DateOrder::DayMonthYear; });
    QCOMPARE(file.tried().count(Outcome::New), 2);
    got(file->run());
    QCOMPARE(got(office->assets.findByTag(u"A-1"_s)).purchaseDate, QDate(2026, 2, 1));
}

void TestImport::rejectsComeBackCorrected()
{
    TestWorkspace office;
    Incoming file(office, "Asset Tag,Purchase Date\nA-1,2026-01-01\n=A-2,31.02.2026\n");
    QCOMPARE(file.tried().count(Outcome::Rejected), 1);
    const QString path = file.path(u"rejects.csv"_s);
    QCOMPARE(got(file->writeRejects(path)), 1);
    QFile rejects(path);
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    QByteArray text = rejects.readAll();
    QVERIFY(text.contains("_row,_column,_error"));
    Incoming again(office, text.replace("31.02.2026", "28.02.2026"));
    QCOMPARE(again.tried().count(Outcome::New), 1);
    got(again->run());
    QVERIFY(office->assets.findByTag(u"=A-2"_s));
    file.choose([](ImportChoices &choices) { choices.corrections[2][1] = u"2026-02-28"_s; });
    QCOMPARE(file.tried().count(Outcome::New), 1);
    QCOMPARE(file->findings().summary.count(Outcome::Unchanged), 1);
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
