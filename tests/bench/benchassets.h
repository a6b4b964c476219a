// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <vector>

class BenchCatalog;
struct BenchContext;

// The assets, in the order they were bought by all towns together; leaves their states in the context.
class BenchAssets final
{
    Q_DISABLE_COPY_MOVE(BenchAssets)

public:
    BenchAssets(BenchContext &context, const BenchCatalog &catalog);

    Result<void> write();

private:
    QByteArray tag(qint64 town, qint64 category);
    QByteArray serial(qint64 id, qint64 manufacturer);
    QByteArray name(const QByteArray &tag, qint64 category);

    BenchContext &m_context;
    const BenchCatalog &m_catalog;
    std::vector<qint64> m_numbers; // the last one of each town's tags
};
