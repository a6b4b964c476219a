// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>

// Where passwords come from: a file, standard input, or a person at the terminal. Never an argument.
class Secrets final
{
    Q_DISABLE_COPY_MOVE(Secrets)

public:
    Secrets() = default;

    // The first line of `file`, "-" for standard input; asked for when no file is named. Storage for a file that
    // cannot be read, NotSignedIn when there is nobody to ask.
    Result<QString> password(const QString &file, const QString &prompt);
    // One that is to be set: asked for twice; of a file the second line, if there is one, must be the same.
    // Invalid when they differ or there is none.
    Result<QString> newPassword(const QString &file, const QString &prompt = {});

private:
    Result<QString> askTwice(const QString &prompt) const;
    Result<QStringList> lines(const QString &file, int most);
    Result<QFile *> standardInput();

    QFile m_standardInput; // kept, so that a second reader goes on where the first stopped
};
