// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// The whole of custodian-cli.
namespace Program {

// Returns the exit status. `arguments` as QCoreApplication gives them.
int run(const QStringList &arguments);

}
