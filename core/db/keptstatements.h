// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

struct sqlite3_stmt;

// A prepared statement, idle or in the hands of one Cursor.
struct KeptStatement
{
    sqlite3_stmt *statement = nullptr; // null: nobody has prepared it
    bool isRunning = false;
};

// The statements that a connection keeps prepared for Cursor. When there are too many, all idle ones are given up. Gone
// before the connection is closed.
class KeptStatements final
{
    Q_DISABLE_COPY_MOVE(KeptStatements)

public:
    static constexpr int capacity = 256; // statements

    KeptStatements() = default;
    ~KeptStatements();

    // Marked as running; null while another Cursor runs it.
    KeptStatement *take(const QString &text);
    // Ends what it reads and forgets its values.
    static void giveBack(KeptStatement &kept);

private:
    void giveUpIdle();

    QHash<QString, KeptStatement *> m_statements;
};
