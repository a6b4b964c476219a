// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../transfer/incoming.h"
#include "core/access/operationkinds.h"
#include "core/db/sql.h"
#include "support/dump.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Act = UndoService::Act;
using Rows = UndoService::Rows;
using Who = TestWorkspace::Who;
using Why = UndoObstacle::Why;

namespace {

template <typename T, typename Change, typename Save>
qint64 edited(const T &original, Change change, Save save)
{
    T record = original;
    change(record);
    return got(save(original, record)).operation;
}

}

class TestUndoConflicts final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void whatWasChangedSinceIsListed();
    void whatWasDeletedSinceIsListed();
    void whatIsReferredToStays();
    void whatOthersTookBackIsNotInTheWay();
    void otherRowsAlone();
    void otherRowsKeepWhatTheyReferTo();
    void nothingIsLeftForTheOthers();
    void onceOnly();
    void manyRowsAreCountedAndListedInPart();

    void takenValuesAreNamed();
    void ownRolesStay();
    void ownStatusStays();
    void theLastAdministratorStays();
    void nobodyGrantsWhatTheyLack();
    void retiredAssetsAreNotHandedOut();
    void inactivePeopleGetNothing();
    void privateViewsAreTheirOwners();
    void passwordsDoNotComeBack();
    void rightsThatAreConfirmedAreTold_data();
    void rightsThatAreConfirmedAreTold();
    void whoIsToldMayKeepIt();
    void kindsThatStay_data();
    void kindsThatStay();

    void drawnTagsAreNotDrawnAgain();
    void versionsMoveOn();
    void searchFollows();
    void cancelled();
    void planChangesNothing();
    void nextIsTheNewestOfOnesOwn();
    void somethingNewEndsRedo();
    void readOnly();

private:
    Workspace &office() { return m_office->workspace(); }
    QSqlDatabase db() { return office().database.connection(); }
    qint64 rename(qint64 asset, const QString &name)
    {
        return edited(
            got(office().assets.find(asset)), [&](Asset &record) { record.name = name; },
            [&](const Asset &before, const Asset &after) { return office().assets.update(before, after); });
    }
    // Refused with this list, and nothing changed.
    QList<UndoObstacle> obstaclesOf(qint64 operation);
    static UndoService::Tell into(UndoPlan &told)
    {
        return [&told](const UndoPlan &plan) {
            told = plan;
            return Result<void>();
        };
    }
    void expectSound() { QCOMPARE(got(office().verify()), QList<Finding>()); }

    std::unique_ptr<TestWorkspace> m_office;
};

void TestUndoConflicts::init()
{
    m_office = std::make_unique<TestWorkspace>();
    got(office().database.setDurable(false));
}

void TestUndoConflicts::cleanup()
{
    if (m_office && m_office->workspace().session.isOpen())
        expectSound();
}

QList<UndoObstacle> TestUndoConflicts::obstaclesOf(qint64 operation)
{
    const QStringList before = everything(db());
    const qint64 newest = got(office().undo.newestOperation());
    UndoPlan told;
    const Error error = refusal(office().undo.undo(operation, Rows::All, {}, into(told)));
    if (error.code != Error::Code::Conflict || everything(db()) != before
        || got(office().undo.newestOperation()) != newest)
        qFatal("%s", qUtf8Printable(error.message));
    return told.obstacles;
}

void TestUndoConflicts::whatWasChangedSinceIsListed()
{
    const qint64 first = m_office->addAsset(u"A-1"_s), second = m_office->addAsset(u"A-2"_s);
    m_office->signInAs(Who::Agent);
    const qint64 operation = got(office().assets.editMany({first, second}, {.notes = u"Same"_s}, {})).operation;
    m_office->signInAs(Who::Admin);
    m_office->clock().advance(std::chrono::minutes(5));
    const qint64 later = edited(
        got(office().assets.find(second)),
        [](Asset &asset) {
            asset.serial = u"S"_s;
            asset.name = u"N"_s;
        },
        [&](const Asset &before, const Asset &after) { return office().assets.update(before, after); });
    m_office->signInAs(Who::Agent);
    const QList<UndoObstacle> told = obstaclesOf(operation);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.constFirst().why, Why::Changed);
    QCOMPARE(told.constFirst().name, u"Asset A-2"_s);
    QCOMPARE(QSet(told.constFirst().fields.cbegin(), told.constFirst().fields.cend()), QSet({u"Serial"_s, u"Name"_s}));
    QCOMPARE(told.constFirst().operation, later);
    QCOMPARE(told.constFirst().actor, u"admin@example.org"_s);
    QCOMPARE(told.constFirst().at, m_office->clock().now());
}

