// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/todaypage.h"

#include "core/tables/viewreader.h"
#include "core/workspace/workspace.h"
#include "ui/assets/assetfacts.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"
#include "ui/common/momenttext.h"
#include "ui/common/theme.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int entriesShown = 30;
constexpr int soonDays = 7;

QLabel *heading(const QString &text, double scale)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

}

TodayPage::TodayPage(Workspace &workspace, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_greeting(heading({}, 1.5))
    , m_grid(new QGridLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(m_greeting);
    m_grid->setSpacing(16);
    layout->addLayout(m_grid, 1);
    m_overdue = addCard(u"overdue"_s, tr("Overdue"), u"assets?overdue"_s, tr("Show all"), 0, 0);
    m_soon = addCard(u"calendar"_s, tr("Due this week"), u"assignments?open"_s, tr("Checked out now"), 0, 1);
    m_withoutRole = addCard(u"user-role"_s, tr("People without a role"), u"users?without-role"_s, tr("Put right"), 1,
                            0);
    m_latest = addCard(u"history"_s, tr("Done lately"), {}, {}, 1, 1);
}

TodayPage::Card TodayPage::addCard(const QString &iconName, const QString &title, const QString &link,
                                   const QString &linkText, int row, int column)
{
    auto *frame = new QFrame;
    frame->setObjectName(u"card"_s);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Base);
    Card card {frame, heading({}, 1.15), new TimelineView};
    auto *icon = new IconLabel(20);
    icon->setIcon(Icons::get(iconName, Theme::Role::Accent));
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(icon);
    top->addWidget(heading(title, 1.15));
    top->addWidget(card.count);
    top->addStretch();
    if (!link.isEmpty()) {
        auto *button = new QPushButton(linkText);
        button->setFlat(true);
        button->setAccessibleName(title + u": " + linkText);
        connect(button, &QPushButton::clicked, this, [this, link] { emit linkActivated(link); });
        top->addWidget(button);
    }
    card.list->setFrameShape(QFrame::NoFrame);
    card.list->setAccessibleName(title);
    connect(card.list, &TimelineView::entryActivated, this, &Page::linkActivated);
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(16, 12, 12, 8);
    layout->addLayout(top);
    layout->addWidget(card.list, 1);
    m_grid->addWidget(frame, row, column);
    m_grid->setColumnStretch(column, 1);
    m_grid->setRowStretch(row, 1);
    return card;
}

void TodayPage::fill(const Card &card, qsizetype count, const QList<TimelineEntry> &entries, const QString &emptyText)
{
    card.count->setText(count > 0 ? QLocale().toString(count) : QString());
    card.list->setEmptyText(emptyText);
    card.list->setEntries(entries);
}

void TodayPage::refresh()
{
    const QDate today = m_workspace.clock.now().toLocalTime().date();
    m_greeting->setText(QLocale().toString(today, QLocale::LongFormat));
    refreshDue();
    refreshPeople();
    refreshOperations();
}

void TodayPage::refreshDue()
{
    const QDateTime now = m_workspace.clock.now();
    const auto due = m_workspace.custody.dueBefore(now.addDays(soonDays));
    if (!due) {
        emit failed(due.error());
        return;
    }
    QList<TimelineEntry> overdue, soon;
    qsizetype overdueCount = 0;
    for (const CustodyPeriod &period : *due) {
        const bool late = period.custody.isOverdue(now);
        overdueCount += late ? 1 : 0;
        QList<TimelineEntry> &list = late ? overdue : soon;
        if (list.size() >= entriesShown)
            continue;
        list.append({late ? u"overdue"_s : u"calendar"_s, QString(period.assetTag + u" · "_s + period.holderName),
                     QString(period.assetName + u" · "_s + MomentText::relative(period.custody.dueAt, now)),
                     period.custody.dueAt, late, u"asset:%1"_s.arg(period.custody.assetId)});
    }
    fill(m_overdue, overdueCount, overdue, tr("Nothing is overdue."));
    fill(m_soon, due->size() - overdueCount, soon, tr("Nothing is due in the next days."));
}

void TodayPage::refreshPeople()
{
    const bool shown = m_workspace.session.may(Permission::AssignRoles);
    m_withoutRole.frame->setVisible(shown);
    m_grid->removeWidget(m_latest.frame);
    m_grid->addWidget(m_latest.frame, 1, shown ? 1 : 0, 1, shown ? 1 : 2);
    const auto people = m_workspace.people.withoutRole();
    if (!people)
        return;
    QList<TimelineEntry> entries;
    for (const Person &person : people->first(std::min<qsizetype>(people->size(), entriesShown)))
        entries.append(
            {u"user"_s, person.fullName(), person.email, person.createdAt, false, u"person:%1"_s.arg(person.id)});
    fill(m_withoutRole, people->size(), entries, tr("Everybody has a role."));
}

void TodayPage::refreshOperations()
{
    const ViewReader reader(m_workspace.database, m_workspace.session, m_workspace.clock.now());
    const auto columns = reader.columns(Views::operations(), {u"at"_s, u"actor"_s, u"summary"_s, u"kind"_s});
    QList<TimelineEntry> entries;
    const auto collect = [&](const QList<QVariant> &values) {
        const bool refused = values.at(3).toString() == "access.denied"_L1;
        entries.append({refused ? u"emblem-locked"_s : u"emblem-ok"_s,
                        values.at(2).toString(),
                        refused ? tr("refused to %1").arg(values.at(1).toString()) : values.at(1).toString(),
                        IsoTime::fromText(values.at(0).toString()),
                        false,
                        {}});
        return entries.size() < entriesShown;
    };
    if (columns)
        (void)reader.read(Views::operations(), {}, *columns, collect); // it stops at enough rows
    fill(m_latest, 0, entries, tr("Nothing yet."));
}
