// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"

#include "core/db/journaltriggers.h"
#include "core/db/sql.h"
#include "core/journal/chain.h"
#include "core/journal/verifier.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace {

const Actor nobody {{}, u"system"_s};
const auto appendOnly = u"The journal is append-only."_s;
const auto outside = u"A change outside an operation of the journal."_s;

void succeed(const Result<void> &result)
{
    if (!result)
        qFatal("%s %s", qUtf8Printable(result.error().message), qUtf8Printable(result.error().detail));
}

QString text(const QSqlQuery &row)
{
    return row.value(0).toString();
}

// Whoever goes around the application: a connection without our pragmas that drops what stands in the way and puts
// it back.
class Intruder final
{
    Q_DISABLE_COPY_MOVE(Intruder)

public:
    explicit Intruder(const QString &path)
        : m_name(QUuid::createUuid().toString())
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        db.setDatabaseName(path);
        if (!db.open())
            qFatal("%s", qUtf8Printable(db.lastError().text()));
    }
    ~Intruder() { QSqlDatabase::removeDatabase(m_name); }

    void run(const QStringList &statements) const
    {
        const auto triggers = got(Sql::rows(
            connection(), u"SELECT name || char(10) || sql FROM sqlite_master WHERE type = 'trigger'"_s, {}, text));
        for (const QString &trigger : triggers)
            alone(u"DROP TRIGGER "_s + trigger.section(u'\n', 0, 0));
        for (const QString &statement : statements)
            alone(statement);
        for (const QString &trigger : triggers)
            alone(trigger.section(u'\n', 1));
    }
    void alone(const QString &statement) const { got(Sql::run(connection(), statement)); }

private:
    QSqlDatabase connection() const { return QSqlDatabase::database(m_name, false); }

    const QString m_name;
};

// What one change recorded.
struct Recorded
{
    QString table;
    qint64 row = 0;
    QString action;
    QJsonObject old;
    bool hasOld = false;
    bool hasDigest = false;
};

}

class TestJournal final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void exemptTablesAreThese();
    void everyOtherTableHasItsTriggers();
    void newTableGetsTriggers();
    void tableWithoutAUsableKeyIsRefused();
    void changeOutsideAnOperationIsRefused_data();
    void changeOutsideAnOperationIsRefused();

    void recordsTheOperation();
    void emptyOperationIsDiscarded();
    void emptyOperationIsKept();
    void nestedWorkJoins();
    void errorRollsBack();
    void errorInNestedWorkRollsBack();
    void tellsOfWhatIsCommitted();

    void insertRecordsNoOldValues();
    void updateRecordsWhatChanged();
    void updateOfTheCaseIsRecorded();
    void updateToTheSameRecordsNothing();
    void deleteRecordsTheWholeRow();
    void secretsAreRecordedAsNull();
    void cascadesAreRecorded();
    void associationRowsHaveOneKey();
    void rowChangedTwiceHasOneDigest();
    void columnAddedLaterIsDigested();

    void journalIsAppendOnly_data();
    void journalIsAppendOnly();

    void verifiesClean();
    void hashDependsOnThePrevious();
    void verifyTellsItsProgressAndStops();
    void operationTampered_data();
    void operationTampered();
    void operationsReordered_data();
    void operationsReordered();
    void rowTampered_data();
    void rowTampered();
    void triggerTampered_data();
    void triggerTampered();
    void tableTakenOutOfTheJournalIsNamed();
    void changeMovedBehindTheNewestIsNamed();
    void exceptionAddedIsNamed();
    void droppedIndexIsNamed();
    void rightsSwappedAreNamed();
    void passwordOfAnotherIsNamed();
    void brokenReferenceIsNamed();
    void verifyChangesNothing();

private:
    QSqlDatabase db() const { return m_office->workspace().database.connection(); }
    qint64 number(const QString &statement) const { return got(Sql::value(db(), statement)).toLongLong(); }
    qint64 newest() const { return number(u"SELECT max(id) FROM operations"_s); }
    // One operation of these statements; its id.
    qint64 change(const QStringList &statements, Journal::Empty empty = Journal::Empty::Discard);
    QList<Recorded> changesOf(qint64 operation) const;
    QList<Finding> verify() const { return got(Verifier(m_office->workspace().database).verify()); }
    void furnish();
    void makeHistory();

    std::unique_ptr<TestWorkspace> m_office;
    // Of makeHistory(): adds site 1, edits it, adds site 2, edits both.
    qint64 m_first = 0, m_second = 0, m_third = 0, m_last = 0;
};

void TestJournal::init()
{
    m_office = std::make_unique<TestWorkspace>();
}

void TestJournal::cleanup()
{
    m_office.reset();
}

qint64 TestJournal::change(const QStringList &statements, Journal::Empty empty)
{
    const auto work = [&](const Operation &) -> Result<void> {
        for (const QString &statement : statements) {
            if (auto done = Sql::run(db(), statement); !done)
                return done.error();
        }
        return {};
    };
    return got((*m_office)->journal.write(nobody, {u"test.change"_s, u"Change"_s}, work, empty));
}

