// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/db/recordmerge.h"
#include "core/journal/saved.h"
#include "core/settings/backupplan.h"
#include "core/settings/sharedsettings.h"

#include <QCoreApplication>
#include <QVariant>

class Database;
class UnitOfWork;

// Settings that belong to the database and hold for everyone who opens it; what belongs to a window is in QSettings.
class SettingsService final
{
    Q_DECLARE_TR_FUNCTIONS(SettingsService)
    Q_DISABLE_COPY_MOVE(SettingsService)

public:
    SettingsService(Database &database, UnitOfWork &work);

    QString rolePolicy() const; // "Single" or "Several"
    QString tagPrefix() const; // "AT-"
    int tagDigits() const; // 5
    int idleLockMinutes() const; // 0 never, 10 by default
    QString organization() const;
    BackupPlan backupPlan() const;
    SharedSettings shared() const;
    // Of what somebody typed over `original` and what is stored now; columns are the names of the settings.
    RecordMerge<SharedSettings> merge(const SharedSettings &original, const SharedSettings &edited) const;
    RecordMerge<BackupPlan> merge(const BackupPlan &original, const BackupPlan &edited) const;
    qint64 rowId(const QString &name) const; // of a setting in the journal; 0 while it has its first value

    // Each one operation, right EditSettings. Invalid outside the bounds.
    Result<Saved> setTagFormat(const QString &prefix, int digits); // up to 16 characters, 1 to 10 digits
    Result<Saved> setIdleLockMinutes(int minutes); // 0 to 480
    Result<Saved> setOrganization(const QString &name);
    Result<Saved> setRolePolicy(const QString &policy);
    Result<Saved> setBackupPlan(const BackupPlan &plan); // see there

    // The next free asset tag and a note of it, so that no other gets it. Inside an operation only.
    Result<QString> drawAssetTag();
    // What drawAssetTag() would give now.
    Result<QString> nextAssetTag() const;

private:
    QVariant value(const QString &name, const QVariant &fallback) const;
    Result<void> store(const QString &name, const QVariant &value);
    Result<Saved> save(const QString &summary, const QVariantMap &values);

    Database &m_database;
    UnitOfWork &m_work;
};
