// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>

class QSqlDatabase;

// What the digest of a row is made of, read from the schema once for as long as the schema stays the same.
class DigestedTables final
{
public:
    struct Table // as SQL
    {
        QString digest; // the digest of a row
        QString key; // the row_id of a change
    };

    // Forgets what it read if the schema is another by now. Before find(), once in a transaction.
    Result<void> follow(const QSqlDatabase &db);
    // Storage for a table without a key that the journal can record.
    Result<Table> find(const QSqlDatabase &db, const QString &name);

private:
    QHash<QString, Table> m_tables;
    qint64 m_schemaVersion = -1;
};
