// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/checks/check.h"

#include <QDateTime>

class Database;

// Looks for states that cannot be. Reads row by row and keeps no more than it is asked for, however much there is; asks
// nobody for a right.
class CheckReader final
{
public:
    CheckReader(const Database &database, const QDateTime &now)
        : m_database(database)
        , m_now(now)
    {
    }

    // Keeps the first `most` findings and counts the others; −1 keeps all. Cancelled (Database::cancelWhen).
    Result<CheckResult> run(const Check &check, qint64 most) const;
    // Of all checks of this weight, those that found something, in the order of the registry. Cancelled.
    Result<QList<CheckResult>> run(Check::Weight weight, qint64 most, const Progress &progress = {}) const;

private:
    const Database &m_database;
    const QDateTime m_now;
};
