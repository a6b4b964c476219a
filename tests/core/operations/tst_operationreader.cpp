// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operationreader.h"

#include "core/tables/view.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;
using Action = RowChange::Action;

class TestOperationReader final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_office = std::make_unique<TestWorkspace>(); }

    void tellsWhatHappened();
    void tellsWhatStoodThereBefore();
    void afterIsWhatTheNextChangeFound();
    void rowThatCameBack();
    void namesAreThoseOfThen();
    void custodyIsToldByNames();
    void historyOfARecord();
    void relationsAreToldByName();
    void deletedRowIsToldWhole();
    void atMostSoMany();
    void secretsAreNotTold();
    void costNeedsItsRight();
    void ownOperationsOnly();
    void refusals();

private:
    OperationReader reader() { return {m_office->workspace().database, m_office->workspace().session}; }
    qint64 edit(qint64 assetId, const std::function<void(Asset &)> &change);
    static QVariant before(const RowChange &change, const QString &field) { return value(change, field).before; }
    static QVariant after(const RowChange &change, const QString &field) { return value(change, field).after; }
    static FieldChange value(const RowChange &change, const QString &field);
    static QStringList told(const PastChange &past);
    RowChange only(qint64 operation) { return got(reader().changes(operation, 10)).constFirst(); }

    std::unique_ptr<TestWorkspace> m_office;
};

// The operation.
qint64 TestOperationReader::edit(qint64 assetId, const std::function<void(Asset &)> &change)
{
    AssetService &assets = m_office->workspace().assets;
    const Asset original = got(assets.find(assetId));
    Asset edited = original;
    change(edited);
    return got(assets.update(original, edited)).operation;
}

FieldChange TestOperationReader::value(const RowChange &change, const QString &field)
{
    for (const FieldChange &each : change.fields) {
        if (each.field == field)
            return each;
    }
    return {};
}

// "site_id: Annex → Main"
QStringList TestOperationReader::told(const PastChange &past)
{
    QStringList texts;
    for (const FieldChange &field : past.change.fields)
        texts.append(u"%1: %2 → %3"_s.arg(field.field, field.before.toString(), field.after.toString()));
    return texts;
}

void TestOperationReader::tellsWhatHappened()
{
    const Saved added = got(m_office->workspace().assets.create({.tag = u"A-1"_s}));
    const OperationRecord operation = got(reader().find(added.operation));
    QCOMPARE(operation.id, added.operation);
    QCOMPARE(operation.at, m_office->clock().now());
    QCOMPARE(operation.actor, got(m_office->workspace().people.find(m_office->id(Who::Admin))).email);
    QVERIFY(operation.kind.startsWith(u"asset."_s));
    QVERIFY(operation.summary.contains(u"A-1"_s));
    QCOMPARE(operation.hash.size(), 64);
    const auto changes = got(reader().changes(added.operation, 10));
    QCOMPARE(changes.size(), operation.changes);
    QCOMPARE(changes.constLast().table, u"assets"_s);
    QCOMPARE(changes.constLast().rowId, added.id);
    QCOMPARE(changes.constLast().action, Action::Added);
    QCOMPARE(changes.constLast().name, u"A-1"_s);
    QCOMPARE(after(changes.constLast(), u"asset_tag"_s), u"A-1"_s);
    QVERIFY(before(changes.constLast(), u"asset_tag"_s).isNull());
    QCOMPARE(value(changes.constLast(), u"serial"_s).field, QString()); // it was empty
}

void TestOperationReader::tellsWhatStoodThereBefore()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, u"SN1"_s);
    const qint64 operation = edit(asset, [](Asset &edited) {
        edited.serial = u"SN2"_s;
        edited.name = u"Cart"_s;
    });
    const auto changes = got(reader().changes(operation, 10));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().action, Action::Edited);
    QCOMPARE(changes.constFirst().fields.size(), 2);
    QCOMPARE(before(changes.constFirst(), u"serial"_s), u"SN1"_s);
    QVERIFY(before(changes.constFirst(), u"name"_s).isNull());
    QCOMPARE(after(changes.constFirst(), u"serial"_s), u"SN2"_s);
    QCOMPARE(after(changes.constFirst(), u"name"_s), u"Cart"_s);
}

void TestOperationReader::afterIsWhatTheNextChangeFound()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, u"SN1"_s, u"One"_s);
    const qint64 second = edit(asset, [](Asset &edited) { edited.name = u"Two"_s; });
    edit(asset, [](Asset &edited) { edited.serial = u"SN2"_s; });
    const qint64 third = edit(asset, [](Asset &edited) { edited.name = u"Three"_s; });
    QCOMPARE(after(only(second), u"name"_s), u"Two"_s);
    QCOMPARE(before(only(third), u"name"_s), u"Two"_s);
    QCOMPARE(after(only(third), u"name"_s), u"Three"_s);
    got(m_office->workspace().assets.remove(asset, u"Sold"_s));
    QCOMPARE(after(only(second), u"name"_s), u"Two"_s);
    QCOMPARE(after(only(third), u"name"_s), u"Three"_s);
}

