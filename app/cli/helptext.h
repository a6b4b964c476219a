// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

struct Command;

// What --help prints, made of the same data that is parsed.
namespace HelpText {

QString program();
QString group(const QString &word); // the commands of "role"
QString command(const Command &command);

// Two columns, the right one wrapped: "  --to EMAIL     The person."
QString entry(const QString &left, const QString &right);

}
