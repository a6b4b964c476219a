// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/undo/undorules.h"

#include "core/access/operationkinds.h"
#include "core/access/session.h"
#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/tables/view.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(UndoRules)
};

// What changing rows takes beyond what the kind of the operation says: some operations reach further than others of
// their kind. Conditions speak of `r`, a row of undo_rows.
struct RowRight
{
    Permission permission;
    const char *condition;
    // An operation that needs one of these brings it about whatever it is about.
    std::span<const Permission> exceptWith = {};
};

constexpr std::array deleting {Permission::DeleteForGood};
constexpr std::array deletingOrRoles {Permission::DeleteForGood, Permission::EditRoles};

constexpr std::array rowRights {
    RowRight {
        Permission::EditCatalog,
        "r.table_name IN ('sites', 'departments', 'categories', 'manufacturers', 'suppliers', 'models', 'statuses')"},
    RowRight {Permission::EditSettings, "r.table_name = 'settings'"},
    RowRight {Permission::EditRoles, "r.table_name IN ('roles', 'role_permissions')"},
    RowRight {Permission::AssignRoles, "r.table_name = 'user_role_assignments'", deletingOrRoles},
    RowRight {Permission::ChangeCustody, "r.table_name = 'asset_assignments'", deleting},
    RowRight {Permission::ViewCost, R"(r.table_name = 'assets' AND CASE WHEN r.was_there THEN r.is_there
            AND EXISTS (SELECT 1 FROM changes c WHERE c.operation_id = :operation AND c.table_name = 'assets'
                AND c.row_id = r.row_id AND json_type(c.old_values, '$.purchase_cost') IS NOT NULL)
            ELSE EXISTS (SELECT 1 FROM assets a WHERE a.id = r.row_id AND a.purchase_cost IS NOT NULL) END)"},
    RowRight {Permission::RetireAssets, R"(r.table_name = 'assets' AND r.is_there AND EXISTS (
            SELECT 1 FROM statuses s WHERE s.kind = 'Archived' AND (
                (r.was_there AND s.id IN (SELECT json_extract(c.old_values, '$.status_id') FROM changes c
                    WHERE c.operation_id = :operation AND c.table_name = 'assets' AND c.row_id = r.row_id))
                OR (s.id = (SELECT status_id FROM assets WHERE id = r.row_id) AND (NOT r.was_there
                    OR EXISTS (SELECT 1 FROM changes c WHERE c.operation_id = :operation AND c.table_name = 'assets'
                        AND c.row_id = r.row_id AND json_type(c.old_values, '$.status_id') IS NOT NULL)))))
        OR r.table_name = 'statuses' AND r.was_there AND r.is_there AND EXISTS (
            SELECT 1 FROM changes c JOIN statuses s ON s.id = c.row_id
             WHERE c.operation_id = :operation AND c.table_name = 'statuses' AND c.row_id = r.row_id
               AND json_type(c.old_values, '$.kind') IS NOT NULL
               AND 'Archived' IN (s.kind, json_extract(c.old_values, '$.kind'))))"},
};

// Rows of a table with these columns, as they are, or as they were where the operation deleted them; whether they are
// there is the last column.
QString asTheyAre(const QString &table, const QStringList &columns)
{
    QStringList stored, deleted;
    for (const QString &column : columns) {
        stored.append(u"t."_s + column);
        deleted.append(u"json_extract(c.old_values, '$.%1')"_s.arg(column));
    }
    return u"SELECT %2, r.is_there FROM temp.undo_rows r JOIN %1 t ON t.id = r.row_id "
           "WHERE r.table_name = '%1' AND r.way = 0 "
           "UNION SELECT %3, r.is_there FROM temp.undo_rows r JOIN changes c ON c.id = r.last_change "
           "WHERE r.table_name = '%1' AND r.way = 0 AND NOT r.is_there"_s.arg(table, stored.join(u", "_s),
                                                                              deleted.join(u", "_s));
}

Error ownRoles()
{
    return {Error::Code::Denied, Tr::tr("Nobody changes their own roles.")};
}

}

UndoRules::UndoRules(Database &database, const Session &session, const OperationKind &kind, qint64 operation)
    : m_database(database)
    , m_session(session)
    , m_kind(kind)
    , m_operation(operation)
{
}

