// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/database.h"

#include "core/db/copycheck.h"
#include "core/db/databasecopy.h"
#include "core/db/databasefile.h"
#include "core/db/journaltriggers.h"
#include "core/db/migrator.h"
#include "core/db/partfile.h"
#include "core/db/sql.h"
#include "core/db/sqlfunctions.h"
#include "core/db/transaction.h"
#include "core/db/writegate.h"
#include "core/journal/journal.h"
#include "core/journal/verifier.h"
#include "support/expect.h"
#include "support/fakeclock.h"
#include "support/olderdatabase.h"

#include <QSqlDriver>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>
#include <QtEndian>

#include <thread>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype versionOffset = 60, applicationOffset = 68; // in the header of an SQLite file
constexpr QFile::Permissions ownersFile = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
constexpr QFile::Permissions ownersFolder = ownersFile | QFile::ExeOwner | QFile::ExeUser;
const Actor nobody {{}, u"system"_s};

void succeed(const Result<void> &result)
{
    if (!result)
        qFatal("%s %s", qUtf8Printable(result.error().message), qUtf8Printable(result.error().detail));
}

QByteArray bytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qUtf8Printable(file.errorString()));
}

// A connection without anything of ours.
class Plain final
{
    Q_DISABLE_COPY_MOVE(Plain)

public:
    explicit Plain(const QString &path)
        : m_name(QUuid::createUuid().toString())
    {
        QSqlDatabase added = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        added.setDatabaseName(path);
        if (!added.open())
            qFatal("%s", qUtf8Printable(added.lastError().text()));
        SqlFunctions::add(*static_cast<sqlite3 *const *>(added.driver()->handle().constData()));
    }
    ~Plain() { QSqlDatabase::removeDatabase(m_name); }

    QSqlDatabase db() const { return QSqlDatabase::database(m_name, false); }
    void run(const QString &statement) const { got(Sql::run(db(), statement)); }
    QVariant value(const QString &statement) const { return got(Sql::value(db(), statement)); }

private:
    const QString m_name;
};

}

class TestDatabase final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void createMakesAPrivateFile();
    void createLeavesAnExistingFolder();
    void createRefusesAnExistingFile_data();
    void createRefusesAnExistingFile();
    void createRefusesAnImpossibleFolder();
    void createInMemory();
    void removesWhatBelongsToIt();

    void opens();
    void openRefuses_data();
    void openRefuses();
    void openRefusesWhatOthersMayUse_data();
    void openRefusesWhatOthersMayUse();
    void openRefusesATruncatedFile_data();
    void openRefusesATruncatedFile();
    void openRefusesADamagedFile_data();
    void openRefusesADamagedFile();
    void opensWhatACrashLeftBehind();

    void setsItsPragmas();
    void setsDurability();

    void readOnlyRefusesWrites();
    void whatCannotBeWrittenOpensReadOnly_data();
    void whatCannotBeWrittenOpensReadOnly();
    void olderSchemaCannotBeUpdatedReadOnly();

    void upgradesFromEveryVersion_data();
    void upgradesFromEveryVersion();
    void upgradeReplacesAnOlderCopy();
    void upgradeWithoutItsCopyChangesNothing();

    void transactionRollsBackUnlessCommitted();
    void onlyOneWriterAtATime();
    void secondTransactionLeavesTheFirstAlone();
    void anotherProgramHoldsTheDatabase();
    void twoConnectionsSeeEachOther();
    void openingOnceMoreKeepsTheLocks();
    void writesNothingIntoAFileThatWasReplaced();
    void copiesASnapshotWhileOthersWrite();
    void copyThatIsCancelled();
    void copyCheckFindsWhatIsWrong_data();
    void copyCheckFindsWhatIsWrong();
    void copyCheckLooksAtSomethingElseMeanwhile();
    void copyCheckThatIsCancelled();
    void opensACopyAsItIs();
    void partFileIsKeptForOneProcess();
    void writersInTwoThreadsLoseNothing();

