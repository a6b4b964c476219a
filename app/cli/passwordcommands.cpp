// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include "app/cli/invocation.h"
#include "core/base/text.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array passwdOptions {
    CommandOption {"new-password-file", "FILE",
                   QT_TRANSLATE_NOOP("Cli",
                                     "The file with the new password, on one line, or twice on two; - is "
                                     "standard input. Without it, it is asked for twice.")},
};

// Where the current password came from standard input, the new one follows it there.
Result<QString> newPassword(Invocation &call)
{
    QString file = call.line().value("new-password-file");
    if (file.isEmpty() && call.line().value("password-file") == "-"_L1)
        file = u"-"_s;
    return call.secrets().newPassword(file);
}

// Sets the first password of somebody who came in by a one-time code.
Result<ExitStatus> setFirst(Invocation &call, Workspace &workspace, const SignInCheck &check)
{
    const auto password = newPassword(call);
    if (!password)
        return password.error();
    qint64 operationId = 0;
    const auto noted = QObject::connect(&workspace.journal, &Journal::committed, &workspace.journal,
                                        [&operationId](qint64 id) { operationId = id; });
    const auto set = workspace.signIn.setFirstPassword(check, *password);
    QObject::disconnect(noted);
    if (!set)
        return set.error();
    return call.printOperation(operationId);
}

Result<ExitStatus> setKnown(Invocation &call, Workspace &workspace, qint64 userId)
{
    const auto password = newPassword(call);
    if (!password)
        return password.error();
    const auto operation = workspace.signIn.setPassword(userId, *password);
    if (!operation)
        return operation.error();
    return call.printOperation(*operation);
}

Result<ExitStatus> setAnothers(Invocation &call, Workspace &workspace, const QString &email)
{
    const OperationInfo info {u"password.set"_s, Cli::tr("Set the password of %1.").arg(email)};
    if (auto allowed = call.require(Permission::IssueCode, info); !allowed)
        return allowed.error();
    const auto person = workspace.people.findByEmail(email);
    if (!person)
        return person.error();
    return setKnown(call, workspace, person->id);
}

Result<ExitStatus> passwd(Invocation &call)
{
    const auto workspace = call.open();
    if (!workspace)
        return workspace.error();
    const auto check = call.checkPassword();
    if (!check)
        return check.error();
    const auto outcome = (*workspace)->signIn.finish(*check);
    if (!outcome)
        return outcome.error();
    const QString self = check->attempt().email();
    const QString email = Text::email(call.arguments().value(0, self));
    if (*outcome == SignInService::Outcome::MustSetPassword && email != self)
        return Error {Error::Code::NotSignedIn, Cli::tr("This is a one-time code: choose your own password first.")};
    if (*outcome == SignInService::Outcome::MustSetPassword)
        return setFirst(call, **workspace, *check);
    if (email == self)
        return setKnown(call, **workspace, (*workspace)->session.userId());
    return setAnothers(call, **workspace, email);
}

constexpr std::array commands {
    Command {"passwd", "[EMAIL]", QT_TRANSLATE_NOOP("Cli", "Sets a password; without an address, one's own."),
             passwdOptions, 0, 1, &passwd},
};

}

namespace Commands {

std::span<const Command> passwords()
{
    return ::commands;
}

}
