// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QVariantMap>

#include <functional>

struct KeptStatement;
struct sqlite3_stmt;
class Database;

// A statement run straight through SQLite, for what is read or written by the million: records (RecordTable) and the rows
// of lists. Everything else goes through Sql.
class Cursor final
{
    Q_DISABLE_COPY(Cursor)

public:
    // Errors as Sql::run() gives them.
    static Result<Cursor> open(const Database &database, const QString &statement, const QVariantMap &values = {});
    // Of a statement that the database keeps prepared, as it will be run again and again. Values by the names of their
    // placeholders, or in their order.
    static Result<Cursor> openKept(const Database &database, const QString &statement, const QVariantMap &values);
    static Result<Cursor> openKept(const Database &database, const QString &statement, const QVariantList &values);
    // Carries out a statement that gives no rows. Returns the number of rows that it wrote. As openKept().
    static Result<qint64> run(const Database &database, const QString &statement, const QVariantList &values);
    // Calls `visit` with each id that the SELECT gives, without leaving SQLite in between: half the time of a loop over
    // next() where there are many. Errors as those of open() and error().
    using Visit = std::function<void(qint64 id)>;
    static Result<void> forEachId(const Database &database, const QString &select, const QVariantMap &values,
                                  const Visit &visit);
    static constexpr const char *visitPointer = "Cursor::Visit"; // what the SQL function visit_id() takes

    Cursor(Cursor &&other) noexcept;
    Cursor &operator=(Cursor &&other) = delete;
    ~Cursor();

    bool next(); // false at the end, and on an error: error()
    Result<void> error() const; // Cancelled when the database was told to stop (Database::cancelWhen)

    qint64 integer(int column) const;
    bool isNull(int column) const;
    const char *text(int column) const; // UTF-8, until the next call of next(); nullptr for NULL
    QByteArrayView bytes(int column) const; // text() with its length
    QVariant value(int column) const;

private:
    Cursor(sqlite3_stmt *statement, KeptStatement *kept)
        : m_statement(statement)
        , m_kept(kept)
    {
    }
    static Result<Cursor> prepare(const Database &database, const QString &statement, KeptStatement *kept);
    void bind(const QVariantMap &values);
    void bind(const QVariantList &values);

    sqlite3_stmt *m_statement;
    KeptStatement *m_kept; // null: nobody keeps it
    int m_status = 0;
};
