// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settingsservice.h"

#include "core/access/unitofwork.h"
#include "core/base/text.h"
#include "core/db/recordtable.h"
#include "core/db/sql.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString rolePolicyName = u"role_policy"_s;
const QString tagPrefixName = u"tag_prefix"_s;
const QString tagDigitsName = u"tag_digits"_s;
const QString nextTagName = u"tag_next"_s;
const QString idleLockName = u"idle_lock_minutes"_s;
const QString organizationName = u"organization"_s;
const QString backupFolderName = u"backup_folder"_s;
const QString backupDailyName = u"backup_daily"_s;
const QString backupDaysName = u"backup_keep_days"_s;
const QString backupWeeksName = u"backup_keep_weeks"_s;
const QString backupMonthsName = u"backup_keep_months"_s;

}

SettingsService::SettingsService(Database &database, UnitOfWork &work)
    : m_database(database)
    , m_work(work)
{
}

QVariant SettingsService::value(const QString &name, const QVariant &fallback) const
{
    auto stored = Sql::value(m_database.connection(), u"SELECT value FROM settings WHERE name = :name"_s,
                             {{u"name"_s, name}});
    return stored && stored->isValid() ? *stored : fallback; // an empty text is stored as NULL
}

Result<void> SettingsService::store(const QString &name, const QVariant &value)
{
    auto stored = Sql::run(m_database.connection(),
                           u"INSERT INTO settings (name, value) VALUES (:name, :value) "
                           "ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1"_s,
                           {{u"name"_s, name}, {u"value"_s, value.toString()}});
    if (!stored)
        return stored.error();
    return {};
}

Result<Saved> SettingsService::save(const QString &summary, const QVariantMap &values)
{
    auto done = m_work.run(Permission::EditSettings, {u"settings.edit"_s, summary},
                           [&](const Operation &) -> Result<void> {
                               for (auto it = values.cbegin(); it != values.cend(); ++it) {
                                   if (auto stored = store(it.key(), it.value()); !stored)
                                       return stored;
                               }
                               return {};
                           });
    return toSaved(done, 0);
}

QString SettingsService::rolePolicy() const
{
    return value(rolePolicyName, u"Single"_s).toString();
}

QString SettingsService::tagPrefix() const
{
    return value(tagPrefixName, u"AT-"_s).toString();
}

int SettingsService::tagDigits() const
{
    return value(tagDigitsName, 5).toInt();
}

int SettingsService::idleLockMinutes() const
{
    return value(idleLockName, 10).toInt();
}

QString SettingsService::organization() const
{
    return value(organizationName, QString()).toString();
}

BackupPlan SettingsService::backupPlan() const
{
    const BackupPlan usual;
    BackupPlan plan;
    plan.folder = value(backupFolderName, usual.folder).toString();
    plan.isDaily = value(backupDailyName, int(usual.isDaily)).toInt() != 0;
    plan.days = value(backupDaysName, usual.days).toInt();
    plan.weeks = value(backupWeeksName, usual.weeks).toInt();
    plan.months = value(backupMonthsName, usual.months).toInt();
    return plan;
}

SharedSettings SettingsService::shared() const
{
    return {organization(), tagPrefix(), tagDigits(), idleLockMinutes(), rolePolicy()};
}

RecordMerge<SharedSettings> SettingsService::merge(const SharedSettings &original, const SharedSettings &edited) const
{
    static const QList<RecordField<SharedSettings>> fields {
        recordField(organizationName, &SharedSettings::organization),
        recordField(tagPrefixName, &SharedSettings::tagPrefix), recordField(tagDigitsName, &SharedSettings::tagDigits),
        recordField(idleLockName, &SharedSettings::idleLockMinutes),
        recordField(rolePolicyName, &SharedSettings::rolePolicy)};
    return {fields, original, edited, shared()};
}

