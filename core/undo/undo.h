// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

// A row that keeps an operation from being undone.
struct UndoObstacle
{
    enum class Why {
        Changed, // by a later operation
        Deleted, // by a later operation
        Referred // it would go, but another row refers to it now
    };

    Why why = Why::Changed;
    QString table = {};
    qint64 rowId = 0;
    QString name = {}; // as people call it: "Asset A-1"
    QStringList fields = {}; // titles of what was changed since
    QString reference = {}; // what refers to it, as people call it
    qint64 operation = 0; // the newest one that changed it, or what refers to it
    QString actor = {}; // of that operation: the e-mail address, or "system"
    QDateTime at = {};

    QString sentence() const; // what stands in the way: "changed since: Name, Site"
};

// How many rows of a table undoing an operation would change.
struct UndoCount
{
    QString table;
    qint64 removed = 0; // which the operation had added
    qint64 edited = 0;
    qint64 restored = 0; // which the operation had deleted
};

// What undoing an operation would do.
struct UndoPlan
{
    static constexpr int mostListed = 200; // obstacles

    qint64 operation = 0; // that is reversed: the one asked for, or the one that stands for it since
    QString summary = {}; // of the operation that people think of: never that of an undo
    bool isRedo = false;
    QList<UndoCount> counts = {}; // by table, without the rows in the way and what hangs on them
    QList<UndoObstacle> obstacles = {}; // the first of them
    qint64 obstacleCount = 0;
    bool losesPasswords = false; // people come back without theirs
    QList<Permission> confirmed = {}; // of the rights that it uses those that are confirmed (PermissionRow)

    qint64 rows() const; // of all counts
};
