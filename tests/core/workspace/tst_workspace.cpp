// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/db/sql.h"
#include "support/expect.h"
#include "support/fakeclock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const Workspace::Administrator ada {u"Ada"_s, u"Admin"_s, u" Ada@Example.org "_s, u"correct horse"_s};

}

class TestWorkspaceItself final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void makesADatabase();
    void makesTheBuiltinRoles();
    void makesTheBuiltinStatuses();
    void makesTheAdministrator();
    void withoutAPasswordNobodySignsIn();
    void isOneOperation();
    void failureLeavesNoFile_data();
    void failureLeavesNoFile();
    void leftOverOfAKilledBuildIsReplaced_data();
    void leftOverOfAKilledBuildIsReplaced();
    void anExistingFileStays();
    void makesOneInMemory();

    void opens();
    void openLeavesTheJournalAlone();
    void openAddsNewPermissions();
    void verifiesClean();
    void verifyNamesCustodyThatContradicts();

private:
    QString path() const { return m_folder->filePath(u"new/school.custodian"_s); }
    std::unique_ptr<Workspace> make(const Workspace::Administrator &administrator = ada)
    {
        return got(Workspace::create(path(), m_clock, administrator, PasswordHash::leastCost));
    }
    std::unique_ptr<Workspace> open() { return got(Workspace::open(path(), m_clock, PasswordHash::leastCost)); }
    static qint64 number(const Workspace &workspace, const QString &statement)
    {
        return got(Sql::value(workspace.database.connection(), statement)).toLongLong();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;
};

void TestWorkspaceItself::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestWorkspaceItself::cleanup()
{
    m_folder.reset();
}

void TestWorkspaceItself::makesADatabase()
{
    const auto workspace = make();
    QVERIFY(QFile::exists(path()));
    QVERIFY(!workspace->session.isOpen()); // nobody is signed in by it
    QVERIFY(!workspace->database.isReadOnly());
    QCOMPARE(&workspace->clock, static_cast<Clock *>(&m_clock));
}

void TestWorkspaceItself::makesTheBuiltinRoles()
{
    const auto workspace = make();
    const auto roles = got(workspace->roles.roles());
    QCOMPARE(roles.size(), 3);
    const QStringList names {u"User"_s, u"Agent"_s, u"Administrator"_s};
    for (int i = 0; i < names.size(); ++i) {
        const Role role = got(workspace->roles.findByName(names.at(i)));
        QVERIFY(role.builtin);
        QVERIFY(!role.description.isEmpty());
        QVERIFY(got(workspace->roles.grants(role.id)) == Grants::builtin(i));
    }
    QCOMPARE(workspace->settings.rolePolicy(), u"Single"_s);
}

void TestWorkspaceItself::makesTheBuiltinStatuses()
{
    const auto workspace = make();
    const auto kinds = QMetaEnum::fromType<StatusKind::Value>();
    QCOMPARE(got(workspace->catalog.statuses()).size(), kinds.keyCount()); // one of each kind
    for (int i = 0; i < kinds.keyCount(); ++i)
        QVERIFY(workspace->catalog.defaultStatus(StatusKind::Value(kinds.value(i))));
}

void TestWorkspaceItself::makesTheAdministrator()
{
    const auto workspace = make();
    const Person person = got(workspace->people.findByEmail(u"ada@example.org"_s));
    QCOMPARE(person.fullName(), u"Ada Admin"_s);
    QCOMPARE(got(workspace->roles.currentRoles(person.id)).constFirst().name, u"Administrator"_s);
    QCOMPARE(got(Administrators(workspace->database).count()), 1);
    QVERIFY(workspace->signIn.signIn(u"ada@example.org"_s, ada.password));
    QCOMPARE(workspace->session.userId(), person.id);
    QVERIFY(workspace->session.may(Permission::AssignRoles));
}

