// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/plaintable.h"

#include "ui/common/tableview.h"

#include <QHeaderView>

namespace PlainTable {

TableView *make(const QString &objectName, const QString &accessibleName)
{
    auto *table = new TableView;
    table->setObjectName(objectName);
    table->setAccessibleName(accessibleName);
    table->setSortingEnabled(false);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setFrameShape(QFrame::StyledPanel);
    QHeaderView *header = table->horizontalHeader();
    header->setSectionsClickable(false);
    header->setSectionsMovable(false);
    header->setContextMenuPolicy(Qt::NoContextMenu);
    return table;
}

}
