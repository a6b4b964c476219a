// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchapplication.h"
#include "bench/generatecommand.h"
#include "bench/measurecommands.h"
#include "bench/runcommand.h"

#include <QTextStream>

#include <algorithm>
#include <memory>

namespace {

struct Command
{
    const char *name;
    const char *usage; // null for those which `run` starts
    int (*run)(const QStringList &arguments); // the program's name, then what follows the command; the exit status
    bool opensWindow = false;
};

constexpr Command commands[] {
    {"generate", "generate FILE [--assets N] [--seed S]", GenerateCommand::run},
    {"run", "run [--folder DIR] [--assets N] [--runs R] [--markdown]", RunCommand::run},
    {"empty", nullptr, MeasureCommands::empty, true},
    {"show", nullptr, MeasureCommands::show, true},
    {"measure", nullptr, MeasureCommands::measure, true},
    {"stock", nullptr, MeasureCommands::stock, true},
    {"backup", nullptr, MeasureCommands::backup, true},
    {"past", nullptr, MeasureCommands::past},
    {"transfer", nullptr, MeasureCommands::transfer},
    {"journal", nullptr, MeasureCommands::journal},
};

int help()
{
    QTextStream out(stderr);
    out << "Usage:\n";
    for (const Command &command : commands) {
        if (command.usage)
            out << "  custodian-bench " << command.usage << '\n';
    }
    return 2;
}

}

int main(int argc, char *argv[])
{
    const auto command = std::ranges::find_if(
        commands, [&](const Command &candidate) { return argc > 1 && qstrcmp(argv[1], candidate.name) == 0; });
    if (command == std::end(commands))
        return help();
    std::unique_ptr<QCoreApplication> application;
    if (command->opensWindow) {
        if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<BenchApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    QStringList arguments = QCoreApplication::arguments();
    arguments.removeAt(1);
    return command->run(arguments);
}
