// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/operationchangesmodel.h"

#include "ui/common/icons.h"
#include "ui/common/tableview.h"
#include "ui/journal/changetext.h"

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pageRows = 64;
constexpr int keptPages = 16;

}

OperationChangesModel::OperationChangesModel(const OperationReader &reader, const OperationRecord &operation,
                                             QObject *parent)
    : QAbstractTableModel(parent)
    , m_reader(reader)
    , m_operation(operation)
    , m_pages(keptPages)
{
}

const RowChange *OperationChangesModel::change(int row) const
{
    const int page = row / pageRows;
    if (!m_pages.contains(page)) {
        const auto changes = m_reader.changes(m_operation.id, pageRows, qint64(page) * pageRows);
        m_pages.insert(page, new QList<RowChange>(changes ? *changes : QList<RowChange>()));
    }
    const QList<RowChange> &changes = *m_pages.object(page);
    return row % pageRows < changes.size() ? &changes.at(row % pageRows) : nullptr;
}

int OperationChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(std::min<qint64>(m_operation.changes, std::numeric_limits<int>::max()));
}

int OperationChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OperationChangesModel::data(const QModelIndex &index, int role) const
{
    const bool isText = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (!isText && role != Qt::DecorationRole)
        return {};
    const RowChange *changed = change(index.row());
    if (!changed)
        return {};
    if (role == Qt::DecorationRole)
        return index.column() == Action ? QVariant(Icons::get(ChangeText::iconName(changed->action))) : QVariant();
    const QString text = index.column() == Row ? ChangeText::row(*changed)
        : index.column() == Action             ? ChangeText::action(changed->action)
                                               : ChangeText::fields(*changed);
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

QVariant OperationChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return section == Row ? tr("Row") : section == Action ? tr("What") : tr("Fields");
    if (role == TableView::ColumnWidthRole)
        return section == Row ? 32 : section == Action ? 12 : 60;
    return QAbstractTableModel::headerData(section, orientation, role);
}
