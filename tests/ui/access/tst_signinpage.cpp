// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/writegate.h"
#include "core/demo/demodata.h"
#include "support/testworkspace.h"
#include "ui/access/lockpage.h"
#include "ui/access/notice.h"
#include "ui/access/passwordcheck.h"
#include "ui/access/signinpage.h"
#include "ui/common/formfield.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

const QString Email = u"agent@example.org"_s;
const QString Secret = u"correct horse"_s;

}

class TestSignInPage final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void wrongThenRight();
    void wrongAddressStandsBesideTheField();
    void remembersTheAddress();
    void countsTheWaitDown();
    void anotherProgramIsWaitedFor();
    void waitingCanBeCancelled();
    void codeLeadsToAPassword();
    void usedUpCodeStartsAgain();
    void demoAccountsFillIn();
    void lockAsksTheSamePerson();

private:
    void show(bool demo = false);
    void submit(const QString &email, const QString &password);
    QLineEdit *edit(const QString &name) const { return m_page->findChild<QLineEdit *>(name); }
    QPushButton *button(const QString &name) const { return m_page->findChild<QPushButton *>(name); }
    PasswordCheck *check() const { return m_page->findChild<PasswordCheck *>(); }
    QString error() const { return check()->findChild<Notice *>()->text(); }
    Session &session() { return m_test->workspace().session; }

    std::unique_ptr<TestWorkspace> m_test;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<SignInPage> m_page;
};

void TestSignInPage::init()
{
    m_test = std::make_unique<TestWorkspace>();
    QVERIFY(bool(m_test->workspace().signIn.setPassword(m_test->id(Who::Agent), Secret)));
    session().close();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
}

void TestSignInPage::cleanup()
{
    m_page.reset();
    m_settings->clear();
    m_settings.reset();
    m_test.reset();
}

void TestSignInPage::show(bool demo)
{
    m_page = std::make_unique<SignInPage>(m_test->workspace(), *m_settings, demo);
    m_page->show();
}

void TestSignInPage::submit(const QString &email, const QString &password)
{
    edit(u"email"_s)->setText(email);
    edit(u"password"_s)->setText(password);
    QTest::keyClick(edit(u"password"_s), Qt::Key_Return);
    QTRY_VERIFY(!check()->isBusy());
}

void TestSignInPage::wrongThenRight()
{
    show();
    QSignalSpy signedIn(m_page.get(), &SignInPage::signedIn);
    QVERIFY(!button(u"signInButton"_s)->isEnabled());
    submit(Email, u"wrong"_s);
    QVERIFY(!error().isEmpty());
    QVERIFY(!session().isOpen());
    QCOMPARE(edit(u"email"_s)->text(), Email);
    QCOMPARE(edit(u"password"_s)->text(), u"wrong"_s);
    submit(Email, Secret);
    QCOMPARE(signedIn.count(), 1);
    QCOMPARE(session().userId(), m_test->id(Who::Agent));
    QVERIFY(edit(u"password"_s)->text().isEmpty());
    QVERIFY(error().isEmpty());
}

void TestSignInPage::wrongAddressStandsBesideTheField()
{
    show();
    submit(u"agent"_s, Secret);
    auto *field = qobject_cast<FormField *>(edit(u"email"_s)->parentWidget());
    QCOMPARE(field->state(), FormField::State::Error);
    edit(u"email"_s)->setText(Email);
    QCOMPARE(field->state(), FormField::State::None);
}

void TestSignInPage::remembersTheAddress()
{
    show();
    submit(Email, Secret);
    QCOMPARE(m_settings->value("signin/email").toString(), Email);
    show();
    QCOMPARE(edit(u"email"_s)->text(), Email);
    QVERIFY(edit(u"password"_s)->text().isEmpty());
}

void TestSignInPage::countsTheWaitDown()
{
    show();
    for (int i = 0; i <= SignInDelays::freeFailures; ++i)
        submit(Email, u"wrong"_s);
    submit(Email, Secret);
    const int wait = check()->secondsToWait();
    QVERIFY(wait > 0);
    QVERIFY(!button(u"signInButton"_s)->isEnabled());
    QVERIFY(button(u"signInButton"_s)->text().contains(QString::number(wait)));
    QCOMPARE(edit(u"password"_s)->text(), Secret);
    m_test->clock().advance(std::chrono::seconds(wait));
    QTRY_COMPARE_WITH_TIMEOUT(check()->secondsToWait(), 0, 1000 * (wait + 2));
    QVERIFY(button(u"signInButton"_s)->isEnabled());
    button(u"signInButton"_s)->click();
    QTRY_VERIFY(session().isOpen());
}

void TestSignInPage::anotherProgramIsWaitedFor()
{
    show();
    QSignalSpy signedIn(m_page.get(), &SignInPage::signedIn);
    m_test->workspace().database.writeGate().setPatience(20); // as the window is
    WriteGate other(m_test->path());
    QVERIFY(bool(other.enter(0)));
    edit(u"email"_s)->setText(Email);
    edit(u"password"_s)->setText(Secret);
    QTest::keyClick(edit(u"password"_s), Qt::Key_Return);
    QVERIFY2(error().contains(u"Waiting to sign in"_s), qPrintable(error()));
    QTest::qWait(600);
    QVERIFY(error().contains(u"Waiting to sign in"_s));
    QVERIFY(!session().isOpen());
    other.leave();
    QTRY_COMPARE(signedIn.count(), 1);
    QCOMPARE(session().userId(), m_test->id(Who::Agent));
    QVERIFY(error().isEmpty());
}

