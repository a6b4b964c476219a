// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/rowselectionmodel.h"

#include <algorithm>
#include <utility>

RowSelectionModel::RowSelectionModel(QAbstractItemModel *model, RowIds rows, QObject *parent)
    : QItemSelectionModel(model, parent)
    , m_rows(std::move(rows))
{
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &RowSelectionModel::forgetUnannounced);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &RowSelectionModel::forgetUnannounced);
    connect(model, &QAbstractItemModel::rowsAboutToBeMoved, this, &RowSelectionModel::forgetUnannounced);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &RowSelectionModel::forgetUnannounced);
}

// A list of rows that does not follow a change would stand for other ids after it.
void RowSelectionModel::forgetUnannounced()
{
    if (!m_held && !m_scattered.empty())
        dropScattered();
}

void RowSelectionModel::dropScattered()
{
    m_scattered.clear();
    QItemSelectionModel::select(QItemSelection(), Clear);
}

void RowSelectionModel::select(const QItemSelection &selection, SelectionFlags command)
{
    if (command != NoUpdate)
        m_held.reset();
    if (command != NoUpdate && !m_scattered.empty())
        dropScattered();
    QItemSelectionModel::select(selection, command);
}

void RowSelectionModel::reset()
{
    m_scattered.clear();
    QItemSelectionModel::reset();
}

void RowSelectionModel::selectAll()
{
    const int rows = m_rows.count();
    if (rows > 0)
        select(QItemSelection(model()->index(0, 0), model()->index(rows - 1, model()->columnCount() - 1)),
               ClearAndSelect);
}

std::vector<RowSelectionModel::Run> RowSelectionModel::runs() const
{
    if (!m_scattered.empty())
        return m_scattered;
    std::vector<Run> list;
    const QItemSelection ranges = selection();
    for (const QItemSelectionRange &range : ranges)
        list.push_back({range.top(), range.bottom()});
    std::ranges::sort(list, {}, &Run::first);
    std::vector<Run> joined;
    for (const Run &run : list) {
        if (!joined.empty() && run.first <= joined.back().last + 1)
            joined.back().last = std::max(joined.back().last, run.last);
        else
            joined.push_back(run);
    }
    return joined;
}

qint64 RowSelectionModel::rowsIn(const std::vector<Run> &runs)
{
    qint64 rows = 0;
    for (const Run &run : runs)
        rows += run.last - run.first + 1;
    return rows;
}

bool RowSelectionModel::containsRow(int row) const
{
    if (m_scattered.empty())
        return model()->columnCount() > 0 && isSelected(model()->index(row, 0));
    const auto next = std::ranges::upper_bound(m_scattered, row, {}, &Run::first);
    return next != m_scattered.begin() && row <= std::prev(next)->last;
}

qint64 RowSelectionModel::selectedCount() const
{
    return rowsIn(runs());
}

QList<qint64> RowSelectionModel::selectedIds(qint64 limit) const
{
    const std::vector<Run> list = runs();
    QList<qint64> ids;
    ids.reserve(qsizetype(std::min(limit, rowsIn(list))));
    for (const Run &run : list) {
        for (int row = run.first; row <= run.last && ids.size() < limit; ++row)
            ids.append(m_rows.idAt(row));
    }
    return ids;
}

void RowSelectionModel::holdIds()
{
    if (m_held)
        return;
    Held held;
    for (const Run &run : runs()) {
        for (int row = run.first; row <= run.last; ++row)
            held.ids.insert(m_rows.idAt(row));
    }
    held.count = held.ids.count();
    if (currentIndex().isValid()) {
        held.currentRow = currentIndex().row();
        held.currentColumn = currentIndex().column();
        held.currentId = m_rows.idAt(held.currentRow);
    }
    reset();
    m_held = std::move(held);
}

void RowSelectionModel::restoreIds()
{
    if (!m_held)
        return;
    const Held held = *std::exchange(m_held, std::nullopt);
    int current = -1;
    std::vector<Run> found = runsOf(held, &current);
    const bool lost = rowsIn(found) < held.count;
    {
        const QSignalBlocker silent(this);
        selectRuns(std::move(found));
        setCurrentRow(held, current);
    }
    if (lost)
        emit selectionChanged({}, {});
    if (current < 0)
        setCurrentRow(held, std::min(held.currentRow, m_rows.count() - 1));
}

// One pass over the rows, to the last one that is looked for.
std::vector<RowSelectionModel::Run> RowSelectionModel::runsOf(const Held &held, int *currentRow) const
{
    std::vector<Run> found;
    qint64 left = held.count + (held.currentRow >= 0 ? 1 : 0);
    const int count = m_rows.count();
    for (int row = 0; row < count && left > 0; ++row) {
        const qint64 id = m_rows.idAt(row);
        if (held.currentRow >= 0 && id == held.currentId) {
            *currentRow = row;
            --left;
        }
        if (!held.ids.contains(id))
            continue;
        --left;
        if (!found.empty() && found.back().last == row - 1)
            found.back().last = row;
        else
            found.push_back({row, row});
    }
    return found;
}

// The first run is always a range: hasSelection() and clearSelection() of the base class look no further.
void RowSelectionModel::selectRuns(std::vector<Run> &&runs)
{
    const bool scattered = runs.size() > maxRanges;
    const int lastColumn = model()->columnCount() - 1;
    QItemSelection ranges;
    for (const Run &run : runs) {
        ranges.append(QItemSelectionRange(model()->index(run.first, 0), model()->index(run.last, lastColumn)));
        if (scattered)
            break;
    }
    QItemSelectionModel::select(ranges, ClearAndSelect);
    if (scattered)
        m_scattered = std::move(runs);
}

void RowSelectionModel::setCurrentRow(const Held &held, int row)
{
    if (row >= 0)
        setCurrentIndex(model()->index(row, held.currentColumn), NoUpdate);
}
