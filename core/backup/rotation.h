// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backup/backup.h"
#include "core/settings/backupplan.h"

// Which backups have had their time.
namespace Rotation {

// Of `backups` those that the plan does not keep. Never one that was not made by itself, is of today, or is the newest
// that was found right. Those that were not found right are counted apart, so that they push out none that was. Days are
// those of the local time.
QList<Backup> outdated(const QList<Backup> &backups, const BackupPlan &plan, const QDateTime &now);

}