void TestUndoConflicts::whatWasDeletedSinceIsListed()
{
    const Saved added = got(office().assets.create({.tag = u"A-1"_s}));
    got(office().assets.remove(added.id, u"Wrong"_s));
    const QList<UndoObstacle> told = obstaclesOf(added.operation);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.constFirst().why, Why::Deleted);
    QCOMPARE(told.constFirst().name, u"Asset A-1"_s);
}

void TestUndoConflicts::whatIsReferredToStays()
{
    const Saved person = got(
        office().people.create({.firstName = u"New"_s, .lastName = u"Comer"_s, .email = u"new@example.org"_s}));
    got(office().roles.assign({person.id}, got(office().roles.findByName(u"User"_s)).id, {}));
    QCOMPARE(obstaclesOf(person.operation).constFirst().why, Why::Referred);
    QCOMPARE(obstaclesOf(person.operation).constFirst().sentence(),
             u"Role of a person New Comer – User refers to it now"_s);
    const Saved site = got(office().catalog.create(CatalogList::Kind::Sites, {.name = u"East"_s}));
    const qint64 asset = m_office->addAsset({.tag = u"A-1"_s, .siteId = site.id});
    QCOMPARE(obstaclesOf(site.operation).constFirst().reference, u"Asset A-1"_s);
    got(office().assets.remove(asset, u"Wrong"_s));
    got(office().undo.undo(site.operation));
    // Who acted stays too: what they did names them.
    office().session.openAsSystem();
    const Saved actor = got(
        office().people.create({.firstName = u"Ann"_s, .lastName = u"Actor"_s, .email = u"ann@example.org"_s}));
    m_office->signInAs(Who::Admin);
    m_office->write(
        u"INSERT INTO assets (asset_tag, status_id, created_at, created_by) VALUES ('A-9', 1, '2026-01-01T00:00:00Z', :by)"_s,
        {{u"by"_s, actor.id}});
    QCOMPARE(obstaclesOf(actor.operation).constFirst().reference, u"Asset A-9"_s);
}

void TestUndoConflicts::whatOthersTookBackIsNotInTheWay()
{
    const qint64 asset = m_office->addAsset({.tag = u"A-1"_s, .name = u"One"_s});
    const qint64 first = rename(asset, u"Two"_s), second = rename(asset, u"Three"_s);
    QCOMPARE(obstaclesOf(first).size(), 1);
    got(office().undo.undo(second));
    got(office().undo.undo(first));
    QCOMPARE(got(office().assets.find(asset)).name, u"One"_s);
    got(office().undo.redo(first));
    got(office().undo.redo(second));
    QCOMPARE(got(office().assets.find(asset)).name, u"Three"_s);
}

void TestUndoConflicts::otherRowsAlone()
{
    QList<qint64> assets;
    for (int i = 1; i <= 3; ++i)
        assets.append(m_office->addAsset(u"A-%1"_s.arg(i)));
    const qint64 operation = got(office().custody.checkOut({.assetIds = assets, .userId = m_office->id(Who::User)}))
                                 .operation;
    // The second comes back and goes to somebody else: its own row is as the operation left it.
    got(office().custody.checkIn({.assetIds = {assets.at(1)}}));
    got(office().custody.checkOut({.assetIds = {assets.at(1)}, .userId = m_office->id(Who::Agent)}));
    QCOMPARE(obstaclesOf(operation).size(), 1);
    QCOMPARE(obstaclesOf(operation).constFirst().name, u"Custody A-2 – Ulf User"_s);
    const UndoPlan plan = got(office().undo.plan(Act::Undo, operation));
    QCOMPARE(plan.rows(), 4);
    QCOMPARE(plan.obstacleCount, 1);
    const Saved undone = got(office().undo.undo(operation, Rows::Untouched));
    QVERIFY(!got(office().custody.current(assets.at(0))));
    QCOMPARE(got(office().custody.current(assets.at(1))).value().userId, m_office->id(Who::Agent));
    QCOMPARE(got(office().assets.find(assets.at(1))).statusId, m_office->status(StatusKind::Value::Deployed));
    QCOMPARE(got(office().assets.find(assets.at(2))).statusId, m_office->status(StatusKind::Value::Deployable));
    got(office().undo.redo(undone.operation));
    QCOMPARE(got(office().custody.current(assets.at(0))).value().userId, m_office->id(Who::User));
}

