// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/windowproxy.h"

#include <QSqlError>

#include <algorithm>

WindowProxy::WindowProxy(RelationalPageModel &page, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_page(page)
    , m_order(std::make_shared<const RowOrder>())
{
    setSourceModel(&page);
    // The page changes under the proxy whenever it scrolls; that is no change of the proxy's own rows.
    disconnect(&page, nullptr, this, nullptr);
}

void WindowProxy::setOrder(const RowOrderPtr &order)
{
    if (m_editing)
        m_waitingOrder = order;
    else if (!m_order || *m_order != *order)
        change(order, int(order->size()), {});
}

void WindowProxy::setOffsets(int count, const PageIds &pageIds)
{
    if (!m_editing)
        change({}, count, pageIds);
}

void WindowProxy::beginEdit(const QModelIndex &cell)
{
    m_editing = {cell, idAt(cell.row()), data(cell, RelationalPageModel::StoredRole)};
}

void WindowProxy::endEdit()
{
    m_editing.reset();
    if (m_waitingOrder)
        setOrder(std::exchange(m_waitingOrder, {}));
    if (std::exchange(m_isReloadWaiting, false))
        reloadPage();
}

// A selection asks for its persistent indexes in between: few, since large ones are kept by id (orderAboutToChange).
void WindowProxy::change(const RowOrderPtr &order, int count, const PageIds &pageIds)
{
    emit orderAboutToChange();
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList persistent = persistentIndexList();
    QHash<qint64, QModelIndexList> kept;
    for (const QModelIndex &index : persistent)
        kept[idAt(index.row())].append(index);
    m_order = order;
    m_pageIds = pageIds;
    m_count = count;
    m_loaded.clear();
    const auto move = [&](qint64 id, int row) {
        for (const QModelIndex &index : kept.take(id))
            changePersistentIndex(index, row < 0 ? QModelIndex() : createIndex(row, index.column()));
    };
    for (int row = 0; order && row < count && !kept.isEmpty(); ++row) {
        if (kept.contains((*order)[std::size_t(row)]))
            move((*order)[std::size_t(row)], row);
    }
    for (const qint64 id : kept.keys())
        move(id, -1);
    emit layoutChanged({}, VerticalSortHint);
    emit orderChanged();
}

void WindowProxy::reloadPage()
{
    m_isReloadWaiting = m_editing.has_value();
    if (m_editing)
        return;
    m_loaded.clear();
    if (m_count > 0)
        emit dataChanged(createIndex(0, 0), createIndex(m_count - 1, columnCount() - 1));
}

qint64 WindowProxy::idAt(int row) const
{
    if (row < 0 || row >= m_count)
        return 0;
    if (m_order)
        return (*m_order)[std::size_t(row)];
    loadPageAround(row);
    return m_loaded.empty() ? 0 : m_loaded[std::size_t(row - m_firstLoaded)];
}

int WindowProxy::rowOf(qint64 id) const
{
    const RowOrder &ids = m_order ? *m_order : m_loaded;
    const auto found = std::find(ids.cbegin(), ids.cend(), id);
    return found == ids.cend() ? -1 : int(found - ids.cbegin()) + (m_order ? 0 : m_firstLoaded);
}

QModelIndex WindowProxy::index(int row, int column, const QModelIndex &parent) const
{
    const bool inside = !parent.isValid() && row >= 0 && row < m_count && column >= 0 && column < columnCount();
    return inside ? createIndex(row, column) : QModelIndex();
}

QModelIndex WindowProxy::parent(const QModelIndex &) const
{
    return {};
}

int WindowProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
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

Result<RowOrder> WindowProxy::idsOf(int first, int count) const
{
    if (m_order)
        return RowOrder(m_order->cbegin() + first, m_order->cbegin() + first + count);
    return m_pageIds(first, count);
}

void WindowProxy::loadPageAround(int row) const
{
    if (row >= m_firstLoaded && row < m_firstLoaded + int(m_loaded.size()))
        return;
    const int first = std::clamp(row - pageSize / 2, 0, std::max(0, m_count - pageSize));
    const int count = std::min(pageSize, m_count - first);
    auto ids = idsOf(first, count);
    m_firstLoaded = first;
    m_loaded = ids ? *std::move(ids) : RowOrder();
    m_loaded.resize(std::size_t(count), 0); // rows that vanished meanwhile stay empty until the next order
    if (!m_page.setPage(QList<qint64>(m_loaded.cbegin(), m_loaded.cend())) || !ids)
        emit failed({Error::Code::Storage,
                     tr("The rows could not be read."),
                     {},
                     ids ? m_page.lastError().text() : ids.error().detail});
}

QModelIndex WindowProxy::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid() || proxyIndex.row() >= m_count)
        return {};
    loadPageAround(proxyIndex.row());
    const int row = m_page.rowOf(m_loaded[std::size_t(proxyIndex.row() - m_firstLoaded)]);
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
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (isGone(index.row()))
        return flags;
    flags |= Qt::ItemIsEnabled;
    if (m_page.isEditable(index.column()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

// Whether its page was read without it. Reads nothing: rows out of sight are asked, too.
bool WindowProxy::isGone(int row) const
{
    const int loaded = row - m_firstLoaded;
    return loaded >= 0 && loaded < int(m_loaded.size()) && m_page.rowOf(m_loaded[std::size_t(loaded)]) < 0;
}

bool WindowProxy::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    if (m_editing && m_editing->cell == index)
        return write(index, m_editing->id, m_editing->seen, value);
    return write(index, idAt(index.row()), data(index, RelationalPageModel::StoredRole), value);
}

bool WindowProxy::keepEdit(const QModelIndex &cell)
{
    return write(cell, idAt(cell.row()), data(cell, RelationalPageModel::StoredRole), data(cell, Qt::EditRole));
}

bool WindowProxy::write(const QModelIndex &cell, qint64 id, const QVariant &seen, const QVariant &value)
{
    const auto written = m_page.edit(id, cell.column(), seen, value);
    const QModelIndex first = index(cell.row(), 0), last = index(cell.row(), columnCount() - 1);
    emit dataChanged(first, last);
    return bool(written);
}
