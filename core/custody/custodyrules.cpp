// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/custody/custodyrules.h"

#include "core/assets/assetservice.h"
#include "core/catalog/catalogservice.h"
#include "core/custody/custodyrepository.h"
#include "core/people/personservice.h"

using namespace Qt::Literals::StringLiterals;

QString CustodyRules::personName(qint64 userId) const
{
    const auto person = m_people.find(userId);
    return person ? person->fullName() : QString();
}

Result<Person> CustodyRules::requirePerson(qint64 userId) const
{
    auto person = m_people.find(userId);
    if (!person && person.error().code == Error::Code::NotFound)
        return Error {Error::Code::NotFound, tr("There is no such person."), u"user_id"_s};
    return person;
}

Result<Person> CustodyRules::requireHolder(qint64 userId) const
{
    auto person = requirePerson(userId);
    if (!person)
        return person;
    if (person->status != PersonStatus::Value::Active)
        return Error {Error::Code::Conflict,
                      tr("%1 is not active any more and takes nothing out.").arg(person->fullName()), u"user_id"_s};
    return person;
}

Result<void> CustodyRules::requireAvailable(const Asset &asset) const
{
    const auto open = m_custody.open(asset.id);
    if (!open)
        return open.error();
    if (*open)
        return Error {Error::Code::Conflict,
                      tr("%1 is checked out to %2 already.").arg(asset.tag, personName((*open)->userId)), u"assets"_s};
    return requireStatus(asset);
}

Result<void> CustodyRules::requireStatus(const Asset &asset) const
{
    const auto status = m_catalog.status(asset.statusId.value_or(0));
    if (!status)
        return status.error();
    if (status->kind != StatusKind::Value::Deployable && status->kind != StatusKind::Value::Deployed)
        return Error {Error::Code::Conflict,
                      tr("%1 has the status “%2” and cannot be checked out.").arg(asset.tag, status->name),
                      u"assets"_s};
    return {};
}

Result<void> CustodyRules::deploy(const Operation &operation, const Asset &asset)
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

// What was in use is in stock again; what is in repair stays so until somebody says otherwise.
Result<qint64> CustodyRules::statusAfter(const CheckIn &request, const Asset &asset) const
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
