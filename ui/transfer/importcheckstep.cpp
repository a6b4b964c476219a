// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importcheckstep.h"

#include "core/workspace/workspace.h"
#include "ui/access/notice.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/plaintable.h"
#include "ui/common/tableview.h"
#include "ui/tables/celldelegate.h"
#include "ui/transfer/importacts.h"
#include "ui/transfer/importprogress.h"
#include "ui/transfer/importquestions.h"
#include "ui/transfer/importrowdetails.h"
#include "ui/transfer/importrowsmodel.h"
#include "ui/transfer/missingentriespanel.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;
using Outcome = ImportPlan::Outcome;

namespace {

// Ids of the filters beside the outcomes.
constexpr int allRows = 10;
constexpr int missingNames = 11;
constexpr qsizetype mostWarnings = 3;

}

ImportCheckStep::ImportCheckStep(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_job(workspace)
    , m_rejectsJob(workspace)
    , m_pages(new QStackedWidget)
    , m_progress(new ImportProgress)
    , m_questions(new ImportQuestions)
    , m_warnings(new Notice)
    , m_filters(new QButtonGroup(this))
    , m_saveRejects(new QPushButton(tr("&Save rejected rows…")))
    , m_content(new QStackedWidget)
    , m_model(new ImportRowsModel(this))
    , m_table(PlainTable::make(u"importRows"_s, tr("Rows of the file")))
    , m_details(new ImportRowDetails)
    , m_missing(new MissingEntriesPanel(workspace))
{
    m_questions->setObjectName(u"importQuestions"_s);
    m_warnings->setObjectName(u"importWarnings"_s);
    m_findings = createFindings();
    m_pages->addWidget(m_progress);
    m_pages->addWidget(m_findings);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    setFocusProxy(m_table);
    connect(&m_job, &Job::progressed, m_progress, &ImportProgress::setShare);
    connect(&m_rejectsJob, &Job::progressed, m_progress, &ImportProgress::setShare);
    connect(&m_job, &Job::finished, this, &ImportCheckStep::finished);
    connect(m_model, &ImportRowsModel::corrected, this, &ImportCheckStep::setStale);
    connect(m_questions, &ImportQuestions::answered, this, &ImportCheckStep::answer);
    connect(m_missing, &MissingEntriesPanel::decided, this, &ImportCheckStep::decide);
}

// An open editor would still commit what is typed when it loses the focus.
ImportCheckStep::~ImportCheckStep()
{
    m_table->cancelEditing();
    m_model->setImport(nullptr);
}

QWidget *ImportCheckStep::createFindings()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_questions);
    column->addWidget(m_warnings);
    column->addWidget(createFilters());
    m_content->addWidget(m_rowsPage = createRows());
    m_content->addWidget(m_missing);
    column->addWidget(m_content, 1);
    return page;
}

QPushButton *ImportCheckStep::addFilter(QHBoxLayout *row, int id, const QString &name)
{
    auto *button = new QPushButton;
    button->setObjectName(name);
    button->setCheckable(true);
    button->setAutoDefault(false);
    m_filters->addButton(button, id);
    row->addWidget(button);
    return button;
}

QWidget *ImportCheckStep::createFilters()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    addFilter(row, allRows, u"allRows"_s);
    for (const auto &[outcome, name] :
         {std::pair(Outcome::New, u"newRows"_s), std::pair(Outcome::Changed, u"changedRows"_s),
          std::pair(Outcome::Unchanged, u"unchangedRows"_s), std::pair(Outcome::Rejected, u"rejectedRows"_s)})
        addFilter(row, int(outcome), name)
            ->setIcon(Icons::get(ImportRowsModel::iconName(outcome), ImportRowsModel::colour(outcome)));
    row->addStretch(1);
    addFilter(row, missingNames, u"missingNames"_s);
    m_saveRejects->setObjectName(u"saveRejects"_s);
    m_saveRejects->setIcon(Icons::get(u"document-save-as"_s));
    m_saveRejects->setAutoDefault(false);
    connect(m_saveRejects, &QPushButton::clicked, this, &ImportCheckStep::saveRejects);
    row->addWidget(m_saveRejects);
    connect(m_filters, &QButtonGroup::idClicked, this, &ImportCheckStep::showFilter);
    return box;
}

