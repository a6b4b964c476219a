// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/journal/changerange.h"
#include "core/journal/digestedtables.h"
#include "core/journal/operation.h"

#include <QObject>

#include <functional>

class Clock;
class Database;

// Writes operations: one transaction in which the database's triggers record every change, sealed at commit
// into the chain of hashes. Refuses nothing but what the database refuses; permission is the caller's.
class Journal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Journal)

public:
    using Work = std::function<Result<void>(const Operation &)>;
    // What happens to an operation whose work changed nothing.
    enum class Empty { Discard, Keep };

    Journal(Database &database, Clock &clock, QObject *parent = nullptr);

    // Runs `work` inside one operation. Returns its id, or 0 when nothing changed and it was discarded.
    // On an error everything is rolled back. Inside another operation the work joins that one.
    // `progress` is told of the sealing, from Steps::recordsShare on; the work tells of the part before.
    Result<qint64> write(const Actor &actor, const OperationInfo &info, const Work &work, Empty empty = Empty::Discard,
                         const Progress &progress = {});

    bool isWriting() const { return m_current != nullptr; }

signals:
    void committed(qint64 operationId);

private:
    Result<qint64> insertOperation(const Actor &actor, const OperationInfo &info, const QDateTime &at);
    Result<ChangeRange> countChanges(qint64 operationId);
    Result<void> setCurrent(const QVariant &operationId);

    Database &m_database;
    Clock &m_clock;
    DigestedTables m_tables;
    const Operation *m_current = nullptr;
};
