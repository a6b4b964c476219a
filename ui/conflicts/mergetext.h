// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/recordmerge.h"
#include "ui/conflicts/conflictdialog.h"

class Workspace;

// How fields that others changed are told to people. What the reader may not see is left out.
namespace MergeText {

QString title(const QString &table, const QString &column); // "Site"; of a right what it allows
QList<ConflictField> conflicts(const Workspace &workspace, const QString &table, qint64 rowId,
                               const MergedFields &merge);
// "Someone else changed meanwhile, which is kept: Site: Annex → Main"; empty for nothing.
QString taken(const Workspace &workspace, const QString &table, const MergedFields &merge);

}
