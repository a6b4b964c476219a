// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

// The functions of our own that statements and triggers may call, on every connection:
// search_words(text)           SearchText::words(); NULL of NULL
// search_code(text)            SearchText::code(); NULL of NULL
// search_folded(text)          SearchText::folded(); NULL of NULL
// has_words(text, words)       SearchText::hasWords(); the text as it is, the words folded; 0 of NULL
// row_digest(name, value, …)   the digest of a row: the first 8 bytes of a PartsHash over its columns, each with its name,
//                              without those that are NULL, so that adding a column keeps it
// parts_digest(value, …)       an aggregate: PartsHash::result() over the values of all rows, in the order they come
// visit_id(visit, id)          calls a Cursor::Visit with the id; 1. Not in views and triggers.
namespace SqlFunctions {

void add(sqlite3 *connection);

}
