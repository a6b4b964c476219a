// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/signinattempt.h"
#include "core/base/result.h"
#include "ui/common/turn.h"

#include <QWidget>

#include <functional>

class Form;
class FormField;
class Notice;
class QLineEdit;
class QProgressBar;
class QPushButton;
class SignInService;

// Asks for the password of an account and checks it outside the window's thread. Opens the session on success;
// after too many failures it counts down the wait, and while another program writes it waits until that is over or the
// button cancels it. Shared by signing in and unlocking.
class PasswordCheck final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordCheck)

public:
    explicit PasswordCheck(SignInService &signIn, QWidget *parent = nullptr);

    QString email() const; // as typed
    void setEmail(const QString &email);
    void setEmailFixed(const QString &email); // not asked for, not shown
    void setPassword(const QString &password);
    void setVerb(const QString &verb);
    bool isBusy() const { return m_busy; }
    int secondsToWait() const { return m_wait; }
    void focusFirstEmpty();
    void focusButton();
    void showError(const QString &text);

public slots:
    void submit();
    void clear(); // the password and the messages

signals:
    void signedIn();
    void codeAccepted(const SignInCheck &check); // a one-time code: a password must be chosen first
    void busyChanged(bool busy);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void createFields();
    void setBusy(bool busy);
    void begin();
    void finish(const SignInCheck &check);
    void fail(const Error &error);
    void waitForTurn(const std::function<void()> &again);
    void takeTurn();
    void endTurn();
    void startWait(int seconds);
    void tick();
    void updateButton();

    SignInService &m_signIn;
    Form *m_form;
    QLineEdit *m_email;
    QLineEdit *m_password;
    FormField *m_emailField;
    FormField *m_passwordField;
    Notice *m_error;
    QProgressBar *m_progress;
    QPushButton *m_button;
    QTimer m_timer;
    Turn m_turn;
    std::function<void()> m_again; // what its turn is for
    QString m_verb;
    int m_wait = 0;
    bool m_busy = false;
};
