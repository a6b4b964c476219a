// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/rowpast.h"

#include "core/db/journaltriggers.h"
#include "core/db/sql.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

Result<RowPast::Table> RowPast::table(const QString &name) const
{
    if (const auto known = m_tables.constFind(name); known != m_tables.cend())
        return *known;
    const auto columns = JournalTriggers::columns(m_db, name);
    const auto key = JournalTriggers::rowKey(m_db, name, {});
    if (!columns || !key)
        return columns ? key.error() : columns.error();
    return *m_tables.insert(name, {*columns, *key});
}

Result<QStringList> RowPast::columns(const QString &name) const
{
    const auto read = table(name);
    if (!read)
        return read.error();
    return read->columns;
}

Result<std::optional<QVariantMap>> RowPast::present(const QString &name, qint64 rowId, const QStringList &columns) const
{
    const auto read = table(name);
    if (!read)
        return read.error();
    auto row = Sql::run(m_db, u"SELECT %1 FROM %2 WHERE %3 = :id"_s.arg(columns.join(u", "_s), name, read->key),
                        {{u"id"_s, rowId}});
    if (!row)
        return row.error();
    if (!row->next())
        return std::optional<QVariantMap>();
    QVariantMap values;
    for (int i = 0; i < columns.size(); ++i)
        values.insert(columns.at(i), row->value(i));
    return std::optional(values);
}

// What a later change found there first is what stood there.
Result<std::optional<QVariantMap>> RowPast::at(const QString &name, qint64 rowId, qint64 change,
                                               const QStringList &columns) const
{
    auto later = Sql::run(m_db,
                          u"SELECT action, old_values FROM changes WHERE table_name = :table AND row_id = :row "
                          "AND id > :change ORDER BY id"_s,
                          {{u"table"_s, name}, {u"row"_s, rowId}, {u"change"_s, change}});
    if (!later)
        return later.error();
    QVariantMap values;
    while (values.size() < columns.size() && later->next()) {
        if (later->value(0) == u"I"_s)
            return std::optional<QVariantMap>();
        const QJsonObject old = QJsonDocument::fromJson(later->value(1).toByteArray()).object();
        for (const QString &column : columns) {
            if (old.contains(column) && !values.contains(column))
                values.insert(column, old.value(column).toVariant());
        }
        if (later->value(0) == u"D"_s)
            return std::optional(values);
    }
    if (later->lastError().isValid())
        return Sql::toError(later->lastError());
    if (values.size() == columns.size())
        return std::optional(values);
    auto stands = present(name, rowId, columns);
    if (stands && *stands) {
        for (auto value = values.cbegin(); value != values.cend(); ++value)
            (**stands)[value.key()] = value.value();
    }
    return stands;
}

Result<std::optional<QVariantMap>> RowPast::known(const QString &name, qint64 rowId, qint64 change,
                                                  const QStringList &columns) const
{
    auto values = at(name, rowId, change, columns);
    if (!values || *values)
        return values;
    const auto deleted = Sql::value(m_db,
                                    u"SELECT max(id) FROM changes WHERE table_name = :table AND row_id = :row "
                                    "AND action = 'D'"_s,
                                    {{u"table"_s, name}, {u"row"_s, rowId}});
    if (!deleted)
        return deleted.error();
    return at(name, rowId, deleted->isNull() ? now : deleted->toLongLong() - 1, columns);
}
