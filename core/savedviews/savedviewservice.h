// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"
#include "core/journal/saved.h"
#include "core/savedviews/savedviewrepository.h"

class UnitOfWork;

// The rules of saved views. Anybody keeps views of the lists they may open; nobody sees what others keep for
// themselves. Sharing, and changing a shared view, needs the right to share: over one's own, or over everybody's.
class SavedViewService final
{
    Q_DECLARE_TR_FUNCTIONS(SavedViewService)
    Q_DISABLE_COPY_MOVE(SavedViewService)

public:
    static constexpr int LongestName = 80;

    SavedViewService(Database &database, UnitOfWork &work);

    // Those of the person signed in and the shared ones, of lists the person may open, by name. NotSignedIn.
    Result<QList<SavedView>> list() const;
    Result<SavedView> find(qint64 id) const; // NotFound for what others keep for themselves, NotSignedIn
    // Of the person signed in, if they have one of this name, in any case, for this list (View::name).
    Result<std::optional<SavedView>> findOwn(const QString &view, const QString &name) const;

    // Belongs to the person signed in. Invalid (name, view, query, sort), Duplicate, Denied.
    Result<Saved> create(const SavedView &saved);
    // Name, query, order and whether it is shared; the rest stays. As create(), and NotFound, Conflict.
    Result<Saved> update(const SavedView &original, const SavedView &edited);
    Result<Saved> remove(qint64 id, const QString &reason); // NotFound, Denied

    // Why a change of this one would be refused for lack of a right; empty when it would not.
    QString refusal(const SavedView &saved) const;

private:
    Result<void> validate(const SavedView &saved) const;

    UnitOfWork &m_work;
    const SavedViewRepository m_views;
};
