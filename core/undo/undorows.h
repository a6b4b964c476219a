// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/changerange.h"
#include "core/undo/undo.h"

class Database;

// The rows that an operation changed, and which of them can be put back: a temporary table `undo_rows` of the
// connection while this lives, inside a transaction or a snapshot. Passwords and the links between undone operations
// are not among them.
class UndoRows final
{
    Q_DISABLE_COPY_MOVE(UndoRows)

public:
    // Of a row in `undo_rows`. Whatever is not Free stays as it is.
    enum class Way {
        Free,
        Changed, // since, by another operation
        Referred, // would go, while another row refers to it
        Bound, // belongs to one that stays
        Counter // that only ever moves on
    };

    UndoRows(Database &database, qint64 operation);
    ~UndoRows();

    Result<void> gather(); // finds the rows and what stands in the way
    Result<void> bind(); // where not all are free: leaves alone what hangs on the others

    qint64 operation() const { return m_operation; }
    Result<qint64> countObstacles() const;
    Result<QList<UndoObstacle>> obstacles(int limit) const;
    Result<QList<UndoCount>> counts() const; // of the free rows
    Result<bool> hasSecrets() const; // the operation changed rows with passwords, which are not among these

private:
    struct Reference
    {
        QString child;
        QString column;
        QString parent;
        QString childKey; // row_id of the child, in SQL, with the prefix "child."
    };

    Result<void> readReferences();
    Result<void> fill();
    Result<void> markChanged();
    Result<int> markReferred();
    Result<int> markBound();
    Result<void> setOwners();
    Result<void> describeChange(UndoObstacle &obstacle) const;
    Result<void> describeReference(UndoObstacle &obstacle) const;
    QString stays(const Reference &reference) const;
    QVariantMap values() const;

    Database &m_database;
    const qint64 m_operation;
    ChangeRange m_changes; // of the operation
    QList<Reference> m_references;
};
