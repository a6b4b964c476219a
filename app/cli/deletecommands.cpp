// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include "app/cli/invocation.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array options {
    CommandOption {"reason", "TEXT", QT_TRANSLATE_NOOP("Cli", "Why; kept in the journal."),
                   CommandOption::Use::Required},
};

using Act = Result<Saved> (*)(Workspace &workspace, const QString &name, const QString &reason);

// The record is looked up once the right is there.
Result<ExitStatus> remove(Invocation &call, const QString &kind, Act act)
{
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    const QString name = call.arguments().constFirst();
    if (auto allowed = call.require(Permission::DeleteForGood, {kind, Cli::tr("Delete %1.").arg(name)}); !allowed)
        return allowed.error();
    return call.printOperation(act(**workspace, name, call.line().value("reason")));
}

Result<ExitStatus> removeAsset(Invocation &call)
{
    return remove(call, u"asset.delete"_s, [](Workspace &workspace, const QString &tag, const QString &reason) {
        const auto asset = workspace.assets.findByTag(tag);
        return asset ? workspace.assets.remove(asset->id, reason) : Result<Saved>(asset.error());
    });
}

Result<ExitStatus> removeUser(Invocation &call)
{
    return remove(call, u"person.delete"_s, [](Workspace &workspace, const QString &email, const QString &reason) {
        const auto person = workspace.people.findByEmail(email);
        return person ? workspace.people.remove(person->id, reason) : Result<Saved>(person.error());
    });
}

constexpr std::array commands {
    Command {"delete asset", "TAG",
             QT_TRANSLATE_NOOP("Cli",
                               "Deletes an asset that nobody has, with its custody history. The journal keeps what it "
                               "was, so that it can be undone."),
             options, 1, 1, &removeAsset},
    Command {"delete user", "EMAIL",
             QT_TRANSLATE_NOOP("Cli",
                               "Deletes a person who never held anything, with roles and password. The journal keeps "
                               "who it was, so that it can be undone."),
             options, 1, 1, &removeUser},
};

}

namespace Commands {

std::span<const Command> deletions()
{
    return ::commands;
}

}
