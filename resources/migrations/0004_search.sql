-- SPDX-FileCopyrightText: 2026 Custodian contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What makes lists instant: the search index, and indexes that orders and filters read alone. A row of the search
-- index depends on one row of one table, so that renaming a model or handing out a device never writes many.
-- search_words() and search_code() are functions of the program (core/base/searchtext.h).
-- What they give is split at spaces only.
-- Each index <name> has a view <name>_rows: the key, then its columns (core/db/searchindex.h fills it anew from there).

CREATE VIRTUAL TABLE asset_search USING fts5(tag, serial, name, notes, content='', detail=column, columnsize=0, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn Cs Cf'");

CREATE VIEW asset_search_rows AS
SELECT id, search_words(asset_tag) AS tag, search_words(serial) AS serial, search_words(name) AS name, search_words(notes) AS notes
  FROM assets;

-- The middle of tags and serials.
CREATE VIRTUAL TABLE asset_codes USING fts5(codes, content='', detail=none, columnsize=0, tokenize='trigram');

CREATE VIEW asset_codes_rows AS
SELECT id, search_code(asset_tag) || ' ' || ifnull(search_code(serial), '') AS codes FROM assets;

CREATE TRIGGER asset_search_insert AFTER INSERT ON assets BEGIN
    INSERT INTO asset_search (rowid, tag, serial, name, notes) SELECT * FROM asset_search_rows WHERE id = new.id;
    INSERT INTO asset_codes (rowid, codes) SELECT * FROM asset_codes_rows WHERE id = new.id;
END;

CREATE TRIGGER asset_search_before_update BEFORE UPDATE OF asset_tag, serial, name, notes ON assets BEGIN
    INSERT INTO asset_search (asset_search, rowid, tag, serial, name, notes) SELECT 'delete', * FROM asset_search_rows WHERE id = old.id;
    INSERT INTO asset_codes (asset_codes, rowid, codes) SELECT 'delete', * FROM asset_codes_rows WHERE id = old.id;
END;

CREATE TRIGGER asset_search_update AFTER UPDATE OF asset_tag, serial, name, notes ON assets BEGIN
    INSERT INTO asset_search (rowid, tag, serial, name, notes) SELECT * FROM asset_search_rows WHERE id = new.id;
    INSERT INTO asset_codes (rowid, codes) SELECT * FROM asset_codes_rows WHERE id = new.id;
END;

CREATE TRIGGER asset_search_delete BEFORE DELETE ON assets BEGIN
    INSERT INTO asset_search (asset_search, rowid, tag, serial, name, notes) SELECT 'delete', * FROM asset_search_rows WHERE id = old.id;
    INSERT INTO asset_codes (asset_codes, rowid, codes) SELECT 'delete', * FROM asset_codes_rows WHERE id = old.id;
END;

CREATE VIRTUAL TABLE user_search USING fts5(name, email, other, content='', detail=column, columnsize=0, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn Cs Cf'");

CREATE VIEW user_search_rows AS
SELECT id, search_words(full_name) AS name, search_words(email) AS email,
       search_words(ifnull(staff_number, '') || ' ' || ifnull(phone1, '') || ' ' || ifnull(phone2, '') || ' ' || ifnull(position, '')) AS other
  FROM users;

CREATE TRIGGER user_search_insert AFTER INSERT ON users BEGIN
    INSERT INTO user_search (rowid, name, email, other) SELECT * FROM user_search_rows WHERE id = new.id;
END;

CREATE TRIGGER user_search_before_update BEFORE UPDATE OF first_name, last_name, email, staff_number, phone1, phone2, position ON users BEGIN
    INSERT INTO user_search (user_search, rowid, name, email, other) SELECT 'delete', * FROM user_search_rows WHERE id = old.id;
END;

CREATE TRIGGER user_search_update AFTER UPDATE OF first_name, last_name, email, staff_number, phone1, phone2, position ON users BEGIN
    INSERT INTO user_search (rowid, name, email, other) SELECT * FROM user_search_rows WHERE id = new.id;
END;

CREATE TRIGGER user_search_delete BEFORE DELETE ON users BEGIN
    INSERT INTO user_search (user_search, rowid, name, email, other) SELECT 'delete', * FROM user_search_rows WHERE id = old.id;
END;

CREATE VIRTUAL TABLE assignment_search USING fts5(words, content='', detail=none, columnsize=0, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn Cs Cf'");

CREATE VIEW assignment_search_rows AS
SELECT id, search_words(ifnull(purpose, '') || ' ' || ifnull(condition_out, '') || ' ' || ifnull(condition_in, '') || ' ' || ifnull(notes, '')) AS words
  FROM asset_assignments;

CREATE TRIGGER assignment_search_insert AFTER INSERT ON asset_assignments BEGIN
    INSERT INTO assignment_search (rowid, words) SELECT * FROM assignment_search_rows WHERE id = new.id;
END;

CREATE TRIGGER assignment_search_before_update BEFORE UPDATE OF purpose, condition_out, condition_in, notes ON asset_assignments BEGIN
    INSERT INTO assignment_search (assignment_search, rowid, words) SELECT 'delete', * FROM assignment_search_rows WHERE id = old.id;
END;

CREATE TRIGGER assignment_search_update AFTER UPDATE OF purpose, condition_out, condition_in, notes ON asset_assignments BEGIN
    INSERT INTO assignment_search (rowid, words) SELECT * FROM assignment_search_rows WHERE id = new.id;
END;

CREATE TRIGGER assignment_search_delete BEFORE DELETE ON asset_assignments BEGIN
    INSERT INTO assignment_search (assignment_search, rowid, words) SELECT 'delete', * FROM assignment_search_rows WHERE id = old.id;
END;

-- Operations are only ever added.
CREATE VIRTUAL TABLE operation_search USING fts5(words, content='', detail=none, columnsize=0, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn Cs Cf'");

CREATE VIEW operation_search_rows AS
SELECT id, search_words(actor || ' ' || kind || ' ' || summary || ' ' || ifnull(reason, '')) AS words FROM operations;

CREATE TRIGGER operation_search_insert AFTER INSERT ON operations BEGIN
    INSERT INTO operation_search (rowid, words) SELECT * FROM operation_search_rows WHERE id = new.id;
END;

INSERT INTO asset_search (rowid, tag, serial, name, notes) SELECT * FROM asset_search_rows;

INSERT INTO asset_codes (rowid, codes) SELECT * FROM asset_codes_rows;

INSERT INTO user_search (rowid, name, email, other) SELECT * FROM user_search_rows;

INSERT INTO assignment_search (rowid, words) SELECT * FROM assignment_search_rows;

INSERT INTO operation_search (rowid, words) SELECT * FROM operation_search_rows;

CREATE INDEX users_full_name ON users (full_name COLLATE NOCASE, id);

DROP INDEX asset_assignments_due;

CREATE INDEX asset_assignments_due ON asset_assignments (due_at, asset_id) WHERE checked_in_at IS NULL AND due_at IS NOT NULL;

CREATE INDEX asset_assignments_time ON asset_assignments (checked_out_at);

-- A join whose table no column of a statement needs is left out, but not one that another join needs: hence the subquery.
DROP VIEW asset_rows;

CREATE VIEW asset_rows AS
SELECT a.asset_tag, a.serial, a.name, m.category_id, m.manufacturer_id, a.model_id, a.status_id, a.site_id,
       c.user_id AS holder_id, c.user_id AS holder_email_id, c.checked_out_at, c.due_at, a.purchase_date, a.purchase_cost,
       a.supplier_id, a.warranty_months, a.notes, (SELECT h.department_id FROM users h WHERE h.id = c.user_id) AS holder_department_id,
       a.id, a.version
  FROM assets a
  LEFT JOIN models m ON m.id = a.model_id
  LEFT JOIN asset_assignments c ON c.asset_id = a.id AND c.checked_in_at IS NULL;
