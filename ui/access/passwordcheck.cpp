// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/passwordcheck.h"

#include "core/access/signinservice.h"
#include "ui/access/background.h"
#include "ui/access/notice.h"
#include "ui/access/passwordedit.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

PasswordCheck::PasswordCheck(SignInService &signIn, QWidget *parent)
    : QWidget(parent)
    , m_signIn(signIn)
    , m_form(new Form)
    , m_email(new QLineEdit)
    , m_password(new PasswordEdit)
    , m_error(new Notice)
    , m_progress(new QProgressBar)
    , m_button(new QPushButton)
{
    createFields();
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    QSizePolicy keepsRoom = m_progress->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsRoom);
    m_progress->hide();
    m_button->setObjectName(u"signInButton"_s);
    m_button->setDefault(true);
    m_button->setAutoDefault(true);
    m_timer.setInterval(1000);
    setVerb(tr("Sign in"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_form);
    column->addWidget(m_error);
    column->addWidget(m_button);
    column->addWidget(m_progress);

    connect(m_form, &Form::stateChanged, this, &PasswordCheck::updateButton);
    connect(m_button, &QPushButton::clicked, this, &PasswordCheck::submit);
    connect(&m_timer, &QTimer::timeout, this, &PasswordCheck::tick);
    connect(&m_turn, &Turn::timeout, this, &PasswordCheck::takeTurn);
}

void PasswordCheck::createFields()
{
    m_email->setObjectName(u"email"_s);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password->setObjectName(u"password"_s);
    m_emailField = m_form->addField(tr("&E-mail"), m_email);
    m_passwordField = m_form->addField(tr("&Password"), m_password);
    connect(m_email, &QLineEdit::textChanged, m_emailField, &FormField::clearMessage);
    for (const QLineEdit *edit : {m_email, m_password}) {
        connect(edit, &QLineEdit::textChanged, this, &PasswordCheck::updateButton);
        connect(edit, &QLineEdit::returnPressed, this, &PasswordCheck::submit);
    }
}

QString PasswordCheck::email() const
{
    return m_email->text().trimmed();
}

void PasswordCheck::setEmail(const QString &email)
{
    m_email->setText(email);
}

void PasswordCheck::setEmailFixed(const QString &email)
{
    m_email->setText(email);
    m_emailField->hide();
}

void PasswordCheck::setPassword(const QString &password)
{
    m_password->setText(password);
}

void PasswordCheck::setVerb(const QString &verb)
{
    m_verb = verb;
    updateButton();
}

void PasswordCheck::focusFirstEmpty()
{
    const bool wantsEmail = !m_emailField->isHidden() && m_email->text().isEmpty();
    (wantsEmail ? m_email : m_password)->setFocus();
}

void PasswordCheck::focusButton()
{
    m_button->setFocus();
}

void PasswordCheck::showError(const QString &text)
{
    m_error->showError(text);
}

void PasswordCheck::submit()
{
    if (!m_button->isEnabled())
        return;
    m_error->clear();
    if (m_turn.isActive())
        endTurn();
    else
        begin();
}

void PasswordCheck::begin()
{
    const auto attempt = m_signIn.begin(email());
    if (!attempt && attempt.error().code == Error::Code::Busy)
        return waitForTurn([this] { begin(); });
    if (!attempt)
        return fail(attempt.error());
    setBusy(true);
    runInBackground(
        this, [attempt = *attempt, password = m_password->text()] { return SignInService::check(attempt, password); },
        [this](const SignInCheck &check) { finish(check); });
}

void PasswordCheck::clear()
{
    if (m_turn.isActive())
        endTurn();
    m_password->clear();
    m_error->clear();
    m_emailField->clearMessage();
}

void PasswordCheck::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    focusFirstEmpty();
}

void PasswordCheck::setBusy(bool busy)
{
    m_busy = busy;
    m_form->setEnabled(!busy);
    m_progress->setVisible(busy);
    updateButton();
    emit busyChanged(busy);
}

void PasswordCheck::finish(const SignInCheck &check)
{
    setBusy(false);
    const auto outcome = m_signIn.finish(check);
    if (!outcome && outcome.error().code == Error::Code::Busy)
        return waitForTurn([this, check] { finish(check); });
    if (!outcome)
        return fail(outcome.error());
    clear();
    if (*outcome == SignInService::Outcome::MustSetPassword)
        emit codeAccepted(check);
    else
        emit signedIn();
}

void PasswordCheck::fail(const Error &error)
{
    if (error.waitSeconds > 0)
        return startWait(error.waitSeconds);
    if (error.field == "email"_L1 && !m_emailField->isHidden()) {
        m_emailField->setError(ErrorText::sentence(error));
        m_email->setFocus();
        return;
    }
    const bool onlyPassword = m_emailField->isHidden() && error.code == Error::Code::NotSignedIn;
    m_error->showError(onlyPassword ? tr("The password is wrong.") : ErrorText::sentence(error));
    m_password->setFocus();
    m_password->selectAll();
}

// Each try is counted, and what counts is written before it is told whether the password was right.
void PasswordCheck::waitForTurn(const std::function<void()> &again)
{
    m_again = again;
    m_turn.start();
    setBusy(true);
    m_error->showInfo(tr("Another program is writing to the database. Waiting to sign in…"));
}

void PasswordCheck::endTurn()
{
    m_turn.stop();
    m_again = {};
    setBusy(false);
    focusFirstEmpty();
}

void PasswordCheck::takeTurn()
{
    m_error->clear();
    setBusy(false);
    const auto again = std::exchange(m_again, {});
    again();
}

void PasswordCheck::startWait(int seconds)
{
    m_wait = seconds;
    m_error->showError(tr("Too many failed attempts. What you typed is kept; the button comes back by itself."));
    m_timer.start();
    updateButton();
}

void PasswordCheck::tick()
{
    if (--m_wait <= 0) {
        m_wait = 0;
        m_timer.stop();
        m_error->clear();
    }
    updateButton();
}

void PasswordCheck::updateButton()
{
    const bool complete = !m_email->text().trimmed().isEmpty() && !m_password->text().isEmpty();
    m_button->setEnabled(m_turn.isActive() || (complete && !m_busy && !m_wait && !m_form->hasErrors()));
    m_button->setText(m_turn.isActive() ? tr("Cancel")
                          : m_busy      ? tr("Checking…")
                          : m_wait      ? tr("Try again in %n second(s)", nullptr, m_wait)
                                        : m_verb);
}
