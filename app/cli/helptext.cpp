// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/helptext.h"

#include "app/cli/cli.h"
#include "app/cli/commandline.h"
#include "app/cli/commands.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int lineWidth = 80;
constexpr int leftWidth = 26;

QString translated(const char *text)
{
    return QCoreApplication::translate("Cli", text);
}

QStringList wrapped(const QString &text, qsizetype width)
{
    QStringList lines {QString()};
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        QString &line = lines.last();
        if (line.isEmpty())
            line = word;
        else if (line.size() + 1 + word.size() <= width)
            line += u' ' + word;
        else
            lines.append(word);
    }
    return lines;
}

QString spelled(const CommandOption &option)
{
    const QString name = u"--"_s + QString::fromLatin1(option.name);
    return option.value ? name + u' ' + QString::fromUtf8(option.value) : name;
}

QString entries(std::span<const CommandOption> options)
{
    QString text;
    for (const CommandOption &option : options) {
        const QString letter = option.letter ? u"-%1, "_s.arg(QLatin1Char(option.letter)) : QString();
        text += HelpText::entry(letter + spelled(option), translated(option.help));
    }
    return text;
}

QString entries(const QList<const Command *> &commands)
{
    QString text;
    for (const Command *command : commands)
        text += HelpText::entry(QString::fromLatin1(command->name), translated(command->help));
    return text;
}

// As it stands in the usage line, where it is not to be broken.
QString inUsage(const CommandOption &option)
{
    QString text = spelled(option);
    if (option.use != CommandOption::Use::Required)
        text = u'[' + text + u']';
    if (option.use == CommandOption::Use::Repeatable)
        text += u'…';
    return text.replace(u' ', QChar::Nbsp);
}

QString usage(const Command &command)
{
    QStringList words {QLatin1StringView(Cli::programName), QLatin1StringView(command.name),
                       QString::fromUtf8(command.arguments)};
    for (const CommandOption &option : command.options)
        words.append(inUsage(option));
    const QString gap = u"\n        "_s;
    return wrapped(words.join(u' '), lineWidth - gap.size()).join(gap).replace(QChar::Nbsp, u' ') + u'\n';
}

QString exitStatuses()
{
    return Cli::tr("Exit status") + u":\n"_s + HelpText::entry(u"0"_s, Cli::tr("Done."))
        + HelpText::entry(u"1"_s, Cli::tr("Done in part, or verify found something."))
        + HelpText::entry(u"2"_s, Cli::tr("Wrong usage."))
        + HelpText::entry(u"3"_s, Cli::tr("Not signed in, or not allowed."))
        + HelpText::entry(u"4"_s, Cli::tr("Conflict: already checked out, changed since, or a duplicate."))
        + HelpText::entry(u"5"_s, Cli::tr("Not found."))
        + HelpText::entry(u"6"_s, Cli::tr("Invalid value; nothing was written."))
        + HelpText::entry(u"7"_s, Cli::tr("Database or file error."));
}

}

namespace HelpText {

QString program()
{
    return Cli::tr("Usage: %1 [OPTION…] COMMAND [ARGUMENT…]").arg(QLatin1StringView(Cli::programName)) + u"\n\n"_s
        + Cli::tr("Keeps track of devices and the people who hold them, without a window.") + u"\n\n"_s
        + Cli::tr("Commands") + u":\n"_s + entries(Commands::all()) + u'\n' + Cli::tr("Options of every command")
        + u":\n"_s + entries(CommandLine::globalOptions()) + u'\n' + exitStatuses();
}

QString group(const QString &word)
{
    return Cli::tr("Usage: %1 %2 COMMAND [ARGUMENT…]").arg(QLatin1StringView(Cli::programName), word) + u"\n\n"_s
        + Cli::tr("Commands") + u":\n"_s + entries(Commands::group(word));
}

QString command(const Command &command)
{
    QString text = Cli::tr("Usage: %1").arg(usage(command)) + u'\n'
        + wrapped(translated(command.help), lineWidth).join(u'\n') + u"\n\n"_s;
    if (!command.options.empty())
        text += Cli::tr("Options") + u":\n"_s + entries(command.options) + u'\n';
    text += Cli::tr("Options of every command") + u":\n"_s + entries(CommandLine::globalOptions());
    if (command.details)
        text += u'\n' + command.details();
    return text;
}

QString entry(const QString &left, const QString &right)
{
    const QString indent = u"  "_s;
    const QStringList lines = wrapped(right, lineWidth - leftWidth);
    const QString gap = u'\n' + QString(leftWidth, u' ');
    const QString start = indent + left;
    return (start.size() + 1 < leftWidth ? start.leftJustified(leftWidth) : start + gap) + lines.join(gap) + u'\n';
}

}
