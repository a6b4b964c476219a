// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

struct sqlite3;
struct sqlite3_stmt;

// Reads one text by its key, again and again.
class BulkLookup final
{
    Q_DISABLE_COPY_MOVE(BulkLookup)

public:
    // `statement` takes the key as its only value.
    BulkLookup(sqlite3 *handle, const char *statement);
    ~BulkLookup();

    QByteArray text(qint64 key); // UTF-8; null if there is none

private:
    sqlite3_stmt *m_statement = nullptr;
};
