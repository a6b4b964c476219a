// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetservice.h"

#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;
using StatusKind::Value;

namespace {

QStringList tags(const QList<Asset> &assets)
{
    QStringList list;
    for (const Asset &asset : assets)
        list.append(asset.tag);
    return list;
}

}

class TestAssetService final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void createsAsTyped();
    void tidiesWhatIsTyped();
    void drawsTheNextTag();
    void drawsNoTagWhenItFails();
    void tagsOfTwoProgramsDiffer();
    void createRefuses_data();
    void createRefuses();
    void withoutADeployableStatusOneIsNeeded();
    void findsByTag();
    void searches_data();
    void searches();

    void tagIsUniqueWithoutCase();
    void serialIsUniquePerManufacturer();
    void serialOfAModelThatMovesIsUnique();
    void emptySerialsAreNoDuplicates();

    void updates();
    void updateRefuses_data();
    void updateRefuses();
    void updateMerges();
    void updateConflicts_data();
    void updateConflicts();
    void updateToItself();
    void updateOfTheCaseOnly();

    void costNeedsItsRight();
    void retiredStatusNeedsItsRight();
    void retires();
    void retireIsAllOrNone();
    void removes();
    void removeRefuses();
    void keysAreNotUsedAgain();

private:
    AssetService &assets() { return (*m_office)->assets; }
    QSqlDatabase db() { return (*m_office)->database.connection(); }
    qint64 operations() { return got(Sql::value(db(), u"SELECT count(*) FROM operations"_s)).toLongLong(); }
    Asset find(qint64 id) { return got(assets().find(id)); }
    // Reads it, changes it, saves it.
    template <typename Change>
    Result<Saved> edit(qint64 id, Change change)
    {
        const Asset before = find(id);
        Asset after = before;
        change(after);
        return assets().update(before, after);
    }

    std::unique_ptr<TestWorkspace> m_office;
};

void TestAssetService::init()
{
    m_office = std::make_unique<TestWorkspace>();
}

void TestAssetService::cleanup()
{
    m_office.reset();
}

void TestAssetService::createsAsTyped()
{
    Asset asset {.tag = u"A-1"_s, .serial = u"00SN"_s, .name = u"Cart"_s, .modelId = m_office->addModel(u"Notebook"_s)};
    asset.statusId = m_office->status(Value::Pending);
    asset.siteId = m_office->addEntry(CatalogList::Kind::Sites, u"Main"_s);
    asset.supplierId = m_office->addEntry(CatalogList::Kind::Suppliers, u"Shop"_s);
    asset.purchaseDate = QDate(2024, 2, 29);
    asset.purchaseCost = 123456;
    asset.warrantyMonths = 36;
    asset.notes = u"Two\nlines"_s;
    const Saved saved = got(assets().create(asset));
    QVERIFY(saved.operation > 0);
    asset.id = saved.id;
    asset.version = 1;
    asset.createdBy = m_office->id(Who::Admin);
    asset.createdAt = m_office->clock().now();
    QCOMPARE(find(saved.id), asset);
    QCOMPARE(got(assets().createdBy(m_office->id(Who::Admin))), QList<qint64> {saved.id});
    QVERIFY(got(assets().createdBy(m_office->id(Who::User))).isEmpty());
}

void TestAssetService::tidiesWhatIsTyped()
{
    const Asset stored = find(
        got(assets().create({.tag = u"  A  1 "_s, .serial = u" 00 7\t"_s, .name = u" Big   cart "_s})).id);
    QCOMPARE(stored.tag, u"A 1"_s);
    QCOMPARE(stored.serial, u"00 7"_s);
    QCOMPARE(stored.name, u"Big cart"_s);
    QCOMPARE(stored.statusId, std::optional(m_office->status(Value::Deployable)));
}

void TestAssetService::drawsTheNextTag()
{
    got((*m_office)->settings.setTagFormat(u"PC-"_s, 3));
    m_office->addAsset(u"pc-002"_s);
    QStringList drawn;
    for (int i = 0; i < 3; ++i)
        drawn.append(find(got(assets().create({})).id).tag);
    QCOMPARE(drawn, (QStringList {u"PC-001"_s, u"PC-003"_s, u"PC-004"_s}));
    QCOMPARE(find(got(assets().create({.tag = u"  "_s})).id).tag, u"PC-005"_s);
}

