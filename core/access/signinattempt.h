// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/passwordhash.h"

#include <QDateTime>

struct Credential;

// One try to sign in, as SignInService::begin() hands it out: counted as a failure until it succeeds. It tells
// nobody whether the address is known: there is a hash to compare with either way.
class SignInAttempt final
{
public:
    QString email() const { return m_email; } // folded
    QString hash() const { return m_hash; }

private:
    friend class SignInService;
    SignInAttempt() = default;

    // The password, or the code that stands in for it until it expires.
    void compareWith(const Credential &credential, const QDateTime &now);

    QString m_email;
    QString m_hash;
    std::optional<qint64> m_userId; // none: unknown, inactive, without a password
    bool m_isCode = false;
    PasswordHash::Cost m_cost;
};

// What came of comparing: only SignInService::check() makes one, so a success cannot be made up.
class SignInCheck final
{
public:
    bool matched() const { return m_matched; }
    const SignInAttempt &attempt() const { return m_attempt; }

private:
    friend class SignInService;
    explicit SignInCheck(const SignInAttempt &attempt)
        : m_attempt(attempt)
    {
    }

    SignInAttempt m_attempt;
    bool m_matched = false;
    QString m_rehash; // the same password at today's cost, empty when it had that
};
