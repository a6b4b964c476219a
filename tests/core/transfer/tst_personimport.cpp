// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/personimport.h"

#include "core/db/sql.h"
#include "core/transfer/exporter.h"
#include "incoming.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Outcome = ImportPlan::Outcome;
using Mode = ImportOptions::Mode;
using EmptyCells = ImportOptions::EmptyCells;
using Rows = std::array<qint64, 4>; // new, changed, unchanged, rejected

namespace {

class IncomingPeople final
{
public:
    IncomingPeople(TestWorkspace &workspace, const QByteArray &content)
        : m_file(workspace, content, u"users"_s)
    {
    }

    Incoming &operator->() { return m_file; }
    ImportSummary tried() { return m_file.tried(); }
    QStringList problems() const { return m_file.problems(); }
    void choose(const std::function<void(ImportChoices &)> &change) { m_file.choose(change); }

    void setKey(const QString &key)
    {
        choose([&key](ImportChoices &choices) { choices.options.key = key; });
    }
    void setMode(Mode mode)
    {
        choose([mode](ImportChoices &choices) { choices.options.mode = mode; });
    }
    void setEmptyCells(EmptyCells cells)
    {
        choose([cells](ImportChoices &choices) { choices.options.emptyCells = cells; });
    }
    void setCreatesMissing()
    {
        choose([](ImportChoices &choices) { choices.options.createsMissing = true; });
    }
    Rows triedRows() { return tried().rows; }
    QString problem() const { return problems().value(0); }

private:
    Incoming m_file;
};

Person person(TestWorkspace &office, const QString &email)
{
    return got(office->people.findByEmail(email));
}

QString roles(TestWorkspace &office, const QString &email)
{
    QStringList names;
    for (const Role &role : got(office->roles.currentRoles(person(office, email).id)))
        names.append(role.name);
    return names.join(u"; "_s);
}

QByteArray exported(TestWorkspace &office, CsvProfile profile)
{
    const ViewReader reader(office->database, office->session, office.clock().now());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    got(Exporter(reader, office->session).toDevice(buffer, Views::users(), {}, {}, profile));
    return buffer.data();
}

int count(TestWorkspace &office, const QString &table)
{
    return got(Sql::value(office->database.connection(), u"SELECT count(*) FROM "_s + table)).toInt();
}

}

class TestPersonImport final : public QObject
{
    Q_OBJECT

private slots:
    void newPeopleComeIn();
    void changesAreShownFieldByField();
    void emptyCellsKeepUnlessTheyShallClear();
    void modes();
    void keys_data();
    void keys();
    void keysThatDisagreeAreRefused();
    void userNamesOfSeveralDomains();
    void peopleOfWhomOnlyTheNameIsKnown();
    void doublesAreAllTold();
    void whatIsMissingRejectsOrIsCreated();
    void wordsForStatus_data();
    void wordsForStatus();
    void wholeNamesAreSplit_data();
    void wholeNamesAreSplit();
    void filesOfOtherSystems();
    void singleNamesWithAUserName();
    void whenTheyWereAdded();
    void theEarliestMomentOfBeingAddedCounts();
    void rolesAreGiven();
    void rolesThatAreNotThere();
    void oneRoleAtATime();
    void severalRoles();
    void emptyRoles();
    void nobodyGrantsWhatTheyDoNotHold();
    void nobodyShutsThemselvesOut();
    void theLastAdministratorStays();
    void rolesNeedTheRightToAssignThem();
    void whoMay();
    void oneImportIsOneOperation();
    void exportedPeopleAreUnchanged_data();
    void exportedPeopleAreUnchanged();
    void anEmptyDatabaseGetsTheSame();
};

