// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchcalendar.h"
#include "bench/benchrandom.h"
#include "core/base/result.h"

#include <functional>
#include <vector>

struct sqlite3;

// What the parts of the generator share and leave for each other. Keys are those of the rows: 1, 2, 3, …
struct BenchContext
{
    sqlite3 *handle = nullptr;
    BenchRandom random;
    qint64 assets = 0;
    qint64 users = 0;
    std::function<bool(double)> progress = {};
    qint64 rows = 0; // inserted so far, as progress counts them

    BenchCalendar calendar = {};
    std::vector<qint64> agents = {}; // people who check out and in
    struct Asset
    {
        qint16 bought; // day
        bool isOut;
    };
    std::vector<Asset> assetStates = {};

    // A moment of a working day.
    QByteArray moment(qint64 day) { return calendar.moment(day, random.between(7 * 3600, 17 * 3600)); }
    // After each row of the large tables. Cancelled when `progress` says so.
    Result<void> tick();
};
