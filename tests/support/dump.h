// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/sql.h"
#include "support/expect.h"

#include <QSqlRecord>

// Every row of every table but the journal's own, a line each, by table. `without`: columns that are left out.
inline QStringList everything(const QSqlDatabase &db, const QStringList &without = {})
{
    const auto read = [&](const QSqlQuery &row) {
        QStringList values;
        for (int i = 0; i < row.record().count(); ++i) {
            if (!without.contains(row.record().fieldName(i)))
                values.append(row.value(i).isNull() ? QStringLiteral("NULL") : row.value(i).toString());
        }
        return values.join(u'|');
    };
    QStringList dump;
    const auto tables = got(Sql::rows(
        db,
        QStringLiteral("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                       "AND name NOT IN ('operations', 'row_changes', 'undos', 'sqlite_sequence', 'sqlite_schema') "
                       "ORDER BY name"),
        {}, read));
    for (const QString &table : tables) {
        dump += QStringList {table}
            + got(Sql::rows(db, QStringLiteral("SELECT * FROM %1 ORDER BY rowid").arg(table), {}, read));
    }
    return dump;
}
