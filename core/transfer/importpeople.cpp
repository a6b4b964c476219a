// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/importpeople.h"

#include "core/base/nearnames.h"
#include "core/base/text.h"
#include "core/db/sql.h"
#include "core/transfer/importrow.h"
#include "core/workspace/workspace.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostMissing = 10'000; // that are listed; rows of others are rejected as they are
constexpr qsizetype mostWithNear = 200;
constexpr int mostLike = 50; // people with a word of the name

}

int ImportPeople::field(const ImportRow &row, const Fields &fields)
{
    for (const int field :
         {fields.email, fields.userName, fields.staffNumber, fields.name, fields.lastName, fields.firstName}) {
        if (field >= 0 && !row.isEmpty(field))
            return field;
    }
    return -1;
}

std::pair<QString, QString> ImportPeople::nameParts(const QString &fullName)
{
    const QString name = Text::line(fullName);
    if (const qsizetype comma = name.indexOf(u','); comma >= 0)
        return {name.sliced(comma + 1).trimmed(), name.first(comma).trimmed()};
    const qsizetype gap = name.lastIndexOf(u' ');
    return gap < 0 ? std::pair(name, QString()) : std::pair(name.first(gap), name.sliced(gap + 1));
}

void ImportPeople::addUserName(const QString &typed, Person &person)
{
    const QString userName = typed.section(u'@', 0, 0);
    if (userName.isEmpty())
        return;
    if (person.email.isEmpty() && typed.contains(u'@'))
        person.email = typed;
    if (person.email.isEmpty() && person.staffNumber.isEmpty())
        person.staffNumber = userName;
    if (person.firstName.isEmpty() != person.lastName.isEmpty())
        (person.firstName.isEmpty() ? person.firstName : person.lastName) = userName;
}

ImportPeople::Key ImportPeople::keyOf(By by, const QString &text)
{
    return {int(by), Text::key(text)};
}

// What a row may name them by.
QList<ImportPeople::Key> ImportPeople::keysOf(const Person &person)
{
    QList<Key> keys;
    const auto add = [&keys](By by, const QString &text) {
        if (!text.isEmpty())
            keys.append(keyOf(by, text));
    };
    add(By::Email, person.email);
    add(By::UserName, person.email.isEmpty() ? person.staffNumber : person.email.section(u'@', 0, 0));
    add(By::StaffNumber, person.staffNumber);
    add(By::Name, person.fullName());
    return keys;
}

Person ImportPeople::draft(const ImportRow &row, const Fields &fields)
{
    Person person {.staffNumber = row.plainText(fields.staffNumber),
                   .firstName = row.plainText(fields.firstName),
                   .lastName = row.plainText(fields.lastName),
                   .email = Text::email(row.plainText(fields.email))};
    if (person.fullName().isEmpty())
        std::tie(person.firstName, person.lastName) = nameParts(row.plainText(fields.name));
    addUserName(row.plainText(fields.userName), person);
    return person;
}

QString ImportPeople::refusal(const Person &person) const
{
    const auto possible = m_workspace.people.check({}, person);
    return possible ? QString() : possible.error().message;
}

void ImportPeople::load()
{
    m_found.clear();
    m_missing.clear();
    m_pending.clear();
    m_pendingOf.clear();
    m_unsettled.clear();
    for (const Person &person : m_decisions.newPeople()) {
        for (const Key &key : keysOf(person))
            m_pendingOf.insert(key, m_pending.size());
        m_pending.append({person, refusal(person)});
    }
}

std::optional<qint64> ImportPeople::read(ImportRow &row, const Fields &fields)
{
    const std::array places {std::pair(fields.email, By::Email), std::pair(fields.userName, By::UserName),
                             std::pair(fields.staffNumber, By::StaffNumber), std::pair(fields.name, By::Name)};
    for (const auto &[field, by] : places) {
        if (field >= 0 && !row.isEmpty(field))
            return one(row, fields, field, by, row.text(field));
    }
    if (fields.firstName < 0 || fields.lastName < 0)
        return {};
    const QString name = QString(row.text(fields.firstName) + u' ' + row.text(fields.lastName)).trimmed();
    return name.isEmpty() ? std::nullopt : one(row, fields, fields.lastName, By::Name, name);
}

