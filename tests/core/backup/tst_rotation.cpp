// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/rotation.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using Reason = BackupReason::Value;

namespace {

const QDate today(2026, 11, 20); // a Friday
const QDateTime now(today, {12, 0});

Backup backup(const QDate &day, Reason reason = Reason::Daily, int hour = 9)
{
    const QDateTime at = QDateTime(day, {hour, 0}).toUTC();
    return {day.toString(Qt::ISODate) + u'/' + QString::number(hour), at, 1, reason, false, at};
}

QStringList paths(const QList<Backup> &backups)
{
    QStringList paths;
    for (const Backup &each : backups)
        paths.append(each.path);
    paths.sort();
    return paths;
}

}

class TestRotation final : public QObject
{
    Q_OBJECT

private slots:
    void keepsDaysWeeksAndMonths();
    void keepsTheNewestOfADay();
    void keepsEveryOneOfToday();
    void leavesWhatPeopleMade();
    void neverTakesTheNewestVerified();
    void countsWhatIsDamagedApart();
};

void TestRotation::keepsDaysWeeksAndMonths()
{
    QList<Backup> backups;
    for (int day = 0; day < 500; ++day)
        backups.append(backup(today.addDays(-day)));
    const BackupPlan plan;
    const QList<Backup> outdated = Rotation::outdated(backups, plan, now);
    QList<Backup> kept;
    for (const Backup &each : std::as_const(backups)) {
        if (!outdated.contains(each))
            kept.append(each);
    }
    // The week and the month of today have their newest in today's.
    QStringList expected;
    for (int day = 0; day < plan.days; ++day)
        expected.append(backup(today.addDays(-day)).path);
    for (const QDate &sunday : {QDate(2026, 11, 8), QDate(2026, 11, 1)})
        expected.append(backup(sunday).path);
    for (int month = 1; month < plan.months; ++month)
        expected.append(backup(QDate(today.year(), today.month(), 1).addMonths(1 - month).addDays(-1)).path);
    expected.sort();
    QCOMPARE(paths(kept), expected);
    QCOMPARE(Rotation::outdated(kept, plan, now), QList<Backup>()); // and once more changes nothing
}

void TestRotation::keepsTheNewestOfADay()
{
    const QDate yesterday = today.addDays(-1);
    const QList<Backup> backups {backup(yesterday, Reason::Daily, 8), backup(yesterday, Reason::Import, 17),
                                 backup(yesterday, Reason::Import, 12), backup(today)};
    QCOMPARE(paths(Rotation::outdated(backups, {}, now)), paths({backups.at(0), backups.at(2)}));
}

void TestRotation::keepsEveryOneOfToday()
{
    const QList<Backup> backups {backup(today, Reason::Import, 8), backup(today, Reason::Import, 9),
                                 backup(today, Reason::Daily, 10)};
    QCOMPARE(Rotation::outdated(backups, {.days = 1, .weeks = 0, .months = 0}, now), QList<Backup>());
}

void TestRotation::leavesWhatPeopleMade()
{
    QList<Backup> backups;
    for (const Reason reason : {Reason::Manual, Reason::Update, Reason::Restore, Reason::Unknown})
        backups.append(backup(today.addDays(-900 - int(reason)), reason));
    backups.append(backup(today));
    QCOMPARE(Rotation::outdated(backups, {}, now), QList<Backup>());
}

void TestRotation::neverTakesTheNewestVerified()
{
    const QList<Backup> backups {backup(today.addDays(-1000))};
    QCOMPARE(Rotation::outdated(backups, {.days = 1, .weeks = 0, .months = 0}, now), QList<Backup>());
}

void TestRotation::countsWhatIsDamagedApart()
{
    Backup damaged = backup(today.addDays(-1));
    damaged.problem = u"a page is not what it was"_s;
    Backup unchecked = backup(today.addDays(-2));
    unchecked.verifiedAt = {};
    const QList<Backup> backups {damaged, unchecked, backup(today.addDays(-3)), backup(today.addDays(-4))};
    QCOMPARE(paths(Rotation::outdated(backups, {.days = 1, .weeks = 0, .months = 0}, now)),
             paths({unchecked, backups.at(3)}));
}

QTEST_GUILESS_MAIN(TestRotation)
#include "tst_rotation.moc"
