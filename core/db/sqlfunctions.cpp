// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlfunctions.h"

#include "core/base/nearnames.h"
#include "core/base/partshash.h"
#include "core/base/searchtext.h"
#include "core/db/cursor.h"

#include <sqlite3.h>

#include <memory>
#include <utility>

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

QByteArrayView bytesOf(sqlite3_value *value)
{
    return sqlite3_value_type(value) == SQLITE_BLOB
        ? QByteArrayView(static_cast<const char *>(sqlite3_value_blob(value)), qsizetype(sqlite3_value_bytes(value)))
        : textOf(value);
}

void rowDigest(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    constexpr int digestBytes = 8;
    PartsHash hash;
    for (int i = 0; i + 1 < count; i += 2) {
        if (isNull(arguments[i + 1]))
            continue;
        hash.add(textOf(arguments[i]));
        hash.add(bytesOf(arguments[i + 1]));
    }
    sqlite3_result_blob(context, hash.result().constData(), digestBytes, SQLITE_TRANSIENT);
}

// Made with the first row, gone with the result.
PartsHash *&partsOf(sqlite3_context *context)
{
    return *static_cast<PartsHash **>(sqlite3_aggregate_context(context, sizeof(PartsHash *)));
}

void addParts(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    PartsHash *&hash = partsOf(context);
    if (!hash)
        hash = new PartsHash;
    for (int i = 0; i < count; ++i) {
        if (isNull(arguments[i]))
            hash->addNull();
        else
            hash->add(bytesOf(arguments[i]));
    }
}

void partsDigest(sqlite3_context *context)
{
    PartsHash *&hash = partsOf(context);
    const std::unique_ptr<PartsHash> parts(hash ? std::exchange(hash, nullptr) : new PartsHash);
    const QByteArray digest = parts->result();
    sqlite3_result_blob(context, digest.constData(), int(digest.size()), SQLITE_TRANSIENT);
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
    sqlite3_create_function(connection, "near_person", 1, flags, nullptr, folded<NearNames::ofPerson>, nullptr,
                            nullptr);
    sqlite3_create_function(connection, "near_mailbox", 1, flags, nullptr, folded<NearNames::ofMailbox>, nullptr,
                            nullptr);
    sqlite3_create_function(connection, "near_serial", 1, flags, nullptr, folded<NearNames::ofSerial>, nullptr,
                            nullptr);
    sqlite3_create_function(connection, "visit_id", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr, visitId, nullptr,
                            nullptr);
    sqlite3_create_function(connection, "row_digest", -1, flags, nullptr, rowDigest, nullptr, nullptr);
    sqlite3_create_function(connection, "parts_digest", -1, flags, nullptr, nullptr, addParts, partsDigest);
    sqlite3_create_function(connection, "has_words", 2, flags, nullptr, hasWords, nullptr, nullptr);
}

}
