// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/rowengine.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class PastState;

// A thread with a read-only connection of its own that answers what may take longer than a frame: orders, searches,
// counts. Newer work of a channel cancels the older, running or waiting; answers of cancelled work are dropped.
class BackgroundReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackgroundReader)

public:
    // Hands a function to the thread of the reader's owner, unless the work is cancelled by then.
    using Deliver = std::function<void(std::function<void()>)>;
    // Runs in the reader's thread; the error if the database or the session could not be opened.
    using Work = std::function<void(const Result<RowEngine *> &engine, const Deliver &deliver)>;

    // With `past` it reads the database as it was then.
    explicit BackgroundReader(const QString &databasePath, QObject *parent = nullptr,
                              const std::shared_ptr<const PastState> &past = {});
    ~BackgroundReader() override; // cancels everything and waits

    // Whose rights count from now on, 0 for nobody; another one than before cancels everything. The rights themselves are
    // read anew for each piece of work.
    void setReader(qint64 userId);
    // `context` owns the channel: nothing is delivered once it is gone.
    void post(const QObject *context, const QString &channel, const Work &work);
    void cancel(const QObject *context, const QString &channel);

    // The usual case: `ask` in the thread, `done` with its answer in the owner's.
    template <typename Ask, typename Done>
    void ask(const QObject *context, const QString &channel, Ask ask, Done done)
    {
        post(context, channel, [ask, done](const Result<RowEngine *> &engine, const Deliver &deliver) {
            using Answer = std::invoke_result_t<Ask, RowEngine &>;
            auto answer = std::make_shared<Answer>(engine ? ask(**engine) : Answer(engine.error()));
            deliver([done, answer] { done(*answer); });
        });
    }

private:
    struct Job
    {
        const QObject *owner = nullptr;
        QString channel;
        QPointer<const QObject> context; // looked at in the owner's thread only
        Work work;
        qint64 userId = 0;
        std::atomic_bool cancelled = false;
    };
    using JobPtr = std::shared_ptr<Job>;
    struct Connection;

    void run();
    void carryOut(const JobPtr &job, Connection &connection);
    void cancelWhere(const std::function<bool(const Job &)> &applies); // with the mutex held

    const QString m_path;
    const std::shared_ptr<const PastState> m_past;
    qint64 m_userId = 0;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<JobPtr> m_waiting;
    JobPtr m_running;
    std::vector<std::weak_ptr<Job>> m_answered; // the answers of those that still live are on their way
    bool m_stopping = false;
    std::thread m_thread; // last: it uses the others
};
