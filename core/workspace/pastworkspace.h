// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/past/paststate.h"
#include "core/workspace/workspace.h"

// A database as it was, with services that read it as if the moment were now: nothing is written through it, and who
// reads it has the rights of today.
class PastWorkspace final
{
    Q_DISABLE_COPY_MOVE(PastWorkspace)

public:
    // As Database::open(). `session` says who reads, now and later, and stays longer than this.
    static Result<std::unique_ptr<PastWorkspace>> open(const QString &databasePath,
                                                       const std::shared_ptr<const PastState> &state,
                                                       const Session &session);

    Workspace &workspace() { return m_workspace; }
    const std::shared_ptr<const PastState> &state() const { return m_state; }

private:
    class StoppedClock final : public Clock
    {
    public:
        explicit StoppedClock(const QDateTime &moment)
            : m_moment(moment)
        {
        }
        QDateTime now() const override { return m_moment; }

    private:
        const QDateTime m_moment;
    };

    PastWorkspace(std::unique_ptr<Database> database, const std::shared_ptr<const PastState> &state);

    const std::shared_ptr<const PastState> m_state;
    StoppedClock m_clock;
    Workspace m_workspace;
};
