// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/factspanel.h"
#include "ui/common/theme.h"
#include "ui/common/timelineview.h"

#include <QFrame>

#include <functional>

class ActionRegistry;
class Badge;
class IconLabel;
class QLabel;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;
class FlowLayout;

// What the inspector shows of a row.
struct InspectorContent
{
    QString iconName = {};
    QString title = {};
    QString subtitle = {};
    QString badge = {};
    QString badgeIcon = {};
    Theme::Role badgeRole = Theme::Role::Muted;
    QList<Fact> facts = {};
    QString timelineTitle = {};
    QList<TimelineEntry> timeline = {};
    QString timelineEmpty = {};
    // Another list beside the timeline, behind a tab of its own and read when it is looked at; none without a title.
    QString historyTitle = {};
    std::function<QList<TimelineEntry>()> history = {};
    QString historyEmpty = {};
};

// The pane beside a table: the selected row's facts, its actions, its timeline.
class Inspector final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Inspector)

public:
    // `actionIds`: the buttons, in order.
    Inspector(const ActionRegistry &actions, const QStringList &actionIds, QWidget *parent = nullptr);

    void show(const InspectorContent &content);
    void showNothing(const QString &sentence); // no row, or several

signals:
    void linkActivated(const QString &link); // of a fact or a timeline entry

private:
    QWidget *createHeader();
    void createActions(const ActionRegistry &actions, const QStringList &actionIds);
    void createTimeline();
    void showTimeline();

    QStackedWidget *m_stack;
    QLabel *m_nothing;
    QVBoxLayout *m_layout;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_subtitle;
    Badge *m_badge;
    FactsPanel *m_facts;
    QLabel *m_timelineTitle;
    QTabBar *m_tabs; // in its place where there are two lists
    TimelineView *m_timeline;
    InspectorContent m_content;
};
