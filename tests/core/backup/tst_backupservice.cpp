// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/backupservice.h"

#include "core/backup/lastknown.h"
#include "core/db/databasefile.h"
#include "core/db/migrator.h"
#include "core/db/sql.h"
#include "core/db/sqlfunctions.h"
#include "core/journal/chain.h"
#include "core/transfer/csvfile.h"
#include "core/transfer/import.h"
#include "core/workspace/workspace.h"
#include "support/expect.h"
#include "support/fakeclock.h"

#include <QSqlDriver>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <atomic>
#include <thread>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

using Reason = BackupReason::Value;

namespace {

const QString passphrase = u"a quiet harbour at dawn"_s;
constexpr QFile::Permissions ownersFile = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

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

// A byte in the middle of every page after the first, so that at least one of them is noticed.
QByteArray damaged(QByteArray content)
{
    constexpr qsizetype page = 4096;
    for (qsizetype at = 8 * page + 5; at < content.size(); at += page)
        content[at] = char(content.at(at) ^ 0x55);
    return content;
}

}

class TestBackupService final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void makesAPrivateVerifiedCopy();
    void isInTheJournal();
    void refusesAFileThatIsThere();
    void copiesWhileAnotherWritesAllTheTime();
    void leavesNothingWhenItIsCancelled_data();
    void leavesNothingWhenItIsCancelled();
    void leavesNothingOnAFullDisk();
    void leavesNothingWhereItCannotWrite();
    void removesWhatAKilledBackupLeft();
    void refusesToBackUpADamagedDatabase();
    void tellsOfAJournalThatDoesNotFit();
    void verifyNoticesDamage_data();
    void verifyNoticesDamage();
    void verifyForgetsWhatWasChangedSince();
    void isEncrypted();
    void verifiesWhatIsEncrypted();
    void takesTheRight_data();
    void takesTheRight();
    void isMadeDaily();
    void rotates();
    void keepsItsPlan();
    void precedesALargeImport();
    void listsWhatUpdatesLeft();

    void restores();
    void restoresWhatIsEncrypted();
    void restoresAnOlderSchema();
    void restoreRefuses_data();
    void restoreRefuses();
    void restoreRefusesWhileAnotherHasItOpen();
    void restoreRepairsADamagedDatabase();
    void restoreWithoutADatabase();
    void restoreThatIsCancelled();
    void restoreThatIsGivenUp();

