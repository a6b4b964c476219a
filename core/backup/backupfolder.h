// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backup/backup.h"
#include "core/base/result.h"

#include <QJsonObject>

// Where the backups of one database are, and what is known about each. Their names say of which database, when and why;
// what a check found stands in a file beside them and counts for as long as size and time of the backup stay the same.
class BackupFolder final
{
public:
    // `folder` empty: "<database's name>.backups" beside it.
    BackupFolder(const QString &databasePath, const QString &folder);

    QString path() const { return m_folder; }
    // For a new backup; nothing is there yet.
    QString newPath(BackupReason::Value reason, const QDateTime &at, bool isSealed) const;
    // Where the file that a restore replaces is kept, beside the database; nothing is there yet.
    static QString keptPath(const QString &databasePath, const QDateTime &at);
    // Newest first: those in the folder, and what updates and restores have left beside the database.
    QList<Backup> list() const;
    // As list() would tell of it; a reason of Unknown for a file of another name.
    Backup find(const QString &path) const;
    // Notes what a check found. Storage.
    Result<void> note(const Backup &backup) const;
    // Removes the file and what is noted about it. Storage.
    Result<void> remove(const Backup &backup) const;

private:
    Backup describe(const QString &path, const QJsonObject &notes) const;
    QString notesPath() const;
    QJsonObject readNotes() const;
    Result<void> writeNote(const QString &path, const QJsonValue &note) const;

    const QString m_database;
    const QString m_folder;
};
