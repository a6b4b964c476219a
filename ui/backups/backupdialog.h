// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/editdialog.h"

class FormField;
class PathEdit;
class QCheckBox;
class QLineEdit;
class Workspace;

// A backup by hand: where to, and with which passphrase if it is to be encrypted.
class BackupDialog final : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupDialog)

public:
    explicit BackupDialog(Workspace &workspace, QWidget *parent = nullptr);

protected:
    Result<Saved> save() override;
    Result<std::optional<LongAct>> longAct() override;

private:
    void createEncryption();
    void check();
    LongAct::Run act() const;

    Workspace &m_workspace;
    PathEdit *m_target;
    QCheckBox *m_encrypt;
    QLineEdit *m_passphrase;
    QLineEdit *m_repeat;
    FormField *m_passphraseField = nullptr;
    FormField *m_repeatField = nullptr;
};
