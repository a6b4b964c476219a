// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/secrets.h"

#include "app/cli/cli.h"
#include "app/cli/terminal.h"

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 longestLine = 4096;

QStringList readLines(QFile &file, int most)
{
    QStringList lines;
    while (lines.size() < most) {
        QByteArray line = file.readLine(longestLine);
        if (line.isEmpty())
            break;
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        lines.append(QString::fromUtf8(line));
    }
    return lines;
}

Error unreadable(const QFile &file)
{
    return {Error::Code::Storage, Cli::tr("%1 cannot be read: %2").arg(file.fileName(), file.errorString())};
}

Error different()
{
    return {Error::Code::Invalid, Cli::tr("The two passwords are not the same. Nothing was changed.")};
}

}

Result<QString> Secrets::password(const QString &file, const QString &prompt)
{
    if (file.isEmpty())
        return Terminal::askSecret(prompt);
    const auto read = lines(file, 1);
    if (!read)
        return read.error();
    return read->value(0);
}

Result<QString> Secrets::newPassword(const QString &file, const QString &prompt)
{
    if (file.isEmpty())
        return askTwice(prompt.isEmpty() ? Cli::tr("New password: ") : prompt);
    const auto read = lines(file, 2);
    if (!read)
        return read.error();
    if (read->value(0).isEmpty())
        return Error {Error::Code::Invalid, Cli::tr("%1 has no password.").arg(file)};
    if (!read->value(1).isEmpty() && read->at(0) != read->at(1))
        return different();
    return read->at(0);
}

Result<QString> Secrets::askTwice(const QString &prompt) const
{
    auto once = Terminal::askSecret(prompt);
    if (!once)
        return once;
    auto twice = Terminal::askSecret(Cli::tr("The same again: "));
    if (!twice)
        return twice;
    if (*once != *twice)
        return different();
    return once;
}

Result<QStringList> Secrets::lines(const QString &file, int most)
{
    if (file == "-"_L1) {
        const auto input = standardInput();
        if (!input)
            return input.error();
        return readLines(**input, most);
    }
    QFile named(file);
    if (!named.open(QIODevice::ReadOnly))
        return unreadable(named);
    return readLines(named, most);
}

Result<QFile *> Secrets::standardInput()
{
    if (!m_standardInput.isOpen() && !m_standardInput.open(stdin, QIODevice::ReadOnly))
        return Error {Error::Code::Storage, Cli::tr("Standard input cannot be read.")};
    return &m_standardInput;
}
