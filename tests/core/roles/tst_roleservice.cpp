// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/roles/roleservice.h"

#include "core/db/sql.h"
#include "core/tables/viewreader.h"
#include "support/expect.h"
#include "support/terms.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Who = TestWorkspace::Who;
using Policy = RoleService::Policy;
using Ids = QList<qint64>;

namespace {

void succeed(const Result<void> &result)
{
    if (!result)
        qFatal("%s %s", qUtf8Printable(result.error().message), qUtf8Printable(result.error().detail));
}

QStringList names(const QList<Role> &roles)
{
    QStringList list;
    for (const Role &role : roles)
        list.append(role.name);
    return list;
}

Grants all(std::initializer_list<Permission> permissions)
{
    Grants grants;
    for (const Permission permission : permissions)
        grants.set(permission, Scope::All);
    return grants;
}

}

class TestRoleService final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsRolesByName();
    void findsRoles();
    void assigningTwiceIsOneRow();
    void assigningAnotherEndsTheOld();
    void assigningBackIsANewRow();
    void anIdThatIsNoRoleChangesNothing();
    void readsBothDirections();
    void peopleWithoutARoleAreGivenOne();
    void bulkAssignIsAllOrNone_data();
    void bulkAssignIsAllOrNone();
    void reasonIsKept();
    void clockSetBackEndsAtTheStart();
    void revokes();
    void revokeRefuses();

    void severalRolesAtOnce();
    void switchingBackIsRefusedWhileSomebodyHasTwo();
    void databaseHoldsThePolicy();
    void roleOfTheInactiveGivesNothing();

    void createsARole();
    void createRefuses_data();
    void createRefuses();
    void updatesARole();
    void updateMergesAndConflicts();
    void removesARole();
    void removeRefuses();
    void removeNeedsTheRightsOfTheRole();
    void keysAreNotUsedAgain();
    void removingAPersonLeavesNoOrphan();

    void nobodyGrantsWhatTheyDoNotHold();
    void nobodyTakesWhatTheyDoNotHold();
    void nobodyChangesTheirOwnRoles();
    void lastAdministratorStays_data();
    void lastAdministratorStays();
    void anInactiveAdministratorDoesNotCount();
    void oneOfTwoAdministratorsMayGo();

    void tellsTheEffect();
    void tellsTheEffectUnderSeveral();
    void tellsTheRefusal();

private:
    RoleService &roles() { return (*m_office)->roles; }
    QSqlDatabase db() { return (*m_office)->database.connection(); }
    qint64 number(const QString &statement) { return got(Sql::value(db(), statement)).toLongLong(); }
    qint64 role(const QString &name) { return got(roles().findByName(name)).id; }
    qint64 operations() { return number(u"SELECT count(*) FROM operations"_s); }
    qint64 rowsOf(qint64 person)
    {
        return number(u"SELECT count(*) FROM user_role_assignments WHERE user_id = %1"_s.arg(person));
    }
    QStringList current(qint64 person) { return names(got(roles().currentRoles(person))); }
    qint64 makeRole(const QString &name, const Grants &grants)
    {
        return got(roles().create({.name = name}, grants)).id;
    }
    // Somebody with a new role of these rights, signed in.
    qint64 signInWith(const Grants &grants);

    std::unique_ptr<TestWorkspace> m_office;
    qint64 m_ann = 0; // without a role
    qint64 m_bob = 0; // without a role
};

void TestRoleService::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_ann = m_office->addPerson(u"Ann"_s, u"Ames"_s, u"ann@example.org"_s);
    m_bob = m_office->addPerson(u"Bob"_s, u"Bond"_s, u"bob@example.org"_s);
}

void TestRoleService::cleanup()
{
    m_office.reset();
}

qint64 TestRoleService::signInWith(const Grants &grants)
{
    const qint64 person = m_office->addPerson(u"Some"_s, u"Body"_s);
    (*m_office)->session.openAsSystem();
    got(roles().assign({person}, makeRole(u"Special"_s, grants), {}));
    succeed((*m_office)->session.open(person));
    return person;
}