std::optional<qint64> ImportPeople::one(ImportRow &row, const Fields &fields, int field, By by, const QString &text)
{
    const QString plain = text == row.text(field) ? row.plainText(field) : text;
    const Key key = keyOf(by, text);
    auto known = m_found.constFind(key);
    if (known == m_found.cend())
        known = m_found.insert(key, find(by, text));
    if (known->isEmpty() && text != plain)
        known = m_found.insert(key, find(by, plain));
    if (known->size() == 1)
        return known->constFirst();
    if (known->isEmpty()) {
        note(row, by, plain, draft(row, fields));
        return decided(row, field, by, plain);
    }
    row.reject(field, tr("several people fit"), tr("an e-mail address"), Error::Code::Conflict);
    return {};
}

// Of somebody who is not there.
std::optional<qint64> ImportPeople::decided(ImportRow &row, int field, By by, const QString &text)
{
    if (const qint64 other = m_decisions.of(MissingEntry::Kind::Person, text).person; other != 0)
        return other;
    const QList<qsizetype> pending = m_pendingOf.values(keyOf(by, text));
    if (pending.size() > 1)
        row.reject(field, tr("several people fit"), tr("an e-mail address"), Error::Code::Conflict);
    else if (pending.isEmpty())
        row.reject(field, tr("there is no such person"), tr("one of the users; import them first"),
                   Error::Code::NotFound);
    else if (const QString refusal = m_pending.at(pending.constFirst()).refusal; !refusal.isEmpty())
        row.reject(field, refusal);
    else
        return -pending.constFirst() - 1;
    return {};
}

// A file may be read several times, each time from its beginning: a row counts once. Rows tell more or less of the same
// person.
void ImportPeople::note(const ImportRow &row, By by, const QString &text, const Person &person)
{
    const Key key = keyOf(by, text);
    if (m_missing.size() >= mostMissing && !m_missing.contains(key))
        return;
    Missing &missing = m_missing[key];
    if (missing.entry.name.isEmpty()) {
        missing.by = by;
        missing.entry.name = text;
    }
    if (row.number() < missing.lastRow)
        missing.entry.rows = 0;
    if (row.number() != missing.lastRow)
        ++missing.entry.rows;
    missing.lastRow = row.number();
    Person &known = missing.entry.person;
    for (QString Person::*member : {&Person::email, &Person::staffNumber}) {
        if ((known.*member).isEmpty())
            known.*member = person.*member;
    }
    if (known.firstName.isEmpty() || known.lastName.isEmpty()) {
        known.firstName = person.firstName;
        known.lastName = person.lastName;
    }
}

