// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/partfile.h"

#include "core/db/databasefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(PartFile)
};

Error cannotMake(const QString &path)
{
    return {Error::Code::Storage, Tr::tr("%1 cannot be made: %2").arg(path, qt_error_string(errno))};
}

#ifdef Q_OS_UNIX
// Made if it is missing, empty and locked; −1 with errno. The lock goes with the process, so that no crash leaves one.
int openLocked(const QString &path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return -1;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fchmod(descriptor, 0600) == 0
        && ::ftruncate(descriptor, 0) == 0)
        return descriptor;
    const int reason = errno;
    ::close(descriptor);
    errno = reason;
    return -1;
}
#endif

}

PartFile::PartFile(const QString &target, int descriptor)
    : m_target(target)
    , m_path(target + QLatin1StringView(suffix))
    , m_descriptor(descriptor)
{
}

PartFile::~PartFile()
{
    if (!m_committed)
        DatabaseFile::remove(m_path);
#ifdef Q_OS_UNIX
    ::close(m_descriptor);
#endif
}

Result<std::unique_ptr<PartFile>> PartFile::create(const QString &target)
{
    if (auto made = DatabaseFile::makeFolder(QFileInfo(target).absolutePath()); !made)
        return made.error();
    const QString path = target + QLatin1StringView(suffix);
#ifdef Q_OS_UNIX
    const int descriptor = openLocked(path, O_CREAT);
    if (descriptor < 0 && errno == EWOULDBLOCK)
        return Error {Error::Code::Busy, Tr::tr("Another program is writing %1. Try again in a moment.").arg(target)};
    if (descriptor < 0)
        return cannotMake(path);
#else
    constexpr int descriptor = -1;
    DatabaseFile::remove(path);
    if (auto made = DatabaseFile::create(path); !made)
        return made.error();
#endif
    return std::unique_ptr<PartFile>(new PartFile(target, descriptor));
}

void PartFile::removeAbandoned(const QString &folder)
{
#ifdef Q_OS_UNIX
    const QStringList names = QDir(folder).entryList({u"*"_s + QLatin1StringView(suffix)}, QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        const QString path = QDir(folder).filePath(name);
        const int descriptor = openLocked(path, 0);
        if (descriptor < 0)
            continue;
        DatabaseFile::remove(path);
        ::close(descriptor);
    }
#else
    Q_UNUSED(folder)
#endif
}

Result<void> PartFile::commit()
{
    if (auto replaced = DatabaseFile::replace(m_path, m_target); !replaced)
        return replaced;
    m_committed = true;
    return {};
}