private:
    QString path(const QString &name = u"test.custodian"_s) const { return m_folder->filePath(name); }
    void makeDatabase() { got(Database::create(path())); }
    void makeOlder(int version) const { makeOlderDatabase(path(), version); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestDatabase::cleanup()
{
    m_folder.reset();
}

void TestDatabase::createMakesAPrivateFile()
{
    const QString file = path(u"new folder/ä.custodian"_s);
    const auto database = got(Database::create(file));
    QCOMPARE(QFile::permissions(QFileInfo(file).absolutePath()), ownersFolder);
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        QCOMPARE(QFile::permissions(file + suffix), ownersFile);
    QCOMPARE(database->path(), file);
    QVERIFY(!database->isReadOnly());
    QCOMPARE(got(Migrator::version(database->connection())), Migrator::newestVersion());
    QCOMPARE(qFromBigEndian<quint32>(bytes(file).constData() + applicationOffset), DatabaseFile::applicationId);
}

void TestDatabase::createLeavesAnExistingFolder()
{
    QDir().mkpath(path(u"there"_s));
    const auto shared = ownersFolder | QFile::ReadGroup | QFile::ExeGroup;
    QFile::setPermissions(path(u"there"_s), shared);
    got(Database::create(path(u"there/a.custodian"_s)));
    QCOMPARE(QFile::permissions(path(u"there"_s)), shared);
}

void TestDatabase::createRefusesAnExistingFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("text") << QByteArray("mine");
}

void TestDatabase::createRefusesAnExistingFile()
{
    QFETCH(const QByteArray, content);
    write(path(), content);
    const Error error = refusal(Database::create(path()));
    QCOMPARE(error.code, Error::Code::Duplicate);
    QVERIFY(error.message.contains(path()));
    QCOMPARE(bytes(path()), content);
    QCOMPARE(files(), QStringList {u"test.custodian"_s});
}

void TestDatabase::createRefusesAnImpossibleFolder()
{
    write(path(u"file"_s), {});
    QCOMPARE(refusal(Database::create(path(u"file/a.custodian"_s))).code, Error::Code::Storage);
    QDir().mkpath(path(u"folder"_s));
    QVERIFY(!Database::create(path(u"folder"_s)));
    QVERIFY(QFileInfo(path(u"folder"_s)).isDir());
}

void TestDatabase::createInMemory()
{
    const auto first = got(Database::create(u":memory:"_s));
    const auto second = got(Database::create(u":memory:"_s));
    got(Sql::run(first->connection(), u"CREATE TABLE only_here (id INTEGER PRIMARY KEY)"_s));
    QVERIFY(!Sql::run(second->connection(), u"SELECT * FROM only_here"_s));
    QVERIFY(!QFile::exists(u":memory:"_s));
}

void TestDatabase::removesWhatBelongsToIt()
{
    makeDatabase();
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u"-journal"_s, u".mine"_s})
        write(path() + suffix, {});
    DatabaseFile::remove(path());
    QCOMPARE(files(), QStringList {u"test.custodian.mine"_s});
}

void TestDatabase::opens()
{
    makeDatabase();
    const auto database = got(Database::open(path()));
    QVERIFY(!database->isReadOnly());
    QCOMPARE(database->readOnlyReason(), QString());
    QCOMPARE(QFileInfo(database->path()), QFileInfo(path()));
}

void TestDatabase::openRefuses_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("text") << QByteArray("asset_tag,serial\r\n").repeated(100);
    QTest::addRow("a header cut short") << QByteArray("SQLite format 3\0", 16);
    QTest::addRow("no application id") << QByteArray("SQLite format 3\0", 16).leftJustified(4096, '\0');
}

void TestDatabase::openRefuses()
{
    QFETCH(const QByteArray, content);
    write(path(), content);
    QFile::setPermissions(path(), ownersFile);
    for (const auto mode : {Database::Mode::ReadWrite, Database::Mode::ReadOnly}) {
        const Error error = refusal(Database::open(path(), mode));
        QCOMPARE(error.code, Error::Code::Unsupported);
        QVERIFY(error.message.contains(path()));
        QCOMPARE(bytes(path()), content);
        QCOMPARE(files(), QStringList {u"test.custodian"_s});
    }
}

void TestDatabase::openRefusesWhatOthersMayUse_data()
{
    QTest::addColumn<int>("permission");
    QTest::addRow("group may read") << int(QFile::ReadGroup);
    QTest::addRow("group may write") << int(QFile::WriteGroup);
    QTest::addRow("others may read") << int(QFile::ReadOther);
    QTest::addRow("others may write") << int(QFile::WriteOther);
    QTest::addRow("others may execute") << int(QFile::ExeOther);
    QTest::addRow("another program's") << 0;
    QTest::addRow("a newer version's") << -1;
    QTest::addRow("a folder") << -2;
    QTest::addRow("missing") << -3;
}

