// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importdialog.h"

#include "core/workspace/workspace.h"
#include "ui/access/confirmedact.h"
#include "ui/access/notice.h"
#include "ui/common/errortext.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/jobs/jobstrip.h"
#include "ui/transfer/droppedfile.h"
#include "ui/transfer/importacts.h"
#include "ui/transfer/importcheckstep.h"
#include "ui/transfer/importcolumnsstep.h"
#include "ui/transfer/importfilestep.h"
#include "ui/transfer/importkinds.h"
#include "ui/transfer/importrunstep.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;
using Outcome = ImportPlan::Outcome;

ImportDialog::ImportDialog(Workspace &workspace, QSettings &settings, JobStrip &jobs, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_jobs(jobs)
    , m_steps(new QStackedWidget)
    , m_file(new ImportFileStep(workspace, settings))
    , m_columns(new ImportColumnsStep)
    , m_check(new ImportCheckStep(workspace))
    , m_run(new ImportRunStep)
    , m_notice(new Notice)
    , m_back(new QPushButton(tr("&Back")))
    , m_next(new QPushButton)
    , m_cancel(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setWindowTitle(tr("Import"));
    constexpr QSize roomy(1080, 700);
    constexpr QSize frame(40, 80); // what a window manager puts around it
    resize(roomy.boundedTo(screen()->availableSize() - frame));
    m_notice->setObjectName(u"importNotice"_s);
    for (QWidget *step : {static_cast<QWidget *>(m_file), static_cast<QWidget *>(m_columns),
                          static_cast<QWidget *>(m_check), static_cast<QWidget *>(m_run)})
        m_steps->addWidget(step);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(createHeader());
    column->addWidget(m_steps, 1);
    column->addWidget(m_notice);
    column->addWidget(createButtons());
    connectSteps();
    showStep(File);
}

ImportDialog::~ImportDialog()
{
    m_check->disconnect(this); // an open editor commits what is typed when the window goes
}

QWidget *ImportDialog::createHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const QStringList titles {tr("1  File"), tr("2  Columns"), tr("3  Check"), tr("4  Import")};
    for (const QString &title : titles) {
        if (!m_stepLabels.isEmpty()) {
            auto *arrow = new QLabel(u"›"_s);
            arrow->setForegroundRole(QPalette::PlaceholderText);
            row->addWidget(arrow);
        }
        m_stepLabels.append(new QLabel(title));
        row->addWidget(m_stepLabels.constLast());
    }
    row->addStretch(1);
    return header;
}

QWidget *ImportDialog::createButtons()
{
    m_back->setObjectName(u"importBack"_s);
    m_next->setObjectName(u"importNext"_s);
    m_cancel->setObjectName(u"importCancel"_s);
    for (QPushButton *button : {m_back, m_cancel})
        button->setAutoDefault(false); // Enter never leads back
    connect(m_back, &QPushButton::clicked, this, &ImportDialog::back);
    connect(m_next, &QPushButton::clicked, this, &ImportDialog::next);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    for (const auto &keys : {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)})
        connect(new QShortcut(keys, this), &QShortcut::activated, m_next, &QPushButton::click);
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_next);
    return buttons;
}

void ImportDialog::connectSteps()
{
    connect(m_file, &ImportFileStep::changed, this, [this] {
        m_isNewFile = true;
        updateButtons();
    });
    connect(m_file, &ImportFileStep::progressed, this, &ImportDialog::updateButtons);
    connect(m_columns, &ImportColumnsStep::changed, this, &ImportDialog::updateButtons);
    connect(m_check, &ImportCheckStep::changed, this, &ImportDialog::updateButtons);
    connect(m_check, &ImportCheckStep::failed, this, [this](const Error &error) {
        if (!m_check->hasFindings())
            showStep(Columns);
        showError(error);
    });
    connect(m_check, &ImportCheckStep::cancelled, this, [this] {
        if (!m_check->hasFindings())
            showStep(Columns);
    });
    connect(m_check, &ImportCheckStep::rejectsWritten, this, [this](const QString &path, qint64 rows) {
        m_notice->showInfo(tr("Wrote %n row(s) to %1.", nullptr, int(rows)).arg(QDir::toNativeSeparators(path)));
    });
    connect(m_run, &ImportRunStep::changed, this, &ImportDialog::updateButtons);
    connect(m_run, &ImportRunStep::rejectsRequested, m_check, &ImportCheckStep::saveRejects);
    connect(m_run, &ImportRunStep::journalRequested, this, [this](qint64 operation) {
        emit linkActivated(u"operations:%1"_s.arg(operation));
        done(Accepted);
    });
    connect(m_run, &ImportRunStep::undoRequested, this, [this](qint64 operation) {
        emit undoRequested(operation);
        done(Accepted);
    });
    connect(&m_jobs, &JobStrip::progressed, this, [this](double share) {
        if (m_isImporting)
            m_run->setShare(share);
    });
    connect(&m_workspace.session, &Session::changed, this, [this] {
        if (!m_workspace.session.isOpen()) // nothing of it is anyone's any more
            done(Rejected);
    });
}

void ImportDialog::setPath(const QString &path)
{
    if (!isRunning() && !m_isDone) {
        showStep(File);
        m_file->setPath(path);
    }
}

ImportDialog::Step ImportDialog::step() const
{
    return Step(m_steps->currentIndex());
}

void ImportDialog::showStep(Step step)
{
    m_notice->clear();
    m_steps->setCurrentIndex(step);
    for (int i = 0; i < StepCount; ++i) {
        QFont font = this->font();
        font.setWeight(i == step ? QFont::DemiBold : QFont::Normal);
        m_stepLabels.at(i)->setFont(font);
        QPalette palette = this->palette();
        palette.setColor(QPalette::WindowText,
                         Theme::color(i == step ? Theme::Role::Accent : Theme::Role::Muted, palette));
        m_stepLabels.at(i)->setPalette(palette);
    }
    m_next->setDefault(step != Check); // there Enter corrects the row
    m_next->setAutoDefault(step != Check);
    updateButtons();
    m_steps->currentWidget()->setFocus();
}