QList<Recorded> TestJournal::changesOf(qint64 operation) const
{
    return got(Sql::rows(db(),
                         u"SELECT table_name, row_id, action, old_values, row_digest FROM changes "
                         "WHERE operation_id = :o ORDER BY id"_s,
                         {{u"o"_s, operation}}, [](const QSqlQuery &row) {
                             const QJsonDocument old = QJsonDocument::fromJson(row.value(3).toString().toUtf8());
                             return Recorded {row.value(0).toString(), row.value(1).toLongLong(),
                                              row.value(2).toString(), old.object(),
                                              !row.value(3).isNull(),  !row.value(4).isNull()};
                         }));
}

// A row in every table.
void TestJournal::furnish()
{
    TestWorkspace &office = *m_office;
    const qint64 maker = office.addEntry(CatalogList::Kind::Manufacturers, u"Maker"_s);
    for (const auto kind : {CatalogList::Kind::Sites, CatalogList::Kind::Departments, CatalogList::Kind::Categories,
                            CatalogList::Kind::Suppliers})
        office.addEntry(kind, u"One"_s);
    const qint64 model = office.addModel(u"Notebook"_s, maker);
    const qint64 asset = office.addAsset({.tag = u"A-1"_s, .modelId = model});
    office.checkOut(asset, office.id(TestWorkspace::Who::User));
    got(office->settings.setIdleLockMinutes(5));
    got(office->signIn.issueCode(office.id(TestWorkspace::Who::User)));
    got(office->savedViews.create({.name = u"All"_s, .view = u"assets"_s}));
    got(office->undo.undo(got(office->settings.setOrganization(u"School"_s)).operation));
}

void TestJournal::makeHistory()
{
    m_first = change({u"INSERT INTO sites (id, name) VALUES (1, 'North')"_s});
    m_second = change({u"UPDATE sites SET name = 'South' WHERE id = 1"_s});
    m_third = change({u"INSERT INTO sites (id, name) VALUES (2, 'West')"_s});
    m_last = change(
        {u"UPDATE sites SET notes = 'Old' WHERE id = 1"_s, u"UPDATE sites SET notes = 'New' WHERE id = 2"_s});
    QCOMPARE(verify(), QList<Finding>());
}

void TestJournal::exemptTablesAreThese()
{
    const auto exempt = got(Sql::rows(db(), u"SELECT table_name FROM journal_exempt ORDER BY 1"_s, {}, text));
    const QStringList expected {u"journal_derived"_s, u"journal_exempt"_s, u"journal_secret"_s, u"journal_state"_s,
                                u"journal_tables"_s,  u"operations"_s,     u"row_changes"_s,    u"sign_in_delays"_s};
    QCOMPARE(exempt, expected);
}

void TestJournal::everyOtherTableHasItsTriggers()
{
    const auto tables = got(
        Sql::rows(db(),
                  u"SELECT name FROM sqlite_master t WHERE type = 'table' AND name <> 'sqlite_sequence' "
                  "AND name NOT IN (SELECT table_name FROM journal_exempt) "
                  "AND NOT EXISTS (SELECT 1 FROM sqlite_master v WHERE v.sql LIKE 'CREATE VIRTUAL%' " // search indexes
                  "AND substr(t.name || '_', 1, length(v.name) + 1) = v.name || '_') ORDER BY name"_s,
                  {}, text));
    QVERIFY(tables.size() >= 14);
    QCOMPARE(got(JournalTriggers::tables(db())), tables);
    QCOMPARE(got(Sql::rows(db(), u"SELECT name FROM journal_tables ORDER BY name"_s, {}, text)), tables);
    const auto expected = got(JournalTriggers::expected(db()));
    QCOMPARE(expected.size(), 3 * tables.size());
    for (const QString &table : tables) {
        for (const QString &event : {u"insert"_s, u"update"_s, u"delete"_s}) {
            const QString name = u"journal_%1_%2"_s.arg(table, event);
            const auto stored = got(Sql::value(db(),
                                               u"SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :n "
                                               "AND tbl_name = :t"_s,
                                               {{u"n"_s, name}, {u"t"_s, table}}));
            QVERIFY2(!stored.isNull(), qUtf8Printable(name));
            QCOMPARE(stored.toString(), expected.value(name));
        }
    }
}

void TestJournal::newTableGetsTriggers()
{
    got(Sql::run(db(), u"CREATE TABLE gadgets (id INTEGER PRIMARY KEY, name TEXT, version INTEGER DEFAULT 1)"_s));
    got(Sql::run(db(), u"INSERT INTO journal_tables (name) VALUES ('gadgets')"_s));
    succeed(JournalTriggers::recreate(db()));
    QVERIFY(got(JournalTriggers::tables(db())).contains(u"gadgets"_s));
    QVERIFY(!Sql::run(db(), u"INSERT INTO gadgets (name) VALUES ('Gizmo')"_s));
    const qint64 added = change({u"INSERT INTO gadgets (name) VALUES ('Gizmo')"_s});
    QCOMPARE(changesOf(added).size(), 1);
    QCOMPARE(changesOf(added).constFirst().table, u"gadgets"_s);
    succeed(JournalTriggers::recreate(db())); // again, with what is there
    QCOMPARE(number(u"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'gadgets'"_s), 3);
}

