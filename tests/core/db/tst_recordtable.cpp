// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/recordtable.h"

#include "core/db/sql.h"
#include "support/expect.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace Size {
Q_NAMESPACE
enum class Value { Small, Large };
Q_ENUM_NS(Value)
}

namespace {

// One member of each type that a mapping can hold.
struct Thing
{
    qint64 id = 0;
    qint64 version = 0;
    QString name = {};
    std::optional<qint64> parent = {};
    std::optional<int> months = {};
    QDate day = {};
    QDateTime moment = {};
    Size::Value size = Size::Value::Small;
    bool flag = false;
    qint64 number = 0;

    bool operator==(const Thing &) const = default;
};

const RecordMapping<Thing> &mapping()
{
    static const RecordMapping<Thing> things {
        u"things"_s,
        {recordField(u"name"_s, &Thing::name), recordField(u"parent"_s, &Thing::parent),
         recordField(u"months"_s, &Thing::months), recordField(u"day"_s, &Thing::day),
         recordField(u"moment"_s, &Thing::moment), recordField(u"size"_s, &Thing::size),
         recordField(u"flag"_s, &Thing::flag), recordField(u"number"_s, &Thing::number)}};
    return things;
}

void succeed(const Result<void> &result)
{
    if (!result)
        qFatal("%s %s", qUtf8Printable(result.error().message), qUtf8Printable(result.error().detail));
}

Thing full()
{
    Thing thing {.name = u"Ünï'\"%_"_s, .months = 0, .day = {2024, 2, 29}};
    thing.moment = QDateTime({2026, 1, 15}, {8, 0, 1}, Qt::UTC);
    thing.size = Size::Value::Large;
    thing.flag = true;
    thing.number = 1LL << 40;
    return thing;
}

}

class TestRecordTable final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void readsWhatItWrote();
    void emptyIsNull();
    void findsNothing();
    void readsInOrder();
    void readsTheFirst();
    void mergesDifferentFields();
    void bothToTheSameValueIsNoConflict();
    void conflictsOnTheSameField_data();
    void conflictsOnTheSameField();
    void unchangedWritesNothing();
    void writesOnlyWhatDiffers();
    void goneIsNotFound();
    void mapsWhatTheDatabaseRefuses();
    void setsColumns();
    void removes();

private:
    QVariant value(const QString &statement) { return got(Sql::value(m_database->connection(), statement)); }
    Thing stored(const Thing &thing) { return got(m_things->find(got(m_things->insert(thing)))); }

    std::unique_ptr<Database> m_database;
    std::unique_ptr<RecordTable<Thing>> m_things;
};

void TestRecordTable::init()
{
    m_database = got(Database::create(u":memory:"_s));
    got(Sql::run(m_database->connection(),
                 u"CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT UNIQUE, "
                 "parent INTEGER REFERENCES things (id), months INTEGER, day TEXT, moment TEXT, "
                 "size TEXT NOT NULL, flag INTEGER NOT NULL, number INTEGER CHECK (number >= 0), "
                 "version INTEGER NOT NULL DEFAULT 1)"_s));
    m_things = std::make_unique<RecordTable<Thing>>(*m_database, mapping());
}

void TestRecordTable::readsWhatItWrote()
{
    Thing thing = full();
    thing.id = got(m_things->insert(thing));
    thing.version = 1;
    QCOMPARE(got(m_things->find(thing.id)), thing);
    Thing child = full();
    child.name = u"Child"_s;
    child.parent = thing.id;
    QCOMPARE(stored(child).parent, std::optional(thing.id));
    QCOMPARE(value(u"SELECT moment || day || size || flag FROM things WHERE id = 1"_s).toString(),
             u"2026-01-15T08:00:01Z2024-02-29Large1"_s);
}

void TestRecordTable::emptyIsNull()
{
    const Thing thing = stored({});
    QCOMPARE(thing, (Thing {.id = thing.id, .version = 1}));
    QVERIFY(value(u"SELECT coalesce(name, parent, months, day, moment) FROM things"_s).isNull());
    QCOMPARE(value(u"SELECT size || flag || number FROM things"_s).toString(), u"Small00"_s);
}

void TestRecordTable::findsNothing()
{
    const auto found = m_things->find(1);
    QVERIFY(!found);
    QCOMPARE(found.error().code, Error::Code::NotFound);
}

void TestRecordTable::readsInOrder()
{
    for (const QString &name : {u"b"_s, u"c"_s, u"a"_s})
        stored({.name = name});
    const auto names = [this](const QString &order) {
        QString text;
        for (const Thing &thing : got(m_things->where(u"name <> :n"_s, {{u"n"_s, u"c"_s}}, order)))
            text += thing.name;
        return text;
    };
    QCOMPARE(names(u"id"_s), u"ba"_s);
    QCOMPARE(names(u"name"_s), u"ab"_s);
    QVERIFY(!m_things->where(u"no such column = 1"_s, {}));
}

void TestRecordTable::readsTheFirst()
{
    stored({.name = u"a"_s, .number = 5});
    stored({.name = u"b"_s, .number = 5});
    QCOMPARE(got(m_things->first(u"number = :n"_s, {{u"n"_s, 5}}))->name, u"a"_s);
    QVERIFY(!got(m_things->first(u"number = :n"_s, {{u"n"_s, 6}})));
}

void TestRecordTable::mergesDifferentFields()
{
    const Thing original = stored(full());
    Thing mine = original, theirs = original;
    mine.name = u"Mine"_s;
    mine.months = {};
    theirs.day = {};
    theirs.size = Size::Value::Small;
    succeed(m_things->update(original, theirs));
    succeed(m_things->update(original, mine));
    Thing both = mine;
    both.day = theirs.day;
    both.size = theirs.size;
    both.version = 3;
    QCOMPARE(got(m_things->find(original.id)), both);
}

