// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/passwordhash.h"

#include <chrono>

// A one-time code for the first sign-in: ten random characters that look like no other, and their hash.
class CredentialCode final
{
public:
    static constexpr std::chrono::hours validity {7 * 24};

    // Slow, for any thread. Storage when there is not enough memory.
    static Result<CredentialCode> make(const PasswordHash::Cost &cost = {});
    // As it is hashed: people type it in lower case, with spaces, without the hyphen.
    static QString folded(const QString &typed);

    QString plain() const { return m_plain; } // "ABCDE-23456": to be shown once and kept nowhere
    QString hash() const { return m_hash; }

private:
    CredentialCode(const QString &plain, const QString &hash)
        : m_plain(plain)
        , m_hash(hash)
    {
    }

    QString m_plain;
    QString m_hash;
};
