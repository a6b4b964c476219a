// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/backupfolder.h"

#include "core/backup/sealedfile.h"
#include "core/db/partfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString timeFormat = u"yyyyMMdd-HHmmss-zzz"_s;
const QString suffix = u".custodian"_s;
const QString sealedSuffix = u".sealed"_s;
const QString updateMark = u".before-schema-"_s; // as Database::open() leaves them
const QString restoreMark = u".before-restore-"_s;

QString baseName(const QString &databasePath)
{
    return QFileInfo(databasePath).completeBaseName();
}

QString nameOf(BackupReason::Value reason)
{
    return QString::fromLatin1(QMetaEnum::fromType<BackupReason::Value>().valueToKey(int(reason))).toLower();
}

BackupReason::Value reasonOf(const QString &name)
{
    for (const auto reason : {BackupReason::Value::Manual, BackupReason::Value::Daily, BackupReason::Value::Import}) {
        if (name == nameOf(reason))
            return reason;
    }
    return BackupReason::Value::Unknown;
}

QDateTime timeOf(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, timeFormat);
    time.setTimeSpec(Qt::UTC);
    return time;
}

QString modifiedText(const QFileInfo &info)
{
    return info.lastModified().toUTC().toString(Qt::ISODateWithMs);
}

// The first of the names, by a time that goes on, that nothing has yet.
template <typename Name>
QString firstFree(QDateTime at, Name name)
{
    QString path;
    for (at = at.toUTC(); path.isEmpty() || QFileInfo::exists(path); at = at.addMSecs(1))
        path = name(at.toString(timeFormat));
    return path;
}

}

BackupFolder::BackupFolder(const QString &databasePath, const QString &folder)
    : m_database(databasePath)
    , m_folder(folder.isEmpty() ? QFileInfo(databasePath).absolutePath() + u'/' + baseName(databasePath) + u".backups"_s
                                : QDir::cleanPath(folder))
{
}

QString BackupFolder::newPath(BackupReason::Value reason, const QDateTime &at, bool isSealed) const
{
    return firstFree(at, [&](const QString &time) -> QString {
        return m_folder + u'/' + baseName(m_database) + u'-' + time + u'-' + nameOf(reason) + suffix
            + (isSealed ? sealedSuffix : QString());
    });
}

QString BackupFolder::keptPath(const QString &databasePath, const QDateTime &at)
{
    return firstFree(at, [&](const QString &time) -> QString { return databasePath + restoreMark + time; });
}

QString BackupFolder::notesPath() const
{
    return m_folder + u"/checked.json"_s;
}

QJsonObject BackupFolder::readNotes() const
{
    QFile file(notesPath());
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QList<Backup> BackupFolder::list() const
{
    const QJsonObject notes = readNotes();
    QList<Backup> backups;
    const QFileInfo database(m_database);
    const auto add = [&](const QDir &folder, const QStringList &patterns) {
        for (const QString &name : folder.entryList(patterns, QDir::Files)) {
            const Backup backup = describe(folder.filePath(name), notes);
            if (backup.reason != BackupReason::Value::Unknown)
                backups.append(backup);
        }
    };
    add(QDir(m_folder), {u"*"_s + suffix, u"*"_s + suffix + sealedSuffix});
    add(database.dir(), {u"*"_s + updateMark + u"*"_s, u"*"_s + restoreMark + u"*"_s});
    std::ranges::stable_sort(backups, std::ranges::greater(), &Backup::at);
    return backups;
}

Backup BackupFolder::find(const QString &path) const
{
    return describe(QFileInfo(path).absoluteFilePath(), readNotes());
}

Backup BackupFolder::describe(const QString &path, const QJsonObject &notes) const
{
    const QFileInfo info(path);
    Backup backup {path, info.lastModified().toUTC(), info.size()};
    const QRegularExpression made(u"^%1-([0-9-]{19})-([a-z]+)%2(%3)?$"_s.arg(
        QRegularExpression::escape(baseName(m_database)), QRegularExpression::escape(suffix),
        QRegularExpression::escape(sealedSuffix)));
    const auto match = made.match(info.fileName());
    const QString ownName = QFileInfo(m_database).fileName();
    const QString restoreStart = ownName + restoreMark;
    if (match.hasMatch() && timeOf(match.captured(1)).isValid()) {
        backup.at = timeOf(match.captured(1));
        backup.reason = reasonOf(match.captured(2));
    } else if (info.fileName().startsWith(ownName + updateMark)
               && !path.endsWith(QLatin1StringView(PartFile::suffix))) {
        backup.reason = BackupReason::Value::Update;
    } else if (info.fileName().startsWith(restoreStart)) {
        const QDateTime at = timeOf(info.fileName().mid(restoreStart.size()));
        if (at.isValid()) { // not what SQLite keeps beside it
            backup.at = at;
            backup.reason = BackupReason::Value::Restore;
        }
    }
    backup.isSealed = SealedFile::isSealed(path);
    const QJsonObject note = notes.value(info.fileName()).toObject();
    if (note.value("bytes"_L1).toInteger() == info.size()
        && note.value("modified"_L1).toString() == modifiedText(info)) {
        backup.verifiedAt = QDateTime::fromString(note.value("checked"_L1).toString(), Qt::ISODate);
        backup.problem = note.value("problem"_L1).toString();
    }
    return backup;
}

Result<void> BackupFolder::note(const Backup &backup) const
{
    const QFileInfo info(backup.path);
    return writeNote(backup.path,
                     QJsonObject {{u"bytes"_s, info.size()},
                                  {u"modified"_s, modifiedText(info)},
                                  {u"checked"_s, backup.verifiedAt.toUTC().toString(Qt::ISODate)},
                                  {u"problem"_s, backup.problem}});
}

Result<void> BackupFolder::remove(const Backup &backup) const
{
    QFile file(backup.path);
    if (!file.remove())
        return Error {Error::Code::Storage,
                      QCoreApplication::translate("BackupFolder", "%1 cannot be removed: %2")
                          .arg(backup.path, file.errorString())};
    return writeNote(backup.path, QJsonValue::Undefined);
}

// One writer at a time, by the part file. Notes on what is not there any more go.
Result<void> BackupFolder::writeNote(const QString &path, const QJsonValue &note) const
{
    const auto part = PartFile::create(notesPath());
    if (!part)
        return part.error();
    QJsonObject notes = readNotes();
    notes.insert(QFileInfo(path).fileName(), note);
    for (const QString &name : notes.keys()) {
        if (!QFileInfo::exists(m_folder + u'/' + name)
            && !QFileInfo::exists(QFileInfo(m_database).absolutePath() + u'/' + name))
            notes.remove(name);
    }
    QFile file((*part)->path());
    const QByteArray text = QJsonDocument(notes).toJson();
    if (!file.open(QIODevice::ReadWrite) || file.write(text) != text.size() || !file.flush())
        return Error {Error::Code::Storage,
                      QCoreApplication::translate("BackupFolder", "%1 cannot be written: %2")
                          .arg(notesPath(), file.errorString())};
    file.close();
    return (*part)->commit();
}
