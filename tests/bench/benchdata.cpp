// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"

#include "bench/benchassets.h"
#include "bench/benchcatalog.h"
#include "bench/benchcontext.h"
#include "bench/benchcustody.h"
#include "bench/benchjournal.h"
#include "bench/benchpeople.h"
#include "bench/bulkschema.h"
#include "core/db/database.h"
#include "core/db/databasefile.h"
#include "core/db/searchindex.h"
#include "core/db/sql.h"
#include "core/db/transaction.h"

#include <QSqlDriver>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 fewestAssets = 100;

Result<void> pragma(const Database &database, const QString &setting)
{
    if (auto set = Sql::run(database.connection(), u"PRAGMA "_s + setting); !set)
        return set.error();
    return {};
}

// Written straight into the file, which nobody else has; sorting for the indexes goes through temporary files, as it
// would take hundreds of megabytes of memory.
Result<void> makeFast(Database &database)
{
    for (const QString &setting :
         {u"journal_mode = DELETE"_s, u"foreign_keys = OFF"_s, u"cache_size = -128000"_s, u"temp_store = FILE"_s}) {
        if (auto set = pragma(database, setting); !set)
            return set;
    }
    return database.setDurable(false);
}

Result<void> insertRows(BenchContext &context)
{
    BenchCatalog catalog(context);
    if (auto written = catalog.write(); !written)
        return written;
    if (auto written = BenchPeople(context).write(); !written)
        return written;
    if (auto written = BenchAssets(context, catalog).write(); !written)
        return written;
    if (auto written = BenchCustody(context).write(); !written)
        return written;
    return BenchJournal(context).write();
}

// Everything that is derived from the rows.
Result<void> finish(Database &database, BulkSchema &schema)
{
    if (auto restored = schema.restore(); !restored)
        return restored;
    if (auto filled = SearchIndex::rebuild(database); !filled)
        return filled;
    if (auto analyzed = Sql::run(database.connection(), u"ANALYZE"_s); !analyzed)
        return analyzed.error();
    return {};
}

Result<void> fill(Database &database, const BenchData::Options &options, const std::function<bool(double)> &progress)
{
    if (auto fast = makeFast(database); !fast)
        return fast;
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    BulkSchema schema(database.connection());
    if (auto taken = schema.takeAway(); !taken)
        return taken;
    BenchContext context {
        .handle = *static_cast<sqlite3 *const *>(database.connection().driver()->handle().constData()),
        .random = BenchRandom(options.seed),
        .assets = options.assets,
        .users = options.assets / 5,
        .progress = progress};
    if (auto inserted = insertRows(context); !inserted)
        return inserted;
    if (auto finished = finish(database, schema); !finished)
        return finished;
    if (auto committed = transaction.commit(); !committed)
        return committed;
    return pragma(database, u"journal_mode = WAL"_s);
}

}

namespace BenchData {

Result<void> generate(const QString &path, const Options &options, const std::function<bool(double)> &progress)
{
    if (options.assets < fewestAssets)
        return Error {Error::Code::Invalid, u"At least %1 assets."_s.arg(fewestAssets)};
    return DatabaseFile::build(path, [&](const QString &part) -> Result<void> {
        auto database = Database::create(part);
        if (!database)
            return database.error();
        return fill(**database, options, progress);
    });
}

}
