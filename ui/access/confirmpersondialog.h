// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/editdialog.h"

class FormField;
class QLineEdit;
class Workspace;

// Asks for the password of whoever is signed in, before something that cannot be taken back: whoever finds the window
// open must not do it. Emits saved() once the password was right; its failures count like those of signing in.
class ConfirmPersonDialog : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmPersonDialog)

public:
    // `verb`: what happens then, with the name of what it happens to.
    ConfirmPersonDialog(Workspace &workspace, const QString &title, const QString &explanation, const QString &verb,
                        QWidget *parent = nullptr);

public slots:
    void accept() override; // checks outside the window's thread
    void reject() override; // not while that runs

protected:
    // After the fields that were added, so that the password is asked for last. To be called once.
    void addPassword();
    Result<Saved> save() override { return Saved {}; }

private:
    void setBusy(bool busy);

    Workspace &m_workspace;
    QString m_email;
    QLineEdit *m_password;
    FormField *m_field = nullptr;
    bool m_busy = false;
};
