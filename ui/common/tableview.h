// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTableView>
#include <QTimer>

class EmptyState;
class QMenu;
class QSettings;
class SortHeader;

// The table of every page: whole rows, fixed height by density, columns that people move, hide and size, and
// a layout remembered by column id. The columns fill the width there is until a person sizes one: from then on all
// widths are theirs, until they are reset. Does nothing whose cost grows with the number of rows.
class TableView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableView)

public:
    // What the model may answer in headerData(section, Qt::Horizontal, role).
    enum HeaderRole {
        ColumnIdRole = Qt::UserRole + 1000, // QString, stable across versions; needed to remember the column
        ColumnWidthRole, // int, first width in characters; 16 if absent
        ColumnHiddenRole, // bool, hidden at first
        ColumnDeniedRole, // bool, the reader may not see it: not offered
    };

    using SortKey = std::pair<QString, Qt::SortOrder>; // column id
    static constexpr int maxSortKeys = 3;

    explicit TableView(QWidget *parent = nullptr);
    ~TableView() override;

    // Remembers the layout in `settings` (not owned, must outlive the view) under `key`, and restores it now
    // and whenever the model's columns change.
    void rememberLayout(QSettings &settings, const QString &key);
    void saveLayout();
    bool restoreLayout(); // false if nothing was stored

    // Order and sorting of a model that has no stored layout. Call before rememberLayout().
    void setDefaultSort(const QString &columnId, Qt::SortOrder order);

    // What the rows are sorted by, first key first. A click on a header sorts by that column alone, with Shift it adds a
    // key or turns one round. Unknown columns are left out, as is what exceeds maxSortKeys.
    QList<SortKey> sortKeys() const { return m_sortKeys; }
    void setSortKeys(const QList<SortKey> &keys);

    QString columnId(int logical) const;
    int columnOf(const QString &id) const; // logical index, -1 if unknown
    QStringList visibleColumnIds() const; // in the order shown: for copying and exporting what is seen

    // Checkable columns and "Reset columns"; also the header's context menu.
    QMenu *createColumnMenu(QWidget *parent);

    // Shown over the empty table unless switched off, say while rows are still being loaded.
    EmptyState *emptyState() const { return m_empty; }
    void setEmptyStateEnabled(bool enabled);

    void setModel(QAbstractItemModel *model) override;

    // Once the model has no rows for a while: a header keeps eight bytes for each that it ever had.
    void releaseRows();

    // Opens the editor of the current cell or, if that is not editable, of the first one of its row that is and can be
    // seen. Nothing else opens one. Tab goes on to the next such cell. False where there is none.
    bool editRow();
    bool isEditing() const { return state() == EditingState; }
    void cancelEditing(); // what is typed in the open editor is dropped

    // Only in a table of few rows: it would ask each of them.
    void keyboardSearch(const QString &search) override;

public slots:
    void resetColumns();
    void copySelection() { emit copyRequested(); }

signals:
    void copyRequested(); // Ctrl+C: the owner formats
    void pasteRequested(); // Ctrl+V
    void editingChanged(bool editing); // a cell has an editor, or has it no more
    void layoutEdited(); // by the person: order, width, hidden, sort
    // The owner sorts. If nobody is connected, the model's sort() does, by one key; so connect before rememberLayout().
    void sortKeysChanged(const QList<TableView::SortKey> &keys);

protected:
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    QModelIndexList editableCells(int row) const; // in the order shown
    bool openEditor(const QModelIndex &cell);
    void setUpHeader();
    void setUpRows();
    void sortIndicated(int logical, Qt::SortOrder order);
    QList<SortKey> withKey(const QString &id, Qt::SortOrder order) const;
    bool isSortedByOwner() const;
    void showSortKeys();
    void sort();
    void watch();
    QStringList columnIds() const; // by logical index
    void applyDefaults();
    void columnsReplaced();
    void edited();
    void applyDensity();
    void updateEmptyState();
    void setColumnVisible(int logical, bool visible);
    void fillColumnMenu(QMenu *menu);
    void updateRow(const QModelIndex &index);
    int defaultWidth(int logical) const;
    void sectionResized(int oldSize, int newSize);
    void fillWidth();
    int visibleCount() const;

    QSettings *m_settings = nullptr;
    QString m_key;
    SortKey m_defaultSort;
    QList<SortKey> m_sortKeys;
    SortHeader *m_header;
    EmptyState *m_empty;
    QTimer m_save;
    QStringList m_columns; // ids the layout was last applied to
    QHash<QString, int> m_hiddenWidths; // the header forgets the width of what it hides
    bool m_ownWidths = false; // a person sized a column
    bool m_applying = false;
    bool m_emptyStateEnabled = true;
};
