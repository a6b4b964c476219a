// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/undocommands.h"

#include "core/operations/operationreader.h"
#include "core/workspace/workspace.h"
#include "ui/access/confirmedact.h"
#include "ui/common/actionregistry.h"
#include "ui/common/toast.h"
#include "ui/jobs/jobstrip.h"
#include "ui/undo/undoconflictdialog.h"

#include <QAction>

using namespace Qt::Literals::StringLiterals;
using Act = UndoService::Act;

namespace {

const QString undoNext = u"edit.undo"_s;
const QString redoNext = u"edit.redo"_s;
const QString undoSelected = u"operation.undo"_s;
const QString redoSelected = u"operation.redo"_s;

}

UndoCommands::UndoCommands(Workspace &workspace, ActionRegistry &actions, ToastHost &toasts, JobStrip &jobs,
                           QWidget &window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_toasts(toasts)
    , m_jobs(jobs)
    , m_window(window)
{
    createActions();
    setSelection({});
}

void UndoCommands::createActions()
{
    const auto add = [this](ActionRegistry::Definition definition, const std::function<void()> &act) {
        definition.needs = Permission::ViewOperations;
        definition.writes = true;
        connect(m_actions.add(definition), &QAction::triggered, this, act);
    };
    add({undoNext, tr("&Undo"), u"edit-undo"_s, Qt::CTRL | Qt::Key_Z}, [this] { runNext(Act::Undo); });
    add({redoNext, tr("&Redo"), u"edit-redo"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_Z}, [this] { runNext(Act::Redo); });
    add({undoSelected, tr("Undo &operation"), u"edit-undo"_s, {}}, [this] { runSelected(Act::Undo); });
    add({redoSelected, tr("Redo o&peration"), u"edit-redo"_s, {}}, [this] { runSelected(Act::Redo); });
}

void UndoCommands::begin()
{
    const auto newest = m_workspace.undo.newestOperation();
    m_since = newest ? *newest : 0;
    update();
}

void UndoCommands::update()
{
    updateNext(Act::Undo, undoNext);
    updateNext(Act::Redo, redoNext);
    setSelection(m_selected);
}

void UndoCommands::updateNext(Act act, const QString &id)
{
    const auto next = m_workspace.undo.next(act, m_since);
    const bool found = next && next->has_value();
    m_actions.setObject(id, found ? (*next)->summary : QString());
    m_actions.setBlocked(id,
                         !next                  ? next.error().message
                             : found            ? QString()
                             : act == Act::Undo ? tr("You have changed nothing since you signed in.")
                                                : tr("Nothing was undone just now."));
}

void UndoCommands::setSelection(const QList<qint64> &operations)
{
    m_selected = operations;
    const bool one = operations.size() == 1;
    for (const auto &[act, id] : {std::pair(Act::Undo, undoSelected), std::pair(Act::Redo, redoSelected)})
        m_actions.setBlocked(
            id, one ? m_workspace.undo.refusal(act, operations.constFirst()) : tr("Select one operation first."));
}

void UndoCommands::say(const QString &text, qint64 operation)
{
    Toast::Message message {.text = operation == 0 ? tr("Nothing had to be changed.") : text,
                            .kind = Toast::Kind::Success};
    if (operation != 0 && m_workspace.undo.refusal(Act::Undo, operation).isEmpty()) {
        message.actionText = tr("Undo");
        message.action = [this, operation] { undo(operation); };
    }
    m_toasts.show(message);
}

void UndoCommands::runNext(Act act)
{
    const auto next = m_workspace.undo.next(act, m_since);
    if (!next)
        emit failed(next.error());
    else if (*next)
        run(act, (*next)->operation, UndoService::Rows::All);
}

void UndoCommands::runSelected(Act act)
{
    if (m_selected.size() == 1)
        run(act, m_selected.constFirst(), UndoService::Rows::All);
}

qint64 UndoCommands::changesOf(qint64 operation) const
{
    const auto record = OperationReader(m_workspace.database, m_workspace.session).find(operation);
    return record ? record->changes : 0;
}

// Where another program writes, it waits for that as a job does.
void UndoCommands::run(Act act, qint64 operation, UndoService::Rows rows)
{
    const auto attempt = std::make_shared<Attempt>(
        Attempt {act, operation, rows, m_workspace.session.isConfirmed(ConfirmedAct::lasts)});
    const auto work = [attempt](Workspace &workspace, const Progress &progress) {
        const auto tell = [&attempt = *attempt](const UndoPlan &plan) {
            attempt.plan = plan;
            return attempt.isKept() ? Result<void>(Error {Error::Code::Cancelled, tr("Nothing was changed.")})
                                    : Result<void>();
        };
        return attempt->act == Act::Undo ? workspace.undo.undo(attempt->operation, attempt->rows, progress, tell)
                                         : workspace.undo.redo(attempt->operation, attempt->rows, progress, tell);
    };
    const qint64 changes = changesOf(operation);
    if (changes <= LongAct::recordsAtOnce) {
        const auto done = work(m_workspace, {});
        if (done || done.error().code != Error::Code::Busy)
            return finished(*attempt, done);
    }
    const QString title = act == Act::Undo ? tr("Undo operation %L1").arg(operation)
                                           : tr("Redo operation %L1").arg(operation);
    m_jobs.run(title, {changes, work}, [this, attempt](const Result<Saved> &done) { finished(*attempt, done); });
}

void UndoCommands::finished(const Attempt &attempt, const Result<Saved> &done)
{
    update();
    const UndoPlan &plan = attempt.plan;
    const bool isCancelled = !done && done.error().code == Error::Code::Cancelled;
    if (isCancelled && attempt.isKept())
        return confirm(attempt);
    if (isCancelled)
        return void(m_toasts.show(done.error().message));
    if (!done && plan.obstacleCount > 0 && attempt.rows == UndoService::Rows::All)
        return ask(attempt);
    if (!done)
        return emit failed(done.error());
    QString text = plan.isRedo ? tr("Redone: %1").arg(plan.summary) : tr("Undone: %1").arg(plan.summary);
    if (plan.obstacleCount > 0)
        text += u'\n' + tr("Left as before: %Ln row(s).", nullptr, int(plan.obstacleCount));
    if (plan.losesPasswords)
        text += u'\n' + tr("Passwords do not come back: hand out a one-time code.");
    m_toasts.show({.text = text,
                   .kind = Toast::Kind::Success,
                   .actionText = plan.isRedo ? tr("Undo") : tr("Redo"),
                   .action = [this, by = done->operation] { undo(by); }});
}

void UndoCommands::confirm(const Attempt &attempt)
{
    const UndoPlan &plan = attempt.plan;
    ConfirmedAct::run(
        m_workspace, plan.confirmed, plan.isRedo ? tr("Redo: %1").arg(plan.summary) : tr("Undo: %1").arg(plan.summary),
        &m_window,
        [this, act = attempt.act, operation = attempt.operation, rows = attempt.rows] { run(act, operation, rows); });
}

void UndoCommands::ask(const Attempt &attempt)
{
    auto *dialog = new UndoConflictDialog(attempt.plan, &m_window);
    connect(dialog, &QDialog::accepted, this, [this, act = attempt.act, operation = attempt.operation] {
        run(act, operation, UndoService::Rows::Untouched);
    });
    dialog->open();
}
