// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QSqlDatabase>
#include <QStringList>
#include <QVariantMap>

// The keys that one SELECT after the other gives, each key once, until there are `limit`: how a search puts what fits
// best first without looking at everything that fits.
class RankedIds final
{
public:
    RankedIds(const QSqlDatabase &db, int limit)
        : m_db(db)
        , m_limit(limit)
    {
    }

    // Nothing is asked any more once there are enough. A statement is bound to those of `values` that it names, and to
    // :limit: it never has to give more.
    Result<void> add(const QStringList &statements, const QVariantMap &values);

    bool isFull() const { return m_ids.size() >= m_limit; }
    QList<qint64> ids() const { return m_ids; } // best first

private:
    const QSqlDatabase m_db;
    const int m_limit;
    QList<qint64> m_ids;
};
