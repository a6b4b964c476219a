// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql.h"
#include "core/demo/demodata.h"
#include "core/demo/demonames.h"
#include "core/workspace/workspace.h"
#include "support/fakeclock.h"

#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

const QDateTime now({2026, 11, 20}, {9, 0}, Qt::UTC);

QString said(const Result<void> &result)
{
    return result ? QString() : result.error().message + u' ' + result.error().detail;
}

// Every row of what the demo is about, as text.
QStringList dump(const QSqlDatabase &db)
{
    QStringList lines;
    for (const QString &table :
         {u"users"_s, u"assets"_s, u"asset_assignments"_s, u"user_role_assignments"_s, u"models"_s, u"settings"_s}) {
        auto rows = Sql::run(db, u"SELECT * FROM "_s + table + u" ORDER BY id"_s);
        while (rows && rows->next()) {
            QStringList values {table};
            for (int column = 0; column < rows->record().count(); ++column)
                values.append(rows->value(column).toString());
            lines.append(values.join(u'|'));
        }
    }
    return lines;
}

}

class TestDemoData final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void holdsWhatWasPromised_data();
    void holdsWhatWasPromised();
    void accountsCanSignIn_data();
    void accountsCanSignIn();
    void accountHoldsAndHeldAssets();
    void verifies();
    void isTheSameAtAnyHourOfADay();
    void worksInTheHolidays();
    void leavesAnExistingFileAlone();
    void leavesNothingWhenCancelled();
    void spellsAddresses_data();
    void spellsAddresses();

private:
    QTemporaryDir m_folder;
    QString m_path;
    FakeClock m_clock;
    std::unique_ptr<Workspace> m_workspace;
};

void TestDemoData::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_path = m_folder.filePath(u"demo.custodian"_s);
    double last = 0;
    bool grows = true;
    const auto made = DemoData::create(m_path, now, [&](double share) {
        grows = grows && share >= last && share <= 1;
        last = share;
        return true;
    });
    QVERIFY2(made, qUtf8Printable(said(made)));
    QVERIFY(grows);
    QVERIFY(last > 0.99);
    QVERIFY(!QFileInfo::exists(m_path + u"-wal"_s) || QFileInfo(m_path + u"-wal"_s).size() == 0);

    m_clock.setNow(now);
    auto opened = Workspace::open(m_path, m_clock);
    QVERIFY2(opened, opened ? "" : qUtf8Printable(opened.error().message));
    m_workspace = *std::move(opened);
}

