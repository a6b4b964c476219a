// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/editdialog.h"

class QLineEdit;

// Asks for the passphrase of an encrypted backup that is to be looked at; the act runs as that of every dialog.
class PassphraseDialog final : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PassphraseDialog)

public:
    using Act = std::function<LongAct(const QString &passphrase)>;

    PassphraseDialog(Workspace &workspace, const QString &title, const QString &explanation, const QString &verb,
                     const Act &act, QWidget *parent = nullptr);

protected:
    Result<Saved> save() override;
    Result<std::optional<LongAct>> longAct() override;

private:
    Workspace &m_workspace;
    const Act m_act;
    QLineEdit *m_passphrase;
};
