// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/view.h"

#include <QHash>
#include <QIcon>
#include <QIdentityProxyModel>

class CatalogService;
class Clock;

// What the eye sees of a table: dates and money in the reader's locale, icons for statuses, what is overdue in the
// colour of danger with an icon, a refused edit with a warning and what is stored, full texts as tooltips. Changes no
// value.
class DecorationProxy final : public QIdentityProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DecorationProxy)

public:
    DecorationProxy(const CatalogService &catalog, const Clock &clock, QObject *parent = nullptr);

    void setOffice(const CatalogService &catalog, const Clock &clock); // of another source model

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

public slots:
    void reloadStatuses(); // after the catalog changed

private:
    // What is asked for with every cell.
    struct Column
    {
        enum class Kind { Plain, Status, Due, OperationKind };

        ColumnType type = ColumnType::Text;
        Kind kind = Kind::Plain;
    };

    void readColumns();
    Column column(int section) const;
    QString columnId(int section) const;
    QVariant decoration(const QModelIndex &index) const;
    QString displayed(const QModelIndex &index) const;
    QString refusal(const QModelIndex &index) const; // of an edit, empty if there is none
    QString toolTip(const QModelIndex &index) const;
    QVariant color(const QModelIndex &index) const;
    bool isOverdue(const QModelIndex &index) const;

    const CatalogService *m_catalog;
    const Clock *m_clock;
    QHash<QString, QIcon> m_statusIcons; // by the status's name
    const QIcon m_overdueIcon;
    const QIcon m_refusedIcon;
    QList<Column> m_columns;
    int m_checkedInColumn = -1;
};