void TestSignInPage::waitingCanBeCancelled()
{
    show();
    m_test->workspace().database.writeGate().setPatience(20);
    WriteGate other(m_test->path());
    QVERIFY(bool(other.enter(0)));
    edit(u"email"_s)->setText(Email);
    edit(u"password"_s)->setText(Secret);
    QTest::keyClick(edit(u"password"_s), Qt::Key_Return);
    auto *cancel = button(u"signInButton"_s);
    QCOMPARE(cancel->text(), u"Cancel"_s);
    QTest::keyClick(cancel, Qt::Key_Space);
    QVERIFY2(error().isEmpty(), qPrintable(error()));
    QVERIFY(cancel->text() != u"Cancel"_s && cancel->isEnabled());
    QCOMPARE(edit(u"password"_s)->text(), Secret);
    other.leave();
    QTest::qWait(600);
    QVERIFY(!session().isOpen());
    submit(Email, Secret);
    QVERIFY(session().isOpen());
}

void TestSignInPage::codeLeadsToAPassword()
{
    m_test->signInAs(Who::Admin);
    const auto code = m_test->workspace().signIn.issueCode(m_test->id(Who::User));
    session().close();
    show();
    QSignalSpy signedIn(m_page.get(), &SignInPage::signedIn);
    submit(u"user@example.org"_s, code->code.toLower());
    QVERIFY(!session().isOpen());
    QVERIFY(edit(u"newPassword"_s)->isVisible());
    QVERIFY(!edit(u"email"_s)->isVisible());
    QVERIFY(!button(u"setPasswordButton"_s)->isEnabled());
    edit(u"newPassword"_s)->setText(u"brand new secret"_s);
    edit(u"repeatPassword"_s)->setText(u"brand new"_s);
    QVERIFY(!button(u"setPasswordButton"_s)->isEnabled());
    edit(u"repeatPassword"_s)->setText(u"brand new secret"_s);
    button(u"setPasswordButton"_s)->click();
    QVERIFY(signedIn.wait());
    QCOMPARE(session().userId(), m_test->id(Who::User));
    session().close();
    QVERIFY(bool(m_test->workspace().signIn.signIn(u"user@example.org"_s, u"brand new secret"_s)));
}

void TestSignInPage::usedUpCodeStartsAgain()
{
    m_test->signInAs(Who::Admin);
    const auto code = m_test->workspace().signIn.issueCode(m_test->id(Who::User));
    show();
    submit(u"user@example.org"_s, code->code);
    QVERIFY(edit(u"newPassword"_s)->isVisible());
    QVERIFY(bool(m_test->workspace().signIn.issueCode(m_test->id(Who::User)))); // another one, meanwhile
    session().close();
    edit(u"newPassword"_s)->setText(u"brand new secret"_s);
    edit(u"repeatPassword"_s)->setText(u"brand new secret"_s);
    button(u"setPasswordButton"_s)->click();
    QTRY_VERIFY(edit(u"email"_s)->isVisible());
    QVERIFY(!error().isEmpty());
    QVERIFY(!session().isOpen());
}

void TestSignInPage::demoAccountsFillIn()
{
    show();
    QVERIFY(!button(u"demoAgent"_s));
    show(true);
    button(u"demoAgent"_s)->click();
    QCOMPARE(edit(u"email"_s)->text(), QLatin1String(DemoData::agentEmail));
    QCOMPARE(edit(u"password"_s)->text(), QLatin1String(DemoData::password));
    QVERIFY(button(u"signInButton"_s)->isEnabled());
}

void TestSignInPage::lockAsksTheSamePerson()
{
    m_test->signInAs(Who::Agent);
    LockPage page(m_test->workspace());
    page.lock();
    page.show();
    QSignalSpy unlocked(&page, &LockPage::unlocked);
    QSignalSpy signOut(&page, &LockPage::signOutRequested);
    auto *password = page.findChild<QLineEdit *>(u"password"_s);
    auto *unlock = page.findChild<QPushButton *>(u"signInButton"_s);
    QVERIFY(!page.findChild<QLineEdit *>(u"email"_s)->isVisible());
    password->setText(u"wrong"_s);
    unlock->click();
    QTRY_VERIFY(!page.findChild<Notice *>()->text().isEmpty());
    QCOMPARE(unlocked.count(), 0);
    password->setText(Secret);
    unlock->click();
    QVERIFY(unlocked.wait());
    QCOMPARE(session().userId(), m_test->id(Who::Agent));
    page.findChild<QPushButton *>(u"signOutButton"_s)->click();
    QCOMPARE(signOut.count(), 1);
}

QTEST_MAIN(TestSignInPage)
#include "tst_signinpage.moc"
