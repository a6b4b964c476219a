// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

// The terminal in front of the program.
namespace Terminal {

// Whether somebody can be asked: standard input is a terminal.
bool canAsk();
// Whether messages are seen by a person: standard error is a terminal.
bool isWatched();
// Asks for a secret without showing what is typed. NotSignedIn when nothing was typed or nobody can be asked.
Result<QString> askSecret(const QString &prompt);

// Text without what would steer the terminal: control characters become \n, \x1b and the like.
QString harmless(const QString &text);
// A line to standard error.
void say(const QString &line);
// A line that the next one replaces, while a person watches.
void sayProgress(const QString &line);
void endProgress();
// Says how far a long act is by such lines: "Imported: %1 %".
Progress progress(const QString &sentence);

}
