// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include "app/cli/invocation.h"
#include "app/cli/moments.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr CommandOption atOption {"at", "DATETIME", QT_TRANSLATE_NOOP("Cli", "When it happened, if not now.")};
constexpr CommandOption noteOption {"note", "TEXT", QT_TRANSLATE_NOOP("Cli", "Anything else.")};

constexpr std::array checkOutOptions {
    CommandOption {"to", "EMAIL", QT_TRANSLATE_NOOP("Cli", "The person."), CommandOption::Use::Required},
    CommandOption {"due", "DATE", QT_TRANSLATE_NOOP("Cli", "When they are expected back; a date means its evening.")},
    CommandOption {"purpose", "TEXT", QT_TRANSLATE_NOOP("Cli", "What they are for.")},
    atOption,
    noteOption,
};
constexpr std::array checkInOptions {
    CommandOption {"status", "STATUS",
                   QT_TRANSLATE_NOOP("Cli", "The status they get; without it, what was in use is in stock again.")},
    CommandOption {"condition", "TEXT", QT_TRANSLATE_NOOP("Cli", "The condition they came back in.")},
    atOption,
    noteOption,
};
constexpr std::array historyOptions {
    CommandOption {"asset", "TAG", QT_TRANSLATE_NOOP("Cli", "Who held this asset.")},
    CommandOption {"user", "EMAIL", QT_TRANSLATE_NOOP("Cli", "What this person held.")},
    CommandOption {"as-of", "DATETIME",
                   QT_TRANSLATE_NOOP("Cli", "Only what was so at that moment; a date: as it began.")},
};

constexpr std::array historyColumns {
    ViewColumn {"asset_tag", "", ColumnType::Text, ""},
    ViewColumn {"holder", "", ColumnType::Text, ""},
    ViewColumn {"email", "", ColumnType::Text, ""},
    ViewColumn {"purpose", "", ColumnType::Text, ""},
    ViewColumn {"checked_out_at", "", ColumnType::Timestamp, ""},
    ViewColumn {"due_at", "", ColumnType::Timestamp, ""},
    ViewColumn {"checked_in_at", "", ColumnType::Timestamp, ""},
    ViewColumn {"condition_out", "", ColumnType::Text, ""},
    ViewColumn {"condition_in", "", ColumnType::Text, ""},
    ViewColumn {"notes", "", ColumnType::Text, ""},
};

using Periods = Result<QList<CustodyPeriod>>;

// Each asset once, however often its tag was scanned. NotFound, naming the tag.
Result<QList<qint64>> assetIds(const Workspace &workspace, const QStringList &tags)
{
    QList<qint64> ids;
    for (const QString &tag : tags) {
        const auto asset = workspace.assets.findByTag(tag);
        if (!asset)
            return asset.error();
        if (!ids.contains(asset->id))
            ids.append(asset->id);
    }
    return ids;
}

Result<CheckOut> checkOutRequest(const Invocation &call)
{
    const auto at = call.moment("at");
    if (!at)
        return at.error();
    CheckOut request;
    request.at = *at;
    request.purpose = call.line().value("purpose");
    request.note = call.line().value("note");
    if (call.line().has("due")) {
        const auto due = Moments::parseDue(call.line().value("due"));
        if (!due)
            return due.error();
        request.dueAt = *due;
    }
    return request;
}

Result<ExitStatus> checkOut(Invocation &call)
{
    auto request = checkOutRequest(call);
    if (!request)
        return request.error();
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    const OperationInfo info {u"custody.check-out"_s, Cli::tr("Check out %1.").arg(call.arguments().join(u", "_s))};
    if (auto allowed = call.require(Permission::ChangeCustody, info); !allowed)
        return allowed.error();
    const auto assets = assetIds(**workspace, call.arguments());
    if (!assets)
        return assets.error();
    const auto person = (*workspace)->people.findByEmail(call.line().value("to"));
    if (!person)
        return person.error();
    request->assetIds = *assets;
    request->userId = person->id;
    return call.printOperation((*workspace)->custody.checkOut(*request));
}

Result<std::optional<qint64>> statusId(const Workspace &workspace, const CommandLine &line)
{
    if (!line.has("status"))
        return std::optional<qint64>();
    const auto status = workspace.catalog.statusByName(line.value("status"));
    if (!status)
        return status.error();
    return std::optional<qint64>(status->id);
}

