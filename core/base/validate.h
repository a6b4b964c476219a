// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

// Rules about values that more than one domain follows; each refusal names the field.
namespace Validate {

// Whether `text`, trimmed, has more than `moreThan` characters and `atMost` at the most (origin.md, D.3: a
// stockroom's name has more than three). Otherwise Invalid, with `field` and a sentence that says so.
Result<void> name(const QString &text, const QString &field, int moreThan = 0, int atMost = 255);

}
