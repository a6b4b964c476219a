// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

class QSqlDatabase;

// Brings a schema to the version of this program: the files resources/migrations/NNNN_name.sql in order,
// then the journal's triggers made anew from the schema. The caller holds the transaction.
namespace Migrator {

int newestVersion(); // the number of migration files
Result<int> version(const QSqlDatabase &db);
// Applies the files from `fromVersion` up to `toVersion`. Unsupported if the database is newer.
Result<void> migrate(const QSqlDatabase &db, int fromVersion, int toVersion);
// The statements of a migration file: each ends with a `;` and a blank line.
QStringList statements(const QString &script);

}
