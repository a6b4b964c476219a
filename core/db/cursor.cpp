// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/cursor.h"

#include "core/db/database.h"
#include "core/db/keptstatements.h"
#include "core/db/sql.h"

#include <QRegularExpression>

#include <sqlite3.h>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace {

Error toError(sqlite3 *handle)
{
    return Sql::toError(QSqlError({}, QString::fromUtf8(sqlite3_errmsg(handle)), QSqlError::StatementError,
                                  QString::number(sqlite3_extended_errcode(handle))));
}

// The past has none of these names.
QString withoutIndexes(const QString &statement)
{
    static const QRegularExpression named(u" INDEXED BY [a-z_]+"_s);
    return QString(statement).remove(named);
}

void bindValue(sqlite3_stmt *statement, int index, const QVariant &value)
{
    if (value.isNull()) {
        sqlite3_bind_null(statement, index);
    } else if (value.typeId() == QMetaType::QString) {
        const QByteArray text = value.toString().toUtf8();
        sqlite3_bind_text(statement, index, text.constData(), int(text.size()), SQLITE_TRANSIENT);
    } else if (value.typeId() == QMetaType::QByteArray) {
        const QByteArray bytes = value.toByteArray();
        sqlite3_bind_blob(statement, index, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_int64(statement, index, value.toLongLong());
    }
}

}

Result<Cursor> Cursor::prepare(const Database &database, const QString &statement, KeptStatement *kept)
{
    if (kept && kept->statement)
        return Cursor(kept->statement, kept);
    const QByteArray text = (database.showsPast() ? withoutIndexes(statement) : statement).toUtf8();
    const unsigned flags = kept ? SQLITE_PREPARE_PERSISTENT : 0;
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v3(database.handle(), text.constData(), int(text.size()), flags, &prepared, nullptr)
        != SQLITE_OK) {
        if (kept)
            kept->isRunning = false;
        return toError(database.handle());
    }
    if (kept)
        kept->statement = prepared;
    return Cursor(prepared, kept);
}

Result<Cursor> Cursor::open(const Database &database, const QString &statement, const QVariantMap &values)
{
    auto cursor = prepare(database, statement, nullptr);
    if (cursor)
        cursor->bind(values);
    return cursor;
}

Result<Cursor> Cursor::openKept(const Database &database, const QString &statement, const QVariantMap &values)
{
    auto cursor = prepare(database, statement, database.keptStatements().take(statement));
    if (cursor)
        cursor->bind(values);
    return cursor;
}

Result<Cursor> Cursor::openKept(const Database &database, const QString &statement, const QVariantList &values)
{
    auto cursor = prepare(database, statement, database.keptStatements().take(statement));
    if (cursor)
        cursor->bind(values);
    return cursor;
}

Result<qint64> Cursor::run(const Database &database, const QString &statement, const QVariantList &values)
{
    auto cursor = openKept(database, statement, values);
    if (!cursor)
        return cursor.error();
    cursor->next();
    if (auto done = cursor->error(); !done)
        return done.error();
    return qint64(sqlite3_changes64(database.handle()));
}

void Cursor::bind(const QVariantMap &values)
{
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        const QByteArray name = QString(u':' + value.key()).toUtf8();
        if (const int index = sqlite3_bind_parameter_index(m_statement, name.constData()); index > 0)
            bindValue(m_statement, index, value.value());
    }
}

void Cursor::bind(const QVariantList &values)
{
    for (int i = 0; i < values.size(); ++i)
        bindValue(m_statement, i + 1, values.at(i));
}

Result<void> Cursor::forEachId(const Database &database, const QString &select, const QVariantMap &values,
                               const Visit &visit)
{
    auto cursor = open(database, u"WITH found (id) AS (%1) SELECT count(visit_id(:visit, id)) FROM found"_s.arg(select),
                       values);
    if (!cursor)
        return cursor.error();
    const int index = sqlite3_bind_parameter_index(cursor->m_statement, ":visit");
    sqlite3_bind_pointer(cursor->m_statement, index, const_cast<Visit *>(&visit), visitPointer, nullptr);
    cursor->next();
    return cursor->error();
}

Cursor::Cursor(Cursor &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_kept(std::exchange(other.m_kept, nullptr))
    , m_status(other.m_status)
{
}

Cursor::~Cursor()
{
    if (m_kept)
        KeptStatements::giveBack(*m_kept);
    else
        sqlite3_finalize(m_statement);
}

bool Cursor::next()
{
    m_status = sqlite3_step(m_statement);
    return m_status == SQLITE_ROW;
}

Result<void> Cursor::error() const
{
    if (m_status == SQLITE_DONE || m_status == SQLITE_ROW || m_status == SQLITE_OK)
        return {};
    return toError(sqlite3_db_handle(m_statement));
}

qint64 Cursor::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool Cursor::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

const char *Cursor::text(int column) const
{
    return reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
}

QByteArrayView Cursor::bytes(int column) const
{
    const char *utf8 = text(column); // before its length is known
    return {utf8, qsizetype(sqlite3_column_bytes(m_statement, column))};
}

QVariant Cursor::value(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_NULL:
        return {};
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return sqlite3_column_double(m_statement, column);
    case SQLITE_BLOB:
        return QByteArray(static_cast<const char *>(sqlite3_column_blob(m_statement, column)),
                          sqlite3_column_bytes(m_statement, column));
    default:
        return QString::fromUtf8(bytes(column));
    }
}