private:
    QString path(const QString &name = u"office.custodian"_s) const { return m_folder->filePath(name); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    Workspace &office() { return *m_workspace; }
    // Cheap to encrypt with.
    BackupService service()
    {
        return {office().database, office().work, office().settings, m_clock, PasswordHash::leastCost};
    }
    void open() { m_workspace = got(Workspace::open(path(), m_clock, PasswordHash::leastCost)); }
    void signIn(const QString &email = u"admin@example.org"_s)
    {
        office().session.close();
        got(office().session.open(got(office().people.findByEmail(email)).id));
    }
    void addSite(const QString &name) { got(office().catalog.create(CatalogList::Kind::Sites, {.name = name})); }
    int sites(const QString &database) const
    {
        const auto copy = got(Database::open(database, Database::Mode::Copy));
        return got(Sql::value(copy->connection(), u"SELECT count(*) FROM sites"_s)).toInt();
    }
    QString backUp(const QString &name = u"copy"_s)
    {
        return got(service().backUp({.target = path(name)})).backup.path;
    }
    // A database of the version before, with one operation.
    void makeOlder()
    {
        got(DatabaseFile::create(path()));
        auto older = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"older"_s);
        older.setDatabaseName(path());
        if (!older.open())
            qFatal("%s", qUtf8Printable(older.lastError().text()));
        SqlFunctions::add(*static_cast<sqlite3 *const *>(older.driver()->handle().constData()));
        got(Sql::run(older, u"PRAGMA application_id = %1"_s.arg(DatabaseFile::applicationId)));
        got(Migrator::migrate(older, 0, Migrator::newestVersion() - 1));
        got(Sql::run(older,
                     u"INSERT INTO operations (uuid, actor, at, kind, summary) "
                     "VALUES ('first', 'system', '2026-01-01T00:00:00Z', 'test', 'Test')"_s));
        got(Chain::seal(older, 1, {}));
        older.close();
        older = {};
        QSqlDatabase::removeDatabase(u"older"_s);
    }
    // As the window and the command line do it.
    Result<DatabaseRestore::Done> restore(const QString &backup, const QString &with = {})
    {
        auto prepared = service().prepareRestore(backup, with, u"a wrong import"_s);
        if (!prepared)
            return prepared.error();
        m_workspace.reset();
        return (*prepared)->finish(m_clock);
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void TestBackupService::init()
{
    m_clock = FakeClock();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", QFile::encodeName(path(u"state"_s)));
    m_workspace = got(Workspace::create(path(), m_clock, {u"Ada"_s, u"Admin"_s, u"admin@example.org"_s, {}},
                                        PasswordHash::leastCost));
    signIn();
    addSite(u"North"_s);
}

void TestBackupService::cleanup()
{
    m_workspace.reset();
}

void TestBackupService::makesAPrivateVerifiedCopy()
{
    const auto made = got(service().backUp({.target = path(u"new/copy"_s)}));
    QCOMPARE(made.backup.path, path(u"new/copy"_s));
    QCOMPARE(QFile::permissions(made.backup.path), ownersFile);
    QCOMPARE(QDir(path(u"new"_s)).entryList(QDir::Files | QDir::Hidden), QStringList {u"copy"_s});
    QCOMPARE(sites(made.backup.path), 1);
    QVERIFY(made.backup.isVerified());
    QVERIFY(got(Workspace::open(made.backup.path, m_clock))->verify());
}

void TestBackupService::isInTheJournal()
{
    const auto made = got(service().backUp({}));
    const auto row = got(Sql::rows(office().database.connection(),
                                   u"SELECT kind, actor, changes, hash FROM operations WHERE id = :id"_s,
                                   {{u"id"_s, made.operation}}, [](const QSqlQuery &query) {
                                       return QVariantList {query.value(0), query.value(1), query.value(2)};
                                   }));
    QCOMPARE(row, (QList<QVariantList> {{u"database.backup"_s, u"admin@example.org"_s, 0}}));
    QCOMPARE(got(office().verify()), QList<Finding>());
    const QList<Backup> list = got(service().list());
    QCOMPARE(list, QList<Backup> {made.backup});
    QCOMPARE(list.constFirst().reason, Reason::Manual);
    QCOMPARE(list.constFirst().at, m_clock.now());
}

void TestBackupService::refusesAFileThatIsThere()
{
    write(path(u"copy"_s), "mine");
    QCOMPARE(service().backUp({.target = path(u"copy"_s)}).error().code, Error::Code::Duplicate);
    QCOMPARE(bytes(path(u"copy"_s)), QByteArray("mine"));
    got(service().backUp({.target = path(u"copy"_s), .replaces = true}));
    QCOMPARE(sites(path(u"copy"_s)), 1);
    QCOMPARE(service().backUp({.target = path(), .replaces = true}).error().code, Error::Code::Invalid);
}

void TestBackupService::copiesWhileAnotherWritesAllTheTime()
{
    std::atomic_bool isDone = false;
    std::atomic_int written = 0;
    std::thread writer([&] {
        const auto other = got(Workspace::open(path(), m_clock));
        other->session.openAsSystem();
        while (!isDone)
            got(other->catalog.create(CatalogList::Kind::Sites, {.name = u"Site %1"_s.arg(++written)}));
    });
    QTRY_VERIFY(written > 20);
    int before = 0;
    for (int i = 0; i < 2; ++i) {
        before = written;
        const QString copy = backUp(u"copy%1"_s.arg(i));
        QVERIFY(sites(copy) >= before); // North and all but the one in hand
        const auto opened = got(Workspace::open(copy, m_clock));
        QCOMPARE(got(opened->verify()), QList<Finding>());
    }
    QVERIFY(written > before);
    isDone = true;
    writer.join();
    QCOMPARE(got(office().verify()), QList<Finding>());
}

void TestBackupService::leavesNothingWhenItIsCancelled_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<bool>("isSealed");
    for (const bool isSealed : {false, true}) {
        for (const double share : {0.0, 0.1, 0.5, 0.92, 1.0})
            QTest::addRow("%s at %.2f", isSealed ? "encrypted" : "plain", share) << share << isSealed;
    }
}

