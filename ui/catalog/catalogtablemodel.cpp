// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalog/catalogtablemodel.h"

#include "ui/common/icons.h"
#include "ui/common/tableview.h"

#include <algorithm>

CatalogTableModel::CatalogTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CatalogTableModel::setContent(const QList<CatalogColumn> &columns, const QList<CatalogRow> &rows)
{
    beginResetModel();
    m_columns = columns;
    m_rows = rows;
    endResetModel();
}

int CatalogTableModel::rowOf(qint64 id) const
{
    const auto found = std::ranges::find(m_rows, id, &CatalogRow::id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int CatalogTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CatalogTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant CatalogTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CatalogRow &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return row.cells.value(index.column()).simplified();
    if (role == Qt::DecorationRole && index.column() == 0 && !row.iconName.isEmpty())
        return Icons::get(row.iconName);
    return {};
}

QVariant CatalogTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const CatalogColumn &column = m_columns.at(section);
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case TableView::ColumnIdRole:
        return column.id;
    case TableView::ColumnWidthRole:
        return column.width;
    default:
        return {};
    }
}
