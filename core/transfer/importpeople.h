// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/importlookups.h"

class Workspace;

// People by what other systems export of them: e-mail address, user name (the part of the address before the @), staff
// number or full name, in that order. Who is not there is created, stands for somebody else, or rejects the row, as a
// person decides; never silently, and without a role or a password.
class ImportPeople final
{
    Q_DECLARE_TR_FUNCTIONS(ImportPeople)
    Q_DISABLE_COPY_MOVE(ImportPeople)

public:
    explicit ImportPeople(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    // Fields that name a person; −1 for what there is none for.
    struct Fields
    {
        int email = -1;
        int userName = -1;
        int staffNumber = -1;
        int name = -1;
        int firstName = -1;
        int lastName = -1;
    };

    enum class By { Email, UserName, StaffNumber, Name };

    // By which of them the row names somebody, −1 if by none.
    static int field(const ImportRow &row, const Fields &fields);
    // "Zoë van Dam" and "van Dam, Zoë" in first and last name; a single word is a first name.
    static std::pair<QString, QString> nameParts(const QString &fullName);
    // Other systems tell people by it, some with a single name and without an address: then it stands in for what
    // people here have instead, so that the next file finds them again.
    static void addUserName(const QString &userName, Person &person);

    // What people who are not there shall be, from the next load() on.
    void setDecisions(const LookupDecisions &decisions) { m_decisions = decisions; }
    void load(); // forgets whom it has found and whom it has not
    // Since load(), by name. `nearPeople` is filled for those with most rows, and only where people may be seen.
    QList<MissingEntry> missing() const;

    // Nothing where the row names nobody, and where it names somebody who is not there or could be several: then the row
    // is rejected. A negative one stands for somebody whom made() creates.
    std::optional<qint64> read(ImportRow &row, const Fields &fields);
    // As the cell says it, or whom it stands for.
    QString told(const ImportRow &row, int field) const;
    QString email(qint64 id) const; // also of who is to be created
    // Somebody who is there, for checks on somebody who is to be created: whoever imports.
    qint64 standIn(qint64 id) const;
    // The key of what read() gave; creates the person the first time. Inside an operation. As PersonService::create().
    Result<qint64> made(qint64 id);
    // What was made since the last call is kept, or is not there after all.
    void settle(bool isKept);

    // Two people at the most. The user name of somebody without an address is the staff number; one with an @ is an
    // address.
    QList<qint64> find(By by, const QString &text) const;
    // Those with neither an address nor a staff number, by id.
    QList<qint64> findByNameAlone(const QString &name) const;

private:
    using Key = std::pair<int, QString>;

    struct Missing
    {
        By by = By::Name;
        MissingEntry entry = {MissingEntry::Kind::Person, {}};
        qint64 lastRow = 0;
    };

    struct Pending
    {
        Person person;
        QString refusal = {}; // why it cannot be created
        qint64 madeId = 0;
    };

    static Key keyOf(By by, const QString &text);
    static QList<Key> keysOf(const Person &person);
    static Person draft(const ImportRow &row, const Fields &fields);
    QString refusal(const Person &person) const;
    std::optional<qint64> one(ImportRow &row, const Fields &fields, int field, By by, const QString &text);
    std::optional<qint64> decided(ImportRow &row, int field, By by, const QString &text);
    void note(const ImportRow &row, By by, const QString &text, const Person &person);
    void addNear(MissingEntry &entry) const;
    QList<qint64> ids(const QString &condition, const QVariantMap &values) const;

    Workspace &m_workspace;
    LookupDecisions m_decisions;
    QHash<Key, QList<qint64>> m_found;
    QHash<Key, Missing> m_missing;
    QList<Pending> m_pending;
    QMultiHash<Key, qsizetype> m_pendingOf;
    QList<qsizetype> m_unsettled; // places in m_pending
};