void TestUndoConflicts::otherRowsKeepWhatTheyReferTo()
{
    qint64 site = 0, used = 0, unused = 0;
    const qint64 operation = got(office().work.run(
        Permission::EditAssets, {u"asset.import"_s, u"Several"_s}, [&](const Operation &) -> Result<void> {
            site = got(office().catalog.create(CatalogList::Kind::Sites, {.name = u"East"_s})).id;
            used = got(office().assets.create({.tag = u"A-1"_s, .siteId = site})).id;
            unused = got(office().assets.create({.tag = u"A-2"_s, .siteId = site})).id;
            return {};
        }));
    rename(used, u"Kept"_s);
    got(office().undo.undo(operation, Rows::Untouched));
    QVERIFY(!office().assets.find(unused));
    QCOMPARE(got(office().assets.find(used)).siteId, site);
    QVERIFY(office().catalog.entry(CatalogList::Kind::Sites, site));
}

void TestUndoConflicts::nothingIsLeftForTheOthers()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 first = rename(asset, u"One"_s);
    rename(asset, u"Two"_s);
    QCOMPARE(refusal(office().undo.undo(first, Rows::Untouched)).code, Error::Code::Conflict);
    QCOMPARE(got(office().assets.find(asset)).name, u"Two"_s);
}

void TestUndoConflicts::onceOnly()
{
    const qint64 operation = rename(m_office->addAsset(u"A-1"_s), u"One"_s);
    QCOMPARE(refusal(office().undo.redo(operation)).code, Error::Code::Conflict);
    const qint64 undone = got(office().undo.undo(operation)).operation;
    const Error again = refusal(office().undo.undo(operation));
    QCOMPARE(again.code, Error::Code::Conflict);
    QVERIFY2(again.message.contains(u"operation %1 of admin@example.org"_s.arg(undone)), qUtf8Printable(again.message));
    QCOMPARE(office().undo.refusal(Act::Undo, operation), again.message);
    const qint64 redone = got(office().undo.undo(undone)).operation; // undo of undo is redo
    QCOMPARE(got(Sql::value(db(), u"SELECT kind FROM operations WHERE id = %1"_s.arg(redone))).toString(),
             u"journal.redo"_s);
    QCOMPARE(refusal(office().undo.redo(operation)).code, Error::Code::Conflict);
    QCOMPARE(refusal(office().undo.undo(undone)).code, Error::Code::Conflict);
    QCOMPARE(got(office().undo.undo(operation)).id, redone);
    QCOMPARE(
        got(Sql::value(db(), u"SELECT kind || ' ' || summary FROM operations ORDER BY id DESC LIMIT 1"_s)).toString(),
        u"journal.undo Undid operation %1: Edited A-1"_s.arg(operation));
}

void TestUndoConflicts::manyRowsAreCountedAndListedInPart()
{
    m_office->addAssets(500);
    const auto ids = got(Sql::ids(db(), u"SELECT id FROM assets"_s));
    const qint64 operation = got(office().assets.editMany(ids, {.notes = u"Same"_s}, {})).operation;
    got(office().assets.editMany(ids, {.notes = u"Other"_s}, {}));
    UndoPlan told;
    QVERIFY(!office().undo.undo(operation, Rows::All, {}, into(told)));
    QCOMPARE(told.obstacleCount, 500);
    QCOMPARE(told.obstacles.size(), UndoPlan::mostListed);
}

void TestUndoConflicts::takenValuesAreNamed()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 operation = got(office().assets.remove(asset, u"Wrong"_s)).operation;
    m_office->addAsset(u"A-1"_s);
    const Error error = refusal(office().undo.undo(operation));
    QCOMPARE(error.code, Error::Code::Duplicate);
    QVERIFY2(error.message.startsWith(u"Asset A-1: "_s), qUtf8Printable(error.message));
}