void TestRoleService::listsRolesByName()
{
    makeRole(u"librarian"_s, {});
    QCOMPARE(names(got(roles().roles())), (QStringList {u"Administrator"_s, u"Agent"_s, u"librarian"_s, u"User"_s}));
    QVERIFY(got(roles().roles()).constFirst().builtin);
    QVERIFY(!got(roles().roles()).at(2).builtin);
}

void TestRoleService::findsRoles()
{
    QCOMPARE(got(roles().findByName(u"  aGENT "_s)).name, u"Agent"_s);
    const Error byName = refusal(roles().findByName(u"Boss"_s));
    QCOMPARE(byName.code, Error::Code::NotFound);
    QCOMPARE(byName.field, u"role"_s);
    QVERIFY(byName.message.contains("Boss"_L1));
    QCOMPARE(refusal(roles().find(999)).code, Error::Code::NotFound);
    QVERIFY(got(roles().grants(999)).isEmpty());
}

void TestRoleService::assigningTwiceIsOneRow()
{
    QVERIFY(got(roles().assign({m_ann}, role(u"User"_s), {})).operation > 0);
    const qint64 before = operations();
    QCOMPARE(got(roles().assign({m_ann}, role(u"User"_s), u"Again"_s)).operation, 0);
    QCOMPARE(got(roles().assign({m_bob, m_bob}, role(u"User"_s), {})).id, m_bob);
    QCOMPARE(operations(), before + 1);
    QCOMPARE(rowsOf(m_ann), 1);
    QCOMPARE(rowsOf(m_bob), 1);
    QCOMPARE(current(m_ann), QStringList {u"User"_s});
}

void TestRoleService::assigningAnotherEndsTheOld()
{
    got(roles().assign({m_ann}, role(u"User"_s), u"Staff"_s));
    const QDateTime first = m_office->clock().now();
    m_office->clock().advance(1h);
    const qint64 before = operations();
    got(roles().assign({m_ann}, role(u"Agent"_s), u"Help desk"_s));
    QCOMPARE(operations(), before + 1);
    QCOMPARE(current(m_ann), QStringList {u"Agent"_s});
    const auto history = got(roles().history(m_ann));
    QCOMPARE(history.size(), 2);
    QCOMPARE(history.at(0).roleId, role(u"Agent"_s));
    QCOMPARE(history.at(0).assignedBy, std::optional(m_office->id(Who::Admin)));
    QVERIFY(!history.at(0).endedAt.isValid());
    QCOMPARE(history.at(1).assignedAt, first);
    QCOMPARE(history.at(1).endedAt, m_office->clock().now());
    QCOMPARE(history.at(1).endedBy, std::optional(m_office->id(Who::Admin)));
    QCOMPARE(history.at(1).reason, u"Staff"_s);
}

void TestRoleService::assigningBackIsANewRow()
{
    for (const QString &name : {u"User"_s, u"Agent"_s, u"User"_s})
        got(roles().assign({m_ann}, role(name), {}));
    QCOMPARE(rowsOf(m_ann), 3);
    QCOMPARE(current(m_ann), QStringList {u"User"_s});
}

void TestRoleService::anIdThatIsNoRoleChangesNothing()
{
    got(roles().assign({m_ann}, role(u"User"_s), {}));
    const qint64 before = operations();
    for (const qint64 id : {qint64 {0}, qint64 {-1}, qint64 {999}}) {
        const Error error = refusal(roles().assign({m_ann}, id, {}));
        QCOMPARE(error.code, Error::Code::NotFound);
        QCOMPARE(error.field, u"role"_s);
    }
    QCOMPARE(operations(), before);
    QCOMPARE(current(m_ann), QStringList {u"User"_s});
    QCOMPARE(rowsOf(m_ann), 1);
}

void TestRoleService::readsBothDirections()
{
    const qint64 user = role(u"User"_s);
    got(roles().assign({m_ann, m_bob}, user, {}));
    QCOMPARE(got(roles().holders(user)), (Ids {m_office->id(Who::User), m_ann, m_bob}));
    got(roles().assign({m_ann}, role(u"Agent"_s), {}));
    QCOMPARE(got(roles().holders(user)), (Ids {m_office->id(Who::User), m_bob}));
    QCOMPARE(got(roles().holders(role(u"Agent"_s))), (Ids {m_office->id(Who::Agent), m_ann}));
    QCOMPARE(current(m_bob), QStringList {u"User"_s});
    QVERIFY(got(roles().holders(999)).isEmpty());
    QVERIFY(got(roles().currentRoles(999)).isEmpty());
}