void TestPersonImport::newPeopleComeIn()
{
    TestWorkspace office;
    const qint64 berlin = office.addEntry(CatalogList::Kind::Sites, u"Berlin"_s);
    const qint64 physics = office.addEntry(CatalogList::Kind::Departments, u"Physics"_s);
    const QByteArray content =
        "staff_number,first_name,last_name,email,phone1,phone2,organization,site,department,position,status,role,"
        "date_created\n"
        "E1,Zoë,van  Dam,ZOE@Example.org,+49 30 1,2,School,berlin,PHYSICS,Teacher,Inactive,Agent,2020-01-02T03:04:05Z\n"
        ",Bo,Li,,,,,,,,,,\n";
    IncomingPeople file(office, content);
    QCOMPARE(file.triedRows(), (Rows {2, 0, 0, 0}));
    QCOMPARE(file.problems(), QStringList());
    QVERIFY(!office->people.findByEmail(u"zoe@example.org"_s));
    got(file->run());
    const Person zoe = person(office, u"zoe@example.org"_s);
    QCOMPARE(zoe.fullName(), u"Zoë van Dam"_s);
    QCOMPARE(zoe.staffNumber, u"E1"_s);
    QCOMPARE(zoe.phone1, u"+49 30 1"_s);
    QCOMPARE(zoe.organization, u"School"_s);
    QCOMPARE(zoe.siteId.value_or(0), berlin);
    QCOMPARE(zoe.departmentId.value_or(0), physics);
    QCOMPARE(zoe.position, u"Teacher"_s);
    QCOMPARE(zoe.status, PersonStatus::Value::Inactive);
    QCOMPARE(zoe.createdAt, QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5), Qt::UTC));
    QCOMPARE(roles(office, u"zoe@example.org"_s), u"Agent"_s);
    QCOMPARE(count(office, u"credentials"_s), 0);
    const Person bo = got(office->people.search(u"Bo Li"_s, 1)).constFirst();
    QCOMPARE(bo.createdAt, office.clock().now());
    QVERIFY(got(office->roles.currentRoles(bo.id)).isEmpty());
    IncomingPeople again(office, content);
    QCOMPARE(again.triedRows(), (Rows {0, 0, 2, 0}));
    QCOMPARE(got(again->run()).operation, 0);
}

void TestPersonImport::changesAreShownFieldByField()
{
    TestWorkspace office;
    office.addPerson(u"Zoë"_s, u"Ek"_s, u"zoe@example.org"_s);
    IncomingPeople file(office,
                        "email,last_name,status,site,role,staff_number\n"
                        "zoe@example.org,Ek-Li,inactive,Berlin,user,\n");
    file.setKey(u"email"_s);
    file.setCreatesMissing();
    QCOMPARE(file.triedRows(), (Rows {0, 1, 0, 0}));
    QStringList changes;
    for (const ImportChange &change : got(file->row(1)).changes)
        changes.append(file->schema().fields[std::size_t(change.field)].name() + u' ' + change.before + u'>'
                       + change.after);
    QCOMPARE(changes,
             (QStringList {u"last_name Ek>Ek-Li"_s, u"site >Berlin"_s, u"status Active>Inactive"_s, u"role >User"_s}));
    got(file->run());
    QCOMPARE(person(office, u"zoe@example.org"_s).lastName, u"Ek-Li"_s);
    QCOMPARE(person(office, u"zoe@example.org"_s).status, PersonStatus::Value::Inactive);
    QCOMPARE(roles(office, u"zoe@example.org"_s), u"User"_s);
}

void TestPersonImport::emptyCellsKeepUnlessTheyShallClear()
{
    TestWorkspace office;
    const qint64 site = office.addEntry(CatalogList::Kind::Sites, u"Berlin"_s);
    office.addPerson({.staffNumber = u"E1"_s,
                      .firstName = u"Zoë"_s,
                      .lastName = u"Ek"_s,
                      .email = u"zoe@example.org"_s,
                      .phone1 = u"1"_s,
                      .phone2 = u"2"_s,
                      .siteId = site});
    IncomingPeople file(office, "email,staff_number,phone1,site,status\nzoe@example.org,,,,\n");
    file.setKey(u"email"_s);
    QCOMPARE(file.triedRows(), (Rows {0, 0, 1, 0}));
    file.setEmptyCells(EmptyCells::Clear);
    QCOMPARE(file.triedRows(), (Rows {0, 1, 0, 0}));
    got(file->run());
    const Person zoe = person(office, u"zoe@example.org"_s);
    QVERIFY(zoe.staffNumber.isEmpty() && zoe.phone1.isEmpty() && !zoe.siteId);
    QCOMPARE(zoe.phone2, u"2"_s); // no column fills it
    QCOMPARE(zoe.status, PersonStatus::Value::Active);
}

void TestPersonImport::modes()
{
    TestWorkspace office;
    IncomingPeople file(office, "email,first_name,last_name\nuser@example.org,Ulla,User\nnew@example.org,New,Comer\n");
    QCOMPARE(file.triedRows(), (Rows {1, 1, 0, 0}));
    file.setMode(Mode::Create);
    QCOMPARE(file.triedRows(), (Rows {1, 0, 0, 1}));
    file.setMode(Mode::Update);
    QCOMPARE(file.triedRows(), (Rows {0, 1, 0, 1}));
    file.choose([](ImportChoices &choices) { choices.options.isPartial = true; });
    got(file->run());
    QCOMPARE(person(office, u"user@example.org"_s).firstName, u"Ulla"_s);
    QVERIFY(!office->people.findByEmail(u"new@example.org"_s));
}

