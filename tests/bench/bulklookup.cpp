// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bulklookup.h"

#include <sqlite3.h>

BulkLookup::BulkLookup(sqlite3 *handle, const char *statement)
{
    sqlite3_prepare_v3(handle, statement, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
}

BulkLookup::~BulkLookup()
{
    sqlite3_finalize(m_statement);
}

QByteArray BulkLookup::text(qint64 key)
{
    QByteArray found;
    sqlite3_bind_int64(m_statement, 1, key);
    if (sqlite3_step(m_statement) == SQLITE_ROW)
        found = QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(m_statement, 0)),
                           sqlite3_column_bytes(m_statement, 0));
    sqlite3_reset(m_statement);
    return found;
}
