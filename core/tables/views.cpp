// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/view.h"

#include "core/access/operationkinds.h"
#include "core/tables/journalfilters.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace {

using enum ColumnType;

// What several columns show of a person, and how people are found by it.
constexpr const char *personByName =
    "SELECT rowid FROM user_search WHERE user_search MATCH '{name email} : (' || :match || ')'";
constexpr const char *byAssetText = "SELECT rowid FROM asset_search WHERE asset_search MATCH :match";
constexpr const char *byPersonText = "SELECT rowid FROM user_search WHERE user_search MATCH :match";
constexpr const char *byAssignmentText = "SELECT rowid FROM assignment_search WHERE assignment_search MATCH :match";
constexpr const char *byOperationText = "SELECT rowid FROM operation_search WHERE operation_search MATCH :match";
constexpr const char *assetByCode =
    "SELECT rowid FROM asset_search WHERE asset_search MATCH '{tag serial} : (' || :match || ')'";
// One trigram is what it says; several may be apart from each other, but where the text begins with the word.
constexpr const char *assetByMiddleOfCode =
    "SELECT k.rowid FROM asset_codes k WHERE asset_codes MATCH :grams AND (length(:code) = 3 "
    "OR k.rowid IN (SELECT rowid FROM asset_search WHERE asset_search MATCH '{tag serial} : (' || :match || ')') "
    "OR EXISTS (SELECT 1 FROM assets a WHERE a.id = k.rowid "
    "AND (instr(search_code(a.asset_tag), :code) OR instr(search_code(a.serial), :code))))";
constexpr const char *assetsOfAssignments = "SELECT id, asset_id AS key FROM asset_assignments";
constexpr const char *peopleOfAssignments = "SELECT id, user_id AS key FROM asset_assignments";
constexpr const char *currentHolders =
    "SELECT asset_id AS id, user_id AS key FROM asset_assignments INDEXED BY asset_assignments_holder WHERE checked_in_at IS NULL";

constexpr std::array assetColumns {
    ViewColumn {.id = "asset_tag",
                .title = QT_TRANSLATE_NOOP("Views", "Asset tag"),
                .field = "asset_tag",
                .word = "tag",
                .search = byAssetText},
    ViewColumn {
        .id = "serial", .title = QT_TRANSLATE_NOOP("Views", "Serial"), .field = "serial", .search = byAssetText},
    ViewColumn {.id = "name",
                .title = QT_TRANSLATE_NOOP("Views", "Name"),
                .field = "name",
                .visible = false,
                .search = byAssetText},
    ViewColumn {.id = "category",
                .title = QT_TRANSLATE_NOOP("Views", "Category"),
                .field = "category_id",
                .relatedTable = "categories",
                .relatedField = "name",
                .visible = false,
                .chip = true},
    ViewColumn {.id = "manufacturer",
                .title = QT_TRANSLATE_NOOP("Views", "Manufacturer"),
                .field = "manufacturer_id",
                .relatedTable = "manufacturers",
                .relatedField = "name",
                .visible = false},
    ViewColumn {.id = "model",
                .title = QT_TRANSLATE_NOOP("Views", "Model"),
                .field = "model_id",
                .relatedTable = "models",
                .relatedField = "name"},
    ViewColumn {.id = "status",
                .title = QT_TRANSLATE_NOOP("Views", "Status"),
                .field = "status_id",
                .relatedTable = "statuses",
                .relatedField = "name",
                .chip = true,
                .alsoFits = "search_words(s.kind) = :value",
                .values = "Deployable Deployed Pending Undeployable Archived"},
    ViewColumn {.id = "site",
                .title = QT_TRANSLATE_NOOP("Views", "Site"),
                .field = "site_id",
                .relatedTable = "sites",
                .relatedField = "name",
                .visible = false,
                .chip = true},
    ViewColumn {.id = "holder",
                .title = QT_TRANSLATE_NOOP("Views", "Holder"),
                .field = "holder_id",
                .relatedTable = "users",
                .relatedField = "full_name",
                .chip = true,
                .keys = currentHolders,
                .search = personByName},
    ViewColumn {.id = "holder_email",
                .title = QT_TRANSLATE_NOOP("Views", "Holder's e-mail"),
                .field = "holder_email_id",
                .relatedTable = "users",
                .relatedField = "email",
                .visible = false,
                .word = "email",
                .keys = currentHolders,
                .search = personByName},
    ViewColumn {
        .id = "checked_out_at",
        .title = QT_TRANSLATE_NOOP("Views", "Checked out"),
        .type = Timestamp,
        .field = "checked_out_at",
        .visible = false,
        .word = "since",
        .keys = "SELECT asset_id AS id, checked_out_at AS key FROM asset_assignments WHERE checked_in_at IS NULL"},
    ViewColumn {
        .id = "due_at",
        .title = QT_TRANSLATE_NOOP("Views", "Due"),
        .type = Timestamp,
        .field = "due_at",
        .word = "due",
        .chip = true,
        .keys =
            "SELECT asset_id AS id, due_at AS key FROM asset_assignments INDEXED BY asset_assignments_due WHERE checked_in_at IS NULL AND due_at IS NOT NULL",
        .values = "overdue"},
    ViewColumn {.id = "purchase_date",
                .title = QT_TRANSLATE_NOOP("Views", "Purchased"),
                .type = Date,
                .field = "purchase_date",
                .visible = false,
                .word = "purchased"},
    ViewColumn {.id = "purchase_cost",
                .title = QT_TRANSLATE_NOOP("Views", "Cost"),
                .type = Money,
                .field = "purchase_cost",
                .visible = false,
                .needs = Permission::ViewCost,
                .word = "cost"},
    ViewColumn {.id = "supplier",
                .title = QT_TRANSLATE_NOOP("Views", "Supplier"),
                .field = "supplier_id",
                .relatedTable = "suppliers",
                .relatedField = "name",
                .visible = false},
    ViewColumn {.id = "warranty_months",
                .title = QT_TRANSLATE_NOOP("Views", "Warranty (months)"),
                .type = Integer,
                .field = "warranty_months",
                .visible = false,
                .word = "warranty"},
    ViewColumn {.id = "notes",
                .title = QT_TRANSLATE_NOOP("Views", "Notes"),
                .field = "notes",
                .visible = false,
                .search = byAssetText},
    ViewColumn {
        .id = "department",
        .title = QT_TRANSLATE_NOOP("Views", "Holder's department"),
        .field = "holder_department_id",
        .relatedTable = "departments",
        .relatedField = "name",
        .exported = false,
        .visible = false,
        .chip = true,
        .keys =
            "SELECT c.asset_id AS id, u.department_id AS key FROM asset_assignments c INDEXED BY asset_assignments_holder JOIN users u ON u.id = c.user_id "
            "WHERE c.checked_in_at IS NULL AND u.department_id IS NOT NULL"},
};

