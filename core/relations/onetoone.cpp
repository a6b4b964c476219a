// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relations/onetoone.h"

#include <QCoreApplication>

OneToOne::OneToOne(const QSqlDatabase &db, const QString &table, const QString &column, Relations::RowVersion version)
    : m_key(db, table, column, version)
    , m_column(column)
{
}

Result<std::optional<qint64>> OneToOne::referred(qint64 rowId) const
{
    return m_key.one(rowId);
}

Result<std::optional<qint64>> OneToOne::referring(qint64 referredId) const
{
    const auto rows = m_key.many(referredId, {1});
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? std::optional<qint64>() : rows->constFirst();
}

Result<bool> OneToOne::set(qint64 rowId, std::optional<qint64> referredId)
{
    // Asked before it is written, as a statement that fails ends a transaction of PostgreSQL.
    if (referredId) {
        const auto taken = referring(*referredId);
        if (!taken)
            return taken.error();
        if (*taken && **taken != rowId) {
            return Error {Error::Code::Duplicate,
                          QCoreApplication::translate("Relations", "It belongs to another record already."), m_column};
        }
    }
    return m_key.set(rowId, referredId);
}
