// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>

class AssetService;
struct Asset;
class CatalogService;
struct CheckIn;
class CustodyRepository;
class Operation;
class PersonService;
struct Person;

// What holds on every path of custody: who may take something out, what can be taken out, and which status that
// leaves it with.
class CustodyRules final
{
    Q_DECLARE_TR_FUNCTIONS(CustodyRules)

public:
    // All outlive it.
    CustodyRules(AssetService &assets, const PersonService &people, const CatalogService &catalog,
                 const CustodyRepository &custody)
        : m_assets(assets)
        , m_people(people)
        , m_catalog(catalog)
        , m_custody(custody)
    {
    }

    QString personName(qint64 userId) const; // empty where there is nobody
    Result<Person> requirePerson(qint64 userId) const; // NotFound
    // Who takes something out now. NotFound, Conflict (not active any more).
    Result<Person> requireHolder(qint64 userId) const;
    // Conflict, naming the asset: somebody has it, or its status forbids it.
    Result<void> requireAvailable(const Asset &asset) const;
    Result<void> requireStatus(const Asset &asset) const; // Conflict

    // Gives what is handed out its status. Inside an operation only.
    Result<void> deploy(const Operation &operation, const Asset &asset);
    Result<qint64> statusAfter(const CheckIn &request, const Asset &asset) const;

private:
    AssetService &m_assets;
    const PersonService &m_people;
    const CatalogService &m_catalog;
    const CustodyRepository &m_custody;
};
