// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/cursor.h"

#include "core/db/database.h"
#include "core/db/sql.h"

#include <sqlite3.h>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace {

Error toError(sqlite3 *handle)
{
    return Sql::toError(QSqlError({}, QString::fromUtf8(sqlite3_errmsg(handle)), QSqlError::StatementError,
                                  QString::number(sqlite3_extended_errcode(handle))));
}

void bind(sqlite3_stmt *statement, int index, const QVariant &value)
{
    if (value.isNull()) {
        sqlite3_bind_null(statement, index);
    } else if (value.typeId() == QMetaType::QString) {
        const QByteArray text = value.toString().toUtf8();
        sqlite3_bind_text(statement, index, text.constData(), int(text.size()), SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_int64(statement, index, value.toLongLong());
    }
}

}

Result<Cursor> Cursor::open(const Database &database, const QString &statement, const QVariantMap &values)
{
    const QByteArray text = statement.toUtf8();
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(database.handle(), text.constData(), int(text.size()), &prepared, nullptr) != SQLITE_OK)
        return toError(database.handle());
    Cursor cursor(prepared);
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        const QByteArray name = QString(u':' + value.key()).toUtf8();
        if (const int index = sqlite3_bind_parameter_index(prepared, name.constData()); index > 0)
            bind(prepared, index, value.value());
    }
    return cursor;
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
    , m_status(other.m_status)
{
}

Cursor::~Cursor()
{
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
