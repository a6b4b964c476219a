// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/changetext.h"

#include "core/operations/recordnames.h"
#include "ui/common/valueformat.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(ChangeText)
};

bool isSecret(const FieldChange &field)
{
    return field.field.endsWith("_hash"_L1) && field.before.isNull() && field.after.isNull();
}

QString valueText(const FieldChange &field, const QVariant &value)
{
    if (isSecret(field))
        return Tr::tr("kept secret");
    const bool isText = !field.column || field.column->relatedTable;
    const QString text = ValueFormat::text(value, isText ? ColumnType::Text : field.column->type).simplified();
    return text.isEmpty() ? u"–"_s : text;
}

QString fieldText(const FieldChange &field, RowChange::Action action)
{
    const QString before = ChangeText::before(field), after = ChangeText::after(field);
    if (action == RowChange::Action::Added)
        return Tr::tr("%1: %2", "field, its value").arg(ChangeText::field(field), after);
    if (action == RowChange::Action::Deleted)
        return Tr::tr("%1: %2", "field, its value").arg(ChangeText::field(field), before);
    return Tr::tr("%1: %2 → %3", "field, before, after").arg(ChangeText::field(field), before, after);
}

}

namespace ChangeText {

QString iconName(RowChange::Action action)
{
    return action == RowChange::Action::Added ? u"list-add"_s
        : action == RowChange::Action::Edited ? u"document-edit"_s
                                              : u"edit-delete"_s;
}

QString action(RowChange::Action action)
{
    return action == RowChange::Action::Added ? Tr::tr("Added")
        : action == RowChange::Action::Edited ? Tr::tr("Edited")
                                              : Tr::tr("Deleted");
}

QString row(const RowChange &change)
{
    return RecordNames::table(change.table) + u' ' + change.name;
}

QString field(const FieldChange &field)
{
    return field.column ? Views::title(*field.column) : field.field;
}

QString before(const FieldChange &field)
{
    return valueText(field, field.before);
}

QString after(const FieldChange &field)
{
    return valueText(field, field.after);
}

QString fields(const RowChange &change)
{
    QStringList texts;
    for (const FieldChange &field : change.fields)
        texts.append(fieldText(field, change.action));
    return texts.join(u" · "_s);
}

QString link(const RowChange &change)
{
    return change.table == "assets"_L1 ? u"asset:%1"_s.arg(change.rowId)
        : change.table == "users"_L1   ? u"person:%1"_s.arg(change.rowId)
                                       : QString();
}

TimelineEntry entry(const RowChange &change)
{
    const QString what = change.action == RowChange::Action::Edited
        ? fields(change)
        : QStringList {action(change.action), fields(change)}.join(u" · "_s);
    return {.iconName = iconName(change.action), .title = row(change), .subtitle = what, .id = link(change)};
}

TimelineEntry entry(const PastChange &past)
{
    const bool isEdit = past.change.action == RowChange::Action::Edited;
    return {.iconName = iconName(past.change.action),
            .title = isEdit ? fields(past.change) : action(past.change.action),
            .subtitle = isEdit ? past.actor : QString(past.actor + u" · "_s + fields(past.change)),
            .when = past.at,
            .id = u"operations:%1"_s.arg(past.operation)};
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
