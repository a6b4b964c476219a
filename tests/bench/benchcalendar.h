// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

// The days that the data lies in, numbered from 2018-01-01, spelled as the database stores them.
class BenchCalendar final
{
public:
    static constexpr int today = 3227; // 2026-11-02: what is overdue is overdue then
    static constexpr int days = today + 400;

    BenchCalendar();

    QByteArray date(qint64 day) const { return m_dates.at(day); } // "2026-11-02"
    QByteArray moment(qint64 day, qint64 second) const; // second of the day; "2026-11-02T08:15:00Z"

private:
    QList<QByteArray> m_dates;
};
