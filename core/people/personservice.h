// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/administrators.h"
#include "core/base/progress.h"
#include "core/journal/saved.h"
#include "core/people/personchanges.h"
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
    // People that `text` finds, best first: exactly this e-mail or staff number, then active ones before others, each by
    // name: a last or full name that begins so; every word begins one of name, e-mail, staff number, phones or position,
    // without case and accents. Without text, by name.
    Result<QList<Person>> search(const QString &text, int limit) const;
    // Of each key the person with that e-mail address, otherwise staff number; any case. In the order of the keys.
    Result<QList<KeyMatch>> match(const QStringList &keys) const;

    // Invalid (with the field), Duplicate (e-mail, staff number), Denied. `createdAt`: since when another system has the
    // person, not in the future (Invalid); without it, now.
    Result<Saved> create(const Person &person, const QDateTime &createdAt = {});
    // Merges with what others changed meanwhile; Conflict where both changed the same field. `createdAt`: since when
    // another system has the person; it counts where it is earlier than what is stored, and is ignored otherwise.
    Result<Saved> update(const Person &original, const Person &edited, const QDateTime &createdAt = {});
    // What update() would do with what others changed since `original` was read; conflicts are to be decided. NotFound.
    Result<RecordMerge<Person>> merge(const Person &original, const Person &edited) const;
    // One field, a column of the table, as a grid edits it: Conflict when it is not what was seen any more.
    Result<Saved> updateField(qint64 id, const QString &column, const QVariant &seen, const QVariant &value);
    // The contact details only (phones), of oneself.
    Result<Saved> updateContact(const Person &original, const Person &edited);
    // The same changes to each of these people: all or none, one operation. Needs BulkEditPeople, and each person what
    // update() needs. As update(), naming the person; Invalid where nobody is chosen or nothing is to be changed;
    // Cancelled.
    Result<Saved> editMany(const QList<qint64> &ids, const PersonChanges &changes, const QString &reason,
                           const Progress &progress = {});
    // All or none. Conflict for the last administrator and for oneself. Cancelled.
    Result<Saved> setStatus(const QList<qint64> &ids, PersonStatus::Value status, const QString &reason,
                            const Progress &progress = {});
    // Needs a reason. Reference while custody tells of this person: deactivate instead.
    Result<Saved> remove(qint64 id, const QString &reason);

    // What is wrong with a person as typed, field by field, the first one found; for dialogs too.
    static Result<void> validate(const Person &person);
    // What create() (with an id of 0) or update() would refuse. Changes nothing.
    Result<void> check(const Person &original, const Person &edited) const;

private:
    Result<void> requireEditable(qint64 id) const; // administrators only by those who may
    Result<void> checkUnique(const Person &person) const;
    Result<void> editOne(qint64 id, const PersonChanges &changes);
    Result<void> setStatusOfOne(qint64 id, PersonStatus::Value status);
    Result<void> checkStatus(const Person &original, const Person &edited) const;
    Result<void> checkAdministrator(const Person &edited) const;

    Database &m_database;
    UnitOfWork &m_work;
    PersonRepository m_people;
    Administrators m_administrators;
};
