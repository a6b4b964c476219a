// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/recordmerge.h"
#include "ui/conflicts/conflictdialog.h"

#include <QHash>

class Workspace;

// Settings that others may set while a page shows them: what they set is overwritten only by who has seen it.
namespace MergedSettings {

// `titles`: of the settings by their names.
QList<ConflictField> conflicts(const Workspace &workspace, const QHash<QString, QString> &titles,
                               const MergedFields &merge);

// Calls `write` with what shall be stored: at once or, where both set the same, once `parent`'s dialog was answered.
template <typename T, typename Write>
void save(const Workspace &workspace, const QHash<QString, QString> &titles, RecordMerge<T> merge, QWidget *parent,
          const Write &write)
{
    if (merge.conflicts.isEmpty())
        return write(merge.merged());
    auto *dialog = new ConflictDialog(conflicts(workspace, titles, merge), parent);
    QObject::connect(dialog, &QDialog::accepted, parent, [dialog, merge, write]() mutable {
        for (const QString &column : dialog->theirs())
            merge.takeTheirs(column);
        write(merge.merged());
    });
    dialog->open();
}

}
