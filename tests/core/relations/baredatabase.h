// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/migrator.h"
#include "core/db/sql.h"
#include "support/expect.h"

#include <QSqlDatabase>
#include <QSqlRecord>
#include <QUuid>

// A database in memory with the schema of one of the five systems of origin.md and nothing of the product's,
// foreign keys enforced. `schema` is written like a migration.
class BareDatabase final
{
    Q_DISABLE_COPY_MOVE(BareDatabase)

public:
    explicit BareDatabase(const QString &schema)
        : m_name(QUuid::createUuid().toString())
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        db.setDatabaseName(QStringLiteral(":memory:"));
        if (!db.open())
            qFatal("%s", qPrintable(db.lastError().text()));
        run(QStringLiteral("PRAGMA foreign_keys = ON"));
        for (const QString &statement : Migrator::statements(schema))
            run(statement);
    }
    ~BareDatabase() { QSqlDatabase::removeDatabase(m_name); }

    operator QSqlDatabase() const { return QSqlDatabase::database(m_name, false); }

    // What must succeed; the id of what it inserted.
    qint64 run(const QString &statement, const QVariantMap &values = {}) const
    {
        const auto query = Sql::run(*this, statement, values);
        if (!query)
            qFatal("%s: %s", qPrintable(statement), qPrintable(query.error().detail));
        return query->lastInsertId().toLongLong();
    }
    QVariant value(const QString &statement, const QVariantMap &values = {}) const
    {
        const auto found = Sql::value(*this, statement, values);
        if (!found)
            qFatal("%s: %s", qPrintable(statement), qPrintable(found.error().detail));
        return *found;
    }
    qint64 count(const QString &from) const
    {
        return value(QStringLiteral("SELECT count(*) FROM ") + from).toLongLong();
    }
    // The column of these rows, in the order of `ids`.
    QStringList texts(const QString &table, const QString &column, const QList<qint64> &ids) const
    {
        QStringList list;
        for (const qint64 id : ids)
            list.append(value(QStringLiteral("SELECT %1 FROM %2 WHERE id = :id").arg(column, table),
                              {{QStringLiteral("id"), id}})
                            .toString());
        return list;
    }
    // What a service does: all of `work` or nothing.
    template <typename Work>
    auto atomically(Work work) const
    {
        run(QStringLiteral("BEGIN IMMEDIATE"));
        auto done = work();
        run(done ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
        return done;
    }

private:
    const QString m_name;
};

using Ids = QList<qint64>;

// The code of what must fail.
template <typename T>
Error::Code refusalCode(const Result<T> &result)
{
    if (result)
        qFatal("it was not refused");
    return result.error().code;
}
