-- SPDX-FileCopyrightText: 2026 Custodian contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The journal takes less room. A change names its table by a number: assets, the most numerous by far, have the one that
-- SQLite stores in no byte at all. A migration that makes a table numbers it here; a number never means another table.
CREATE TABLE journal_tables (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

INSERT INTO journal_tables (id, name) VALUES
    (1, 'assets'), (2, 'asset_assignments'), (3, 'users'), (4, 'user_role_assignments'), (5, 'credentials'),
    (6, 'roles'), (7, 'permissions'), (8, 'role_permissions'), (9, 'settings'), (10, 'sites'), (11, 'departments'),
    (12, 'categories'), (13, 'manufacturers'), (14, 'suppliers'), (15, 'models'), (16, 'statuses'), (17, 'saved_views'),
    (18, 'undos');

-- As `changes` in 0001.
CREATE TABLE row_changes (
    id INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL REFERENCES operations (id),
    table_id INTEGER NOT NULL REFERENCES journal_tables (id),
    row_id INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('I', 'U', 'D')),
    old_values TEXT,
    row_digest BLOB
);

INSERT INTO row_changes (id, operation_id, table_id, row_id, action, old_values, row_digest)
SELECT c.id, c.operation_id, t.id, c.row_id, c.action, c.old_values, c.row_digest
  FROM changes c LEFT JOIN journal_tables t ON t.name = c.table_name ORDER BY c.id;

DROP TABLE changes;

CREATE VIEW changes AS
SELECT c.id, c.operation_id, t.name AS table_name, c.row_id, c.action, c.old_values, c.row_digest
  FROM row_changes c JOIN journal_tables t ON t.id = c.table_id;

CREATE INDEX changes_row ON row_changes (row_id);

CREATE INDEX changes_asset_names ON row_changes (row_id)
 WHERE table_id = 1 AND json_extract(old_values, '$.asset_tag') IS NOT NULL;

CREATE INDEX changes_user_names ON row_changes (row_id)
 WHERE table_id = 3 AND (action = 'D' OR json_extract(old_values, '$.email') IS NOT NULL);

CREATE INDEX changes_custody_assets ON row_changes (json_extract(old_values, '$.asset_id'), row_id)
 WHERE table_id = 2 AND json_extract(old_values, '$.asset_id') IS NOT NULL;

CREATE INDEX changes_custody_users ON row_changes (json_extract(old_values, '$.user_id'), row_id)
 WHERE table_id = 2 AND json_extract(old_values, '$.user_id') IS NOT NULL;

CREATE INDEX changes_role_users ON row_changes (json_extract(old_values, '$.user_id'), row_id)
 WHERE table_id = 4 AND json_extract(old_values, '$.user_id') IS NOT NULL;

CREATE TRIGGER changes_current BEFORE INSERT ON row_changes
WHEN new.operation_id IS NOT (SELECT operation_id FROM journal_state) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The journal is append-only.');
END;

CREATE TRIGGER changes_sealed BEFORE UPDATE ON row_changes
WHEN old.operation_id IS NOT (SELECT operation_id FROM journal_state) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The journal is append-only.');
END;

CREATE TRIGGER changes_kept BEFORE DELETE ON row_changes BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The journal is append-only.');
END;

UPDATE journal_exempt SET table_name = 'row_changes' WHERE table_name = 'changes';

INSERT INTO journal_exempt VALUES ('journal_tables', 'set by migrations');

-- One operation is written at a time, and no change ever goes: those of an operation lie in a row, after as many as there
-- were before it. That is instead of an index.
DROP TRIGGER operations_sealed;

ALTER TABLE operations ADD COLUMN changes_before INTEGER NOT NULL DEFAULT 0;

UPDATE operations SET changes_before = place.changes_before
  FROM (SELECT id, sum(changes) OVER (ORDER BY id) - changes AS changes_before FROM operations) place
 WHERE place.id = operations.id;

CREATE TRIGGER operations_sealed BEFORE UPDATE ON operations WHEN old.hash IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The journal is append-only.');
END;
