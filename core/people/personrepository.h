// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/recordtable.h"
#include "core/people/person.h"
#include "core/tables/pastedkeys.h"

#include <optional>

// The statements on table `users`. No rules, no transactions.
class PersonRepository final
{
public:
    explicit PersonRepository(Database &database);

    const RecordTable<Person> &table() const { return m_table; }
    Result<std::optional<Person>> byEmail(const QString &email) const;
    Result<std::optional<Person>> byStaffNumber(const QString &staffNumber) const;
    // Keys of the people that `text` finds, as PersonService::search() ranks them, read from indexes only;
    // with `onlyId`, whether it finds that person.
    Result<QList<qint64>> search(const QString &text, int limit, std::optional<qint64> onlyId = {}) const;
    Result<QList<KeyMatch>> match(const QStringList &keys) const; // as PersonService::match()

private:
    Database &m_database;
    const RecordTable<Person> m_table;
};
