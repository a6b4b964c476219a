// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

namespace Commands {

QList<const Command *> all()
{
    QList<const Command *> commands;
    for (const auto &group :
         {database(), transfer(), views(), search(), custody(), roles(), deletions(), undo(), backups(), passwords()}) {
        for (const Command &command : group)
            commands.append(&command);
    }
    return commands;
}

const Command *find(const QStringList &words)
{
    for (const Command *command : all()) {
        const QStringList name = QString::fromLatin1(command->name).split(u' ');
        if (words.mid(0, name.size()) == name)
            return command;
    }
    return nullptr;
}

QList<const Command *> group(const QString &word)
{
    QList<const Command *> commands;
    for (const Command *command : all()) {
        if (QString::fromLatin1(command->name).startsWith(word + u' '))
            commands.append(command);
    }
    return commands;
}

}