constexpr std::array userColumns {
    ViewColumn {.id = "staff_number",
                .title = QT_TRANSLATE_NOOP("Views", "Staff number"),
                .field = "staff_number",
                .visible = false,
                .search = byPersonText},
    ViewColumn {.id = "first_name",
                .title = QT_TRANSLATE_NOOP("Views", "First name"),
                .field = "first_name",
                .search = byPersonText},
    ViewColumn {.id = "last_name",
                .title = QT_TRANSLATE_NOOP("Views", "Last name"),
                .field = "last_name",
                .search = byPersonText},
    ViewColumn {.id = "email", .title = QT_TRANSLATE_NOOP("Views", "E-mail"), .field = "email", .search = byPersonText},
    ViewColumn {.id = "phone1",
                .title = QT_TRANSLATE_NOOP("Views", "Phone"),
                .field = "phone1",
                .visible = false,
                .search = byPersonText},
    ViewColumn {.id = "phone2",
                .title = QT_TRANSLATE_NOOP("Views", "Second phone"),
                .field = "phone2",
                .visible = false,
                .search = byPersonText},
    ViewColumn {.id = "organization",
                .title = QT_TRANSLATE_NOOP("Views", "Organization"),
                .field = "organization",
                .visible = false},
    ViewColumn {.id = "site",
                .title = QT_TRANSLATE_NOOP("Views", "Site"),
                .field = "site_id",
                .relatedTable = "sites",
                .relatedField = "name",
                .chip = true},
    ViewColumn {.id = "department",
                .title = QT_TRANSLATE_NOOP("Views", "Department"),
                .field = "department_id",
                .relatedTable = "departments",
                .relatedField = "name",
                .visible = false,
                .chip = true},
    ViewColumn {
        .id = "position", .title = QT_TRANSLATE_NOOP("Views", "Position"), .field = "position", .search = byPersonText},
    ViewColumn {.id = "status",
                .title = QT_TRANSLATE_NOOP("Views", "Status"),
                .field = "status",
                .chip = true,
                .values = "Active Inactive"},
    ViewColumn {
        .id = "role",
        .title = QT_TRANSLATE_NOOP("Views", "Role"),
        .field = "role",
        .chip = true,
        .keys =
            "SELECT a.user_id AS id, r.name AS key FROM user_role_assignments a JOIN roles r ON r.id = a.role_id WHERE a.ended_at IS NULL"},
    ViewColumn {.id = "assets",
                .title = QT_TRANSLATE_NOOP("Views", "Holds"),
                .type = Integer,
                .field = "assets",
                .exported = false,
                .word = "holds"},
    ViewColumn {.id = "date_created",
                .title = QT_TRANSLATE_NOOP("Views", "Added"),
                .type = Timestamp,
                .field = "created_at",
                .visible = false,
                .word = "added"},
};

