// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/catalog/catalogsection.h"

#include <QAbstractTableModel>

// The rows of one catalog, read at once: they are few.
class CatalogTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogTableModel)

public:
    explicit CatalogTableModel(QObject *parent = nullptr);

    void setContent(const QList<CatalogColumn> &columns, const QList<CatalogRow> &rows);
    qint64 id(int row) const { return m_rows.value(row).id; }
    int rowOf(qint64 id) const; // -1 if it is not there

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<CatalogColumn> m_columns;
    QList<CatalogRow> m_rows;
};
