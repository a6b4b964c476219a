// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/pace.h"

#include <QLocale>

#include <cmath>

namespace {
constexpr qint64 estimateAfterMilliseconds = 1000; // what is measured before says little
}

void Pace::start(qint64 total, Unit unit)
{
    m_total = total;
    m_unit = unit;
    m_started.start();
}

QString Pace::text(double share) const
{
    if (m_started.elapsed() <= estimateAfterMilliseconds || share <= 0)
        return {};
    const qint64 rate = qRound64(double(m_total) * share * 1000 / double(m_started.elapsed()));
    const QLocale locale;
    return tr("%1 per second · %2", "rate, time left")
        .arg(m_unit == Unit::Bytes ? locale.formattedDataSize(rate) : locale.toString(rate), timeLeft(share));
}

QString Pace::timeLeft(double share) const
{
    const double seconds = double(m_started.elapsed()) / 1000 * (1 - share) / share;
    return seconds < 60 ? tr("%n second(s) left", nullptr, int(std::ceil(seconds)))
                        : tr("%n minute(s) left", nullptr, int(std::ceil(seconds / 60)));
}
