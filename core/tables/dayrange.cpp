// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/dayrange.h"

using namespace Qt::Literals::StringLiterals;

QStringList DayRange::words()
{
    return {u"today"_s, u"tomorrow"_s, u"yesterday"_s, u"week"_s, u"month"_s};
}

std::optional<DayRange> DayRange::parse(const QString &text, const QDate &today)
{
    if (const qsizetype gap = text.indexOf(between); gap >= 0) {
        const auto first = parse(text.first(gap), today), last = parse(text.sliced(gap + between.size()), today);
        return first && last && first->from < last->to ? std::optional(DayRange {first->from, last->to}) : std::nullopt;
    }
    const auto days = [](const QDate &first, int count) { return DayRange {first, first.addDays(count)}; };
    switch (words().indexOf(text.toLower())) {
    case 0:
        return days(today, 1);
    case 1:
        return days(today.addDays(1), 1);
    case 2:
        return days(today.addDays(-1), 1);
    case 3:
        return days(today.addDays(1 - today.dayOfWeek()), 7); // Monday to Sunday (ISO 8601)
    case 4:
        return days(today.addDays(1 - today.day()), today.daysInMonth());
    default:
        break;
    }
    if (const QDate day = QDate::fromString(text, u"yyyy-MM-dd"_s); day.isValid())
        return days(day, 1);
    if (const QDate month = QDate::fromString(text, u"yyyy-MM"_s); month.isValid())
        return days(month, month.daysInMonth());
    if (const QDate year = QDate::fromString(text, u"yyyy"_s); year.isValid() && text.size() == 4)
        return days(year, year.daysInYear());
    return {};
}
