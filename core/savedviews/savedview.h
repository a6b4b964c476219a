// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tables/tablequery.h"

#include <QDateTime>

// What somebody keeps of a list: which rows, in which order, under a name.
struct SavedView
{
    qint64 id = 0;
    qint64 version = 0;
    QString name = {};
    QString view = {}; // View::name
    QString query = {}; // in the query language (QueryText)
    QList<SortKey> sort = {}; // empty: the view's default
    qint64 ownerId = 0;
    bool shared = false; // with everybody who may open the view
    QDateTime createdAt = {};

    // Invalid, with what does not fit or not any more: the view, a word of the query (field "query"), a column ("sort").
    Result<TableQuery> tableQuery() const;
    // Keeps everything but onlyIds. `view` has to be known.
    void setTableQuery(const TableQuery &tableQuery);

    bool operator==(const SavedView &) const = default;
};
