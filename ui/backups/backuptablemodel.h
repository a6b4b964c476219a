// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backup/backup.h"

#include <QAbstractTableModel>

// The backups that are there, read at once: they are few.
class BackupTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupTableModel)

public:
    enum Column { Made, Reason, Size, Checked, File, ColumnCount };
    static constexpr int SortRole = Qt::UserRole; // the raw value

    using QAbstractTableModel::QAbstractTableModel;

    void setBackups(const QList<Backup> &backups); // nothing happens where they are the same
    const Backup &backup(int row) const { return m_backups.at(row); }
    int rowOf(const QString &path) const; // −1 if it is not there

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QVariant displayValue(const Backup &backup, int column);
    static QVariant sortValue(const Backup &backup, int column);
    static QVariant decoration(const Backup &backup, int column);

    QList<Backup> m_backups;
};
