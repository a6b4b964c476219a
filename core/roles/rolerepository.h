// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/recordtable.h"
#include "core/roles/role.h"

// The statements on `roles` and `user_role_assignments`. No rules, no transactions.
class RoleRepository final
{
public:
    explicit RoleRepository(Database &database);

    const RecordTable<Role> &roles() const { return m_roles; }
    const RecordTable<RoleAssignment> &assignments() const { return m_assignments; }
    Result<QList<RoleAssignment>> currentOf(qint64 userId) const;
    Result<QList<qint64>> permissionIds(const Grants &grants) const;
    // The row_id that changes have of `role_permissions`, for each reach of the right.
    Result<QList<qint64>> rowsOfRight(qint64 roleId, Permission right) const;

private:
    Database &m_database;
    const RecordTable<Role> m_roles;
    const RecordTable<RoleAssignment> m_assignments;
};
