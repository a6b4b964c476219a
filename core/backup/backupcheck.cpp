// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/backupcheck.h"

#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/journal/verifier.h"

#include <QScopeGuard>

#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <future>
#include <mutex>

using namespace Qt::Literals::StringLiterals;

namespace {

// How far the look is, and the way to stop it: SQLite's check of the pages is one long step that asks nobody, and only an
// interrupt from another thread ends it.
class Watch final
{
    Q_DISABLE_COPY_MOVE(Watch)

public:
    Watch() = default;

    void attach(sqlite3 *connection)
    {
        const std::scoped_lock lock(m_mutex);
        m_connection = connection;
    }
    void stop()
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopped = true;
        if (m_connection)
            sqlite3_interrupt(m_connection);
    }
    bool isStopped() const { return m_isStopped; }
    double share() const { return m_share; }
    void setShare(double share) { m_share = share; }

private:
    std::mutex m_mutex;
    sqlite3 *m_connection = nullptr;
    std::atomic_bool m_isStopped = false;
    std::atomic<double> m_share = 0;
};

Result<BackupFindings> lookAside(const QString &path, Watch &watch)
{
    constexpr int cacheKibibytes = 128 * 1024; // every page of an index is looked at many times
    const auto copy = Database::open(path, Database::Mode::Copy);
    if (!copy)
        return copy.error();
    if (auto set = Sql::run((*copy)->connection(), u"PRAGMA cache_size = -%1"_s.arg(cacheKibibytes)); !set)
        return set.error();
    watch.attach((*copy)->handle());
    const auto detach = qScopeGuard([&watch] { watch.attach(nullptr); });
    (*copy)->cancelWhen([&watch] { return watch.isStopped(); });
    const auto findings = Verifier(**copy).verifyCopy([&watch](double share) {
        watch.setShare(share);
        return !watch.isStopped();
    });
    if (!findings)
        return findings.error();
    BackupFindings sorted;
    for (const Finding &finding : *findings) {
        if (finding.operationId)
            sorted.journal = finding.message;
        else
            sorted.file.append(finding.message);
    }
    return sorted;
}

}

namespace BackupCheck {

Result<BackupFindings> look(const QString &path, const Progress &progress)
{
    using namespace std::chrono_literals;
    constexpr int fineness = 1000;
    Watch watch;
    auto looked = std::async(std::launch::async, [&] { return lookAside(path, watch); });
    do {
        if (!watch.isStopped() && progress && !progress(qint64(watch.share() * fineness), fineness))
            watch.stop();
    } while (looked.wait_for(50ms) != std::future_status::ready);
    auto found = looked.get();
    const auto stopped = Steps::report([&watch](qint64, qint64) { return !watch.isStopped(); }, 1, 1);
    return stopped ? found : stopped.error();
}

}
