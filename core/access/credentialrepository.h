// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/credential.h"
#include "core/base/result.h"

class Database;

// The person whose credential it is.
struct CredentialOwner
{
    qint64 id = 0;
    QString fullName = {};
    QString email = {};
    bool active = false;
};

// SQL of the table credentials, at most one row a person.
class CredentialRepository final
{
public:
    explicit CredentialRepository(Database &database)
        : m_database(database)
    {
    }

    // Empty hashes for a person who has none yet; nothing when there is no such active person.
    Result<std::optional<Credential>> ofActive(const QString &foldedEmail) const;
    // NotFound
    Result<CredentialOwner> owner(qint64 userId) const;
    // Inside an operation of the journal. Replaces what the person had.
    Result<void> save(const Credential &credential) const;

private:
    Database &m_database;
};
