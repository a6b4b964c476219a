// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/snapshot.h"

#include "core/db/database.h"
#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

Snapshot::Snapshot(const Database &database)
    : m_database(database)
{
}

Snapshot::~Snapshot()
{
    if (m_open)
        (void)Sql::run(m_database.connection(), u"ROLLBACK"_s);
}

Result<void> Snapshot::begin()
{
    if (auto begun = Sql::run(m_database.connection(), u"BEGIN"_s); !begun)
        return begun.error();
    m_open = true;
    return {};
}
