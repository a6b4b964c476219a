// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/personservice.h"

#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;
using PersonStatus::Value;

namespace {

QStringList names(const QList<Person> &people)
{
    QStringList list;
    for (const Person &person : people)
        list.append(person.fullName());
    return list;
}

Person ann()
{
    return {.staffNumber = u"007"_s, .firstName = u"Ann"_s, .lastName = u"Ames"_s, .email = u"ann@example.org"_s};
}

}

class TestPersonService final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void createsAsTyped();
    void tidiesWhatIsTyped();
    void createRefuses_data();
    void createRefuses();
    void emptyEmailsAndNumbersAreNoDuplicates();
    void findsByEmail();
    void searches_data();
    void searches();
    void searchIsActiveFirstByName();

    void updates();
    void earlierMomentOfBeingAddedCounts();
    void updateRefusesLikeCreate_data();
    void updateRefusesLikeCreate();
    void updateMerges();
    void updateConflicts();
    void updateOfNobody();
    void updateToItself();
    void contactIsOnesOwnAndPhonesOnly();
    void agentsEditNoAdministrators();
    void agentsEditNoDeactivatedAdministrators();

    void deactivatesAndActivates();
    void statusIsAllOrNone();
    void nobodyDeactivatesThemselves();
    void deactivatedWhileHolding();

    void removes();
    void removeRefuses();
    void removeLeavesWhatTheyMade();
    void keysAreNotUsedAgain();

private:
    PersonService &people() { return (*m_office)->people; }
    qint64 operations()
    {
        return got(Sql::value((*m_office)->database.connection(), u"SELECT count(*) FROM operations"_s)).toLongLong();
    }

    std::unique_ptr<TestWorkspace> m_office;
};

void TestPersonService::init()
{
    m_office = std::make_unique<TestWorkspace>();
}

void TestPersonService::cleanup()
{
    m_office.reset();
}

void TestPersonService::createsAsTyped()
{
    const qint64 site = m_office->addEntry(CatalogList::Kind::Sites, u"Main"_s);
    const qint64 department = m_office->addEntry(CatalogList::Kind::Departments, u"IT"_s);
    Person person = ann();
    person.phone1 = u"+1 555 0100"_s;
    person.phone2 = u"0042"_s;
    person.organization = u"School"_s;
    person.siteId = site;
    person.departmentId = department;
    person.position = u"Teacher"_s;
    person.notes = u"Two\nlines"_s;
    const Saved saved = got(people().create(person));
    QVERIFY(saved.operation > 0);
    person.id = saved.id;
    person.version = 1;
    person.createdAt = m_office->clock().now();
    QCOMPARE(got(people().find(saved.id)), person);
}

void TestPersonService::tidiesWhatIsTyped()
{
    Person person;
    person.firstName = u"  Ann  Mary "_s;
    person.lastName = u" O'Neill\t"_s;
    person.email = u"  Ann.ONEILL@Example.ORG "_s;
    person.staffNumber = u" 00 7 "_s;
    const Person stored = got(people().find(got(people().create(person)).id));
    QCOMPARE(stored.firstName, u"Ann Mary"_s);
    QCOMPARE(stored.lastName, u"O'Neill"_s);
    QCOMPARE(stored.fullName(), u"Ann Mary O'Neill"_s);
    QCOMPARE(stored.email, u"ann.oneill@example.org"_s);
    QCOMPARE(stored.staffNumber, u"00 7"_s);
    QVERIFY(stored.status == Value::Active);
}

