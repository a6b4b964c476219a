// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>

#include <functional>

// Told how far a long act is, as `done` of `total` steps: their ratio never goes back, `total` may differ from call
// to call. Called in the thread that works. False stops the act: it then fails with Cancelled and changes nothing.
using Progress = std::function<bool(qint64 done, qint64 total)>;

// What acts on many records share.
namespace Steps {

// Of an act on many records, the share of the records themselves; sealing the operation takes the rest.
constexpr double recordsShare = 0.7;

// Tells `progress`, where there is one. Cancelled when it says so.
Result<void> report(const Progress &progress, qint64 done, qint64 total);

// For a part of the work that goes from the share `from` of the whole to `to`, 0 to 1.
Progress part(const Progress &progress, double from, double to);

// Each once, in the order given.
QList<qint64> unique(const QList<qint64> &ids);

// Calls `each`, which returns Result<void>, with one id after the other up to the first error. Cancelled.
template <typename Each>
Result<void> forEach(const QList<qint64> &ids, const Progress &progress, Each each)
{
    const Progress records = part(progress, 0, recordsShare);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (auto reported = report(records, i, ids.size()); !reported)
            return reported;
        if (auto done = each(ids.at(i)); !done)
            return done;
    }
    return {};
}

}
