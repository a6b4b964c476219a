// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchapplication.h"
#include "core/base/result.h"

// The joined list of assets in Qt's own QSqlRelationalTableModel and QTableView, as their documentation shows them.
namespace StockBench {

// "start first" (opened and painted), "end" (every row fetched, the last one painted), "sort by holder exact". Once each.
// Storage when the database cannot be opened.
Result<Figures> run(BenchApplication &application, const QString &path);

}
