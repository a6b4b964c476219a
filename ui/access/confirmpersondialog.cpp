// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/confirmpersondialog.h"

#include "core/workspace/workspace.h"
#include "ui/access/background.h"
#include "ui/access/passwordedit.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

using namespace Qt::Literals::StringLiterals;

ConfirmPersonDialog::ConfirmPersonDialog(Workspace &workspace, const QString &title, const QString &explanation,
                                         const QString &verb, QWidget *parent)
    : EditDialog(parent)
    , m_workspace(workspace)
    , m_password(new PasswordEdit)
{
    setWindowTitle(title);
    setSubtitle(explanation);
    setVerb(verb);
    setMinimumWidth(460);
    const auto person = workspace.people.find(workspace.session.userId());
    m_email = person ? person->email : QString();
    m_password->setObjectName(u"ownPassword"_s);
}

void ConfirmPersonDialog::addPassword()
{
    m_field = form()->addField(tr("&Your password"), m_password, 2);
    m_field->setRequired(true);
    m_field->setHint(tr("To confirm that it is you: %1").arg(m_email));
    connect(m_password, &QLineEdit::textChanged, m_field, &FormField::clearMessage);
}

void ConfirmPersonDialog::accept()
{
    if (m_busy)
        return;
    if (!form()->isComplete())
        return EditDialog::accept(); // shows where
    clearError();
    const auto attempt = m_workspace.signIn.begin(m_email);
    if (!attempt)
        return showError(attempt.error());
    setBusy(true);
    runInBackground(
        this, [attempt = *attempt, password = m_password->text()] { return SignInService::check(attempt, password); },
        [this](const SignInCheck &check) {
            setBusy(false);
            const auto outcome = m_workspace.signIn.finish(check);
            if (outcome && *outcome == SignInService::Outcome::SignedIn)
                return EditDialog::accept();
            m_field->setError(outcome || outcome.error().waitSeconds == 0 ? tr("The password is wrong.")
                                                                          : ErrorText::sentence(outcome.error()));
            m_password->selectAll();
            m_password->setFocus();
        });
}

void ConfirmPersonDialog::reject()
{
    if (!m_busy)
        EditDialog::reject();
}

void ConfirmPersonDialog::setBusy(bool busy)
{
    m_busy = busy;
    form()->setEnabled(!busy);
    setBlocked(busy ? tr("Checking…") : QString());
}
