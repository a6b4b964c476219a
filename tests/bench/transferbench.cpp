// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/transferbench.h"

#include "bench/importdesk.h"
#include "core/db/sql.h"
#include "core/tables/viewreader.h"
#include "core/transfer/exporter.h"

#include <atomic>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double cacheMegabytes = 64000.0 / 1024; // of SQLite, while an import writes (Database::Cache::Large)

// Without what validates and without the journal; the indexes and the search index stay. The program's search functions
// are not there, so the texts go into the search index as they are.
constexpr auto importScript =
    "BEGIN;\n"
    "DROP TRIGGER journal_assets_insert;\n"
    "DROP TRIGGER asset_search_insert;\n"
    "DROP TRIGGER assets_serial_insert;\n"
    "CREATE TEMP TABLE read (asset_tag, serial, name, category, manufacturer, model, status, site, purchase_date, "
    "purchase_cost, supplier, warranty_months, notes);\n"
    ".mode csv\n"
    ".import --skip 1 %1 read\n"
    "INSERT INTO assets (asset_tag, serial, name, model_id, status_id, site_id, supplier_id, purchase_date, "
    "purchase_cost, warranty_months, notes, created_by, created_at) "
    "SELECT r.asset_tag, nullif(r.serial, ''), nullif(r.name, ''), m.id, s.id, l.id, p.id, nullif(r.purchase_date, ''), "
    "CAST(round(100 * nullif(r.purchase_cost, '')) AS INTEGER), nullif(r.warranty_months, ''), nullif(r.notes, ''), 1, "
    "'2026-11-20T00:00:00Z' FROM read r LEFT JOIN models m ON m.name = r.model "
    "AND m.manufacturer_id = (SELECT id FROM manufacturers WHERE name = r.manufacturer) "
    "LEFT JOIN statuses s ON s.name = r.status LEFT JOIN sites l ON l.name = r.site "
    "LEFT JOIN suppliers p ON p.name = r.supplier;\n"
    "INSERT INTO asset_search (rowid, tag, serial, name, notes) SELECT id, asset_tag, serial, name, notes FROM assets "
    "WHERE id > %2;\n"
    "INSERT INTO asset_codes (rowid, codes) SELECT id, asset_tag || ' ' || ifnull(serial, '') FROM assets "
    "WHERE id > %2;\n"
    "COMMIT;\n";

// The most memory that was in use since it was made, over that of then.
class MemoryWatch final
{
    Q_DISABLE_COPY_MOVE(MemoryWatch)

public:
    MemoryWatch()
        : m_before(ownMegabytes())
        , m_thread([this] { watch(); })
    {
    }
    ~MemoryWatch() { end(); }

