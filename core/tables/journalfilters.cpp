// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/journalfilters.h"

#include <array>

namespace {

// What they are called, and what they were: those that are gone, and those whose tag or address is another by now. Of the
// tables in `journal_tables` 1 is assets, 2 asset_assignments, 3 users, 4 user_role_assignments: an index of some rows is
// used where their condition stands in the same words only.
constexpr const char *assetNames =
    "SELECT id, asset_tag AS name FROM assets WHERE id IN "
    "(SELECT rowid FROM asset_search WHERE asset_search MATCH 'tag : (' || :match || ')') "
    "UNION ALL SELECT row_id, json_extract(old_values, '$.asset_tag') FROM row_changes INDEXED BY changes_asset_names "
    "WHERE table_id = 1 AND json_extract(old_values, '$.asset_tag') IS NOT NULL";
constexpr const char *personNames =
    "SELECT u.id, json_each.value AS name FROM users u, json_each(json_array(u.email, u.full_name, u.staff_number)) "
    "WHERE u.id IN (SELECT rowid FROM user_search WHERE user_search MATCH :match) "
    "UNION ALL SELECT c.row_id, json_each.value FROM row_changes c INDEXED BY changes_user_names, "
    "json_each(json_array(json_extract(c.old_values, '$.email'), json_extract(c.old_values, '$.staff_number'), "
    "json_extract(c.old_values, '$.first_name') || ' ' || json_extract(c.old_values, '$.last_name'))) "
    "WHERE c.table_id = 3 AND (c.action = 'D' OR json_extract(c.old_values, '$.email') IS NOT NULL)";

constexpr const char *operationsOfAssets =
    "SELECT c.operation_id FROM meant CROSS JOIN row_changes c ON c.table_id = 1 AND c.row_id = meant.id "
    "UNION ALL SELECT c.operation_id FROM meant CROSS JOIN asset_assignments a ON a.asset_id = meant.id "
    "CROSS JOIN row_changes c ON c.table_id = 2 AND c.row_id = a.id "
    "UNION ALL SELECT c.operation_id FROM meant CROSS JOIN row_changes g INDEXED BY changes_custody_assets "
    "ON g.table_id = 2 AND json_extract(g.old_values, '$.asset_id') = +meant.id "
    "CROSS JOIN row_changes c ON c.table_id = 2 AND c.row_id = g.row_id";
constexpr const char *operationsOfPeople =
    "SELECT c.operation_id FROM meant CROSS JOIN row_changes c ON c.table_id = 3 AND c.row_id = meant.id "
    "UNION ALL SELECT c.operation_id FROM meant CROSS JOIN asset_assignments a ON a.user_id = meant.id "
    "CROSS JOIN row_changes c ON c.table_id = 2 AND c.row_id = a.id "
    "UNION ALL SELECT c.operation_id FROM meant CROSS JOIN row_changes g INDEXED BY changes_custody_users "
    "ON g.table_id = 2 AND json_extract(g.old_values, '$.user_id') = +meant.id "
    "CROSS JOIN row_changes c ON c.table_id = 2 AND c.row_id = g.row_id "
    "UNION ALL SELECT c.operation_id FROM meant CROSS JOIN user_role_assignments r ON r.user_id = meant.id "
    "CROSS JOIN row_changes c ON c.table_id = 4 AND c.row_id = r.id "
    "UNION ALL SELECT c.operation_id FROM meant CROSS JOIN row_changes g INDEXED BY changes_role_users "
    "ON g.table_id = 4 AND json_extract(g.old_values, '$.user_id') = +meant.id "
    "CROSS JOIN row_changes c ON c.table_id = 4 AND c.row_id = g.row_id";

constexpr std::array filters {
    ViewFilter {.name = "asset",
                .names = assetNames,
                .rows = operationsOfAssets,
                .any = "SELECT operation_id FROM changes WHERE table_name IN ('assets', 'asset_assignments')"},
    ViewFilter {.name = "person",
                .names = personNames,
                .rows = operationsOfPeople,
                .any = "SELECT operation_id FROM changes WHERE table_name IN ('users', 'asset_assignments', "
                       "'user_role_assignments')"},
};

}

std::span<const ViewFilter> JournalFilters::all()
{
    return filters;
}
