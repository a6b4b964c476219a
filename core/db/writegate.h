// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

// Lets one writer at a time into a database, across the connections and processes of this application.
// SQLite before 3.51.3 can corrupt a write-ahead log when one connection checkpoints while another writes
// (reliability.md, "The SQLite file"); a writer therefore holds the gate from BEGIN to after COMMIT, and a
// connection holds it while it closes. The lock is on the folder, so no file is left behind by a crash.
class WriteGate final
{
    Q_DISABLE_COPY_MOVE(WriteGate)

public:
    // `databasePath` empty (in memory) makes a gate that is always open.
    explicit WriteGate(const QString &databasePath);
    ~WriteGate();

    Result<void> enter(int timeoutMilliseconds); // Busy when another holds it for longer
    void leave();
    // While there is a reason, enter() fails at once: Busy, with this sentence for people. For a connection that should
    // not wait for another one of the same program.
    void setClosed(const QString &reason) { m_closed = reason; }

private:
    struct Lock;
    const std::unique_ptr<Lock> m_lock;
    QString m_closed;
    bool m_entered = false; // a lock of the same process does not keep itself out
};
