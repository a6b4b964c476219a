// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/credentialcode.h"
#include "core/access/credentialpassword.h"
#include "core/access/credentialrepository.h"
#include "core/access/signinattempt.h"
#include "core/access/signindelays.h"

class Journal;
class Operation;
class Session;
class UnitOfWork;

// A one-time code, shown once to the person who hands it out.
struct IssuedCode
{
    QString code; // "ABCDE-23456"
    QDateTime expiresAt;
    qint64 operationId = 0;
};

// Signing in, and everything about passwords (reliability.md, "Signing in"). Opens the Session; refuses without
// saying whether an address is known. Signing in is not an operation of the journal, a changed password is.
//
// Hashing takes about 0.2 s. The window keeps its own thread free of it:
//   begin() → check() in another thread → finish(), and CredentialPassword::make() or CredentialCode::make()
//   in another thread before the functions that take one. The overloads that take text do all of it at once.
class SignInService final
{
    Q_DISABLE_COPY_MOVE(SignInService)
    Q_DECLARE_TR_FUNCTIONS(SignInService)

public:
    enum class Outcome { SignedIn, MustSetPassword };

    SignInService(Database &database, Journal &journal, UnitOfWork &unitOfWork, Session &session, Clock &clock,
                  const PasswordHash::Cost &cost = {});

    const PasswordHash::Cost &cost() const { return m_cost; }

    // Counts a failure of this address, which finish() takes back. Invalid (field "email") for what is no address,
    // NotSignedIn while the delay runs, with the seconds to wait.
    Result<SignInAttempt> begin(const QString &email);
    // Slow, for any thread. `password` may be the one-time code of a person without a password.
    static SignInCheck check(const SignInAttempt &attempt, const QString &password);
    // Opens the session, or asks for setFirstPassword() after a one-time code, the session still closed.
    // NotSignedIn, in the same words for every reason.
    Result<Outcome> finish(const SignInCheck &check);
    // begin, check and finish. NotSignedIn also for a one-time code: that asks for a password first.
    Result<void> signIn(const QString &email, const QString &password);

    // After MustSetPassword: the person's own password in place of the code, then the session is open.
    // NotSignedIn when the code was used, replaced or expired meanwhile. Invalid, field "password".
    Result<void> setFirstPassword(const SignInCheck &check, const CredentialPassword &password);
    Result<void> setFirstPassword(const SignInCheck &check, const QString &password);

    // The signed-in person's own, with the current one checked by begin() and check(): its failures count, too.
    // The operation's id. Invalid, field "currentPassword" or "password". Denied. NotSignedIn, also while the
    // delay runs. Conflict when the address was changed after `password` was made.
    Result<qint64> changePassword(const SignInCheck &current, const CredentialPassword &password);
    Result<qint64> changePassword(const QString &current, const QString &password);

    // Without asking for the current one. Own: the right to change it; another's: the right to hand out codes, and
    // to edit administrators for one of them. The operation's id. NotFound, Denied, NotSignedIn, Conflict (the
    // person is not active or has no address), Invalid (field "password").
    Result<qint64> setPassword(qint64 userId, const CredentialPassword &password);
    Result<qint64> setPassword(qint64 userId, const QString &password);

    // A code for a first sign-in, in place of the password the person had. Rights and errors as for another's
    // password; Conflict also for one's own.
    Result<IssuedCode> issueCode(qint64 userId, const CredentialCode &code);
    Result<IssuedCode> issueCode(qint64 userId);

private:
    SignInDelays::Busy whileBusy() const;
    Result<void> confirm(const SignInCheck &check) const;
    Result<CredentialOwner> activeOwner(qint64 userId) const;
    Result<void> requireReach(qint64 userId) const;
    Result<void> save(qint64 userId, const QString &email, const CredentialPassword &password,
                      const Operation &operation) const;
    void storeRehash(const SignInCheck &check);
    static Error refused();
    static Error wrongCurrent();

    Database &m_database;
    Journal &m_journal;
    UnitOfWork &m_unitOfWork;
    Session &m_session;
    Clock &m_clock;
    const PasswordHash::Cost m_cost;
    const CredentialRepository m_credentials;
    SignInDelays m_delays;
};
