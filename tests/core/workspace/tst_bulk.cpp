// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/base/translations.h"
#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QSqlRecord>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

constexpr int Many = 12;

// Records to act on, and what the acts need.
struct Stock
{
    QList<qint64> shelved; // assets
    QList<qint64> held; // assets, by the first of `people`
    QList<qint64> people;
    qint64 site = 0;
    qint64 role = 0;
};

// An act on many records.
struct Act
{
    const char *name;
    QList<qint64> Stock::*records;
    std::function<Result<Saved>(Workspace &, const Stock &, const QList<qint64> &ids, const Progress &)> run;
    QString summary;
    Who atLeast; // the lowest role that may
};

const QList<Act> acts {
    {"check out", &Stock::shelved,
     [](Workspace &workspace, const Stock &stock, const QList<qint64> &ids, const Progress &progress) {
         return workspace.custody.checkOut({.assetIds = ids, .userId = stock.people.constFirst()}, progress);
     },
     u"Checked out 12 assets to Person 0"_s, Who::Agent},
    {"check in", &Stock::held,
     [](Workspace &workspace, const Stock &, const QList<qint64> &ids, const Progress &progress) {
         return workspace.custody.checkIn({.assetIds = ids}, progress);
     },
     u"Checked in 12 assets"_s, Who::Agent},
    {"transfer", &Stock::held,
     [](Workspace &workspace, const Stock &stock, const QList<qint64> &ids, const Progress &progress) {
         return workspace.custody.transfer({.assetIds = ids, .userId = stock.people.constLast()}, progress);
     },
     u"Transferred 12 assets to Person 11"_s, Who::Agent},
    {"extend", &Stock::held,
     [](Workspace &workspace, const Stock &, const QList<qint64> &ids, const Progress &progress) {
         return workspace.custody.extend(ids, workspace.clock.now().addDays(7), progress);
     },
     u"Changed the due date of 12 assets"_s, Who::Agent},
    {"retire", &Stock::shelved,
     [](Workspace &workspace, const Stock &, const QList<qint64> &ids, const Progress &progress) {
         return workspace.assets.retire(ids, u"Old"_s, progress);
     },
     u"Retired 12 assets"_s, Who::Agent},
    {"edit assets", &Stock::shelved,
     [](Workspace &workspace, const Stock &stock, const QList<qint64> &ids, const Progress &progress) {
         return workspace.assets.editMany(ids, {.siteId = stock.site}, u"Moved"_s, progress);
     },
     u"Edited 12 assets"_s, Who::Agent},
    {"edit people", &Stock::people,
     [](Workspace &workspace, const Stock &stock, const QList<qint64> &ids, const Progress &progress) {
         return workspace.people.editMany(ids, {.siteId = stock.site}, u"Moved"_s, progress);
     },
     u"Edited 12 people"_s, Who::Admin},
    {"deactivate people", &Stock::people,
     [](Workspace &workspace, const Stock &, const QList<qint64> &ids, const Progress &progress) {
         return workspace.people.setStatus(ids, PersonStatus::Value::Inactive, u"Left"_s, progress);
     },
     u"Deactivated 12 people"_s, Who::Agent},
    {"assign a role", &Stock::people,
     [](Workspace &workspace, const Stock &stock, const QList<qint64> &ids, const Progress &progress) {
         return workspace.roles.assign(ids, stock.role, u"New"_s, progress);
     },
     u"Gave 12 people the role User"_s, Who::Admin},
};

}

// What every act on many records promises, whatever it does: one operation, all or none, told of, cancelled, allowed.
class TestBulk final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Translations::install(QLocale(u"en_US"_s)); }
    void init();
    void cleanup() { m_office.reset(); }

    void idsAreTakenOnceInTheirOrder();
    void partsKeepTheWholeInOrder();

    void isOneOperation_data() { addActs(); }
    void isOneOperation();
    void tellsOfItsWay_data() { addActs(); }
    void tellsOfItsWay();
    void cancelledChangesNothing_data();
    void cancelledChangesNothing();
    void oneBadRecordUndoesAll_data() { addActs(); }
    void oneBadRecordUndoesAll();
    void isRefusedBelowItsRole_data() { addActs(); }
    void isRefusedBelowItsRole();

    void editsAssetsAsAsked();
    void clearsFieldsOfAssets();
    void everyAssetIsCheckedAsInTheDialog();
    void serialsStayUniqueWhenTheModelsChange();
    void bulkEditWithoutChangesIsInvalid();
    void editsPeopleAsAsked();
    void administratorsAreEditedByTheirLikeOnly();

