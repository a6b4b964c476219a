// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QSqlDatabase>

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(lcSql, "custodian.sql", QtWarningMsg)

namespace {

constexpr qint64 slowMilliseconds = 250;

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(Sql)
};

QString referenceMessage()
{
    return Tr::tr("Other records refer to it, or it refers to a record that is not there.");
}

// Triggers of the migrations refuse with "custodian/<code>: sentence" (see 0001_journal.sql).
Error fromTrigger(const QString &driverText)
{
    static const QList<std::pair<QLatin1StringView, Error::Code>> prefixes {
        {"custodian/conflict: "_L1, Error::Code::Conflict},
        {"custodian/duplicate: "_L1, Error::Code::Duplicate},
        {"custodian/invalid: "_L1, Error::Code::Invalid},
    };
    for (const auto &[prefix, code] : prefixes) {
        if (const qsizetype at = driverText.indexOf(prefix); at >= 0) {
            const QString sentence = driverText.mid(at + prefix.size()).section(u" Unable to"_s, 0, 0);
            return {code, QCoreApplication::translate("Schema", sentence.toUtf8().constData()), {}, driverText};
        }
    }
    if (driverText.contains("FOREIGN KEY constraint failed"_L1)) // ON DELETE RESTRICT is carried out as a trigger
        return {Error::Code::Reference, referenceMessage(), {}, driverText};
    return {Error::Code::Storage, Tr::tr("The database refused the change."), {}, driverText};
}

}

namespace Sql {

Error toError(const QSqlError &error)
{
    const QString text = error.databaseText() + u' ' + error.driverText();
    const int native = error.nativeErrorCode().toInt();
    switch (native) {
    case 787: // SQLITE_CONSTRAINT_FOREIGNKEY
        return {Error::Code::Reference, referenceMessage(), {}, text};
    case 1555: // SQLITE_CONSTRAINT_PRIMARYKEY
    case 2067: // SQLITE_CONSTRAINT_UNIQUE
        return {Error::Code::Duplicate, Tr::tr("This value is in use already."), {}, text};
    case 275: // SQLITE_CONSTRAINT_CHECK
    case 1299: // SQLITE_CONSTRAINT_NOTNULL
        return {Error::Code::Invalid, Tr::tr("A value is missing or not allowed."), {}, text};
    case 1811: // SQLITE_CONSTRAINT_TRIGGER
        return fromTrigger(error.databaseText());
    default:
        break;
    }
    switch (native & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return {Error::Code::Busy, Tr::tr("Another program is using the database. Try again in a moment."), {}, text};
    case 9: // SQLITE_INTERRUPT
        return {Error::Code::Cancelled, Tr::tr("Cancelled."), {}, text};
    case 8: // SQLITE_READONLY
        return {Error::Code::Storage, Tr::tr("The database can only be read."), {}, text};
    case 11: // SQLITE_CORRUPT
        return {Error::Code::Storage, Tr::tr("The database file is damaged."), {}, text};
    case 13: // SQLITE_FULL
        return {Error::Code::Storage, Tr::tr("The disk is full. Nothing was changed."), {}, text};
    case 26: // SQLITE_NOTADB
        return {Error::Code::Unsupported, Tr::tr("The file is not a database."), {}, text};
    default:
        return {Error::Code::Storage, Tr::tr("The database reported an error."), {}, text};
    }
}

Query::Query(QSqlQuery query, StatementCache *cache, const QString &statement, const QStringList &names)
    : QSqlQuery(std::move(query))
    , m_cache(cache)
    , m_statement(statement)
    , m_names(names)
{
}

Query::Query(Query &&other) noexcept
    : QSqlQuery(std::move(other))
    , m_cache(std::exchange(other.m_cache, nullptr))
    , m_statement(std::move(other.m_statement))
    , m_names(std::move(other.m_names))
{
}

Query::~Query()
{
    if (m_cache && !lastError().isValid())
        m_cache->put(m_statement, m_names, std::move(*this));
}

Result<Query> run(const QSqlDatabase &db, const QString &statement, const QVariantMap &values)
{
    QElapsedTimer timer;
    timer.start();
    StatementCache *cache = StatementCache::of(db, statement);
    const auto kept = cache ? cache->take(statement) : nullptr;
    QSqlQuery query = kept ? std::move(*kept) : QSqlQuery(db);
    query.setForwardOnly(true);
    bool done = kept || query.prepare(statement);
    if (done) {
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            query.bindValue(u':' + it.key(), it.value());
        done = query.exec();
    }
    if (!done) {
        const Error error = toError(query.lastError());
        qCDebug(lcSql).noquote() << statement << error.detail;
        return error;
    }
    if (timer.elapsed() > slowMilliseconds)
        qCInfo(lcSql).noquote() << timer.elapsed() << "ms:" << statement;
    return Query(std::move(query), cache, statement, values.keys());
}

Result<QVariant> value(const QSqlDatabase &db, const QString &statement, const QVariantMap &values)
{
    auto query = run(db, statement, values);
    if (!query)
        return query.error();
    return query->next() ? query->value(0) : QVariant();
}

Result<QList<qint64>> ids(const QSqlDatabase &db, const QString &statement, const QVariantMap &values)
{
    return rows(db, statement, values, [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
}

}
