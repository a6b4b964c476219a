// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>

#include <optional>

class Database;

// The newest operation that this account has seen of each database, by the place of its file, kept apart from it in the
// state folder: by it a file is known that was put back from a copy, or copied without its write-ahead log, however sound
// it looks.
namespace LastKnown {

// A database in which an operation is missing that was there.
struct Rollback
{
    qint64 known = 0; // the operation that is missing
    QDateTime knownAt = {}; // when it was done
    qint64 newest = 0; // that the file has
    bool isOlder = true; // otherwise the file went on in another way from somewhere before
    QString elsewhere = {}; // where the operation was seen, if not in the file of this place, which is new here
};

// What a database and all its copies have in common: its first operation. Empty for one without any.
Result<QString> identity(const Database &database);
// Nothing when all that is known is there. Errors as Sql::run() gives them.
Result<std::optional<Rollback>> check(const Database &database);
// Keeps the newest operation of this place, unless check() finds that it was there before and is not any more: that is for
// a person to decide.
Result<void> remember(const Database &database);
// The database is as it should be: from now on what it has is what is known.
Result<void> accept(const Database &database);
// One sentence for people.
QString sentence(const Rollback &rollback);

}
