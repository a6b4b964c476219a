// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/relationalpagemodel.h"
#include "ui/common/turn.h"

#include <QWidget>

class Notice;
class QMenu;
class QPushButton;
class TableView;
class WindowProxy;

// Tells of an edit that was not taken, that of the current cell or else the first there is, with the ways to settle it.
// What another program's writing kept from being taken is tried again until it is, or discarded. Hidden while every edit
// was taken.
class RefusedEditBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RefusedEditBar)

public:
    // The rows over `page` as `table` shows them; none of them is owned.
    RefusedEditBar(RelationalPageModel &page, WindowProxy &rows, TableView &table, QWidget *parent = nullptr);

    void addTo(QMenu *menu); // what can be done about the current cell

public slots:
    void showState(); // after another cell has become current

signals:
    void showRequested(qint64 id, int column);

private:
    const RelationalPageModel::RefusedEdit *current() const;
    RelationalPageModel::Cell currentCell() const;
    bool isRefusedFor(Error::Code code) const; // that of the current cell
    void waitForTurn();
    void retry();
    void keep();
    void discard();
    void showFirst();
    void tell(const RelationalPageModel::Cell &cell);

    RelationalPageModel &m_page;
    WindowProxy &m_rows;
    TableView &m_table;
    Turn m_turn;
    Notice *m_notice;
    QPushButton *m_show;
    QPushButton *m_keep;
    QPushButton *m_discard;
};
