// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchpeople.h"

#include "bench/benchcatalog.h"
#include "bench/benchcontext.h"
#include "bench/benchdata.h"
#include "bench/benchwords.h"
#include "bench/bulkinsert.h"
#include "core/access/grants.h"

namespace {

enum Role : qint64 { User = 1, Agent, Administrator };

constexpr const char *roleNames[] {"User", "Agent", "Administrator"};
constexpr const char *roleDescriptions[] {
    "Sees the assets they hold, with their history, and keeps their own contact details.",
    "Checks assets out and in, and adds and edits people and assets.",
    "Does everything, and decides what others may do.",
};

// BenchData::password, hashed by PasswordHash at its usual cost with a salt that stays.
constexpr auto passwordHash =
    "$argon2id$v=19$m=65536,t=3,p=1$z52iM8HEGpZkofiF9y70Bg$dESGYau9ttI0TET7UQNaMxC6Tzio19DKIKHuUsFH17o";

constexpr const char *mailDomains[] {"example.org", "students.example.org", "example.com"};

std::optional<qint64> oneOf(BenchRandom &random, qint64 count, int percentNull)
{
    if (random.percent(percentNull))
        return {};
    return random.between(1, count);
}

}

BenchPeople::BenchPeople(BenchContext &context)
    : m_context(context)
{
}

Result<void> BenchPeople::write()
{
    if (auto written = writeRoles(); !written)
        return written;
    if (auto written = writeRights(); !written)
        return written;
    if (auto written = writePeople(); !written)
        return written;
    if (auto written = writeAssignments(); !written)
        return written;
    return writeCredentials();
}

Result<void> BenchPeople::writeRoles()
{
    BulkInsert insert(m_context.handle, "roles", "name, description, builtin, created_at");
    for (int role = 0; role < int(std::size(roleNames)); ++role) {
        const auto added = insert.add(std::tuple {QByteArray(roleNames[role]), QByteArray(roleDescriptions[role]), 1,
                                                  m_context.calendar.moment(0, 0)});
        if (!added)
            return added;
    }
    return {};
}

// Which rights there are, and what the built-in roles may do, as Workspace::create() writes them.
Result<void> BenchPeople::writeRights()
{
    BulkInsert permissions(m_context.handle, "permissions", "name");
    BulkInsert rights(m_context.handle, "role_permissions", "role_id, permission_id");
    qint64 id = 0;
    for (const PermissionRow &row : Permissions::table()) {
        for (const Scope scope : {Scope::Own, Scope::All}) {
            if (scope == Scope::Own && !row.grantableOwn)
                continue;
            ++id;
            if (auto added = permissions.add(std::tuple {Permissions::storedName(row.permission, scope).toUtf8()});
                !added)
                return added;
            for (int role = 0; role < int(std::size(roleNames)); ++role) {
                if (row.builtin(role) != scope)
                    continue;
                if (auto added = rights.add(std::tuple {role + 1, id}); !added)
                    return added;
            }
        }
    }
    return {};
}

Result<void> BenchPeople::writePeople()
{
    BulkInsert insert(m_context.handle, "users",
                      "staff_number, first_name, last_name, email, phone1, organization, site_id, department_id, "
                      "position, status, notes, created_at");
    BenchRandom &random = m_context.random;
    const qint64 sites = std::ssize(BenchCatalog::towns()) * BenchCatalog::sitesPerTown;
    for (qint64 id = 1; id <= m_context.users; ++id) {
        const Person its = person(id);
        const QByteArray staffNumber = random.percent(60) ? "S" + QByteArray::number(100'000 + id) : QByteArray();
        const QByteArray phone = random.percent(70) ? "+49 30 " + QByteArray::number(random.between(100'000, 9'999'999))
                                                    : QByteArray();
        const QByteArray organization = random.percent(90) ? "Example School" : "Example & Partner GmbH";
        const QByteArray status = id > 2 && random.percent(5) ? "Inactive" : "Active";
        const QByteArray note = random.percent(10) ? BenchWords::note(random) : QByteArray();
        const QByteArray created = m_context.moment(random.below(BenchCalendar::today));
        const auto added = insert.add(std::tuple {staffNumber, its.first, its.last, its.email, phone, organization,
                                                  oneOf(random, sites, 5), oneOf(random, BenchCatalog::departments, 5),
                                                  QByteArray(random.pick(BenchWords::positions())), status, note,
                                                  created});
        if (!added)
            return added;
        if (auto ticked = m_context.tick(); !ticked)
            return ticked;
    }
    return {};
}

Result<void> BenchPeople::writeAssignments()
{
    constexpr qint64 administrators = 1, agents = 100, without = 100, of = 10'000;
    BulkInsert insert(m_context.handle, "user_role_assignments", "user_id, role_id, assigned_at, assigned_by");
    BenchRandom &random = m_context.random;
    for (qint64 id = 1; id <= m_context.users; ++id) {
        const qint64 draw = random.below(of);
        Role role = User;
        if (id == BenchData::adminId || draw < administrators)
            role = Administrator;
        else if (id == BenchData::agentId || draw < administrators + agents)
            role = Agent;
        else if (draw < administrators + agents + without)
            continue;
        if (role == Agent)
            m_context.agents.push_back(id);
        const auto added = insert.add(
            std::tuple {id, qint64 {role}, m_context.moment(random.below(BenchCalendar::today)), BenchData::adminId});
        if (!added)
            return added;
    }
    return {};
}

Result<void> BenchPeople::writeCredentials()
{
    BulkInsert insert(m_context.handle, "credentials", "user_id, password_hash, changed_at");
    for (const qint64 id : {BenchData::adminId, BenchData::agentId}) {
        if (auto added = insert.add(std::tuple {id, QByteArray(passwordHash), m_context.calendar.moment(0, 0)}); !added)
            return added;
    }
    return {};
}

BenchPeople::Person BenchPeople::person(qint64 id)
{
    if (id == BenchData::adminId)
        return {"Ada", "Admin", BenchData::adminEmail};
    if (id == BenchData::agentId)
        return {"Agnes", "Agent", BenchData::agentEmail};
    return someone(id);
}

// A quarter has a double name, one in a hundred a hostile one, a few no address.
BenchPeople::Person BenchPeople::someone(qint64 id)
{
    BenchRandom &random = m_context.random;
    const BenchWords::Alphabet &alphabet = random.pickWeighted(BenchWords::alphabets());
    const BenchWords::Name &first = random.pick(alphabet.first);
    const BenchWords::Name &last = random.pick(alphabet.last);
    Person person {first.text, last.text, {}};
    if (random.percent(15))
        person.first += QByteArray(" ") + random.pick(alphabet.first).text;
    if (random.percent(25))
        person.last += QByteArray("-") + random.pick(alphabet.last).text;
    if (random.percent(1))
        person.last = random.pick(BenchWords::hostile());
    const QByteArray domain = random.pick(mailDomains);
    if (random.percent(98))
        person.email = QByteArray(first.ascii) + '.' + last.ascii + QByteArray::number(id) + '@' + domain;
    return person;
}
