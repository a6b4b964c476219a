// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importkinds.h"

#include "core/transfer/importtarget.h"
#include "core/workspace/workspace.h"

namespace ImportKinds {

QList<const ImportSchema *> all(Workspace &workspace)
{
    QList<const ImportSchema *> list;
    for (const QString &name : ImportTargets::names())
        list.append(find(workspace, name));
    return list;
}

QList<const ImportSchema *> permitted(Workspace &workspace)
{
    QList<const ImportSchema *> list = all(workspace);
    list.removeIf([&](const ImportSchema *schema) { return !workspace.session.may(schema->permission); });
    return list;
}

const ImportSchema *find(Workspace &workspace, const QString &name)
{
    const auto target = ImportTargets::make(name, workspace);
    return target ? &target->schema() : nullptr; // a constant of its kind
}

}
