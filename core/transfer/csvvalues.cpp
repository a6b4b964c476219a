// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvvalues.h"

#include "core/base/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

bool areDigits(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The latest year up to `last` that ends in these two digits.
int fullYear(int shortYear, int last)
{
    constexpr int century = 100;
    const int year = last - last % century + shortYear;
    return year > last ? year - century : year;
}

// The digits of the whole part without the signs between thousands; nothing where these are not in their places.
std::optional<QByteArray> ungrouped(QByteArrayView whole, char group)
{
    constexpr qsizetype groupSize = 3;
    const char sign = whole.contains('\'') ? '\'' : group;
    const QByteArrayList groups = whole.toByteArray().split(sign);
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const qsizetype size = groups.at(i).size();
        const bool isPlaced = i == 0 ? groups.size() == 1 || (size >= 1 && size <= groupSize) : size == groupSize;
        if (!isPlaced || !areDigits(groups.at(i)))
            return {};
    }
    return groups.join();
}

// Whole units and hundredths as one number; nothing where it is too large.
std::optional<qint64> minorUnits(const QByteArray &whole, QByteArrayView cents, bool isNegative)
{
    const QByteArray digits = whole + cents.toByteArray().leftJustified(2, '0');
    qint64 amount = 0;
    for (const char digit : digits) {
        const qint64 value = digit - '0';
        if (qMulOverflow(amount, qint64(10), &amount) || qAddOverflow(amount, isNegative ? -value : value, &amount))
            return {};
    }
    return amount;
}

bool isOneOf(const QString &word, const QString &words)
{
    return Text::words(Text::key(words)).contains(word);
}

}

CsvProblem CsvValues::dateProblem(const QString &reason)
{
    return {reason, tr("YYYY-MM-DD")};
}

CsvProblem CsvValues::noDate(QByteArrayView text)
{
    return dateProblem(WrittenDate::isSerialNumber(text) ? tr("a spreadsheet's number for a date") : tr("not a date"));
}

CsvValue<QDate> CsvValues::calendarDate(const WrittenDate &written, const DateRule &rule)
{
    const auto fields = written.fields(rule.order);
    if (!fields) {
        const bool isDate = CsvValues::calendarDate(written, {DateOrder::DayMonthYear, rule.lastShortYear})
            || CsvValues::calendarDate(written, {DateOrder::MonthDayYear, rule.lastShortYear});
        return dateProblem(isDate ? tr("day and month in an order that is not known") : tr("not a calendar date"));
    }
    if (fields->hasShortYear && !rule.lastShortYear)
        return dateProblem(tr("a year of two digits"));
    const int year = fields->hasShortYear ? fullYear(fields->year, *rule.lastShortYear) : fields->year;
    const QDate date(year, fields->month, fields->day);
    return date.isValid() ? CsvValue(date) : dateProblem(tr("not a calendar date"));
}

CsvValue<QDate> CsvValues::date(QByteArrayView text, const DateRule &rule)
{
    const auto written = WrittenDate::scan(text);
    return written ? calendarDate(*written, rule) : noDate(text);
}

CsvValue<QDateTime> CsvValues::timestamp(QByteArrayView text, const DateRule &rule)
{
    const QString expected = tr("YYYY-MM-DDTHH:MM:SSZ");
    const auto written = WrittenDate::scan(text);
    if (!written)
        return CsvProblem {noDate(text).reason, expected};
    const auto date = calendarDate(*written, rule);
    if (!date)
        return CsvProblem {date.problem().reason, expected};
    if (!written->time)
        return date->startOfDay().toUTC();
    const auto offset = written->time->offsetSeconds;
    const QDateTime moment = offset ? QDateTime(*date, written->time->time, Qt::OffsetFromUTC, *offset)
                                    : QDateTime(*date, written->time->time);
    return moment.isValid() ? CsvValue(moment.toUTC()) : CsvProblem {tr("not a time of that day"), expected};
}

CsvValue<qint64> CsvValues::money(QByteArrayView text, DecimalMark mark)
{
    const bool isPoint = mark == DecimalMark::Point;
    const QString expected = isPoint ? tr("an amount like 1234.50") : tr("an amount like 1234,50");
    const auto written = WrittenAmount::scan(text);
    if (!written)
        return CsvProblem {tr("not an amount"), expected};
    const QByteArray &number = written->number;
    const qsizetype at = number.indexOf(isPoint ? '.' : ',');
    const auto whole = ungrouped(at < 0 ? number : QByteArrayView(number).first(at), isPoint ? ',' : '.');
    const QByteArrayView fraction = at < 0 ? QByteArrayView() : QByteArrayView(number).sliced(at + 1);
    if (!whole || !areDigits(fraction))
        return CsvProblem {
            isPoint ? tr("not an amount with a decimal point") : tr("not an amount with a decimal comma"), expected};
    const QByteArrayView cents = fraction.first(std::min<qsizetype>(fraction.size(), 2));
    if (fraction.sliced(cents.size()).toByteArray().count('0') != fraction.size() - cents.size())
        return CsvProblem {tr("more than two decimals"), expected};
    const auto amount = minorUnits(*whole, cents, written->isNegative);
    return amount ? CsvValue(*amount) : CsvProblem {tr("too large"), tr("a smaller amount")};
}

CsvValue<qint64> CsvValues::integer(QByteArrayView text)
{
    QByteArrayView digits = text.trimmed();
    if (const qsizetype point = digits.indexOf('.'); point > 0) {
        const QByteArrayView fraction = digits.sliced(point + 1);
        if (std::all_of(fraction.begin(), fraction.end(), [](char c) { return c == '0'; }))
            digits = digits.first(point);
    }
    const bool isSigned = digits.startsWith('-') || digits.startsWith('+');
    const QByteArrayView unsignedDigits = digits.sliced(isSigned ? 1 : 0);
    if (unsignedDigits.isEmpty() || !areDigits(unsignedDigits))
        return CsvProblem {tr("not a whole number"), tr("a whole number")};
    bool fits = false;
    const qint64 value = digits.toLongLong(&fits);
    return fits ? CsvValue(value) : CsvProblem {tr("too large"), tr("a smaller number")};
}

CsvValue<bool> CsvValues::boolean(QByteArrayView text)
{
    const QString word = Text::key(QString::fromUtf8(text));
    //: The words for yes in an imported file, with spaces between them.
    if (isOneOf(word, u"1 yes y true on"_s) || isOneOf(word, tr("yes y true on")))
        return true;
    //: The words for no in an imported file, with spaces between them.
    if (isOneOf(word, u"0 no n false off"_s) || isOneOf(word, tr("no n false off")))
        return false;
    return CsvProblem {tr("neither yes nor no"), tr("yes or no")};
}
