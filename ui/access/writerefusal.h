// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"

#include <optional>

class Workspace;

// Why a change is greyed out: the database can only be read, or a right is missing. Empty when it is allowed.
QString writeRefusal(const Workspace &workspace, Permission permission, std::optional<qint64> ownerId = {});
