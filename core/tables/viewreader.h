// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tables/tablequery.h"
#include "core/tables/view.h"
#include "core/tables/viewsql.h"

#include <QDateTime>
#include <QVariant>

#include <functional>
#include <vector>

class Cursor;
class Database;
class Session;

// Reads a view as somebody may see it: all rows, their own, or none; without columns they have no right to.
// NULLs sort last in both directions; text sorts without case.
class ViewReader final
{
public:
    // A row's values in the order of the columns asked for; return false to stop (Cancelled).
    using Row = std::function<bool(const QList<QVariant> &values)>;
    // The same without a value for each column, for rows by the million: its columns from 0 on.
    using RawRow = std::function<bool(const Cursor &row)>;

    // `now` settles what is overdue.
    ViewReader(Database &database, const Session &session, const QDateTime &now);

    // Whether the reader may ask that: Denied, or Invalid (a column or condition that is not there, what is no date or
    // number, more than 200 words and terms or words of a value, more than 2000 values).
    Result<void> check(const View &view, const TableQuery &query) const;
    // The ids of the rows, in order. Errors as check() gives them.
    Result<std::vector<qint64>> ids(const View &view, const TableQuery &query) const;
    Result<qint64> count(const View &view, const TableQuery &query) const;
    // Every row through `row`, streamed; in the view's own order they come alike from every database that has them
    // (View::ties). `columns` empty: all exported ones that the reader may see.
    Result<void> read(const View &view, const TableQuery &query, const QList<const ViewColumn *> &columns,
                      const Row &row) const;
    Result<void> readRaw(const View &view, const TableQuery &query, const QList<const ViewColumn *> &columns,
                         const RawRow &row) const;

    // The columns this reader may see; with `exportedOnly`, those of the command line's contract.
    QList<const ViewColumn *> columns(const View &view, bool exportedOnly) const;
    // Columns by their ids. Invalid for one that is not there, Denied for one the reader may not see.
    Result<QList<const ViewColumn *>> columns(const View &view, const QStringList &ids) const;

private:
    Result<SqlText> statement(const View &view, const TableQuery &query, const QString &selected,
                              const QList<SortKey> &keys = {}) const; // unordered without
    Result<SqlText> condition(const View &view, const TableQuery &query) const;

    Database &m_database;
    const Session &m_session;
    const QDateTime m_now;
};
