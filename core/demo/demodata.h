// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>

#include <functional>

class Workspace;

// A believable school: 250 people in three sites, 900 assets, three years of custody with overdue ones, leavers,
// people without a role. The same for the same day; made through the services like any other data.
namespace DemoData {

constexpr auto adminEmail = "admin@example.org";
constexpr auto agentEmail = "agent@example.org";
constexpr auto userEmail = "user@example.org";
constexpr auto password = "custodian-demo";

// Makes the file and fills it; on any error nothing is left there. `progress` gets the share done, 0 to 1, and
// returns false to cancel. Duplicate if the file exists.
Result<void> create(const QString &path, const QDateTime &now, const std::function<bool(double)> &progress = {});

}
