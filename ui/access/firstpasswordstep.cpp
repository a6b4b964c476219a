// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/firstpasswordstep.h"

#include "core/access/signinservice.h"
#include "ui/access/background.h"
#include "ui/access/newpasswordfields.h"
#include "ui/access/notice.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

FirstPasswordStep::FirstPasswordStep(SignInService &signIn, QWidget *parent)
    : QWidget(parent)
    , m_signIn(signIn)
    , m_form(new Form)
    , m_fields(new NewPasswordFields(m_form))
    , m_notice(new Notice)
    , m_button(new QPushButton)
{
    m_button->setObjectName(u"setPasswordButton"_s);
    m_button->setDefault(true);
    auto *back = new QPushButton(tr("Back"));
    back->setObjectName(u"backButton"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_form);
    column->addWidget(m_notice);
    column->addWidget(m_button);
    column->addWidget(back);

    connect(m_form, &Form::stateChanged, this, &FirstPasswordStep::updateButton);
    for (const QLineEdit *edit : m_form->findChildren<QLineEdit *>())
        connect(edit, &QLineEdit::returnPressed, this, &FirstPasswordStep::submit);
    connect(m_button, &QPushButton::clicked, this, &FirstPasswordStep::submit);
    connect(back, &QPushButton::clicked, this, &FirstPasswordStep::cancelled);
    updateButton();
}

void FirstPasswordStep::start(const SignInCheck &check)
{
    m_check = check;
    m_notice->clear();
    m_fields->clear();
    m_fields->setEmail(check.attempt().email());
    m_form->focusFirstProblem();
}

void FirstPasswordStep::submit()
{
    if (!m_button->isEnabled()) {
        m_form->focusFirstProblem();
        return;
    }
    m_busy = true;
    m_form->setEnabled(false);
    updateButton();
    runInBackground(
        this,
        [password = m_fields->password(), email = m_check->attempt().email(), cost = m_signIn.cost()] {
            return CredentialPassword::make(password, email, cost);
        },
        [this](const Result<CredentialPassword> &made) { finish(made); });
}

void FirstPasswordStep::finish(const Result<CredentialPassword> &made)
{
    m_busy = false;
    m_form->setEnabled(true);
    updateButton();
    if (!made)
        return fail(made.error());
    if (const auto set = m_signIn.setFirstPassword(*m_check, *made); !set)
        return fail(set.error());
    m_check.reset();
    m_fields->clear();
    emit signedIn();
}

void FirstPasswordStep::fail(const Error &error)
{
    if (error.code == Error::Code::NotSignedIn)
        emit expired(tr("The one-time code is not valid any more. Ask for a new one."));
    else if (error.field == "password"_L1)
        m_fields->field()->setError(ErrorText::sentence(error));
    else
        m_notice->showError(ErrorText::sentence(error));
}

void FirstPasswordStep::updateButton()
{
    m_button->setEnabled(!m_busy && m_form->isComplete());
    m_button->setText(m_busy ? tr("Saving…") : tr("Set password and sign in"));
}