    double most()
    {
        end();
        return m_most - m_before;
    }

private:
    void watch()
    {
        while (!m_isOver) {
            m_most = std::max(m_most, ownMegabytes());
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    void end()
    {
        m_isOver = true;
        if (m_thread.joinable())
            m_thread.join();
    }

    const double m_before;
    double m_most = 0;
    std::atomic_bool m_isOver = false;
    std::thread m_thread;
};

class TransferRun final
{
    Q_DISABLE_COPY_MOVE(TransferRun)

public:
    explicit TransferRun(const QString &path)
        : m_desk(path)
    {
    }

    Result<void> prepare() { return m_desk.prepare(); }
    Result<void> import();
    Result<void> cancel();
    Result<void> exportAll();
    Figures figures() const { return m_figures; }

private:
    Result<qint64> assetsIn(const Workspace &workspace) const;
    template <typename Act>
    Result<void> timed(const QString &figure, Act act);

    ImportDesk m_desk;
    Figures m_figures;
};

Result<qint64> TransferRun::assetsIn(const Workspace &workspace) const
{
    const auto count = Sql::value(workspace.database.connection(), u"SELECT count(*) FROM assets"_s);
    return count ? Result<qint64>(count->toLongLong()) : Result<qint64>(count.error());
}

template <typename Act>
Result<void> TransferRun::timed(const QString &figure, Act act)
{
    const Moment begun = Moment::now();
    if (auto done = act(); !done)
        return done.error();
    m_figures[figure].add(begun, Moment::now());
    return {};
}

Result<void> TransferRun::import()
{
    const auto forShell = m_desk.emptyCopy(u"shell.db"_s);
    if (!forShell)
        return forShell.error();
    const auto script = QString::fromLatin1(importScript).arg(m_desk.file()).arg(m_desk.lastBefore());
    const auto taken = ImportDesk::shellTakes(*forShell, script);
    if (!taken)
        return taken.error();
    m_figures[u"shell import"_s].add(*taken);
    const auto path = m_desk.emptyCopy(u"import.db"_s);
    if (!path)
        return path.error();
    auto desk = m_desk.open(*path, m_desk.file());
    if (!desk)
        return desk.error();
    MemoryWatch memory;
    if (auto tried = timed(u"dry run"_s, [&] { return desk->import->dryRun(); }); !tried)
        return tried;
    if (auto done = timed(u"import"_s, [&] { return ImportDesk::tryAndWrite(*desk->import); }); !done)
        return done;
    m_figures[u"import memory"_s].add(memory.most() - cacheMegabytes);
    if (const auto count = assetsIn(*desk->workspace); !count || *count != m_desk.lastBefore() + m_desk.rows())
        return count ? ImportDesk::failed(u"%1 assets were imported."_s.arg(*count - m_desk.lastBefore()))
                     : count.error();
    return timed(u"import again"_s, [&] { return ImportDesk::tryAndWrite(*desk->import); });
}

// From saying so half way through the rows until nothing is changed.
Result<void> TransferRun::cancel()
{
    const auto path = m_desk.emptyCopy(u"import.db"_s);
    if (!path)
        return path.error();
    auto desk = m_desk.open(*path, m_desk.file());
    if (!desk)
        return desk.error();
    if (auto tried = desk->import->dryRun(); !tried)
        return tried.error();
    Moment said;
    const auto written = desk->import->run([&said](qint64 done, qint64 total) {
        const bool isHalf = double(done) > 0.9 * Steps::recordsShare * double(total);
        if (isHalf)
            said = Moment::now();
        return !isHalf;
    });
    m_figures[u"import cancel"_s].add(said, Moment::now());
    if (written || written.error().code != Error::Code::Cancelled)
        return ImportDesk::failed(u"The import was not cancelled."_s);
    const auto count = assetsIn(*desk->workspace);
    if (!count || *count != m_desk.lastBefore())
        return count ? ImportDesk::failed(u"%1 assets are left of it."_s.arg(*count - m_desk.lastBefore()))
                     : count.error();
    return {};
}

Result<void> TransferRun::exportAll()
{
    auto workspace = m_desk.signedIn(m_desk.database());
    if (!workspace)
        return workspace.error();
    const View &view = Views::assets();
    const ViewSql sql(view, m_desk.clock().now());
    const ViewReader reader((*workspace)->database, (*workspace)->session, m_desk.clock().now());
    const auto columns = reader.columns(view, true);
    QStringList expressions;
    for (const ViewColumn *column : columns)
        expressions.append(sql.expression(*column));
    const auto order = sql.order(sql.sortKeys({}));
    if (!order)
        return order.error();
    const QString statement = u"SELECT %1 FROM %2 t%3 ORDER BY %4;\n"_s.arg(
        expressions.join(u", "_s), QLatin1StringView(view.rows), sql.joins(), *order);
    const auto taken = ImportDesk::shellTakes(
        m_desk.database(), u".headers on\n.mode csv\n.output %1\n%2"_s.arg(m_desk.at(u"shell.csv"_s), statement));
    if (!taken)
        return taken.error();
    m_figures[u"shell export"_s].add(*taken);
    const Exporter exporter(reader, (*workspace)->session);
    MemoryWatch memory;
    if (auto done = timed(
            u"export"_s, [&] { return exporter.toFile(m_desk.at(u"own.csv"_s), view, {}, columns, CsvProfile::Safe); });
        !done)
        return done;
    m_figures[u"export memory"_s].add(memory.most());
    return {};
}

}

Result<Figures> TransferBench::run(const QString &path, int times)
{
    TransferRun transfer(path);
    if (auto prepared = transfer.prepare(); !prepared)
        return prepared.error();
    for (int i = 0; i < times; ++i) {
        for (const auto step : {&TransferRun::import, &TransferRun::exportAll}) {
            if (auto done = (transfer.*step)(); !done)
                return done.error();
        }
    }
    if (auto cancelled = transfer.cancel(); !cancelled)
        return cancelled.error();
    return transfer.figures();
}