QWidget *ImportCheckStep::createRows()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->emptyState()->setContent(u"emblem-ok"_s, tr("No such row"), tr("Choose another result above."));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportCheckStep::showCurrent);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ImportCheckStep::showCurrent);
    connect(m_table, &QAbstractItemView::activated, this, &ImportCheckStep::correctCurrent);
    connect(new QShortcut(Qt::Key_F2, m_table), &QShortcut::activated, this, &ImportCheckStep::correctCurrent);
    connect(m_details, &ImportRowDetails::correctionRequested, this,
            [this](const QString &column) { correct(m_table->currentIndex().row(), column); });
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setFocusProxy(m_table);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 2);
    return splitter;
}

void ImportCheckStep::check(const ImportSource &source, const std::shared_ptr<CsvFile> &file,
                            const ImportChoices &choices)
{
    m_model->setImport(nullptr);
    m_import.reset();
    start(source, file, choices);
}

void ImportCheckStep::checkAgain()
{
    start(m_source, m_file, choices());
}

void ImportCheckStep::start(const ImportSource &source, const std::shared_ptr<CsvFile> &file,
                            const ImportChoices &choices)
{
    if (isRunning())
        return;
    m_pendingSource = source;
    m_pendingFile = file;
    m_pendingChoices = choices;
    m_found = std::make_shared<ImportFindings>();
    m_progress->start(tr("Trying %1; nothing is written…").arg(file->name()), file->size(), Pace::Unit::Bytes);
    m_pages->setCurrentWidget(m_progress);
    m_isRunning = true;
    m_job.start(ImportActs::check(source, choices, m_found));
    emit changed();
}

void ImportCheckStep::cancel()
{
    m_progress->setCancelling();
    m_job.cancel();
    m_rejectsJob.cancel();
}

void ImportCheckStep::saveRejects()
{
    const QFileInfo file(m_source.path);
    auto *dialog = new QFileDialog(this, tr("Save rejected rows"),
                                   file.dir().filePath(tr("%1-rejected.csv", "file name").arg(file.completeBaseName())),
                                   tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportCheckStep::writeRejects);
    dialog->open();
}

void ImportCheckStep::writeRejects(const QString &path)
{
    if (isRunning())
        return;
    const auto written = std::make_shared<qint64>(0);
    const auto done = [this, written, path](const Result<Saved> &result) {
        m_isRunning = false;
        m_pages->setCurrentWidget(m_findings);
        emit changed();
        if (result)
            emit rejectsWritten(path, *written);
        else if (result.error().code != Error::Code::Cancelled)
            emit failed(result.error());
    };
    connect(&m_rejectsJob, &Job::finished, this, done, Qt::SingleShotConnection);
    m_progress->start(tr("Writing the rejected rows…"), m_file->size(), Pace::Unit::Bytes);
    m_pages->setCurrentWidget(m_progress);
    m_isRunning = true;
    m_rejectsJob.start(ImportActs::writeRejects(m_source, choices(), std::make_shared<const ImportFindings>(findings()),
                                                path, written));
    emit changed();
}

void ImportCheckStep::finished(const Result<Saved> &done)
{
    const auto found = std::exchange(m_found, nullptr);
    m_isRunning = false;
    m_pages->setCurrentWidget(m_findings);
    if (!done) {
        emit changed();
        return done.error().code == Error::Code::Cancelled ? emit cancelled() : emit failed(done.error());
    }
    auto import = std::make_unique<OpenImport>(m_workspace, m_pendingFile, m_pendingSource.target);
    (*import)->setChoices(m_pendingChoices);
    if (auto taken = (*import)->setFindings(*found); !taken)
        return emit failed(taken.error());
    m_model->setImport(import.get());
    m_import = std::move(import);
    m_source = m_pendingSource;
    m_file = m_pendingFile;
    m_isStale = false;
    show();
    emit changed();
}

