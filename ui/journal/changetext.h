// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operationreader.h"
#include "ui/common/timelineview.h"

class Workspace;

// How a changed row is told to people.
namespace ChangeText {

// The row, what happened to it, and what stood there before; leads to the asset or the person it is about.
TimelineEntry entry(const Workspace &workspace, const RowChange &change);
// The hash in groups of eight, so that it can be compared and its line broken.
QString hash(const QString &hexadecimal);

}
