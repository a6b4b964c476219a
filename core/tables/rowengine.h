// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/facet.h"
#include "core/tables/rowsets.h"

class Session;
class Snapshot;
class ViewReader;

// Answers queries of views with a million rows on a connection of its own. An order is read from an index, or sorted
// by the ranks of what a column refers to; every filter and word of the search becomes a set of ids; the answer is
// the order without what is not in the sets. Orders and sets are kept until another connection writes. Every answer is
// of one state of the database. Gives exactly the rows of ViewReader::ids() (tests compare them), but that filters by
// the clock look at the minute; asks it where that is cheaper: for those who see their own rows only.
class RowEngine final
{
    Q_DISABLE_COPY_MOVE(RowEngine)

public:
    RowEngine(Database &database, const Session &session);
    ~RowEngine();

    Database &database() const { return m_database; } // for what is asked beside it on its connection
    const Session &session() const { return m_session; }

    // `now` settles what is overdue and today. Denied, Invalid, Cancelled (Database::cancelWhen).
    Result<RowOrderPtr> rows(const View &view, const TableQuery &query, const QDateTime &now);
    // Some rows in order, where they are to be had well before all of them: those that fit a search, the first ones by what
    // a column refers to, or the first ones that refer to anything at all. Else none.
    Result<RowOrder> firstRows(const View &view, const TableQuery &query, const QDateTime &now, int limit);
    Result<qint64> count(const View &view, const TableQuery &query, const QDateTime &now);
    // The values of a column among the rows that fit the rest of the query; of many, the most frequent `limit` whose
    // text has the words of `typed`.
    Result<Facet> facet(const View &view, const TableQuery &query, const ViewColumn &column, const QString &typed,
                        int limit, const QDateTime &now);

private:
    // For each id the place of its value among the values of the column; 0 for NULL.
    struct Ranks
    {
        std::vector<quint32> of;
        quint32 count = 0;
    };

    Result<void> begin(Snapshot &snapshot, const View &view);
    bool seesOwnOnly(const View &view) const;
    static Result<std::optional<RowSet>> ownRows(const ViewReader &reader, const View &view, const TableQuery &query);
    Result<RowOrder> firstHits(const ViewReader &reader, const View &view, const TableQuery &query, int limit);
    Result<RowOrder> firstByRelated(const View &view, const SortKey &key, int limit);
    Result<RowOrder> firstPresent(const View &view, const TableQuery &query, const SortKey &key, int limit);
    Result<RowOrder> inOrderOfIndex(const QString &statement, int limit);
    Result<bool> canRank(const View &view, const QList<SortKey> &keys) const;
    Result<RowOrderPtr> order(const ViewReader &reader, const View &view, const QList<SortKey> &keys);
    Result<RowOrder> orderByIndex(const View &view, const SortKey &key);
    Result<RowOrder> orderByRanks(const View &view, const QList<SortKey> &keys);
    Result<Ranks> ranks(const View &view, const ViewColumn &column, std::size_t size);
    Result<Ranks> relatedRanks(const View &view, const ViewColumn &column, std::size_t size);

    Database &m_database;
    const Session &m_session;
    qint64 m_dataVersion = -1;
    const View *m_view = nullptr; // that was asked for last
    RowSets m_sets;
    QString m_orderKey; // of m_order
    RowOrderPtr m_order;
};
