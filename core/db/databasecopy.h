// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

class Database;

// Copies of a whole database: before an update, as a backup, and back from one.
namespace DatabaseCopy {

// The database as it is at this moment, into the empty file `target`, whoever reads and writes meanwhile: it is read
// from one snapshot, so a writer neither waits for the copy nor makes it begin anew. Everything is in the one file
// afterwards, and on the disk. Outside of a transaction only. Storage (a full disk, a damaged page), Cancelled.
Result<void> write(const Database &source, const QString &target, const Progress &progress = {});

// What SQLite finds wrong in the file, and rows that refer to others which are not there, as sentences for people.
// Errors as Sql::run() gives them.
Result<QStringList> problems(const Database &database);
// Of that, what one check of the file finds, "integrity_check(20)", and one of the references, "foreign_key_check".
Result<QStringList> damages(const Database &database, const QString &check);
Result<QStringList> orphans(const Database &database, const QString &check);

}
