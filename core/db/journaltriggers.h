// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QStringList>

class QSqlDatabase;

// The triggers by which the database itself writes the journal and refuses a change outside an operation.
// They are generated from the schema for every table that `journal_exempt` does not name, so a new table
// cannot forget them; a migration that makes one gives it a number in `journal_tables`. Columns in `journal_derived` (row versions) are not part of a row's recorded state;
// of those in `journal_secret` only the fact of a change is recorded, as null.
namespace JournalTriggers {

Result<void> recreate(const QSqlDatabase &db);
// Name → statement, as they must stand in the schema.
Result<QMap<QString, QString>> expected(const QSqlDatabase &db);
// Tables whose rows are journaled, sorted.
Result<QStringList> tables(const QSqlDatabase &db);
// The row_id of a change as SQL, each column with `prefix` before it ("new.", "t."): the integer primary key,
// or both keys of an association table in one number, which a VACUUM does not renumber as it does a rowid.
Result<QString> rowKey(const QSqlDatabase &db, const QString &table, const QString &prefix);
// Columns whose values make the digest of a row: those of columns() and the secret ones, sorted.
Result<QStringList> digestedColumns(const QSqlDatabase &db, const QString &table);
// Columns of `table` whose values are part of its recorded state, in the order of the schema, without secrets.
Result<QStringList> columns(const QSqlDatabase &db, const QString &table);

}