void TestUndoConflicts::ownRolesStay()
{
    office().session.openAsSystem();
    const qint64 second =
        got(office().people.create({.firstName = u"Sam"_s, .lastName = u"Second"_s, .email = u"sam@example.org"_s})).id;
    got(office().roles.assign({second}, got(office().roles.findByName(u"User"_s)).id, {}));
    m_office->signInAs(Who::Admin);
    const qint64 raised =
        got(office().roles.assign({second}, got(office().roles.findByName(u"Administrator"_s)).id, {})).operation;
    got(office().session.open(second));
    const Error error = refusal(office().undo.undo(raised));
    QCOMPARE(error.code, Error::Code::Denied);
    QCOMPARE(error.message, u"Nobody changes their own roles."_s);
}

void TestUndoConflicts::ownStatusStays()
{
    office().session.openAsSystem();
    const Saved second = got(
        office().people.create({.firstName = u"Sam"_s, .lastName = u"Second"_s, .email = u"sam@example.org"_s}));
    const qint64 off = got(office().people.setStatus({second.id}, PersonStatus::Value::Inactive, {})).operation;
    const qint64 on = got(office().people.setStatus({second.id}, PersonStatus::Value::Active, {})).operation;
    got(office().roles.assign({second.id}, got(office().roles.findByName(u"Administrator"_s)).id, {}));
    got(office().session.open(second.id));
    QVERIFY(off > 0);
    QCOMPARE(refusal(office().undo.undo(on)).message, u"Nobody deactivates themselves."_s);
}

void TestUndoConflicts::theLastAdministratorStays()
{
    // Two of them; the first goes, then nobody may take back what made the second one.
    office().session.openAsSystem();
    const qint64 administrator = got(office().roles.findByName(u"Administrator"_s)).id;
    const qint64 raised = got(office().roles.assign({m_office->id(Who::Agent)}, administrator, {})).operation;
    got(office().roles.assign({m_office->id(Who::Admin)}, got(office().roles.findByName(u"User"_s)).id, {}));
    const Error error = refusal(office().undo.undo(raised));
    QCOMPARE(error.code, Error::Code::Conflict);
    QVERIFY(error.message.contains(u"last administrator"_s));
    office().session.close();
    got(office().session.open(m_office->id(Who::Agent)));
}

void TestUndoConflicts::nobodyGrantsWhatTheyLack()
{
    office().session.openAsSystem();
    Grants most = Grants::builtin(2);
    most.set(Permission::EditSettings, Scope::None);
    const qint64 role = got(office().roles.create({.name = u"Most"_s}, most)).id;
    const qint64 some = m_office->addPerson(u"Sam"_s, u"Some"_s, u"sam@example.org"_s);
    office().session.openAsSystem();
    got(office().roles.assign({some}, role, {}));
    const qint64 administrator = got(office().roles.findByName(u"Administrator"_s)).id;
    got(office().roles.assign({m_office->id(Who::Agent)}, administrator, {}));
    const qint64 lowered = got(office().roles.revoke(m_office->id(Who::Agent), administrator, {})).operation;
    office().session.close();
    got(office().session.open(some));
    QCOMPARE(refusal(office().undo.undo(lowered)).code, Error::Code::Denied);
}

void TestUndoConflicts::retiredAssetsAreNotHandedOut()
{
    // In repair when it comes back, so that the check-in leaves the asset itself alone.
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    m_office->checkOut(asset, m_office->id(Who::User));
    const auto setStatus = [&](StatusKind::Value kind) {
        return edited(
            got(office().assets.find(asset)), [&](Asset &record) { record.statusId = m_office->status(kind); },
            [&](const Asset &before, const Asset &after) { return office().assets.update(before, after); });
    };
    setStatus(StatusKind::Value::Undeployable);
    const qint64 operation = got(office().custody.checkIn({.assetIds = {asset}})).operation;
    setStatus(StatusKind::Value::Archived);
    const Error error = refusal(office().undo.undo(operation));
    QCOMPARE(error.code, Error::Code::Conflict);
    QVERIFY(error.message.contains(u"A-1"_s));
}

void TestUndoConflicts::inactivePeopleGetNothing()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 operation = got(office().custody.checkOut({.assetIds = {asset}, .userId = m_office->id(Who::User)}))
                                 .operation;
    got(office().undo.undo(operation));
    got(office().people.setStatus({m_office->id(Who::User)}, PersonStatus::Value::Inactive, {}));
    QCOMPARE(refusal(office().undo.redo(operation)).code, Error::Code::Conflict);
    QVERIFY(!got(office().custody.current(asset)));
}

