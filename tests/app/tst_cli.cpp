// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/isotime.h"
#include "core/demo/demodata.h"
#include "core/workspace/workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString admin = QLatin1StringView(DemoData::adminEmail);
const QString agent = QLatin1StringView(DemoData::agentEmail);
const QString user = QLatin1StringView(DemoData::userEmail);
const QByteArray newSecret = "violet harbour 27";

enum Status { Done, Partly, Usage, Denied, Conflict, NotFound, Invalid, Storage };

// What a call of the program left behind.
struct Outcome
{
    int status = -1;
    QByteArray out;
    QByteArray err;

    QStringList lines() const { return QString::fromUtf8(out).split(u'\n', Qt::SkipEmptyParts); }
    // The operation that a write printed; 0 when it printed something else.
    qint64 operation() const
    {
        static const QRegularExpression shape(u"^operation ([0-9]+)\n$"_s);
        return shape.match(QString::fromUtf8(out)).captured(1).toLongLong();
    }
};

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}

// Runs the real program, each test on a copy of one demo database of its own.
class TestCli final : public QObject
{
    Q_OBJECT

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QProcessEnvironment environment() const
    {
        auto variables = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"CONFIG"_s, u"DATA"_s, u"STATE"_s, u"CACHE"_s})
            variables.insert(u"XDG_%1_HOME"_s.arg(name), path(u"home-"_s + name.toLower()));
        variables.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        variables.remove(u"CUSTODIAN_LOGIN"_s);
        return variables;
    }

    // Exactly these arguments, with nobody at the terminal.
    Outcome call(const QStringList &arguments, const QByteArray &input = {}, const QString &login = {}) const
    {
        QProcess process;
        auto variables = environment();
        if (!login.isEmpty())
            variables.insert(u"CUSTODIAN_LOGIN"_s, login);
        process.setProcessEnvironment(variables);
        process.start(QStringLiteral(CUSTODIAN_CLI_PATH), arguments);
        process.write(input);
        process.closeWriteChannel();
        constexpr int patienceMilliseconds = 240'000;
        if (!process.waitForFinished(patienceMilliseconds) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    // On the test's database, not signed in.
    Outcome anonymously(const QStringList &arguments) const
    {
        return call(QStringList {u"--database"_s, m_database} + arguments);
    }
    // On the test's database, signed in.
    Outcome as(const QString &login, const QStringList &arguments) const
    {
        return anonymously(QStringList {u"--login"_s, login, u"--password-file"_s, m_password} + arguments);
    }

    // Values of one column of a view, as the administrator sees it.
    QStringList column(const QString &view, const QString &name, const QStringList &options = {}) const
    {
        return as(admin, QStringList {u"list"_s, view, u"--columns"_s, name, u"--format"_s, u"csv"_s} + options)
            .lines()
            .mid(1);
    }
    QStringList tagsInStock(int count) const { return m_stock.mid(0, count); }
    // Read past the program, as many tests ask before and after.
    qint64 newestOperation() const
    {
        const QString name = u"newest"_s;
        qint64 id = 0;
        {
            auto db = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            db.setDatabaseName(m_database);
            if (db.open()) {
                QSqlQuery query(u"SELECT max(id) FROM operations"_s, db);
                id = query.next() ? query.value(0).toLongLong() : 0;
            }
        }
        QSqlDatabase::removeDatabase(name);
        return id;
    }

    QTemporaryDir m_folder;
    QString m_demo;
    QString m_database;
    QString m_password;
    QStringList m_stock; // tags of assets that every copy has in stock

private slots:
    void initTestCase();
    void init();

    void help_data();
    void help();
    void version();
    void wrongUsage_data();
    void wrongUsage();

    void headers_data();
    void headers();
    void formats();
    void everyRow();
    void filterSearchSort();
    void filterTerms();
    void filterProblemsAreNamed();
    void reports();
    void reportProblemsAreNamed_data();
    void reportProblemsAreNamed();
    void reportsShowWhatTheReaderMaySee();
    void hostileText();
    void exportProfiles();
    void exportToFile();
    void failedExportLeavesTheFile();

    void imports();
    void importAddsNobody();
    void importTriesOnly();
    void importPartly();
    void importRefusals_data();
    void importRefusals();

    void signInRefusals_data();
    void signInRefusals();
    void waysToSignIn();
    void databaseRefusals();
    void defaultDatabase();

    void checkOutAndIn();
    void checkOutAllOrNone();
    void undoAndRedo();
    void undoInTheWay();
    void dueDate();
    void custodyRefusals_data();
    void custodyRefusals();
    void deniedIsRecorded_data();
    void deniedIsRecorded();
    void historyWithoutARoleIsDenied();
    void denied_data();
    void denied();
    void searches();
    void searchWithoutHits();
    void ownOnly();

    void roles();
    void deletesForGood();
    void roleRefusals_data();
    void roleRefusals();
    void history();
    void listsAreShownAsTheyWere();
    void operations();

    void verifyFindsNothing();
    void verifyNamesTheOperation();
    void verifyReadOnly();

    void backsUpAndRestores();
    void backsUpEncrypted();
    void backupRefusals_data();
    void backupRefusals();
    void restoresADamagedDatabase();
    void tellsOfAnOlderFile();

    void passwdOwn();
    void passwdOfAnother();
    void passwdAfterCode();
    void passwdRefusals();

    void initWithAdministrator();
    void initRefusals();
    void initDemoWithAdministrator();

    void fullOutput();
    void closedOutput();
    void readerGone();
};

void TestCli::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_demo = path(u"demo.custodian"_s);
    m_password = path(u"password"_s);
    QVERIFY(write(m_password, QByteArray(DemoData::password) + '\n'));
    const QStringList jane {u"--admin-email"_s, u"jane@example.org"_s, u"--password-file"_s, u"-"_s};
    const Outcome made = call(QStringList {u"--database"_s, m_demo, u"init"_s, u"--demo"_s} + jane, newSecret + '\n');
    QVERIFY2(made.status == Done, made.err.constData());
    QVERIFY(made.operation() > 1);
    QVERIFY(!QFile::exists(m_demo + u"-wal"_s));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_demo) & others));
    m_database = m_demo;
    m_stock = column(u"assets"_s, u"asset_tag"_s, {u"--filter"_s, u"status=In stock"_s, u"--filter"_s, u"holder="_s});
    QVERIFY(m_stock.size() > 1);
}

void TestCli::init()
{
    static int number = 0;
    m_database = path(u"copy-%1.custodian"_s.arg(++number));
    QVERIFY(QFile::copy(m_demo, m_database));
    QVERIFY(QFile::setPermissions(m_database, QFile::ReadOwner | QFile::WriteOwner));
}

// --- what can be said -----------------------------------------------------------------------------------------------

void TestCli::help_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("mentions");
    const auto row = [](const char *name, const QString &mentions) {
        QTest::newRow(name) << QString::fromLatin1(name).split(u' ', Qt::SkipEmptyParts) << mentions;
    };
    row("", u"--password-file FILE"_s);
    row("init", u"--admin-email EMAIL"_s);
    row("list", u"  warranty-ending "_s);
    row("export", u"asset_tag, serial, name"_s);
    row("search", u"--limit N"_s);
    row("check-out", u"--due DATE"_s);
    row("check-in", u"--condition TEXT"_s);
    row("role", u"role assign"_s);
    row("role assign", u"--reason TEXT"_s);
    row("role revoke", u"EMAIL ROLE"_s);
    row("role list", u"role list"_s);
    row("delete", u"delete asset"_s);
    row("delete asset", u"--reason TEXT"_s);
    row("delete user", u"EMAIL"_s);
    row("history", u"--as-of DATETIME"_s);
    row("undo", u"--partial"_s);
    row("redo", u"--partial"_s);
    row("operations", u"--since DATETIME"_s);
    row("verify", u"verify"_s);
    row("backup", u"--passphrase-file FILE"_s);
    row("restore", u"--reason TEXT"_s);
    row("passwd", u"--new-password-file FILE"_s);
}

void TestCli::help()
{
    QFETCH(const QStringList, command);
    QFETCH(const QString, mentions);
    for (const QString &option : {u"--help"_s, u"-h"_s}) {
        const Outcome outcome = call(command + QStringList {option});
        QCOMPARE(outcome.status, int(Done));
        QVERIFY(outcome.err.isEmpty());
        const QString text = QString::fromUtf8(outcome.out);
        QVERIFY2(text.startsWith(u"Usage: custodian-cli "_s + command.join(u' ')), outcome.out.constData());
        QVERIFY2(text.contains(mentions), outcome.out.constData());
    }
}

void TestCli::version()
{
    const Outcome outcome = call({u"--version"_s});
    QCOMPARE(outcome.status, int(Done));
    static const QRegularExpression shape(u"^custodian-cli [0-9]+\\.[0-9]+\\.[0-9]+\n$"_s);
    QVERIFY(shape.match(QString::fromUtf8(outcome.out)).hasMatch());
}

