// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/longact.h"

#include <QFutureWatcher>
#include <QObject>

#include <atomic>
#include <memory>

// Runs a long act outside the window's thread: on a connection of its own to the same database, as the person who is
// signed in, with the rights they have in the database.
class Job final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Job)

public:
    explicit Job(Workspace &workspace, QObject *parent = nullptr);
    ~Job() override; // cancels and waits

    void start(const LongAct::Run &run); // one at a time
    void cancel(); // everything is rolled back, unless it is committed already: finished() tells
    bool isRunning() const { return m_watcher.isRunning(); }

signals:
    void progressed(double share); // 0 to 1
    void waiting(const QString &note); // while another program writes: for whom
    void finished(const Result<Saved> &saved);

private:
    Workspace &m_workspace;
    QFutureWatcher<Result<Saved>> m_watcher;
    std::shared_ptr<std::atomic_bool> m_cancelled;
};
