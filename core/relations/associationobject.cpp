// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relations/associationobject.h"

#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

AssociationObject::AssociationObject(const QSqlDatabase &db, const QString &table, const QString &left,
                                     const QString &right, Relations::RowVersion version)
    : m_link {db, table, left, right}
    , m_version(version)
{
}

Result<qint64> AssociationObject::add(qint64 left, qint64 right, const QVariantMap &facts)
{
    QVariantMap values = facts;
    values.insert(m_link.left, left);
    values.insert(m_link.right, right);
    const QStringList columns = values.keys();
    auto inserted = Sql::run(
        m_link.db,
        u"INSERT INTO %1 (%2) VALUES (:%3)"_s.arg(m_link.table, columns.join(u", "_s), columns.join(u", :"_s)), values);
    if (!inserted)
        return inserted.error();
    return inserted->lastInsertId().toLongLong();
}

Result<void> AssociationObject::set(qint64 id, const QVariantMap &facts)
{
    if (facts.isEmpty())
        return {};
    return Relations::update(m_link.db, m_link.table, id, facts, m_version);
}

Result<void> AssociationObject::remove(qint64 id)
{
    auto removed = Sql::run(m_link.db, u"DELETE FROM %1 WHERE id = :id"_s.arg(m_link.table), {{u"id"_s, id}});
    if (!removed)
        return removed.error();
    if (removed->numRowsAffected() == 0)
        return Relations::gone();
    return {};
}

Result<AssociationObject::Ends> AssociationObject::ends(qint64 id) const
{
    auto row = Sql::run(m_link.db,
                        u"SELECT %1, %2 FROM %3 WHERE id = :id"_s.arg(m_link.left, m_link.right, m_link.table),
                        {{u"id"_s, id}});
    if (!row)
        return row.error();
    if (!row->next())
        return Relations::gone();
    return Ends {row->value(0).toLongLong(), row->value(1).toLongLong()};
}

Result<QList<qint64>> AssociationObject::ofLeft(qint64 left, const Relations::Condition &condition,
                                                const Relations::Page &page) const
{
    return Relations::keys(m_link.db, m_link.table, u"id"_s, Relations::where(m_link.left, left, condition), page);
}

Result<QList<qint64>> AssociationObject::ofRight(qint64 right, const Relations::Condition &condition,
                                                 const Relations::Page &page) const
{
    return reversed().ofLeft(right, condition, page);
}
