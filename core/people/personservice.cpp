// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/personservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/base/text.h"

using namespace Qt::Literals::StringLiterals;

namespace {

Person tidied(const Person &typed)
{
    Person person = typed;
    person.firstName = Text::line(typed.firstName);
    person.lastName = Text::line(typed.lastName);
    person.staffNumber = Text::line(typed.staffNumber);
    person.email = Text::email(typed.email);
    person.phone1 = Text::line(typed.phone1);
    person.phone2 = Text::line(typed.phone2);
    person.organization = Text::line(typed.organization);
    person.position = Text::line(typed.position);
    return person;
}

}

PersonService::PersonService(Database &database, UnitOfWork &work)
    : m_database(database)
    , m_work(work)
    , m_people(database)
    , m_administrators(database)
{
}

Result<Person> PersonService::find(qint64 id) const
{
    return m_people.table().find(id);
}

Result<Person> PersonService::findByEmail(const QString &email) const
{
    auto found = m_people.byEmail(Text::email(email));
    if (!found)
        return found.error();
    if (!*found)
        return Error {Error::Code::NotFound, tr("There is nobody with the e-mail address “%1”.").arg(email),
                      u"email"_s};
    return **found;
}

Result<QList<Person>> PersonService::search(const QString &text, int limit) const
{
    const auto ids = m_people.search(text, limit);
    if (!ids)
        return ids.error();
    return m_people.table().inOrder(*ids);
}

Result<QList<KeyMatch>> PersonService::match(const QStringList &keys) const
{
    return m_people.match(keys);
}

Result<void> PersonService::validate(const Person &person)
{
    const auto missing = [](const QString &message, const QString &field) {
        return Error {Error::Code::Invalid, message, field};
    };
    if (Text::line(person.firstName).isEmpty())
        return missing(tr("A person needs a first name."), u"first_name"_s);
    if (Text::line(person.lastName).isEmpty())
        return missing(tr("A person needs a last name."), u"last_name"_s);
    if (!person.email.trimmed().isEmpty() && !Text::isEmail(Text::email(person.email)))
        return missing(tr("“%1” is not an e-mail address: it should look like name@example.org.").arg(person.email),
                       u"email"_s);
    return {};
}

Result<void> PersonService::checkUnique(const Person &person) const
{
    auto other = person.email.isEmpty() ? Result<std::optional<Person>>(std::nullopt) : m_people.byEmail(person.email);
    if (!other)
        return other.error();
    if (*other && (*other)->id != person.id)
        return Error {Error::Code::Duplicate,
                      tr("%1 has the e-mail address %2 already.").arg((*other)->fullName(), person.email), u"email"_s};
    other = person.staffNumber.isEmpty() ? Result<std::optional<Person>>(std::nullopt)
                                         : m_people.byStaffNumber(person.staffNumber);
    if (!other)
        return other.error();
    if (*other && (*other)->id != person.id)
        return Error {Error::Code::Duplicate,
                      tr("%1 has the staff number %2 already.").arg((*other)->fullName(), person.staffNumber),
                      u"staff_number"_s};
    return {};
}

Result<void> PersonService::requireEditable(qint64 id) const
{
    // Of a deactivated administrator too: activating them gives all that back.
    auto grants = Grants::ofAssignments(m_database.connection(), id);
    if (!grants)
        return grants.error();
    if (grants->scope(Permission::AssignRoles) == Scope::None)
        return {};
    return m_work.session().require(Permission::EditAdministrators);
}

Result<void> PersonService::checkStatus(const Person &original, const Person &edited) const
{
    if (edited.id != 0 && original.status != edited.status && edited.id == m_work.session().userId())
        return Error {Error::Code::Conflict, tr("Nobody deactivates themselves."), u"status"_s};
    return {};
}

// Nobody signs in without an address, or inactive.
Result<void> PersonService::checkAdministrator(const Person &edited) const
{
    const bool canSignIn = edited.status == PersonStatus::Value::Active && !edited.email.isEmpty();
    return canSignIn ? Result<void>() : m_administrators.requireOtherThan(edited.id);
}

Result<void> PersonService::check(const Person &original, const Person &typed) const
{
    const Person person = tidied(typed);
    if (auto allowed = m_work.session().require(Permission::EditPeople); !allowed)
        return allowed;
    if (auto editable = requireEditable(person.id); !editable)
        return editable;
    if (auto allowed = checkStatus(original, person); !allowed)
        return allowed;
    if (auto valid = validate(person); !valid)
        return valid;
    if (auto unique = checkUnique(person); !unique)
        return unique;
    return checkAdministrator(person);
}

Result<Saved> PersonService::create(const Person &typed, const QDateTime &createdAt)
{
    Person person = tidied(typed);
    qint64 id = 0;
    auto done = m_work.run(
        Permission::EditPeople, {u"person.create"_s, tr("Added %1").arg(person.fullName())},
        [&](const Operation &operation) -> Result<void> {
            if (auto possible = check({}, person); !possible)
                return possible;
            if (createdAt > operation.at())
                return Error {Error::Code::Invalid, tr("Nobody is added in the future."), u"date_created"_s};
            person.createdAt = createdAt.isValid() ? createdAt : operation.at();
            auto inserted = m_people.table().insert(person);
            if (!inserted)
                return inserted.error();
            id = *inserted;
            return {};
        });
    return toSaved(done, id);
}

