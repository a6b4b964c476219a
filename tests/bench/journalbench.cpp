// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/journalbench.h"

#include "bench/benchdata.h"
#include "bench/busywriter.h"
#include "bench/importdesk.h"
#include "core/db/databasecopy.h"
#include "core/db/partfile.h"
#include "core/db/sql.h"
#include "core/db/transaction.h"
#include "core/journal/verifier.h"

#include <QFile>
#include <QProcess>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 undoneRows = 100'000;
constexpr int checkOuts = 100;
constexpr qint64 holder = 1; // the administrator
const auto filledName = u"filled.db"_s;

class JournalRun final
{
    Q_DISABLE_COPY_MOVE(JournalRun)

public:
    explicit JournalRun(const QString &path)
        : m_desk(path)
    {
    }

    Result<void> prepare() { return m_desk.prepare(); }
    Result<void> undo();
    Result<void> fill(); // what the others look at
    Result<void> verify();
    Result<void> backUp();
    Result<void> checkOut();
    Figures figures() const { return m_figures; }

private:
    QString filled() const { return m_desk.at(filledName); }
    Result<ImportDesk::Session> newDatabase(const QString &name, const QString &csv);
    template <typename Act>
    auto timed(const QString &figure, Act act)
    {
        const Moment begun = Moment::now();
        auto done = act();
        m_figures[figure].add(begun, Moment::now());
        return done;
    }
    Result<void> readShare(const Database &database);
    Result<QList<qint64>> availableAssets(const Database &database) const;
    Result<void> checkOutPlainly();

    ImportDesk m_desk;
    Figures m_figures;
};

// Of its own: what BenchData writes down for its rows is only there to be scrolled over.
Result<ImportDesk::Session> JournalRun::newDatabase(const QString &name, const QString &csv)
{
    const QString path = m_desk.at(name);
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
    const auto made = Workspace::create(
        path, m_desk.clock(), {u"Ada"_s, u"Admin"_s, u"admin@example.org"_s, QString::fromLatin1(BenchData::password)});
    if (!made)
        return made.error();
    auto session = m_desk.open(path, csv);
    if (!session)
        return session;
    ImportChoices choices = session->import->choices();
    choices.options.createsMissing = true;
    session->import->setChoices(choices);
    return session;
}

Result<void> JournalRun::undo()
{
    const auto csv = m_desk.firstRows(undoneRows);
    if (!csv)
        return csv.error();
    auto session = newDatabase(u"undo.db"_s, *csv);
    if (!session)
        return session.error();
    const auto operation = timed(u"small import"_s, [&] { return ImportDesk::tryAndWrite(*session->import); });
    if (!operation)
        return operation.error();
    const auto undone = timed(u"undo"_s, [&] { return session->workspace->undo.undo(*operation); });
    return undone ? Result<void>() : Result<void>(undone.error());
}

Result<void> JournalRun::fill()
{
    auto session = newDatabase(filledName, m_desk.file());
    if (!session)
        return session.error();
    if (const auto operation = ImportDesk::tryAndWrite(*session->import); !operation)
        return operation.error();
    return readShare(session->workspace->database);
}

Result<void> JournalRun::readShare(const Database &database)
{
    const auto share = Sql::value(database.connection(),
                                  uR"(SELECT 100.0 * sum(CASE WHEN s.tbl_name IN ('row_changes', 'operations')
        THEN d.pgsize ELSE 0 END) / sum(d.pgsize) FROM dbstat d LEFT JOIN sqlite_master s ON s.name = d.name)"_s);
    if (!share)
        return share.error();
    m_figures[u"journal share"_s].add(share->toDouble());
    return {};
}

