// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/changepassworddialog.h"

#include "core/workspace/workspace.h"
#include "ui/access/background.h"
#include "ui/access/newpasswordfields.h"
#include "ui/access/passwordedit.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

using namespace Qt::Literals::StringLiterals;

struct ChangePasswordDialog::Hashed
{
    SignInCheck check;
    Result<CredentialPassword> password;
};

ChangePasswordDialog::ChangePasswordDialog(Workspace &workspace, QWidget *parent)
    : EditDialog(parent)
    , m_workspace(workspace)
    , m_current(new PasswordEdit)
{
    setWindowTitle(tr("Change password"));
    setVerb(tr("Change password"));
    const auto person = workspace.people.find(workspace.session.userId());
    m_email = person ? person->email : QString();
    setSubtitle(tr("For %1").arg(m_email));

    FormField *current = form()->addField(tr("&Current password"), m_current, 2);
    m_current->setObjectName(u"currentPassword"_s);
    current->setRequired(true);
    m_new = new NewPasswordFields(form(), 2);
    m_new->setEmail(m_email);
    bindField(u"currentPassword"_s, current);
    bindField(u"password"_s, m_new->field());
    connect(m_current, &QLineEdit::textChanged, current, &FormField::clearMessage);
    setMinimumWidth(420);
}

void ChangePasswordDialog::accept()
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
        this,
        [attempt = *attempt, current = m_current->text(), password = m_new->password(),
         cost = m_workspace.signIn.cost()] {
            return Hashed {SignInService::check(attempt, current),
                           CredentialPassword::make(password, attempt.email(), cost)};
        },
        [this](const Hashed &hashed) { finish(hashed); });
}

void ChangePasswordDialog::reject()
{
    if (!m_busy)
        EditDialog::reject();
}

void ChangePasswordDialog::finish(const Hashed &hashed)
{
    setBusy(false);
    if (!hashed.password)
        return showError(hashed.password.error());
    m_check = hashed.check;
    m_password = *hashed.password;
    EditDialog::accept();
}

Result<Saved> ChangePasswordDialog::save()
{
    const auto changed = m_workspace.signIn.changePassword(*m_check, *m_password);
    if (!changed)
        return changed.error();
    return Saved {*changed, m_workspace.session.userId()};
}

void ChangePasswordDialog::setBusy(bool busy)
{
    m_busy = busy;
    form()->setEnabled(!busy);
    setBlocked(busy ? tr("Checking…") : QString());
}
