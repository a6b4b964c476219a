// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/writegate.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

#ifdef Q_OS_UNIX
struct WriteGate::Lock
{
    explicit Lock(const QString &folder)
        : descriptor(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
    }
    ~Lock()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
    bool tryLock() const { return descriptor < 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) == 0; }
    void unlock() const
    {
        if (descriptor >= 0)
            ::flock(descriptor, LOCK_UN);
    }

    const int descriptor;
};
#else
struct WriteGate::Lock
{
    explicit Lock(const QString &folder)
        : file(folder + QStringLiteral("/.custodian-write.lock"))
    {
    }
    bool tryLock() { return file.tryLock(0); }
    void unlock() { file.unlock(); }

    QLockFile file;
};
#endif

WriteGate::WriteGate(const QString &databasePath)
    : m_lock(databasePath.isEmpty() ? nullptr : std::make_unique<Lock>(QFileInfo(databasePath).absolutePath()))
{
}

WriteGate::~WriteGate() = default;

Result<void> WriteGate::enter(int timeoutMilliseconds)
{
    if (!m_closed.isEmpty())
        return Error {Error::Code::Busy, m_closed};
    if (m_entered)
        return Error {Error::Code::Busy,
                      QCoreApplication::translate("WriteGate", "A change is being written already.")};
    m_entered = true;
    if (!m_lock)
        return {};
    constexpr int pauseMilliseconds = 2;
    const QDeadlineTimer deadline(std::min(timeoutMilliseconds, m_patience));
    while (!m_lock->tryLock()) {
        if (m_waiting || deadline.hasExpired()) {
            if (auto waits = waitOn(); !waits) {
                m_entered = false;
                return waits;
            }
        }
        QThread::msleep(pauseMilliseconds);
    }
    return {};
}

Result<void> WriteGate::waitOn() const
{
    if (!m_waiting)
        return Error {Error::Code::Busy,
                      QCoreApplication::translate(
                          "WriteGate", "Another program is writing to the database. Try again in a moment.")};
    if (!m_waiting())
        return Error {Error::Code::Cancelled, QCoreApplication::translate("WriteGate", "Cancelled.")};
    return {};
}

void WriteGate::leave()
{
    m_entered = false;
    if (m_lock)
        m_lock->unlock();
}
