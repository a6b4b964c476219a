// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/searchindex.h"

#include "core/db/database.h"
#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

namespace {

Result<QStringList> column(Database &database, const QString &statement)
{
    return Sql::rows(database.connection(), statement, {},
                     [](const QSqlQuery &row) { return row.value(0).toString(); });
}

}

namespace SearchIndex {

Result<void> rebuild(Database &database)
{
    const auto indexes = column(
        database, u"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual' ORDER BY name"_s);
    if (!indexes)
        return indexes.error();
    for (const QString &index : *indexes) {
        const auto columns = column(database, u"SELECT name FROM pragma_table_info('%1') ORDER BY cid"_s.arg(index));
        if (!columns)
            return columns.error();
        for (const QString &statement :
             {u"INSERT INTO %1 (%1) VALUES ('delete-all')"_s.arg(index),
              u"INSERT INTO %1 (rowid, %2) SELECT * FROM %1_rows"_s.arg(index, columns->join(u", "_s))}) {
            if (auto done = Sql::run(database.connection(), statement); !done)
                return done.error();
        }
    }
    return {};
}

}
