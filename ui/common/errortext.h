// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

// The one place that words errors for people: what happened, what was kept, what to do.
namespace ErrorText {

// The error's own sentence and what to do about this kind of error, where there is something to do.
QString sentence(const Error &error);
// For "Copy details": empty when the sentence says it all.
QString details(const Error &error);

}
