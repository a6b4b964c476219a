// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measurecommands.h"

#include "bench/backupbench.h"
#include "bench/benchqueries.h"
#include "bench/bulkbench.h"
#include "bench/journalbench.h"
#include "bench/pastbench.h"
#include "bench/stockbench.h"
#include "bench/transferbench.h"
#include "bench/windowbench.h"
#include "core/workspace/workspace.h"

#include <QMainWindow>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

namespace {

BenchApplication &application()
{
    return *static_cast<BenchApplication *>(QCoreApplication::instance());
}

int print(const Figures &figures)
{
    QTextStream(stdout) << toJson(figures) << '\n';
    return 0;
}

int fail(const Error &error)
{
    QTextStream(stderr) << error.message << ' ' << error.detail << '\n';
    return 1;
}

Figures started(const Moment &painted)
{
    Samples start;
    start.add(double(painted.wall - qEnvironmentVariable(MeasureCommands::startedVariable).toLongLong()) / 1e6);
    return {{u"start"_s, start}};
}

Samples memory()
{
    Samples own;
    own.add(ownMegabytes());
    return own;
}

// Three times as many rows as there are assets.
void measureAssignments(WindowBench &window, const QStringList &queries, int runs)
{
    window.turnTo(u"assignments"_s);
    application().forgetStalls();
    window.jump(2 * runs);
    window.sort(u"holder"_s, u"checked_out_at"_s, runs, u"sort by holder"_s);
    QStringList some; // a key costs more here
    for (qsizetype i = 0; i < queries.size(); i += 4)
        some.append(queries.at(i));
    window.search(some);
    window.readStalls(u"assignments stall"_s);
}

Result<Figures> measureBulk(WindowBench &window)
{
    window.turnTo(u"assets"_s);
    application().forgetStalls();
    auto figures = BulkBench(application(), window).run();
    window.readStalls(u"bulk stall"_s);
    return figures;
}

}

int MeasureCommands::empty(const QStringList &)
{
    QMainWindow window;
    application().watch(&window);
    window.show();
    if (!application().runUntil([] { return application().lastPaint().wall > 0; }))
        return 1;
    return print(started(application().lastPaint()));
}

int MeasureCommands::show(const QStringList &arguments)
{
    auto bench = WindowBench::open(application(), arguments.value(1));
    if (!bench)
        return fail(bench.error());
    if (!(*bench)->showAssets())
        return 1;
    Figures figures = started(application().lastPaint());
    if (!(*bench)->finishLoading())
        return 1;
    (*bench)->openPage(u"assignments"_s);
    figures.insert((*bench)->figures());
    return print(figures);
}

int MeasureCommands::measure(const QStringList &arguments)
{
    auto bench = WindowBench::open(application(), arguments.value(1));
    if (!bench)
        return fail(bench.error());
    const auto queries = benchQueries((*bench)->workspace().database);
    if (!queries)
        return fail(queries.error());
    const int runs = arguments.value(2).toInt();
    WindowBench &window = **bench;
    if (!window.showAssets() || !window.finishLoading())
        return 1;
    application().forgetStalls(); // those of the start count there
    window.jump(2 * runs);
    window.sort(u"serial"_s, u"status"_s, runs, u"sort by index"_s);
    window.sort(u"holder"_s, u"status"_s, runs, u"sort by holder"_s);
    window.search(*queries);
    window.openPages();
    window.checkOut(2 * runs);
    window.readStalls(u"stall"_s);
    const Samples own = memory();
    measureAssignments(window, *queries, runs);
    const auto bulk = measureBulk(window);
    if (!bulk)
        return fail(bulk.error());
    Figures figures = window.figures();
    figures.insert(*bulk);
    figures.insert(u"memory"_s, own);
    figures.insert(u"memory at the end"_s, memory());
    return print(figures);
}

int MeasureCommands::stock(const QStringList &arguments)
{
    auto figures = StockBench::run(application(), arguments.value(1));
    if (!figures)
        return fail(figures.error());
    figures->insert(u"memory"_s, memory());
    return print(*figures);
}

int MeasureCommands::backup(const QStringList &arguments)
{
    auto bench = WindowBench::open(application(), arguments.value(1));
    if (!bench)
        return fail(bench.error());
    if (!(*bench)->showAssets() || !(*bench)->finishLoading())
        return 1;
    const auto figures = BackupBench::run(application(), **bench);
    return figures ? print(*figures) : fail(figures.error());
}

int MeasureCommands::past(const QStringList &arguments)
{
    const auto figures = PastBench::run(arguments.value(1), arguments.value(2).toInt());
    return figures ? print(*figures) : fail(figures.error());
}

int MeasureCommands::transfer(const QStringList &arguments)
{
    const auto figures = TransferBench::run(arguments.value(1), arguments.value(2).toInt());
    return figures ? print(*figures) : fail(figures.error());
}

int MeasureCommands::journal(const QStringList &arguments)
{
    const auto figures = JournalBench::run(arguments.value(1), arguments.value(2).toInt());
    return figures ? print(*figures) : fail(figures.error());
}