// A whole database, but not to be opened.
void TestDatabase::openRefusesWhatOthersMayUse()
{
    QFETCH(const int, permission);
    makeDatabase();
    QByteArray content = bytes(path());
    QFile::remove(path());
    if (permission == 0)
        content.replace(applicationOffset, 4, "Else");
    if (permission == -1)
        qToBigEndian(qint32(Migrator::newestVersion() + 1), content.data() + versionOffset);
    if (permission == -2)
        QDir().mkdir(path());
    else if (permission != -3)
        write(path(), content);
    if (permission > -2)
        QFile::setPermissions(path(), ownersFile | QFile::Permission(std::max(permission, 0)));
    const QStringList before = files();
    const Error error = refusal(Database::open(path()));
    QCOMPARE(error.code, permission == -3 ? Error::Code::NotFound : Error::Code::Unsupported);
    QVERIFY(error.message.contains(path()));
    QCOMPARE(files(), before);
    if (permission > -2)
        QCOMPARE(bytes(path()), content);
}

void TestDatabase::openRefusesATruncatedFile_data()
{
    QTest::addColumn<qint64>("size"); // negative: less than the whole
    for (const qint64 size : {100, 101, 511, 512, 1024, 4095, 4096, 4097, 8192, 40'960, -40'960, -4097, -4096, -1})
        QTest::addRow("%lld", size) << size;
}

void TestDatabase::openRefusesATruncatedFile()
{
    QFETCH(const qint64, size);
    makeDatabase();
    QFile file(path());
    QVERIFY(file.resize(size > 0 ? size : file.size() + size));
    const QByteArray before = bytes(path());
    for (const auto mode : {Database::Mode::ReadWrite, Database::Mode::ReadOnly}) {
        const auto opened = Database::open(path(), mode);
        QVERIFY(!opened);
        QVERIFY(opened.error().code == Error::Code::Storage || opened.error().code == Error::Code::Unsupported);
        QVERIFY(!opened.error().message.isEmpty());
        QCOMPARE(bytes(path()), before);
    }
}

void TestDatabase::openRefusesADamagedFile_data()
{
    QTest::addColumn<qint64>("page"); // from 1
    QTest::addColumn<char>("byte");
    for (const qint64 page : {2, 3, 5, 9}) {
        QTest::addRow("page %lld zeroed", page) << page << '\0';
        QTest::addRow("page %lld overwritten", page) << page << '\x5a';
    }
}

void TestDatabase::openRefusesADamagedFile()
{
    QFETCH(const qint64, page);
    QFETCH(const char, byte);
    makeDatabase();
    QByteArray content = bytes(path());
    content.replace((page - 1) * 4096, 4096, QByteArray(4096, byte));
    write(path(), content);
    QCOMPARE(refusal(Database::open(path())).code, Error::Code::Storage);
    QCOMPARE(bytes(path()), content);
}

// The file was made and marked, but the schema never got there.
void TestDatabase::opensWhatACrashLeftBehind()
{
    succeed(DatabaseFile::create(path()));
    Plain(path()).run(u"PRAGMA application_id = %1"_s.arg(DatabaseFile::applicationId));
    const auto database = got(Database::open(path()));
    QCOMPARE(got(Migrator::version(database->connection())), Migrator::newestVersion());
    QVERIFY(got(Verifier(*database).verify()).isEmpty());
    QVERIFY(!QFile::exists(path() + u".before-schema-1"_s)); // there was nothing to keep
}

void TestDatabase::setsItsPragmas()
{
    makeDatabase();
    const auto database = got(Database::open(path()));
    const auto pragma = [&](const QString &name) {
        return got(Sql::value(database->connection(), u"PRAGMA "_s + name)).toString();
    };
    QCOMPARE(pragma(u"foreign_keys"_s), u"1"_s);
    QCOMPARE(pragma(u"recursive_triggers"_s), u"1"_s);
    QCOMPARE(pragma(u"journal_mode"_s), u"wal"_s);
    QCOMPARE(pragma(u"synchronous"_s), u"2"_s); // FULL
    QVERIFY(pragma(u"busy_timeout"_s).toInt() >= 1000);
    QVERIFY(!Sql::run(database->connection(), u"PRAGMA writable_schema = ON"_s) // defensive: has no effect
            || !Sql::run(database->connection(), u"DELETE FROM sqlite_schema"_s));
}

void TestDatabase::setsDurability()
{
    const auto database = got(Database::create(path()));
    const auto synchronous = [&] { return got(Sql::value(database->connection(), u"PRAGMA synchronous"_s)).toInt(); };
    succeed(database->setDurable(false));
    QCOMPARE(synchronous(), 0);
    succeed(database->setDurable(true));
    QCOMPARE(synchronous(), 2);
}