void TestPersonService::createRefuses_data()
{
    QTest::addColumn<Person>("person");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, auto change, Error::Code code, const QString &field) {
        Person person {.firstName = u"Bob"_s, .lastName = u"Bond"_s};
        change(person);
        QTest::addRow("%s", name) << person << code << field;
    };
    const auto invalid = Error::Code::Invalid, duplicate = Error::Code::Duplicate;
    row(
        "no first name", [](Person &p) { p.firstName.clear(); }, invalid, u"first_name"_s);
    row(
        "a blank first name", [](Person &p) { p.firstName = u" \t"_s; }, invalid, u"first_name"_s);
    row(
        "no last name", [](Person &p) { p.lastName.clear(); }, invalid, u"last_name"_s);
    for (const QString &email :
         {u"bob"_s, u"bob@"_s, u"@example.org"_s, u"bob@@example.org"_s, u"bob bond@example.org"_s,
          u"bob@example..org"_s, u"bob@example.org."_s, u"a@b, c@d"_s})
        row(
            qUtf8Printable(u"e-mail "_s + email), [&](Person &p) { p.email = email; }, invalid, u"email"_s);
    row(
        "e-mail taken", [](Person &p) { p.email = u"ann@example.org"_s; }, duplicate, u"email"_s);
    row(
        "e-mail taken, other case", [](Person &p) { p.email = u" ANN@Example.org "_s; }, duplicate, u"email"_s);
    row(
        "number taken", [](Person &p) { p.staffNumber = u" 007 "_s; }, duplicate, u"staff_number"_s);
}

void TestPersonService::createRefuses()
{
    QFETCH(const Person, person);
    QFETCH(const Error::Code, code);
    QFETCH(const QString, field);
    got(people().create(ann()));
    const qint64 before = operations();
    const Error error = refusal(people().create(person));
    QCOMPARE(error.code, code);
    QCOMPARE(error.field, field);
    QVERIFY(!error.message.isEmpty());
    QCOMPARE(operations(), before);
    if (code == Error::Code::Invalid)
        QCOMPARE(refusal(PersonService::validate(person)), error);
    else
        QVERIFY(error.message.contains("Ann Ames"_L1));
}

void TestPersonService::emptyEmailsAndNumbersAreNoDuplicates()
{
    got(people().create({.firstName = u"A"_s, .lastName = u"B"_s}));
    got(people().create({.firstName = u"C"_s, .lastName = u"D"_s, .email = u"  "_s}));
}

void TestPersonService::findsByEmail()
{
    const qint64 id = got(people().create(ann())).id;
    QCOMPARE(got(people().findByEmail(u" ANN@example.ORG"_s)).id, id);
    const Error error = refusal(people().findByEmail(u"nobody@example.org"_s));
    QCOMPARE(error.code, Error::Code::NotFound);
    QCOMPARE(error.field, u"email"_s);
    QVERIFY(error.message.contains("nobody@example.org"_L1));
    QCOMPARE(refusal(people().findByEmail({})).code, Error::Code::NotFound); // not somebody without one
    QCOMPARE(refusal(people().find(999)).code, Error::Code::NotFound);
}

void TestPersonService::searches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const QStringList both {u"Ann Ames"_s, u"Bob Ames"_s}, none;
    QTest::addRow("last name") << u"ames"_s << both;
    QTest::addRow("two words, any order") << u"ames ann"_s << QStringList {u"Ann Ames"_s};
    QTest::addRow("across the space") << u"ann am"_s << QStringList {u"Ann Ames"_s};
    QTest::addRow("middle of an e-mail") << u"bob@ex"_s << QStringList {u"Bob Ames"_s};
    QTest::addRow("without accents") << u"AMÉS"_s << both;
    QTest::addRow("number") << u"007"_s << QStringList {u"Ann Ames"_s};
    QTest::addRow("every word must be there") << u"ann bob"_s << none;
    QTest::addRow("percent is text") << u"a%s"_s << none;
    QTest::addRow("underscore is text") << u"a_n"_s << none;
    QTest::addRow("quote is text") << u"' OR 1=1 --"_s << none;
    QTest::addRow("backslash is text") << u"\\"_s << none;
}

void TestPersonService::searches()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, found);
    got(people().create(ann()));
    got(people().create({.firstName = u"Bob"_s, .lastName = u"Ames"_s, .email = u"bob@example.org"_s}));
    QCOMPARE(names(got(people().search(text, 20))), found);
}

void TestPersonService::searchIsActiveFirstByName()
{
    const qint64 gone = m_office->addPerson(u"Aa"_s, u"Zed"_s);
    m_office->addPerson(u"Cc"_s, u"zed"_s);
    m_office->addPerson(u"Bb"_s, u"Zed"_s);
    got(people().setStatus({gone}, Value::Inactive, {}));
    QCOMPARE(names(got(people().search(u"zed"_s, 20))), (QStringList {u"Bb Zed"_s, u"Cc zed"_s, u"Aa Zed"_s}));
    QCOMPARE(names(got(people().search(u"zed"_s, 1))), QStringList {u"Bb Zed"_s});
    QCOMPARE(got(people().search({}, 4)).size(), 4); // everyone, up to the limit
}

