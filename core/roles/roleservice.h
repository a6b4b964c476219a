// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/administrators.h"
#include "core/base/progress.h"
#include "core/journal/saved.h"
#include "core/roles/rolerepository.h"

#include <QCoreApplication>

class Database;
class Operation;
class SettingsService;
class UnitOfWork;

// The rules of roles. Nobody grants what they do not hold, nobody changes their own roles, the last
// administrator stays (reliability.md). Under the single-role policy assigning ends the old role in the same
// operation, and assigning the same role again changes nothing (product.md).
class RoleService final
{
    Q_DECLARE_TR_FUNCTIONS(RoleService)
    Q_DISABLE_COPY_MOVE(RoleService)

public:
    enum class Policy { Single, Several };

    RoleService(Database &database, UnitOfWork &work, SettingsService &settings);

    Result<QList<Role>> roles() const; // by name
    Result<Role> find(qint64 id) const; // NotFound
    Result<Role> findByName(const QString &name) const; // NotFound; any case
    Result<Grants> grants(qint64 roleId) const;
    // The rows of the journal that tell of a right of a role: of `role_permissions`, one for each reach.
    Result<QList<qint64>> rowsOfRight(qint64 roleId, Permission right) const;
    Result<QList<Role>> currentRoles(qint64 userId) const; // by name
    Result<QList<qint64>> holders(qint64 roleId) const; // users with it now, by id
    Result<QList<RoleAssignment>> history(qint64 userId) const; // newest first

    // Invalid, Duplicate, Denied (a right that the actor does not hold).
    Result<Saved> create(const Role &role, const Grants &grants);
    // Also Denied for a role of one's own, Conflict if no administrator would remain.
    Result<Saved> update(const Role &original, const Role &edited, const Grants &grants);
    // As above, with what others changed since `original` was read: Conflict (the field or the right) where both changed
    // the same.
    Result<Saved> update(const RoleWithGrants &original, const RoleWithGrants &edited);
    // What that would do; conflicts are to be decided. A right is a column with its stored name. NotFound.
    Result<RecordMerge<RoleWithGrants>> merge(const RoleWithGrants &original, const RoleWithGrants &edited) const;
    // Conflict while somebody has it or for a built-in role.
    Result<Saved> remove(qint64 id, const QString &reason);

    // All or none, one operation. NotFound (role, person), Denied, Conflict (last administrator), Cancelled.
    Result<Saved> assign(const QList<qint64> &userIds, qint64 roleId, const QString &reason,
                         const Progress &progress = {});
    // NotFound if the person does not have it now.
    Result<Saved> revoke(qint64 userId, qint64 roleId, const QString &reason);
    // What assign() would change for this person, without changing it.
    Result<RoleEffect> effect(qint64 userId, qint64 roleId) const;
    // Why assign() would be refused for this person, empty if it would not.
    QString refusal(qint64 userId, qint64 roleId) const;
    // Why revoke() would be refused, likewise, whether or not the person has the role.
    QString revokeRefusal(qint64 userId, qint64 roleId) const;

    Policy policy() const;
    static QString policyName(Policy policy); // as it is stored
    // Conflict when switching to Single while somebody has several.
    Result<Saved> setPolicy(Policy policy);

private:
    Result<void> checkAssignable(qint64 userId, qint64 roleId) const;
    Result<void> checkEndable(qint64 userId, qint64 roleId) const;
    Result<void> checkRevocable(qint64 userId, qint64 roleId) const;
    Result<void> assignOne(const Operation &operation, qint64 userId, qint64 roleId, const QString &reason);
    Result<void> end(const Operation &operation, const RoleAssignment &assignment);
    Result<void> validate(const Role &role) const;
    Result<void> storeGrants(qint64 roleId, const Grants &grants);

    Database &m_database;
    UnitOfWork &m_work;
    SettingsService &m_settings;
    RoleRepository m_roles;
    Administrators m_administrators;
};