void TestPersonImport::keys_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<bool>("isFound");
    // of Zoë Ek, E1, zoe@example.org
    QTest::newRow("e-mail") << u"email"_s << "ZOE@example.org,,"_ba << true;
    QTest::newRow("staff number") << u"staff_number"_s << ",e1,"_ba << true;
    QTest::newRow("user name") << u"user_name"_s << ",,Zoe"_ba << true;
    QTest::newRow("user name that is an address") << u"user_name"_s << ",,zoe@example.org"_ba << true;
    QTest::newRow("user name that only begins so") << u"user_name"_s << ",,zo"_ba << false;
    QTest::newRow("nothing for the key") << u"email"_s << ",E1,"_ba << true;
    QTest::newRow("user name for no key") << u"staff_number"_s << ",,zoe"_ba << true;
    QTest::newRow("unknown user name, known address") << u"user_name"_s << "zoe@example.org,,ek"_ba << true;
    QTest::newRow("somebody else's user name") << u"email"_s << "zoe@elsewhere.org,,zoe"_ba << false;
}

void TestPersonImport::keys()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, row);
    QFETCH(bool, isFound);
    TestWorkspace office;
    office.addPerson(
        {.staffNumber = u"E1"_s, .firstName = u"Zoë"_s, .lastName = u"Ek"_s, .email = u"zoe@example.org"_s});
    office.addPerson(u"Zoë"_s, u"Twin"_s, u"zoe_ek@example.org"_s);
    IncomingPeople file(office,
                        "email,staff_number,user_name,position,first_name,last_name\n" + row + ",Head,Zoë,Ek\n");
    file.setKey(key);
    QCOMPARE(file.triedRows(), (isFound ? Rows {0, 1, 0, 0} : Rows {1, 0, 0, 0}));
    got(file->run());
    QCOMPARE(person(office, u"zoe@example.org"_s).position, isFound ? u"Head"_s : QString());
    QCOMPARE(count(office, u"users"_s), isFound ? 5 : 6);
}

void TestPersonImport::keysThatDisagreeAreRefused()
{
    TestWorkspace office;
    office.addPerson(
        {.staffNumber = u"E1"_s, .firstName = u"Zoë"_s, .lastName = u"Ek"_s, .email = u"zoe@example.org"_s});
    office.addPerson(u"Bo"_s, u"Li"_s, u"bo@example.org"_s);
    IncomingPeople file(office,
                        "staff_number,email,first_name,last_name\n"
                        "E2,zoe@example.org,Zoë,Ek\nE3,bo@example.org,Bo,Li\n");
    QCOMPARE(file.triedRows(), (Rows {0, 1, 0, 1})); // Bo had no number yet
    QVERIFY(file.problem().contains(u"column \"email\""_s) && file.problem().contains(u"Zoë Ek"_s));
    file.setKey(u"email"_s);
    QCOMPARE(file.triedRows(), (Rows {0, 2, 0, 0}));
}

void TestPersonImport::userNamesOfSeveralDomains()
{
    TestWorkspace office;
    office.addPerson(u"John"_s, u"A"_s, u"john@a.org"_s);
    office.addPerson(u"John"_s, u"B"_s, u"john@b.org"_s);
    IncomingPeople alone(office, "username,notes\njohn,x\n");
    QCOMPARE(alone.triedRows(), (Rows {0, 0, 0, 1}));
    QVERIFY(alone.problem().contains(u"several people fit"_s));
    IncomingPeople both(office, "username,email,notes\njohn,john@b.org,x\n");
    both.setKey(u"user_name"_s);
    QCOMPARE(both.triedRows(), (Rows {0, 1, 0, 0}));
    got(both->run());
    QCOMPARE(person(office, u"john@b.org"_s).notes, u"x"_s);
}

void TestPersonImport::peopleOfWhomOnlyTheNameIsKnown()
{
    TestWorkspace office;
    office.addPerson(u"Ann"_s, u"Twin"_s, u"ann@example.org"_s);
    const QByteArray content = "email,first_name,last_name,position\n,Ann,Twin,Cook\n,Ann,Twin,Nurse\n";
    IncomingPeople file(office, content);
    QCOMPARE(file.triedRows(), (Rows {2, 0, 0, 0}));
    got(file->run());
    QCOMPARE(count(office, u"users"_s), 6);
    IncomingPeople again(office, content);
    QCOMPARE(again.triedRows(), (Rows {0, 0, 2, 0}));
    QCOMPARE(got(again->row(2)).outcome, Outcome::Unchanged);
    QCOMPARE(got(again->run()).operation, 0);
}

