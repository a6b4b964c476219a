// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include "app/cli/invocation.h"
#include "app/cli/terminal.h"
#include "core/base/text.h"
#include "core/db/databasefile.h"
#include "core/demo/demodata.h"
#include "core/workspace/databaselocation.h"

#include <QFileInfo>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array initOptions {
    CommandOption {"demo", nullptr,
                   QT_TRANSLATE_NOOP("Cli",
                                     "Add a school to try things on, with the accounts "
                                     "admin@example.org, agent@example.org and user@example.org, "
                                     "all with the password custodian-demo.")},
    CommandOption {"admin-email", "EMAIL", QT_TRANSLATE_NOOP("Cli", "The address the administrator signs in with.")},
};

constexpr std::array findingColumns {
    ViewColumn {"operation", "", ColumnType::Integer, ""},
    ViewColumn {"message", "", ColumnType::Text, ""},
};

// "jane.doe@example.org" is Jane Doe until somebody says otherwise.
Workspace::Administrator administratorOf(const QString &email)
{
    QStringList words = email.section(u'@', 0, 0).split(u'.', Qt::SkipEmptyParts);
    for (QString &word : words)
        word[0] = word.at(0).toUpper();
    Workspace::Administrator administrator;
    administrator.email = email;
    administrator.firstName = words.value(0, Cli::tr("First"));
    administrator.lastName = words.size() > 1 ? words.mid(1).join(u' ') : Cli::tr("Administrator");
    return administrator;
}

// Who --admin-email names, with the password; the accounts of the demo have theirs.
Result<std::optional<Workspace::Administrator>> readAdministrator(Invocation &call)
{
    using Answer = std::optional<Workspace::Administrator>;
    const QString email = Text::email(call.line().value("admin-email"));
    if (!call.line().has("admin-email")
        || (call.line().has("demo") && email == QLatin1StringView(DemoData::adminEmail)))
        return Answer();
    if (!Text::isEmail(email)) {
        return Error {Error::Code::Invalid,
                      Cli::tr("“%1” is not an e-mail address; expected name@example.org.").arg(email)};
    }
    const auto password = call.secrets().newPassword(call.line().value("password-file"));
    if (!password)
        return password.error();
    if (auto fits = CredentialPassword::checkPolicy(*password, email); !fits)
        return fits.error();
    auto administrator = administratorOf(email);
    administrator.password = *password;
    return Answer(administrator);
}

// To the demo data, whose own administrator shows which role that is.
Result<qint64> addAdministrator(Workspace &workspace, const Workspace::Administrator &administrator)
{
    workspace.session.openAsSystem();
    const auto model = workspace.people.findByEmail(QLatin1StringView(DemoData::adminEmail));
    const auto roles = workspace.roles.currentRoles(model ? model->id : 0);
    if (!model || !roles)
        return model ? roles.error() : model.error();
    const OperationInfo info {u"person.create"_s, Cli::tr("Added the administrator %1").arg(administrator.email)};
    return workspace.work.run(Permission::EditAdministrators, info, [&](const Operation &) -> Result<void> {
        Person person;
        person.firstName = administrator.firstName;
        person.lastName = administrator.lastName;
        person.email = administrator.email;
        const auto added = workspace.people.create(person);
        if (!added)
            return added.error();
        if (auto assigned = workspace.roles.assign({added->id}, roles->constFirst().id, QString()); !assigned)
            return assigned.error();
        const auto set = workspace.signIn.setPassword(added->id, administrator.password);
        return set ? Result<void>() : set.error();
    });
}

// Returns the newest operation.
Result<qint64> newestOperation(Workspace &workspace, const Clock &clock)
{
    workspace.session.openAsSystem();
    const ViewReader reader(workspace.database, workspace.session, clock.now());
    const auto ids = reader.ids(Views::operations(), {});
    if (!ids)
        return ids.error();
    return ids->empty() ? 0 : *std::max_element(ids->cbegin(), ids->cend());
}

Result<qint64> makeDemo(const QString &path, Clock &clock, const std::optional<Workspace::Administrator> &administrator)
{
    const auto progress = [](double share) {
        Terminal::sayProgress(Cli::tr("Making the demo data: %1 %").arg(int(share * 100)));
        return true;
    };
    if (auto made = DemoData::create(path, clock.now(), progress); !made)
        return made.error();
    auto workspace = Workspace::open(path, clock);
    if (!workspace)
        return workspace.error();
    if (administrator) {
        if (auto added = addAdministrator(**workspace, *administrator); !added) {
            workspace->reset();
            DatabaseFile::remove(path);
            return added;
        }
    }
    return newestOperation(**workspace, clock);
}

