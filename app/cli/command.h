// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitstatus.h"

#include <span>

class Invocation;

// An option as data: what is parsed and what --help says come from here.
struct CommandOption
{
    enum class Use { Optional, Required, Repeatable };

    const char *name; // without the dashes
    const char *value; // what it takes, as help names it: "EMAIL"; nullptr for a switch
    const char *help; // untranslated, context "Cli"
    Use use = Use::Optional;
    char letter = 0; // "-h" for "--help"
};

// A command as data.
struct Command
{
    static constexpr int anyNumber = -1;

    const char *name; // one word, or two: "role assign"
    const char *arguments; // as help names them: "TAG…"
    const char *help; // a sentence, untranslated, context "Cli"
    std::span<const CommandOption> options;
    int fewestArguments;
    int mostArguments; // or anyNumber
    Result<ExitStatus> (*run)(Invocation &call);
    QString (*details)() = nullptr; // more for its help, translated
};
