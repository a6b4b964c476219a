// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tables/view.h"

#include <QSqlRelationalTableModel>

class Database;

// A page of a view's rows as a QSqlRelationalTableModel: relations by left join, drained at once so that no read
// stays open, no dictionary of related rows (tables.md). It writes nothing itself: changes go to the service that
// a subclass names in submitRow().
class RelationalPageModel : public QSqlRelationalTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelationalPageModel)

public:
    enum Role {
        IdRole = Qt::UserRole + 999, // the row's key
        ColumnIdRole, // of a header section: the ViewColumn's id
        ColumnWidthRole, // of a header section: first width in characters
        ColumnHiddenRole, // of a header section: hidden until somebody chooses it
        ColumnDeniedRole, // of a header section: the reader may not see it, so it is empty and cannot be shown
        ColumnTypeRole // of a header section: ColumnType as int
    };

    RelationalPageModel(Database &database, const View &view, QObject *parent = nullptr);

    const View &view() const { return m_view; }
    // Shows these rows, in any order. False when the database failed: lastError().
    bool setPage(const QList<qint64> &ids);
    // Columns that stay empty: those the reader has no right to.
    void setDenied(const QSet<int> &columns) { m_denied = columns; }
    int rowOf(qint64 id) const { return m_rowOf.value(id, -1); } // −1 if it is not on the page

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool select() override;

protected:
    QString selectStatement() const override;
    bool updateRowInTable(int row, const QSqlRecord &values) override;
    bool insertRowIntoTable(const QSqlRecord &values) override;
    bool deleteRowFromTable(int row) override;

    // Hands the changed fields of a row to the domain's service. Denied unless a subclass takes them.
    virtual Result<void> submitRow(qint64 id, const QVariantMap &changes);

private:
    const View &m_view;
    int m_idColumn = -1;
    QSet<int> m_denied;
    QString m_idList;
    QHash<qint64, int> m_rowOf;
};
