// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/newpasswordfields.h"

#include "core/access/credentialpassword.h"
#include "ui/access/passwordedit.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

using namespace Qt::Literals::StringLiterals;

NewPasswordFields::NewPasswordFields(Form *form, int span)
    : QObject(form)
    , m_passwordEdit(new PasswordEdit)
    , m_repeatEdit(new PasswordEdit)
    , m_password(form->addField(tr("&New password"), m_passwordEdit, span))
    , m_repeat(form->addField(tr("&Repeat it"), m_repeatEdit, span))
{
    m_passwordEdit->setObjectName(u"newPassword"_s);
    m_repeatEdit->setObjectName(u"repeatPassword"_s);
    for (FormField *field : {m_password, m_repeat})
        field->setRequired(true);
    m_password->setHint(tr("At least %n character(s)", nullptr, CredentialPassword::fewestCharacters));
    for (const QLineEdit *edit : {m_passwordEdit, m_repeatEdit})
        connect(edit, &QLineEdit::textChanged, this, &NewPasswordFields::check);
}

void NewPasswordFields::setEmail(const QString &email)
{
    m_email = email;
    check();
}

QString NewPasswordFields::password() const
{
    return m_passwordEdit->text();
}

void NewPasswordFields::clear()
{
    m_passwordEdit->clear();
    m_repeatEdit->clear();
}

void NewPasswordFields::check()
{
    const QString password = m_passwordEdit->text();
    const QString repeat = m_repeatEdit->text();
    const auto allowed = CredentialPassword::checkPolicy(password, m_email);
    m_password->setError(password.isEmpty() || allowed ? QString() : ErrorText::sentence(allowed.error()));
    m_repeat->setError(repeat.isEmpty() || repeat == password ? QString() : tr("This is not the same password."));
}
