// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relations/onetomany.h"

#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

OneToMany::OneToMany(const QSqlDatabase &db, const QString &table, const QString &column, Relations::RowVersion version)
    : m_db(db)
    , m_table(table)
    , m_column(column)
    , m_version(version)
{
}

Result<std::optional<qint64>> OneToMany::one(qint64 manyId) const
{
    auto row = Sql::run(m_db, u"SELECT %1 FROM %2 WHERE id = :id"_s.arg(m_column, m_table), {{u"id"_s, manyId}});
    if (!row)
        return row.error();
    if (!row->next())
        return Relations::gone();
    return row->isNull(0) ? std::optional<qint64>() : row->value(0).toLongLong();
}

Result<QList<qint64>> OneToMany::many(qint64 oneId, const Relations::Page &page) const
{
    return Relations::keys(m_db, m_table, u"id"_s, Relations::where(m_column, oneId), page);
}

Result<bool> OneToMany::set(qint64 manyId, std::optional<qint64> oneId)
{
    const auto current = one(manyId);
    if (!current)
        return current.error();
    if (*current == oneId)
        return false;
    const QVariant key = oneId ? QVariant(*oneId) : QVariant();
    if (auto updated = Relations::update(m_db, m_table, manyId, {{m_column, key}}, m_version); !updated)
        return updated.error();
    return true;
}