private:
    static void addActs();
    Result<Saved> run(const Act &act, const QList<qint64> &ids, const Progress &progress = {});
    QStringList everything(); // every row of every table
    qint64 operations() { return got(Sql::value(db(), u"SELECT count(*) FROM operations"_s)).toLongLong(); }
    QSqlDatabase db() { return (*m_office)->database.connection(); }
    Asset asset(qint64 id) { return got((*m_office)->assets.find(id)); }

    std::unique_ptr<TestWorkspace> m_office;
    Stock m_stock;
};

void TestBulk::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_stock = {};
    for (int i = 0; i < Many; ++i) {
        m_stock.people.append(m_office->addPerson(u"Person"_s, QString::number(i)));
        m_stock.shelved.append(m_office->addAsset(u"S-%1"_s.arg(i)));
        m_stock.held.append(m_office->addAsset(u"H-%1"_s.arg(i)));
        m_office->checkOut(m_stock.held.constLast(), m_stock.people.constFirst());
    }
    m_stock.site = m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    m_stock.role = got((*m_office)->roles.findByName(u"User"_s)).id;
}

void TestBulk::addActs()
{
    QTest::addColumn<Act>("act");
    for (const Act &act : acts)
        QTest::newRow(act.name) << act;
}

Result<Saved> TestBulk::run(const Act &act, const QList<qint64> &ids, const Progress &progress)
{
    return act.run(m_office->workspace(), m_stock, ids, progress);
}

QStringList TestBulk::everything()
{
    const auto read = [](const QSqlQuery &row) {
        QStringList values;
        for (int i = 0; i < row.record().count(); ++i)
            values.append(row.value(i).isNull() ? u"NULL"_s : row.value(i).toString());
        return values.join(u'|');
    };
    QStringList dump;
    const auto tables = got(
        Sql::rows(db(), u"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"_s,
                  {}, read));
    for (const QString &table : tables)
        dump += QStringList {table} + got(Sql::rows(db(), u"SELECT * FROM %1 ORDER BY rowid"_s.arg(table), {}, read));
    return dump;
}

void TestBulk::idsAreTakenOnceInTheirOrder()
{
    QCOMPARE(Steps::unique({3, 1, 3, 2, 1}), (QList<qint64> {3, 1, 2}));
    QCOMPARE(Steps::unique({}), QList<qint64>());
}

void TestBulk::partsKeepTheWholeInOrder()
{
    QList<double> shares;
    const Progress whole = [&](qint64 done, qint64 total) {
        shares.append(double(done) / double(total));
        return true;
    };
    got(Steps::report(Steps::part(whole, 0, 0.5), 1, 2));
    got(Steps::report(Steps::part(whole, 0.5, 1), 0, 7));
    got(Steps::report(Steps::part(whole, 0.5, 1), 7, 7));
    QCOMPARE(shares, (QList<double> {0.25, 0.5, 1}));
    QVERIFY(!Steps::part({}, 0, 1));
    got(Steps::report({}, 1, 2));
}

void TestBulk::isOneOperation()
{
    QFETCH(const Act, act);
    const QList<qint64> ids = m_stock.*act.records;
    const qint64 before = operations();
    const Saved saved = got(run(act, ids + ids));
    QCOMPARE(operations(), before + 1);
    QVERIFY(saved.operation > 0);
    QCOMPARE(saved.id, ids.constFirst());
    const auto summary = Sql::value(db(), u"SELECT summary FROM operations WHERE id = :id"_s,
                                    {{u"id"_s, saved.operation}});
    QCOMPARE(got(summary).toString(), act.summary);
    QCOMPARE(got((*m_office)->verify()), QList<Finding>());
}

void TestBulk::tellsOfItsWay()
{
    QFETCH(const Act, act);
    QList<double> shares;
    got(run(act, m_stock.*act.records, [&](qint64 done, qint64 total) {
        shares.append(double(done) / double(total));
        return true;
    }));
    QVERIFY(shares.size() > Many); // the records and their sealing
    QVERIFY(std::is_sorted(shares.cbegin(), shares.cend()));
    QCOMPARE(shares.constFirst(), 0.0);
    QVERIFY(shares.constLast() <= 1);
}

