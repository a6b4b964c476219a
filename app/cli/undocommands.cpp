// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include "app/cli/invocation.h"
#include "app/cli/terminal.h"
#include "core/base/isotime.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array options {
    CommandOption {"partial", nullptr,
                   QT_TRANSLATE_NOOP("Cli", "Leaves alone what was changed since, and puts back the rest.")},
};

// What stands in the way, a line each.
void tell(const UndoPlan &plan)
{
    for (const UndoObstacle &obstacle : plan.obstacles) {
        Terminal::say(
            Terminal::harmless(Cli::tr("%1: %2 (operation %3 of %4 at %5)")
                                   .arg(obstacle.name, obstacle.sentence(), QString::number(obstacle.operation),
                                        obstacle.actor, IsoTime::toText(obstacle.at))));
    }
    if (const qint64 more = plan.obstacleCount - plan.obstacles.size(); more > 0)
        Terminal::say(Cli::tr("… and %Ln more", nullptr, int(more)));
    if (plan.losesPasswords)
        Terminal::say(Cli::tr("Passwords do not come back: hand out one-time codes."));
}

Result<ExitStatus> reverse(Invocation &call, UndoService::Act act)
{
    bool isNumber = false;
    const qint64 operation = call.arguments().constFirst().toLongLong(&isNumber);
    if (!isNumber || operation <= 0)
        return call.misused(Cli::tr("“%1” is no number of an operation.").arg(call.arguments().constFirst()));
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    UndoService &undo = (*workspace)->undo;
    qint64 left = 0;
    const auto tellOnce = [&](const UndoPlan &plan) {
        left = plan.obstacleCount;
        tell(plan);
        return Result<void>();
    };
    const auto rows = call.line().has("partial") ? UndoService::Rows::Untouched : UndoService::Rows::All;
    const auto saved = act == UndoService::Act::Undo
        ? undo.undo(operation, rows, Terminal::progress(Cli::tr("Undone: %1 %")), tellOnce)
        : undo.redo(operation, rows, Terminal::progress(Cli::tr("Redone: %1 %")), tellOnce);
    Terminal::endProgress();
    const auto printed = call.printOperation(saved);
    return printed && left > 0 ? ExitStatus::Partly : printed;
}

Result<ExitStatus> undo(Invocation &call)
{
    return reverse(call, UndoService::Act::Undo);
}

Result<ExitStatus> redo(Invocation &call)
{
    return reverse(call, UndoService::Act::Redo);
}

constexpr std::array commands {
    Command {"undo", "OPERATION", QT_TRANSLATE_NOOP("Cli", "Takes an operation back: all of it or nothing."), options,
             1, 1, &undo},
    Command {"redo", "OPERATION", QT_TRANSLATE_NOOP("Cli", "Brings an operation that was undone back."), options, 1, 1,
             &redo},
};

}

namespace Commands {

std::span<const Command> undo()
{
    return ::commands;
}

}
