// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>

// Moments as they are typed on the command line. Invalid, with the value and what was expected.
namespace Moments {

Result<QDateTime> parse(const QString &typed);
// A date alone means its end: what is due that day may come back that evening.
Result<QDateTime> parseDue(const QString &typed);

}
