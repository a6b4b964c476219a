// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class Database;

// One write transaction: through the write gate, BEGIN IMMEDIATE (a deferred one that turns into a write
// fails at once when another writes), rolled back on scope exit unless commit() succeeded.
class Transaction final
{
    Q_DISABLE_COPY_MOVE(Transaction)

public:
    explicit Transaction(Database &database);
    ~Transaction();

    static constexpr int defaultWaitMilliseconds = 10'000;

    // Busy when another writes for longer, Storage when the database can only be read, Conflict when another file has
    // taken its place.
    Result<void> begin(int waitMilliseconds = defaultWaitMilliseconds);
    Result<void> commit();

private:
    Result<void> beginImmediately();
    void end();

    Database &m_database;
    bool m_open = false;
};
