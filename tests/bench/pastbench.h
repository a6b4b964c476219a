// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/samples.h"
#include "core/base/result.h"

#include <QString>

// The assets that were held on a date, as the window shows them: from the choice of the date to the first page, and to
// all of them.
namespace PastBench {

// Of a database that may be written to: 10,000 assets are edited first, so that there is something to go back over.
Result<Figures> run(const QString &path, int runs);

}