void TestPersonImport::doublesAreAllTold()
{
    TestWorkspace office;
    IncomingPeople file(office,
                        "staff_number,email,first_name,last_name\n"
                        "1,a@example.org,A,A\n2,b@example.org,B,B\n3,A@example.org,C,C\n2,,D,D\n,,E,E\n");
    QCOMPARE(file.triedRows(), (Rows {1, 0, 0, 4}));
    QVERIFY(file.problem().contains(u"row 3"_s));
}

void TestPersonImport::whatIsMissingRejectsOrIsCreated()
{
    TestWorkspace office;
    IncomingPeople file(office,
                        "email,first_name,last_name,site,department\n"
                        "a@example.org,A,A,Berlin,Physics\nb@example.org,B,B,berlin,\n");
    QCOMPARE(file.triedRows(), (Rows {0, 0, 0, 2}));
    QCOMPARE(file->findings().summary.missing.size(), 2);
    file.setCreatesMissing();
    QCOMPARE(file.triedRows(), (Rows {2, 0, 0, 0}));
    got(file->run());
    QCOMPARE(count(office, u"sites"_s), 1);
    QCOMPARE(person(office, u"a@example.org"_s).siteId, person(office, u"b@example.org"_s).siteId);
    QVERIFY(person(office, u"a@example.org"_s).departmentId);
}

void TestPersonImport::wordsForStatus_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("status"); // −1: refused
    for (const char *word : {"Active", "ACTIVE", "yes", "true", "TRUE", "1", "Enabled", ""})
        QTest::addRow("active: %s", word) << QByteArray(word) << int(PersonStatus::Value::Active);
    for (const char *word : {"Inactive", "no", "false", "0", "Suspended", "disabled"})
        QTest::addRow("inactive: %s", word) << QByteArray(word) << int(PersonStatus::Value::Inactive);
    for (const char *word : {"perhaps", "2", "on leave"})
        QTest::addRow("neither: %s", word) << QByteArray(word) << -1;
}

void TestPersonImport::wordsForStatus()
{
    QFETCH(QByteArray, word);
    QFETCH(int, status);
    TestWorkspace office;
    IncomingPeople file(office, "Email,First Name,Last Name,Activated\na@example.org,A,A," + word + "\n");
    QCOMPARE(file.tried().count(Outcome::Rejected), status < 0 ? 1 : 0);
    if (status < 0) {
        QVERIFY(file.problem().contains(u"expected Active or Inactive"_s));
        return;
    }
    got(file->run());
    QCOMPARE(int(person(office, u"a@example.org"_s).status), status);
}

void TestPersonImport::wholeNamesAreSplit_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("firstName");
    QTest::addColumn<QString>("lastName");
    QTest::newRow("two words") << "mail,Display Name\nz@example.org,Zoë Ek\n"_ba << u"Zoë"_s << u"Ek"_s;
    QTest::newRow("three words") << "mail,Full Name\nz@example.org,Zoë Maria  Ek\n"_ba << u"Zoë Maria"_s << u"Ek"_s;
    QTest::newRow("comma") << "mail,name\nz@example.org,\"van Dam, Zoë\"\n"_ba << u"Zoë"_s << u"van Dam"_s;
    QTest::newRow("beside names") << "mail,Display Name,Given Name,Surname\nz@example.org,Boss,Zoë,Ek\n"_ba << u"Zoë"_s
                                  << u"Ek"_s;
}

void TestPersonImport::wholeNamesAreSplit()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, firstName);
    QFETCH(QString, lastName);
    TestWorkspace office;
    IncomingPeople file(office, content);
    QCOMPARE(file.triedRows(), (Rows {1, 0, 0, 0}));
    got(file->run());
    const Person zoe = person(office, u"z@example.org"_s);
    QCOMPARE(zoe.firstName, firstName);
    QCOMPARE(zoe.lastName, lastName);
    office.write(u"UPDATE users SET first_name = 'Zoë', last_name = substr(full_name, 5) WHERE id = :id"_s,
                 {{u"id"_s, zoe.id}}); // split in another place by hand, which stays
    IncomingPeople again(office, content);
    QCOMPARE(again.triedRows(), (Rows {0, 0, 1, 0}));
}

