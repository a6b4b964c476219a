// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/roles/roleservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/base/text.h"
#include "core/relations/associationproxy.h"
#include "core/relations/associationtable.h"
#include "core/settings/settingsservice.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto single = "Single"_L1;
constexpr auto several = "Several"_L1;

AssociationProxy currentRolesOfUsers(const Database &database)
{
    return AssociationProxy(
        AssociationObject(database.connection(), u"user_role_assignments"_s, u"user_id"_s, u"role_id"_s),
        {u"ended_at IS NULL"_s, {}});
}

RecordField<RoleWithGrants> textField(const QString &column, QString Role::*member)
{
    return {column, [member](const RoleWithGrants &record) { return QVariant(record.role.*member); },
            [member](RoleWithGrants &record, const QVariant &value) { record.role.*member = value.toString(); }};
}

RecordField<RoleWithGrants> grantField(Permission permission)
{
    return {QString::fromLatin1(Permissions::row(permission).name),
            [permission](const RoleWithGrants &record) { return QVariant(int(record.grants.scope(permission))); },
            [permission](RoleWithGrants &record, const QVariant &value) {
                record.grants.set(permission, Scope(value.toInt()));
            }};
}

const QList<RecordField<RoleWithGrants>> &roleFields()
{
    static const QList<RecordField<RoleWithGrants>> fields = [] {
        QList<RecordField<RoleWithGrants>> all {textField(u"name"_s, &Role::name),
                                                textField(u"description"_s, &Role::description)};
        for (const PermissionRow &row : Permissions::table())
            all.append(grantField(row.permission));
        return all;
    }();
    return fields;
}

QStringList sentencesOnlyIn(const Grants &more, const Grants &less)
{
    QStringList sentences;
    for (const Permission permission : more.permissions()) {
        if (more.scope(permission) > less.scope(permission))
            sentences.append(Permissions::sentence(permission, more.scope(permission)));
    }
    return sentences;
}

}

RoleService::RoleService(Database &database, UnitOfWork &work, SettingsService &settings)
    : m_database(database)
    , m_work(work)
    , m_settings(settings)
    , m_roles(database)
    , m_administrators(database)
{
}

Result<QList<Role>> RoleService::roles() const
{
    return m_roles.roles().where(u"1"_s, {}, u"name"_s);
}

Result<Role> RoleService::find(qint64 id) const
{
    auto found = m_roles.roles().find(id);
    if (!found)
        return Error {found.error().code, tr("There is no such role."), u"role"_s, found.error().detail};
    return found;
}

Result<Role> RoleService::findByName(const QString &name) const
{
    auto found = m_roles.roles().first(u"name = :name"_s, {{u"name"_s, Text::line(name)}});
    if (!found)
        return found.error();
    if (!*found)
        return Error {Error::Code::NotFound, tr("There is no role “%1”.").arg(name), u"role"_s};
    return **found;
}

Result<Grants> RoleService::grants(qint64 roleId) const
{
    return Grants::ofRole(m_database.connection(), roleId);
}

Result<QList<qint64>> RoleService::rowsOfRight(qint64 roleId, Permission right) const
{
    return m_roles.rowsOfRight(roleId, right);
}

Result<QList<Role>> RoleService::currentRoles(qint64 userId) const
{
    return m_roles.roles().where(
        u"id IN (SELECT role_id FROM user_role_assignments WHERE user_id = :user AND ended_at IS NULL)"_s,
        {{u"user"_s, userId}}, u"name"_s);
}

Result<QList<qint64>> RoleService::holders(qint64 roleId) const
{
    return currentRolesOfUsers(m_database).leftSet(roleId);
}

Result<QList<RoleAssignment>> RoleService::history(qint64 userId) const
{
    return m_roles.assignments().where(u"user_id = :user"_s, {{u"user"_s, userId}}, u"assigned_at DESC, id DESC"_s);
}

