// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <chrono>

// Stands still until a test moves it. Starts at 2026-01-15T08:00:00Z.
class FakeClock final : public Clock
{
public:
    QDateTime now() const override { return m_now; }
    std::chrono::milliseconds uptime() const override { return m_uptime; }
    QByteArray bootId() const override { return m_bootId; }

    void setNow(const QDateTime &now) { m_now = now; }
    // Time passes; by less than nothing, the clock is set back.
    void advance(std::chrono::milliseconds by)
    {
        m_now = m_now.addMSecs(by.count());
        m_uptime += std::max(by, std::chrono::milliseconds(0));
    }
    void set(std::chrono::milliseconds by) { m_now = m_now.addMSecs(by.count()); } // no time passes
    // The computer starts again; `id` is empty where the system does not tell.
    void reboot(const QByteArray &id)
    {
        m_bootId = id;
        m_uptime = {};
    }

private:
    QDateTime m_now {{2026, 1, 15}, {8, 0}, Qt::UTC};
    std::chrono::milliseconds m_uptime = std::chrono::hours(1);
    QByteArray m_bootId = "first";
};
