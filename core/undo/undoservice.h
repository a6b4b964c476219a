// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/journal/saved.h"
#include "core/undo/undo.h"

#include <QCoreApplication>

#include <functional>
#include <optional>

class Database;
struct OperationKind;
class UndoRows;
class UnitOfWork;

// Takes operations back: one new operation puts every row back as it was before, newest change first, all or nothing.
// An undo that is undone is a redo; then the operation can be undone again. Whoever undoes needs the right to see the
// operation and those that it needed itself, and nobody gets by an undo what the services would refuse.
class UndoService final
{
    Q_DECLARE_TR_FUNCTIONS(UndoService)
    Q_DISABLE_COPY_MOVE(UndoService)

public:
    enum class Act { Undo, Redo };
    // Which rows: all of them, or those alone that nobody changed since.
    enum class Rows { All, Untouched };
    // Told once what would be done and what stands in the way, before anything is; an error of it is returned, and
    // nothing done, where nothing else keeps it from being done.
    using Tell = std::function<Result<void>(const UndoPlan &)>;

    UndoService(Database &database, UnitOfWork &work);

    // Undo: NotFound; Conflict where it was undone already, is of a kind that cannot be, or rows stand in the way (`tell`
    // lists them); Denied; what the database refuses, with the name of the row; Cancelled. `id` of the result is the
    // operation that was reversed. Redo likewise; Conflict for what was not undone.
    Result<Saved> undo(qint64 operation, Rows rows = Rows::All, const Progress &progress = {}, const Tell &tell = {});
    Result<Saved> redo(qint64 operation, Rows rows = Rows::All, const Progress &progress = {}, const Tell &tell = {});
    // What undo() or redo() would do. Changes nothing; errors as theirs, but rows in the way are no error.
    Result<UndoPlan> plan(Act act, qint64 operation) const;

    // Why it is refused whatever its rows are like by now: rights, kind, undone or redone already; empty if it is not.
    QString refusal(Act act, qint64 operation) const;

    // What the person who is signed in would take back next, and what bring back: of their own operations after the one
    // named, in the order they were made. Something new ends what can be brought back.
    struct Next
    {
        qint64 operation;
        QString summary;
    };
    Result<std::optional<Next>> next(Act act, qint64 after) const;
    Result<qint64> newestOperation() const; // 0 before the first

private:
    // The operation that people think of, and the one that is reversed for it.
    struct Target
    {
        qint64 root = 0;
        qint64 operation = 0;
        qint64 changes = 0;
        QString kind = {}; // of the root
        QString summary = {}; // of the root
        std::optional<qint64> actor = {}; // of the operation
        bool isRedo = false;
    };

    Result<Saved> reverse(Act act, qint64 operation, Rows rows, const Progress &progress, const Tell &tell);
    Result<QList<qint64>> chain(qint64 root) const;
    Result<qint64> rootOf(qint64 operation) const;
    Result<Target> target(Act act, qint64 operation) const;
    Result<Target> described(qint64 root, qint64 operation) const;
    Result<const OperationKind *> require(const Target &target) const;
    Error done(const QString &sentence, qint64 by) const;
    Result<UndoPlan> gathered(const Target &target, UndoRows &rows, const Progress &progress) const;
    Result<UndoPlan> describe(const Target &target, const UndoRows &rows) const;
    Result<void> write(const Target &target, Rows rows, qint64 by, const Progress &progress, const Tell &tell);
    static QString summary(const Target &target);

    Database &m_database;
    UnitOfWork &m_work;
};