void TestUndoConflicts::privateViewsAreTheirOwners()
{
    m_office->signInAs(Who::Agent);
    const qint64 saved = got(office().savedViews.create({.name = u"Mine"_s, .view = u"assets"_s})).operation;
    const qint64 shared = got(office().savedViews.create({.name = u"Ours"_s, .view = u"assets"_s, .shared = true}))
                              .operation;
    m_office->signInAs(Who::Admin);
    QCOMPARE(refusal(office().undo.undo(saved)).code, Error::Code::Denied);
    got(office().undo.undo(shared));
}

void TestUndoConflicts::passwordsDoNotComeBack()
{
    const qint64 person = m_office->addPerson(u"Pia"_s, u"Person"_s, u"pia@example.org"_s);
    got(office().signIn.setPassword(person, u"violet harbour 27"_s));
    const qint64 operation = got(office().people.remove(person, u"Wrong"_s)).operation;
    UndoPlan told;
    got(office().undo.undo(operation, Rows::All, {}, into(told)));
    QVERIFY(told.losesPasswords);
    QCOMPARE(got(office().people.find(person)).email, u"pia@example.org"_s);
    QCOMPARE(refusal(office().signIn.signIn(u"pia@example.org"_s, u"violet harbour 27"_s)).code,
             Error::Code::NotSignedIn);
    m_office->signInAs(Who::Admin);
    got(office().signIn.issueCode(person));
}

void TestUndoConflicts::rightsThatAreConfirmedAreTold_data()
{
    using Write = std::function<qint64(TestWorkspace & office)>;
    QTest::addColumn<Write>("write");
    QTest::addColumn<QList<Permission>>("rights");
    const auto agentRole = [](TestWorkspace &office) { return got(office->roles.findByName(u"Agent"_s)); };
    const auto import = [](TestWorkspace &office, const QByteArray &content) {
        return got(Incoming(office, content, u"users"_s)->run()).operation;
    };
    QTest::newRow("role given") << Write([=](TestWorkspace &office) {
        return got(office->roles.assign({office.id(Who::User)}, agentRole(office).id, {})).operation;
    }) << QList {Permission::AssignRoles};
    QTest::newRow("role edited") << Write([=](TestWorkspace &office) {
        const Role role = agentRole(office);
        Role edited = role;
        edited.description = u"Lends"_s;
        return got(office->roles.update(role, edited, got(office->roles.grants(role.id)))).operation;
    }) << QList {Permission::EditRoles};
    QTest::newRow("people with roles") << Write([=](TestWorkspace &office) {
        return import(office, "first_name,last_name,email,role\nZoÃ«,Ek,zoe@example.org,Agent\n");
    }) << QList {Permission::AssignRoles};
    QTest::newRow("people without") << Write([=](TestWorkspace &office) {
        return import(office, "first_name,last_name,email\nZoÃ«,Ek,zoe@example.org\n");
    }) << QList<Permission>();
    QTest::newRow("deleted for good") << Write([](TestWorkspace &office) {
        return got(office->assets.remove(office.addAsset(u"A-9"_s), u"Stolen"_s)).operation;
    }) << QList {Permission::DeleteForGood};
    QTest::newRow("checked out") << Write([](TestWorkspace &office) {
        return got(office->custody.checkOut({.assetIds = {office.addAsset(u"A-9"_s)}, .userId = office.id(Who::User)}))
            .operation;
    }) << QList<Permission>();
}

void TestUndoConflicts::rightsThatAreConfirmedAreTold()
{
    QFETCH(const std::function<qint64(TestWorkspace & office)>, write);
    QFETCH(const QList<Permission>, rights);
    const qint64 operation = write(*m_office);
    QCOMPARE(got(office().undo.plan(Act::Undo, operation)).confirmed, rights);
    const qint64 undone = got(office().undo.undo(operation)).operation;
    QCOMPARE(got(office().undo.plan(Act::Redo, operation)).confirmed, rights);
    QCOMPARE(got(office().undo.plan(Act::Undo, undone)).confirmed, rights);
}

