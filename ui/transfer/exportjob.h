// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablequery.h"
#include "core/tables/view.h"
#include "core/transfer/csvwriter.h"

#include <QFutureWatcher>
#include <QObject>

class Clock;

// Writes a view to a file outside the window's thread, on its own connection.
class ExportJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportJob)

public:
    struct Request
    {
        QString databasePath;
        qint64 userId; // whose rights count
        QDateTime now;
        const View &view;
        TableQuery query;
        QList<const ViewColumn *> columns;
        CsvProfile profile;
        QString target;
    };

    explicit ExportJob(QObject *parent = nullptr);
    ~ExportJob() override; // cancels and waits

    void start(const Request &request);
    void cancel(); // the target stays as it was
    bool isRunning() const { return m_watcher.isRunning(); }

signals:
    void progressed(qint64 rows);
    void finished(const Result<qint64> &rows); // the number written

private:
    QFutureWatcher<Result<qint64>> m_watcher;
};