void TestDatabase::readOnlyRefusesWrites()
{
    makeDatabase();
    const QByteArray before = bytes(path());
    {
        const auto database = got(Database::open(path(), Database::Mode::ReadOnly));
        QVERIFY(database->isReadOnly());
        QVERIFY(!database->readOnlyReason().isEmpty());
        QVERIFY(got(Sql::value(database->connection(), u"SELECT count(*) FROM users"_s)).toInt() == 0);
        const Error begun = refusal(Transaction(*database).begin());
        QCOMPARE(begun.code, Error::Code::Storage);
        QCOMPARE(begun.message, database->readOnlyReason());
        const Error direct = refusal(Sql::run(database->connection(), u"UPDATE journal_state SET operation_id = 1"_s));
        QCOMPARE(direct.code, Error::Code::Storage);
        QVERIFY(!direct.message.isEmpty());
        Journal journal(*database, m_clock);
        const auto nothing = [](const Operation &) { return Result<void>(); };
        QCOMPARE(refusal(journal.write(nobody, {u"test"_s, u"Test"_s}, nothing, Journal::Empty::Keep)).message,
                 database->readOnlyReason());
        QVERIFY(got(Verifier(*database).verify()).isEmpty());
    }
    QCOMPARE(bytes(path()), before);
}

void TestDatabase::whatCannotBeWrittenOpensReadOnly_data()
{
    QTest::addColumn<QString>("name");
    QTest::addRow("the file") << u"inner/a 100%#?.custodian"_s;
    QTest::addRow("its folder") << u"inner"_s;
}

void TestDatabase::whatCannotBeWrittenOpensReadOnly()
{
#ifdef Q_OS_UNIX
    if (::geteuid() == 0)
        QSKIP("root may write everything");
#endif
    QFETCH(const QString, name);
    const QString file = path(u"inner/a 100%#?.custodian"_s);
    got(Database::create(file));
    const QFile::Permissions before = QFile::permissions(path(name));
    QFile::setPermissions(path(name), before & ~(QFile::WriteOwner | QFile::WriteUser));
    const auto database = Database::open(file);
    const auto count = database ? Sql::value((*database)->connection(), u"SELECT count(*) FROM statuses"_s)
                                : Result<QVariant>(database.error());
    QFile::setPermissions(path(name), before);
    QVERIFY2(count, count ? "" : qUtf8Printable(count.error().detail));
    QVERIFY((*database)->isReadOnly());
    QVERIFY(!(*database)->readOnlyReason().isEmpty());
    QCOMPARE(refusal(Transaction(**database).begin()).code, Error::Code::Storage);
}

void TestDatabase::olderSchemaCannotBeUpdatedReadOnly()
{
    makeOlder(1);
    const QByteArray before = bytes(path());
    QCOMPARE(refusal(Database::open(path(), Database::Mode::ReadOnly)).code, Error::Code::Unsupported);
    QCOMPARE(bytes(path()), before);
}

void TestDatabase::upgradesFromEveryVersion_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < Migrator::newestVersion(); ++version)
        QTest::addRow("%d", version) << version;
}

