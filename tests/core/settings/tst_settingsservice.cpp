// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settingsservice.h"

#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestSettingsService final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void startsWithDefaults();
    void keepsWhatIsSet();
    void savingTheSameChangesNothing();
    void boundsOfTheTagFormat_data();
    void boundsOfTheTagFormat();
    void boundsOfTheIdleLock_data();
    void boundsOfTheIdleLock();
    void rolePolicies_data();
    void rolePolicies();
    void nextTagIsNotDrawn();
    void drawnTagsAreDistinct();
    void drawnTagOfAFailedOperationIsDrawnAgain();
    void takenTagsAreSkipped();
    void tagsOutgrowTheirDigits();
    void tagsWithoutAPrefix();

private:
    SettingsService &settings() { return (*m_office)->settings; }
    QStringList draw(int count, bool fail = false);

    std::unique_ptr<TestWorkspace> m_office;
};

void TestSettingsService::init()
{
    m_office = std::make_unique<TestWorkspace>();
}

void TestSettingsService::cleanup()
{
    m_office.reset();
}

QStringList TestSettingsService::draw(int count, bool fail)
{
    QStringList tags;
    const auto work = [&](const Operation &) -> Result<void> {
        for (int i = 0; i < count; ++i)
            tags.append(got(settings().drawAssetTag()));
        return fail ? Result<void>(Error {Error::Code::Invalid, u"No."_s}) : Result<void>();
    };
    const auto done = (*m_office)->journal.write({{}, u"system"_s}, {u"test.draw"_s, u"Draw"_s}, work);
    return bool(done) == fail ? QStringList() : tags;
}

void TestSettingsService::startsWithDefaults()
{
    QCOMPARE(settings().rolePolicy(), u"Single"_s);
    QCOMPARE(settings().tagPrefix(), u"AT-"_s);
    QCOMPARE(settings().tagDigits(), 5);
    QCOMPARE(settings().idleLockMinutes(), 10);
    QCOMPARE(settings().organization(), QString());
    QCOMPARE(got(settings().nextAssetTag()), u"AT-00001"_s);
}

void TestSettingsService::keepsWhatIsSet()
{
    QVERIFY(got(settings().setTagFormat(u" PC "_s, 3)).operation > 0);
    got(settings().setIdleLockMinutes(0));
    got(settings().setOrganization(u"  Hillside   School "_s));
    QCOMPARE(settings().tagPrefix(), u"PC"_s);
    QCOMPARE(settings().tagDigits(), 3);
    QCOMPARE(settings().idleLockMinutes(), 0);
    QCOMPARE(settings().organization(), u"Hillside School"_s);
    QCOMPARE(got(settings().nextAssetTag()), u"PC001"_s);
    got(settings().setOrganization({}));
    QCOMPARE(settings().organization(), QString());
}

void TestSettingsService::savingTheSameChangesNothing()
{
    got(settings().setIdleLockMinutes(7));
    QCOMPARE(got(settings().setIdleLockMinutes(7)).operation, 0);
}

void TestSettingsService::boundsOfTheTagFormat_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("wrongField"); // empty when it is allowed
    QTest::addRow("no digits") << u"PC-"_s << 0 << u"tag_digits"_s;
    QTest::addRow("negative digits") << u"PC-"_s << -1 << u"tag_digits"_s;
    QTest::addRow("one digit") << u"PC-"_s << 1 << QString();
    QTest::addRow("ten digits") << u"PC-"_s << 10 << QString();
    QTest::addRow("eleven digits") << u"PC-"_s << 11 << u"tag_digits"_s;
    QTest::addRow("no prefix") << QString() << 5 << QString();
    QTest::addRow("sixteen characters") << QString(16, u'x') << 5 << QString();
    QTest::addRow("seventeen characters") << QString(17, u'x') << 5 << u"tag_prefix"_s;
}

