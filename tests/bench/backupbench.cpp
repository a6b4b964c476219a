// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/backupbench.h"

#include "bench/busywriter.h"
#include "bench/windowbench.h"
#include "core/workspace/workspace.h"
#include "ui/backups/dailybackup.h"
#include "ui/jobs/jobstrip.h"

#include <QDir>
#include <QScopeGuard>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 firstAsset = 1000; // before these, others check out
constexpr auto quietTime = 3s; // that is looked at without a backup

// Looks as often as it can how long the event loop was elsewhere.
class LongestGap final
{
    Q_DISABLE_COPY_MOVE(LongestGap)

public:
    LongestGap()
    {
        constexpr auto often = 2ms;
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout([this] { look(); });
        m_timer.start(often);
    }
    double milliseconds() const { return double(m_longest) / 1e6; }

private:
    void look()
    {
        const qint64 now = Moment::now().wall;
        m_longest = std::max(m_longest, now - m_last);
        m_last = now;
    }

    QTimer m_timer;
    qint64 m_last = Moment::now().wall;
    qint64 m_longest = 0;
};

}

Result<Figures> BackupBench::run(BenchApplication &application, WindowBench &bench)
{
    const BackupFolder folder = bench.workspace().backups.folder();
    const auto cleanUp = qScopeGuard([&folder] { QDir(folder.path()).removeRecursively(); });
    Figures figures;
    const auto wait = [&](const QString &figure, const std::function<bool()> &done) {
        application.setJob(figure);
        const LongestGap gap;
        const bool isDone = application.runUntil(done, 300s);
        figures[figure].add(gap.milliseconds());
        return isDone;
    };
    const auto pause = [&](const QString &figure) {
        bool isOver = false;
        QTimer::singleShot(quietTime, &application, [&isOver] { isOver = true; });
        wait(figure, [&isOver] { return isOver; });
    };
    application.forgetStalls();
    pause(u"gap idle"_s);
    const BusyWriter writer(bench.workspace().database.path(), firstAsset);
    pause(u"gap written"_s);
    const int before = writer.written();
    const Moment begun = Moment::now();
    const auto *jobs = bench.window().findChild<JobStrip *>();
    application.post([&bench] { bench.window().findChild<DailyBackup *>()->makeIfDue(); });
    bool hasBegun = false;
    const bool isDone = wait(u"gap backup"_s, [&] {
        hasBegun = hasBegun || jobs->isRunning();
        return hasBegun && !jobs->isRunning();
    });
    figures[u"window backup"_s].add(begun, Moment::now());
    figures[u"window written"_s].add(writer.written() - before);
    bench.readStalls(u"stall beside a writer"_s);
    if (!isDone || folder.list().isEmpty())
        return Error {Error::Code::Storage, u"The window made no backup."_s};
    return figures;
}