void TestBulk::cancelledChangesNothing_data()
{
    QTest::addColumn<Act>("act");
    QTest::addColumn<double>("share");
    for (const Act &act : acts) {
        for (const double share : {0.0, 0.5, Steps::recordsShare, 0.9})
            QTest::addRow("%s at %d %%", act.name, int(share * 100)) << act << share;
    }
}

void TestBulk::cancelledChangesNothing()
{
    QFETCH(const Act, act);
    QFETCH(const double, share);
    const QStringList before = everything();
    const auto cancelled = run(act, m_stock.*act.records,
                               [share](qint64 step, qint64 total) { return double(step) < share * double(total); });
    QCOMPARE(refusal(cancelled).code, Error::Code::Cancelled);
    QCOMPARE(refusal(cancelled).message, u"Cancelled. Nothing was changed."_s);
    QCOMPARE(everything(), before);
    got(run(act, m_stock.*act.records)); // and nothing is in the way of the next time
}

void TestBulk::oneBadRecordUndoesAll()
{
    QFETCH(const Act, act);
    const QStringList before = everything();
    QCOMPARE(refusal(run(act, m_stock.*act.records + QList<qint64> {999})).code, Error::Code::NotFound);
    QCOMPARE(everything(), before);
}

void TestBulk::isRefusedBelowItsRole()
{
    QFETCH(const Act, act);
    for (const Who who : {Who::User, Who::Agent}) {
        if (who >= act.atLeast)
            continue;
        m_office->signInAs(who);
        QCOMPARE(refusal(run(act, m_stock.*act.records)).code, Error::Code::Denied);
        const auto newest = Sql::value(db(), u"SELECT kind || changes FROM operations ORDER BY id DESC LIMIT 1"_s);
        QCOMPARE(got(newest).toString(), u"access.denied0"_s);
    }
    m_office->signInAs(act.atLeast);
    got(run(act, m_stock.*act.records));
}

void TestBulk::editsAssetsAsAsked()
{
    const qint64 model = m_office->addModel(u"Notebook"_s);
    const qint64 supplier = m_office->addEntry(CatalogList::Kind::Suppliers, u"Shop"_s);
    const qint64 status = m_office->status(StatusKind::Value::Pending);
    const AssetChanges changes {.name = u" Cart "_s,
                                .modelId = model,
                                .statusId = status,
                                .siteId = m_stock.site,
                                .supplierId = supplier,
                                .purchaseDate = QDate(2026, 1, 2),
                                .purchaseCost = 12300,
                                .warrantyMonths = 24,
                                .notes = u"Together"_s};
    got((*m_office)->assets.editMany(m_stock.shelved, changes, {}));
    for (int i = 0; i < Many; ++i) {
        const Asset edited = asset(m_stock.shelved.at(i));
        QCOMPARE(edited.tag, u"S-%1"_s.arg(i));
        QCOMPARE(edited.name, u"Cart"_s);
        QCOMPARE(edited.modelId, model);
        QCOMPARE(edited.statusId, status);
        QCOMPARE(edited.siteId, m_stock.site);
        QCOMPARE(edited.supplierId, supplier);
        QCOMPARE(edited.purchaseDate, QDate(2026, 1, 2));
        QCOMPARE(edited.purchaseCost, 12300);
        QCOMPARE(edited.warrantyMonths, 24);
        QCOMPARE(edited.notes, u"Together"_s);
    }
}

void TestBulk::clearsFieldsOfAssets()
{
    got((*m_office)->assets.editMany(m_stock.shelved, {.name = u"Cart"_s, .siteId = m_stock.site}, {}));
    got((*m_office)->assets.editMany(m_stock.shelved, {.siteId = std::optional<qint64>()}, {}));
    QCOMPARE(asset(m_stock.shelved.constLast()).siteId, std::optional<qint64>());
    QCOMPARE(asset(m_stock.shelved.constLast()).name, u"Cart"_s);
    const auto again = got((*m_office)->assets.editMany(m_stock.shelved, {.siteId = std::optional<qint64>()}, {}));
    QCOMPARE(again.operation, 0); // nothing had to change
}

