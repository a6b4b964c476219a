// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relations/associationproxy.h"

#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

AssociationProxy::AssociationProxy(const AssociationObject &through, const Relations::Condition &condition)
    : m_through(through)
    , m_condition(condition)
{
}

Result<QList<qint64>> AssociationProxy::rights(qint64 left) const
{
    const auto &link = m_through.link();
    const auto condition = Relations::where(link.left, left, m_condition);
    return Sql::ids(link.db, u"SELECT %1 FROM %2 WHERE %3 ORDER BY id"_s.arg(link.right, link.table, condition.sql),
                    condition.values);
}

Result<QList<qint64>> AssociationProxy::lefts(qint64 right) const
{
    return reversed().rights(right);
}

Result<QList<qint64>> AssociationProxy::rightSet(qint64 left, const Relations::Page &page) const
{
    const auto &link = m_through.link();
    return Relations::keys(link.db, link.table, link.right, Relations::where(link.left, left, m_condition), page);
}

Result<QList<qint64>> AssociationProxy::leftSet(qint64 right, const Relations::Page &page) const
{
    return reversed().rightSet(right, page);
}

Result<QList<qint64>> AssociationProxy::leftsWithout(const QString &leftTable, const Relations::Page &page) const
{
    const auto &link = m_through.link();
    QString row = u"SELECT 1 FROM %1 WHERE %1.%2 = %3.id"_s.arg(link.table, link.left, leftTable);
    if (!m_condition.sql.isEmpty())
        row += u" AND ("_s + m_condition.sql + u')';
    return Relations::keys(link.db, leftTable, u"id"_s, {u"NOT EXISTS (%1)"_s.arg(row), m_condition.values}, page);
}

Result<qint64> AssociationProxy::add(qint64 left, qint64 right)
{
    return m_through.add(left, right);
}
