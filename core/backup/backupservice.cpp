// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/backupservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/backup/backupcheck.h"
#include "core/backup/lastknown.h"
#include "core/backup/rotation.h"
#include "core/base/clock.h"
#include "core/db/database.h"
#include "core/db/databasecopy.h"
#include "core/db/partfile.h"
#include "core/settings/settingsservice.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

// Of the progress: the copy, then its check, then the encryption, if there is one.
constexpr double copiedShare = 0.15;
constexpr double checkedShare = 0.9;

OperationInfo backUpInfo(const QString &target)
{
    return {u"database.backup"_s, BackupService::tr("Backed the database up to %1").arg(QFileInfo(target).fileName())};
}

}

BackupService::BackupService(Database &database, UnitOfWork &work, SettingsService &settings, Clock &clock,
                             const PasswordHash::Cost &sealCost)
    : m_database(database)
    , m_work(work)
    , m_settings(settings)
    , m_clock(clock)
    , m_sealCost(sealCost)
{
}

BackupFolder BackupService::folder() const
{
    return {m_database.path(), m_settings.backupPlan().folder};
}

// A refusal is recorded where it can be.
Result<void> BackupService::require(const OperationInfo &info) const
{
    return m_database.isReadOnly() ? m_work.session().require(Permission::BackUp)
                                   : m_work.require(Permission::BackUp, info);
}

Result<QList<Backup>> BackupService::list() const
{
    if (auto allowed = m_work.session().require(Permission::BackUp); !allowed)
        return allowed.error();
    return folder().list();
}

Result<BackupService::Made> BackupService::backUp(const Request &request, const Progress &progress)
{
    const QString target = request.target.isEmpty()
        ? folder().newPath(BackupReason::Value::Manual, m_clock.now(), request.passphrase.has_value())
        : QFileInfo(request.target).absoluteFilePath();
    const OperationInfo info = backUpInfo(target);
    if (auto allowed = require(info); !allowed)
        return allowed.error();
    if (QFileInfo(target) == QFileInfo(m_database.path()))
        return Error {Error::Code::Invalid, tr("That is the database itself. Choose another file for the backup.")};
    if (QFileInfo::exists(target) && !request.replaces)
        return Error {Error::Code::Duplicate, tr("%1 exists already and was left as it is.").arg(target)};
    if (request.passphrase) {
        if (auto fits = SealedFile::checkPassphrase(*request.passphrase); !fits)
            return fits.error();
    }
    const auto backup = make(target, BackupReason::Value::Manual, request.passphrase, progress);
    if (!backup)
        return backup.error();
    if (m_database.isReadOnly())
        return Made {*backup};
    const auto recorded = m_work.record(Permission::BackUp, info);
    if (!recorded)
        return recorded.error();
    return Made {*backup, *recorded};
}

Result<Backup> BackupService::backUpBySelf(BackupReason::Value reason, const Progress &progress)
{
    const auto made = make(folder().newPath(reason, m_clock.now(), false), reason, {}, progress);
    if (made)
        rotate();
    return made;
}

bool BackupService::isDailyDue() const
{
    if (!m_settings.backupPlan().isDaily)
        return false;
    const QDate today = m_clock.now().toLocalTime().date();
    const QList<Backup> backups = folder().list();
    return std::ranges::none_of(backups, [&today](const Backup &backup) {
        const bool isCopyOfNow = BackupReason::isAutomatic(backup.reason)
            || backup.reason == BackupReason::Value::Manual;
        return isCopyOfNow && backup.isVerified() && backup.at.toLocalTime().date() >= today;
    });
}

Result<void> BackupService::beforeImport(qint64 changes, const Progress &progress)
{
    if (changes <= largeImport)
        return {};
    const auto made = backUpBySelf(BackupReason::Value::Import, progress);
    return made ? Result<void>() : made.error();
}

