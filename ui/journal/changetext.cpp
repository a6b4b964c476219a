// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/changetext.h"

#include "core/workspace/workspace.h"
#include "ui/tables/valueformat.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(ChangeText)
};

// Those that a table has no name for are called as in the database.
QString tableTitle(const QString &table)
{
    static const QHash<QString, const char *> titles {
        {u"asset_assignments"_s, QT_TRANSLATE_NOOP("ChangeText", "Custody")},
        {u"assets"_s, QT_TRANSLATE_NOOP("ChangeText", "Asset")},
        {u"categories"_s, QT_TRANSLATE_NOOP("ChangeText", "Category")},
        {u"credentials"_s, QT_TRANSLATE_NOOP("ChangeText", "Password")},
        {u"departments"_s, QT_TRANSLATE_NOOP("ChangeText", "Department")},
        {u"manufacturers"_s, QT_TRANSLATE_NOOP("ChangeText", "Manufacturer")},
        {u"models"_s, QT_TRANSLATE_NOOP("ChangeText", "Model")},
        {u"role_permissions"_s, QT_TRANSLATE_NOOP("ChangeText", "Right of a role")},
        {u"roles"_s, QT_TRANSLATE_NOOP("ChangeText", "Role")},
        {u"saved_views"_s, QT_TRANSLATE_NOOP("ChangeText", "Saved view")},
        {u"settings"_s, QT_TRANSLATE_NOOP("ChangeText", "Setting")},
        {u"sites"_s, QT_TRANSLATE_NOOP("ChangeText", "Site")},
        {u"statuses"_s, QT_TRANSLATE_NOOP("ChangeText", "Status")},
        {u"suppliers"_s, QT_TRANSLATE_NOOP("ChangeText", "Supplier")},
        {u"user_role_assignments"_s, QT_TRANSLATE_NOOP("ChangeText", "Role of a person")},
        {u"users"_s, QT_TRANSLATE_NOOP("ChangeText", "Person")}};
    const char *title = titles.value(table);
    return title ? Tr::tr(title) : table;
}

// As people call it, as long as it is there.
QString rowName(const Workspace &workspace, const RowChange &change)
{
    if (change.table == "assets"_L1) {
        if (const auto asset = workspace.assets.find(change.rowId))
            return asset->tag;
    } else if (change.table == "users"_L1) {
        if (const auto person = workspace.people.find(change.rowId))
            return person->fullName();
    }
    return Tr::tr("no. %1").arg(change.rowId);
}

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
            .title = QString(tableTitle(change.table) + u' ' + rowName(workspace, change)),
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