void TestUndoConflicts::whoIsToldMayKeepIt()
{
    const qint64 operation = rename(m_office->addAsset(u"A-1"_s), u"One"_s);
    const QStringList before = everything(db());
    const qint64 newest = got(office().undo.newestOperation());
    const auto keep = [](const UndoPlan &) { return Result<void>(Error {Error::Code::Cancelled, u"Not yet"_s}); };
    QCOMPARE(refusal(office().undo.undo(operation, Rows::All, {}, keep)).message, u"Not yet"_s);
    QCOMPARE(everything(db()), before);
    QCOMPARE(got(office().undo.newestOperation()), newest);
    rename(got(office().assets.findByTag(u"A-1"_s)).id, u"Two"_s);
    QCOMPARE(refusal(office().undo.undo(operation, Rows::All, {}, keep)).code, Error::Code::Conflict); // goes first
}

void TestUndoConflicts::kindsThatStay_data()
{
    QTest::addColumn<QString>("kind");
    for (const OperationKind &kind : OperationKinds::table()) {
        if (kind.whyKept)
            QTest::addRow("%s", kind.name) << QString::fromLatin1(kind.name);
    }
    QTest::addRow("unknown") << u"test.change"_s;
}

void TestUndoConflicts::kindsThatStay()
{
    QFETCH(const QString, kind);
    const qint64 operation = got(office().journal.write(
        office().session.actor(), {kind, u"Something"_s}, [&](const Operation &) -> Result<void> {
            got(Sql::run(db(), u"INSERT INTO sites (name) VALUES ('X')"_s));
            return {};
        }));
    const Error error = refusal(office().undo.undo(operation));
    QCOMPARE(error.code, Error::Code::Conflict);
    QVERIFY(!error.message.isEmpty());
    QCOMPARE(office().undo.refusal(Act::Undo, operation), error.message);
    QVERIFY(!got(office().undo.next(Act::Undo, 0)));
}

void TestUndoConflicts::drawnTagsAreNotDrawnAgain()
{
    const Saved first = got(office().assets.create({})), second = got(office().assets.create({}));
    const QString tag = got(office().assets.find(second.id)).tag;
    got(office().undo.undo(first.operation)); // though the counter moved on
    got(office().undo.undo(second.operation));
    QVERIFY(got(office().settings.nextAssetTag()) > tag);
}

void TestUndoConflicts::versionsMoveOn()
{
    const qint64 asset = m_office->addAsset({.tag = u"A-1"_s, .name = u"One"_s});
    QList<qint64> versions {got(office().assets.find(asset)).version};
    const qint64 operation = rename(asset, u"Two"_s);
    versions.append(got(office().assets.find(asset)).version);
    got(office().undo.undo(operation));
    versions.append(got(office().assets.find(asset)).version);
    const qint64 deleted = got(office().assets.remove(asset, u"Wrong"_s)).operation;
    got(office().undo.undo(deleted));
    versions.append(got(office().assets.find(asset)).version);
    QVERIFY(std::ranges::is_sorted(versions, std::less_equal()));
    QCOMPARE(QSet(versions.cbegin(), versions.cend()).size(), versions.size());
}

void TestUndoConflicts::searchFollows()
{
    const Saved added = got(office().assets.create({.tag = u"A-1"_s, .serial = u"XYZ123"_s, .name = u"Projector"_s}));
    const auto finds = [&](const QString &text) { return got(office().assets.search(text, 5)).size(); };
    const qint64 renamed = rename(added.id, u"Beamer"_s);
    got(office().undo.undo(renamed));
    QCOMPARE(finds(u"beamer"_s), 0);
    QCOMPARE(finds(u"projector"_s), 1);
    got(office().undo.undo(added.operation));
    QCOMPARE(finds(u"projector"_s) + finds(u"yz12"_s), 0);
    got(office().undo.redo(added.operation));
    QCOMPARE(finds(u"projector"_s), 1);
    QCOMPARE(finds(u"yz12"_s), 1);
}

void TestUndoConflicts::cancelled()
{
    m_office->addAssets(2500);
    const qint64 operation = got(office().assets.editMany(got(Sql::ids(db(), u"SELECT id FROM assets"_s)),
                                                          {.notes = u"Same"_s}, {}))
                                 .operation;
    const QStringList before = everything(db());
    for (const double share : {0.0, 0.5, 0.9}) {
        double last = 0;
        const auto progress = [&](qint64 done, qint64 total) {
            const double now = double(done) / double(total);
            if (now < last)
                qFatal("went back");
            last = now;
            return now <= share;
        };
        QCOMPARE(refusal(office().undo.undo(operation, Rows::All, progress)).code, Error::Code::Cancelled);
        QVERIFY(last > share);
        QCOMPARE(everything(db()), before);
    }
    got(office().undo.undo(operation));
}

