// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/recordtable.h"
#include "core/people/person.h"

#include <optional>

// The statements on table `users`. No rules, no transactions.
class PersonRepository final
{
public:
    explicit PersonRepository(Database &database);

    const RecordTable<Person> &table() const { return m_table; }
    Result<std::optional<Person>> byEmail(const QString &email) const;
    Result<std::optional<Person>> byStaffNumber(const QString &staffNumber) const;
    Result<QList<Person>> search(const QStringList &words, int limit) const;
    Result<QList<Person>> withoutRole() const;

private:
    const RecordTable<Person> m_table;
};
