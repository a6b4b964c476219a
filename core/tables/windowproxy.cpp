// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/windowproxy.h"

#include <QSqlError>

#include <algorithm>

WindowProxy::WindowProxy(RelationalPageModel &page, Reader reader, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_page(page)
    , m_reader(std::move(reader))
{
    setSourceModel(&page);
    // The page changes under the proxy whenever it scrolls; that is no change of the proxy's own rows.
    disconnect(&page, nullptr, this, nullptr);
}

Result<void> WindowProxy::setQuery(const TableQuery &query)
{
    auto order = m_reader(query);
    if (order || order.error().code != Error::Code::Invalid)
        m_query = query;
    if (!order) {
        emit failed(order.error());
        return order.error();
    }
    adopt(*std::move(order));
    return {};
}

Result<void> WindowProxy::refresh()
{
    return setQuery(m_query);
}

void WindowProxy::adopt(std::vector<qint64> order)
{
    emit layoutAboutToBeChanged(); // a selection asks for its persistent indexes now
    QList<qint64> kept;
    const QModelIndexList persistent = persistentIndexList();
    for (const QModelIndex &index : persistent)
        kept.append(idAt(index.row()));
    m_order = std::move(order);
    m_loadedCount = 0;
    QHash<qint64, int> rows;
    if (!persistent.isEmpty()) {
        rows.reserve(qsizetype(m_order.size()));
        for (std::size_t row = 0; row < m_order.size(); ++row)
            rows.insert(m_order[row], int(row));
    }
    for (qsizetype i = 0; i < persistent.size(); ++i) {
        const int row = rows.value(kept.at(i), -1);
        changePersistentIndex(persistent.at(i), row < 0 ? QModelIndex() : createIndex(row, persistent.at(i).column()));
    }
    emit layoutChanged();
}

qint64 WindowProxy::idAt(int row) const
{
    return row >= 0 && row < int(m_order.size()) ? m_order[std::size_t(row)] : 0;
}

int WindowProxy::rowOf(qint64 id) const
{
    const auto found = std::find(m_order.cbegin(), m_order.cend(), id);
    return found == m_order.cend() ? -1 : int(found - m_order.cbegin());
}

QModelIndex WindowProxy::index(int row, int column, const QModelIndex &parent) const
{
    const bool inside = !parent.isValid() && row >= 0 && row < rowCount() && column >= 0 && column < columnCount();
    return inside ? createIndex(row, column) : QModelIndex();
}

QModelIndex WindowProxy::parent(const QModelIndex &) const
{
    return {};
}

int WindowProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int WindowProxy::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(view().columns.size());
}

bool WindowProxy::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

bool WindowProxy::canFetchMore(const QModelIndex &) const
{
    return false;
}

void WindowProxy::loadPageAround(int row) const
{
    if (row >= m_firstLoaded && row < m_firstLoaded + m_loadedCount)
        return;
    const int count = int(m_order.size());
    const int first = std::clamp(row - pageSize / 2, 0, std::max(0, count - pageSize));
    const int last = std::min(first + pageSize, count);
    const QList<qint64> ids(m_order.cbegin() + first, m_order.cbegin() + last);
    m_firstLoaded = first;
    m_loadedCount = last - first;
    if (!m_page.setPage(ids))
        emit const_cast<WindowProxy *>(this)->failed(
            {Error::Code::Storage, tr("The rows could not be read."), {}, m_page.lastError().text()});
}

QModelIndex WindowProxy::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid() || proxyIndex.row() >= rowCount())
        return {};
    loadPageAround(proxyIndex.row());
    const int row = m_page.rowOf(idAt(proxyIndex.row()));
    return row < 0 ? QModelIndex() : m_page.index(row, proxyIndex.column());
}

QModelIndex WindowProxy::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid())
        return {};
    return index(rowOf(m_page.data(sourceIndex, RelationalPageModel::IdRole).toLongLong()), sourceIndex.column());
}

QVariant WindowProxy::data(const QModelIndex &index, int role) const
{
    if (role == RelationalPageModel::IdRole)
        return idAt(index.row());
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    return m_page.data(mapToSource(index), role);
}

QVariant WindowProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    return m_page.headerData(section, orientation, role);
}

Qt::ItemFlags WindowProxy::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

void WindowProxy::sort(int column, Qt::SortOrder order)
{
    TableQuery query = m_query;
    query.sort.clear();
    if (column >= 0 && column < columnCount())
        query.sort.append({QString::fromLatin1(view().columns[std::size_t(column)].id), order == Qt::DescendingOrder});
    (void)setQuery(query); // failed() tells
}
