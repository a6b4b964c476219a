// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../core/transfer/incoming.h"
#include "core/db/sql.h"
#include "faults/faultcounts.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

struct Climb
{
    const char *name;
    std::function<Result<void>(TestWorkspace &office, Who who)> act;
    QList<Who> by; // each of them is refused
};

template <typename T>
Result<void> outcome(const Result<T> &result)
{
    return result ? Result<void>() : Result<void>(result.error());
}

qint64 role(TestWorkspace &office, const QString &name)
{
    return got(office->roles.findByName(name)).id;
}

// A role as it is, with one right more.
Result<void> widen(TestWorkspace &office, const QString &name, Permission permission)
{
    const Role before = got(office->roles.findByName(name));
    Grants grants = got(office->roles.grants(before.id));
    grants.set(permission, Scope::All);
    return outcome(office->roles.update(before, before, grants));
}

// Of a person by address, or a new one.
Result<void> importPeople(TestWorkspace &office, const QByteArray &row)
{
    Incoming file(office, "email,role,status,first_name,last_name\n" + row + '\n', u"users"_s);
    if (auto tried = file->dryRun(); !tried)
        return tried.error();
    return outcome(file->run());
}

const QList<Who> everybody {Who::User, Who::Agent, Who::Admin};
const QList<Who> others {Who::User, Who::Agent};

const QList<Climb> climbs {
    {"assign oneself a role",
     [](TestWorkspace &office, Who who) {
         return outcome(office->roles.assign({office.id(who)}, role(office, u"Agent"_s), {}));
     },
     everybody},
    {"assign oneself the highest role",
     [](TestWorkspace &office, Who who) {
         return outcome(office->roles.assign({office.id(who)}, role(office, u"Administrator"_s), {}));
     },
     others},
    {"assign another a higher role",
     [](TestWorkspace &office, Who) {
         const qint64 accomplice = office.addPerson(u"Ac"_s, u"Complice"_s);
         return outcome(office->roles.assign({accomplice}, role(office, u"Administrator"_s), {}));
     },
     others},
    {"widen one's own role",
     [](TestWorkspace &office, Who who) {
         return widen(office, who == Who::User ? u"User"_s : u"Agent"_s, Permission::AssignRoles);
     },
     others},
    {"make a role of all rights",
     [](TestWorkspace &office, Who) {
         return outcome(office->roles.create({.name = u"Everything"_s}, Grants::builtin(2)));
     },
     others},
    {"take the last administrator's role",
     [](TestWorkspace &office, Who) {
         return outcome(office->roles.revoke(office.id(Who::Admin), role(office, u"Administrator"_s), {}));
     },
     everybody},
    {"replace the last administrator's role",
     [](TestWorkspace &office, Who) {
         return outcome(office->roles.assign({office.id(Who::Admin)}, role(office, u"User"_s), {}));
     },
     everybody},
    {"deactivate the last administrator",
     [](TestWorkspace &office, Who) {
         return outcome(office->people.setStatus({office.id(Who::Admin)}, PersonStatus::Value::Inactive, {}));
     },
     everybody},
    {"delete the last administrator",
     [](TestWorkspace &office, Who) { return outcome(office->people.remove(office.id(Who::Admin), u"Gone"_s)); },
     everybody},
    {"delete the administrators' role",
     [](TestWorkspace &office, Who) {
         return outcome(office->roles.remove(role(office, u"Administrator"_s), u"Gone"_s));
     },
     everybody},
    {"take all rights from the administrators' role",
     [](TestWorkspace &office, Who) {
         const Role before = got(office->roles.findByName(u"Administrator"_s));
         return outcome(office->roles.update(before, before, Grants()));
     },
     everybody},
    {"set the administrator's password",
     [](TestWorkspace &office, Who) {
         return outcome(office->signIn.setPassword(office.id(Who::Admin), u"mine from now on"_s));
     },
     others},
    {"hand oneself a code for the administrator",
     [](TestWorkspace &office, Who) { return outcome(office->signIn.issueCode(office.id(Who::Admin))); }, everybody},
    {"take over the administrator's address",
     [](TestWorkspace &office, Who) -> Result<void> {
         const Person before = got(office->people.find(office.id(Who::Admin)));
         Person after = before;
         after.email = u"mine@example.org"_s;
         return outcome(office->people.update(before, after));
     },
     others},
    {"a role by a file",
     [](TestWorkspace &office, Who) { return importPeople(office, "agent@example.org,Administrator,,,"); }, others},
    {"one's own role by a file",
     [](TestWorkspace &office, Who who) {
         const QString email = got(office->people.find(office.id(who))).email;
         return importPeople(office, email.toUtf8() + (who == Who::Admin ? ",User,,," : ",Administrator,,,"));
     },
     everybody},
    {"a new administrator by a file",
     [](TestWorkspace &office, Who) { return importPeople(office, "new@example.org,Administrator,,New,Comer"); },
     others},
    {"deactivate the last administrator by a file",
     [](TestWorkspace &office, Who) { return importPeople(office, "admin@example.org,Administrator,Inactive,,"); },
     everybody},
    {"undo one's own demotion",
     [](TestWorkspace &office, Who who) -> Result<void> {
         office->session.openAsSystem();
         const qint64 demotion = got(office->roles.assign({office.id(who)}, role(office, u"User"_s), {})).operation;
         office.signInAs(who);
         return outcome(office->undo.undo(demotion));
     },
     {Who::Agent}},
};

