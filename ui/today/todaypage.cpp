// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/todaypage.h"

#include "core/tables/backgroundreader.h"
#include "core/tables/viewreader.h"
#include "core/workspace/workspace.h"
#include "ui/assets/assetfacts.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
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

}

TodayPage::TodayPage(Workspace &workspace, BackgroundReader &counts, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_counts(counts)
    , m_greeting(Labels::heading({}, 1.5))
    , m_grid(new QGridLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(m_greeting);
    m_grid->setSpacing(16);
    layout->addLayout(m_grid, 1);
    m_overdue = addCard(u"overdue"_s, tr("Overdue"), u"assets?is:overdue"_s, tr("Show all"), 0, 0);
    m_soon = addCard(u"calendar"_s, tr("Due this week"), u"assignments?open"_s, tr("Checked out now"), 0, 1);
    m_withoutRole = addCard(u"user-role"_s, tr("People without a role"), u"users?is:without-role"_s, tr("Put right"), 1,
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
    Card card {frame, Labels::heading({}, 1.15), new TimelineView};
    auto *icon = new IconLabel(20);
    icon->setIcon(Icons::get(iconName, Theme::Role::Accent));
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(icon);
    top->addWidget(Labels::heading(title, 1.15));
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
    fillDue(m_overdue, {}, now, tr("Nothing is overdue."));
    fillDue(m_soon, now, now.addDays(soonDays), tr("Nothing is due in the next days."));
}

void TodayPage::fillDue(const Card &card, const QDateTime &from, const QDateTime &to, const QString &emptyText)
{
    const QDateTime now = m_workspace.clock.now();
    const auto count = m_workspace.custody.countDue(from, to);
    const auto due = m_workspace.custody.due(from, to, entriesShown);
    if (!count || !due) {
        emit failed(count ? due.error() : count.error());
        return;
    }
    QList<TimelineEntry> entries;
    for (const CustodyPeriod &period : *due) {
        const bool late = period.custody.isOverdue(now);
        entries.append({late ? u"overdue"_s : u"calendar"_s, QString(period.assetTag + u" · "_s + period.holderName),
                        QString(period.assetName + u" · "_s + MomentText::relative(period.custody.dueAt, now)),
                        period.custody.dueAt, late, u"asset:%1"_s.arg(period.custody.assetId)});
    }
    fill(card, *count, entries, emptyText);
}

// Nobody keeps track of who has none, so they are looked for in the background.
void TodayPage::refreshPeople()
{
    const bool shown = m_workspace.session.may(Permission::AssignRoles);
    m_withoutRole.frame->setVisible(shown);
    m_grid->removeWidget(m_latest.frame);
    m_grid->addWidget(m_latest.frame, 1, shown ? 1 : 0, 1, shown ? 1 : 2);
    if (!shown)
        return;
    m_counts.ask(
        this, u"without role"_s,
        [now = m_workspace.clock.now()](RowEngine &engine) {
            return engine.rows(Views::users(), {.filters = {{u"is"_s, FilterTerm::Op::Equals, {u"without-role"_s}}}},
                               now);
        },
        [this](const Result<RowOrderPtr> &ids) {
            if (ids)
                showPeople(**ids);
            else
                emit failed(ids.error());
        });
}

void TodayPage::showPeople(const RowOrder &ids)
{
    QList<TimelineEntry> entries;
    for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), entriesShown); ++i) {
        if (const auto person = m_workspace.people.find(ids[i]))
            entries.append({u"user"_s, person->fullName(), person->email, person->createdAt, false,
                            u"person:%1"_s.arg(person->id)});
    }
    fill(m_withoutRole, qsizetype(ids.size()), entries, tr("Everybody has a role."));
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
