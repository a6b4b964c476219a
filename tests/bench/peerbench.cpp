// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/peerbench.h"

#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/tables/view.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <ctime>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto program = u"sqlitebrowser"_s;
const auto listName = u"joined_list"_s;
constexpr int stepMilliseconds = 5;
constexpr qint64 rest = 300'000'000; // nanoseconds, as all of these
constexpr qint64 noise = 500'000; // processor time in a step that is no work: a blinking cursor
constexpr qint64 longest = 60'000'000'000;

// The columns that our list shows, with the texts that they refer to.
QString listStatement()
{
    const View &view = Views::assets();
    QStringList columns;
    QString joins;
    for (const ViewColumn &column : view.columns) {
        if (!column.visible)
            continue;
        const QString id = QString::fromLatin1(column.id), field = QString::fromLatin1(column.field);
        if (!column.relatedTable) {
            columns.append(u"t.%1 AS %2"_s.arg(field, id));
            continue;
        }
        columns.append(u"r%2.%1 AS %2"_s.arg(QLatin1StringView(column.relatedField), id));
        joins += u" LEFT JOIN %1 r%2 ON r%2.id = t.%3"_s.arg(QLatin1StringView(column.relatedTable), id, field);
    }
    return u"CREATE VIEW IF NOT EXISTS %1 AS SELECT %2 FROM %3 t%4"_s.arg(listName, columns.join(u", "_s),
                                                                          QLatin1StringView(view.rows), joins);
}

Result<void> addList(const QString &path)
{
    const auto database = Database::open(path);
    if (!database)
        return database.error();
    for (const QString &statement : {listStatement(), QString(u"SELECT * FROM "_s + listName + u" LIMIT 1"_s)}) {
        if (auto done = Sql::run((*database)->connection(), statement); !done)
            return done.error();
    }
    return {};
}

// Of all of its threads.
qint64 processorTime(qint64 process)
{
    clockid_t clock {};
    timespec time {};
    if (clock_getcpuclockid(pid_t(process), &clock) != 0 || clock_gettime(clock, &time) != 0)
        return 0;
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// The last moment of work before the process rests.
Result<Moment> restOf(QProcess &process, const Moment &begun)
{
    Moment active = begun;
    Moment now = begun;
    while (now.wall - active.wall < rest) {
        if (process.waitForFinished(stepMilliseconds))
            return Error {Error::Code::Storage, u"%1 ended by itself."_s.arg(program)};
        const qint64 before = now.processor;
        now = {Moment::now().wall, processorTime(process.processId())};
        if (now.processor - before > noise)
            active = now;
        if (now.wall - begun.wall > longest)
            return Error {Error::Code::Storage, u"%1 does not rest."_s.arg(program)};
    }
    return active;
}

}

bool PeerBench::isInstalled()
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

Result<Samples> PeerBench::shown(const QString &path, int times)
{
    if (auto added = addList(path); !added)
        return added.error();
    const QTemporaryDir home; // with no settings of anybody
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    for (const QString &variable : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(variable, home.path());
    Samples samples;
    for (int i = 0; i <= times; ++i) {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        const Moment begun {Moment::now().wall, 0};
        process.start(program, {u"--table"_s, listName, path});
        if (!process.waitForStarted())
            return Error {Error::Code::Storage, u"%1 could not be started."_s.arg(program)};
        const auto rested = restOf(process, begun);
        process.kill();
        process.waitForFinished();
        if (!rested)
            return rested.error();
        if (i > 0)
            samples.add(begun, *rested);
    }
    return samples;
}
