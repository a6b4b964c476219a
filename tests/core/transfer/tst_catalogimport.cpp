// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql.h"
#include "core/transfer/catalogimport.h"
#include "core/transfer/modelimport.h"

#include "incoming.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Outcome = ImportPlan::Outcome;
using Kind = CatalogList::Kind;

namespace {

QStringList names(TestWorkspace &office, Kind kind)
{
    QStringList list;
    for (const CatalogEntry &entry : got(office->catalog.entries(kind)))
        list.append(entry.name);
    return list;
}

// "XPS/13/Dell/Laptop" of each model, by name.
QStringList models(TestWorkspace &office)
{
    const auto name = [&office](Kind kind, const std::optional<qint64> &id) {
        return id ? got(office->catalog.entry(kind, *id)).name : QString();
    };
    QStringList list;
    for (const AssetModel &model : got(office->catalog.models()))
        list.append(QStringList {model.name, model.modelNumber, name(Kind::Manufacturers, model.manufacturerId),
                                 name(Kind::Categories, model.categoryId)}
                        .join(u'/'));
    return list;
}

}

class TestCatalogImport final : public QObject
{
    Q_OBJECT

private slots:
    void sitesOfAnotherSystem();
    void everyList_data();
    void everyList();
    void entriesAreChangedByName();
    void modesAndMissingNames();
    void doublesAreAllTold();
    void modelsWithWhatTheyNeed();
    void modelsOfOneNameAreToldApart();
    void emptyCellsOfModels();
    void oneImportIsOneOperation();
    void whoMay();
};

void TestCatalogImport::sitesOfAnotherSystem()
{
    TestWorkspace office;
    const QByteArray content = "\"id\";\"name\"\n\"7\";\"London\"\n\"8\";\"Zakopane\"\n\"9\";\"Berlin\"\n";
    Incoming file(office, content, u"sites"_s);
    QCOMPARE(file.tried().count(Outcome::New), 3);
    got(file->run());
    QCOMPARE(names(office, Kind::Sites), (QStringList {u"Berlin"_s, u"London"_s, u"Zakopane"_s}));
    Incoming again(office, content, u"sites"_s);
    QCOMPARE(again.tried().count(Outcome::Unchanged), 3);
    QCOMPARE(got(again->run()).operation, 0);
}

void TestCatalogImport::everyList_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("sites") << u"sites"_s << "Location"_ba << Kind::Sites;
    QTest::newRow("departments") << u"departments"_s << "Department Name"_ba << Kind::Departments;
    QTest::newRow("categories") << u"categories"_s << "category"_ba << Kind::Categories;
    QTest::newRow("manufacturers") << u"manufacturers"_s << "Brand"_ba << Kind::Manufacturers;
    QTest::newRow("suppliers") << u"suppliers"_s << "Vendor"_ba << Kind::Suppliers;
}

void TestCatalogImport::everyList()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, column);
    QFETCH(Kind, kind);
    TestWorkspace office;
    Incoming file(office, column + ",Comments\nFirst  one,why\nSecond,\n", target);
    QCOMPARE(file.tried().count(Outcome::New), 2);
    got(file->run());
    QCOMPARE(names(office, kind), (QStringList {u"First one"_s, u"Second"_s}));
    QCOMPARE(got(office->catalog.entries(kind)).constFirst().notes, u"why"_s);
}

void TestCatalogImport::entriesAreChangedByName()
{
    TestWorkspace office;
    office.addEntry(Kind::Sites, u"Berlin"_s);
    Incoming file(office, "name,notes\nberlin,Third floor\n", u"sites"_s);
    QCOMPARE(file.tried().count(Outcome::Changed), 1);
    const QList<ImportChange> changes = got(file->row(1)).changes;
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.constFirst().before, u"Berlin"_s);
    QCOMPARE(changes.constLast().after, u"Third floor"_s);
    got(file->run());
    QCOMPARE(names(office, Kind::Sites), QStringList {u"berlin"_s});
    Incoming empty(office, "name,notes\nberlin,\n", u"sites"_s);
    QCOMPARE(empty.tried().count(Outcome::Unchanged), 1);
    empty.choose([](ImportChoices &choices) { choices.options.emptyCells = ImportOptions::EmptyCells::Clear; });
    QCOMPARE(empty.tried().count(Outcome::Changed), 1);
    got(empty->run());
    QVERIFY(got(office->catalog.entries(Kind::Sites)).constFirst().notes.isEmpty());
}

void TestCatalogImport::modesAndMissingNames()
{
    TestWorkspace office;
    office.addEntry(Kind::Sites, u"Berlin"_s);
    Incoming file(office, "name,notes\nBerlin,a\nLondon,b\n,c\n", u"sites"_s);
    QCOMPARE(file.tried().count(Outcome::Rejected), 1);
    file.choose([](ImportChoices &choices) { choices.options.mode = ImportOptions::Mode::Create; });
    QCOMPARE(file.tried().rows, (std::array<qint64, 4> {1, 0, 0, 2}));
    file.choose([](ImportChoices &choices) { choices.options.mode = ImportOptions::Mode::Update; });
    QCOMPARE(file.tried().rows, (std::array<qint64, 4> {0, 1, 0, 2}));
    QCOMPARE(refusal(file->run()).code, Error::Code::NotFound);
}

