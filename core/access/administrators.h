// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class Database;

// Who may assign roles: active people with that right over all and an address to sign in with. One of them always remains (reliability.md).
class Administrators final
{
public:
    explicit Administrators(Database &database)
        : m_database(database)
    {
    }

    Result<int> count() const;
    Result<bool> contains(qint64 userId) const;
    // Before this person is to be none any more: Conflict for the only one.
    Result<void> requireOtherThan(qint64 userId) const;
    // At the end of every write that could remove one: Conflict if none is left.
    Result<void> requireOneLeft() const;

private:
    Result<int> countExcept(qint64 userId) const;

    Database &m_database;
};
