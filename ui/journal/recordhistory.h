// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/inspector.h"

class Workspace;

// What was done to a record in the course of time, as a list of the inspector.
namespace RecordHistory {

// Adds it for whoever may see operations, as far as they may: the workspace outlives the content.
void add(InspectorContent &content, const Workspace &workspace, const QString &table, qint64 rowId);

}
