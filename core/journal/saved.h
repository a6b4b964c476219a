// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

// What a write returns.
struct Saved
{
    qint64 operation = 0; // in the journal; 0 when nothing had to change
    qint64 id = 0; // of the record; of the first, where several were written
};

// The result of a write of this record, from the result of its operation.
inline Result<Saved> toSaved(const Result<qint64> &operation, qint64 id)
{
    if (!operation)
        return operation.error();
    return Saved {*operation, id};
}
