// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/olderdatabase.h"

#include "core/db/databasefile.h"
#include "core/db/migrator.h"
#include "core/db/sql.h"
#include "core/db/sqlfunctions.h"
#include "core/journal/chain.h"
#include "core/journal/digestedtables.h"
#include "support/expect.h"

#include <QSqlDriver>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int firstNarrowVersion = 10; // whose changes name their table by a number

// The journal writes as it does now; while it does, an older schema takes that.
void takeNarrowChanges(const QSqlDatabase &db)
{
    for (const QString &statement :
         {u"CREATE TABLE journal_tables (id TEXT PRIMARY KEY, name TEXT)"_s,
          u"INSERT INTO journal_tables SELECT name, name FROM sqlite_master WHERE type = 'table'"_s,
          u"CREATE VIEW row_changes AS SELECT *, table_name AS table_id FROM changes"_s,
          u"CREATE TRIGGER take_change INSTEAD OF INSERT ON row_changes BEGIN INSERT INTO changes "
          "(operation_id, table_name, row_id, action, old_values) VALUES "
          "(new.operation_id, new.table_id, new.row_id, new.action, new.old_values); END"_s,
          u"CREATE TRIGGER take_digest INSTEAD OF UPDATE ON row_changes BEGIN "
          "UPDATE changes SET row_digest = new.row_digest WHERE id = new.id; END"_s})
        got(Sql::run(db, statement));
}

void fill(const QSqlDatabase &db, int version, int more)
{
    const auto run = [&db](const QString &statement) { got(Sql::run(db, statement)); };
    run(u"PRAGMA application_id = %1"_s.arg(DatabaseFile::applicationId));
    run(u"PRAGMA journal_mode = WAL"_s);
    run(u"BEGIN IMMEDIATE"_s);
    got(Migrator::migrate(db, 0, version));
    const bool isWide = version < firstNarrowVersion;
    if (isWide)
        takeNarrowChanges(db);
    run(u"INSERT INTO operations (uuid, actor, at, kind, summary) "
        "VALUES ('one', 'system', '2026-01-01T00:00:00Z', 'test', 'Test')"_s);
    run(u"UPDATE journal_state SET operation_id = 1"_s);
    run(u"INSERT INTO users (first_name, last_name, email, created_at) "
        "VALUES ('Ann', 'Ames', 'ann@example.org', '2026-01-01T00:00:00Z'), ('Bob', 'Bond', NULL, '2026-01-01T00:00:00Z')"_s);
    run(u"UPDATE users SET phone1 = '555' WHERE id = 2"_s);
    if (version >= 2) {
        run(u"INSERT INTO statuses (id, name, kind) VALUES (1, 'Lent', 'Deployed')"_s);
        run(u"INSERT INTO assets (id, asset_tag, serial, status_id, created_at) "
            "VALUES (1, 'AT-1', 'SN-4711', 1, '2026-01-01T00:00:00Z')"_s);
        run(u"INSERT INTO asset_assignments (id, asset_id, user_id, purpose, checked_out_at, due_at) "
            "VALUES (1, 1, 2, 'Physics', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')"_s);
    }
    if (more > 0) {
        run(u"INSERT INTO users (first_name, last_name, email, created_at) "
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
            "SELECT 'Cleo', 'No ' || i, 'c' || i || '@example.org', '2026-01-01T00:00:00Z' FROM n"_s.arg(more));
    }
    const ChangeRange changes {1, got(Sql::value(db, u"SELECT max(id) FROM changes"_s)).toLongLong()};
    run(u"UPDATE operations SET changes = %1"_s.arg(changes.count()));
    DigestedTables tables;
    got(Chain::digestRows(db, changes, tables));
    got(Chain::seal(db, 1, changes));
    if (isWide) {
        run(u"DROP VIEW row_changes"_s);
        run(u"DROP TABLE journal_tables"_s);
    }
    run(u"UPDATE journal_state SET operation_id = NULL"_s);
    run(u"COMMIT"_s);
    if (const int made = got(Migrator::version(db)); made != version)
        qFatal("the schema is of version %d", made);
}

}

void makeOlderDatabase(const QString &path, int version, int more)
{
    got(DatabaseFile::create(path));
    const QString name = QUuid::createUuid().toString();
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        db.setDatabaseName(path);
        if (!db.open())
            qFatal("%s", qUtf8Printable(db.lastError().text()));
        SqlFunctions::add(*static_cast<sqlite3 *const *>(db.driver()->handle().constData()));
        fill(db, version, more);
    }
    QSqlDatabase::removeDatabase(name);
}
