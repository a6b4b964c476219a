// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

struct BenchContext;

// Half as many operations as there are assets, for the page of the journal to scroll over. They have no changes and
// their hashes are draws.
class BenchJournal final
{
    Q_DISABLE_COPY_MOVE(BenchJournal)

public:
    explicit BenchJournal(BenchContext &context);

    Result<void> write();

private:
    QByteArray at(qint64 number, qint64 count) const;
    QByteArray uuid();
    QByteArray hexadecimal(int words); // 16 digits each

    BenchContext &m_context;
};
