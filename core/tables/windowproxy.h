// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/relationalpagemodel.h"
#include "core/tables/tablequery.h"

#include <QAbstractProxyModel>

#include <vector>

class ViewReader;

// Every row of a view over a model that holds one page of them: row → id (the order vector) → row of the page.
// Loads the page around a row when it is asked for. Selection and current row are kept by id across refresh().
class WindowProxy final : public QAbstractProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowProxy)

public:
    static constexpr int pageSize = 256;

    using Reader = std::function<Result<std::vector<qint64>>(const TableQuery &)>;

    // `reader` gives the ids of a query in order.
    WindowProxy(RelationalPageModel &page, Reader reader, QObject *parent = nullptr);

    const View &view() const { return m_page.view(); }
    const TableQuery &query() const { return m_query; }
    // Keeps the old rows when it fails. The query is kept for refresh() unless it is Invalid: a table made before
    // anybody signed in is filled in its order afterwards.
    Result<void> setQuery(const TableQuery &query);
    Result<void> refresh(); // the same query again, after a change

    qint64 idAt(int row) const; // 0 outside
    int rowOf(qint64 id) const; // −1 if it is not among the rows

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void failed(const Error &error); // a query or a page could not be read

private:
    void loadPageAround(int row) const;
    void adopt(std::vector<qint64> order);

    RelationalPageModel &m_page;
    const Reader m_reader;
    TableQuery m_query;
    std::vector<qint64> m_order;
    mutable int m_firstLoaded = 0;
    mutable int m_loadedCount = 0;
};
