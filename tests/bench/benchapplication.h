// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/samples.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QWidget>

#include <chrono>
#include <functional>

// Sees every event the window handles: how long each keeps it from the next one, and when a widget was painted.
class BenchApplication final : public QApplication
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BenchApplication)

public:
    struct Stall
    {
        Moment begun;
        Moment ended;
        QString job; // what was being measured
        QByteArray what; // the receiver's class and the kind of event
    };

    BenchApplication(int &argc, char **argv);

    void watch(QWidget *widget) { m_watched = widget; } // whose painting counts
    // When the event was over in which it was last painted; all 0 before the first.
    const Moment &lastPaint() const { return m_lastPaint; }
    const Moment &eventBegun() const { return m_begun; } // of the event that is being handled

    // Handles events until it is so, asked after each one; false after the limit.
    bool runUntil(const std::function<bool()> &done, std::chrono::seconds limit = std::chrono::seconds(60));
    // Does it as an event of its own.
    void post(const std::function<void()> &act);

    void setJob(const QString &job) { m_job = job; }
    void forgetStalls() { m_stalls.clear(); }
    const QList<Stall> &stalls() const { return m_stalls; } // over 5 ms, in the order of time

    bool notify(QObject *receiver, QEvent *event) override;

private:
    void eventHandled(const QByteArray &what);

    QPointer<QWidget> m_watched;
    QList<Stall> m_stalls;
    QString m_job;
    std::function<void()> m_afterEvent;
    Moment m_begun;
    Moment m_lastPaint;
    int m_depth = 0;
    bool m_painted = false;
};
