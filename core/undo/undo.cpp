// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/undo/undo.h"

#include <QCoreApplication>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(UndoObstacle)
};

}

QString UndoObstacle::sentence() const
{
    switch (why) {
    case Why::Changed:
        return fields.isEmpty() ? Tr::tr("changed since") : Tr::tr("changed since: %1").arg(fields.join(u", "_s));
    case Why::Deleted:
        return Tr::tr("deleted since");
    case Why::Referred:
        return Tr::tr("%1 refers to it now").arg(reference);
    }
    return {};
}

qint64 UndoPlan::rows() const
{
    return std::accumulate(counts.cbegin(), counts.cend(), qint64 {0}, [](qint64 sum, const UndoCount &count) {
        return sum + count.removed + count.edited + count.restored;
    });
}