void TestJournal::tableWithoutAUsableKeyIsRefused()
{
    got(Sql::run(db(), u"CREATE TABLE triples (a INTEGER, b INTEGER, c INTEGER, PRIMARY KEY (a, b, c))"_s));
    const auto made = JournalTriggers::recreate(db());
    QVERIFY(!made);
    QCOMPARE(made.error().code, Error::Code::Storage);
    QVERIFY(made.error().message.contains(u"triples"_s));
}

void TestJournal::changeOutsideAnOperationIsRefused_data()
{
    QTest::addColumn<QString>("statement"); // %1 the table, %2 its columns
    QTest::addRow("insert") << u"INSERT INTO %1 (%2) SELECT %2 FROM kept"_s;
    QTest::addRow("update") << u"UPDATE %1 SET rowid = rowid"_s;
    QTest::addRow("delete") << u"DELETE FROM %1"_s;
    QTest::addRow("replace") << u"INSERT OR REPLACE INTO %1 (%2) SELECT %2 FROM kept"_s;
}

// Each table, with the foreign keys off, so that nothing but the journal refuses.
void TestJournal::changeOutsideAnOperationIsRefused()
{
    QFETCH(const QString, statement);
    furnish();
    got(Sql::run(db(), u"PRAGMA foreign_keys = OFF"_s));
    const auto tables = got(JournalTriggers::tables(db()));
    for (const QString &table : tables) {
        const auto columns = got(Sql::rows(db(), u"SELECT name FROM pragma_table_xinfo(:t) WHERE hidden = 0"_s,
                                           {{u"t"_s, table}}, text))
                                 .join(u", "_s);
        got(Sql::run(db(), u"BEGIN IMMEDIATE"_s));
        got(Sql::run(db(), u"CREATE TEMP TABLE kept AS SELECT * FROM %1 LIMIT 1"_s.arg(table)));
        QVERIFY2(number(u"SELECT count(*) FROM kept"_s) == 1, qUtf8Printable(table));
        if (statement.startsWith("INSERT INTO"_L1)) {
            got(Sql::run(db(), u"UPDATE journal_state SET operation_id = 1"_s));
            got(Sql::run(db(), u"DELETE FROM "_s + table));
            got(Sql::run(db(), u"UPDATE journal_state SET operation_id = NULL"_s));
        }
        const auto done = Sql::run(db(),
                                   statement.contains(u"%2"_s) ? statement.arg(table, columns) : statement.arg(table));
        const Error refused = done ? Error {} : done.error();
        got(Sql::run(db(), u"ROLLBACK"_s));
        QVERIFY2(refused.code == Error::Code::Conflict, qUtf8Printable(table));
        if (!statement.contains("REPLACE"_L1)) // a rule of the table may be first
            QCOMPARE(refused.message, outside);
    }
    QCOMPARE(verify(), QList<Finding>());
}

void TestJournal::recordsTheOperation()
{
    const Actor actor {m_office->id(TestWorkspace::Who::Agent), u"agent@example.org"_s};
    const auto work = [&](const Operation &operation) -> Result<void> {
        if (operation.at() != m_office->clock().now() || operation.actor().id != actor.id)
            return Error {};
        got(Sql::run(db(), u"INSERT INTO sites (name) VALUES ('A'), ('B')"_s));
        return {};
    };
    const qint64 id = got((*m_office)->journal.write(actor, {u"test.kind"_s, u"Summary"_s, u"Because"_s}, work));
    auto row = got(Sql::run(
        db(), u"SELECT actor_id, actor, at, kind, summary, reason, changes, uuid, hash FROM operations WHERE id = :o"_s,
        {{u"o"_s, id}}));
    QVERIFY(row.next());
    QCOMPARE(row.value(0).toLongLong(), *actor.id);
    QCOMPARE(row.value(1).toString(), actor.name);
    QCOMPARE(row.value(2).toString(), IsoTime::toText(m_office->clock().now()));
    QCOMPARE(row.value(3).toString(), u"test.kind"_s);
    QCOMPARE(row.value(4).toString(), u"Summary"_s);
    QCOMPARE(row.value(5).toString(), u"Because"_s);
    QCOMPARE(row.value(6).toInt(), 2);
    QVERIFY(!QUuid::fromString(row.value(7).toString()).isNull());
    QCOMPARE(row.value(8).toString().size(), 64);
    QVERIFY(got(Sql::value(db(), u"SELECT reason FROM operations WHERE id = 1"_s)).isNull()); // none given
    QVERIFY(got(Sql::value(db(), u"SELECT actor_id FROM operations WHERE id = 1"_s)).isNull()); // the program
}

void TestJournal::emptyOperationIsDiscarded()
{
    const qint64 before = newest();
    QCOMPARE(change({}), 0);
    QCOMPARE(change({u"UPDATE sites SET name = 'None' WHERE id = 99"_s}), 0);
    QCOMPARE(newest(), before);
    QCOMPARE(change({u"INSERT INTO sites (name) VALUES ('A')"_s}), before + 1); // no number is lost
    QCOMPARE(verify(), QList<Finding>());
}

void TestJournal::emptyOperationIsKept()
{
    const qint64 before = newest();
    QCOMPARE(change({}, Journal::Empty::Keep), before + 1);
    QCOMPARE(number(u"SELECT changes FROM operations ORDER BY id DESC LIMIT 1"_s), 0);
    QCOMPARE(verify(), QList<Finding>());
}

