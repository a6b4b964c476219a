// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablequery.h"

inline FilterTerm equals(const QString &field, const QString &value)
{
    return {field, FilterTerm::Op::Equals, {value}};
}

inline FilterTerm contains(const QString &field, const QString &value)
{
    return {field, FilterTerm::Op::Contains, {value}};
}

inline FilterTerm negated(FilterTerm term)
{
    term.negated = !term.negated;
    return term;
}

// A condition of the view: "overdue".
inline FilterTerm is(const QString &condition)
{
    return contains(QStringLiteral("is"), condition);
}
