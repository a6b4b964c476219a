// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/recordmerge.h"
#include "ui/common/editdialog.h"

class Workspace;

// A dialog of a record that others may change while it is open. What only they changed is kept, and said; where both
// changed the same field it asks. Nothing is overwritten silently, and nothing typed is lost.
class MergingDialog : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MergingDialog)

protected:
    MergingDialog(Workspace &workspace, QWidget *parent)
        : EditDialog(parent)
        , m_workspace(workspace)
    {
    }

    Workspace &workspace() const { return m_workspace; }

    // What save() returns for an edit of the row `rowId` of `table`: what `write` does with the record as it is stored and as it
    // shall be, at once or, where something is asked first, later.
    template <typename T, typename Write>
    Result<Saved> saveMerged(const QString &table, qint64 rowId, const Result<RecordMerge<T>> &merge,
                             const Write &write)
    {
        if (!merge)
            return merge.error();
        tellTaken(table, *merge);
        if (merge->conflicts.isEmpty())
            return write(merge->stored(), merge->merged());
        return ask(table, rowId, *merge, [merge = *merge, write](const QStringList &theirs) mutable {
            for (const QString &column : theirs)
                merge.takeTheirs(column);
            return Result<Saved>(write(merge.stored(), merge.merged()));
        });
    }

private:
    using Resolve = std::function<Result<Saved>(const QStringList &theirs)>;

    void tellTaken(const QString &table, const MergedFields &merge);
    Error ask(const QString &table, qint64 rowId, const MergedFields &merge, const Resolve &resolve);
    void resolved(const Result<Saved> &saved);

    Workspace &m_workspace;
};
