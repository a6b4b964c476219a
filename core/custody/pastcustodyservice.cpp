// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/custody/pastcustodyservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/assets/assetservice.h"
#include "core/base/clock.h"
#include "core/people/personservice.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

Custody tidied(const Custody &typed)
{
    Custody period = typed;
    for (QString Custody::*text : {&Custody::purpose, &Custody::conditionOut, &Custody::conditionIn, &Custody::notes})
        period.*text = (typed.*text).trimmed();
    return period;
}

}

PastCustodyService::PastCustodyService(Database &database, UnitOfWork &work, Clock &clock, AssetService &assets,
                                       PersonService &people, CatalogService &catalog)
    : m_work(work)
    , m_clock(clock)
    , m_assets(assets)
    , m_custody(database)
    , m_rules(assets, people, catalog, m_custody)
{
}

QString PastCustodyService::assetTag(qint64 assetId) const
{
    const auto asset = m_assets.find(assetId);
    return asset ? asset->tag : QString();
}

Result<Saved> PastCustodyService::record(const Custody &period)
{
    const OperationInfo info {
        u"custody.record"_s,
        tr("Recorded custody of %1 by %2").arg(assetTag(period.assetId), m_rules.personName(period.userId))};
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

Result<qint64> PastCustodyService::recordOne(const Operation &operation, const Custody &period)
{
    if (auto possible = checkAt(operation.at(), {}, period); !possible)
        return possible.error();
    const auto inserted = m_custody.table().insert(period);
    if (!inserted || !period.isOpen())
        return inserted;
    const auto asset = m_assets.find(period.assetId);
    if (!asset)
        return asset.error();
    if (auto deployed = m_rules.deploy(operation, *asset); !deployed)
        return deployed.error();
    return inserted;
}

Result<Saved> PastCustodyService::amend(const Custody &original, const Custody &edited)
{
    const OperationInfo info {
        u"custody.amend"_s,
        tr("Corrected custody of %1 by %2").arg(assetTag(original.assetId), m_rules.personName(original.userId))};
    const auto work = [&](const Operation &operation) { return amendOne(operation, original, tidied(edited)); };
    return toSaved(m_work.run(Permission::ChangeCustody, info, work), original.id);
}

Result<void> PastCustodyService::amendOne(const Operation &operation, const Custody &original, const Custody &edited)
{
    if (auto possible = checkAt(operation.at(), original, edited); !possible)
        return possible;
    if (auto updated = m_custody.table().update(original, edited); !updated || !original.isOpen() || edited.isOpen())
        return updated;
    const auto asset = m_assets.find(original.assetId);
    if (!asset)
        return asset.error();
    const auto status = m_rules.statusAfter({}, *asset);
    if (!status)
        return status.error();
    return m_assets.place(operation, *asset, *status, {});
}

Result<Saved> PastCustodyService::mend(const QList<qint64> &ids, const Progress &progress)
{
    const QList<qint64> assetIds = Steps::unique(ids);
    const OperationInfo info {u"custody.amend"_s,
                              assetIds.size() == 1
                                  ? tr("Corrected custody of %1").arg(assetTag(assetIds.constFirst()))
                                  : tr("Corrected custody of %Ln asset(s)", nullptr, int(assetIds.size()))};
    const auto work = [&](const Operation &operation) {
        return Steps::forEach(assetIds, progress, [&](qint64 assetId) { return mendOne(operation, assetId); });
    };
    return toSaved(m_work.run(Permission::ChangeCustody, info, work, {}, progress), assetIds.value(0));
}

// From the oldest on, so that none is in the way of the one that is written.
Result<void> PastCustodyService::mendOne(const Operation &operation, qint64 assetId)
{
    const auto asset = m_assets.find(assetId);
    const auto periods = m_custody.table().where(u"asset_id = :asset"_s, {{u"asset"_s, assetId}},
                                                 u"checked_out_at, checked_in_at IS NULL, checked_in_at, id"_s);
    if (!asset || !periods)
        return asset ? periods.error() : asset.error();
    bool wasEnded = false;
    for (qsizetype i = 0; i < periods->size(); ++i) {
        const Custody &period = periods->at(i);
        const QDateTime next = i + 1 < periods->size() ? periods->at(i + 1).checkedOutAt : QDateTime();
        Custody mended = period;
        if (next.isValid() && (period.isOpen() || period.checkedInAt > next))
            mended.checkedInAt = next;
        if (!mended.isOpen())
            mended.checkedInAt = std::max(mended.checkedInAt, period.checkedOutAt);
        if (period.dueAt.isValid() && period.dueAt <= period.checkedOutAt)
            mended.dueAt = {};
        if (auto updated = m_custody.table().update(period, mended); !updated)
            return updated;
        wasEnded = wasEnded || period.isOpen() != mended.isOpen();
    }
    if (!wasEnded || periods->constLast().isOpen())
        return {};
    const auto status = m_rules.statusAfter({}, *asset);
    return status ? m_assets.place(operation, *asset, *status, {}) : Result<void>(status.error());
}

Result<void> PastCustodyService::check(const Custody &original, const Custody &edited, const QSet<qint64> &ended) const
{
    if (auto allowed = m_work.session().require(Permission::ChangeCustody); !allowed)
        return allowed;
    return checkAt(m_clock.now(), original, tidied(edited), ended);
}

Result<void> PastCustodyService::checkRecord(const Asset &asset, const Custody &period) const
{
    if (auto allowed = m_work.session().require(Permission::ChangeCustody); !allowed)
        return allowed;
    const QDateTime now = m_clock.now();
    const Custody typed = tidied(period);
    if (auto valid = checkPeriod(typed, now); !valid)
        return valid;
    return requireRecordable(now, asset, typed);
}

Result<void> PastCustodyService::checkAt(const QDateTime &now, const Custody &original, const Custody &edited,
                                         const QSet<qint64> &ended) const
{
    const auto asset = m_assets.find(edited.assetId);
    if (!asset)
        return asset.error();
    if (auto valid = checkPeriod(edited, now); !valid)
        return valid;
    return original.id == 0 ? requireRecordable(now, *asset, edited, ended) : checkAmendment(*asset, original, edited);
}

// What a period alone shows.
Result<void> PastCustodyService::checkPeriod(const Custody &period, const QDateTime &now)
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

Result<void> PastCustodyService::requireRecordable(const QDateTime &now, const Asset &asset, const Custody &period,
                                                   const QSet<qint64> &ended) const
{
    if (auto free = requireFree(asset, period, ended); !free)
        return free;
    const bool isPlainCheckOut = period.isOpen() && period.checkedOutAt == now;
    const auto person = isPlainCheckOut ? m_rules.requireHolder(period.userId) : m_rules.requirePerson(period.userId);
    if (!person)
        return person.error();
    return period.isOpen() ? m_rules.requireStatus(asset) : Result<void>();
}

Result<void> PastCustodyService::checkAmendment(const Asset &asset, const Custody &original,
                                                const Custody &edited) const
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
        return conflict(tr("It is on record that %1 checked it out.").arg(m_rules.personName(*original.checkedOutBy)),
                        u"checked_out_by"_s);
    if (original.checkedInBy && edited.checkedInBy != original.checkedInBy)
        return conflict(tr("It is on record that %1 checked it in.").arg(m_rules.personName(*original.checkedInBy)),
                        u"checked_in_by"_s);
    return {};
}

