// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/faultcounts.h"

#include <QTest>

#include <cstdio>

FaultCounts::FaultCounts(int number)
    : m_number(number)
{
    m_began.start();
}

FaultCounts::~FaultCounts()
{
    constexpr double perSecond = 1000;
    std::printf("fault %02d: tried %lld, survived %lld, skipped 0, %.1f s\n", m_number, m_tried, m_survived,
                double(m_began.elapsed()) / perSecond);
}

void FaultCounts::count(qint64 tries)
{
    m_tried += tries;
    m_survived += QTest::currentTestFailed() ? 0 : tries;
}

bool FaultCounts::isLong()
{
    return qEnvironmentVariable("CUSTODIAN_FAULTS") == QLatin1StringView("long");
}
