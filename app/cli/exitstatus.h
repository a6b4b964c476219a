// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

// What scripts are told (cli.md, "exit status").
enum class ExitStatus {
    Done = 0,
    Partly = 1, // or `verify` found something
    Usage = 2,
    Denied = 3, // or not signed in
    Conflict = 4,
    NotFound = 5,
    Invalid = 6,
    Storage = 7
};

ExitStatus exitStatus(Error::Code code);
