// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/view.h"

#include <QCoreApplication>

#include <array>

namespace {

using enum ColumnType;

constexpr bool exportedToo = true;
constexpr bool windowOnly = false;
constexpr bool shown = true;
constexpr bool hidden = false;
constexpr bool searched = true;

constexpr std::array assetColumns {
    ViewColumn {"asset_tag", QT_TRANSLATE_NOOP("Views", "Asset tag"), Text, "asset_tag", nullptr, nullptr, exportedToo,
                shown, searched},
    ViewColumn {"serial", QT_TRANSLATE_NOOP("Views", "Serial"), Text, "serial", nullptr, nullptr, exportedToo, shown,
                searched},
    ViewColumn {"name", QT_TRANSLATE_NOOP("Views", "Name"), Text, "name", nullptr, nullptr, exportedToo, hidden,
                searched},
    ViewColumn {"category", QT_TRANSLATE_NOOP("Views", "Category"), Text, "category_id", "categories", "name",
                exportedToo, hidden},
    ViewColumn {"manufacturer", QT_TRANSLATE_NOOP("Views", "Manufacturer"), Text, "manufacturer_id", "manufacturers",
                "name", exportedToo, hidden, searched},
    ViewColumn {"model", QT_TRANSLATE_NOOP("Views", "Model"), Text, "model_id", "models", "name", exportedToo, shown,
                searched},
    ViewColumn {"status", QT_TRANSLATE_NOOP("Views", "Status"), Text, "status_id", "statuses", "name"},
    ViewColumn {"site", QT_TRANSLATE_NOOP("Views", "Site"), Text, "site_id", "sites", "name", exportedToo, hidden},
    ViewColumn {"holder", QT_TRANSLATE_NOOP("Views", "Holder"), Text, "holder_id", "users", "full_name", exportedToo,
                shown, searched},
    ViewColumn {"holder_email", QT_TRANSLATE_NOOP("Views", "Holder's e-mail"), Text, "holder_email_id", "users",
                "email", exportedToo, hidden, searched},
    ViewColumn {"checked_out_at", QT_TRANSLATE_NOOP("Views", "Checked out"), Timestamp, "checked_out_at", nullptr,
                nullptr, exportedToo, hidden},
    ViewColumn {"due_at", QT_TRANSLATE_NOOP("Views", "Due"), Timestamp, "due_at"},
    ViewColumn {"purchase_date", QT_TRANSLATE_NOOP("Views", "Purchased"), Date, "purchase_date", nullptr, nullptr,
                exportedToo, hidden},
    ViewColumn {"purchase_cost", QT_TRANSLATE_NOOP("Views", "Cost"), Money, "purchase_cost", nullptr, nullptr,
                exportedToo, hidden, false, Permission::ViewCost},
    ViewColumn {"supplier", QT_TRANSLATE_NOOP("Views", "Supplier"), Text, "supplier_id", "suppliers", "name",
                exportedToo, hidden},
    ViewColumn {"warranty_months", QT_TRANSLATE_NOOP("Views", "Warranty (months)"), Integer, "warranty_months", nullptr,
                nullptr, exportedToo, hidden},
    ViewColumn {"notes", QT_TRANSLATE_NOOP("Views", "Notes"), Text, "notes", nullptr, nullptr, exportedToo, hidden,
                searched},
};

constexpr std::array userColumns {
    ViewColumn {"staff_number", QT_TRANSLATE_NOOP("Views", "Staff number"), Text, "staff_number", nullptr, nullptr,
                exportedToo, hidden, searched},
    ViewColumn {"first_name", QT_TRANSLATE_NOOP("Views", "First name"), Text, "first_name", nullptr, nullptr,
                exportedToo, shown, searched},
    ViewColumn {"last_name", QT_TRANSLATE_NOOP("Views", "Last name"), Text, "last_name", nullptr, nullptr, exportedToo,
                shown, searched},
    ViewColumn {"email", QT_TRANSLATE_NOOP("Views", "E-mail"), Text, "email", nullptr, nullptr, exportedToo, shown,
                searched},
    ViewColumn {"phone1", QT_TRANSLATE_NOOP("Views", "Phone"), Text, "phone1", nullptr, nullptr, exportedToo, hidden,
                searched},
    ViewColumn {"phone2", QT_TRANSLATE_NOOP("Views", "Second phone"), Text, "phone2", nullptr, nullptr, exportedToo,
                hidden},
    ViewColumn {"organization", QT_TRANSLATE_NOOP("Views", "Organization"), Text, "organization", nullptr, nullptr,
                exportedToo, hidden},
    ViewColumn {"site", QT_TRANSLATE_NOOP("Views", "Site"), Text, "site_id", "sites", "name"},
    ViewColumn {"department", QT_TRANSLATE_NOOP("Views", "Department"), Text, "department_id", "departments", "name",
                exportedToo, hidden},
    ViewColumn {"position", QT_TRANSLATE_NOOP("Views", "Position"), Text, "position", nullptr, nullptr, exportedToo,
                shown, searched},
    ViewColumn {"status", QT_TRANSLATE_NOOP("Views", "Status"), Text, "status"},
    ViewColumn {"role", QT_TRANSLATE_NOOP("Views", "Role"), Text, "role"},
    ViewColumn {"assets", QT_TRANSLATE_NOOP("Views", "Holds"), Integer, "assets", nullptr, nullptr, windowOnly},
    ViewColumn {"date_created", QT_TRANSLATE_NOOP("Views", "Added"), Timestamp, "created_at", nullptr, nullptr,
                exportedToo, hidden},
};

constexpr std::array roleColumns {
    ViewColumn {"role", QT_TRANSLATE_NOOP("Views", "Role"), Text, "name", nullptr, nullptr, exportedToo, shown,
                searched},
    ViewColumn {"description", QT_TRANSLATE_NOOP("Views", "Description"), Text, "description", nullptr, nullptr,
                exportedToo, shown, searched},
    ViewColumn {"users", QT_TRANSLATE_NOOP("Views", "People"), Integer, "users"},
    ViewColumn {"permissions", QT_TRANSLATE_NOOP("Views", "Permissions"), Text, "permissions", nullptr, nullptr,
                exportedToo, hidden},
};

constexpr std::array roleAssignmentColumns {
    ViewColumn {"person", QT_TRANSLATE_NOOP("Views", "Person"), Text, "person_id", "users", "full_name", windowOnly,
                shown, searched},
    ViewColumn {"email", QT_TRANSLATE_NOOP("Views", "E-mail"), Text, "user_id", "users", "email", exportedToo, shown,
                searched},
    ViewColumn {"role", QT_TRANSLATE_NOOP("Views", "Role"), Text, "role_id", "roles", "name", exportedToo, shown,
                searched},
    ViewColumn {"assigned_at", QT_TRANSLATE_NOOP("Views", "Assigned"), Timestamp, "assigned_at"},
    ViewColumn {"assigned_by", QT_TRANSLATE_NOOP("Views", "Assigned by"), Text, "assigned_by", "users", "email"},
    ViewColumn {"ended_at", QT_TRANSLATE_NOOP("Views", "Ended"), Timestamp, "ended_at"},
    ViewColumn {"reason", QT_TRANSLATE_NOOP("Views", "Reason"), Text, "reason", nullptr, nullptr, exportedToo, shown,
                searched},
};

constexpr std::array assignmentColumns {
    ViewColumn {"asset_tag", QT_TRANSLATE_NOOP("Views", "Asset tag"), Text, "asset_id", "assets", "asset_tag",
                exportedToo, shown, searched},
    ViewColumn {"holder", QT_TRANSLATE_NOOP("Views", "Holder"), Text, "holder_id", "users", "full_name", windowOnly,
                shown, searched},
    ViewColumn {"email", QT_TRANSLATE_NOOP("Views", "E-mail"), Text, "user_id", "users", "email", exportedToo, hidden,
                searched},
    ViewColumn {"purpose", QT_TRANSLATE_NOOP("Views", "Purpose"), Text, "purpose", nullptr, nullptr, exportedToo, shown,
                searched},
    ViewColumn {"checked_out_at", QT_TRANSLATE_NOOP("Views", "Checked out"), Timestamp, "checked_out_at"},
    ViewColumn {"checked_out_by", QT_TRANSLATE_NOOP("Views", "Checked out by"), Text, "checked_out_by", "users",
                "email", exportedToo, hidden},
    ViewColumn {"due_at", QT_TRANSLATE_NOOP("Views", "Due"), Timestamp, "due_at"},
    ViewColumn {"checked_in_at", QT_TRANSLATE_NOOP("Views", "Checked in"), Timestamp, "checked_in_at"},
    ViewColumn {"checked_in_by", QT_TRANSLATE_NOOP("Views", "Checked in by"), Text, "checked_in_by", "users", "email",
                exportedToo, hidden},
    ViewColumn {"condition_out", QT_TRANSLATE_NOOP("Views", "Condition out"), Text, "condition_out", nullptr, nullptr,
                exportedToo, hidden, searched},
    ViewColumn {"condition_in", QT_TRANSLATE_NOOP("Views", "Condition in"), Text, "condition_in", nullptr, nullptr,
                exportedToo, hidden, searched},
    ViewColumn {"notes", QT_TRANSLATE_NOOP("Views", "Notes"), Text, "notes", nullptr, nullptr, exportedToo, hidden,
                searched},
};

constexpr std::array operationColumns {
    ViewColumn {"id", QT_TRANSLATE_NOOP("Views", "Number"), Integer, "number"},
    ViewColumn {"at", QT_TRANSLATE_NOOP("Views", "When"), Timestamp, "at"},
    ViewColumn {"actor", QT_TRANSLATE_NOOP("Views", "Who"), Text, "actor", nullptr, nullptr, exportedToo, shown,
                searched},
    ViewColumn {"kind", QT_TRANSLATE_NOOP("Views", "Kind"), Text, "kind", nullptr, nullptr, exportedToo, shown,
                searched},
    ViewColumn {"summary", QT_TRANSLATE_NOOP("Views", "What"), Text, "summary", nullptr, nullptr, exportedToo, shown,
                searched},
    ViewColumn {"reason", QT_TRANSLATE_NOOP("Views", "Reason"), Text, "reason", nullptr, nullptr, exportedToo, shown,
                searched},
    ViewColumn {"changes", QT_TRANSLATE_NOOP("Views", "Changes"), Integer, "changes"},
    ViewColumn {"hash", QT_TRANSLATE_NOOP("Views", "Hash"), Text, "hash", nullptr, nullptr, exportedToo, hidden},
};

constexpr std::array assetConditions {ViewCondition {"overdue", "t.due_at < :now"}};

constexpr std::array userConditions {ViewCondition {"without-role", "t.role IS NULL AND t.status = 'Active'"}};

constexpr std::array assignmentConditions {ViewCondition {"open", "t.checked_in_at IS NULL"},
                                           ViewCondition {"overdue", "t.checked_in_at IS NULL AND t.due_at < :now"}};

}

