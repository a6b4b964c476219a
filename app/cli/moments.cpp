// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/moments.h"

#include "app/cli/cli.h"
#include "core/base/isotime.h"

using namespace Qt::Literals::StringLiterals;

namespace Moments {

Result<QDateTime> parse(const QString &typed)
{
    const QDateTime moment = IsoTime::parse(typed);
    if (!moment.isValid()) {
        return Error {Error::Code::Invalid,
                      Cli::tr("“%1” is not a date or time; expected YYYY-MM-DD, YYYY-MM-DD HH:MM or "
                              "YYYY-MM-DDTHH:MM:SSZ.")
                          .arg(typed)};
    }
    return moment;
}

Result<QDateTime> parseDue(const QString &typed)
{
    constexpr qsizetype dateSize = 10; // YYYY-MM-DD
    auto moment = parse(typed);
    if (moment && typed.trimmed().size() == dateSize)
        return QDate::fromString(typed.trimmed(), Qt::ISODate).endOfDay().toUTC();
    return moment;
}

}
