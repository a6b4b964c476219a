// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/access/notice.h"
#include "ui/settings/appearance.h"
#include "ui/settings/settingspage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

class TestSettingsPage final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void savesEachGroup();
    void previewsTheNextTag();
    void policyBackIsRefusedWhileSomebodyHasTwo();
    void looksAreOfThisComputer();
    void withoutTheRightOnlyTheLooks();

private:
    QPushButton *button(const QString &name) const { return m_page->findChild<QPushButton *>(name); }
    QRadioButton *choice(const QString &name) const { return m_page->findChild<QRadioButton *>(name); }
    QLineEdit *edit(const QString &name) const { return m_page->findChild<QLineEdit *>(name); }
    QSpinBox *spin(const QString &name) const { return m_page->findChild<QSpinBox *>(name); }
    SettingsService &stored() { return m_test->workspace().settings; }

    std::unique_ptr<TestWorkspace> m_test;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    m_test = std::make_unique<TestWorkspace>();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_page = std::make_unique<SettingsPage>(m_test->workspace(), *m_settings);
    m_page->show();
}

void TestSettingsPage::cleanup()
{
    m_page.reset();
    m_settings->clear();
    m_settings.reset();
    m_test.reset();
}

void TestSettingsPage::savesEachGroup()
{
    QSignalSpy message(m_page.get(), &SettingsPage::message);
    QVERIFY(!button(u"saveOrganization"_s)->isEnabled());
    edit(u"organization"_s)->setText(u"Riverside School"_s);
    button(u"saveOrganization"_s)->click();
    QCOMPARE(stored().organization(), u"Riverside School"_s);
    QVERIFY(!button(u"saveOrganization"_s)->isEnabled());
    spin(u"idle_lock_minutes"_s)->setValue(0);
    button(u"saveLock"_s)->click();
    QCOMPARE(stored().idleLockMinutes(), 0);
    edit(u"tag_prefix"_s)->setText(u"RS-"_s);
    spin(u"tag_digits"_s)->setValue(4);
    button(u"saveTags"_s)->click();
    QCOMPARE(stored().tagPrefix(), u"RS-"_s);
    QCOMPARE(stored().tagDigits(), 4);
    QCOMPARE(message.count(), 3);
}

void TestSettingsPage::previewsTheNextTag()
{
    edit(u"tag_prefix"_s)->setText(u"RS-"_s);
    spin(u"tag_digits"_s)->setValue(3);
    QVERIFY(m_page->findChild<QLabel *>(u"tagPreview"_s)->text().endsWith(u"RS-001"_s));
    button(u"saveTags"_s)->click();
    QCOMPARE(*stored().nextAssetTag(), u"RS-001"_s);
}

void TestSettingsPage::policyBackIsRefusedWhileSomebodyHasTwo()
{
    RoleService &roles = m_test->workspace().roles;
    choice(u"policySeveral"_s)->click();
    QCOMPARE(roles.policy(), RoleService::Policy::Several);
    m_test->assign(m_test->id(Who::User), u"Agent"_s);
    choice(u"policySingle"_s)->click();
    QCOMPARE(roles.policy(), RoleService::Policy::Several);
    QVERIFY(choice(u"policySeveral"_s)->isChecked());
    const auto notices = m_page->findChildren<Notice *>();
    QVERIFY(std::any_of(notices.cbegin(), notices.cend(), [](const Notice *one) { return !one->text().isEmpty(); }));
}

void TestSettingsPage::looksAreOfThisComputer()
{
    QSignalSpy changed(m_page.get(), &SettingsPage::appearanceChanged);
    choice(u"schemeDark"_s)->click();
    choice(u"densityCompact"_s)->click();
    QCOMPARE(changed.count(), 2);
    QCOMPARE(Appearance::read(*m_settings).scheme, Theme::Scheme::Dark);
    QCOMPARE(Appearance::read(*m_settings).density, Theme::Density::Compact);
    m_settings->setValue("appearance/scheme", u"Sepia"_s);
    QCOMPARE(Appearance::read(*m_settings).scheme, Theme::Scheme::System);
}

void TestSettingsPage::withoutTheRightOnlyTheLooks()
{
    m_test->signInAs(Who::Agent);
    QVERIFY(!edit(u"organization"_s)->isEnabled());
    QVERIFY(!choice(u"policySeveral"_s)->isEnabled());
    QVERIFY(choice(u"schemeDark"_s)->isEnabled());
    QVERIFY(m_page->findChild<Notice *>()->text().contains(u"settings"_s));
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
