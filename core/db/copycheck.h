// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <QStringList>

class Database;

// Whether a file that nobody writes is whole.
namespace CopyCheck {

// Reads the copy in a thread of its own, on a connection of its own.
using Look = std::function<Result<void>(Database &copy, const Progress &progress)>;

// Finds what DatabaseCopy::problems() finds, its parts side by side, as many at a time as there are processors, and
// `meanwhile` beside them; what that finds in a file with problems means nothing. `progress` is called in the thread of
// the caller. Cancelled; where there are no problems, errors of Database::open(), of Sql::run() and of `meanwhile`.
Result<QStringList> problems(const QString &path, const Progress &progress = {}, const Look &meanwhile = {});

}
