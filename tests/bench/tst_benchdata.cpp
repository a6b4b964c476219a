// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "core/access/grants.h"
#include "core/checks/checkreader.h"
#include "core/db/sql.h"
#include "core/workspace/workspace.h"
#include "support/expect.h"
#include "support/fakeclock.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 assets = 1000;

QByteArray digest(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

// Name → statement of everything in the schema.
QMap<QString, QString> schema(const Database &database)
{
    QMap<QString, QString> entries;
    auto rows = Sql::run(database.connection(),
                         u"SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"_s);
    while (rows && rows->next())
        entries.insert(rows->value(0).toString(), rows->value(1).toString());
    return entries;
}

}

class TestBenchData final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void isTheSameForTheSameSeed();
    void isOneFileThatOnlyItsOwnerReads();
    void holdsWhatWasAskedFor_data();
    void holdsWhatWasAskedFor();
    void keepsTheRules();
    void hasTheSchemaOfTheProgram();
    void hasTheBuiltinRoles();
    void isWrittenToLikeAnyOther();
    void accountsCanSignIn_data();
    void accountsCanSignIn();
    void leavesAnExistingFileAlone();
    void leavesNothingWhenCancelled();
    void refusesTooFewAssets();

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QSqlDatabase connection() const { return m_workspace->database.connection(); }

    QTemporaryDir m_folder;
    QByteArray m_digest; // of the file before it was opened
    FakeClock m_clock;
    std::unique_ptr<Workspace> m_workspace;
};

void TestBenchData::initTestCase()
{
    const QString path = file(u"bench.db"_s);
    got(BenchData::generate(path, {assets, 1}));
    m_digest = digest(path);
    m_clock.setNow(QDateTime({2026, 11, 2}, {9, 0}, Qt::UTC));
    m_workspace = got(Workspace::open(path, m_clock));
}

void TestBenchData::isTheSameForTheSameSeed()
{
    got(BenchData::generate(file(u"same.db"_s), {assets, 1}));
    got(BenchData::generate(file(u"other.db"_s), {assets, 2}));
    QVERIFY(!m_digest.isEmpty());
    QCOMPARE(digest(file(u"same.db"_s)), m_digest);
    QVERIFY(digest(file(u"other.db"_s)) != m_digest);
}

