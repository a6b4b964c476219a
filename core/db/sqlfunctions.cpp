// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlfunctions.h"

#include "core/base/searchtext.h"

#include <sqlite3.h>

namespace {

QString textOf(sqlite3_value *value)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_value_text(value)), sqlite3_value_bytes(value));
}

bool isNull(sqlite3_value *value)
{
    return sqlite3_value_type(value) == SQLITE_NULL;
}

template <QString (*Fold)(const QString &)>
void folded(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (isNull(arguments[0]))
        return;
    const QByteArray result = Fold(textOf(arguments[0])).toUtf8();
    sqlite3_result_text(context, result.constData(), int(result.size()), SQLITE_TRANSIENT);
}

void hasWords(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const bool found = !isNull(arguments[0])
        && SearchText::hasWords(SearchText::words(textOf(arguments[0])), textOf(arguments[1]));
    sqlite3_result_int(context, found ? 1 : 0);
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
    sqlite3_create_function(connection, "has_words", 2, flags, nullptr, hasWords, nullptr, nullptr);
}

}