void TestAssetService::drawsNoTagWhenItFails()
{
    QVERIFY(!assets().create({.modelId = 999}));
    QCOMPARE(find(got(assets().create({})).id).tag, u"AT-00001"_s);
}

void TestAssetService::tagsOfTwoProgramsDiffer()
{
    const auto other = got(Workspace::open(m_office->path(), m_office->clock(), PasswordHash::leastCost));
    other->session.openAsSystem();
    QStringList drawn;
    for (int i = 0; i < 2; ++i) {
        drawn.append(find(got(assets().create({})).id).tag);
        drawn.append(find(got(other->assets.create({})).id).tag);
    }
    QCOMPARE(drawn, (QStringList {u"AT-00001"_s, u"AT-00002"_s, u"AT-00003"_s, u"AT-00004"_s}));
}

void TestAssetService::createRefuses_data()
{
    QTest::addColumn<Asset>("asset");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("field");
    QTest::addRow("tag too long") << Asset {.tag = QString(65, u'x')} << Error::Code::Invalid << u"asset_tag"_s;
    QTest::addRow("negative cost") << Asset {.tag = u"B"_s, .purchaseCost = -1} << Error::Code::Invalid
                                   << u"purchase_cost"_s;
    QTest::addRow("negative warranty") << Asset {.tag = u"B"_s, .warrantyMonths = -1} << Error::Code::Invalid
                                       << u"warranty_months"_s;
    QTest::addRow("long warranty") << Asset {.tag = u"B"_s, .warrantyMonths = 601} << Error::Code::Invalid
                                   << u"warranty_months"_s;
    QTest::addRow("tag taken") << Asset {.tag = u" a-1 "_s} << Error::Code::Duplicate << u"asset_tag"_s;
    QTest::addRow("serial taken") << Asset {.tag = u"B"_s, .serial = u"sn1"_s} << Error::Code::Duplicate << u"serial"_s;
    QTest::addRow("no such status") << Asset {.tag = u"B"_s, .statusId = 999} << Error::Code::Reference << QString();
    QTest::addRow("no such model") << Asset {.tag = u"B"_s, .modelId = 999} << Error::Code::Reference << QString();
    QTest::addRow("no such site") << Asset {.tag = u"B"_s, .siteId = 999} << Error::Code::Reference << QString();
    QTest::addRow("no such supplier") << Asset {.tag = u"B"_s, .supplierId = 999} << Error::Code::Reference
                                      << QString();
}

void TestAssetService::createRefuses()
{
    QFETCH(const Asset, asset);
    QFETCH(const Error::Code, code);
    QFETCH(const QString, field);
    m_office->addAsset(u"A-1"_s, u"SN1"_s);
    const qint64 before = operations();
    const Error error = refusal(assets().create(asset));
    QCOMPARE(error.code, code);
    QCOMPARE(error.field, field);
    QVERIFY(!error.message.isEmpty());
    QCOMPARE(operations(), before);
}

void TestAssetService::withoutADeployableStatusOneIsNeeded()
{
    got((*m_office)->catalog.removeStatus(m_office->status(Value::Deployable)));
    const Error error = refusal(assets().create({.tag = u"A-1"_s}));
    QCOMPARE(error.code, Error::Code::NotFound);
    QCOMPARE(error.field, u"status"_s);
    got(assets().create({.tag = u"A-1"_s, .statusId = m_office->status(Value::Pending)}));
}

void TestAssetService::findsByTag()
{
    const qint64 id = m_office->addAsset(u"At-1"_s);
    QCOMPARE(got(assets().findByTag(u" aT-1 "_s)).id, id);
    const Error error = refusal(assets().findByTag(u"AT-2"_s));
    QCOMPARE(error.code, Error::Code::NotFound);
    QCOMPARE(error.field, u"asset_tag"_s);
    QVERIFY(error.message.contains("AT-2"_L1));
    QCOMPARE(refusal(assets().findByTag({})).code, Error::Code::NotFound);
    QCOMPARE(refusal(assets().findByTag(u"%"_s)).code, Error::Code::NotFound);
    QCOMPARE(refusal(assets().find(999)).code, Error::Code::NotFound);
}

