// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/databaselocation.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString lastKey = u"database/last"_s;

QString inDataFolder(const QString &name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/custodian/"_s + name;
}

}

namespace DatabaseLocation {

QString usual()
{
    return inDataFolder(u"custodian.custodian"_s);
}

QString demo()
{
    return inDataFolder(u"demo.custodian"_s);
}

QString last(const QSettings &settings)
{
    const QString path = settings.value(lastKey).toString();
    return path.isEmpty() ? usual() : path;
}

void remember(QSettings &settings, const QString &path)
{
    settings.setValue(lastKey, path);
}

Result<QString> resolve(const QString &given, const QSettings &settings)
{
    if (given.startsWith("postgresql://"_L1) || given.startsWith("postgres://"_L1))
        return Error {
            Error::Code::Unsupported,
            QCoreApplication::translate("DatabaseLocation", "PostgreSQL is not available in this build. Name a file.")};
    return given.isEmpty() ? last(settings) : given;
}

}
