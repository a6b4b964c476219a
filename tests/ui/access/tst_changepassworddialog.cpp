// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/access/changepassworddialog.h"
#include "ui/common/formfield.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

const QString Current = u"correct horse"_s;
const QString Next = u"battery staple"_s;

}

class TestChangePasswordDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void rulesAndMatchAreCheckedWhileTyping();
    void wrongCurrentPasswordStandsBesideTheField();
    void changes();

private:
    void type(const QString &current, const QString &next, const QString &repeat);
    QLineEdit *edit(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }
    FormField::State state(const QString &name) const
    {
        return qobject_cast<FormField *>(edit(name)->parentWidget())->state();
    }
    QPushButton *button() const { return m_dialog->findChild<QPushButton *>(u"saveButton"_s); }

    std::unique_ptr<TestWorkspace> m_test;
    QPointer<ChangePasswordDialog> m_dialog;
};

void TestChangePasswordDialog::init()
{
    m_test = std::make_unique<TestWorkspace>();
    QVERIFY(bool(m_test->workspace().signIn.setPassword(m_test->id(Who::Agent), Current)));
    m_test->signInAs(Who::Agent);
    m_dialog = new ChangePasswordDialog(m_test->workspace());
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestChangePasswordDialog::cleanup()
{
    delete m_dialog;
    m_test.reset();
}

void TestChangePasswordDialog::type(const QString &current, const QString &next, const QString &repeat)
{
    edit(u"currentPassword"_s)->setText(current);
    edit(u"newPassword"_s)->setText(next);
    edit(u"repeatPassword"_s)->setText(repeat);
}

void TestChangePasswordDialog::rulesAndMatchAreCheckedWhileTyping()
{
    QVERIFY(!button()->isEnabled());
    type(Current, u"short"_s, {});
    QCOMPARE(state(u"newPassword"_s), FormField::State::Error);
    type(Current, u"agent@example.org"_s, {});
    QCOMPARE(state(u"newPassword"_s), FormField::State::Error);
    type(Current, Next, u"battery"_s);
    QCOMPARE(state(u"newPassword"_s), FormField::State::None);
    QCOMPARE(state(u"repeatPassword"_s), FormField::State::Error);
    QVERIFY(!button()->isEnabled());
    type(Current, Next, Next);
    QVERIFY(button()->isEnabled());
}

void TestChangePasswordDialog::wrongCurrentPasswordStandsBesideTheField()
{
    type(u"not it"_s, Next, Next);
    button()->click();
    QTRY_COMPARE(state(u"currentPassword"_s), FormField::State::Error);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(edit(u"newPassword"_s)->text(), Next);
    QVERIFY(bool(m_test->workspace().signIn.signIn(u"agent@example.org"_s, Current)));
}

void TestChangePasswordDialog::changes()
{
    QSignalSpy saved(m_dialog, &EditDialog::saved);
    type(Current, Next, Next);
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_dialog->isVisible()); // hashing runs elsewhere
    QVERIFY(saved.wait());
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(m_test->workspace().session.isOpen());
    QVERIFY(bool(m_test->workspace().signIn.signIn(u"agent@example.org"_s, Next)));
}

QTEST_MAIN(TestChangePasswordDialog)
#include "tst_changepassworddialog.moc"
