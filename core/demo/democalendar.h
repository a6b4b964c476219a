// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

// The school years of the demo, counted from 0; the last one is the one we are in. Days at a weekend become the
// Friday before, so nothing moves past today.
class DemoCalendar final
{
public:
    static constexpr int years = 4;
    static constexpr int current = years - 1;

    explicit DemoCalendar(const QDate &today);

    QDate today() const { return m_today; }
    QDate opening() const { return day(0, 8, 11); } // the day of the first entry
    // A day of a school year, which begins in August.
    QDate day(int year, int month, int dayOfMonth) const;
    QDate lastDay(int year) const; // when a class returns what it was lent; more than a fortnight ahead in this year

    static QDate working(const QDate &day);
    static QDateTime at(const QDate &day, int hour, int minute = 0); // UTC, on a working day

private:
    QDate m_today;
    int m_first = 0; // calendar year in which school year 0 begins
};
