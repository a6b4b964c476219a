// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testworkspace.h"
#include "ui/common/tableview.h"
#include "ui/window/mainwindow.h"

#include <QSettings>

// The window of a workspace after somebody signed in as people do, showing one of its tables; with an empty page, what
// they see first.
class SignedInWindow final
{
    Q_DISABLE_COPY_MOVE(SignedInWindow)

public:
    SignedInWindow(TestWorkspace &office, TestWorkspace::Who who, const QString &page = QStringLiteral("assets"));

    MainWindow *operator->() { return &m_window; }
    MainWindow &window() { return m_window; }
    TableView *table() const;
    QAbstractItemModel *rows() const { return table()->model(); }
    QModelIndex cell(int row, const QString &column) const;
    QString text(int row, const QString &column) const { return cell(row, column).data().toString(); }
    int rowOf(const QString &column, const QString &text) const; // −1 if there is none
    void makeCurrent(int row, const QString &column);

    // The one that can be seen, of several with this name; nullptr if there is none.
    template <typename T>
    T *seen(const QString &name) const
    {
        for (T *widget : m_window.findChildren<T *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

private:
    QTemporaryDir m_folder;
    QSettings m_settings;
    MainWindow m_window;
    const QString m_page;
};
