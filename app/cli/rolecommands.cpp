// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include "app/cli/invocation.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array assignOptions {
    CommandOption {"reason", "TEXT", QT_TRANSLATE_NOOP("Cli", "Why; kept in the journal.")},
};

Result<QList<qint64>> personIds(const Workspace &workspace, const QStringList &emails)
{
    QList<qint64> ids;
    for (const QString &email : emails) {
        const auto person = workspace.people.findByEmail(email);
        if (!person)
            return person.error();
        if (!ids.contains(person->id))
            ids.append(person->id);
    }
    return ids;
}

using Act = Result<Saved> (*)(Workspace &workspace, const QList<qint64> &people, qint64 roleId, const QString &reason);

// What assigning and revoking share: EMAIL… ROLE, looked up once the right is there.
Result<ExitStatus> change(Invocation &call, const OperationInfo &info, Act act)
{
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    if (auto allowed = call.require(Permission::AssignRoles, info); !allowed)
        return allowed.error();
    const auto people = personIds(**workspace, call.arguments().mid(0, call.arguments().size() - 1));
    if (!people)
        return people.error();
    const auto role = (*workspace)->roles.findByName(call.arguments().constLast());
    if (!role)
        return role.error();
    return call.printOperation(act(**workspace, *people, role->id, call.line().value("reason")));
}

Result<ExitStatus> assign(Invocation &call)
{
    const QStringList words = call.arguments();
    const OperationInfo info {u"role.assign"_s, Cli::tr("Assign %1.").arg(words.join(u' '))};
    return change(call, info,
                  [](Workspace &workspace, const QList<qint64> &people, qint64 roleId, const QString &reason) {
                      return workspace.roles.assign(people, roleId, reason);
                  });
}

Result<ExitStatus> revoke(Invocation &call)
{
    const QStringList words = call.arguments();
    const OperationInfo info {u"role.revoke"_s, Cli::tr("Revoke %1.").arg(words.join(u' '))};
    return change(call, info,
                  [](Workspace &workspace, const QList<qint64> &people, qint64 roleId, const QString &reason) {
                      return workspace.roles.revoke(people.constFirst(), roleId, reason);
                  });
}

Result<ExitStatus> list(Invocation &call)
{
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    if (auto allowed = call.requireView(Views::roles()); !allowed)
        return allowed.error();
    const ViewReader reader((*workspace)->database, (*workspace)->session, call.clock().now());
    const auto columns = reader.columns(Views::roles(), true);
    return call.print(columns,
                      [&](const ViewReader::Row &row) { return reader.read(Views::roles(), {}, columns, row); });
}

constexpr std::array commands {
    Command {
        "role assign", "EMAIL… ROLE",
        QT_TRANSLATE_NOOP("Cli", "Gives people a role. Where a person has one role at a time, it replaces theirs."),
        assignOptions, 2, Command::anyNumber, &assign},
    Command {"role revoke", "EMAIL ROLE", QT_TRANSLATE_NOOP("Cli", "Ends a role of a person."), assignOptions, 2, 2,
             &revoke},
    Command {"role list", "", QT_TRANSLATE_NOOP("Cli", "Prints the roles."), {}, 0, 0, &list},
};

}

namespace Commands {

std::span<const Command> roles()
{
    return ::commands;
}

}
