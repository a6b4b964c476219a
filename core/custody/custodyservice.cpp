// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/custody/custodyservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/assets/assetservice.h"
#include "core/base/clock.h"
#include "core/catalog/catalogservice.h"
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
    , m_people(people)
    , m_catalog(catalog)
    , m_custody(database)
{
}

QString CustodyService::assetNames(const QList<qint64> &assetIds) const
{
    const auto asset = assetIds.size() == 1 ? m_assets.find(assetIds.constFirst()) : Result<Asset>(Error {});
    return asset ? asset->tag : tr("%Ln asset(s)", nullptr, int(assetIds.size()));
}

QString CustodyService::personName(qint64 userId) const
{
    const auto person = m_people.find(userId);
    return person ? person->fullName() : QString();
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

Result<Person> CustodyService::requireHolder(qint64 userId) const
{
    auto person = m_people.find(userId);
    if (!person && person.error().code == Error::Code::NotFound)
        return Error {Error::Code::NotFound, tr("There is no such person."), u"user_id"_s};
    if (!person)
        return person;
    if (person->status != PersonStatus::Value::Active)
        return Error {Error::Code::Conflict,
                      tr("%1 is not active any more and takes nothing out.").arg(person->fullName()), u"user_id"_s};
    return person;
}

Result<void> CustodyService::requireAvailable(const Asset &asset) const
{
    const auto open = m_custody.open(asset.id);
    if (!open)
        return open.error();
    if (*open)
        return Error {Error::Code::Conflict,
                      tr("%1 is checked out to %2 already.").arg(asset.tag, personName((*open)->userId)), u"assets"_s};
    const auto status = m_catalog.status(asset.statusId.value_or(0));
    if (!status)
        return status.error();
    if (status->kind != StatusKind::Value::Deployable && status->kind != StatusKind::Value::Deployed)
        return Error {Error::Code::Conflict,
                      tr("%1 has the status “%2” and cannot be checked out.").arg(asset.tag, status->name),
                      u"assets"_s};
    return {};
}

Result<void> CustodyService::check(const Asset &asset, const CheckOut &request) const
{
    CheckOut one = request;
    one.assetIds = {asset.id};
    if (auto valid = checkMoments(one, m_clock.now()); !valid)
        return valid;
    if (auto holder = requireHolder(request.userId); !holder)
        return holder.error();
    if (auto available = requireAvailable(asset); !available)
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
    const auto available = requireAvailable(*asset);
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
                              tr("Checked out %1 to %2").arg(assetNames(assetIds), personName(request.userId))};
    const auto work = [&](const Operation &operation) -> Result<void> {
        if (auto valid = checkMoments(request, operation.at()); !valid)
            return valid;
        if (auto holder = requireHolder(request.userId); !holder)
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
    if (auto available = requireAvailable(*asset); !available)
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
    return deploy(operation, asset);
}

// The status of what is handed out.
Result<void> CustodyService::deploy(const Operation &operation, const Asset &asset)
{
    const auto status = m_catalog.status(asset.statusId.value_or(0));
    if (status && status->kind == StatusKind::Value::Deployed)
        return {}; // it says already how it is used
    const auto deployed = m_catalog.defaultStatus(StatusKind::Value::Deployed);
    if (!deployed && deployed.error().code == Error::Code::NotFound)
        return {}; // the catalog may do without
    if (!deployed)
        return deployed.error();
    return m_assets.place(operation, asset, deployed->id, {});
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
    const auto status = statusAfter(request, *asset);
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

// What was in use is in stock again; what is in repair stays so until somebody says otherwise.
Result<qint64> CustodyService::statusAfter(const CheckIn &request, const Asset &asset) const
{
    if (request.statusId)
        return *request.statusId;
    const auto present = m_catalog.status(asset.statusId.value_or(0));
    if (!present)
        return present.error();
    if (present->kind != StatusKind::Value::Deployed)
        return present->id;
    const auto deployable = m_catalog.defaultStatus(StatusKind::Value::Deployable);
    if (!deployable)
        return deployable.error();
    return deployable->id;
}

Result<Saved> CustodyService::transfer(const CheckOut &request, const Progress &progress)
{
    const QList<qint64> assetIds = Steps::unique(request.assetIds);
    const OperationInfo info {u"custody.transfer"_s,
                              tr("Transferred %1 to %2").arg(assetNames(assetIds), personName(request.userId))};
    const auto work = [&](const Operation &operation) -> Result<void> {
        if (auto valid = checkMoments(request, operation.at()); !valid)
            return valid;
        if (auto holder = requireHolder(request.userId); !holder)
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
        return Error {Error::Code::Conflict, tr("%1 is with %2 already.").arg(asset->tag, personName(request.userId)),
                      u"user_id"_s};
    const CheckIn back {.assetIds = {}, .condition = request.condition, .at = request.at};
    if (auto closed = closeOne(operation, back, *asset); !closed)
        return closed;
    if (auto available = requireAvailable(*asset); !available)
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

namespace {

Custody tidied(const Custody &typed)
{
    Custody period = typed;
    for (QString Custody::*text : {&Custody::purpose, &Custody::conditionOut, &Custody::conditionIn, &Custody::notes})
        period.*text = (typed.*text).trimmed();
    return period;
}

}

Result<Saved> CustodyService::record(const Custody &period)
{
    const OperationInfo info {
        u"custody.record"_s,
        tr("Recorded custody of %1 by %2").arg(assetNames({period.assetId}), personName(period.userId))};
    qint64 id = 0;
    const auto work = [&](const Operation &operation) -> Result<void> {
        const auto recorded = recordOne(operation, tidied(period));
        if (!recorded)
            return recorded.error();
        id = *recorded;
        return {};
    };
    const auto done = m_work.run(Permission::ChangeCustody, info, work);
    return toSaved(done, id);
}

Result<qint64> CustodyService::recordOne(const Operation &operation, const Custody &period)
{
    if (auto possible = check({}, period, operation.at()); !possible)
        return possible.error();
    const auto inserted = m_custody.table().insert(period);
    if (!inserted || !period.isOpen())
        return inserted;
    const auto asset = m_assets.find(period.assetId);
    if (!asset)
        return asset.error();
    if (auto deployed = deploy(operation, *asset); !deployed)
        return deployed.error();
    return inserted;
}

Result<Saved> CustodyService::amend(const Custody &original, const Custody &edited)
{
    const OperationInfo info {
        u"custody.amend"_s,
        tr("Corrected custody of %1 by %2").arg(assetNames({original.assetId}), personName(original.userId))};
    const auto work = [&](const Operation &operation) { return amendOne(operation, original, tidied(edited)); };
    return toSaved(m_work.run(Permission::ChangeCustody, info, work), original.id);
}

Result<void> CustodyService::amendOne(const Operation &operation, const Custody &original, const Custody &edited)
{
    if (auto possible = check(original, edited, operation.at()); !possible)
        return possible;
    if (auto updated = m_custody.table().update(original, edited); !updated || !original.isOpen() || edited.isOpen())
        return updated;
    const auto asset = m_assets.find(original.assetId);
    if (!asset)
        return asset.error();
    const auto status = statusAfter({}, *asset);
    if (!status)
        return status.error();
    return m_assets.place(operation, *asset, *status, {});
}

Result<void> CustodyService::check(const Custody &original, const Custody &edited) const
{
    return check(original, tidied(edited), m_clock.now());
}

Result<void> CustodyService::check(const Custody &original, const Custody &edited, const QDateTime &now) const
{
    const auto asset = m_assets.find(edited.assetId);
    if (!asset)
        return asset.error();
    if (auto valid = checkPeriod(edited, now); !valid)
        return valid;
    return original.id == 0 ? checkRecord(*asset, edited) : checkAmendment(*asset, original, edited);
}

// What a period alone shows.
Result<void> CustodyService::checkPeriod(const Custody &period, const QDateTime &now)
{
    const auto invalid = [](const QString &message, const QString &field) {
        return Error {Error::Code::Invalid, message, field};
    };
    if (!period.checkedOutAt.isValid())
        return invalid(tr("It is not told when the asset was checked out."), u"checked_out_at"_s);
    if (period.checkedOutAt > now)
        return invalid(tr("A check-out cannot lie in the future."), u"checked_out_at"_s);
    if (period.dueAt.isValid() && period.dueAt <= period.checkedOutAt)
        return invalid(tr("The due date lies before the check-out."), u"due_at"_s);
    if (period.isOpen() && (period.checkedInBy || !period.conditionIn.isEmpty()))
        return invalid(tr("There is no check-in that this could be said of."),
                       period.checkedInBy ? u"checked_in_by"_s : u"condition_in"_s);
    if (period.isOpen())
        return {};
    if (period.checkedInAt > now)
        return invalid(tr("A check-in cannot lie in the future."), u"checked_in_at"_s);
    if (period.checkedInAt < period.checkedOutAt)
        return invalid(tr("The check-in lies before the check-out."), u"checked_in_at"_s);
    return {};
}

Result<void> CustodyService::checkRecord(const Asset &asset, const Custody &period) const
{
    if (auto free = requireFree(asset, period); !free)
        return free;
    const auto person = period.isOpen() ? requireHolder(period.userId) : m_people.find(period.userId);
    if (!person)
        return person.error();
    return period.isOpen() ? requireAvailable(asset) : Result<void>();
}

Result<void> CustodyService::checkAmendment(const Asset &asset, const Custody &original, const Custody &edited) const
{
    const auto conflict = [](const QString &message, const QString &field) {
        return Error {Error::Code::Conflict, message, field};
    };
    if (edited.assetId != original.assetId || edited.userId != original.userId
        || edited.checkedOutAt != original.checkedOutAt)
        return conflict(tr("Which asset was checked out to whom and when is on record for %1.").arg(asset.tag),
                        u"checked_out_at"_s);
    if (!original.isOpen() && edited.checkedInAt != original.checkedInAt)
        return conflict(tr("%1 was checked in at %2 already.").arg(asset.tag, IsoTime::toText(original.checkedInAt)),
                        u"checked_in_at"_s);
    if (original.checkedOutBy && edited.checkedOutBy != original.checkedOutBy)
        return conflict(tr("It is on record that %1 checked it out.").arg(personName(*original.checkedOutBy)),
                        u"checked_out_by"_s);
    if (original.checkedInBy && edited.checkedInBy != original.checkedInBy)
        return conflict(tr("It is on record that %1 checked it in.").arg(personName(*original.checkedInBy)),
                        u"checked_in_by"_s);
    return {};
}

// Nobody has had it for any of the time; as the triggers of the table say it.
Result<void> CustodyService::requireFree(const Asset &asset, const Custody &period) const
{
    const auto others = m_custody.periods(u"c.asset_id = :asset AND (:end IS NULL OR c.checked_out_at < :end) "
                                          "AND (c.checked_in_at IS NULL OR c.checked_in_at > :begin)"_s,
                                          {{u"asset"_s, asset.id},
                                           {u"begin"_s, IsoTime::toText(period.checkedOutAt)},
                                           {u"end"_s, RecordValue::toVariant(period.checkedInAt)}},
                                          u"c.checked_out_at DESC LIMIT 1"_s);
    if (!others)
        return others.error();
    if (others->isEmpty())
        return {};
    const CustodyPeriod &other = others->constFirst();
    const QString begin = IsoTime::toText(other.custody.checkedOutAt);
    return Error {Error::Code::Conflict,
                  other.custody.isOpen()
                      ? tr("%1 has been with %2 since %3.").arg(asset.tag, other.holderName, begin)
                      : tr("%1 was with %2 from %3 to %4.")
                            .arg(asset.tag, other.holderName, begin, IsoTime::toText(other.custody.checkedInAt)),
                  u"checked_out_at"_s};
}

Result<std::optional<Custody>> CustodyService::stored(const Custody &period) const
{
    return m_custody.table().first(u"asset_id = :asset AND user_id = :user AND checked_out_at = :begin "
                                   "AND CASE WHEN checked_in_at = checked_out_at THEN 1 ELSE 0 END = :at_once"_s,
                                   {{u"asset"_s, period.assetId},
                                    {u"user"_s, period.userId},
                                    {u"begin"_s, IsoTime::toText(period.checkedOutAt)},
                                    {u"at_once"_s, int(period.checkedInAt == period.checkedOutAt)}});
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

Result<QStringList> CustodyService::contradictions() const
{
    const auto sentences = [this](const QString &statement, const QString &sentence) {
        return Sql::rows(m_database.connection(), statement, {},
                         [&](const QSqlQuery &row) { return sentence.arg(row.value(0).toString()); });
    };
    QStringList list;
    const QList<std::pair<QString, QString>> checks {
        {u"SELECT DISTINCT a.asset_tag FROM asset_assignments c JOIN asset_assignments d ON d.asset_id = c.asset_id AND d.id > c.id "
         "AND (c.checked_in_at IS NULL OR d.checked_out_at < c.checked_in_at) AND (d.checked_in_at IS NULL OR d.checked_in_at > c.checked_out_at) "
         "JOIN assets a ON a.id = c.asset_id"_s,
         tr("%1 was in two hands at once.")},
        {u"SELECT a.asset_tag FROM asset_assignments c JOIN assets a ON a.id = c.asset_id WHERE c.checked_in_at < c.checked_out_at"_s,
         tr("%1 was checked in before it was checked out.")},
        {u"SELECT a.asset_tag FROM asset_assignments c JOIN assets a ON a.id = c.asset_id JOIN statuses s ON s.id = a.status_id "
         "WHERE c.checked_in_at IS NULL AND s.kind = 'Archived'"_s,
         tr("%1 is retired and checked out at once.")},
    };
    for (const auto &[statement, sentence] : checks) {
        auto found = sentences(statement, sentence);
        if (!found)
            return found.error();
        list.append(*found);
    }
    return list;
}
