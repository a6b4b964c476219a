-- SPDX-FileCopyrightText: 2026 Custodian contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which operation took back which. Its rows are journaled like any other, so that the chain of hashes seals them.
CREATE TABLE undos (
    operation_id INTEGER PRIMARY KEY REFERENCES operations (id),
    undone_id INTEGER NOT NULL UNIQUE REFERENCES operations (id),
    CHECK (undone_id < operation_id)
);

-- A person who goes is looked for here: without these, taking back an import of people reads all custody for each.
CREATE INDEX asset_assignments_checked_out_by ON asset_assignments (checked_out_by) WHERE checked_out_by IS NOT NULL;

CREATE INDEX asset_assignments_checked_in_by ON asset_assignments (checked_in_by) WHERE checked_in_by IS NOT NULL;

CREATE INDEX user_role_assignments_assigned_by ON user_role_assignments (assigned_by) WHERE assigned_by IS NOT NULL;

CREATE INDEX user_role_assignments_ended_by ON user_role_assignments (ended_by) WHERE ended_by IS NOT NULL;
