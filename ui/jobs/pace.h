// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>

// How fast a long act goes, and how long it will still take.
class Pace final
{
    Q_DECLARE_TR_FUNCTIONS(Pace)

public:
    enum class Unit { Records, Bytes };

    void start(qint64 total, Unit unit = Unit::Records);
    // "12,000 per second · 8 seconds left" when that share of it is done, 0 to 1. Empty while little was measured.
    QString text(double share) const;

private:
    QString timeLeft(double share) const;

    QElapsedTimer m_started;
    qint64 m_total = 0;
    Unit m_unit = Unit::Records;
};
