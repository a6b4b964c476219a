// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSet>
#include <QStringList>

#include <functional>

class Database;

// A table of one connection, only to be read, whose rows are those of several SELECTs together. Unlike a view of them it
// can stand anywhere in a join: what a statement asks of its columns is asked of each SELECT, where indexes answer it.
class SelectTable final
{
public:
    struct Column
    {
        QString name;
        QString type;
        QString collation; // "NOCASE"
    };

    struct Source
    {
        QList<Column> columns;
        QString key; // an expression of the columns, for the rowid: "id"
        QStringList selects; // each has all columns; of an index of words its rowid only, asked with MATCH ?%1
        QSet<QString> indexed = {}; // columns that each SELECT finds its rows by quickly
        QStringList unique = {}; // columns whose values or NULLs together at most one row has, apart from the key
        bool isWords = false; // an FTS5 index: it is asked with MATCH only
        qint64 rows = 1'000'000; // about
        std::function<Result<void>()> prepare = {}; // called before rows are read, each time
    };

    // As temp.<name>, so that statements that say <name> read this one. Storage.
    static Result<void> create(const Database &database, const QString &name, const Source &source);
};
