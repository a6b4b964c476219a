// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/importpeople.h"

#include "core/db/sql.h"
#include "incoming.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Kind = MissingEntry::Kind;
using Outcome = ImportPlan::Outcome;
using Who = TestWorkspace::Who;

// People whom rows name and who are not there.
class TestImportPeople final : public QObject
{
    Q_OBJECT

private slots:
    void nobodyIsCreatedUnasked();
    void whoIsMissingIsTold();
    void theyAreCreatedOnce();
    void createdPeopleHaveNeitherRoleNorPassword();
    void theyStandForSomebodyElse();
    void aPersonNeedsBothNames();
    void whoMayNotAddPeopleCreatesNobody();
    void rowThatFailsTakesItsPersonBack();
    void historyNamesNewPeople();
    void allThatIsMissingIsToldAtOnce();

private:
    static const MissingEntry &entry(const ImportSummary &summary, const QString &name);
    static void createAll(Incoming &file);
    static QStringList names(TestWorkspace &office);
};

namespace {

const QByteArray header = "asset_tag,Checked Out To: Email,Checked Out To: Username,Checked Out To: First Name,"
                          "Checked Out To: Last Name,holder\n";

}

const MissingEntry &TestImportPeople::entry(const ImportSummary &summary, const QString &name)
{
    for (const MissingEntry &missing : summary.missing) {
        if (missing.name == name)
            return missing;
    }
    qFatal("%s is not missing", qUtf8Printable(name));
}

void TestImportPeople::createAll(Incoming &file)
{
    const QList<MissingEntry> missing = file->findings().summary.missing;
    file.choose([&](ImportChoices &choices) {
        for (const MissingEntry &entry : missing)
            choices.decisions.create(entry);
    });
}

QStringList TestImportPeople::names(TestWorkspace &office)
{
    return got(Sql::rows(office->database.connection(), u"SELECT full_name FROM users ORDER BY id"_s, {},
                         [](const QSqlQuery &row) { return row.value(0).toString(); }));
}

void TestImportPeople::nobodyIsCreatedUnasked()
{
    TestWorkspace office;
    const QStringList before = names(office);
    Incoming file(office, header + "A-1,zoe@example.org,,Zoë,Ek,\n");
    file.choose([](ImportChoices &choices) {
        choices.options.createsMissing = true; // the catalog's
        choices.options.isPartial = true;
    });
    QCOMPARE(file.tried().count(Outcome::Rejected), 1);
    QVERIFY(file.problems().constFirst().contains(u"there is no such person"_s));
    QCOMPARE(got(file->run()).summary.count(Outcome::Rejected), 1);
    QCOMPARE(names(office), before);
}

void TestImportPeople::whoIsMissingIsTold()
{
    TestWorkspace office;
    const qint64 zoe = office.addPerson(u"Zoë"_s, u"Eck"_s, u"zoe.eck@example.org"_s);
    Incoming file(office,
                  header
                      + "A-1,zoe@example.org,,Zoë,Ek,\nA-2,ZOE@example.org,zoe,Zoë,Ek,\nA-3,,zoe,,,\nA-4,,,,,Zoë Ek\n"
                      + "A-5,,,,,Nobody Else\n");
    const ImportSummary tried = file.tried();
    QCOMPARE(tried.count(Outcome::Rejected), 5);
    QCOMPARE(tried.missing.size(), 2); // named in four ways, she is one
    const MissingEntry &missing = entry(tried, u"zoe@example.org"_s);
    QCOMPARE(missing.kind, Kind::Person);
    QCOMPARE(missing.rows, 4);
    QCOMPARE(missing.person.fullName(), u"Zoë Ek"_s);
    QCOMPARE(missing.person.email, u"zoe@example.org"_s);
    QCOMPARE(missing.refusal, QString());
    QCOMPARE(missing.near, QStringList {u"Zoë Eck"_s});
    QCOMPARE(missing.nearPeople, QList<qint64> {zoe});
    QCOMPARE(entry(tried, u"Nobody Else"_s).near, QStringList());
    QCOMPARE(entry(file.tried(), u"zoe@example.org"_s).rows, 4); // a second look counts the same
}

