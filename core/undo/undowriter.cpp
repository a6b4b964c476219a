// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/undo/undowriter.h"

#include "core/db/database.h"
#include "core/db/journaltriggers.h"
#include "core/db/sql.h"
#include "core/operations/recordnames.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 chunk = 1000; // changes

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(UndoWriter)
};

// Which row a change is about does not depend on the order of the values; the statement does.
QStringList columnsOf(const QString &keys, const QStringList &known)
{
    QStringList columns;
    const QJsonArray names = QJsonDocument::fromJson(keys.toUtf8()).array();
    for (const QJsonValue &name : names) {
        if (known.contains(name.toString())) // the schema may have lost it
            columns.append(name.toString());
    }
    return columns;
}

}

UndoWriter::UndoWriter(Database &database, qint64 operation)
    : m_database(database)
    , m_operation(operation)
{
}

Result<void> UndoWriter::write(const Progress &progress)
{
    const auto changes = ChangeRange::of(m_database.connection(), m_operation);
    if (!changes)
        return changes.error();
    for (qint64 last = changes->last; last >= changes->first; last -= chunk) {
        if (auto reported = Steps::report(progress, changes->last - last, changes->count()); !reported)
            return reported;
        const auto runs = runsOf({std::max(changes->first, last - chunk + 1), last});
        if (!runs)
            return runs.error();
        for (const Run &run : *runs) {
            const auto inverted = invert(run);
            if (!inverted)
                return run.size() > 1 ? invertEach(run, inverted.error()) : named(run, inverted.error());
        }
    }
    return {};
}

// Edits stand alone: two rows that swap a unique value go back in their order only.
Result<QList<UndoWriter::Run>> UndoWriter::runsOf(const ChangeRange &changes) const
{
    auto row = Sql::run(m_database.connection(), uR"(SELECT c.id, c.table_name, c.action, r.way = 0,
            (SELECT json_group_array(key) FROM json_each(c.old_values))
          FROM changes c LEFT JOIN temp.undo_rows r ON r.table_name = c.table_name AND r.row_id = c.row_id
         WHERE c.id BETWEEN :first AND :last ORDER BY c.id DESC)"_s,
                        changes.bound());
    if (!row)
        return row.error();
    QList<Run> runs;
    while (row->next()) {
        if (!row->value(3).toBool())
            continue;
        const qint64 change = row->value(0).toLongLong();
        const Run next {row->value(1).toString(), row->value(2).toString(), row->value(4).toString(), change, change};
        const bool joins = !runs.isEmpty() && runs.constLast().oldest == change + 1 && next.action != "U"_L1
            && runs.constLast().table == next.table && runs.constLast().action == next.action
            && runs.constLast().keys == next.keys;
        if (joins)
            runs.last().oldest = change;
        else
            runs.append(next);
    }
    if (row->lastError().isValid())
        return Sql::toError(row->lastError());
    return runs;
}

Result<UndoWriter::Table> UndoWriter::table(const QString &name)
{
    if (const auto known = m_tables.constFind(name); known != m_tables.cend())
        return *known;
    const QSqlDatabase db = m_database.connection();
    const auto journaled = JournalTriggers::tables(db);
    const auto columns = JournalTriggers::columns(db, name);
    if (!journaled || !columns)
        return journaled ? columns.error() : journaled.error();
    if (!journaled->contains(name))
        return Error {Error::Code::Conflict, Tr::tr("The database has no table “%1” any more.").arg(name)};
    const auto key = JournalTriggers::rowKey(db, name, u"t."_s);
    const auto version = Sql::value(db, u"SELECT 1 FROM pragma_table_info(:t) WHERE name = 'version'"_s,
                                    {{u"t"_s, name}});
    if (!key || !version)
        return key ? version.error() : key.error();
    return *m_tables.insert(name, {*columns, *key, !version->isNull()});
}

// `:oldest` and `:newest` are ids of changes. Empty where the columns that were edited are gone from the schema.
Result<QString> UndoWriter::statement(const Run &run)
{
    const auto table = this->table(run.table);
    if (!table)
        return table.error();
    const QString changes = u"c.id BETWEEN :oldest AND :newest"_s;
    if (run.action == "I"_L1)
        return u"DELETE FROM %1 AS t WHERE %2 IN (SELECT c.row_id FROM changes c WHERE %3)"_s.arg(run.table, table->key,
                                                                                                  changes);
    QStringList columns = columnsOf(run.keys, table->columns), values, assignments;
    for (const QString &column : std::as_const(columns)) {
        values.append(u"json_extract(c.old_values, '$.%1')"_s.arg(column));
        assignments.append(column + u" = "_s + values.constLast());
    }
    if (table->hasVersion) { // no number that the row had before comes again
        columns.append(u"version"_s);
        values.append(
            u"1 + (SELECT count(*) FROM changes h WHERE h.table_name = c.table_name AND h.row_id = c.row_id)"_s);
        assignments.append(u"version = version + 1"_s);
    }
    if (run.action == "D"_L1)
        return u"INSERT INTO %1 (%2) SELECT %3 FROM changes c WHERE %4 ORDER BY c.id DESC"_s.arg(
            run.table, columns.join(u", "_s), values.join(u", "_s), changes);
    if (assignments.isEmpty())
        return QString();
    return u"UPDATE %1 AS t SET %2 FROM changes c WHERE %3 AND %4 = c.row_id"_s.arg(
        run.table, assignments.join(u", "_s), changes, table->key);
}

Result<void> UndoWriter::invert(const Run &run)
{
    const auto sql = statement(run);
    if (!sql)
        return sql.error();
    if (sql->isEmpty())
        return {};
    const auto done = Sql::run(m_database.connection(), *sql, {{u"oldest"_s, run.oldest}, {u"newest"_s, run.newest}});
    if (!done)
        return done.error();
    if (done->numRowsAffected() != run.size())
        return Error {Error::Code::Conflict,
                      Tr::tr("%1 is not as the journal says.").arg(RecordNames::table(run.table))};
    return {};
}

// One after the other, to find the one that was refused.
Result<void> UndoWriter::invertEach(const Run &run, const Error &refused)
{
    for (qint64 change = run.newest; change >= run.oldest; --change) {
        Run one = run;
        one.oldest = one.newest = change;
        if (auto inverted = invert(one); !inverted)
            return named(one, inverted.error());
    }
    return refused;
}

Error UndoWriter::named(const Run &run, const Error &refused) const
{
    const QSqlDatabase db = m_database.connection();
    const auto row = Sql::value(db, u"SELECT row_id FROM changes WHERE id = :id"_s, {{u"id"_s, run.newest}});
    if (!row)
        return row.error();
    Error error = refused;
    error.message = Tr::tr("%1 %2: %3", "kind of record, its name, what is wrong")
                        .arg(RecordNames::table(run.table), RecordNames::row(db, run.table, row->toLongLong()),
                             refused.message);
    return error;
}
