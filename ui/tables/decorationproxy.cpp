// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/decorationproxy.h"

#include "core/base/clock.h"
#include "core/base/isotime.h"
#include "core/catalog/catalogservice.h"
#include "core/tables/relationalpagemodel.h"
#include "ui/catalog/statuskinds.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/tables/valueformat.h"

using namespace Qt::Literals::StringLiterals;

namespace {

// First widths in characters, where the usual one does not fit.
const QHash<QString, int> widths {
    {u"asset_tag"_s, 10},   {u"serial"_s, 13},     {u"name"_s, 20},           {u"category"_s, 13},
    {u"model"_s, 29},       {u"status"_s, 16},     {u"site"_s, 15},           {u"holder"_s, 18},
    {u"due_at"_s, 26},      {u"email"_s, 28},      {u"first_name"_s, 12},     {u"last_name"_s, 14},
    {u"position"_s, 15},    {u"department"_s, 16}, {u"description"_s, 60},    {u"reason"_s, 28},
    {u"summary"_s, 44},     {u"assets"_s, 8},      {u"checked_out_at"_s, 19}, {u"checked_in_at"_s, 19},
    {u"users"_s, 9},        {u"changes"_s, 9},     {u"staff_number"_s, 12},   {u"role"_s, 15},
    {u"permissions"_s, 50}, {u"notes"_s, 30},
};

}

DecorationProxy::DecorationProxy(const CatalogService &catalog, const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_catalog(catalog)
    , m_clock(clock)
{
    reloadStatuses();
}

void DecorationProxy::reloadStatuses()
{
    m_kinds.clear();
    if (const auto statuses = m_catalog.statuses()) {
        for (const StatusLabel &status : *statuses)
            m_kinds.insert(status.name, status.kind);
    }
}

QString DecorationProxy::columnId(int column) const
{
    return headerData(column, Qt::Horizontal, RelationalPageModel::ColumnIdRole).toString();
}

bool DecorationProxy::isOverdue(const QModelIndex &index) const
{
    if (columnId(index.column()) != "due_at"_L1)
        return false;
    const QDateTime due = IsoTime::fromText(QIdentityProxyModel::data(index, Qt::DisplayRole).toString());
    if (!due.isValid() || due >= m_clock.now())
        return false;
    for (int column = 0; column < columnCount(); ++column) {
        if (columnId(column) == "checked_in_at"_L1)
            return QIdentityProxyModel::data(index.siblingAtColumn(column), Qt::DisplayRole).toString().isEmpty();
    }
    return true;
}

QString DecorationProxy::displayed(const QModelIndex &index) const
{
    const auto type = ColumnType(
        headerData(index.column(), Qt::Horizontal, RelationalPageModel::ColumnTypeRole).toInt());
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    if (value.toString() == "Active"_L1)
        return tr("Active");
    if (value.toString() == "Inactive"_L1)
        return tr("Inactive");
    return ValueFormat::text(value, type).simplified();
}

QVariant DecorationProxy::decoration(const QModelIndex &index) const
{
    if (isOverdue(index))
        return Icons::get(u"overdue"_s, Theme::Role::Danger);
    if (columnId(index.column()) != "status"_L1)
        return {};
    const auto kind = m_kinds.constFind(QIdentityProxyModel::data(index, Qt::DisplayRole).toString());
    return kind == m_kinds.cend() ? QVariant() : Icons::get(StatusKinds::iconName(*kind), StatusKinds::color(*kind));
}

QVariant DecorationProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return displayed(index);
    case Qt::DecorationRole:
        return decoration(index);
    case Qt::ForegroundRole:
        return isOverdue(index) ? QVariant(Theme::color(Theme::Role::Danger)) : QVariant();
    case Qt::ToolTipRole:
        return QIdentityProxyModel::data(index, Qt::DisplayRole).toString().toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, Qt::TextAlignmentRole);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant DecorationProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        const auto type = ColumnType(headerData(section, orientation, RelationalPageModel::ColumnTypeRole).toInt());
        const bool number = type == ColumnType::Integer || type == ColumnType::Money;
        return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (orientation == Qt::Horizontal && role == RelationalPageModel::ColumnWidthRole)
        return widths.value(columnId(section), 16);
    return QIdentityProxyModel::headerData(section, orientation, role);
}
