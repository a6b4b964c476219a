// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/mergetext.h"

#include "core/operations/recordnames.h"
#include "core/operations/rowpast.h"
#include "core/workspace/workspace.h"
#include "ui/common/valueformat.h"
#include "ui/conflicts/lastchange.h"

#include <QCoreApplication>
#include <QSqlDatabase>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(MergeText)
};

const PermissionRow *rightOf(const QString &table, const QString &column)
{
    const auto rows = Permissions::table();
    const auto found = std::ranges::find_if(
        rows, [&](const PermissionRow &row) { return column == QLatin1StringView(row.name); });
    return table != "roles"_L1 || found == rows.end() ? nullptr : &*found;
}

QString reachText(Scope scope)
{
    return scope == Scope::None ? Tr::tr("not allowed") : scope == Scope::Own ? Tr::tr("own") : Tr::tr("all");
}

QString valueText(const Workspace &workspace, const QString &table, const QString &column, const QVariant &value)
{
    if (rightOf(table, column))
        return reachText(Scope(value.toInt()));
    const ViewColumn *shown = RecordNames::column(table, column);
    if (value.isNull() || !shown)
        return value.toString();
    const QSqlDatabase db = workspace.database.connection();
    if (shown->relatedTable)
        return RecordNames::reference(RowPast(db), QString::fromLatin1(shown->relatedTable), value.toLongLong(),
                                      RowPast::now);
    return ValueFormat::text(value, shown->type);
}

bool mayRead(const Workspace &workspace, const QString &table, const QString &column)
{
    const ViewColumn *shown = RecordNames::column(table, column);
    return !shown || !shown->needs || workspace.session.may(*shown->needs);
}

// A right is a row that is there or is not.
QString changedBy(const Workspace &workspace, const QString &table, qint64 rowId, const QString &column)
{
    const PermissionRow *right = rightOf(table, column);
    if (!right)
        return LastChange::ofField(workspace, table, rowId, column);
    const auto rows = workspace.roles.rowsOfRight(rowId, right->permission);
    return LastChange::ofRows(workspace, u"role_permissions"_s, rows ? *rows : QList<qint64>());
}

}

namespace MergeText {

QString title(const QString &table, const QString &column)
{
    if (const PermissionRow *right = rightOf(table, column))
        return Permissions::sentence(right->permission, Scope::All);
    return RecordNames::field(table, column);
}

QList<ConflictField> conflicts(const Workspace &workspace, const QString &table, qint64 rowId,
                               const MergedFields &merge)
{
    QList<ConflictField> fields;
    for (const FieldMerge &field : merge.conflicts) {
        const auto text = [&](const QVariant &value) { return valueText(workspace, table, field.column, value); };
        if (mayRead(workspace, table, field.column))
            fields.append({field.column, title(table, field.column), text(field.original), text(field.mine),
                           text(field.theirs), changedBy(workspace, table, rowId, field.column)});
    }
    return fields;
}

QString taken(const Workspace &workspace, const QString &table, const MergedFields &merge)
{
    QStringList changes;
    for (const FieldMerge &field : merge.taken) {
        const auto text = [&](const QVariant &value) {
            const QString shown = valueText(workspace, table, field.column, value).simplified();
            return shown.isEmpty() ? u"–"_s : shown;
        };
        if (mayRead(workspace, table, field.column))
            changes.append(Tr::tr("%1: %2 → %3", "field, before, after")
                               .arg(title(table, field.column), text(field.original), text(field.theirs)));
    }
    return changes.isEmpty()
        ? QString()
        : Tr::tr("Someone else changed meanwhile, and that is kept: %1").arg(changes.join(u" · "_s));
}

}