constexpr std::array roleColumns {
    ViewColumn {.id = "role", .title = QT_TRANSLATE_NOOP("Views", "Role"), .field = "name"},
    ViewColumn {.id = "description", .title = QT_TRANSLATE_NOOP("Views", "Description"), .field = "description"},
    ViewColumn {.id = "users", .title = QT_TRANSLATE_NOOP("Views", "People"), .type = Integer, .field = "users"},
    ViewColumn {.id = "permissions",
                .title = QT_TRANSLATE_NOOP("Views", "Permissions"),
                .field = "permissions",
                .visible = false},
};

constexpr std::array roleAssignmentColumns {
    ViewColumn {.id = "person",
                .title = QT_TRANSLATE_NOOP("Views", "Person"),
                .field = "person_id",
                .relatedTable = "users",
                .relatedField = "full_name",
                .exported = false,
                .search = personByName},
    ViewColumn {.id = "email",
                .title = QT_TRANSLATE_NOOP("Views", "E-mail"),
                .field = "user_id",
                .relatedTable = "users",
                .relatedField = "email",
                .search = personByName},
    ViewColumn {.id = "role",
                .title = QT_TRANSLATE_NOOP("Views", "Role"),
                .field = "role_id",
                .relatedTable = "roles",
                .relatedField = "name",
                .chip = true},
    ViewColumn {.id = "assigned_at",
                .title = QT_TRANSLATE_NOOP("Views", "Assigned"),
                .type = Timestamp,
                .field = "assigned_at"},
    ViewColumn {.id = "assigned_by",
                .title = QT_TRANSLATE_NOOP("Views", "Assigned by"),
                .field = "assigned_by",
                .relatedTable = "users",
                .relatedField = "email"},
    ViewColumn {.id = "ended_at", .title = QT_TRANSLATE_NOOP("Views", "Ended"), .type = Timestamp, .field = "ended_at"},
    ViewColumn {.id = "reason", .title = QT_TRANSLATE_NOOP("Views", "Reason"), .field = "reason"},
};

constexpr std::array assignmentColumns {
    ViewColumn {.id = "asset_tag",
                .title = QT_TRANSLATE_NOOP("Views", "Asset tag"),
                .field = "asset_id",
                .relatedTable = "assets",
                .relatedField = "asset_tag",
                .word = "tag",
                .keys = assetsOfAssignments},
    ViewColumn {.id = "holder",
                .title = QT_TRANSLATE_NOOP("Views", "Holder"),
                .field = "holder_id",
                .relatedTable = "users",
                .relatedField = "full_name",
                .exported = false,
                .chip = true,
                .keys = peopleOfAssignments,
                .search = personByName},
    ViewColumn {.id = "email",
                .title = QT_TRANSLATE_NOOP("Views", "E-mail"),
                .field = "user_id",
                .relatedTable = "users",
                .relatedField = "email",
                .visible = false,
                .keys = peopleOfAssignments,
                .search = personByName},
    ViewColumn {.id = "purpose",
                .title = QT_TRANSLATE_NOOP("Views", "Purpose"),
                .field = "purpose",
                .search = byAssignmentText},
    ViewColumn {.id = "checked_out_at",
                .title = QT_TRANSLATE_NOOP("Views", "Checked out"),
                .type = Timestamp,
                .field = "checked_out_at",
                .word = "since"},
    ViewColumn {.id = "checked_out_by",
                .title = QT_TRANSLATE_NOOP("Views", "Checked out by"),
                .field = "checked_out_by",
                .relatedTable = "users",
                .relatedField = "email",
                .visible = false},
    ViewColumn {.id = "due_at",
                .title = QT_TRANSLATE_NOOP("Views", "Due"),
                .type = Timestamp,
                .field = "due_at",
                .word = "due",
                .chip = true,
                .values = "overdue"},
    ViewColumn {.id = "checked_in_at",
                .title = QT_TRANSLATE_NOOP("Views", "Checked in"),
                .type = Timestamp,
                .field = "checked_in_at",
                .word = "returned"},
    ViewColumn {.id = "checked_in_by",
                .title = QT_TRANSLATE_NOOP("Views", "Checked in by"),
                .field = "checked_in_by",
                .relatedTable = "users",
                .relatedField = "email",
                .visible = false},
    ViewColumn {.id = "condition_out",
                .title = QT_TRANSLATE_NOOP("Views", "Condition out"),
                .field = "condition_out",
                .visible = false,
                .search = byAssignmentText},
    ViewColumn {.id = "condition_in",
                .title = QT_TRANSLATE_NOOP("Views", "Condition in"),
                .field = "condition_in",
                .visible = false,
                .search = byAssignmentText},
    ViewColumn {.id = "notes",
                .title = QT_TRANSLATE_NOOP("Views", "Notes"),
                .field = "notes",
                .visible = false,
                .search = byAssignmentText},
};

