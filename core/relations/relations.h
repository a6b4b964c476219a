// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QSqlDatabase>
#include <QVariantMap>

#include <optional>

// What the four kinds of relationship share (OneToMany, OneToOne, AssociationTable, AssociationObject with its
// AssociationProxy). Rows have an integer key `id`. Names of tables and columns and the text of conditions come
// from code, never from a person; values are bound. Relations open no transaction: the service does.
// They are made where they are used and hold a connection, so none is kept beyond the call.
namespace Relations {

// A part of a long list, by key: at most `limit` keys (0: all of them) above `afterId`.
struct Page
{
    int limit = 0;
    std::optional<qint64> afterId = {};

    // The page behind the one that gave `keys`; none when that was the last.
    std::optional<Page> next(const QList<qint64> &keys) const;
};

// Which rows count: SQL on the columns of the table in between, "ended_at IS NULL"; empty for all of them.
// Names in `values` do not begin with "relation_".
struct Condition
{
    QString sql = {};
    QVariantMap values = {};
};

// Whether the rows have a column `version` that each write counts up.
enum class RowVersion { None, Counted };

// The table in between two others, seen from its left end.
struct LinkTable
{
    QSqlDatabase db;
    QString table;
    QString left; // the column with the key of the left end
    QString right;

    LinkTable reversed() const { return {db, table, right, left}; }
};

// How foreign keys are named: "fk_role_permissions_role_id_roles".
QString foreignKeyName(const QString &table, const QString &column, const QString &referredTable);

// `column` = `key`, and `also` where it is not empty.
Condition where(const QString &column, qint64 key, const Condition &also = {});

// The values of `column`, a key, in the rows that meet `condition`: each once, ascending, one page of them.
Result<QList<qint64>> keys(const QSqlDatabase &db, const QString &table, const QString &column,
                           const Condition &condition, const Page &page);

// Writes these columns of the row. NotFound, Reference, Duplicate, Invalid.
Result<void> update(const QSqlDatabase &db, const QString &table, qint64 id, QVariantMap values, RowVersion version);

// NotFound: the row that was named is not there.
Error gone();

}
