// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/dailybackup.h"

#include "core/workspace/workspace.h"
#include "ui/jobs/jobstrip.h"

#include <chrono>
#include <memory>

using namespace std::chrono_literals;

namespace {

constexpr auto usualPause = 1min; // whoever has just signed in is not kept
constexpr auto pauseAfterFailure = 1h;

}

DailyBackup::DailyBackup(Workspace &workspace, JobStrip &jobs, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_jobs(jobs)
{
    connect(&m_timer, &QTimer::timeout, this, &DailyBackup::makeIfDue);
    m_timer.start(usualPause);
}

void DailyBackup::makeIfDue()
{
    m_timer.start(usualPause);
    const Session &session = m_workspace.session;
    if (!session.isOpen() || session.isSystem() || m_jobs.isRunning() || m_workspace.database.isReadOnly()
        || m_made == today() || !m_workspace.backups.isDailyDue())
        return;
    const auto problem = std::make_shared<QString>();
    const auto backUp = [problem](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        const auto backup = workspace.backups.backUpBySelf(BackupReason::Value::Daily, progress);
        if (!backup)
            return backup.error();
        *problem = backup->problem;
        return Saved {};
    };
    m_jobs.run(
        tr("Daily backup"), {.records = 1, .run = backUp, .writes = false}, [this, problem](const Result<Saved> &done) {
            if (done)
                m_made = today();
            else
                m_timer.start(pauseAfterFailure);
            if (!done && done.error().code != Error::Code::Cancelled)
                emit failed(done.error());
            if (!problem->isEmpty())
                emit failed({Error::Code::Unsupported,
                             tr("The daily backup was made, but the journal in it does not fit: it was altered."),
                             {},
                             *problem});
        });
}

QDate DailyBackup::today() const
{
    return m_workspace.clock.now().toLocalTime().date();
}
