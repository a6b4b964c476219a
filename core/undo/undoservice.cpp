// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/undo/undoservice.h"

#include "core/access/operationkinds.h"
#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/db/database.h"
#include "core/db/snapshot.h"
#include "core/db/sql.h"
#include "core/undo/undorows.h"
#include "core/undo/undorules.h"
#include "core/undo/undowriter.h"

#include <QElapsedTimer>
#include <QScopeGuard>

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 millisecondsBetweenAsking = 100; // whether it is cancelled
}

UndoService::UndoService(Database &database, UnitOfWork &work)
    : m_database(database)
    , m_work(work)
{
}

Result<Saved> UndoService::undo(qint64 operation, Rows rows, const Progress &progress, const Tell &tell)
{
    return reverse(Act::Undo, operation, rows, progress, tell);
}

Result<Saved> UndoService::redo(qint64 operation, Rows rows, const Progress &progress, const Tell &tell)
{
    return reverse(Act::Redo, operation, rows, progress, tell);
}

Result<qint64> UndoService::rootOf(qint64 operation) const
{
    auto root = Sql::value(
        m_database.connection(),
        u"WITH RECURSIVE up (id) AS (SELECT :operation UNION ALL "
        "SELECT u.undone_id FROM undos u JOIN up ON u.operation_id = up.id) SELECT min(id) FROM up"_s,
        {{u"operation"_s, operation}});
    if (!root)
        return root.error();
    return root->toLongLong();
}

// The operation, what undid it, what undid that, and so on.
Result<QList<qint64>> UndoService::chain(qint64 root) const
{
    return Sql::ids(
        m_database.connection(),
        u"WITH RECURSIVE down (id) AS (SELECT :root UNION ALL "
        "SELECT u.operation_id FROM undos u JOIN down ON u.undone_id = down.id) SELECT id FROM down ORDER BY id"_s,
        {{u"root"_s, root}});
}

Error UndoService::done(const QString &sentence, qint64 by) const
{
    auto row = Sql::run(m_database.connection(), u"SELECT actor, at FROM operations WHERE id = :id"_s, {{u"id"_s, by}});
    if (!row)
        return row.error();
    (void)row->next();
    return {Error::Code::Conflict, sentence.arg(by).arg(row->value(0).toString(), row->value(1).toString())};
}

// Undo reverses the newest link of the chain where the operation is in effect, redo where it is not.
Result<UndoService::Target> UndoService::target(Act act, qint64 operation) const
{
    const auto root = rootOf(operation);
    const auto links = root ? chain(*root) : Result<QList<qint64>>(root.error());
    if (!links)
        return links.error();
    if (auto found = described(*root, operation); !found)
        return found.error();
    const qsizetype place = links->indexOf(operation);
    const bool isUndone = (links->size() - 1 - place) % 2 != 0;
    if (act == Act::Undo && isUndone)
        return done(tr("Operation %1 was undone already, by operation %2 of %3 at %4.").arg(operation),
                    links->at(place + 1));
    if (act == Act::Redo && links->size() % 2 != 0)
        return links->size() == 1
            ? Error {Error::Code::Conflict, tr("Operation %1 was not undone.").arg(operation)}
            : done(tr("Operation %1 was redone already, by operation %2 of %3 at %4.").arg(operation),
                   links->constLast());
    auto target = described(*root, links->constLast());
    if (target)
        target->isRedo = links->size() % 2 == 0;
    return target;
}

Result<UndoService::Target> UndoService::described(qint64 root, qint64 operation) const
{
    auto row = Sql::run(
        m_database.connection(),
        u"SELECT r.kind, r.summary, o.actor_id, o.changes FROM operations o JOIN operations r ON r.id = :root "
        "WHERE o.id = :operation"_s,
        {{u"root"_s, root}, {u"operation"_s, operation}});
    if (!row)
        return row.error();
    if (!row->next())
        return Error {Error::Code::NotFound, tr("There is no operation %1.").arg(operation)};
    Target target {.root = root,
                   .operation = operation,
                   .changes = row->value(3).toLongLong(),
                   .kind = row->value(0).toString(),
                   .summary = row->value(1).toString()};
    if (const QVariant actor = row->value(2); !actor.isNull())
        target.actor = actor.toLongLong();
    return target;
}

