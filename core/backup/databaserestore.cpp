// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/databaserestore.h"

#include "core/backup/backupcheck.h"
#include "core/backup/backupfolder.h"
#include "core/backup/lastknown.h"
#include "core/backup/sealedfile.h"
#include "core/base/clock.h"
#include "core/db/database.h"
#include "core/db/databasecopy.h"
#include "core/db/databasefile.h"
#include "core/db/migrator.h"
#include "core/db/partfile.h"
#include "core/db/sql.h"
#include "core/db/writegate.h"
#include "core/journal/journal.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <filesystem>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(DatabaseRestore)
};

// Of the progress, up to where the file is there, and up to where it is checked.
constexpr double fetchedShare = 0.2;
constexpr double checkedShare = 0.95;

Error inUse()
{
    return {Error::Code::Busy,
            Tr::tr("Another program has the database open. Close every window and script that uses it, then restore "
                   "again. Nothing was changed.")};
}

// The database for us alone, everything of it in the one file: SQLite gives up the write-ahead log only to the last one
// who has it open, and lets nobody in before the object goes.
class SoleUse final
{
    Q_DISABLE_COPY_MOVE(SoleUse)

public:
    SoleUse() = default;
    ~SoleUse() { sqlite3_close(m_connection); }

    // Busy. A file that cannot be read as a database is nobody's: nothing is taken, nothing refused.
    Result<void> take(const QString &path)
    {
        constexpr int patienceMilliseconds = 2000;
        if (sqlite3_open_v2(QFile::encodeName(path).constData(), &m_connection, SQLITE_OPEN_READWRITE, nullptr)
            != SQLITE_OK)
            return {};
        sqlite3_busy_timeout(m_connection, patienceMilliseconds);
        const int status = sqlite3_exec(m_connection,
                                        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; "
                                        "BEGIN EXCLUSIVE",
                                        nullptr, nullptr, nullptr);
        if (status == SQLITE_OK || status == SQLITE_NOTADB || status == SQLITE_CORRUPT)
            return {};
        if (status == SQLITE_BUSY || status == SQLITE_LOCKED)
            return inUse();
        return Error {Error::Code::Storage,
                      Tr::tr("The database of before cannot be put aside. Nothing was changed."),
                      {},
                      QString::fromUtf8(sqlite3_errmsg(m_connection))};
    }

private:
    sqlite3 *m_connection = nullptr;
};

// A second name for the file of before, so that there is no moment without a database; where the file system knows no
// second names, it is renamed. What a damaged file has beside it goes with it.
Result<void> keep(const QString &path, const QString &kept)
{
    const std::filesystem::path from = QFileInfo(path).filesystemAbsoluteFilePath();
    const std::filesystem::path to = QFileInfo(kept).filesystemAbsoluteFilePath();
    std::error_code failed;
    std::filesystem::create_hard_link(from, to, failed);
    if (failed)
        std::filesystem::rename(from, to, failed);
    if (failed)
        return Error {Error::Code::Storage,
                      Tr::tr("%1 cannot be written: %2").arg(kept, QString::fromStdString(failed.message()))};
    if (QFile::exists(path + u"-wal"_s))
        QFile::rename(path + u"-wal"_s, kept + u"-wal"_s);
    QFile::remove(path + u"-shm"_s);
    return {};
}

}

DatabaseRestore::DatabaseRestore(const QString &path, std::unique_ptr<PartFile> part)
    : m_path(path)
    , m_part(std::move(part))
{
}

DatabaseRestore::~DatabaseRestore() = default;

QString DatabaseRestore::preparedPath() const
{
    return m_part->path();
}

Result<std::unique_ptr<DatabaseRestore>> DatabaseRestore::prepare(const QString &path, const Request &request,
                                                                  Clock &clock, const Progress &progress)
{
    if (!QFileInfo(request.backup).isFile())
        return Error {Error::Code::NotFound, Tr::tr("There is no backup at %1.").arg(request.backup)};
    auto part = PartFile::create(path);
    if (!part)
        return part.error();
    std::unique_ptr<DatabaseRestore> self(new DatabaseRestore(path, *std::move(part)));
    if (auto fetched = self->fetch(request, Steps::part(progress, 0, fetchedShare)); !fetched)
        return fetched.error();
    if (auto checked = self->check(request, Steps::part(progress, fetchedShare, checkedShare)); !checked)
        return checked.error();
    if (auto recorded = self->record(request, clock); !recorded)
        return recorded.error();
    if (auto told = Steps::report(progress, 1, 1); !told)
        return told.error();
    return self;
}