void TestPersonService::updates()
{
    const Person before = got(people().find(got(people().create(ann())).id));
    Person after = before;
    after.email = u" ANN.Ames@example.org "_s;
    after.staffNumber.clear();
    after.createdAt = after.createdAt.addDays(-1); // not for anyone to change
    const Saved saved = got(people().update(before, after));
    QVERIFY(saved.operation > 0);
    QCOMPARE(saved.id, before.id);
    const Person stored = got(people().find(before.id));
    QCOMPARE(stored.email, u"ann.ames@example.org"_s);
    QCOMPARE(stored.staffNumber, QString());
    QCOMPARE(stored.createdAt, before.createdAt);
    QCOMPARE(stored.version, 2);
}

void TestPersonService::earlierMomentOfBeingAddedCounts()
{
    const Person before = got(people().find(got(people().create(ann())).id));
    QCOMPARE(got(people().update(before, before, before.createdAt.addSecs(1))).operation, 0);
    const QDateTime earlier = before.createdAt.addYears(-3);
    QVERIFY(got(people().update(before, before, earlier)).operation > 0);
    QCOMPARE(got(people().find(before.id)).createdAt, earlier);
    m_office->signInAs(Who::User);
    QCOMPARE(refusal(people().update(before, before, earlier.addYears(-1))).code, Error::Code::Denied);
    m_office->signInAs(Who::Admin);
    QCOMPARE(got(people().find(before.id)).createdAt, earlier);
}

void TestPersonService::updateRefusesLikeCreate_data()
{
    createRefuses_data();
}

void TestPersonService::updateRefusesLikeCreate()
{
    QFETCH(Person, person);
    QFETCH(const Error::Code, code);
    QFETCH(const QString, field);
    got(people().create(ann()));
    const Person before = got(people().find(m_office->addPerson(u"Bob"_s, u"Bond"_s)));
    person.id = before.id;
    const Error error = refusal(people().update(before, person));
    QCOMPARE(error.code, code);
    QCOMPARE(error.field, field);
    QCOMPARE(got(people().find(before.id)), before);
}

void TestPersonService::updateMerges()
{
    const Person original = got(people().find(got(people().create(ann())).id));
    Person mine = original, theirs = original;
    mine.phone1 = u"1"_s;
    theirs.position = u"Librarian"_s;
    got(people().update(original, theirs));
    got(people().update(original, mine));
    const Person both = got(people().find(original.id));
    QCOMPARE(both.phone1, u"1"_s);
    QCOMPARE(both.position, u"Librarian"_s);
}

void TestPersonService::updateConflicts()
{
    const Person original = got(people().find(got(people().create(ann())).id));
    Person mine = original, theirs = original;
    mine.position = u"Teacher"_s;
    mine.phone1 = u"1"_s;
    theirs.position = u"Librarian"_s;
    got(people().update(original, theirs));
    const Error error = refusal(people().update(original, mine));
    QCOMPARE(error.code, Error::Code::Conflict);
    QCOMPARE(error.field, u"position"_s);
    QVERIFY(error.message.contains("Librarian"_L1));
    QCOMPARE(got(people().find(original.id)).phone1, QString()); // nothing of it
}

void TestPersonService::updateOfNobody()
{
    Person nobody = ann();
    nobody.id = 999;
    Person edited = nobody;
    edited.phone1 = u"1"_s;
    QCOMPARE(refusal(people().update(nobody, edited)).code, Error::Code::NotFound);
}

void TestPersonService::updateToItself()
{
    const Person before = got(people().find(got(people().create(ann())).id));
    QCOMPARE(got(people().update(before, before)).operation, 0);
    QCOMPARE(got(people().find(before.id)).version, before.version);
}

