// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

// What the program says, in one translation context. Texts in tables are marked with QT_TRANSLATE_NOOP("Cli", …).
class Cli final
{
    Q_DECLARE_TR_FUNCTIONS(Cli)

public:
    Cli() = delete;

    static constexpr auto programName = "custodian-cli";
};
