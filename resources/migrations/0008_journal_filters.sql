-- SPDX-FileCopyrightText: 2026 Custodian contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the journal is filtered by. An asset or a person by any name they ever had, and what is gone or went to somebody
-- else, stand in the old values of changes only: for those there are small indexes.
CREATE INDEX operations_at ON operations (at);

CREATE INDEX operations_by ON operations (actor);

CREATE INDEX operations_kind ON operations (kind);

CREATE INDEX changes_asset_names ON changes (row_id)
 WHERE table_name = 'assets' AND json_extract(old_values, '$.asset_tag') IS NOT NULL;

CREATE INDEX changes_user_names ON changes (row_id)
 WHERE table_name = 'users' AND (action = 'D' OR json_extract(old_values, '$.email') IS NOT NULL);

CREATE INDEX changes_custody_assets ON changes (json_extract(old_values, '$.asset_id'), row_id)
 WHERE table_name = 'asset_assignments' AND json_extract(old_values, '$.asset_id') IS NOT NULL;

CREATE INDEX changes_custody_users ON changes (json_extract(old_values, '$.user_id'), row_id)
 WHERE table_name = 'asset_assignments' AND json_extract(old_values, '$.user_id') IS NOT NULL;

CREATE INDEX changes_role_users ON changes (json_extract(old_values, '$.user_id'), row_id)
 WHERE table_name = 'user_role_assignments' AND json_extract(old_values, '$.user_id') IS NOT NULL;
