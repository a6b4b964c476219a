// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/passwordhash.h"

#include <QCoreApplication>

// A new password as it may be stored: held to the policy, and hashed. The text itself is not kept.
class CredentialPassword final
{
    Q_DECLARE_TR_FUNCTIONS(CredentialPassword)

public:
    static constexpr int fewestCharacters = 10;
    static constexpr int mostBytes = 1024; // as UTF-8

    // Whether `password` may be the password of the person with this address, at once.
    // Invalid, field "password", with the rule that it breaks.
    static Result<void> checkPolicy(const QString &password, const QString &email);
    // checkPolicy() and the hash. Slow, for any thread. Invalid, Storage.
    static Result<CredentialPassword> make(const QString &password, const QString &email,
                                           const PasswordHash::Cost &cost = {});

    QString hash() const { return m_hash; }
    QString email() const { return m_email; } // that the policy was checked with, folded

private:
    CredentialPassword(const QString &hash, const QString &email)
        : m_hash(hash)
        , m_email(email)
    {
    }

    QString m_hash;
    QString m_email;
};