void TestPersonService::contactIsOnesOwnAndPhonesOnly()
{
    m_office->signInAs(Who::User);
    const Person before = got(people().find(m_office->id(Who::User)));
    Person after = before;
    after.phone1 = u" 555  1 "_s;
    after.phone2 = u"555 2"_s;
    after.firstName = u"Zaphod"_s;
    after.email = u"zaphod@example.org"_s;
    after.status = Value::Inactive;
    got(people().updateContact(before, after));
    const Person stored = got(people().find(before.id));
    QCOMPARE(stored.phone1, u"555 1"_s);
    QCOMPARE(stored.phone2, u"555 2"_s);
    QCOMPARE(stored.firstName, before.firstName);
    QCOMPARE(stored.email, before.email);
    QVERIFY(stored.status == Value::Active);
    // Not by naming oneself as the original of another.
    const Person other = got(people().find(m_office->id(Who::Agent)));
    Person forged = other;
    forged.id = before.id;
    forged.phone1 = u"666"_s;
    QVERIFY(!people().updateContact(other, forged));
    QCOMPARE(got(people().find(other.id)), other);
}

void TestPersonService::agentsEditNoAdministrators()
{
    m_office->signInAs(Who::Agent);
    const Person admin = got(people().find(m_office->id(Who::Admin)));
    Person edited = admin;
    edited.email = u"mine@example.org"_s;
    QCOMPARE(refusal(people().update(admin, edited)).code, Error::Code::Denied);
    QCOMPARE(refusal(people().setStatus({admin.id}, Value::Inactive, {})).code, Error::Code::Denied);
    QCOMPARE(got(people().find(admin.id)), admin);
    const Person user = got(people().find(m_office->id(Who::User)));
    Person renamed = user;
    renamed.position = u"Pupil"_s;
    got(people().update(user, renamed));
}

// Activating them would give all their rights back.
void TestPersonService::agentsEditNoDeactivatedAdministrators()
{
    const qint64 id = got(people().create(ann())).id;
    m_office->assign(id, u"Administrator"_s);
    got(people().setStatus({id}, Value::Inactive, {}));
    const Person before = got(people().find(id));
    Person activated = before, renamed = before;
    activated.status = Value::Active;
    renamed.email = u"mine@example.org"_s;
    m_office->signInAs(Who::Agent);
    QCOMPARE(refusal(people().update(before, renamed)).code, Error::Code::Denied);
    QCOMPARE(refusal(people().update(before, activated)).code, Error::Code::Denied);
    QCOMPARE(refusal(people().setStatus({id}, Value::Active, {})).code, Error::Code::Denied);
    QCOMPARE(refusal(people().setStatus({m_office->id(Who::User), id}, Value::Inactive, {})).code, Error::Code::Denied);
    QCOMPARE(got(people().find(id)), before);
    QVERIFY(got(people().find(m_office->id(Who::User))).status == Value::Active);
    m_office->signInAs(Who::Admin);
    got(people().update(before, renamed));
    got(people().setStatus({id}, Value::Active, {}));
    QCOMPARE(got(people().find(id)).email, u"mine@example.org"_s);
    QVERIFY(got(people().find(id)).status == Value::Active);
}

void TestPersonService::deactivatesAndActivates()
{
    const qint64 id = got(people().create(ann())).id;
    const Saved saved = got(people().setStatus({id}, Value::Inactive, u" Left "_s));
    QVERIFY(got(people().find(id)).status == Value::Inactive);
    QCOMPARE(got(Sql::value((*m_office)->database.connection(),
                            u"SELECT kind || ': ' || reason FROM operations WHERE id = %1"_s.arg(saved.operation)))
                 .toString()
                 .simplified(),
             u"person.deactivate: Left"_s);
    QCOMPARE(got(people().setStatus({id}, Value::Inactive, {})).operation, 0);
    got(people().setStatus({id}, Value::Active, {}));
    QVERIFY(got(people().find(id)).status == Value::Active);
    const Person before = got(people().find(id));
    Person after = before;
    after.status = Value::Inactive;
    got(people().update(before, after));
    QVERIFY(got(people().find(id)).status == Value::Inactive);
}

