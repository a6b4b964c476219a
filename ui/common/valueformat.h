// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/view.h"

#include <QVariant>

// How values are shown to people, in their locale. Exports have their own, fixed form (CsvWriter).
namespace ValueFormat {

QString text(const QVariant &value, ColumnType type);

}
