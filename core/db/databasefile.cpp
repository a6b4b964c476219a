// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/databasefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QStorageInfo>
#include <QtEndian>

#include <sqlite3.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions othersMask = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
    | QFile::WriteOther | QFile::ExeOther;

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(DatabaseFile)
};

Error existsAlready(const QString &path)
{
    return {Error::Code::Duplicate, Tr::tr("%1 exists already and was left as it is.").arg(path)};
}

// To the disk, as far as the system can say; false when that failed (a full disk, a worn one).
bool flush(const QString &path)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool flushed = ::fsync(descriptor) == 0;
    const int reason = errno;
    ::close(descriptor);
    errno = reason;
    return flushed;
#else
    Q_UNUSED(path);
    return true;
#endif
}

Error cannotWrite(const QString &path)
{
    return {Error::Code::Storage, Tr::tr("%1 cannot be written: %2").arg(path, qt_error_string(errno))};
}

Result<void> checkOwner(const QFileInfo &info)
{
#ifdef Q_OS_UNIX
    if (info.ownerId() != ::geteuid())
        return Error {Error::Code::Unsupported, Tr::tr("%1 belongs to another account.").arg(info.filePath())};
    if (info.permissions() & othersMask)
        return Error {
            Error::Code::Unsupported,
            Tr::tr(
                "Other accounts of this computer may read or write %1. Make it private first (chmod 600), then open it.")
                .arg(info.filePath())};
#else
    Q_UNUSED(info);
#endif
    return {};
}

constexpr int headerSize = 100; // SQLite file format 1.3

// By SQLite's own files: when a process closes a file, all its locks on that file are gone (fcntl(2)), those of its
// open connections too, and another process would think that nobody has the database open. SQLite closes with care.
QByteArray readHeader(const QString &path)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(nullptr);
    const std::unique_ptr<sqlite3_file, void (*)(void *)> file(
        static_cast<sqlite3_file *>(std::calloc(1, std::size_t(vfs->szOsFile))), &std::free);
    const sqlite3_filename name = sqlite3_create_filename(
        QFile::encodeName(QFileInfo(path).absoluteFilePath()).constData(), "", "", 0, nullptr);
    const auto freeName = qScopeGuard([name] { sqlite3_free_filename(name); });
    QByteArray header(headerSize, '\0'); // what a shorter file has not stays 0
    const int opened = vfs->xOpen(vfs, name, file.get(), SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr);
    if (opened == SQLITE_OK)
        file->pMethods->xRead(file.get(), header.data(), headerSize, 0);
    if (file->pMethods)
        file->pMethods->xClose(file.get());
    return opened == SQLITE_OK ? header : QByteArray();
}

}

namespace DatabaseFile {

Result<void> makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    if (!QDir().mkpath(folder))
        return Error {Error::Code::Storage, Tr::tr("The folder %1 cannot be made.").arg(folder)};
    QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner);
    return {};
}

Result<void> create(const QString &path)
{
    if (auto made = makeFolder(QFileInfo(path).absolutePath()); !made)
        return made;
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST)
        return existsAlready(path);
    if (descriptor < 0)
        return Error {Error::Code::Storage, Tr::tr("%1 cannot be made: %2").arg(path, qt_error_string(errno))};
    ::close(descriptor);
#else
    QFile file(path);
    if (file.exists())
        return existsAlready(path);
    if (!file.open(QIODevice::NewOnly | QIODevice::ReadWrite))
        return Error {Error::Code::Storage, Tr::tr("%1 cannot be made: %2").arg(path, file.errorString())};
#endif
    return {};
}

Result<void> check(const QString &path, int newestVersion)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error {Error::Code::NotFound, Tr::tr("There is no database at %1.").arg(path)};
    if (!info.isFile())
        return Error {Error::Code::Unsupported, Tr::tr("%1 is not a file.").arg(path)};
    if (auto owned = checkOwner(info); !owned)
        return owned;
    return checkHeader(path, newestVersion);
}

Result<void> checkHeader(const QString &path, int newestVersion)
{
    constexpr qsizetype versionOffset = 60, applicationOffset = 68;
    const QFileInfo info(path);
    if (!info.exists())
        return Error {Error::Code::NotFound, Tr::tr("There is no database at %1.").arg(path)};
    const QByteArray header = info.isFile() && info.size() >= headerSize ? readHeader(path) : QByteArray();
    if (info.isFile() && info.size() >= headerSize && header.isEmpty())
        return Error {Error::Code::Storage, Tr::tr("%1 cannot be read.").arg(path)};
    if (!header.startsWith("SQLite format 3"))
        return Error {Error::Code::Unsupported, Tr::tr("%1 is not a Custodian database.").arg(path)};
    if (qFromBigEndian<quint32>(header.constData() + applicationOffset) != applicationId)
        return Error {Error::Code::Unsupported, Tr::tr("%1 is the database of another program.").arg(path)};
    if (qFromBigEndian<qint32>(header.constData() + versionOffset) > newestVersion)
        return Error {Error::Code::Unsupported,
                      Tr::tr("%1 was written by a newer Custodian. Update this one to open it.").arg(path)};
    return {};
}

QString readOnlyReason(const QString &path)
{
    static const QByteArrayList networkFileSystems {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs"};
    const QFileInfo info(path);
    const QStorageInfo storage(info.absolutePath());
    if (networkFileSystems.contains(storage.fileSystemType()))
        return Tr::tr("The database lies on a network share, where it can only be read: use PostgreSQL to share it.");
    if (storage.isReadOnly())
        return Tr::tr("The database lies on a file system that can only be read.");
    if (!info.isWritable() || !QFileInfo(info.absolutePath()).isWritable())
        return Tr::tr("The database file or its folder can only be read.");
    return {};
}

void makeLogWritable(const QString &path)
{
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s}) {
        const QFileInfo beside(path + suffix);
        if (beside.exists() && !beside.isWritable())
            QFile::setPermissions(beside.filePath(), ownerOnly);
    }
}

Result<void> build(const QString &path, const std::function<Result<void>(const QString &part)> &make)
{
    if (QFileInfo::exists(path))
        return existsAlready(path);
    const QString part = path + u".part"_s;
    remove(part);
    auto made = make(part);
    if (made)
        made = QFileInfo::exists(path) ? existsAlready(path) : replace(part, path);
    if (!made)
        remove(part);
    return made;
}

Result<void> replace(const QString &from, const QString &to)
{
    if (!flush(from) || std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return cannotWrite(to);
    (void)flush(QFileInfo(to).absolutePath()); // it has its name; not every file system can flush a folder
    return {};
}

void remove(const QString &path)
{
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(path + suffix);
}

}
