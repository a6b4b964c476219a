// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QSysInfo>

#include <chrono>

// Source of "now", injected so that tests and the demo data can set it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const { return QDateTime::currentDateTimeUtc(); }
    // Runs on whatever the time of day is set to, for as long as the computer does.
    virtual std::chrono::milliseconds uptime() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
    // Which start of the computer uptime() counts from; empty where the system does not tell.
    virtual QByteArray bootId() const { return QSysInfo::bootUniqueId(); }
};
