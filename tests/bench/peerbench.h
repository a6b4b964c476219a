// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/samples.h"
#include "core/base/result.h"

// The joined list of assets in DB Browser for SQLite (`sqlitebrowser`), from the start of its process until it rests:
// the last moment before 300 ms without processor time, when the list is on its screen with the number of its rows. It
// may ask something then, which nobody answers: what it would still do is not counted.
namespace PeerBench {

bool isInstalled();
// Adds a view of the list to the database at `path`, opens that in a process of its own, without a display, `times`
// times after once that does not count, and kills the process each time. Storage when the database cannot be written,
// the program cannot be started or ends by itself, or does not rest within a minute.
Result<Samples> shown(const QString &path, int times);

}