void TestAssetService::searches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const QStringList none;
    QTest::addRow("exact tag first") << u"a-2"_s << QStringList {u"A-2"_s, u"A-22"_s, u"A-10"_s};
    QTest::addRow("exact serial first") << u"A-23"_s << QStringList {u"A-10"_s};
    QTest::addRow("beginning of a serial") << u"0x"_s << QStringList {u"A-22"_s};
    QTest::addRow("middle of a serial") << u"XY1"_s << QStringList {u"A-22"_s};
    QTest::addRow("without punctuation") << u"a22"_s << QStringList {u"A-22"_s};
    QTest::addRow("name") << u"cart"_s << QStringList {u"A-2"_s};
    QTest::addRow("second word of a name") << u"lukasz"_s << QStringList {u"A-2"_s};
    QTest::addRow("model") << u"notebook"_s << QStringList {u"A-22"_s};
    QTest::addRow("holder") << u"agnes"_s << QStringList {u"A-10"_s};
    QTest::addRow("model and tag") << u"notebook a-22"_s << QStringList {u"A-22"_s};
    QTest::addRow("holder and tag") << u"10 agent agnes"_s << QStringList {u"A-10"_s};
    QTest::addRow("every word must be there") << u"notebook cart"_s << none;
    QTest::addRow("percent is text") << u"%"_s << none;
    QTest::addRow("underscore is text") << u"_"_s << none;
    QTest::addRow("quote is text") << u"\" ' OR zz=1"_s << none;
    QTest::addRow("by tag") << u"a"_s << QStringList {u"A-10"_s, u"A-2"_s, u"A-22"_s};
    QTest::addRow("nothing asked") << u" "_s << QStringList {u"A-10"_s, u"A-2"_s, u"A-22"_s};
}

void TestAssetService::searches()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, found);
    m_office->addAsset({.tag = u"A-22"_s, .serial = u"0XY1"_s, .modelId = m_office->addModel(u"Notebook"_s)});
    m_office->checkOut(m_office->addAsset({.tag = u"A-10"_s, .serial = u"A-23"_s}), m_office->id(Who::Agent));
    m_office->addAsset({.tag = u"A-2"_s, .serial = u"S_1"_s, .name = u"Cart of Łukasz"_s});
    QCOMPARE(tags(got(assets().search(text, 3))), found);
    QVERIFY(got(assets().search(text, 1)).size() <= 1);
}

void TestAssetService::tagIsUniqueWithoutCase()
{
    m_office->addAsset(u"At-1"_s);
    const qint64 other = m_office->addAsset(u"AT-2"_s);
    const Error error = refusal(edit(other, [](Asset &asset) { asset.tag = u"aT-1"_s; }));
    QCOMPARE(error.code, Error::Code::Duplicate);
    QCOMPARE(error.field, u"asset_tag"_s);
    QVERIFY(error.message.contains("At-1"_L1));
}

void TestAssetService::serialIsUniquePerManufacturer()
{
    const qint64 acme = m_office->addEntry(CatalogList::Kind::Manufacturers, u"Acme"_s);
    const qint64 globex = m_office->addEntry(CatalogList::Kind::Manufacturers, u"Globex"_s);
    const qint64 one = m_office->addModel(u"One"_s, acme), two = m_office->addModel(u"Two"_s, acme);
    const qint64 third = m_office->addModel(u"Third"_s, globex);
    m_office->addAsset({.tag = u"A-1"_s, .serial = u"SN1"_s, .modelId = one});
    const Error error = refusal(assets().create({.tag = u"A-2"_s, .serial = u"sn1"_s, .modelId = two}));
    QCOMPARE(error.code, Error::Code::Duplicate);
    QCOMPARE(error.field, u"serial"_s);
    QVERIFY(error.message.contains("A-1"_L1));
    const qint64 other = got(assets().create({.tag = u"A-2"_s, .serial = u"SN1"_s, .modelId = third})).id;
    const qint64 unknown = got(assets().create({.tag = u"A-3"_s, .serial = u"SN1"_s})).id; // of no manufacturer
    QCOMPARE(refusal(assets().create({.tag = u"A-4"_s, .serial = u"SN1"_s})).code, Error::Code::Duplicate);
    for (const qint64 id : {other, unknown})
        QCOMPARE(refusal(edit(id, [&](Asset &asset) { asset.modelId = two; })).code, Error::Code::Duplicate);
    got(edit(other, [](Asset &asset) { asset.notes = u"Fine"_s; }));
}

