// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// What this person typed lately into a box, newest first, kept with the settings of the window.
namespace RecentTexts {

// The remembered ones, then the usual ones that are not among them.
QStringList load(const QString &key, const QStringList &usual);
void remember(const QString &key, const QString &text); // nothing for empty text

}
