// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class Database;

// The search index (resources/migrations/0004_search.sql). Triggers keep it current with every write.
namespace SearchIndex {

// Fills it anew from the tables: after a bulk load that went around the triggers. Inside or outside a transaction.
Result<void> rebuild(Database &database);

}
