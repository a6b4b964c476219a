// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/transferbench.h"

#include "bench/benchdata.h"
#include "core/db/sql.h"
#include "core/tables/viewreader.h"
#include "core/transfer/csvfile.h"
#include "core/transfer/exporter.h"
#include "core/transfer/import.h"
#include "core/workspace/workspace.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto shell = u"sqlite3"_s;
constexpr double cacheMegabytes = 64000.0 / 1024; // of SQLite, while an import writes (Database::Cache::Large)

// What the assets are called on in the file, none of which the other database has.
constexpr auto fileStatement =
    "SELECT 'N' || a.asset_tag AS asset_tag, 'N' || a.serial AS serial, a.name, c.name AS category, "
    "f.name AS manufacturer, m.name AS model, s.name AS status, l.name AS site, a.purchase_date, "
    "printf('%.2f', a.purchase_cost / 100.0) AS purchase_cost, p.name AS supplier, a.warranty_months, a.notes "
    "FROM assets a LEFT JOIN models m ON m.id = a.model_id LEFT JOIN categories c ON c.id = m.category_id "
    "LEFT JOIN manufacturers f ON f.id = m.manufacturer_id LEFT JOIN statuses s ON s.id = a.status_id "
    "LEFT JOIN sites l ON l.id = a.site_id LEFT JOIN suppliers p ON p.id = a.supplier_id;\n";

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

Error failed(const QString &what)
{
    return {Error::Code::Storage, what};
}

// One script of the shell on a database.
Result<Samples> shellTakes(const QString &path, const QString &script)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    const Moment begun {Moment::now().wall, 0};
    process.start(shell, {u"-batch"_s, u"-bail"_s, path});
    process.write(script.toUtf8());
    process.closeWriteChannel();
    process.waitForFinished(-1);
    Samples samples;
    samples.add(begun, {Moment::now().wall, 0});
    if (process.exitCode() != 0)
        return failed(QString::fromUtf8(process.readAllStandardError()));
    return samples;
}

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

// A database, somebody who may do all, and the file that they import.
struct Desk
{
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<CsvFile> file;
    std::unique_ptr<ImportTarget> target;
    std::unique_ptr<Import> import;
};

Result<std::unique_ptr<Workspace>> signedIn(const QString &path, Clock &clock)
{
    auto workspace = Workspace::open(path, clock);
    if (!workspace)
        return workspace;
    if (auto done = (*workspace)->signIn.signIn(u"admin@example.org"_s, QString::fromLatin1(BenchData::password));
        !done)
        return done.error();
    return workspace;
}

Result<Desk> openDesk(const QString &path, const QString &csv, Clock &clock)
{
    auto workspace = signedIn(path, clock);
    auto file = CsvFile::open(csv);
    if (!workspace || !file)
        return workspace ? file.error() : workspace.error();
    Desk desk {*std::move(workspace), *std::move(file), {}, {}};
    desk.target = ImportTargets::make(u"assets"_s, *desk.workspace);
    desk.import = std::make_unique<Import>(*desk.workspace, *desk.file, *desk.target);
    return desk;
}

class TransferRun final
{
    Q_DISABLE_COPY_MOVE(TransferRun)

public:
    explicit TransferRun(const QString &path)
        : m_full(path)
    {
    }

    Result<void> prepare();
    Result<void> import();
    Result<void> cancel();
    Result<void> exportAll();
    Figures figures() const { return m_figures; }

private:
    QString at(const QString &name) const { return m_folder.filePath(name); }
    Result<QString> emptyCopy(const QString &name) const;
    Result<qint64> assetsIn(const Workspace &workspace) const;
    template <typename Act>
    Result<void> timed(const QString &figure, Act act);
    Result<void> tryAndWrite(Import &import, const QString &figure);

    const QString m_full;
    QTemporaryDir m_folder {QFileInfo(m_full).absolutePath() + u"/transfer-XXXXXX"_s};
    Clock m_clock;
    qint64 m_rows = 0; // of the file
    qint64 m_lastBefore = 0; // key of an asset
    Figures m_figures;
};

