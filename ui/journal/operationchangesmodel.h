// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operationreader.h"

#include <QAbstractTableModel>
#include <QCache>

// The rows that an operation changed, in its order. Reads those in sight only, and keeps some pages of them.
class OperationChangesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OperationChangesModel)

public:
    enum Column { Row, Action, Fields, ColumnCount };

    // `reader` outlives it.
    OperationChangesModel(const OperationReader &reader, const OperationRecord &operation, QObject *parent = nullptr);

    const RowChange *change(int row) const; // until the next call; nullptr where it cannot be read

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const OperationReader &m_reader;
    const OperationRecord m_operation;
    mutable QCache<int, QList<RowChange>> m_pages;
};
