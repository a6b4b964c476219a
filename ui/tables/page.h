// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QWidget>

#include <limits>

class TablePage;

// What is selected on a page, by kind: what the commands of the window act on.
struct Selection
{
    QList<qint64> assets = {};
    QList<qint64> people = {};
    QList<qint64> roles = {};
    QList<qint64> operations = {};
};

// A page of the window. Links lead to other pages: "asset:12", "person:3", "assets?is:overdue" (the query language).
class Page : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Page)

public:
    using QWidget::QWidget;

    static constexpr qint64 everything = std::numeric_limits<qint64>::max();

    // Of a table, that of the first `limit` selected rows.
    virtual Selection selection(qint64 limit = everything) const
    {
        Q_UNUSED(limit)
        return {};
    }
    virtual TablePage *tablePage() { return nullptr; } // the table in view, if there is one
    virtual void refresh() = 0; // after a change, or when it comes into view
    virtual void rest() {} // another page comes into view
    virtual void focusMain() {} // where typing begins
    virtual void focusSearch() { focusMain(); }

signals:
    void selectionChanged();
    void tableChanged(); // another tablePage()
    void linkActivated(const QString &link);
    void failed(const Error &error);
};
