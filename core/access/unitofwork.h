// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"
#include "core/journal/journal.h"

class Session;

// The one way to change anything: checks the permission inside the transaction, runs the work as one operation
// of the journal, and records a refusal. Work inside work joins the outer operation, its permission checked too.
class UnitOfWork final
{
    Q_DISABLE_COPY_MOVE(UnitOfWork)

public:
    UnitOfWork(Session &session, Journal &journal)
        : m_session(session)
        , m_journal(journal)
    {
    }

    // The operation's id, 0 when nothing changed. Denied or NotSignedIn; otherwise what `work` returns.
    // `ownerId`: whose records are changed, where the right to one's own is enough. `progress`: see Journal::write().
    Result<qint64> run(Permission permission, const OperationInfo &info, const Journal::Work &work,
                       std::optional<qint64> ownerId = {}, const Progress &progress = {},
                       Journal::Empty empty = Journal::Empty::Discard);
    // Whether it is allowed, before an act that writes later or elsewhere: as run(), a refusal is recorded.
    Result<void> require(Permission permission, const OperationInfo &info);
    // An act that changes no row, once it is done. The operation's id. As run().
    Result<qint64> record(Permission permission, const OperationInfo &info);

    Session &session() { return m_session; }

private:
    void recordRefusal(const OperationInfo &info, const Error &refusal);

    Session &m_session;
    Journal &m_journal;
};
