// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"

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
