// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

// Counts the attempts of a fault program written with Qt Test, and prints at its end the line that report.py reads.
class FaultCounts final
{
    Q_DISABLE_COPY_MOVE(FaultCounts)

public:
    explicit FaultCounts(int number);
    ~FaultCounts();

    // For cleanup(): the attempt that ends here survived unless it failed. `tries` where it was made of many.
    void count(qint64 tries = 1);

    // Whether everything is to be tried instead of a sample, as report.py asks for by $CUSTODIAN_FAULTS.
    static bool isLong();

private:
    const int m_number;
    qint64 m_tried = 0;
    qint64 m_survived = 0;
    QElapsedTimer m_began;
};
