// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/decorationproxy.h"

#include "core/access/operationkinds.h"
#include "core/base/clock.h"
#include "core/base/isotime.h"
#include "core/catalog/catalogservice.h"
#include "core/tables/relationalpagemodel.h"
#include "ui/catalog/statuskinds.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/valueformat.h"

using namespace Qt::Literals::StringLiterals;

namespace {

// First widths in characters, where the usual one does not fit.
const QHash<QString, int> widths {
    {u"asset_tag"_s, 10},
    {u"serial"_s, 12},
    {u"name"_s, 20},
    {u"category"_s, 13},
    {u"model"_s, 25},
    {u"status"_s, 14},
    {u"site"_s, 15},
    {u"holder"_s, 17},
    {u"due_at"_s, 21},
    {u"email"_s, 28},
    {u"first_name"_s, 12},
    {u"last_name"_s, 14},
    {u"position"_s, 15},
    {u"department"_s, 16},
    {u"description"_s, 60},
    {u"reason"_s, 28},
    {u"summary"_s, 44},
    {u"assets"_s, 8},
    {u"checked_out_at"_s, 19},
    {u"checked_in_at"_s, 19},
    {u"users"_s, 9},
    {u"changes"_s, 9},
    {u"staff_number"_s, 12},
    {u"role"_s, 15},
    {u"permissions"_s, 50},
    {u"notes"_s, 30},
    {u"id"_s, 8},
    {u"at"_s, 20},
    {u"actor"_s, 24},
    {u"kind"_s, 19},
};

}

DecorationProxy::DecorationProxy(const CatalogService &catalog, const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_catalog(&catalog)
    , m_clock(&clock)
    , m_overdueIcon(Icons::get(u"overdue"_s, Theme::Role::Danger))
    , m_refusedIcon(Icons::get(u"dialog-warning"_s, Theme::Role::Warning))
{
    connect(this, &QAbstractItemModel::modelReset, this, &DecorationProxy::readColumns);
    connect(this, &QAbstractItemModel::columnsInserted, this, &DecorationProxy::readColumns);
    connect(this, &QAbstractItemModel::columnsMoved, this, &DecorationProxy::readColumns);
    connect(this, &QAbstractItemModel::columnsRemoved, this, &DecorationProxy::readColumns);
    reloadStatuses();
}

void DecorationProxy::setOffice(const CatalogService &catalog, const Clock &clock)
{
    m_catalog = &catalog;
    m_clock = &clock;
    reloadStatuses();
}

void DecorationProxy::reloadStatuses()
{
    m_statusIcons.clear();
    if (const auto statuses = m_catalog->statuses()) {
        for (const StatusLabel &status : *statuses)
            m_statusIcons.insert(status.name,
                                 Icons::get(StatusKinds::iconName(status.kind), StatusKinds::color(status.kind)));
    }
}

void DecorationProxy::readColumns()
{
    m_columns.clear();
    m_checkedInColumn = -1;
    for (int section = 0; section < columnCount(); ++section) {
        const QString id = columnId(section);
        Column column;
        column.type = ColumnType(headerData(section, Qt::Horizontal, RelationalPageModel::ColumnTypeRole).toInt());
        if (id == "status"_L1)
            column.kind = Column::Kind::Status;
        else if (id == "due_at"_L1)
            column.kind = Column::Kind::Due;
        else if (id == "kind"_L1)
            column.kind = Column::Kind::OperationKind;
        else if (id == "checked_in_at"_L1)
            m_checkedInColumn = section;
        m_columns.append(column);
    }
}

DecorationProxy::Column DecorationProxy::column(int section) const
{
    return m_columns.value(section);
}

QString DecorationProxy::columnId(int section) const
{
    return headerData(section, Qt::Horizontal, RelationalPageModel::ColumnIdRole).toString();
}

bool DecorationProxy::isOverdue(const QModelIndex &index) const
{
    if (column(index.column()).kind != Column::Kind::Due)
        return false;
    const QDateTime due = IsoTime::fromText(QIdentityProxyModel::data(index, Qt::DisplayRole).toString());
    if (!due.isValid() || due >= m_clock->now())
        return false;
    return m_checkedInColumn < 0
        || QIdentityProxyModel::data(index.siblingAtColumn(m_checkedInColumn), Qt::DisplayRole).toString().isEmpty();
}

QString DecorationProxy::refusal(const QModelIndex &index) const
{
    return QIdentityProxyModel::data(index, RelationalPageModel::RefusalRole).toString();
}

// A refused edit as it was typed: it may be no value of the column.
QString DecorationProxy::displayed(const QModelIndex &index) const
{
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    if (!refusal(index).isEmpty())
        return value.toString().simplified();
    const QString text = value.toString();
    if (column(index.column()).kind == Column::Kind::OperationKind)
        return OperationKinds::title(text);
    if (text == "Active"_L1)
        return tr("Active");
    if (text == "Inactive"_L1)
        return tr("Inactive");
    return ValueFormat::text(value, column(index.column()).type).simplified();
}

QVariant DecorationProxy::decoration(const QModelIndex &index) const
{
    if (!refusal(index).isEmpty())
        return m_refusedIcon;
    if (isOverdue(index))
        return m_overdueIcon;
    if (column(index.column()).kind != Column::Kind::Status)
        return {};
    const auto icon = m_statusIcons.constFind(QIdentityProxyModel::data(index, Qt::DisplayRole).toString());
    return icon == m_statusIcons.cend() ? QVariant() : *icon;
}

QVariant DecorationProxy::color(const QModelIndex &index) const
{
    if (!refusal(index).isEmpty())
        return Theme::color(Theme::Role::Warning);
    return isOverdue(index) ? QVariant(Theme::color(Theme::Role::Danger)) : QVariant();
}

QString DecorationProxy::toolTip(const QModelIndex &index) const
{
    const QString text = QIdentityProxyModel::data(index, Qt::DisplayRole).toString();
    const QString why = refusal(index);
    if (why.isEmpty())
        return text;
    const QVariant stored = QIdentityProxyModel::data(index, RelationalPageModel::StoredRole);
    return tr("Yours: %1\nStored: %2\n%3").arg(text, ValueFormat::text(stored, column(index.column()).type), why);
}

QVariant DecorationProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return displayed(index);
    case Qt::AccessibleTextRole:
        return refusal(index).isEmpty() ? displayed(index) : toolTip(index);
    case Qt::DecorationRole:
        return decoration(index);
    case Qt::ForegroundRole:
        return color(index);
    case Qt::ToolTipRole:
        return toolTip(index).toHtmlEscaped().replace(u'\n', u"<br>"_s);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, Qt::TextAlignmentRole);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant DecorationProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        const ColumnType type = column(section).type;
        const bool number = type == ColumnType::Integer || type == ColumnType::Money;
        return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (orientation == Qt::Horizontal && role == RelationalPageModel::ColumnWidthRole)
        return widths.value(columnId(section), 16);
    return QIdentityProxyModel::headerData(section, orientation, role);
}
