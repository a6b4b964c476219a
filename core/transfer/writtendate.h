// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QTime>

#include <array>
#include <optional>

// In which order a date is written whose numbers could be either.
enum class DateOrder { YearMonthDay, DayMonthYear, MonthDayYear };

// A time of day, and how far ahead of UTC it is if the text says so.
struct WrittenTime
{
    QTime time;
    std::optional<int> offsetSeconds;
};

// A date as somebody wrote it, taken apart before it is decided what its numbers mean: 2026-01-15, 20260115, 15/1/26,
// 15.01.2026, 15-Jan-26, January 15, 2026. A time may follow: 10:06, 10:06:27.5Z, 10:06 PM, 10:06+01:00.
struct WrittenDate
{
    struct Fields
    {
        int year = 0;
        int month = 0;
        int day = 0;
        bool hasShortYear = false; // two digits
    };

    static std::optional<WrittenDate> scan(QByteArrayView text);
    // Whether it is a number as spreadsheets keep a date between 1954 and 2119.
    static bool isSerialNumber(QByteArrayView text);

    // What alone the text can mean, with a year of four digits in front or a month's name; otherwise it is numbers
    // whose order has to be known.
    std::optional<Fields> certain() const;
    // Read in an order; nothing where the text cannot be in it.
    std::optional<Fields> fields(DateOrder order) const;

    std::array<int, 3> numbers {};
    std::array<int, 3> digits {}; // how many each has, 0 for a month's name
    std::optional<WrittenTime> time = {};
};
