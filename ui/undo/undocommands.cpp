// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/undocommands.h"

#include "core/operations/operationreader.h"
#include "core/workspace/workspace.h"
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

void UndoCommands::run(Act act, qint64 operation, UndoService::Rows rows)
{
    const auto plan = std::make_shared<UndoPlan>();
    const auto work = [=](Workspace &workspace, const Progress &progress) {
        const auto tell = [plan](const UndoPlan &told) { *plan = told; };
        return act == Act::Undo ? workspace.undo.undo(operation, rows, progress, tell)
                                : workspace.undo.redo(operation, rows, progress, tell);
    };
    const qint64 changes = changesOf(operation);
    if (changes <= LongAct::recordsAtOnce)
        return finished(act, operation, rows, work(m_workspace, {}), *plan);
    const QString title = act == Act::Undo ? tr("Undo operation %L1").arg(operation)
                                           : tr("Redo operation %L1").arg(operation);
    m_jobs.run(title, {changes, work},
               [=, this](const Result<Saved> &done) { finished(act, operation, rows, done, *plan); });
}

void UndoCommands::finished(Act act, qint64 operation, UndoService::Rows rows, const Result<Saved> &done,
                            const UndoPlan &plan)
{
    update();
    if (!done && done.error().code == Error::Code::Cancelled)
        return void(m_toasts.show(done.error().message));
    if (!done && plan.obstacleCount > 0 && rows == UndoService::Rows::All)
        return ask(act, operation, plan);
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

void UndoCommands::ask(Act act, qint64 operation, const UndoPlan &plan)
{
    auto *dialog = new UndoConflictDialog(plan, &m_window);
    connect(dialog, &QDialog::accepted, this, [=, this] { run(act, operation, UndoService::Rows::Untouched); });
    dialog->open();
}