// The database refuses it, as the service of the catalog does not look at assets.
void TestAssetService::serialOfAModelThatMovesIsUnique()
{
    const qint64 acme = m_office->addEntry(CatalogList::Kind::Manufacturers, u"Acme"_s);
    const qint64 globex = m_office->addEntry(CatalogList::Kind::Manufacturers, u"Globex"_s);
    const qint64 one = m_office->addModel(u"One"_s, acme), two = m_office->addModel(u"Two"_s, globex);
    m_office->addAsset({.tag = u"A-1"_s, .serial = u"SN1"_s, .modelId = one});
    m_office->addAsset({.tag = u"A-2"_s, .serial = u"SN1"_s, .modelId = two});
    const AssetModel before = got((*m_office)->catalog.model(two));
    AssetModel after = before;
    after.manufacturerId = acme;
    QCOMPARE(refusal((*m_office)->catalog.update(before, after)).code, Error::Code::Duplicate);
    after.manufacturerId = {};
    got((*m_office)->catalog.update(before, after));
}

void TestAssetService::emptySerialsAreNoDuplicates()
{
    got(assets().create({.tag = u"A-1"_s}));
    got(assets().create({.tag = u"A-2"_s, .serial = u"  "_s}));
    got(assets().create({.tag = u"A-3"_s}));
}

void TestAssetService::updates()
{
    const qint64 id = got(assets().create({.tag = u"A-1"_s, .serial = u"SN1"_s})).id;
    const qint64 before = operations();
    const Saved saved = got(edit(id, [](Asset &asset) {
        asset.tag = u" A-2 "_s;
        asset.serial.clear();
        asset.purchaseDate = QDate(2024, 1, 1);
        asset.purchaseCost = 0;
        asset.createdBy = {}; // neither is for anyone to change
        asset.createdAt = asset.createdAt.addDays(-1);
    }));
    QCOMPARE(operations(), before + 1);
    QCOMPARE(saved.id, id);
    const Asset stored = find(id);
    QCOMPARE(stored.tag, u"A-2"_s);
    QCOMPARE(stored.createdBy, std::optional(m_office->id(Who::Admin)));
    QCOMPARE(stored.createdAt, m_office->clock().now());
    QCOMPARE(stored.serial, QString());
    QCOMPARE(stored.purchaseDate, QDate(2024, 1, 1));
    QCOMPARE(stored.purchaseCost, std::optional<qint64>(0)); // not the same as none
    QCOMPARE(stored.version, 2);
    got(edit(id, [](Asset &asset) { asset.purchaseCost = {}; }));
    QCOMPARE(find(id).purchaseCost, std::nullopt);
}

void TestAssetService::updateRefuses_data()
{
    createRefuses_data();
    QTest::addRow("no tag") << Asset {} << Error::Code::Invalid << u"asset_tag"_s;
    QTest::addRow("no status") << Asset {.tag = u"B"_s} << Error::Code::Invalid << u"status_id"_s;
}

void TestAssetService::updateRefuses()
{
    QFETCH(Asset, asset);
    QFETCH(const Error::Code, code);
    QFETCH(const QString, field);
    m_office->addAsset(u"A-1"_s, u"SN1"_s);
    const Asset before = find(m_office->addAsset(u"A-2"_s));
    asset.id = before.id;
    if (!asset.statusId && field != "status_id"_L1)
        asset.statusId = before.statusId;
    const Error error = refusal(assets().update(before, asset));
    QCOMPARE(error.code, code);
    QCOMPARE(error.field, field);
    QCOMPARE(find(before.id), before);
}

void TestAssetService::updateMerges()
{
    const Asset original = find(m_office->addAsset(u"A-1"_s));
    Asset mine = original, theirs = original;
    mine.name = u"Cart"_s;
    mine.notes = u"Same"_s;
    theirs.serial = u"SN1"_s;
    theirs.notes = u"Same"_s; // both to the same value
    got(assets().update(original, theirs));
    got(assets().update(original, mine));
    const Asset both = find(original.id);
    QCOMPARE(both.name, u"Cart"_s);
    QCOMPARE(both.serial, u"SN1"_s);
    QCOMPARE(both.notes, u"Same"_s);
}

