// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/writtendate.h"

#include <QHash>
#include <QString>

#include <optional>

// What a person chooses for an import beside the mapping.
struct ImportOptions
{
    enum class Mode { Create, Update, Both };
    enum class EmptyCells { Keep, Clear };

    QString key = {}; // id of the field that records are matched by; empty: the first key field that a column fills
    Mode mode = Mode::Both;
    EmptyCells emptyCells = EmptyCells::Keep;
    bool createsMissing = false; // what the catalog lacks is added; otherwise such rows are rejected
    bool isPartial = false; // the good rows are imported although others are rejected
    std::optional<DateOrder> dateOrder = {}; // of columns that do not show theirs
    QHash<QString, DateOrder> dateOrders = {}; // of single ones of those, by the ids of their fields; it goes first
    std::optional<int> lastShortYear = {}; // 2049: 49 is 2049, 50 is 1950; without it two digits are no year
};