void TestJournal::nestedWorkJoins()
{
    Journal &journal = (*m_office)->journal;
    const qint64 before = newest();
    qint64 inner = 0;
    const auto insert = [&](const Operation &operation) -> Result<void> {
        got(Sql::run(db(), u"INSERT INTO sites (name) VALUES (:n)"_s, {{u"n"_s, QString::number(operation.id())}}));
        return {};
    };
    const auto work = [&](const Operation &) -> Result<void> {
        if (!journal.isWriting())
            return Error {};
        inner = got(journal.write({99, u"other"_s}, {u"test.inner"_s, u"Inner"_s}, insert));
        return {};
    };
    const qint64 outer = got(journal.write(nobody, {u"test.outer"_s, u"Outer"_s}, work));
    QCOMPARE(outer, before + 1);
    QCOMPARE(inner, outer);
    QCOMPARE(newest(), outer);
    QVERIFY(!journal.isWriting());
    QCOMPARE(
        got(Sql::value(db(), u"SELECT kind || ' ' || actor FROM operations WHERE id = %1"_s.arg(outer))).toString(),
        u"test.outer system"_s);
}

void TestJournal::errorRollsBack()
{
    const qint64 before = newest();
    const auto work = [&](const Operation &) -> Result<void> {
        got(Sql::run(db(), u"INSERT INTO sites (name) VALUES ('A')"_s));
        return Error {Error::Code::Invalid, u"No."_s, u"name"_s};
    };
    const auto done = (*m_office)->journal.write(nobody, {u"test.change"_s, u"Change"_s}, work, Journal::Empty::Keep);
    QVERIFY(!done);
    QCOMPARE(done.error(), (Error {Error::Code::Invalid, u"No."_s, u"name"_s}));
    QVERIFY(!(*m_office)->journal.isWriting());
    QCOMPARE(newest(), before);
    QCOMPARE(number(u"SELECT count(*) FROM sites"_s), 0);
    QVERIFY(got(Sql::value(db(), u"SELECT operation_id FROM journal_state"_s)).isNull());
    QCOMPARE(change({u"INSERT INTO sites (name) VALUES ('B')"_s}), before + 1);
}

void TestJournal::errorInNestedWorkRollsBack()
{
    Journal &journal = (*m_office)->journal;
    const auto fail = [](const Operation &) -> Result<void> { return Error {Error::Code::Conflict, u"Inner"_s}; };
    const auto work = [&](const Operation &) -> Result<void> {
        got(Sql::run(db(), u"INSERT INTO sites (name) VALUES ('A')"_s));
        const auto inner = journal.write(nobody, {u"test.inner"_s, u"Inner"_s}, fail);
        return inner ? Result<void>() : Result<void>(inner.error());
    };
    const auto done = journal.write(nobody, {u"test.outer"_s, u"Outer"_s}, work);
    QVERIFY(!done);
    QCOMPARE(done.error().message, u"Inner"_s);
    QCOMPARE(number(u"SELECT count(*) FROM sites"_s), 0);
}

void TestJournal::tellsOfWhatIsCommitted()
{
    QSignalSpy committed(&(*m_office)->journal, &Journal::committed);
    const qint64 id = change({u"INSERT INTO sites (name) VALUES ('A')"_s});
    QCOMPARE(committed.size(), 1);
    QCOMPARE(committed.constFirst().constFirst().toLongLong(), id);
    change({});
    const auto fail = [](const Operation &) -> Result<void> { return Error {}; };
    QVERIFY(!(*m_office)->journal.write(nobody, {u"test.change"_s, u"Change"_s}, fail));
    QCOMPARE(committed.size(), 1);
}

void TestJournal::insertRecordsNoOldValues()
{
    const auto changes = changesOf(change({u"INSERT INTO sites (id, name) VALUES (7, 'A')"_s}));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().table, u"sites"_s);
    QCOMPARE(changes.constFirst().row, 7);
    QCOMPARE(changes.constFirst().action, u"I"_s);
    QVERIFY(!changes.constFirst().hasOld);
    QVERIFY(changes.constFirst().hasDigest);
}

void TestJournal::updateRecordsWhatChanged()
{
    change({u"INSERT INTO sites (id, name) VALUES (7, 'A')"_s});
    const auto changes = changesOf(
        change({u"UPDATE sites SET name = 'B', notes = 'N', version = version + 1 WHERE id = 7"_s}));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().action, u"U"_s);
    QCOMPARE(changes.constFirst().old, (QJsonObject {{u"name"_s, u"A"_s}, {u"notes"_s, QJsonValue::Null}}));
    QVERIFY(changes.constFirst().hasDigest);
    const auto back = changesOf(change({u"UPDATE sites SET notes = NULL, name = 'B' WHERE id = 7"_s}));
    QCOMPARE(back.constFirst().old, (QJsonObject {{u"notes"_s, u"N"_s}}));
}

// Though the column compares without case.
void TestJournal::updateOfTheCaseIsRecorded()
{
    change({u"INSERT INTO sites (id, name) VALUES (7, 'annex')"_s});
    const auto changes = changesOf(change({u"UPDATE sites SET name = 'ANNEX' WHERE id = 7"_s}));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().old, (QJsonObject {{u"name"_s, u"annex"_s}}));
    QCOMPARE(verify(), QList<Finding>());
}

