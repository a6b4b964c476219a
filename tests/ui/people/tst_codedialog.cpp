// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/access/notice.h"
#include "ui/people/codedialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

class TestCodeDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_test = std::make_unique<TestWorkspace>(); }
    void cleanup();
    void asksBeforeItMakesOne();
    void showsItOnceAndCopies();
    void saysWhyItCannotBeMade();
    void agentsAreTold();

private:
    void open(qint64 userId);
    QPushButton *button(const QString &name) const { return m_dialog->findChild<QPushButton *>(name); }
    QString code() const { return m_dialog->findChild<QLineEdit *>(u"code"_s)->text(); }

    std::unique_ptr<TestWorkspace> m_test;
    QPointer<CodeDialog> m_dialog;
};

void TestCodeDialog::cleanup()
{
    delete m_dialog;
    m_test.reset();
}

void TestCodeDialog::open(qint64 userId)
{
    m_dialog = new CodeDialog(m_test->workspace(), userId);
    m_dialog->open();
}

void TestCodeDialog::asksBeforeItMakesOne()
{
    open(m_test->id(Who::User));
    QTest::qWait(20);
    QVERIFY(code().isEmpty());
    button(u"closeButton"_s)->click();
    QVERIFY(!m_dialog->isVisible());
}

void TestCodeDialog::showsItOnceAndCopies()
{
    open(m_test->id(Who::User));
    QSignalSpy saved(m_dialog, &CodeDialog::saved);
    button(u"issueButton"_s)->click();
    QVERIFY(saved.wait());
    QVERIFY(code().contains(u'-'));
    QVERIFY(!m_dialog->findChild<QLabel *>(u"validity"_s)->text().isEmpty());
    QVERIFY(button(u"issueButton"_s)->isHidden());
    button(u"copyButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), code());
}

void TestCodeDialog::saysWhyItCannotBeMade()
{
    open(m_test->addPerson(u"Maria"_s, u"Alvarez"_s));
    button(u"issueButton"_s)->click();
    QTRY_VERIFY(m_dialog->findChild<Notice *>()->text().contains(u"no e-mail address"_s));
    QVERIFY(code().isEmpty());
    QVERIFY(button(u"issueButton"_s)->isEnabled());
}

void TestCodeDialog::agentsAreTold()
{
    m_test->signInAs(Who::Agent);
    open(m_test->id(Who::User));
    QVERIFY(!button(u"issueButton"_s)->isEnabled());
    QVERIFY(!m_dialog->findChild<Notice *>()->text().isEmpty());
    m_dialog->issue();
    QTest::qWait(20);
    QVERIFY(code().isEmpty());
}

QTEST_MAIN(TestCodeDialog)
#include "tst_codedialog.moc"
