// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/checkcard.h"

#include "core/workspace/workspace.h"
#include "ui/access/card.h"
#include "ui/common/badge.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype firstRows = 8;
constexpr qsizetype moreRows = 50;

QString iconOf(CheckFix fix)
{
    switch (fix) {
    case CheckFix::CheckIn:
        return u"check-in"_s;
    case CheckFix::SetInStock:
        return u"status-deployable"_s;
    case CheckFix::SetInUse:
        return u"status-deployed"_s;
    case CheckFix::MendCustody:
        return u"emblem-ok"_s;
    case CheckFix::AssignRole:
        return u"role-assignment"_s;
    case CheckFix::DeactivateOther:
        return u"status-archived"_s;
    case CheckFix::OpenRecord:
    case CheckFix::OpenOther:
        break;
    }
    return u"edit-find"_s;
}

}

CheckCard::CheckCard(const Workspace &workspace, const CheckResult &result, const Refusal &refusal, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_result(result)
    , m_refusal(refusal)
    , m_all(new QPushButton)
    , m_rows(new QVBoxLayout)
    , m_more(new QPushButton)
{
    setObjectName(QString::fromLatin1(result.check->id));
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(18, 14, 14, 12);
    column->setSpacing(6);
    column->addWidget(createHeader());
    auto *explanation = Labels::plain(Checks::explanation(*result.check));
    explanation->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(explanation);
    m_rows->setContentsMargins(0, 6, 0, 0);
    m_rows->setSpacing(2);
    column->addLayout(m_rows);
    m_more->setObjectName(u"showMore"_s);
    m_more->setFlat(true);
    m_more->setAutoDefault(false);
    connect(m_more, &QPushButton::clicked, this, [this] { addRows(moreRows); });
    column->addWidget(m_more, 0, Qt::AlignLeading);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    addRows(firstRows);
}

QWidget *CheckCard::createHeader()
{
    const bool isContradiction = m_result.check->weight == Check::Weight::Contradiction;
    const Theme::Role role = isContradiction ? Theme::Role::Danger : Theme::Role::Warning;
    auto *icon = new IconLabel(20);
    icon->setIcon(Icons::get(isContradiction ? u"dialog-error"_s : u"dialog-warning"_s, role));
    const QString name = Checks::title(*m_result.check);
    auto *title = Labels::heading(name, 1);
    title->setObjectName(u"checkTitle"_s);
    auto *count = new Badge(QLocale().toString(m_result.count), {}, role);
    m_all->setObjectName(u"fixAll"_s);
    const CheckFix fix = m_result.check->fixes.front();
    const qint64 most = fix == CheckFix::AssignRole ? m_result.findings.size() : m_result.count; // one dialog for them
    m_all->setText(fixText(fix, {}) + u' '
                   + (most < m_result.count ? tr("(the first %L1)", "beside what is done to them")
                                            : tr("(all %L1)", "beside what is done to them"))
                         .arg(most));
    m_all->setAccessibleName(name + u": "_s + m_all->text());
    m_all->setAutoDefault(false);
    m_all->setVisible((m_result.check->isSafe || fix == CheckFix::AssignRole) && m_result.count > 1);
    connect(m_all, &QPushButton::clicked, this, &CheckCard::fixAllRequested);
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(icon);
    row->addWidget(title);
    row->addWidget(count);
    row->addStretch(1);
    row->addWidget(m_all);
    return header;
}

void CheckCard::addRows(qsizetype count)
{
    const qsizetype end = std::min(m_shown + count, m_result.findings.size());
    for (; m_shown < end; ++m_shown)
        m_rows->addWidget(createRow(m_result.findings.at(m_shown)));
    updateMore();
    updateRights();
}

void CheckCard::updateMore()
{
    const bool hasRead = m_shown < m_result.findings.size();
    const qint64 left = m_result.count - m_shown;
    m_more->setVisible(left > 0);
    m_more->setEnabled(hasRead);
    m_more->setText(hasRead ? tr("Show more of the other %L1").arg(left)
                            : tr("… and %L1 more, listed once some of these are put right").arg(left));
}

QWidget *CheckCard::createRow(const CheckFinding &finding)
{
    const QString sentence = Checks::sentence(*m_result.check, finding);
    auto *row = new QWidget;
    row->setObjectName(u"finding"_s);
    auto *text = Labels::plain(sentence);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *button = new QToolButton;
    button->setObjectName(u"fix"_s);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QList<QAction *> actions;
    for (const CheckFix fix : m_result.check->fixes)
        actions.append(createAction(fix, finding, row));
    button->setDefaultAction(actions.constFirst());
    button->setAccessibleName(actions.constFirst()->text() + u": "_s + sentence);
    if (actions.size() > 1) {
        auto *menu = new QMenu(button);
        menu->addActions(actions);
        button->setMenu(menu);
        button->setPopupMode(QToolButton::MenuButtonPopup);
    }
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(text, 1);
    layout->addWidget(button);
    return row;
}

QAction *CheckCard::createAction(CheckFix fix, const CheckFinding &finding, QWidget *row)
{
    auto *action = new QAction(Icons::get(iconOf(fix)), fixText(fix, finding), row);
    if (fix == CheckFix::OpenRecord) // on the button, which stands beside the name
        action->setIconText(tr("Open"));
    connect(action, &QAction::triggered, this, [this, fix, finding] { emit fixRequested(fix, finding); });
    m_actions.append({fix, action});
    return action;
}

QString CheckCard::statusName(CheckFix fix) const
{
    const auto status = m_workspace.catalog.defaultStatus(fix == CheckFix::SetInUse ? StatusKind::Value::Deployed
                                                                                    : StatusKind::Value::Deployable);
    return status ? status->name : QString();
}

QString CheckCard::fixText(CheckFix fix, const CheckFinding &finding) const
{
    switch (fix) {
    case CheckFix::CheckIn:
        return tr("Check in");
    case CheckFix::SetInStock:
    case CheckFix::SetInUse:
        return tr("Set to %1").arg(statusName(fix));
    case CheckFix::MendCustody:
        return tr("Correct");
    case CheckFix::AssignRole:
        return tr("Assign role…");
    case CheckFix::DeactivateOther:
        return tr("Deactivate %1").arg(finding.names.value(1));
    case CheckFix::OpenOther:
        return tr("Open %1").arg(finding.names.value(1));
    case CheckFix::OpenRecord:
        break;
    }
    return tr("Open %1").arg(finding.names.value(0));
}

void CheckCard::updateRights()
{
    for (const FixAction &each : std::as_const(m_actions)) {
        const QString refusal = m_refusal(each.fix, 1);
        each.action->setEnabled(refusal.isEmpty());
        each.action->setToolTip((refusal.isEmpty() ? each.action->text() : refusal).toHtmlEscaped());
    }
    const QString refusal = m_refusal(m_result.check->fixes.front(), qsizetype(m_result.count));
    m_all->setEnabled(refusal.isEmpty());
    m_all->setToolTip(refusal.toHtmlEscaped());
}
