// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operationreader.h"

#include "core/access/session.h"
#include "core/base/isotime.h"
#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/journal/changerange.h"
#include "core/operations/recordnames.h"
#include "core/operations/rowpast.h"
#include "core/tables/view.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

RowChange::Action toAction(const QString &letter)
{
    return letter == "I"_L1 ? RowChange::Action::Added
        : letter == "D"_L1  ? RowChange::Action::Deleted
                            : RowChange::Action::Edited;
}

// Of a row of id, table_name, row_id, action.
RowChange toChange(const QSqlQuery &row)
{
    return {.id = row.value(0).toLongLong(),
            .table = row.value(1).toString(),
            .rowId = row.value(2).toLongLong(),
            .action = toAction(row.value(3).toString())};
}

// The key itself where what it meant is not known.
QVariant shown(const RowPast &past, const ViewColumn *column, const QVariant &stored, qint64 change)
{
    if (!column || !column->relatedTable || stored.isNull())
        return stored;
    const QString name = RecordNames::reference(past, QString::fromLatin1(column->relatedTable), stored.toLongLong(),
                                                change);
    return name.isEmpty() ? stored : name;
}

}

OperationReader::OperationReader(Database &database, const Session &session)
    : m_database(database)
    , m_session(session)
{
}

Result<OperationRecord> OperationReader::find(qint64 id) const
{
    if (!m_session.isOpen())
        return Error {Error::Code::NotSignedIn, tr("Nobody is signed in.")};
    auto row = Sql::run(m_database.connection(),
                        u"SELECT actor_id, id, at, actor, kind, summary, reason, hash, changes, "
                        "(SELECT undone_id FROM undos WHERE operation_id = id), "
                        "(SELECT operation_id FROM undos WHERE undone_id = id) FROM operations "
                        "WHERE id = :id"_s,
                        {{u"id"_s, id}});
    if (!row)
        return row.error();
    if (!row->next())
        return Error {Error::Code::NotFound, tr("There is no operation %1.").arg(id)};
    const QVariant actorId = row->value(0);
    const std::optional<qint64> owner = actorId.isNull() ? std::nullopt : std::optional(actorId.toLongLong());
    if (auto allowed = m_session.require(Permission::ViewOperations, owner); !allowed)
        return allowed.error();
    return OperationRecord {.id = row->value(1).toLongLong(),
                            .at = IsoTime::fromText(row->value(2).toString()),
                            .actor = row->value(3).toString(),
                            .kind = row->value(4).toString(),
                            .summary = row->value(5).toString(),
                            .reason = row->value(6).toString(),
                            .hash = row->value(7).toString(),
                            .changes = row->value(8).toLongLong(),
                            .undoes = row->value(9).toLongLong(),
                            .undoneBy = row->value(10).toLongLong()};
}

Result<QList<RowChange>> OperationReader::changes(qint64 id, int limit, qint64 first) const
{
    if (auto allowed = find(id); !allowed)
        return allowed.error();
    auto range = ChangeRange::of(m_database.connection(), id);
    if (!range)
        return range.error();
    range->first += first;
    range->last = std::min(range->last, range->first + limit - 1);
    auto read = Sql::rows(
        m_database.connection(),
        u"SELECT id, table_name, row_id, action, old_values FROM changes WHERE id BETWEEN :first AND :last ORDER BY id"_s,
        range->bound(), [](const QSqlQuery &row) { return std::pair(toChange(row), row.value(4).toByteArray()); });
    if (!read)
        return read.error();
    const QSqlDatabase db = m_database.connection();
    const RowPast past(db);
    QList<RowChange> changes;
    for (auto &[change, oldValues] : *read) {
        if (auto described = describe(past, change, oldValues); !described)
            return described.error();
        changes.append(change);
    }
    return changes;
}

Result<QList<PastChange>> OperationReader::history(const QString &table, qint64 rowId, int limit) const
{
    if (auto allowed = m_session.require(Permission::ViewOperations, m_session.userId()); !allowed)
        return allowed.error();
    QString statement =
        u"SELECT c.id, c.table_name, c.row_id, c.action, c.old_values, o.id, o.at, o.actor FROM changes c "
        "JOIN operations o ON o.id = c.operation_id WHERE c.table_name = :table AND c.row_id = :row"_s;
    QVariantMap values {{u"table"_s, table}, {u"row"_s, rowId}, {u"limit"_s, limit}};
    if (!m_session.may(Permission::ViewOperations)) {
        statement += u" AND o.actor_id = :me"_s;
        values.insert(u"me"_s, m_session.userId());
    }
    auto read = Sql::rows(m_database.connection(), statement + u" ORDER BY c.id DESC LIMIT :limit"_s, values,
                          [](const QSqlQuery &row) {
                              const PastChange past {.operation = row.value(5).toLongLong(),
                                                     .at = IsoTime::fromText(row.value(6).toString()),
                                                     .actor = row.value(7).toString(),
                                                     .change = toChange(row)};
                              return std::pair(past, row.value(4).toByteArray());
                          });
    if (!read)
        return read.error();
    const QSqlDatabase db = m_database.connection();
    const RowPast past(db);
    QList<PastChange> history;
    for (auto &[entry, oldValues] : *read) {
        if (auto described = describe(past, entry.change, oldValues); !described)
            return described.error();
        history.append(entry);
    }
    return history;
}

Result<void> OperationReader::describe(const RowPast &past, RowChange &change, const QByteArray &oldValues) const
{
    const qint64 last = change.action == RowChange::Action::Deleted ? change.id - 1 : change.id;
    change.name = RecordNames::row(past, change.table, change.rowId, last);
    auto read = fields(past, change, oldValues);
    if (!read)
        return read.error();
    change.fields = *std::move(read);
    return {};
}

Result<QList<FieldChange>> OperationReader::fields(const RowPast &past, const RowChange &change,
                                                   const QByteArray &oldValues) const
{
    const auto kept = past.columns(change.table);
    if (!kept)
        return kept.error();
    const QVariantMap before = QJsonDocument::fromJson(oldValues).object().toVariantMap();
    const bool isEdit = change.action == RowChange::Action::Edited;
    QStringList columns = *kept; // in their order, behind them what is secret
    columns.removeIf([&](const QString &column) { return column == "id"_L1 || (isEdit && !before.contains(column)); });
    const auto after = past.at(change.table, change.rowId, change.id, columns);
    if (!after)
        return after.error();
    for (auto value = before.cbegin(); value != before.cend(); ++value) {
        if (!columns.contains(value.key()) && value.key() != "id"_L1)
            columns.append(value.key());
    }
    QList<FieldChange> fields;
    for (const QString &name : std::as_const(columns)) {
        const ViewColumn *column = RecordNames::column(change.table, name);
        FieldChange field {name, column, shown(past, column, before.value(name), change.id - 1),
                           shown(past, column, after->value_or(QVariantMap()).value(name), change.id)};
        if (mayRead(column) && (isEdit || !field.before.toString().isEmpty() || !field.after.toString().isEmpty()))
            fields.append(field);
    }
    return fields;
}

bool OperationReader::mayRead(const ViewColumn *column) const
{
    return !column || !column->needs || m_session.may(*column->needs);
}
