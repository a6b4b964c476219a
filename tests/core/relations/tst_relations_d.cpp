// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// System D: who created a product (one-to-many), whose store it is (one-to-one), what a store may be called.
#include "core/base/validate.h"
#include "core/relations/onetomany.h"
#include "core/relations/onetoone.h"
#include "tests/core/relations/baredatabase.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString schema = uR"(CREATE TABLE user (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE store (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (length(name) <= 255), version INTEGER NOT NULL DEFAULT 1,
    user_id INTEGER UNIQUE CONSTRAINT fk_store_user_id_user REFERENCES user (id) ON DELETE RESTRICT);

CREATE TABLE product (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL,
    creator_id INTEGER CONSTRAINT fk_product_creator_id_user REFERENCES user (id) ON DELETE SET NULL,
    store_id INTEGER NOT NULL CONSTRAINT fk_product_store_id_store REFERENCES store (id) ON DELETE RESTRICT);

INSERT INTO user (id, name) VALUES (1, 'Uri'), (2, 'Tristan'), (3, 'Sasha');

INSERT INTO store (id, name, user_id) VALUES (1, 'Stockroom A', 1), (2, 'Stockroom B', NULL);

INSERT INTO product (id, name, creator_id, store_id) VALUES (1, 'Pen', 1, 1), (2, 'Ink', 2, 1), (3, 'Pad', 1, 2), (4, 'Cap', NULL, 2);

)"_s;

}

class TestRelationsD final : public QObject
{
    Q_OBJECT

private slots:
    void d1_creatorAndProducts()
    {
        const BareDatabase db(schema);
        OneToMany creator(db, u"product"_s, u"creator_id"_s);
        QCOMPARE(got(creator.one(2)), std::optional<qint64>(2));
        QCOMPARE(got(creator.one(4)), std::optional<qint64>());
        QCOMPARE(got(creator.many(1)), (Ids {1, 3}));
        QCOMPARE(got(creator.many(3)), Ids {});
        QCOMPARE(refusalCode(creator.one(404)), Error::Code::NotFound);
        // Filtering by the key finds the same.
        QCOMPARE(got(Sql::ids(db, u"SELECT id FROM product WHERE creator_id = 1 ORDER BY id"_s)), got(creator.many(1)));
    }

    void d1_settingTheCreatorChangesTheKey()
    {
        const BareDatabase db(schema);
        OneToMany creator(db, u"product"_s, u"creator_id"_s);
        QVERIFY(got(creator.set(4, 1)));
        QVERIFY(!got(creator.set(4, 1)));
        QCOMPARE(db.value(u"SELECT creator_id FROM product WHERE id = 4"_s).toLongLong(), 1);
        QCOMPARE(got(creator.many(1)), (Ids {1, 3, 4}));
        QVERIFY(got(creator.set(1, std::nullopt)));
        QCOMPARE(got(creator.many(1)), (Ids {3, 4}));

        QCOMPARE(refusalCode(creator.set(4, 404)), Error::Code::Reference);
        QCOMPARE(refusalCode(creator.set(404, 1)), Error::Code::NotFound);
        QCOMPARE(refusalCode(OneToMany(db, u"product"_s, u"store_id"_s).set(4, std::nullopt)), Error::Code::Invalid);
        QCOMPARE(got(creator.one(4)), std::optional<qint64>(1));
    }

    void d1_aPageAtATime()
    {
        const BareDatabase db(schema);
        const OneToMany creator(db, u"product"_s, u"creator_id"_s);
        const Relations::Page page {1};
        const Ids first = got(creator.many(1, page));
        QCOMPARE(first, Ids {1});
        const auto second = page.next(first);
        QVERIFY(second);
        QCOMPARE(got(creator.many(1, *second)), Ids {3});
        QCOMPARE(got(creator.many(1, *second->next({3}))), Ids {});
        QVERIFY(!second->next({}));
    }

