// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/backgroundreader.h"

#include "core/access/session.h"
#include "core/db/database.h"
#include "core/past/paststate.h"

#include <algorithm>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <utility>

namespace {

// Orders and sets of a million rows come and go; the allocator would keep what they took.
void giveMemoryBack()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

}

// Lives in the thread; opened with the first work.
struct BackgroundReader::Connection
{
    std::unique_ptr<Database> present; // says what the reader may, whatever is read
    std::unique_ptr<Database> past;
    std::unique_ptr<Session> session;
    std::unique_ptr<RowEngine> engine;

    Database *database() const { return past ? past.get() : present.get(); }

    Result<void> connect(const QString &path, const PastState *state)
    {
        auto opened = Database::open(path, Database::Mode::ReadOnly);
        auto shown = state ? Database::open(path, Database::Mode::ReadOnly)
                           : Result<std::unique_ptr<Database>>(std::unique_ptr<Database>());
        if (!opened || !shown)
            return opened ? shown.error() : opened.error();
        if (auto done = state ? state->show(**shown) : Result<void>(); !done)
            return done;
        present = *std::move(opened);
        past = *std::move(shown);
        session = std::make_unique<Session>(*present);
        engine = std::make_unique<RowEngine>(*database(), *session);
        return {};
    }

    Result<RowEngine *> open(const QString &path, const PastState *state, qint64 userId)
    {
        if (auto connected = engine ? Result<void>() : connect(path, state); !connected)
            return connected.error();
        const auto ready = session->isOpen() && session->userId() == userId ? session->refresh()
                                                                            : session->open(userId);
        if (!ready)
            return ready.error();
        return engine.get();
    }
};

BackgroundReader::BackgroundReader(const QString &databasePath, QObject *parent,
                                   const std::shared_ptr<const PastState> &past)
    : QObject(parent)
    , m_path(databasePath)
    , m_past(past)
    , m_thread([this] { run(); })
{
}

BackgroundReader::~BackgroundReader()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        cancelWhere([](const Job &) { return true; });
    }
    m_wake.notify_one();
    m_thread.join();
}

void BackgroundReader::setReader(qint64 userId)
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_userId, userId) != userId)
        cancelWhere([](const Job &) { return true; });
}

void BackgroundReader::post(const QObject *context, const QString &channel, const Work &work)
{
    auto job = std::make_shared<Job>();
    job->owner = context;
    job->channel = channel;
    job->context = context;
    job->work = work;
    {
        const std::lock_guard lock(m_mutex);
        job->userId = m_userId;
        cancelWhere([&](const Job &other) { return other.owner == context && other.channel == channel; });
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void BackgroundReader::cancel(const QObject *context, const QString &channel)
{
    const std::lock_guard lock(m_mutex);
    cancelWhere([&](const Job &job) { return job.owner == context && job.channel == channel; });
}

void BackgroundReader::cancelWhere(const std::function<bool(const Job &)> &applies)
{
    if (m_running && applies(*m_running))
        m_running->cancelled = true;
    std::erase_if(m_answered, [&](const std::weak_ptr<Job> &answered) {
        const JobPtr job = answered.lock();
        if (job && applies(*job))
            job->cancelled = true;
        return !job;
    });
    std::erase_if(m_waiting, [&](const JobPtr &job) {
        const bool gone = applies(*job);
        if (gone)
            job->cancelled = true;
        return gone;
    });
}

void BackgroundReader::run()
{
    Connection connection;
    for (;;) {
        JobPtr job;
        {
            std::unique_lock lock(m_mutex);
            if (m_running)
                m_answered.push_back(std::exchange(m_running, {}));
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_stopping)
                return;
            job = m_waiting.front();
            m_waiting.pop_front();
            m_running = job;
        }
        carryOut(job, connection);
    }
}

void BackgroundReader::carryOut(const JobPtr &job, Connection &connection)
{
    const auto engine = connection.open(m_path, m_past.get(), job->userId);
    if (connection.engine)
        connection.database()->cancelWhen([&job] { return job->cancelled.load(std::memory_order_relaxed); });
    job->work(engine, [this, job](const std::function<void()> &answer) {
        QMetaObject::invokeMethod(
            this,
            [job, answer] {
                if (job->context && !job->cancelled)
                    answer();
            },
            Qt::QueuedConnection);
    });
    if (connection.engine)
        connection.database()->cancelWhen({});
    giveMemoryBack();
}
