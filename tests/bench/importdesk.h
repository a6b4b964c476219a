// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/samples.h"
#include "core/base/clock.h"
#include "core/transfer/csvfile.h"
#include "core/transfer/import.h"
#include "core/workspace/workspace.h"

#include <QTemporaryDir>

#include <memory>

// A folder beside a database of BenchData, with a file of as many new assets as that has, and a database of the same
// catalog that has next to none, to import them into.
class ImportDesk final
{
    Q_DISABLE_COPY_MOVE(ImportDesk)

public:
    // A database, an administrator who is signed in, and the file on its way.
    struct Session
    {
        std::unique_ptr<Workspace> workspace;
        std::unique_ptr<CsvFile> file;
        std::unique_ptr<ImportTarget> target;
        std::unique_ptr<Import> import;
    };

    static bool isInstalled(); // the sqlite3 shell, which writes the file

    explicit ImportDesk(const QString &database);
    Result<void> prepare();

    QString database() const { return m_database; }
    QString file() const { return at(QStringLiteral("new.csv")); }
    QString at(const QString &name) const { return m_folder.filePath(name); } // in the folder
    qint64 rows() const { return m_rows; } // of the file
    qint64 lastBefore() const { return m_lastBefore; } // key of an asset of the empty database
    Clock &clock() { return m_clock; }

    Result<QString> emptyCopy(const QString &name) const; // its path; replaces what is there
    // The file with its first rows only.
    Result<QString> firstRows(qint64 rows) const;
    Result<std::unique_ptr<Workspace>> signedIn(const QString &path);
    Result<Session> open(const QString &path, const QString &csv);
    // Tried and then written, as the command line does. Returns the operation.
    static Result<qint64> tryAndWrite(Import &import);

    // One script of the shell on a database.
    static Result<Samples> shellTakes(const QString &path, const QString &script);
    static Error failed(const QString &what);

private:
    const QString m_database;
    QTemporaryDir m_folder;
    Clock m_clock;
    qint64 m_rows = 0;
    qint64 m_lastBefore = 0;
};
