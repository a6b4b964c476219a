// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/custody/custodyservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/assets/assetservice.h"
#include "core/base/clock.h"
#include "core/db/sql.h"
#include "core/people/personservice.h"
#include "core/relations/associationproxy.h"

using namespace Qt::Literals::StringLiterals;

namespace {

const QString newestFirst = u"c.checked_out_at DESC, c.id DESC"_s;

AssociationObject custodies(const Database &database)
{
    return AssociationObject(database.connection(), u"asset_assignments"_s, u"user_id"_s, u"asset_id"_s,
                             Relations::RowVersion::Counted);
}

}

CustodyService::CustodyService(Database &database, UnitOfWork &work, Clock &clock, AssetService &assets,
                               PersonService &people, CatalogService &catalog)
    : m_database(database)
    , m_work(work)
    , m_clock(clock)
    , m_assets(assets)
    , m_custody(database)
    , m_rules(assets, people, catalog, m_custody)
{
}

QString CustodyService::assetNames(const QList<qint64> &assetIds) const
{
    const auto asset = assetIds.size() == 1 ? m_assets.find(assetIds.constFirst()) : Result<Asset>(Error {});
    return asset ? asset->tag : tr("%Ln asset(s)", nullptr, int(assetIds.size()));
}

Result<void> CustodyService::checkMoments(const CheckOut &request, const QDateTime &now) const
{
    if (request.assetIds.isEmpty())
        return Error {Error::Code::Invalid, tr("Choose at least one asset."), u"assets"_s};
    if (request.at.isValid() && request.at > now)
        return Error {Error::Code::Invalid, tr("A check-out cannot lie in the future."), u"at"_s};
    const QDateTime at = request.at.isValid() ? request.at : now;
    if (request.dueAt.isValid() && request.dueAt <= at)
        return Error {Error::Code::Invalid, tr("The due date lies before the check-out."), u"due_at"_s};
    return {};
}

Result<void> CustodyService::check(const Asset &asset, const CheckOut &request) const
{
    if (auto allowed = m_work.session().require(Permission::ChangeCustody); !allowed)
        return allowed;
    CheckOut one = request;
    one.assetIds = {asset.id};
    if (auto valid = checkMoments(one, m_clock.now()); !valid)
        return valid;
    if (auto holder = m_rules.requireHolder(request.userId); !holder)
        return holder.error();
    if (auto available = m_rules.requireAvailable(asset); !available)
        return available;
    const auto last = m_custody.lastCheckIn(asset.id);
    if (!last)
        return last.error();
    if (request.at.isValid() && last->isValid() && request.at < *last)
        return Error {Error::Code::Conflict, tr("%1 was in other hands at that time.").arg(asset.tag),
                      u"checked_out_at"_s};
    return {};
}

QString CustodyService::unavailability(qint64 assetId) const
{
    const auto asset = m_assets.find(assetId);
    if (!asset)
        return asset.error().message;
    const auto available = m_rules.requireAvailable(*asset);
    return available ? QString() : available.error().message;
}

Result<Custody> CustodyService::find(qint64 custodyId) const
{
    return m_custody.table().find(custodyId);
}

Result<std::optional<Custody>> CustodyService::current(qint64 assetId) const
{
    return m_custody.open(assetId);
}

Result<QList<qint64>> CustodyService::assetsOf(const QList<qint64> &custodyIds) const
{
    return m_custody.assetsOf(custodyIds);
}

Result<Saved> CustodyService::checkOut(const CheckOut &request, const Progress &progress)
{
    const QList<qint64> assetIds = Steps::unique(request.assetIds);
    const OperationInfo info {u"custody.check-out"_s,
                              tr("Checked out %1 to %2").arg(assetNames(assetIds), m_rules.personName(request.userId))};
    const auto work = [&](const Operation &operation) -> Result<void> {
        if (auto valid = checkMoments(request, operation.at()); !valid)
            return valid;
        if (auto holder = m_rules.requireHolder(request.userId); !holder)
            return holder.error();
        return Steps::forEach(assetIds, progress,
                              [&](qint64 assetId) { return checkOutOne(operation, request, assetId); });
    };
    return toSaved(m_work.run(Permission::ChangeCustody, info, work, {}, progress), assetIds.value(0));
}

Result<void> CustodyService::checkOutOne(const Operation &operation, const CheckOut &request, qint64 assetId)
{
    const auto asset = m_assets.find(assetId);
    if (!asset)
        return asset.error();
    if (auto available = m_rules.requireAvailable(*asset); !available)
        return available;
    return openOne(operation, request, *asset);
}