void TestWorkspaceItself::withoutAPasswordNobodySignsIn()
{
    const auto workspace = make({u"Ada"_s, u"Admin"_s, u"ada@example.org"_s, {}});
    QCOMPARE(refusal(workspace->signIn.signIn(u"ada@example.org"_s, {})).code, Error::Code::NotSignedIn);
    QCOMPARE(number(*workspace, u"SELECT count(*) FROM credentials"_s), 0);
}

void TestWorkspaceItself::isOneOperation()
{
    const auto workspace = make();
    QCOMPARE(number(*workspace, u"SELECT count(*) FROM operations"_s), 1);
    QCOMPARE(
        got(Sql::value(workspace->database.connection(), u"SELECT kind || ' ' || actor FROM operations"_s)).toString(),
        u"database.create system"_s);
    QCOMPARE(number(*workspace, u"SELECT count(*) FROM changes WHERE table_name = 'credentials'"_s), 1);
    QCOMPARE(number(*workspace,
                    u"SELECT count(*) FROM changes WHERE old_values LIKE '%horse%' OR old_values LIKE '%argon%'"_s),
             0);
}

void TestWorkspaceItself::failureLeavesNoFile_data()
{
    QTest::addColumn<QString>("firstName");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("field");
    QTest::addRow("no name") << QString() << u"ada@example.org"_s << ada.password << u"first_name"_s;
    QTest::addRow("no address") << u"Ada"_s << u"nonsense"_s << ada.password << u"email"_s;
    QTest::addRow("short password") << u"Ada"_s << u"ada@example.org"_s << u"short"_s << u"password"_s;
}

void TestWorkspaceItself::failureLeavesNoFile()
{
    QFETCH(const QString, firstName);
    QFETCH(const QString, email);
    QFETCH(const QString, password);
    QFETCH(const QString, field);
    const Workspace::Administrator administrator {firstName, u"Admin"_s, email, password};
    const Error error = refusal(Workspace::create(path(), m_clock, administrator, PasswordHash::leastCost));
    QCOMPARE(error.code, Error::Code::Invalid);
    QCOMPARE(error.field, field);
    QVERIFY(QDir(QFileInfo(path()).absolutePath()).isEmpty());
    make(); // and the next try succeeds
}

void TestWorkspaceItself::leftOverOfAKilledBuildIsReplaced_data()
{
    QTest::addColumn<Workspace::Administrator>("administrator");
    QTest::addColumn<QStringList>("files");
    QTest::addRow("made") << ada << QStringList {u"school.custodian"_s};
    QTest::addRow("no address") << Workspace::Administrator {u"Ada"_s, u"Admin"_s, u"nonsense"_s, ada.password}
                                << QStringList();
    QTest::addRow("short password") << Workspace::Administrator {u"Ada"_s, u"Admin"_s, ada.email, u"short"_s}
                                    << QStringList();
}

void TestWorkspaceItself::leftOverOfAKilledBuildIsReplaced()
{
    QFETCH(const Workspace::Administrator, administrator);
    QFETCH(const QStringList, files);
    const QDir folder = QFileInfo(path()).absoluteDir();
    QVERIFY(folder.mkpath(u"."_s));
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s}) {
        QFile part(path() + u".part"_s + suffix);
        QVERIFY(part.open(QIODevice::WriteOnly));
        QVERIFY(part.write("half of a database") > 0);
    }
    const bool made = bool(Workspace::create(path(), m_clock, administrator, PasswordHash::leastCost));
    QCOMPARE(made, !files.isEmpty());
    QCOMPARE(folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), files);
    if (made)
        QVERIFY(got(open()->verify()).isEmpty());
}

void TestWorkspaceItself::anExistingFileStays()
{
    make();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QCOMPARE(refusal(Workspace::create(path(), m_clock, ada, PasswordHash::leastCost)).code, Error::Code::Duplicate);
    file.seek(0);
    QCOMPARE(file.readAll(), before);
    QVERIFY(open()->signIn.signIn(u"ada@example.org"_s, ada.password));
}

