// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/custody/extenddialog.h"

#include "core/workspace/workspace.h"

using namespace Qt::Literals::StringLiterals;

ExtendDialog::ExtendDialog(Workspace &workspace, QWidget *parent)
    : CustodyDialog(workspace, AssetPicker::Filter::CheckedOut, parent)
{
    setObjectName(u"extendDialog"_s);
    setWindowTitle(tr("Extend"));
    setVerb(tr("Extend"), u"calendar"_s);
    addDue(tr("New d&ue date"), true);
}

LongAct::Run ExtendDialog::write() const
{
    return [request = request()](Workspace &workspace, const Progress &progress) {
        return workspace.custody.extend(request.assetIds, request.dueAt, progress);
    };
}
