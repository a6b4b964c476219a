// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/writtendate.h"

#include <algorithm>

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool areDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), &isDigit);
}

// Takes a text apart from the left.
class Scanner final
{
public:
    explicit Scanner(QByteArrayView text)
        : m_rest(text)
    {
    }

    bool isAtEnd() const { return m_rest.isEmpty(); }
    char peek() const { return m_rest.isEmpty() ? '\0' : m_rest.front(); }
    bool take(char c)
    {
        const bool found = peek() == c && !isAtEnd();
        m_rest = m_rest.sliced(found ? 1 : 0);
        return found;
    }
    template <typename Is>
    QByteArrayView takeAll(Is is)
    {
        const auto size = std::find_if_not(m_rest.begin(), m_rest.end(), is) - m_rest.begin();
        const QByteArrayView taken = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return taken;
    }
    // A number of so many digits.
    std::optional<int> number(qsizetype least, qsizetype most)
    {
        const QByteArrayView taken = takeAll(&isDigit);
        if (taken.size() < least || taken.size() > most)
            return {};
        return taken.toInt();
    }
    bool takeWord(QByteArrayView word)
    {
        const bool found = m_rest.size() >= word.size()
            && m_rest.first(word.size()).compare(word, Qt::CaseInsensitive) == 0
            && (m_rest.size() == word.size() || !isLetter(m_rest[word.size()]));
        m_rest = m_rest.sliced(found ? word.size() : 0);
        return found;
    }

private:
    QByteArrayView m_rest;
};

// Its English name, or at least three letters of it.
std::optional<int> monthNamed(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 12> months {"january",   "february", "march",    "april",
                                                            "may",       "june",     "july",     "august",
                                                            "september", "october",  "november", "december"};
    if (name.size() < 3)
        return {};
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (months[i].size() >= name.size() && months[i].first(name.size()).compare(name, Qt::CaseInsensitive) == 0)
            return static_cast<int>(i) + 1;
    }
    return {};
}

// A number of up to four digits, or a month's name, as the part `index` of a date.
bool scanPart(Scanner &scanner, WrittenDate &date, std::size_t index)
{
    const QByteArrayView digits = scanner.takeAll(&isDigit);
    if (!digits.isEmpty()) {
        date.numbers[index] = digits.size() > 4 ? 0 : digits.toInt();
        date.digits[index] = static_cast<int>(digits.size());
        return digits.size() <= 4;
    }
    const auto month = monthNamed(scanner.takeAll(&isLetter));
    date.numbers[index] = month.value_or(0);
    date.digits[index] = 0;
    return month.has_value();
}

constexpr bool isSeparator(char c)
{
    return c == '/' || c == '.' || c == '-' || c == ' ' || c == ',';
}

// A year of four digits first, or one of two or four digits last; a month's name not last; else one or two digits.
bool arePlaced(const std::array<int, 3> &digits)
{
    const auto [first, second, third] = digits;
    if (first > 2)
        return first == 4 && second <= 2 && third >= 1 && third <= 2;
    return second <= 2 && first + second > 0 && (third == 2 || third == 4);
}

// One sign between numbers; around a name more than one.
bool areSeparators(const WrittenDate &date, QByteArrayView first, QByteArrayView second)
{
    if (first.isEmpty() || second.isEmpty())
        return false;
    if (std::find(date.digits.begin(), date.digits.end(), 0) != date.digits.end())
        return first.size() <= 2 && second.size() <= 2;
    return first == second && first.size() == 1 && first.front() != ' ' && first.front() != ',';
}

bool scanParts(Scanner &scanner, WrittenDate &date)
{
    if (!scanPart(scanner, date, 0))
        return false;
    const QByteArrayView first = scanner.takeAll(&isSeparator);
    if (!scanPart(scanner, date, 1))
        return false;
    const QByteArrayView second = scanner.takeAll(&isSeparator);
    return scanPart(scanner, date, 2) && arePlaced(date.digits) && areSeparators(date, first, second);
}

// ISO 8601 without signs: 20260115.
bool scanCompact(QByteArrayView text, WrittenDate &date)
{
    if (text.size() != 8 || !areDigits(text))
        return false;
    date.numbers = {text.first(4).toInt(), text.sliced(4, 2).toInt(), text.sliced(6).toInt()};
    date.digits = {4, 2, 2};
    return true;
}

