// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>

class QIODevice;

// A file that people asked for: to a temporary one beside the target, renamed at the end. The target is the old file or
// the complete new one, readable by nobody else.
namespace WholeFile {

using Write = std::function<Result<qint64>(QIODevice &device)>;

// Returns what `write` does. Storage; errors of `write` leave the target as it was.
Result<qint64> write(const QString &path, const Write &write);

}
