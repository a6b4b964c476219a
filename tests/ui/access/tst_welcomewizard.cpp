// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demodata.h"
#include "core/workspace/workspace.h"
#include "support/fakeclock.h"
#include "ui/access/notice.h"
#include "ui/access/welcomewizard.h"
#include "ui/common/formfield.h"

#include <QAbstractButton>
#include <QFile>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Kind = WelcomeOutcome::Kind;

class TestWelcomeWizard final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void offersThreeWays();
    void createsADatabase();
    void aTakenFileStandsBesideTheField();
    void failureKeepsEverythingTypedAndLeavesNothing();
    void cancelledDemoLeavesNothing();
    void demoMadeBeforeIsUsedAgain();
    void openedDatabaseThatFailsIsTold();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QAbstractButton *button(const QString &name) const { return m_wizard->findChild<QAbstractButton *>(name); }
    QLineEdit *edit(const QString &name) const { return m_wizard->findChild<QLineEdit *>(name); }
    void fillIn();

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WelcomeWizard> m_wizard;
};

void TestWelcomeWizard::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_wizard = std::make_unique<WelcomeWizard>(m_clock, nullptr, PasswordHash::leastCost);
    m_wizard->setSuggestedPaths(path(u"new/school.custodian"_s), path(u"demo.custodian"_s));
    m_wizard->open();
}

void TestWelcomeWizard::cleanup()
{
    m_wizard.reset();
    m_folder.reset();
}

void TestWelcomeWizard::fillIn()
{
    button(u"createCard"_s)->click();
    edit(u"firstName"_s)->setText(u"Ada"_s);
    edit(u"lastName"_s)->setText(u"Nguyen"_s);
    edit(u"email"_s)->setText(u"Ada@Example.org"_s);
    edit(u"newPassword"_s)->setText(u"correct horse"_s);
    edit(u"repeatPassword"_s)->setText(u"correct horse"_s);
}

void TestWelcomeWizard::offersThreeWays()
{
    for (const QString &card : {u"createCard"_s, u"openCard"_s, u"demoCard"_s}) {
        QVERIFY(button(card)->isVisible());
        QVERIFY(!button(card)->accessibleDescription().isEmpty());
    }
    button(u"createCard"_s)->click();
    QVERIFY(edit(u"email"_s)->isVisible());
    QVERIFY(!button(u"createButton"_s)->isEnabled());
    button(u"backButton"_s)->click();
    QVERIFY(button(u"createCard"_s)->isVisible());
    m_wizard->reject();
    QCOMPARE(m_wizard->outcome().kind, Kind::None);
}

void TestWelcomeWizard::createsADatabase()
{
    fillIn();
    QSignalSpy accepted(m_wizard.get(), &QDialog::accepted);
    QVERIFY(button(u"createButton"_s)->isEnabled());
    button(u"createButton"_s)->click();
    QVERIFY(accepted.wait());
    QCOMPARE(m_wizard->outcome().kind, Kind::Created);
    QCOMPARE(m_wizard->outcome().path, path(u"new/school.custodian"_s));
    QCOMPARE(m_wizard->outcome().email, u"ada@example.org"_s);
    auto workspace = Workspace::open(m_wizard->outcome().path, m_clock, PasswordHash::leastCost);
    QVERIFY(bool(workspace));
    QVERIFY(bool((*workspace)->signIn.signIn(u"ada@example.org"_s, u"correct horse"_s)));
    QVERIFY((*workspace)->session.may(Permission::AssignRoles));
}

void TestWelcomeWizard::aTakenFileStandsBesideTheField()
{
    QFile file(path(u"taken.custodian"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    fillIn();
    edit(u"databasePath"_s)->setText(path(u"taken"_s)); // the suffix is added
    QVERIFY(!button(u"createButton"_s)->isEnabled());
    auto *field = qobject_cast<FormField *>(edit(u"databasePath"_s)->parentWidget()->parentWidget());
    QVERIFY(field);
    QCOMPARE(field->state(), FormField::State::Error);
    QCOMPARE(QFile(file.fileName()).size(), 4);
}

void TestWelcomeWizard::failureKeepsEverythingTypedAndLeavesNothing()
{
    QFile file(path(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    fillIn();
    edit(u"databasePath"_s)->setText(path(u"file/inside.custodian"_s)); // in a file, where there is no folder
    button(u"createButton"_s)->click();
    const auto shown = [this] {
        const auto notices = m_wizard->findChildren<Notice *>();
        return std::any_of(notices.cbegin(), notices.cend(), [](const Notice *one) { return !one->text().isEmpty(); });
    };
    QTRY_VERIFY(shown());
    QVERIFY(m_wizard->isVisible());
    QVERIFY(edit(u"email"_s)->isVisible());
    QCOMPARE(edit(u"firstName"_s)->text(), u"Ada"_s);
    QCOMPARE(edit(u"newPassword"_s)->text(), u"correct horse"_s);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList {u"file"_s});
}

void TestWelcomeWizard::cancelledDemoLeavesNothing()
{
    button(u"demoCard"_s)->click();
    QVERIFY(m_wizard->findChild<QProgressBar *>(u"progress"_s)->isVisible());
    button(u"cancelButton"_s)->click();
    QTRY_VERIFY(button(u"demoCard"_s)->isVisible());
    QVERIFY(m_wizard->isVisible());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList());
}

void TestWelcomeWizard::demoMadeBeforeIsUsedAgain()
{
    QFile file(path(u"demo.custodian"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    button(u"demoCard"_s)->click();
    QCOMPARE(m_wizard->outcome().kind, Kind::Demo);
    QCOMPARE(m_wizard->outcome().path, file.fileName());
    QCOMPARE(m_wizard->outcome().email, QLatin1String(DemoData::adminEmail));
}

void TestWelcomeWizard::openedDatabaseThatFailsIsTold()
{
    m_wizard->showError({Error::Code::Unsupported, u"This is not a database of Custodian."_s});
    QVERIFY(button(u"openCard"_s)->isVisible());
    const auto notices = m_wizard->findChildren<Notice *>();
    QVERIFY(std::any_of(notices.cbegin(), notices.cend(), [](const Notice *one) { return one->isVisible(); }));
}

QTEST_MAIN(TestWelcomeWizard)
#include "tst_welcomewizard.moc"
