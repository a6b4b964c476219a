// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/database.h"

#include "core/db/copycheck.h"
#include "core/db/databasecopy.h"
#include "core/db/databasefile.h"
#include "core/db/keptstatements.h"
#include "core/db/migrator.h"
#include "core/db/partfile.h"
#include "core/db/sql.h"
#include "core/db/sqlfunctions.h"
#include "core/db/transaction.h"
#include "core/db/writegate.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QUrl>
#include <QUuid>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto inMemory = ":memory:"_L1;
// Nobody reads SQLite's statistics of memory, which it keeps under a lock at each of its allocations. It takes this only
// before its first use.
[[maybe_unused]] const int unwatched = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
constexpr qint64 integrityCheckLimitBytes = 64 * 1024 * 1024; // about 0.1 s; larger files are checked before a backup

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(Database)
};

}

Database::Database(const QString &path)
    : m_name(QUuid::createUuid().toString())
    , m_path(path)
    , m_gate(std::make_unique<WriteGate>(path == inMemory ? QString() : path))
    , m_statements(std::make_unique<KeptStatements>())
{
}

Database::~Database()
{
    // Closing the last connection checkpoints, so it waits for its turn like any writer.
    const auto entered = m_gate->enter(1000);
    m_statements.reset();
    connection().close(); // which takes a while; while one is removed, no thread gets at its own
    QSqlDatabase::removeDatabase(m_name);
    if (entered)
        m_gate->leave();
}

Result<std::unique_ptr<Database>> Database::create(const QString &path)
{
    if (path != inMemory) {
        if (auto made = DatabaseFile::create(path); !made)
            return made.error();
    }
    std::unique_ptr<Database> self(new Database(path));
    auto ready = self->connect({});
    if (ready) {
        // Before the write-ahead log is on, so that it stands in the file's header from the start.
        const auto marked = Sql::run(self->connection(),
                                     u"PRAGMA application_id = %1"_s.arg(DatabaseFile::applicationId));
        ready = marked ? self->setUp() : Result<void>(marked.error());
    }
    if (ready)
        ready = self->migrate(Update::NoCopy);
    if (!ready) {
        self.reset();
        if (path != inMemory)
            DatabaseFile::remove(path);
        return ready.error();
    }
    return self;
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode, Update update)
{
    const bool isCopy = mode == Mode::Copy;
    if (auto checked = isCopy ? DatabaseFile::checkHeader(path, Migrator::newestVersion())
                              : DatabaseFile::check(path, Migrator::newestVersion());
        !checked)
        return checked.error();
    QString reason = DatabaseFile::readOnlyReason(path);
    if (reason.isEmpty() && mode != Mode::ReadWrite)
        reason = Tr::tr("The database was opened for reading only.");
    std::unique_ptr<Database> self(new Database(QFileInfo(path).canonicalFilePath()));
    if (auto connected = self->connect(reason, mode); !connected)
        return connected.error();
    if (auto set = self->setUp(); !set)
        return set.error();
    if (isCopy)
        return self;
    if (auto checked = self->checkIntegrity(); !checked)
        return checked.error();
    if (auto migrated = self->migrate(update); !migrated)
        return migrated.error();
    return self;
}

Result<void> Database::connect(const QString &readOnlyReason, Mode mode)
{
    m_readOnlyReason = readOnlyReason;
    QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    // Reading a write-ahead log takes a file beside the database. Where none can be made, and there is no log, SQLite
    // reads the file alone.
    const bool alone = isReadOnly() && QFileInfo(m_path + u"-wal"_s).size() == 0
        && (mode == Mode::Copy || !QFileInfo(QFileInfo(m_path).absolutePath()).isWritable());
    db.setDatabaseName(alone ? QUrl::fromLocalFile(m_path).toString(QUrl::FullyEncoded) + u"?immutable=1"_s : m_path);
    if (!isReadOnly())
        DatabaseFile::makeLogWritable(m_path);
    db.setConnectOptions(isReadOnly() ? u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s : QString());
    if (!db.open())
        return Sql::toError(db.lastError());
    m_handle = *static_cast<sqlite3 *const *>(db.driver()->handle().constData());
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    SqlFunctions::add(m_handle);
    return {};
}

