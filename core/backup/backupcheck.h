// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <QStringList>

// What was found wrong with a copy, as sentences for people.
struct BackupFindings
{
    QStringList file = {}; // its pages and references: nothing can be relied on
    QString journal = {}; // the first operation that does not fit: somebody altered something, the rest is readable

    bool isRight() const { return file.isEmpty() && journal.isEmpty(); }
    QString first() const { return file.isEmpty() ? journal : file.constFirst(); }
};

// Whether a copy is what it should be.
namespace BackupCheck {

// Looks at the file, its references and its chain, which counts where those are right. Slow: about 15 s for a database of
// 1.4 GB on two processors.
// Errors as Database::open() and Sql::run() give them, and Cancelled.
Result<BackupFindings> look(const QString &path, const Progress &progress = {});

}
