// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"

#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T>
T value(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().message + u' ' + result.error().detail));
    return *std::move(result);
}

void require(const Result<void> &result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().message + u' ' + result.error().detail));
}

constexpr const char *roleNames[] = {"User", "Agent", "Administrator"};

}

TestWorkspace::TestWorkspace()
{
    const Workspace::Administrator administrator {u"Ada"_s, u"Admin"_s, u"admin@example.org"_s, {}};
    m_workspace = value(Workspace::create(path(), m_clock, administrator, PasswordHash::leastCost));
    m_people[int(Who::Admin)] = value(m_workspace->people.findByEmail(administrator.email)).id;
    m_people[int(Who::Agent)] = addPerson(u"Agnes"_s, u"Agent"_s, u"agent@example.org"_s);
    m_people[int(Who::User)] = addPerson(u"Ulf"_s, u"User"_s, u"user@example.org"_s);
    for (const Who who : {Who::User, Who::Agent})
        assign(id(who), QString::fromLatin1(roleNames[int(who)]));
    signInAs(Who::Admin);
}

qint64 TestWorkspace::id(Who who) const
{
    return m_people[int(who)];
}

void TestWorkspace::signInAs(Who who)
{
    m_workspace->session.close();
    require(m_workspace->session.open(id(who)));
}

// Done by the program itself, whatever the one who is signed in may do.
template <typename Write>
qint64 TestWorkspace::asSystem(Write write)
{
    Session &session = m_workspace->session;
    const qint64 before = session.userId();
    session.openAsSystem();
    const Saved saved = value(write());
    session.close();
    if (before != 0)
        require(session.open(before));
    return saved.id;
}

qint64 TestWorkspace::addPerson(const QString &firstName, const QString &lastName, const QString &email)
{
    return addPerson({.firstName = firstName, .lastName = lastName, .email = email});
}

qint64 TestWorkspace::addPerson(const Person &person)
{
    return asSystem([&] { return m_workspace->people.create(person); });
}

qint64 TestWorkspace::addEntry(CatalogList::Kind kind, const QString &name)
{
    return asSystem([&] { return m_workspace->catalog.create(kind, {.name = name}); });
}

qint64 TestWorkspace::addModel(const QString &name, std::optional<qint64> manufacturerId)
{
    return asSystem(
        [&] { return m_workspace->catalog.create(AssetModel {.name = name, .manufacturerId = manufacturerId}); });
}

qint64 TestWorkspace::addAsset(const QString &tag, const QString &serial, const QString &name)
{
    return addAsset({.tag = tag, .serial = serial, .name = name});
}

qint64 TestWorkspace::addAsset(const Asset &asset)
{
    return asSystem([&] { return m_workspace->assets.create(asset); });
}

qint64 TestWorkspace::status(StatusKind::Value kind)
{
    return value(m_workspace->catalog.defaultStatus(kind)).id;
}

void TestWorkspace::assign(qint64 personId, const QString &roleName)
{
    const qint64 roleId = value(m_workspace->roles.findByName(roleName)).id;
    asSystem([&] { return m_workspace->roles.assign({personId}, roleId, {}); });
}

void TestWorkspace::checkOut(qint64 assetId, qint64 personId, const QDateTime &dueAt)
{
    asSystem(
        [&] { return m_workspace->custody.checkOut({.assetIds = {assetId}, .userId = personId, .dueAt = dueAt}); });
}

void TestWorkspace::checkIn(qint64 assetId)
{
    asSystem([&] { return m_workspace->custody.checkIn({.assetIds = {assetId}}); });
}

void TestWorkspace::write(const QString &statement, const QVariantMap &values)
{
    value(m_workspace->journal.write({{}, u"system"_s}, {u"test.change"_s, u"Change"_s},
                                     [&](const Operation &) -> Result<void> {
                                         value(Sql::run(m_workspace->database.connection(), statement, values));
                                         return {};
                                     }));
}

void TestWorkspace::addAssets(int count)
{
    const qint64 model = addModel(u"Notebook"_s, addEntry(CatalogList::Kind::Manufacturers, u"Acme"_s));
    const qint64 site = addEntry(CatalogList::Kind::Sites, u"Main"_s);
    write(u"INSERT INTO assets (asset_tag, serial, name, model_id, status_id, site_id, purchase_cost, created_at) "
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
          "SELECT printf('A-%06d', (i * 7919) % 100003), CASE WHEN i % 5 THEN 'SN' || (i * 31 % 977) || '-' || i END, "
          "CASE WHEN i % 4 THEN 'Name ' || (i % 9) END, CASE WHEN i % 2 THEN :model END, :status, "
          "CASE WHEN i % 3 THEN :site END, CASE WHEN i % 7 THEN i * 13 % 500 END, '2026-01-01T00:00:00Z' FROM n"_s,
          {{u"count"_s, count},
           {u"model"_s, model},
           {u"site"_s, site},
           {u"status"_s, status(StatusKind::Value::Deployable)}});
}