void TestJournal::updateToTheSameRecordsNothing()
{
    change({u"INSERT INTO sites (id, name) VALUES (7, 'A')"_s});
    QCOMPARE(change({u"UPDATE sites SET name = 'A', version = version + 1 WHERE id = 7"_s}), 0);
    QCOMPARE(number(u"SELECT version FROM sites WHERE id = 7"_s), 1);
}

void TestJournal::deleteRecordsTheWholeRow()
{
    change({u"INSERT INTO sites (id, name, notes) VALUES (7, 'A \"quoted\"', NULL)"_s});
    const auto changes = changesOf(change({u"DELETE FROM sites WHERE id = 7"_s}));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().action, u"D"_s);
    QCOMPARE(changes.constFirst().old,
             (QJsonObject {{u"id"_s, 7}, {u"name"_s, u"A \"quoted\""_s}, {u"notes"_s, QJsonValue::Null}}));
    QVERIFY(!changes.constFirst().hasDigest);
}

void TestJournal::secretsAreRecordedAsNull()
{
    const qint64 user = m_office->id(TestWorkspace::Who::User);
    const QString insert = u"INSERT INTO credentials (user_id, password_hash, changed_at) VALUES (%1, 'first', 't')"_s;
    change({insert.arg(user)});
    const auto updated = changesOf(change({u"UPDATE credentials SET password_hash = 'second', code_hash = 'third'"_s}));
    QCOMPARE(updated.constFirst().old,
             (QJsonObject {{u"password_hash"_s, QJsonValue::Null}, {u"code_hash"_s, QJsonValue::Null}}));
    const auto removed = changesOf(change({u"DELETE FROM credentials"_s}));
    QVERIFY(!removed.constFirst().old.contains(u"password_hash"_s));
    QVERIFY(!removed.constFirst().old.contains(u"code_hash"_s));
    QCOMPARE(removed.constFirst().old.value(u"user_id"_s).toInteger(), user);
    QCOMPARE(number(u"SELECT count(*) FROM changes WHERE old_values LIKE '%first%' OR old_values LIKE '%second%' "
                    "OR old_values LIKE '%third%'"_s),
             0);
}

// What a foreign key changes is in the journal like everything else.
void TestJournal::cascadesAreRecorded()
{
    const qint64 user = m_office->id(TestWorkspace::Who::User);
    const qint64 agent = m_office->id(TestWorkspace::Who::Agent);
    change({u"UPDATE user_role_assignments SET assigned_by = %1 WHERE user_id = %2"_s.arg(user).arg(agent)});
    const auto changes = changesOf(change({u"DELETE FROM users WHERE id = %1"_s.arg(user)}));
    QStringList seen;
    for (const Recorded &recorded : changes)
        seen.append(recorded.table + u' ' + recorded.action);
    seen.sort();
    QCOMPARE(seen, (QStringList {u"user_role_assignments D"_s, u"user_role_assignments U"_s, u"users D"_s}));
    QCOMPARE(verify(), QList<Finding>());
}

void TestJournal::associationRowsHaveOneKey()
{
    const qint64 role = number(u"SELECT max(id) FROM roles"_s);
    const qint64 permission = number(u"SELECT min(permission_id) FROM role_permissions WHERE role_id = %1"_s.arg(role));
    const QString pair = u"DELETE FROM role_permissions WHERE role_id = %1 AND permission_id = %2"_s;
    const auto changes = changesOf(change({pair.arg(role).arg(permission)}));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().row, (role << 32) | permission);
    QCOMPARE(changes.constFirst().old, (QJsonObject {{u"role_id"_s, role}, {u"permission_id"_s, permission}}));
    QCOMPARE(verify(), QList<Finding>());
}

void TestJournal::rowChangedTwiceHasOneDigest()
{
    const auto changes = changesOf(
        change({u"INSERT INTO sites (id, name) VALUES (7, 'A')"_s, u"UPDATE sites SET name = 'B' WHERE id = 7"_s,
                u"INSERT INTO sites (id, name) VALUES (8, 'C')"_s, u"DELETE FROM sites WHERE id = 8"_s}));
    QCOMPARE(changes.size(), 4);
    QVERIFY(!changes.at(0).hasDigest);
    QVERIFY(changes.at(1).hasDigest);
    QVERIFY(!changes.at(2).hasDigest);
    QVERIFY(!changes.at(3).hasDigest);
    QCOMPARE(verify(), QList<Finding>());
}

void TestJournal::columnAddedLaterIsDigested()
{
    change({u"INSERT INTO sites (name) VALUES ('A')"_s});
    got(Sql::run(db(), u"ALTER TABLE sites ADD COLUMN colour TEXT"_s));
    succeed(JournalTriggers::recreate(db()));
    change({u"UPDATE sites SET colour = 'red'"_s});
    for (const Finding &finding : verify()) // the schema is not the program's, each row is as its operation left it
        QVERIFY2(!finding.operationId, qUtf8Printable(finding.message));
}

