// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalcommands.h"

#include "core/tables/querytext.h"
#include "core/transfer/changeexporter.h"
#include "core/workspace/workspace.h"
#include "ui/common/actionregistry.h"
#include "ui/jobs/jobstrip.h"
#include "ui/journal/journalcheckdialog.h"
#include "ui/journal/operationchangesdialog.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString showId = u"journal.show"_s;
const QString changesId = u"operation.changes"_s;
const QString verifyId = u"journal.verify"_s;

}

JournalCommands::JournalCommands(Workspace &workspace, ActionRegistry &actions, JobStrip &jobs, QWidget &window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_jobs(jobs)
    , m_window(window)
{
    const auto add = [this](ActionRegistry::Definition definition, auto act) {
        definition.needs = Permission::ViewOperations;
        connect(m_actions.add(definition), &QAction::triggered, this, act);
    };
    add({showId, tr("Show in the &journal"), u"history"_s}, [this] { showRecord(); });
    add({changesId, tr("All &changes…"), u"view-columns"_s}, [this] { showChanges(); });
    add({verifyId, tr("&Verify the journal…"), u"emblem-ok"_s}, [this] { verify(); });
    connect(&m_workspace.session, &Session::changed, this, &JournalCommands::updateReasons);
    connect(&m_jobs, &JobStrip::runningChanged, this, &JournalCommands::updateReasons);
    setSelection({});
}

void JournalCommands::setSelection(const Selection &selection)
{
    m_selection = selection;
    updateReasons();
}

void JournalCommands::updateReasons()
{
    const bool one = m_selection.people.size() == 1 || (m_selection.people.isEmpty() && m_selection.assets.size() == 1);
    m_actions.setBlocked(showId, one ? QString() : tr("Select one asset or person first."));
    m_actions.setBlocked(changesId, m_selection.operations.size() == 1 ? QString() : tr("Select one operation first."));
    const QString missing = m_workspace.session.refusal(Permission::ViewOperations); // of all of it
    m_actions.setBlocked(verifyId,
                         !missing.isEmpty()       ? missing
                             : m_jobs.isRunning() ? tr("Something else is running.")
                                                  : QString());
}

// As the person would write it.
Result<FilterTerm> JournalCommands::recordTerm() const
{
    if (m_selection.people.isEmpty()) {
        const auto asset = m_workspace.assets.find(m_selection.assets.value(0));
        if (!asset)
            return asset.error();
        return FilterTerm {u"asset"_s, FilterTerm::Op::Equals, {asset->tag}};
    }
    const auto person = m_workspace.people.find(m_selection.people.constFirst());
    if (!person)
        return person.error();
    const QString name = !person->email.isEmpty() ? person->email
        : !person->staffNumber.isEmpty()          ? person->staffNumber
                                                  : person->fullName();
    return FilterTerm {u"person"_s, FilterTerm::Op::Equals, {name}};
}

void JournalCommands::showRecord()
{
    const auto term = recordTerm();
    if (term)
        emit linkActivated(u"operations?"_s + QueryText::format(Views::operations(), *term));
    else
        emit failed(term.error());
}

void JournalCommands::showChanges()
{
    const auto operation = OperationReader(m_workspace.database, m_workspace.session)
                               .find(m_selection.operations.value(0));
    if (!operation) {
        emit failed(operation.error());
        return;
    }
    auto *dialog = new OperationChangesDialog(m_workspace, *operation, &m_window);
    connect(dialog, &OperationChangesDialog::linkActivated, this, &JournalCommands::linkActivated);
    connect(dialog, &OperationChangesDialog::exportRequested, this, [this, dialog, record = *operation] {
        dialog->accept();
        askForFile(record);
    });
    dialog->open();
}

void JournalCommands::askForFile(const OperationRecord &operation)
{
    const QString safe = tr("CSV for spreadsheets (*.csv)");
    auto *dialog = new QFileDialog(&m_window, tr("Export the changes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({safe, tr("CSV with exact values (*.csv)")});
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"operation-%1.csv"_s.arg(operation.id));
    connect(dialog, &QFileDialog::fileSelected, this, [=, this](const QString &path) {
        exportChanges(operation, path, dialog->selectedNameFilter() == safe ? CsvProfile::Safe : CsvProfile::Exact);
    });
    dialog->open();
}

void JournalCommands::exportChanges(const OperationRecord &operation, const QString &path, CsvProfile profile)
{
    const auto written = std::make_shared<qint64>(0);
    const auto write = [=, id = operation.id](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        const OperationReader reader(workspace.database, workspace.session);
        const auto lines = ChangeExporter(reader, workspace.session).toFile(path, id, profile, progress);
        if (!lines)
            return lines.error();
        *written = *lines;
        return Saved {};
    };
    const LongAct act {.records = operation.changes, .run = write, .writes = false};
    m_jobs.run(tr("Export the changes of operation %L1").arg(operation.id), act, [=, this](const Result<Saved> &done) {
        if (done)
            emit message(tr("Wrote %n row(s) to %1.", nullptr, int(*written)).arg(QDir::toNativeSeparators(path)));
        else
            emit failed(done.error());
    });
}

// On a connection of its own, while others write.
void JournalCommands::verify()
{
    const auto check = std::make_shared<JournalCheck>();
    const auto run = [check](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        if (auto allowed = workspace.session.require(Permission::ViewOperations); !allowed)
            return allowed.error();
        constexpr int steps = 1000;
        const auto findings = workspace.verify([&](double share) { return progress(qint64(share * steps), steps); });
        const auto newest = workspace.undo.newestOperation();
        if (!findings || !newest)
            return findings ? newest.error() : findings.error();
        *check = {workspace.clock.now(), *newest, *findings};
        return Saved {};
    };
    const auto newest = m_workspace.undo.newestOperation();
    m_jobs.run(tr("Verify the journal"), {.records = newest ? *newest : 0, .run = run, .writes = false},
               [=, this](const Result<Saved> &done) {
                   if (done)
                       showCheck(*check);
                   else if (done.error().code == Error::Code::Cancelled)
                       emit message(tr("The check was cancelled."));
                   else
                       emit failed(done.error());
               });
}

void JournalCommands::showCheck(const JournalCheck &check)
{
    auto *dialog = new JournalCheckDialog(check, &m_window);
    connect(dialog, &JournalCheckDialog::linkActivated, this, &JournalCommands::linkActivated);
    dialog->open();
}
