// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tables/view.h"

#include <QMap>
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
        ColumnTypeRole, // of a header section: ColumnType as int
        RefusalRole, // why an edit of the cell was not taken, empty when there is none
        StoredRole // the stored value, also of a cell that shows a refused edit
    };

    RelationalPageModel(Database &database, const View &view, QObject *parent = nullptr);

    const View &view() const { return m_view; }
    // Shows these rows, in any order. False when the database failed: lastError().
    bool setPage(const QList<qint64> &ids);
    // Columns that stay empty: those the reader has no right to.
    void setDenied(const QSet<int> &columns) { m_denied = columns; }
    virtual bool isEditable(int column) const;
    // Writes one value through the service, as one operation; the row need not be on the page. `seen`: what stood there
    // when the person began; whoever changed it meanwhile is not overwritten. What is refused is not lost: the cell goes
    // on showing it, with RefusalRole, on whatever page, until it is written or discarded.
    Result<void> edit(qint64 id, int column, const QVariant &seen, const QVariant &value);
    // An edit that was refused, kept by the row's id and the column.
    struct RefusedEdit
    {
        QVariant seen; // as of edit()
        QVariant value;
        Error refusal;
    };
    using Cell = std::pair<qint64, int>;
    const RefusedEdit *refusedEdit(qint64 id, int column) const; // nullptr if there is none
    QList<Cell> refusedEdits() const; // by id, then column
    // Those that were refused as another program was writing, once more.
    void retryBusyEdits();
    void discardEdit(qint64 id, int column); // back to the stored value
    void discardEdits(); // all of them
    int rowOf(qint64 id) const { return m_rowOf.value(id, -1); } // −1 if it is not on the page

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool select() override;

signals:
    void refusedEditsChanged();

protected:
    QString selectStatement() const override;
    bool updateRowInTable(int row, const QSqlRecord &values) override;
    bool insertRowIntoTable(const QSqlRecord &values) override;
    bool deleteRowFromTable(int row) override;

    // A value that replaces what the person saw. Whoever changed it meanwhile is not overwritten (Conflict).
    struct Edit
    {
        QString column; // its id
        QVariant seen;
        QVariant value;
    };
    // Hands a row's edits to the domain's service. Denied unless a subclass takes them.
    virtual Result<void> submitRow(qint64 id, const QList<Edit> &edits);

private:
    static Error notEdited();

    const View &m_view;
    int m_idColumn = -1;
    QSet<int> m_denied;
    mutable QString m_statement; // without its WHERE: Qt asks the database about each related table to word it
    QString m_idList;
    QHash<qint64, int> m_rowOf;

    QMap<Cell, RefusedEdit> m_refused;
};
