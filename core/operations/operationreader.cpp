// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operationreader.h"

#include "core/access/session.h"
#include "core/base/isotime.h"
#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/operations/recordnames.h"
#include "core/tables/view.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace {

RowChange::Action toAction(const QString &letter)
{
    return letter == "I"_L1 ? RowChange::Action::Added
        : letter == "D"_L1  ? RowChange::Action::Deleted
                            : RowChange::Action::Edited;
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

Result<QList<RowChange>> OperationReader::changes(qint64 id, int limit) const
{
    if (auto allowed = find(id); !allowed)
        return allowed.error();
    return Sql::rows(m_database.connection(),
                     u"SELECT table_name, row_id, action, old_values FROM changes WHERE operation_id = :id "
                     "ORDER BY id LIMIT :limit"_s,
                     {{u"id"_s, id}, {u"limit"_s, limit}}, [this](const QSqlQuery &row) {
                         const QString table = row.value(0).toString();
                         return RowChange {.table = table,
                                           .rowId = row.value(1).toLongLong(),
                                           .action = toAction(row.value(2).toString()),
                                           .oldValues = oldValues(table, row.value(3).toByteArray())};
                     });
}

QList<RowChange::OldValue> OperationReader::oldValues(const QString &table, const QByteArray &json) const
{
    QList<RowChange::OldValue> values;
    const QJsonObject old = QJsonDocument::fromJson(json).object();
    for (auto it = old.constBegin(); it != old.constEnd(); ++it) {
        const ViewColumn *column = RecordNames::column(table, it.key());
        if (!column || !column->needs || m_session.may(*column->needs))
            values.append({it.key(), column, shown(column, it.value().toVariant())});
    }
    return values;
}

// The key itself where what it meant is gone.
QVariant OperationReader::shown(const ViewColumn *column, const QVariant &stored) const
{
    if (!column || !column->relatedTable || stored.isNull())
        return stored;
    const auto text = Sql::value(m_database.connection(),
                                 u"SELECT %1 FROM %2 WHERE id = :id"_s.arg(QLatin1StringView(column->relatedField),
                                                                           QLatin1StringView(column->relatedTable)),
                                 {{u"id"_s, stored}});
    return text && text->isValid() && !text->isNull() ? *text : stored;
}
