// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/credentialrepository.h"

#include "core/base/isotime.h"
#include "core/db/database.h"
#include "core/db/sql.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

}

Result<std::optional<Credential>> CredentialRepository::ofActive(const QString &foldedEmail) const
{
    auto row = Sql::run(m_database.connection(),
                        uR"(SELECT u.id, c.password_hash, c.code_hash, c.code_expires_at, c.changed_at
        FROM users u LEFT JOIN credentials c ON c.user_id = u.id
        WHERE u.email = :email AND u.status = 'Active')"_s,
                        {{u"email"_s, foldedEmail}});
    if (!row)
        return row.error();
    if (!row->next())
        return std::optional<Credential>();
    return std::optional<Credential>({.userId = row->value(0).toLongLong(),
                                      .passwordHash = row->value(1).toString(),
                                      .codeHash = row->value(2).toString(),
                                      .codeExpiresAt = IsoTime::fromText(row->value(3).toString()),
                                      .changedAt = IsoTime::fromText(row->value(4).toString())});
}

Result<CredentialOwner> CredentialRepository::owner(qint64 userId) const
{
    auto row = Sql::run(m_database.connection(), u"SELECT full_name, email, status FROM users WHERE id = :id"_s,
                        {{u"id"_s, userId}});
    if (!row)
        return row.error();
    if (!row->next())
        return Error {
            Error::Code::NotFound,
            QCoreApplication::translate("CredentialRepository", "This person is not there, or not any more.")};
    return CredentialOwner {userId, row->value(0).toString(), row->value(1).toString(),
                            row->value(2).toString() == "Active"_L1};
}

Result<void> CredentialRepository::save(const Credential &credential) const
{
    auto saved = Sql::run(m_database.connection(),
                          uR"(INSERT INTO credentials (user_id, password_hash, code_hash, code_expires_at, changed_at)
        VALUES (:user_id, :password_hash, :code_hash, :code_expires_at, :changed_at)
        ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, code_hash = excluded.code_hash,
            code_expires_at = excluded.code_expires_at, changed_at = excluded.changed_at)"_s,
                          {{u"user_id"_s, credential.userId},
                           {u"password_hash"_s, orNull(credential.passwordHash)},
                           {u"code_hash"_s, orNull(credential.codeHash)},
                           {u"code_expires_at"_s, orNull(IsoTime::toText(credential.codeExpiresAt))},
                           {u"changed_at"_s, IsoTime::toText(credential.changedAt)}});
    if (!saved)
        return saved.error();
    return {};
}