void TestUndoConflicts::planChangesNothing()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 operation = got(office().custody.checkOut({.assetIds = {asset}, .userId = m_office->id(Who::User)}))
                                 .operation;
    const QStringList before = everything(db());
    const UndoPlan plan = got(office().undo.plan(Act::Undo, operation));
    QCOMPARE(plan.operation, operation);
    QCOMPARE(plan.summary, u"Checked out A-1 to Ulf User"_s);
    QCOMPARE(plan.counts.size(), 2);
    QCOMPARE(plan.counts.constFirst().table, u"asset_assignments"_s);
    QCOMPARE(plan.counts.constFirst().removed, 1);
    QCOMPARE(plan.counts.constLast().edited, 1);
    QVERIFY(plan.obstacles.isEmpty());
    QCOMPARE(everything(db()), before);
    QCOMPARE(refusal(office().undo.plan(Act::Redo, operation)).code, Error::Code::Conflict);
    m_office->signInAs(Who::User);
    QCOMPARE(refusal(office().undo.plan(Act::Undo, operation)).code, Error::Code::Denied);
}

void TestUndoConflicts::nextIsTheNewestOfOnesOwn()
{
    m_office->signInAs(Who::Agent);
    const qint64 start = got(office().undo.newestOperation());
    QVERIFY(!got(office().undo.next(Act::Undo, start)));
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 first = rename(asset, u"One"_s), second = rename(asset, u"Two"_s), third = rename(asset, u"Three"_s);
    m_office->signInAs(Who::Admin);
    rename(m_office->addAsset(u"A-2"_s), u"Other"_s);
    m_office->signInAs(Who::Agent);
    const auto next = [&](Act act) {
        const auto found = got(office().undo.next(act, start));
        return found ? found->operation : 0;
    };
    QCOMPARE(next(Act::Undo), third);
    QCOMPARE(next(Act::Redo), 0);
    got(office().undo.undo(third));
    QCOMPARE(next(Act::Undo), second);
    QCOMPARE(next(Act::Redo), third);
    got(office().undo.undo(second));
    QCOMPARE(next(Act::Undo), first);
    QCOMPARE(next(Act::Redo), second);
    got(office().undo.redo(second));
    QCOMPARE(next(Act::Undo), second);
    QCOMPARE(next(Act::Redo), third);
    QCOMPARE(got(office().undo.next(Act::Undo, start))->summary, u"Edited A-1"_s);
    QVERIFY(!got(office().undo.next(Act::Undo, third)));
    m_office->signInAs(Who::User);
    QVERIFY(!got(office().undo.next(Act::Undo, 0)));
}

void TestUndoConflicts::somethingNewEndsRedo()
{
    const qint64 start = got(office().undo.newestOperation());
    const qint64 asset = m_office->addAsset(u"A-1"_s), other = m_office->addAsset(u"A-2"_s);
    const qint64 first = rename(asset, u"One"_s);
    got(office().undo.undo(first));
    QCOMPARE(got(office().undo.next(Act::Redo, start))->operation, first);
    rename(other, u"New"_s);
    QVERIFY(!got(office().undo.next(Act::Redo, start)));
    got(office().undo.redo(first)); // by its number it goes
}

void TestUndoConflicts::readOnly()
{
    const qint64 operation = rename(m_office->addAsset(u"A-1"_s), u"One"_s);
    auto database = got(Database::open(m_office->path(), Database::Mode::ReadOnly));
    Workspace reading(std::move(database), m_office->clock(), PasswordHash::leastCost);
    got(reading.session.open(m_office->id(Who::Admin)));
    QVERIFY(!reading.undo.refusal(Act::Undo, operation).isEmpty());
    QVERIFY(!reading.undo.undo(operation));
    QCOMPARE(got(reading.undo.plan(Act::Undo, operation)).rows(), 1);
}

QTEST_GUILESS_MAIN(TestUndoConflicts)
#include "tst_undoconflicts.moc"
