// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/mergingdialog.h"

#include "ui/conflicts/mergetext.h"

void MergingDialog::tellTaken(const QString &table, const MergedFields &merge)
{
    setNotice(MergeText::taken(m_workspace, table, merge));
}

// The dialog stays as it is behind the question, whatever comes of that.
Error MergingDialog::ask(const QString &table, qint64 rowId, const MergedFields &merge, const Resolve &resolve)
{
    auto *dialog = new ConflictDialog(MergeText::conflicts(m_workspace, table, rowId, merge), this);
    connect(dialog, &QDialog::accepted, this, [=, this] { resolved(resolve(dialog->theirs())); });
    dialog->open();
    return {Error::Code::Conflict, tr("Someone else changed the same meanwhile.")};
}

// Changed again in between: everything is asked anew.
void MergingDialog::resolved(const Result<Saved> &saved)
{
    if (!saved && saved.error().code == Error::Code::Conflict)
        accept();
    else if (saved)
        finish(saved);
    else
        showError(saved.error());
}
