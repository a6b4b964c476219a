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
class QSettings;
class QSortFilterProxyModel;
class SearchField;
class Sidebar;
class TableView;

// The catalogs of Administration: their list on the left, the entries of the chosen one on the right.
class CatalogPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogPage)

public:
    // `settings` keeps the column layouts and must outlive the page.
    CatalogPage(Workspace &workspace, QSettings &settings, QWidget *parent = nullptr);
    ~CatalogPage() override;

public slots:
    void reload(); // reads the chosen catalog again, keeping the selection
    void updateRights(); // after other rights
    void addEntry();
    void editEntry();
    void deleteEntry();

signals:
    void message(const QString &text, qint64 operation); // done; the operation for "Undo"
    void failed(const Error &error);
    void changed(); // something was written

private:
    void createList();
    QWidget *createEntries();
    QWidget *createHeader();
    QAction *createAction(const QString &id, const QString &iconName, const QString &text, void (CatalogPage::*slot)());
    void showSection(const QString &id);
    void updateCounts();
    void openDialog(qint64 id);
    void written(const Saved &saved, const QString &notice);
    void search(const QString &text);
    void clearSearch();
    void updateEmptyState();
    void updateActions();
    qint64 selectedId() const;
    QString selectedName() const;
    void select(qint64 id);

    Workspace &m_workspace;
    QSettings &m_settings;
    const std::vector<std::unique_ptr<CatalogSection>> m_sections;
    const CatalogSection *m_current = nullptr;
    CatalogTableModel *m_model;
    QSortFilterProxyModel *m_proxy;
    Sidebar *m_list;
    TableView *m_table;
    SearchField *m_search;
    QLabel *m_title;
    QLabel *m_sentence;
    Notice *m_notice;
    QAction *m_add;
    QAction *m_edit;
    QAction *m_delete;
    QString m_refusal;
};