void TestJournal::journalIsAppendOnly_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addRow("edit an operation") << u"UPDATE operations SET summary = 'Nothing' WHERE id = 1"_s;
    QTest::addRow("take its hash away") << u"UPDATE operations SET hash = NULL WHERE id = 1"_s;
    QTest::addRow("delete an operation") << u"DELETE FROM operations WHERE id = 1"_s;
    QTest::addRow("delete every operation") << u"DELETE FROM operations"_s;
    QTest::addRow("replace an operation")
        << u"INSERT OR REPLACE INTO operations (id, uuid, actor, at, kind, summary) VALUES (1, 'u', 'a', 't', 'k', 's')"_s;
    QTest::addRow("edit a change") << u"UPDATE row_changes SET old_values = NULL"_s;
    QTest::addRow("move a change") << u"UPDATE row_changes SET operation_id = 2 WHERE operation_id = 1"_s;
    QTest::addRow("delete a change") << u"DELETE FROM row_changes WHERE operation_id = 1"_s;
    QTest::addRow("insert a change")
        << u"INSERT INTO row_changes (operation_id, table_id, row_id, action) VALUES (1, 10, 1, 'I')"_s;
    QTest::addRow("replace a change")
        << u"INSERT OR REPLACE INTO row_changes (id, operation_id, table_id, row_id, action) VALUES (1, 1, 10, 1, 'I')"_s;
}

void TestJournal::journalIsAppendOnly()
{
    QFETCH(const QString, statement);
    const auto done = Sql::run(db(), statement);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Conflict);
    QCOMPARE(done.error().message, appendOnly);
    // Inside an operation, too, where it is about another.
    const auto work = [&](const Operation &) -> Result<void> {
        const auto inside = Sql::run(db(), statement);
        return inside ? Result<void>() : Result<void>(inside.error());
    };
    const auto written = (*m_office)->journal.write(nobody, {u"test.change"_s, u"Change"_s}, work);
    QVERIFY(!written);
    QCOMPARE(written.error().message, appendOnly);
    QCOMPARE(verify(), QList<Finding>());
}

void TestJournal::verifiesClean()
{
    furnish();
    m_office->checkIn(1);
    got((*m_office)->assets.remove(1, u"Wrong"_s));
    QCOMPARE(verify(), QList<Finding>());
    got(Sql::run(db(), u"VACUUM"_s));
    QCOMPARE(verify(), QList<Finding>());
}

void TestJournal::hashDependsOnThePrevious()
{
    makeHistory();
    const auto hashAt = [this](qint64 id) {
        return got(Sql::value(db(), u"SELECT hash FROM operations WHERE id = %1"_s.arg(id))).toString();
    };
    const auto hashOf = [this](qint64 id, const QString &previous) {
        return got(Chain::hashOf(db(), id, got(ChangeRange::of(db(), id)), previous));
    };
    QCOMPARE(hashOf(m_second, hashAt(m_first)), hashAt(m_second));
    QVERIFY(hashOf(m_second, hashAt(m_third)) != hashAt(m_second));
    QCOMPARE(hashOf(1, {}), hashAt(1));
    const auto missing = Chain::hashOf(db(), 999, {}, {});
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, Error::Code::NotFound);
}

