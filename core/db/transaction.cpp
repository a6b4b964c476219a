// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/transaction.h"

#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/db/writegate.h"

#include <QCoreApplication>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int busyTimeoutMilliseconds = 5000; // as Database sets it
}

Transaction::Transaction(Database &database)
    : m_database(database)
{
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    (void)Sql::run(m_database.connection(), u"ROLLBACK"_s);
    end();
}

Result<void> Transaction::begin(int waitMilliseconds)
{
    if (m_database.isReadOnly())
        return Error {Error::Code::Storage, m_database.readOnlyReason()};
    if (auto entered = m_database.writeGate().enter(waitMilliseconds); !entered)
        return entered;
    if (m_database.isReplaced()) {
        m_database.writeGate().leave();
        return Error {Error::Code::Conflict,
                      QCoreApplication::translate("Transaction",
                                                  "Another file stands in the place of the database, as after a "
                                                  "restore. Open it again.")};
    }
    if (auto begun = beginImmediately(); !begun) {
        m_database.writeGate().leave();
        return begun;
    }
    m_open = true;
    return {};
}

// Who does not know the gate may hold SQLite's own lock: they are waited for as long as other writers are.
Result<void> Transaction::beginImmediately()
{
    const WriteGate &gate = m_database.writeGate();
    const bool isImpatient = gate.patience() < busyTimeoutMilliseconds;
    if (isImpatient)
        sqlite3_busy_timeout(m_database.handle(), gate.patience());
    const auto tryOnce = [this] {
        const auto begun = Sql::run(m_database.connection(), u"BEGIN IMMEDIATE"_s);
        return begun ? Result<void>() : Result<void>(begun.error());
    };
    Result<void> begun = tryOnce(), waits;
    while (!begun && begun.error().code == Error::Code::Busy && (waits = gate.waitOn()))
        begun = tryOnce();
    if (isImpatient)
        sqlite3_busy_timeout(m_database.handle(), busyTimeoutMilliseconds);
    return begun || waits || waits.error().code == Error::Code::Busy ? begun : waits;
}

Result<void> Transaction::commit()
{
    if (auto committed = Sql::run(m_database.connection(), u"COMMIT"_s); !committed)
        return committed.error();
    end();
    return {};
}

void Transaction::end()
{
    m_open = false;
    m_database.writeGate().leave();
}