void TestDemoData::holdsWhatWasPromised_data()
{
    QTest::addColumn<QString>("count"); // what comes after SELECT count(*) FROM
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");

    const auto add = [](const char *name, const QString &count, int least, int most) {
        QTest::newRow(name) << count << least << most;
    };
    const QString open = u"asset_assignments c WHERE c.checked_in_at IS NULL AND "_s;
    const QString status = u"assets a JOIN statuses s ON s.id = a.status_id WHERE s.name = "_s;
    const QString role = u"user_role_assignments x JOIN roles r ON r.id = x.role_id WHERE x.ended_at IS NULL AND "_s;
    const QString later = u"> '2026-11-20T09:00:00Z'"_s;

    add("people", u"users"_s, 250, 250);
    add("leavers", u"users WHERE status = 'Inactive'"_s, 20, 20);
    add("leavers who hold something",
        u"users u WHERE status = 'Inactive' AND EXISTS (SELECT 1 FROM asset_assignments WHERE user_id = u.id AND checked_in_at IS NULL)"_s,
        3, 3);
    add("people without a role",
        u"users u WHERE NOT EXISTS (SELECT 1 FROM user_role_assignments WHERE user_id = u.id AND ended_at IS NULL)"_s,
        12, 12);
    add("people without a site", u"users WHERE site_id IS NULL OR department_id IS NULL OR position IS NULL"_s, 0, 0);
    add("administrators", role + u"r.name = 'Administrator'"_s, 3, 3);
    add("agents", role + u"r.name = 'Agent'"_s, 6, 6);
    add("ended roles", u"user_role_assignments WHERE ended_at IS NOT NULL"_s, 5, 20);
    add("roles without a reason", u"user_role_assignments WHERE reason IS NULL"_s, 0, 0);
    add("staff", u"users WHERE staff_number IS NOT NULL AND phone1 IS NOT NULL"_s, 70, 90);
    add("e-mail addresses", u"users WHERE email GLOB '*@example.org' AND email NOT GLOB '*[^a-z0-9.@-]*'"_s, 250, 250);

    add("sites", u"sites"_s, 3, 3);
    add("departments", u"departments"_s, 8, 9);
    add("models", u"models"_s, 25, 35);
    add("manufacturers", u"manufacturers"_s, 10, 10);

    add("assets", u"assets"_s, 900, 900);
    add("tags", u"assets WHERE asset_tag = printf('AT-%05d', id)"_s, 900, 900);
    add("serials and costs", u"assets WHERE serial IS NOT NULL AND purchase_cost > 0"_s, 900, 900);
    add("purchases of five years", u"assets WHERE purchase_date BETWEEN '2021-11-20' AND '2026-11-20'"_s, 900, 900);
    add("notes", u"assets WHERE notes IS NOT NULL"_s, 60, 300);
    add("in use", status + u"'In use'"_s, 530, 590);
    add("in repair", status + u"'In repair'"_s, 30, 50);
    add("retired", status + u"'Retired'"_s, 60, 60);
    add("being prepared", status + u"'Being prepared'"_s, 10, 30);
    add("lost", status + u"'Lost'"_s, 1, 15);

    add("custody", u"asset_assignments"_s, 2000, 3000);
    add("out now", open + u"1"_s, 530, 590);
    add("overdue", open + u"c.due_at < '2026-11-20T09:00:00Z'"_s, 20, 30);
    add("overdue for long", open + u"c.due_at < '2026-09-20'"_s, 0, 0);
    add("due soon", open + u"c.due_at BETWEEN '2026-11-20T09:00:00Z' AND '2026-12-05'"_s, 35, 60);
    add("without a date", open + u"c.due_at IS NULL"_s, 100, 300);
    add("three years ago", u"asset_assignments WHERE checked_out_at < '2023-11-20'"_s, 200, 1000);
    add("returned in June", u"asset_assignments WHERE checked_in_at LIKE '2025-06-%'"_s, 100, 400);
    add("conditions", u"asset_assignments WHERE condition_in IS NOT NULL"_s, 1000, 3000);

    add("operations", u"operations"_s, 1000, 3000);
    add("operations of the program itself", u"operations WHERE actor_id IS NULL"_s, 1, 1);
    add("operations to come", u"operations WHERE at "_s + later, 0, 0);
    add("custody to come", u"asset_assignments WHERE max(checked_out_at, ifnull(checked_in_at, '')) "_s + later, 0, 0);
    add("holders from before they came",
        u"asset_assignments c JOIN users u ON u.id = c.user_id WHERE c.checked_out_at < u.created_at"_s, 0, 0);
    add("assets lent before they came",
        u"asset_assignments c JOIN assets a ON a.id = c.asset_id WHERE c.checked_out_at < a.created_at"_s, 0, 0);
    add("in use by nobody",
        status + u"'In use' AND a.id NOT IN (SELECT asset_id FROM asset_assignments WHERE checked_in_at IS NULL)"_s, 0,
        0);
}

void TestDemoData::holdsWhatWasPromised()
{
    QFETCH(const QString, count);
    QFETCH(const int, least);
    QFETCH(const int, most);

    const auto counted = Sql::value(m_workspace->database.connection(), u"SELECT count(*) FROM "_s + count);
    QVERIFY2(counted, counted ? "" : qUtf8Printable(counted.error().detail));
    const int found = counted->toInt();
    QVERIFY2(found >= least && found <= most, qPrintable(QString::number(found)));
}

void TestDemoData::accountsCanSignIn_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("role");

    QTest::newRow("admin") << QString::fromLatin1(DemoData::adminEmail) << u"Administrator"_s;
    QTest::newRow("agent") << QString::fromLatin1(DemoData::agentEmail) << u"Agent"_s;
    QTest::newRow("user") << QString::fromLatin1(DemoData::userEmail) << u"User"_s;
}

void TestDemoData::accountsCanSignIn()
{
    QFETCH(const QString, email);
    QFETCH(const QString, role);

    const auto signedIn = m_workspace->signIn.signIn(email, QString::fromLatin1(DemoData::password));
    QVERIFY2(signedIn, qUtf8Printable(said(signedIn)));
    const auto roles = m_workspace->roles.currentRoles(m_workspace->session.userId());
    QVERIFY(roles);
    QCOMPARE(roles->size(), 1);
    QCOMPARE(roles->constFirst().name, role);
    const auto hash = Sql::value(m_workspace->database.connection(),
                                 u"SELECT password_hash FROM credentials WHERE user_id = :id"_s,
                                 {{u"id"_s, m_workspace->session.userId()}});
    QVERIFY(hash);
    QVERIFY(!PasswordHash::needsRehash(hash->toString()));
}

