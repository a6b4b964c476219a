// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/custody/custodyrepository.h"
#include "core/custody/custodyrules.h"
#include "core/journal/saved.h"

#include <QSet>

class Clock;
class UnitOfWork;

// Custody as it was, for histories that come from elsewhere: periods with their begin, and their end if they have one,
// recorded and put right afterwards. Each call is one operation. What is on record of the past is never rewritten.
class PastCustodyService final
{
    Q_DECLARE_TR_FUNCTIONS(PastCustodyService)
    Q_DISABLE_COPY_MOVE(PastCustodyService)

public:
    PastCustodyService(Database &database, UnitOfWork &work, Clock &clock, AssetService &assets, PersonService &people,
                       CatalogService &catalog);

    // A period by and to whom it says, of people and assets that are in use no more too. One without a check-in hands
    // the asset out: its status must allow that, and the person be active unless it began before now, when they may have
    // been. Invalid (without a check-out, in the future, check-in or due date before it, what is said of a check-in that
    // is not), Conflict (it overlaps another, which the message names; of an open one: the status, the person),
    // NotFound, Denied.
    Result<Saved> record(const Custody &period);
    // Puts right what is told of a period: purpose, due date, conditions and notes, and who handed it out or took it
    // back where that is not known. A check-in for an open one closes it as CustodyService::checkIn() does. Errors as
    // record(); Conflict for what would rewrite the past: asset, person, moments and names that are on record.
    Result<Saved> amend(const Custody &original, const Custody &edited);
    // Puts right what the periods of these assets contradict, which only a way around the program can have written: one that
    // goes on after the next begins ends there, one that ends before it begins ends at once, a due date before the
    // check-out goes. All or none, one operation. NotFound, Denied, Cancelled.
    Result<Saved> mend(const QList<qint64> &assetIds, const Progress &progress = {});
    // What record() (with an original whose id is 0) or amend() would refuse after the open periods with the ids `ended`
    // had got an end that leaves this one its time. Changes nothing.
    Result<void> check(const Custody &original, const Custody &edited, const QSet<qint64> &ended = {}) const;
    // What record() would refuse of this asset, which may not be stored yet (its id is 0 then). Changes nothing.
    Result<void> checkRecord(const Asset &asset, const Custody &period) const;
    // The period that is stored of this asset, person (0: whoever had it) and check-out. One that ended at once is
    // another than one that did not: both can have begun in the same second.
    Result<std::optional<Custody>> stored(const Custody &period) const;

private:
    Result<qint64> recordOne(const Operation &operation, const Custody &period);
    Result<void> amendOne(const Operation &operation, const Custody &original, const Custody &edited);
    Result<void> mendOne(const Operation &operation, qint64 assetId);
    Result<void> checkAt(const QDateTime &now, const Custody &original, const Custody &edited,
                         const QSet<qint64> &ended = {}) const;
    static Result<void> checkPeriod(const Custody &period, const QDateTime &now);
    Result<void> requireRecordable(const QDateTime &now, const Asset &asset, const Custody &period,
                                   const QSet<qint64> &ended = {}) const;
    Result<void> checkAmendment(const Asset &asset, const Custody &original, const Custody &edited) const;
    Result<void> requireFree(const Asset &asset, const Custody &period, const QSet<qint64> &ended) const;
    QString assetTag(qint64 assetId) const;

    UnitOfWork &m_work;
    Clock &m_clock;
    AssetService &m_assets;
    const CustodyRepository m_custody;
    CustodyRules m_rules;
};
