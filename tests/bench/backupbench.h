// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/samples.h"
#include "core/base/result.h"

class BenchApplication;
class WindowBench;

// What the window's own backup does to the window: the longest time between two turns of its event loop.
namespace BackupBench {

// "gap idle": nothing happens; "gap written": somebody else checks out all the time; "gap backup": a backup is made
// beside that. "window backup": what that took, "window written" what was written meanwhile. On the list of assets, in
// front and loaded. Storage when no backup was made.
Result<Figures> run(BenchApplication &application, WindowBench &bench);

}
