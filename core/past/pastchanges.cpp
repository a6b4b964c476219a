// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/past/pastchanges.h"

#include "core/db/cursor.h"
#include "core/db/database.h"
#include "core/db/journaltriggers.h"
#include "core/db/sql.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 changesBetweenProgress = 1024;
constexpr double readShare = 0.4;

struct Subject
{
    QString column;
    QString table;
};

QList<Subject> subjects(const PastPeriod &period)
{
    QList<Subject> list;
    for (const QString &subject : QString::fromLatin1(period.subjects).split(u' '))
        list.append({subject.section(u':', 0, 0), subject.section(u':', 1)});
    return list;
}

// What a period says itself, whenever that was recorded.
QStringList ownColumns(const PastPeriod &period)
{
    QStringList columns {QString::fromLatin1(period.begin), QString::fromLatin1(period.end)};
    columns += QString::fromLatin1(period.withEnd).split(u' ');
    for (const Subject &subject : subjects(period))
        columns.append(subject.column);
    return columns;
}

// A row as it was, of now's and of what was other.
QVariantList valuesOf(const Cursor *now, const QStringList &columns, const QJsonObject &old)
{
    QVariantList values;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const auto other = old.constFind(columns.at(i));
        if (other != old.constEnd())
            values.append(other->toVariant());
        else
            values.append(now ? now->value(int(i)) : columns.at(i) == "version"_L1 ? QVariant(1) : QVariant());
    }
    return values;
}

}

Result<void> PastChanges::write(const Progress &progress)
{
    if (auto done = read(Steps::part(progress, 0, readShare)); !done)
        return done;
    const Progress writing = Steps::part(progress, readShare, 1);
    qint64 total = 0, before = 0;
    for (const auto &[name, rows] : m_rows)
        total += qint64(rows.size());
    for (const PastTable &table : PastTables::all()) {
        const auto rows = m_rows.find(QString::fromLatin1(table.name));
        if (rows == m_rows.end())
            continue;
        const auto report = [&](qint64 done, qint64) { return !writing || writing(before + done, total); };
        if (auto done = writeTable(table, rows->second, report); !done)
            return done;
        before += qint64(rows->second.size());
        m_rows.erase(rows);
    }
    return {};
}

Result<void> PastChanges::read(const Progress &progress)
{
    QHash<QString, const PastTable *> tables;
    for (const PastTable &table : PastTables::all())
        tables.insert(QString::fromLatin1(table.name), &table);
    const auto newest = Sql::value(m_database.connection(), u"SELECT ifnull(max(id), 0) FROM operations"_s);
    auto change = Cursor::open(m_database,
                               u"SELECT operation_id, table_name, row_id, action, old_values FROM changes "
                               "WHERE id > ifnull((SELECT changes_before + changes FROM operations WHERE id = :o), 0) "
                               "ORDER BY id DESC"_s,
                               {{u"o"_s, m_operation}});
    if (!newest || !change)
        return newest ? change.error() : newest.error();
    const qint64 total = newest->toLongLong() - m_operation;
    for (qint64 count = 0; change->next(); ++count) {
        const qint64 operation = change->integer(0);
        if (count % changesBetweenProgress == 0) {
            if (auto reported = Steps::report(progress, total - (operation - m_operation), total + 1); !reported)
                return reported;
        }
        const PastTable *table = tables.value(QString::fromUtf8(change->text(1)));
        if (!table)
            continue;
        const auto [row, isNew] = m_rows[QString::fromLatin1(table->name)].try_emplace(change->integer(2));
        take(*table, row->second, isNew, QString::fromUtf8(change->text(3)), operation,
             change->isNull(4) ? QByteArray() : change->bytes(4).toByteArray());
    }
    return change->error();
}

// One change further back.
void PastChanges::take(const PastTable &table, Row &row, bool isNew, const QString &action, qint64 operation,
                       const QByteArray &values) const
{
    row.isLater = action == "I"_L1;
    if (row.isLater)
        return;
    QJsonObject old = QJsonDocument::fromJson(values).object();
    if (isNew && action == "D"_L1) {
        row.isGone = true;
        row.goneBy = operation;
    } else if (table.period) {
        for (const QString &column : ownColumns(*table.period))
            old.remove(column);
    }
    for (auto value = old.constBegin(); value != old.constEnd(); ++value)
        row.old.insert(value.key(), value.value());
}

Result<PastChanges::Statements> PastChanges::statements(const PastTable &table) const
{
    const QString name = QLatin1StringView(table.name);
    const auto columns = PastTables::storedColumns(m_database, name);
    const auto key = JournalTriggers::rowKey(m_database.connection(), name, {});
    if (!columns || !key)
        return columns ? key.error() : columns.error();
    const QString list = columns->join(u", "_s);
    const QString values = QStringList(columns->size(), u"?"_s).join(u", "_s);
    return Statements {*columns, u"SELECT %1 FROM main.%2 WHERE %3 = ?"_s.arg(list, name, *key),
                       u"INSERT INTO past.%1_touched (id) VALUES (?)"_s.arg(name),
                       u"INSERT INTO past.%1 (%2) VALUES (%3)"_s.arg(name, list, values)};
}

