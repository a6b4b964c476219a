// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/signinservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/db/database.h"

using namespace Qt::Literals::StringLiterals;

SignInService::SignInService(Database &database, Journal &journal, UnitOfWork &unitOfWork, Session &session,
                             Clock &clock, const PasswordHash::Cost &cost)
    : m_database(database)
    , m_journal(journal)
    , m_unitOfWork(unitOfWork)
    , m_session(session)
    , m_clock(clock)
    , m_cost(cost)
    , m_credentials(database)
    , m_delays(database, clock)
{
}

// Whoever is signed in unlocks the window while a long act writes; nobody else gets in on a count that a restart forgets.
SignInDelays::Busy SignInService::whileBusy() const
{
    return m_session.isOpen() ? SignInDelays::Busy::InMemory : SignInDelays::Busy::Refused;
}

Result<SignInAttempt> SignInService::begin(const QString &email)
{
    SignInAttempt attempt;
    attempt.m_email = Text::email(email);
    attempt.m_cost = m_cost;
    // What is no address is not kept with the failures: it may be a password, typed into the wrong box.
    if (!Text::isEmail(attempt.m_email))
        return Error {Error::Code::Invalid, tr("This is not an e-mail address."), u"email"_s};
    if (auto counted = m_delays.count(attempt.m_email, whileBusy()); !counted)
        return counted.error();
    auto credential = m_credentials.ofActive(attempt.m_email);
    if (!credential)
        return credential.error();
    attempt.m_hash = PasswordHash::dummyHash(m_cost);
    if (*credential)
        attempt.compareWith(**credential, m_clock.now());
    return attempt;
}

SignInCheck SignInService::check(const SignInAttempt &attempt, const QString &password)
{
    SignInCheck check(attempt);
    const QString secret = attempt.m_isCode ? CredentialCode::folded(password) : password;
    check.m_matched = PasswordHash::matches(attempt.m_hash, secret) && attempt.m_userId;
    if (check.m_matched && !attempt.m_isCode && PasswordHash::needsRehash(attempt.m_hash, attempt.m_cost)) {
        if (auto rehash = PasswordHash::hash(secret, attempt.m_cost))
            check.m_rehash = *rehash;
    }
    return check;
}

Result<SignInService::Outcome> SignInService::finish(const SignInCheck &check)
{
    if (auto confirmed = confirm(check); !confirmed)
        return confirmed.error();
    if (auto reset = m_delays.reset(check.m_attempt.m_email, whileBusy()); !reset)
        return reset.error();
    if (check.m_attempt.m_isCode)
        return Outcome::MustSetPassword;
    storeRehash(check);
    if (auto opened = m_session.open(*check.m_attempt.m_userId); !opened)
        return opened.error();
    return Outcome::SignedIn;
}

Result<void> SignInService::signIn(const QString &email, const QString &password)
{
    const auto attempt = begin(email);
    if (!attempt)
        return attempt.error();
    const auto outcome = finish(check(*attempt, password));
    if (!outcome)
        return outcome.error();
    if (*outcome == Outcome::MustSetPassword)
        return Error {Error::Code::NotSignedIn, tr("This is a one-time code: choose a password first.")};
    return {};
}

Result<void> SignInService::setFirstPassword(const SignInCheck &check, const CredentialPassword &password)
{
    const SignInAttempt &attempt = check.m_attempt;
    if (!attempt.m_isCode)
        return refused();
    const Actor person {attempt.m_userId, attempt.m_email};
    const auto written = m_journal.write(person, {u"password.set"_s, tr("Chose a password at the first sign-in.")},
                                         [&](const Operation &operation) -> Result<void> {
                                             if (auto confirmed = confirm(check); !confirmed)
                                                 return confirmed;
                                             return save(*attempt.m_userId, attempt.m_email, password, operation);
                                         });
    if (!written)
        return written.error();
    return m_session.open(*attempt.m_userId);
}

Result<void> SignInService::setFirstPassword(const SignInCheck &check, const QString &password)
{
    if (!check.m_matched)
        return refused();
    const auto made = CredentialPassword::make(password, check.m_attempt.m_email, m_cost);
    if (!made)
        return made.error();
    return setFirstPassword(check, *made);
}

Result<qint64> SignInService::changePassword(const SignInCheck &current, const CredentialPassword &password)
{
    const SignInAttempt &attempt = current.m_attempt;
    const qint64 userId = m_session.userId();
    const auto changed = m_unitOfWork.run(
        Permission::ChangePassword, {u"password.change"_s, tr("Changed their password.")},
        [&](const Operation &operation) -> Result<void> {
            if (attempt.m_isCode || (current.m_matched && attempt.m_userId != userId))
                return refused();
            if (auto confirmed = confirm(current); !confirmed)
                return confirmed.error().code == Error::Code::NotSignedIn ? wrongCurrent() : confirmed;
            return save(userId, attempt.m_email, password, operation);
        },
        userId);
    if (!changed)
        return changed;
    if (auto reset = m_delays.reset(attempt.m_email); !reset)
        return reset.error();
    return changed;
}

Result<qint64> SignInService::changePassword(const QString &current, const QString &password)
{
    if (!m_session.isOpen())
        return m_session.require(Permission::ChangePassword).error();
    const auto owner = m_credentials.owner(m_session.userId());
    if (!owner)
        return owner.error();
    const auto made = CredentialPassword::make(password, owner->email, m_cost);
    if (!made)
        return made.error();
    const auto attempt = begin(owner->email);
    if (!attempt)
        return attempt.error();
    return changePassword(check(*attempt, current), *made);
}

