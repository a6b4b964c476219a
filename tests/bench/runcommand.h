// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// custodian-bench run [--folder DIR] [--assets N] [--runs R] [--markdown]
namespace RunCommand {

// Takes the program's name, then what follows the command. Makes the databases with 10,000 and N assets (a million) in
// the folder unless they are there, measures both, one process after the other, and prints one table on the standard
// output; what happens meanwhile on the standard error. Returns the exit status: 0 when every target is reached,
// 1 when not or when it failed, 2 when the arguments are wrong.
int run(const QStringList &arguments);

}
