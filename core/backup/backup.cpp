// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/backup.h"

QString BackupReason::text(Value reason)
{
    switch (reason) {
    case Value::Manual:
        return QObject::tr("By hand", "BackupReason");
    case Value::Daily:
        return QObject::tr("Daily", "BackupReason");
    case Value::Import:
        return QObject::tr("Before an import", "BackupReason");
    case Value::Update:
        return QObject::tr("Before an update", "BackupReason");
    case Value::Restore:
        return QObject::tr("Before a restore", "BackupReason");
    case Value::Unknown:
        break;
    }
    return QObject::tr("Not known", "BackupReason");
}
