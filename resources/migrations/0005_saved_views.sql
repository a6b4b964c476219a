-- SPDX-FileCopyrightText: 2026 Custodian contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people keep of a list: its filters in the query language (core/tables/querytext.h) and its order
-- ("due_at:desc,name"), for themselves or shared with everybody who may open the list.

CREATE TABLE saved_views (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE,
    view TEXT NOT NULL,
    query TEXT,
    sort TEXT,
    owner_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (owner_id, view, name)
);