bool ImportDialog::isRunning() const
{
    return m_isImporting || m_check->isRunning();
}

bool ImportDialog::canGoOn() const
{
    if (isRunning())
        return false;
    switch (step()) {
    case File:
        return m_file->isComplete();
    case Columns:
        return m_columns->isComplete();
    case Check:
        return m_check->hasFindings() && (m_check->isStale() || m_check->changesSomething());
    default:
        return m_isDone || m_run->isComplete();
    }
}

QString ImportDialog::nextText() const
{
    if (m_isDone)
        return tr("&Close");
    if (step() == Columns)
        return tr("&Check");
    if (step() == Check && m_check->isStale())
        return tr("&Check again");
    return step() == Run ? tr("&Import %Ln row(s)", nullptr, int(m_run->rowsToImport())) : tr("&Next");
}

void ImportDialog::updateButtons()
{
    m_next->setText(nextText());
    m_next->setEnabled(canGoOn());
    m_next->setIcon(step() == Run && !m_isDone ? Icons::get(u"document-import"_s, Theme::Role::OnAccent) : QIcon());
    m_back->setVisible(step() != File && !m_isDone);
    m_back->setEnabled(!isRunning());
    m_cancel->setText(isRunning() ? tr("Stop") : tr("Cancel"));
    m_cancel->setVisible(!m_isDone || isRunning());
}

void ImportDialog::next()
{
    if (!canGoOn())
        return;
    if (m_isDone)
        return done(Accepted);
    m_notice->clear();
    switch (step()) {
    case File:
        return showColumns();
    case Columns:
        return beginCheck();
    case Check:
        if (m_check->isStale())
            return m_check->checkAgain();
        m_run->setSummary(m_check->findings().summary, m_check->choices().decisions,
                          QFileInfo(m_check->source().path).fileName());
        return showStep(Run);
    default:
        return confirmAndRun();
    }
}

void ImportDialog::back()
{
    if (isRunning() || step() == File)
        return;
    if (step() == Check && m_check->hasFindings())
        m_columns->setChoices(m_check->choices()); // with what was corrected and decided
    showStep(Step(step() - 1));
}

void ImportDialog::showColumns()
{
    if (m_isNewFile) {
        const CsvFile &file = *m_file->file();
        const ImportSchema &schema = *ImportKinds::find(m_workspace, m_file->source().target);
        const auto memory = m_file->memory();
        ImportChoices choices;
        choices.mapping = memory ? memory->mapping(schema) : ImportMapping(schema, file.header());
        choices.options = memory ? memory->options : ImportOptions();
        m_columns->setFile(file, schema, choices, memory.has_value());
        m_isNewFile = false;
    }
    showStep(Columns);
}

void ImportDialog::beginCheck()
{
    const ImportSource source = m_file->source();
    const ImportChoices &choices = m_columns->choices();
    remember(choices);
    showStep(Check);
    m_check->check(source, m_file->file(), choices);
}

// For the next file with these columns.
void ImportDialog::remember(const ImportChoices &choices)
{
    const ImportSchema &schema = *ImportKinds::find(m_workspace, m_file->source().target);
    MappingMemory(m_settings).keep(m_file->file()->header(), schema, choices.mapping, choices.options);
}

// Roles by a file are roles all the same.
void ImportDialog::confirmAndRun()
{
    ConfirmedAct::run(m_workspace, m_check->findings().summary.alsoNeeds, importTitle(), this, [this] { run(); });
}

QString ImportDialog::importTitle() const
{
    return tr("Import %1").arg(QFileInfo(m_check->source().path).fileName());
}

void ImportDialog::run()
{
    ImportChoices choices = m_check->choices();
    remember(choices); // with what was answered
    choices.options.isPartial = m_run->isPartial();
    const auto found = std::make_shared<ImportFindings>();
    const auto findings = std::make_shared<const ImportFindings>(m_check->findings());
    const LongAct act {findings->summary.total(), ImportActs::run(m_check->source(), choices, findings, found)};
    m_isImporting = true;
    m_run->showProgress();
    updateButtons();
    m_jobs.run(importTitle(), act, [waiting = QPointer(this), found](const Result<Saved> &done) {
        if (waiting)
            waiting->finished(done, *found);
    });
}

void ImportDialog::finished(const Result<Saved> &done, const ImportFindings &found)
{
    m_isImporting = false;
    if (!done) {
        m_run->showChoice();
        return done.error().code == Error::Code::Cancelled ? m_notice->showInfo(tr("Stopped. Nothing was changed."))
                                                           : showError(done.error());
    }
    m_isDone = true;
    m_check->setImported(found);
    m_run->showResult(found.summary, done->operation,
                      m_workspace.session.may(Permission::ViewOperations, m_workspace.session.userId()),
                      m_workspace.undo.refusal(UndoService::Act::Undo, done->operation).isEmpty());
    updateButtons();
    m_next->setFocus();
    emit imported(done->operation);
}

void ImportDialog::showError(const Error &error)
{
    m_notice->showError(ErrorText::sentence(error));
}

void ImportDialog::reject()
{
    if (!isRunning())
        return QDialog::reject();
    if (m_isImporting) {
        m_run->setCancelling();
        m_jobs.cancel();
    } else {
        m_check->cancel();
    }
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!DroppedFile::path(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    setPath(DroppedFile::path(*event->mimeData()));
    event->acceptProposedAction();
}