Result<void> RoleService::validate(const Role &role) const
{
    if (Text::line(role.name).isEmpty())
        return Error {Error::Code::Invalid, tr("A role needs a name."), u"name"_s};
    auto same = m_roles.roles().first(u"name = :name AND id <> :id"_s,
                                      {{u"name"_s, Text::line(role.name)}, {u"id"_s, role.id}});
    if (!same)
        return same.error();
    if (*same)
        return Error {Error::Code::Duplicate, tr("There is a role “%1” already.").arg((*same)->name), u"name"_s};
    return {};
}

Result<void> RoleService::storeGrants(qint64 roleId, const Grants &grants)
{
    auto ids = m_roles.permissionIds(grants);
    if (!ids)
        return ids.error();
    AssociationTable rights(m_database.connection(), u"role_permissions"_s, u"role_id"_s, u"permission_id"_s);
    if (auto replaced = rights.replaceRights(roleId, *ids); !replaced)
        return replaced.error();
    return {};
}

Result<Saved> RoleService::create(const Role &typed, const Grants &grants)
{
    Role role = typed;
    role.name = Text::line(typed.name);
    qint64 id = 0;
    auto done = m_work.run(
        Permission::EditRoles, {u"role.create"_s, tr("Added the role %1").arg(role.name)},
        [&](const Operation &operation) -> Result<void> {
            if (!m_work.session().grants().covers(grants))
                return Error {Error::Code::Denied, tr("Nobody grants rights that they do not hold."), u"permissions"_s};
            if (auto valid = validate(role); !valid)
                return valid;
            role.createdAt = operation.at();
            auto inserted = m_roles.roles().insert(role);
            if (!inserted)
                return inserted.error();
            id = *inserted;
            return storeGrants(id, grants);
        });
    return toSaved(done, id);
}

Result<Saved> RoleService::update(const Role &original, const Role &typed, const Grants &grants)
{
    Role role = typed;
    role.name = Text::line(typed.name);
    role.builtin = original.builtin; // not for anyone to change
    role.createdAt = original.createdAt;
    auto done = m_work.run(
        Permission::EditRoles, {u"role.edit"_s, tr("Edited the role %1").arg(role.name)},
        [&](const Operation &) -> Result<void> {
            auto before = Grants::ofRole(m_database.connection(), role.id);
            if (!before)
                return before.error();
            if (!m_work.session().grants().covers(grants) || !m_work.session().grants().covers(*before))
                return Error {Error::Code::Denied, tr("Nobody grants or takes rights that they do not hold."),
                              u"permissions"_s};
            auto mine = currentRolesOfUsers(m_database).rightSet(m_work.session().userId());
            if (!mine)
                return mine.error();
            if (mine->contains(role.id) && *before != grants)
                return Error {Error::Code::Denied, tr("Nobody changes the rights of a role of their own."),
                              u"permissions"_s};
            if (auto valid = validate(role); !valid)
                return valid;
            if (auto updated = m_roles.roles().update(original, role); !updated)
                return updated;
            if (auto stored = storeGrants(role.id, grants); !stored)
                return stored;
            return m_administrators.requireOneLeft();
        });
    return toSaved(done, role.id);
}

Result<RecordMerge<RoleWithGrants>> RoleService::merge(const RoleWithGrants &original,
                                                       const RoleWithGrants &edited) const
{
    const auto role = find(edited.role.id);
    const auto grants = Grants::ofRole(m_database.connection(), edited.role.id);
    if (!role || !grants)
        return role ? grants.error() : role.error();
    return RecordMerge<RoleWithGrants>(roleFields(), original, edited, {*role, *grants});
}

Result<Saved> RoleService::update(const RoleWithGrants &original, const RoleWithGrants &edited)
{
    Result<Saved> saved = Saved {};
    auto done = m_work.run(Permission::EditRoles,
                           {u"role.edit"_s, tr("Edited the role %1").arg(Text::line(edited.role.name))},
                           [&](const Operation &) -> Result<void> {
                               const auto merged = merge(original, edited);
                               if (!merged)
                                   return merged.error();
                               if (!merged->conflicts.isEmpty())
                                   return Error {Error::Code::Conflict,
                                                 tr("Someone else changed this in the meantime. Nothing was saved."),
                                                 merged->conflicts.constFirst().column};
                               saved = update(merged->stored().role, merged->merged().role, merged->merged().grants);
                               return saved ? Result<void>() : Result<void>(saved.error());
                           });
    return toSaved(done, edited.role.id);
}

