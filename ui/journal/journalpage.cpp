// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalpage.h"

#include "core/access/operationkinds.h"
#include "core/workspace/workspace.h"
#include "ui/common/momenttext.h"
#include "ui/journal/changetext.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int changesShown = 100;

TablePage::Setup setup()
{
    return {.view = Views::operations(),
            .searchHint = JournalPage::tr("Search who, kind, what, reason; asset:tag, person:name"),
            .toolbar = {u"journal.verify"_s, u"file.export"_s},
            .inspector = {u"operation.changes"_s, u"operation.undo"_s, u"operation.redo"_s},
            .contextMenu = {u"operation.changes"_s, QString(), u"operation.undo"_s, u"operation.redo"_s, QString(),
                            u"edit.copy"_s},
            .activation = u"operation.changes"_s,
            .emptyIcon = u"history"_s,
            .emptyTitle = JournalPage::tr("Nothing was changed yet"),
            .emptySentence = JournalPage::tr("Every change stands here, with who, when and what."),
            .emptyAction = {}};
}

}

JournalPage::JournalPage(const PageContext &context, QWidget *parent)
    : TablePage(context, setup(), parent)
{
}

InspectorContent JournalPage::inspect(qint64 id) const
{
    InspectorContent content;
    const OperationReader reader(workspace().database, workspace().session);
    const auto operation = reader.find(id);
    const auto changes = reader.changes(id, changesShown);
    if (!operation || !changes)
        return content;
    content.iconName = u"history"_s;
    content.title = operation->summary;
    content.badge = tr("%Ln change(s)", nullptr, int(operation->changes));
    content.badgeIcon = u"document-edit"_s;
    content.facts = {{tr("Number"), QLocale().toString(operation->id)},
                     {tr("When"), MomentText::moment(operation->at)},
                     {tr("Who"), operation->actor},
                     {tr("Kind"), OperationKinds::title(operation->kind)},
                     {tr("Reason"), operation->reason},
                     {tr("Hash"), ChangeText::hash(operation->hash)}};
    const auto link = [&](const QString &label, qint64 other) {
        if (other != 0)
            content.facts.insert(content.facts.size() - 1,
                                 {label, QLocale().toString(other), u"operations:%1"_s.arg(other), u"history"_s});
    };
    link(tr("Undoes"), operation->undoes);
    link(tr("Undone by"), operation->undoneBy);
    for (const RowChange &change : *changes)
        content.timeline.append(ChangeText::entry(change));
    if (const qint64 more = operation->changes - changes->size(); more > 0)
        content.timeline.append({.title = tr("… and %Ln more", nullptr, int(more))});
    content.timelineTitle = tr("Changes");
    content.timelineEmpty = tr("It changed no row.");
    return content;
}