void TestBackupService::leavesNothingWhenItIsCancelled()
{
    QFETCH(double, share);
    QFETCH(bool, isSealed);
    const QStringList before = files();
    const auto stop = [share](qint64 done, qint64 total) { return double(done) < share * double(total); };
    const auto made = service().backUp(
        {.target = path(u"copy"_s), .passphrase = isSealed ? std::optional(passphrase) : std::nullopt}, stop);
    QCOMPARE(made.error().code, Error::Code::Cancelled);
    QCOMPARE(files(), before);
}

// On a file system of its own, so that what is full is only ours.
void TestBackupService::leavesNothingOnAFullDisk()
{
#ifdef Q_OS_LINUX
    const QByteArray mount = QFile::encodeName(path(u"small"_s));
    QVERIFY(QDir().mkpath(path(u"small"_s)));
    if (::mount("tmpfs", mount.constData(), "tmpfs", 0, "size=256k,mode=700") != 0)
        QSKIP("a small file system takes root");
    const auto small = qScopeGuard([&mount] { ::umount(mount.constData()); });
    for (const auto &with : {std::optional<QString>(), std::optional(passphrase)}) {
        const auto made = service().backUp({.target = path(u"small/copy"_s), .passphrase = with});
        QCOMPARE(made.error().code, Error::Code::Storage);
        QCOMPARE(QDir(path(u"small"_s)).entryList(QDir::Files | QDir::Hidden), QStringList());
    }
    QCOMPARE(got(office().verify()), QList<Finding>());
    backUp(); // and elsewhere it works
#else
    QSKIP("a small file system as on Linux");
#endif
}

void TestBackupService::leavesNothingWhereItCannotWrite()
{
    write(path(u"file"_s), "no folder");
    const QStringList before = files();
    QCOMPARE(service().backUp({.target = path(u"file/copy"_s)}).error().code, Error::Code::Storage);
    QVERIFY(QDir().mkpath(path(u"folder/full"_s)));
    QCOMPARE(service().backUp({.target = path(u"folder"_s), .replaces = true}).error().code, Error::Code::Storage);
    QCOMPARE(files(), before);
}

void TestBackupService::removesWhatAKilledBackupLeft()
{
    const QString folder = service().folder().path();
    QVERIFY(QDir().mkpath(folder));
    write(folder + u"/office-20260101-000000-000-daily.custodian.custodian-part"_s, "half");
    got(service().backUpBySelf(Reason::Daily));
    QCOMPARE(QDir(folder).entryList({u"*.custodian-part"_s}, QDir::Files), QStringList());
}

void TestBackupService::refusesToBackUpADamagedDatabase()
{
    const QString good = backUp(u"good"_s);
    m_workspace.reset();
    // What a short check at opening does not see: an index without one of its rows.
    {
        auto plain = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s);
        plain.setDatabaseName(path());
        QVERIFY(plain.open());
        QSqlQuery query(plain);
        QVERIFY(query.exec(u"PRAGMA writable_schema = ON"_s));
        QVERIFY(query.exec(u"UPDATE sqlite_master SET sql = 'CREATE INDEX users_site ON users (department_id, id)' "
                           "WHERE name = 'users_site'"_s));
    }
    QSqlDatabase::removeDatabase(u"plain"_s);
    open();
    signIn();
    const QStringList before = files();
    const auto made = service().backUp({.target = path(u"copy"_s)});
    QCOMPARE(made.error().code, Error::Code::Storage);
    QVERIFY(made.error().message.contains(u"damaged"_s));
    QVERIFY(!made.error().detail.isEmpty());
    QCOMPARE(files(), before);
    QVERIFY(QFile::exists(good));
}