// All of it, and of that what SQLite takes to look over the file.
Result<void> JournalRun::verify()
{
    const auto database = Database::open(filled(), Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    const auto problems = timed(u"verify file"_s, [&] {
        (*database)->setMapped(true); // as the verifier does
        return DatabaseCopy::problems(**database);
    });
    if (!problems)
        return problems.error();
    const auto findings = timed(u"verify"_s, [&] { return Verifier(**database).verify(); });
    if (!findings)
        return findings.error();
    return findings->isEmpty() ? Result<void>() : ImportDesk::failed(findings->constFirst().message);
}

// A copy counts once it is on the disk.
Result<void> JournalRun::backUp()
{
    const QString copy = m_desk.at(u"copy.db"_s);
    timed(u"cp"_s, [&] { return QProcess::execute(u"cp"_s, {filled(), copy}) + QProcess::execute(u"sync"_s, {copy}); });
    QFile::remove(copy);
    const auto workspace = m_desk.signedIn(filled());
    if (!workspace)
        return workspace.error();
    const BusyWriter writer(filled(), 10 * checkOuts);
    const auto copied = timed(u"backup copy"_s, [&]() -> Result<void> {
        const auto part = PartFile::create(copy);
        if (!part)
            return part.error();
        if (auto written = DatabaseCopy::write((*workspace)->database, (*part)->path()); !written)
            return written;
        return (*part)->commit();
    });
    if (!copied)
        return copied;
    const auto made = timed(u"backup"_s,
                            [&] { return (*workspace)->backups.backUp({.target = copy, .replaces = true}); });
    if (!made)
        return made.error();
    m_figures[u"written meanwhile"_s].add(writer.written());
    return {};
}

Result<QList<qint64>> JournalRun::availableAssets(const Database &database) const
{
    return Sql::rows(
        database.connection(),
        u"SELECT a.id FROM assets a JOIN statuses s ON s.id = a.status_id WHERE s.kind = 'Deployable' "
        "AND NOT EXISTS (SELECT 1 FROM asset_assignments c WHERE c.asset_id = a.id AND c.checked_in_at IS NULL) "
        "ORDER BY a.id LIMIT :most"_s,
        {{u"most"_s, checkOuts}}, [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
}

Result<void> JournalRun::checkOut()
{
    {
        const auto workspace = m_desk.signedIn(filled());
        if (!workspace)
            return workspace.error();
        const auto assets = availableAssets((*workspace)->database);
        if (!assets)
            return assets.error();
        for (const qint64 asset : *assets) {
            const auto saved = timed(u"journaled check-out"_s, [&] {
                return (*workspace)->custody.checkOut({.assetIds = {asset}, .userId = holder});
            });
            const auto back = (*workspace)->custody.checkIn({.assetIds = {asset}});
            if (!saved || !back)
                return saved ? back.error() : saved.error();
        }
    }
    return checkOutPlainly();
}

// The same two statements without the journal and without what the service makes sure of.
Result<void> JournalRun::checkOutPlainly()
{
    const auto database = Database::open(filled());
    if (!database)
        return database.error();
    const QSqlDatabase db = (*database)->connection();
    for (const QString &trigger : {u"journal_asset_assignments_insert"_s, u"journal_assets_update"_s}) {
        if (auto dropped = Sql::run(db, u"DROP TRIGGER "_s + trigger); !dropped)
            return dropped.error();
    }
    const auto write = [&](qint64 asset) -> Result<void> {
        Transaction transaction(**database);
        if (auto begun = transaction.begin(); !begun)
            return begun;
        const QVariantMap values {{u"asset"_s, asset}, {u"user"_s, holder}};
        if (auto inserted = Sql::run(
                db,
                u"INSERT INTO asset_assignments (asset_id, user_id, checked_out_at, checked_out_by) "
                "VALUES (:asset, :user, '2030-01-01T00:00:00Z', :user)"_s,
                values);
            !inserted)
            return inserted.error();
        if (auto updated = Sql::run(db,
                                    u"UPDATE assets SET status_id = (SELECT id FROM statuses WHERE kind = 'Deployed'), "
                                    "version = version + 1 WHERE id = :asset"_s,
                                    {{u"asset"_s, asset}});
            !updated)
            return updated.error();
        return transaction.commit();
    };
    const auto assets = availableAssets(**database);
    if (!assets)
        return assets.error();
    for (const qint64 asset : *assets) {
        if (auto written = timed(u"plain check-out"_s, [&] { return write(asset); }); !written)
            return written;
    }
    return {};
}

}

Result<Figures> JournalBench::run(const QString &path, int times)
{
    JournalRun journal(path);
    if (auto prepared = journal.prepare(); !prepared)
        return prepared.error();
    if (auto filled = journal.fill(); !filled)
        return filled.error();
    for (int i = 0; i < times; ++i) {
        for (const auto step : {&JournalRun::undo, &JournalRun::verify, &JournalRun::backUp}) {
            if (auto done = (journal.*step)(); !done)
                return done.error();
        }
    }
    if (auto done = journal.checkOut(); !done)
        return done.error();
    return journal.figures();
}
