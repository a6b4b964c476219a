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
    static QVariant before(const RowChange &change, const QString &field);

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

QVariant TestOperationReader::before(const RowChange &change, const QString &field)
{
    for (const RowChange::OldValue &old : change.oldValues) {
        if (old.field == field)
            return old.value;
    }
    return {};
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
    QVERIFY(changes.constLast().oldValues.isEmpty());
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
    QCOMPARE(changes.constFirst().oldValues.size(), 2);
    QCOMPARE(before(changes.constFirst(), u"serial"_s), u"SN1"_s);
    QVERIFY(before(changes.constFirst(), u"name"_s).isNull());
}

void TestOperationReader::relationsAreToldByName()
{
    const qint64 first = m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    const qint64 second = m_office->addEntry(CatalogList::Kind::Sites, u"Main"_s);
    const qint64 asset = m_office->addAsset({.tag = u"A-1"_s, .siteId = first});
    const qint64 moved = edit(asset, [second](Asset &edited) { edited.siteId = second; });
    const auto changes = got(reader().changes(moved, 10));
    QCOMPARE(before(changes.constFirst(), u"site_id"_s), u"Annex"_s);
    QCOMPARE(Views::title(*changes.constFirst().oldValues.constFirst().column), u"Site"_s);
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
    QCOMPARE(changes.constFirst().oldValues.size(), 1);
    QCOMPARE(changes.constFirst().oldValues.constFirst().field, u"name"_s);
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
