// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/custody/custodyrepository.h"
#include "core/custody/custodyrules.h"
#include "core/journal/saved.h"

#include <QCoreApplication>

class AssetService;
struct Asset;
class CatalogService;
class Clock;
class PersonService;
class Operation;
class UnitOfWork;

// Who holds what. Availability is decided in one place for every path (CustodyRules): no open custody, a status whose
// kind allows it, an active person. Several assets are all or none, each call one operation, Cancelled by its progress.
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

private:
    Result<void> checkMoments(const CheckOut &request, const QDateTime &now) const;
    Result<void> checkOutOne(const Operation &operation, const CheckOut &request, qint64 assetId);
    Result<void> checkInOne(const Operation &operation, const CheckIn &request, qint64 assetId);
    Result<void> transferOne(const Operation &operation, const CheckOut &request, qint64 assetId);
    Result<void> extendOne(qint64 assetId, const QDateTime &dueAt);
    Result<void> openOne(const Operation &operation, const CheckOut &request, const Asset &asset);
    Result<void> closeOne(const Operation &operation, const CheckIn &request, const Asset &asset);
    QString assetNames(const QList<qint64> &assetIds) const; // the tag of one, the number of many
    Result<QList<CustodyPeriod>> readable(const QString &condition, const QVariantMap &values,
                                          const QString &order) const;

    Database &m_database;
    UnitOfWork &m_work;
    Clock &m_clock;
    AssetService &m_assets;
    const CustodyRepository m_custody;
    CustodyRules m_rules;
};
