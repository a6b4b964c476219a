// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/personrepository.h"

#include "core/base/searchtext.h"
#include "core/base/text.h"
#include "core/db/rankedids.h"

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

// What a search reads, each by an index and each with a limit: from :line up to :end, the same with the last character
// there is.
const QString lastCharacter = QString::fromUcs4(U"\U0010FFFF", 1);
const QString byExactEmail = u"SELECT id FROM users WHERE email = :line LIMIT :limit"_s;
const QString byExactNumber = u"SELECT id FROM users WHERE staff_number = :line LIMIT :limit"_s;
const QString byLastName =
    u"SELECT id FROM users WHERE last_name >= :line COLLATE NOCASE AND last_name < :end COLLATE NOCASE "
    "AND status = :status ORDER BY %1 LIMIT :limit"_s.arg(byName);
const QString byFullName =
    u"SELECT id FROM users WHERE full_name >= :line COLLATE NOCASE AND full_name < :end COLLATE NOCASE "
    "AND status = :status ORDER BY full_name COLLATE NOCASE, id LIMIT :limit"_s;
const QString byText =
    u"SELECT id FROM users WHERE id IN (SELECT u.id FROM user_search s JOIN users u ON u.id = s.rowid "
    "WHERE user_search MATCH :match AND u.status = :status LIMIT :limit) ORDER BY %1"_s.arg(byName);
const QString onlyOne =
    u"SELECT id FROM users WHERE id = :only AND :words <> '' AND has_words(full_name || ' ' || ifnull(email, '') || ' ' || "
    "ifnull(staff_number, '') || ' ' || ifnull(position, ''), :words) LIMIT :limit"_s;

}

PersonRepository::PersonRepository(Database &database)
    : m_database(database)
    , m_table(database, mapping())
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

Result<QList<qint64>> PersonRepository::search(const QString &text, int limit, std::optional<qint64> onlyId) const
{
    const QString line = Text::line(text), words = SearchText::words(text), match = SearchText::prefixMatch(words);
    QVariantMap values {{u"line"_s, line.isNull() ? u""_s : line},
                        {u"end"_s, QString(line + lastCharacter)},
                        {u"match"_s, match},
                        {u"words"_s, words},
                        {u"only"_s, RecordValue::toVariant(onlyId)}};
    RankedIds found(m_database.connection(), limit);
    if (onlyId) {
        if (auto done = found.add({onlyOne}, values); !done)
            return done.error();
        return found.ids();
    }
    if (auto done = found.add({byExactEmail, byExactNumber}, values); !done)
        return done.error();
    QStringList statements {byLastName, byFullName};
    if (!match.isEmpty())
        statements.append(byText);
    for (const QString &status : {u"Active"_s, u"Inactive"_s}) {
        values.insert(u"status"_s, status);
        if (auto done = found.add(statements, values); !done)
            return done.error();
    }
    return found.ids();
}

Result<QList<KeyMatch>> PersonRepository::match(const QStringList &keys) const
{
    return PastedKeys::match(
        m_database.connection(),
        u"SELECT j.key, u.id FROM json_each(:keys) j CROSS JOIN users u ON u.email = j.value UNION ALL "
        "SELECT j.key, u.id FROM json_each(:keys) j CROSS JOIN users u ON u.staff_number = j.value "
        "WHERE NOT EXISTS (SELECT 1 FROM users e WHERE e.email = j.value)"_s,
        keys);
}
