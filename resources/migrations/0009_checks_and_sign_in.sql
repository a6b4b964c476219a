-- SPDX-FileCopyrightText: 2026 Custodian contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A wait after failed sign-ins is measured by how long the computer runs, which nobody can set: boot_id names its start,
-- uptime_ms counts from there. NULL of a failure that an older version wrote down.
ALTER TABLE sign_in_delays ADD COLUMN boot_id TEXT;

ALTER TABLE sign_in_delays ADD COLUMN uptime_ms INTEGER;

-- Whether two periods of an asset overlap is told by this index alone.
DROP INDEX asset_assignments_asset;

CREATE INDEX asset_assignments_asset ON asset_assignments (asset_id, checked_out_at, checked_in_at);
