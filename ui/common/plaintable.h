// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class TableView;

namespace PlainTable {

// A table whose rows and columns stay in the order of a file: without sorting, without a menu of columns.
TableView *make(const QString &objectName, const QString &accessibleName);

}