Result<Saved> RoleService::remove(qint64 id, const QString &reason)
{
    auto role = find(id);
    if (!role)
        return role.error();
    auto done = m_work.run(
        Permission::EditRoles, {u"role.delete"_s, tr("Deleted the role %1").arg(role->name), reason},
        [&](const Operation &) -> Result<void> {
            if (role->builtin)
                return Error {Error::Code::Conflict, tr("%1 came with the database and stays.").arg(role->name)};
            auto rights = Grants::ofRole(m_database.connection(), id);
            if (!rights)
                return rights.error();
            if (!m_work.session().grants().covers(*rights))
                return Error {Error::Code::Denied, tr("Nobody takes rights that they do not hold.")};
            auto users = holders(id);
            if (!users)
                return users.error();
            if (!users->isEmpty())
                return Error {Error::Code::Conflict,
                              tr("%n person(s) have the role %1: give them another first.", nullptr, int(users->size()))
                                  .arg(role->name)};
            return m_roles.roles().remove(id);
        });
    return toSaved(done, id);
}

Result<void> RoleService::checkAssignable(qint64 userId, qint64 roleId) const
{
    const Session &session = m_work.session();
    if (userId == session.userId())
        return Error {Error::Code::Denied, tr("Nobody changes their own roles.")};
    auto role = Grants::ofRole(m_database.connection(), roleId);
    if (!role)
        return role.error();
    if (!session.grants().covers(*role))
        return Error {Error::Code::Denied, tr("Nobody grants rights that they do not hold.")};
    if (policy() == Policy::Several)
        return {};
    if (auto endable = checkEndable(userId, roleId); !endable)
        return endable;
    if (role->scope(Permission::AssignRoles) == Scope::All)
        return {};
    return m_administrators.requireOtherThan(userId);
}

// The roles that giving this one in their place would end.
Result<void> RoleService::checkEndable(qint64 userId, qint64 roleId) const
{
    auto current = m_roles.currentOf(userId);
    if (!current)
        return current.error();
    for (const RoleAssignment &assignment : *current) {
        auto held = Grants::ofRole(m_database.connection(), assignment.roleId);
        if (!held)
            return held.error();
        if (assignment.roleId != roleId && !m_work.session().grants().covers(*held))
            return Error {Error::Code::Denied, tr("Nobody takes rights that they do not hold.")};
    }
    return {};
}

QString RoleService::refusal(qint64 userId, qint64 roleId) const
{
    if (auto missing = m_work.session().refusal(Permission::AssignRoles); !missing.isEmpty())
        return missing;
    const auto allowed = checkAssignable(userId, roleId);
    return allowed ? QString() : allowed.error().message;
}

Result<void> RoleService::checkRevocable(qint64 userId, qint64 roleId) const
{
    if (userId == m_work.session().userId())
        return Error {Error::Code::Denied, tr("Nobody changes their own roles.")};
    auto grants = Grants::ofRole(m_database.connection(), roleId);
    if (!grants)
        return grants.error();
    if (!m_work.session().grants().covers(*grants))
        return Error {Error::Code::Denied, tr("Nobody takes rights that they do not hold.")};
    return {};
}

QString RoleService::revokeRefusal(qint64 userId, qint64 roleId) const
{
    if (auto missing = m_work.session().refusal(Permission::AssignRoles); !missing.isEmpty())
        return missing;
    const auto allowed = checkRevocable(userId, roleId);
    return allowed ? QString() : allowed.error().message;
}

