// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/access/cardpage.h"

class FirstPasswordStep;
class PasswordCheck;
class QSettings;
class QStackedLayout;
class SignInCheck;
class Workspace;

// E-mail address and password; after a one-time code the choice of a password on the same card.
// Remembers the last address in the settings ("signin/email").
class SignInPage final : public CardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInPage)

public:
    // `showDemoAccounts`: offers the accounts of the demo data, one button each.
    SignInPage(Workspace &workspace, QSettings &settings, bool showDemoAccounts, QWidget *parent = nullptr);

public slots:
    void reset(); // as it was before anybody typed: after signing out

signals:
    void signedIn();

private:
    QWidget *createDemoAccounts();
    void showPassword();
    void showFirstPassword(const SignInCheck &check);
    void complete();

    Workspace &m_workspace;
    QSettings &m_settings;
    PasswordCheck *m_check;
    QWidget *m_passwordStep;
    FirstPasswordStep *m_firstPassword;
};