void TestImportPeople::theyAreCreatedOnce()
{
    TestWorkspace office;
    const QStringList before = names(office);
    Incoming file(
        office, header + "A-1,,,,,Zoë Ek\nA-2,zoe@example.org,zoe,Zoë,Ek,\nA-3,,zoe,,,\nA-4,bo@example.org,,Bo,Li,\n");
    (void)file.tried();
    createAll(file);
    QCOMPARE(file.tried().count(Outcome::New), 4);
    const auto done = got(file->run());
    QCOMPARE(names(office), before + QStringList({u"Zoë Ek"_s, u"Bo Li"_s}));
    const qint64 zoe = got(office->people.findByEmail(u"zoe@example.org"_s)).id;
    QCOMPARE(got(office->custody.currentAssets(zoe)).size(), 3);
    QCOMPARE(got(Sql::value(office->database.connection(), u"SELECT count(*) FROM operations WHERE id > :id"_s,
                            {{u"id"_s, done.operation - 1}}))
                 .toInt(),
             1); // with everything else
    QCOMPARE(got(office->verify()), QList<Finding>());
    Incoming again(office, header + "A-2,zoe@example.org,zoe,Zoë,Ek,\nA-3,,zoe,,,\n");
    QCOMPARE(again.tried().count(Outcome::Unchanged), 2);
}

void TestImportPeople::createdPeopleHaveNeitherRoleNorPassword()
{
    TestWorkspace office;
    Incoming file(office, header + "A-1,zoe@example.org,,Zoë,Ek,\n");
    (void)file.tried();
    createAll(file);
    got(file->run());
    const Person zoe = got(office->people.findByEmail(u"zoe@example.org"_s));
    QCOMPARE(got(office->roles.currentRoles(zoe.id)).size(), 0);
    QCOMPARE(got(Sql::value(office->database.connection(), u"SELECT count(*) FROM credentials WHERE user_id = :id"_s,
                            {{u"id"_s, zoe.id}}))
                 .toInt(),
             0);
}

void TestImportPeople::theyStandForSomebodyElse()
{
    TestWorkspace office;
    const qint64 zoe = office.addPerson(u"Zoë"_s, u"Eck"_s, u"zoe.eck@example.org"_s);
    Incoming file(office, header + "A-1,,,,,Zoe E\nA-2,,,,,zoe e\n");
    (void)file.tried();
    file.choose([&](ImportChoices &choices) { choices.decisions.replace(u"Zoe E"_s, got(office->people.find(zoe))); });
    QCOMPARE(file.tried().count(Outcome::New), 2);
    QCOMPARE(got(file->row(1)).changes.constLast().after, u"Zoë Eck"_s);
    got(file->run());
    QCOMPARE(got(office->custody.currentAssets(zoe)).size(), 2);
}

void TestImportPeople::aPersonNeedsBothNames()
{
    TestWorkspace office;
    Incoming file(office, header + "A-1,,,,,Cher\nA-2,zoe@example.org,,,,\n");
    const ImportSummary tried = file.tried();
    QVERIFY(!entry(tried, u"Cher"_s).refusal.isEmpty());
    QVERIFY(!entry(tried, u"zoe@example.org"_s).refusal.isEmpty());
    createAll(file);
    QCOMPARE(file.tried().count(Outcome::Rejected), 2);
    QVERIFY(file.problems().constFirst().contains(entry(tried, u"Cher"_s).refusal));
}

