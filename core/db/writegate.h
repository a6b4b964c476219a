// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>
#include <limits>
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

    // Busy when another holds it for longer; with setWaiting(), Cancelled.
    Result<void> enter(int timeoutMilliseconds);
    void leave();
    // Nobody waits longer than this, whatever they ask for: for a thread that must not stand still.
    void setPatience(int milliseconds) { m_patience = milliseconds; }
    int patience() const { return m_patience; }
    // Asked every few milliseconds while another holds the gate, in the thread that waits: as long as it says so the wait
    // goes on, beyond any time.
    void setWaiting(const std::function<bool()> &waiting) { m_waiting = waiting; }
    // Whether to try again after somebody who does not know the gate was in the way: Busy when nobody waits here,
    // Cancelled.
    Result<void> waitOn() const;
    // While there is a reason, enter() fails at once: Busy, with this sentence for people. For a connection that should
    // not wait for another one of the same program.
    void setClosed(const QString &reason) { m_closed = reason; }

private:
    struct Lock;
    const std::unique_ptr<Lock> m_lock;
    QString m_closed;
    int m_patience = std::numeric_limits<int>::max();
    std::function<bool()> m_waiting;
    bool m_entered = false; // a lock of the same process does not keep itself out
};
