// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

// How many rows have a value in a column, among those that fit the rest of the query.
struct FacetValue
{
    QString text; // empty: the column is empty
    qint64 count = 0;

    bool operator==(const FacetValue &) const = default;
};

using Facet = QList<FacetValue>; // by text, the empty one first
