// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/custody/custody.h"
#include "core/db/recordtable.h"

// The statements on table `asset_assignments`. No rules, no transactions.
class CustodyRepository final
{
public:
    explicit CustodyRepository(Database &database);

    const RecordTable<Custody> &table() const { return m_table; }
    Result<std::optional<Custody>> open(qint64 assetId) const;
    Result<QList<qint64>> assetsOf(const QList<qint64> &custodyIds) const; // each once
    Result<QDateTime> lastCheckIn(qint64 assetId) const; // invalid if there was none
    // `condition` speaks of `c` (asset_assignments), `a` (assets), `u` (users).
    Result<QList<CustodyPeriod>> periods(const QString &condition, const QVariantMap &values,
                                         const QString &order) const;

private:
    Database &m_database;
    const RecordTable<Custody> m_table;
};