// Rights first: what one may not see, one is told nothing about.
Result<const OperationKind *> UndoService::require(const Target &target) const
{
    const Session &session = m_work.session();
    if (auto allowed = session.require(Permission::ViewOperations, target.actor); !allowed)
        return allowed.error();
    const QString kept = OperationKinds::whyKept(target.kind);
    if (!kept.isEmpty())
        return Error {Error::Code::Conflict, kept};
    const OperationKind *kind = OperationKinds::find(target.kind);
    const auto owner = kind->isOwn ? target.actor : std::nullopt;
    for (const Permission needed : kind->needs) {
        if (auto allowed = session.require(needed, owner); !allowed)
            return allowed.error();
    }
    return kind;
}

QString UndoService::refusal(Act act, qint64 operation) const
{
    const Session &session = m_work.session();
    if (m_database.isReadOnly())
        return m_database.readOnlyReason();
    if (session.scope(Permission::ViewOperations) == Scope::None)
        return session.refusal(Permission::ViewOperations);
    const auto found = target(act, operation);
    if (!found)
        return found.error().message;
    const auto kind = require(*found);
    return kind ? QString() : kind.error().message;
}

QString UndoService::summary(const Target &target)
{
    return target.isRedo ? tr("Redid operation %1: %2").arg(target.root).arg(target.summary)
                         : tr("Undid operation %1: %2").arg(target.root).arg(target.summary);
}

Result<Saved> UndoService::reverse(Act act, qint64 operation, Rows rows, const Progress &progress, const Tell &tell)
{
    const auto found = target(act, operation);
    const QString asked = act == Act::Undo ? tr("Undo operation %1").arg(operation)
                                           : tr("Redo operation %1").arg(operation);
    const bool isRedo = found ? found->isRedo : act == Act::Redo;
    const OperationInfo info {isRedo ? u"journal.redo"_s : u"journal.undo"_s, found ? summary(*found) : asked};
    // Who may not see the operation is not told whether there is one.
    const auto owner = found ? found->actor : std::optional(m_work.session().userId());
    const auto work = [&](const Operation &by) -> Result<void> {
        const auto current = target(act, operation); // somebody may have been faster
        if (!current)
            return current.error();
        if (!found || current->operation != found->operation)
            return Error {Error::Code::Conflict, tr("Somebody else undid or redid it meanwhile. Nothing was changed.")};
        return write(*current, rows, by.id(), progress, tell);
    };
    const auto written = m_work.run(Permission::ViewOperations, info, work, owner, progress);
    return toSaved(written, found ? found->operation : 0);
}

Result<UndoPlan> UndoService::describe(const Target &target, const UndoRows &rows) const
{
    UndoPlan plan {.operation = target.operation, .summary = target.summary, .isRedo = target.isRedo};
    const auto counts = rows.counts();
    const auto obstacles = rows.obstacles(UndoPlan::mostListed);
    const auto count = rows.countObstacles();
    const auto secrets = rows.hasSecrets();
    const auto confirmed = UndoRules(m_database, m_work.session(), *OperationKinds::find(target.kind), target.operation)
                               .confirmedRights();
    if (!counts || !obstacles)
        return counts ? obstacles.error() : counts.error();
    if (!count || !secrets)
        return count ? secrets.error() : count.error();
    if (!confirmed)
        return confirmed.error();
    plan.counts = *counts;
    plan.obstacles = *obstacles;
    plan.obstacleCount = *count;
    plan.losesPasswords = *secrets;
    plan.confirmed = *confirmed;
    return plan;
}

// Few statements, which take their time where an operation changed a million rows.
Result<UndoPlan> UndoService::gathered(const Target &target, UndoRows &rows, const Progress &progress) const
{
    QElapsedTimer sinceAsked;
    sinceAsked.start();
    m_database.cancelWhen([&] {
        if (!progress || sinceAsked.elapsed() < millisecondsBetweenAsking)
            return false;
        sinceAsked.restart();
        return !progress(0, 1);
    });
    const auto reset = qScopeGuard([this] { m_database.cancelWhen({}); });
    if (auto gathered = rows.gather(); !gathered)
        return gathered.error();
    const auto obstacles = rows.countObstacles();
    if (!obstacles)
        return obstacles.error();
    if (*obstacles > 0) {
        if (auto bound = rows.bind(); !bound)
            return bound.error();
    }
    return describe(target, rows);
}

