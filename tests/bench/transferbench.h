// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/samples.h"
#include "core/base/result.h"

#include <QString>

// Files in and out, next to what the sqlite3 shell takes for the same: as many new assets as the database has are
// imported into one of the same catalog that has next to none, and all are exported.
namespace TransferBench {

// `path`: a database of BenchData. Takes ImportDesk::isInstalled(). Works in a folder of its own. Milliseconds; megabytes where a figure says memory.
Result<Figures> run(const QString &path, int times);

}
