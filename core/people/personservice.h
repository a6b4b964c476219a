// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/administrators.h"
#include "core/journal/saved.h"
#include "core/people/personrepository.h"

#include <QCoreApplication>

class Database;
class UnitOfWork;

// The rules of people: who may edit whom, what a valid person is, that an administrator always remains.
// Each write is one operation of the journal.
class PersonService final
{
    Q_DECLARE_TR_FUNCTIONS(PersonService)
    Q_DISABLE_COPY_MOVE(PersonService)

public:
    PersonService(Database &database, UnitOfWork &work);

    Result<Person> find(qint64 id) const; // NotFound
    Result<Person> findByEmail(const QString &email) const; // NotFound; any case
    // People whose name, e-mail or staff number contains every word of `text`, by name; active ones first.
    Result<QList<Person>> search(const QString &text, int limit) const;
    Result<QList<Person>> withoutRole() const; // active, by name

    // Invalid (with the field), Duplicate (e-mail, staff number), Denied.
    Result<Saved> create(const Person &person);
    // Merges with what others changed meanwhile; Conflict where both changed the same field.
    Result<Saved> update(const Person &original, const Person &edited);
    // The contact details only (phones), of oneself.
    Result<Saved> updateContact(const Person &original, const Person &edited);
    // All or none. Conflict for the last administrator and for oneself.
    Result<Saved> setStatus(const QList<qint64> &ids, PersonStatus::Value status, const QString &reason);
    // Needs a reason. Reference while custody tells of this person: deactivate instead.
    Result<Saved> remove(qint64 id, const QString &reason);

    // What is wrong with a person as typed, field by field, the first one found; for dialogs too.
    static Result<void> validate(const Person &person);

private:
    Result<void> requireEditable(qint64 id) const; // administrators only by those who may
    Result<void> checkUnique(const Person &person) const;
    Result<void> checkStatus(const Person &original, const Person &edited) const;

    Database &m_database;
    UnitOfWork &m_work;
    PersonRepository m_people;
    Administrators m_administrators;
};
