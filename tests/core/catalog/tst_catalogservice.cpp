// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalogservice.h"

#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using CatalogList::Kind;
using StatusKind::Value;

namespace {

template <typename T>
QStringList names(const QList<T> &records)
{
    QStringList list;
    for (const T &record : records)
        list.append(record.name);
    return list;
}

constexpr Kind kinds[] {Kind::Sites, Kind::Departments, Kind::Categories, Kind::Manufacturers, Kind::Suppliers};

}

class TestCatalogService final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void entriesAreKept_data();
    void entriesAreKept();
    void entriesAreUniqueWithoutCase_data();
    void entriesAreUniqueWithoutCase();
    void entriesInUseStay_data();
    void entriesInUseStay();
    void entriesRefuse_data();
    void entriesRefuse();
    void entriesMerge();
    void listsAreApart();

    void models();
    void modelsAreUniqueByMakerAndNumber();
    void modelsRefuse();
    void modelsInUseStay();

    void statusesByKindThenName();
    void statusByName();
    void defaultStatusIsTheFirst();
    void statusRefuses();
    void statusInUseStays();
    void kindMayChange();
    void retiringByTheKindNeedsTheRight();

    void everythingHasATitle();

private:
    CatalogService &catalog() { return (*m_office)->catalog; }
    qint64 operations()
    {
        return got(Sql::value((*m_office)->database.connection(), u"SELECT count(*) FROM operations"_s)).toLongLong();
    }
    void use(Kind kind, qint64 entry);

    std::unique_ptr<TestWorkspace> m_office;
};

void TestCatalogService::init()
{
    m_office = std::make_unique<TestWorkspace>();
}

void TestCatalogService::cleanup()
{
    m_office.reset();
}

void TestCatalogService::entriesAreKept_data()
{
    QTest::addColumn<Kind>("kind");
    for (const Kind kind : kinds)
        QTest::addRow("%s", QMetaEnum::fromType<Kind>().valueToKey(int(kind))) << kind;
}

