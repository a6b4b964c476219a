// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job.h"

#include "core/db/writegate.h"
#include "core/workspace/workspace.h"

#include <QPromise>
#include <QtConcurrent>

namespace {

constexpr int fineness = 10'000; // steps of the progress of a promise

constexpr int pauseMilliseconds = 200; // between tries to write where another program does not let us

Result<Saved> write(const QString &path, qint64 userId, Clock &clock, const LongAct::Run &run, const Progress &progress,
                    const std::function<bool()> &waiting)
{
    const auto workspace = Workspace::open(path, clock);
    if (!workspace)
        return workspace.error();
    (*workspace)->database.writeGate().setPatience(pauseMilliseconds);
    (*workspace)->database.writeGate().setWaiting(waiting);
    if (auto opened = (*workspace)->session.open(userId); !opened)
        return opened.error();
    return run(**workspace, progress);
}

}

Job::Job(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this](int value) { emit progressed(double(value) / fineness); });
    connect(&m_watcher, &QFutureWatcherBase::progressTextChanged, this, &Job::waiting);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { emit finished(m_watcher.result()); });
}

Job::~Job()
{
    disconnect(&m_watcher, nullptr, this, nullptr);
    cancel();
    m_watcher.waitForFinished();
}

void Job::start(const LongAct::Run &run)
{
    // Not the future's own mark: a future that was cancelled takes no result, and what was committed must be told.
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    const auto work = [path = m_workspace.database.path(), userId = m_workspace.session.userId(),
                       &clock = m_workspace.clock, run, cancelled = m_cancelled](QPromise<Result<Saved>> &promise) {
        promise.setProgressRange(0, fineness);
        const auto progress = [&](qint64 done, qint64 total) {
            promise.setProgressValue(int(done * fineness / std::max<qint64>(total, 1)));
            return !*cancelled;
        };
        const auto waiting = [&] {
            if (promise.future().progressText().isEmpty())
                promise.setProgressValueAndText(promise.future().progressValue() + 1,
                                                tr("Waiting for another program that writes to the database…"));
            return !*cancelled;
        };
        promise.addResult(write(path, userId, clock, run, progress, waiting));
    };
    m_watcher.setFuture(QtConcurrent::run(work));
}

void Job::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
}
