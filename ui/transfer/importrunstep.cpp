// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importrunstep.h"

#include "ui/common/factspanel.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/transfer/importprogress.h"
#include "ui/transfer/importrowsmodel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;
using Outcome = ImportPlan::Outcome;

namespace {

constexpr int largeIcon = 40;
constexpr int indent = 22; // of the text of a radio button
constexpr int widest = 640;
const QString journalLink = u"journal"_s;

QVBoxLayout *centred(QWidget *page)
{
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    auto *content = new QWidget;
    content->setMaximumWidth(widest);
    row->addStretch(1);
    row->addWidget(content, 8);
    row->addStretch(1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    return column;
}

}

ImportRunStep::ImportRunStep(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_progress(new ImportProgress)
    , m_plan(new FactsPanel)
    , m_icon(new IconLabel(largeIcon))
    , m_title(Labels::heading({}, 1.15))
    , m_facts(new FactsPanel)
    , m_rejects(new QPushButton(tr("&Save rejected rows…")))
    , m_undo(new QPushButton(tr("&Undo the import")))
    , m_choicePage(createChoice())
    , m_resultPage(createResult())
{
    for (QWidget *page : {m_choicePage, static_cast<QWidget *>(m_progress), m_resultPage})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
}

QRadioButton *ImportRunStep::addChoice(QWidget *page, const QString &name, const QString &text, QLabel **sentence)
{
    auto *button = new QRadioButton(text);
    button->setObjectName(name);
    *sentence = new QLabel;
    (*sentence)->setTextFormat(Qt::PlainText);
    (*sentence)->setWordWrap(true);
    (*sentence)->setContentsMargins(indent, 0, 0, 6);
    (*sentence)->setForegroundRole(QPalette::PlaceholderText);
    page->layout()->addWidget(button);
    page->layout()->addWidget(*sentence);
    connect(button, &QRadioButton::toggled, this, &ImportRunStep::changed);
    return button;
}

QWidget *ImportRunStep::createChoice()
{
    auto *page = new QWidget;
    auto *column = centred(page);
    column->addStretch(1);
    column->addWidget(Labels::heading(tr("What will happen"), 1.15));
    column->addWidget(m_plan);
    column->addSpacing(12);
    auto *choices = new QWidget;
    auto *radios = new QVBoxLayout(choices);
    radios->setContentsMargins(0, 0, 0, 0);
    radios->setSpacing(4);
    m_all = addChoice(choices, u"importAll"_s, tr("&All or nothing"), &m_allSentence);
    m_good = addChoice(choices, u"importGood"_s, tr("The &good rows only"), &m_goodSentence);
    column->addWidget(choices);
    column->addStretch(3);
    return page;
}

QWidget *ImportRunStep::createResult()
{
    m_title->setObjectName(u"importResult"_s);
    m_facts->setObjectName(u"importResultFacts"_s);
    m_rejects->setIcon(Icons::get(u"document-save-as"_s));
    m_rejects->setAutoDefault(false);
    connect(m_facts, &FactsPanel::activated, this, [this] { emit journalRequested(m_operation); });
    connect(m_rejects, &QPushButton::clicked, this, &ImportRunStep::rejectsRequested);
    m_undo->setObjectName(u"undoImport"_s);
    m_undo->setIcon(Icons::get(u"edit-undo"_s));
    m_undo->setAutoDefault(false);
    connect(m_undo, &QPushButton::clicked, this, [this] { emit undoRequested(m_operation); });
    auto *page = new QWidget;
    auto *column = centred(page);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    column->addStretch(1);
    column->addLayout(head);
    column->addSpacing(6);
    column->addWidget(m_facts);
    auto *acts = new QHBoxLayout;
    acts->addWidget(m_undo);
    acts->addWidget(m_rejects);
    acts->addStretch(1);
    column->addLayout(acts);
    column->addStretch(3);
    return page;
}

// What comes with the rows, empty for nothing.
QString ImportRunStep::created(const QList<MissingEntry> &missing, const LookupDecisions &decisions)
{
    int people = 0, entries = 0;
    for (const MissingEntry &entry : missing) {
        if (decisions.of(entry.kind, entry.name).creates)
            ++(entry.kind == MissingEntry::Kind::Person ? people : entries);
    }
    QStringList parts;
    if (entries > 0)
        parts.append(tr("%Ln name(s) in the catalog", nullptr, entries));
    if (people > 0)
        parts.append(tr("%Ln person(s)", nullptr, people));
    return parts.join(tr(", "));
}

void ImportRunStep::setSummary(const ImportSummary &summary, const LookupDecisions &decisions, const QString &fileName)
{
    m_summary = summary;
    m_fileName = fileName;
    const auto rows = [this](Outcome outcome) { return locale().toString(m_summary.count(outcome)); };
    QList<Fact> plan {{tr("New"), rows(Outcome::New), {}, ImportRowsModel::iconName(Outcome::New)},
                      {tr("Changed"), rows(Outcome::Changed), {}, ImportRowsModel::iconName(Outcome::Changed)},
                      {tr("Unchanged"), rows(Outcome::Unchanged), {}, ImportRowsModel::iconName(Outcome::Unchanged)},
                      {tr("Rejected"), rows(Outcome::Rejected), {}, ImportRowsModel::iconName(Outcome::Rejected)}};
    if (const QString also = created(summary.missing, decisions); !also.isEmpty())
        plan.append({tr("Added with them"), also, {}, u"list-add"_s});
    m_plan->setFacts(plan);
    const int rejected = int(summary.count(Outcome::Rejected));
    m_all->setEnabled(rejected == 0);
    m_good->setEnabled(rejected > 0);
    m_allSentence->setText(
        rejected == 0 ? tr("The whole file as one operation of the journal. If anything fails, nothing changes.")
                      : tr("%Ln row(s) are rejected. Go back and correct them first.", nullptr, rejected));
    m_goodSentence->setText(rejected == 0
                                ? tr("No row is rejected.")
                                : tr("Also one operation. %Ln rejected row(s) stay out; they can be saved to a file, "
                                     "corrected there and imported later.",
                                     nullptr, rejected));
    m_all->setChecked(rejected == 0);
    m_good->setAutoExclusive(false);
    m_good->setChecked(false); // leaving rows out is said, never assumed
    m_good->setAutoExclusive(true);
    showChoice();
}

qint64 ImportRunStep::rowsToImport() const
{
    return m_summary.count(Outcome::New) + m_summary.count(Outcome::Changed);
}

bool ImportRunStep::isComplete() const
{
    return rowsToImport() > 0 && (m_all->isChecked() || m_good->isChecked());
}

bool ImportRunStep::isPartial() const
{
    return m_good->isChecked();
}

void ImportRunStep::showChoice()
{
    m_pages->setCurrentWidget(m_choicePage);
    setFocusProxy(m_all->isEnabled() ? m_all : m_good);
    emit changed();
}

void ImportRunStep::showProgress()
{
    m_progress->start(tr("Importing %1…").arg(m_fileName), m_summary.total(), Pace::Unit::Records);
    m_pages->setCurrentWidget(m_progress);
}

void ImportRunStep::setShare(double share)
{
    m_progress->setShare(share);
}

void ImportRunStep::setCancelling()
{
    m_progress->setCancelling();
}

void ImportRunStep::showResult(const ImportSummary &summary, qint64 operation, bool isJournalOpen, bool canUndo)
{
    m_operation = operation;
    m_icon->setIcon(Icons::get(u"emblem-ok"_s, Theme::Role::Success));
    m_title->setText(operation == 0 ? tr("Nothing had to be changed.") : tr("%1 was imported.").arg(m_fileName));
    const auto rows = [&](Outcome outcome) { return locale().toString(summary.count(outcome)); };
    QList<Fact> facts {{tr("New"), rows(Outcome::New)},
                       {tr("Changed"), rows(Outcome::Changed)},
                       {tr("Unchanged"), rows(Outcome::Unchanged)},
                       {tr("Left out"), rows(Outcome::Rejected)}};
    if (operation != 0)
        facts.append({tr("In the journal"), tr("Operation %1").arg(locale().toString(operation)),
                      isJournalOpen ? journalLink : QString(), u"history"_s});
    m_facts->setFacts(facts);
    m_rejects->setVisible(summary.count(Outcome::Rejected) > 0);
    m_undo->setVisible(operation != 0 && canUndo);
    m_pages->setCurrentWidget(m_resultPage);
}