Result<bool> UndoRules::exists(const QString &condition) const
{
    QVariantMap values;
    if (condition.contains(":operation"_L1))
        values.insert(u"operation"_s, m_operation);
    if (condition.contains(":me"_L1))
        values.insert(u"me"_s, m_session.userId());
    auto found = Sql::value(m_database.connection(),
                            u"SELECT EXISTS (SELECT 1 FROM temp.undo_rows r WHERE r.way = 0 AND (%1))"_s.arg(condition),
                            values);
    if (!found)
        return found.error();
    return found->toBool();
}

Result<QList<Permission>> UndoRules::confirmedRights() const
{
    QList<Permission> confirmed;
    for (const Permission needed : m_kind.needs) {
        if (Permissions::row(needed).isConfirmed)
            confirmed.append(needed);
    }
    for (const RowRight &right : rowRights) {
        if (!Permissions::row(right.permission).isConfirmed || confirmed.contains(right.permission))
            continue;
        const auto touched = exists(QString::fromUtf8(right.condition));
        if (!touched)
            return touched.error();
        if (*touched)
            confirmed.append(right.permission);
    }
    return confirmed;
}

Result<void> UndoRules::before()
{
    if (auto allowed = checkRights(); !allowed)
        return allowed;
    if (auto allowed = checkPeople(); !allowed)
        return allowed;
    if (auto allowed = checkAdministrators(); !allowed)
        return allowed;
    if (auto allowed = checkAssignments(); !allowed)
        return allowed;
    if (auto allowed = checkOwnRoles(); !allowed)
        return allowed;
    if (auto allowed = checkRoles(); !allowed)
        return allowed;
    return checkSavedViews();
}

Result<void> UndoRules::after()
{
    if (auto allowed = checkAdministrators(); !allowed)
        return allowed;
    if (auto allowed = checkRoles(); !allowed)
        return allowed;
    if (auto fits = checkCustody(); !fits)
        return fits;
    return Administrators(m_database).requireOneLeft();
}

Result<void> UndoRules::checkRights() const
{
    for (const RowRight &right : rowRights) {
        const bool implied = std::ranges::any_of(m_kind.needs, [&](Permission needed) {
            return needed == right.permission || std::ranges::find(right.exceptWith, needed) != right.exceptWith.end();
        });
        if (implied || m_session.may(right.permission))
            continue;
        const auto touched = exists(QString::fromUtf8(right.condition));
        if (!touched)
            return touched.error();
        if (*touched)
            return m_session.require(right.permission);
    }
    return {};
}

Result<void> UndoRules::checkPeople() const
{
    const auto goes = exists(u"r.table_name = 'users' AND r.row_id = :me AND NOT r.was_there"_s);
    const auto status = exists(u"r.table_name = 'users' AND r.row_id = :me AND EXISTS (SELECT 1 FROM changes c "
                               "WHERE c.operation_id = :operation AND c.table_name = 'users' AND c.row_id = r.row_id "
                               "AND c.action = 'U' AND json_type(c.old_values, '$.status') IS NOT NULL)"_s);
    if (!goes || !status)
        return goes ? status.error() : goes.error();
    if (*goes)
        return Error {Error::Code::Conflict, Tr::tr("Nobody deletes themselves.")};
    if (*status)
        return Error {Error::Code::Conflict, Tr::tr("Nobody deactivates themselves.")};
    return {};
}

// Administrators only by those who may, whether they are active or not.
Result<void> UndoRules::checkAdministrators() const
{
    if (m_kind.isOwn || m_session.may(Permission::EditAdministrators))
        return {};
    const auto touched = exists(uR"(r.table_name = 'users' AND EXISTS (
        SELECT 1 FROM user_role_assignments a JOIN role_permissions rp ON rp.role_id = a.role_id
          JOIN permissions p ON p.id = rp.permission_id
         WHERE a.user_id = r.row_id AND a.ended_at IS NULL AND p.name IN ('%1', '%2')))"_s.arg(
        Permissions::storedName(Permission::AssignRoles, Scope::Own),
        Permissions::storedName(Permission::AssignRoles, Scope::All)));
    if (!touched)
        return touched.error();
    return *touched ? m_session.require(Permission::EditAdministrators) : Result<void>();
}

