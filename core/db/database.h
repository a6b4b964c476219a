// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>

#include <functional>
#include <memory>

class KeptStatements;
class WriteGate;
struct sqlite3;

// One open SQLite connection with our pragmas set and the schema at the version of this program.
// Refuses, untouched: files of other programs, of a newer Custodian, that others may read, or damaged ones.
class Database final
{
    Q_DISABLE_COPY_MOVE(Database)

public:
    // Copy: a file that nobody writes, as a backup is, of any version up to ours. It is read as it is: nothing is made
    // beside it, nothing in it is updated, and whoever else may read it does not matter.
    enum class Mode { ReadWrite, ReadOnly, Copy };
    // What an update of an older schema leaves behind: a verified copy of before, or nothing, where there is one already.
    enum class Update { KeepCopy, NoCopy };

    // Makes a new file with mode 0600 (its folder, if missing, with 0700). Duplicate if there is one.
    // ":memory:" makes a private database in memory.
    static Result<std::unique_ptr<Database>> create(const QString &path);
    // Opens an existing file and migrates an older schema after a verified copy beside it. NotFound,
    // Unsupported (foreign, newer, others may read it), Storage (damaged), Busy.
    // A file that cannot be written, or lies on a network share, opens read-only whatever `mode` says.
    static Result<std::unique_ptr<Database>> open(const QString &path, Mode mode = Mode::ReadWrite,
                                                  Update update = Update::KeepCopy);
    ~Database();

    QSqlDatabase connection() const { return QSqlDatabase::database(m_name, false); }
    QString path() const { return m_path; }
    bool isReadOnly() const { return !m_readOnlyReason.isEmpty(); }
    QString readOnlyReason() const { return m_readOnlyReason; } // a sentence for people
    WriteGate &writeGate() { return *m_gate; }

    // Statements of this connection stop with Cancelled while `cancelled` says so; it is asked every few microseconds, in
    // the thread of the statement. An empty one ends that.
    void cancelWhen(const std::function<bool()> &cancelled);
    // Changes when another connection has written (PRAGMA data_version). Storage when it cannot be read.
    Result<qint64> dataVersion() const;
    // Changes when anybody has written, this connection included. As dataVersion().
    Result<std::pair<qint64, qint64>> state() const;
    // Whether another file stands where this one was opened: what would be written is found by nobody.
    bool isReplaced() const;
    sqlite3 *handle() const { return m_handle; } // SQLite's own, for Cursor
    qint64 lastInsertId() const; // the key of the row that was added last
    KeptStatements &keptStatements() const { return *m_statements; } // for Cursor

    // The pages that the connection keeps in memory: 16 MB, or 64 MB where rows are written by the million.
    enum class Cache { Usual, Large };
    Result<void> setCache(Cache cache);

    // Whether pages are read from the file as it lies in the system's memory, which halves what reading all rows takes. Not
    // for long and not from a network share: what a failing disk does to such a page ends the program.
    void setMapped(bool mapped);

    // A reading connection that shows another state than that of now (PastState). Such a one has no indexes that a
    // statement could name, and what its tables say is nobody's right.
    bool showsPast() const { return m_past != nullptr; }
    void setPast(const std::shared_ptr<const QByteArray> &kept) { m_past = kept; } // which it reads from until it goes

    // Every key of PRAGMA synchronous; bulk building of a new file may turn it off and must turn it on again.
    Result<void> setDurable(bool durable);

private:
    explicit Database(const QString &path);

    Result<void> connect(const QString &readOnlyReason, Mode mode = Mode::ReadWrite);
    Result<void> setUp();
    Result<void> setPragmas(const QStringList &pragmas);
    Result<void> checkIntegrity() const;
    Result<void> keepCopy(int version) const;
    Result<void> migrate(Update update);

    const QString m_name;
    const QString m_path;
    const std::unique_ptr<WriteGate> m_gate;
    std::unique_ptr<KeptStatements> m_statements;
    std::shared_ptr<const QByteArray> m_past;
    QString m_readOnlyReason;
    sqlite3 *m_handle = nullptr;
    std::function<bool()> m_cancelled;
};
