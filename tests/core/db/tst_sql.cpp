// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql.h"

#include "core/db/database.h"
#include "support/expect.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString insertThing = u"INSERT INTO things (name) VALUES (:name)"_s;
const QString thingsFrom = u"SELECT id, name FROM things WHERE id >= :first ORDER BY id"_s;
const QString nameOf = u"SELECT name FROM things WHERE id = :id"_s;

}

class TestSql final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsAStatement();
    void keepsWhatIsWorthIt_data();
    void keepsWhatIsWorthIt();
    void givesUpTheLeastRecentlyUsed();
    void runsAgain();
    void runsInsideItself();
    void aMovedQueryGoesOn();
    void readsUntilItIsLetGo();
    void readsNoLongerAfterOneValue();
    void closesWhatIsOpen();
    void forgetsValues();
    void writesNullForWhatIsNotGiven();
    void writesAndReadsNull();
    void refusesAndGoesOn();
    void failsUntilTheTableIsThere();
    void followsTheSchema();
    void followsTheSchemaOfAnother();

private:
    QSqlDatabase db() const { return m_database->connection(); }
    QString path() const { return m_folder->filePath(u"test.custodian"_s); }
    qint64 addThing(const QVariant &name)
    {
        return got(Sql::run(db(), insertThing, {{u"name"_s, name}})).lastInsertId().toLongLong();
    }
    QVariant name(qint64 id) { return got(Sql::value(db(), nameOf, {{u"id"_s, id}})); }
    std::unique_ptr<QSqlQuery> kept(const QString &statement);
    bool canTruncate(Database &other);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestSql::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = got(Database::create(path()));
    got(Sql::run(db(), u"CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT CHECK (name <> ''))"_s));
}

void TestSql::cleanup()
{
    m_database.reset();
}

std::unique_ptr<QSqlQuery> TestSql::kept(const QString &statement)
{
    return StatementCache::of(db(), statement)->take(statement);
}

// Whether nobody reads: only then can the write-ahead log be emptied.
bool TestSql::canTruncate(Database &other)
{
    got(Sql::run(other.connection(), u"PRAGMA busy_timeout = 1"_s));
    got(Sql::run(other.connection(), insertThing, {{u"name"_s, u"later"_s}}));
    return got(Sql::value(other.connection(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s)).toInt() == 0;
}

void TestSql::keepsAStatement()
{
    QVERIFY(!kept(nameOf));
    {
        const auto running = got(Sql::run(db(), nameOf, {{u"id"_s, 1}}));
        QVERIFY(!kept(nameOf));
    }
    QVERIFY(kept(nameOf));
}

void TestSql::keepsWhatIsWorthIt_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("select") << u"SELECT 1"_s << true;
    QTest::newRow("insert") << u"INSERT INTO things VALUES (1, 'a')"_s << true;
    QTest::newRow("update") << u"UPDATE things SET name = 'b'"_s << true;
    QTest::newRow("delete") << u"DELETE FROM things"_s << true;
    QTest::newRow("with") << u"WITH t AS (SELECT 1 AS a) SELECT a FROM t"_s << true;
    QTest::newRow("lower case, indented") << u"\n    select 1"_s << true;
    QTest::newRow("count") << u"SELECT count(*), max(id) FROM things"_s << true;
    QTest::newRow("every column") << u"SELECT * FROM things"_s << false;
    QTest::newRow("every column of one") << u"SELECT count(*), t.* FROM things t"_s << false;
    QTest::newRow("pragma") << u"PRAGMA user_version"_s << false;
    QTest::newRow("table") << u"CREATE TABLE more (id INTEGER)"_s << false;
    QTest::newRow("transaction") << u"BEGIN IMMEDIATE"_s << false;
    QTest::newRow("attach") << u"ATTACH ':memory:' AS more"_s << false;
    QTest::newRow("vacuum") << u"VACUUM"_s << false;
    QTest::newRow("nothing") << QString() << false;
    QStringList keys;
    for (int key = 0; key < 5000; ++key)
        keys.append(QString::number(key));
    QTest::newRow("many keys") << QString(u"SELECT * FROM things WHERE id IN ("_s + keys.join(u',') + u')') << false;
}