void TestAssetService::updateConflicts_data()
{
    QTest::addColumn<Asset>("theirs");
    QTest::addColumn<Asset>("mine");
    QTest::addColumn<QString>("field");
    QTest::addRow("name") << Asset {.name = u"Theirs"_s} << Asset {.name = u"Mine"_s} << u"name"_s;
    QTest::addRow("cleared and set") << Asset {.notes = u"Theirs"_s} << Asset {.notes = u"Mine"_s} << u"notes"_s;
    QTest::addRow("cost") << Asset {.purchaseCost = 1} << Asset {.purchaseCost = 2} << u"purchase_cost"_s;
    QTest::addRow("date") << Asset {.purchaseDate = QDate(2024, 1, 1)} << Asset {.purchaseDate = QDate(2024, 1, 2)}
                          << u"purchase_date"_s;
}

void TestAssetService::updateConflicts()
{
    QFETCH(Asset, theirs);
    QFETCH(Asset, mine);
    QFETCH(const QString, field);
    const Asset original = find(m_office->addAsset({.tag = u"A-1"_s, .notes = u"Old"_s}));
    for (Asset *asset : {&theirs, &mine}) {
        asset->id = original.id;
        asset->tag = original.tag;
        asset->statusId = original.statusId;
        asset->createdAt = original.createdAt;
    }
    mine.warrantyMonths = 12;
    got(assets().update(original, theirs));
    const Asset stored = find(original.id);
    const Error error = refusal(assets().update(original, mine));
    QCOMPARE(error.code, Error::Code::Conflict);
    QCOMPARE(error.field, field);
    QCOMPARE(find(original.id), stored); // nothing of it
}

void TestAssetService::updateToItself()
{
    const Asset asset = find(m_office->addAsset(u"A-1"_s));
    QCOMPARE(got(assets().update(asset, asset)).operation, 0);
    QCOMPARE(find(asset.id).version, asset.version);
    Asset gone = asset;
    gone.id = 999;
    gone.tag = u"A-9"_s;
    QCOMPARE(refusal(assets().update(gone, gone)).code, Error::Code::NotFound);
}