void TestBulk::everyAssetIsCheckedAsInTheDialog()
{
    const QStringList before = everything();
    AssetService &assets = (*m_office)->assets;
    const Error status = refusal(assets.editMany(m_stock.shelved, {.statusId = std::optional<qint64>()}, {}));
    QCOMPARE(status.code, Error::Code::Invalid);
    QCOMPARE(status.field, u"status_id"_s);
    QVERIFY2(status.message.startsWith(u"S-0: "_s), qPrintable(status.message));
    QCOMPARE(refusal(assets.editMany(m_stock.shelved, {.purchaseCost = -1}, {})).field, u"purchase_cost"_s);
    QCOMPARE(refusal(assets.editMany(m_stock.shelved, {.siteId = 999}, {})).code, Error::Code::Reference);
    const qint64 retired = m_office->status(StatusKind::Value::Archived);
    const Error held = refusal(assets.editMany(m_stock.shelved + m_stock.held.first(1), {.statusId = retired},
                                               {})); // the last is with someone
    QCOMPARE(held.code, Error::Code::Conflict);
    QVERIFY2(held.message.startsWith(u"H-0: "_s), qPrintable(held.message));
    QCOMPARE(everything(), before);
}

void TestBulk::serialsStayUniqueWhenTheModelsChange()
{
    const qint64 first = m_office->addModel(u"One"_s, m_office->addEntry(CatalogList::Kind::Manufacturers, u"A"_s));
    const qint64 second = m_office->addModel(u"Two"_s, m_office->addEntry(CatalogList::Kind::Manufacturers, u"B"_s));
    const QList<qint64> twins {m_office->addAsset({.tag = u"T-1"_s, .serial = u"77"_s, .modelId = first}),
                               m_office->addAsset({.tag = u"T-2"_s, .serial = u"77"_s, .modelId = second})};
    QCOMPARE(refusal((*m_office)->assets.editMany(twins, {.modelId = first}, {})).code, Error::Code::Duplicate);
    QCOMPARE(asset(twins.constLast()).modelId, second);
}

void TestBulk::bulkEditWithoutChangesIsInvalid()
{
    QCOMPARE(refusal((*m_office)->assets.editMany(m_stock.shelved, {}, {})).code, Error::Code::Invalid);
    QCOMPARE(refusal((*m_office)->assets.editMany({}, {.name = u"Cart"_s}, {})).code, Error::Code::Invalid);
    QCOMPARE(refusal((*m_office)->people.editMany(m_stock.people, {}, {})).code, Error::Code::Invalid);
    QCOMPARE(refusal((*m_office)->people.editMany({}, {.position = u"Guard"_s}, {})).code, Error::Code::Invalid);
}

void TestBulk::editsPeopleAsAsked()
{
    const qint64 department = m_office->addEntry(CatalogList::Kind::Departments, u"Library"_s);
    const PersonChanges changes {.organization = u"School"_s,
                                 .siteId = m_stock.site,
                                 .departmentId = department,
                                 .position = u"Librarian"_s,
                                 .notes = u"Moved"_s};
    got((*m_office)->people.editMany(m_stock.people, changes, {}));
    got((*m_office)->people.editMany(m_stock.people, {.notes = QString()}, {}));
    for (const qint64 id : std::as_const(m_stock.people)) {
        const Person person = got((*m_office)->people.find(id));
        QCOMPARE(person.organization, u"School"_s);
        QCOMPARE(person.siteId, m_stock.site);
        QCOMPARE(person.departmentId, department);
        QCOMPARE(person.position, u"Librarian"_s);
        QVERIFY(person.notes.isEmpty());
    }
}

void TestBulk::administratorsAreEditedByTheirLikeOnly()
{
    (*m_office)->session.openAsSystem();
    Grants grants = Grants::builtin(1);
    grants.set(Permission::BulkEditPeople, Scope::All);
    const qint64 role = got((*m_office)->roles.create({.name = u"Registrar"_s}, grants)).id;
    got((*m_office)->roles.assign({m_office->id(Who::Agent)}, role, {}));
    m_office->signInAs(Who::Agent);
    const PersonChanges changes {.position = u"Guard"_s};
    got((*m_office)->people.editMany(m_stock.people, changes, {}));
    const auto done = (*m_office)->people.editMany(m_stock.people + QList {m_office->id(Who::Admin)}, changes, {});
    QCOMPARE(refusal(done).code, Error::Code::Denied);
}

QTEST_GUILESS_MAIN(TestBulk)
#include "tst_bulk.moc"
