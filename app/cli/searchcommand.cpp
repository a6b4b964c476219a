// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include "app/cli/invocation.h"
#include "app/cli/terminal.h"
#include "core/search/globalsearch.h"

using namespace Qt::Literals::StringLiterals;

namespace {

using Hit = GlobalSearch::Hit;

constexpr int usualLimit = 20;
constexpr int greatestLimit = 1000;

constexpr std::array searchOptions {
    CommandOption {"limit", "N", QT_TRANSLATE_NOOP("Cli", "At most so many; else 20.")}};

constexpr ViewColumn kindColumn {.id = "kind", .title = nullptr, .field = nullptr};
constexpr ViewColumn whatColumn {.id = "what", .title = nullptr, .field = nullptr};
constexpr ViewColumn detailsColumn {.id = "details", .title = nullptr, .field = nullptr};

QString kindName(Hit::Kind kind)
{
    return kind == Hit::Kind::Asset ? u"asset"_s : u"user"_s;
}

// Either right will do; a refusal is recorded as that of a list.
Result<void> requireAny(Invocation &call, const Session &session)
{
    return session.may(Permission::ViewPeople, session.userId()) ? Result<void>() : call.requireView(Views::assets());
}

Result<ExitStatus> search(Invocation &call)
{
    bool isNumber = true;
    const int limit = call.line().has("limit") ? call.line().value("limit").toInt(&isNumber) : usualLimit;
    if (!isNumber || limit < 1 || limit > greatestLimit)
        return call.misused(Cli::tr("--limit takes a number from 1 to %1.").arg(greatestLimit));
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    if (auto allowed = requireAny(call, (*workspace)->session); !allowed)
        return allowed.error();
    const QString text = call.arguments().join(u' ');
    const auto hits = GlobalSearch((*workspace)->database, (*workspace)->session).find(text, limit);
    if (!hits)
        return hits.error();
    if (hits->isEmpty())
        Terminal::say(Cli::tr("Nothing matches “%1”.").arg(Terminal::harmless(text)));
    if (hits->isEmpty() && call.format() == Format::Table)
        return ExitStatus::Done;
    return call.print({&kindColumn, &whatColumn, &detailsColumn}, [&](const ViewReader::Row &row) -> Result<void> {
        for (const Hit &hit : *hits) {
            if (!row({kindName(hit.kind), hit.title, hit.subtitle}))
                break;
        }
        return {};
    });
}

constexpr std::array commands {Command {
    "search", "TEXT…",
    QT_TRANSLATE_NOOP("Cli", "Finds assets and users by tag, serial, name, e-mail address and more, best first."),
    searchOptions, 1, Command::anyNumber, &search}};

}

namespace Commands {

std::span<const Command> search()
{
    return ::commands;
}

}
