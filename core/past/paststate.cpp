// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/past/paststate.h"

#include "core/base/isotime.h"
#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/past/pastchanges.h"

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace {

Result<void> run(const Database &database, const QString &statement)
{
    auto done = Sql::run(database.connection(), statement);
    return done ? Result<void>() : Result<void>(done.error());
}

Error failed(const Database &database)
{
    return {Error::Code::Storage, {}, {}, QString::fromUtf8(sqlite3_errmsg(database.handle()))};
}

// In memory, to be written although the file is only read.
Result<void> attach(const Database &database, const QString &schema)
{
    return run(database, u"ATTACH 'file:%1?mode=memory' AS %1"_s.arg(schema));
}

Result<std::shared_ptr<const QByteArray>> serialized(const Database &database, const char *schema)
{
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes(
        sqlite3_serialize(database.handle(), schema, &size, 0), &sqlite3_free);
    if (!bytes && size > 0)
        return failed(database);
    return std::make_shared<const QByteArray>(reinterpret_cast<const char *>(bytes.get()), qsizetype(size));
}

// Into a schema that is attached. The bytes have to stay.
Result<void> deserialize(const Database &database, const char *schema, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    auto *read = reinterpret_cast<unsigned char *>(const_cast<char *>(bytes.constData())); // only read
    const int status = sqlite3_deserialize(database.handle(), schema, read, bytes.size(), bytes.size(),
                                           SQLITE_DESERIALIZE_READONLY);
    return status == SQLITE_OK ? Result<void>() : Result<void>(failed(database));
}

}

Result<std::shared_ptr<const PastState>> PastState::read(const QString &databasePath, const QDateTime &moment,
                                                         const QDateTime &now, const Progress &progress)
{
    if (!moment.isValid())
        return Error {Error::Code::Invalid, tr("This is no date."), u"as-of"_s};
    if (moment > now)
        return Error {Error::Code::Invalid, tr("This moment has not come yet."), u"as-of"_s};
    const auto opened = Database::open(databasePath, Database::Mode::ReadOnly);
    if (!opened)
        return opened.error();
    Database &database = **opened;
    database.setMapped(true); // until it is closed below
    if (auto attached = attach(database, u"past"_s); !attached)
        return attached.error();
    if (auto begun = run(database, u"BEGIN"_s); !begun) // one state of now
        return begun.error();
    const QString text = IsoTime::toText(moment);
    const auto newest = Sql::value(database.connection(), u"SELECT ifnull(max(id), 0) FROM operations"_s);
    // With +, from the index of the moments alone; else every operation since then is read.
    const auto operation = Sql::value(
        database.connection(), u"SELECT ifnull(max(+id), 0) FROM operations WHERE at <= :at"_s, {{u"at"_s, text}});
    if (!newest || !operation)
        return newest ? operation.error() : newest.error();
    std::shared_ptr<PastState> state(
        new PastState(databasePath, moment, operation->toLongLong(), newest->toLongLong()));
    auto written = PastChanges(database, text, state->m_operation).write(progress);
    if (written)
        written = run(database, u"COMMIT"_s);
    if (!written)
        return written.error();
    auto rows = serialized(database, "past");
    if (!rows)
        return rows.error();
    state->m_rows = *rows;
    return std::shared_ptr<const PastState>(state);
}

Result<void> PastState::show(Database &database) const
{
    for (const QString &schema : {u"past"_s, u"words"_s}) {
        if (auto attached = attach(database, schema); !attached)
            return attached;
    }
    if (auto filled = deserialize(database, "past", *m_rows); !filled)
        return filled;
    database.setPast({shared_from_this(), m_rows.get()}); // with it, the words
    const auto fetchWords = [this, &database, isFetched = std::make_shared<bool>(false)]() -> Result<void> {
        if (*isFetched)
            return {};
        const auto words = this->words();
        if (!words)
            return words.error();
        const auto filled = deserialize(database, "words", **words);
        *isFetched = bool(filled);
        return filled;
    };
    return PastTables::show(database, IsoTime::toText(m_moment), m_operation, fetchWords);
}

Result<PastState::Bytes> PastState::words() const
{
    const std::scoped_lock lock(m_wordsMutex);
    if (m_words)
        return m_words;
    auto made = makeWords();
    if (made)
        m_words = *made;
    return made;
}

// From a connection of its own, as one that is asked something right now does not write.
Result<PastState::Bytes> PastState::makeWords() const
{
    const auto database = Database::open(m_databasePath, Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    auto made = show(**database);
    if (made)
        made = run(**database, u"BEGIN"_s);
    if (made)
        made = PastTables::makeWords(**database);
    if (made)
        made = run(**database, u"COMMIT"_s);
    if (!made)
        return made.error();
    return serialized(**database, "words");
}
