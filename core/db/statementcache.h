// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QObject>
#include <QSqlQuery>
#include <QStringList>

#include <memory>

class QSqlDatabase;

// The statements that a connection keeps prepared while nobody runs them; the least recently used is given up first.
// A child of the connection's driver: used in its thread, gone with it.
class StatementCache final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatementCache)

public:
    static constexpr int capacity = 128; // statements

    // Of this connection. Null for a statement that is not kept: one that does not read or write rows, is too long to
    // come again, or names no columns ("*"), whose number may change.
    static StatementCache *of(const QSqlDatabase &db, const QString &statement);

    // Null when it is not there. Taken out, so that the same statement can run meanwhile.
    std::unique_ptr<QSqlQuery> take(const QString &statement)
    {
        return std::unique_ptr<QSqlQuery>(m_idle.take(statement));
    }
    // Ends what the query reads, forgets the values of these names.
    void put(const QString &statement, const QStringList &names, QSqlQuery query);

private:
    using QObject::QObject;

    QCache<QString, QSqlQuery> m_idle {capacity};
};
