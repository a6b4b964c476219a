// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/db/selecttable.h"

#include <functional>
#include <span>

class Database;

// A period that says itself when it was, of something of one table with somebody or something of another.
struct PastPeriod
{
    const char *begin;
    const char *end;
    const char *withEnd; // what is said of the end, separated by spaces
    const char *subjects; // "column:table", separated by spaces
    const char *open = nullptr; // the column by whose values at most one is open
};

// A table that the past shows.
struct PastTable
{
    enum class Kind { Listed, Referred, Period };

    const char *name;
    Kind kind;
    const char *since = nullptr; // of what is listed: a column that says from when on it was there
    const PastPeriod *period = nullptr;
};

// Which tables the past shows and how they are laid out on a connection: the rows that are others now lie in the
// schema "past", in a table of the same name, and the keys of all that are not to be read from main in <name>_touched.
// The words of those rows lie in the schema "words", which need not be there before somebody searches.
namespace PastTables {

std::span<const PastTable> all(); // those that periods tell of after these

// The columns as people's statements see them, with what is computed of others.
Result<QList<SelectTable::Column>> columns(const Database &database, const QString &table);
Result<QStringList> storedColumns(const Database &database, const QString &table);
Result<void> make(const Database &database, const PastTable &table); // in the schema "past"
Result<void> index(const Database &database, const PastTable &table); // as in main, once all rows are there
// Into the empty schema "words", of the rows in "past", on a connection that shows them.
Result<void> makeWords(const Database &database);
// Shows all of them, and the views of main over them, as they were at the moment and with the operations up to one. Each
// search calls `fetchWords` before it reads "words".
Result<void> show(const Database &database, const QString &moment, qint64 operation,
                  const std::function<Result<void>()> &fetchWords);

}
