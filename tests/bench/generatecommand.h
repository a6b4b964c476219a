// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// custodian-bench generate FILE [--assets N] [--seed S]
namespace GenerateCommand {

// Takes the program's name, then what follows the command. Returns the exit status: 0, 1 when it failed, 2 when the
// arguments are wrong. Says what happens on the standard error.
int run(const QStringList &arguments);

}