// Somebody altered it: then a backup is wanted more than ever, but it is no verified one.
void TestBackupService::tellsOfAJournalThatDoesNotFit()
{
    const QSqlDatabase db = office().database.connection();
    const QString trigger = got(Sql::value(db, u"SELECT sql FROM sqlite_master WHERE name = 'operations_sealed'"_s))
                                .toString();
    got(Sql::run(db, u"DROP TRIGGER operations_sealed"_s));
    got(Sql::run(db, u"UPDATE operations SET summary = 'Nothing' WHERE id = 2"_s));
    got(Sql::run(db, trigger));
    const auto made = got(service().backUp({}));
    QVERIFY(QFile::exists(made.backup.path));
    QVERIFY(!made.backup.isVerified());
    QVERIFY2(made.backup.problem.contains(u"Operation 2"_s), qPrintable(made.backup.problem));
    QCOMPARE(service().list()->constFirst().problem, made.backup.problem);
    QCOMPARE(service().prepareRestore(made.backup.path, {}, {}).error().code, Error::Code::Storage);
}

void TestBackupService::verifyNoticesDamage_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"flipped pages", "cut", "cut to a page", "emptied", "altered journal", "foreign"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestBackupService::verifyNoticesDamage()
{
    QFETCH(QString, how);
    const QString copy = got(service().backUpBySelf(Reason::Daily)).path;
    QVERIFY(got(service().verify(copy)).isVerified());
    const QByteArray content = bytes(copy);
    if (how == u"flipped pages"_s)
        write(copy, damaged(content));
    else if (how == u"cut"_s)
        write(copy, content.first(content.size() - 100));
    else if (how == u"cut to a page"_s)
        write(copy, content.first(40 * 4096));
    else if (how == u"emptied"_s)
        write(copy, {});
    else if (how == u"altered journal"_s)
        write(copy, QByteArray(content).replace("admin@example.org", "apnin@example.org"));
    else
        write(copy, QByteArray(content).replace("Cust", "Tsuc"));
    const QByteArray before = bytes(copy);
    const Backup found = got(service().verify(copy));
    QVERIFY(!found.isVerified());
    QVERIFY(!found.problem.isEmpty());
    QCOMPARE(service().list()->value(0).problem, found.problem);
    QCOMPARE(bytes(copy), before);
    QVERIFY(service().isDailyDue()); // that one does not count
}

void TestBackupService::verifyForgetsWhatWasChangedSince()
{
    const QString copy = got(service().backUpBySelf(Reason::Daily)).path;
    QVERIFY(service().list()->constFirst().isVerified());
    QByteArray content = bytes(copy);
    write(copy, content + '\0');
    QVERIFY(!service().list()->constFirst().isVerified());
}

void TestBackupService::isEncrypted()
{
    const auto made = got(service().backUp({.passphrase = passphrase}));
    QVERIFY(made.backup.isSealed);
    QVERIFY(made.backup.isVerified());
    QVERIFY(SealedFile::isSealed(made.backup.path));
    QVERIFY(!bytes(made.backup.path).contains("admin@example.org"));
    QCOMPARE(QFile::permissions(made.backup.path), ownersFile);
    for (const QString &name : files())
        QVERIFY2(!name.contains(u"plain"_s) && !name.contains(u"part"_s), qPrintable(name));
    QCOMPARE(service().backUp({.passphrase = u"short"_s}).error().field, u"passphrase"_s);
    const auto journal = got(
        Sql::rows(office().database.connection(), u"SELECT * FROM operations"_s, {}, [](const QSqlQuery &row) {
            QString all;
            for (int column = 0; column < row.record().count(); ++column)
                all += row.value(column).toString();
            return all;
        }));
    QVERIFY(!journal.join(QString()).contains(passphrase));
}

