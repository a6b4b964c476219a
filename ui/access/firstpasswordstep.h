// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/signinattempt.h"
#include "core/base/result.h"

#include <QWidget>

#include <optional>

class CredentialPassword;
class Form;
class NewPasswordFields;
class Notice;
class QPushButton;
class SignInService;

// The second step of a first sign-in: the person's own password in place of the one-time code.
class FirstPasswordStep final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FirstPasswordStep)

public:
    explicit FirstPasswordStep(SignInService &signIn, QWidget *parent = nullptr);

    void start(const SignInCheck &check);

public slots:
    void submit();

signals:
    void signedIn();
    void expired(const QString &why); // the code is not valid any more: start again
    void cancelled();

private:
    void finish(const Result<CredentialPassword> &made);
    void fail(const Error &error);
    void updateButton();

    SignInService &m_signIn;
    std::optional<SignInCheck> m_check;
    Form *m_form;
    NewPasswordFields *m_fields;
    Notice *m_notice;
    QPushButton *m_button;
    bool m_busy = false;
};
