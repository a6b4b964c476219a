// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/catalog/catalogsection.h"

#include <QWidget>

class CatalogTableModel;
class Notice;
class QAction;
class QLabel;
class QListWidget;
class QSettings;
class QSortFilterProxyModel;
class QToolBar;
class SearchField;
class TableView;
struct Error;

// The catalogs of Administration: their list on the left, the entries of the chosen one on the right.
class CatalogPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogPage)

public:
    // `settings` keeps the column layouts.
    CatalogPage(Workspace &workspace, QSettings &settings, QWidget *parent = nullptr);
    ~CatalogPage() override;

public slots:
    void reload(); // reads the chosen catalog again, keeping the selection
    void updateActions(); // after other rights
    void addEntry();
    void editEntry();
    void deleteEntry();

signals:
    void message(const QString &text); // done: for a toast
    void failed(const Error &error);
    void changed(); // something was written

private:
    QWidget *createList();
    QWidget *createTable();
    void createActions();
    void showSection(int index);
    void openDialog(qint64 id);
    void search(const QString &text);
    void updateEmptyState();
    void updateCount();
    qint64 selectedId() const;
    void select(qint64 id);
    QString selectedName() const;
    const CatalogSection &section() const;

    Workspace &m_workspace;
    QSettings &m_settings;
    const std::vector<std::unique_ptr<CatalogSection>> m_sections;
    int m_current = 0;
    CatalogTableModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QListWidget *m_list;
    TableView *m_table;
    SearchField *m_search;
    QLabel *m_title;
    QLabel *m_count;
    Notice *m_notice;
    QToolBar *m_buttons;
    QAction *m_add;
    QAction *m_edit;
    QAction *m_delete;
};
