// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/pastbench.h"

#include "bench/benchdata.h"
#include "bench/benchrandom.h"
#include "core/db/sql.h"
#include "core/tables/relationalpagemodel.h"
#include "core/tables/rowengine.h"
#include "core/workspace/pastworkspace.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pageRows = 200;
const TableQuery held {.filters = {{u"holder"_s, FilterTerm::Op::Contains, {QString()}, true}}};

Result<void> edit(Workspace &workspace)
{
    const auto edited = workspace.journal.write(
        workspace.session.actor(), {u"asset.edit"_s, u"Edited"_s}, [&](const Operation &) -> Result<void> {
            auto done = Sql::run(
                workspace.database.connection(),
                u"UPDATE assets SET notes = 'Edited' WHERE id IN (SELECT id FROM assets WHERE id % 7 = 0 LIMIT 10000)"_s);
            return done ? Result<void>() : Result<void>(done.error());
        });
    return edited ? Result<void>() : Result<void>(edited.error());
}

// What the window does: one connection for the page, one for the order.
Result<void> measure(Workspace &now, const QDateTime &moment, Figures &figures)
{
    const QString path = now.database.path();
    const Moment begun = Moment::now();
    const auto state = PastState::read(path, moment, now.clock.now());
    if (!state)
        return state.error();
    const auto past = PastWorkspace::open(path, *state, now.session);
    const auto reader = past ? PastWorkspace::open(path, *state, now.session)
                             : Result<std::unique_ptr<PastWorkspace>>(past.error());
    if (!reader)
        return reader.error();
    RowEngine engine((*reader)->workspace().database, now.session);
    const auto first = engine.firstRows(Views::assets(), held, moment, pageRows);
    if (!first)
        return first.error();
    RelationalPageModel page((*past)->workspace().database, Views::assets());
    if (!page.setPage(QList<qint64>(first->cbegin(), first->cend())) || page.rowCount() != pageRows)
        return Error {Error::Code::Storage, u"There was no first page."_s, {}, page.lastError().text()};
    figures[u"past first"_s].add(begun, Moment::now());
    if (const auto rows = engine.rows(Views::assets(), held, moment); !rows)
        return rows.error();
    figures[u"past exact"_s].add(begun, Moment::now());
    return {};
}

}

Result<Figures> PastBench::run(const QString &path, int runs)
{
    Clock clock;
    const auto workspace = Workspace::open(path, clock);
    if (!workspace)
        return workspace.error();
    if (auto opened = (*workspace)->session.open(BenchData::adminId); !opened)
        return opened.error();
    if (auto edited = edit(**workspace); !edited)
        return edited.error();
    constexpr int days = 365;
    const QDateTime today(QDate(2026, 11, 2), QTime(12, 0), Qt::UTC);
    BenchRandom random {1};
    Figures figures;
    for (int i = 0; i <= runs; ++i) {
        Figures some;
        if (auto done = measure(**workspace, today.addDays(-qint64(random.below(days)) - 1), some); !done)
            return done.error();
        for (auto figure = some.cbegin(); i > 0 && figure != some.cend(); ++figure) // the first one reads the file
            figures[figure.key()].add(*figure);
    }
    return figures;
}
