// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/rotation.h"

#include <QSet>

#include <algorithm>

namespace {

// Takes the newest of each of the first so many periods; asked from the newest backup on.
class Period final
{
public:
    Period(int count, QString (*name)(const QDate &day))
        : m_count(count)
        , m_name(name)
    {
    }

    bool takes(const QDate &day)
    {
        const QString name = m_name(day);
        if (m_taken.contains(name) || m_taken.size() >= m_count)
            return false;
        m_taken.insert(name);
        return true;
    }

private:
    const int m_count;
    QString (*const m_name)(const QDate &day);
    QSet<QString> m_taken;
};

QString weekName(const QDate &day)
{
    int year = 0;
    const int week = day.weekNumber(&year);
    return QString::number(year) + QLatin1Char('-') + QString::number(week);
}

// Newest first.
QList<Backup> outdatedOf(const QList<Backup> &backups, const BackupPlan &plan, const QDate &today)
{
    Period periods[] = {{plan.days, [](const QDate &day) { return day.toString(Qt::ISODate); }},
                        {plan.weeks, weekName},
                        {plan.months, [](const QDate &day) { return day.toString(QStringLiteral("yyyy-MM")); }}};
    QList<Backup> outdated;
    for (qsizetype i = 0; i < backups.size(); ++i) {
        if (!BackupReason::isAutomatic(backups.at(i).reason))
            continue;
        const QDate day = backups.at(i).at.toLocalTime().date();
        bool isKept = i == 0 || day >= today;
        for (Period &period : periods)
            isKept = period.takes(day) || isKept; // each period has its say
        if (!isKept)
            outdated.append(backups.at(i));
    }
    return outdated;
}

}

namespace Rotation {

QList<Backup> outdated(const QList<Backup> &backups, const BackupPlan &plan, const QDateTime &now)
{
    QList<Backup> sorted = backups;
    std::ranges::sort(sorted, std::ranges::greater(), &Backup::at);
    QList<Backup> verified, others;
    std::ranges::partition_copy(sorted, std::back_inserter(verified), std::back_inserter(others), &Backup::isVerified);
    const QDate today = now.toLocalTime().date();
    return outdatedOf(verified, plan, today) + outdatedOf(others, plan, today);
}

}