void TestBackupService::verifiesWhatIsEncrypted()
{
    const QString copy = got(service().backUp({.passphrase = passphrase})).backup.path;
    QVERIFY(got(service().verify(copy, passphrase)).isVerified());
    const auto wrong = service().verify(copy, u"another passphrase"_s);
    QCOMPARE(wrong.error().code, Error::Code::Invalid);
    QVERIFY(service().list()->constFirst().isVerified()); // says nothing about the file
    QByteArray content = bytes(copy);
    content[content.size() / 2] = char(content.at(content.size() / 2) ^ 1);
    write(copy, content);
    QVERIFY(!got(service().verify(copy, passphrase)).isVerified());
    write(copy, content.first(content.size() / 2));
    QVERIFY(!got(service().verify(copy, passphrase)).isVerified());
}

void TestBackupService::takesTheRight_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("user") << u"User"_s << false;
    QTest::newRow("agent") << u"Agent"_s << false;
    QTest::newRow("administrator") << u"Administrator"_s << true;
    QTest::newRow("nobody") << QString() << false;
}

void TestBackupService::takesTheRight()
{
    QFETCH(QString, who);
    QFETCH(bool, isAllowed);
    const QString copy = backUp();
    if (who.isEmpty()) {
        office().session.close();
    } else {
        const qint64 person = got(office().people.create(
                                      {.firstName = u"Pat"_s, .lastName = u"Else"_s, .email = u"pat@example.org"_s}))
                                  .id;
        got(office().roles.assign({person}, got(office().roles.findByName(who)).id, {}));
        signIn(u"pat@example.org"_s);
    }
    const QStringList before = files();
    const auto refusals = [this] {
        return got(Sql::value(office().database.connection(),
                              u"SELECT count(*) FROM operations WHERE kind = 'access.denied'"_s))
            .toInt();
    };
    const Error::Code expected = who.isEmpty() ? Error::Code::NotSignedIn : Error::Code::Denied;
    QCOMPARE(bool(service().list()), isAllowed);
    const auto made = service().backUp({.target = path(u"other"_s)});
    const auto verified = service().verify(copy);
    const auto restored = service().prepareRestore(copy, {}, {});
    QCOMPARE(bool(made), isAllowed);
    QCOMPARE(bool(verified), isAllowed);
    QCOMPARE(bool(restored), isAllowed);
    QCOMPARE(bool(office().settings.setBackupPlan({.days = 3})), isAllowed);
    if (isAllowed)
        return;
    QCOMPARE(made.error().code, expected);
    QCOMPARE(verified.error().code, expected);
    QCOMPARE(restored.error().code, expected);
    QCOMPARE(files(), before);
    QCOMPARE(refusals(), who.isEmpty() ? 0 : 4);
}

void TestBackupService::isMadeDaily()
{
    QVERIFY(service().isDailyDue());
    office().session.close(); // whoever is signed in, or nobody
    const Backup made = got(service().backUpBySelf(Reason::Daily));
    QCOMPARE(made.reason, Reason::Daily);
    QVERIFY(!service().isDailyDue());
    m_clock.advance(std::chrono::hours(24));
    QVERIFY(service().isDailyDue());
    signIn();
    got(office().settings.setBackupPlan({.isDaily = false}));
    QVERIFY(!service().isDailyDue());
}

