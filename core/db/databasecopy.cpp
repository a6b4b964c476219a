// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/databasecopy.h"

#include "core/db/database.h"
#include "core/db/snapshot.h"
#include "core/db/sql.h"

#include <QCoreApplication>
#include <QFile>

#include <sqlite3.h>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(DatabaseCopy)
};

struct Close
{
    void operator()(sqlite3 *connection) const { sqlite3_close(connection); }
    void operator()(sqlite3_backup *backup) const { sqlite3_backup_finish(backup); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

Error failure(sqlite3 *connection, int status)
{
    return Sql::toError(QSqlError(QString(), QString::fromUtf8(sqlite3_errmsg(connection)), QSqlError::UnknownError,
                                  QString::number(status)));
}

// Nothing of it counts before it is whole, so it needs no journal. It is on the disk before it is closed: a file system may
// write all of it then, and meanwhile SQLite keeps every connection of the process from its log.
Result<Connection> openTarget(const QString &path)
{
    sqlite3 *opened = nullptr;
    const int status = sqlite3_open_v2(QFile::encodeName(path).constData(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    Connection connection(opened);
    if (status != SQLITE_OK)
        return failure(opened, status);
    const int set = sqlite3_exec(opened, "PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL", nullptr, nullptr,
                                 nullptr);
    if (set != SQLITE_OK)
        return failure(opened, set);
    return connection;
}

Result<void> copyPages(sqlite3 *from, sqlite3 *to, const Progress &progress)
{
    constexpr int pagesAStep = 2048; // 8 MB, a few milliseconds
    const std::unique_ptr<sqlite3_backup, Close> backup(sqlite3_backup_init(to, "main", from, "main"));
    if (!backup)
        return failure(to, sqlite3_extended_errcode(to));
    for (int status = SQLITE_OK; status != SQLITE_DONE;) {
        status = sqlite3_backup_step(backup.get(), pagesAStep);
        if (status != SQLITE_OK && status != SQLITE_DONE)
            return failure(to, status);
        const int total = sqlite3_backup_pagecount(backup.get());
        if (auto told = Steps::report(progress, total - sqlite3_backup_remaining(backup.get()), total); !told)
            return told;
    }
    return {};
}

}

namespace DatabaseCopy {

Result<void> write(const Database &source, const QString &target, const Progress &progress)
{
    auto connection = openTarget(target);
    if (!connection)
        return connection.error();
    Snapshot snapshot(source);
    if (auto begun = snapshot.begin(); !begun)
        return begun;
    // The snapshot is that of the first read.
    if (auto read = Sql::value(source.connection(), u"SELECT count(*) FROM sqlite_master"_s); !read)
        return read.error();
    return copyPages(source.handle(), connection->get(), progress);
}

Result<QStringList> problems(const Database &database)
{
    const auto damaged = damages(database, u"integrity_check(20)"_s);
    if (!damaged)
        return damaged.error();
    const auto left = orphans(database, u"foreign_key_check"_s);
    if (!left)
        return left.error();
    return *damaged + *left;
}

Result<QStringList> damages(const Database &database, const QString &check)
{
    auto lines = Sql::rows(database.connection(), u"PRAGMA "_s + check, {}, [](const QSqlQuery &row) {
        const QString line = row.value(0).toString();
        return line == "ok"_L1 ? QString() : Tr::tr("The file is damaged: %1").arg(line);
    });
    if (!lines)
        return lines.error();
    lines->removeAll(QString());
    return QStringList(*std::move(lines));
}

Result<QStringList> orphans(const Database &database, const QString &check)
{
    auto rows = Sql::rows(database.connection(), u"PRAGMA "_s + check, {}, [](const QSqlQuery &row) {
        return Tr::tr("Row %1 of %2 refers to a row of %3 that is not there.")
            .arg(row.value(1).toString(), row.value(0).toString(), row.value(2).toString());
    });
    return rows;
}

}
