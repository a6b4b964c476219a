// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

// What comes before the cents.
enum class DecimalMark { Point, Comma };

// An amount of money as somebody wrote it, without its currency, before it is decided which mark is which:
// $1,234.50, 1.234,50 €, CHF 1'234.50, 1 234,50 EUR, (12.00), -$5, 12.-
struct WrittenAmount
{
    static std::optional<WrittenAmount> scan(QByteArrayView text);

    // The decimal mark that the number alone shows; nothing where it could be either.
    std::optional<DecimalMark> shownMark() const;
    // One mark with three digits behind it: it could be decimals or thousands.
    bool isAmbiguous() const;

    QByteArray number; // digits, '.', ',', and ' for an apostrophe or a space between digits
    bool isNegative = false;
};
