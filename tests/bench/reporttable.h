// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/samples.h"

#include <QStringList>

// The figures of both databases beside what they should reach: "ok", "over" its target, "grows" too much; "in the
// background" where the first rows are on screen before.
class ReportTable final
{
public:
    ReportTable(qint64 smallSize, const Figures &small, qint64 largeSize, const Figures &large);

    const QList<QStringList> &rows() const { return m_rows; } // the header first, the verdict last in each
    QString text() const; // columns in line, for a terminal, and what the verdicts mean
    QString markdown() const;
    bool isReached() const; // every target of the large one, and every growth; what was not measured does not count

private:
    QList<QStringList> m_rows;
    bool m_reached = true;
};
