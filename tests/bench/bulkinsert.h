// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <concepts>
#include <tuple>

struct sqlite3;
struct sqlite3_stmt;

// What a row is made of. Nothing that would be converted on the way: SQLite reads texts where they are.
template <typename T>
concept BulkValue = std::integral<T> || std::same_as<T, std::optional<qint64>> || std::same_as<T, QByteArray>;

// Inserts rows into one table through SQLite's own interface, which costs half of what QSqlQuery does.
class BulkInsert final
{
    Q_DISABLE_COPY_MOVE(BulkInsert)

public:
    // The columns as SQL names them, with commas. What is wrong with them is said by add().
    BulkInsert(sqlite3 *handle, const QByteArray &table, const QByteArray &columns);
    ~BulkInsert();

    // One row, its values in the order of the columns: integers, optional integers, UTF-8 text. A null QByteArray
    // and an empty optional are NULL. Storage on any refusal of the database.
    // Written as add(std::tuple {…}), the values are made in that order; those of a call are made in any.
    template <BulkValue... Values>
    Result<void> add(const std::tuple<Values...> &row)
    {
        int column = 0;
        std::apply([&](const Values &...values) { (bind(++column, values), ...); }, row);
        return step();
    }

private:
    void bind(int column, qint64 number);
    void bind(int column, const std::optional<qint64> &number);
    void bind(int column, const QByteArray &text);
    Result<void> step();

    sqlite3 *const m_handle;
    sqlite3_stmt *m_statement = nullptr;
};
