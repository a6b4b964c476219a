// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relations/associationobject.h"

// Association proxy: reads across an association object in one step, from one end to the other, over the rows
// that meet its condition (a user's current roles: "ended_at IS NULL"). A const one is read-only.
class AssociationProxy final
{
public:
    explicit AssociationProxy(const AssociationObject &through, const Relations::Condition &condition = {});

    // The same rows with left and right exchanged.
    AssociationProxy reversed() const { return AssociationProxy(m_through.reversed(), m_condition); }

    // The list view: the other end of each row, in the order of the rows' ids, as often as it has rows.
    // A long one is read in pages of rows through AssociationObject::ofLeft().
    Result<QList<qint64>> rights(qint64 left) const;
    Result<QList<qint64>> lefts(qint64 right) const;
    // The set view: each other end once, ascending by key.
    Result<QList<qint64>> rightSet(qint64 left, const Relations::Page &page = {}) const;
    Result<QList<qint64>> leftSet(qint64 right, const Relations::Page &page = {}) const;
    // Rows of `leftTable` that have nothing at the other end: people without a role, assets in nobody's hands.
    Result<QList<qint64>> leftsWithout(const QString &leftTable, const Relations::Page &page = {}) const;

    // Creates the row in between, its facts empty. Returns its id. Errors as AssociationObject::add().
    Result<qint64> add(qint64 left, qint64 right);

private:
    AssociationObject m_through;
    Relations::Condition m_condition;
};
