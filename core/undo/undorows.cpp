// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/undo/undorows.h"

#include "core/base/isotime.h"
#include "core/db/database.h"
#include "core/db/journaltriggers.h"
#include "core/db/sql.h"
#include "core/operations/recordnames.h"

using namespace Qt::Literals::StringLiterals;

namespace {

// Rows that only make sense together with another: the row of `owner` they belong to.
struct Belonging
{
    const char *table;
    const char *owner;
    const char *column; // with the key of the owner
};

constexpr std::array belongings {Belonging {"asset_assignments", "assets", "asset_id"},
                                 Belonging {"user_role_assignments", "users", "user_id"},
                                 Belonging {"role_permissions", "roles", "role_id"}};

// Where the next asset tag is looked for first. It only ever moves on: no two assets get the same label.
const QString counters = u"table_name = 'settings' AND row_id IN (SELECT id FROM settings WHERE name = 'tag_next')"_s;

QString number(UndoRows::Way way)
{
    return QString::number(int(way));
}

QString staying()
{
    return u"way IN (%1, %2, %3)"_s.arg(number(UndoRows::Way::Changed), number(UndoRows::Way::Referred),
                                        number(UndoRows::Way::Bound));
}

}

UndoRows::UndoRows(Database &database, qint64 operation)
    : m_database(database)
    , m_operation(operation)
{
}

UndoRows::~UndoRows()
{
    (void)Sql::run(m_database.connection(), u"DELETE FROM temp.undo_rows"_s); // in memory
}

QVariantMap UndoRows::values() const
{
    return {{u"operation"_s, m_operation}};
}

Result<void> UndoRows::gather()
{
    const auto changes = ChangeRange::of(m_database.connection(), m_operation);
    if (!changes)
        return changes.error();
    m_changes = *changes;
    if (auto read = readReferences(); !read)
        return read;
    if (auto filled = fill(); !filled)
        return filled;
    if (auto marked = markChanged(); !marked)
        return marked;
    if (auto marked = markReferred(); !marked)
        return marked.error();
    return {};
}

Result<void> UndoRows::readReferences()
{
    const QSqlDatabase db = m_database.connection();
    const auto tables = JournalTriggers::tables(db);
    if (!tables)
        return tables.error();
    for (const QString &table : *tables) {
        const auto key = JournalTriggers::rowKey(db, table, u"child."_s);
        if (!key)
            return key.error();
        const auto references = Sql::rows(
            db, uR"(SELECT "from", "table" FROM pragma_foreign_key_list(:t))"_s, {{u"t"_s, table}},
            [&](const QSqlQuery &row) {
                return Reference {table, row.value(0).toString(), row.value(1).toString(), *key};
            });
        if (!references)
            return references.error();
        m_references += *references;
    }
    return {};
}

Result<void> UndoRows::fill()
{
    // was_there: before the operation; is_there: after it.
    static const QStringList statements {
        uR"(CREATE TEMP TABLE IF NOT EXISTS undo_rows (
            table_name TEXT NOT NULL,
            row_id INTEGER NOT NULL,
            last_change INTEGER NOT NULL,
            was_there INTEGER NOT NULL,
            is_there INTEGER NOT NULL,
            way INTEGER NOT NULL,
            owner TEXT,
            PRIMARY KEY (table_name, row_id)) WITHOUT ROWID)"_s,
        u"DELETE FROM temp.undo_rows"_s,
        uR"(INSERT INTO temp.undo_rows (table_name, row_id, last_change, was_there, is_there, way)
            SELECT r.table_name, r.row_id, r.newest, (SELECT action <> 'I' FROM changes WHERE id = r.oldest),
                   (SELECT action <> 'D' FROM changes WHERE id = r.newest), 0
              FROM (SELECT table_name, row_id, min(id) AS oldest, max(id) AS newest FROM changes
                     WHERE id BETWEEN :first AND :last AND table_name <> 'undos'
                       AND table_name NOT IN (SELECT table_name FROM journal_secret)
                     GROUP BY table_name, row_id) r)"_s};
    for (const QString &statement : statements) {
        const bool binds = statement.contains(":first"_L1);
        if (auto done = Sql::run(m_database.connection(), statement, binds ? m_changes.bound() : QVariantMap()); !done)
            return done.error();
    }
    return {};
}