void TestCatalogImport::doublesAreAllTold()
{
    TestWorkspace office;
    Incoming sites(office, "name\nBerlin\nLondon\nBERLIN\n", u"sites"_s);
    QCOMPARE(sites.tried().count(Outcome::Rejected), 2);
    office.addEntry(Kind::Manufacturers, u"Dell"_s);
    Incoming models(office, "name,manufacturer,model_number\nXPS,Dell,13\nXPS,Dell,15\nxps,dell,15\nXPS,,\n",
                    u"models"_s);
    QCOMPARE(models.tried().count(Outcome::Rejected), 2);
    QVERIFY(models.problems().constFirst().startsWith(u"row 2 "_s));
    QCOMPARE(models->findings().summary.count(Outcome::New), 2);
}

void TestCatalogImport::modelsWithWhatTheyNeed()
{
    TestWorkspace office;
    office.addEntry(Kind::Manufacturers, u"Dell Inc."_s);
    Incoming file(office, "Model,Model No.,Brand,Category\nXPS,13,Dell Inc,Laptop\nOptiPlex,,Dell Inc.,Laptop\n",
                  u"models"_s);
    QCOMPARE(file.tried().count(Outcome::Rejected), 2);
    QVERIFY(file.problems().join(u'\n').contains(u"perhaps \"Dell Inc.\""_s));
    file.choose([](ImportChoices &choices) {
        choices.options.createsMissing = true;
        choices.decisions.replace(MissingEntry::Kind::Manufacturer, u"Dell Inc"_s, u"Dell Inc."_s);
    });
    QCOMPARE(file.tried().count(Outcome::New), 2);
    got(file->run());
    QCOMPARE(models(office), (QStringList {u"OptiPlex//Dell Inc./Laptop"_s, u"XPS/13/Dell Inc./Laptop"_s}));
}

void TestCatalogImport::modelsOfOneNameAreToldApart()
{
    TestWorkspace office;
    office.addModel(u"XPS"_s, office.addEntry(Kind::Manufacturers, u"Dell"_s));
    office.addModel(u"XPS"_s, office.addEntry(Kind::Manufacturers, u"Acme"_s));
    office.addModel(u"Pro"_s, office.addEntry(Kind::Manufacturers, u"Apex"_s));
    Incoming file(office, "name,notes\nXPS,a\nPro,b\n", u"models"_s);
    QCOMPARE(file.tried().rows, (std::array<qint64, 4> {0, 1, 0, 1}));
    QVERIFY(file.problems().constFirst().contains(u"several models"_s));
    Incoming named(office, "name,manufacturer,notes\nXPS,dell,a\nxps,Acme,b\nXPS,,c\n", u"models"_s);
    QCOMPARE(named.tried().rows, (std::array<qint64, 4> {0, 2, 0, 1}));
    office.addModel(u"XPS"_s);
    QCOMPARE(named.tried().rows, (std::array<qint64, 4> {0, 3, 0, 0}));
    got(named->run());
    QCOMPARE(got(office->catalog.models()).size(), 4);
}

void TestCatalogImport::emptyCellsOfModels()
{
    TestWorkspace office;
    office.addModel(u"XPS"_s, office.addEntry(Kind::Manufacturers, u"Dell"_s));
    Incoming file(office, "name,manufacturer\nXPS,\n", u"models"_s);
    QCOMPARE(file.tried().count(Outcome::Unchanged), 1);
    file.choose([](ImportChoices &choices) { choices.options.emptyCells = ImportOptions::EmptyCells::Clear; });
    QCOMPARE(file.tried().count(Outcome::Changed), 1);
    got(file->run());
    QCOMPARE(models(office), QStringList {u"XPS///"_s});
}

void TestCatalogImport::oneImportIsOneOperation()
{
    TestWorkspace office;
    Incoming file(office, "name,manufacturer,category\nXPS,Dell,Laptop\nTab,Acme,Tablet\n", u"models"_s);
    file.choose([](ImportChoices &choices) { choices.options.createsMissing = true; });
    (void)file.tried();
    const auto operations = [&office] {
        return got(Sql::value(office->database.connection(), u"SELECT count(*) FROM operations"_s)).toInt();
    };
    const int before = operations();
    const auto done = got(file->run());
    QCOMPARE(operations(), before + 1);
    QCOMPARE(got(Sql::value(office->database.connection(), u"SELECT kind FROM operations WHERE id = :id"_s,
                            {{u"id"_s, done.operation}}))
                 .toString(),
             u"catalog.import"_s);
}

void TestCatalogImport::whoMay()
{
    TestWorkspace office;
    Incoming file(office, "name\nBerlin\n", u"sites"_s);
    office.signInAs(TestWorkspace::Who::User);
    QCOMPARE(refusal(file->dryRun()).code, Error::Code::Denied);
    QCOMPARE(refusal(file->run()).code, Error::Code::Denied);
    office.signInAs(TestWorkspace::Who::Agent);
    QCOMPARE(file.tried().count(Outcome::New), 1);
    got(file->run());
    QCOMPARE(names(office, Kind::Sites), QStringList {u"Berlin"_s});
}

QTEST_GUILESS_MAIN(TestCatalogImport)
#include "tst_catalogimport.moc"
