// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relations/relations.h"

// One-to-many: the foreign key `column` in `table`, the table of the many. Readable from both ends.
class OneToMany final
{
public:
    OneToMany(const QSqlDatabase &db, const QString &table, const QString &column,
              Relations::RowVersion version = Relations::RowVersion::None);

    // The one that the row belongs to, nothing when it belongs to none. NotFound when there is no such row.
    Result<std::optional<qint64>> one(qint64 manyId) const;
    // The rows that belong to `oneId`, ascending by key; empty when there is no such one.
    Result<QList<qint64>> many(qint64 oneId, const Relations::Page &page = {}) const;
    // Gives the row to `oneId`, or takes it away. Returns whether that changed anything; writes only then.
    // NotFound (no such row), Reference (no such one), Invalid (it must belong to one), Duplicate (a unique key).
    Result<bool> set(qint64 manyId, std::optional<qint64> oneId);

private:
    QSqlDatabase m_db;
    QString m_table;
    QString m_column;
    Relations::RowVersion m_version;
};
