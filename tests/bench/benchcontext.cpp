// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchcontext.h"

using namespace Qt::Literals::StringLiterals;

Result<void> BenchContext::tick()
{
    constexpr qint64 rowsBetweenReports = 16'384;
    constexpr double shareOfRows = 0.6; // the rest goes into the indexes
    if (++rows % rowsBetweenReports != 0 || !progress)
        return {};
    const double total = static_cast<double>(users + assets + 3 * assets + assets / 2);
    if (progress(shareOfRows * static_cast<double>(rows) / total))
        return {};
    return Error {Error::Code::Cancelled, u"Cancelled."_s};
}