Result<qint64> makeEmpty(const QString &path, Clock &clock, const Workspace::Administrator &administrator)
{
    const auto workspace = Workspace::create(path, clock, administrator);
    if (!workspace)
        return workspace.error();
    return newestOperation(**workspace, clock);
}

Result<ExitStatus> init(Invocation &call)
{
    const bool isDemo = call.line().has("demo");
    if (!isDemo && !call.line().has("admin-email"))
        return call.misused(Cli::tr("“init” needs --admin-email EMAIL, or --demo."));
    const auto path = DatabaseLocation::resolve(call.line().value("database"),
                                                QSettings(u"Custodian"_s, u"custodian"_s));
    if (!path)
        return path.error();
    if (QFileInfo::exists(*path))
        return Error {Error::Code::Duplicate, Cli::tr("%1 exists already and was left as it is.").arg(*path)};
    const auto administrator = readAdministrator(call);
    if (!administrator)
        return administrator.error();
    const auto operation = isDemo ? makeDemo(*path, call.clock(), *administrator)
                                  : makeEmpty(*path, call.clock(), **administrator);
    if (!operation)
        return operation.error();
    Terminal::say(Cli::tr("Made %1.").arg(Terminal::harmless(*path)));
    return call.printOperation(*operation);
}

QString sentence(const Finding &finding)
{
    return finding.operationId ? Cli::tr("operation %1: %2").arg(QString::number(*finding.operationId), finding.message)
                               : finding.message;
}

Result<void> printSentences(QIODevice &output, const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines.append(Terminal::harmless(sentence(finding)));
    const QByteArray text = (lines.isEmpty() ? u"ok"_s : lines.join(u'\n')).toUtf8() + '\n';
    if (output.write(text) != text.size())
        return Error {Error::Code::Storage, Cli::tr("The output cannot be written: %1").arg(output.errorString())};
    return {};
}

Result<ExitStatus> printFindings(Invocation &call, const QList<Finding> &findings)
{
    const ExitStatus status = findings.isEmpty() ? ExitStatus::Done : ExitStatus::Partly;
    if (call.format() == Format::Table) {
        const auto printed = printSentences(call.output(), findings);
        return printed ? Result<ExitStatus>(status) : printed.error();
    }
    const auto printed = call.print({&findingColumns[0], &findingColumns[1]}, [&](const ViewReader::Row &row) {
        (void)std::all_of(findings.cbegin(), findings.cend(), [&row](const Finding &finding) {
            return row({finding.operationId ? QVariant(*finding.operationId) : QVariant(), finding.message});
        });
        return Result<void>();
    });
    return printed ? Result<ExitStatus>(status) : printed.error();
}

// What only looks wrong: counted, not named, as nobody has signed in. It changes neither the result nor the exit status.
Result<void> sayHints(const Workspace &workspace)
{
    const auto suspicions = workspace.suspicions(0);
    if (!suspicions)
        return suspicions.error();
    for (const CheckResult &result : *suspicions)
        Terminal::say(
            Cli::tr("hint: %1: %2", "what, how many").arg(Checks::title(*result.check), QString::number(result.count)));
    if (!suspicions->isEmpty())
        Terminal::say(Cli::tr("Hints may be right as they are. The window lists them under Administration, Checks."));
    return {};
}

Result<ExitStatus> verify(Invocation &call)
{
    const auto workspace = call.open();
    if (!workspace)
        return workspace.error();
    const auto findings = (*workspace)->verify([](double share) {
        Terminal::sayProgress(Cli::tr("Checking the journal: %1 %").arg(int(share * 100)));
        return true;
    });
    Terminal::endProgress();
    if (!findings)
        return findings.error();
    const auto status = printFindings(call, *findings);
    if (!status)
        return status;
    if (auto said = sayHints(**workspace); !said)
        return said.error();
    return status;
}

constexpr std::array commands {
    Command {"init", "", QT_TRANSLATE_NOOP("Cli", "Makes a new database; a file that exists is refused."), initOptions,
             0, 0, &init},
    Command {"verify",
             "",
             QT_TRANSLATE_NOOP("Cli",
                               "Checks the file, the references in it, who holds what, and the journal. "
                               "Hints at what may be wrong."),
             {},
             0,
             0,
             &verify},
};

}

namespace Commands {

std::span<const Command> database()
{
    return ::commands;
}

}
