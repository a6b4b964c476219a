// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/unitofwork.h"

#include "core/access/session.h"

using namespace Qt::Literals::StringLiterals;

Result<qint64> UnitOfWork::run(Permission permission, const OperationInfo &info, const Journal::Work &work,
                               std::optional<qint64> ownerId, const Progress &progress, Journal::Empty empty)
{
    if (!m_session.isOpen())
        return m_session.require(permission, ownerId).error();
    const bool outermost = !m_journal.isWriting();
    const auto checked = [&](const Operation &operation) -> Result<void> {
        if (outermost) {
            if (auto refreshed = m_session.refresh(); !refreshed)
                return refreshed;
        }
        if (auto allowed = m_session.require(permission, ownerId); !allowed)
            return allowed;
        return work(operation);
    };
    auto done = m_journal.write(m_session.actor(), info, checked, empty, progress);
    if (!done && outermost && done.error().code == Error::Code::Denied)
        recordRefusal(info, done.error());
    return done;
}

Result<void> UnitOfWork::require(Permission permission, const OperationInfo &info)
{
    if (auto refreshed = m_session.refresh(); !refreshed)
        return refreshed;
    if (m_session.may(permission))
        return {};
    const auto refused = run(permission, info, [](const Operation &) { return Result<void>(); });
    return refused ? Result<void>() : refused.error();
}

Result<qint64> UnitOfWork::record(Permission permission, const OperationInfo &info)
{
    return run(
        permission, info, [](const Operation &) { return Result<void>(); }, {}, {}, Journal::Empty::Keep);
}

void UnitOfWork::recordRefusal(const OperationInfo &info, const Error &refusal)
{
    // The refusal stands whether or not it could be written down (a full disk, a read-only file).
    (void)m_journal.write(
        m_session.actor(), {u"access.denied"_s, info.summary, u"%1: %2"_s.arg(info.kind, refusal.message)},
        [](const Operation &) { return Result<void>(); }, Journal::Empty::Keep);
}
