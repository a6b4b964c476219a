// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/runcommand.h"

#include "bench/benchdata.h"
#include "bench/importdesk.h"
#include "bench/measurecommands.h"
#include "bench/peerbench.h"
#include "bench/reporttable.h"
#include "bench/samples.h"
#include "core/db/migrator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <functional>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 smallSize = 10'000;

struct Request
{
    QString folder;
    qint64 assets = 0;
    int runs = 0;
    bool markdown = false;
};

std::optional<Request> parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption folder(u"folder"_s, {}, u"DIR"_s, QDir::temp().filePath(u"custodian-bench"_s));
    const QCommandLineOption assets(u"assets"_s, {}, u"N"_s, u"1000000"_s);
    const QCommandLineOption runs(u"runs"_s, {}, u"R"_s, u"15"_s);
    const QCommandLineOption markdown(u"markdown"_s);
    parser.addOptions({folder, assets, runs, markdown});
    if (!parser.parse(arguments) || !parser.positionalArguments().isEmpty())
        return {};
    const Request request {parser.value(folder), parser.value(assets).toLongLong(), parser.value(runs).toInt(),
                           parser.isSet(markdown)};
    return request.assets > 0 && request.runs > 0 ? std::optional(request) : std::nullopt;
}

QTextStream &log()
{
    static QTextStream out(stderr);
    return out;
}

// Of this size and seed and of this program's schema, as its name says.
Result<QString> database(const QString &folder, qint64 assets)
{
    const BenchData::Options options {assets};
    const QString path = QDir(folder).filePath(
        u"assets-%1-seed-%2-schema-%3.db"_s.arg(assets).arg(options.seed).arg(Migrator::newestVersion()));
    if (QFile::exists(path))
        return path;
    log() << "making " << path << Qt::endl;
    if (auto made = BenchData::generate(path, options); !made)
        return made.error();
    return path;
}

// The figures that a process of its own prints.
Result<Figures> figuresOf(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(MeasureCommands::startedVariable), QString::number(Moment::now().wall));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return Error {Error::Code::Storage, u"%1 failed."_s.arg(arguments.join(u' '))};
    return figuresFromJson(process.readAllStandardOutput());
}

// The figures of as many processes.
Result<Figures> starts(const QStringList &arguments, int runs)
{
    Figures all;
    for (int i = 0; i <= runs; ++i) {
        const auto figures = figuresOf(arguments);
        if (!figures)
            return figures.error();
        for (auto figure = figures->cbegin(); i > 0 && figure != figures->cend(); ++figure) // the first one reads the
            all[figure.key()].add(*figure); // files into memory
    }
    return all;
}

Result<Figures> peers(const QString &path, int runs)
{
    constexpr int mostStarts = 3; // of a program that takes seconds
    if (!PeerBench::isInstalled())
        return Figures();
    const auto shown = PeerBench::shown(path, std::min(runs, mostStarts));
    return shown ? Result<Figures>(Figures {{u"start"_s, *shown}}) : shown.error();
}

// Of imports of as many assets, which take minutes.
Result<Figures> imports(const QString &command, const QString &path, int runs)
{
    constexpr int mostRuns = 3;
    if (!ImportDesk::isInstalled())
        return Figures();
    return figuresOf({command, path, QString::number(std::min(runs, mostRuns))});
}

// On a copy: what is measured writes.
Result<Figures> measure(const QString &path, int runs)
{
    log() << "measuring " << path << Qt::endl;
    const QString copy = path + u".copy"_s;
    const auto cleanUp = qScopeGuard([&copy] {
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
            QFile::remove(copy + suffix);
    });
    QFile::remove(copy);
    if (!QFile::copy(path, copy))
        return Error {Error::Code::Storage, u"%1 could not be copied."_s.arg(path)};
    struct Part
    {
        QString prefix; // of its figures
        std::function<Result<Figures>()> measure;
    };
    const std::initializer_list<Part> parts {
        {{},
         [&] {
             return starts({u"show"_s, path}, runs);
         }},
        {u"empty "_s, [&] { return starts({u"empty"_s}, runs); }},
        {u"peer "_s, [&] { return peers(copy, runs); }},
        {{},
         [&] {
             return figuresOf({u"measure"_s, copy, QString::number(runs)});
         }},
        {{},
         [&] {
             return figuresOf({u"past"_s, copy, QString::number(runs)});
         }},
        {{},
         [&] {
             return figuresOf({u"backup"_s, copy});
         }},
        {u"stock "_s,
         [&] {
             return figuresOf({u"stock"_s, path});
         }},
        {{}, [&] { return imports(u"transfer"_s, copy, runs); }},
        {{}, [&] { return imports(u"journal"_s, copy, runs); }},
    };
    Figures all;
    for (const Part &part : parts) {
        const auto figures = part.measure();
        if (!figures)
            return figures.error();
        for (auto figure = figures->cbegin(); figure != figures->cend(); ++figure)
            all.insert(QString(part.prefix + figure.key()), *figure);
    }
    return all;
}

QStringList missingPeers()
{
    QStringList missing;
    if (!PeerBench::isInstalled())
        missing.append(u"DB Browser for SQLite (sqlitebrowser) is not installed: not compared"_s);
    if (!ImportDesk::isInstalled())
        missing.append(u"The sqlite3 shell is not installed: neither files in and out nor the journal are measured"_s);
    return missing;
}

Result<bool> carryOut(const Request &request)
{
    if (!QDir().mkpath(request.folder))
        return Error {Error::Code::Storage, u"%1 could not be made."_s.arg(request.folder)};
    QList<Figures> both;
    for (const qint64 assets : {smallSize, request.assets}) {
        const auto path = database(request.folder, assets);
        if (!path)
            return path.error();
        auto figures = measure(*path, request.runs);
        if (!figures)
            return figures.error();
        both.append(*std::move(figures));
    }
    const ReportTable table(smallSize, both.at(0), request.assets, both.at(1));
    QTextStream out(stdout);
    out << (request.markdown ? table.markdown() : table.text());
    for (const QString &missing : missingPeers())
        out << missing << '\n';
    return table.isReached();
}

}

int RunCommand::run(const QStringList &arguments)
{
    const std::optional<Request> request = parse(arguments);
    if (!request) {
        log() << "Usage: custodian-bench run [--folder DIR] [--assets N] [--runs R] [--markdown]" << Qt::endl;
        return 2;
    }
    const auto reached = carryOut(*request);
    if (!reached)
        log() << reached.error().message << ' ' << reached.error().detail << Qt::endl;
    return reached && *reached ? 0 : 1;
}
