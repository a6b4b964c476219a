// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/inspector.h"

class Workspace;

// What people read about one person: contact, role, and what they hold and held.
namespace PersonFacts {

InspectorContent content(const Workspace &workspace, qint64 userId);

}