// What others did and took back again leaves the row as it was.
Result<void> UndoRows::markChanged()
{
    const QString changed = uR"(UPDATE temp.undo_rows SET way = %1 WHERE EXISTS (
        SELECT 1 FROM changes newest JOIN changes own ON own.id = undo_rows.last_change
         WHERE newest.id = (SELECT max(id) FROM changes WHERE table_name = undo_rows.table_name AND row_id = undo_rows.row_id)
           AND newest.id <> own.id AND newest.row_digest IS NOT own.row_digest))"_s;
    const QString counting = u"UPDATE temp.undo_rows SET way = %1 WHERE %2"_s.arg(number(Way::Counter), counters);
    for (const QString &statement : {changed.arg(number(Way::Changed)), counting}) {
        if (auto done = Sql::run(m_database.connection(), statement); !done)
            return done.error();
    }
    return {};
}

// That a row `child`, which refers by this column, is not taken away or led elsewhere by the undo itself.
QString UndoRows::stays(const Reference &reference) const
{
    return uR"(NOT EXISTS (SELECT 1 FROM temp.undo_rows own WHERE own.table_name = '%1' AND own.row_id = %2 AND own.way = 0
        AND (NOT own.was_there OR EXISTS (SELECT 1 FROM changes led WHERE led.operation_id = :operation
            AND led.table_name = '%1' AND led.row_id = own.row_id AND json_type(led.old_values, '$.%3') IS NOT NULL))))"_s
        .arg(reference.child, reference.childKey, reference.column);
}

Result<int> UndoRows::markReferred()
{
    int marked = 0;
    for (const Reference &reference : m_references) {
        const auto done = Sql::run(
            m_database.connection(),
            u"UPDATE temp.undo_rows SET way = %1 WHERE table_name = '%2' AND way = 0 AND is_there AND NOT was_there "
            "AND EXISTS (SELECT 1 FROM %3 child WHERE child.%4 = undo_rows.row_id AND %5)"_s.arg(
                number(Way::Referred), reference.parent, reference.child, reference.column, stays(reference)),
            values());
        if (!done)
            return done.error();
        marked += done->numRowsAffected();
    }
    return marked;
}

Result<void> UndoRows::setOwners()
{
    const QSqlDatabase db = m_database.connection();
    if (auto own = Sql::run(db, u"UPDATE temp.undo_rows SET owner = table_name || ' ' || row_id"_s); !own)
        return own.error();
    for (const Belonging &belonging : belongings) {
        const QString table = QLatin1StringView(belonging.table);
        const auto key = JournalTriggers::rowKey(db, table, u"t."_s);
        if (!key)
            return key.error();
        auto set = Sql::run(
            db,
            uR"(UPDATE temp.undo_rows SET owner = '%2 ' || coalesce((SELECT t.%3 FROM %1 t WHERE %4 = undo_rows.row_id),
                (SELECT json_extract(c.old_values, '$.%3') FROM changes c WHERE c.table_name = '%1'
                    AND c.row_id = undo_rows.row_id AND c.action = 'D' ORDER BY c.id DESC LIMIT 1))
                WHERE table_name = '%1')"_s.arg(table, QLatin1StringView(belonging.owner),
                                                QLatin1StringView(belonging.column), *key));
        if (!set)
            return set.error();
    }
    return {};
}

Result<int> UndoRows::markBound()
{
    auto done = Sql::run(
        m_database.connection(),
        u"UPDATE temp.undo_rows SET way = %1 WHERE way = 0 "
        "AND owner IN (SELECT owner FROM temp.undo_rows WHERE %2)"_s.arg(number(Way::Bound), staying()));
    if (!done)
        return done.error();
    return done->numRowsAffected();
}

// A row that stays keeps what belongs to it and what it refers to, and those likewise.
Result<void> UndoRows::bind()
{
    if (auto set = setOwners(); !set)
        return set;
    for (bool found = true; found;) {
        const auto bound = markBound();
        const auto referred = bound ? markReferred() : Result<int>(0);
        if (!bound || !referred)
            return bound ? referred.error() : bound.error();
        found = *bound > 0 || *referred > 0;
    }
    return {};
}

Result<qint64> UndoRows::countObstacles() const
{
    auto count = Sql::value(m_database.connection(),
                            u"SELECT count(*) FROM temp.undo_rows WHERE way IN (%1, %2)"_s.arg(number(Way::Changed),
                                                                                               number(Way::Referred)));
    if (!count)
        return count.error();
    return count->toLongLong();
}

Result<QList<UndoCount>> UndoRows::counts() const
{
    return Sql::rows(m_database.connection(),
                     u"SELECT table_name, sum(is_there AND NOT was_there), sum(is_there AND was_there), "
                     "sum(was_there AND NOT is_there) FROM temp.undo_rows WHERE way = 0 GROUP BY table_name"_s,
                     {}, [](const QSqlQuery &row) {
                         return UndoCount {row.value(0).toString(), row.value(1).toLongLong(),
                                           row.value(2).toLongLong(), row.value(3).toLongLong()};
                     });
}

