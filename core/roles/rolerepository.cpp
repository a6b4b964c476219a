// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/roles/rolerepository.h"

#include "core/db/journaltriggers.h"
#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

namespace {

const RecordMapping<Role> &roleMapping()
{
    static const RecordMapping<Role> roles {
        u"roles"_s,
        {recordField(u"name"_s, &Role::name), recordField(u"description"_s, &Role::description),
         recordField(u"builtin"_s, &Role::builtin), recordField(u"created_at"_s, &Role::createdAt)}};
    return roles;
}

const RecordMapping<RoleAssignment> &assignmentMapping()
{
    static const RecordMapping<RoleAssignment> assignments {
        u"user_role_assignments"_s,
        {recordField(u"user_id"_s, &RoleAssignment::userId), recordField(u"role_id"_s, &RoleAssignment::roleId),
         recordField(u"assigned_at"_s, &RoleAssignment::assignedAt),
         recordField(u"assigned_by"_s, &RoleAssignment::assignedBy),
         recordField(u"ended_at"_s, &RoleAssignment::endedAt), recordField(u"ended_by"_s, &RoleAssignment::endedBy),
         recordField(u"reason"_s, &RoleAssignment::reason)}};
    return assignments;
}

}

RoleRepository::RoleRepository(Database &database)
    : m_database(database)
    , m_roles(database, roleMapping())
    , m_assignments(database, assignmentMapping())
{
}

Result<QList<RoleAssignment>> RoleRepository::currentOf(qint64 userId) const
{
    return m_assignments.where(u"user_id = :user AND ended_at IS NULL"_s, {{u"user"_s, userId}});
}

Result<QList<qint64>> RoleRepository::permissionIds(const Grants &grants) const
{
    QList<qint64> ids;
    for (const Permission permission : grants.permissions()) {
        auto id = Sql::value(m_database.connection(), u"SELECT id FROM permissions WHERE name = :name"_s,
                             {{u"name"_s, Permissions::storedName(permission, grants.scope(permission))}});
        if (!id)
            return id.error();
        ids.append(id->toLongLong());
    }
    return ids;
}

Result<QList<qint64>> RoleRepository::rowsOfRight(qint64 roleId, Permission right) const
{
    const QSqlDatabase db = m_database.connection();
    const auto key = JournalTriggers::rowKey(db, u"role_permissions"_s, {});
    if (!key)
        return key.error();
    return Sql::ids(db,
                    u"SELECT %1 FROM (SELECT :role AS role_id, id AS permission_id FROM permissions "
                    "WHERE name IN (:own, :all))"_s.arg(*key),
                    {{u"role"_s, roleId},
                     {u"own"_s, Permissions::storedName(right, Scope::Own)},
                     {u"all"_s, Permissions::storedName(right, Scope::All)}});
}