void TestPersonImport::filesOfOtherSystems()
{
    TestWorkspace office;
    IncomingPeople azure(
        office,
        "User Principal Name,Display Name,Mail,Office,Telephone,Mobile Phone,Department,Job Title,"
        "Account Enabled,Company Name,Employee ID\n"
        "ana@example.org,Ana Ruiz,ana.ruiz@example.org,Berlin,+49 30 1,+49 171 2,IT,Admin,True,Acme,7\n"
        "ben@example.org,Ben Ott,,Berlin,,,IT,,False,Acme,\n");
    azure.setCreatesMissing();
    QCOMPARE(azure.triedRows(), (Rows {2, 0, 0, 0}));
    got(azure->run());
    const Person ana = person(office, u"ana.ruiz@example.org"_s), ben = person(office, u"ben@example.org"_s);
    QCOMPARE(ana.phone1 + ana.phone2 + ana.position + ana.organization + ana.staffNumber,
             u"+49 30 1+49 171 2AdminAcme7"_s);
    QCOMPARE(ben.status, PersonStatus::Value::Inactive);
    QVERIFY(ben.staffNumber.isEmpty() && ben.siteId && ben.siteId == ana.siteId);
    QCOMPARE(azure.triedRows(), (Rows {0, 0, 2, 0}));
    IncomingPeople google(office,
                          "First Name [Required],Last Name [Required],Email Address [Required],"
                          "Status [READ ONLY],Work Phone,Employee Title,Password [Required]\n"
                          "Cy,Day,cy@example.org,Suspended,3,Clerk,****\n");
    QCOMPARE(google.triedRows(), (Rows {1, 0, 0, 0}));
    got(google->run());
    QCOMPARE(person(office, u"cy@example.org"_s).status, PersonStatus::Value::Inactive);
    QCOMPARE(count(office, u"credentials"_s), 0);
}

void TestPersonImport::singleNamesWithAUserName()
{
    TestWorkspace office;
    const QByteArray content = "First Name,Last Name,Email,Username,Activated,Location,Notes,Employee Number\n"
                               "Juan,,,jlow9,true,\"Nicolas, Sons\",x,\"\"\n"
                               "Kiel,Eland,keland@example.org,keland2,false,Main,y,\"\"\n";
    IncomingPeople file(office, content);
    file.setCreatesMissing();
    QCOMPARE(file.triedRows(), (Rows {2, 0, 0, 0}));
    got(file->run());
    const Person juan = got(office->people.search(u"Juan"_s, 1)).constFirst();
    QCOMPARE(juan.fullName(), u"Juan jlow9"_s);
    QCOMPARE(juan.staffNumber, u"jlow9"_s);
    QCOMPARE(juan.notes, u"x"_s);
    QVERIFY(person(office, u"keland@example.org"_s).staffNumber.isEmpty());
    for (const QString &key : {u"email"_s, u"staff_number"_s, u"user_name"_s}) {
        file.setKey(key);
        QCOMPARE(file.triedRows(), (Rows {0, 0, 2, 0}));
    }
    file.setEmptyCells(EmptyCells::Clear);
    QCOMPARE(file.triedRows(), (Rows {0, 0, 2, 0}));
    IncomingPeople assets(office, "email,first_name\nnobody@example.org,One\n");
    QCOMPARE(assets.triedRows(), (Rows {0, 0, 0, 1}));
    QVERIFY(assets.problem().contains(u"last name"_s));
}

void TestPersonImport::whenTheyWereAdded()
{
    TestWorkspace office;
    IncomingPeople file(office,
                        "email,first_name,last_name,date_created\n"
                        "a@example.org,A,A,2001-01-01T00:00:00Z\n"
                        "b@example.org,B,B,2101-01-01\n");
    QCOMPARE(file.triedRows(), (Rows {1, 0, 0, 1}));
    QVERIFY(file.problem().contains(u"in the future"_s));
    QCOMPARE(refusal(office->people.create({.firstName = u"B"_s, .lastName = u"B"_s}, office.clock().now().addSecs(1)))
                 .field,
             u"date_created"_s);
}

