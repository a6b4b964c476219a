// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

class Database;

// What people would type into the search of assets, chosen from the data, the same ones for the same data: tags, middles
// of serials, models, holders, words of notes, several words at once, accents and hostile texts.
Result<QStringList> benchQueries(const Database &database);
