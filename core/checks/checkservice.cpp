// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/assets/assetservice.h"
#include "core/base/clock.h"
#include "core/catalog/catalogservice.h"
#include "core/checks/checkreader.h"
#include "core/custody/custodyservice.h"
#include "core/custody/pastcustodyservice.h"
#include "core/people/personservice.h"

using namespace Qt::Literals::StringLiterals;

namespace {

QList<qint64> keys(const QList<CheckFinding> &findings, qint64 CheckFinding::*key)
{
    QList<qint64> ids;
    ids.reserve(findings.size());
    for (const CheckFinding &finding : findings)
        ids.append(finding.*key);
    return Steps::unique(ids);
}

Permission rightOf(CheckFix fix, qsizetype findings)
{
    switch (fix) {
    case CheckFix::CheckIn:
    case CheckFix::MendCustody:
        return Permission::ChangeCustody;
    case CheckFix::SetInStock:
    case CheckFix::SetInUse:
        return findings > 1 ? Permission::BulkEditAssets : Permission::EditAssets;
    case CheckFix::DeactivateOther:
        return Permission::EditPeople;
    case CheckFix::AssignRole:
        return Permission::AssignRoles;
    case CheckFix::OpenRecord:
    case CheckFix::OpenOther:
        break;
    }
    return Permission::Count;
}

}

CheckService::CheckService(Database &database, UnitOfWork &work, Clock &clock, CatalogService &catalog,
                           AssetService &assets, PersonService &people, CustodyService &custody,
                           PastCustodyService &pastCustody)
    : m_database(database)
    , m_work(work)
    , m_clock(clock)
    , m_catalog(catalog)
    , m_assets(assets)
    , m_people(people)
    , m_custody(custody)
    , m_pastCustody(pastCustody)
{
}

Result<Saved> CheckService::fix(const Check &check, CheckFix fix, const QList<CheckFinding> &findings,
                                const Progress &progress)
{
    const QList<qint64> ids = keys(findings, &CheckFinding::id);
    switch (fix) {
    case CheckFix::CheckIn:
        return m_custody.checkIn({.assetIds = ids}, progress);
    case CheckFix::MendCustody:
        return m_pastCustody.mend(ids, progress);
    case CheckFix::SetInStock:
    case CheckFix::SetInUse:
        return setStatus(check, fix, ids, progress);
    case CheckFix::DeactivateOther:
        return m_people.setStatus(keys(findings, &CheckFinding::otherId), PersonStatus::Value::Inactive,
                                  Checks::title(check), progress);
    case CheckFix::OpenRecord:
    case CheckFix::OpenOther:
    case CheckFix::AssignRole:
        break;
    }
    return Error {Error::Code::Invalid, tr("Only a person can decide this.")};
}

Result<Saved> CheckService::fixAll(const Check &check, const Progress &progress)
{
    if (!check.isSafe)
        return Error {Error::Code::Invalid, tr("Each of these has to be looked at.")};
    if (auto allowed = m_work.session().require(check.needs); !allowed)
        return allowed.error();
    const auto found = CheckReader(m_database, m_clock.now()).run(check, -1);
    if (!found)
        return found.error();
    if (found->findings.isEmpty())
        return Saved {};
    return fix(check, check.fixes.front(), found->findings, progress);
}

Result<Saved> CheckService::setStatus(const Check &check, CheckFix fix, const QList<qint64> &assetIds,
                                      const Progress &progress)
{
    const bool inUse = fix == CheckFix::SetInUse;
    const auto status = m_catalog.defaultStatus(inUse ? StatusKind::Value::Deployed : StatusKind::Value::Deployable);
    if (!status)
        return status.error();
    const auto one = assetIds.size() == 1 ? m_assets.find(assetIds.constFirst()) : Result<Asset>(Asset {});
    if (!one)
        return one.error();
    const OperationInfo info = assetIds.size() == 1
        ? OperationInfo {u"asset.edit"_s, tr("Set %1 to %2").arg(one->tag, status->name), Checks::title(check)}
        : OperationInfo {u"asset.bulk-edit"_s,
                         tr("Set %Ln asset(s) to %1", nullptr, int(assetIds.size())).arg(status->name),
                         Checks::title(check)};
    const auto work = [&](const Operation &) -> Result<void> {
        for (const qint64 id : assetIds) {
            if (auto still = requireHeld(id, inUse); !still)
                return still;
        }
        if (assetIds.size() > 1) {
            const auto edited = m_assets.editMany(assetIds, {.statusId = status->id}, {}, progress);
            return edited ? Result<void>() : edited.error();
        }
        Asset edited = *one;
        edited.statusId = status->id;
        const auto updated = m_assets.update(*one, edited);
        return updated ? Result<void>() : updated.error();
    };
    return toSaved(m_work.run(rightOf(fix, assetIds.size()), info, work, {}, progress), assetIds.value(0));
}

Result<void> CheckService::requireHeld(qint64 assetId, bool held) const
{
    const auto current = m_custody.current(assetId);
    if (!current)
        return current.error();
    if (current->has_value() == held)
        return {};
    const auto asset = m_assets.find(assetId);
    return Error {Error::Code::Conflict,
                  (held ? tr("%1 was checked in meanwhile. Nothing was changed; check again.")
                        : tr("%1 was checked out meanwhile. Nothing was changed; check again."))
                      .arg(asset ? asset->tag : QString())};
}

QString CheckService::refusal(CheckFix fix, qsizetype findings) const
{
    const Permission right = rightOf(fix, findings);
    return right == Permission::Count ? QString() : m_work.session().refusal(right);
}
