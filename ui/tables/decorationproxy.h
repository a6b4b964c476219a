// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <QHash>
#include <QIdentityProxyModel>

class CatalogService;
class Clock;

// What the eye sees of a table: dates and money in the reader's locale, icons for statuses, what is overdue in the
// colour of danger with an icon, full texts as tooltips. Changes no value.
class DecorationProxy final : public QIdentityProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DecorationProxy)

public:
    DecorationProxy(const CatalogService &catalog, const Clock &clock, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

public slots:
    void reloadStatuses(); // after the catalog changed

private:
    QString columnId(int column) const;
    QVariant decoration(const QModelIndex &index) const;
    QString displayed(const QModelIndex &index) const;
    bool isOverdue(const QModelIndex &index) const;

    const CatalogService &m_catalog;
    const Clock &m_clock;
    QHash<QString, StatusKind::Value> m_kinds;
};