void ImportCheckStep::show()
{
    const ImportSummary &summary = findings().summary;
    m_questions->setSummary(summary, (*m_import)->schema(), choices().options);
    showWarnings();
    m_missing->setEntries(summary.missing, m_import->lookups(), choices().decisions);
    const int first = summary.count(Outcome::Rejected) == 0 ? allRows
        : m_missing->undecided() > 0                        ? missingNames
                                                            : int(Outcome::Rejected);
    m_filters->button(first)->setChecked(true);
    showFilter(first);
    showCounts();
    if (QWidget *open = m_questions->firstOpen())
        open->setFocus();
    else
        m_content->currentWidget()->setFocus();
}

void ImportCheckStep::showCounts()
{
    qint64 total = 0;
    for (const Outcome outcome : {Outcome::New, Outcome::Changed, Outcome::Unchanged, Outcome::Rejected}) {
        const qint64 count = m_model->count(outcome);
        total += count;
        m_filters->button(int(outcome))
            ->setText(
                tr("%1 %2", "result, number of rows").arg(ImportRowsModel::title(outcome), locale().toString(count)));
    }
    m_filters->button(allRows)->setText(tr("All %1").arg(locale().toString(total)));
    QAbstractButton *missing = m_filters->button(missingNames);
    missing->setVisible(!findings().summary.missing.isEmpty());
    m_saveRejects->setVisible(m_model->count(Outcome::Rejected) > 0);
    m_saveRejects->setEnabled(!m_isStale); // a whole dry run has to say first which they are
    const int open = m_missing->undecided();
    missing->setText(open > 0 ? tr("Names not found: %1 to decide").arg(locale().toString(open))
                              : tr("Names not found: decided"));
    missing->setIcon(Icons::get(u"catalog"_s, open > 0 ? Theme::Role::Warning : Theme::Role::Success));
}

void ImportCheckStep::showFilter(int id)
{
    m_content->setCurrentWidget(id == missingNames ? static_cast<QWidget *>(m_missing) : m_rowsPage);
    if (id == missingNames)
        return;
    m_model->setFilter(id == allRows ? std::nullopt : std::optional(Outcome(id)));
    m_table->setCurrentIndex(m_model->index(0, ImportRowsModel::Effect));
    showCurrent();
}

void ImportCheckStep::showWarnings()
{
    const QStringList &all = findings().summary.warnings;
    QStringList warnings = all;
    const auto more = all.size() - mostWarnings;
    if (more > 0)
        warnings = all.first(mostWarnings) << tr("… and %n more", nullptr, int(more));
    m_warnings->setToolTip(more > 0 ? all.join(u'\n').toHtmlEscaped() : QString());
    if (warnings.isEmpty() && !changesSomething() && findings().summary.count(Outcome::Rejected) == 0)
        m_warnings->showInfo(tr("There is nothing to import: all of it is there already."));
    else
        m_warnings->showWarning(warnings.join(u'\n'));
}

bool ImportCheckStep::changesSomething() const
{
    return m_import && findings().summary.count(Outcome::New) + findings().summary.count(Outcome::Changed) > 0;
}

// What cannot be prepared any more cannot be written either, which then says so.
void ImportCheckStep::setImported(const ImportFindings &found)
{
    (void)(*m_import)->setFindings(found);
}

void ImportCheckStep::answer()
{
    ImportChoices answered = choices();
    answered.options = m_questions->options();
    start(m_source, m_file, answered);
}

void ImportCheckStep::decide()
{
    ImportChoices decided = choices();
    decided.decisions = m_missing->decisions();
    (*m_import)->setChoices(decided);
    setStale();
}

void ImportCheckStep::setStale()
{
    m_isStale = true;
    showCounts();
    emit changed();
}

void ImportCheckStep::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (m_import)
        m_details->showRow(*m_model, (*m_import)->schema(), current.isValid() ? current.row() : -1);
}

void ImportCheckStep::correct(int row, const QString &column)
{
    const QModelIndex cell = m_model->index(row, m_model->columnOf(column));
    if (!cell.isValid())
        return;
    m_table->setFocus();
    m_table->setCurrentIndex(cell);
    m_table->editRow();
}

// The cell that is to blame, unless the person stands on one of the file's own.
void ImportCheckStep::correctCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const int wrong = m_model->firstWrongColumn(current.row());
    if (current.column() < ImportRowsModel::FirstCell && wrong >= 0)
        m_table->setCurrentIndex(current.siblingAtColumn(wrong));
    m_table->editRow();
}