void TestSql::keepsWhatIsWorthIt()
{
    QFETCH(QString, statement);
    QFETCH(bool, isKept);
    QCOMPARE(StatementCache::of(db(), statement) != nullptr, isKept);
}

void TestSql::givesUpTheLeastRecentlyUsed()
{
    const auto numbered = [](int number) { return u"SELECT name FROM things WHERE id IN (%1)"_s.arg(number); };
    for (int i = 0; i < StatementCache::capacity; ++i) {
        got(Sql::run(db(), numbered(i)));
        got(Sql::run(db(), numbered(0)));
    }
    got(Sql::run(db(), numbered(StatementCache::capacity)));
    QVERIFY(kept(numbered(0)));
    QVERIFY(!kept(numbered(1)));
    QVERIFY(kept(numbered(2)));
    QVERIFY(kept(numbered(StatementCache::capacity)));
}

void TestSql::runsAgain()
{
    const qint64 first = addThing(u"first"_s), second = addThing(u"second"_s);
    QCOMPARE(second, first + 1);
    QCOMPARE(name(first), u"first"_s);
    QCOMPARE(name(second), u"second"_s);
    const QString rename = u"UPDATE things SET name = :name WHERE id >= :first"_s;
    const auto renamed = [&](qint64 from) {
        return got(Sql::run(db(), rename, {{u"name"_s, u"other"_s}, {u"first"_s, from}})).numRowsAffected();
    };
    QCOMPARE(renamed(first), 2);
    QCOMPARE(renamed(second), 1);
    QCOMPARE(renamed(second + 1), 0);
    QCOMPARE(name(first), u"other"_s);
}