void TestDatabase::upgradesFromEveryVersion()
{
    QFETCH(const int, version);
    makeOlder(version);
    const QString people =
        u"SELECT group_concat(full_name || ifnull(email, '') || ifnull(phone1, ''), ', ') FROM users"_s;
    const QString expected = u"Ann Amesann@example.org, Bob Bond555"_s;
    {
        const auto database = got(Database::open(path()));
        QCOMPARE(got(Migrator::version(database->connection())), Migrator::newestVersion());
        QCOMPARE(got(Sql::value(database->connection(), people)).toString(), expected);
        QCOMPARE(got(Verifier(*database).verify()), QList<Finding>());
        const auto found = [&](const QString &index, const QString &word) {
            const QString sought = u"SELECT group_concat(rowid) FROM %1 WHERE %1 MATCH :word"_s.arg(index);
            return got(Sql::value(database->connection(), sought, {{u"word"_s, word}})).toString();
        };
        QCOMPARE(found(u"user_search"_s, u"ame*"_s), u"1"_s); // the search index is filled
        QCOMPARE(found(u"user_search"_s, u"555"_s), u"2"_s);
        QCOMPARE(found(u"operation_search"_s, u"test"_s), u"1"_s);
        const QString asset = version >= 2 ? u"1"_s : QString();
        QCOMPARE(found(u"asset_search"_s, u"at"_s), asset);
        QCOMPARE(found(u"asset_codes"_s, u"n47"_s), asset);
        QCOMPARE(found(u"assignment_search"_s, u"phys*"_s), asset);
        QCOMPARE(
            got(Sql::value(database->connection(), u"SELECT group_concat(holder_id) FROM asset_rows"_s)).toString(),
            version >= 2 ? u"2"_s : QString());
        const QString savedView =
            u"INSERT INTO saved_views (name, view, owner_id, created_at) VALUES ('All', 'assets', 1, '2026-01-01T00:00:00Z')"_s;
        QVERIFY(!Sql::run(database->connection(), savedView)); // outside an operation
        Journal journal(*database, m_clock);
        const auto change = [&](const Operation &) -> Result<void> {
            got(Sql::run(database->connection(), u"UPDATE users SET position = 'Librarian'"_s));
            got(Sql::run(database->connection(), savedView));
            return {};
        };
        QCOMPARE(got(journal.write(nobody, {u"test"_s, u"Test"_s}, change)), 2);
        QVERIFY(!Sql::run(database->connection(), u"UPDATE users SET position = NULL"_s));
        QCOMPARE(found(u"user_search"_s, u"librarian"_s), u"1,2"_s);
        QCOMPARE(found(u"operation_search"_s, u"test"_s), u"1,2"_s);
        QCOMPARE(got(Verifier(*database).verify()), QList<Finding>());
    }
    const QString copy = u"%1.before-schema-%2"_s.arg(path()).arg(version + 1);
    QCOMPARE(QFile::permissions(copy), ownersFile);
    QCOMPARE(qFromBigEndian<quint32>(bytes(copy).constData() + applicationOffset), DatabaseFile::applicationId);
    {
        const Plain kept(copy);
        QCOMPARE(kept.value(u"PRAGMA user_version"_s).toInt(), version);
        QCOMPARE(kept.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
        QCOMPARE(kept.value(people).toString(), expected);
    }
    got(Database::open(path()));
    QCOMPARE(files(), (QStringList {u"test.custodian"_s, QFileInfo(copy).fileName()})); // no part, no second copy
}

void TestDatabase::upgradeReplacesAnOlderCopy()
{
    makeOlder(1);
    write(path() + u".before-schema-2"_s, "old");
    write(path() + u".before-schema-2.custodian-part"_s, "from a crash");
    got(Database::open(path()));
    QVERIFY(bytes(path() + u".before-schema-2"_s).startsWith("SQLite format 3"));
    QCOMPARE(files(), (QStringList {u"test.custodian"_s, u"test.custodian.before-schema-2"_s}));
}

void TestDatabase::upgradeWithoutItsCopyChangesNothing()
{
    makeOlder(1);
    QVERIFY(QDir().mkpath(path() + u".before-schema-2.custodian-part/full"_s));
    const QByteArray before = bytes(path());
    QVERIFY(!Database::open(path()));
    QCOMPARE(bytes(path()), before);
    QCOMPARE(Plain(path()).value(u"PRAGMA user_version"_s).toInt(), 1);
}

void TestDatabase::transactionRollsBackUnlessCommitted()
{
    const auto database = got(Database::create(path()));
    const auto state = [&] {
        return got(Sql::value(database->connection(), u"SELECT operation_id FROM journal_state"_s)).toInt();
    };
    const QString change = u"UPDATE journal_state SET operation_id = 7"_s;
    {
        Transaction transaction(*database);
        succeed(transaction.begin());
        got(Sql::run(database->connection(), change));
    }
    QCOMPARE(state(), 0);
    {
        Transaction never(*database); // not begun: nothing to end
    }
    Transaction transaction(*database);
    succeed(transaction.begin());
    got(Sql::run(database->connection(), change));
    succeed(transaction.commit());
    QCOMPARE(state(), 7);
    QVERIFY(!transaction.commit());
}

void TestDatabase::onlyOneWriterAtATime()
{
    const auto first = got(Database::create(path()));
    const auto second = got(Database::open(path()));
    {
        Transaction mine(*first);
        succeed(mine.begin());
        const Error busy = refusal(Transaction(*second).begin(0));
        QCOMPARE(busy.code, Error::Code::Busy);
        QVERIFY(!busy.message.isEmpty());
        QVERIFY(got(Sql::value(second->connection(), u"SELECT count(*) FROM roles"_s)).toInt() == 0); // reading goes on
        succeed(mine.commit());
        QVERIFY(Transaction(*second).begin(0));
        Transaction again(*first);
        QVERIFY(again.begin(0));
    }
    QVERIFY(Transaction(*second).begin(0));
}

// On the same connection: the gate stays shut for everybody else.
void TestDatabase::secondTransactionLeavesTheFirstAlone()
{
    const auto database = got(Database::create(path()));
    const auto second = got(Database::open(path()));
    const Plain other(path());
    other.run(u"PRAGMA busy_timeout = 10"_s);
    Transaction outer(*database);
    succeed(outer.begin());
    got(Sql::run(database->connection(), u"UPDATE journal_state SET operation_id = 7"_s));
    {
        Transaction inner(*database);
        const Error busy = refusal(inner.begin(0));
        QCOMPARE(busy.code, Error::Code::Busy);
        QVERIFY(!busy.message.isEmpty());
    }
    QCOMPARE(refusal(WriteGate(path()).enter(0)).code, Error::Code::Busy);
    QCOMPARE(refusal(Transaction(*second).begin(0)).code, Error::Code::Busy);
    QCOMPARE(refusal(Sql::run(other.db(), u"BEGIN IMMEDIATE"_s)).code, Error::Code::Busy);
    succeed(outer.commit());
    QCOMPARE(other.value(u"SELECT operation_id FROM journal_state"_s).toInt(), 7);
    QVERIFY(Transaction(*second).begin(0));
    QVERIFY(Transaction(*database).begin(0));
}

// Not through our gate, so SQLite's own lock is what is waited for.
void TestDatabase::anotherProgramHoldsTheDatabase()
{
    const auto database = got(Database::create(path()));
    got(Sql::run(database->connection(), u"PRAGMA busy_timeout = 10"_s));
    const Plain other(path());
    other.run(u"BEGIN IMMEDIATE"_s);
    const Error busy = refusal(Transaction(*database).begin(0));
    QCOMPARE(busy.code, Error::Code::Busy);
    QVERIFY(!busy.message.isEmpty());
    other.run(u"ROLLBACK"_s);
    QVERIFY(Transaction(*database).begin(0)); // the gate was given back
}

void TestDatabase::twoConnectionsSeeEachOther()
{
    const auto first = got(Database::create(path()));
    const auto second = got(Database::open(path()));
    Journal one(*first, m_clock), two(*second, m_clock);
    const auto insertBy = [](Database &database, const QString &name) {
        return [&database, name](const Operation &) -> Result<void> {
            got(Sql::run(database.connection(), u"INSERT INTO sites (name) VALUES (:n)"_s, {{u"n"_s, name}}));
            return {};
        };
    };
    QCOMPARE(got(one.write(nobody, {u"test"_s, u"Test"_s}, insertBy(*first, u"A"_s))), 1);
    QCOMPARE(got(two.write(nobody, {u"test"_s, u"Test"_s}, insertBy(*second, u"B"_s))), 2);
    QCOMPARE(got(one.write(nobody, {u"test"_s, u"Test"_s}, insertBy(*first, u"C"_s))), 3);
    for (const auto *database : {first.get(), second.get()})
        QCOMPARE(got(Sql::value(database->connection(), u"SELECT group_concat(name, '') FROM sites"_s)).toString(),
                 u"ABC"_s);
    QVERIFY(got(Verifier(*second).verify()).isEmpty());
}

// What another process would see: by the lock, it knows that somebody has the database open, and leaves the log alone.
void TestDatabase::openingOnceMoreKeepsTheLocks()
{
#ifdef Q_OS_UNIX
    const auto first = got(Database::create(path()));
    got(Database::open(path(), Database::Mode::ReadOnly));
    const QByteArray name = QFile::encodeName(path());
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr off_t sharedBytes = 0x40000002; // SQLite file locking, SHARED_FIRST and SHARED_SIZE
        struct flock lock
        {
            .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = sharedBytes, .l_len = 510, .l_pid = 0
        };
        const int descriptor = ::open(name.constData(), O_RDWR);
        ::_exit(descriptor >= 0 && ::fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
#else
    QSKIP("locks of a process as on Unix");
#endif
}

void TestDatabase::writesNothingIntoAFileThatWasReplaced()
{
    const auto database = got(Database::create(path()));
    got(Database::create(path(u"other"_s)));
    QVERIFY(!database->isReplaced());
    QVERIFY(QFile::rename(path(), path(u"kept"_s)));
    QVERIFY(QFile::rename(path(u"other"_s), path()));
    QVERIFY(database->isReplaced());
    QCOMPARE(Transaction(*database).begin().error().code, Error::Code::Conflict);
}

void TestDatabase::copiesASnapshotWhileOthersWrite()
{
    const auto database = got(Database::create(path()));
    Journal journal(*database, m_clock);
    const auto add = [&](int count) {
        for (int i = 0; i < count; ++i) {
            got(journal.write(nobody, {u"test"_s, u"Test"_s}, [&](const Operation &) -> Result<void> {
                got(Sql::run(database->connection(),
                             u"INSERT INTO sites (name, notes) VALUES (:n, hex(zeroblob(5000)))"_s,
                             {{u"n"_s, QUuid::createUuid().toString()}}));
                return {};
            }));
        }
    };
    add(2000);
    const auto source = got(Database::open(path(), Database::Mode::ReadOnly));
    int steps = 0;
    succeed(DatabaseFile::create(path(u"copy"_s)));
    succeed(DatabaseCopy::write(*source, path(u"copy"_s), [&](qint64 done, qint64 total) {
        add(1); // between any two steps
        ++steps;
        return done <= total;
    }));
    QVERIFY2(steps > 1 && steps < 100, qPrintable(QString::number(steps))); // it did not begin anew
    const auto copy = got(Database::open(path(u"copy"_s), Database::Mode::Copy));
    QCOMPARE(got(Sql::value(copy->connection(), u"SELECT count(*) FROM sites"_s)).toInt(), 2000);
    QCOMPARE(got(CopyCheck::problems(path(u"copy"_s))), QStringList());
    QCOMPARE(got(Verifier(*copy).verifyChain()), QList<Finding>());
    QCOMPARE(got(Sql::value(database->connection(), u"SELECT count(*) FROM sites"_s)).toInt(), 2000 + steps);
}

void TestDatabase::copyThatIsCancelled()
{
    const auto database = got(Database::create(path()));
    succeed(DatabaseFile::create(path(u"copy"_s)));
    const auto copied = DatabaseCopy::write(*database, path(u"copy"_s), [](qint64, qint64) { return false; });
    QCOMPARE(copied.error().code, Error::Code::Cancelled);
    succeed(Transaction(*database).begin()); // no snapshot is left
}

void TestDatabase::copyCheckFindsWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("script");
    QTest::addColumn<QString>("problem");
    const QString rewrite = u"PRAGMA writable_schema = ON"_s;
    QTest::newRow("entries of an index") << QStringList {rewrite,
                                                         u"UPDATE sqlite_schema SET sql = 'CREATE INDEX users_site ON "
                                                         "users (department_id)' WHERE name = 'users_site'"_s}
                                         << u"users_site"_s;
    QTest::newRow("too many entries") << QStringList {rewrite,
                                                      u"UPDATE sqlite_schema SET sql = sql || ' WHERE site_id > 5' "
                                                      "WHERE name = 'users_site'"_s}
                                      << u"users_site"_s;
    QTest::newRow("no value") << QStringList {rewrite,
                                              u"UPDATE sqlite_schema SET sql = replace(sql, 'notes TEXT', "
                                              "'notes TEXT NOT NULL') WHERE name = 'sites'"_s}
                              << u"sites.notes"_s;
    QTest::newRow("no parent") << QStringList {u"DROP TRIGGER journal_sites_delete"_s, u"DELETE FROM sites"_s}
                               << u"users"_s;
    QTest::newRow("pages of nobody") << QStringList {rewrite, u"DELETE FROM sqlite_schema WHERE name = 'users_site'"_s}
                                     << u"never used"_s;
}

void TestDatabase::copyCheckFindsWhatIsWrong()
{
    QFETCH(QStringList, script);
    QFETCH(QString, problem);
    {
        const auto database = got(Database::create(path()));
        Journal journal(*database, m_clock);
        got(journal.write(nobody, {u"test"_s, u"Test"_s}, [&](const Operation &) -> Result<void> {
            got(Sql::run(database->connection(), u"INSERT INTO sites (name) VALUES ('North')"_s));
            got(Sql::run(database->connection(),
                         u"INSERT INTO users (first_name, last_name, site_id, created_at) "
                         "VALUES ('Ada', 'North', 1, '2026-01-01T00:00:00Z')"_s));
            return {};
        }));
    }
    QCOMPARE(got(CopyCheck::problems(path())), QStringList());
    {
        const Plain plain(path());
        for (const QString &statement : script)
            plain.run(statement);
    }
    const QStringList found = got(CopyCheck::problems(path()));
    QVERIFY2(found.join(u'\n').contains(problem), qPrintable(found.join(u'\n')));
    const auto copy = got(Database::open(path(), Database::Mode::Copy));
    const QStringList alone = got(DatabaseCopy::problems(*copy));
    for (const QString &line : alone)
        QVERIFY2(found.contains(line), qPrintable(line));
    QVERIFY(!alone.isEmpty());
}

void TestDatabase::copyCheckLooksAtSomethingElseMeanwhile()
{
    got(Database::create(path())).reset();
    qint64 last = 0;
    const auto progress = [&last](qint64 done, qint64 total) {
        const bool isForward = done >= last && done <= total;
        last = done;
        return isForward;
    };
    std::thread::id thread;
    const auto found = CopyCheck::problems(path(), progress, [&thread](Database &copy, const Progress &share) {
        thread = std::this_thread::get_id();
        share(1, 2);
        auto rows = Sql::run(copy.connection(), u"SELECT count(*) FROM operations"_s);
        return rows ? Result<void>() : Result<void>(rows.error());
    });
    QCOMPARE(got(found), QStringList());
    QVERIFY(thread != std::thread::id() && thread != std::this_thread::get_id());
    const auto failed = CopyCheck::problems(path(), {}, [](Database &, const Progress &) {
        return Result<void>(Error {Error::Code::NotFound, u"No"_s});
    });
    QCOMPARE(failed.error().code, Error::Code::NotFound);
}

void TestDatabase::copyCheckThatIsCancelled()
{
    got(Database::create(path())).reset();
    const auto endless = [](Database &copy, const Progress &) {
        auto counted = Sql::value(
            copy.connection(),
            u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s);
        return counted ? Result<void>() : Result<void>(counted.error());
    };
    int asked = 0;
    const auto found = CopyCheck::problems(
        path(), [&asked](qint64, qint64) { return ++asked < 3; }, endless);
    QCOMPARE(found.error().code, Error::Code::Cancelled);
    QCOMPARE(files(), QStringList {u"test.custodian"_s});
}

void TestDatabase::opensACopyAsItIs()
{
    makeOlder(1);
    QFile::setPermissions(path(), ownersFile | QFile::ReadOther); // as on a stick
    const QByteArray before = bytes(path());
    {
        const auto copy = got(Database::open(path(), Database::Mode::Copy));
        QVERIFY(copy->isReadOnly());
        QCOMPARE(got(DatabaseCopy::problems(*copy)), QStringList());
        QCOMPARE(files(), QStringList {u"test.custodian"_s});
    }
    QCOMPARE(bytes(path()), before);
    QCOMPARE(files(), QStringList {u"test.custodian"_s});
}

void TestDatabase::partFileIsKeptForOneProcess()
{
    const QString target = path(u"target"_s);
    write(target, "before");
    write(target + u".custodian-part"_s, "from a crash, and longer than what follows");
    {
        const auto part = got(PartFile::create(target));
        QCOMPARE(bytes(target + u".custodian-part"_s), QByteArray());
        QCOMPARE(QFile::permissions(part->path()), ownersFile);
        QCOMPARE(PartFile::create(target).error().code, Error::Code::Busy);
        PartFile::removeAbandoned(m_folder->path());
        QVERIFY(QFile::exists(part->path()));
    }
    QCOMPARE(bytes(target), QByteArray("before"));
    QCOMPARE(files(), QStringList {u"target"_s});
    write(path(u"old.custodian-part"_s), "left");
    write(path(u"old.custodian-part-wal"_s), "left");
    PartFile::removeAbandoned(m_folder->path());
    QCOMPARE(files(), QStringList {u"target"_s});
    {
        const auto part = got(PartFile::create(target));
        write(part->path(), "after");
        succeed(part->commit());
    }
    QCOMPARE(bytes(target), QByteArray("after"));
    QCOMPARE(files(), QStringList {u"target"_s});
}

void TestDatabase::writersInTwoThreadsLoseNothing()
{
    constexpr int each = 25;
    makeDatabase();
    const auto work = [this](QChar who) {
        const auto database = got(Database::open(path()));
        FakeClock clock;
        Journal journal(*database, clock);
        for (int i = 0; i < each; ++i) {
            const auto insert = [&](const Operation &) -> Result<void> {
                got(Sql::run(database->connection(), u"INSERT INTO sites (name) VALUES (:n)"_s,
                             {{u"n"_s, QString(who + QString::number(i))}}));
                return {};
            };
            got(journal.write(nobody, {u"test"_s, u"Test"_s}, insert));
        }
    };
    std::thread first(work, u'a'), second(work, u'b');
    first.join();
    second.join();
    const auto database = got(Database::open(path()));
    QCOMPARE(got(Sql::value(database->connection(), u"SELECT count(*) FROM sites"_s)).toInt(), 2 * each);
    QCOMPARE(got(Sql::value(database->connection(), u"SELECT max(id) FROM operations"_s)).toInt(), 2 * each);
    QVERIFY(got(Verifier(*database).verify()).isEmpty());
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