Result<Saved> RoleService::assign(const QList<qint64> &ids, qint64 roleId, const QString &reason,
                                  const Progress &progress)
{
    auto role = find(roleId);
    if (!role)
        return role.error();
    const QList<qint64> userIds = Steps::unique(ids);
    const OperationInfo info {u"role.assign"_s,
                              tr("Gave %Ln person(s) the role %1", nullptr, int(userIds.size())).arg(role->name),
                              reason.trimmed()};
    const auto assignChecked = [&](const Operation &operation, qint64 userId) -> Result<void> {
        if (auto allowed = checkAssignable(userId, roleId); !allowed)
            return allowed;
        return assignOne(operation, userId, roleId, info.reason);
    };
    const auto work = [&](const Operation &operation) -> Result<void> {
        auto done = Steps::forEach(userIds, progress, [&](qint64 userId) { return assignChecked(operation, userId); });
        return done ? m_administrators.requireOneLeft() : done;
    };
    return toSaved(m_work.run(Permission::AssignRoles, info, work, {}, progress), userIds.value(0));
}

Result<void> RoleService::assignOne(const Operation &operation, qint64 userId, qint64 roleId, const QString &reason)
{
    auto current = m_roles.currentOf(userId);
    if (!current)
        return current.error();
    bool hasIt = false;
    for (const RoleAssignment &assignment : *current) {
        if (assignment.roleId == roleId) {
            hasIt = true;
        } else if (policy() == Policy::Single) {
            if (auto ended = end(operation, assignment); !ended)
                return ended;
        }
    }
    if (hasIt)
        return {};
    RoleAssignment assignment;
    assignment.userId = userId;
    assignment.roleId = roleId;
    assignment.assignedAt = operation.at();
    assignment.assignedBy = operation.actor().id;
    assignment.reason = reason;
    auto inserted = m_roles.assignments().insert(assignment);
    if (!inserted && inserted.error().code == Error::Code::Reference)
        return Error {Error::Code::NotFound, tr("There is no such person.")};
    if (!inserted)
        return inserted.error();
    return {};
}

Result<void> RoleService::end(const Operation &operation, const RoleAssignment &assignment)
{
    RoleAssignment ended = assignment;
    ended.endedAt = std::max(operation.at(), assignment.assignedAt); // the clock may have been set back
    ended.endedBy = operation.actor().id;
    return m_roles.assignments().update(assignment, ended);
}

Result<Saved> RoleService::revoke(qint64 userId, qint64 roleId, const QString &reason)
{
    auto role = find(roleId);
    if (!role)
        return role.error();
    auto done = m_work.run(Permission::AssignRoles,
                           {u"role.revoke"_s, tr("Took the role %1 from a person").arg(role->name), reason.trimmed()},
                           [&](const Operation &operation) -> Result<void> {
                               if (auto allowed = checkRevocable(userId, roleId); !allowed)
                                   return allowed;
                               auto current = m_roles.currentOf(userId);
                               if (!current)
                                   return current.error();
                               for (const RoleAssignment &assignment : *current) {
                                   if (assignment.roleId != roleId)
                                       continue;
                                   if (auto ended = end(operation, assignment); !ended)
                                       return ended;
                                   return m_administrators.requireOneLeft();
                               }
                               return Error {Error::Code::NotFound,
                                             tr("The person does not have the role %1.").arg(role->name), u"role"_s};
                           });
    return toSaved(done, userId);
}

Result<RoleEffect> RoleService::effect(qint64 userId, qint64 roleId) const
{
    auto now = Grants::ofUser(m_database.connection(), userId);
    auto role = Grants::ofRole(m_database.connection(), roleId);
    auto current = currentRoles(userId);
    if (!now || !role || !current)
        return !now ? now.error() : !role ? role.error() : current.error();
    Grants then = *role;
    RoleEffect effect;
    if (policy() == Policy::Several)
        then.add(*now);
    else
        std::copy_if(current->cbegin(), current->cend(), std::back_inserter(effect.ends),
                     [&](const Role &held) { return held.id != roleId; });
    effect.gains = sentencesOnlyIn(then, *now);
    effect.losses = sentencesOnlyIn(*now, then);
    return effect;
}

RoleService::Policy RoleService::policy() const
{
    return m_settings.rolePolicy() == several ? Policy::Several : Policy::Single;
}

QString RoleService::policyName(Policy policy)
{
    return policy == Policy::Several ? several : single;
}

Result<Saved> RoleService::setPolicy(Policy policy)
{
    return m_settings.setRolePolicy(policyName(policy));
}
