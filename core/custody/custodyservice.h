// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/custody/custodyrepository.h"
#include "core/journal/saved.h"

#include <QCoreApplication>

class AssetService;
struct Asset;
class CatalogService;
class Clock;
class PersonService;
class Operation;
struct Person;
class UnitOfWork;

// Who holds what. Availability is decided in one place for every path: no open custody, a status whose kind
// allows it, an active person. Several assets are all or none, each call one operation, Cancelled by its progress.
class CustodyService final
{
    Q_DECLARE_TR_FUNCTIONS(CustodyService)
    Q_DISABLE_COPY_MOVE(CustodyService)

public:
    CustodyService(Database &database, UnitOfWork &work, Clock &clock, AssetService &assets, PersonService &people,
                   CatalogService &catalog);

    // Conflict (held by somebody, status, back-dated into other custody), NotFound, Invalid (due before
    // check-out, in the future), Denied. The message names the asset.
    Result<Saved> checkOut(const CheckOut &request, const Progress &progress = {});
    // Conflict (not checked out), Invalid (before the check-out, in the future).
    Result<Saved> checkIn(const CheckIn &request, const Progress &progress = {});
    // Check-in from whoever holds it and check-out to another as one act, at one moment.
    Result<Saved> transfer(const CheckOut &request, const Progress &progress = {});
    // A new due date, invalid for none. Conflict if not checked out.
    Result<Saved> extend(const QList<qint64> &assetIds, const QDateTime &dueAt, const Progress &progress = {});

    // A period as it was, for histories that come from elsewhere: back-dated, by and to whom it says, of people and
    // assets that are in use no more too; one without a check-in is a check-out with its rules. Invalid (without a
    // check-out, in the future, check-in or due date before it, what is said of a check-in that is not), Conflict (it
    // overlaps another, which the message names; of an open one: the status, the person), NotFound, Denied.
    Result<Saved> record(const Custody &period);
    // Puts right what is told of a period: purpose, due date, conditions and notes, and who handed it out or took it
    // back where that is not known. A check-in for an open one closes it as checkIn() does. Errors as record(); Conflict
    // for what would rewrite the past: asset, person, moments and names that are on record.
    Result<Saved> amend(const Custody &original, const Custody &edited);
    // What record() (with an original whose id is 0) or amend() would refuse. Changes nothing.
    Result<void> check(const Custody &original, const Custody &edited) const;
    // The period that is stored of this asset, person and check-out. One that ended at once is another than one that
    // did not: both can have begun in the same second.
    Result<std::optional<Custody>> stored(const Custody &period) const;

    // What checkOut() would refuse of this asset, which may not be stored yet (its id is 0 then). Changes nothing.
    Result<void> check(const Asset &asset, const CheckOut &request) const;
    // Why an asset cannot be checked out, empty if it can.
    QString unavailability(qint64 assetId) const;
    Result<Custody> find(qint64 custodyId) const; // NotFound
    Result<std::optional<Custody>> current(qint64 assetId) const;
    Result<QList<qint64>> assetsOf(const QList<qint64> &custodyIds) const; // each once

    // Newest first. Whoever may see only their own custody gets their own periods, without other names.
    Result<QList<CustodyPeriod>> historyOfAsset(qint64 assetId) const;
    Result<QList<CustodyPeriod>> historyOfPerson(qint64 userId) const;
    // The state of a moment, from the intervals.
    Result<std::optional<CustodyPeriod>> holderAt(qint64 assetId, const QDateTime &moment) const;
    Result<QList<CustodyPeriod>> heldAt(qint64 userId, const QDateTime &moment) const; // by tag
    // What is out and due from `from` (if it is valid) and before `to`, soonest first; at most `limit`, −1 for all.
    Result<QList<CustodyPeriod>> due(const QDateTime &from, const QDateTime &to, int limit = -1) const;
    Result<qint64> countDue(const QDateTime &from, const QDateTime &to) const;
    Result<QList<CustodyPeriod>> overdue() const; // most overdue first

    // The association proxies: across custody in one step.
    Result<QList<qint64>> currentAssets(qint64 userId) const;
    Result<QList<qint64>> everHolders(qint64 assetId) const;

    // Sentences on custody that contradicts itself or the statuses; for verify.
    Result<QStringList> contradictions() const;

private:
    Result<void> checkMoments(const CheckOut &request, const QDateTime &now) const;
    Result<void> checkOutOne(const Operation &operation, const CheckOut &request, qint64 assetId);
    Result<void> checkInOne(const Operation &operation, const CheckIn &request, qint64 assetId);
    Result<void> transferOne(const Operation &operation, const CheckOut &request, qint64 assetId);
    Result<void> extendOne(qint64 assetId, const QDateTime &dueAt);
    Result<void> openOne(const Operation &operation, const CheckOut &request, const Asset &asset);
    Result<qint64> recordOne(const Operation &operation, const Custody &period);
    Result<void> amendOne(const Operation &operation, const Custody &original, const Custody &edited);
    static Result<void> checkPeriod(const Custody &period, const QDateTime &now);
    Result<void> checkRecord(const Asset &asset, const Custody &period) const;
    Result<void> checkAmendment(const Asset &asset, const Custody &original, const Custody &edited) const;
    Result<void> check(const Custody &original, const Custody &edited, const QDateTime &now) const;
    Result<void> requireFree(const Asset &asset, const Custody &period) const;
    Result<void> deploy(const Operation &operation, const Asset &asset);
    Result<void> closeOne(const Operation &operation, const CheckIn &request, const Asset &asset);
    Result<qint64> statusAfter(const CheckIn &request, const Asset &asset) const;
    QString assetNames(const QList<qint64> &assetIds) const; // the tag of one, the number of many
    QString personName(qint64 userId) const;
    Result<void> requireAvailable(const Asset &asset) const;
    Result<Person> requireHolder(qint64 userId) const;
    Result<QList<CustodyPeriod>> readable(const QString &condition, const QVariantMap &values,
                                          const QString &order) const;

    Database &m_database;
    UnitOfWork &m_work;
    Clock &m_clock;
    AssetService &m_assets;
    PersonService &m_people;
    CatalogService &m_catalog;
    CustodyRepository m_custody;
};
