// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/changetext.h"

#include "core/operations/recordnames.h"
#include "core/workspace/workspace.h"
#include "ui/tables/valueformat.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(ChangeText)
};

QString link(const RowChange &change)
{
    return change.table == "assets"_L1 ? u"asset:%1"_s.arg(change.rowId)
        : change.table == "users"_L1   ? u"person:%1"_s.arg(change.rowId)
                                       : QString();
}

QString valueText(const RowChange::OldValue &old)
{
    const ViewColumn *column = old.column;
    const QString text = ValueFormat::text(old.value,
                                           column && !column->relatedTable ? column->type : ColumnType::Text);
    return Tr::tr("%1: %2", "field, its old value")
        .arg(column ? Views::title(*column) : old.field, text.isEmpty() ? u"–"_s : text.simplified());
}

QString valuesText(const RowChange &change)
{
    const bool deleted = change.action == RowChange::Action::Deleted;
    QStringList texts;
    for (const RowChange::OldValue &old : change.oldValues) {
        if (!deleted || !old.value.toString().isEmpty())
            texts.append(valueText(old));
    }
    const QString all = texts.join(u" · "_s);
    return change.action == RowChange::Action::Added ? Tr::tr("Added")
        : deleted                                    ? Tr::tr("Deleted · %1").arg(all)
                                                     : Tr::tr("Before: %1").arg(all);
}

}

namespace ChangeText {

TimelineEntry entry(const Workspace &workspace, const RowChange &change)
{
    const QString icon = change.action == RowChange::Action::Added ? u"list-add"_s
        : change.action == RowChange::Action::Deleted              ? u"edit-delete"_s
                                                                   : u"document-edit"_s;
    return {.iconName = icon,
            .title = QString(RecordNames::table(change.table) + u' '
                             + RecordNames::row(workspace.database.connection(), change.table, change.rowId)),
            .subtitle = valuesText(change),
            .id = link(change)};
}

QString hash(const QString &hexadecimal)
{
    constexpr qsizetype group = 8;
    QStringList groups;
    for (qsizetype i = 0; i < hexadecimal.size(); i += group)
        groups.append(hexadecimal.mid(i, group));
    return groups.join(u' ');
}

}