Result<void> CustodyService::openOne(const Operation &operation, const CheckOut &request, const Asset &asset)
{
    Custody custody;
    custody.assetId = asset.id;
    custody.userId = request.userId;
    custody.purpose = request.purpose.trimmed();
    const auto last = m_custody.lastCheckIn(asset.id);
    if (!last)
        return last.error();
    // A clock that was ahead and is right again must not keep assets on the shelf.
    const QDateTime now = last->isValid() ? std::max(operation.at(), *last) : operation.at();
    custody.checkedOutAt = request.at.isValid() ? request.at : now;
    custody.checkedOutBy = operation.actor().id;
    custody.dueAt = request.dueAt;
    custody.conditionOut = request.condition.trimmed();
    custody.notes = request.note.trimmed();
    const auto inserted = m_custody.table().insert(custody);
    if (!inserted && inserted.error().code == Error::Code::Conflict)
        return Error {Error::Code::Conflict, tr("%1: %2").arg(asset.tag, inserted.error().message), u"at"_s,
                      inserted.error().detail};
    if (!inserted)
        return inserted.error();
    return m_rules.deploy(operation, asset);
}

Result<Saved> CustodyService::checkIn(const CheckIn &request, const Progress &progress)
{
    const QList<qint64> assetIds = Steps::unique(request.assetIds);
    const OperationInfo info {u"custody.check-in"_s, tr("Checked in %1").arg(assetNames(assetIds))};
    const auto work = [&](const Operation &operation) -> Result<void> {
        if (assetIds.isEmpty())
            return Error {Error::Code::Invalid, tr("Choose at least one asset."), u"assets"_s};
        return Steps::forEach(assetIds, progress,
                              [&](qint64 assetId) { return checkInOne(operation, request, assetId); });
    };
    return toSaved(m_work.run(Permission::ChangeCustody, info, work, {}, progress), assetIds.value(0));
}

Result<void> CustodyService::checkInOne(const Operation &operation, const CheckIn &request, qint64 assetId)
{
    const auto asset = m_assets.find(assetId);
    if (!asset)
        return asset.error();
    if (auto closed = closeOne(operation, request, *asset); !closed)
        return closed;
    const auto status = m_rules.statusAfter(request, *asset);
    if (!status)
        return status.error();
    return m_assets.place(operation, *asset, *status, request.siteId);
}

Result<void> CustodyService::closeOne(const Operation &operation, const CheckIn &request, const Asset &asset)
{
    const auto open = m_custody.open(asset.id);
    if (!open)
        return open.error();
    if (!*open)
        return Error {Error::Code::Conflict, tr("%1 is not checked out.").arg(asset.tag), u"assets"_s};
    if (request.at.isValid() && request.at > operation.at())
        return Error {Error::Code::Invalid, tr("A check-in cannot lie in the future."), u"at"_s};
    Custody closed = **open;
    closed.checkedInAt = request.at.isValid() ? request.at : std::max(operation.at(), closed.checkedOutAt);
    if (closed.checkedInAt < closed.checkedOutAt)
        return Error {Error::Code::Invalid, tr("%1 was checked out later than that.").arg(asset.tag), u"at"_s};
    closed.checkedInBy = operation.actor().id;
    closed.conditionIn = request.condition.trimmed();
    if (const QString note = request.note.trimmed(); !note.isEmpty())
        closed.notes = closed.notes.isEmpty() ? note : closed.notes + u'\n' + note;
    return m_custody.table().update(**open, closed);
}

Result<Saved> CustodyService::transfer(const CheckOut &request, const Progress &progress)
{
    const QList<qint64> assetIds = Steps::unique(request.assetIds);
    const OperationInfo info {u"custody.transfer"_s,
                              tr("Transferred %1 to %2").arg(assetNames(assetIds), m_rules.personName(request.userId))};
    const auto work = [&](const Operation &operation) -> Result<void> {
        if (auto valid = checkMoments(request, operation.at()); !valid)
            return valid;
        if (auto holder = m_rules.requireHolder(request.userId); !holder)
            return holder.error();
        return Steps::forEach(assetIds, progress,
                              [&](qint64 assetId) { return transferOne(operation, request, assetId); });
    };
    return toSaved(m_work.run(Permission::ChangeCustody, info, work, {}, progress), assetIds.value(0));
}

Result<void> CustodyService::transferOne(const Operation &operation, const CheckOut &request, qint64 assetId)
{
    const auto asset = m_assets.find(assetId);
    const auto open = m_custody.open(assetId);
    if (!asset || !open)
        return asset ? open.error() : asset.error();
    if (*open && (*open)->userId == request.userId)
        return Error {Error::Code::Conflict,
                      tr("%1 is with %2 already.").arg(asset->tag, m_rules.personName(request.userId)), u"user_id"_s};
    const CheckIn back {.assetIds = {}, .condition = request.condition, .at = request.at};
    if (auto closed = closeOne(operation, back, *asset); !closed)
        return closed;
    if (auto available = m_rules.requireAvailable(*asset); !available)
        return available;
    return openOne(operation, request, *asset);
}

