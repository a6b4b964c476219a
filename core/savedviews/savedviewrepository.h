// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/recordtable.h"
#include "core/savedviews/savedview.h"

// The statements on `saved_views`. No rules, no transactions.
class SavedViewRepository final
{
public:
    explicit SavedViewRepository(Database &database);

    const RecordTable<SavedView> &views() const { return m_views; }
    Result<QList<SavedView>> visibleTo(qint64 userId) const; // their own and the shared ones, by name
    // Of this person, list and name in any case.
    Result<std::optional<SavedView>> named(qint64 ownerId, const QString &view, const QString &name) const;

private:
    const RecordTable<SavedView> m_views;
};