void TestRoleService::peopleWithoutARoleAreGivenOne()
{
    const auto ids = [this] {
        const ViewReader reader((*m_office)->database, (*m_office)->session, m_office->clock().now());
        const auto rows = got(reader.ids(Views::users(), {.filters = {is(u"without-role"_s)}}));
        return Ids(rows.cbegin(), rows.cend());
    };
    QCOMPARE(ids(), (Ids {m_ann, m_bob}));
    const qint64 before = operations();
    got(roles().assign(ids(), role(u"User"_s), u"Imported"_s));
    QCOMPARE(operations(), before + 1);
    QVERIFY(ids().isEmpty());
    got(roles().revoke(m_bob, role(u"User"_s), {}));
    QCOMPARE(ids(), Ids {m_bob});
    got((*m_office)->people.setStatus({m_bob}, PersonStatus::Value::Inactive, {}));
    QVERIFY(ids().isEmpty());
}

void TestRoleService::bulkAssignIsAllOrNone_data()
{
    QTest::addColumn<bool>("self");
    QTest::addColumn<Error::Code>("code");
    QTest::addRow("with oneself") << true << Error::Code::Denied;
    QTest::addRow("with nobody") << false << Error::Code::NotFound;
}

void TestRoleService::bulkAssignIsAllOrNone()
{
    QFETCH(const bool, self);
    QFETCH(const Error::Code, code);
    got(roles().assign({m_bob}, role(u"Agent"_s), {}));
    const Ids people {m_ann, m_bob, self ? m_office->id(Who::Admin) : 999};
    QCOMPARE(refusal(roles().assign(people, role(u"User"_s), {})).code, code);
    QCOMPARE(current(m_ann), QStringList());
    QCOMPARE(current(m_bob), QStringList {u"Agent"_s});
    QCOMPARE(rowsOf(m_bob), 1);
}

void TestRoleService::reasonIsKept()
{
    const Saved saved = got(roles().assign({m_ann}, role(u"User"_s), u"  New hire "_s));
    QCOMPARE(got(roles().history(m_ann)).constFirst().reason, u"New hire"_s);
    QCOMPARE(
        got(Sql::value(db(), u"SELECT kind || ': ' || reason FROM operations WHERE id = %1"_s.arg(saved.operation)))
            .toString(),
        u"role.assign: New hire"_s);
    const Saved revoked = got(roles().revoke(m_ann, role(u"User"_s), u" Left "_s));
    QCOMPARE(
        got(Sql::value(db(), u"SELECT kind || ': ' || reason FROM operations WHERE id = %1"_s.arg(revoked.operation)))
            .toString(),
        u"role.revoke: Left"_s);
}

void TestRoleService::clockSetBackEndsAtTheStart()
{
    got(roles().assign({m_ann}, role(u"User"_s), {}));
    const QDateTime start = m_office->clock().now();
    m_office->clock().advance(-24h);
    got(roles().assign({m_ann}, role(u"Agent"_s), {}));
    QCOMPARE(current(m_ann), QStringList {u"Agent"_s});
    QCOMPARE(got(roles().history(m_ann)).constFirst().endedAt, start);
}

void TestRoleService::revokes()
{
    got(roles().assign({m_ann}, role(u"User"_s), {}));
    const Saved saved = got(roles().revoke(m_ann, role(u"User"_s), {}));
    QVERIFY(saved.operation > 0);
    QCOMPARE(saved.id, m_ann);
    QCOMPARE(current(m_ann), QStringList());
    QCOMPARE(rowsOf(m_ann), 1); // kept as history
}

