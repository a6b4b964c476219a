// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/view.h"

#include <span>

// What the list of operations is narrowed by beyond its columns: the asset or the person they are about.
namespace JournalFilters {

std::span<const ViewFilter> all();

}