RecordMerge<BackupPlan> SettingsService::merge(const BackupPlan &original, const BackupPlan &edited) const
{
    static const QList<RecordField<BackupPlan>> fields {
        recordField(backupFolderName, &BackupPlan::folder), recordField(backupDailyName, &BackupPlan::isDaily),
        recordField(backupDaysName, &BackupPlan::days), recordField(backupWeeksName, &BackupPlan::weeks),
        recordField(backupMonthsName, &BackupPlan::months)};
    return {fields, original, edited, backupPlan()};
}

qint64 SettingsService::rowId(const QString &name) const
{
    const auto id = Sql::value(m_database.connection(), u"SELECT id FROM settings WHERE name = :name"_s,
                               {{u"name"_s, name}});
    return id ? id->toLongLong() : 0;
}

Result<Saved> SettingsService::setTagFormat(const QString &prefix, int digits)
{
    if (Text::line(prefix).size() > 16)
        return Error {Error::Code::Invalid, tr("A prefix has at most 16 characters."), tagPrefixName};
    if (digits < 1 || digits > 10)
        return Error {Error::Code::Invalid, tr("A tag has 1 to 10 digits."), tagDigitsName};
    return save(tr("Changed the format of asset tags"), {{tagPrefixName, Text::line(prefix)}, {tagDigitsName, digits}});
}

Result<Saved> SettingsService::setIdleLockMinutes(int minutes)
{
    if (minutes < 0 || minutes > 480)
        return Error {Error::Code::Invalid, tr("Choose 0 (never) to 480 minutes."), idleLockName};
    return save(tr("Changed the idle lock"), {{idleLockName, minutes}});
}

Result<Saved> SettingsService::setOrganization(const QString &name)
{
    return save(tr("Changed the name of the organization"), {{organizationName, Text::line(name)}});
}

Result<Saved> SettingsService::setRolePolicy(const QString &policy)
{
    if (policy != "Single"_L1 && policy != "Several"_L1)
        return Error {Error::Code::Invalid, tr("“%1” is no role policy: it is Single or Several.").arg(policy),
                      rolePolicyName};
    return save(tr("Changed the role policy"), {{rolePolicyName, policy}});
}

Result<Saved> SettingsService::setBackupPlan(const BackupPlan &plan)
{
    if (!plan.folder.isEmpty() && !QDir::isAbsolutePath(plan.folder))
        return Error {Error::Code::Invalid, tr("“%1” is no folder: its path starts at the root.").arg(plan.folder),
                      backupFolderName};
    const std::pair<QString, int> kept[] = {
        {backupDaysName, plan.days}, {backupWeeksName, plan.weeks}, {backupMonthsName, plan.months}};
    for (const auto &[name, count] : kept) {
        if (count < (name == backupDaysName ? 1 : 0) || count > BackupPlan::most)
            return Error {
                Error::Code::Invalid,
                tr("Keep the backups of 1 to %1 days, and of up to as many weeks and months.").arg(BackupPlan::most),
                name};
    }
    return save(tr("Changed when backups are made and how long they are kept"),
                {{backupFolderName, plan.folder},
                 {backupDailyName, int(plan.isDaily)},
                 {backupDaysName, plan.days},
                 {backupWeeksName, plan.weeks},
                 {backupMonthsName, plan.months}});
}

Result<QString> SettingsService::nextAssetTag() const
{
    const QString prefix = tagPrefix();
    const int digits = tagDigits();
    for (qint64 number = value(nextTagName, 1).toLongLong();; ++number) {
        const QString tag = prefix + QString::number(number).rightJustified(digits, u'0');
        auto taken = Sql::value(m_database.connection(), u"SELECT 1 FROM assets WHERE asset_tag = :tag"_s,
                                {{u"tag"_s, tag}});
        if (!taken)
            return taken.error();
        if (taken->isNull())
            return tag;
    }
}

Result<QString> SettingsService::drawAssetTag()
{
    auto tag = nextAssetTag();
    if (!tag)
        return tag;
    const qint64 number = QStringView(*tag).mid(tagPrefix().size()).toLongLong();
    if (auto stored = store(nextTagName, number + 1); !stored)
        return stored.error();
    return tag;
}
