// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <functional>
#include <map>

// Shows the moment of whatever the agenda is doing.
class DemoClock final : public Clock
{
public:
    explicit DemoClock(const QDateTime &now)
        : m_now(now)
    {
    }

    QDateTime now() const override { return m_now; }
    void setNow(const QDateTime &now) { m_now = now; }

private:
    QDateTime m_now;
};

// What is to happen, in the order of time; what happens may add to it, what it adds too late happens at once.
class DemoAgenda final
{
public:
    using Act = std::function<Result<void>()>;
    using Progress = std::function<bool(double)>;

    void add(const QDateTime &moment, const Act &act) { m_acts.emplace(moment, act); }
    // Does what is before `end`, the clock set to each moment. Cancelled when `progress` says so.
    Result<void> run(DemoClock &clock, const QDateTime &end, const Progress &progress);

private:
    std::multimap<QDateTime, Act> m_acts;
};
