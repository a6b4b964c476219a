// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QHash>
#include <QStringList>

class QCommandLineParser;

// What somebody typed: a command, its arguments, and options before or after it. Refuses, with problem(), what is
// not a command, not one of its options, or too much or too little for it.
class CommandLine final
{
public:
    explicit CommandLine(const QStringList &arguments); // the first is the program

    static std::span<const CommandOption> globalOptions();

    QString problem() const { return m_problem; } // a sentence; empty when all can be understood
    const Command *command() const { return m_command; } // nullptr when none was named
    QString group() const { return m_group; } // "role", when a command of it is missing
    bool wantsHelp() const { return has("help"); }
    bool wantsVersion() const { return has("version"); }

    const QStringList &arguments() const { return m_arguments; } // what follows the command's name
    bool has(const char *option) const { return m_values.contains(QString::fromLatin1(option)); }
    QString value(const char *option) const; // the last one; empty if it was not given
    QStringList values(const char *option) const;

private:
    void findCommand(const QStringList &arguments);
    void parse(const QStringList &arguments);
    void take(const QCommandLineParser &parser, std::span<const CommandOption> options);
    void lookIntoGroup(const QStringList &words);
    void refuseCommand(const QString &name);
    QString misuse() const;

    const Command *m_command = nullptr;
    QString m_group;
    bool m_isUnknown = false;
    QString m_problem;
    QStringList m_arguments;
    QHash<QString, QStringList> m_values;
};
