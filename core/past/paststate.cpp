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
Result<void> attach(const Database &database)
{
    return run(database, u"ATTACH 'file:past?mode=memory' AS past"_s);
}

Result<void> writeWords(const Database &database)
{
    for (const PastWords &words : PastTables::words()) {
        if (auto made = PastTables::makeWords(database, words); !made)
            return made;
    }
    return {};
}

Result<std::shared_ptr<const QByteArray>> serialized(const Database &database)
{
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes(
        sqlite3_serialize(database.handle(), "past", &size, 0), &sqlite3_free);
    if (!bytes && size > 0)
        return failed(database);
    return std::make_shared<const QByteArray>(reinterpret_cast<const char *>(bytes.get()), qsizetype(size));
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
    if (auto attached = attach(database); !attached)
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
    std::shared_ptr<PastState> state(new PastState(moment, operation->toLongLong(), newest->toLongLong()));
    auto written = PastChanges(database, text, state->m_operation).write(progress);
    if (written)
        written = PastTables::show(database, text, state->m_operation); // the words are read from what is shown
    if (written)
        written = writeWords(database);
    if (written)
        written = run(database, u"COMMIT"_s);
    if (!written)
        return written.error();
    auto rows = serialized(database);
    if (!rows)
        return rows.error();
    state->m_rows = *rows;
    return std::shared_ptr<const PastState>(state);
}

Result<void> PastState::show(Database &database) const
{
    if (auto attached = attach(database); !attached)
        return attached;
    if (!m_rows->isEmpty()) {
        auto *bytes = reinterpret_cast<unsigned char *>(const_cast<char *>(m_rows->constData())); // only read
        if (sqlite3_deserialize(database.handle(), "past", bytes, m_rows->size(), m_rows->size(),
                                SQLITE_DESERIALIZE_READONLY)
            != SQLITE_OK)
            return failed(database);
    }
    database.setPast(m_rows);
    return PastTables::show(database, IsoTime::toText(m_moment), m_operation);
}
