// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStringList>

#include <optional>

// The days that a date of the query language means: "2026-01-31", "2026-01", "2026", today, week …, and from the first day
// of one to the last of another: "2026-01-31..2026-02".
struct DayRange
{
    QDate from;
    QDate to; // the day after the last

    // `today` settles the words. None for what is no such date.
    static std::optional<DayRange> parse(const QString &text, const QDate &today);
    static constexpr QLatin1StringView between {".."};
    static QStringList words(); // today, tomorrow, yesterday, week, month
};