Result<void> UndoService::write(const Target &target, Rows which, qint64 by, const Progress &progress, const Tell &tell)
{
    const auto kind = require(target);
    if (!kind)
        return kind.error();
    UndoRows rows(m_database, target.operation);
    const auto plan = gathered(target, rows, progress);
    if (!plan)
        return plan.error();
    const auto told = tell ? tell(*plan) : Result<void>();
    if (plan->obstacleCount > 0 && (which == Rows::All || plan->rows() == 0))
        return Error {Error::Code::Conflict,
                      tr("It is blocked by %Ln row(s). Nothing was changed.", nullptr, int(plan->obstacleCount))};
    if (plan->rows() == 0)
        return Error {Error::Code::Conflict, tr("Operation %1 changed nothing that could be undone.").arg(target.root)};
    UndoRules rules(m_database, m_work.session(), **kind, target.operation);
    if (auto allowed = rules.before(); !allowed)
        return allowed;
    if (!told)
        return told;
    if (auto written = UndoWriter(m_database, target.operation).write(Steps::part(progress, 0, Steps::recordsShare));
        !written)
        return written;
    if (auto fits = rules.after(); !fits)
        return fits;
    const auto linked = Sql::run(m_database.connection(),
                                 u"INSERT INTO undos (operation_id, undone_id) VALUES (:by, :undone)"_s,
                                 {{u"by"_s, by}, {u"undone"_s, target.operation}});
    return linked ? Result<void>() : linked.error();
}

Result<UndoPlan> UndoService::plan(Act act, qint64 operation) const
{
    const Session &session = m_work.session();
    if (!session.isOpen() || session.scope(Permission::ViewOperations) == Scope::None)
        return session.require(Permission::ViewOperations).error();
    Snapshot snapshot(m_database);
    if (auto begun = snapshot.begin(); !begun)
        return begun.error();
    const auto found = target(act, operation);
    if (!found)
        return found.error();
    if (auto allowed = require(*found); !allowed)
        return allowed.error();
    UndoRows rows(m_database, found->operation);
    return gathered(*found, rows, {});
}

Result<qint64> UndoService::newestOperation() const
{
    const auto newest = Sql::value(m_database.connection(), u"SELECT ifnull(max(id), 0) FROM operations"_s);
    if (!newest)
        return newest.error();
    return newest->toLongLong();
}

Result<std::optional<UndoService::Next>> UndoService::next(Act act, qint64 after) const
{
    const Session &session = m_work.session();
    if (session.isSystem() || !session.may(Permission::ViewOperations, session.userId()))
        return std::optional<Next>();
    // Newest first: own operations that are no undo themselves, and the newest link of their chain.
    const auto own = Sql::rows(
        m_database.connection(),
        u"SELECT id, summary FROM operations WHERE actor_id = :me AND id > :after AND changes > 0 "
        "AND id NOT IN (SELECT operation_id FROM undos) ORDER BY id DESC LIMIT 100"_s,
        {{u"me"_s, session.userId()}, {u"after"_s, after}}, [](const QSqlQuery &row) {
            return Next {row.value(0).toLongLong(), row.value(1).toString()};
        });
    if (!own)
        return own.error();
    std::optional<Next> found;
    qint64 newestLink = 0;
    for (const Next &one : *own) {
        const auto links = chain(one.operation);
        if (!links)
            return links.error();
        const bool isUndone = links->size() % 2 == 0;
        if (isUndone != (act == Act::Redo) || !refusal(act, one.operation).isEmpty())
            continue;
        if (act == Act::Undo)
            return std::optional(one);
        if (links->constLast() > newestLink) {
            newestLink = links->constLast();
            found = one;
        }
    }
    if (found && newestLink < own->constFirst().operation)
        found.reset();
    return found;
}