// Encrypting reads a plain copy, which stays beside the database, where it is as safe as that is.
Result<Backup> BackupService::make(const QString &target, BackupReason::Value reason,
                                   const std::optional<QString> &passphrase, const Progress &progress)
{
    PartFile::removeAbandoned(folder().path());
    const auto part = PartFile::create(target);
    if (!part)
        return part.error();
    const auto plain = passphrase ? PartFile::create(m_database.path() + u".plain"_s)
                                  : Result<std::unique_ptr<PartFile>>(nullptr);
    if (!plain)
        return plain.error();
    const QString copied = passphrase ? (*plain)->path() : (*part)->path();
    const auto journalProblem = copy(copied, Steps::part(progress, 0, passphrase ? checkedShare : 1));
    if (!journalProblem)
        return journalProblem.error();
    if (passphrase) {
        if (auto done = seal(copied, (*part)->path(), *passphrase, Steps::part(progress, checkedShare, 1)); !done)
            return done.error();
    }
    if (auto told = Steps::report(progress, 1, 1); !told)
        return told.error();
    if (auto placed = (*part)->commit(); !placed)
        return placed.error();
    Backup backup = folder().find(target);
    backup.reason = reason;
    backup.verifiedAt = m_clock.now();
    backup.problem = *journalProblem;
    (void)folder().note(backup); // without it, only the mark is missing in the list
    return backup;
}

// Returns what is wrong with its journal.
Result<QString> BackupService::copy(const QString &path, const Progress &progress) const
{
    if (auto copied = DatabaseCopy::write(m_database, path, Steps::part(progress, 0, copiedShare)); !copied)
        return copied.error();
    const auto found = look(path, {}, Steps::part(progress, copiedShare, 1));
    if (found && found->file.isEmpty())
        return found->journal;
    if (!found && found.error().code != Error::Code::Storage)
        return found.error();
    return Error {
        Error::Code::Storage,
        tr("No backup was made, as the copy is damaged, and so most likely is the database. Earlier backups were "
           "kept: verify the newest, then restore it."),
        {},
        found ? found->file.join(u'\n') : found.error().message + u' ' + found.error().detail};
}

Result<void> BackupService::seal(const QString &plain, const QString &sealed, const QString &passphrase,
                                 const Progress &progress) const
{
    const auto sealedHash = SealedFile::seal(plain, sealed, passphrase, m_sealCost, Steps::part(progress, 0, 0.5));
    if (!sealedHash)
        return sealedHash.error();
    const auto readBack = SealedFile::unseal(sealed, {}, passphrase, Steps::part(progress, 0.5, 1));
    if (!readBack)
        return readBack.error();
    if (*readBack != *sealedHash)
        return Error {Error::Code::Storage, tr("No backup was made: what was encrypted cannot be read back.")};
    return {};
}

Result<BackupFindings> BackupService::look(const QString &path, const QString &passphrase,
                                           const Progress &progress) const
{
    if (!SealedFile::isSealed(path))
        return BackupCheck::look(path, progress);
    const auto plain = PartFile::create(m_database.path() + u".plain"_s);
    if (!plain)
        return plain.error();
    const auto unsealed = SealedFile::unseal(path, (*plain)->path(), passphrase, Steps::part(progress, 0, copiedShare));
    if (!unsealed)
        return unsealed.error();
    return look((*plain)->path(), {}, Steps::part(progress, copiedShare, 1));
}

Result<Backup> BackupService::verify(const QString &path, const QString &passphrase, const Progress &progress)
{
    if (auto allowed = require({u"database.verify"_s, tr("Verify the backup %1").arg(QFileInfo(path).fileName())});
        !allowed)
        return allowed.error();
    if (!QFileInfo(path).isFile())
        return Error {Error::Code::NotFound, tr("There is no backup at %1.").arg(path)};
    const auto found = look(path, passphrase, progress);
    using enum Error::Code;
    if (!found && found.error().code != Storage && found.error().code != Unsupported)
        return found.error();
    Backup backup = folder().find(path);
    backup.verifiedAt = m_clock.now();
    backup.problem = found ? found->first() : found.error().message;
    if (auto noted = folder().note(backup); !noted)
        return noted.error();
    return backup;
}

// What cannot be removed now is tried again after the next backup.
void BackupService::rotate() const
{
    const BackupFolder backups = folder();
    for (const Backup &backup : Rotation::outdated(backups.list(), m_settings.backupPlan(), m_clock.now()))
        (void)backups.remove(backup);
}

Result<std::unique_ptr<DatabaseRestore>> BackupService::prepareRestore(const QString &backup, const QString &passphrase,
                                                                       const QString &reason, const Progress &progress)
{
    if (auto allowed = require({u"database.restore"_s, tr("Restore the backup %1").arg(QFileInfo(backup).fileName())});
        !allowed)
        return allowed.error();
    const auto identity = LastKnown::identity(m_database);
    if (!identity)
        return identity.error();
    return DatabaseRestore::prepare(
        m_database.path(), {backup, passphrase, reason, m_work.session().actor(), *identity}, m_clock, progress);
}
