// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"

#include <QString>

#include <optional>
#include <span>

// How a value is stored, exported and shown. Money is in minor units (cents).
enum class ColumnType { Text, Integer, Money, Date, Timestamp };

// One column of a view: the same descriptor gives the table's header, the CSV's header, the filter and the sort key.
struct ViewColumn
{
    const char *id; // the name in exports and on the command line (cli.md); the window remembers layouts by it
    const char *title; // untranslated, context "Views"
    ColumnType type;
    const char *field; // column of the view's rows; with a relation it holds the key
    const char *relatedTable = nullptr; // where the shown text comes from
    const char *relatedField = nullptr;
    bool exported = true; // part of the command line's contract
    bool visible = true; // shown in the window until somebody chooses otherwise
    bool searched = false; // found by the search field
    std::optional<Permission> needs = {}; // a right beyond the view's own
};

// A condition with a name that the window and the command line offer: "overdue".
struct ViewCondition
{
    const char *name;
    const char *sql; // on t and :now
};

// A list that can be shown, searched, sorted and exported. Rows come from a database view whose first columns are
// the fields of `columns` in their order; after them `id` and `version`, among others.
struct View
{
    const char *name; // on the command line
    const char *title; // untranslated, context "Views"
    const char *rows; // the database view, "asset_rows"
    Permission permission;
    const char *own; // condition on t and :me for whoever may see only their own
    std::span<const ViewColumn> columns;
    const char *defaultSort; // a column's id
    bool defaultDescending = false;
    std::span<const ViewCondition> conditions = {};

    int indexOf(const QString &columnId) const; // −1 if there is none
};

namespace Views {

const View &assets();
const View &users();
const View &roles();
const View &roleAssignments();
const View &assignments();
const View &operations();

std::span<const View *const> all();
const View *find(const QString &name); // nullptr if there is none
QString title(const ViewColumn &column); // translated
QString title(const View &view); // translated

}