// Somebody whom one row names by the address and another by the name alone is one person.
QList<MissingEntry> ImportPeople::missing() const
{
    QHash<Key, Key> first; // the strongest name of whoever may be named so
    for (auto missing = m_missing.cbegin(); missing != m_missing.cend(); ++missing) {
        for (const Key &key : keysOf(missing->entry.person)) {
            const auto known = first.constFind(key);
            if (known == first.cend() || missing.key() < *known)
                first.insert(key, missing.key());
        }
    }
    QHash<Key, MissingEntry> merged;
    for (auto missing = m_missing.cbegin(); missing != m_missing.cend(); ++missing) {
        const Key key = std::min(first.value(missing.key(), missing.key()), missing.key());
        MissingEntry &entry = merged[key];
        const qint64 rows = entry.rows + missing->entry.rows;
        entry = m_missing.value(key).entry;
        entry.rows = rows;
    }
    QList<MissingEntry> list = merged.values();
    std::ranges::sort(list, [](const MissingEntry &a, const MissingEntry &b) { return a.rows > b.rows; });
    for (qsizetype i = 0; i < list.size(); ++i) {
        list[i].refusal = refusal(list.at(i).person);
        if (i < mostWithNear)
            addNear(list[i]);
    }
    std::ranges::sort(
        list, [](const MissingEntry &a, const MissingEntry &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return list;
}

// Among those with a word of the name.
void ImportPeople::addNear(MissingEntry &entry) const
{
    if (!m_workspace.session.may(Permission::ViewPeople))
        return;
    const QString name = entry.person.fullName().isEmpty() ? entry.name.section(u'@', 0, 0).replace(u'.', u' ')
                                                           : entry.person.fullName();
    QHash<QString, qint64> idOf;
    QStringList names;
    for (const QString &word : Text::words(name)) {
        const auto found = m_workspace.people.search(word, mostLike);
        for (const Person &person : found ? *found : QList<Person>()) {
            if (person.status != PersonStatus::Value::Active || names.contains(person.fullName()))
                continue;
            names.append(person.fullName());
            idOf.insert(person.fullName(), person.id);
        }
    }
    entry.near = NearNames::of(name, names);
    for (const QString &near : std::as_const(entry.near))
        entry.nearPeople.append(idOf.value(near));
}

QString ImportPeople::told(const ImportRow &row, int field) const
{
    const LookupDecisions::Decision decision = m_decisions.of(MissingEntry::Kind::Person, row.plainText(field));
    return decision.entry.isEmpty() ? row.text(field) : decision.entry;
}

QString ImportPeople::email(qint64 id) const
{
    if (id < 0)
        return m_pending.at(-id - 1).person.email;
    const auto person = m_workspace.people.find(id);
    return person ? person->email : QString();
}

qint64 ImportPeople::standIn(qint64 id) const
{
    return id < 0 ? m_workspace.session.userId() : id;
}

Result<qint64> ImportPeople::made(qint64 id)
{
    if (id >= 0)
        return id;
    const qsizetype place = -id - 1;
    if (m_pending.at(place).madeId == 0) {
        const auto saved = m_workspace.people.create(m_pending.at(place).person);
        if (!saved)
            return saved.error();
        m_pending[place].madeId = saved->id;
        m_unsettled.append(place);
    }
    return m_pending.at(place).madeId;
}

void ImportPeople::settle(bool isKept)
{
    for (const qsizetype place : std::as_const(m_unsettled)) {
        if (!isKept)
            m_pending[place].madeId = 0;
    }
    m_unsettled.clear();
}

QList<qint64> ImportPeople::find(By by, const QString &text) const
{
    const QString address = Text::email(text);
    switch (by) {
    case By::UserName:
        if (!text.contains(u'@')) // what follows the @ among the letters of the column's collation is [
            return ids(u"(email >= :begin AND email < :end) OR (email IS NULL AND staff_number = :number) LIMIT 2"_s,
                       {{u"begin"_s, QString(address + u'@')},
                        {u"end"_s, QString(address + u'[')},
                        {u"number"_s, Text::line(text)}});
        [[fallthrough]];
    case By::Email:
        return ids(u"email = :text"_s, {{u"text"_s, address}});
    case By::StaffNumber:
        return ids(u"staff_number = :text"_s, {{u"text"_s, Text::line(text)}});
    case By::Name:
        break;
    }
    return ids(u"full_name = :text COLLATE NOCASE LIMIT 2"_s, {{u"text"_s, Text::line(text)}});
}

QList<qint64> ImportPeople::findByNameAlone(const QString &name) const
{
    return ids(u"full_name = :text COLLATE NOCASE AND email IS NULL AND staff_number IS NULL ORDER BY id"_s,
               {{u"text"_s, Text::line(name)}});
}

QList<qint64> ImportPeople::ids(const QString &condition, const QVariantMap &values) const
{
    const auto found = Sql::ids(m_workspace.database.connection(), u"SELECT id FROM users WHERE "_s + condition,
                                values);
    return found ? *found : QList<qint64>();
}
