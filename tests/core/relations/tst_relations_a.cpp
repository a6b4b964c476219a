// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// System A: accounts, roles and one role at a time, with what came before kept as history.
#include "core/access/grants.h"
#include "core/base/text.h"
#include "core/relations/associationproxy.h"
#include "tests/core/relations/baredatabase.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString schema = uR"(CREATE TABLE users (
    id INTEGER PRIMARY KEY, date_created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, staff_number TEXT UNIQUE,
    f_name TEXT, l_name TEXT, email TEXT UNIQUE, phone1 TEXT, phone2 TEXT, organization TEXT, site TEXT,
    department TEXT, position TEXT, status TEXT, hashed_pw TEXT,
    full_name TEXT GENERATED ALWAYS AS (f_name || ' ' || l_name) VIRTUAL);

CREATE TABLE user_roles (id INTEGER PRIMARY KEY, date_created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, role TEXT NOT NULL);

CREATE TABLE user_role_assignments (
    id INTEGER PRIMARY KEY, date_created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, date_ended TEXT,
    user_id INTEGER NOT NULL CONSTRAINT fk_user_role_assignments_user_id_users REFERENCES users (id) ON DELETE %1,
    role_id INTEGER NOT NULL CONSTRAINT fk_user_role_assignments_role_id_user_roles REFERENCES user_roles (id) ON DELETE %2);

INSERT INTO user_roles (id, role) VALUES (1, 'user'), (2, 'agent'), (3, 'administrator');

)"_s;

struct Account
{
    QString firstName;
    QString lastName;
    QString email;
    qint64 id = 0;
};

// The small service of the system: the rule of one role at a time, put together from the relations.
class Accounts final
{
public:
    explicit Accounts(const BareDatabase &db)
        : m_db(db)
    {
    }

    AssociationObject assignments() const { return {m_db, u"user_role_assignments"_s, u"user_id"_s, u"role_id"_s}; }
    AssociationProxy currentRoles() const { return AssociationProxy(assignments(), current()); }
    AssociationProxy rolesEver() const { return AssociationProxy(assignments()); }

    // Saves the account and gives it the role, as the form does. Returns its id.
    Result<qint64> save(const Account &account, qint64 roleId) const
    {
        return m_db.atomically([&]() -> Result<qint64> {
            auto id = write(account);
            if (!id)
                return id;
            if (auto assigned = assign(*id, roleId); !assigned)
                return assigned.error();
            return id;
        });
    }

    Result<void> giveRole(const Ids &userIds, qint64 roleId) const
    {
        return m_db.atomically([&]() -> Result<void> {
            for (const qint64 userId : userIds) {
                if (auto assigned = assign(userId, roleId); !assigned)
                    return assigned;
            }
            return {};
        });
    }

    // A line of the upload: staff number, first name, last name, e-mail.
    Result<void> upload(const QString &csv) const
    {
        return m_db.atomically([&]() -> Result<void> {
            for (const QString &line : csv.split(u'\n', Qt::SkipEmptyParts)) {
                if (auto written = write({line.section(u',', 1, 1), line.section(u',', 2, 2), line.section(u',', 3)});
                    !written)
                    return written.error();
            }
            return {};
        });
    }

private:
    static Relations::Condition current() { return {u"date_ended IS NULL"_s}; }

    Result<qint64> write(const Account &account) const
    {
        const QVariantMap values {{u"first"_s, account.firstName},
                                  {u"last"_s, account.lastName},
                                  {u"email"_s, Text::email(account.email)},
                                  {u"id"_s, account.id ? QVariant(account.id) : QVariant()}};
        auto written = Sql::run(m_db,
                                uR"(INSERT INTO users (id, f_name, l_name, email) VALUES (:id, :first, :last, :email)
            ON CONFLICT (id) DO UPDATE SET f_name = excluded.f_name, l_name = excluded.l_name, email = excluded.email)"_s,
                                values);
        if (!written)
            return written.error();
        return account.id ? account.id : written->lastInsertId().toLongLong();
    }

    // Ends what differs, then starts the new one; nothing when the account has the role.
    Result<void> assign(qint64 userId, qint64 roleId) const
    {
        const auto open = assignments().ofLeft(userId, current());
        if (!open)
            return open.error();
        bool has = false;
        for (const qint64 id : *open) {
            const auto ends = assignments().ends(id);
            if (!ends)
                return ends.error();
            if (ends->right == roleId)
                has = true;
            else if (auto ended = assignments().set(id, {{u"date_ended"_s, u"2026-11-20T10:06:27Z"_s}}); !ended)
                return ended;
        }
        if (has)
            return {};
        if (auto added = currentRoles().add(userId, roleId); !added)
            return added.error();
        return {};
    }

    const BareDatabase &m_db;
};

constexpr qint64 user = 1;
constexpr qint64 agent = 2;
constexpr qint64 administrator = 3;

const Account ada {u"Ada"_s, u"Byron"_s, u"ada@school.example"_s};

}