void TestAssetService::updateOfTheCaseOnly()
{
    const qint64 id = m_office->addAsset(u"at-1"_s, u"sn"_s);
    QVERIFY(got(edit(id, [](Asset &asset) { asset.tag = u"AT-1"_s; })).operation > 0);
    QVERIFY(got(edit(id, [](Asset &asset) { asset.serial = u"SN"_s; })).operation > 0);
    QCOMPARE(find(id).tag, u"AT-1"_s);
    QCOMPARE(find(id).serial, u"SN"_s);
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

void TestAssetService::costNeedsItsRight()
{
    const qint64 id = m_office->addAsset({.tag = u"A-1"_s, .purchaseCost = 500});
    m_office->signInAs(Who::Agent);
    for (const auto &cost : {std::optional<qint64>(600), std::optional<qint64>()})
        QCOMPARE(refusal(edit(id, [&](Asset &asset) { asset.purchaseCost = cost; })).code, Error::Code::Denied);
    QCOMPARE(refusal(assets().create({.tag = u"A-2"_s, .purchaseCost = 1})).code, Error::Code::Denied);
    got(edit(id, [](Asset &asset) { asset.name = u"Cart"_s; }));
    // Not by telling that it was so all along.
    Asset forged = find(id);
    forged.purchaseCost = 600;
    (void)assets().update(forged, forged);
    QCOMPARE(find(id).purchaseCost, std::optional<qint64>(500));
}

void TestAssetService::retiredStatusNeedsItsRight()
{
    const qint64 id = m_office->addAsset(u"A-1"_s);
    const qint64 archived = m_office->status(Value::Archived);
    (*m_office)->session.openAsSystem();
    Grants grants = Grants::builtin(1);
    grants.set(Permission::RetireAssets, Scope::None);
    const qint64 role = got((*m_office)->roles.create({.name = u"Junior"_s}, grants)).id;
    got((*m_office)->roles.assign({m_office->id(Who::Agent)}, role, {}));
    m_office->signInAs(Who::Agent);
    const auto retire = [&](Asset &asset) { asset.statusId = archived; };
    QCOMPARE(refusal(edit(id, retire)).code, Error::Code::Denied);
    QCOMPARE(refusal(assets().create({.tag = u"A-2"_s, .statusId = archived})).code, Error::Code::Denied);
    QCOMPARE(refusal(assets().retire({id}, {})).code, Error::Code::Denied);
    m_office->checkOut(id, m_office->id(Who::User));
    QCOMPARE(refusal((*m_office)->custody.checkIn({.assetIds = {id}, .statusId = archived})).code, Error::Code::Denied);
    m_office->checkIn(id);
    m_office->signInAs(Who::Admin);
    got(edit(id, retire));
    m_office->signInAs(Who::Agent);
    got(edit(id, [](Asset &asset) { asset.notes = u"Recycled"_s; })); // it stays retired
}

void TestAssetService::retires()
{
    const qint64 first = m_office->addAsset(u"A-1"_s), second = m_office->addAsset(u"A-2"_s);
    m_office->signInAs(Who::Agent);
    const qint64 before = operations();
    const Saved saved = got(assets().retire({first, second}, u" Broken "_s));
    QCOMPARE(operations(), before + 1);
    for (const qint64 id : {first, second})
        QCOMPARE(find(id).statusId, std::optional(m_office->status(Value::Archived)));
    QCOMPARE(
        got(Sql::value(db(), u"SELECT kind || ': ' || reason FROM operations WHERE id = %1"_s.arg(saved.operation)))
            .toString(),
        u"asset.retire: Broken"_s);
    QCOMPARE(got(assets().retire({first}, {})).operation, 0); // it is
}

void TestAssetService::retireIsAllOrNone()
{
    const qint64 first = m_office->addAsset(u"A-1"_s), held = m_office->addAsset(u"A-2"_s);
    m_office->checkOut(held, m_office->id(Who::User));
    const Error error = refusal(assets().retire({first, held}, {}));
    QCOMPARE(error.code, Error::Code::Conflict);
    QVERIFY(error.message.contains("A-2"_L1));
    QCOMPARE(refusal(assets().retire({first, 999}, {})).code, Error::Code::NotFound);
    QCOMPARE(find(first).statusId, std::optional(m_office->status(Value::Deployable)));
}

void TestAssetService::removes()
{
    const qint64 id = m_office->addAsset(u"A-1"_s);
    m_office->checkOut(id, m_office->id(Who::User));
    m_office->checkIn(id);
    const Saved saved = got(assets().remove(id, u" Entered twice "_s));
    QCOMPARE(refusal(assets().find(id)).code, Error::Code::NotFound);
    QVERIFY(got((*m_office)->custody.historyOfAsset(id)).isEmpty());
    QCOMPARE(got(Sql::value(db(), u"SELECT reason FROM operations WHERE id = %1"_s.arg(saved.operation))).toString(),
             u"Entered twice"_s);
    QCOMPARE(
        got(Sql::value(db(),
                       u"SELECT group_concat(table_name || action, ' ') FROM changes WHERE operation_id = %1"_s.arg(
                           saved.operation)))
            .toString(),
        u"asset_assignmentsD assetsD"_s);
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

void TestAssetService::removeRefuses()
{
    const qint64 id = m_office->addAsset(u"A-1"_s);
    const Error without = refusal(assets().remove(id, u" "_s));
    QCOMPARE(without.code, Error::Code::Invalid);
    QCOMPARE(without.field, u"reason"_s);
    QCOMPARE(refusal(assets().remove(999, u"Wrong"_s)).code, Error::Code::NotFound);
    m_office->checkOut(id, m_office->id(Who::User));
    m_office->checkIn(id);
    m_office->checkOut(id, m_office->id(Who::User));
    const Error held = refusal(assets().remove(id, u"Wrong"_s));
    QCOMPARE(held.code, Error::Code::Conflict);
    QVERIFY(held.message.contains("A-1"_L1));
    QCOMPARE(got((*m_office)->custody.historyOfAsset(id)).size(), 2); // the past is still there
}

// The journal goes on speaking of the one that was deleted.
void TestAssetService::keysAreNotUsedAgain()
{
    const qint64 id = m_office->addAsset(u"A-1"_s);
    got(assets().remove(id, u"Wrong"_s));
    QVERIFY(m_office->addAsset(u"A-1"_s) > id);
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

QTEST_GUILESS_MAIN(TestAssetService)
#include "tst_assetservice.moc"
