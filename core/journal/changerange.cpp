// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/changerange.h"

#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

Result<ChangeRange> ChangeRange::of(const QSqlDatabase &db, qint64 operationId)
{
    auto row = Sql::run(db, u"SELECT changes_before + 1, changes_before + changes FROM operations WHERE id = :o"_s,
                        {{u"o"_s, operationId}});
    if (!row)
        return row.error();
    if (!row->next())
        return Error {Error::Code::NotFound, u"operation %1"_s.arg(operationId)};
    return ChangeRange {row->value(0).toLongLong(), row->value(1).toLongLong()};
}