void TestBackupService::rotates()
{
    got(office().settings.setBackupPlan({.days = 2, .weeks = 0, .months = 0}));
    const QString mine = got(service().backUp({})).backup.path;
    QStringList made;
    for (int day = 0; day < 4; ++day) {
        m_clock.advance(std::chrono::hours(24));
        made.append(got(service().backUpBySelf(Reason::Daily)).path);
    }
    QStringList left;
    for (const Backup &backup : got(service().list()))
        left.append(backup.path);
    QCOMPARE(left, (QStringList {made.at(3), made.at(2), mine}));
    // A newest one that is damaged does not push out the newest that is right.
    write(made.at(3), damaged(bytes(made.at(3))));
    QVERIFY(!got(service().verify(made.at(3))).isVerified());
    got(office().settings.setBackupPlan({.days = 1, .weeks = 0, .months = 0}));
    QVERIFY(QFile::exists(made.at(2)));
}

void TestBackupService::keepsItsPlan()
{
    const BackupPlan plan {path(u"elsewhere"_s), false, 3, 2, 0};
    QCOMPARE(office().settings.backupPlan(), BackupPlan());
    got(office().settings.setBackupPlan(plan));
    QCOMPARE(office().settings.backupPlan(), plan);
    QCOMPARE(service().folder().path(), path(u"elsewhere"_s));
    for (const BackupPlan &wrong : {BackupPlan {.folder = u"relative"_s}, BackupPlan {.days = 0},
                                    BackupPlan {.weeks = -1}, BackupPlan {.months = 1000}})
        QCOMPARE(office().settings.setBackupPlan(wrong).error().code, Error::Code::Invalid);
    QCOMPARE(office().settings.backupPlan(), plan);
}

void TestBackupService::precedesALargeImport()
{
    const auto import = [this](int first, int count) {
        QByteArray content = "Name\n";
        for (int i = first; i < first + count; ++i)
            content += "Site " + QByteArray::number(i) + '\n';
        write(path(u"in.csv"_s), content);
        const auto file = got(CsvFile::open(path(u"in.csv"_s)));
        const auto target = ImportTargets::make(u"sites"_s, office());
        Import run(office(), *file, *target);
        got(run.dryRun());
        double share = 0;
        bool goesBack = false;
        got(run.run([&](qint64 done, qint64 total) {
            goesBack = goesBack || double(done) / double(total) < share;
            share = double(done) / double(total);
            return true;
        }));
        QVERIFY(!goesBack);
    };
    import(0, int(BackupService::largeImport));
    QCOMPARE(got(service().list()).size(), 0);
    import(5000, int(BackupService::largeImport) + 1);
    const QList<Backup> made = got(service().list());
    QCOMPARE(made.size(), 1);
    QCOMPARE(made.constFirst().reason, Reason::Import);
    QCOMPARE(sites(made.constFirst().path), 1001); // as it was before
}

void TestBackupService::listsWhatUpdatesLeft()
{
    write(path(u"office.custodian.before-schema-3"_s), bytes(backUp()));
    write(path(u"office.custodian.before-schema-4.custodian-part"_s), "half");
    write(path(u"school.custodian.before-schema-3"_s), "another's");
    const QList<Backup> list = got(service().list());
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.constFirst().reason, Reason::Update);
}

void TestBackupService::restores()
{
    const QString copy = backUp();
    addSite(u"South"_s);
    const QByteArray backup = bytes(copy);
    const auto done = got(restore(copy));
    QCOMPARE(done.kept, path(u"office.custodian.before-restore-20260115-080000-000"_s));
    QCOMPARE(sites(done.kept), 2);
    QCOMPARE(sites(path()), 1);
    QCOMPARE(bytes(copy), backup);
    QCOMPARE(QFile::permissions(path()), ownersFile);
    open();
    QCOMPARE(got(office().verify()), QList<Finding>()); // also: it is known here as it is now
    const auto row = got(Sql::rows(
        office().database.connection(), u"SELECT kind, actor, actor_id, reason FROM operations WHERE id = :id"_s,
        {{u"id"_s, done.operation}}, [](const QSqlQuery &query) {
            return QVariantList {query.value(0), query.value(1), query.value(2), query.value(3)};
        }));
    QCOMPARE(row, (QList<QVariantList> {{u"database.restore"_s, u"admin@example.org"_s, 1, u"a wrong import"_s}}));
    signIn();
    QCOMPARE(service().list()->constFirst().reason, Reason::Restore);
    QCOMPARE(files(),
             (QStringList {u"copy"_s, u"office.custodian"_s, u"office.custodian-shm"_s, u"office.custodian-wal"_s,
                           QFileInfo(done.kept).fileName()}));
    addSite(u"West"_s);
}

