// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pastworkspace.h"

Result<std::unique_ptr<PastWorkspace>> PastWorkspace::open(const QString &databasePath,
                                                           const std::shared_ptr<const PastState> &state,
                                                           const Session &session)
{
    auto database = Database::open(databasePath, Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    if (auto shown = state->show(**database); !shown)
        return shown.error();
    std::unique_ptr<PastWorkspace> past(new PastWorkspace(*std::move(database), state));
    past->m_workspace.session.follow(session);
    return past;
}

PastWorkspace::PastWorkspace(std::unique_ptr<Database> database, const std::shared_ptr<const PastState> &state)
    : m_state(state)
    , m_clock(state->moment())
    , m_workspace(std::move(database), m_clock, {})
{
}