void TestRoleService::revokeRefuses()
{
    QCOMPARE(refusal(roles().revoke(m_ann, role(u"User"_s), {})).code, Error::Code::NotFound); // never had it
    QCOMPARE(refusal(roles().revoke(m_ann, 999, {})).code, Error::Code::NotFound);
    QCOMPARE(refusal(roles().revoke(999, role(u"User"_s), {})).code, Error::Code::NotFound);
    got(roles().assign({m_ann}, role(u"User"_s), {}));
    got(roles().revoke(m_ann, role(u"User"_s), {}));
    QCOMPARE(refusal(roles().revoke(m_ann, role(u"User"_s), {})).code, Error::Code::NotFound); // not any more
}

void TestRoleService::severalRolesAtOnce()
{
    QVERIFY(roles().policy() == Policy::Single);
    got(roles().setPolicy(Policy::Several));
    QVERIFY(roles().policy() == Policy::Several);
    QCOMPARE(got(roles().setPolicy(Policy::Several)).operation, 0);
    const qint64 finance = makeRole(u"Finance"_s, all({Permission::ViewCost}));
    got(roles().assign({m_ann}, role(u"User"_s), {}));
    got(roles().assign({m_ann}, finance, {}));
    got(roles().assign({m_ann}, finance, {}));
    QCOMPARE(current(m_ann), (QStringList {u"Finance"_s, u"User"_s}));
    QCOMPARE(rowsOf(m_ann), 2);
    QCOMPARE(got(roles().holders(finance)), Ids {m_ann});
    const Grants grants = got(Grants::ofUser(db(), m_ann));
    QVERIFY(grants.scope(Permission::ViewCost) == Scope::All);
    QVERIFY(grants.scope(Permission::ViewAssets) == Scope::Own);
    got(roles().revoke(m_ann, finance, {}));
    QCOMPARE(current(m_ann), QStringList {u"User"_s});
}

void TestRoleService::switchingBackIsRefusedWhileSomebodyHasTwo()
{
    got(roles().setPolicy(Policy::Several));
    got(roles().assign({m_ann}, role(u"User"_s), {}));
    got(roles().assign({m_ann}, role(u"Agent"_s), {}));
    const qint64 before = operations();
    QCOMPARE(refusal(roles().setPolicy(Policy::Single)).code, Error::Code::Conflict);
    QVERIFY(roles().policy() == Policy::Several);
    QCOMPARE(operations(), before);
    got(roles().revoke(m_ann, role(u"User"_s), {}));
    got(roles().setPolicy(Policy::Single));
    QVERIFY(roles().policy() == Policy::Single);
    got(roles().assign({m_ann}, role(u"User"_s), {}));
    QCOMPARE(current(m_ann), QStringList {u"User"_s});
}

// Whatever path a row takes.
void TestRoleService::databaseHoldsThePolicy()
{
    got(roles().assign({m_ann}, role(u"User"_s), {}));
    const auto write = [this](const QString &statement) {
        return (*m_office)->journal.write({{}, u"system"_s}, {u"test.change"_s, u"Change"_s},
                                          [&](const Operation &) -> Result<void> {
                                              const auto done = Sql::run(db(), statement);
                                              return done ? Result<void>() : Result<void>(done.error());
                                          });
    };
    const QString insert =
        u"INSERT INTO user_role_assignments (user_id, role_id, assigned_at) VALUES (%1, %2, '2026-01-01T00:00:00Z')"_s;
    QCOMPARE(refusal(write(insert.arg(m_ann).arg(role(u"Agent"_s)))).code, Error::Code::Conflict);
    got(roles().revoke(m_ann, role(u"User"_s), {}));
    got(roles().assign({m_ann}, role(u"Agent"_s), {}));
    QCOMPARE(refusal(write(u"UPDATE user_role_assignments SET ended_at = NULL"_s)).code, Error::Code::Conflict);
    got(roles().setPolicy(Policy::Several));
    QVERIFY(write(insert.arg(m_ann).arg(role(u"User"_s))));
    QCOMPARE(refusal(write(insert.arg(m_ann).arg(role(u"User"_s)))).code, Error::Code::Duplicate);
    QCOMPARE(refusal(write(u"DELETE FROM settings WHERE name = 'role_policy'"_s)).code, Error::Code::Conflict);
}

