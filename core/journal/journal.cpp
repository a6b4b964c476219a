// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"

#include "core/base/clock.h"
#include "core/base/isotime.h"
#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/db/transaction.h"
#include "core/journal/chain.h"

#include <QScopeGuard>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace {

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

}

Journal::Journal(Database &database, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
{
}

Result<qint64> Journal::write(const Actor &actor, const OperationInfo &info, const Work &work, Empty empty,
                              const Progress &progress)
{
    if (m_current) {
        if (auto done = work(*m_current); !done)
            return done.error();
        return m_current->id();
    }
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    const QDateTime at = m_clock.now();
    const auto id = insertOperation(actor, info, at);
    if (!id)
        return id;
    const Operation operation(*id, at, actor);
    {
        m_current = &operation;
        const auto reset = qScopeGuard([this] { m_current = nullptr; });
        if (auto done = work(operation); !done)
            return done.error();
    }
    const auto changes = countChanges(*id);
    if (!changes)
        return changes.error();
    if (changes->count() == 0 && empty == Empty::Discard)
        return qint64 {0};
    const QSqlDatabase db = m_database.connection();
    const Progress recording = Steps::part(progress, Steps::recordsShare, 1);
    if (auto digested = Chain::digestRows(db, *changes, m_tables, recording); !digested)
        return digested.error();
    if (auto sealed = Chain::seal(db, *id, *changes); !sealed)
        return sealed.error();
    if (auto cleared = setCurrent({}); !cleared)
        return cleared.error();
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    emit committed(*id);
    return *id;
}

Result<qint64> Journal::insertOperation(const Actor &actor, const OperationInfo &info, const QDateTime &at)
{
    auto inserted = Sql::run(
        m_database.connection(),
        u"INSERT INTO operations (uuid, actor_id, actor, at, kind, summary, reason, changes_before) "
        "VALUES (:uuid, :actor_id, :actor, :at, :kind, :summary, :reason, "
        "(SELECT ifnull(max(id), 0) FROM row_changes))"_s,
        {{u"uuid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
         {u"actor_id"_s, actor.id ? QVariant(*actor.id) : QVariant()},
         {u"actor"_s, actor.name},
         {u"at"_s, IsoTime::toText(at)},
         {u"kind"_s, info.kind},
         {u"summary"_s, info.summary},
         {u"reason"_s, orNull(info.reason)}});
    if (!inserted)
        return inserted.error();
    const qint64 id = inserted->lastInsertId().toLongLong();
    if (auto set = setCurrent(id); !set)
        return set.error();
    return id;
}

Result<ChangeRange> Journal::countChanges(qint64 operationId)
{
    const auto counted = Sql::run(m_database.connection(),
                                  u"UPDATE operations SET changes = (SELECT ifnull(max(id), 0) FROM row_changes) "
                                  "- changes_before WHERE id = :o"_s,
                                  {{u"o"_s, operationId}});
    if (!counted)
        return counted.error();
    return ChangeRange::of(m_database.connection(), operationId);
}

Result<void> Journal::setCurrent(const QVariant &operationId)
{
    auto set = Sql::run(m_database.connection(), u"UPDATE journal_state SET operation_id = :o WHERE id = 1"_s,
                        {{u"o"_s, operationId}});
    if (!set)
        return set.error();
    return {};
}