class TestRelationsA final : public QObject
{
    Q_OBJECT

private slots:
    void a1_sameRoleTwiceIsOneRow()
    {
        const BareDatabase db(schema.arg(u"CASCADE"_s, u"RESTRICT"_s));
        const Accounts accounts(db);
        const qint64 id = got(accounts.save(ada, agent));
        QCOMPARE(got(accounts.currentRoles().rights(id)), Ids {agent});
        QCOMPARE(db.count(u"user_role_assignments"_s), 1);

        Account again = ada;
        again.id = id;
        QCOMPARE(got(accounts.save(again, agent)), id);
        QCOMPARE(got(accounts.currentRoles().rights(id)), Ids {agent});
        QCOMPARE(db.count(u"user_role_assignments"_s), 1);
        QCOMPARE(db.value(u"SELECT full_name FROM users"_s).toString(), u"Ada Byron"_s);
    }

    void a2_anotherRoleEndsTheOld()
    {
        const BareDatabase db(schema.arg(u"CASCADE"_s, u"RESTRICT"_s));
        const Accounts accounts(db);
        Account account = ada;
        account.id = got(accounts.save(account, user));
        got(accounts.save(account, agent));
        QCOMPARE(got(accounts.currentRoles().rights(account.id)), Ids {agent});
        QCOMPARE(got(accounts.rolesEver().rights(account.id)), (Ids {user, agent}));
        QCOMPARE(got(accounts.currentRoles().lefts(user)), Ids {});
        QCOMPARE(db.count(u"user_role_assignments WHERE date_ended IS NOT NULL"_s), 1);

        got(accounts.save(account, user)); // and back
        QCOMPARE(got(accounts.currentRoles().rights(account.id)), Ids {user});
        QCOMPARE(got(accounts.rolesEver().rights(account.id)), (Ids {user, agent, user}));
        QCOMPARE(got(accounts.rolesEver().rightSet(account.id)), (Ids {user, agent}));
    }

    void a3_unknownRoleChangesNothing()
    {
        const BareDatabase db(schema.arg(u"CASCADE"_s, u"RESTRICT"_s));
        const Accounts accounts(db);
        QCOMPARE(refusalCode(accounts.save(ada, 404)), Error::Code::Reference);
        QCOMPARE(db.count(u"users"_s), 0);

        Account account = ada;
        account.id = got(accounts.save(account, agent));
        account.lastName = u"Lovelace"_s;
        QCOMPARE(refusalCode(accounts.save(account, 404)), Error::Code::Reference);
        QCOMPARE(got(accounts.currentRoles().rights(account.id)), Ids {agent});
        QCOMPARE(db.count(u"user_role_assignments WHERE date_ended IS NULL"_s), 1);
        QCOMPARE(db.value(u"SELECT l_name FROM users"_s).toString(), u"Byron"_s);
    }

    void a4_emailIsLowerCaseAndTrimmed()
    {
        const BareDatabase db(schema.arg(u"CASCADE"_s, u"RESTRICT"_s));
        const Accounts accounts(db);
        got(accounts.save({u"Ada"_s, u"Byron"_s, u"  Ada.Byron@School.EXAMPLE \t"_s}, user));
        QCOMPARE(db.value(u"SELECT email FROM users"_s).toString(), u"ada.byron@school.example"_s);
        QCOMPARE(refusalCode(accounts.save({u"Ann"_s, u"Byron"_s, u"ADA.BYRON@school.example"_s}, user)),
                 Error::Code::Duplicate);
    }

    void a5_uploadedUsersHaveNoRoleUntilGivenOne()
    {
        const BareDatabase db(schema.arg(u"CASCADE"_s, u"RESTRICT"_s));
        const Accounts accounts(db);
        const qint64 first = got(accounts.save(ada, administrator));
        QVERIFY(accounts.upload(u"S-1,Uri,Lee,URI@school.example\nS-2,Tristan,Tal,tristan@school.example\n"_s));
        const Ids without = got(accounts.currentRoles().leftsWithout(u"users"_s));
        QCOMPARE(db.texts(u"users"_s, u"full_name"_s, without), (QStringList {u"Uri Lee"_s, u"Tristan Tal"_s}));
        QCOMPARE(got(accounts.currentRoles().leftsWithout(u"users"_s, {1})), without.first(1));

        QVERIFY(accounts.giveRole(without, user));
        QCOMPARE(got(accounts.currentRoles().leftsWithout(u"users"_s)), Ids {});
        QCOMPARE(got(accounts.currentRoles().lefts(user)), without);
        QCOMPARE(got(accounts.currentRoles().lefts(administrator)), Ids {first});
    }

    void a5_whoseRoleHasEndedHasNone()
    {
        const BareDatabase db(schema.arg(u"CASCADE"_s, u"RESTRICT"_s));
        const Accounts accounts(db);
        const qint64 id = got(accounts.save(ada, agent));
        const qint64 assignment = got(accounts.assignments().ofLeft(id)).constFirst();
        QVERIFY(accounts.assignments().set(assignment, {{u"date_ended"_s, u"2026-11-20T10:06:27Z"_s}}));
        QCOMPARE(got(accounts.currentRoles().leftsWithout(u"users"_s)), Ids {id});
        QCOMPARE(got(accounts.rolesEver().leftsWithout(u"users"_s)), Ids {});
    }

