// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablequery.h"
#include "core/tables/view.h"

// How the values and terms of a filter read to people.
namespace FilterText {

bool isDate(const ViewColumn &column);
bool isPerson(const ViewColumn &column);
QStringList days(const ViewColumn &column); // what a chip of dates offers, in order: overdue, today …
QString value(const ViewColumn &column, const QString &value); // "In use"; "(none)", "(nobody)"; "This week"
QString any(const ViewColumn &column); // "Anybody"
QString term(const ViewColumn &column, const FilterTerm &term); // "In use, In repair", "not Berlin", "< 2026-01-01"

}
