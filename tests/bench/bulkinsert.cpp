// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bulkinsert.h"

#include <sqlite3.h>

BulkInsert::BulkInsert(sqlite3 *handle, const QByteArray &table, const QByteArray &columns)
    : m_handle(handle)
{
    const QByteArray places = "?" + QByteArray(", ?").repeated(columns.count(','));
    const QByteArray statement = "INSERT INTO " + table + " (" + columns + ") VALUES (" + places + ")";
    sqlite3_prepare_v3(m_handle, statement.constData(), -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
}

BulkInsert::~BulkInsert()
{
    sqlite3_finalize(m_statement);
}

void BulkInsert::bind(int column, qint64 number)
{
    sqlite3_bind_int64(m_statement, column, number);
}

void BulkInsert::bind(int column, const std::optional<qint64> &number)
{
    if (number)
        bind(column, *number);
    else
        sqlite3_bind_null(m_statement, column);
}

// The values live until add() returns, so SQLite need not copy them.
void BulkInsert::bind(int column, const QByteArray &text)
{
    if (text.isNull())
        sqlite3_bind_null(m_statement, column);
    else
        sqlite3_bind_text(m_statement, column, text.constData(), static_cast<int>(text.size()), SQLITE_STATIC);
}

Result<void> BulkInsert::step()
{
    sqlite3_step(m_statement);
    if (m_statement && sqlite3_reset(m_statement) == SQLITE_OK)
        return {};
    const QString message = QString::fromUtf8(sqlite3_errmsg(m_handle));
    return Error {Error::Code::Storage, message, {}, message};
}