Result<void> Database::setUp()
{
    // Without recursive_triggers, INSERT OR REPLACE slips past the triggers of the journal. trusted_schema stays on:
    // without it SQLite 3.40 refuses the JSON functions that those triggers use.
    QStringList pragmas {u"busy_timeout = 5000"_s, u"foreign_keys = ON"_s, u"recursive_triggers = ON"_s,
                         u"synchronous = FULL"_s};
    if (isReadOnly()) // reads by the million, each page once: the system's cache serves them
        pragmas += {u"cache_size = -4000"_s, u"temp_store = MEMORY"_s};
    else // what a statement needs to be taken back can be as much as it writes
        pragmas += {u"journal_mode = WAL"_s, u"temp_store = FILE"_s};
    if (auto set = setPragmas(pragmas); !set)
        return set;
    if (isReadOnly())
        return {};
    // Of a restore that was killed while it had the file alone: SQLite leaves it when there is nothing to roll back. No
    // connection can leave the write-ahead log while this one is open.
    QFile::remove(m_path + u"-journal"_s);
    return setCache(Cache::Usual);
}

Result<void> Database::setPragmas(const QStringList &pragmas)
{
    for (const QString &pragma : pragmas) {
        if (auto set = Sql::run(connection(), u"PRAGMA "_s + pragma); !set)
            return set.error();
    }
    return {};
}

Result<void> Database::setCache(Cache cache)
{
    const QString size = cache == Cache::Large ? u"-64000"_s : u"-16000"_s; // KiB
    return setPragmas({u"cache_size = "_s + size});
}

void Database::setMapped(bool mapped)
{
    constexpr qint64 mostBytes = 2'000'000'000;
    const bool isSafe = DatabaseFile::readOnlyReason(m_path).isEmpty();
    (void)Sql::run(connection(), u"PRAGMA mmap_size = %1"_s.arg(mapped && isSafe ? mostBytes : 0));
}

void Database::cancelWhen(const std::function<bool()> &cancelled)
{
    constexpr int instructions = 1000;
    m_cancelled = cancelled;
    const auto ask = [](void *self) { return static_cast<Database *>(self)->m_cancelled() ? 1 : 0; };
    sqlite3_progress_handler(m_handle, instructions, m_cancelled ? +ask : nullptr, this);
}

Result<qint64> Database::dataVersion() const
{
    const auto version = Sql::value(connection(), u"PRAGMA data_version"_s);
    if (!version)
        return version.error();
    return version->toLongLong();
}

Result<std::pair<qint64, qint64>> Database::state() const
{
    const auto version = dataVersion();
    if (!version)
        return version.error();
    return std::pair(*version, qint64(sqlite3_total_changes64(m_handle)));
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

bool Database::isReplaced() const
{
    int moved = 0;
    return sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

Result<void> Database::setDurable(bool durable)
{
    if (auto set = Sql::run(connection(), u"PRAGMA synchronous = "_s + (durable ? u"FULL"_s : u"OFF"_s)); !set)
        return set.error();
    return {};
}

Result<void> Database::checkIntegrity() const
{
    if (QFileInfo(m_path).size() > integrityCheckLimitBytes)
        return {};
    auto checked = Sql::value(connection(), u"PRAGMA quick_check(1)"_s);
    if (!checked)
        return checked.error();
    if (checked->toString() != "ok"_L1)
        return Error {Error::Code::Storage,
                      Tr::tr("%1 is damaged. It was left as it is: restore a backup.").arg(m_path),
                      {},
                      checked->toString()};
    return {};
}

// Verified, beside the file.
Result<void> Database::keepCopy(int version) const
{
    const auto part = PartFile::create(u"%1.before-schema-%2"_s.arg(m_path).arg(version + 1));
    if (!part)
        return part.error();
    if (auto copied = DatabaseCopy::write(*this, (*part)->path()); !copied)
        return copied;
    const auto problems = CopyCheck::problems((*part)->path());
    if (!problems)
        return problems.error();
    if (!problems->isEmpty())
        return Error {Error::Code::Storage,
                      Tr::tr("The copy made before the update of the database is damaged. Nothing was changed."),
                      {},
                      problems->join(u'\n')};
    return (*part)->commit();
}

Result<void> Database::migrate(Update update)
{
    const auto current = Migrator::version(connection());
    if (!current)
        return current.error();
    if (*current == Migrator::newestVersion())
        return {};
    if (*current < Migrator::newestVersion() && isReadOnly())
        return Error {Error::Code::Unsupported,
                      Tr::tr("The database is of an older version and can only be read, so it cannot be updated.")};
    if (*current > 0 && *current < Migrator::newestVersion() && update == Update::KeepCopy) {
        if (auto copied = keepCopy(*current); !copied)
            return copied;
    }
    Transaction transaction(*this);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto locked = Migrator::version(connection()); // another process may have been first
    if (!locked)
        return locked.error();
    if (auto migrated = Migrator::migrate(connection(), *locked, Migrator::newestVersion()); !migrated)
        return migrated;
    return transaction.commit();
}