void TestBenchData::isOneFileThatOnlyItsOwnerReads()
{
    const QString path = file(u"alone.db"_s);
    got(BenchData::generate(path, {assets, 3}));
    QCOMPARE(QDir(m_folder.path()).entryList({u"alone*"_s}), QStringList {u"alone.db"_s});
    QVERIFY(
        !(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
}

void TestBenchData::holdsWhatWasAskedFor_data()
{
    QTest::addColumn<QString>("count"); // what comes after SELECT count(*) FROM
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");

    const auto add = [](const char *name, const QString &count, int least, int most) {
        QTest::newRow(name) << count << least << most;
    };
    const QString open = u"asset_assignments WHERE checked_in_at IS NULL"_s;
    const QString role = u"user_role_assignments a JOIN roles r ON r.id = a.role_id WHERE r.name = "_s;
    add("assets", u"assets"_s, 1000, 1000);
    add("people", u"users"_s, 200, 200);
    add("custodies", u"asset_assignments"_s, 3000, 3000);
    add("assets with another number of custodies",
        u"(SELECT 1 FROM asset_assignments GROUP BY asset_id HAVING count(*) <> 3)"_s, 0, 0);
    add("operations", u"operations"_s, 500, 500);
    add("changes", u"changes"_s, 0, 0);
    add("out now", open, 450, 550);
    add("due", open + u" AND due_at >= '2026-11-02'"_s, 50, 150);
    add("overdue", open + u" AND due_at < '2026-11-02'"_s, 20, 90);
    add("categories", u"categories"_s, 12, 12);
    add("statuses", u"statuses"_s, 15, 15);
    add("kinds of statuses", u"(SELECT DISTINCT kind FROM statuses)"_s, 5, 5);
    add("manufacturers", u"manufacturers"_s, 40, 40);
    add("models", u"models"_s, 400, 400);
    add("sites", u"sites"_s, 60, 60);
    add("departments", u"departments"_s, 80, 80);
    add("assets without a serial", u"assets WHERE serial IS NULL"_s, 20, 120);
    add("assets without a name", u"assets WHERE name IS NULL"_s, 200, 400);
    add("names for SQL to trip over", u"users WHERE last_name LIKE '%DROP TABLE%' OR last_name LIKE '%''%'"_s, 1, 50);
    add("people with two roles", u"(SELECT 1 FROM user_role_assignments GROUP BY user_id HAVING count(*) > 1)"_s, 0, 0);
    add("administrators", role + u"'Administrator'"_s, 1, 10);
    add("agents", role + u"'Agent'"_s, 1, 20);
    add("custodies in the future",
        u"asset_assignments WHERE max(checked_out_at, ifnull(checked_in_at, '')) > '2026-11-02'"_s, 0, 0);
    add("what is out but not in use",
        u"assets a JOIN asset_assignments c ON c.asset_id = a.id JOIN statuses s ON s.id = a.status_id "
        "WHERE c.checked_in_at IS NULL AND s.kind <> 'Deployed'"_s,
        0, 0);
    add("serials given twice",
        u"(SELECT 1 FROM assets a JOIN models m ON m.id = a.model_id GROUP BY m.manufacturer_id, a.serial "
        "HAVING a.serial IS NOT NULL AND count(*) > 1)"_s,
        0, 0);
}

void TestBenchData::holdsWhatWasAskedFor()
{
    QFETCH(QString, count);
    QFETCH(int, least);
    QFETCH(int, most);
    const int found = got(Sql::value(connection(), u"SELECT count(*) FROM "_s + count)).toInt();
    QVERIFY2(found >= least && found <= most, qPrintable(QString::number(found)));
}

void TestBenchData::keepsTheRules()
{
    const CheckReader reader(m_workspace->database, m_workspace->clock.now());
    QVERIFY(got(reader.run(Check::Weight::Contradiction, 1)).isEmpty());
    QVERIFY(got(Sql::value(connection(), u"SELECT * FROM pragma_foreign_key_check"_s)).isNull());
    QCOMPARE(got(Sql::value(connection(), u"PRAGMA integrity_check"_s)).toString(), u"ok"_s);
}

void TestBenchData::hasTheSchemaOfTheProgram()
{
    const auto empty = got(Database::create(file(u"empty.db"_s)));
    QCOMPARE(schema(m_workspace->database), schema(*empty));
}

void TestBenchData::hasTheBuiltinRoles()
{
    for (int role = 0; role < 3; ++role)
        QCOMPARE(got(Grants::ofRole(connection(), role + 1)), Grants::builtin(role));
}

void TestBenchData::isWrittenToLikeAnyOther()
{
    m_workspace->session.openAsSystem();
    const auto asset = got(Sql::value(connection(),
                                      u"SELECT min(asset_id) FROM asset_assignments WHERE checked_in_at IS NULL"_s))
                           .toLongLong();
    const Saved saved = got(m_workspace->custody.checkIn({.assetIds = {asset}}));
    QVERIFY(
        got(Sql::value(connection(), u"SELECT count(*) FROM changes WHERE operation_id = %1"_s.arg(saved.operation)))
            .toInt()
        > 0);
    m_workspace->session.close();
}

void TestBenchData::accountsCanSignIn_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<bool>("editsRoles");

    QTest::newRow("administrator") << QString::fromLatin1(BenchData::adminEmail) << true;
    QTest::newRow("agent") << QString::fromLatin1(BenchData::agentEmail) << false;
}

void TestBenchData::accountsCanSignIn()
{
    QFETCH(QString, email);
    QFETCH(bool, editsRoles);
    got(m_workspace->signIn.signIn(email, QString::fromLatin1(BenchData::password)));
    QCOMPARE(m_workspace->session.scope(Permission::EditRoles) == Scope::All, editsRoles);
    QCOMPARE(m_workspace->session.scope(Permission::ViewAssets), Scope::All);
    m_workspace->session.close();
}

void TestBenchData::leavesAnExistingFileAlone()
{
    const QString path = file(u"taken.db"_s);
    QFile taken(path);
    QVERIFY(taken.open(QIODevice::WriteOnly));
    taken.write("mine");
    taken.close();
    QCOMPARE(refusal(BenchData::generate(path, {assets, 1})).code, Error::Code::Duplicate);
    QCOMPARE(QFileInfo(path).size(), 4);
}

void TestBenchData::leavesNothingWhenCancelled()
{
    const auto refused = BenchData::generate(file(u"cancelled.db"_s), {20'000, 1}, [](double) { return false; });
    QCOMPARE(refusal(refused).code, Error::Code::Cancelled);
    QCOMPARE(QDir(m_folder.path()).entryList({u"cancelled*"_s}), QStringList());
}

void TestBenchData::refusesTooFewAssets()
{
    QCOMPARE(refusal(BenchData::generate(file(u"few.db"_s), {99, 1})).code, Error::Code::Invalid);
}

QTEST_GUILESS_MAIN(TestBenchData)
#include "tst_benchdata.moc"
