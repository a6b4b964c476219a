// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/migrator.h"

#include "core/db/journaltriggers.h"
#include "core/db/sql.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList files()
{
    static const QStringList names = QDir(u":/migrations"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    return names;
}

Result<void> apply(const QSqlDatabase &db, const QString &name)
{
    QFile file(u":/migrations/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return Error {Error::Code::Storage, file.errorString()};
    for (const QString &statement : Migrator::statements(QString::fromUtf8(file.readAll()))) {
        if (auto done = Sql::run(db, statement); !done)
            return Error {done.error().code, done.error().message, {}, name + u": "_s + done.error().detail};
    }
    return {};
}

}

namespace Migrator {

int newestVersion()
{
    return int(files().size());
}

Result<int> version(const QSqlDatabase &db)
{
    auto value = Sql::value(db, u"PRAGMA user_version"_s);
    if (!value)
        return value.error();
    return value->toInt();
}

Result<void> migrate(const QSqlDatabase &db, int fromVersion, int toVersion)
{
    if (fromVersion > toVersion)
        return Error {Error::Code::Unsupported,
                      QCoreApplication::translate(
                          "Migrator", "The database was written by a newer Custodian. Update this one to open it.")};
    if (fromVersion == toVersion)
        return {};
    for (int next = fromVersion; next < toVersion; ++next) {
        if (auto applied = apply(db, files().at(next)); !applied)
            return applied;
    }
    if (auto made = JournalTriggers::recreate(db); !made)
        return made;
    // A pragma takes no bound value.
    if (auto done = Sql::run(db, u"PRAGMA user_version = %1"_s.arg(toVersion)); !done)
        return done.error();
    return {};
}

QStringList statements(const QString &script)
{
    static const QRegularExpression end(u";[ \\t]*\\n\\s*\\n"_s);
    static const QRegularExpression comment(u"^--.*$\\n?"_s, QRegularExpression::MultilineOption);
    QString text = script + u"\n\n"_s;
    QStringList list;
    for (const QString &part : text.remove(comment).split(end, Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            list.append(part.trimmed());
    }
    return list;
}

}
