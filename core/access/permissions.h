// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <span>

// What may be done. Every entry point asks for one of these; there is no other list.
enum class Permission {
    ViewAssets,
    ViewCost,
    EditAssets,
    BulkEditAssets,
    RetireAssets,
    EditCatalog,
    DeleteForGood,
    ViewCustody,
    ChangeCustody,
    ViewPeople,
    EditPeople,
    BulkEditPeople,
    EditAdministrators,
    EditContact,
    IssueCode,
    ChangePassword,
    ViewRoles,
    AssignRoles,
    EditRoles,
    ExportViews,
    ShareViews,
    ViewOperations,
    EditSettings,
    BackUp,
    Count
};

// Whose records a right reaches.
enum class Scope { None, Own, All };

// One row of the permission table (reliability.md, "Permissions as data"): the reach of each built-in role,
// the reaches that may be granted at all, and the sentence people read.
struct PermissionRow
{
    Permission permission;
    const char *name; // stored and stable
    const char *sentence; // untranslated, context "Permissions": "see assets"
    Scope user;
    Scope agent;
    Scope admin;
    bool grantableOwn; // whether "own" is a reach of its own
    bool isConfirmed = false; // in the window it is used only by who proved lately to be the one who is signed in

    Scope builtin(int role) const { return role == 0 ? user : role == 1 ? agent : admin; }
};

namespace Permissions {

std::span<const PermissionRow> table();
const PermissionRow &row(Permission permission);
QString sentence(Permission permission, Scope scope); // translated: "see assets", "see their own assets"
QString storedName(Permission permission, Scope scope); // "asset.view.own"

}
