// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/administrators.h"

#include "core/access/grants.h"
#include "core/db/database.h"
#include "core/db/sql.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

Result<int> Administrators::countExcept(qint64 userId) const
{
    auto count = Sql::value(
        m_database.connection(),
        u"SELECT count(DISTINCT u.id) FROM users u JOIN user_role_assignments a ON a.user_id = u.id AND a.ended_at IS NULL "
        "JOIN role_permissions rp ON rp.role_id = a.role_id JOIN permissions p ON p.id = rp.permission_id "
        "WHERE p.name = :right AND u.status = 'Active' AND u.email IS NOT NULL AND u.id <> :except"_s,
        {{u"right"_s, Permissions::storedName(Permission::AssignRoles, Scope::All)}, {u"except"_s, userId}});
    if (!count)
        return count.error();
    return count->toInt();
}

Result<int> Administrators::count() const
{
    return countExcept(0);
}

Result<bool> Administrators::contains(qint64 userId) const
{
    auto grants = Grants::ofUser(m_database.connection(), userId);
    if (!grants)
        return grants.error();
    return grants->scope(Permission::AssignRoles) == Scope::All;
}

Result<void> Administrators::requireOtherThan(qint64 userId) const
{
    const auto administrator = contains(userId);
    if (!administrator)
        return administrator.error();
    const auto others = *administrator ? countExcept(userId) : Result<int>(1);
    if (!others)
        return others.error();
    if (*others == 0)
        return Error {Error::Code::Conflict,
                      QCoreApplication::translate("Administrators", "This is the last administrator, who stays one.")};
    return {};
}

Result<void> Administrators::requireOneLeft() const
{
    auto left = count();
    if (!left)
        return left.error();
    if (*left == 0)
        return Error {Error::Code::Conflict,
                      QCoreApplication::translate(
                          "Administrators", "Someone must remain who may assign roles: the last administrator stays.")};
    return {};
}
