// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/checkspage.h"

#include "core/checks/checkreader.h"
#include "core/workspace/workspace.h"
#include "ui/access/notice.h"
#include "ui/checks/checkcard.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/longact.h"
#include "ui/common/momenttext.h"
#include "ui/jobs/jobstrip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 findingsRead = 200; // of each kind; the others are counted
const QString channel = u"checks"_s;

// Only what the person may see.
Result<QList<CheckResult>> runAll(RowEngine &engine, const QDateTime &now)
{
    const CheckReader reader(engine.database(), now);
    QList<CheckResult> results;
    for (const Check &check : Checks::table()) {
        if (!engine.session().may(check.needs))
            continue;
        auto result = reader.run(check, findingsRead);
        if (!result)
            return result.error();
        if (result->count > 0)
            results.append(*std::move(result));
    }
    return results;
}

}

ChecksPage::ChecksPage(Workspace &workspace, JobStrip &jobs, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_jobs(jobs)
    , m_reader(workspace.database.path())
    , m_again(new QAction(Icons::get(u"view-refresh"_s), tr("&Check again"), this))
    , m_state(new QLabel)
    , m_notice(new Notice)
    , m_empty(new EmptyState)
    , m_list(createList())
{
    m_again->setObjectName(u"checkAgain"_s);
    connect(m_again, &QAction::triggered, this, &ChecksPage::checkAgain);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(10);
    column->addWidget(createHeader());
    column->addWidget(m_notice);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    connect(&workspace.session, &Session::changed, this, &ChecksPage::updateRights);
    connect(&jobs, &JobStrip::runningChanged, this, &ChecksPage::updateRights);
    updateRights();
}

QWidget *ChecksPage::createHeader()
{
    m_state->setObjectName(u"checkState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *again = new QToolButton;
    again->setDefaultAction(m_again);
    again->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(Labels::heading(tr("Checks")));
    column->addWidget(m_state);
    column->addSpacing(6);
    column->addWidget(again, 0, Qt::AlignLeading);
    return header;
}

QWidget *ChecksPage::createList()
{
    auto *content = new QWidget;
    m_cards = new QVBoxLayout(content);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(12);
    m_cards->addStretch(1);
    auto *area = new QScrollArea;
    area->setObjectName(u"checkList"_s);
    area->setAccessibleName(tr("What the checks found"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

void ChecksPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        checkAgain();
}

void ChecksPage::refresh()
{
    if (isVisible() && !m_running) // what runs is not begun anew by each write of somebody else
        checkAgain();
}

void ChecksPage::checkAgain()
{
    if (!m_workspace.session.isOpen())
        return;
    m_running = true;
    updateState();
    m_reader.ask(
        this, channel, [now = m_workspace.clock.now()](RowEngine &engine) { return runAll(engine, now); },
        [this](const Result<QList<CheckResult>> &results) { showResults(results); });
}

void ChecksPage::showResults(const Result<QList<CheckResult>> &results)
{
    m_running = false;
    if (!results) {
        clear();
        m_notice->showError(results.error().message);
        return updateState();
    }
    m_notice->clear();
    if (!isShown(*results)) {
        clear();
        for (const CheckResult &result : *results)
            addCard(result);
    }
    m_checkedAt = m_workspace.clock.now();
    updateState();
}

// Then the rows stay, and the focus with them.
bool ChecksPage::isShown(const QList<CheckResult> &results) const
{
    return std::ranges::equal(m_shown, results, [](const CheckCard *card, const CheckResult &result) {
        const CheckResult &shown = card->result();
        return shown.check == result.check && shown.count == result.count && shown.findings == result.findings;
    });
}

void ChecksPage::clear()
{
    qDeleteAll(m_shown);
    m_shown.clear();
    m_checkedAt = {};
}

void ChecksPage::addCard(const CheckResult &result)
{
    auto *card = new CheckCard(m_workspace, result,
                               [this](CheckFix fix, qsizetype findings) { return refusal(fix, findings); });
    m_cards->insertWidget(int(m_shown.size()), card);
    m_shown.append(card);
    connect(card, &CheckCard::fixRequested, this,
            [this, check = result.check](CheckFix each, const CheckFinding &finding) { fix(*check, each, finding); });
    connect(card, &CheckCard::fixAllRequested, this, [this, card] { fixAll(card->result()); });
}

// Nothing of what one person saw stays for another.
void ChecksPage::updateRights()
{
    const qint64 person = m_workspace.session.userId();
    m_reader.setReader(person);
    if (std::exchange(m_person, person) != person) {
        m_running = false;
        clear();
    }
    for (CheckCard *card : std::as_const(m_shown))
        card->updateRights();
    updateState();
}

QString ChecksPage::refusal(CheckFix fix, qsizetype findings) const
{
    const bool changes = fix != CheckFix::OpenRecord && fix != CheckFix::OpenOther;
    if (changes && m_workspace.database.isReadOnly())
        return m_workspace.database.readOnlyReason();
    const QString right = m_workspace.checks.refusal(fix, findings);
    return right.isEmpty() && changes ? m_jobs.reason() : right;
}

void ChecksPage::fix(const Check &check, CheckFix fix, const CheckFinding &finding)
{
    switch (fix) {
    case CheckFix::OpenRecord:
        return open(check, finding.id);
    case CheckFix::OpenOther:
        return open(check, finding.otherId);
    case CheckFix::AssignRole:
        return emit assignRoleRequested({finding.id});
    default:
        return fixed(m_workspace.checks.fix(check, fix, {finding}),
                     tr("Put right: %1.").arg(Checks::sentence(check, finding)));
    }
}

void ChecksPage::open(const Check &check, qint64 id)
{
    emit linkActivated((check.subject == Check::Subject::Asset ? u"asset:%1"_s : u"person:%1"_s).arg(id));
}

void ChecksPage::fixAll(const CheckResult &result)
{
    const Check *check = result.check;
    if (check->fixes.front() == CheckFix::AssignRole)
        return assignRoles(result);
    const QString text = tr("Put right: %1.").arg(Checks::title(*check));
    if (result.count <= LongAct::recordsAtOnce)
        return fixed(m_workspace.checks.fixAll(*check), text);
    const LongAct act {.records = result.count, .run = [check](Workspace &workspace, const Progress &progress) {
                           return workspace.checks.fixAll(*check, progress);
                       }};
    m_jobs.run(Checks::title(*check), act, [this, text](const Result<Saved> &done) { fixed(done, text); });
}

void ChecksPage::assignRoles(const CheckResult &result)
{
    QList<qint64> people;
    for (const CheckFinding &finding : result.findings)
        people.append(finding.id);
    emit assignRoleRequested(people);
}

void ChecksPage::fixed(const Result<Saved> &done, const QString &text)
{
    if (done)
        emit message(text, done->operation);
    else
        emit failed(done.error());
    checkAgain();
}

void ChecksPage::updateState()
{
    m_again->setEnabled(!m_running);
    qint64 contradictions = 0, suspicions = 0;
    for (const CheckCard *card : std::as_const(m_shown)) {
        const CheckResult &result = card->result();
        (result.check->weight == Check::Weight::Contradiction ? contradictions : suspicions) += result.count;
    }
    const bool isClean = m_checkedAt.isValid() && m_shown.isEmpty();
    m_list->setVisible(!m_shown.isEmpty());
    m_empty->setVisible(m_shown.isEmpty());
    m_empty->setContent(isClean ? u"emblem-ok"_s : u"edit-find"_s,
                        isClean         ? tr("Nothing contradicts itself")
                            : m_running ? tr("Looking at everything…")
                                        : tr("Not looked at yet"),
                        tr("Looked at: who held what and when, the status and holder of each asset, roles, and people "
                           "and serial numbers that may be there twice."));
    const QString when = MomentText::moment(m_checkedAt);
    m_state->setText(m_running                    ? tr("Looking at everything…")
                         : !m_checkedAt.isValid() ? QString()
                         : isClean                ? tr("Checked %1.").arg(when)
                                                  : tr("Checked %1: %2, %3.", "when, what cannot be, what may be wrong")
                                         .arg(when, tr("%Ln contradiction(s)", nullptr, int(contradictions)),
                                              tr("%Ln thing(s) to look at", nullptr, int(suspicions))));
}