void TestBackupService::restoresWhatIsEncrypted()
{
    const QString copy = got(service().backUp({.passphrase = passphrase})).backup.path;
    addSite(u"South"_s);
    const auto wrong = restore(copy, u"another passphrase"_s);
    QCOMPARE(wrong.error().field, u"passphrase"_s);
    QVERIFY(m_workspace);
    got(restore(copy, passphrase));
    QCOMPARE(sites(path()), 1);
}

void TestBackupService::restoresAnOlderSchema()
{
    m_workspace.reset();
    DatabaseFile::remove(path());
    makeOlder();
    open(); // updates it
    office().session.openAsSystem();
    const QString before = service().list()->value(0).path;
    QVERIFY(before.contains(u"before-schema"_s));
    addSite(u"South"_s);
    const QByteArray backup = bytes(before);
    const auto done = got(restore(before));
    QCOMPARE(bytes(before), backup);
    open();
    QCOMPARE(got(Migrator::version(office().database.connection())), Migrator::newestVersion());
    QCOMPARE(got(office().verify()), QList<Finding>());
    QCOMPARE(sites(path()), 0);
    QCOMPARE(sites(done.kept), 1);
    QVERIFY(!files().join(QString()).contains(u"part"_s));
}

void TestBackupService::restoreRefuses_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    const auto add = [](const char *what, Error::Code code) {
        QTest::newRow(what) << QString::fromLatin1(what) << int(code);
    };
    add("missing", Error::Code::NotFound);
    add("a folder", Error::Code::NotFound);
    add("empty", Error::Code::Unsupported);
    add("text", Error::Code::Unsupported);
    add("foreign", Error::Code::Unsupported);
    add("newer", Error::Code::Unsupported);
    add("cut", Error::Code::Storage);
    add("flipped pages", Error::Code::Storage);
    add("altered journal", Error::Code::Storage);
    add("of another database", Error::Code::Conflict);
    add("a cut encrypted one", Error::Code::Storage);
}

void TestBackupService::restoreRefuses()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    const QString copy = backUp();
    QByteArray content = bytes(copy);
    if (what == u"missing"_s || what == u"a folder"_s) {
        QFile::remove(copy);
        if (what == u"a folder"_s)
            QVERIFY(QDir().mkpath(copy));
    } else if (what == u"empty"_s) {
        write(copy, {});
    } else if (what == u"text"_s) {
        write(copy, QByteArray("Asset Tag,Serial\n").repeated(100));
    } else if (what == u"foreign"_s) {
        write(copy, content.replace("Cust", "Tsuc"));
    } else if (what == u"newer"_s) {
        qToBigEndian<qint32>(Migrator::newestVersion() + 1, content.data() + 60);
        write(copy, content);
    } else if (what == u"cut"_s) {
        write(copy, content.first(content.size() / 2));
    } else if (what == u"flipped pages"_s) {
        write(copy, damaged(content));
    } else if (what == u"altered journal"_s) {
        write(copy, content.replace("admin@example.org", "apnin@example.org"));
    } else if (what == u"of another database"_s) {
        QFile::remove(copy);
        got(Workspace::create(copy, m_clock, {u"Ada"_s, u"Admin"_s, u"admin@example.org"_s, {}},
                              PasswordHash::leastCost));
    } else {
        const QString sealed = got(service().backUp({.passphrase = passphrase})).backup.path;
        write(copy, bytes(sealed).chopped(50));
    }
    const QByteArray before = bytes(copy);
    const QStringList filesBefore = files();
    const auto prepared = service().prepareRestore(copy, passphrase, {});
    QVERIFY(!prepared);
    QCOMPARE(int(prepared.error().code), code);
    QVERIFY(!prepared.error().message.isEmpty());
    QCOMPARE(bytes(copy), before);
    QCOMPARE(files(), filesBefore);
    addSite(u"South"_s); // the database goes on
    QCOMPARE(got(office().verify()), QList<Finding>());
}

