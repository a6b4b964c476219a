// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relations/associationtable.h"

#include "core/db/sql.h"

#include <set>

using namespace Qt::Literals::StringLiterals;

namespace {

// Whether a statement about one pair changed a row.
Result<bool> changed(const QSqlDatabase &db, const QString &statement, qint64 left, qint64 right)
{
    auto query = Sql::run(db, statement, {{u"left"_s, left}, {u"right"_s, right}});
    if (!query)
        return query.error();
    return query->numRowsAffected() > 0;
}

}

AssociationTable::AssociationTable(const QSqlDatabase &db, const QString &table, const QString &left,
                                   const QString &right)
    : m_link {db, table, left, right}
{
}

Result<bool> AssociationTable::add(qint64 left, qint64 right)
{
    return changed(m_link.db,
                   u"INSERT INTO %1 (%2, %3) VALUES (:left, :right) ON CONFLICT DO NOTHING"_s.arg(
                       m_link.table, m_link.left, m_link.right),
                   left, right);
}

Result<bool> AssociationTable::remove(qint64 left, qint64 right)
{
    return changed(m_link.db,
                   u"DELETE FROM %1 WHERE %2 = :left AND %3 = :right"_s.arg(m_link.table, m_link.left, m_link.right),
                   left, right);
}

Result<bool> AssociationTable::contains(qint64 left, qint64 right) const
{
    const auto condition = Relations::where(m_link.left, left, {m_link.right + u" = :right"_s, {{u"right"_s, right}}});
    const auto found = Relations::keys(m_link.db, m_link.table, m_link.right, condition, {});
    if (!found)
        return found.error();
    return !found->isEmpty();
}

Result<QList<qint64>> AssociationTable::rights(qint64 left, const Relations::Page &page) const
{
    return Relations::keys(m_link.db, m_link.table, m_link.right, Relations::where(m_link.left, left), page);
}

Result<QList<qint64>> AssociationTable::lefts(qint64 right, const Relations::Page &page) const
{
    return reversed().rights(right, page);
}

Result<bool> AssociationTable::replaceRights(qint64 left, const QList<qint64> &rights)
{
    const auto present = this->rights(left);
    if (!present)
        return present.error();
    std::set<qint64> missing(rights.cbegin(), rights.cend());
    bool anything = false;
    for (const qint64 right : *present) {
        if (missing.erase(right))
            continue;
        if (auto removed = remove(left, right); !removed)
            return removed;
        anything = true;
    }
    for (const qint64 right : missing) {
        if (auto added = add(left, right); !added)
            return added;
        anything = true;
    }
    return anything;
}

Result<void> AssociationTable::clear()
{
    if (auto cleared = Sql::run(m_link.db, u"DELETE FROM "_s + m_link.table); !cleared)
        return cleared.error();
    return {};
}