void TestRoleService::roleOfTheInactiveGivesNothing()
{
    got(roles().assign({m_ann}, role(u"Agent"_s), {}));
    QVERIFY(!got(Grants::ofUser(db(), m_ann)).isEmpty());
    got((*m_office)->people.setStatus({m_ann}, PersonStatus::Value::Inactive, {}));
    QVERIFY(got(Grants::ofUser(db(), m_ann)).isEmpty());
    QCOMPARE(current(m_ann), QStringList {u"Agent"_s});
}

void TestRoleService::createsARole()
{
    const Grants grants = all({Permission::ViewAssets, Permission::ViewCost});
    const Saved saved = got(roles().create({.name = u"  Finance   office "_s, .description = u"Pays"_s}, grants));
    QVERIFY(saved.operation > 0);
    const Role made = got(roles().find(saved.id));
    QCOMPARE(made.name, u"Finance office"_s);
    QCOMPARE(made.description, u"Pays"_s);
    QCOMPARE(made.createdAt, m_office->clock().now());
    QVERIFY(got(roles().grants(saved.id)) == grants);
}

void TestRoleService::createRefuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Error::Code>("code");
    QTest::addRow("no name") << QString() << Error::Code::Invalid;
    QTest::addRow("a blank name") << u" \t "_s << Error::Code::Invalid;
    QTest::addRow("a name that is taken") << u"agent"_s << Error::Code::Duplicate;
    QTest::addRow("a name that is taken, with spaces") << u" Agent "_s << Error::Code::Duplicate;
}

void TestRoleService::createRefuses()
{
    QFETCH(const QString, name);
    QFETCH(const Error::Code, code);
    const Error error = refusal(roles().create({.name = name}, {}));
    QCOMPARE(error.code, code);
    QCOMPARE(error.field, u"name"_s);
    const Role guest = got(roles().find(makeRole(u"Guest"_s, {})));
    Role renamed = guest;
    renamed.name = name;
    QCOMPARE(refusal(roles().update(guest, renamed, {})).code, code);
}

void TestRoleService::updatesARole()
{
    const Role before = got(roles().find(makeRole(u"Guest"_s, all({Permission::ViewAssets}))));
    Role after = before;
    after.name = u"Visitor"_s;
    after.builtin = true; // neither is for anyone to change
    after.createdAt = after.createdAt.addDays(-1);
    const Grants grants = all({Permission::ViewPeople});
    got(roles().update(before, after, grants));
    const Role updated = got(roles().find(before.id));
    QCOMPARE(updated.name, u"Visitor"_s);
    QVERIFY(!updated.builtin);
    QCOMPARE(updated.createdAt, before.createdAt);
    QVERIFY(got(roles().grants(before.id)) == grants);
    QCOMPARE(got(roles().update(updated, updated, grants)).operation, 0);
    Role cased = updated;
    cased.name = u"VISITOR"_s;
    got(roles().update(updated, cased, grants));
    QCOMPARE(got(roles().find(before.id)).name, u"VISITOR"_s);
}

void TestRoleService::updateMergesAndConflicts()
{
    const Role original = got(roles().find(makeRole(u"Guest"_s, {})));
    Role mine = original, theirs = original, third = original;
    theirs.name = u"Visitor"_s;
    mine.description = u"For a day"_s;
    third.name = u"Caller"_s;
    got(roles().update(original, theirs, {}));
    got(roles().update(original, mine, {}));
    QCOMPARE(got(roles().find(original.id)).name, u"Visitor"_s);
    QCOMPARE(got(roles().find(original.id)).description, u"For a day"_s);
    const Error error = refusal(roles().update(original, third, {}));
    QCOMPARE(error.code, Error::Code::Conflict);
    QCOMPARE(error.field, u"name"_s);
    Role gone = original;
    gone.id = 999;
    QCOMPARE(refusal(roles().update(gone, gone, {})).code, Error::Code::NotFound);
}