    void d2_oneStoreAUser()
    {
        const BareDatabase db(schema);
        OneToOne keeper(db, u"store"_s, u"user_id"_s, Relations::RowVersion::Counted);
        QCOMPARE(got(keeper.referred(1)), std::optional<qint64>(1));
        QCOMPARE(got(keeper.referring(1)), std::optional<qint64>(1));
        QCOMPARE(got(keeper.referred(2)), std::optional<qint64>());
        QCOMPARE(got(keeper.referring(2)), std::optional<qint64>());

        const auto second = keeper.set(2, 1);
        QCOMPARE(refusalCode(second), Error::Code::Duplicate);
        QCOMPARE(second.error().field, u"user_id"_s);
        QCOMPARE(got(keeper.referred(2)), std::optional<qint64>());
        QCOMPARE(refusalCode(Sql::run(db, u"INSERT INTO store (name, user_id) VALUES ('Stockroom C', 1)"_s)),
                 Error::Code::Duplicate);

        QVERIFY(!got(keeper.set(1, 1)));
        QVERIFY(got(keeper.set(1, std::nullopt)));
        QVERIFY(got(keeper.set(2, 1)));
        QCOMPARE(got(keeper.referring(1)), std::optional<qint64>(2));
        QCOMPARE(db.value(u"SELECT version FROM store WHERE id = 2"_s).toInt(), 2);
        QCOMPARE(refusalCode(keeper.set(1, 404)), Error::Code::Reference);
        QCOMPARE(refusalCode(keeper.set(404, 2)), Error::Code::NotFound);
    }

    void d3_nameOfAStore_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("two, padded") << u"  ab "_s << u"A name must have more than 3 characters: “ab” is too short."_s;
        QTest::newRow("three") << u"abc"_s << u"A name must have more than 3 characters: “abc” is too short."_s;
        QTest::newRow("empty") << QString() << u"A name must have more than 3 characters: “” is too short."_s;
        QTest::newRow("three outside the first plane")
            << u"😀😀😀"_s << u"A name must have more than 3 characters: “😀😀😀” is too short."_s;
        QTest::newRow("four") << u" abcd "_s << QString();
        QTest::newRow("a blank inside counts") << u"ab c"_s << QString();
        QTest::newRow("255") << QString(255, u'x') + u' ' << QString();
        QTest::newRow("256") << QString(256, u'x') << u"A name has at most 255 characters, and this one has 256."_s;
    }

    void d3_nameOfAStore()
    {
        QFETCH(QString, name);
        QFETCH(QString, refusal);
        const auto valid = Validate::name(name, u"name"_s, 3);
        QCOMPARE(bool(valid), refusal.isEmpty());
        if (valid)
            return;
        QCOMPARE(valid.error().code, Error::Code::Invalid);
        QCOMPARE(valid.error().field, u"name"_s);
        QCOMPARE(valid.error().message, refusal);
    }

    void d3_anyName()
    {
        QVERIFY(Validate::name(u"x"_s, u"name"_s));
        const auto blank = Validate::name(u" \t"_s, u"lastName"_s);
        QVERIFY(!blank);
        QCOMPARE(blank.error().message, u"The name is missing."_s);
        QCOMPARE(blank.error().field, u"lastName"_s);
        QVERIFY(!Validate::name(u"abcdef"_s, u"name"_s, 0, 5));
    }

    void d3_theSchemaRefusesTooLongAndMissing()
    {
        const BareDatabase db(schema);
        const QString insert = u"INSERT INTO store (name) VALUES (:name)"_s;
        QVERIFY(Sql::run(db, insert, {{u"name"_s, QString(255, u'x')}}));
        QCOMPARE(refusalCode(Sql::run(db, insert, {{u"name"_s, QString(256, u'x')}})), Error::Code::Invalid);
        QCOMPARE(refusalCode(Sql::run(db, insert, {{u"name"_s, QVariant()}})), Error::Code::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestRelationsD)
#include "tst_relations_d.moc"
