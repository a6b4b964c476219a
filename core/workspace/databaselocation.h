// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class QSettings;

// Where databases are looked for and suggested: one rule for the window and the command line.
namespace DatabaseLocation {

QString usual(); // "custodian.custodian" in the account's data folder
QString demo(); // "demo.custodian" beside it
// The one the window had open last, else the usual one. It need not exist.
QString last(const QSettings &settings);
void remember(QSettings &settings, const QString &path);
// The path that --database names, or last() when it names none. Unsupported for a server.
Result<QString> resolve(const QString &given, const QSettings &settings);

}
