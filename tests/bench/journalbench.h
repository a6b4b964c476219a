// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/samples.h"
#include "core/base/result.h"

#include <QString>

// What the journal costs and gives: beside a check-out, its size after an import, undoing an import, verifying, and
// backups beside somebody who writes.
namespace JournalBench {

// `path`: a database of BenchData. Takes ImportDesk::isInstalled(). Works in a folder of its own. Milliseconds; per cent
// where a figure says share.
Result<Figures> run(const QString &path, int times);

}
