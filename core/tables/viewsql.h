// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tables/tablequery.h"
#include "core/tables/view.h"

#include <QDateTime>
#include <QStringList>
#include <QVariantMap>

// A statement or a part of one, with what it binds.
struct SqlText
{
    QString sql;
    QVariantMap values;
};

// Where a word of the search is looked for (SearchSource).
struct WordSource
{
    SqlText found;
    QString keys; // empty where what is found are rows

    SqlText rows() const;
};

// What a query of a view is in SQL. Filters and words are SELECTs of the ids of the rows that fit, so that one
// statement can combine them (ViewReader) or each can fill a set of its own (RowEngine). Knows nothing of rights.
class ViewSql final
{
public:
    ViewSql(const View &view, const QDateTime &now)
        : m_view(view)
        , m_now(now)
    {
    }

    QString expression(const ViewColumn &column) const; // where its shown text comes from, on t and joins()
    QString joins() const;
    // ORDER BY: NULLs last in both directions, text without case, then by id in the direction of the first key.
    // Invalid for a column that is not there.
    Result<QString> order(const QList<SortKey> &keys) const;
    QList<SortKey> sortKeys(const TableQuery &query) const; // its own, or the view's default
    // Of a file: these; where they are the view's default, its ties behind them, in the same direction.
    QList<SortKey> settledKeys(const TableQuery &query) const;

    // SELECT of (id, key) of the rows that have a key; the value where there is no relation.
    static QString keys(const View &view, const ViewColumn &column);
    static SqlText onlyRows(const QList<qint64> &ids); // SELECT of these, whether they are there or not
    // A row that any of these SELECTs of ids gives.
    static SqlText anyOf(const QList<SqlText> &selects);

    // The rows that fit, apart from `negated`. `part` tells the bound names of one statement apart.
    // Invalid: no such field, condition, date or number.
    Result<SqlText> rows(const FilterTerm &term, int part = 0) const;
    // The field of t that must have a value, or none, for the row to fit, where that is all the term says: nullptr else.
    const ViewColumn *presence(const FilterTerm &term) const;
    // None when there is nothing in the word to look for.
    QList<WordSource> sources(const QString &word, int part = 0) const;

private:
    Result<SqlText> valueRows(const ViewColumn &column, FilterTerm::Op op, const QString &value) const;
    Result<SqlText> filterRows(const ViewFilter &filter, FilterTerm::Op op, const QString &value) const;
    Result<SqlText> conditionRows(const QString &name) const;
    SqlText emptyRows(const ViewColumn &column) const;
    SqlText textRows(const ViewColumn &column, FilterTerm::Op op, const QString &value) const;
    SqlText titledRows(const ViewColumn &column, FilterTerm::Op op, const QString &value) const;
    Result<SqlText> dateRows(const ViewColumn &column, FilterTerm::Op op, const QString &value) const;
    Result<SqlText> numberRows(const ViewColumn &column, FilterTerm::Op op, const QString &value) const;
    SqlText rowsWhere(const ViewColumn &column, const QString &condition, const QVariantMap &values) const;

    const View &m_view;
    const QDateTime m_now;
};
