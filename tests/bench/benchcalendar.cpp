// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchcalendar.h"

#include "core/base/isotime.h"

BenchCalendar::BenchCalendar()
{
    const QDate first(2018, 1, 1);
    m_dates.reserve(days);
    for (int day = 0; day < days; ++day)
        m_dates.append(IsoTime::toText(first.addDays(day)).toLatin1());
}

QByteArray BenchCalendar::moment(qint64 day, qint64 second) const
{
    QByteArray text = m_dates.at(day) + "T00:00:00Z";
    const auto put = [&text](int at, qint64 number) {
        text[at] = static_cast<char>('0' + number / 10);
        text[at + 1] = static_cast<char>('0' + number % 10);
    };
    put(11, second / 3600);
    put(14, second / 60 % 60);
    put(17, second % 60);
    return text;
}