void TestPersonService::statusIsAllOrNone()
{
    const qint64 id = got(people().create(ann())).id;
    QCOMPARE(refusal(people().setStatus({id, 999}, Value::Inactive, {})).code, Error::Code::NotFound);
    QVERIFY(got(people().find(id)).status == Value::Active);
    const qint64 before = operations();
    got(people().setStatus({id, m_office->id(Who::User)}, Value::Inactive, {}));
    QCOMPARE(operations(), before + 1);
}

void TestPersonService::nobodyDeactivatesThemselves()
{
    m_office->assign(got(people().create(ann())).id, u"Administrator"_s); // another remains
    const qint64 me = m_office->id(Who::Admin);
    QCOMPARE(refusal(people().setStatus({me}, Value::Inactive, {})).code, Error::Code::Conflict);
    const Person before = got(people().find(me));
    Person after = before;
    after.status = Value::Inactive;
    QCOMPARE(refusal(people().update(before, after)).code, Error::Code::Conflict);
    QVERIFY(got(people().find(me)).status == Value::Active);
    got(people().setStatus({me}, Value::Active, {}));
}

// What they hold is still theirs to return.
void TestPersonService::deactivatedWhileHolding()
{
    const qint64 id = got(people().create(ann())).id;
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    m_office->checkOut(asset, id);
    got(people().setStatus({id}, Value::Inactive, {}));
    QCOMPARE(got((*m_office)->custody.currentAssets(id)), QList<qint64> {asset});
    m_office->checkIn(asset);
}

void TestPersonService::removes()
{
    const qint64 id = got(people().create(ann())).id;
    m_office->assign(id, u"User"_s);
    got((*m_office)->signIn.issueCode(id));
    const Saved saved = got(people().remove(id, u" Entered twice "_s));
    QVERIFY(saved.operation > 0);
    QCOMPARE(refusal(people().find(id)).code, Error::Code::NotFound);
    for (const QString &table : {u"credentials"_s, u"user_role_assignments"_s})
        QCOMPARE(got(Sql::value((*m_office)->database.connection(),
                                u"SELECT count(*) FROM %1 WHERE user_id = %2"_s.arg(table).arg(id)))
                     .toInt(),
                 0);
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

void TestPersonService::removeRefuses()
{
    const qint64 id = got(people().create(ann())).id;
    const Error without = refusal(people().remove(id, u"  "_s));
    QCOMPARE(without.code, Error::Code::Invalid);
    QCOMPARE(without.field, u"reason"_s);
    QCOMPARE(refusal(people().remove(999, u"Wrong"_s)).code, Error::Code::NotFound);
    QCOMPARE(refusal(people().remove(m_office->id(Who::Admin), u"Wrong"_s)).code, Error::Code::Conflict); // oneself
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    m_office->checkOut(asset, id);
    QCOMPARE(refusal(people().remove(id, u"Wrong"_s)).code, Error::Code::Reference);
    m_office->checkIn(asset); // the past counts, too
    const Error held = refusal(people().remove(id, u"Wrong"_s));
    QCOMPARE(held.code, Error::Code::Reference);
    QVERIFY(held.message.contains("Ann Ames"_L1));
    QVERIFY(people().find(id));
}

void TestPersonService::removeLeavesWhatTheyMade()
{
    const qint64 id = got(people().create(ann())).id;
    m_office->assign(id, u"Agent"_s);
    (*m_office)->session.close();
    if (!(*m_office)->session.open(id))
        QFAIL("Ann cannot sign in");
    const qint64 asset = got((*m_office)->assets.create({.tag = u"A-1"_s})).id;
    QCOMPARE(got((*m_office)->assets.createdBy(id)), QList<qint64> {asset});
    m_office->signInAs(Who::Admin);
    got(people().remove(id, u"Wrong"_s));
    QCOMPARE(got((*m_office)->assets.find(asset)).createdBy, std::nullopt);
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

// The journal goes on speaking of the one that was deleted.
void TestPersonService::keysAreNotUsedAgain()
{
    const qint64 id = got(people().create(ann())).id;
    got(people().remove(id, u"Wrong"_s));
    QVERIFY(got(people().create(ann())).id > id);
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

QTEST_GUILESS_MAIN(TestPersonService)
#include "tst_personservice.moc"