std::optional<int> scanOffset(Scanner &scanner)
{
    constexpr int secondsPerMinute = 60, secondsPerHour = 3600, mostHours = 14;
    const int sign = scanner.take('+') ? 1 : scanner.take('-') ? -1 : 0;
    const QByteArrayView digits = scanner.takeAll(&isDigit);
    const bool hasColon = digits.size() == 2 && scanner.take(':');
    const QByteArrayView more = hasColon ? scanner.takeAll(&isDigit)
                                         : digits.sliced(std::min<qsizetype>(2, digits.size()));
    if (sign == 0 || (digits.size() != 2 && digits.size() != 4) || (more.size() != 2 && (hasColon || !more.isEmpty())))
        return {};
    const int hours = digits.first(2).toInt();
    const int minutes = more.toInt();
    if (hours > mostHours || minutes >= secondsPerMinute)
        return {};
    return sign * (hours * secondsPerHour + minutes * secondsPerMinute);
}

// Nothing as well where there is none.
bool scanZone(Scanner &scanner, WrittenTime &time)
{
    scanner.take(' ');
    if (scanner.isAtEnd())
        return true;
    if (scanner.takeWord("Z") || scanner.takeWord("UTC") || scanner.takeWord("GMT"))
        time.offsetSeconds = 0;
    else
        time.offsetSeconds = scanOffset(scanner);
    return time.offsetSeconds.has_value();
}

// 12 AM is midnight. Nothing where there is neither AM nor PM and the hour is one of a day.
std::optional<int> hourOf(Scanner &scanner, int hour)
{
    scanner.take(' ');
    const bool isMorning = scanner.takeWord("AM");
    const bool isEvening = !isMorning && scanner.takeWord("PM");
    if (!isMorning && !isEvening)
        return hour;
    if (hour < 1 || hour > 12)
        return {};
    return hour % 12 + (isEvening ? 12 : 0);
}

std::optional<int> scanMilliseconds(Scanner &scanner)
{
    if (!scanner.take('.') && !scanner.take(','))
        return 0;
    const QByteArrayView digits = scanner.takeAll(&isDigit);
    if (digits.isEmpty())
        return {};
    return digits.first(std::min<qsizetype>(digits.size(), 3)).toByteArray().leftJustified(3, '0').toInt();
}

std::optional<WrittenTime> scanTime(Scanner &scanner)
{
    const auto typedHour = scanner.number(1, 2);
    if (!typedHour || !scanner.take(':'))
        return {};
    const auto minute = scanner.number(2, 2);
    const bool hasSeconds = scanner.take(':');
    const auto second = hasSeconds ? scanner.number(2, 2) : std::optional(0);
    const auto milliseconds = hasSeconds ? scanMilliseconds(scanner) : std::optional(0);
    const auto hour = hourOf(scanner, *typedHour);
    if (!minute || !second || !milliseconds || !hour)
        return {};
    WrittenTime time {QTime(*hour, *minute, *second, *milliseconds), {}};
    if (!time.time.isValid() || !scanZone(scanner, time) || !scanner.isAtEnd())
        return {};
    return time;
}

}

std::optional<WrittenDate> WrittenDate::scan(QByteArrayView text)
{
    WrittenDate date;
    const QByteArrayView trimmed = text.trimmed();
    if (scanCompact(trimmed, date))
        return date;
    Scanner scanner(trimmed);
    if (!scanParts(scanner, date))
        return {};
    if (scanner.isAtEnd())
        return date;
    scanner.take(',');
    if (scanner.takeAll([](char c) { return c == ' '; }).isEmpty() && !scanner.take('T') && !scanner.take('t'))
        return {};
    date.time = scanTime(scanner);
    return date.time ? std::optional(date) : std::nullopt;
}

std::optional<WrittenDate::Fields> WrittenDate::certain() const
{
    const auto [first, second, third] = numbers;
    if (digits[0] == 4)
        return Fields {first, second, third};
    const bool hasShortYear = digits[2] <= 2;
    if (digits[0] == 0)
        return Fields {third, first, second, hasShortYear};
    if (digits[1] == 0)
        return Fields {third, second, first, hasShortYear};
    return {};
}

std::optional<WrittenDate::Fields> WrittenDate::fields(DateOrder order) const
{
    if (const auto alone = certain())
        return alone;
    const auto [first, second, third] = numbers;
    const bool hasShortYear = digits[2] <= 2;
    switch (order) {
    case DateOrder::YearMonthDay:
        return hasShortYear ? std::optional(Fields {first, second, third, true}) : std::nullopt;
    case DateOrder::DayMonthYear:
        return Fields {third, second, first, hasShortYear};
    case DateOrder::MonthDayYear:
        break;
    }
    return Fields {third, first, second, hasShortYear};
}

bool WrittenDate::isSerialNumber(QByteArrayView text)
{
    constexpr int first = 20000, last = 80000; // 1954-10-03 and 2119-01-10
    const QByteArrayView number = text.trimmed();
    const qsizetype point = number.indexOf('.');
    const QByteArrayView days = point < 0 ? number : number.first(point);
    if (days.size() != 5 || !areDigits(days) || (point >= 0 && !areDigits(number.sliced(point + 1))))
        return false;
    const int day = days.toInt();
    return day >= first && day <= last;
}