void TestJournal::verifyTellsItsProgressAndStops()
{
    makeHistory();
    QList<double> seen;
    const Verifier verifier(m_office->workspace().database);
    got(verifier.verify([&](double done) {
        seen.append(done);
        return true;
    }));
    QVERIFY(!seen.isEmpty());
    QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
    QVERIFY(seen.constFirst() > 0);
    QCOMPARE(seen.constLast(), 1.0);
    for (const double limit : {0.0, 0.99}) {
        const auto stopped = verifier.verify([&](double done) { return done < limit; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, Error::Code::Cancelled);
    }
}

void TestJournal::operationTampered_data()
{
    QTest::addColumn<QString>("statement"); // %1: the operation
    for (const char *column : {"uuid", "actor", "at", "kind", "summary", "reason", "hash"})
        QTest::addRow("%s of an operation", column)
            << u"UPDATE operations SET %2 = 'x' WHERE id = %1"_s.arg(u"%1"_s, QString::fromLatin1(column));
    QTest::addRow("actor's id") << u"UPDATE operations SET actor_id = 99 WHERE id = %1"_s;
    QTest::addRow("number of changes") << u"UPDATE operations SET changes = 7 WHERE id = %1"_s;
    QTest::addRow("place of its changes")
        << u"UPDATE operations SET changes_before = changes_before - 1 WHERE id = %1"_s;
    QTest::addRow("hash taken away") << u"UPDATE operations SET hash = NULL WHERE id = %1"_s;
    QTest::addRow("old values")
        << u"UPDATE row_changes SET old_values = '{\"name\":\"Nord\"}' WHERE operation_id = %1"_s;
    QTest::addRow("old values taken away") << u"UPDATE row_changes SET old_values = NULL WHERE operation_id = %1"_s;
    QTest::addRow("change of another action") << u"UPDATE row_changes SET action = 'I' WHERE operation_id = %1"_s;
    QTest::addRow("a change inserted")
        << u"INSERT INTO row_changes (operation_id, table_id, row_id, action, old_values) "
           "SELECT operation_id, 6, 1, 'D', '{}' FROM changes WHERE operation_id = %1"_s;
}

// The operation is named, and nothing else is: what follows is not to blame.
void TestJournal::operationTampered()
{
    QFETCH(const QString, statement);
    makeHistory();
    Intruder(m_office->path()).run({statement.arg(m_second)});
    const auto findings = verify();
    QVERIFY(!findings.isEmpty());
    QCOMPARE(findings.constFirst().operationId, std::optional(m_second));
    QVERIFY(findings.constFirst().message.contains(QString::number(m_second)));
    if (!statement.contains("INSERT"_L1))
        QCOMPARE(findings.size(), 1);
}

void TestJournal::operationsReordered_data()
{
    QTest::addColumn<QStringList>("statements"); // %1 to %3: the second to the last operation
    QTest::addColumn<int>("named"); // which of them, 3 for one more
    QTest::addRow("an operation deleted")
        << QStringList {u"DELETE FROM row_changes WHERE operation_id = %1"_s, u"DELETE FROM operations WHERE id = %1"_s}
        << 0;
    QTest::addRow("the changes of an operation deleted")
        << QStringList {u"DELETE FROM row_changes WHERE operation_id = %2"_s} << 1;
    QTest::addRow("two swapped") << QStringList {u"UPDATE operations SET id = -1 WHERE id = %1"_s,
                                                 u"UPDATE operations SET id = %1 WHERE id = %2"_s,
                                                 u"UPDATE operations SET id = %2 WHERE id = -1"_s}
                                 << 0;
    QTest::addRow("their changes swapped")
        << QStringList {u"UPDATE row_changes SET operation_id = -1 WHERE operation_id = %1"_s,
                        u"UPDATE row_changes SET operation_id = %1 WHERE operation_id = %2"_s,
                        u"UPDATE row_changes SET operation_id = %2 WHERE operation_id = -1"_s}
        << 0;
    QTest::addRow("the changes of one swapped")
        << QStringList {u"UPDATE row_changes SET id = -1 WHERE id = (SELECT min(id) FROM changes WHERE operation_id = %3)"_s,
                        u"UPDATE row_changes SET id = id + 10 WHERE operation_id = %3 AND id > 0"_s,
                        u"UPDATE row_changes SET id = 1000 WHERE id = -1"_s}
        << 2;
    QTest::addRow("one inserted at the end")
        << QStringList {u"INSERT INTO operations (uuid, actor, at, kind, summary, hash) "
                        "VALUES ('u', 'admin', '2026-01-15T08:00:00Z', 'k', 's', 'h')"_s}
        << 3;
    QTest::addRow("one inserted between")
        << QStringList {u"UPDATE row_changes SET operation_id = operation_id + 1 WHERE operation_id >= %2"_s,
                        u"UPDATE operations SET id = id + 1 WHERE id = %3"_s,
                        u"UPDATE operations SET id = id + 1 WHERE id = %2"_s,
                        u"INSERT INTO operations (id, uuid, actor, at, kind, summary, hash) "
                        "VALUES (%2, 'u', 'admin', '2026-01-15T08:00:00Z', 'k', 's', 'h')"_s}
        << 1;
    QTest::addRow("the tail cut") << QStringList {u"DELETE FROM row_changes WHERE operation_id >= %2"_s,
                                                  u"DELETE FROM operations WHERE id >= %2"_s}
                                  << 1;
    QTest::addRow("the newest cut") << QStringList {u"DELETE FROM row_changes WHERE operation_id = %3"_s,
                                                    u"DELETE FROM operations WHERE id = %3"_s}
                                    << 2;
}

void TestJournal::operationsReordered()
{
    QFETCH(const QStringList, statements);
    QFETCH(const int, named);
    makeHistory();
    QStringList filled;
    for (QString statement : statements) {
        statement.replace(u"%1"_s, QString::number(m_second)).replace(u"%2"_s, QString::number(m_third));
        filled.append(statement.replace(u"%3"_s, QString::number(m_last)));
    }
    Intruder(m_office->path()).run(filled);
    const qint64 expected[] {m_second, m_third, m_last, m_last + 1};
    const auto findings = verify();
    QVERIFY(!findings.isEmpty());
    QCOMPARE(findings.constFirst().operationId, std::optional(expected[named]));
}

void TestJournal::rowTampered_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<bool>("operationKnown");
    QTest::addRow("edited") << u"UPDATE sites SET name = 'East' WHERE id = 2"_s << true;
    QTest::addRow("emptied") << u"UPDATE sites SET notes = NULL WHERE id = 2"_s << true;
    QTest::addRow("deleted") << u"DELETE FROM sites WHERE id = 2"_s << true;
    QTest::addRow("renumbered") << u"UPDATE sites SET id = 22 WHERE id = 2"_s << false;
    QTest::addRow("inserted") << u"INSERT INTO sites (id, name) VALUES (3, 'East')"_s << false;
}

void TestJournal::rowTampered()
{
    QFETCH(const QString, statement);
    QFETCH(const bool, operationKnown);
    makeHistory();
    Intruder(m_office->path()).run({statement});
    const auto findings = verify();
    QCOMPARE(findings.size(), statement.contains("22"_L1) ? 2 : 1);
    QCOMPARE(findings.constFirst().operationId, operationKnown ? std::optional(m_last) : std::nullopt);
    QVERIFY(findings.constFirst().message.contains("sites"_L1));
}

