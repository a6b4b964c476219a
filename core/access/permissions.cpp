// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/permissions.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto none = Scope::None;
constexpr auto own = Scope::Own;
constexpr auto all = Scope::All;

constexpr std::array rows {
    // permission, name, sentence, user, agent, admin, "own" is a reach of its own, is confirmed
    PermissionRow {Permission::ViewAssets, "asset.view", QT_TRANSLATE_NOOP("Permissions", "see assets"), own, all, all,
                   true},
    PermissionRow {Permission::ViewCost, "asset.cost",
                   QT_TRANSLATE_NOOP("Permissions", "see and edit what assets cost"), none, none, all, false},
    PermissionRow {Permission::EditAssets, "asset.edit", QT_TRANSLATE_NOOP("Permissions", "add and edit assets"), none,
                   all, all, false},
    PermissionRow {Permission::BulkEditAssets, "asset.edit-many",
                   QT_TRANSLATE_NOOP("Permissions", "edit many assets at once"), none, all, all, false},
    PermissionRow {Permission::RetireAssets, "asset.retire", QT_TRANSLATE_NOOP("Permissions", "retire assets"), none,
                   all, all, false},
    PermissionRow {Permission::EditCatalog, "catalog.edit",
                   QT_TRANSLATE_NOOP("Permissions", "edit sites, models and the rest of the catalog"), none, all, all,
                   false},
    PermissionRow {Permission::DeleteForGood, "record.delete",
                   QT_TRANSLATE_NOOP("Permissions", "delete records for good"), none, none, all, false, true},
    PermissionRow {Permission::ViewCustody, "custody.view",
                   QT_TRANSLATE_NOOP("Permissions", "see who holds what, and held it before"), own, all, all, true},
    PermissionRow {Permission::ChangeCustody, "custody.change",
                   QT_TRANSLATE_NOOP("Permissions", "check assets out and in, and extend the due date"), none, all, all,
                   false},
    PermissionRow {Permission::ViewPeople, "person.view", QT_TRANSLATE_NOOP("Permissions", "see people"), own, all, all,
                   true},
    PermissionRow {Permission::EditPeople, "person.edit",
                   QT_TRANSLATE_NOOP("Permissions", "add, edit and deactivate people"), none, all, all, false},
    PermissionRow {Permission::BulkEditPeople, "person.edit-many",
                   QT_TRANSLATE_NOOP("Permissions", "edit many people at once"), none, none, all, false},
    PermissionRow {Permission::EditAdministrators, "person.edit-administrator",
                   QT_TRANSLATE_NOOP("Permissions", "edit administrators"), none, none, all, false},
    PermissionRow {Permission::EditContact, "contact.edit", QT_TRANSLATE_NOOP("Permissions", "edit contact details"),
                   own, own, own, true},
    PermissionRow {Permission::IssueCode, "credential.issue",
                   QT_TRANSLATE_NOOP("Permissions", "hand out one-time codes for the first sign-in"), none, none, all,
                   false},
    PermissionRow {Permission::ChangePassword, "password.change", QT_TRANSLATE_NOOP("Permissions", "change a password"),
                   own, own, own, true},
    PermissionRow {Permission::ViewRoles, "role.view", QT_TRANSLATE_NOOP("Permissions", "see roles and who has them"),
                   none, all, all, false},
    PermissionRow {Permission::AssignRoles, "role.assign", QT_TRANSLATE_NOOP("Permissions", "assign and revoke roles"),
                   none, none, all, false, true},
    PermissionRow {Permission::EditRoles, "role.edit",
                   QT_TRANSLATE_NOOP("Permissions", "make roles and change what they may do"), none, none, all, false,
                   true},
    PermissionRow {Permission::ExportViews, "view.export", QT_TRANSLATE_NOOP("Permissions", "export and copy"), own,
                   all, all, true},
    PermissionRow {Permission::ShareViews, "view.share",
                   QT_TRANSLATE_NOOP("Permissions", "share saved views with everybody, and change shared ones"), none,
                   own, all, true},
    PermissionRow {Permission::ViewOperations, "operation.view", QT_TRANSLATE_NOOP("Permissions", "see the journal"),
                   none, own, all, true},
    PermissionRow {Permission::EditSettings, "settings.edit",
                   QT_TRANSLATE_NOOP("Permissions", "change settings and policies"), none, none, all, false},
    PermissionRow {Permission::BackUp, "database.backup",
                   QT_TRANSLATE_NOOP("Permissions", "back the database up and restore it"), none, none, all, false},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].permission) != i)
            return false;
    }
    return true;
}

static_assert(rows.size() == static_cast<std::size_t>(Permission::Count),
              "an operation without a row in the permission table");
static_assert(inOrder(), "the rows of the permission table stand in the order of the enumeration");

}

namespace Permissions {

std::span<const PermissionRow> table()
{
    return rows;
}

const PermissionRow &row(Permission permission)
{
    return rows[static_cast<std::size_t>(permission)];
}

QString sentence(Permission permission, Scope scope)
{
    const QString text = QCoreApplication::translate("Permissions", row(permission).sentence);
    return scope == Scope::Own ? QCoreApplication::translate("Permissions", "%1 (their own)").arg(text) : text;
}

QString storedName(Permission permission, Scope scope)
{
    return QString::fromLatin1(row(permission).name) + (scope == Scope::Own ? ".own"_L1 : ".all"_L1);
}

}
