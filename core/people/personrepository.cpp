// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/personrepository.h"

using namespace Qt::Literals::StringLiterals;

namespace {

const RecordMapping<Person> &mapping()
{
    static const RecordMapping<Person> users {
        u"users"_s,
        {recordField(u"staff_number"_s, &Person::staffNumber), recordField(u"first_name"_s, &Person::firstName),
         recordField(u"last_name"_s, &Person::lastName), recordField(u"email"_s, &Person::email),
         recordField(u"phone1"_s, &Person::phone1), recordField(u"phone2"_s, &Person::phone2),
         recordField(u"organization"_s, &Person::organization), recordField(u"site_id"_s, &Person::siteId),
         recordField(u"department_id"_s, &Person::departmentId), recordField(u"position"_s, &Person::position),
         recordField(u"status"_s, &Person::status), recordField(u"notes"_s, &Person::notes),
         recordField(u"created_at"_s, &Person::createdAt)}};
    return users;
}

const QString byName = u"last_name COLLATE NOCASE, first_name COLLATE NOCASE, id"_s;

}

PersonRepository::PersonRepository(Database &database)
    : m_table(database, mapping())
{
}

Result<std::optional<Person>> PersonRepository::byEmail(const QString &email) const
{
    return m_table.first(u"email = :email"_s, {{u"email"_s, email}});
}

Result<std::optional<Person>> PersonRepository::byStaffNumber(const QString &staffNumber) const
{
    return m_table.first(u"staff_number = :number"_s, {{u"number"_s, staffNumber}});
}

Result<QList<Person>> PersonRepository::search(const QStringList &words, int limit) const
{
    const auto [condition, values] = Sql::containsEvery(words, {u"full_name"_s, u"email"_s, u"staff_number"_s});
    return m_table.where(condition, values, u"status, %1 LIMIT %2"_s.arg(byName).arg(limit));
}

Result<QList<Person>> PersonRepository::withoutRole() const
{
    return m_table.where(
        u"status = 'Active' AND id NOT IN (SELECT user_id FROM user_role_assignments WHERE ended_at IS NULL)"_s, {},
        byName);
}