// The file, and a database of the same catalog.
Result<void> TransferRun::prepare()
{
    const auto written = shellTakes(
        m_full, u".headers on\n.mode csv\n.output %1\n%2"_s.arg(at(u"new.csv"_s), QLatin1StringView(fileStatement)));
    if (!written)
        return written.error();
    if (auto made = BenchData::generate(at(u"base.db"_s), {100}); !made)
        return made;
    const auto full = Database::open(m_full, Database::Mode::ReadOnly);
    const auto base = Database::open(at(u"base.db"_s), Database::Mode::ReadOnly);
    if (!full || !base)
        return full ? base.error() : full.error();
    const auto rows = Sql::value((*full)->connection(), u"SELECT count(*) FROM assets"_s);
    const auto last = Sql::value((*base)->connection(), u"SELECT max(id) FROM assets"_s);
    if (!rows || !last)
        return rows ? last.error() : rows.error();
    m_rows = rows->toLongLong();
    m_lastBefore = last->toLongLong();
    return {};
}

Result<QString> TransferRun::emptyCopy(const QString &name) const
{
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(at(name) + suffix);
    if (!QFile::copy(at(u"base.db"_s), at(name)))
        return failed(u"%1 could not be copied."_s.arg(name));
    return at(name);
}

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

// What the command line does: always tried first.
Result<void> TransferRun::tryAndWrite(Import &import, const QString &figure)
{
    return timed(figure, [&]() -> Result<void> {
        if (auto tried = import.dryRun(); !tried)
            return tried.error();
        const auto written = import.run();
        return written ? Result<void>() : Result<void>(written.error());
    });
}

Result<void> TransferRun::import()
{
    const auto forShell = emptyCopy(u"shell.db"_s);
    if (!forShell)
        return forShell.error();
    const auto script = QString::fromLatin1(importScript).arg(at(u"new.csv"_s)).arg(m_lastBefore);
    const auto taken = shellTakes(*forShell, script);
    if (!taken)
        return taken.error();
    m_figures[u"shell import"_s].add(*taken);
    const auto path = emptyCopy(u"import.db"_s);
    if (!path)
        return path.error();
    auto desk = openDesk(*path, at(u"new.csv"_s), m_clock);
    if (!desk)
        return desk.error();
    MemoryWatch memory;
    if (auto tried = timed(u"dry run"_s, [&] { return desk->import->dryRun(); }); !tried)
        return tried;
    if (auto done = tryAndWrite(*desk->import, u"import"_s); !done)
        return done;
    m_figures[u"import memory"_s].add(memory.most() - cacheMegabytes);
    if (const auto count = assetsIn(*desk->workspace); !count || *count != m_lastBefore + m_rows)
        return count ? failed(u"%1 assets were imported."_s.arg(*count - m_lastBefore)) : count.error();
    return tryAndWrite(*desk->import, u"import again"_s);
}

// From saying so half way through the rows until nothing is changed.
Result<void> TransferRun::cancel()
{
    const auto path = emptyCopy(u"import.db"_s);
    if (!path)
        return path.error();
    auto desk = openDesk(*path, at(u"new.csv"_s), m_clock);
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
        return failed(u"The import was not cancelled."_s);
    const auto count = assetsIn(*desk->workspace);
    if (!count || *count != m_lastBefore)
        return count ? failed(u"%1 assets are left of it."_s.arg(*count - m_lastBefore)) : count.error();
    return {};
}

Result<void> TransferRun::exportAll()
{
    auto workspace = signedIn(m_full, m_clock);
    if (!workspace)
        return workspace.error();
    const View &view = Views::assets();
    const ViewSql sql(view, m_clock.now());
    const ViewReader reader((*workspace)->database, (*workspace)->session, m_clock.now());
    const auto columns = reader.columns(view, true);
    QStringList expressions;
    for (const ViewColumn *column : columns)
        expressions.append(sql.expression(*column));
    const auto order = sql.order(sql.sortKeys({}));
    if (!order)
        return order.error();
    const QString statement = u"SELECT %1 FROM %2 t%3 ORDER BY %4;\n"_s.arg(
        expressions.join(u", "_s), QLatin1StringView(view.rows), sql.joins(), *order);
    const auto taken = shellTakes(m_full,
                                  u".headers on\n.mode csv\n.output %1\n%2"_s.arg(at(u"shell.csv"_s), statement));
    if (!taken)
        return taken.error();
    m_figures[u"shell export"_s].add(*taken);
    const Exporter exporter(reader, (*workspace)->session);
    MemoryWatch memory;
    if (auto done = timed(u"export"_s,
                          [&] { return exporter.toFile(at(u"own.csv"_s), view, {}, columns, CsvProfile::Safe); });
        !done)
        return done;
    m_figures[u"export memory"_s].add(memory.most());
    return {};
}

}

bool TransferBench::isInstalled()
{
    return !QStandardPaths::findExecutable(shell).isEmpty();
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
