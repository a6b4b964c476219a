// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/grants.h"

#include "core/db/sql.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace {

std::pair<Permission, Scope> fromStoredName(const QString &name)
{
    static const auto known = [] {
        QHash<QString, std::pair<Permission, Scope>> names;
        for (const PermissionRow &row : Permissions::table()) {
            for (const Scope scope : {Scope::Own, Scope::All})
                names.insert(Permissions::storedName(row.permission, scope), {row.permission, scope});
        }
        return names;
    }();
    return known.value(name, {Permission::Count, Scope::None});
}

Result<Grants> fromNames(const QSqlDatabase &db, const QString &statement, qint64 id)
{
    auto names = Sql::rows(db, statement, {{u"id"_s, id}},
                           [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (!names)
        return names.error();
    Grants grants;
    for (const QString &name : *names) {
        const auto [permission, scope] = fromStoredName(name);
        if (permission != Permission::Count)
            grants.set(permission, std::max(scope, grants.scope(permission)));
    }
    return grants;
}

}

void Grants::set(Permission permission, Scope scope)
{
    if (scope == Scope::None)
        m_scopes.remove(permission);
    else
        m_scopes.insert(permission, scope);
}

void Grants::add(const Grants &other)
{
    for (auto it = other.m_scopes.cbegin(); it != other.m_scopes.cend(); ++it)
        set(it.key(), std::max(it.value(), scope(it.key())));
}

bool Grants::covers(const Grants &other) const
{
    for (auto it = other.m_scopes.cbegin(); it != other.m_scopes.cend(); ++it) {
        if (scope(it.key()) < it.value())
            return false;
    }
    return true;
}

Grants Grants::builtin(int role)
{
    Grants grants;
    for (const PermissionRow &row : Permissions::table())
        grants.set(row.permission, row.builtin(role));
    return grants;
}

Result<Grants> Grants::ofRole(const QSqlDatabase &db, qint64 roleId)
{
    return fromNames(
        db,
        u"SELECT p.name FROM role_permissions rp JOIN permissions p ON p.id = rp.permission_id WHERE rp.role_id = :id"_s,
        roleId);
}

Result<Grants> Grants::ofAssignments(const QSqlDatabase &db, qint64 userId)
{
    return fromNames(db,
                     u"SELECT DISTINCT p.name FROM user_role_assignments a "
                     "JOIN role_permissions rp ON rp.role_id = a.role_id JOIN permissions p ON p.id = rp.permission_id "
                     "WHERE a.user_id = :id AND a.ended_at IS NULL"_s,
                     userId);
}

Result<Grants> Grants::ofUser(const QSqlDatabase &db, qint64 userId)
{
    auto active = Sql::value(db, u"SELECT 1 FROM users WHERE id = :id AND status = 'Active'"_s, {{u"id"_s, userId}});
    if (!active)
        return active.error();
    return active->isNull() ? Grants() : ofAssignments(db, userId);
}