    void a6_rolesUsersAndBack()
    {
        const BareDatabase db(schema.arg(u"CASCADE"_s, u"RESTRICT"_s));
        const Accounts accounts(db);
        const qint64 uri = got(accounts.save({u"Uri"_s, u"Lee"_s, u"uri@school.example"_s}, agent));
        const qint64 sasha = got(accounts.save({u"Sasha"_s, u"Hao"_s, u"sasha@school.example"_s}, user));
        const qint64 taylor = got(accounts.save({u"Taylor"_s, u"Jai"_s, u"taylor@school.example"_s}, agent));

        const Ids forTheForm = got(Sql::ids(db, u"SELECT id FROM user_roles ORDER BY id"_s));
        QCOMPARE(db.texts(u"user_roles"_s, u"role"_s, forTheForm),
                 (QStringList {u"user"_s, u"agent"_s, u"administrator"_s}));
        QCOMPARE(got(accounts.currentRoles().lefts(agent)), (Ids {uri, taylor}));
        QCOMPARE(got(accounts.currentRoles().lefts(administrator)), Ids {});
        QCOMPARE(got(accounts.currentRoles().rights(sasha)), Ids {user});
    }

    void a7_noOrphanIsLeft_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("deleted");
        QTest::addColumn<bool>("refused");
        QTest::newRow("a user, with the assignments") << u"CASCADE"_s << u"users"_s << false;
        QTest::newRow("a role, with the assignments") << u"CASCADE"_s << u"user_roles"_s << false;
        QTest::newRow("a user, refused") << u"RESTRICT"_s << u"users"_s << true;
        QTest::newRow("a role, refused") << u"RESTRICT"_s << u"user_roles"_s << true;
    }

    void a7_noOrphanIsLeft()
    {
        QFETCH(QString, action);
        QFETCH(QString, deleted);
        QFETCH(bool, refused);
        const BareDatabase db(schema.arg(action, action));
        const Accounts accounts(db);
        Account account = ada;
        account.id = got(accounts.save(account, user));
        got(accounts.save(account, agent));
        const qint64 id = deleted == "users"_L1 ? account.id : agent;

        const auto removed = Sql::run(db, u"DELETE FROM %1 WHERE id = :id"_s.arg(deleted), {{u"id"_s, id}});
        QCOMPARE(!removed, refused);
        if (refused)
            QCOMPARE(removed.error().code, Error::Code::Reference);
        const qint64 left = refused ? 2 : deleted == "users"_L1 ? 0 : 1; // the other role stays in the history
        QCOMPARE(db.count(u"user_role_assignments"_s), left);
        QCOMPARE(db.count(u"pragma_foreign_key_check"_s), 0);
        QCOMPARE(db.count(u"user_role_assignments WHERE user_id IS NULL OR role_id IS NULL"_s), 0);
    }

    void a8_threeLevels()
    {
        const Grants ofUser = Grants::builtin(0), ofAgent = Grants::builtin(1), ofAdministrator = Grants::builtin(2);

        // A user sees what is assigned to them, and its history.
        QCOMPARE(ofUser.scope(Permission::ViewAssets), Scope::Own);
        QCOMPARE(ofUser.scope(Permission::ViewCustody), Scope::Own);
        for (const Permission permission : ofUser.permissions())
            QCOMPARE(ofUser.scope(permission), Scope::Own);
        QCOMPARE(ofUser.scope(Permission::EditAssets), Scope::None);
        QCOMPARE(ofUser.scope(Permission::EditPeople), Scope::None);

        // An agent adds, edits and takes out of use users and assets, and does not change how things are organised.
        for (const Permission permission :
             {Permission::ViewAssets, Permission::ViewCustody, Permission::EditAssets, Permission::RetireAssets,
              Permission::ChangeCustody, Permission::ViewPeople, Permission::EditPeople})
            QCOMPARE(ofAgent.scope(permission), Scope::All);
        for (const Permission permission : {Permission::AssignRoles, Permission::EditRoles, Permission::EditSettings,
                                            Permission::EditAdministrators, Permission::DeleteForGood})
            QCOMPARE(ofAgent.scope(permission), Scope::None);

        // An administrator does everything that can be done for others, and each level holds the one below.
        for (const PermissionRow &row : Permissions::table()) {
            const bool onlyOwn = row.permission == Permission::EditContact
                || row.permission == Permission::ChangePassword;
            QCOMPARE(ofAdministrator.scope(row.permission), onlyOwn ? Scope::Own : Scope::All);
        }
        QVERIFY(ofAgent.covers(ofUser));
        QVERIFY(ofAdministrator.covers(ofAgent));
        QVERIFY(!ofUser.covers(ofAgent));
        QVERIFY(!ofAgent.covers(ofAdministrator));
    }
};

QTEST_GUILESS_MAIN(TestRelationsA)
#include "tst_relations_a.moc"