void TestOperationReader::rowThatCameBack()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, {}, u"One"_s);
    const qint64 renamed = edit(asset, [](Asset &edited) { edited.name = u"Two"_s; });
    const qint64 removed = got(m_office->workspace().assets.remove(asset, u"By mistake"_s)).operation;
    const qint64 back = got(m_office->workspace().undo.undo(removed)).operation;
    QCOMPARE(after(only(renamed), u"name"_s), u"Two"_s);
    QCOMPARE(before(only(removed), u"name"_s), u"Two"_s);
    QVERIFY(after(only(removed), u"name"_s).isNull());
    const RowChange restored = only(got(m_office->workspace().undo.newestOperation()));
    QCOMPARE(restored.action, Action::Added);
    QCOMPARE(after(restored, u"name"_s), u"Two"_s);
    QVERIFY(back > 0);
}

void TestOperationReader::namesAreThoseOfThen()
{
    const qint64 annex = m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    const qint64 main = m_office->addEntry(CatalogList::Kind::Sites, u"Main"_s);
    const qint64 asset = m_office->addAsset({.tag = u"A-1"_s, .siteId = annex});
    const qint64 moved = edit(asset, [main](Asset &edited) { edited.siteId = main; });
    const qint64 retagged = edit(asset, [](Asset &edited) { edited.tag = u"B-1"_s; });
    CatalogService &catalog = m_office->workspace().catalog;
    const CatalogEntry before = got(catalog.entry(CatalogList::Kind::Sites, annex));
    CatalogEntry renamed = before;
    renamed.name = u"Old annex"_s;
    got(catalog.update(CatalogList::Kind::Sites, before, renamed));
    const qint64 back = edit(asset, [annex](Asset &edited) { edited.siteId = annex; });
    got(m_office->workspace().assets.remove(asset, u"Sold"_s));
    got(catalog.remove(CatalogList::Kind::Sites, annex));
    QCOMPARE(only(moved).name, u"A-1"_s);
    QCOMPARE(this->before(only(moved), u"site_id"_s), u"Annex"_s);
    QCOMPARE(after(only(moved), u"site_id"_s), u"Main"_s);
    QCOMPARE(only(retagged).name, u"B-1"_s);
    QCOMPARE(after(only(back), u"site_id"_s), u"Old annex"_s);
}

void TestOperationReader::custodyIsToldByNames()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 zoe = m_office->addPerson(u"Zoë"_s, u"Zimmer"_s, u"zoe@example.org"_s);
    CustodyService &custody = m_office->workspace().custody;
    const qint64 out = got(custody.checkOut({.assetIds = {asset}, .userId = zoe})).operation;
    const Person before = got(m_office->workspace().people.find(zoe));
    Person married = before;
    married.lastName = u"Young"_s;
    got(m_office->workspace().people.update(before, married));
    const auto changes = got(reader().changes(out, 10));
    const auto row = std::ranges::find(changes, u"asset_assignments"_s, &RowChange::table);
    QVERIFY(row != changes.end());
    QCOMPARE(row->name, u"A-1 – Zoë Zimmer"_s);
    QCOMPARE(after(*row, u"user_id"_s), u"Zoë Zimmer"_s);
    QCOMPARE(Views::title(*value(*row, u"user_id"_s).column), u"Holder"_s);
}

void TestOperationReader::historyOfARecord()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, {}, u"One"_s);
    edit(asset, [](Asset &edited) { edited.name = u"Two"_s; });
    m_office->signInAs(Who::Agent);
    const qint64 last = edit(asset, [](Asset &edited) {
        edited.name = u"Three"_s;
        edited.serial = u"SN1"_s;
    });
    QCOMPARE(got(reader().history(u"assets"_s, asset, 10)).size(), 1); // the agent's own
    m_office->signInAs(Who::Admin);
    const auto history = got(reader().history(u"assets"_s, asset, 10));
    QCOMPARE(history.size(), 3);
    QCOMPARE(history.at(0).operation, last);
    QCOMPARE(history.at(0).actor, u"agent@example.org"_s);
    QCOMPARE(told(history.at(0)), (QStringList {u"serial:  → SN1"_s, u"name: Two → Three"_s}));
    QCOMPARE(told(history.at(1)), QStringList {u"name: One → Two"_s});
    QCOMPARE(history.at(2).change.action, Action::Added);
    QCOMPARE(got(reader().history(u"assets"_s, asset, 2)).size(), 2);
    m_office->signInAs(Who::User);
    QCOMPARE(refusal(reader().history(u"assets"_s, asset, 10)).code, Error::Code::Denied);
}

