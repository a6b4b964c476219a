// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/session.h"
#include "core/access/signinservice.h"
#include "core/access/unitofwork.h"
#include "core/assets/assetservice.h"
#include "core/backup/backupservice.h"
#include "core/base/clock.h"
#include "core/catalog/catalogservice.h"
#include "core/checks/checkservice.h"
#include "core/custody/custodyservice.h"
#include "core/custody/pastcustodyservice.h"
#include "core/db/database.h"
#include "core/journal/journal.h"
#include "core/journal/verifier.h"
#include "core/people/personservice.h"
#include "core/roles/roleservice.h"
#include "core/savedviews/savedviewservice.h"
#include "core/settings/settingsservice.h"
#include "core/undo/undoservice.h"

#include <memory>

// One open database with its session and services: what the window and the command line are both made of.
class Workspace final
{
    Q_DISABLE_COPY_MOVE(Workspace)

public:
    // As Database::create(), then the built-in roles and statuses and the first administrator, as one operation.
    // The password may be empty: then nobody can sign in until one is set.
    struct Administrator
    {
        QString firstName;
        QString lastName;
        QString email;
        QString password;
    };
    static Result<std::unique_ptr<Workspace>> create(const QString &path, Clock &clock,
                                                     const Administrator &administrator,
                                                     const PasswordHash::Cost &cost = {});
    // As Database::open().
    static Result<std::unique_ptr<Workspace>> open(const QString &path, Clock &clock,
                                                   const PasswordHash::Cost &cost = {});

    Workspace(std::unique_ptr<Database> database, Clock &clock, const PasswordHash::Cost &cost);
    ~Workspace();

    // Everything that `verify` fails for: the journal and the file, then what contradicts itself. Empty when all fits.
    Result<QList<Finding>> verify(const Verifier::Progress &progress = {});
    // What may be wrong, of each kind with its first `most` findings.
    Result<QList<CheckResult>> suspicions(qint64 most) const;

private:
    static Result<std::unique_ptr<Workspace>> make(const QString &path, Clock &clock,
                                                   const Administrator &administrator, const PasswordHash::Cost &cost);
    Result<void> setUp(const Administrator &administrator);
    Result<void> syncPermissions();
    Result<void> addPermission(Permission permission, Scope scope);
    Result<void> setUpStatuses();
    Result<qint64> setUpRoles();

    const std::unique_ptr<Database> m_database;

public:
    Database &database;
    Clock &clock;
    Session session;
    Journal journal;
    UnitOfWork work;
    SignInService signIn;
    SettingsService settings;
    CatalogService catalog;
    RoleService roles;
    PersonService people;
    AssetService assets;
    CustodyService custody;
    PastCustodyService pastCustody;
    CheckService checks;
    SavedViewService savedViews;
    BackupService backups;
    UndoService undo;
};
