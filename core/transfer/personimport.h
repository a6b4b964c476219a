// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/person.h"
#include "core/roles/role.h"
#include "core/transfer/importpeople.h"
#include "core/transfer/importtarget.h"

// People from a file, with or without a role. A role is never created, and is given as RoleService::assign() gives it: in
// place of the old one, or beside others where people may have several. Nobody gets a password.
class PersonImport final : public ImportTarget
{
    Q_DECLARE_TR_FUNCTIONS(PersonImport)

public:
    explicit PersonImport(Workspace &workspace);

    const ImportSchema &schema() const override;
    ImportLookups &lookups() override { return m_lookups; }
    Result<void> begin(const ImportOptions &options, int key) override;
    ImportPlan plan(ImportRow &row) override;

private:
    struct RoleEdit
    {
        QList<qint64> given = {};
        QList<qint64> taken = {};
        QString before = {};
        QString after = {};
    };

    std::optional<Person> find(ImportRow &row);
    bool hasOtherKey(const ImportRow &row, const Person &person) const;
    std::optional<Person> findByNameAlone(ImportRow &row);
    void read(ImportRow &row, Person &person);
    void readFullName(const ImportRow &row, Person &person) const;
    void readStatus(ImportRow &row, Person &person);
    void readCreatedAt(ImportRow &row, Person &person);
    RoleEdit readRoles(ImportRow &row, qint64 personId);
    QList<Role> rolesNamed(ImportRow &row);
    void give(ImportRow &row, qint64 personId, const QList<Role> &wanted, const QList<Role> &current, RoleEdit &edit);
    void takeAll(ImportRow &row, qint64 personId, const QList<Role> &current, RoleEdit &edit);
    QList<ImportChange> changes(const ImportRow &row, const Person &original, const Person &edited,
                                const RoleEdit &roles) const;
    Result<void> write(InsertedTogether &added, qint64 row, const Person &original, const Person &edited,
                       const RoleEdit &roles);

    Workspace &m_workspace;
    ImportLookups m_lookups;
    ImportPeople m_people;
    ImportOptions::Mode m_mode = ImportOptions::Mode::Both;
    int m_key = 0;
    QList<Role> m_roles;
    QHash<qint64, qint64> m_rowsByName; // by the people whom only their name tells
};