// Who may do what, and how they get in.
QStringList rights(TestWorkspace &office)
{
    const QSqlDatabase db = office->database.connection();
    const auto text = [](const QSqlQuery &row) -> QString {
        return row.value(0).toString() + u' ' + row.value(1).toString() + u' ' + row.value(2).toString();
    };
    return got(Sql::rows(db,
                         u"SELECT user_id, role_id, ended_at FROM user_role_assignments WHERE user_id <= 3 AND "
                         "ended_at IS NULL ORDER BY 1, 2"_s,
                         {}, text))
        + got(Sql::rows(db, u"SELECT role_id, permission_id, NULL FROM role_permissions ORDER BY 1, 2"_s, {}, text))
        + got(Sql::rows(db, u"SELECT id, email, status FROM users WHERE id <= 3 ORDER BY 1"_s, {}, text))
        + got(Sql::rows(db, u"SELECT user_id, password_hash, code_hash FROM credentials ORDER BY 1"_s, {}, text));
}

}

// Fault 10: nobody gets more rights than they were given, and the last administrator stays one.
class FaultEscalation final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { m_counts.count(); }

    void isRefused_data();
    void isRefused();

private:
    FaultCounts m_counts {10};
};

void FaultEscalation::isRefused_data()
{
    QTest::addColumn<Climb>("climb");
    QTest::addColumn<Who>("who");
    constexpr const char *names[] = {"user", "agent", "administrator"};
    for (const Climb &climb : climbs) {
        for (const Who who : climb.by)
            QTest::addRow("%s, by the %s", climb.name, names[int(who)]) << climb << who;
    }
}

void FaultEscalation::isRefused()
{
    QFETCH(const Climb, climb);
    QFETCH(const Who, who);
    TestWorkspace office;
    office.signInAs(who);
    QStringList before = rights(office);
    if (QByteArray(climb.name) == "undo one's own demotion")
        before.clear();
    const auto done = climb.act(office, who);
    QVERIFY2(!done, "it was allowed");
    QVERIFY(!done.error().message.isEmpty());
    if (!before.isEmpty())
        QCOMPARE(rights(office), before);
    const auto findings = got(office->verify());
    QVERIFY2(findings.isEmpty(), findings.isEmpty() ? "" : qUtf8Printable(findings.constFirst().message));
}

QTEST_GUILESS_MAIN(FaultEscalation)
#include "fault10_escalation.moc"