// Who is in another system for longer has been there for longer; who came there later is here all the same.
void TestPersonImport::theEarliestMomentOfBeingAddedCounts()
{
    TestWorkspace office;
    const QDateTime added = person(office, u"agent@example.org"_s).createdAt;
    office.clock().advance(std::chrono::hours(48));
    const QByteArray content = "email,date_created\nuser@example.org,2001-02-03T04:05:06Z\nagent@example.org,"
        + IsoTime::toText(added.addSecs(1)).toLatin1() + "\nadmin@example.org,\n";
    IncomingPeople file(office, content);
    QCOMPARE(file.triedRows(), (Rows {0, 1, 2, 0}));
    const QList<ImportChange> changes = got(file->row(1)).changes;
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().before, IsoTime::toText(added));
    QCOMPARE(changes.constFirst().after, u"2001-02-03T04:05:06Z"_s);
    got(file->run());
    QCOMPARE(person(office, u"user@example.org"_s).createdAt, QDateTime({2001, 2, 3}, {4, 5, 6}, Qt::UTC));
    QCOMPARE(person(office, u"agent@example.org"_s).createdAt, added);
    IncomingPeople again(office, content);
    again.setEmptyCells(EmptyCells::Clear);
    QCOMPARE(again.triedRows(), (Rows {0, 0, 3, 0}));
}

void TestPersonImport::rolesAreGiven()
{
    TestWorkspace office;
    IncomingPeople file(office,
                        "email,first_name,last_name,role\n"
                        "a@example.org,A,A,Agent\nb@example.org,B,B,\nuser@example.org,,,user\n"
                        "agent@example.org,,,User\nadmin@example.org,,,Administrator\n");
    QCOMPARE(file.triedRows(), (Rows {2, 1, 2, 0}));
    got(file->run());
    QCOMPARE(roles(office, u"a@example.org"_s), u"Agent"_s);
    QCOMPARE(roles(office, u"b@example.org"_s), QString());
    QCOMPARE(roles(office, u"agent@example.org"_s), u"User"_s);
    QCOMPARE(file.triedRows(), (Rows {0, 0, 5, 0}));
    QCOMPARE(got(file->run()).operation, 0);
}

void TestPersonImport::rolesThatAreNotThere()
{
    TestWorkspace office;
    IncomingPeople file(office, "email,first_name,last_name,role\na@example.org,A,A,Agnt\n");
    file.setCreatesMissing();
    QCOMPARE(file.triedRows(), (Rows {0, 0, 0, 1}));
    QVERIFY(file.problem().contains(u"column \"role\" · \"Agnt\""_s) && file.problem().contains(u"\"Agent\""_s));
    QCOMPARE(got(office->roles.roles()).size(), 3);
}

void TestPersonImport::oneRoleAtATime()
{
    TestWorkspace office;
    IncomingPeople file(office,
                        "email,first_name,last_name,role\na@example.org,A,A,User; Agent\n"
                        "b@example.org,B,B,User; user\n");
    QCOMPARE(file.triedRows(), (Rows {1, 0, 0, 1}));
    QVERIFY(file.problem().contains(u"one role at a time"_s));
}

void TestPersonImport::severalRoles()
{
    TestWorkspace office;
    got(office->roles.setPolicy(RoleService::Policy::Several));
    const Role odd = got(office->roles.find(got(office->roles.create({.name = u"Odd; even"_s}, {})).id));
    IncomingPeople file(office,
                        "email,first_name,last_name,role\na@example.org,A,A,Agent;User\n"
                        "b@example.org,B,B,Odd; even\nagent@example.org,,,User\n");
    QCOMPARE(file.triedRows(), (Rows {2, 1, 0, 0}));
    got(file->run());
    QCOMPARE(roles(office, u"a@example.org"_s), u"Agent; User"_s);
    QCOMPARE(roles(office, u"b@example.org"_s), odd.name);
    QCOMPARE(roles(office, u"agent@example.org"_s), u"Agent; User"_s); // none is taken
    QCOMPARE(file.triedRows(), (Rows {0, 0, 3, 0}));
}

void TestPersonImport::emptyRoles()
{
    TestWorkspace office;
    IncomingPeople file(office, "email,role\nagent@example.org,\nadmin@example.org,\n");
    QCOMPARE(file.triedRows(), (Rows {0, 0, 2, 0}));
    file.setEmptyCells(EmptyCells::Clear);
    QCOMPARE(file.triedRows(), (Rows {0, 1, 0, 1}));
    QVERIFY(file.problem().contains(u"their own roles"_s));
    file.choose([](ImportChoices &choices) { choices.options.isPartial = true; });
    got(file->run());
    QCOMPARE(roles(office, u"agent@example.org"_s), QString());
    QCOMPARE(roles(office, u"admin@example.org"_s), u"Administrator"_s);
}