void TestJournal::triggerTampered_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("instead");
    for (const char *name :
         {"journal_sites_insert", "journal_sites_update", "journal_sites_delete", "operations_sealed",
          "operations_kept", "changes_current", "changes_sealed", "changes_kept", "asset_assignments_overlap_insert",
          "user_role_assignments_single_update"}) {
        const auto trigger = QString::fromLatin1(name);
        QTest::addRow("%s missing", name) << trigger << QString();
        QTest::addRow("%s weakened", name)
            << trigger << u"CREATE TRIGGER %1 BEFORE DELETE ON sites WHEN 0 BEGIN SELECT 1; END"_s;
    }
    QTest::addRow("one more") << u"helpful"_s
                              << u"CREATE TRIGGER %1 AFTER INSERT ON assets BEGIN DELETE FROM sites; END"_s;
}

void TestJournal::triggerTampered()
{
    QFETCH(const QString, name);
    QFETCH(const QString, instead);
    const Intruder intruder(m_office->path());
    intruder.alone(u"DROP TRIGGER IF EXISTS "_s + name);
    if (!instead.isEmpty())
        intruder.alone(instead.arg(name));
    const auto findings = verify();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().operationId, std::nullopt);
    QVERIFY(findings.constFirst().message.contains(name));
}

// Otherwise its triggers would not be missed.
void TestJournal::tableTakenOutOfTheJournalIsNamed()
{
    makeHistory();
    const Intruder intruder(m_office->path());
    for (const QString &event : {u"insert"_s, u"update"_s, u"delete"_s})
        intruder.alone(u"DROP TRIGGER journal_sites_"_s + event);
    intruder.alone(u"INSERT INTO journal_exempt VALUES ('sites', 'why not')"_s);
    intruder.alone(u"UPDATE sites SET name = 'East' WHERE id = 2"_s);
    const auto findings = verify();
    QVERIFY(findings.size() >= 3);
    QVERIFY(findings.constFirst().message.contains("journal_sites_"_L1));
}

void TestJournal::changeMovedBehindTheNewestIsNamed()
{
    makeHistory();
    const Intruder intruder(m_office->path());
    intruder.run({});
    QCOMPARE(verify(), QList<Finding>()); // putting the triggers back leaves no trace
    intruder.run({u"UPDATE row_changes SET id = 1000000000 WHERE operation_id = %1"_s.arg(m_second),
                  u"UPDATE sites SET notes = NULL WHERE id = 1"_s});
    const auto findings = verify();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().operationId, std::optional(m_second));
}

// With every trigger in its place: the rows of such a table are not looked at.
void TestJournal::exceptionAddedIsNamed()
{
    makeHistory();
    Intruder(m_office->path())
        .run({u"INSERT INTO journal_exempt VALUES ('sites', 'why not')"_s,
              u"UPDATE sites SET name = 'East' WHERE id = 2"_s});
    const auto findings = verify();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().operationId, std::nullopt);
    QVERIFY(findings.constFirst().message.contains("exception sites"_L1));
}

void TestJournal::droppedIndexIsNamed()
{
    Intruder(m_office->path()).run({u"DROP INDEX asset_assignments_open"_s});
    const auto findings = verify();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().operationId, std::nullopt);
    QVERIFY(findings.constFirst().message.contains("asset_assignments_open"_L1));
}

// Every role with the one right would hold the other.
void TestJournal::rightsSwappedAreNamed()
{
    const QString lesser = Permissions::storedName(Permission::ViewAssets, Scope::Own);
    const QString greater = Permissions::storedName(Permission::AssignRoles, Scope::All);
    const QString rename = u"UPDATE permissions SET name = '%1' WHERE name = '%2'"_s;
    Intruder(m_office->path())
        .run({rename.arg(u"neither"_s, lesser), rename.arg(lesser, greater), rename.arg(greater, u"neither"_s)});
    const auto findings = verify();
    QCOMPARE(findings.size(), 2);
    for (const Finding &finding : findings) {
        QCOMPARE(finding.operationId, std::optional<qint64>(1));
        QVERIFY(finding.message.contains("permissions"_L1));
    }
}

void TestJournal::passwordOfAnotherIsNamed()
{
    const QString insert = u"INSERT INTO credentials (user_id, password_hash, changed_at) VALUES (%1, '%2', 't')"_s;
    const qint64 user = m_office->id(TestWorkspace::Who::User), admin = m_office->id(TestWorkspace::Who::Admin);
    const qint64 made = change({insert.arg(user).arg(u"first"_s), insert.arg(admin).arg(u"second"_s)});
    QCOMPARE(verify(), QList<Finding>());
    Intruder(m_office->path()).run({u"UPDATE credentials SET password_hash = 'first' WHERE user_id = %1"_s.arg(admin)});
    const auto findings = verify();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().operationId, std::optional(made));
    QVERIFY(findings.constFirst().message.contains("credentials"_L1));
}

void TestJournal::brokenReferenceIsNamed()
{
    furnish();
    Intruder(m_office->path()).run({u"DELETE FROM sites"_s, u"DELETE FROM manufacturers"_s});
    const auto findings = verify();
    QCOMPARE(findings.size(), 3); // the model's reference, and the two rows
    QVERIFY(findings.constFirst().message.contains("models"_L1));
    QVERIFY(findings.constFirst().message.contains("manufacturers"_L1));
}

void TestJournal::verifyChangesNothing()
{
    makeHistory();
    const qint64 before = number(u"SELECT total_changes()"_s);
    verify();
    QCOMPARE(number(u"SELECT total_changes()"_s), before);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
