-- SPDX-FileCopyrightText: 2026 Custodian contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Statements end with a semicolon and a blank line. Times are ISO 8601 UTC text. A refusal by a trigger
-- reads "custodian/<code>: sentence" (core/db/sql.cpp maps it). Keys are never used again (AUTOINCREMENT): the journal
-- goes on speaking of the one that was deleted.

CREATE TABLE operations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    actor_id INTEGER,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    summary TEXT NOT NULL,
    reason TEXT,
    changes INTEGER NOT NULL DEFAULT 0,
    hash TEXT
);

CREATE INDEX operations_actor ON operations (actor_id);

-- action: I insert, U update, D delete. old_values: JSON of what changed (U) or of the whole row (D).
-- row_digest: first bytes of the SHA-256 of the row as the operation left it; NULL after a delete.
CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL REFERENCES operations (id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('I', 'U', 'D')),
    old_values TEXT,
    row_digest BLOB
);

CREATE INDEX changes_operation ON changes (operation_id);

CREATE INDEX changes_row ON changes (table_name, row_id);

-- The operation that is open in this transaction; nobody else ever sees it set.
CREATE TABLE journal_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    operation_id INTEGER
);

INSERT INTO journal_state (id, operation_id) VALUES (1, NULL);

CREATE TABLE journal_exempt (table_name TEXT PRIMARY KEY, why TEXT NOT NULL);

INSERT INTO journal_exempt VALUES
    ('operations', 'is the journal'), ('changes', 'is the journal'), ('journal_state', 'is the journal'),
    ('journal_exempt', 'set by migrations'), ('journal_derived', 'set by migrations'), ('journal_secret', 'set by migrations'),
    ('sign_in_delays', 'counts failures, which have no actor');

CREATE TABLE journal_derived (column_name TEXT PRIMARY KEY);

INSERT INTO journal_derived VALUES ('version');

CREATE TABLE journal_secret (table_name TEXT, column_name TEXT, PRIMARY KEY (table_name, column_name));

INSERT INTO journal_secret VALUES ('credentials', 'password_hash'), ('credentials', 'code_hash');

CREATE TRIGGER operations_sealed BEFORE UPDATE ON operations WHEN old.hash IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The journal is append-only.');
END;

CREATE TRIGGER operations_kept BEFORE DELETE ON operations BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The journal is append-only.');
END;

CREATE TRIGGER changes_current BEFORE INSERT ON changes
WHEN new.operation_id IS NOT (SELECT operation_id FROM journal_state) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The journal is append-only.');
END;

CREATE TRIGGER changes_sealed BEFORE UPDATE ON changes
WHEN old.operation_id IS NOT (SELECT operation_id FROM journal_state) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The journal is append-only.');
END;

CREATE TRIGGER changes_kept BEFORE DELETE ON changes BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The journal is append-only.');
END;

CREATE TABLE settings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    value TEXT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE sites (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    notes TEXT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE departments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    notes TEXT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    staff_number TEXT COLLATE NOCASE UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT COLLATE NOCASE UNIQUE,
    phone1 TEXT,
    phone2 TEXT,
    organization TEXT,
    site_id INTEGER REFERENCES sites (id) ON DELETE RESTRICT,
    department_id INTEGER REFERENCES departments (id) ON DELETE RESTRICT,
    position TEXT,
    status TEXT NOT NULL DEFAULT 'Active' CHECK (status IN ('Active', 'Inactive')),
    notes TEXT,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    full_name TEXT GENERATED ALWAYS AS (trim(first_name || ' ' || last_name)) VIRTUAL,
    CHECK (email IS NULL OR email = lower(trim(email)))
);

CREATE INDEX users_site ON users (site_id);

CREATE INDEX users_department ON users (department_id);

CREATE INDEX users_name ON users (last_name COLLATE NOCASE, first_name COLLATE NOCASE, id);

-- One-to-one: a user has at most one.
CREATE TABLE credentials (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
    password_hash TEXT,
    code_hash TEXT,
    code_expires_at TEXT,
    changed_at TEXT NOT NULL
);

-- Failed sign-ins by e-mail as typed (folded), known or not; outside the journal.
CREATE TABLE sign_in_delays (
    email TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    failed_at TEXT NOT NULL
);

CREATE TABLE roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    description TEXT,
    builtin INTEGER NOT NULL DEFAULT 0 CHECK (builtin IN (0, 1)),
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);

-- The rights that exist, from core/access/permissions.cpp.
CREATE TABLE permissions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE role_permissions (
    role_id INTEGER NOT NULL CONSTRAINT fk_role_permissions_role_id_roles REFERENCES roles (id) ON DELETE CASCADE,
    permission_id INTEGER NOT NULL CONSTRAINT fk_role_permissions_permission_id_permissions REFERENCES permissions (id) ON DELETE CASCADE,
    PRIMARY KEY (role_id, permission_id)
);

CREATE TABLE user_role_assignments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL CONSTRAINT fk_user_role_assignments_user_id_users REFERENCES users (id) ON DELETE CASCADE,
    role_id INTEGER NOT NULL CONSTRAINT fk_user_role_assignments_role_id_roles REFERENCES roles (id) ON DELETE CASCADE,
    assigned_at TEXT NOT NULL,
    assigned_by INTEGER REFERENCES users (id) ON DELETE SET NULL,
    ended_at TEXT,
    ended_by INTEGER REFERENCES users (id) ON DELETE SET NULL,
    reason TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (ended_at IS NULL OR ended_at >= assigned_at)
);

CREATE UNIQUE INDEX user_role_assignments_current ON user_role_assignments (user_id, role_id) WHERE ended_at IS NULL;

CREATE INDEX user_role_assignments_user ON user_role_assignments (user_id);

CREATE INDEX user_role_assignments_role ON user_role_assignments (role_id);

-- Under the single-role policy (the default) a user has one current role.
CREATE TRIGGER user_role_assignments_single_insert BEFORE INSERT ON user_role_assignments
WHEN new.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM settings WHERE name = 'role_policy' AND value = 'Several')
 AND EXISTS (SELECT 1 FROM user_role_assignments WHERE user_id = new.user_id AND ended_at IS NULL) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: Under the single-role policy a person has one role at a time.');
END;

CREATE TRIGGER user_role_assignments_single_update BEFORE UPDATE ON user_role_assignments
WHEN new.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM settings WHERE name = 'role_policy' AND value = 'Several')
 AND EXISTS (SELECT 1 FROM user_role_assignments WHERE user_id = new.user_id AND ended_at IS NULL AND id <> new.id) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: Under the single-role policy a person has one role at a time.');
END;

CREATE TRIGGER settings_single_role BEFORE UPDATE ON settings
WHEN new.name = 'role_policy' AND new.value IS NOT 'Several'
 AND EXISTS (SELECT 1 FROM user_role_assignments WHERE ended_at IS NULL GROUP BY user_id HAVING count(*) > 1) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: Someone has several roles at the moment.');
END;

CREATE TRIGGER settings_single_role_delete BEFORE DELETE ON settings
WHEN old.name = 'role_policy'
 AND EXISTS (SELECT 1 FROM user_role_assignments WHERE ended_at IS NULL GROUP BY user_id HAVING count(*) > 1) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: Someone has several roles at the moment.');
END;