Result<ExitStatus> checkIn(Invocation &call)
{
    const auto at = call.moment("at");
    if (!at)
        return at.error();
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    const OperationInfo info {u"custody.check-in"_s, Cli::tr("Check in %1.").arg(call.arguments().join(u", "_s))};
    if (auto allowed = call.require(Permission::ChangeCustody, info); !allowed)
        return allowed.error();
    const auto assets = assetIds(**workspace, call.arguments());
    if (!assets)
        return assets.error();
    const auto status = statusId(**workspace, call.line());
    if (!status)
        return status.error();
    return call.printOperation((*workspace)
                                   ->custody.checkIn({.assetIds = *assets,
                                                      .condition = call.line().value("condition"),
                                                      .statusId = *status,
                                                      .at = *at,
                                                      .note = call.line().value("note")}));
}

// By what it was called at the moment that is shown, else by what it is called now. NotFound.
template <typename Find>
auto found(const Workspace &shown, const Workspace &now, Find find) -> decltype(find(shown))
{
    auto record = find(shown);
    return !record && record.error().code == Error::Code::NotFound ? find(now) : record;
}

Periods periodsOfAsset(const Workspace &shown, const Workspace &now, const QString &tag)
{
    const auto asset = found(shown, now, [&](const Workspace &workspace) { return workspace.assets.findByTag(tag); });
    if (!asset)
        return asset.error();
    if (&shown == &now)
        return now.custody.historyOfAsset(asset->id);
    const auto period = shown.custody.holderAt(asset->id, shown.clock.now());
    if (!period)
        return period.error();
    return *period ? QList<CustodyPeriod> {**period} : QList<CustodyPeriod>();
}

Periods periodsOfPerson(const Workspace &shown, const Workspace &now, const QString &email)
{
    const auto person = found(shown, now,
                              [&](const Workspace &workspace) { return workspace.people.findByEmail(email); });
    if (!person)
        return person.error();
    return &shown == &now ? now.custody.historyOfPerson(person->id)
                          : shown.custody.heldAt(person->id, shown.clock.now());
}

// Whoever sees only their own custody is not told what else there is: unknown reads like never held.
Periods withoutHint(const Periods &periods, const Session &session)
{
    const bool isHint = !periods && periods.error().code == Error::Code::NotFound
        && session.scope(Permission::ViewCustody) == Scope::Own;
    return isHint ? Periods(QList<CustodyPeriod>()) : periods;
}

QList<QVariant> historyRow(const CustodyPeriod &period)
{
    const Custody &custody = period.custody;
    return {period.assetTag, period.holderName,   period.holderEmail,   custody.purpose,     custody.checkedOutAt,
            custody.dueAt,   custody.checkedInAt, custody.conditionOut, custody.conditionIn, custody.notes};
}

Result<ExitStatus> history(Invocation &call)
{
    const CommandLine &line = call.line();
    if (line.has("asset") == line.has("user"))
        return call.misused(Cli::tr("“history” needs either --asset TAG or --user EMAIL."));
    const auto asOf = call.moment("as-of");
    if (!asOf)
        return asOf.error();
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    const OperationInfo info {u"custody.history"_s, Cli::tr("Read the history of custody.")};
    if (auto allowed = call.require(Permission::ViewCustody, info, (*workspace)->session.userId()); !allowed)
        return allowed.error();
    const auto shown = call.asOf();
    if (!shown)
        return shown.error();
    const auto read = line.has("asset") ? periodsOfAsset(**shown, **workspace, line.value("asset"))
                                        : periodsOfPerson(**shown, **workspace, line.value("user"));
    const auto periods = withoutHint(read, (*workspace)->session);
    if (!periods)
        return periods.error();
    QList<const ViewColumn *> columns;
    for (const ViewColumn &column : historyColumns)
        columns.append(&column);
    return call.print(columns, [&](const ViewReader::Row &row) {
        (void)std::all_of(periods->cbegin(), periods->cend(),
                          [&row](const CustodyPeriod &period) { return row(historyRow(period)); });
        return Result<void>();
    });
}

constexpr std::array commands {
    Command {"check-out", "TAG…", QT_TRANSLATE_NOOP("Cli", "Checks assets out to a person: all of them or none."),
             checkOutOptions, 1, Command::anyNumber, &checkOut},
    Command {"check-in", "TAG…", QT_TRANSLATE_NOOP("Cli", "Takes assets back: all of them or none."), checkInOptions, 1,
             Command::anyNumber, &checkIn},
    Command {"history", "", QT_TRANSLATE_NOOP("Cli", "Who held an asset, or what a person held, newest first."),
             historyOptions, 0, 0, &history},
};

}

namespace Commands {

std::span<const Command> custody()
{
    return ::commands;
}

}
