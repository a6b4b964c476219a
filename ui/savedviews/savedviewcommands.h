// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/savedviews/savedview.h"

#include <QObject>

class ActionRegistry;
class BackgroundReader;
class QMenu;
class QPoint;
class Sidebar;
class TablePage;
class Workspace;

// The saved views in the sidebar: an entry with its count below the page of its list, the menu of an entry, and the
// command that saves what a table shows. The pages' ids are the names of their views.
class SavedViewCommands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SavedViewCommands)

public:
    SavedViewCommands(Workspace &workspace, ActionRegistry &actions, Sidebar &sidebar, BackgroundReader &counts,
                      QWidget &window);

    void setTable(const TablePage *table); // the one in view; nullptr for a page without
    void refresh(); // reads the list again and asks for the counts

    static QString entryId(qint64 id); // in the sidebar: "saved:12"
    static QString iconName(const SavedView &saved);
    static qint64 savedViewId(const QString &entryId); // 0 for what is none

signals:
    void failed(const Error &error);
    void message(const QString &text, qint64 operation); // done; the operation for "Undo"

private:
    void requestCounts(const QList<SavedView> &views);
    void save();
    void showMenu(const QString &entryId, const QPoint &position);
    void fillMenu(QMenu *menu, const SavedView &saved);
    void rename(const SavedView &saved);
    void setShared(const SavedView &saved); // or not, if it is
    void remove(const SavedView &saved);
    QString ownership(const SavedView &saved) const;

    Workspace &m_workspace;
    ActionRegistry &m_actions;
    Sidebar &m_sidebar;
    QWidget &m_window;
    BackgroundReader &m_counts;
    const TablePage *m_table = nullptr;
};