void TestDemoData::accountHoldsAndHeldAssets()
{
    const auto person = m_workspace->people.findByEmail(QString::fromLatin1(DemoData::userEmail));
    QVERIFY(person);
    const auto opened = m_workspace->session.open(person->id);
    QVERIFY(opened);
    const auto periods = m_workspace->custody.historyOfPerson(person->id);
    QVERIFY(periods);
    const auto held = std::ranges::count_if(*periods,
                                            [](const CustodyPeriod &period) { return period.custody.isOpen(); });
    QVERIFY2(held == 2 || held == 3, qPrintable(QString::number(held)));
    QVERIFY(periods->size() - held >= 5);
}

void TestDemoData::verifies()
{
    const auto findings = m_workspace->verify();
    QVERIFY(findings);
    QVERIFY2(findings->isEmpty(), findings->isEmpty() ? "" : qUtf8Printable(findings->constFirst().message));
}

void TestDemoData::isTheSameAtAnyHourOfADay()
{
    const QString path = m_folder.filePath(u"again.custodian"_s);
    const QDateTime evening({2026, 11, 20}, {22, 30}, Qt::UTC);
    const auto made = DemoData::create(path, evening);
    QVERIFY2(made, qUtf8Printable(said(made)));
    const auto again = Database::open(path, Database::Mode::ReadOnly);
    QVERIFY(again);
    const QStringList first = dump(m_workspace->database.connection());
    const QStringList second = dump((*again)->connection());
    QVERIFY(first.size() > 3000);
    QCOMPARE(second, first);
}

// The rhythm of the school must not tell on what is out, late and broken today.
void TestDemoData::worksInTheHolidays()
{
    const QDate day(2027, 8, 8); // a Sunday
    const QString path = m_folder.filePath(day.toString(Qt::ISODate));
    m_clock.setNow(QDateTime(day, {0, 5}, Qt::UTC));
    const auto made = DemoData::create(path, m_clock.now());
    QVERIFY2(made, qUtf8Printable(said(made)));
    const auto opened = Workspace::open(path, m_clock);
    QVERIFY(opened);
    Workspace &workspace = **opened;
    workspace.session.openAsSystem();
    const auto findings = workspace.verify();
    QVERIFY(findings);
    QVERIFY(findings->isEmpty());
    const auto overdue = workspace.custody.overdue();
    QVERIFY(overdue);
    QVERIFY2(overdue->size() >= 20 && overdue->size() <= 40, qPrintable(QString::number(overdue->size())));
    const auto out = Sql::value(workspace.database.connection(),
                                u"SELECT count(*) FROM asset_assignments WHERE checked_in_at IS NULL"_s);
    QVERIFY(out);
    QVERIFY2(out->toInt() >= 480 && out->toInt() <= 620, qPrintable(out->toString()));
    m_clock.setNow(now);
}

void TestDemoData::leavesAnExistingFileAlone()
{
    const QString path = m_folder.filePath(u"existing"_s);
    const QByteArray contents = "not ours";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(contents), contents.size());
    file.close();

    const auto made = DemoData::create(path, now);
    QVERIFY(!made);
    QCOMPARE(made.error().code, Error::Code::Duplicate);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), contents);
}

void TestDemoData::leavesNothingWhenCancelled()
{
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const auto made = DemoData::create(folder.filePath(u"demo.custodian"_s), now,
                                       [](double share) { return share < 0.1; });
    QVERIFY(!made);
    QCOMPARE(made.error().code, Error::Code::Cancelled);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
}

void TestDemoData::spellsAddresses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("folded");

    QTest::newRow("plain") << u"Oscar.Quill"_s << u"oscar.quill"_s;
    QTest::newRow("accents") << u"Zoë.Núñez-Ångström"_s << u"zoe.nunez-angstrom"_s;
    QTest::newRow("strokes") << u"Łukasz.Høgh"_s << u"lukasz.hogh"_s;
    QTest::newRow("dots") << u"İpek.Yıldız"_s << u"ipek.yildiz"_s;
    QTest::newRow("ligatures") << u"Þóra.Großmann"_s << u"thora.grossmann"_s;
    QTest::newRow("apostrophe and space") << u"Hana.El O'Neill"_s << u"hana.eloneill"_s;
    QTest::newRow("two marks on a letter") << u"Bảo.Nguyễn"_s << u"bao.nguyen"_s;
}

void TestDemoData::spellsAddresses()
{
    QFETCH(const QString, name);
    QFETCH(const QString, folded);

    QCOMPARE(DemoNames::folded(name), folded);
}

QTEST_GUILESS_MAIN(TestDemoData)
#include "tst_demodata.moc"
