// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relations/onetomany.h"

// One-to-one: the unique foreign key `column` in `table`. Refuses a second row for the same partner.
class OneToOne final
{
public:
    OneToOne(const QSqlDatabase &db, const QString &table, const QString &column,
             Relations::RowVersion version = Relations::RowVersion::None);

    // From the end with the key: whom the row refers to, nothing when to nobody. NotFound when there is no such row.
    Result<std::optional<qint64>> referred(qint64 rowId) const;
    // From the other end: the row that refers to it, if there is one.
    Result<std::optional<qint64>> referring(qint64 referredId) const;
    // Makes the two partners, or parts the row from its own. Returns whether that changed anything.
    // Duplicate, with `column` as its field, when another row has this partner; NotFound, Reference, Invalid as OneToMany::set().
    Result<bool> set(qint64 rowId, std::optional<qint64> referredId);

private:
    OneToMany m_key;
    QString m_column;
};
