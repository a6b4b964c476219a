// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/inspector.h"

#include "ui/common/actionregistry.h"
#include "ui/common/badge.h"
#include "ui/common/flowlayout.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

QLabel *plainLabel(bool wrap)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(wrap);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}

Inspector::Inspector(const ActionRegistry &actions, const QStringList &actionIds, QWidget *parent)
    : QFrame(parent)
    , m_stack(new QStackedWidget)
    , m_nothing(plainLabel(true))
    , m_icon(new IconLabel(28))
    , m_title(plainLabel(true))
    , m_subtitle(plainLabel(true))
    , m_badge(new Badge)
    , m_facts(new FactsPanel)
    , m_timelineTitle(plainLabel(false))
    , m_tabs(new QTabBar)
    , m_timeline(new TimelineView)
{
    setObjectName(u"inspector"_s);
    setAccessibleName(tr("Details"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMargin(24);
    auto *content = new QWidget;
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(16, 16, 16, 12);
    m_layout->setSpacing(12);
    m_layout->addWidget(createHeader());
    createActions(actions, actionIds);
    m_layout->addWidget(m_facts);
    createTimeline();

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_facts, &FactsPanel::activated, this, &Inspector::linkActivated);
    connect(m_timeline, &TimelineView::entryActivated, this, &Inspector::linkActivated);
}

QWidget *Inspector::createHeader()
{
    QFont bold = m_title->font();
    bold.setPointSizeF(bold.pointSizeF() * 1.25);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setObjectName(u"inspectorTitle"_s);
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_subtitle);
    texts->addSpacing(4);
    texts->addWidget(m_badge, 0, Qt::AlignLeft);
    row->addLayout(texts, 1);
    return header;
}

void Inspector::createActions(const ActionRegistry &actions, const QStringList &actionIds)
{
    auto *box = new QWidget;
    auto *flow = new FlowLayout(box);
    for (const QString &id : actionIds) {
        auto *button = new QToolButton;
        button->setDefaultAction(actions.action(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        flow->addWidget(button);
    }
    m_layout->addWidget(box);
}

void Inspector::createTimeline()
{
    QFont caption = m_timelineTitle->font();
    caption.setWeight(QFont::DemiBold);
    m_timelineTitle->setFont(caption);
    m_tabs->setObjectName(u"inspectorTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_layout->addWidget(m_timelineTitle);
    m_layout->addWidget(m_tabs);
    m_layout->addWidget(m_timeline, 1);
    m_timeline->setMinimumHeight(180);
    m_timeline->setFrameShape(QFrame::NoFrame);
    connect(m_tabs, &QTabBar::currentChanged, this, &Inspector::showTimeline);
}

// The tab stays chosen from row to row.
void Inspector::showTimeline()
{
    const bool hasHistory = !m_content.historyTitle.isEmpty();
    const bool isHistory = hasHistory && m_tabs->currentIndex() == 1;
    m_timelineTitle->setText(m_content.timelineTitle);
    m_timelineTitle->setVisible(!m_content.timelineTitle.isEmpty() && !hasHistory);
    m_tabs->setTabText(0, m_content.timelineTitle);
    m_tabs->setTabText(1, m_content.historyTitle);
    m_tabs->setVisible(hasHistory);
    m_timeline->setVisible(!m_content.timelineTitle.isEmpty());
    m_timeline->setEmptyText(isHistory ? m_content.historyEmpty : m_content.timelineEmpty);
    m_timeline->setEntries(isHistory ? m_content.history() : m_content.timeline);
}

void Inspector::show(const InspectorContent &content)
{
    m_content = content;
    m_icon->setIcon(Icons::get(content.iconName, Theme::Role::Accent));
    m_title->setText(content.title);
    m_subtitle->setText(content.subtitle);
    m_subtitle->setVisible(!content.subtitle.isEmpty());
    m_badge->set(content.badge, content.badgeIcon, content.badgeRole);
    m_badge->setVisible(!content.badge.isEmpty());
    m_facts->setFacts(content.facts);
    showTimeline();
    m_stack->setCurrentIndex(1);
}

void Inspector::showNothing(const QString &sentence)
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, Theme::color(Theme::Role::Muted));
    m_nothing->setPalette(muted);
    m_nothing->setText(sentence);
    m_content = {}; // nothing of it is read any more
    m_stack->setCurrentIndex(0);
}
