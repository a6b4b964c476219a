// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/roworder.h"
#include "ui/common/timelineview.h"
#include "ui/tables/page.h"

class QGridLayout;
class QLabel;
class BackgroundReader;
class QPushButton;
class Workspace;

// What needs attention today: overdue and soon due assets, people without a role, what was done lately.
class TodayPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TodayPage)

public:
    TodayPage(Workspace &workspace, BackgroundReader &counts, QWidget *parent = nullptr);

    void refresh() override;

private:
    struct Card
    {
        QWidget *frame;
        QLabel *count;
        TimelineView *list;
    };
    Card addCard(const QString &iconName, const QString &title, const QString &link, const QString &linkText, int row,
                 int column);
    void fill(const Card &card, qsizetype count, const QList<TimelineEntry> &entries, const QString &emptyText);
    void refreshDue();
    void fillDue(const Card &card, const QDateTime &from, const QDateTime &to, const QString &emptyText);
    void refreshPeople();
    void showPeople(const RowOrder &ids);
    void refreshOperations();

    Workspace &m_workspace;
    BackgroundReader &m_counts;
    QLabel *m_greeting;
    QGridLayout *m_grid;
    Card m_overdue;
    Card m_soon;
    Card m_withoutRole;
    Card m_latest;
};
