// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/csvproblem.h"
#include "core/transfer/writtenamount.h"
#include "core/transfer/writtendate.h"

#include <QCoreApplication>
#include <QDateTime>

// How the dates of a column are to be understood where they do not tell it themselves.
struct DateRule
{
    DateOrder order = DateOrder::YearMonthDay;
    std::optional<int> lastShortYear = {}; // 2049: 49 is 2049, 50 is 1950. Without it two digits are no year.
};

// The values of cells, which are UTF-8 and not empty; white space around them does not matter.
class CsvValues final
{
    Q_DECLARE_TR_FUNCTIONS(CsvValues)

public:
    // ISO first, then as the rule says. A time behind it is checked and left out.
    static CsvValue<QDate> date(QByteArrayView text, const DateRule &rule = {});
    // UTC. Local time where the text names no zone; a date alone is its first second.
    static CsvValue<QDateTime> timestamp(QByteArrayView text, const DateRule &rule = {});
    // Minor units (cents), whatever the currency; may be negative.
    static CsvValue<qint64> money(QByteArrayView text, DecimalMark mark = DecimalMark::Point);
    // Also 36.0, as other programs write integers.
    static CsvValue<qint64> integer(QByteArrayView text);
    // yes, true, y, on, 1 and their opposites, in English and in the user's language, in any case.
    static CsvValue<bool> boolean(QByteArrayView text);

private:
    static CsvValue<QDate> calendarDate(const WrittenDate &written, const DateRule &rule);
    static CsvProblem noDate(QByteArrayView text);
    static CsvProblem dateProblem(const QString &reason);
};