Result<void> DatabaseRestore::fetch(const Request &request, const Progress &progress)
{
    if (SealedFile::isSealed(request.backup)) {
        const auto unsealed = SealedFile::unseal(request.backup, m_part->path(), request.passphrase, progress);
        return unsealed ? Result<void>() : unsealed.error();
    }
    const auto backup = Database::open(request.backup, Database::Mode::Copy);
    return backup ? DatabaseCopy::write(**backup, m_part->path(), progress) : backup.error();
}

// What will stand there, not what it was made from.
Result<void> DatabaseRestore::check(const Request &request, const Progress &progress) const
{
    const auto found = BackupCheck::look(m_part->path(), progress);
    if (!found)
        return found.error();
    if (!found->isRight())
        return Error {
            Error::Code::Storage,
            Tr::tr("%1 is damaged, so nothing was restored from it: choose another backup.").arg(request.backup),
            {},
            found->first()};
    const auto copy = Database::open(m_part->path(), Database::Mode::Copy);
    if (!copy)
        return copy.error();
    const auto identity = LastKnown::identity(**copy);
    if (!identity)
        return identity.error();
    if (!request.identity.isEmpty() && request.identity != *identity)
        return Error {
            Error::Code::Conflict,
            Tr::tr("%1 is the backup of another database. Open that file instead of restoring it over this one.")
                .arg(request.backup)};
    return {};
}

Result<void> DatabaseRestore::record(const Request &request, Clock &clock)
{
    const auto database = Database::open(m_part->path(), Database::Mode::ReadWrite, Database::Update::NoCopy);
    if (!database)
        return database.error();
    const auto known = Sql::value((*database)->connection(), u"SELECT id FROM users WHERE email = :email"_s,
                                  {{u"email"_s, request.actor.name}});
    if (!known)
        return known.error();
    const Actor actor {known->isValid() ? std::optional(known->toLongLong()) : std::nullopt, request.actor.name};
    const OperationInfo info {u"database.restore"_s,
                              Tr::tr("Restored the backup %1").arg(QFileInfo(request.backup).fileName()),
                              request.reason};
    Journal journal(**database, clock);
    const auto written = journal.write(
        actor, info, [](const Operation &) { return Result<void>(); }, Journal::Empty::Keep);
    if (!written)
        return written.error();
    m_operation = *written;
    return {};
}

Result<DatabaseRestore::Done> DatabaseRestore::finish(Clock &clock)
{
    const auto kept = exchange(clock);
    if (!kept)
        return kept.error();
    // Here the restore is done; a state folder that cannot be written only makes the next opening ask.
    if (const auto restored = Database::open(m_path, Database::Mode::ReadOnly))
        (void)LastKnown::accept(**restored);
    return Done {*kept, m_operation};
}

Result<QString> DatabaseRestore::exchange(Clock &clock)
{
    WriteGate gate(m_path);
    constexpr int patienceMilliseconds = 10'000;
    if (auto entered = gate.enter(patienceMilliseconds); !entered)
        return entered.error();
    if (!QFileInfo::exists(m_path)) {
        const auto placed = m_part->commit();
        return placed ? Result<QString>(QString()) : placed.error();
    }
    SoleUse alone;
    if (auto taken = alone.take(m_path); !taken)
        return taken.error();
    const QString kept = BackupFolder::keptPath(m_path, clock.now());
    if (auto named = keep(m_path, kept); !named)
        return named.error();
    if (auto placed = m_part->commit(); !placed) {
        if (QFileInfo::exists(m_path))
            QFile::remove(kept);
        else
            QFile::rename(kept, m_path);
        return placed.error();
    }
    return kept;
}
