// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountpage.h"

#include "core/workspace/workspace.h"
#include "ui/assets/assetfacts.h"
#include "ui/common/actionregistry.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"
#include "ui/people/personfacts.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

QLabel *label(double scale, bool bold)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    label->setFont(font);
    return label;
}

QFrame *card()
{
    auto *frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Base);
    return frame;
}

}

AccountPage::AccountPage(Workspace &workspace, const ActionRegistry &actions, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_name(label(1.5, true))
    , m_role(label(1, false))
    , m_facts(new FactsPanel)
    , m_current(label(1.15, true))
    , m_held(new TimelineView)
    , m_past(new TimelineView)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(createDetails(actions), 2);
    layout->addWidget(createAssets(), 3);
}

QWidget *AccountPage::createDetails(const ActionRegistry &actions)
{
    QFrame *frame = card();
    auto *icon = new IconLabel(40);
    icon->setIcon(Icons::get(u"user"_s, Theme::Role::Accent));
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_role);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(names, 1);
    auto *buttons = new QHBoxLayout;
    for (const QString &id : {u"account.contact"_s, u"account.password"_s}) {
        auto *button = new QToolButton;
        button->setDefaultAction(actions.action(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(16);
    layout->addLayout(top);
    layout->addWidget(m_facts);
    layout->addLayout(buttons);
    layout->addStretch();
    return frame;
}

QWidget *AccountPage::createAssets()
{
    QFrame *frame = card();
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(20, 20, 20, 12);
    layout->setSpacing(8);
    auto *pastTitle = label(1.15, true);
    pastTitle->setText(tr("Held before"));
    layout->addWidget(m_current);
    layout->addWidget(m_held, 3);
    layout->addWidget(pastTitle);
    layout->addWidget(m_past, 2);
    m_held->setAccessibleName(tr("My assets"));
    m_held->setObjectName(u"myAssets"_s);
    m_past->setAccessibleName(pastTitle->text());
    for (TimelineView *list : {m_held, m_past})
        list->setFrameShape(QFrame::NoFrame);
    m_held->setEmptyText(tr("Nothing is checked out to you."));
    m_past->setEmptyText(tr("Nothing yet."));
    return frame;
}

void AccountPage::refresh()
{
    const InspectorContent content = PersonFacts::content(m_workspace, m_workspace.session.userId());
    m_name->setText(content.title);
    m_role->setText(QStringList {content.subtitle, content.badge}.join(u" · "_s));
    m_facts->setFacts(content.facts);
    refreshAssets();
}

void AccountPage::refreshAssets()
{
    const auto periods = m_workspace.custody.historyOfPerson(m_workspace.session.userId());
    if (!periods) {
        emit failed(periods.error());
        return;
    }
    QList<TimelineEntry> held, past;
    for (const CustodyPeriod &period : *periods) {
        TimelineEntry entry = AssetFacts::entry(period, false, m_workspace.clock.now());
        entry.id.clear();
        (period.custody.isOpen() ? held : past).append(entry);
    }
    m_current->setText(tr("My assets (%n)", nullptr, int(held.size())));
    m_held->setEntries(held);
    m_past->setEntries(past);
}
