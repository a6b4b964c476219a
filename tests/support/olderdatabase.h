// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// A new file as a program of that schema version left it: one operation that added two people and changed one, and from
// 2 on gave one of them an asset. `more`: that many people besides. What fails ends the program with the error's message.
void makeOlderDatabase(const QString &path, int version, int more = 0);