void TestCatalogService::entriesAreKept()
{
    QFETCH(const Kind, kind);
    const Saved added = got(catalog().create(kind, {.name = u"  north   wing "_s, .notes = u"Two\nlines"_s}));
    QVERIFY(added.operation > 0);
    const CatalogEntry stored = got(catalog().entry(kind, added.id));
    QCOMPARE(stored, (CatalogEntry {.id = added.id, .version = 1, .name = u"north wing"_s, .notes = u"Two\nlines"_s}));
    got(catalog().create(kind, {.name = u"Annex"_s}));
    got(catalog().create(kind, {.name = u"Zoo"_s}));
    QCOMPARE(names(got(catalog().entries(kind))), (QStringList {u"Annex"_s, u"north wing"_s, u"Zoo"_s}));
    CatalogEntry renamed = stored;
    renamed.name = u" North  Wing "_s;
    QVERIFY(got(catalog().update(kind, stored, renamed)).operation > 0);
    QCOMPARE(got(catalog().entry(kind, added.id)).name, u"North Wing"_s);
    QCOMPARE(got(catalog().entry(kind, added.id)).version, 2);
    QVERIFY(got(catalog().remove(kind, added.id)).operation > 0);
    QCOMPARE(names(got(catalog().entries(kind))), (QStringList {u"Annex"_s, u"Zoo"_s}));
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

void TestCatalogService::entriesAreUniqueWithoutCase_data()
{
    entriesAreKept_data();
}

void TestCatalogService::entriesAreUniqueWithoutCase()
{
    QFETCH(const Kind, kind);
    m_office->addEntry(kind, u"North"_s);
    const CatalogEntry south = got(catalog().entry(kind, m_office->addEntry(kind, u"South"_s)));
    CatalogEntry taken = south;
    taken.name = u"north"_s;
    const qint64 before = operations();
    for (const auto &done : {catalog().create(kind, {.name = u" NORTH "_s}), catalog().update(kind, south, taken)}) {
        const Error error = refusal(done);
        QCOMPARE(error.code, Error::Code::Duplicate);
        QCOMPARE(error.field, u"name"_s);
        QVERIFY(error.message.contains("north"_L1, Qt::CaseInsensitive));
    }
    QCOMPARE(operations(), before);
    CatalogEntry cased = south;
    cased.name = u"SOUTH"_s;
    got(catalog().update(kind, south, cased));
    QCOMPARE(got(catalog().entry(kind, south.id)).name, u"SOUTH"_s);
}

// Whatever refers to an entry of this kind.
void TestCatalogService::use(Kind kind, qint64 entry)
{
    if (kind == Kind::Sites)
        m_office->addAsset({.tag = u"A-1"_s, .siteId = entry});
    else if (kind == Kind::Suppliers)
        m_office->addAsset({.tag = u"A-1"_s, .supplierId = entry});
    else if (kind == Kind::Departments)
        m_office->addPerson({.firstName = u"Ann"_s, .lastName = u"Ames"_s, .departmentId = entry});
    else if (kind == Kind::Manufacturers)
        m_office->addModel(u"Notebook"_s, entry);
    else
        got(catalog().create(AssetModel {.name = u"Notebook"_s, .categoryId = entry}));
}

void TestCatalogService::entriesInUseStay_data()
{
    entriesAreKept_data();
}

void TestCatalogService::entriesInUseStay()
{
    QFETCH(const Kind, kind);
    const qint64 entry = m_office->addEntry(kind, u"North"_s);
    use(kind, entry);
    const Error error = refusal(catalog().remove(kind, entry));
    QCOMPARE(error.code, Error::Code::Reference);
    QVERIFY(error.message.contains("North"_L1));
    QCOMPARE(got(catalog().entry(kind, entry)).name, u"North"_s);
    if (kind == Kind::Sites) { // of a person, too
        const qint64 home = m_office->addEntry(kind, u"Home"_s);
        m_office->addPerson({.firstName = u"Ann"_s, .lastName = u"Ames"_s, .siteId = home});
        QCOMPARE(refusal(catalog().remove(kind, home)).code, Error::Code::Reference);
    }
}

void TestCatalogService::entriesRefuse_data()
{
    entriesAreKept_data();
}

void TestCatalogService::entriesRefuse()
{
    QFETCH(const Kind, kind);
    for (const QString &name : {QString(), u"  "_s}) {
        const Error error = refusal(catalog().create(kind, {.name = name}));
        QCOMPARE(error.code, Error::Code::Invalid);
        QCOMPARE(error.field, u"name"_s);
    }
    const CatalogEntry entry = got(catalog().entry(kind, m_office->addEntry(kind, u"North"_s)));
    CatalogEntry nameless = entry;
    nameless.name.clear();
    QCOMPARE(refusal(catalog().update(kind, entry, nameless)).code, Error::Code::Invalid);
    CatalogEntry gone = entry;
    gone.id = 999;
    QCOMPARE(refusal(catalog().update(kind, gone, gone)).code, Error::Code::NotFound);
    QCOMPARE(refusal(catalog().remove(kind, 999)).code, Error::Code::NotFound);
    QCOMPARE(refusal(catalog().entry(kind, 999)).code, Error::Code::NotFound);
}

void TestCatalogService::entriesMerge()
{
    const CatalogEntry original = got(catalog().entry(Kind::Sites, m_office->addEntry(Kind::Sites, u"North"_s)));
    CatalogEntry mine = original, theirs = original, third = original;
    mine.name = u"South"_s;
    theirs.notes = u"Closed"_s;
    third.name = u"West"_s;
    got(catalog().update(Kind::Sites, original, theirs));
    got(catalog().update(Kind::Sites, original, mine));
    QCOMPARE(got(catalog().entry(Kind::Sites, original.id)).name, u"South"_s);
    QCOMPARE(got(catalog().entry(Kind::Sites, original.id)).notes, u"Closed"_s);
    const Error error = refusal(catalog().update(Kind::Sites, original, third));
    QCOMPARE(error.code, Error::Code::Conflict);
    QCOMPARE(error.field, u"name"_s);
    const CatalogEntry now = got(catalog().entry(Kind::Sites, original.id));
    QCOMPARE(got(catalog().update(Kind::Sites, now, now)).operation, 0);
}

void TestCatalogService::listsAreApart()
{
    for (const Kind kind : kinds)
        m_office->addEntry(kind, u"Same name"_s);
    for (const Kind kind : kinds)
        QCOMPARE(names(got(catalog().entries(kind))), QStringList {u"Same name"_s});
}

void TestCatalogService::models()
{
    const qint64 maker = m_office->addEntry(Kind::Manufacturers, u"Acme"_s);
    const qint64 category = m_office->addEntry(Kind::Categories, u"Laptops"_s);
    AssetModel model {
        .name = u" Slate  11 "_s, .modelNumber = u"S11"_s, .manufacturerId = maker, .categoryId = category};
    model.notes = u"Light"_s;
    model.id = got(catalog().create(model)).id;
    model.version = 1;
    model.name = u"Slate 11"_s;
    QCOMPARE(got(catalog().model(model.id)), model);
    AssetModel plain = model;
    plain.manufacturerId = {};
    plain.categoryId = {};
    got(catalog().update(model, plain));
    QCOMPARE(got(catalog().model(model.id)).manufacturerId, std::nullopt);
    m_office->addModel(u"air"_s);
    QCOMPARE(names(got(catalog().models())), (QStringList {u"air"_s, u"Slate 11"_s}));
    got(catalog().removeModel(model.id));
    QCOMPARE(refusal(catalog().model(model.id)).code, Error::Code::NotFound);
}

void TestCatalogService::modelsAreUniqueByMakerAndNumber()
{
    const qint64 acme = m_office->addEntry(Kind::Manufacturers, u"Acme"_s);
    const qint64 globex = m_office->addEntry(Kind::Manufacturers, u"Globex"_s);
    const auto add = [&](const QString &name, const QString &number, std::optional<qint64> maker) {
        return catalog().create(AssetModel {.name = name, .modelNumber = number, .manufacturerId = maker});
    };
    got(add(u"Slate"_s, {}, acme));
    got(add(u"Slate"_s, {}, globex));
    got(add(u"Slate"_s, {}, {}));
    got(add(u"Slate"_s, u"2"_s, acme));
    QCOMPARE(refusal(add(u"SLATE"_s, {}, acme)).code, Error::Code::Duplicate);
    QCOMPARE(refusal(add(u"slate"_s, {}, {})).code, Error::Code::Duplicate);
    QCOMPARE(refusal(add(u"Slate"_s, u"2"_s, acme)).code, Error::Code::Duplicate);
}

void TestCatalogService::modelsRefuse()
{
    QCOMPARE(refusal(catalog().create(AssetModel {.name = u" "_s})).field, u"name"_s);
    QCOMPARE(refusal(catalog().create(AssetModel {.name = u"A"_s, .manufacturerId = 999})).code,
             Error::Code::Reference);
    QCOMPARE(refusal(catalog().create(AssetModel {.name = u"A"_s, .categoryId = 999})).code, Error::Code::Reference);
    QCOMPARE(refusal(catalog().removeModel(999)).code, Error::Code::NotFound);
}

void TestCatalogService::modelsInUseStay()
{
    const qint64 model = m_office->addModel(u"Slate"_s);
    const qint64 asset = m_office->addAsset({.tag = u"A-1"_s, .modelId = model});
    const Error error = refusal(catalog().removeModel(model));
    QCOMPARE(error.code, Error::Code::Reference);
    QVERIFY(error.message.contains("Slate"_L1));
    got((*m_office)->assets.remove(asset, u"Wrong"_s));
    got(catalog().removeModel(model));
}

void TestCatalogService::statusesByKindThenName()
{
    got(catalog().create(StatusLabel {.name = u"at the depot"_s, .kind = Value::Deployable}));
    got(catalog().create(StatusLabel {.name = u"Lost"_s, .kind = Value::Undeployable, .notes = u"Look again"_s}));
    QCOMPARE(names(got(catalog().statuses())),
             (QStringList {u"at the depot"_s, u"In stock"_s, u"In use"_s, u"Being prepared"_s, u"In repair"_s,
                           u"Lost"_s, u"Retired"_s}));
    QCOMPARE(got(catalog().statuses()).at(5).notes, u"Look again"_s);
}

void TestCatalogService::statusByName()
{
    QVERIFY(got(catalog().statusByName(u"  in  REPAIR "_s)).kind == Value::Undeployable);
    const Error error = refusal(catalog().statusByName(u"Eaten"_s));
    QCOMPARE(error.code, Error::Code::NotFound);
    QCOMPARE(error.field, u"status"_s);
    QVERIFY(error.message.contains("Eaten"_L1));
}

void TestCatalogService::defaultStatusIsTheFirst()
{
    got(catalog().create(StatusLabel {.name = u"A first by name"_s, .kind = Value::Deployable}));
    QCOMPARE(got(catalog().defaultStatus(Value::Deployable)).name, u"In stock"_s);
    const auto kind = QMetaEnum::fromType<Value>();
    for (int i = 0; i < kind.keyCount(); ++i)
        QVERIFY(int(got(catalog().defaultStatus(Value(kind.value(i)))).kind) == kind.value(i));
    got(catalog().removeStatus(m_office->status(Value::Pending)));
    const Error error = refusal(catalog().defaultStatus(Value::Pending));
    QCOMPARE(error.code, Error::Code::NotFound);
    QCOMPARE(error.field, u"status"_s);
}

void TestCatalogService::statusRefuses()
{
    QCOMPARE(refusal(catalog().create(StatusLabel {})).code, Error::Code::Invalid);
    QCOMPARE(refusal(catalog().create(StatusLabel {.name = u"IN USE"_s})).code, Error::Code::Duplicate);
    QCOMPARE(refusal(catalog().status(999)).code, Error::Code::NotFound);
    QCOMPARE(refusal(catalog().removeStatus(999)).code, Error::Code::NotFound);
}

void TestCatalogService::statusInUseStays()
{
    m_office->addAsset(u"A-1"_s);
    const Error error = refusal(catalog().removeStatus(m_office->status(Value::Deployable)));
    QCOMPARE(error.code, Error::Code::Reference);
    QVERIFY(error.message.contains("In stock"_L1));
}

void TestCatalogService::kindMayChange()
{
    m_office->addAsset(u"A-1"_s); // in stock, in nobody's hands
    const StatusLabel before = got(catalog().status(m_office->status(Value::Deployable)));
    StatusLabel after = before;
    after.kind = Value::Archived;
    got(catalog().update(before, after));
    QVERIFY(got(catalog().status(before.id)).kind == Value::Archived);
}

// Every asset with the status is retired by it, or is not any more.
void TestCatalogService::retiringByTheKindNeedsTheRight()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 person = m_office->addPerson(u"Ann"_s, u"Ames"_s);
    Grants grants;
    grants.set(Permission::EditCatalog, Scope::All);
    got((*m_office)->roles.create({.name = u"Cataloger"_s}, grants));
    m_office->assign(person, u"Cataloger"_s);
    (*m_office)->session.close();
    got((*m_office)->session.open(person));
    const StatusLabel stock = got(catalog().status(m_office->status(Value::Deployable)));
    const StatusLabel retired = got(catalog().status(m_office->status(Value::Archived)));
    const auto changed = [](StatusLabel status, Value kind) {
        status.kind = kind;
        return status;
    };
    QCOMPARE(refusal(catalog().update(stock, changed(stock, Value::Archived))).code, Error::Code::Denied);
    QCOMPARE(refusal(catalog().update(retired, changed(retired, Value::Deployable))).code, Error::Code::Denied);
    QCOMPARE(got(catalog().status(stock.id)), stock);
    QCOMPARE(got(catalog().status(retired.id)), retired);
    got(catalog().update(stock, changed(stock, Value::Pending))); // retires nothing
    const StatusLabel pending = got(catalog().status(stock.id));
    m_office->signInAs(TestWorkspace::Who::Admin);
    got(catalog().update(pending, changed(pending, Value::Archived)));
    QCOMPARE(got((*m_office)->assets.find(asset)).statusId, std::optional(stock.id));
}

void TestCatalogService::everythingHasATitle()
{
    QSet<QString> titles;
    for (const Kind kind : kinds) {
        titles.insert(CatalogService::title(kind));
        titles.insert(CatalogService::singular(kind));
    }
    const auto kind = QMetaEnum::fromType<Value>();
    for (int i = 0; i < kind.keyCount(); ++i)
        titles.insert(CatalogService::title(Value(kind.value(i))));
    QCOMPARE(titles.size(), 2 * qsizetype(std::size(kinds)) + kind.keyCount());
    QVERIFY(!titles.contains(QString()));
}

QTEST_GUILESS_MAIN(TestCatalogService)
#include "tst_catalogservice.moc"
