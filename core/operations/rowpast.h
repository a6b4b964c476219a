// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QStringList>
#include <QVariantMap>

#include <limits>
#include <optional>

class QSqlDatabase;

// Rows as they once were: from what stands there now, back through the later changes of the journal. Each question sees
// the database of its own moment.
class RowPast final
{
    Q_DISABLE_COPY_MOVE(RowPast)

public:
    static constexpr qint64 now = std::numeric_limits<qint64>::max();

    explicit RowPast(const QSqlDatabase &db) // outlives it
        : m_db(db)
    {
    }
    explicit RowPast(QSqlDatabase &&db) = delete;

    // The columns of a table that the journal keeps, without secrets, in the order of the schema.
    Result<QStringList> columns(const QString &table) const;
    // The values that these of them had right behind a change (its id), whether of this row or another; nothing where the
    // row was not there then.
    Result<std::optional<QVariantMap>> at(const QString &table, qint64 rowId, qint64 change,
                                          const QStringList &columns) const;
    // As at(); of a row that was not there the last values it ever had, nothing only where it never was.
    Result<std::optional<QVariantMap>> known(const QString &table, qint64 rowId, qint64 change,
                                             const QStringList &columns) const;

private:
    struct Table
    {
        QStringList columns;
        QString key; // row_id of a change in SQL
    };

    Result<Table> table(const QString &name) const;
    Result<std::optional<QVariantMap>> present(const QString &table, qint64 rowId, const QStringList &columns) const;

    const QSqlDatabase &m_db;
    mutable QHash<QString, Table> m_tables;
};