void TestRecordTable::bothToTheSameValueIsNoConflict()
{
    const Thing original = stored(full());
    Thing both = original;
    both.name = u"Same"_s;
    succeed(m_things->update(original, both));
    succeed(m_things->update(original, both));
    QCOMPARE(got(m_things->find(original.id)).version, 2); // the second had nothing to write
}

void TestRecordTable::conflictsOnTheSameField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Thing>("theirs");
    QTest::addColumn<Thing>("mine");
    const auto row = [](const char *name, const QString &field, auto change) {
        Thing theirs = full(), mine = full();
        change(theirs, mine);
        QTest::addRow("%s", name) << field << theirs << mine;
    };
    row("text", u"name"_s, [](Thing &a, Thing &b) { a.name = u"A"_s, b.name = u"B"_s; });
    row("only the case", u"name"_s, [](Thing &a, Thing &b) { a.name = u"a"_s, b.name = u"A"_s; });
    row("cleared and set", u"months"_s, [](Thing &a, Thing &b) { a.months = {}, b.months = 1; });
    row("set and cleared", u"months"_s, [](Thing &a, Thing &b) { a.months = 1, b.months = {}; });
    row("date", u"day"_s, [](Thing &a, Thing &b) { a.day = a.day.addDays(1), b.day = b.day.addDays(2); });
    row("moment", u"moment"_s, [](Thing &a, Thing &b) { a.moment = {}, b.moment = b.moment.addSecs(1); });
    row("number", u"number"_s, [](Thing &a, Thing &b) { a.number = 1, b.number = 2; });
}

void TestRecordTable::conflictsOnTheSameField()
{
    QFETCH(const QString, field);
    QFETCH(Thing, theirs);
    QFETCH(Thing, mine);
    const Thing original = stored(full());
    theirs.id = mine.id = original.id;
    succeed(m_things->update(original, theirs));
    const Thing before = got(m_things->find(original.id));
    const auto done = m_things->update(original, mine);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Conflict);
    QCOMPARE(done.error().field, field);
    QVERIFY(!done.error().message.isEmpty());
    QCOMPARE(got(m_things->find(original.id)), before);
}

void TestRecordTable::unchangedWritesNothing()
{
    const Thing original = stored(full());
    const int before = value(u"SELECT total_changes()"_s).toInt();
    succeed(m_things->update(original, original));
    Thing later = original; // a fraction of a second is not stored
    later.moment = later.moment.addMSecs(500);
    succeed(m_things->update(original, later));
    QCOMPARE(value(u"SELECT total_changes()"_s).toInt(), before);
    QCOMPARE(got(m_things->find(original.id)), original);
}

void TestRecordTable::writesOnlyWhatDiffers()
{
    got(Sql::run(m_database->connection(), u"CREATE TABLE seen (id INTEGER PRIMARY KEY)"_s));
    got(Sql::run(m_database->connection(),
                 u"CREATE TRIGGER named AFTER UPDATE OF name ON things BEGIN INSERT INTO seen VALUES (NULL); END"_s));
    const Thing original = stored(full());
    Thing edited = original;
    edited.number = 7;
    succeed(m_things->update(original, edited));
    QCOMPARE(value(u"SELECT count(*) FROM seen"_s).toInt(), 0);
    QCOMPARE(got(m_things->find(original.id)).version, 2);
}

void TestRecordTable::goneIsNotFound()
{
    const Thing original = stored(full());
    succeed(m_things->remove(original.id));
    Thing edited = original;
    edited.number = 7;
    for (const auto &done : {m_things->update(original, edited), m_things->update(original, original),
                             m_things->set(original.id, {{u"number"_s, 7}}), m_things->remove(original.id)}) {
        QVERIFY(!done);
        QCOMPARE(done.error().code, Error::Code::NotFound);
    }
}

void TestRecordTable::mapsWhatTheDatabaseRefuses()
{
    const Thing first = stored({.name = u"a"_s});
    const Thing second = stored({.name = u"b"_s, .parent = first.id});
    const auto code = [this](const Thing &thing) { return m_things->insert(thing).error().code; };
    QCOMPARE(code({.name = u"a"_s}), Error::Code::Duplicate);
    QCOMPARE(code({.name = u"c"_s, .parent = 999}), Error::Code::Reference);
    QCOMPARE(code({.name = u"c"_s, .number = -1}), Error::Code::Invalid);
    QCOMPARE(m_things->remove(first.id).error().code, Error::Code::Reference);
    Thing edited = second;
    edited.name = u"a"_s;
    QCOMPARE(m_things->update(second, edited).error().code, Error::Code::Duplicate);
    QCOMPARE(m_things->set(second.id, {{u"size"_s, QVariant()}}).error().code, Error::Code::Invalid);
}

void TestRecordTable::setsColumns()
{
    const Thing thing = stored(full());
    succeed(m_things->set(thing.id, {}));
    QCOMPARE(got(m_things->find(thing.id)).version, 1);
    succeed(m_things->set(thing.id, {{u"name"_s, QVariant()}, {u"number"_s, 3}}));
    const Thing now = got(m_things->find(thing.id));
    QCOMPARE(now.name, QString());
    QCOMPARE(now.number, 3);
    QCOMPARE(now.version, 2);
}

void TestRecordTable::removes()
{
    const Thing thing = stored(full());
    succeed(m_things->remove(thing.id));
    QVERIFY(!m_things->find(thing.id));
}

QTEST_GUILESS_MAIN(TestRecordTable)
#include "tst_recordtable.moc"
