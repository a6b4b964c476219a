// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// System E: users and roles, many at once, from either side and a page at a time.
#include "core/relations/associationtable.h"
#include "tests/core/relations/baredatabase.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString schema = uR"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (length(name) <= 50));

CREATE TABLE roles (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (length(name) <= 50));

CREATE TABLE user_roles (
    user_id INTEGER NOT NULL CONSTRAINT fk_user_roles_user_id_users REFERENCES users (id) ON DELETE CASCADE,
    role_id INTEGER NOT NULL CONSTRAINT fk_user_roles_role_id_roles REFERENCES roles (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, role_id));

CREATE INDEX user_roles_role ON user_roles (role_id, user_id);

INSERT INTO roles (id, name) VALUES (1, 'student'), (2, 'teacher'), (3, 'librarian'), (4, 'coach');

WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 1000)
INSERT INTO users (id, name) SELECT id, 'User ' || id FROM n;

)"_s;

AssociationTable rolesOf(const BareDatabase &db)
{
    return {db, u"user_roles"_s, u"user_id"_s, u"role_id"_s};
}

}

class TestRelationsE final : public QObject
{
    Q_OBJECT

private slots:
    void e1_severalRolesFromEitherSide()
    {
        const BareDatabase db(schema);
        AssociationTable roles = rolesOf(db);
        for (const qint64 role : {2, 3, 4})
            QVERIFY(got(roles.add(7, role)));
        QVERIFY(got(roles.reversed().add(3, 5)));
        QCOMPARE(got(roles.rights(7)), (Ids {2, 3, 4}));
        QCOMPARE(got(roles.lefts(3)), (Ids {5, 7}));
        QCOMPARE(got(roles.lefts(1)), Ids {});

        QVERIFY(got(roles.remove(7, 3)));
        QVERIFY(!got(roles.remove(7, 3)));
        QCOMPARE(got(roles.lefts(3)), Ids {5});
    }

    void e1_aPageAtATime()
    {
        const BareDatabase db(schema);
        db.run(u"INSERT INTO user_roles (user_id, role_id) SELECT id, 1 FROM users WHERE id % 2 = 0"_s);
        const AssociationTable roles = rolesOf(db);
        Ids all;
        int pages = 0;
        std::optional<Relations::Page> page = Relations::Page {60};
        while (page) {
            const Ids users = got(roles.lefts(1, *page));
            QVERIFY(users.size() <= 60);
            all += users;
            ++pages;
            page = page->next(users);
        }
        QCOMPARE(pages, 9); // eight full ones and the last of 20
        QCOMPARE(all, got(roles.lefts(1)));
        QCOMPARE(all.size(), 500);
        QCOMPARE(all.constLast(), 1000);
    }

    // Rows that come and go before the page do not shift what follows.
    void e1_pagesFollowTheKey()
    {
        const BareDatabase db(schema);
        db.run(u"INSERT INTO user_roles (user_id, role_id) SELECT id, 1 FROM users WHERE id BETWEEN 10 AND 100"_s);
        AssociationTable roles = rolesOf(db);
        const Relations::Page first {10};
        const auto second = first.next(got(roles.lefts(1, first)));
        QVERIFY(got(roles.remove(12, 1)));
        QVERIFY(got(roles.add(2, 1)));
        QCOMPARE(got(roles.lefts(1, *second)), (Ids {20, 21, 22, 23, 24, 25, 26, 27, 28, 29}));
    }

    void e1_replacingWritesTheDifferenceOnly()
    {
        const BareDatabase db(schema);
        db.run(u"CREATE TABLE written (what TEXT)"_s);
        db.run(
            u"CREATE TRIGGER i AFTER INSERT ON user_roles BEGIN INSERT INTO written VALUES ('+' || new.role_id); END"_s);
        db.run(
            u"CREATE TRIGGER d AFTER DELETE ON user_roles BEGIN INSERT INTO written VALUES ('-' || old.role_id); END"_s);
        const auto written = [&db] {
            QString list = db.value(u"SELECT group_concat(what, ' ') FROM written"_s).toString();
            db.run(u"DELETE FROM written"_s);
            return list;
        };
        AssociationTable roles = rolesOf(db);
        QVERIFY(got(roles.replaceRights(7, {3, 1, 3})));
        QCOMPARE(written(), u"+1 +3"_s);
        QVERIFY(!got(roles.replaceRights(7, {3, 1})));
        QCOMPARE(written(), QString());
        QVERIFY(!got(roles.add(7, 1)));
        QCOMPARE(written(), QString());
        QVERIFY(got(roles.replaceRights(7, {4, 3})));
        QCOMPARE(written(), u"-1 +4"_s);
        QCOMPARE(got(roles.rights(7)), (Ids {3, 4}));
        QVERIFY(got(roles.replaceRights(7, {})));
        QCOMPARE(got(roles.rights(7)), Ids {});

        QCOMPARE(refusalCode(db.atomically([&roles] {
                     return roles.replaceRights(7, {1, 404});
                 })),
                 Error::Code::Reference);
        QCOMPARE(db.count(u"user_roles"_s), 0);
    }

    void e1_namesAreNeededAndHaveUpTo50Characters()
    {
        const BareDatabase db(schema);
        for (const QString &table : {u"users"_s, u"roles"_s}) {
            const QString insert = u"INSERT INTO %1 (name) VALUES (:name)"_s.arg(table);
            QVERIFY(Sql::run(db, insert, {{u"name"_s, QString(50, u'x')}}));
            QCOMPARE(refusalCode(Sql::run(db, insert, {{u"name"_s, QString(51, u'x')}})), Error::Code::Invalid);
            QCOMPARE(refusalCode(Sql::run(db, insert, {{u"name"_s, QVariant()}})), Error::Code::Invalid);
        }
    }
};

QTEST_GUILESS_MAIN(TestRelationsE)
#include "tst_relations_e.moc"