// Nobody has had it for any of the time; as the triggers of the table say it.
Result<void> PastCustodyService::requireFree(const Asset &asset, const Custody &period, const QSet<qint64> &ended) const
{
    auto others = m_custody.periods(u"c.asset_id = :asset AND (:end IS NULL OR c.checked_out_at < :end) "
                                    "AND (c.checked_in_at IS NULL OR c.checked_in_at > :begin)"_s,
                                    {{u"asset"_s, asset.id},
                                     {u"begin"_s, IsoTime::toText(period.checkedOutAt)},
                                     {u"end"_s, RecordValue::toVariant(period.checkedInAt)}},
                                    u"c.checked_out_at DESC LIMIT 2"_s); // at most one is open
    if (!others)
        return others.error();
    others->removeIf([&ended](const CustodyPeriod &other) { return ended.contains(other.custody.id); });
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

Result<std::optional<Custody>> PastCustodyService::stored(const Custody &period) const
{
    return m_custody.table().first(u"asset_id = :asset AND (:user = 0 OR user_id = :user) AND checked_out_at = :begin "
                                   "AND CASE WHEN checked_in_at = checked_out_at THEN 1 ELSE 0 END = :at_once"_s,
                                   {{u"asset"_s, period.assetId},
                                    {u"user"_s, period.userId},
                                    {u"begin"_s, IsoTime::toText(period.checkedOutAt)},
                                    {u"at_once"_s, int(period.checkedInAt == period.checkedOutAt)}});
}
