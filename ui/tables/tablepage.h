// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/relationalpagemodel.h"
#include "core/tables/tablequery.h"
#include "ui/tables/inspector.h"
#include "ui/tables/page.h"

class DecorationProxy;
class QLabel;
class QPushButton;
class QSettings;
class QSplitter;
class SearchField;
class TableView;
class WindowProxy;
class Workspace;

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
        QList<std::pair<QString, QString>> conditions = {}; // named conditions (TableQuery) and their texts
        QString emptyIcon = {};
        QString emptyTitle = {};
        QString emptySentence = {};
        QString emptyAction = {}; // an action id
    };

    TablePage(Workspace &workspace, ActionRegistry &actions, QSettings &settings, const Setup &setup,
              QWidget *parent = nullptr);
    ~TablePage() override;

    const View &view() const;
    TableQuery query() const;
    QList<const ViewColumn *> visibleColumns() const; // in the order shown, those the reader may see
    QList<qint64> selectedIds() const; // in the order of the table
    TableView *table() const { return m_table; }

    void select(qint64 id); // clears the search if the row is not among the found ones
    void setSearch(const QString &text);
    void setCondition(const QString &condition);
    void refresh() override;
    void focusMain() override;
    void copySelection();

protected:
    virtual InspectorContent inspect(qint64 id) const = 0;
    Workspace &workspace() const { return m_workspace; }

private:
    QWidget *createHeader(ActionRegistry &actions);
    QWidget *createTable(ActionRegistry &actions);
    void createModels();
    void selectRow(int row);
    void applyQuery();
    void updateCount();
    void updateInspector();
    void updateEmptyState();
    void showContextMenu(const QPoint &position);
    void emptyAction();

    Workspace &m_workspace;
    ActionRegistry &m_actions;
    QSettings &m_settings;
    const Setup m_setup;
    std::unique_ptr<RelationalPageModel> m_page;
    std::unique_ptr<WindowProxy> m_rows;
    std::unique_ptr<DecorationProxy> m_decorated;
    QString m_search;
    QString m_condition;
    SearchField *m_searchField;
    QList<QPushButton *> m_conditionButtons;
    QLabel *m_count;
    TableView *m_table;
    Inspector *m_inspector;
    QSplitter *m_splitter;
};
