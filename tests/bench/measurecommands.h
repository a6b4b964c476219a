// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// What `custodian-bench run` starts as processes of their own; each prints its figures as JSON on the standard output.
// They take the program's name, then what follows the command, and return the exit status.
namespace MeasureCommands {

// Started at this moment of the monotonic clock, in nanoseconds, as the environment says: the start is measured from
// there.
constexpr auto startedVariable = "CUSTODIAN_BENCH_STARTED";

int empty(const QStringList &arguments); // "start": until an empty window of Qt is painted
// FILE: "start": until the list of assets is painted, signed in; "assignments first", "assignments exact": opened next
int show(const QStringList &arguments);
int measure(const QStringList &arguments); // FILE RUNS: everything people do in the window. Writes to the file.
int stock(const QStringList &arguments); // FILE: the same with Qt's own model and view
int backup(const QStringList &arguments); // FILE: the window while it makes a backup. Writes to the file.
int past(const QStringList &arguments); // FILE RUNS: the assets held on a date; without a window. Writes to the file.
int transfer(const QStringList &arguments); // FILE RUNS: files in and out, next to the sqlite3 shell; without a window
int journal(const QStringList &arguments); // FILE RUNS: what the journal costs and gives; without a window

}