constexpr ValueTitles operationKinds {&OperationKinds::names, &OperationKinds::title};

constexpr std::array operationColumns {
    ViewColumn {.id = "id", .title = QT_TRANSLATE_NOOP("Views", "Number"), .type = Integer, .field = "number"},
    ViewColumn {.id = "at",
                .title = QT_TRANSLATE_NOOP("Views", "When"),
                .type = Timestamp,
                .field = "at",
                .chip = true,
                .past = true},
    ViewColumn {.id = "actor",
                .title = QT_TRANSLATE_NOOP("Views", "Who"),
                .field = "actor",
                .chip = true,
                .search = byOperationText},
    ViewColumn {.id = "kind",
                .title = QT_TRANSLATE_NOOP("Views", "Kind"),
                .field = "kind",
                .chip = true,
                .titles = &operationKinds},
    ViewColumn {
        .id = "summary", .title = QT_TRANSLATE_NOOP("Views", "What"), .field = "summary", .search = byOperationText},
    ViewColumn {
        .id = "reason", .title = QT_TRANSLATE_NOOP("Views", "Reason"), .field = "reason", .search = byOperationText},
    ViewColumn {.id = "changes", .title = QT_TRANSLATE_NOOP("Views", "Changes"), .type = Integer, .field = "changes"},
    ViewColumn {.id = "hash", .title = QT_TRANSLATE_NOOP("Views", "Hash"), .field = "hash", .visible = false},
};

constexpr ViewCondition overdue(const char *rows)
{
    return {"overdue", QT_TRANSLATE_NOOP("Views", "Overdue"), rows};
}

constexpr std::array assetConditions {
    overdue("SELECT asset_id FROM asset_assignments WHERE checked_in_at IS NULL AND due_at < :now")};

constexpr std::array userConditions {ViewCondition {
    "without-role", QT_TRANSLATE_NOOP("Views", "Without a role"),
    "SELECT id FROM users WHERE status = 'Active' EXCEPT SELECT user_id FROM user_role_assignments WHERE ended_at IS NULL"}};

constexpr std::array assignmentConditions {
    ViewCondition {"open", QT_TRANSLATE_NOOP("Views", "Checked out now"),
                   "SELECT id FROM asset_assignments WHERE checked_in_at IS NULL"},
    overdue("SELECT id FROM asset_assignments WHERE checked_in_at IS NULL AND due_at < :now")};

constexpr std::array assetSearch {SearchSource {byAssetText}, SearchSource {assetByMiddleOfCode},
                                  SearchSource {"SELECT id FROM assets WHERE model_id IN (SELECT m.id FROM models m "
                                                "LEFT JOIN manufacturers f ON f.id = m.manufacturer_id "
                                                "WHERE has_words(m.name || ' ' || ifnull(f.name, ''), :word))"},
                                  SearchSource {personByName, currentHolders}};

constexpr std::array userSearch {SearchSource {byPersonText}};

constexpr std::array assignmentSearch {SearchSource {byAssignmentText}, SearchSource {assetByCode, assetsOfAssignments},
                                       SearchSource {assetByMiddleOfCode, assetsOfAssignments},
                                       SearchSource {personByName, peopleOfAssignments}};

constexpr std::array operationSearch {SearchSource {byOperationText}};

constexpr std::array roleSearch {
    SearchSource {"SELECT id FROM roles WHERE has_words(name || ' ' || ifnull(description, ''), :word)"}};

