// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlfunctions.h"

#include "core/base/searchtext.h"
#include "core/db/cursor.h"

#include <sqlite3.h>

namespace {

QByteArrayView textOf(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value)); // before its length is known
    return {text, qsizetype(sqlite3_value_bytes(value))};
}

bool isNull(sqlite3_value *value)
{
    return sqlite3_value_type(value) == SQLITE_NULL;
}

template <QByteArray (*Fold)(QByteArrayView)>
void folded(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (isNull(arguments[0]))
        return;
    const QByteArray result = Fold(textOf(arguments[0]));
    sqlite3_result_text(context, result.constData(), int(result.size()), SQLITE_TRANSIENT);
}

void hasWords(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const bool found = !isNull(arguments[0])
        && SearchText::hasWords(QString::fromUtf8(SearchText::words(textOf(arguments[0]))),
                                QString::fromUtf8(textOf(arguments[1])));
    sqlite3_result_int(context, found ? 1 : 0);
}

void visitId(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (const auto *visit = static_cast<const Cursor::Visit *>(
            sqlite3_value_pointer(arguments[0], Cursor::visitPointer)))
        (*visit)(sqlite3_value_int64(arguments[1]));
    sqlite3_result_int(context, 1);
}

}

namespace SqlFunctions {

void add(sqlite3 *connection)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    sqlite3_create_function(connection, "search_words", 1, flags, nullptr, folded<SearchText::words>, nullptr, nullptr);
    sqlite3_create_function(connection, "search_code", 1, flags, nullptr, folded<SearchText::code>, nullptr, nullptr);
    sqlite3_create_function(connection, "search_folded", 1, flags, nullptr, folded<SearchText::folded>, nullptr,
                            nullptr);
    sqlite3_create_function(connection, "visit_id", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr, visitId, nullptr,
                            nullptr);
    sqlite3_create_function(connection, "has_words", 2, flags, nullptr, hasWords, nullptr, nullptr);
}

}
