// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/undo/undoservice.h"
#include "ui/common/longact.h"

#include <QObject>

class ActionRegistry;
class JobStrip;
class ToastHost;
class Workspace;

// Undo and redo of the window: of one's own operations since sign-in, in the order they were made; of the operation that
// is selected; of the one that a message tells of. Asks where rows stand in the way, and who it is where that uses rights
// that are confirmed.
class UndoCommands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoCommands)

public:
    // All outlive it.
    UndoCommands(Workspace &workspace, ActionRegistry &actions, ToastHost &toasts, JobStrip &jobs, QWidget &window);

    void begin(); // what was done before is not offered any more
    void update(); // after a change: what would be undone next
    void setSelection(const QList<qint64> &operations);

    // Says what was done, with a button that takes it back where that is possible. 0: nothing had to change.
    void say(const QString &text, qint64 operation);
    void undo(qint64 operation) { run(UndoService::Act::Undo, operation, UndoService::Rows::All); }

signals:
    void failed(const Error &error);

private:
    struct Attempt
    {
        UndoService::Act act;
        qint64 operation;
        UndoService::Rows rows;
        bool isConfirmed; // who is signed in proved it lately
        UndoPlan plan = {};

        bool isKept() const { return !isConfirmed && !plan.confirmed.isEmpty(); } // until they do
    };

    void createActions();
    void updateNext(UndoService::Act act, const QString &id);
    void runNext(UndoService::Act act);
    void runSelected(UndoService::Act act);
    void run(UndoService::Act act, qint64 operation, UndoService::Rows rows);
    void finished(const Attempt &attempt, const Result<Saved> &done);
    void confirm(const Attempt &attempt);
    void ask(const Attempt &attempt);
    qint64 changesOf(qint64 operation) const;

    Workspace &m_workspace;
    ActionRegistry &m_actions;
    ToastHost &m_toasts;
    JobStrip &m_jobs;
    QWidget &m_window;
    QList<qint64> m_selected;
    qint64 m_since = 0; // the newest operation when somebody signed in
};
