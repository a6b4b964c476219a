// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/roworder.h"

#include <QItemSelectionModel>

#include <functional>
#include <limits>
#include <optional>
#include <vector>

// The selected rows of a table of millions, by the ids of what they show: they survive sorting, filtering and
// refreshing, however many they are and wherever they go. Whole rows only.
//
// A selection that a new order scatters over more than maxRanges pieces is not made of ranges any more, which Qt
// handles one by one; the rows are kept in a list of their own. isSelected() and selection() then know the first piece
// only: ask containsRow(), selectedIds(), selectedCount(). Any new selection replaces such a list.
class RowSelectionModel final : public QItemSelectionModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowSelectionModel)

public:
    static constexpr int maxRanges = 100; // each costs some 25 µs of painting a page

    // The rows of the model below, their ids distinct.
    struct RowIds
    {
        std::function<qint64(int row)> idAt;
        std::function<int()> count;
    };

    RowSelectionModel(QAbstractItemModel *model, RowIds rows, QObject *parent = nullptr);

    bool isHolding() const { return m_held.has_value(); }
    bool containsRow(int row) const;
    qint64 selectedCount() const;
    QList<qint64> selectedIds(qint64 limit = std::numeric_limits<qint64>::max()) const; // first ones, in table order
    void selectAll(); // one range

    using QItemSelectionModel::select;
    void select(const QItemSelection &selection, SelectionFlags command) override;
    void reset() override;

public slots:
    // Around a change of the order or the number of rows, before layoutAboutToBeChanged and after layoutChanged.
    // In between nothing is selected and nothing current, silently; what somebody selects then replaces what is held.
    // Linear in the number of rows.
    void holdIds();
    // What is still there is selected again; selectionChanged is emitted, with nothing in it, if some is not. The
    // current row stays current; if it is gone, the row now in its place is, without being selected.
    void restoreIds();

private:
    struct Run // of neighbouring rows
    {
        int first;
        int last;
    };
    struct Held
    {
        RowSet ids;
        qint64 count = 0;
        qint64 currentId = 0;
        int currentRow = -1;
        int currentColumn = 0;
    };

    std::vector<Run> runs() const; // ascending, apart from each other
    std::vector<Run> runsOf(const Held &held, int *currentRow) const;
    void selectRuns(std::vector<Run> &&runs);
    void setCurrentRow(const Held &held, int row);
    void dropScattered();
    void forgetUnannounced();
    static qint64 rowsIn(const std::vector<Run> &runs);

    const RowIds m_rows;
    std::vector<Run> m_scattered; // ascending; empty unless there are more than maxRanges
    std::optional<Held> m_held;
};
