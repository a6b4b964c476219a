// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/democalendar.h"

namespace {

constexpr int settledAfterDays = 45; // until then September still belongs to the year before
constexpr int schoolYearStartsIn = 8;

}

DemoCalendar::DemoCalendar(const QDate &today)
    : m_today(today)
    , m_first(today.year() - current)
{
    if (today < QDate(today.year(), 9, 1).addDays(settledAfterDays))
        --m_first;
}

QDate DemoCalendar::day(int year, int month, int dayOfMonth) const
{
    return {m_first + year + (month < schoolYearStartsIn ? 1 : 0), month, dayOfMonth};
}

QDate DemoCalendar::lastDay(int year) const
{
    constexpr int fortnight = 14;
    QDate last = day(year, 6, 26);
    while (year == current && last <= m_today.addDays(fortnight))
        last = last.addYears(1);
    return last;
}

QDate DemoCalendar::working(const QDate &day)
{
    return day.addDays(-qMax(0, day.dayOfWeek() - Qt::Friday));
}

QDateTime DemoCalendar::at(const QDate &day, int hour, int minute)
{
    return {working(day), {hour, minute}, Qt::UTC};
}
