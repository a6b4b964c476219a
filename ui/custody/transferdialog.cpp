// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/custody/transferdialog.h"

#include "core/workspace/workspace.h"

using namespace Qt::Literals::StringLiterals;

TransferDialog::TransferDialog(Workspace &workspace, QWidget *parent)
    : CustodyDialog(workspace, AssetPicker::Filter::CheckedOut, parent)
{
    setObjectName(u"transferDialog"_s);
    setWindowTitle(tr("Transfer"));
    setVerb(tr("Transfer"), u"transfer"_s);
    addHolder(tr("New &holder"));
    addDue(tr("D&ue"));
    addRecent(u"purpose"_s, tr("&Purpose"), usualPurposes());
    addMore(tr("Transferred a&t"), tr("&Condition"));
}

LongAct::Run TransferDialog::write() const
{
    return [request = request()](Workspace &workspace, const Progress &progress) {
        return workspace.custody.transfer(request, progress);
    };
}