int View::indexOf(const QString &columnId) const
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columnId == QLatin1StringView(columns[i].id))
            return int(i);
    }
    return -1;
}

namespace Views {

const View &assets()
{
    static constexpr View view {"assets",
                                QT_TRANSLATE_NOOP("Views", "Assets"),
                                "asset_rows",
                                Permission::ViewAssets,
                                "t.holder_id = :me",
                                assetColumns,
                                "asset_tag",
                                false,
                                assetConditions};
    return view;
}

const View &users()
{
    static constexpr View view {"users",       QT_TRANSLATE_NOOP("Views", "Users"),
                                "user_rows",   Permission::ViewPeople,
                                "t.id = :me",  userColumns,
                                "last_name",   false,
                                userConditions};
    return view;
}

const View &roles()
{
    static constexpr View view {
        "roles", QT_TRANSLATE_NOOP("Views", "Roles"), "role_rows", Permission::ViewRoles, "0", roleColumns, "role"};
    return view;
}

const View &roleAssignments()
{
    static constexpr View view {"role-assignments",     QT_TRANSLATE_NOOP("Views", "Role assignments"),
                                "role_assignment_rows", Permission::ViewRoles,
                                "t.user_id = :me",      roleAssignmentColumns,
                                "assigned_at",          true};
    return view;
}

const View &assignments()
{
    static constexpr View view {"assignments",       QT_TRANSLATE_NOOP("Views", "Assignments"),
                                "assignment_rows",   Permission::ViewCustody,
                                "t.user_id = :me",   assignmentColumns,
                                "checked_out_at",    true,
                                assignmentConditions};
    return view;
}

const View &operations()
{
    static constexpr View view {"operations",
                                QT_TRANSLATE_NOOP("Views", "Operations"),
                                "operation_rows",
                                Permission::ViewOperations,
                                "t.actor_id = :me",
                                operationColumns,
                                "id",
                                true};
    return view;
}

std::span<const View *const> all()
{
    static const std::array views {&users(), &roles(), &roleAssignments(), &assets(), &assignments(), &operations()};
    return views;
}

const View *find(const QString &name)
{
    for (const View *view : all()) {
        if (name == QLatin1StringView(view->name))
            return view;
    }
    return nullptr;
}

QString title(const ViewColumn &column)
{
    return QCoreApplication::translate("Views", column.title);
}

QString title(const View &view)
{
    return QCoreApplication::translate("Views", view.title);
}

}
