// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/custody/checkoutdialog.h"

#include "core/workspace/workspace.h"

using namespace Qt::Literals::StringLiterals;

CheckOutDialog::CheckOutDialog(Workspace &workspace, QWidget *parent)
    : CustodyDialog(workspace, AssetPicker::Filter::Available, parent)
{
    setObjectName(u"checkOutDialog"_s);
    setWindowTitle(tr("Check out"));
    setVerb(tr("Check out"), u"check-out"_s);
    addHolder(tr("&To"));
    addDue(tr("D&ue"));
    addRecent(u"purpose"_s, tr("&Purpose"), usualPurposes());
    addMore(tr("Chec&ked out at"), tr("&Condition"));
}

LongAct::Run CheckOutDialog::write() const
{
    return [request = request()](Workspace &workspace, const Progress &progress) {
        return workspace.custody.checkOut(request, progress);
    };
}
