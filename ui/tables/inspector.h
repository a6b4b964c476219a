// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/factspanel.h"
#include "ui/common/theme.h"
#include "ui/common/timelineview.h"

#include <QFrame>

class ActionRegistry;
class Badge;
class IconLabel;
class QLabel;
class QStackedWidget;
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

    QStackedWidget *m_stack;
    QLabel *m_nothing;
    QVBoxLayout *m_layout;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_subtitle;
    Badge *m_badge;
    FactsPanel *m_facts;
    QLabel *m_timelineTitle;
    TimelineView *m_timeline;
};
