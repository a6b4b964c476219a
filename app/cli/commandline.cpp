// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/cli.h"
#include "app/cli/commands.h"

#include <QCommandLineParser>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array global {
    CommandOption {"database", "FILE",
                   QT_TRANSLATE_NOOP("Cli", "The database to work on; without it, the one that the window opens.")},
    CommandOption {"login", "EMAIL",
                   QT_TRANSLATE_NOOP("Cli", "Who is signing in; without it, what CUSTODIAN_LOGIN says.")},
    CommandOption {"password-file", "FILE",
                   QT_TRANSLATE_NOOP("Cli",
                                     "The file whose first line is the password; - is standard input. "
                                     "Without it, the password is asked for.")},
    CommandOption {"format", "FORMAT", QT_TRANSLATE_NOOP("Cli", "How results are printed: table, csv or json.")},
    CommandOption {"help", nullptr, QT_TRANSLATE_NOOP("Cli", "Say what can be said here."),
                   CommandOption::Use::Optional, 'h'},
    CommandOption {"version", nullptr, QT_TRANSLATE_NOOP("Cli", "Say which version this is."),
                   CommandOption::Use::Optional, 'v'},
};

void addOptions(QCommandLineParser &parser, std::span<const CommandOption> options, QSet<QString> &known)
{
    for (const CommandOption &option : options) {
        const QString name = QString::fromLatin1(option.name);
        if (known.contains(name))
            continue;
        known.insert(name);
        QStringList names {name};
        if (option.letter)
            names.append(QString(QLatin1Char(option.letter)));
        parser.addOption(QCommandLineOption(names, QString(), QString::fromUtf8(option.value)));
    }
}

}

CommandLine::CommandLine(const QStringList &arguments)
{
    findCommand(arguments);
    parse(arguments);
    if (wantsVersion() || (wantsHelp() && !m_isUnknown))
        m_problem.clear();
    else if (m_problem.isEmpty())
        m_problem = misuse();
}

std::span<const CommandOption> CommandLine::globalOptions()
{
    return global;
}

QString CommandLine::value(const char *option) const
{
    const QStringList given = values(option);
    return given.isEmpty() ? QString() : given.constLast();
}

QStringList CommandLine::values(const char *option) const
{
    return m_values.value(QString::fromLatin1(option));
}

// A first look, which knows the options of every command, finds the command among them.
void CommandLine::findCommand(const QStringList &arguments)
{
    QCommandLineParser scout;
    QSet<QString> known;
    addOptions(scout, global, known);
    for (const Command *command : Commands::all())
        addOptions(scout, command->options, known);
    const bool understood = scout.parse(arguments);
    const QStringList words = scout.positionalArguments();
    m_command = Commands::find(words);
    if (m_command)
        return; // what is wrong is said after the second look
    if (words.isEmpty())
        m_problem = understood ? Cli::tr("A command is missing.") : scout.errorText();
    else if (Commands::group(words.constFirst()).isEmpty())
        refuseCommand(words.constFirst());
    else
        lookIntoGroup(words);
}

void CommandLine::lookIntoGroup(const QStringList &words)
{
    m_group = words.constFirst();
    if (words.size() > 1)
        refuseCommand(words.mid(0, 2).join(u' '));
    else
        m_problem = Cli::tr("“%1” needs a command after it.").arg(m_group);
}

void CommandLine::refuseCommand(const QString &name)
{
    m_isUnknown = true;
    m_problem = Cli::tr("There is no command “%1”.").arg(name);
}

void CommandLine::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    QSet<QString> known;
    addOptions(parser, global, known);
    if (m_command)
        addOptions(parser, m_command->options, known);
    const bool understood = parser.parse(arguments);
    take(parser, global);
    if (!m_command)
        return;
    if (!understood)
        m_problem = parser.errorText();
    take(parser, m_command->options);
    m_arguments = parser.positionalArguments().mid(QByteArray(m_command->name).count(' ') + 1);
}

void CommandLine::take(const QCommandLineParser &parser, std::span<const CommandOption> options)
{
    for (const CommandOption &option : options) {
        const QString name = QString::fromLatin1(option.name);
        if (parser.isSet(name))
            m_values.insert(name, parser.values(name));
    }
}

QString CommandLine::misuse() const
{
    const QString name = QString::fromLatin1(m_command->name);
    if (m_arguments.size() < m_command->fewestArguments)
        return Cli::tr("“%1” needs %2.").arg(name, QString::fromUtf8(m_command->arguments));
    if (m_command->mostArguments != Command::anyNumber && m_arguments.size() > m_command->mostArguments)
        return Cli::tr("“%1” is too much for “%2”.").arg(m_arguments.at(m_command->mostArguments), name);
    for (const CommandOption &option : m_command->options) {
        if (option.use == CommandOption::Use::Required && !has(option.name)) {
            return Cli::tr("“%1” needs --%2 %3.")
                .arg(name, QLatin1StringView(option.name), QString::fromUtf8(option.value));
        }
    }
    return {};
}
