// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/relationalpagemodel.h"
#include "core/tables/roworder.h"

#include <QAbstractProxyModel>

#include <optional>

// Every row of a view over a model that holds one page of them: row → id → row of the page. The ids come from an order
// of all rows, or, until there is one, from an index page by page. Loads the page around a row when it is asked for.
class WindowProxy final : public QAbstractProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowProxy)

public:
    static constexpr int pageSize = 256;

    // The ids of `count` rows from row `first` on.
    using PageIds = std::function<Result<RowOrder>(int first, int count)>;

    explicit WindowProxy(RelationalPageModel &page, QObject *parent = nullptr);

    const View &view() const { return m_page.view(); }

    void setOrder(const RowOrderPtr &order); // never null; nothing happens if it is the one shown
    void setOffsets(int count, const PageIds &pageIds); // until an order is there
    bool hasOrder() const { return m_order != nullptr; }
    void reloadPage(); // the values again, after a write

    // While a cell is edited new rows and values wait: what is under the editor stays, and is compared with what stood
    // there when the editing began.
    void beginEdit(const QModelIndex &cell);
    void endEdit();
    // A cell with a refused edit: what was typed, over what is stored now.
    bool keepEdit(const QModelIndex &cell);

    qint64 idAt(int row) const; // 0 outside
    int rowOf(qint64 id) const; // −1 if it is not among the rows; with offsets, if it is not on the page

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
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    void sort(int, Qt::SortOrder = Qt::AscendingOrder) override {} // the order is given; a page is in none

signals:
    void orderAboutToChange(); // whoever keeps rows notes their ids now
    void orderChanged();
    void failed(const Error &error) const; // a page could not be read

private:
    struct Editing
    {
        QModelIndex cell;
        qint64 id;
        QVariant seen;
    };

    bool write(const QModelIndex &cell, qint64 id, const QVariant &seen, const QVariant &value);
    bool isGone(int row) const;
    void change(const RowOrderPtr &order, int count, const PageIds &pageIds);
    void loadPageAround(int row) const;
    Result<RowOrder> idsOf(int first, int count) const;

    RelationalPageModel &m_page;
    RowOrderPtr m_order;
    PageIds m_pageIds;
    int m_count = 0;
    std::optional<Editing> m_editing;
    RowOrderPtr m_waitingOrder; // until the editing ends
    bool m_isReloadWaiting = false;
    mutable RowOrder m_loaded; // the ids of the page
    mutable int m_firstLoaded = 0;
};
