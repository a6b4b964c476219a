// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/validate.h"

#include <QCoreApplication>

namespace Validate {

Result<void> name(const QString &text, const QString &field, int moreThan, int atMost)
{
    const QString trimmed = text.trimmed();
    const qsizetype length = trimmed.toUcs4().size(); // as the database counts
    if (length > atMost) {
        return Error {Error::Code::Invalid,
                      QCoreApplication::translate("Validate", "A name has at most %1 characters, and this one has %2.")
                          .arg(atMost)
                          .arg(length),
                      field};
    }
    if (length > moreThan)
        return {};
    if (moreThan == 0)
        return Error {Error::Code::Invalid, QCoreApplication::translate("Validate", "The name is missing."), field};
    return Error {
        Error::Code::Invalid,
        QCoreApplication::translate("Validate", "A name must have more than %1 characters: “%2” is too short.")
            .arg(QString::number(moreThan), trimmed),
        field};
}

}
