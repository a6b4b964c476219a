// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/session.h"

#include "core/db/database.h"
#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

Session::Session(Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
}

Result<void> Session::open(qint64 userId)
{
    auto row = Sql::run(
        m_database.connection(),
        u"SELECT full_name, coalesce(email, full_name) FROM users WHERE id = :id AND status = 'Active'"_s,
        {{u"id"_s, userId}});
    if (!row)
        return row.error();
    if (!row->next())
        return Error {Error::Code::NotFound, tr("There is no active account of this person.")};
    auto grants = Grants::ofUser(m_database.connection(), userId);
    if (!grants)
        return grants.error();
    m_fullName = row->value(0).toString();
    m_actor = {userId, row->value(1).toString()};
    m_grants = *grants;
    m_system = false;
    m_confirmed.start();
    emit changed();
    return {};
}

void Session::close()
{
    m_actor = {};
    m_fullName.clear();
    m_grants = {};
    m_system = false;
    forgetConfirmation();
    emit changed();
}

void Session::follow(const Session &other)
{
    m_followed = &other;
    connect(&other, &Session::changed, this, [this, &other] { adopt(other); });
    adopt(other);
}

void Session::adopt(const Session &other)
{
    m_actor = other.m_actor;
    m_fullName = other.m_fullName;
    m_grants = other.m_grants;
    m_system = other.m_system;
    emit changed();
}

void Session::openAsSystem()
{
    m_actor = {{}, u"system"_s};
    m_fullName.clear();
    m_grants = Grants::builtin(2);
    m_system = true;
    forgetConfirmation();
    emit changed();
}

bool Session::isConfirmed(std::chrono::milliseconds within) const
{
    return m_confirmed.isValid() && !m_confirmed.hasExpired(within.count());
}

void Session::forgetConfirmation()
{
    m_confirmed.invalidate();
}

bool Session::may(Permission permission, std::optional<qint64> ownerId) const
{
    const Scope reach = scope(permission);
    return reach == Scope::All || (reach == Scope::Own && ownerId && ownerId == m_actor.id);
}

Result<void> Session::require(Permission permission, std::optional<qint64> ownerId) const
{
    if (!isOpen())
        return Error {Error::Code::NotSignedIn, tr("Nobody is signed in.")};
    if (!may(permission, ownerId))
        return Error {Error::Code::Denied, refusal(permission, ownerId)};
    return {};
}

QString Session::refusal(Permission permission, std::optional<qint64> ownerId) const
{
    if (may(permission, ownerId))
        return {};
    return tr("Your role does not include the right to %1.").arg(Permissions::sentence(permission, Scope::All));
}

Result<void> Session::refresh()
{
    if (m_system || m_followed || !isOpen())
        return {};
    auto grants = Grants::ofUser(m_database.connection(), userId());
    if (!grants)
        return grants.error();
    if (m_grants != *grants) {
        m_grants = *grants;
        emit changed();
    }
    return {};
}