void TestPersonImport::nobodyGrantsWhatTheyDoNotHold()
{
    TestWorkspace office;
    Grants grants = got(office->roles.grants(got(office->roles.findByName(u"Agent"_s)).id));
    for (const Permission permission : {Permission::BulkEditPeople, Permission::AssignRoles, Permission::ViewRoles})
        grants.set(permission, Scope::All);
    got(office->roles.create({.name = u"Clerk"_s}, grants));
    office.addPerson(u"Cleo"_s, u"Clerk"_s, u"cleo@example.org"_s);
    office.assign(person(office, u"cleo@example.org"_s).id, u"Clerk"_s);
    got(office->session.open(person(office, u"cleo@example.org"_s).id));
    IncomingPeople file(office,
                        "email,first_name,last_name,role\n"
                        "a@example.org,A,A,Administrator\n" // more than they hold
                        "cleo@example.org,,,Agent\n" // their own
                        "admin@example.org,,,User\n" // an administrator's
                        "b@example.org,B,B,Agent\n");
    QCOMPARE(file.tried().count(Outcome::New), 1);
    QCOMPARE(file->findings().summary.count(Outcome::Rejected), 3);
    QCOMPARE(refusal(file->run()).code, Error::Code::Denied);
    file.choose([](ImportChoices &choices) { choices.options.isPartial = true; });
    got(file->run());
    QCOMPARE(roles(office, u"b@example.org"_s), u"Agent"_s);
    QCOMPARE(roles(office, u"admin@example.org"_s), u"Administrator"_s);
    QVERIFY(!office->people.findByEmail(u"a@example.org"_s));
}

void TestPersonImport::nobodyShutsThemselvesOut()
{
    TestWorkspace office;
    IncomingPeople file(office, "email,status\nadmin@example.org,Inactive\n");
    QCOMPARE(file.triedRows(), (Rows {0, 0, 0, 1}));
    QVERIFY(file.problem().contains(u"deactivates themselves"_s));
}

void TestPersonImport::theLastAdministratorStays()
{
    TestWorkspace office;
    Grants grants = got(office->roles.grants(got(office->roles.findByName(u"Agent"_s)).id));
    for (const Permission permission : {Permission::BulkEditPeople, Permission::EditAdministrators})
        grants.set(permission, Scope::All);
    got(office->roles.create({.name = u"Clerk"_s}, grants));
    office.assign(office.id(TestWorkspace::Who::Agent), u"Clerk"_s);
    office.signInAs(TestWorkspace::Who::Agent);
    const Person admin = person(office, u"admin@example.org"_s);
    IncomingPeople file(office, "email,status\nadmin@example.org,Inactive\n");
    QCOMPARE(file.triedRows(), (Rows {0, 0, 0, 1}));
    QVERIFY(file.problem().contains(u"last administrator"_s));
    Person edited = admin;
    edited.email.clear();
    QCOMPARE(refusal(office->people.check(admin, edited)).code, Error::Code::Conflict);
    edited = admin;
    edited.phone1 = u"1"_s;
    got(office->people.check(admin, edited));
    QCOMPARE(person(office, u"admin@example.org"_s), admin);
}

void TestPersonImport::rolesNeedTheRightToAssignThem()
{
    TestWorkspace office;
    const auto needs = [&office](const QByteArray &content) {
        return Incoming(office, content, u"users"_s).tried().alsoNeeds;
    };
    QCOMPARE(needs("email,first_name,last_name,role\nzoe@example.org,ZoÃ«,Ek,Agent\n"
                   "bo@example.org,Bo,Li,User\n"),
             QList {Permission::AssignRoles});
    QVERIFY(needs("email,position,role\nuser@example.org,Teacher,User\n").isEmpty()); // has that role
    QVERIFY(needs("email,first_name,last_name\nzoe@example.org,ZoÃ«,Ek\n").isEmpty());
}

void TestPersonImport::whoMay()
{
    TestWorkspace office;
    IncomingPeople file(office, "email,first_name,last_name\na@example.org,A,A\n");
    for (const auto who : {TestWorkspace::Who::User, TestWorkspace::Who::Agent}) {
        office.signInAs(who);
        QCOMPARE(refusal(file->dryRun()).code, Error::Code::Denied);
        QCOMPARE(refusal(file->run()).code, Error::Code::Denied);
    }
    QVERIFY(!office->people.findByEmail(u"a@example.org"_s));
}