void TestCli::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown command") << QStringList {u"frobnicate"_s};
    QTest::newRow("unknown command with help") << QStringList {u"frobnicate"_s, u"--help"_s};
    QTest::newRow("unknown option") << QStringList {u"--frobnicate"_s};
    QTest::newRow("option of another command") << QStringList {u"verify"_s, u"--demo"_s};
    QTest::newRow("value missing") << QStringList {u"check-out"_s, u"AT-1"_s, u"--to"_s};
    QTest::newRow("password as an argument") << QStringList {u"verify"_s, u"--password"_s, u"secret"_s};
    QTest::newRow("half a command") << QStringList {u"role"_s};
    QTest::newRow("deleting without a reason") << QStringList {u"delete"_s, u"asset"_s, u"X-1"_s};
    QTest::newRow("unknown half") << QStringList {u"role"_s, u"steal"_s};
    QTest::newRow("no operation") << QStringList {u"undo"_s};
    QTest::newRow("two operations") << QStringList {u"undo"_s, u"1"_s, u"2"_s};
    QTest::newRow("no number") << QStringList {u"redo"_s, u"AT-1"_s};
    QTest::newRow("no view") << QStringList {u"list"_s};
    QTest::newRow("two views") << QStringList {u"list"_s, u"assets"_s, u"users"_s};
    QTest::newRow("unknown view") << QStringList {u"export"_s, u"secrets"_s};
    QTest::newRow("unknown format") << QStringList {u"list"_s, u"assets"_s, u"--format"_s, u"xml"_s};
    QTest::newRow("unknown profile") << QStringList {u"export"_s, u"assets"_s, u"--profile"_s, u"none"_s};
    QTest::newRow("unknown column") << QStringList {u"list"_s, u"assets"_s, u"--columns"_s, u"asset_tag,colour"_s};
    QTest::newRow("empty column") << QStringList {u"list"_s, u"assets"_s, u"--columns"_s, u""_s};
    QTest::newRow("filter by an unknown field") << QStringList {u"list"_s, u"assets"_s, u"--filter"_s, u"colour=red"_s};
    QTest::newRow("filter without a value") << QStringList {u"list"_s, u"assets"_s, u"--filter"_s, u"status"_s};
    const auto refusedFilter = [](const char *name, const QString &filter) {
        QTest::newRow(name) << QStringList {u"list"_s, u"assets"_s, u"--filter"_s, filter};
    };
    refusedFilter("filter without a term", u""_s);
    refusedFilter("filter with a word", u"status:deployed ulf"_s);
    refusedFilter("filter with a quoted word", u"\"status=deployed\""_s);
    refusedFilter("term of an unknown field", u"colour:red"_s);
    refusedFilter("term without a value", u"status:"_s);
    refusedFilter("filter by what is no date", u"due<soon"_s);
    refusedFilter("exact value that is no date", u"due_at=soon"_s);
    refusedFilter("filter by what is no number", u"cost>much"_s);
    refusedFilter("unknown condition", u"is:nonsense"_s);
    refusedFilter("open quotation mark", u"model:\"Think"_s);
    refusedFilter("text compared", u"name<x"_s);
    QTest::newRow("sort by an unknown field") << QStringList {u"list"_s, u"assets"_s, u"--sort"_s, u"colour"_s};
    QTest::newRow("unknown direction") << QStringList {u"list"_s, u"assets"_s, u"--sort"_s, u"status:up"_s};
    QTest::newRow("nothing to search") << QStringList {u"search"_s};
    QTest::newRow("limit of none") << QStringList {u"search"_s, u"x"_s, u"--limit"_s, u"0"_s};
    QTest::newRow("limit of words") << QStringList {u"search"_s, u"x"_s, u"--limit"_s, u"few"_s};
    QTest::newRow("no tag") << QStringList {u"check-out"_s, u"--to"_s, user};
    QTest::newRow("nobody to check out to") << QStringList {u"check-out"_s, u"AT-1"_s};
    QTest::newRow("role without a person") << QStringList {u"role"_s, u"assign"_s, u"Agent"_s};
    QTest::newRow("history of nothing") << QStringList {u"history"_s};
    QTest::newRow("history of two things") << QStringList {u"history"_s, u"--asset"_s, u"AT-1"_s, u"--user"_s, user};
    QTest::newRow("two people") << QStringList {u"passwd"_s, agent, user};
    QTest::newRow("no administrator") << QStringList {u"init"_s};
}

void TestCli::wrongUsage()
{
    QFETCH(const QStringList, arguments);
    const Outcome outcome = anonymously(arguments);
    QCOMPARE(outcome.status, int(Usage));
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(outcome.err.startsWith("custodian-cli: "));
    QVERIFY(outcome.err.contains("--help"));
}

// --- views ----------------------------------------------------------------------------------------------------------

void TestCli::headers_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("users") << QByteArray("staff_number,first_name,last_name,email,phone1,phone2,organization,site,"
                                         "department,position,status,role,date_created");
    QTest::newRow("roles") << QByteArray("role,description,users,permissions");
    QTest::newRow("role-assignments") << QByteArray("email,role,assigned_at,assigned_by,ended_at,reason");
    QTest::newRow("assets") << QByteArray("asset_tag,serial,name,category,manufacturer,model,status,site,holder,"
                                          "holder_email,checked_out_at,due_at,purchase_date,purchase_cost,supplier,"
                                          "warranty_months,notes");
    QTest::newRow("assignments") << QByteArray("asset_tag,email,purpose,checked_out_at,checked_out_by,due_at,"
                                               "checked_in_at,checked_in_by,condition_out,condition_in,notes");
    QTest::newRow("operations") << QByteArray("id,at,actor,kind,summary,reason,changes,hash");
    QTest::newRow("overdue") << QByteArray("due_at,asset_tag,serial,name,model,site,holder,holder_email,holder_phone,"
                                           "department,purpose,checked_out_at");
    QTest::newRow("people-without-role") << QByteArray(
        "last_name,first_name,email,staff_number,site,department,position,date_created");
}

void TestCli::headers()
{
    QFETCH(const QByteArray, header);
    const QString view = QString::fromLatin1(QTest::currentDataTag());
    const Outcome listed = as(admin, {u"list"_s, view, u"--format"_s, u"csv"_s});
    QVERIFY2(listed.status == Done, listed.err.constData());
    QCOMPARE(listed.out.left(header.size() + 1), header + '\n');
    const Outcome exported = as(admin, {u"export"_s, view, u"--profile"_s, u"exact"_s});
    QCOMPARE(exported.status, int(Done));
    QCOMPARE(exported.out, listed.out);
    const Outcome table = as(admin, {u"list"_s, view});
    QCOMPARE(table.lines().value(0).simplified().replace(u' ', u','), QString::fromLatin1(header));
}

void TestCli::formats()
{
    const QString tag = tagsInStock(1).value(0);
    const QStringList asked {u"list"_s,      u"assets"_s,
                             u"--columns"_s, u"asset_tag,purchase_cost,warranty_months,holder"_s,
                             u"--filter"_s,  u"asset_tag="_s + tag};
    const QStringList cells = as(admin, asked + QStringList {u"--format"_s, u"csv"_s}).lines().value(1).split(u',');
    QCOMPARE(cells.value(0), tag);
    QCOMPARE(cells.value(3), QString());

    const Outcome json = as(admin, asked + QStringList {u"--format"_s, u"json"_s});
    const QJsonArray rows = QJsonDocument::fromJson(json.out).array();
    QCOMPARE(rows.size(), 1);
    const QJsonObject row = rows.at(0).toObject();
    QCOMPARE(row.value(u"asset_tag"_s).toString(), tag);
    QCOMPARE(row.value(u"purchase_cost"_s).toDouble(), cells.value(1).toDouble());
    QVERIFY(row.value(u"warranty_months"_s).isDouble());
    QVERIFY(row.value(u"holder"_s).isNull());
    QVERIFY(json.out.indexOf("asset_tag") < json.out.indexOf("purchase_cost"));

    const QStringList table = as(admin, asked).lines();
    QCOMPARE(table.size(), 3);
    QCOMPARE(table.at(0).simplified(), u"asset_tag purchase_cost warranty_months holder"_s);
    QVERIFY(table.at(1).startsWith(u"---"_s));
    QCOMPARE(table.at(2).indexOf(cells.value(1)) + cells.value(1).size(), table.at(0).indexOf(u"purchase_cost"_s) + 13);

    const QStringList nothing {u"list"_s, u"assets"_s, u"--filter"_s, u"asset_tag=no-such-tag"_s, u"--format"_s};
    QCOMPARE(as(admin, nothing + QStringList {u"json"_s}).out, QByteArray("[]\n"));
    QCOMPARE(as(admin, nothing + QStringList {u"csv"_s}).lines().size(), 1);
}

void TestCli::everyRow()
{
    const qsizetype everyAsset = column(u"assets"_s, u"asset_tag"_s).size();
    QVERIFY(everyAsset > 512); // beyond a page of the window
    const Outcome exported = as(admin,
                                {u"export"_s, u"assets"_s, u"--profile"_s, u"exact"_s, u"--columns"_s, u"asset_tag"_s});
    QCOMPARE(exported.lines().size(), everyAsset + 1);
}

void TestCli::filterSearchSort()
{
    const QStringList stock = column(u"assets"_s, u"status"_s, {u"--filter"_s, u"status=in STOCK"_s});
    QVERIFY(!stock.isEmpty());
    QCOMPARE(QSet<QString>(stock.cbegin(), stock.cend()), QSet<QString> {u"In stock"_s});
    QStringList tags = column(u"assets"_s, u"asset_tag"_s, {u"--sort"_s, u"asset_tag:desc"_s});
    QVERIFY(std::is_sorted(tags.crbegin(), tags.crend()));
    QCOMPARE(column(u"assets"_s, u"asset_tag"_s, {u"--sort"_s, u"tag:desc"_s}), tags); // as in the query language
    QCOMPARE(column(u"assets"_s, u"asset_tag"_s, {u"--search"_s, tags.constFirst()}), QStringList {tags.constFirst()});
    QCOMPARE(column(u"users"_s, u"email"_s, {u"--filter"_s, u"email="_s + agent}), QStringList {agent});
    const QString cost = column(u"assets"_s, u"purchase_cost"_s, {u"--sort"_s, u"purchase_cost:desc"_s}).constFirst();
    const QStringList same = column(u"assets"_s, u"purchase_cost"_s, {u"--filter"_s, u"purchase_cost="_s + cost});
    QVERIFY(same.contains(cost));
    const QString id = QString::number(newestOperation());
    QCOMPARE(column(u"operations"_s, u"id"_s, {u"--filter"_s, u"id="_s + id}), QStringList {id});
}

void TestCli::filterTerms()
{
    const auto tags = [this](const QStringList &filters) {
        QStringList options;
        for (const QString &filter : filters)
            options += {u"--filter"_s, filter};
        return column(u"assets"_s, u"asset_tag"_s, options);
    };
    const qsizetype all = tags({}).size(), stock = tags({u"status=In stock"_s}).size();
    QCOMPARE(tags({u"-status=\"In stock\""_s}).size(), all - stock);
    QCOMPARE(tags({u"status:\"in stock\""_s}).size(), stock);
    QVERIFY(tags({u"status:deployed"_s}).size() > 0);
    QCOMPARE(tags({u"status=deployed"_s}), QStringList()); // a kind, and no status
    QCOMPARE(tags({u"holder:none"_s}), tags({u"holder="_s}));
    QCOMPARE(tags({u"holder:none"_s}).size() + tags({u"holder:any"_s}).size(), all);
    QCOMPARE(tags({u"holder=none"_s}), QStringList()); // nobody of that name
    QCOMPARE(tags({u"due<1999-01-01"_s}), QStringList());
    QCOMPARE(tags({u"due>=1999-01-01"_s}), tags({u"due_at:any"_s}));
    QCOMPARE(tags({u"is:overdue"_s}), tags({u"due:overdue"_s, u"due:any"_s}));
    const QString first = tags({}).value(0), second = tags({}).value(1);
    QCOMPARE(tags({QString(u"tag="_s + first)}), QStringList {first});
    QCOMPARE(tags({QString(u"asset_tag="_s + first + u',' + second)}), QStringList()); // a text, not a list
    QCOMPARE(tags({QString(u"-tag:none asset_tag:"_s + first + u',' + second)}), (QStringList {first, second}));
    QCOMPARE(tags({u"site:nowhere"_s}), QStringList());
}

void TestCli::filterProblemsAreNamed()
{
    const Outcome outcome = as(admin, {u"list"_s, u"assets"_s, u"--filter"_s, u"due<soon"_s});
    QCOMPARE(outcome.status, int(Usage));
    QVERIFY(outcome.err.contains("due<soon"));
    QVERIFY(outcome.err.contains("“soon” is no date"));
}

