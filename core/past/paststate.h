// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <QCoreApplication>
#include <QDateTime>

#include <memory>
#include <mutex>

class Database;

// The database as it was at a moment, read from the journal: of every table that lists show, the rows that are others
// now, as they were. The moment stands for the newest operation that says it happened by then: order comes from the
// operations' numbers, so where a clock jumped back and forth the last of them counts.
//
// Custody and role assignments say themselves when they were, whenever that was recorded: those that had begun are there,
// and those that ended later are open, with what else they said then. One that was taken out of the lists with its asset,
// person or role is there, too; one that was taken back as a mistake never was. Records that were entered later are
// not there, unless such a period, or a person's own date, says that they existed: then as they were entered. What records
// refer to keeps the oldest name known of it.
class PastState final : public std::enable_shared_from_this<PastState>
{
    Q_DECLARE_TR_FUNCTIONS(PastState)
    Q_DISABLE_COPY_MOVE(PastState)

public:
    // From a connection of its own. Invalid for a moment that is none or lies after `now`; Cancelled; as Database::open().
    static Result<std::shared_ptr<const PastState>> read(const QString &databasePath, const QDateTime &moment,
                                                         const QDateTime &now, const Progress &progress = {});

    QDateTime moment() const { return m_moment; }
    qint64 operation() const { return m_operation; } // the newest by then; 0 before the first
    qint64 newestOperation() const { return m_newestOperation; } // when it was read: a later one makes it out of date

    // From then on a connection, which only reads and was not asked anything yet, shows the tables, lists and search as
    // they were. Rights are to be asked of another one.
    Result<void> show(Database &database) const;

private:
    using Bytes = std::shared_ptr<const QByteArray>; // a database of its own

    PastState(const QString &databasePath, const QDateTime &moment, qint64 operation, qint64 newestOperation)
        : m_databasePath(databasePath)
        , m_moment(moment)
        , m_operation(operation)
        , m_newestOperation(newestOperation)
    {
    }

    Result<Bytes> words() const; // of m_rows, made when they are asked for first, by whichever thread
    Result<Bytes> makeWords() const;

    const QString m_databasePath;
    const QDateTime m_moment;
    const qint64 m_operation;
    const qint64 m_newestOperation;
    Bytes m_rows; // those that are others now
    mutable std::mutex m_wordsMutex;
    mutable Bytes m_words; // null before somebody searches
};
