// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/checks/check.h"
#include "core/journal/saved.h"

#include <QCoreApplication>

class AssetService;
class CatalogService;
class Clock;
class CustodyService;
class Database;
class PastCustodyService;
class PersonService;
class UnitOfWork;

// Puts right what the checks find, through the services that everybody else asks: their rights, rules and journal hold.
class CheckService final
{
    Q_DECLARE_TR_FUNCTIONS(CheckService)
    Q_DISABLE_COPY_MOVE(CheckService)

public:
    CheckService(Database &database, UnitOfWork &work, Clock &clock, CatalogService &catalog, AssetService &assets,
                 PersonService &people, CustodyService &custody, PastCustodyService &pastCustody);

    // As one operation: all of these findings or none. Conflict where one of them is not so any more; Invalid for a fix
    // that leads to where a person decides (Checks::isAct); otherwise as the service that does it. Cancelled.
    Result<Saved> fix(const Check &check, CheckFix fix, const QList<CheckFinding> &findings,
                      const Progress &progress = {});
    // The first fix to all that the check finds now. Invalid for a check that is not safe.
    Result<Saved> fixAll(const Check &check, const Progress &progress = {});
    // Why a fix would be refused for lack of a right; empty when it would not.
    QString refusal(CheckFix fix, qsizetype findings = 1) const;

private:
    Result<Saved> setStatus(const Check &check, CheckFix fix, const QList<qint64> &assetIds, const Progress &progress);
    Result<void> requireHeld(qint64 assetId, bool held) const;

    Database &m_database;
    UnitOfWork &m_work;
    Clock &m_clock;
    CatalogService &m_catalog;
    AssetService &m_assets;
    PersonService &m_people;
    CustodyService &m_custody;
    PastCustodyService &m_pastCustody;
};
