// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/credentialpassword.h"
#include "core/access/signinattempt.h"
#include "ui/common/editdialog.h"

#include <optional>

class NewPasswordFields;
class QLineEdit;
class Workspace;

// The signed-in person's own password: the current one, the new one and its repetition.
class ChangePasswordDialog final : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangePasswordDialog)

public:
    explicit ChangePasswordDialog(Workspace &workspace, QWidget *parent = nullptr);

public slots:
    void accept() override; // hashes outside the window's thread, then saves
    void reject() override; // not while that runs

protected:
    Result<Saved> save() override;

private:
    struct Hashed; // what the other thread hands back

    void createFields();
    void finish(const Hashed &hashed);
    void setBusy(bool busy);

    Workspace &m_workspace;
    QLineEdit *m_current;
    NewPasswordFields *m_new;
    QString m_email;
    std::optional<SignInCheck> m_check;
    std::optional<CredentialPassword> m_password;
    bool m_busy = false;
};
