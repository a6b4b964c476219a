// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/facet.h"
#include "core/tables/view.h"

#include <functional>

class QObject;

// Asks which values a column has, each with the number of rows among those that fit the rest of the query. `typed`
// narrows the texts to those with words that begin so; where there are very many, the most frequent are enough. For a
// column of dates the texts are words of the query language: overdue, today, tomorrow, week, month, and the empty one.
// `done` is called at most once, at once or later, in the thread of `context`, and not after that is gone.
using FacetProvider = std::function<void(const ViewColumn &column, const QString &typed, QObject *context,
                                         std::function<void(const Facet &)> done)>;
