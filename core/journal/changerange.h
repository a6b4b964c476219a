// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QVariantMap>

class QSqlDatabase;

// Where the changes of an operation lie: one operation is written at a time and no change ever goes, so that their keys
// have no gap.
struct ChangeRange
{
    qint64 first = 1; // keys in `changes`; of no changes at all `last` is the one before `first`
    qint64 last = 0;

    // From what the operation says itself. NotFound.
    static Result<ChangeRange> of(const QSqlDatabase &db, qint64 operationId);

    qint64 count() const { return last - first + 1; }
    QVariantMap bound() const { return {{QStringLiteral("first"), first}, {QStringLiteral("last"), last}}; }
};