void TestSql::runsInsideItself()
{
    for (const QString &thing : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        addThing(thing);
    const std::function<QString(qint64)> suffixes = [&](qint64 first) {
        QString text;
        auto row = got(Sql::run(db(), thingsFrom, {{u"first"_s, first}}));
        while (row.next())
            text += row.value(1).toString() + suffixes(row.value(0).toLongLong() + 1);
        return text;
    };
    QCOMPARE(suffixes(1), u"abcddcddbcddcdd"_s);
}

void TestSql::aMovedQueryGoesOn()
{
    addThing(u"a"_s);
    addThing(u"b"_s);
    const auto moved = [this] {
        auto row = got(Sql::run(db(), thingsFrom, {{u"first"_s, 1}}));
        row.next();
        return row;
    };
    auto row = moved();
    QCOMPARE(row.value(1), u"a"_s);
    QVERIFY(row.next());
    QCOMPARE(row.value(1), u"b"_s);
    QVERIFY(!kept(thingsFrom));
}

void TestSql::readsUntilItIsLetGo()
{
    const auto other = got(Database::open(path()));
    addThing(u"a"_s);
    addThing(u"b"_s);
    for (int round = 0; round < 2; ++round) { // newly prepared, then kept
        {
            auto row = got(Sql::run(db(), thingsFrom, {{u"first"_s, 1}}));
            QVERIFY(row.next());
            QVERIFY(!canTruncate(*other));
        }
        QVERIFY(canTruncate(*other));
    }
}

void TestSql::readsNoLongerAfterOneValue()
{
    const auto other = got(Database::open(path()));
    addThing(u"a"_s);
    addThing(u"b"_s);
    QCOMPARE(got(Sql::value(db(), u"SELECT name FROM things ORDER BY id"_s)), u"a"_s);
    QVERIFY(canTruncate(*other));
}

void TestSql::closesWhatIsOpen()
{
    addThing(u"a"_s);
    addThing(u"b"_s);
    QCOMPARE(name(1), u"a"_s);
    auto row = got(Sql::run(db(), thingsFrom, {{u"first"_s, 1}}));
    QVERIFY(row.next());
    QVERIFY(QFileInfo::exists(path() + u"-wal"_s));
    m_database.reset();
    QVERIFY(!QFileInfo::exists(path() + u"-wal"_s)); // the last connection takes it along
}

void TestSql::forgetsValues()
{
    addThing(u"secret"_s);
    const auto idle = kept(insertThing);
    QVERIFY(idle);
    QVERIFY(idle->boundValue(u":name"_s).isNull());
    QVERIFY(idle->exec());
    QVERIFY(name(idle->lastInsertId().toLongLong()).isNull());
}

void TestSql::writesNullForWhatIsNotGiven()
{
    for (int round = 0; round < 2; ++round) { // newly prepared, then kept
        QVERIFY(name(got(Sql::run(db(), insertThing)).lastInsertId().toLongLong()).isNull());
        addThing(u"a"_s);
    }
}

void TestSql::writesAndReadsNull()
{
    const qint64 first = addThing(u"a"_s), second = addThing(QVariant()), third = addThing(u"c"_s);
    QCOMPARE(name(first), u"a"_s);
    QVERIFY(name(second).isNull());
    QCOMPARE(name(third), u"c"_s);
    QVERIFY(!name(third + 1).isValid());
    QCOMPARE(got(Sql::ids(db(), u"SELECT id FROM things WHERE name IS :name"_s, {{u"name"_s, QVariant()}})),
             QList<qint64> {second});
    QCOMPARE(got(Sql::ids(db(), u"SELECT id FROM things WHERE name IS :name"_s, {{u"name"_s, u"c"_s}})),
             QList<qint64> {third});
}

void TestSql::refusesAndGoesOn()
{
    addThing(u"a"_s);
    for (int round = 0; round < 2; ++round)
        QCOMPARE(refusal(Sql::run(db(), insertThing, {{u"name"_s, u""_s}})).code, Error::Code::Invalid);
    QCOMPARE(name(addThing(u"b"_s)), u"b"_s);
    got(Sql::run(db(), u"BEGIN IMMEDIATE"_s));
    QVERIFY(!Sql::run(db(), insertThing, {{u"name"_s, u""_s}}));
    got(Sql::run(db(), u"COMMIT"_s)); // nothing is left running
}

void TestSql::failsUntilTheTableIsThere()
{
    const QString statement = u"SELECT count(*) FROM missing"_s;
    QVERIFY(!Sql::value(db(), statement));
    got(Sql::run(db(), u"CREATE TABLE missing (id INTEGER)"_s));
    QCOMPARE(got(Sql::value(db(), statement)).toInt(), 0);
    got(Sql::run(db(), u"DROP TABLE missing"_s));
    QVERIFY(!Sql::value(db(), statement));
}

void TestSql::followsTheSchema()
{
    const QString all = u"SELECT * FROM things ORDER BY id"_s;
    addThing(u"a"_s);
    {
        auto row = got(Sql::run(db(), all));
        QVERIFY(row.next());
        QCOMPARE(row.record().count(), 2);
    }
    got(Sql::run(db(), u"ALTER TABLE things ADD COLUMN colour TEXT DEFAULT 'red'"_s));
    auto row = got(Sql::run(db(), all));
    QVERIFY(row.next());
    QCOMPARE(row.record().count(), 3);
    QCOMPARE(row.value(2), u"red"_s);
    got(Sql::run(db(),
                 u"CREATE TRIGGER painted AFTER INSERT ON things BEGIN "
                 "UPDATE things SET colour = 'blue' WHERE id = new.id; END"_s));
    const qint64 painted = addThing(u"b"_s);
    QCOMPARE(got(Sql::value(db(), u"SELECT colour FROM things WHERE id = :id"_s, {{u"id"_s, painted}})), u"blue"_s);
}

void TestSql::followsTheSchemaOfAnother()
{
    const auto other = got(Database::open(path()));
    addThing(u"a"_s);
    QCOMPARE(name(1), u"a"_s);
    got(Sql::run(other->connection(), u"DROP TABLE things"_s));
    got(Sql::run(other->connection(), u"CREATE TABLE things (name TEXT, id INTEGER PRIMARY KEY, more TEXT)"_s));
    QVERIFY(!name(1).isValid());
    QCOMPARE(name(addThing(u"b"_s)), u"b"_s);
}

QTEST_GUILESS_MAIN(TestSql)
#include "tst_sql.moc"
