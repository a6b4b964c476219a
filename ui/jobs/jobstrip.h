// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job.h"
#include "ui/jobs/pace.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

// The line at the bottom of the window while something long runs: what it is, how far, how fast, how long it will take,
// and Cancel. Hidden otherwise. While something is written, everything else that would write through the same workspace
// is refused at once, with reason(), instead of letting the window wait for its turn.
class JobStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobStrip)

public:
    using Done = std::function<void(const Result<Saved> &saved)>;

    explicit JobStrip(Workspace &workspace, QWidget *parent = nullptr);
    ~JobStrip() override;

    // `title` says what is done: "Retire 100,000 assets". `done` is called once, in this thread; at once with Busy
    // while another job runs.
    void run(const QString &title, const LongAct &act, const Done &done);
    bool isRunning() const { return m_done != nullptr; }
    QString reason() const; // why nothing else can be written now; empty while nothing is written

public slots:
    void cancel();

signals:
    void runningChanged(); // before `done` is called
    void progressed(double share); // 0 to 1

private:
    void showProgress(double share);
    void finished(const Result<Saved> &saved);
    void setRunning(const QString &title);
    void updateVisible();

    Workspace &m_workspace;
    Job m_job;
    QLabel *m_title;
    QProgressBar *m_bar;
    QLabel *m_detail;
    QPushButton *m_cancel;
    Pace m_pace;
    QTimer m_due; // what only reads is over before anyone notices, mostly
    bool m_writes = true;
    Done m_done;
};
