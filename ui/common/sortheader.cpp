// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sortheader.h"

#include <QItemSelectionModel>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QStyleOptionHeader>

#include <algorithm>

SortHeader::SortHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSortIndicatorShown(true);
}

void SortHeader::setFurtherKeys(const QList<Key> &keys)
{
    m_further = keys;
    viewport()->update();
}

void SortHeader::setSelectionModel(QItemSelectionModel *selectionModel)
{
    if (selectionModel->parent() == this)
        QHeaderView::setSelectionModel(selectionModel);
}

void SortHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    if (m_further.isEmpty())
        return;
    const Key first {sortIndicatorSection(), sortIndicatorOrder()};
    const QList<Key> keys = QList {first} + m_further;
    const auto key = std::ranges::find(keys, logicalIndex, &Key::section);
    if (key == keys.cend())
        return;
    const QString number = u' ' + QString::number(key - keys.cbegin() + 1);
    const int margins = 2 * style()->pixelMetric(QStyle::PM_HeaderMargin, option, this)
        + style()->pixelMetric(QStyle::PM_HeaderMarkSize, option, this);
    const int room = sectionSize(logicalIndex) - margins - option->fontMetrics.horizontalAdvance(number);
    option->text = option->fontMetrics.elidedText(option->text, textElideMode(), room) + number;
    option->sortIndicator = key->order == Qt::AscendingOrder ? QStyleOptionHeader::SortDown
                                                             : QStyleOptionHeader::SortUp;
}

void SortHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const QScopedValueRollback adding(m_adding, event->modifiers().testFlag(Qt::ShiftModifier));
    QHeaderView::mouseReleaseEvent(event);
}
