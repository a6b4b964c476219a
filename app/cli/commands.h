// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QStringList>

// Every command there is, in the order of the help; each group is a file of its own.
namespace Commands {

std::span<const Command> database(); // init, verify
std::span<const Command> views(); // list, export, operations
std::span<const Command> transfer(); // import
std::span<const Command> search(); // search
std::span<const Command> custody(); // check-out, check-in, history
std::span<const Command> roles(); // role assign, revoke, list
std::span<const Command> deletions(); // delete asset, user
std::span<const Command> undo(); // undo, redo
std::span<const Command> backups(); // backup, restore
std::span<const Command> passwords(); // passwd

QList<const Command *> all();
// The command that the words begin with; nullptr if there is none.
const Command *find(const QStringList &words);
// The commands whose first word is `word`, where their names have two: role, delete.
QList<const Command *> group(const QString &word);

}
