// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include <QCoreApplication>
#include <QSet>

namespace {

constexpr qint64 fineness = 1'000'000; // steps into which a part divides the whole

}

namespace Steps {

Result<void> report(const Progress &progress, qint64 done, qint64 total)
{
    if (progress && !progress(done, total))
        return Error {Error::Code::Cancelled, QCoreApplication::translate("Steps", "Cancelled. Nothing was changed.")};
    return {};
}

Progress part(const Progress &progress, double from, double to)
{
    if (!progress)
        return {};
    return [progress, from, to](qint64 done, qint64 total) {
        const double share = from + (to - from) * double(done) / double(std::max<qint64>(total, 1));
        return progress(qint64(share * fineness), fineness);
    };
}

QList<qint64> unique(const QList<qint64> &ids)
{
    QSet<qint64> seen;
    QList<qint64> list;
    seen.reserve(ids.size());
    for (const qint64 id : ids) {
        const qsizetype known = seen.size();
        seen.insert(id);
        if (seen.size() > known)
            list.append(id);
    }
    return list;
}

}
