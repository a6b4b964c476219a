// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

// Which database a call is about.
namespace DatabaseLocation {

// The path that --database names; when it names none, the file that the window opens: the one it had open last, else
// custodian.custodian in the folder of the account's data. Unsupported for a server.
Result<QString> resolve(const QString &given);

}