void TestWorkspaceItself::makesOneInMemory()
{
    const auto workspace = got(Workspace::create(u":memory:"_s, m_clock, ada, PasswordHash::leastCost));
    QVERIFY(got(workspace->verify()).isEmpty());
    const Workspace::Administrator nobody {};
    QVERIFY(!Workspace::create(u":memory:"_s, m_clock, nobody, PasswordHash::leastCost));
}

void TestWorkspaceItself::opens()
{
    make();
    const auto workspace = open();
    QVERIFY(!workspace->session.isOpen());
    QVERIFY(workspace->signIn.signIn(u"ada@example.org"_s, ada.password));
    QCOMPARE(refusal(Workspace::open(path() + u".not"_s, m_clock)).code, Error::Code::NotFound);
}

void TestWorkspaceItself::openLeavesTheJournalAlone()
{
    make();
    const auto workspace = open();
    QCOMPARE(number(*workspace, u"SELECT count(*) FROM operations"_s), 1);
    QVERIFY(got(workspace->verify()).isEmpty());
}

// What a newer program knows is added; what roles hold is theirs.
void TestWorkspaceItself::openAddsNewPermissions()
{
    const QString name = Permissions::storedName(Permission::ViewCost, Scope::All);
    {
        const auto workspace = make();
        const auto forget = [&](const Operation &) -> Result<void> {
            got(Sql::run(workspace->database.connection(), u"DELETE FROM permissions WHERE name = :n"_s,
                         {{u"n"_s, name}}));
            return {};
        };
        // The rights of roles go with it, which the journal records.
        got(workspace->journal.write({{}, u"system"_s}, {u"test"_s, u"Test"_s}, forget));
    }
    const auto workspace = open();
    QCOMPARE(number(*workspace, u"SELECT count(*) FROM permissions WHERE name = '%1'"_s.arg(name)), 1);
    const Role administrator = got(workspace->roles.findByName(u"Administrator"_s));
    QVERIFY(got(workspace->roles.grants(administrator.id)).scope(Permission::ViewCost) == Scope::All);
    QVERIFY(got(workspace->verify()).isEmpty());
}

void TestWorkspaceItself::verifiesClean()
{
    const auto workspace = make();
    QVERIFY(got(workspace->verify()).isEmpty());
    int calls = 0;
    const auto stopped = workspace->verify([&](double) { return ++calls < 1; });
    QCOMPARE(refusal(stopped).code, Error::Code::Cancelled);
}

void TestWorkspaceItself::verifyNamesCustodyThatContradicts()
{
    const auto workspace = make();
    workspace->session.openAsSystem();
    const qint64 asset = got(workspace->assets.create({.tag = u"A-1"_s})).id;
    const qint64 person = got(workspace->people.findByEmail(u"ada@example.org"_s)).id;
    got(workspace->custody.checkOut({.assetIds = {asset}, .userId = person}));
    const auto archive = [&](const Operation &) -> Result<void> {
        const QSqlDatabase db = workspace->database.connection();
        const QString trigger = got(Sql::value(db, u"SELECT sql FROM sqlite_master WHERE name = 'assets_archived'"_s))
                                    .toString();
        got(Sql::run(db, u"DROP TRIGGER assets_archived"_s));
        got(Sql::run(db, u"UPDATE assets SET status_id = (SELECT id FROM statuses WHERE kind = 'Archived')"_s));
        got(Sql::run(db, trigger));
        return {};
    };
    got(workspace->journal.write({{}, u"system"_s}, {u"test"_s, u"Test"_s}, archive));
    const auto findings = got(workspace->verify());
    QCOMPARE(findings.size(), 1);
    QVERIFY(findings.constFirst().message.contains("A-1"_L1));
}

QTEST_GUILESS_MAIN(TestWorkspaceItself)
#include "tst_workspace.moc"