void TestOperationReader::relationsAreToldByName()
{
    const qint64 first = m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    const qint64 second = m_office->addEntry(CatalogList::Kind::Sites, u"Main"_s);
    const qint64 asset = m_office->addAsset({.tag = u"A-1"_s, .siteId = first});
    const qint64 moved = edit(asset, [second](Asset &edited) { edited.siteId = second; });
    const auto changes = got(reader().changes(moved, 10));
    QCOMPARE(before(changes.constFirst(), u"site_id"_s), u"Annex"_s);
    QCOMPARE(Views::title(*changes.constFirst().fields.constFirst().column), u"Site"_s);
}

void TestOperationReader::deletedRowIsToldWhole()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, u"SN1"_s);
    const qint64 operation = got(m_office->workspace().assets.remove(asset, u"Typing error"_s)).operation;
    QCOMPARE(got(reader().find(operation)).reason, u"Typing error"_s);
    const auto changes = got(reader().changes(operation, 10));
    QCOMPARE(changes.constFirst().action, Action::Deleted);
    QCOMPARE(before(changes.constFirst(), u"asset_tag"_s), u"A-1"_s);
    QCOMPARE(before(changes.constFirst(), u"serial"_s), u"SN1"_s);
}

void TestOperationReader::atMostSoMany()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 other = m_office->addAsset(u"A-2"_s);
    const qint64 operation = got(m_office->workspace().assets.retire({asset, other}, u"Old"_s)).operation;
    QCOMPARE(got(reader().find(operation)).changes, 2);
    const auto changes = got(reader().changes(operation, 1));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().rowId, asset);
    QCOMPARE(got(reader().changes(operation, 10, 1)).size(), 1);
    QCOMPARE(got(reader().changes(operation, 10, 1)).constFirst().rowId, other);
    QVERIFY(got(reader().changes(operation, 10, 2)).isEmpty());
}

void TestOperationReader::secretsAreNotTold()
{
    SignInService &signIn = m_office->workspace().signIn;
    got(signIn.setPassword(m_office->id(Who::User), u"correct horse battery"_s));
    const qint64 changed = got(signIn.setPassword(m_office->id(Who::User), u"battery staple horse"_s));
    const auto changes = got(reader().changes(changed, 10));
    QCOMPARE(changes.constFirst().table, u"credentials"_s);
    QVERIFY(before(changes.constFirst(), u"password_hash"_s).isNull());
}

void TestOperationReader::costNeedsItsRight()
{
    const qint64 asset = m_office->addAsset({.tag = u"A-1"_s, .purchaseCost = 12300});
    const qint64 operation = edit(asset, [](Asset &edited) {
        edited.purchaseCost = 45600;
        edited.name = u"Cart"_s;
    });
    QCOMPARE(before(got(reader().changes(operation, 10)).constFirst(), u"purchase_cost"_s).toLongLong(), 12300);
    const Role auditor {.name = u"Auditor"_s};
    Grants grants;
    grants.set(Permission::ViewOperations, Scope::All);
    got(m_office->workspace().roles.create(auditor, grants));
    m_office->assign(m_office->id(Who::User), auditor.name);
    m_office->signInAs(Who::User);
    const auto changes = got(reader().changes(operation, 10));
    QCOMPARE(changes.constFirst().fields.size(), 1);
    QCOMPARE(changes.constFirst().fields.constFirst().field, u"name"_s);
}

void TestOperationReader::ownOperationsOnly()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 others = edit(asset, [](Asset &edited) { edited.name = u"Cart"_s; });
    m_office->signInAs(Who::Agent);
    const qint64 own = edit(asset, [](Asset &edited) { edited.name = u"Trolley"_s; });
    QCOMPARE(got(reader().find(own)).id, own);
    QCOMPARE(got(reader().changes(own, 10)).size(), 1);
    QCOMPARE(refusal(reader().find(others)).code, Error::Code::Denied);
    QCOMPARE(refusal(reader().changes(others, 10)).code, Error::Code::Denied);
    QCOMPARE(refusal(reader().find(1)).code, Error::Code::Denied); // the program's own
}

void TestOperationReader::refusals()
{
    QCOMPARE(refusal(reader().find(4711)).code, Error::Code::NotFound);
    m_office->signInAs(Who::User);
    QCOMPARE(refusal(reader().find(1)).code, Error::Code::Denied);
    m_office->workspace().session.close();
    QCOMPARE(refusal(reader().find(1)).code, Error::Code::NotSignedIn);
    QCOMPARE(refusal(reader().changes(1, 10)).code, Error::Code::NotSignedIn);
}

QTEST_GUILESS_MAIN(TestOperationReader)
#include "tst_operationreader.moc"