void TestImportPeople::whoMayNotAddPeopleCreatesNobody()
{
    TestWorkspace office;
    Grants grants;
    for (const Permission permission : {Permission::ViewAssets, Permission::EditAssets, Permission::BulkEditAssets,
                                        Permission::ChangeCustody, Permission::ViewCustody})
        grants.set(permission, Scope::All);
    got(office->roles.create({.name = u"Stock keeper"_s}, grants));
    office.assign(office.id(Who::User), u"Stock keeper"_s);
    office.addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    office.signInAs(Who::User);
    Incoming file(office, "asset_tag,holder,site\nA-1,Zoë Ek,\nA-2,,Anex\n");
    const ImportSummary tried = file.tried();
    QVERIFY(!entry(tried, u"Zoë Ek"_s).refusal.isEmpty());
    QCOMPARE(entry(tried, u"Zoë Ek"_s).near, QStringList()); // nor sees them
    QVERIFY(!entry(tried, u"Anex"_s).refusal.isEmpty());
    createAll(file);
    QCOMPARE(file.tried().count(Outcome::Rejected), 2);
}

// The serial is there twice, which only the writing notices.
void TestImportPeople::rowThatFailsTakesItsPersonBack()
{
    TestWorkspace office;
    Incoming file(office, "asset_tag,serial,site,holder\nA-1,S1,,\nA-2,S1,Annex,Zoë Ek\nA-3,S3,Annex,Zoë Ek\n");
    (void)file.tried();
    createAll(file);
    file.choose([](ImportChoices &choices) { choices.options.isPartial = true; });
    QCOMPARE(file.tried().count(Outcome::New), 3);
    const auto done = got(file->run());
    QCOMPARE(done.summary.count(Outcome::New), 2);
    QVERIFY(!office->assets.findByTag(u"A-2"_s));
    const Asset last = got(office->assets.findByTag(u"A-3"_s));
    QCOMPARE(got(office->catalog.entry(CatalogList::Kind::Sites, last.siteId.value_or(0))).name, u"Annex"_s);
    QVERIFY(got(office->custody.current(last.id)).has_value());
    QCOMPARE(got(office->verify()), QList<Finding>());
}

void TestImportPeople::historyNamesNewPeople()
{
    TestWorkspace office;
    const qint64 asset = office.addAsset(u"A-1"_s);
    Incoming file(office,
                  "asset_tag,email,first_name,last_name,checked_out_at,checked_in_at,checked_out_by\n"
                  "A-1,bo@example.org,Bo,Li,2024-01-01T08:00:00Z,2024-02-01T08:00:00Z,zoe@example.org\n"
                  "A-1,zoe@example.org,Zoë,Ek,2024-03-01T08:00:00Z,2024-04-01T08:00:00Z,bo@example.org\n",
                  u"assignments"_s);
    const ImportSummary tried = file.tried();
    QCOMPARE(tried.missing.size(), 2);
    QCOMPARE(entry(tried, u"zoe@example.org"_s).rows, 2);
    createAll(file);
    QCOMPARE(file.tried().count(Outcome::New), 2);
    QVERIFY(got(file->row(1)).problems.isEmpty());
    got(file->run());
    const auto history = got(office->custody.historyOfAsset(asset));
    QCOMPARE(history.size(), 2);
    QCOMPARE(history.constFirst().holderName, u"Zoë Ek"_s);
    const auto bo = got(office->people.findByEmail(u"bo@example.org"_s));
    QCOMPARE(history.constFirst().custody.checkedOutBy.value_or(0), bo.id);
}

void TestImportPeople::allThatIsMissingIsToldAtOnce()
{
    TestWorkspace office;
    Incoming file(office, "asset_tag,model,manufacturer,category,site,holder\nA-1,XPS,Dell,Laptop,Annex,Zoë Ek\n");
    QCOMPARE(file.tried().missing.size(), 5);
    createAll(file);
    QCOMPARE(file.tried().count(Outcome::New), 1);
    got(file->run());
    QCOMPARE(got(office->verify()), QList<Finding>());
}

QTEST_GUILESS_MAIN(TestImportPeople)
#include "tst_importpeople.moc"
