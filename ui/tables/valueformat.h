// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/view.h"

#include <QVariant>

// How values are shown to people, in their locale. Exports have their own, fixed form (CsvWriter).
namespace ValueFormat {

QString text(const QVariant &value, ColumnType type);
QString moment(const QDateTime &moment); // local time, without seconds; the end of a day is shown as the day
QString relative(const QDateTime &moment, const QDateTime &now); // "3 days ago", "in 2 days", "today"

}