void TestBackupService::restoreRefusesWhileAnotherHasItOpen()
{
#ifdef Q_OS_UNIX
    const QString copy = backUp();
    addSite(u"South"_s);
    auto prepared = got(service().prepareRestore(copy, {}, {}));
    m_workspace.reset();
    int ready[2], end[2];
    QVERIFY(::pipe(ready) == 0 && ::pipe(end) == 0);
    const pid_t other = ::fork();
    if (other == 0) {
        const auto reader = Database::open(path(), Database::Mode::ReadOnly);
        char byte = reader ? '1' : '0';
        (void)!::write(ready[1], &byte, 1);
        (void)!::read(end[0], &byte, 1);
        ::_exit(0);
    }
    char byte = 0;
    QCOMPARE(::read(ready[0], &byte, 1), 1);
    QCOMPARE(byte, '1');
    const auto refused = prepared->finish(m_clock);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::Busy);
    QCOMPARE(sites(path()), 2);
    (void)!::write(end[1], &byte, 1);
    QCOMPARE(::waitpid(other, nullptr, 0), other);
    got(prepared->finish(m_clock)); // once it is gone
    QCOMPARE(sites(path()), 1);
#else
    QSKIP("another process as on Unix");
#endif
}

// Nothing of it can be asked, so the restore is prepared without.
void TestBackupService::restoreRepairsADamagedDatabase()
{
    const QString copy = backUp();
    m_workspace.reset();
    const QByteArray broken = damaged(bytes(path()));
    write(path(), broken);
    QVERIFY(!Workspace::open(path(), m_clock));
    auto prepared = got(DatabaseRestore::prepare(path(), {copy, {}, {}, {{}, u"admin@example.org"_s}}, m_clock));
    const auto done = got(prepared->finish(m_clock));
    constexpr qsizetype header = 100; // says afterwards that there is no log
    QCOMPARE(bytes(done.kept).mid(header), broken.mid(header));
    open();
    QCOMPARE(got(office().verify()), QList<Finding>());
}

void TestBackupService::restoreWithoutADatabase()
{
    const QString copy = backUp();
    m_workspace.reset();
    QVERIFY(QFile::remove(path()));
    auto prepared = got(DatabaseRestore::prepare(path(), {copy, {}, {}, {{}, u"admin@example.org"_s}}, m_clock));
    QCOMPARE(got(prepared->finish(m_clock)).kept, QString());
    open();
    QCOMPARE(got(office().verify()), QList<Finding>());
}

void TestBackupService::restoreThatIsCancelled()
{
    const QString copy = backUp();
    const QStringList before = files();
    for (const double share : {0.0, 0.1, 0.5, 1.0}) {
        const auto stop = [share](qint64 done, qint64 total) { return double(done) < share * double(total); };
        QCOMPARE(service().prepareRestore(copy, {}, {}, stop).error().code, Error::Code::Cancelled);
        QCOMPARE(files(), before);
    }
}

void TestBackupService::restoreThatIsGivenUp()
{
    const QString copy = backUp();
    const QStringList before = files();
    got(service().prepareRestore(copy, {}, {})).reset();
    QCOMPARE(files(), before);
}

QTEST_GUILESS_MAIN(TestBackupService)
#include "tst_backupservice.moc"