Result<bool> UndoRows::hasSecrets() const
{
    auto found = Sql::value(m_database.connection(),
                            u"SELECT EXISTS (SELECT 1 FROM changes WHERE id BETWEEN :first AND :last "
                            "AND table_name IN (SELECT table_name FROM journal_secret))"_s,
                            m_changes.bound());
    if (!found)
        return found.error();
    return found->toBool();
}

Result<QList<UndoObstacle>> UndoRows::obstacles(int limit) const
{
    const QSqlDatabase db = m_database.connection();
    auto list = Sql::rows(
        db,
        u"SELECT table_name, row_id, way FROM temp.undo_rows WHERE way IN (%1, %2) ORDER BY table_name, row_id LIMIT :limit"_s
            .arg(number(Way::Changed), number(Way::Referred)),
        {{u"limit"_s, limit}}, [&](const QSqlQuery &row) {
            return UndoObstacle {.why = row.value(2).toInt() == int(Way::Changed) ? UndoObstacle::Why::Changed
                                                                                  : UndoObstacle::Why::Referred,
                                 .table = row.value(0).toString(),
                                 .rowId = row.value(1).toLongLong()};
        });
    if (!list)
        return list;
    for (UndoObstacle &obstacle : *list) {
        obstacle.name = u"%1 %2"_s.arg(RecordNames::table(obstacle.table),
                                       RecordNames::row(db, obstacle.table, obstacle.rowId));
        const bool changed = obstacle.why == UndoObstacle::Why::Changed;
        if (auto told = changed ? describeChange(obstacle) : describeReference(obstacle); !told)
            return told.error();
    }
    return list;
}

namespace {

// The newest operation that changed a row; true where it deleted it.
Result<bool> describeNewest(const QSqlDatabase &db, const QString &table, qint64 rowId, UndoObstacle &obstacle)
{
    auto row = Sql::run(
        db,
        u"SELECT o.id, o.actor, o.at, c.action FROM changes c JOIN operations o ON o.id = c.operation_id "
        "WHERE c.table_name = :table AND c.row_id = :row ORDER BY c.id DESC LIMIT 1"_s,
        {{u"table"_s, table}, {u"row"_s, rowId}});
    if (!row)
        return row.error();
    if (!row->next())
        return false;
    obstacle.operation = row->value(0).toLongLong();
    obstacle.actor = row->value(1).toString();
    obstacle.at = IsoTime::fromText(row->value(2).toString());
    return row->value(3).toString() == "D"_L1;
}

}

Result<void> UndoRows::describeChange(UndoObstacle &obstacle) const
{
    const QSqlDatabase db = m_database.connection();
    const auto deleted = describeNewest(db, obstacle.table, obstacle.rowId, obstacle);
    if (!deleted)
        return deleted.error();
    if (*deleted)
        obstacle.why = UndoObstacle::Why::Deleted;
    const auto fields = Sql::rows(
        db,
        u"SELECT DISTINCT j.key FROM temp.undo_rows r JOIN changes c ON c.table_name = r.table_name AND c.row_id = r.row_id "
        "AND c.id > r.last_change AND c.action = 'U' JOIN json_each(c.old_values) j "
        "WHERE r.table_name = :table AND r.row_id = :row"_s,
        {{u"table"_s, obstacle.table}, {u"row"_s, obstacle.rowId}},
        [&](const QSqlQuery &row) { return RecordNames::field(obstacle.table, row.value(0).toString()); });
    if (!fields)
        return fields.error();
    obstacle.fields = *fields;
    return {};
}

Result<void> UndoRows::describeReference(UndoObstacle &obstacle) const
{
    const QSqlDatabase db = m_database.connection();
    for (const Reference &reference : m_references) {
        if (reference.parent != obstacle.table)
            continue;
        QVariantMap bound = values();
        bound.insert(u"row"_s, obstacle.rowId);
        const auto child = Sql::value(db,
                                      u"SELECT %1 FROM %2 child WHERE child.%3 = :row AND %4 LIMIT 1"_s.arg(
                                          reference.childKey, reference.child, reference.column, stays(reference)),
                                      bound);
        if (!child)
            return child.error();
        if (child->isNull())
            continue;
        obstacle.reference = u"%1 %2"_s.arg(RecordNames::table(reference.child),
                                            RecordNames::row(db, reference.child, child->toLongLong()));
        const auto described = describeNewest(db, reference.child, child->toLongLong(), obstacle);
        return described ? Result<void>() : described.error();
    }
    return {};
}
