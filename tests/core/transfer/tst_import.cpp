// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/import.h"

#include "core/db/partfile.h"
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
    void eachColumnHasItsQuestion();
    void rejectsComeBackCorrected();
    void rejectsKnowWhatOnlyTheWritingRefused();
    void rejectsAreAWholeFileOrNone();
    void modelsBehindMissingMakersAreTold();
    void rowThatIsLookedAtAloneSaysTheSame();
    void dueDateOfTheHolderIsExtended();
    void dueDatesAreClearedWhereEmptyCellsClear();
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

void TestImport::eachColumnHasItsQuestion()
{
    TestWorkspace office;
    office.addPerson(u"Zoë"_s, u"Ek"_s);
    Incoming file(office,
                  "asset_tag,purchase_date,holder,checked_out_at,warranty_months\n"
                  "A-1,01/02/24,Zoë Ek,03/04/2025,\nA-2,05/06/24,,,12\n");
    using Question = ImportQuestion::Kind;
    const QList<ImportQuestion> asked = file.tried().questions;
    QCOMPARE(asked.size(), 3);
    QCOMPARE(asked.at(0).kind, Question::DateOrder);
    QCOMPARE(asked.at(0).column, u"checked_out_at"_s);
    QCOMPARE(asked.at(0).examples, QStringList {u"03/04/2025"_s});
    QCOMPARE(asked.at(1).kind, Question::DateOrder);
    QCOMPARE(asked.at(1).column, u"purchase_date"_s);
    QCOMPARE(asked.at(1).examples, QStringList({u"01/02/24"_s, u"05/06/24"_s}));
    QCOMPARE(asked.at(2).kind, Question::Century);
    QCOMPARE(file->schema().fields[std::size_t(asked.at(2).field)].name(), u"purchase_date"_s);
    file.choose([](ImportChoices &choices) {
        choices.options.dateOrders.insert(u"checked_out_at"_s, DateOrder::MonthDayYear);
        choices.options.dateOrders.insert(u"purchase_date"_s, DateOrder::DayMonthYear);
        choices.options.lastShortYear = 2049;
    });
    const ImportSummary answered = file.tried();
    QCOMPARE(answered.count(Outcome::New), 2);
    QCOMPARE(answered.questions.size(), 3); // another answer would do as well
    for (const ImportQuestion &question : answered.questions)
        QVERIFY(question.isAnswered);
    got(file->run());
    const Asset asset = got(office->assets.findByTag(u"A-1"_s));
    QCOMPARE(asset.purchaseDate, QDate(2024, 2, 1));
    QCOMPARE(got(office->custody.current(asset.id))->checkedOutAt.toLocalTime().date(), QDate(2025, 3, 4));
}

void TestImport::rejectsKnowWhatOnlyTheWritingRefused()
{
    TestWorkspace office;
    Incoming file(office, "asset_tag,serial,purchase_date\nA-1,S1,\nA-2,S1,\nA-3,S3,2026-02-31\n");
    file.choose([](ImportChoices &choices) { choices.options.isPartial = true; });
    QCOMPARE(file.tried().count(Outcome::Rejected), 1);
    QCOMPARE(got(file->run()).summary.count(Outcome::Rejected), 2);
    const QString path = file.path(u"rejects.csv"_s);
    QCOMPARE(got(file->writeRejects(path)), 2);
    QFile rejects(path);
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = rejects.readAll().split('\n');
    QVERIFY(lines.at(1).startsWith("A-2,S1,,2,serial,"));
    QVERIFY(lines.at(2).startsWith("A-3,S3,2026-02-31,3,purchase_date,"));
    QCOMPARE(file->findings().summary.count(Outcome::New), 1);
}

// What a run that was killed left is taken over.
void TestImport::rejectsAreAWholeFileOrNone()
{
    TestWorkspace office;
    QByteArray content = "asset_tag,purchase_date\n";
    for (int i = 0; i < 600; ++i)
        content += "A-" + QByteArray::number(i) + ",never\n";
    Incoming file(office, content);
    QCOMPARE(file.tried().count(Outcome::Rejected), 600);
    const QString path = file.path(u"rejects.csv"_s);
    const QString part = path + QLatin1StringView(PartFile::suffix);
    const auto write = [](const QString &name, const QByteArray &text) {
        QFile written(name);
        return written.open(QIODevice::WriteOnly) && written.write(text) == text.size();
    };
    const auto read = [](const QString &name) {
        QFile written(name);
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
    };
    QVERIFY(write(path, "old") && write(part, "half of something"));
    bool isBeside = false;
    const auto stop = [&](qint64, qint64) {
        isBeside = QFile::exists(part) && read(path) == "old";
        return false;
    };
    QCOMPARE(refusal(file->writeRejects(path, stop)).code, Error::Code::Cancelled);
    QVERIFY(isBeside);
    QCOMPARE(read(path), QByteArray("old"));
    QVERIFY(!QFile::exists(part));
    QCOMPARE(got(file->writeRejects(path)), 600);
    QCOMPARE(read(path).count('\n'), 601);
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(QDir(QFileInfo(path).path()).entryList(QDir::Files), QStringList({u"in.csv"_s, u"rejects.csv"_s}));
    QCOMPARE(refusal(file->writeRejects(file.path(u"nowhere/in/particular.csv"_s))).code, Error::Code::Storage);
}

