// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/writerefusal.h"

#include "core/workspace/workspace.h"

QString writeRefusal(const Workspace &workspace, Permission permission, std::optional<qint64> ownerId)
{
    if (workspace.database.isReadOnly())
        return workspace.database.readOnlyReason();
    return workspace.session.refusal(permission, ownerId);
}
