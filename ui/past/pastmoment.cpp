// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/past/pastmoment.h"

#include "core/tables/backgroundreader.h"
#include "core/workspace/pastworkspace.h"
#include "ui/common/momenttext.h"
#include "ui/jobs/jobstrip.h"

PastMoment::PastMoment(Workspace &workspace, JobStrip &jobs, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_jobs(jobs)
{
    connect(&workspace.session, &Session::changed, this, [this] {
        const qint64 reader = m_workspace.session.userId();
        for (BackgroundReader *background : {m_rows.get(), m_counts.get()}) {
            if (background)
                background->setReader(reader);
        }
        if (!m_workspace.session.isOpen())
            leave();
    });
}

PastMoment::~PastMoment() = default;

QDateTime PastMoment::moment() const
{
    return m_past ? m_past->state()->moment() : QDateTime();
}

QString PastMoment::reason() const
{
    return m_past
        ? tr("The table shows how it was on %1. Go back to now to change something.").arg(MomentText::written(moment()))
        : QString();
}

Workspace &PastMoment::workspace() const
{
    return m_past->workspace();
}

std::shared_ptr<const PastState> PastMoment::state() const
{
    return m_past ? m_past->state() : nullptr;
}

void PastMoment::go(const QDateTime &moment)
{
    const auto state = std::make_shared<std::shared_ptr<const PastState>>();
    const auto read = [moment, state](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        auto found = PastState::read(workspace.database.path(), moment, workspace.clock.now(), progress);
        if (!found)
            return found.error();
        *state = *found;
        return Saved {};
    };
    const auto newest = m_workspace.undo.newestOperation();
    m_jobs.run(tr("Go back to %1").arg(MomentText::written(moment)),
               {.records = newest ? *newest : 0, .run = read, .writes = false},
               [this, state](const Result<Saved> &done) {
                   if (done)
                       show(*state);
                   else if (done.error().code != Error::Code::Cancelled)
                       emit failed(done.error());
               });
}

void PastMoment::show(const std::shared_ptr<const PastState> &state)
{
    if (!m_workspace.session.isOpen())
        return;
    auto past = PastWorkspace::open(m_workspace.database.path(), state, m_workspace.session);
    if (!past) {
        emit failed(past.error());
        return;
    }
    const auto reader = [&] {
        auto made = std::make_unique<BackgroundReader>(m_workspace.database.path(), nullptr, state);
        made->setReader(m_workspace.session.userId());
        return made;
    };
    m_past.swap(*past);
    const auto rowsBefore = std::exchange(m_rows, reader()), countsBefore = std::exchange(m_counts, reader());
    emit changed();
}

void PastMoment::leave()
{
    if (!m_past)
        return;
    const auto before = std::move(m_past);
    const auto rowsBefore = std::move(m_rows), countsBefore = std::move(m_counts);
    emit changed();
}

void PastMoment::follow()
{
    if (!m_past || m_jobs.isRunning())
        return;
    const auto newest = m_workspace.undo.newestOperation();
    if (newest && *newest != m_past->state()->newestOperation())
        go(m_past->state()->moment());
}
