// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/credentialpassword.h"

#include "core/base/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

// As people count them: a character beyond the basic plane is one.
qsizetype characters(const QString &text)
{
    return std::count_if(text.cbegin(), text.cend(), [](QChar unit) { return !unit.isLowSurrogate(); });
}

Error invalid(const QString &message)
{
    return {Error::Code::Invalid, message, u"password"_s};
}

}

Result<void> CredentialPassword::checkPolicy(const QString &password, const QString &email)
{
    if (characters(password) < fewestCharacters)
        return invalid(tr("A password has at least %1 characters.").arg(fewestCharacters));
    if (password.size() > mostBytes || password.toUtf8().size() > mostBytes)
        return invalid(tr("A password has at most %1 bytes.").arg(mostBytes));
    if (Text::email(password) == Text::email(email))
        return invalid(tr("A password is not the e-mail address."));
    return {};
}

Result<CredentialPassword> CredentialPassword::make(const QString &password, const QString &email,
                                                    const PasswordHash::Cost &cost)
{
    if (auto allowed = checkPolicy(password, email); !allowed)
        return allowed.error();
    auto hash = PasswordHash::hash(password, cost);
    if (!hash)
        return hash.error();
    return CredentialPassword(*hash, Text::email(email));
}
