// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tables/roworder.h"
#include "core/tables/tablequery.h"

#include <QObject>

#include <optional>

class BackgroundReader;
class Clock;
class Database;
class Session;
class ViewReader;
class WindowProxy;

// Keeps the rows of a table at its query: asks the background for the order of all rows and shows meanwhile what is to
// be had at once, pages by an index, the first hits of a search or the first rows by what a column refers to. Tables of up to `atOnce` rows, and those who see
// only their own rows, are answered at once.
class RowFeed final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowFeed)

public:
    static constexpr int usualAtOnce = 2000;
    static constexpr int usuallyKept = 100'000;

    RowFeed(Database &database, const Session &session, const Clock &clock, WindowProxy &rows,
            QObject *parent = nullptr);

    // Without a background reader (not owned) every answer is at once.
    void setBackground(BackgroundReader *background, int atOnce = usualAtOnce);

    const TableQuery &query() const { return m_query; }
    // Denied; Invalid, and then the query before stays. A refused query empties the table.
    Result<void> setQuery(const TableQuery &query);
    void refresh(); // the same query again, after a change; values at once
    // Out of sight: nothing is read, and more than `mostKept` rows are let go until refresh(). True if they were.
    bool rest(int mostKept = usuallyKept);
    bool isExact() const { return m_exact; } // all rows are shown, in their order

signals:
    void changed(); // other rows, or exact now
    void failed(const Error &error);

private:
    ViewReader reader() const;
    void fetch(bool newQuery);
    bool isAnsweredAtOnce() const;
    void fetchAtOnce();
    void fetchInBackground(bool newQuery);
    Result<int> countRows();
    void showPages();
    bool isOrderedByIndex() const;
    void showNothing();
    void receive(const Result<RowOrderPtr> &order, bool exact);
    void adopt(const RowOrderPtr &order, bool exact);

    Database &m_database;
    const Session &m_session;
    const Clock &m_clock;
    WindowProxy &m_rows;
    BackgroundReader *m_background = nullptr;
    int m_atOnce = usualAtOnce;
    TableQuery m_query;
    bool m_exact = false;
    std::optional<int> m_count; // of all rows
    std::pair<qint64, qint64> m_countedIn; // that state of the database
};
