// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/importdesk.h"

#include "bench/benchdata.h"
#include "core/db/sql.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto shell = u"sqlite3"_s;

// What the assets are called on in the file, none of which the other database has.
constexpr auto fileStatement =
    "SELECT 'N' || a.asset_tag AS asset_tag, 'N' || a.serial AS serial, a.name, c.name AS category, "
    "f.name AS manufacturer, m.name AS model, s.name AS status, l.name AS site, a.purchase_date, "
    "printf('%.2f', a.purchase_cost / 100.0) AS purchase_cost, p.name AS supplier, a.warranty_months, a.notes "
    "FROM assets a LEFT JOIN models m ON m.id = a.model_id LEFT JOIN categories c ON c.id = m.category_id "
    "LEFT JOIN manufacturers f ON f.id = m.manufacturer_id LEFT JOIN statuses s ON s.id = a.status_id "
    "LEFT JOIN sites l ON l.id = a.site_id LEFT JOIN suppliers p ON p.id = a.supplier_id;\n";

}

bool ImportDesk::isInstalled()
{
    return !QStandardPaths::findExecutable(shell).isEmpty();
}

ImportDesk::ImportDesk(const QString &database)
    : m_database(database)
    , m_folder(QFileInfo(database).absolutePath() + u"/import-XXXXXX"_s)
{
}

Result<void> ImportDesk::prepare()
{
    const auto written = shellTakes(
        m_database, u".headers on\n.mode csv\n.output %1\n%2"_s.arg(file(), QLatin1StringView(fileStatement)));
    if (!written)
        return written.error();
    if (auto made = BenchData::generate(at(u"base.db"_s), {100}); !made)
        return made;
    const auto full = Database::open(m_database, Database::Mode::ReadOnly);
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

Result<QString> ImportDesk::emptyCopy(const QString &name) const
{
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(at(name) + suffix);
    if (!QFile::copy(at(u"base.db"_s), at(name)))
        return failed(u"%1 could not be copied."_s.arg(name));
    return at(name);
}

Result<QString> ImportDesk::firstRows(qint64 rows) const
{
    QFile all(file()), some(at(u"first-%1.csv"_s.arg(rows)));
    if (!all.open(QIODevice::ReadOnly) || !some.open(QIODevice::WriteOnly))
        return failed(u"%1 could not be written."_s.arg(some.fileName()));
    for (qint64 line = 0; line <= rows && !all.atEnd(); ++line)
        some.write(all.readLine());
    return some.fileName();
}

Result<std::unique_ptr<Workspace>> ImportDesk::signedIn(const QString &path)
{
    auto workspace = Workspace::open(path, m_clock);
    if (!workspace)
        return workspace;
    if (auto done = (*workspace)->signIn.signIn(u"admin@example.org"_s, QString::fromLatin1(BenchData::password));
        !done)
        return done.error();
    return workspace;
}

Result<ImportDesk::Session> ImportDesk::open(const QString &path, const QString &csv)
{
    auto workspace = signedIn(path);
    auto file = CsvFile::open(csv);
    if (!workspace || !file)
        return workspace ? file.error() : workspace.error();
    Session session {*std::move(workspace), *std::move(file), {}, {}};
    session.target = ImportTargets::make(u"assets"_s, *session.workspace);
    session.import = std::make_unique<Import>(*session.workspace, *session.file, *session.target);
    return session;
}

Result<qint64> ImportDesk::tryAndWrite(Import &import)
{
    if (auto tried = import.dryRun(); !tried)
        return tried.error();
    const auto written = import.run();
    return written ? Result<qint64>(written->operation) : Result<qint64>(written.error());
}

Result<Samples> ImportDesk::shellTakes(const QString &path, const QString &script)
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

Error ImportDesk::failed(const QString &what)
{
    return {Error::Code::Storage, what};
}
