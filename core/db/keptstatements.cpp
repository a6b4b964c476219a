// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/keptstatements.h"

#include <sqlite3.h>

#include <memory>

KeptStatements::~KeptStatements()
{
    giveUpIdle();
}

KeptStatement *KeptStatements::take(const QString &text)
{
    auto known = m_statements.constFind(text);
    if (known != m_statements.cend() && (*known)->isRunning)
        return nullptr;
    if (known == m_statements.cend()) {
        if (m_statements.size() >= capacity)
            giveUpIdle();
        known = m_statements.insert(text, new KeptStatement);
    }
    (*known)->isRunning = true;
    return *known;
}

void KeptStatements::giveBack(KeptStatement &kept)
{
    sqlite3_reset(kept.statement);
    sqlite3_clear_bindings(kept.statement);
    kept.isRunning = false;
}

void KeptStatements::giveUpIdle()
{
    m_statements.removeIf([](const std::pair<const QString &, KeptStatement *&> &entry) {
        if (entry.second->isRunning)
            return false;
        sqlite3_finalize(entry.second->statement);
        delete entry.second;
        return true;
    });
}