void TestRoleService::removesARole()
{
    const qint64 guest = makeRole(u"Guest"_s, all({Permission::ViewAssets}));
    got(roles().assign({m_ann}, guest, {}));
    got(roles().assign({m_ann}, role(u"User"_s), {})); // Guest is history now
    got(roles().remove(guest, u"Not needed"_s));
    QCOMPARE(refusal(roles().find(guest)).code, Error::Code::NotFound);
    QCOMPARE(number(u"SELECT count(*) FROM role_permissions WHERE role_id = %1"_s.arg(guest)), 0);
    QCOMPARE(number(u"SELECT count(*) FROM user_role_assignments WHERE role_id = %1"_s.arg(guest)), 0);
    QCOMPARE(current(m_ann), QStringList {u"User"_s});
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

void TestRoleService::removeRefuses()
{
    for (const QString &name : {u"User"_s, u"Agent"_s, u"Administrator"_s})
        QCOMPARE(refusal(roles().remove(role(name), {})).code, Error::Code::Conflict);
    QCOMPARE(refusal(roles().remove(999, {})).code, Error::Code::NotFound);
    const qint64 guest = makeRole(u"Guest"_s, {});
    got(roles().assign({m_ann}, guest, {}));
    const Error held = refusal(roles().remove(guest, {}));
    QCOMPARE(held.code, Error::Code::Conflict);
    QVERIFY(held.message.contains("Guest"_L1));
    QCOMPARE(current(m_ann), QStringList {u"Guest"_s});
}

void TestRoleService::removeNeedsTheRightsOfTheRole()
{
    const Grants rights = all({Permission::ViewAssets, Permission::ViewCost});
    const qint64 auditor = makeRole(u"Auditor"_s, rights);
    const qint64 viewer = makeRole(u"Viewer"_s, all({Permission::ViewAssets}));
    signInWith(all({Permission::EditRoles, Permission::ViewAssets}));
    QCOMPARE(refusal(roles().remove(auditor, {})).code, Error::Code::Denied);
    QCOMPARE(got(roles().find(auditor)).name, u"Auditor"_s);
    QVERIFY(got(roles().grants(auditor)) == rights);
    got(roles().remove(viewer, {}));
}

// The journal goes on speaking of the one that was deleted.
void TestRoleService::keysAreNotUsedAgain()
{
    const qint64 guest = makeRole(u"Guest"_s, all({Permission::ViewAssets}));
    got(roles().remove(guest, {}));
    QVERIFY(makeRole(u"Guest"_s, {}) > guest);
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

void TestRoleService::removingAPersonLeavesNoOrphan()
{
    got(roles().assign({m_ann}, role(u"User"_s), {}));
    got(roles().assign({m_ann}, role(u"Agent"_s), {}));
    got((*m_office)->people.remove(m_ann, u"Wrong"_s));
    QCOMPARE(rowsOf(m_ann), 0);
    QVERIFY(!got(roles().holders(role(u"Agent"_s))).contains(m_ann));
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

// Somebody who may assign and edit roles, but holds little else.
void TestRoleService::nobodyGrantsWhatTheyDoNotHold()
{
    const qint64 viewer = makeRole(u"Viewer"_s, all({Permission::ViewAssets}));
    signInWith(all({Permission::AssignRoles, Permission::EditRoles, Permission::ViewAssets}));
    for (const QString &name : {u"Administrator"_s, u"Agent"_s})
        QCOMPARE(refusal(roles().assign({m_ann}, role(name), {})).code, Error::Code::Denied);
    QCOMPARE(current(m_ann), QStringList());
    const Error created = refusal(roles().create({.name = u"Spy"_s}, all({Permission::ViewCost})));
    QCOMPARE(created.code, Error::Code::Denied);
    QCOMPARE(created.field, u"permissions"_s);
    const Role before = got(roles().find(viewer));
    QCOMPARE(refusal(roles().update(before, before, all({Permission::ViewAssets, Permission::ViewCost}))).code,
             Error::Code::Denied);
    QVERIFY(got(roles().grants(viewer)) == all({Permission::ViewAssets}));
    got(roles().assign({m_ann}, viewer, {}));
    QVERIFY(roles().create({.name = u"Watcher"_s}, all({Permission::ViewAssets})));
}

void TestRoleService::nobodyTakesWhatTheyDoNotHold()
{
    const qint64 viewer = makeRole(u"Viewer"_s, all({Permission::ViewAssets}));
    got(roles().assign({m_ann}, role(u"Administrator"_s), {}));
    signInWith(all({Permission::AssignRoles, Permission::EditRoles, Permission::ViewAssets}));
    QCOMPARE(refusal(roles().revoke(m_ann, role(u"Administrator"_s), {})).code, Error::Code::Denied);
    // Nor by giving another in its place.
    QCOMPARE(refusal(roles().assign({m_ann}, viewer, {})).code, Error::Code::Denied);
    QVERIFY(!roles().refusal(m_ann, viewer).isEmpty());
    QCOMPARE(current(m_ann), QStringList {u"Administrator"_s});
    const Role agent = got(roles().findByName(u"Agent"_s));
    QCOMPARE(refusal(roles().update(agent, agent, {})).code, Error::Code::Denied);
    QVERIFY(got(roles().grants(agent.id)) == Grants::builtin(1));
}

void TestRoleService::nobodyChangesTheirOwnRoles()
{
    const qint64 me = m_office->id(Who::Admin);
    m_office->assign(m_ann, u"Administrator"_s); // not the last one
    for (const QString &name : {u"User"_s, u"Administrator"_s})
        QCOMPARE(refusal(roles().assign({me}, role(name), {})).code, Error::Code::Denied);
    QCOMPARE(refusal(roles().revoke(me, role(u"Administrator"_s), {})).code, Error::Code::Denied);
    const Role mine = got(roles().findByName(u"Administrator"_s));
    Grants fewer = Grants::builtin(2);
    fewer.set(Permission::ViewCost, Scope::None);
    const Error error = refusal(roles().update(mine, mine, fewer));
    QCOMPARE(error.code, Error::Code::Denied);
    QCOMPARE(error.field, u"permissions"_s);
    Role described = mine;
    described.description = u"Runs it all"_s;
    got(roles().update(mine, described, Grants::builtin(2))); // its words may be changed
    QCOMPARE(current(me), QStringList {u"Administrator"_s});
}

void TestRoleService::lastAdministratorStays_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how :
         {"revoked", "demoted", "deactivated", "edited to inactive", "address cleared", "deleted", "role emptied"})
        QTest::addRow("%s", how) << QString::fromLatin1(how);
}

// The program itself tries: it holds every right and is nobody.
void TestRoleService::lastAdministratorStays()
{
    QFETCH(const QString, how);
    Workspace &workspace = m_office->workspace();
    const qint64 last = m_office->id(Who::Admin);
    const qint64 administrator = role(u"Administrator"_s);
    workspace.session.openAsSystem();
    const qint64 before = operations();
    const auto attempt = [&]() -> Result<Saved> {
        if (how == "revoked"_L1)
            return roles().revoke(last, administrator, {});
        if (how == "demoted"_L1)
            return roles().assign({m_ann, last}, role(u"User"_s), {});
        if (how == "deactivated"_L1)
            return workspace.people.setStatus({m_ann, last}, PersonStatus::Value::Inactive, {});
        if (how == "deleted"_L1)
            return workspace.people.remove(last, u"Wrong"_s);
        if (how == "role emptied"_L1)
            return roles().update(got(roles().find(administrator)), got(roles().find(administrator)), {});
        const Person original = got(workspace.people.find(last));
        Person edited = original;
        if (how == "address cleared"_L1)
            edited.email.clear(); // nobody signs in without one
        else
            edited.status = PersonStatus::Value::Inactive;
        return workspace.people.update(original, edited);
    };
    QCOMPARE(refusal(attempt()).code, Error::Code::Conflict);
    QCOMPARE(operations(), before);
    QCOMPARE(current(last), QStringList {u"Administrator"_s});
    QVERIFY(got(Administrators(workspace.database).contains(last)));
    QCOMPARE(got(workspace.people.find(last)).email, u"admin@example.org"_s);
    QVERIFY(got(workspace.people.find(m_ann)).status == PersonStatus::Value::Active);
    QCOMPARE(current(m_ann), QStringList());
}

void TestRoleService::anInactiveAdministratorDoesNotCount()
{
    Workspace &workspace = m_office->workspace();
    m_office->assign(m_ann, u"Administrator"_s);
    QCOMPARE(got(Administrators(workspace.database).count()), 2);
    got(workspace.people.setStatus({m_ann}, PersonStatus::Value::Inactive, {}));
    QCOMPARE(got(Administrators(workspace.database).count()), 1);
    workspace.session.openAsSystem();
    const qint64 last = m_office->id(Who::Admin);
    QCOMPARE(refusal(roles().revoke(last, role(u"Administrator"_s), {})).code, Error::Code::Conflict);
    QCOMPARE(refusal(workspace.people.setStatus({last}, PersonStatus::Value::Inactive, {})).code,
             Error::Code::Conflict);
    got(workspace.people.setStatus({m_ann}, PersonStatus::Value::Active, {}));
    got(workspace.people.setStatus({last}, PersonStatus::Value::Inactive, {}));
}

void TestRoleService::oneOfTwoAdministratorsMayGo()
{
    m_office->assign(m_ann, u"Administrator"_s);
    got(roles().assign({m_ann}, role(u"User"_s), {}));
    QCOMPARE(current(m_ann), QStringList {u"User"_s});
    m_office->assign(m_ann, u"Administrator"_s);
    got(roles().revoke(m_ann, role(u"Administrator"_s), {}));
    m_office->assign(m_ann, u"Administrator"_s);
    got((*m_office)->people.remove(m_ann, u"Wrong"_s));
    QCOMPARE(got(Administrators(m_office->workspace().database).count()), 1);
}

void TestRoleService::tellsTheEffect()
{
    m_office->assign(m_ann, u"Agent"_s);
    const RoleEffect demoted = got(roles().effect(m_ann, role(u"User"_s)));
    QVERIFY(demoted.losses.contains(Permissions::sentence(Permission::ChangeCustody, Scope::All)));
    QVERIFY(demoted.losses.contains(Permissions::sentence(Permission::ViewAssets, Scope::All)));
    QVERIFY(demoted.gains.isEmpty());
    QCOMPARE(names(demoted.ends), QStringList {u"Agent"_s});
    const RoleEffect promoted = got(roles().effect(m_ann, role(u"Administrator"_s)));
    QVERIFY(promoted.losses.isEmpty());
    QVERIFY(promoted.gains.contains(Permissions::sentence(Permission::AssignRoles, Scope::All)));
    QVERIFY(promoted.gains.contains(
        Permissions::sentence(Permission::ViewOperations, Scope::All))); // only their own before
    const RoleEffect same = got(roles().effect(m_ann, role(u"Agent"_s)));
    QVERIFY(same.gains.isEmpty() && same.losses.isEmpty() && same.ends.isEmpty());
    const RoleEffect first = got(roles().effect(m_bob, role(u"User"_s)));
    QVERIFY(first.gains.contains(Permissions::sentence(Permission::ViewAssets, Scope::Own)));
    QVERIFY(first.ends.isEmpty());
    QCOMPARE(current(m_ann), QStringList {u"Agent"_s}); // nothing was changed
}

void TestRoleService::tellsTheEffectUnderSeveral()
{
    got(roles().setPolicy(Policy::Several));
    m_office->assign(m_ann, u"Agent"_s);
    const RoleEffect effect = got(roles().effect(m_ann, role(u"User"_s)));
    QVERIFY(effect.losses.isEmpty());
    QVERIFY(effect.gains.isEmpty());
    QVERIFY(effect.ends.isEmpty());
}

void TestRoleService::tellsTheRefusal()
{
    QCOMPARE(roles().refusal(m_ann, role(u"Administrator"_s)), QString());
    QVERIFY(!roles().refusal(m_office->id(Who::Admin), role(u"User"_s)).isEmpty());
    m_office->signInAs(Who::Agent);
    QVERIFY(!roles().refusal(m_ann, role(u"User"_s)).isEmpty());
    (*m_office)->session.openAsSystem();
    QVERIFY(!roles().refusal(m_office->id(Who::Admin), role(u"User"_s)).isEmpty()); // the last administrator
    QCOMPARE(roles().refusal(m_office->id(Who::Admin), role(u"Administrator"_s)), QString());
    signInWith(all({Permission::AssignRoles}));
    QVERIFY(!roles().refusal(m_ann, role(u"Agent"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(TestRoleService)
#include "tst_roleservice.moc"