Result<void> PastChanges::writeTable(const PastTable &table, Rows &rows, const Progress &progress)
{
    const auto statements = this->statements(table);
    if (!statements)
        return statements.error();
    if (auto made = PastTables::make(m_database, table); !made)
        return made;
    qint64 done = 0;
    for (const auto &[id, row] : rows) {
        if (done++ % changesBetweenProgress == 0) {
            if (auto reported = Steps::report(progress, done, qint64(rows.size())); !reported)
                return reported;
        }
        const auto was = wasThere(table, id, row);
        if (!was)
            return was.error();
        if (*was && !row.isGone && row.old.isEmpty())
            continue; // as it is now
        if (auto touched = Cursor::run(m_database, statements->touch, {id}); !touched)
            return touched.error();
        if (auto inserted = *was ? insert(*statements, id, row) : Result<void>(); !inserted)
            return inserted;
    }
    return PastTables::index(m_database, table);
}

// Whether the row is shown at all; of a period, its own times say the rest.
Result<bool> PastChanges::wasThere(const PastTable &table, qint64 id, const Row &row)
{
    switch (table.kind) {
    case PastTable::Kind::Referred:
        return !row.isGone || !row.isLater;
    case PastTable::Kind::Period: {
        const auto counts = row.isGone ? wentWithSubject(*table.period, row) : Result<bool>(true);
        if (counts && *counts && row.isGone)
            rememberSubjects(*table.period, row);
        return counts;
    }
    case PastTable::Kind::Listed:
        break;
    }
    if (!row.isLater)
        return true;
    if (table.since) {
        const QString column = QLatin1StringView(table.since);
        const auto since = row.old.contains(column)
            ? Result<QVariant>(row.old.value(column).toVariant())
            : Sql::value(m_database.connection(),
                         u"SELECT %1 FROM %2 WHERE id = :id"_s.arg(column, QLatin1StringView(table.name)),
                         {{u"id"_s, id}});
        if (!since)
            return since.error();
        if (since->toString() <= m_moment)
            return true;
    }
    return hadBegun(table, id);
}

// Whether a period that had begun tells of the row.
Result<bool> PastChanges::hadBegun(const PastTable &table, qint64 id)
{
    const QString name = QLatin1StringView(table.name);
    if (m_told.value(name).contains(id))
        return true;
    for (const PastTable &other : PastTables::all()) {
        if (!other.period)
            continue;
        for (const Subject &subject : subjects(*other.period)) {
            if (subject.table != name)
                continue;
            auto period = Cursor::openKept(
                m_database,
                u"SELECT 1 FROM %1 WHERE %2 = ? AND %3 <= ? LIMIT 1"_s.arg(
                    QLatin1StringView(other.name), subject.column, QLatin1StringView(other.period->begin)),
                QVariantList {id, m_moment});
            if (!period)
                return period.error();
            if (period->next())
                return true;
            if (auto done = period->error(); !done)
                return done.error();
        }
    }
    return false;
}

// Else it was taken back as a mistake.
Result<bool> PastChanges::wentWithSubject(const PastPeriod &period, const Row &row) const
{
    for (const Subject &subject : subjects(period)) {
        const auto went = Sql::value(
            m_database.connection(),
            u"SELECT count(*) FROM changes WHERE table_name = :table AND row_id = :id "
            "AND operation_id = :o AND action = 'D'"_s,
            {{u"table"_s, subject.table}, {u"id"_s, row.old.value(subject.column).toVariant()}, {u"o"_s, row.goneBy}});
        if (!went)
            return went.error();
        if (went->toInt() > 0)
            return true;
    }
    return false;
}

void PastChanges::rememberSubjects(const PastPeriod &period, const Row &row)
{
    if (row.old.value(QLatin1StringView(period.begin)).toString() > m_moment)
        return;
    for (const Subject &subject : subjects(period))
        m_told[subject.table].insert(row.old.value(subject.column).toInteger());
}

Result<void> PastChanges::insert(const Statements &statements, qint64 id, const Row &row) const
{
    QVariantList values;
    if (row.isGone) {
        values = valuesOf(nullptr, statements.columns, row.old);
    } else {
        auto now = Cursor::openKept(m_database, statements.now, QVariantList {id});
        if (!now)
            return now.error();
        if (!now->next())
            return now->error();
        values = valuesOf(&*now, statements.columns, row.old);
    }
    auto inserted = Cursor::run(m_database, statements.add, values);
    return inserted ? Result<void>() : Result<void>(inserted.error());
}
