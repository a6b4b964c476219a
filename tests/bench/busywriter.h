// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <latch>
#include <thread>

// Somebody else who checks out assets of a database, one after the other and to the administrator, on a connection and in
// a thread of its own, until it is gone.
class BusyWriter final
{
    Q_DISABLE_COPY_MOVE(BusyWriter)

public:
    BusyWriter(const QString &path, qint64 firstAsset);
    ~BusyWriter();

    int written() const { return m_written; }

private:
    void write(const QString &path, qint64 firstAsset);

    std::atomic_bool m_isOver = false;
    std::atomic_int m_written = 0;
    std::latch m_hasBegun {1};
    std::thread m_thread;
};