Result<void> UndoRules::checkAssignments()
{
    const auto assignments = Sql::rows(
        m_database.connection(), asTheyAre(u"user_role_assignments"_s, {u"user_id"_s, u"role_id"_s, u"ended_at"_s}), {},
        [](const QSqlQuery &row) {
            return std::tuple(row.value(0).toLongLong(), row.value(1).toLongLong(),
                              !row.value(2).isNull() && !row.value(3).toBool());
        });
    const auto roles = Sql::ids(m_database.connection(),
                                u"SELECT CASE table_name WHEN 'roles' THEN row_id ELSE row_id >> 32 END "
                                "FROM temp.undo_rows WHERE way = 0 AND table_name IN ('roles', 'role_permissions')"_s);
    if (!assignments || !roles)
        return assignments ? roles.error() : assignments.error();
    m_roles = *roles;
    for (const auto &[user, role, isPast] : *assignments) {
        if (isPast) // it comes back as it went, and gives nobody anything
            continue;
        if (user == m_session.userId())
            return ownRoles();
        m_roles.append(role);
    }
    std::ranges::sort(m_roles);
    m_roles.erase(std::ranges::unique(m_roles).begin(), m_roles.end());
    return {};
}

Result<void> UndoRules::checkOwnRoles() const
{
    const auto mine = exists(u"r.table_name = 'role_permissions' AND (r.row_id >> 32) IN (SELECT role_id "
                             "FROM user_role_assignments WHERE user_id = :me AND ended_at IS NULL)"_s);
    if (!mine)
        return mine.error();
    if (*mine)
        return Error {Error::Code::Denied, Tr::tr("Nobody changes the rights of a role of their own.")};
    return {};
}

Result<void> UndoRules::checkRoles() const
{
    for (const qint64 role : m_roles) {
        const auto rights = Grants::ofRole(m_database.connection(), role);
        if (!rights)
            return rights.error();
        if (!m_session.grants().covers(*rights))
            return Error {Error::Code::Denied, Tr::tr("Nobody grants or takes rights that they do not hold.")};
    }
    return {};
}

Result<void> UndoRules::checkSavedViews() const
{
    struct Saved
    {
        qint64 owner;
        bool shared;
        QString view;
    };
    const auto views = Sql::rows(
        m_database.connection(), asTheyAre(u"saved_views"_s, {u"owner_id"_s, u"shared"_s, u"view"_s}), {},
        [](const QSqlQuery &row) {
            return Saved {row.value(0).toLongLong(), row.value(1).toBool(), row.value(2).toString()};
        });
    const auto sharing = exists(u"r.table_name = 'saved_views' AND EXISTS (SELECT 1 FROM changes c "
                                "WHERE c.operation_id = :operation AND c.table_name = 'saved_views' "
                                "AND c.row_id = r.row_id AND json_extract(c.old_values, '$.shared') = 1)"_s);
    if (!views || !sharing)
        return views ? sharing.error() : views.error();
    for (const Saved &saved : *views) {
        const View *shown = Views::find(saved.view);
        const bool isShared = saved.shared || *sharing;
        if (!isShared && saved.owner != m_session.userId())
            return Error {Error::Code::Denied, Tr::tr("This saved view belongs to somebody else.")};
        const Permission needed = isShared || !shown ? Permission::ShareViews : shown->permission;
        if (auto allowed = m_session.require(needed, saved.owner); !allowed)
            return allowed;
    }
    return {};
}

// What no trigger sees: custody that begins again of something retired since, or with somebody who is inactive since.
Result<void> UndoRules::checkCustody() const
{
    auto row = Sql::run(m_database.connection(), uR"(SELECT a.asset_tag, u.full_name, s.name, s.kind = 'Archived'
          FROM temp.undo_rows r JOIN asset_assignments t ON t.id = r.row_id JOIN assets a ON a.id = t.asset_id
          JOIN statuses s ON s.id = a.status_id JOIN users u ON u.id = t.user_id
         WHERE r.table_name = 'asset_assignments' AND r.way = 0 AND t.checked_in_at IS NULL
           AND (s.kind = 'Archived' OR (u.status <> 'Active' AND NOT r.is_there)) LIMIT 1)"_s);
    if (!row)
        return row.error();
    if (!row->next())
        return {};
    const QString tag = row->value(0).toString();
    return Error {Error::Code::Conflict,
                  row->value(3).toBool()
                      ? Tr::tr("%1 has the status “%2” and cannot be checked out.").arg(tag, row->value(2).toString())
                      : Tr::tr("%1 is not active any more and takes nothing out.").arg(row->value(1).toString())};
}
