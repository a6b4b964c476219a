// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/confirmedact.h"

#include "core/workspace/workspace.h"
#include "ui/access/confirmpersondialog.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

class ConfirmDialog final : public ConfirmPersonDialog
{
    Q_DECLARE_TR_FUNCTIONS(ConfirmedAct)
    Q_DISABLE_COPY_MOVE(ConfirmDialog)

public:
    ConfirmDialog(Workspace &workspace, const QString &title, QWidget *parent)
        : ConfirmPersonDialog(workspace, title,
                              title + u'\n'
                                  + tr("So that nobody else does this at an open window, your password is asked for "
                                       "again; after that not for some minutes."),
                              tr("Continue"), parent)
    {
        setObjectName(u"confirmDialog"_s);
        addPassword();
    }
};

}

void ConfirmedAct::run(Workspace &workspace, const QList<Permission> &rights, const QString &title, QWidget *parent,
                       const std::function<void()> &act)
{
    const bool isFree = std::ranges::none_of(rights,
                                             [](Permission right) { return Permissions::row(right).isConfirmed; });
    if (isFree || workspace.session.isConfirmed(lasts))
        return act();
    auto *dialog = new ConfirmDialog(workspace, title, parent);
    QObject::connect(
        dialog, &EditDialog::saved, parent, [act] { act(); }, Qt::QueuedConnection);
    dialog->open();
}
