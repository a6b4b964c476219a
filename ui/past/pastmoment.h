// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QObject>

#include <memory>

class BackgroundReader;
class JobStrip;
class PastState;
class PastWorkspace;
class Workspace;

// The moment whose state the tables of the window show: now, or one in the past, the same on all pages. What has to be
// read from the journal for it is read in the background, and anew when somebody writes meanwhile.
class PastMoment final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PastMoment)

public:
    // Both outlive it.
    PastMoment(Workspace &workspace, JobStrip &jobs, QObject *parent = nullptr);
    ~PastMoment() override;

    bool isPast() const { return m_past != nullptr; }
    QDateTime moment() const; // invalid while it is now
    QString reason() const; // why nothing can be written where the past is shown
    // Only while it is past:
    Workspace &workspace() const;
    std::shared_ptr<const PastState> state() const;
    BackgroundReader &rows() const { return *m_rows; }
    BackgroundReader &counts() const { return *m_counts; }

    void go(const QDateTime &moment); // shown as soon as it is read
    void leave();
    void follow(); // what was written since

signals:
    void changed(); // what was shown before goes afterwards
    void failed(const Error &error);

private:
    void show(const std::shared_ptr<const PastState> &state);

    Workspace &m_workspace;
    JobStrip &m_jobs;
    std::unique_ptr<PastWorkspace> m_past;
    std::unique_ptr<BackgroundReader> m_rows;
    std::unique_ptr<BackgroundReader> m_counts;
};
