// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include "app/cli/helptext.h"
#include "app/cli/invocation.h"
#include "app/cli/viewrequest.h"
#include "core/base/isotime.h"
#include "core/base/text.h"
#include "core/transfer/exporter.h"

using namespace Qt::Literals::StringLiterals;

namespace {

using enum CommandOption::Use;

constexpr CommandOption filterOption {
    "filter", "TERM", QT_TRANSLATE_NOOP("Cli", "Only rows that fit: FIELD=VALUE, or a term of the search field."),
    Repeatable};
constexpr CommandOption searchOption {"search", "TEXT",
                                      QT_TRANSLATE_NOOP("Cli", "Only rows in which every word is found.")};
constexpr CommandOption sortOption {"sort", "FIELD[:desc]", QT_TRANSLATE_NOOP("Cli", "The order."), Repeatable};
constexpr CommandOption columnsOption {"columns", "FIELD,FIELD…",
                                       QT_TRANSLATE_NOOP("Cli", "Only these columns, in this order.")};

constexpr CommandOption asOfOption {
    "as-of", "DATETIME",
    QT_TRANSLATE_NOOP("Cli",
                      "The rows as they were at that moment, a date: as it began. Custody and roles count by their "
                      "own times, whenever they were recorded.")};

constexpr CommandOption parameterOption {
    "param", "NAME=VALUE", QT_TRANSLATE_NOOP("Cli", "A parameter of a report, such as from=2026-01-31."), Repeatable};

constexpr std::array listOptions {parameterOption, filterOption, searchOption, sortOption, columnsOption, asOfOption};
constexpr std::array exportOptions {
    parameterOption,
    filterOption,
    searchOption,
    sortOption,
    columnsOption,
    asOfOption,
    CommandOption {
        "output", "FILE",
        QT_TRANSLATE_NOOP("Cli", "Where to, readable by nobody else; without it, or with -, standard output.")},
    CommandOption {"profile", "PROFILE",
                   QT_TRANSLATE_NOOP("Cli",
                                     "safe (the default) keeps a spreadsheet from running a cell as a formula, "
                                     "exact writes each value as it is.")},
};
constexpr std::array operationsOptions {
    CommandOption {"since", "DATETIME", QT_TRANSLATE_NOOP("Cli", "Only from then on.")},
    CommandOption {"actor", "EMAIL", QT_TRANSLATE_NOOP("Cli", "Only by this person.")},
    CommandOption {"kind", "KIND", QT_TRANSLATE_NOOP("Cli", "Only of this kind, such as custody.check-out.")},
    filterOption,
};

ViewReader readerOf(const Workspace &workspace)
{
    return {workspace.database, workspace.session, workspace.clock.now()};
}

// As it was, or as it is.
Result<Workspace *> shown(Invocation &call, const View &view)
{
    if (const auto signedIn = call.signIn(); !signedIn)
        return signedIn;
    if (auto allowed = call.requireView(view); !allowed)
        return allowed.error();
    return call.asOf();
}

Result<ExitStatus> list(Invocation &call)
{
    if (const auto asOf = call.moment("as-of"); !asOf)
        return asOf.error();
    const ViewRequest request(call.line(), call.shownMoment().toLocalTime().date());
    if (!request.problem().isEmpty())
        return call.misused(request.problem());
    const auto workspace = shown(call, request.view());
    if (!workspace)
        return workspace.error();
    const ViewReader reader = readerOf(**workspace);
    const auto columns = request.columns(reader);
    if (!columns)
        return call.recorded(request.view(), columns.error());
    const auto printed = call.print(*columns, [&](const ViewReader::Row &row) {
        return reader.read(request.view(), request.query(), *columns, row);
    });
    return printed ? printed : call.recorded(request.view(), printed.error());
}

Result<ExitStatus> exportView(Invocation &call)
{
    if (const auto asOf = call.moment("as-of"); !asOf)
        return asOf.error();
    const ViewRequest request(call.line(), call.shownMoment().toLocalTime().date());
    if (!request.problem().isEmpty())
        return call.misused(request.problem());
    const QString profileName = call.line().has("profile") ? call.line().value("profile") : u"safe"_s;
    if (profileName != "safe"_L1 && profileName != "exact"_L1)
        return call.misused(Cli::tr("“%1” is no profile; there are safe and exact.").arg(profileName));
    const auto workspace = shown(call, request.view());
    if (!workspace)
        return workspace.error();
    const ViewReader reader = readerOf(**workspace);
    const auto columns = request.columns(reader);
    if (!columns)
        return call.recorded(request.view(), columns.error());
    const Exporter exporter(reader, (*workspace)->session);
    const auto profile = profileName == "safe"_L1 ? CsvProfile::Safe : CsvProfile::Exact;
    const QString path = call.line().value("output");
    const auto rows = path.isEmpty() || path == "-"_L1
        ? exporter.toDevice(call.output(), request.view(), request.query(), *columns, profile)
        : exporter.toFile(path, request.view(), request.query(), *columns, profile);
    if (!rows)
        return call.recorded(request.view(), rows.error());
    return ExitStatus::Done;
}

TableQuery journalQuery(const ViewRequest &request, const CommandLine &line, const QDateTime &since)
{
    TableQuery query = request.query();
    if (since.isValid())
        query.filters.append({u"at"_s, FilterTerm::Op::GreaterOrEqual, {IsoTime::toText(since)}});
    if (line.has("actor"))
        query.filters.append({u"actor"_s, FilterTerm::Op::Equals, {Text::email(line.value("actor"))}});
    if (line.has("kind"))
        query.filters.append({u"kind"_s, FilterTerm::Op::Equals, {line.value("kind")}});
    return query;
}

Result<ExitStatus> operations(Invocation &call)
{
    const auto since = call.moment("since");
    if (!since)
        return since.error();
    const View &view = Views::operations();
    const ViewRequest request(call.line(), call.clock().now().toLocalTime().date(), QString::fromLatin1(view.name));
    if (!request.problem().isEmpty())
        return call.misused(request.problem());
    const auto workspace = shown(call, view);
    if (!workspace)
        return workspace.error();
    const ViewReader reader = readerOf(**workspace);
    const auto columns = reader.columns(view, true);
    return call.print(columns, [&](const ViewReader::Row &row) {
        return reader.read(view, journalQuery(request, call.line(), *since), columns, row);
    });
}

constexpr std::array commands {
    Command {"list", "VIEW", QT_TRANSLATE_NOOP("Cli", "Prints a view or a report."), listOptions, 1, 1, &list,
             &ViewRequest::help},
    Command {"export", "VIEW", QT_TRANSLATE_NOOP("Cli", "Writes a view or a report as CSV, every row of it."),
             exportOptions, 1, 1, &exportView, &ViewRequest::help},
    Command {"operations", "", QT_TRANSLATE_NOOP("Cli", "Prints the journal."), operationsOptions, 0, 0, &operations},
};

}

namespace Commands {

std::span<const Command> views()
{
    return ::commands;
}

}
