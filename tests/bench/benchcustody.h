// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

struct BenchContext;

// Three custodies an asset, one after the other; the third is open where the asset is out. The first of all assets
// stand before the second of all: as in life, what belongs to one asset lies far apart in the table.
class BenchCustody final
{
    Q_DISABLE_COPY_MOVE(BenchCustody)

public:
    static constexpr qint64 perAsset = 3;

    explicit BenchCustody(BenchContext &context);

    Result<void> write();

private:
    struct Period
    {
        qint64 out; // days
        qint64 in;
    };

    Period period(qint64 bought, qint64 round);
    std::optional<qint64> dueDay(const Period &period, bool isOpen);
    qint64 holder();

    BenchContext &m_context;
};