void TestImport::modelsBehindMissingMakersAreTold()
{
    TestWorkspace office;
    const qint64 maker = office.addEntry(CatalogList::Kind::Manufacturers, u"Dell"_s);
    office.addModel(u"XPS"_s, maker);
    Incoming file(office,
                  "asset_tag,model,manufacturer,category\n"
                  "A-1,XPS,Bell,\nA-2,Nova,Dell,Tablet\nA-3,XPS,Dell,Tablet\n");
    QStringList missing;
    for (const MissingEntry &entry : file.tried().missing)
        missing.append(entry.name);
    QCOMPARE(missing, QStringList({u"Tablet"_s, u"Bell"_s, u"Nova"_s, u"XPS"_s})); // XPS of another maker
}

// What is wrong with the second row is only what the first one says.
void TestImport::rowThatIsLookedAtAloneSaysTheSame()
{
    TestWorkspace office;
    Incoming file(office, "asset_tag,model,category\nA-1,XPS,Laptop\nA-2,XPS,Tablet\n");
    file.choose([](ImportChoices &choices) { choices.options.createsMissing = true; });
    QCOMPARE(file.tried().count(Outcome::Rejected), 1);
    got(file->setFindings(ImportFindings(file->findings()))); // as another thread hands them over
    const ImportedRow second = got(file->row(2));
    QCOMPARE(second.outcome, Outcome::Rejected);
    QCOMPARE(second.problems.constFirst().column, u"category"_s);
    QCOMPARE(second.problems.constFirst().expected, u"Laptop"_s);
    QCOMPARE(got(file->row(1)).outcome, Outcome::New);
}

void TestImport::dueDateOfTheHolderIsExtended()
{
    TestWorkspace office;
    const qint64 zoe = office.addPerson(u"Zoë"_s, u"Ek"_s, u"zoe@example.org"_s);
    const QDateTime now = office.clock().now();
    const qint64 asset = office.addAsset(u"A-1"_s);
    office.addAsset(u"A-2"_s);
    office.checkOut(asset, zoe, now.addDays(7));
    const auto due = [&] { return got(office->custody.current(asset))->dueAt; };
    const QString before = IsoTime::toText(due()), after = IsoTime::toText(now.addDays(30));
    Incoming same(office, "asset_tag,holder_email,due_at\nA-1,zoe@example.org," + before.toUtf8() + "\nA-2,,\n");
    QCOMPARE(same.tried().count(Outcome::Unchanged), 2);
    Incoming file(office, "asset_tag,holder_email,due_at\nA-1,zoe@example.org," + after.toUtf8() + "\n");
    QCOMPARE(file.tried().count(Outcome::Changed), 1);
    const QList<ImportChange> changes = got(file->row(1)).changes;
    QCOMPARE(changes.size(), 1);
    QCOMPARE(file->schema().fields[std::size_t(changes.constFirst().field)].name(), u"due_at"_s);
    QCOMPARE(changes.constFirst().before, before);
    QCOMPARE(changes.constFirst().after, after);
    got(file->run());
    QCOMPARE(IsoTime::toText(due()), after);
    Incoming alone(office, "asset_tag,due_at\nA-1," + before.toUtf8() + "\nA-2,\n"); // whoever has it
    QCOMPARE(alone.tried().count(Outcome::Changed), 1);
    got(alone->run());
    QCOMPARE(IsoTime::toText(due()), before);
    Incoming early(office, "asset_tag,due_at\nA-1,2001-01-01\n");
    QCOMPARE(early.tried().count(Outcome::Rejected), 1);
    QVERIFY(early.problems().constFirst().contains(u"column \"due_at\""_s));
    QCOMPARE(got(office->verify()), QList<Finding>());
}

void TestImport::dueDatesAreClearedWhereEmptyCellsClear()
{
    TestWorkspace office;
    const qint64 asset = office.addAsset(u"A-1"_s);
    office.checkOut(asset, office.id(TestWorkspace::Who::User), office.clock().now().addDays(7));
    Incoming file(office, "asset_tag,due_at\nA-1,\n");
    QCOMPARE(file.tried().count(Outcome::Unchanged), 1);
    file.choose([](ImportChoices &choices) { choices.options.emptyCells = ImportOptions::EmptyCells::Clear; });
    QCOMPARE(file.tried().count(Outcome::Changed), 1);
    got(file->run());
    QVERIFY(!got(office->custody.current(asset))->dueAt.isValid());
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
