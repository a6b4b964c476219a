// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/lastknown.h"

#include "core/base/isotime.h"
#include "core/db/database.h"
#include "core/db/partfile.h"
#include "core/db/sql.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(LastKnown)
};

struct Head
{
    qint64 id = 0;
    QString hash = {};
    QString at = {};
};

// Of the XDG base directories; QStandardPaths knows it from Qt 6.7 on.
QString stateFolder()
{
#ifdef Q_OS_UNIX
    const QString set = qEnvironmentVariable("XDG_STATE_HOME");
    const QString state = QDir::isAbsolutePath(set) ? set : QDir::homePath() + u"/.local/state"_s;
#else
    const QString state = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
#endif
    return state + u"/custodian/operations"_s;
}

QString noteOf(const QString &identity)
{
    return stateFolder() + u'/' + identity + u".json"_s;
}

Result<Head> readHead(const Database &database, const QString &condition, const QVariantMap &values = {})
{
    const auto heads = Sql::rows(
        database.connection(), u"SELECT id, hash, at FROM operations "_s + condition, values, [](const QSqlQuery &row) {
            return Head {row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString()};
        });
    if (!heads)
        return heads.error();
    return heads->value(0);
}

Result<Head> newestOf(const Database &database)
{
    return readHead(database, u"ORDER BY id DESC LIMIT 1"_s);
}

// By the places of the files.
QMap<QString, Head> readNote(const QString &identity)
{
    QMap<QString, Head> heads;
    QFile file(noteOf(identity));
    if (!file.open(QIODevice::ReadOnly))
        return heads;
    const QJsonObject note = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = note.constBegin(); it != note.constEnd(); ++it) {
        const QJsonObject seen = it.value().toObject();
        const Head head {seen.value("operation"_L1).toInteger(), seen.value("hash"_L1).toString(),
                         seen.value("at"_L1).toString()};
        if (head.id > 0 && !head.hash.isEmpty())
            heads.insert(it.key(), head);
    }
    return heads;
}

Result<void> writeNote(const QString &identity, const QMap<QString, Head> &heads)
{
    const auto part = PartFile::create(noteOf(identity));
    if (!part)
        return part.error();
    QJsonObject note;
    for (auto it = heads.cbegin(); it != heads.cend(); ++it)
        note.insert(it.key(), QJsonObject {{u"operation"_s, it->id}, {u"hash"_s, it->hash}, {u"at"_s, it->at}});
    const QByteArray text = QJsonDocument(note).toJson();
    QFile file((*part)->path());
    if (!file.open(QIODevice::ReadWrite) || file.write(text) != text.size() || !file.flush())
        return Error {Error::Code::Storage,
                      Tr::tr("%1 cannot be written: %2").arg(noteOf(identity), file.errorString())};
    file.close();
    return (*part)->commit();
}

// The place of the newest operation that was seen anywhere.
QString newestPlace(const QMap<QString, Head> &heads)
{
    QString place;
    for (auto it = heads.cbegin(); it != heads.cend(); ++it) {
        if (place.isEmpty() || it->id > heads.value(place).id)
            place = it.key();
    }
    return place;
}

}

namespace LastKnown {

Result<QString> identity(const Database &database)
{
    const auto uuid = Sql::value(database.connection(), u"SELECT uuid FROM operations ORDER BY id LIMIT 1"_s);
    if (!uuid)
        return uuid.error();
    return uuid->toString();
}

Result<std::optional<Rollback>> check(const Database &database)
{
    using Answer = std::optional<Rollback>;
    const auto id = identity(database);
    if (!id)
        return id.error();
    const QMap<QString, Head> heads = readNote(*id);
    const bool isHere = heads.contains(database.path());
    const QString place = isHere ? database.path() : newestPlace(heads);
    if (place.isEmpty())
        return Answer();
    const Head known = heads.value(place);
    const auto stored = readHead(database, u"WHERE id = :id"_s, {{u"id"_s, known.id}});
    const auto newest = newestOf(database);
    if (!stored || !newest)
        return stored ? newest.error() : stored.error();
    if (stored->hash == known.hash)
        return Answer();
    return Answer({known.id, IsoTime::fromText(known.at), newest->id, stored->id == 0, isHere ? QString() : place});
}

Result<void> remember(const Database &database)
{
    PartFile::removeAbandoned(stateFolder()); // of somebody who was killed
    const auto found = check(database);
    if (!found)
        return found.error();
    return *found && (*found)->elsewhere.isEmpty() ? Result<void>() : accept(database);
}

Result<void> accept(const Database &database)
{
    const auto id = identity(database);
    const auto newest = newestOf(database);
    if (!id || !newest)
        return id ? newest.error() : id.error();
    QMap<QString, Head> heads = readNote(*id);
    if (newest->id == 0 || heads.value(database.path()).hash == newest->hash)
        return {};
    heads.insert(database.path(), *newest);
    return writeNote(*id, heads);
}

QString sentence(const Rollback &rollback)
{
    const QString at = QLocale().toString(rollback.knownAt.toLocalTime(), QLocale::ShortFormat);
    const QString known = QString::number(rollback.known);
    if (!rollback.elsewhere.isEmpty())
        return Tr::
            tr("This is a copy that does not have everything: operation %1 of %2 was seen in %3. The file ends with "
               "operation %4, or went on in another way.")
                .arg(known, at, rollback.elsewhere, QString::number(rollback.newest));
    if (rollback.isOlder)
        return Tr::tr("The database is older than it was: operation %1 of %2 was seen here, and the file ends with "
                      "operation %3. It may have been put back from a copy, or copied without its log.")
            .arg(known, at, QString::number(rollback.newest));
    return Tr::tr(
               "The database is not the one that it was: operation %1 of %2 was seen here, and the file has another "
               "one in its place. It may have been put back from a copy and then changed, or its journal was altered.")
        .arg(known, at);
}

}
