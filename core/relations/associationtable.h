// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relations/relations.h"

// Association table: two foreign keys that are the primary key together, so a pair is stored once or not at all.
// Everything that reads or writes from the left end does so from the right one through reversed().
class AssociationTable final
{
public:
    AssociationTable(const QSqlDatabase &db, const QString &table, const QString &left, const QString &right);

    AssociationTable reversed() const { return AssociationTable(m_link.reversed()); }

    // Whether the pair was added: a pair that is there stays as it is. Reference when an end is not there.
    Result<bool> add(qint64 left, qint64 right);
    Result<bool> remove(qint64 left, qint64 right); // whether there was such a pair
    Result<bool> contains(qint64 left, qint64 right) const;
    // The keys at the other end, ascending; empty when there is no such end.
    Result<QList<qint64>> rights(qint64 left, const Relations::Page &page = {}) const;
    Result<QList<qint64>> lefts(qint64 right, const Relations::Page &page = {}) const;
    // Makes `rights` the ones of `left`, whatever their order; writes the differences only and returns whether
    // there were any. Reference when an end is not there: part of it is written then, to be rolled back.
    Result<bool> replaceRights(qint64 left, const QList<qint64> &rights);
    Result<void> clear(); // every pair of the table

private:
    explicit AssociationTable(const Relations::LinkTable &link)
        : m_link(link)
    {
    }

    Relations::LinkTable m_link;
};
