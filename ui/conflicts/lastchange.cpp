// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/lastchange.h"

#include "core/operations/operationreader.h"
#include "core/workspace/workspace.h"
#include "ui/common/momenttext.h"

#include <algorithm>

namespace {

constexpr int mostRead = 50; // changes of a row: what is asked about was changed just now

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(LastChange)
};

QList<PastChange> history(const Workspace &workspace, const QString &table, qint64 rowId, int limit)
{
    if (!workspace.session.may(Permission::ViewOperations)) // the newest of one's own need not be the newest
        return {};
    const auto read = OperationReader(workspace.database, workspace.session).history(table, rowId, limit);
    return read ? *read : QList<PastChange>();
}

QString text(const Workspace &workspace, const PastChange &change)
{
    const QString moment = MomentText::moment(change.at).replace(u' ', QChar::Nbsp); // on one line
    return change.actor == workspace.session.actor().name ? Tr::tr("you yourself, %1").arg(moment)
                                                          : Tr::tr("%1, %2", "who, when").arg(change.actor, moment);
}

}

namespace LastChange {

QString ofField(const Workspace &workspace, const QString &table, qint64 rowId, const QString &field)
{
    const auto changes = history(workspace, table, rowId, mostRead);
    const auto found = std::ranges::find_if(changes, [&](const PastChange &past) {
        return std::ranges::find(past.change.fields, field, &FieldChange::field) != past.change.fields.cend();
    });
    return found == changes.cend() ? Tr::tr("somebody else") : text(workspace, *found);
}

QString ofRows(const Workspace &workspace, const QString &table, const QList<qint64> &rowIds)
{
    QList<PastChange> newest;
    for (const qint64 rowId : rowIds)
        newest += history(workspace, table, rowId, 1);
    const auto found = std::ranges::max_element(newest, {}, &PastChange::operation);
    return found == newest.cend() ? Tr::tr("somebody else") : text(workspace, *found);
}

}
