// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/roworder.h"
#include "core/tables/viewsql.h"

#include <QCache>

#include <optional>

class Database;

// For each row by its id the key of what it refers to; 0 where there is none or beyond the end.
using RowKeys = std::vector<quint32>;

// What filters and words of the search leave of a view's rows, as sets of ids, and what rows refer to, all of one
// state of the database. Those used last are kept. Filters by the clock look at the minute. Asks for no right.
class RowSets final
{
    Q_DISABLE_COPY_MOVE(RowSets)

public:
    // Up to `lookedUp` keys are looked up in the index one by one, which is as quick as going through those of all rows.
    explicit RowSets(const Database &database, qsizetype lookedUp = 1000);
    ~RowSets();

    void forget(); // the database has changed
    void forgetKeys() { m_keys.clear(); }

    // Errors of all: as Sql::run() gives them; Cancelled (Database::cancelWhen); Invalid as ViewSql::rows().
    // What is pointed at stays until the next call.
    Result<const RowSet *> all(const View &view);
    Result<const RowSet *> fitting(const View &view, const FilterTerm &term,
                                   const QDateTime &now); // apart from `negated`
    // The rows that fit search and filters; nothing where nothing is filtered.
    Result<std::optional<RowSet>> hits(const View &view, const TableQuery &query, const QDateTime &now);
    // `statement` is a SELECT of (id, key). nullptr where ids or keys are beyond those that a table gives.
    Result<const RowKeys *> keys(const QString &statement);

private:
    Result<RowSet> read(const SqlText &ids) const;
    const RowSet *keep(const QString &key, RowSet &&set);
    Result<RowSet> only(const View &view, const QList<qint64> &ids) const;
    Result<const RowSet *> present(const View &view, const ViewColumn &column); // with any value
    Result<const RowSet *> withWord(const ViewSql &sql, const View &view, const QString &word);
    Result<RowSet> found(const WordSource &source);

    const Database &m_database;
    const qsizetype m_lookedUp;
    QCache<QString, RowSet> m_sets;
    QCache<QString, RowKeys> m_keys;
};
