# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# custodian-cli, relative to app/. It links custodian_core only and needs the definition CUSTODIAN_VERSION.
set(CUSTODIAN_CLI_SOURCES
    cli/backupcommands.cpp
    cli/cli.h
    cli/command.h
    cli/commandline.cpp cli/commandline.h
    cli/commands.cpp cli/commands.h
    cli/custodycommands.cpp
    cli/databasecommands.cpp
    cli/deletecommands.cpp
    cli/exitstatus.cpp cli/exitstatus.h
    cli/helptext.cpp cli/helptext.h
    cli/importcommand.cpp
    cli/invocation.cpp cli/invocation.h
    cli/main.cpp
    cli/moments.cpp cli/moments.h
    cli/passwordcommands.cpp
    cli/program.cpp cli/program.h
    cli/rolecommands.cpp
    cli/rowprinter.cpp cli/rowprinter.h
    cli/searchcommand.cpp
    cli/secrets.cpp cli/secrets.h
    cli/terminal.cpp cli/terminal.h
    cli/undocommands.cpp
    cli/viewcommands.cpp
    cli/viewrequest.cpp cli/viewrequest.h
)
