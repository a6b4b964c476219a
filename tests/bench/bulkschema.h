// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QStringList>

// The indexes and triggers of a schema, taken away while rows are inserted in bulk: building an index at the end is
// far quicker than keeping it up, and the triggers of the rules and the journal would look at every row.
// Indexes that SQLite makes for UNIQUE stay.
class BulkSchema final
{
    Q_DISABLE_COPY_MOVE(BulkSchema)

public:
    explicit BulkSchema(const QSqlDatabase &db);

    // Both inside the same transaction. What cannot be made again is the error of the database.
    Result<void> takeAway();
    Result<void> restore(); // in the order in which they were made

private:
    const QSqlDatabase m_db;
    QStringList m_statements;
};
