// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class Database;

// Until it goes, every read of the connection sees the database as the first one found it, whoever writes meanwhile.
// For the length of one answer: the write-ahead log grows as long. Outside of a transaction only.
class Snapshot final
{
    Q_DISABLE_COPY_MOVE(Snapshot)

public:
    explicit Snapshot(const Database &database);
    ~Snapshot();

    Result<void> begin(); // errors as Sql::run() gives them

private:
    const Database &m_database;
    bool m_open = false;
};