void TestCli::reports()
{
    const auto tags = [this](const QString &report, const QStringList &options = {}) {
        QStringList found = column(report, u"asset_tag"_s, options);
        found.sort();
        return found;
    };
    QCOMPARE(tags(u"assets-with-holder"_s), tags(u"assets"_s));
    QVERIFY(!tags(u"overdue"_s).isEmpty());
    QCOMPARE(tags(u"overdue"_s), tags(u"assets"_s, {u"--filter"_s, u"is:overdue"_s}));
    QCOMPARE(tags(u"held-by-person"_s), tags(u"assets"_s, {u"--filter"_s, u"holder:any"_s}));
    QCOMPARE(tags(u"held-by-person"_s, {u"--filter"_s, u"is:overdue"_s}), tags(u"overdue"_s));
    QCOMPARE(column(u"people-without-role"_s, u"email"_s, {u"--sort"_s, u"email"_s}),
             column(u"users"_s, u"email"_s, {u"--filter"_s, u"is:without-role"_s, u"--sort"_s, u"email"_s}));
    const QString all = u"custody-history"_s;
    QCOMPARE(tags(all, {u"--param"_s, u"from="_s, u"--param"_s, u"to="_s}), tags(u"assignments"_s));
    QCOMPARE(tags(all, {u"--param"_s, u"to=1999"_s, u"--param"_s, u"from="_s}), QStringList());
    QCOMPARE(tags(all, {u"--param"_s, u"from=tomorrow"_s, u"--param"_s, u"to=tomorrow"_s}), tags(u"held-by-person"_s));
    const auto warranty = [&](int days) { return tags(u"warranty-ending"_s, {u"--param"_s, u"days=%1"_s.arg(days)}); };
    QVERIFY(!warranty(5 * 366).isEmpty());
    QVERIFY(warranty(5 * 366).size() >= warranty(90).size());
    QCOMPARE(warranty(90), tags(u"warranty-ending"_s));
}

void TestCli::reportProblemsAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("no report") << QStringList {u"overdrawn"_s} << QByteArray("warranty-ending");
    QTest::newRow("no such parameter") << QStringList {u"warranty-ending"_s, u"--param"_s, u"day=9"_s}
                                       << QByteArray("it has days");
    QTest::newRow("no parameters") << QStringList {u"overdue"_s, u"--param"_s, u"days=9"_s}
                                   << QByteArray("“overdue” has no parameters");
    QTest::newRow("of a view") << QStringList {u"assets"_s, u"--param"_s, u"days=9"_s}
                               << QByteArray("“assets” has no parameters");
    QTest::newRow("no value") << QStringList {u"warranty-ending"_s, u"--param"_s, u"days"_s}
                              << QByteArray("NAME=VALUE");
    QTest::newRow("no date") << QStringList {u"custody-history"_s, u"--param"_s, u"from=31/01/2026"_s}
                             << QByteArray("--param from=31/01/2026: ");
    QTest::newRow("no number") << QStringList {u"warranty-ending"_s, u"--param"_s, u"days=-1"_s}
                               << QByteArray("write 0 to");
}

void TestCli::reportProblemsAreNamed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, named);
    const Outcome outcome = as(admin, QStringList {u"list"_s} + arguments);
    QCOMPARE(outcome.status, int(Usage));
    QVERIFY2(outcome.err.contains(named), outcome.err.constData());
}

void TestCli::reportsShowWhatTheReaderMaySee()
{
    const QString target = path(u"report.csv"_s);
    QVERIFY(write(target, "old"));
    QCOMPARE(as(user, {u"export"_s, u"role-assignments"_s, u"--output"_s, target}).status, int(Denied));
    QCOMPARE(contentOf(target), QByteArray("old"));
    const Outcome own = as(user, {u"--format"_s, u"csv"_s, u"list"_s, u"held-by-person"_s});
    QCOMPARE(own.status, int(Done));
    QVERIFY(own.lines().size() > 1);
    for (const QString &line : own.lines().mid(1))
        QVERIFY2(line.contains(user), qUtf8Printable(line));
    QCOMPARE(as(user, {u"list"_s, u"held-by-person"_s, u"--columns"_s, u"role"_s}).status, int(Denied));
    const Outcome costs = as(agent, {u"export"_s, u"assets-with-holder"_s, u"--output"_s, target});
    QCOMPARE(costs.status, int(Done));
    QVERIFY(contentOf(target).contains("asset_tag"));
    QVERIFY(!contentOf(target).contains("purchase_cost"));
}

// What is stored may try to steer the terminal, end a row or run in a spreadsheet.
void TestCli::hostileText()
{
    const QString note = u"=1+1\n\x1b[31mred\u202e \"quoted\""_s;
    const QString tag = tagsInStock(1).value(0);
    const Outcome out = as(admin, {u"check-out"_s, tag, u"--to"_s, user, u"--note"_s, note});
    QVERIFY2(out.status == Done, out.err.constData());
    const QStringList newest {u"--columns"_s,        u"notes"_s,    u"--filter"_s,
                              u"asset_tag="_s + tag, u"--filter"_s, u"checked_in_at="_s};
    const Outcome table = as(admin, QStringList {u"list"_s, u"assignments"_s} + newest);
    QCOMPARE(table.lines().value(2), u"=1+1\\n\\x1b[31mred\\u202e \"quoted\""_s);
    const Outcome json = as(admin, QStringList {u"--format"_s, u"json"_s, u"list"_s, u"assignments"_s} + newest);
    QCOMPARE(QJsonDocument::fromJson(json.out).array().at(0).toObject().value(u"notes"_s).toString(), note);
    const Outcome safe = as(admin, QStringList {u"export"_s, u"assignments"_s} + newest);
    QVERIFY(safe.out.contains("\"'=1+1\n"));
    const Outcome refused = as(admin, {u"check-in"_s, u"\x1b[31mAT"_s});
    QCOMPARE(refused.status, int(NotFound));
    QVERIFY(refused.err.contains("\\x1b[31mAT"));
}

void TestCli::exportProfiles()
{
    const Outcome safe = as(admin, {u"export"_s, u"users"_s});
    QVERIFY(safe.out.startsWith("\xEF\xBB\xBF"
                                "staff_number,"));
    QVERIFY(safe.out.endsWith("\r\n"));
    const Outcome exact = as(admin, {u"export"_s, u"users"_s, u"--profile"_s, u"exact"_s});
    QVERIFY(exact.out.startsWith("staff_number,"));
    QVERIFY(!exact.out.contains('\r'));
    QCOMPARE(safe.out.count('\n'), exact.out.count('\n'));
}

