// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDate>
#include <QObject>
#include <QTimer>

class JobStrip;
class Workspace;

// Makes the daily backup while the window runs and somebody is signed in: one that is due is made between other jobs, and
// says nothing unless it fails.
class DailyBackup final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DailyBackup)

public:
    DailyBackup(Workspace &workspace, JobStrip &jobs, QObject *parent = nullptr);

public slots:
    void makeIfDue();

signals:
    void failed(const Error &error); // it is tried again in an hour, unless it was made and its journal does not fit

private:
    QDate today() const;

    Workspace &m_workspace;
    JobStrip &m_jobs;
    QTimer m_timer;
    QDate m_made; // one a day, right or not
};
