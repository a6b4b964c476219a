// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "app/cli/cli.h"
#include "app/cli/helptext.h"
#include "app/cli/invocation.h"
#include "app/cli/terminal.h"

#include <QFile>

#include <cerrno>

using namespace Qt::Literals::StringLiterals;

namespace {

// Whether whoever read our output has gone; that is no failure of ours.
bool isCut(const QFile &output)
{
    return output.error() != QFileDevice::NoError && output.errorString() == qt_error_string(EPIPE);
}

int report(const Error &error)
{
    Terminal::say(u"%1: %2"_s.arg(QLatin1StringView(Cli::programName), Terminal::harmless(error.message)));
    const ExitStatus status = exitStatus(error.code);
    if (status == ExitStatus::Storage && !error.detail.trimmed().isEmpty())
        Terminal::say(Terminal::harmless(error.detail.trimmed()));
    return int(status);
}

QString answer(const CommandLine &line)
{
    if (line.wantsVersion())
        return u"%1 %2\n"_s.arg(QLatin1StringView(Cli::programName), QCoreApplication::applicationVersion());
    if (line.command())
        return HelpText::command(*line.command());
    return line.group().isEmpty() ? HelpText::program() : HelpText::group(line.group());
}

Result<ExitStatus> runCommand(const CommandLine &line, QFile &output)
{
    Invocation call(line, output);
    if (!line.problem().isEmpty())
        return call.misused(line.problem());
    if (line.wantsVersion() || line.wantsHelp()) {
        output.write(answer(line).toUtf8());
        return ExitStatus::Done;
    }
    if (line.has("format") && !RowPrinter::format(line.value("format")))
        return call.misused(Cli::tr("“%1” is no format; there are table, csv and json.").arg(line.value("format")));
    return line.command()->run(call);
}

}

namespace Program {

int run(const QStringList &arguments)
{
    constexpr int standardOutput = 1;
    QFile output;
    if (!output.open(standardOutput, QIODevice::WriteOnly))
        return report({Error::Code::Storage, Cli::tr("Standard output cannot be written.")});
    const CommandLine line(arguments);
    const auto status = runCommand(line, output);
    const bool isFlushed = output.flush();
    if (isCut(output))
        return int(status ? *status : ExitStatus::Done);
    if (!status)
        return report(status.error());
    if (!isFlushed) {
        return report(
            {Error::Code::Storage, Cli::tr("What was to be printed cannot be written: %1").arg(output.errorString())});
    }
    return int(*status);
}

}
