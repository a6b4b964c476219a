// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchrandom.h"
#include "core/base/result.h"

#include <QByteArrayList>

#include <span>
#include <vector>

struct BenchContext;

// The lists that assets and people point into: 12 categories, 15 statuses, 40 manufacturers with 10 models each,
// 12 towns with 5 sites each, 80 departments, 30 suppliers.
class BenchCatalog final
{
    Q_DISABLE_COPY_MOVE(BenchCatalog)

public:
    struct Category
    {
        const char *code; // of asset tags
        const char *name;
    };
    struct Town
    {
        const char *code; // of asset tags
        const char *name;
    };
    struct Model
    {
        qint64 id;
        qint64 manufacturer; // from 0
        qint64 category; // from 0
    };

    static constexpr qint64 sitesPerTown = 5;
    static constexpr qint64 departments = 80;
    static constexpr qint64 suppliers = 30;

    explicit BenchCatalog(BenchContext &context);

    Result<void> write();

    static std::span<const Category> categories();
    static std::span<const Town> towns();
    // Some are far more frequent than others.
    const Model &model(BenchRandom &random) const;
    // In the manufacturer's shape; another for every number below a billion.
    static QByteArray serial(qint64 manufacturer, qint64 number);
    // Of an asset that is checked out, or that is not.
    static qint64 status(BenchRandom &random, bool isOut);

private:
    Result<void> writeLists();
    Result<void> writeList(const char *table, const QByteArrayList &names);
    Result<void> writeStatuses();
    Result<void> writeModels();

    BenchContext &m_context;
    std::vector<Model> m_models;
};