Result<qint64> SignInService::setPassword(qint64 userId, const CredentialPassword &password)
{
    const auto owner = m_credentials.owner(userId);
    if (!owner)
        return owner.error();
    const bool own = m_session.isOpen() && userId == m_session.userId();
    const OperationInfo info = own
        ? OperationInfo {u"password.change"_s, tr("Changed their password.")}
        : OperationInfo {u"password.set"_s, tr("Set the password of %1.").arg(owner->fullName)};
    return m_unitOfWork.run(
        own ? Permission::ChangePassword : Permission::IssueCode, info,
        [&](const Operation &operation) -> Result<void> {
            const auto person = activeOwner(userId);
            if (!person)
                return person.error();
            if (auto allowed = own ? Result<void>() : requireReach(userId); !allowed)
                return allowed;
            return save(userId, person->email, password, operation);
        },
        userId);
}

Result<qint64> SignInService::setPassword(qint64 userId, const QString &password)
{
    const auto owner = m_credentials.owner(userId);
    if (!owner)
        return owner.error();
    const auto made = CredentialPassword::make(password, owner->email, m_cost);
    if (!made)
        return made.error();
    return setPassword(userId, *made);
}

Result<IssuedCode> SignInService::issueCode(qint64 userId, const CredentialCode &code)
{
    const auto owner = m_credentials.owner(userId);
    if (!owner)
        return owner.error();
    QDateTime expiresAt;
    const auto issued = m_unitOfWork.run(
        Permission::IssueCode, {u"credential.issue"_s, tr("Handed out a one-time code to %1.").arg(owner->fullName)},
        [&](const Operation &operation) -> Result<void> {
            if (userId == m_session.userId())
                return Error {Error::Code::Conflict, tr("Change your own password instead of handing out a code.")};
            if (const auto person = activeOwner(userId); !person)
                return person.error();
            if (auto allowed = requireReach(userId); !allowed)
                return allowed;
            expiresAt = operation.at().addSecs(std::chrono::seconds(CredentialCode::validity).count());
            return m_credentials.save(
                {.userId = userId, .codeHash = code.hash(), .codeExpiresAt = expiresAt, .changedAt = operation.at()});
        });
    if (!issued)
        return issued.error();
    return IssuedCode {code.plain(), expiresAt, *issued};
}

Result<IssuedCode> SignInService::issueCode(qint64 userId)
{
    const auto code = CredentialCode::make(m_cost);
    if (!code)
        return code.error();
    return issueCode(userId, *code);
}

// That the check succeeded, and that what it was made with is still what the person signs in with.
Result<void> SignInService::confirm(const SignInCheck &check) const
{
    const SignInAttempt &attempt = check.m_attempt;
    if (!check.m_matched)
        return refused();
    const auto credential = m_credentials.ofActive(attempt.m_email);
    if (!credential)
        return credential.error();
    if (!*credential)
        return refused();
    SignInAttempt now;
    now.compareWith(**credential, m_clock.now());
    if (now.m_userId != attempt.m_userId || now.m_hash != attempt.m_hash)
        return refused();
    return {};
}

Result<CredentialOwner> SignInService::activeOwner(qint64 userId) const
{
    auto owner = m_credentials.owner(userId);
    if (!owner)
        return owner;
    if (!owner->active)
        return Error {Error::Code::Conflict, tr("%1 is not active and cannot sign in.").arg(owner->fullName)};
    if (!Text::isEmail(owner->email))
        return Error {Error::Code::Conflict, tr("%1 has no e-mail address to sign in with.").arg(owner->fullName)};
    return owner;
}

// Who sets the way in to an account can use it: nobody reaches an account with more rights than their own.
Result<void> SignInService::requireReach(qint64 userId) const
{
    const auto grants = Grants::ofUser(m_database.connection(), userId);
    if (!grants)
        return grants.error();
    if (grants->scope(Permission::AssignRoles) == Scope::All)
        return m_session.require(Permission::EditAdministrators);
    if (!m_session.may(Permission::EditAdministrators) && !m_session.grants().covers(*grants))
        return Error {Error::Code::Denied, tr("This person has rights that your role does not include.")};
    return {};
}

Result<void> SignInService::save(qint64 userId, const QString &email, const CredentialPassword &password,
                                 const Operation &operation) const
{
    if (password.email() != email)
        return Error {Error::Code::Conflict, tr("The e-mail address was changed in the meantime. Nothing was saved.")};
    return m_credentials.save({.userId = userId, .passwordHash = password.hash(), .changedAt = operation.at()});
}

void SignInService::storeRehash(const SignInCheck &check)
{
    if (check.m_rehash.isEmpty() || m_database.isReadOnly())
        return;
    const SignInAttempt &attempt = check.m_attempt;
    // When it cannot be stored, the next sign-in tries again.
    (void)m_journal.write({attempt.m_userId, attempt.m_email},
                          {u"password.rehash"_s, tr("Stored the same password under a stronger hash.")},
                          [&](const Operation &operation) -> Result<void> {
                              if (auto confirmed = confirm(check); !confirmed)
                                  return confirmed;
                              return m_credentials.save({.userId = *attempt.m_userId,
                                                         .passwordHash = check.m_rehash,
                                                         .changedAt = operation.at()});
                          });
}

Error SignInService::refused()
{
    return {Error::Code::NotSignedIn, tr("The e-mail address or the password is wrong.")};
}

Error SignInService::wrongCurrent()
{
    return {Error::Code::Invalid, tr("This is not the current password."), u"currentPassword"_s};
}