Result<Saved> PersonService::update(const Person &original, const Person &typed, const QDateTime &createdAt)
{
    Person person = tidied(typed);
    const bool isEarlier = createdAt.isValid() && createdAt < original.createdAt;
    person.createdAt = isEarlier ? createdAt : original.createdAt; // otherwise not for anyone to change
    auto done = m_work.run(Permission::EditPeople, {u"person.edit"_s, tr("Edited %1").arg(person.fullName())},
                           [&](const Operation &) -> Result<void> {
                               if (auto possible = check(original, person); !possible)
                                   return possible;
                               if (auto updated = m_people.table().update(original, person); !updated)
                                   return updated;
                               return m_administrators.requireOneLeft();
                           });
    return toSaved(done, person.id);
}

Result<RecordMerge<Person>> PersonService::merge(const Person &original, const Person &edited) const
{
    return m_people.table().merge(original, tidied(edited));
}

Result<Saved> PersonService::updateField(qint64 id, const QString &column, const QVariant &seen, const QVariant &value)
{
    const auto stored = find(id);
    if (!stored)
        return stored.error();
    const auto edit = m_people.table().editField(*stored, column, seen, value);
    if (!edit)
        return edit.error();
    return update(edit->original, edit->edited);
}

Result<Saved> PersonService::updateContact(const Person &original, const Person &typed)
{
    Person person = original;
    person.phone1 = Text::line(typed.phone1);
    person.phone2 = Text::line(typed.phone2);
    auto done = m_work.run(
        Permission::EditContact, {u"person.contact"_s, tr("Edited own contact details")},
        [&](const Operation &) { return m_people.table().update(original, person); }, original.id);
    return toSaved(done, person.id);
}

Result<Saved> PersonService::editMany(const QList<qint64> &ids, const PersonChanges &changes, const QString &reason,
                                      const Progress &progress)
{
    const QList<qint64> each = Steps::unique(ids);
    const OperationInfo info {u"person.bulk-edit"_s, tr("Edited %Ln person(s)", nullptr, int(each.size())),
                              reason.trimmed()};
    const auto work = [&](const Operation &) -> Result<void> {
        if (auto allowed = m_work.session().require(Permission::EditPeople); !allowed)
            return allowed;
        if (each.isEmpty())
            return Error {Error::Code::Invalid, tr("Choose at least one person.")};
        if (changes == PersonChanges())
            return Error {Error::Code::Invalid, tr("Choose what to change.")};
        return Steps::forEach(each, progress, [&](qint64 id) { return editOne(id, changes); });
    };
    return toSaved(m_work.run(Permission::BulkEditPeople, info, work, {}, progress), each.value(0));
}

Result<void> PersonService::editOne(qint64 id, const PersonChanges &changes)
{
    if (auto editable = requireEditable(id); !editable)
        return editable;
    const auto person = find(id);
    if (!person)
        return person.error();
    auto updated = m_people.table().update(*person, tidied(changes.appliedTo(*person)));
    if (updated)
        return updated;
    Error error = updated.error();
    error.message = tr("%1: %2", "person, what is wrong").arg(person->fullName(), error.message);
    return error;
}

Result<Saved> PersonService::setStatus(const QList<qint64> &ids, PersonStatus::Value status, const QString &reason,
                                       const Progress &progress)
{
    const QList<qint64> each = Steps::unique(ids);
    const bool activate = status == PersonStatus::Value::Active;
    const OperationInfo info {activate ? u"person.activate"_s : u"person.deactivate"_s,
                              activate ? tr("Activated %Ln person(s)", nullptr, int(each.size()))
                                       : tr("Deactivated %Ln person(s)", nullptr, int(each.size())),
                              reason};
    const auto work = [&](const Operation &) -> Result<void> {
        if (auto done = Steps::forEach(each, progress, [&](qint64 id) { return setStatusOfOne(id, status); }); !done)
            return done;
        return m_administrators.requireOneLeft();
    };
    return toSaved(m_work.run(Permission::EditPeople, info, work, {}, progress), each.value(0));
}

Result<void> PersonService::setStatusOfOne(qint64 id, PersonStatus::Value status)
{
    if (auto editable = requireEditable(id); !editable)
        return editable;
    const auto person = find(id);
    if (!person)
        return person.error();
    Person edited = *person;
    edited.status = status;
    if (auto allowed = checkStatus(*person, edited); !allowed)
        return allowed;
    return m_people.table().update(*person, edited);
}

Result<Saved> PersonService::remove(qint64 id, const QString &reason)
{
    auto person = find(id);
    if (!person)
        return person.error();
    auto done = m_work.run(
        Permission::DeleteForGood, {u"person.delete"_s, tr("Deleted %1").arg(person->fullName()), reason.trimmed()},
        [&](const Operation &) -> Result<void> {
            if (auto editable = requireEditable(id); !editable)
                return editable;
            if (reason.trimmed().isEmpty())
                return Error {Error::Code::Invalid, tr("Deleting for good needs a reason."), u"reason"_s};
            if (id == m_work.session().userId())
                return Error {Error::Code::Conflict, tr("Nobody deletes themselves.")};
            auto removed = m_people.table().remove(id);
            if (!removed && removed.error().code == Error::Code::Reference)
                return Error {
                    Error::Code::Reference,
                    tr("The history of assets tells of %1, who can be deactivated instead.").arg(person->fullName())};
            if (!removed)
                return removed;
            return m_administrators.requireOneLeft();
        });
    return toSaved(done, id);
}
