// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/exportjob.h"

#include "core/access/session.h"
#include "core/db/database.h"
#include "core/transfer/exporter.h"

#include <QPromise>
#include <QtConcurrent>

namespace {

Result<qint64> write(const ExportJob::Request &request, const Exporter::Progress &progress)
{
    auto database = Database::open(request.databasePath, Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    Session session(**database);
    if (auto opened = session.open(request.userId); !opened)
        return opened.error();
    const ViewReader reader(**database, session, request.now);
    return Exporter(reader, session)
        .toFile(request.target, request.view, request.query, request.columns, request.profile, progress);
}

}

ExportJob::ExportJob(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &ExportJob::progressed);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        const QFuture<Result<qint64>> done = m_watcher.future();
        emit finished(
            done.resultCount() > 0
                ? done.result()
                : Result<qint64>(Error {Error::Code::Cancelled, tr("The export was cancelled. Nothing was written.")}));
    });
}

ExportJob::~ExportJob()
{
    disconnect(&m_watcher, nullptr, this, nullptr);
    cancel();
    m_watcher.waitForFinished();
}

void ExportJob::start(const Request &request)
{
    m_watcher.setFuture(QtConcurrent::run([request](QPromise<Result<qint64>> &promise) {
        promise.setProgressRange(0, std::numeric_limits<int>::max());
        promise.addResult(write(request, [&promise](qint64 rows) {
            promise.setProgressValue(int(rows));
            return !promise.isCanceled();
        }));
    }));
}

void ExportJob::cancel()
{
    m_watcher.cancel();
}
