// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/facet.h"
#include "core/tables/pastedkeys.h"
#include "core/tables/relationalpagemodel.h"
#include "core/tables/tablequery.h"
#include "ui/tables/inspector.h"
#include "ui/tables/page.h"
#include "ui/tables/pagecontext.h"

#include <QTimer>

class DecorationProxy;
class FilterBar;
class PastedBar;
class QLabel;
class QMenu;
class QSplitter;
class RefusedEditBar;
class RowFeed;
class RowSelectionModel;
class TableView;
class WindowProxy;

// A table with its search field, count, columns, context menu and inspector: what Assets, Users, Roles and
// Assignments have in common. Subclasses say which commands it offers and what the inspector shows.
class TablePage : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TablePage)

public:
    struct Setup
    {
        const View &view;
        QString searchHint; // "Search tag, serial, holder …"
        QStringList toolbar; // action ids beside the search field
        QStringList inspector; // action ids in the inspector
        QStringList contextMenu; // action ids, empty for separators
        QString activation = {}; // action id of Enter and of a double click
        QString emptyIcon = {};
        QString emptyTitle = {};
        QString emptySentence = {};
        QString emptyAction = {}; // an action id
        // The model whose cells can be edited, and the right to that; without one the table is for reading.
        std::function<std::unique_ptr<RelationalPageModel>(Workspace &)> model = {};
        std::optional<Permission> edit = {};
        // What a pasted column of keys stands for; without it, pasting is about the search field.
        std::function<Result<QList<KeyMatch>>(const Workspace &, const QStringList &keys)> match = {};
        bool hasInspector = true;
        QList<FilterTerm> fixed = {}; // see setFixedFilters()
        bool hasPast = false; // it shows the moment of the window (PastMoment)
    };
    static constexpr qint64 mostCopied = 50'000; // rows

    TablePage(const PageContext &context, const Setup &setup, QWidget *parent = nullptr);
    ~TablePage() override;

    const View &view() const;
    TableQuery query() const;
    bool isExact() const; // all rows of the query are there, in their order; before that the first ones
    QList<const ViewColumn *> visibleColumns() const; // in the order shown, those the reader may see
    QList<qint64> selectedIds(qint64 limit = everything) const; // in the order of the table
    TableView *table() const { return m_table; }
    bool hasPast() const { return m_setup.hasPast; }
    bool isPast() const { return m_then.page != nullptr; } // it shows another state than that of now, only to be read
    Workspace &shown() const { return workspace(); } // what the table reads

    void select(qint64 id, int column = 0); // clears the filters if the row is not among the found ones
    void setQuery(const TableQuery &query); // what the filter bar and the header show from now on
    void setFixedFilters(const QList<FilterTerm> &filters); // what all rows fit whatever the filter bar says
    TablePage *tablePage() override { return this; }
    void refresh() override;
    void rest() override;
    void focusMain() override;
    void copySelection();
    void editCell(); // in the table; says why if it cannot be edited
    void paste(); // several lines: shows the rows they stand for and tells which were not found

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    virtual InspectorContent inspect(qint64 id) const; // what the inspector shows, where there is one
    Workspace &workspace() const; // of the moment shown

private:
    // The rows of now, or those of the moment shown instead.
    struct Rows
    {
        std::unique_ptr<RelationalPageModel> page;
        std::unique_ptr<WindowProxy> window;
        std::unique_ptr<RowFeed> feed;
    };

    void createHeader();
    QWidget *createTable();
    QWidget *createFooter();
    void createModels();
    Rows createRows(Workspace &source, std::unique_ptr<RelationalPageModel> page, BackgroundReader &background);
    void use(const Rows &rows);
    void showMoment();
    void connectTable();
    void connectBars();
    void askForFacet(const ViewColumn &column, const QString &typed, QObject *receiver,
                     const std::function<void(const Facet &)> &done);
    QList<SortKey> sortKeys() const;
    void selectRow(int row, int column = 0);
    void applyQuery();
    void rowsChanged();
    void keepPlace();
    void updateRights();
    void updateCount();
    void updateInspector();
    bool isNarrowed() const; // by the person
    void updateEmptyState();
    void showContextMenu(const QPoint &position);
    void setEditing(bool editing);
    bool pasteKeys();
    void emptyAction();

    const PageContext m_context;
    const Setup m_setup;
    Rows m_now;
    Rows m_then;
    RelationalPageModel *m_page = nullptr; // of the rows shown
    WindowProxy *m_rows = nullptr;
    RowFeed *m_feed = nullptr;
    std::unique_ptr<DecorationProxy> m_decorated;
    RowSelectionModel *m_selection = nullptr;
    FilterBar *m_filters;
    QLabel *m_count;
    TableView *m_table;
    PastedBar *m_pasted;
    RefusedEditBar *m_refused = nullptr;
    Inspector *m_inspector;
    QTimer m_inspect; // after the table is painted
    QSplitter *m_splitter;
    QList<qint64> m_onlyIds;
    QList<FilterTerm> m_fixed;
    qint64 m_wanted = 0; // to be selected as soon as it is among the rows
    int m_wantedColumn = 0;
    qint64 m_topId = 0; // the first row in sight while the order changes
    int m_topRow = 0; // and where it was
    int m_placedAt = -1; // where the table was scrolled to for what was asked
    bool m_isOther = false; // the rows are those of another moment and were not asked for yet
    bool m_asked = false; // the person asked for other rows, so the place need not be kept
};