void TestPersonImport::oneImportIsOneOperation()
{
    TestWorkspace office;
    IncomingPeople file(office,
                        "email,first_name,last_name,site,role\na@example.org,A,A,Berlin,Agent\n"
                        "b@example.org,B,B,London,User\nagent@example.org,,,,User\n");
    file.setCreatesMissing();
    (void)file.tried();
    const int before = count(office, u"operations"_s);
    const qint64 operation = got(file->run()).operation;
    QCOMPARE(count(office, u"operations"_s), before + 1);
    QCOMPARE(got(Sql::value(office->database.connection(), u"SELECT kind FROM operations WHERE id = :id"_s,
                            {{u"id"_s, operation}}))
                 .toString(),
             u"person.import"_s);
    QVERIFY(got(office->verify()).isEmpty());
}

namespace {

// With what people can have: nothing but a name, two of one name, several roles, quotes and commas.
void addAllKinds(TestWorkspace &office)
{
    const qint64 site = office.addEntry(CatalogList::Kind::Sites, u"Berlin, Mitte"_s);
    const qint64 department = office.addEntry(CatalogList::Kind::Departments, u"\"IT\""_s);
    got(office->roles.setPolicy(RoleService::Policy::Several));
    office.addPerson({.staffNumber = u"0042"_s,
                      .firstName = u"Zoë"_s,
                      .lastName = u"O'Neil"_s,
                      .email = u"zoe@example.org"_s,
                      .phone1 = u"030 1234"_s,
                      .phone2 = u"(030) 2"_s,
                      .organization = u"Acme; Sons"_s,
                      .siteId = site,
                      .departmentId = department,
                      .position = u"Head, \"IT\""_s});
    office.addPerson({.firstName = u"Bo"_s, .lastName = u"Li"_s, .status = PersonStatus::Value::Inactive});
    office.clock().advance(std::chrono::hours(24));
    office.addPerson({.firstName = u"Bo"_s, .lastName = u"Li"_s, .position = u"Cook"_s});
    office.addPerson({.staffNumber = u"7"_s, .firstName = u"Maria del"_s, .lastName = u"Mar Ruiz"_s});
    office.assign(person(office, u"zoe@example.org"_s).id, u"User"_s);
    office.assign(person(office, u"zoe@example.org"_s).id, u"Agent"_s);
}

}

void TestPersonImport::exportedPeopleAreUnchanged_data()
{
    QTest::addColumn<int>("profile");
    QTest::addColumn<QString>("key");
    for (const QString &key : {QString(), u"email"_s, u"staff_number"_s}) {
        QTest::addRow("exact %s", qPrintable(key)) << int(CsvProfile::Exact) << key;
        QTest::addRow("safe %s", qPrintable(key)) << int(CsvProfile::Safe) << key;
    }
}

void TestPersonImport::exportedPeopleAreUnchanged()
{
    QFETCH(int, profile);
    QFETCH(QString, key);
    TestWorkspace office;
    addAllKinds(office);
    for (const EmptyCells cells : {EmptyCells::Keep, EmptyCells::Clear}) {
        IncomingPeople file(office, exported(office, CsvProfile(profile)));
        file.setKey(key);
        file.setEmptyCells(cells);
        QCOMPARE(file.triedRows(), (Rows {0, 0, 7, 0}));
        QCOMPARE(file.problems(), QStringList());
        QCOMPARE(got(file->run()).operation, 0);
    }
}

void TestPersonImport::anEmptyDatabaseGetsTheSame()
{
    TestWorkspace office, empty;
    addAllKinds(office);
    empty.write(u"DELETE FROM user_role_assignments WHERE user_id <> :admin"_s,
                {{u"admin"_s, empty.id(TestWorkspace::Who::Admin)}});
    empty.write(u"DELETE FROM users WHERE id <> :admin"_s, {{u"admin"_s, empty.id(TestWorkspace::Who::Admin)}});
    got(empty->roles.setPolicy(RoleService::Policy::Several));
    empty.clock().advance(std::chrono::hours(48));
    const QByteArray content = exported(office, CsvProfile::Exact);
    IncomingPeople file(empty, content);
    file.setCreatesMissing();
    QCOMPARE(file.triedRows(), (Rows {6, 0, 1, 0}));
    got(file->run());
    QCOMPARE(exported(empty, CsvProfile::Exact), content);
    QVERIFY(got(empty->verify()).isEmpty());
}

QTEST_GUILESS_MAIN(TestPersonImport)
#include "tst_personimport.moc"
