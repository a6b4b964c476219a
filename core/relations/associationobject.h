// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relations/relations.h"

// Association object: a table between two others whose rows have an id of their own and facts about the pair.
// The same pair may have several rows. Ends are NOT NULL, so a row that loses one is gone, never an orphan.
class AssociationObject final
{
public:
    struct Ends
    {
        qint64 left = 0;
        qint64 right = 0;

        bool operator==(const Ends &) const = default;
    };

    AssociationObject(const QSqlDatabase &db, const QString &table, const QString &left, const QString &right,
                      Relations::RowVersion version = Relations::RowVersion::None);

    // The same rows with left and right exchanged.
    AssociationObject reversed() const { return AssociationObject(m_link.reversed(), m_version); }
    const Relations::LinkTable &link() const { return m_link; }

    // A new row between the two; `facts`: column → value, the others stay empty. Returns its id.
    // Reference when an end is not there, Invalid when a fact is missing or not allowed, Duplicate, Conflict.
    Result<qint64> add(qint64 left, qint64 right, const QVariantMap &facts = {});
    // Writes these facts of the row, the others stay. NotFound, and as add().
    Result<void> set(qint64 id, const QVariantMap &facts);
    Result<void> remove(qint64 id); // NotFound; Reference while something points at the row
    Result<Ends> ends(qint64 id) const; // NotFound
    // Ids of the rows of one end that meet `condition`, ascending; empty when there is no such end.
    Result<QList<qint64>> ofLeft(qint64 left, const Relations::Condition &condition = {},
                                 const Relations::Page &page = {}) const;
    Result<QList<qint64>> ofRight(qint64 right, const Relations::Condition &condition = {},
                                  const Relations::Page &page = {}) const;

private:
    AssociationObject(const Relations::LinkTable &link, Relations::RowVersion version)
        : m_link(link)
        , m_version(version)
    {
    }

    Relations::LinkTable m_link;
    Relations::RowVersion m_version;
};
