// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/passwordhash.h"
#include "core/backup/backup.h"
#include "core/backup/backupfolder.h"
#include "core/backup/databaserestore.h"
#include "core/backup/sealedfile.h"

#include <QCoreApplication>

struct BackupFindings;
class Clock;
class Database;
class SettingsService;
class UnitOfWork;

// Backups of the open database: verified copies, made while others read and write. What a person makes or restores takes
// the right BackUp and stands in the journal; what the program makes by itself, into the account's own folder, does not.
// A backup has its name only once it is verified and on the disk; what fails or is cancelled leaves nothing behind.
class BackupService final
{
    Q_DECLARE_TR_FUNCTIONS(BackupService)
    Q_DISABLE_COPY_MOVE(BackupService)

public:
    static constexpr qint64 largeImport = 1000; // rows; one that changes more gets a backup first

    BackupService(Database &database, UnitOfWork &work, SettingsService &settings, Clock &clock,
                  const PasswordHash::Cost &sealCost = SealedFile::usualCost);

    BackupFolder folder() const;
    // Newest first. Denied, NotSignedIn.
    Result<QList<Backup>> list() const;

    struct Request
    {
        QString target = {}; // empty: the folder, under a name with the time
        bool replaces = false; // a file that is there; otherwise Duplicate
        std::optional<QString> passphrase = {}; // to encrypt with; Invalid (field "passphrase") if it is too short
    };
    struct Made
    {
        Backup backup;
        qint64 operation = 0; // 0 where the journal can only be read
    };
    // Where only the journal does not fit, the backup is made all the same, and says so (Backup::problem).
    // Denied; Storage (a full disk; the database is damaged); Busy; Cancelled.
    Result<Made> backUp(const Request &request, const Progress &progress = {});

    // Into the folder, and removes what the plan keeps no longer. Errors as backUp(), never Denied.
    Result<Backup> backUpBySelf(BackupReason::Value reason, const Progress &progress = {});
    // Whether the plan wants one that is of today.
    bool isDailyDue() const;
    // The one call before an import that is to change so many rows. As backUpBySelf().
    Result<void> beforeImport(qint64 changes, const Progress &progress = {});

    // Looks at a backup again and notes what it found: that it is damaged is no error. Denied; NotFound; Invalid (field
    // "passphrase"); Cancelled.
    Result<Backup> verify(const QString &path, const QString &passphrase = {}, const Progress &progress = {});

    // See DatabaseRestore, which goes on when this workspace is closed. Also Denied.
    Result<std::unique_ptr<DatabaseRestore>> prepareRestore(const QString &backup, const QString &passphrase,
                                                            const QString &reason, const Progress &progress = {});

private:
    Result<void> require(const OperationInfo &info) const;
    Result<Backup> make(const QString &target, BackupReason::Value reason, const std::optional<QString> &passphrase,
                        const Progress &progress);
    Result<QString> copy(const QString &path, const Progress &progress) const;
    Result<void> seal(const QString &plain, const QString &sealed, const QString &passphrase,
                      const Progress &progress) const;
    Result<BackupFindings> look(const QString &path, const QString &passphrase, const Progress &progress) const;
    void rotate() const;

    Database &m_database;
    UnitOfWork &m_work;
    SettingsService &m_settings;
    Clock &m_clock;
    const PasswordHash::Cost m_sealCost;
};
