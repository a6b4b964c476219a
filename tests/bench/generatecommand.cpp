// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/generatecommand.h"

#include "bench/benchdata.h"

#include <QCommandLineParser>
#include <QTextStream>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Request
{
    QString path;
    BenchData::Options options;
};

std::optional<Request> parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption assets(u"assets"_s, {}, u"N"_s, u"10000"_s);
    const QCommandLineOption seed(u"seed"_s, {}, u"S"_s, u"1"_s);
    parser.addOptions({assets, seed});
    bool assetsRead = false, seedRead = false;
    if (!parser.parse(arguments) || parser.positionalArguments().size() != 1)
        return {};
    const Request request {parser.positionalArguments().constFirst(),
                           {parser.value(assets).toLongLong(&assetsRead), parser.value(seed).toULongLong(&seedRead)}};
    return assetsRead && seedRead ? std::optional(request) : std::nullopt;
}

}

int GenerateCommand::run(const QStringList &arguments)
{
    QTextStream out(stderr);
    const std::optional<Request> request = parse(arguments);
    if (!request) {
        out << "Usage: custodian-bench generate FILE [--assets N] [--seed S]\n";
        return 2;
    }
    const auto made = BenchData::generate(request->path, request->options, [&out](double share) {
        out << '\r' << qRound(100 * share) << " %" << Qt::flush;
        return true;
    });
    out << '\r';
    if (made)
        return 0;
    out << made.error().message << ' ' << made.error().detail << '\n';
    return 1;
}