void TestCli::exportToFile()
{
    const QString target = path(u"assets.csv"_s);
    QVERIFY(write(target, "old"));
    const Outcome outcome = as(agent, {u"export"_s, u"assets"_s, u"--profile"_s, u"exact"_s, u"--output"_s, target});
    QVERIFY2(outcome.status == Done, outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
    const QByteArray written = contentOf(target);
    QVERIFY(written.startsWith("asset_tag,serial,"));
    QVERIFY(!written.contains("purchase_cost")); // an agent does not see it
    QVERIFY(!(QFile::permissions(target) & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(QFile::remove(target));
}

void TestCli::failedExportLeavesTheFile()
{
    const QString target = path(u"roles.csv"_s);
    QVERIFY(write(target, "old"));
    QCOMPARE(as(user, {u"export"_s, u"roles"_s, u"--output"_s, target}).status, int(Denied));
    QCOMPARE(contentOf(target), QByteArray("old"));
    QCOMPARE(as(admin, {u"export"_s, u"roles"_s, u"--output"_s, path(u"no/such/folder.csv"_s)}).status, int(Storage));
    QCOMPARE(as(admin, {u"export"_s, u"roles"_s, u"--output"_s, m_folder.path()}).status, int(Storage));
    QVERIFY(QDir(m_folder.path()).entryList({u"roles.csv?*"_s}, QDir::Files | QDir::Hidden).isEmpty());
}

// --- signing in and the database ------------------------------------------------------------------------------------

void TestCli::imports()
{
    const QString file = path(u"in.csv"_s);
    QVERIFY(write(file, "Inventory;Kind;Serial\r\nIMP-1;ThinkBook;S-1\r\nIMP-2;ThinkBook;S-2\r\n"));
    const QStringList command {
        u"import"_s,     u"assets"_s,           file,          u"--map"_s, u"Inventory=asset_tag"_s, u"--map"_s,
        u"Kind=model"_s, u"--create-lookups"_s, u"--format"_s, u"json"_s};
    const Outcome outcome = as(agent, command);
    QVERIFY2(outcome.status == Done, outcome.err.constData());
    const QJsonObject counts = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(counts.value(u"new"_s).toInt(), 2);
    QCOMPARE(counts.value(u"rejected"_s).toInt(), 0);
    QCOMPARE(counts.value(u"operation"_s).toInt(), newestOperation());
    QCOMPARE(column(u"assets"_s, u"model"_s, {u"--filter"_s, u"tag=IMP-2"_s}), QStringList {u"ThinkBook"_s});
    const QJsonObject again = QJsonDocument::fromJson(as(agent, command).out).object();
    QCOMPARE(again.value(u"unchanged"_s).toInt(), 2);
    QVERIFY(again.value(u"operation"_s).isNull());
    QCOMPARE(anonymously({u"verify"_s, u"--login"_s, admin, u"--password-file"_s, m_password}).status, int(Done));
    QVERIFY(QFile::remove(file));
}

void TestCli::importAddsNobody()
{
    const QString file = path(u"in.csv"_s);
    QVERIFY(write(file, "asset_tag,site,holder\nIMP-1,Nowhere,Zo\xC3\xAB Nobody\n"));
    const QStringList people = column(u"users"_s, u"email"_s, {});
    const Outcome outcome = as(agent, {u"import"_s, u"assets"_s, file, u"--create-lookups"_s, u"--partial"_s});
    QCOMPARE(outcome.status, int(Partly));
    QVERIFY(outcome.err.contains("Added as site: \xE2\x80\x9CNowhere\xE2\x80\x9D"));
    QVERIFY(outcome.err.contains("Not there as person: \xE2\x80\x9CZo\xC3\xAB Nobody\xE2\x80\x9D"));
    QCOMPARE(column(u"users"_s, u"email"_s, {}), people);
    QVERIFY(QFile::remove(file));
}

void TestCli::importTriesOnly()
{
    const QString file = path(u"in.csv"_s);
    QVERIFY(write(file, "asset_tag\nIMP-1\n"));
    const qint64 before = newestOperation();
    const Outcome outcome = as(agent, {u"import"_s, u"assets"_s, file, u"--dry-run"_s});
    QCOMPARE(outcome.status, int(Done));
    QVERIFY(outcome.lines().contains(u"new       1"_s));
    QCOMPARE(newestOperation(), before);
    QVERIFY(QFile::remove(file));
}

void TestCli::importPartly()
{
    const QString file = path(u"in.csv"_s), rejects = path(u"rejects.csv"_s);
    QVERIFY(write(file, "asset_tag,purchase_date\nIMP-1,2026-01-01\nIMP-2,2026-02-30\n"));
    const qint64 before = newestOperation();
    const Outcome all = as(agent, {u"import"_s, u"assets"_s, file});
    QCOMPARE(all.status, int(Invalid));
    QVERIFY(all.err.contains("row 2 (line 3) \xC2\xB7 column \"purchase_date\" \xC2\xB7 \"2026-02-30\""));
    QCOMPARE(newestOperation(), before);
    const Outcome good = as(agent, {u"import"_s, u"assets"_s, file, u"--partial"_s, u"--rejects"_s, rejects});
    QCOMPARE(good.status, int(Partly));
    QVERIFY(good.lines().contains(u"rejected  1"_s));
    QCOMPARE(column(u"assets"_s, u"asset_tag"_s, {u"--filter"_s, u"tag:IMP"_s}), QStringList {u"IMP-1"_s});
    QVERIFY(contentOf(rejects).contains("IMP-2,2026-02-30,2,purchase_date,"));
    // Two rows that do not go together: only writing them shows it.
    QVERIFY(write(file, "asset_tag,serial\nIMP-3,SAME-1\nIMP-4,SAME-1\n"));
    QVERIFY(QFile::remove(rejects));
    const Outcome later = as(agent, {u"import"_s, u"assets"_s, file, u"--partial"_s, u"--rejects"_s, rejects});
    QVERIFY(contentOf(rejects).contains("IMP-4,SAME-1,2,serial,"));
    QCOMPARE(later.status, int(Partly));
    QVERIFY(later.err.contains("row 2 (line 3)"));
    QVERIFY(later.lines().contains(u"rejected  1"_s));
    QVERIFY(QFile::remove(file) && QFile::remove(rejects));
}

void TestCli::importRefusals_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QString &login, const QStringList &options, Status status) {
        QTest::newRow(name) << login << options << int(status);
    };
    row("no right", user, {u"assets"_s, u"FILE"_s}, Denied);
    row("no such kind", agent, {u"cats"_s, u"FILE"_s}, Usage);
    row("no such file", agent, {u"assets"_s, u"/no/such/file.csv"_s}, NotFound);
    row("no such column", agent, {u"assets"_s, u"FILE"_s, u"--map"_s, u"Nothing=asset_tag"_s}, Usage);
    row("no such field", agent, {u"assets"_s, u"FILE"_s, u"--map"_s, u"asset_tag=nothing"_s}, Usage);
    row("no key", agent, {u"assets"_s, u"FILE"_s, u"--map"_s, u"asset_tag="_s}, Invalid);
    row("not a key", agent, {u"assets"_s, u"FILE"_s, u"--key"_s, u"notes"_s}, Invalid);
    row("mode", agent, {u"assets"_s, u"FILE"_s, u"--mode"_s, u"all"_s}, Usage);
    row("empty", agent, {u"assets"_s, u"FILE"_s, u"--empty"_s, u"drop"_s}, Usage);
    row("encoding", agent, {u"assets"_s, u"FILE"_s, u"--encoding"_s, u"morse"_s}, Usage);
    row("delimiter", agent, {u"assets"_s, u"FILE"_s, u"--delimiter"_s, u"ab"_s}, Usage);
    row("date order", agent, {u"assets"_s, u"FILE"_s, u"--date-order"_s, u"myd"_s}, Usage);
}

void TestCli::importRefusals()
{
    QFETCH(const QString, login);
    QFETCH(QStringList, options);
    QFETCH(const int, status);
    const QString file = path(u"in.csv"_s);
    QVERIFY(write(file, "asset_tag,notes\nIMP-1,a\n"));
    options.replaceInStrings(u"FILE"_s, file);
    const Outcome outcome = as(login, QStringList {u"import"_s} + options);
    QCOMPARE(outcome.status, status);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!outcome.err.isEmpty());
    QVERIFY(column(u"assets"_s, u"asset_tag"_s, {u"--filter"_s, u"tag=IMP-1"_s}).isEmpty());
    QVERIFY(QFile::remove(file));
}

void TestCli::signInRefusals_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("mentions");
    const QString wrong = path(u"wrong"_s);
    QVERIFY(write(wrong, "not the password\n"));
    QTest::newRow("nobody") << QStringList {u"--password-file"_s, m_password} << QByteArray("CUSTODIAN_LOGIN");
    QTest::newRow("nobody to ask") << QStringList {u"--login"_s, admin} << QByteArray("--password-file");
    QTest::newRow("wrong password") << QStringList {u"--login"_s, admin, u"--password-file"_s, wrong}
                                    << QByteArray("wrong");
    QTest::newRow("unknown person") << QStringList {u"--login"_s, u"x@example.org"_s, u"--password-file"_s, m_password}
                                    << QByteArray("wrong");
    QTest::newRow("no address") << QStringList {u"--login"_s, u"admin"_s, u"--password-file"_s, m_password}
                                << QByteArray("address");
}

void TestCli::signInRefusals()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, mentions);
    const Outcome outcome = anonymously(options + QStringList {u"list"_s, u"assets"_s});
    QCOMPARE(outcome.status, int(Denied));
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(outcome.err.startsWith("custodian-cli: "));
    QVERIFY2(outcome.err.contains(mentions), outcome.err.constData());
    const Outcome unread = anonymously(
        {u"--login"_s, admin, u"--password-file"_s, path(u"no-such-file"_s), u"list"_s, u"assets"_s});
    QCOMPARE(unread.status, int(Storage));
}

void TestCli::waysToSignIn()
{
    const QStringList asked {u"role"_s, u"list"_s, u"--format"_s, u"csv"_s};
    const QByteArray expected = as(admin, asked).out;
    QVERIFY(expected.startsWith("role,"));
    // Options after the command, the password from standard input, the login from the environment and in another case.
    const QStringList after {u"--database"_s, m_database, u"--password-file"_s, u"-"_s};
    QCOMPARE(call(asked + after, QByteArray(DemoData::password) + "\r\nanother line\n", admin.toUpper()).out, expected);
    // --login goes before the environment.
    QCOMPARE(call(asked + after + QStringList {u"--login"_s, admin}, DemoData::password, user).out, expected);
}

