// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/journal/saved.h"

class Workspace;

// What may take too long for the window's thread, mostly a write. `run` may be called in another one, with a workspace of
// its own there: it keeps what it needs by value.
struct LongAct
{
    static constexpr qsizetype recordsAtOnce = 200; // an act on up to so many is over before anyone notices

    using Run = std::function<Result<Saved>(Workspace &workspace, const Progress &progress)>;

    qint64 records = 0; // it acts on; for the rate
    Run run = {};
    bool writes = true; // otherwise other things can be written meanwhile
};