Result<Saved> CustodyService::extend(const QList<qint64> &ids, const QDateTime &dueAt, const Progress &progress)
{
    const QList<qint64> assetIds = Steps::unique(ids);
    const OperationInfo info {u"custody.extend"_s, tr("Changed the due date of %1").arg(assetNames(assetIds))};
    const auto work = [&](const Operation &) -> Result<void> {
        if (assetIds.isEmpty())
            return Error {Error::Code::Invalid, tr("Choose at least one asset."), u"assets"_s};
        return Steps::forEach(assetIds, progress, [&](qint64 assetId) { return extendOne(assetId, dueAt); });
    };
    return toSaved(m_work.run(Permission::ChangeCustody, info, work, {}, progress), assetIds.value(0));
}

Result<void> CustodyService::extendOne(qint64 assetId, const QDateTime &dueAt)
{
    const auto asset = m_assets.find(assetId);
    const auto open = m_custody.open(assetId);
    if (!asset || !open)
        return asset ? open.error() : asset.error();
    if (!*open)
        return Error {Error::Code::Conflict, tr("%1 is not checked out.").arg(asset->tag), u"assets"_s};
    if (dueAt.isValid() && dueAt <= (*open)->checkedOutAt)
        return Error {Error::Code::Invalid, tr("The due date lies before the check-out."), u"due_at"_s};
    Custody extended = **open;
    extended.dueAt = dueAt;
    return m_custody.table().update(**open, extended);
}

Result<QList<CustodyPeriod>> CustodyService::readable(const QString &condition, const QVariantMap &values,
                                                      const QString &order) const
{
    const Session &session = m_work.session();
    if (session.may(Permission::ViewCustody))
        return m_custody.periods(condition, values, order);
    if (auto allowed = session.require(Permission::ViewCustody, session.userId()); !allowed)
        return allowed.error();
    QVariantMap own = values;
    own.insert(u"me"_s, session.userId());
    return m_custody.periods(condition + u" AND c.user_id = :me"_s, own, order);
}

Result<QList<CustodyPeriod>> CustodyService::historyOfAsset(qint64 assetId) const
{
    return readable(u"c.asset_id = :asset"_s, {{u"asset"_s, assetId}}, newestFirst);
}

Result<QList<CustodyPeriod>> CustodyService::historyOfPerson(qint64 userId) const
{
    return readable(u"c.user_id = :user"_s, {{u"user"_s, userId}}, newestFirst);
}

namespace {
const QString holdsAt =
    u" AND c.checked_out_at <= :moment AND (c.checked_in_at IS NULL OR c.checked_in_at > :moment)"_s;
}

Result<std::optional<CustodyPeriod>> CustodyService::holderAt(qint64 assetId, const QDateTime &moment) const
{
    auto periods = readable(u"c.asset_id = :asset"_s + holdsAt,
                            {{u"asset"_s, assetId}, {u"moment"_s, IsoTime::toText(moment)}}, newestFirst);
    if (!periods)
        return periods.error();
    return periods->isEmpty() ? std::optional<CustodyPeriod>() : periods->constFirst();
}

Result<QList<CustodyPeriod>> CustodyService::heldAt(qint64 userId, const QDateTime &moment) const
{
    return readable(u"c.user_id = :user"_s + holdsAt, {{u"user"_s, userId}, {u"moment"_s, IsoTime::toText(moment)}},
                    u"a.asset_tag"_s);
}

Result<QList<CustodyPeriod>> CustodyService::overdue() const
{
    return due({}, m_clock.now());
}

namespace {

const QString isDue = u"c.checked_in_at IS NULL AND c.due_at >= :from AND c.due_at < :to"_s;

QVariantMap dueValues(const QDateTime &from, const QDateTime &to)
{
    return {{u"from"_s, from.isValid() ? IsoTime::toText(from) : u"0"_s}, {u"to"_s, IsoTime::toText(to)}};
}

}

Result<QList<CustodyPeriod>> CustodyService::due(const QDateTime &from, const QDateTime &to, int limit) const
{
    return readable(isDue, dueValues(from, to), u"c.due_at, a.asset_tag LIMIT %1"_s.arg(limit));
}

Result<qint64> CustodyService::countDue(const QDateTime &from, const QDateTime &to) const
{
    const Session &session = m_work.session();
    if (auto allowed = session.require(Permission::ViewCustody, session.userId()); !allowed)
        return allowed.error();
    QVariantMap values = dueValues(from, to);
    QString own;
    if (!session.may(Permission::ViewCustody)) {
        own = u" AND c.user_id = :me"_s;
        values.insert(u"me"_s, session.userId());
    }
    const auto count = Sql::value(m_database.connection(),
                                  u"SELECT count(*) FROM asset_assignments c WHERE "_s + isDue + own, values);
    if (!count)
        return count.error();
    return count->toLongLong();
}

Result<QList<qint64>> CustodyService::currentAssets(qint64 userId) const
{
    return AssociationProxy(custodies(m_database), {u"checked_in_at IS NULL"_s, {}}).rightSet(userId);
}

Result<QList<qint64>> CustodyService::everHolders(qint64 assetId) const
{
    return AssociationProxy(custodies(m_database)).leftSet(assetId);
}
