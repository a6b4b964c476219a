// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/mergedsettings.h"

#include "core/workspace/workspace.h"
#include "ui/conflicts/lastchange.h"

using namespace Qt::Literals::StringLiterals;

QList<ConflictField> MergedSettings::conflicts(const Workspace &workspace, const QHash<QString, QString> &titles,
                                               const MergedFields &merge)
{
    QList<ConflictField> fields;
    for (const FieldMerge &field : merge.conflicts)
        fields.append(
            {field.column, titles.value(field.column), field.original.toString(), field.mine.toString(),
             field.theirs.toString(),
             LastChange::ofField(workspace, u"settings"_s, workspace.settings.rowId(field.column), u"value"_s)});
    return fields;
}
