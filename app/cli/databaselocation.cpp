// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/databaselocation.h"

#include "app/cli/cli.h"

#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace DatabaseLocation {

Result<QString> resolve(const QString &given)
{
    if (given.startsWith("postgresql://"_L1) || given.startsWith("postgres://"_L1))
        return Error {Error::Code::Unsupported, Cli::tr("PostgreSQL is not available in this build. Name a file.")};
    if (!given.isEmpty())
        return given;
    const QString last = QSettings(u"Custodian"_s, u"custodian"_s).value(u"database/last"_s).toString();
    if (!last.isEmpty())
        return last;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/custodian/custodian.custodian"_s;
}

}