void TestCli::databaseRefusals()
{
    const QString foreign = path(u"foreign.custodian"_s);
    QVERIFY(write(foreign, QByteArray(4096, 'x')));
    QVERIFY(QFile::setPermissions(foreign, QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(m_database, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    for (const QString &database :
         {path(u"missing.custodian"_s), foreign, m_database, m_folder.path(), u"postgresql://host/db"_s}) {
        for (const QString &command : {u"verify"_s, u"operations"_s}) {
            const Outcome outcome = call({u"--database"_s, database, u"--login"_s, admin, command});
            QCOMPARE(outcome.status, int(Storage));
            QVERIFY(outcome.out.isEmpty());
            QVERIFY(outcome.err.startsWith("custodian-cli: "));
        }
    }
    QVERIFY(!QFile::exists(path(u"missing.custodian"_s)));
    QCOMPARE(contentOf(foreign), QByteArray(4096, 'x'));
}

void TestCli::defaultDatabase()
{
    const Outcome missing = call({u"verify"_s});
    QCOMPARE(missing.status, int(Storage));
    QVERIFY(missing.err.contains(path(u"home-data/custodian/custodian.custodian"_s).toUtf8()));
    // The one that the window opened last.
    QVERIFY(QDir().mkpath(path(u"home-config/Custodian"_s)));
    const QString settings = path(u"home-config/Custodian/custodian.conf"_s);
    QVERIFY(write(settings, "[database]\nlast=" + m_database.toUtf8() + '\n'));
    QCOMPARE(call({u"verify"_s}).out, QByteArray("ok\n"));
    QVERIFY(QFile::remove(settings));
}

// --- custody --------------------------------------------------------------------------------------------------------

void TestCli::checkOutAndIn()
{
    const QStringList tags = tagsInStock(2);
    const qint64 before = newestOperation();
    const QStringList scanned = tags + QStringList {tags.at(0), tags.at(1).toLower()};
    const Outcome out = as(
        agent, QStringList {u"check-out"_s} + scanned + QStringList {u"--to"_s, user, u"--purpose"_s, u"Lessons"_s});
    QVERIFY2(out.status == Done, out.err.constData());
    QVERIFY(out.err.isEmpty());
    QCOMPARE(out.operation(), before + 1);
    for (const QString &tag : tags)
        QCOMPARE(column(u"assets"_s, u"holder_email"_s, {u"--filter"_s, u"asset_tag="_s + tag}), QStringList {user});

    const Outcome back = as(agent,
                            {u"--format"_s, u"json"_s, u"check-in"_s, tags.at(0), u"--condition"_s, u"hinge"_s,
                             u"--status"_s, u"in repair"_s});
    QCOMPARE(back.status, int(Done));
    QCOMPARE(QJsonDocument::fromJson(back.out).object().value(u"operation"_s).toInt(), int(before + 2));
    QCOMPARE(column(u"assets"_s, u"status"_s, {u"--filter"_s, u"asset_tag="_s + tags.at(0)}),
             QStringList {u"In repair"_s});
    const Outcome csv = as(agent, {u"--format"_s, u"csv"_s, u"check-in"_s, tags.at(1)});
    QCOMPARE(csv.out, "operation\n" + QByteArray::number(before + 3) + '\n');
    QCOMPARE(anonymously({u"verify"_s}).out, QByteArray("ok\n"));
}

void TestCli::checkOutAllOrNone()
{
    const QStringList tags = tagsInStock(2);
    QCOMPARE(as(agent, {u"check-out"_s, tags.at(0), u"--to"_s, user}).status, int(Done));
    const qint64 before = newestOperation();
    const Outcome twice = as(agent, {u"check-out"_s, tags.at(1), tags.at(0), u"--to"_s, agent});
    QCOMPARE(twice.status, int(Conflict));
    QVERIFY(twice.out.isEmpty());
    QVERIFY2(twice.err.contains(tags.at(0).toUtf8()), twice.err.constData());
    QCOMPARE(newestOperation(), before);
    QCOMPARE(column(u"assets"_s, u"status"_s, {u"--filter"_s, u"asset_tag="_s + tags.at(1)}),
             QStringList {u"In stock"_s});
    QCOMPARE(column(u"assets"_s, u"holder_email"_s, {u"--filter"_s, u"asset_tag="_s + tags.at(0)}), QStringList {user});
}

void TestCli::undoAndRedo()
{
    const QStringList tags = tagsInStock(2);
    const auto status = [&] { return column(u"assets"_s, u"status"_s, {u"--filter"_s, u"asset_tag="_s + tags.at(1)}); };
    const QString operation = QString::number(
        as(agent, {u"check-out"_s, tags.at(0), tags.at(1), u"--to"_s, user}).operation());
    const Outcome undone = as(agent, {u"undo"_s, operation});
    QCOMPARE(undone.status, int(Done));
    QCOMPARE(undone.operation(), newestOperation());
    QCOMPARE(status(), QStringList {u"In stock"_s});
    const Outcome again = as(agent, {u"undo"_s, operation});
    QCOMPARE(again.status, int(Conflict));
    QVERIFY2(QString::fromUtf8(again.err).contains(u"operation %1"_s.arg(undone.operation())), again.err.constData());
    const Outcome redone = as(agent, {u"redo"_s, operation, u"--format"_s, u"json"_s});
    QCOMPARE(redone.status, int(Done));
    QCOMPARE(QString::fromUtf8(redone.out), u"{\"operation\":%1}\n"_s.arg(newestOperation()));
    QCOMPARE(status(), QStringList {u"In use"_s});
    QCOMPARE(as(agent, {u"undo"_s, u"1"_s}).status, int(Denied)); // made by the program itself
    QCOMPARE(as(user, {u"undo"_s, operation}).status, int(Denied));
    QCOMPARE(as(admin, {u"undo"_s, u"1"_s}).status, int(Conflict)); // cannot be undone
    QCOMPARE(as(admin, {u"undo"_s, u"999999"_s}).status, int(NotFound));
    QCOMPARE(as(admin, {u"verify"_s}).status, int(Done));
}

void TestCli::undoInTheWay()
{
    const QStringList tags = tagsInStock(2);
    const QString operation = QString::number(
        as(agent, {u"check-out"_s, tags.at(0), tags.at(1), u"--to"_s, user}).operation());
    const qint64 later = as(admin, {u"check-in"_s, tags.at(0)}).operation();
    const qint64 before = newestOperation();
    const Outcome refused = as(agent, {u"undo"_s, operation});
    QCOMPARE(refused.status, int(Conflict));
    QVERIFY(refused.out.isEmpty());
    QCOMPARE(newestOperation(), before);
    const QStringList told = QString::fromUtf8(refused.err).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(told.size(), 3); // the asset, its custody, the sentence
    QVERIFY2(told.at(0).contains(tags.at(0)) && told.at(0).contains(admin)
                 && told.at(0).contains(u"operation %1"_s.arg(later)),
             refused.err.constData());
    const Outcome partly = as(agent, {u"undo"_s, operation, u"--partial"_s});
    QCOMPARE(partly.status, int(Partly));
    QCOMPARE(partly.operation(), newestOperation());
    QCOMPARE(column(u"assets"_s, u"status"_s, {u"--filter"_s, u"asset_tag="_s + tags.at(1)}),
             QStringList {u"In stock"_s});
}

// A date alone is due at the end of that day here.
void TestCli::dueDate()
{
    const QStringList tags = tagsInStock(2);
    const QDate day = QDate::currentDate().addDays(30);
    const auto due = [this](const QString &tag) {
        return column(u"assets"_s, u"due_at"_s, {u"--filter"_s, u"asset_tag="_s + tag});
    };
    QCOMPARE(as(agent, {u"check-out"_s, tags.at(0), u"--to"_s, user, u"--due"_s, day.toString(Qt::ISODate)}).status,
             int(Done));
    QCOMPARE(due(tags.at(0)), QStringList {IsoTime::toText(day.endOfDay())});
    const QString moment = day.toString(Qt::ISODate) + u"T10:30:00Z"_s;
    QCOMPARE(as(agent, {u"check-out"_s, tags.at(1), u"--to"_s, user, u"--due"_s, moment}).status, int(Done));
    QCOMPARE(due(tags.at(1)), QStringList {moment});
}

void TestCli::custodyRefusals_data()
{
    QTest::addColumn<QStringList>("arguments"); // TAG stands for an asset in stock
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("mentions");
    const auto row = [](const char *name, const QStringList &arguments, Status status, const QByteArray &mentions) {
        QTest::newRow(name) << arguments << int(status) << mentions;
    };
    const QStringList out {u"check-out"_s, u"TAG"_s, u"--to"_s, user};
    row("unknown tag", {u"check-out"_s, u"TAG"_s, u"no-such-tag"_s, u"--to"_s, user}, NotFound, "no-such-tag");
    row("unknown person", {u"check-out"_s, u"TAG"_s, u"--to"_s, u"no@example.org"_s}, NotFound, "no@example.org");
    row("no date", out + QStringList {u"--due"_s, u"31/02/2027"_s}, Invalid, "31/02/2027");
    row("no calendar date", out + QStringList {u"--due"_s, u"2027-02-31"_s}, Invalid, "YYYY-MM-DD");
    row("empty date", out + QStringList {u"--due"_s, QString()}, Invalid, "YYYY-MM-DD");
    row("due in the past", out + QStringList {u"--due"_s, u"2001-01-01"_s}, Invalid, "due");
    row("in the future", out + QStringList {u"--at"_s, u"2999-01-01"_s}, Invalid, "future");
    row("not checked out", {u"check-in"_s, u"TAG"_s}, Conflict, "not checked out");
    row("unknown status", {u"check-in"_s, u"TAG"_s, u"--status"_s, u"Lost in space"_s}, NotFound, "Lost in space");
    row("no moment", {u"check-in"_s, u"TAG"_s, u"--at"_s, u"yesterday"_s}, Invalid, "yesterday");
}

void TestCli::custodyRefusals()
{
    QFETCH(QStringList, arguments);
    QFETCH(const int, status);
    QFETCH(const QByteArray, mentions);
    const qint64 before = newestOperation();
    arguments[1] = tagsInStock(1).value(0);
    const Outcome outcome = as(agent, arguments);
    QVERIFY2(outcome.status == status, outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
    QVERIFY2(outcome.err.contains(mentions), outcome.err.constData());
    QCOMPARE(newestOperation(), before);
}

void TestCli::deniedIsRecorded_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("kind");
    QTest::newRow("check-out") << user << QStringList {u"check-out"_s, u"AT-00001"_s, u"--to"_s, user}
                               << u"custody.check-out"_s;
    QTest::newRow("check-out of nothing")
        << user << QStringList {u"check-out"_s, u"no-such-tag"_s, u"--to"_s, user} << u"custody.check-out"_s;
    QTest::newRow("check-in") << user << QStringList {u"check-in"_s, u"AT-00001"_s} << u"custody.check-in"_s;
    QTest::newRow("role assign") << agent << QStringList {u"role"_s, u"assign"_s, agent, u"Administrator"_s}
                                 << u"role.assign"_s;
    QTest::newRow("delete asset") << agent << QStringList {u"delete"_s, u"asset"_s, u"X-1"_s, u"--reason"_s, u"Lost"_s}
                                  << u"asset.delete"_s;
    QTest::newRow("delete user") << agent << QStringList {u"delete"_s, u"user"_s, user, u"--reason"_s, u"Left"_s}
                                 << u"person.delete"_s;
    QTest::newRow("role revoke") << agent << QStringList {u"role"_s, u"revoke"_s, admin, u"Administrator"_s}
                                 << u"role.revoke"_s;
    QTest::newRow("passwd") << agent << QStringList {u"passwd"_s, admin, u"--new-password-file"_s, u"/dev/null"_s}
                            << u"password.set"_s;
    QTest::newRow("role list") << user << QStringList {u"role"_s, u"list"_s} << u"view.read"_s;
    QTest::newRow("undo") << user << QStringList {u"undo"_s, u"1"_s} << u"journal.undo"_s;
    QTest::newRow("undo of another's") << agent << QStringList {u"undo"_s, u"1"_s} << u"journal.undo"_s;
    QTest::newRow("redo of nothing") << user << QStringList {u"redo"_s, u"999999"_s} << u"journal.redo"_s;
}

void TestCli::deniedIsRecorded()
{
    QFETCH(const QString, login);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, kind);
    const qint64 before = newestOperation();
    const Outcome outcome = as(login, arguments);
    QVERIFY2(outcome.status == Denied, outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
    const Outcome journal = as(
        admin, {u"operations"_s, u"--kind"_s, u"access.denied"_s, u"--actor"_s, login, u"--format"_s, u"json"_s});
    const QJsonObject newest = QJsonDocument::fromJson(journal.out).array().at(0).toObject();
    QCOMPARE(newest.value(u"id"_s).toInt(), int(before + 1));
    QCOMPARE(newest.value(u"changes"_s).toInt(), 0);
    QVERIFY(newest.value(u"reason"_s).toString().startsWith(kind));
}

// Nothing tells what there is.
void TestCli::historyWithoutARoleIsDenied()
{
    QCOMPARE(as(admin, {u"role"_s, u"revoke"_s, user, u"User"_s}).status, int(Done));
    const qint64 before = newestOperation();
    const Outcome unknown = as(user, {u"history"_s, u"--asset"_s, u"NOPE"_s});
    const Outcome known = as(user, {u"history"_s, u"--asset"_s, tagsInStock(1).value(0)});
    for (const Outcome &outcome : {unknown, known}) {
        QVERIFY2(outcome.status == Denied, outcome.err.constData());
        QVERIFY(outcome.out.isEmpty());
    }
    QCOMPARE(known.err, unknown.err);
    const Outcome journal = as(
        admin, {u"operations"_s, u"--kind"_s, u"access.denied"_s, u"--actor"_s, user, u"--format"_s, u"json"_s});
    const QJsonArray recorded = QJsonDocument::fromJson(journal.out).array();
    QCOMPARE(recorded.at(0).toObject().value(u"id"_s).toInt(), int(before + 2));
    QCOMPARE(recorded.at(1).toObject().value(u"id"_s).toInt(), int(before + 1));
    for (const int i : {0, 1})
        QVERIFY(recorded.at(i).toObject().value(u"reason"_s).toString().startsWith("custody.history"_L1));
}

void TestCli::denied_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("roles") << user << QStringList {u"list"_s, u"roles"_s};
    QTest::newRow("role list") << user << QStringList {u"role"_s, u"list"_s};
    QTest::newRow("role-assignments") << user << QStringList {u"export"_s, u"role-assignments"_s};
    QTest::newRow("operations") << user << QStringList {u"operations"_s};
    QTest::newRow("cost column") << agent
                                 << QStringList {u"list"_s, u"assets"_s, u"--columns"_s, u"asset_tag,purchase_cost"_s};
    QTest::newRow("cost filter") << agent << QStringList {u"list"_s, u"assets"_s, u"--filter"_s, u"purchase_cost=1"_s};
    QTest::newRow("cost order") << agent << QStringList {u"export"_s, u"assets"_s, u"--sort"_s, u"purchase_cost"_s};
}

void TestCli::denied()
{
    QFETCH(const QString, login);
    QFETCH(const QStringList, arguments);
    for (const QString &format : {u"table"_s, u"json"_s}) {
        const Outcome outcome = as(login, arguments + QStringList {u"--format"_s, format});
        QCOMPARE(outcome.status, int(Denied));
        QVERIFY(outcome.out.isEmpty());
    }
}

void TestCli::searches()
{
    const QString tag = tagsInStock(1).value(0);
    const QStringList json {u"--format"_s, u"json"_s};
    const Outcome byTag = as(agent, QStringList {u"search"_s, tag.toLower()} + json);
    QCOMPARE(byTag.status, int(Done));
    const QJsonObject asset = QJsonDocument::fromJson(byTag.out).array().at(0).toObject();
    QCOMPARE(asset.value(u"kind"_s).toString(), u"asset"_s);
    QCOMPARE(asset.value(u"what"_s).toString(), tag);
    const Outcome byEmail = as(agent, QStringList {u"search"_s, user, u"--limit"_s, u"1"_s} + json);
    const QJsonArray people = QJsonDocument::fromJson(byEmail.out).array();
    QCOMPARE(people.size(), 1);
    QCOMPARE(people.at(0).toObject().value(u"kind"_s).toString(), u"user"_s);
    QVERIFY(people.at(0).toObject().value(u"details"_s).toString().startsWith(user));
    QCOMPARE(as(agent, {u"search"_s, tag, u"--format"_s, u"csv"_s}).lines().value(0), u"kind,what,details"_s);
    QCOMPARE(as(agent, {u"search"_s, u"a"_s, u"--limit"_s, u"3"_s, u"--format"_s, u"csv"_s}).lines().size(), 4);
}

void TestCli::searchWithoutHits()
{
    const Outcome outcome = as(agent, {u"search"_s, u"no"_s, u"such"_s, u"thing"_s});
    QCOMPARE(outcome.status, int(Done));
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(outcome.err.contains("no such thing"));
    QCOMPARE(as(agent, {u"search"_s, u"zzzzzz"_s, u"--format"_s, u"json"_s}).out, QByteArray("[]\n"));
    QCOMPARE(as(user, {u"search"_s, agent}).out, QByteArray()); // not one's own
}

void TestCli::ownOnly()
{
    const QString mine = tagsInStock(2).value(0), other = tagsInStock(2).value(1);
    QCOMPARE(as(agent, {u"check-out"_s, mine, u"--to"_s, user}).status, int(Done));
    QCOMPARE(as(agent, {u"check-out"_s, other, u"--to"_s, agent}).status, int(Done));
    const Outcome assets = as(
        user, {u"list"_s, u"assets"_s, u"--format"_s, u"csv"_s, u"--columns"_s, u"asset_tag,holder_email"_s});
    QVERIFY(assets.lines().contains(mine + u',' + user));
    for (const QString &line : assets.lines().mid(1))
        QVERIFY2(line.endsWith(u',' + user), qPrintable(line));
    const Outcome people = as(user, {u"export"_s, u"users"_s, u"--profile"_s, u"exact"_s, u"--columns"_s, u"email"_s});
    QCOMPARE(people.out, "email\n" + user.toUtf8() + '\n');
    // Nothing tells what else there is.
    const QStringList csv {u"--format"_s, u"csv"_s};
    const Outcome others = as(user, QStringList {u"history"_s, u"--asset"_s, other} + csv);
    const Outcome unknown = as(user, QStringList {u"history"_s, u"--asset"_s, u"no-such-tag"_s} + csv);
    QCOMPARE(others.status, unknown.status);
    QCOMPARE(others.out, unknown.out);
    QVERIFY(!others.out.contains(agent.toUtf8()));
}

// --- roles, history, journal ----------------------------------------------------------------------------------------

void TestCli::roles()
{
    const QString someone =
        column(u"users"_s, u"email"_s, {u"--filter"_s, u"role=User"_s, u"--filter"_s, u"status=Active"_s}).value(0);
    const auto roleOf = [this](const QString &email) {
        return column(u"users"_s, u"role"_s, {u"--filter"_s, u"email="_s + email}).value(0);
    };
    const qint64 before = newestOperation();
    const Outcome assigned = as(admin,
                                {u"role"_s, u"assign"_s, someone, u"agent"_s, u"--reason"_s, u"Joins the desk"_s});
    QVERIFY2(assigned.status == Done, assigned.err.constData());
    QCOMPARE(assigned.operation(), before + 1);
    QCOMPARE(roleOf(someone), u"Agent"_s); // alone: it replaced the other
    const Outcome again = as(admin, {u"role"_s, u"assign"_s, someone, u"Agent"_s});
    QCOMPARE(again.status, int(Done));
    QCOMPARE(again.out, QByteArray("unchanged\n"));
    QCOMPARE(as(admin, {u"role"_s, u"assign"_s, someone, u"Agent"_s, u"--format"_s, u"json"_s}).out,
             QByteArray("{\"operation\":null}\n"));
    QCOMPARE(newestOperation(), before + 1);
    QCOMPARE(column(u"role-assignments"_s, u"reason"_s,
                    {u"--filter"_s, u"email="_s + someone, u"--filter"_s, u"ended_at="_s}),
             QStringList {u"Joins the desk"_s});
    const Outcome revoked = as(admin, {u"role"_s, u"revoke"_s, someone, u"Agent"_s});
    QCOMPARE(revoked.operation(), before + 2);
    QCOMPARE(as(admin, {u"role"_s, u"revoke"_s, someone, u"Agent"_s}).status, int(NotFound));
    const Outcome list = as(admin, {u"role"_s, u"list"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(list.lines().value(0), u"role,description,users,permissions"_s);
}

void TestCli::deletesForGood()
{
    const QString file = path(u"in.csv"_s);
    QVERIFY(write(file, "asset_tag\nDEL-1\n"));
    QCOMPARE(as(agent, {u"import"_s, u"assets"_s, file}).status, int(Done));
    const QStringList command {u"delete"_s, u"asset"_s, u"del-1"_s, u"--reason"_s, u"Stolen"_s};
    const Outcome outcome = as(admin, command);
    QVERIFY2(outcome.status == Done, outcome.err.constData());
    QVERIFY(column(u"assets"_s, u"asset_tag"_s, {u"--filter"_s, u"tag=DEL-1"_s}).isEmpty());
    QCOMPARE(as(admin, command).status, int(NotFound));
    QCOMPARE(as(admin, {u"undo"_s, QString::number(newestOperation())}).status, int(Done));
    QCOMPARE(column(u"assets"_s, u"asset_tag"_s, {u"--filter"_s, u"tag=DEL-1"_s}), QStringList {u"DEL-1"_s});
    QCOMPARE(as(admin, {u"delete"_s, u"user"_s, admin, u"--reason"_s, u"No more"_s}).status, int(Conflict));
    QVERIFY(QFile::remove(file));
}

void TestCli::roleRefusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("own role") << QStringList {u"assign"_s, admin, u"User"_s} << int(Denied);
    QTest::newRow("unknown role") << QStringList {u"assign"_s, user, u"Emperor"_s} << int(NotFound);
    QTest::newRow("one unknown person") << QStringList {u"assign"_s, user, u"no@example.org"_s, u"Agent"_s}
                                        << int(NotFound);
}

void TestCli::roleRefusals()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    const Outcome outcome = as(admin, QStringList {u"role"_s} + arguments);
    QVERIFY2(outcome.status == status, outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
    QCOMPARE(column(u"users"_s, u"role"_s, {u"--filter"_s, u"email="_s + user}), QStringList {u"User"_s});
}

void TestCli::history()
{
    const QString tag = tagsInStock(1).value(0);
    const QDateTime out = QDateTime::currentDateTimeUtc().addSecs(-600), back = out.addSecs(300);
    const Outcome taken = as(agent, {u"check-out"_s, tag, u"--to"_s, user, u"--at"_s, IsoTime::toText(out)});
    QVERIFY2(taken.status == Done, taken.err.constData());
    QCOMPARE(as(agent, {u"check-in"_s, tag, u"--at"_s, IsoTime::toText(back), u"--condition"_s, u"fine"_s}).status,
             int(Done));
    const auto asked = [this](const QStringList &options) {
        return as(agent, QStringList {u"history"_s, u"--format"_s, u"csv"_s} + options).lines();
    };
    const QStringList all = asked({u"--asset"_s, tag});
    QCOMPARE(all.value(0),
             u"asset_tag,holder,email,purpose,checked_out_at,due_at,checked_in_at,condition_out,condition_in,notes"_s);
    const QString row = all.value(1);
    QVERIFY(row.startsWith(tag + u','));
    QVERIFY(row.contains(u",%1,,%2,,%3,,fine,"_s.arg(user, IsoTime::toText(out), IsoTime::toText(back))));
    const QString between = IsoTime::toText(out.addSecs(100)), after = IsoTime::toText(back.addSecs(100));
    QString open = row; // its end was not known then
    open.replace(u",%1,,fine,"_s.arg(IsoTime::toText(back)), u",,,,"_s);
    QCOMPARE(asked({u"--asset"_s, tag, u"--as-of"_s, between}).value(1), open);
    QCOMPARE(asked({u"--asset"_s, tag, u"--as-of"_s, after}).size(), 1);
    QVERIFY(asked({u"--user"_s, user}).contains(row));
    QVERIFY(asked({u"--user"_s, user, u"--as-of"_s, between}).contains(open));
    QVERIFY(!asked({u"--user"_s, user, u"--as-of"_s, after}).contains(open));
    QCOMPARE(as(agent, {u"history"_s, u"--asset"_s, u"no-such-tag"_s}).status, int(NotFound));
    QCOMPARE(as(agent, {u"history"_s, u"--user"_s, u"no@example.org"_s}).status, int(NotFound));
    QCOMPARE(as(agent, {u"history"_s, u"--asset"_s, tag, u"--as-of"_s, u"then"_s}).status, int(Invalid));
}

void TestCli::listsAreShownAsTheyWere()
{
    const QStringList tags = tagsInStock(2);
    const QDateTime out = QDateTime::currentDateTimeUtc().addSecs(-600), back = out.addSecs(300);
    QCOMPARE(
        as(agent, QStringList {u"check-out"_s} + tags + QStringList {u"--to"_s, user, u"--at"_s, IsoTime::toText(out)})
            .status,
        int(Done));
    QCOMPARE(as(agent, QStringList {u"check-in"_s} + tags + QStringList {u"--at"_s, IsoTime::toText(back)}).status,
             int(Done));
    const auto asked = [this](const QString &who, const QString &command, const QStringList &options) {
        return as(who, QStringList {command, u"assets"_s} + options);
    };
    const QStringList held {u"--filter"_s, u"holder_email="_s + user, u"--columns"_s, u"asset_tag,holder_email"_s};
    const QString between = IsoTime::toText(out.addSecs(100)), after = IsoTime::toText(back.addSecs(100));
    const Outcome then = asked(agent, u"export"_s, held + QStringList {u"--as-of"_s, between});
    QVERIFY2(then.status == Done, then.err.constData());
    for (const QString &tag : tags) {
        const QByteArray row = QString(tag + u',' + user).toUtf8();
        QVERIFY2(then.out.contains(row), then.out.constData());
        QVERIFY(!asked(agent, u"export"_s, held + QStringList {u"--as-of"_s, after}).out.contains(row));
        QVERIFY(asked(user, u"list"_s, {u"--as-of"_s, between}).out.contains(tag.toUtf8())); // their own
        QVERIFY(!asked(user, u"list"_s, {u"--as-of"_s, after}).out.contains(tag.toUtf8()));
    }
    const Outcome before = asked(agent, u"list"_s, {u"--format"_s, u"csv"_s, u"--as-of"_s, u"1999-01-01"_s});
    QCOMPARE(before.status, int(Done));
    QCOMPARE(before.lines().size(), 1);
    QVERIFY(before.err.contains("begins later"));
    QCOMPARE(asked(agent, u"list"_s, {u"--as-of"_s, u"2999-01-01"_s}).status, int(Invalid));
    QCOMPARE(asked(agent, u"export"_s, {u"--as-of"_s, u"yesterday-ish"_s}).status, int(Invalid));
}

void TestCli::operations()
{
    const QString since = IsoTime::toText(QDateTime::currentDateTimeUtc().addSecs(-5));
    const qint64 id = as(agent, {u"check-out"_s, tagsInStock(1).value(0), u"--to"_s, user}).operation();
    const auto ids = [this](const QStringList &options) {
        const Outcome outcome = as(admin, QStringList {u"operations"_s, u"--format"_s, u"json"_s} + options);
        QList<qint64> list;
        for (const auto &value : QJsonDocument::fromJson(outcome.out).array())
            list.append(value.toObject().value(u"id"_s).toInteger());
        return list;
    };
    QVERIFY(ids({}).size() > 1);
    QVERIFY(ids({u"--since"_s, since}).contains(id));
    QVERIFY(!ids({u"--since"_s, since}).contains(1));
    QCOMPARE(ids({u"--since"_s, since, u"--actor"_s, agent.toUpper(), u"--kind"_s, u"custody.check-out"_s}),
             QList<qint64> {id});
    QVERIFY(ids({u"--actor"_s, u"no@example.org"_s}).isEmpty());
    QCOMPARE(ids({u"--since"_s, since, u"--filter"_s, u"person="_s + user, u"--filter"_s, u"kind:checked"_s}),
             QList<qint64> {id});
    QCOMPARE(as(admin, {u"operations"_s, u"--filter"_s, u"thing=1"_s}).status, int(Usage));
    QCOMPARE(as(admin, {u"operations"_s, u"--since"_s, u"then"_s}).status, int(Invalid));
    // An agent sees their own.
    const Outcome own = as(agent, {u"operations"_s, u"--format"_s, u"csv"_s});
    QVERIFY(own.lines().size() > 1);
    for (const QString &line : own.lines().mid(1))
        QVERIFY(line.contains(agent));
}

// --- verify ---------------------------------------------------------------------------------------------------------

void TestCli::verifyFindsNothing()
{
    const Outcome outcome = anonymously({u"verify"_s});
    QCOMPARE(outcome.status, int(Done));
    QCOMPARE(outcome.out, QByteArray("ok\n"));
    QVERIFY2(outcome.err.contains("hint: People without a role: "), outcome.err.constData()); // no more than a hint
    QVERIFY2(!outcome.err.contains("@example.org"), outcome.err.constData()); // nobody has signed in
    QCOMPARE(anonymously({u"verify"_s, u"--format"_s, u"json"_s}).out, QByteArray("[]\n"));
}

void TestCli::verifyNamesTheOperation()
{
    {
        auto db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        db.setDatabaseName(m_database);
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(u"SELECT sql FROM sqlite_master WHERE name = 'operations_sealed'"_s) && query.next());
        const QString trigger = query.value(0).toString();
        QVERIFY(query.exec(u"DROP TRIGGER operations_sealed"_s));
        QVERIFY(query.exec(u"UPDATE operations SET summary = summary || '.' WHERE id = 7"_s));
        QVERIFY(query.exec(trigger)); // the traces are covered
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
    const Outcome table = anonymously({u"verify"_s});
    QCOMPARE(table.status, int(Partly));
    QCOMPARE(table.lines().size(), 1);
    QVERIFY2(table.out.startsWith("operation 7: "), table.out.constData());
    const Outcome json = anonymously({u"verify"_s, u"--format"_s, u"json"_s});
    QCOMPARE(json.status, int(Partly));
    const QJsonObject finding = QJsonDocument::fromJson(json.out).array().at(0).toObject();
    QCOMPARE(finding.value(u"operation"_s).toInt(), 7);
    QVERIFY(!finding.value(u"message"_s).toString().isEmpty());
    const Outcome csv = anonymously({u"verify"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(csv.lines().value(0), u"operation,message"_s);
    QVERIFY(csv.lines().value(1).startsWith(u"7,"_s));
}

void TestCli::verifyReadOnly()
{
    QVERIFY(QFile::setPermissions(m_database, QFile::ReadOwner));
    QCOMPARE(anonymously({u"verify"_s}).out, QByteArray("ok\n"));
    QVERIFY(!as(agent, {u"list"_s, u"assets"_s}).out.isEmpty());
    if (QFileInfo(m_database).isWritable())
        QSKIP("this account may write whatever the mode says");
    QCOMPARE(as(agent, {u"check-out"_s, tagsInStock(1).value(0), u"--to"_s, user}).status, int(Storage));
}

// --- backups --------------------------------------------------------------------------------------------------------

void TestCli::backsUpAndRestores()
{
    const QString copy = path(u"backup of a day.custodian"_s);
    const qint64 before = newestOperation();
    const Outcome made = as(admin, {u"backup"_s, copy});
    QVERIFY2(made.status == Done, made.err.constData());
    QCOMPARE(made.operation(), before + 1);
    QVERIFY(!(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(as(agent, {u"check-out"_s, tagsInStock(1).value(0), u"--to"_s, user}).status, int(Done));
    const Outcome restored = as(admin, {u"restore"_s, copy, u"--reason"_s, u"a wrong import"_s});
    QVERIFY2(restored.status == Done, restored.err.constData());
    QVERIFY(restored.operation() > 0);
    QCOMPARE(newestOperation(), restored.operation());
    QCOMPARE(anonymously({u"verify"_s}).out, QByteArray("ok\n"));
    QCOMPARE(as(agent, {u"check-out"_s, tagsInStock(1).value(0), u"--to"_s, user}).status, int(Done));
    const QFileInfo info(m_database);
    const QStringList beside = info.dir().entryList({info.fileName() + u"*"_s}, QDir::Files, QDir::Name);
    QCOMPARE(beside.size(), 2);
    QVERIFY(beside.constLast().contains(u".before-restore-"_s));
    const Outcome journal = as(admin, {u"operations"_s, u"--kind"_s, u"database.restore"_s, u"--format"_s, u"csv"_s});
    QVERIFY2(journal.out.contains("a wrong import"), journal.out.constData());
}

void TestCli::backsUpEncrypted()
{
    const QString copy = path(u"sealed"_s), secret = path(u"passphrase"_s), wrong = path(u"wrong"_s);
    QVERIFY(write(secret, newSecret + '\n'));
    QVERIFY(write(wrong, "violet harbour 28\n"));
    const Outcome made = as(admin, {u"backup"_s, copy, u"--passphrase-file"_s, secret});
    QVERIFY2(made.status == Done, made.err.constData());
    QVERIFY(contentOf(copy).startsWith("custodian sealed"));
    QCOMPARE(as(admin, {u"restore"_s, copy, u"--passphrase-file"_s, wrong}).status, int(Invalid));
    QCOMPARE(as(admin, {u"restore"_s, copy}).status, int(Denied)); // nobody is there to be asked
    const Outcome restored = as(admin, {u"restore"_s, copy, u"--passphrase-file"_s, secret});
    QVERIFY2(restored.status == Done, restored.err.constData());
    const Outcome journal = as(admin, {u"operations"_s, u"--format"_s, u"json"_s});
    QVERIFY(!journal.out.contains(newSecret) && !restored.err.contains(newSecret) && !made.err.contains(newSecret));
}

void TestCli::backupRefusals_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QString &login, const QStringList &arguments, Status status) {
        QTest::newRow(name) << login << arguments << int(status);
    };
    row("no file", admin, {u"backup"_s}, Usage);
    row("two files", admin, {u"restore"_s, u"a"_s, u"b"_s}, Usage);
    row("backup by an agent", agent, {u"backup"_s, u"FOLDER/new"_s}, Denied);
    row("backup by a user", user, {u"backup"_s, u"FOLDER/new"_s}, Denied);
    row("restore by an agent", agent, {u"restore"_s, u"FOLDER/demo.custodian"_s}, Denied);
    row("a file that is there", admin, {u"backup"_s, u"FOLDER/demo.custodian"_s}, Conflict);
    row("no such folder", admin, {u"backup"_s, u"/proc/nowhere/new"_s}, Storage);
    row("no such backup", admin, {u"restore"_s, u"FOLDER/nowhere"_s}, NotFound);
    row("no backup", admin, {u"restore"_s, u"FOLDER/password"_s}, Storage);
}

void TestCli::backupRefusals()
{
    QFETCH(QString, login);
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const QByteArray before = contentOf(m_demo);
    const Outcome outcome = as(login, arguments.replaceInStrings(u"FOLDER"_s, m_folder.path()));
    QVERIFY2(outcome.status == status, outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!outcome.err.isEmpty());
    QCOMPARE(contentOf(m_demo), before);
    QVERIFY(!QFile::exists(path(u"new"_s)));
    QCOMPARE(anonymously({u"verify"_s}).out, QByteArray("ok\n"));
}

void TestCli::restoresADamagedDatabase()
{
    const QString copy = path(u"before the damage"_s);
    QCOMPARE(as(admin, {u"backup"_s, copy}).status, int(Done));
    QByteArray content = contentOf(m_database);
    for (qsizetype at = 8 * 4096; at < content.size(); at += 4096)
        content[at] = char(content.at(at) ^ 0x55);
    QVERIFY(write(m_database, content));
    QCOMPARE(as(admin, {u"list"_s, u"assets"_s}).status, int(Storage));
    QCOMPARE(as(agent, {u"restore"_s, copy}).status, int(Denied));
    QCOMPARE(call({u"--database"_s, m_database, u"--login"_s, admin, u"--password-file"_s, u"-"_s, u"restore"_s, copy},
                  "not the password\n")
                 .status,
             int(Denied));
    QCOMPARE(contentOf(m_database), content);
    const Outcome restored = as(admin, {u"restore"_s, copy});
    QVERIFY2(restored.status == Done, restored.err.constData());
    QCOMPARE(anonymously({u"verify"_s}).out, QByteArray("ok\n"));
}

void TestCli::tellsOfAnOlderFile()
{
    const QString old = path(u"old"_s);
    QVERIFY(QFile::copy(m_database, old));
    QCOMPARE(as(agent, {u"check-out"_s, tagsInStock(1).value(0), u"--to"_s, user}).status, int(Done));
    QVERIFY(QFile::remove(m_database) && QFile::rename(old, m_database));
    const Outcome told = as(agent, {u"list"_s, u"roles"_s});
    QCOMPARE(told.status, int(Done));
    QVERIFY2(told.err.contains("older"), told.err.constData());
    const Outcome verified = anonymously({u"verify"_s}); // the file itself is sound
    QCOMPARE(verified.status, int(Done));
    QVERIFY(verified.err.contains("older"));
}

// --- passwords ------------------------------------------------------------------------------------------------------

void TestCli::passwdOwn()
{
    const QString file = path(u"new-password"_s);
    QVERIFY(write(file, newSecret + '\n'));
    const qint64 before = newestOperation();
    const Outcome set = as(user, {u"passwd"_s, u"--new-password-file"_s, file});
    QVERIFY2(set.status == Done, set.err.constData());
    QCOMPARE(set.operation(), before + 1);
    QCOMPARE(as(user, {u"list"_s, u"assets"_s}).status, int(Denied));
    const QStringList signedIn {u"--database"_s, m_database, u"--login"_s, user, u"--password-file"_s};
    QCOMPARE(call(signedIn + QStringList {file, u"list"_s, u"assets"_s}).status, int(Done));
    // All of it from standard input: the present one, then the new one twice.
    const QByteArray lines = newSecret + "\nanother good one\nanother good one\n";
    QCOMPARE(call(signedIn + QStringList {u"-"_s, u"passwd"_s, user.toUpper()}, lines).operation(), before + 2);
    QCOMPARE(call(signedIn + QStringList {u"-"_s, u"list"_s, u"assets"_s}, "another good one").status, int(Done));
    // No password is in the journal.
    const Outcome journal = as(admin, {u"operations"_s, u"--format"_s, u"json"_s});
    QVERIFY(!journal.out.contains(newSecret) && !journal.out.contains("another good one"));
}

void TestCli::passwdOfAnother()
{
    const QString file = path(u"new-password"_s);
    QVERIFY(write(file, newSecret + '\n' + newSecret + '\n'));
    const Outcome set = as(admin, {u"passwd"_s, agent, u"--new-password-file"_s, file});
    QVERIFY2(set.operation() > 0, set.err.constData());
    const Outcome signedIn = anonymously({u"--login"_s, agent, u"--password-file"_s, file, u"role"_s, u"list"_s});
    QCOMPARE(signedIn.status, int(Done));
}

// Whoever comes with a one-time code can do nothing but choose a password.
void TestCli::passwdAfterCode()
{
    QString code;
    {
        Clock clock;
        const auto workspace = Workspace::open(m_database, clock);
        QVERIFY(workspace);
        (*workspace)->session.openAsSystem();
        const auto issued = (*workspace)->signIn.issueCode((*workspace)->people.findByEmail(user)->id);
        QVERIFY(issued);
        code = issued->code;
    }
    const QStringList signedIn {u"--database"_s, m_database, u"--login"_s, user, u"--password-file"_s, u"-"_s};
    const Outcome refused = call(signedIn + QStringList {u"list"_s, u"assets"_s}, code.toUtf8());
    QCOMPARE(refused.status, int(Denied));
    QVERIFY(refused.err.contains("passwd"));
    const QByteArray lines = code.toUtf8() + '\n' + newSecret + '\n' + newSecret + '\n';
    QCOMPARE(call(signedIn + QStringList {u"passwd"_s, agent}, lines).status, int(Denied));
    const qint64 before = newestOperation();
    const Outcome set = call(signedIn + QStringList {u"passwd"_s}, lines);
    QVERIFY2(set.status == Done, set.err.constData());
    QCOMPARE(set.operation(), before + 1);
    QCOMPARE(call(signedIn + QStringList {u"list"_s, u"assets"_s}, newSecret).status, int(Done));
}

void TestCli::passwdRefusals()
{
    const QString file = path(u"new-password"_s);
    const QStringList own {u"passwd"_s, u"--new-password-file"_s, file};
    const qint64 before = newestOperation();
    const QByteArray differing = newSecret + "\nsomething else\n";
    for (const QByteArray &content : {QByteArray("short\n"), differing, QByteArray()}) {
        QVERIFY(write(file, content));
        const Outcome outcome = as(user, own);
        QCOMPARE(outcome.status, int(Invalid));
        QVERIFY(outcome.out.isEmpty());
    }
    QCOMPARE(as(user, {u"passwd"_s}).status, int(Denied)); // nobody to ask
    QVERIFY(write(file, newSecret));
    QCOMPARE(as(admin, own + QStringList {u"no@example.org"_s}).status, int(NotFound));
    QCOMPARE(newestOperation(), before);
}

// --- init -----------------------------------------------------------------------------------------------------------

void TestCli::initWithAdministrator()
{
    const QString made = path(u"made/new.custodian"_s);
    const QStringList options {u"--database"_s, made, u"--password-file"_s, u"-"_s};
    const Outcome outcome = call(options + QStringList {u"init"_s, u"--admin-email"_s, u"Jane.Doe@Example.org"_s},
                                 newSecret + '\n');
    QVERIFY2(outcome.status == Done, outcome.err.constData());
    QCOMPARE(outcome.operation(), 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(made) & others));
    const QStringList asked {u"list"_s, u"users"_s,     u"--format"_s,
                             u"csv"_s,  u"--columns"_s, u"first_name,last_name,email,role"_s};
    QCOMPARE(call(options + asked, newSecret, u"jane.doe@example.org"_s).lines().value(1),
             u"Jane,Doe,jane.doe@example.org,Administrator"_s);
    QCOMPARE(call({u"--database"_s, made, u"verify"_s}).out, QByteArray("ok\n"));
}

void TestCli::initRefusals()
{
    const QByteArray before = contentOf(m_database);
    const QStringList administrator {u"init"_s, u"--admin-email"_s, u"jane@example.org"_s, u"--password-file"_s,
                                     u"-"_s};
    for (const QStringList &arguments : {administrator, QStringList {u"init"_s, u"--demo"_s}})
        QCOMPARE(call(QStringList {u"--database"_s, m_database} + arguments, newSecret).status, int(Conflict));
    QCOMPARE(contentOf(m_database), before);
    const QString made = path(u"refused.custodian"_s);
    const QStringList database {u"--database"_s, made};
    QCOMPARE(call(database + administrator, "short").status, int(Invalid));
    QCOMPARE(call(database + QStringList {u"init"_s, u"--admin-email"_s, u"jane"_s}).status, int(Invalid));
    QCOMPARE(call(database + QStringList {u"init"_s, u"--admin-email"_s, u"jane@example.org"_s}).status, int(Denied));
    QCOMPARE(call({u"--database"_s, u"/dev/null/x"_s, u"init"_s, u"--demo"_s}).status, int(Storage));
    QVERIFY(!QFile::exists(made));
}

// The demo of these tests was made with an administrator beside its own.
void TestCli::initDemoWithAdministrator()
{
    const QStringList asked {u"--database"_s, m_database, u"--password-file"_s, u"-"_s, u"role"_s, u"list"_s};
    QCOMPARE(call(asked, newSecret, u"jane@example.org"_s).status, int(Done));
    for (const QString &login : {admin, agent})
        QCOMPARE(call(asked, DemoData::password, login).status, int(Done));
    QCOMPARE(call(asked, DemoData::password, user).status, int(Denied));
}

// --- output that cannot be written ----------------------------------------------------------------------------------

void TestCli::fullOutput()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("there is no /dev/full here");
    const auto intoFull = [this](const QStringList &arguments) {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setStandardOutputFile(u"/dev/full"_s);
        process.setStandardInputFile(QProcess::nullDevice());
        const QStringList options {u"--database"_s, m_database, u"--login"_s, agent, u"--password-file"_s, m_password};
        process.start(QStringLiteral(CUSTODIAN_CLI_PATH), options + arguments);
        (void)process.waitForFinished();
        return Outcome {process.exitCode(), {}, process.readAllStandardError()};
    };
    for (const QString &format : {u"table"_s, u"csv"_s, u"json"_s}) {
        const Outcome listed = intoFull({u"list"_s, u"assets"_s, u"--format"_s, format});
        QCOMPARE(listed.status, int(Storage));
        QVERIFY(listed.err.startsWith("custodian-cli: "));
    }
    QCOMPARE(intoFull({u"export"_s, u"assets"_s}).status, int(Storage));
    // What is done is done, and said where it still can be.
    const qint64 before = newestOperation();
    const Outcome out = intoFull({u"check-out"_s, tagsInStock(1).value(0), u"--to"_s, user});
    QCOMPARE(out.status, int(Storage));
    QVERIFY2(out.err.contains(QByteArray::number(before + 1)), out.err.constData());
    QCOMPARE(newestOperation(), before + 1);
}

// What is printed must not go into a file that got the number of standard output.
void TestCli::closedOutput()
{
    QProcess shell;
    shell.setProcessEnvironment(environment());
    const QStringList command {QStringLiteral(CUSTODIAN_CLI_PATH), u"--database"_s, m_database, u"verify"_s};
    shell.start(u"/bin/sh"_s, QStringList {u"-c"_s, u"\"$@\" >&- <&-"_s, u"sh"_s} + command);
    if (!shell.waitForStarted())
        QSKIP("there is no shell here");
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), int(Storage));
    QVERIFY(shell.readAllStandardError().contains("custodian-cli: "));
    QCOMPARE(anonymously({u"verify"_s}).out, QByteArray("ok\n"));
}

// A reader that has seen enough is no error.
void TestCli::readerGone()
{
    QProcess shell;
    shell.setProcessEnvironment(environment());
    const QString script = u"{ \"$@\"; echo \"status $?\" >&2; } | true"_s;
    const QStringList command {QStringLiteral(CUSTODIAN_CLI_PATH),
                               u"--database"_s,
                               m_database,
                               u"--login"_s,
                               admin,
                               u"--password-file"_s,
                               m_password,
                               u"list"_s,
                               u"operations"_s};
    shell.start(u"/bin/sh"_s, QStringList {u"-c"_s, script, u"sh"_s} + command);
    if (!shell.waitForStarted())
        QSKIP("there is no shell here");
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardError(), QByteArray("status 0\n"));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