constexpr std::array roleAssignmentSearch {
    SearchSource {"SELECT id FROM user_role_assignments WHERE has_words(reason, :word)"},
    SearchSource {"SELECT id FROM roles WHERE has_words(name, :word)",
                  "SELECT id, role_id AS key FROM user_role_assignments"},
    SearchSource {personByName, "SELECT id, user_id AS key FROM user_role_assignments"}};

}

QString ViewColumn::name() const
{
    return QString::fromLatin1(word ? word : id);
}

int View::indexOf(const QString &columnId) const
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columnId == QLatin1StringView(columns[i].id))
            return int(i);
    }
    return -1;
}

const ViewColumn *View::column(const QString &idOrWord) const
{
    for (const ViewColumn &column : columns) {
        if (idOrWord.compare(QLatin1StringView(column.id), Qt::CaseInsensitive) == 0
            || idOrWord.compare(column.name(), Qt::CaseInsensitive) == 0)
            return &column;
    }
    return nullptr;
}

const ViewFilter *View::filter(const QString &filterName) const
{
    const auto found = std::ranges::find_if(filters, [&](const ViewFilter &offered) {
        return filterName.compare(QLatin1StringView(offered.name), Qt::CaseInsensitive) == 0;
    });
    return found == filters.end() ? nullptr : &*found;
}

const ViewCondition *View::condition(const QString &conditionName) const
{
    const auto found = std::find_if(conditions.begin(), conditions.end(), [&](const ViewCondition &offered) {
        return conditionName.compare(QLatin1StringView(offered.name), Qt::CaseInsensitive) == 0;
    });
    return found == conditions.end() ? nullptr : &*found;
}

namespace Views {

const View &assets()
{
    static constexpr View view {.name = "assets",
                                .title = QT_TRANSLATE_NOOP("Views", "Assets"),
                                .rows = "asset_rows",
                                .table = "assets",
                                .permission = Permission::ViewAssets,
                                .own = "t.holder_id = :me",
                                .columns = assetColumns,
                                .defaultSort = "asset_tag",
                                .conditions = assetConditions,
                                .search = assetSearch};
    return view;
}

const View &users()
{
    static constexpr View view {.name = "users",
                                .title = QT_TRANSLATE_NOOP("Views", "Users"),
                                .rows = "user_rows",
                                .table = "users",
                                .permission = Permission::ViewPeople,
                                .own = "t.id = :me",
                                .columns = userColumns,
                                .defaultSort = "last_name",
                                .ties = "first_name email staff_number date_created",
                                .conditions = userConditions,
                                .search = userSearch};
    return view;
}

const View &roles()
{
    static constexpr View view {.name = "roles",
                                .title = QT_TRANSLATE_NOOP("Views", "Roles"),
                                .rows = "role_rows",
                                .table = "roles",
                                .permission = Permission::ViewRoles,
                                .own = "0",
                                .columns = roleColumns,
                                .defaultSort = "role",
                                .search = roleSearch};
    return view;
}

const View &roleAssignments()
{
    static constexpr View view {.name = "role-assignments",
                                .title = QT_TRANSLATE_NOOP("Views", "Role assignments"),
                                .rows = "role_assignment_rows",
                                .table = "user_role_assignments",
                                .permission = Permission::ViewRoles,
                                .own = "t.user_id = :me",
                                .columns = roleAssignmentColumns,
                                .defaultSort = "assigned_at",
                                .defaultDescending = true,
                                .search = roleAssignmentSearch};
    return view;
}

const View &assignments()
{
    static constexpr View view {.name = "assignments",
                                .title = QT_TRANSLATE_NOOP("Views", "Assignments"),
                                .rows = "assignment_rows",
                                .table = "asset_assignments",
                                .permission = Permission::ViewCustody,
                                .own = "t.user_id = :me",
                                .columns = assignmentColumns,
                                .defaultSort = "checked_out_at",
                                .defaultDescending = true,
                                .ties = "asset_tag checked_in_at email",
                                .conditions = assignmentConditions,
                                .search = assignmentSearch};
    return view;
}

const View &operations()
{
    static const View view {.name = "operations",
                            .title = QT_TRANSLATE_NOOP("Views", "Journal"),
                            .rows = "operation_rows",
                            .table = "operations",
                            .permission = Permission::ViewOperations,
                            .own = "t.actor_id = :me",
                            .columns = operationColumns,
                            .defaultSort = "id",
                            .defaultDescending = true,
                            .search = operationSearch,
                            .filters = JournalFilters::all()};
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

QString title(const ViewCondition &condition)
{
    return QCoreApplication::translate("Views", condition.title);
}

}
