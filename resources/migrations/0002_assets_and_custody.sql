-- SPDX-FileCopyrightText: 2026 Custodian contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE categories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    notes TEXT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE manufacturers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    notes TEXT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE suppliers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    notes TEXT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE models (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE,
    model_number TEXT,
    manufacturer_id INTEGER REFERENCES manufacturers (id) ON DELETE RESTRICT,
    category_id INTEGER REFERENCES categories (id) ON DELETE RESTRICT,
    notes TEXT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX models_name ON models (name, ifnull(manufacturer_id, 0), ifnull(model_number, ''));

CREATE INDEX models_manufacturer ON models (manufacturer_id);

CREATE INDEX models_category ON models (category_id);

-- The kind decides what may be done: Deployable and Deployed may be checked out.
CREATE TABLE statuses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('Deployable', 'Deployed', 'Pending', 'Undeployable', 'Archived')),
    notes TEXT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE assets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_tag TEXT NOT NULL COLLATE NOCASE UNIQUE,
    serial TEXT COLLATE NOCASE,
    name TEXT,
    model_id INTEGER REFERENCES models (id) ON DELETE RESTRICT,
    status_id INTEGER NOT NULL REFERENCES statuses (id) ON DELETE RESTRICT,
    site_id INTEGER REFERENCES sites (id) ON DELETE RESTRICT,
    supplier_id INTEGER REFERENCES suppliers (id) ON DELETE RESTRICT,
    purchase_date TEXT,
    purchase_cost INTEGER CHECK (purchase_cost >= 0),
    warranty_months INTEGER CHECK (warranty_months >= 0),
    notes TEXT,
    created_by INTEGER CONSTRAINT fk_assets_created_by_users REFERENCES users (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX assets_serial ON assets (serial);

CREATE INDEX assets_name ON assets (name COLLATE NOCASE);

CREATE INDEX assets_model ON assets (model_id);

CREATE INDEX assets_status ON assets (status_id);

CREATE INDEX assets_site ON assets (site_id);

CREATE INDEX assets_supplier ON assets (supplier_id);

CREATE INDEX assets_created_by ON assets (created_by);

-- A serial is unique per manufacturer when it is set.
CREATE TRIGGER assets_serial_insert BEFORE INSERT ON assets WHEN new.serial IS NOT NULL AND EXISTS (
    SELECT 1 FROM assets a LEFT JOIN models m ON m.id = a.model_id WHERE a.serial = new.serial
       AND m.manufacturer_id IS (SELECT manufacturer_id FROM models WHERE id = new.model_id)) BEGIN
    SELECT RAISE(ABORT, 'custodian/duplicate: Another asset of this manufacturer has this serial number.');
END;

CREATE TRIGGER assets_serial_update BEFORE UPDATE OF serial, model_id ON assets WHEN new.serial IS NOT NULL AND EXISTS (
    SELECT 1 FROM assets a LEFT JOIN models m ON m.id = a.model_id WHERE a.serial = new.serial AND a.id <> new.id
       AND m.manufacturer_id IS (SELECT manufacturer_id FROM models WHERE id = new.model_id)) BEGIN
    SELECT RAISE(ABORT, 'custodian/duplicate: Another asset of this manufacturer has this serial number.');
END;

CREATE TRIGGER models_serial_update BEFORE UPDATE OF manufacturer_id ON models
WHEN new.manufacturer_id IS NOT old.manufacturer_id AND EXISTS (
    SELECT 1 FROM assets mine JOIN assets a ON a.serial = mine.serial AND a.id <> mine.id LEFT JOIN models m ON m.id = a.model_id
     WHERE mine.model_id = new.id AND a.model_id IS NOT new.id AND m.manufacturer_id IS new.manufacturer_id) BEGIN
    SELECT RAISE(ABORT, 'custodian/duplicate: Assets of this manufacturer would share a serial number.');
END;

CREATE TABLE asset_assignments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id INTEGER NOT NULL CONSTRAINT fk_asset_assignments_asset_id_assets REFERENCES assets (id) ON DELETE RESTRICT,
    user_id INTEGER NOT NULL CONSTRAINT fk_asset_assignments_user_id_users REFERENCES users (id) ON DELETE RESTRICT,
    purpose TEXT,
    checked_out_at TEXT NOT NULL,
    checked_out_by INTEGER REFERENCES users (id) ON DELETE SET NULL,
    due_at TEXT,
    checked_in_at TEXT,
    checked_in_by INTEGER REFERENCES users (id) ON DELETE SET NULL,
    condition_out TEXT,
    condition_in TEXT,
    notes TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (checked_in_at IS NULL OR checked_in_at >= checked_out_at)
);

-- One open custody an asset: two agents cannot both check it out.
CREATE UNIQUE INDEX asset_assignments_open ON asset_assignments (asset_id) WHERE checked_in_at IS NULL;

CREATE INDEX asset_assignments_holder ON asset_assignments (user_id, asset_id) WHERE checked_in_at IS NULL;

CREATE INDEX asset_assignments_due ON asset_assignments (due_at) WHERE checked_in_at IS NULL AND due_at IS NOT NULL;

CREATE INDEX asset_assignments_asset ON asset_assignments (asset_id, checked_out_at);

CREATE INDEX asset_assignments_user ON asset_assignments (user_id, checked_out_at);

-- Nobody holds an asset while another does.
CREATE TRIGGER asset_assignments_overlap_insert BEFORE INSERT ON asset_assignments WHEN EXISTS (
    SELECT 1 FROM asset_assignments WHERE asset_id = new.asset_id
       AND (new.checked_in_at IS NULL OR checked_out_at < new.checked_in_at)
       AND (checked_in_at IS NULL OR checked_in_at > new.checked_out_at)) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The asset was in other hands at that time.');
END;

CREATE TRIGGER asset_assignments_overlap_update BEFORE UPDATE OF asset_id, checked_out_at, checked_in_at ON asset_assignments WHEN EXISTS (
    SELECT 1 FROM asset_assignments WHERE asset_id = new.asset_id AND id <> new.id
       AND (new.checked_in_at IS NULL OR checked_out_at < new.checked_in_at)
       AND (checked_in_at IS NULL OR checked_in_at > new.checked_out_at)) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The asset was in other hands at that time.');
END;

CREATE TRIGGER asset_assignments_available BEFORE INSERT ON asset_assignments WHEN new.checked_in_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM assets a JOIN statuses s ON s.id = a.status_id WHERE a.id = new.asset_id AND s.kind IN ('Deployable', 'Deployed')) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The status of the asset does not allow a check-out.');
END;

CREATE TRIGGER assets_archived BEFORE UPDATE OF status_id ON assets
WHEN EXISTS (SELECT 1 FROM statuses WHERE id = new.status_id AND kind = 'Archived')
 AND EXISTS (SELECT 1 FROM asset_assignments WHERE asset_id = new.id AND checked_in_at IS NULL) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: The asset is checked out: check it in before it is retired.');
END;

CREATE TRIGGER statuses_kind BEFORE UPDATE OF kind ON statuses
WHEN new.kind = 'Archived' AND EXISTS (
    SELECT 1 FROM assets a JOIN asset_assignments c ON c.asset_id = a.id AND c.checked_in_at IS NULL WHERE a.status_id = new.id) BEGIN
    SELECT RAISE(ABORT, 'custodian/conflict: An asset with this status is checked out.');
END;
