// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/recordhistory.h"

#include "core/workspace/workspace.h"
#include "ui/journal/changetext.h"

#include <QCoreApplication>

namespace {

constexpr int mostShown = 50; // all of it is in the journal

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(RecordHistory)
};

QList<TimelineEntry> entries(const Workspace &workspace, const QString &table, qint64 rowId)
{
    const OperationReader reader(workspace.database, workspace.session);
    const auto history = reader.history(table, rowId, mostShown + 1);
    QList<TimelineEntry> entries;
    if (!history)
        return entries;
    for (const PastChange &past : history->first(std::min<qsizetype>(mostShown, history->size())))
        entries.append(ChangeText::entry(past));
    if (history->size() > mostShown)
        entries.append({.title = Tr::tr("… and what was before: see the journal")});
    return entries;
}

}

namespace RecordHistory {

void add(InspectorContent &content, const Workspace &workspace, const QString &table, qint64 rowId)
{
    const Scope seen = workspace.session.scope(Permission::ViewOperations);
    if (seen == Scope::None)
        return;
    content.historyTitle = seen == Scope::All ? Tr::tr("Changes") : Tr::tr("My changes");
    content.historyEmpty = seen == Scope::All ? Tr::tr("Nothing was changed yet.")
                                              : Tr::tr("You changed nothing here.");
    content.history = [&workspace, table, rowId] { return entries(workspace, table, rowId); };
}

}