void TestSettingsService::boundsOfTheTagFormat()
{
    QFETCH(const QString, prefix);
    QFETCH(const int, digits);
    QFETCH(const QString, wrongField);
    const auto done = settings().setTagFormat(prefix, digits);
    QCOMPARE(bool(done), wrongField.isEmpty());
    if (done) {
        QCOMPARE(got(settings().nextAssetTag()), prefix + u"1"_s.rightJustified(digits, u'0'));
        return;
    }
    QCOMPARE(done.error().code, Error::Code::Invalid);
    QCOMPARE(done.error().field, wrongField);
    QCOMPARE(settings().tagPrefix(), u"AT-"_s);
    QCOMPARE(settings().tagDigits(), 5);
}

void TestSettingsService::boundsOfTheIdleLock_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("allowed");
    QTest::addRow("negative") << -1 << false;
    QTest::addRow("never") << 0 << true;
    QTest::addRow("longest") << 480 << true;
    QTest::addRow("too long") << 481 << false;
}

void TestSettingsService::boundsOfTheIdleLock()
{
    QFETCH(const int, minutes);
    QFETCH(const bool, allowed);
    const auto done = settings().setIdleLockMinutes(minutes);
    QCOMPARE(bool(done), allowed);
    QCOMPARE(settings().idleLockMinutes(), allowed ? minutes : 10);
    if (!allowed)
        QCOMPARE(done.error().code, Error::Code::Invalid);
}

void TestSettingsService::rolePolicies_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<bool>("allowed");
    QTest::addRow("single") << u"Single"_s << true;
    QTest::addRow("several") << u"Several"_s << true;
    QTest::addRow("other case") << u"several"_s << false;
    QTest::addRow("none") << QString() << false;
}

void TestSettingsService::rolePolicies()
{
    QFETCH(const QString, policy);
    QFETCH(const bool, allowed);
    const auto done = settings().setRolePolicy(policy);
    QCOMPARE(bool(done), allowed);
    QCOMPARE(settings().rolePolicy(), allowed ? policy : u"Single"_s);
    if (!allowed)
        QCOMPARE(done.error().code, Error::Code::Invalid);
}

void TestSettingsService::nextTagIsNotDrawn()
{
    for (int i = 0; i < 3; ++i)
        QCOMPARE(got(settings().nextAssetTag()), u"AT-00001"_s);
}

void TestSettingsService::drawnTagsAreDistinct()
{
    QCOMPARE(draw(3), (QStringList {u"AT-00001"_s, u"AT-00002"_s, u"AT-00003"_s}));
    QCOMPARE(draw(1), QStringList {u"AT-00004"_s});
    got(settings().setTagFormat(u"PC-"_s, 2));
    QCOMPARE(draw(1), QStringList {u"PC-05"_s}); // the count goes on
}

void TestSettingsService::drawnTagOfAFailedOperationIsDrawnAgain()
{
    QCOMPARE(draw(2, true), (QStringList {u"AT-00001"_s, u"AT-00002"_s}));
    QCOMPARE(draw(1), QStringList {u"AT-00001"_s});
}

void TestSettingsService::takenTagsAreSkipped()
{
    m_office->addAsset(u"at-00001"_s); // in any case
    m_office->addAsset(u"AT-00003"_s);
    QCOMPARE(draw(2), (QStringList {u"AT-00002"_s, u"AT-00004"_s}));
}

void TestSettingsService::tagsOutgrowTheirDigits()
{
    got(settings().setTagFormat(u"P"_s, 1));
    QCOMPARE(draw(11).mid(8), (QStringList {u"P9"_s, u"P10"_s, u"P11"_s}));
}

void TestSettingsService::tagsWithoutAPrefix()
{
    got(settings().setTagFormat({}, 4));
    QCOMPARE(draw(2), (QStringList {u"0001"_s, u"0002"_s}));
}

QTEST_GUILESS_MAIN(TestSettingsService)
#include "tst_settingsservice.moc"
