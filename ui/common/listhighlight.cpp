// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/listhighlight.h"

#include <QAccessible>
#include <QListWidget>

namespace {

constexpr int PageRows = 8;

}

int ListHighlight::rows(int key)
{
    switch (key) {
    case Qt::Key_Down:
        return 1;
    case Qt::Key_Up:
        return -1;
    case Qt::Key_PageDown:
        return PageRows;
    case Qt::Key_PageUp:
        return -PageRows;
    default:
        return 0;
    }
}

void ListHighlight::move(QListWidget &list, int rows)
{
    if (list.count() == 0)
        return;
    const int last = list.count() - 1;
    const int from = list.currentRow();
    list.setCurrentRow(from < 0 ? (rows > 0 ? 0 : last) : qBound(0, from + rows, last));
    announce(list);
}

void ListHighlight::announce(QListWidget &list)
{
    QAccessibleEvent focus(&list, QAccessible::Focus);
    focus.setChild(list.currentRow());
    QAccessible::updateAccessibility(&focus);
}
