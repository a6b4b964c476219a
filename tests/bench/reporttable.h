// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/samples.h"

#include <QStringList>

// The figures of both databases beside what they should reach.
class ReportTable final
{
public:
    ReportTable(qint64 smallSize, const Figures &small, qint64 largeSize, const Figures &large);

    QString text() const; // columns in line, for a terminal
    QString markdown() const;
    bool isReached() const; // every target of the large one, and every growth

private:
    QList<QStringList> m_rows; // the header first
    bool m_reached = true;
};
