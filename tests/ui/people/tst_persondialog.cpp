// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/access/notice.h"
#include "ui/catalog/catalogcombo.h"
#include "ui/common/formfield.h"
#include "ui/people/codedialog.h"
#include "ui/people/persondialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

class TestPersonDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void needsBothNames();
    void adds();
    void wrongEmailStandsBesideTheField();
    void takenValueKeepsEverythingTyped_data();
    void takenValueKeepsEverythingTyped();
    void edits();
    void agentsDoNotEditAdministrators();
    void peopleEditTheirOwnPhones();
    void nobodyDeactivatesThemselves();
    void refusedSaveKeepsEverythingTyped();
    void handsOverACode();
    void codeNeedsAnAddress();

private:
    void open(const Person &person = {});
    void type(const QString &field, const QString &text) { edit(field)->setText(text); }
    QLineEdit *edit(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }
    FormField *field(const QString &name) const
    {
        return qobject_cast<FormField *>(m_dialog->findChild<QWidget *>(name)->parentWidget());
    }
    QPushButton *button() const { return m_dialog->findChild<QPushButton *>(u"saveButton"_s); }
    Person stored(Who who) { return *m_test->workspace().people.find(m_test->id(who)); }

    std::unique_ptr<TestWorkspace> m_test;
    std::unique_ptr<QWidget> m_window;
    QPointer<PersonDialog> m_dialog;
};

void TestPersonDialog::init()
{
    m_test = std::make_unique<TestWorkspace>();
    m_window = std::make_unique<QWidget>();
}

void TestPersonDialog::cleanup()
{
    m_window.reset();
    m_test.reset();
}

void TestPersonDialog::open(const Person &person)
{
    m_dialog = new PersonDialog(m_test->workspace(), m_window.get());
    if (person.id)
        m_dialog->setPerson(person);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestPersonDialog::needsBothNames()
{
    open();
    QVERIFY(!button()->isEnabled());
    type(u"first_name"_s, u"Maria"_s);
    QVERIFY(!button()->isEnabled());
    type(u"last_name"_s, u"  "_s);
    QVERIFY(!button()->isEnabled());
    type(u"last_name"_s, u"Alvarez"_s);
    QVERIFY(button()->isEnabled());
}

void TestPersonDialog::adds()
{
    const qint64 site = m_test->addEntry(CatalogList::Kind::Sites, u"Main building"_s);
    open();
    QSignalSpy saved(m_dialog, &EditDialog::saved);
    type(u"first_name"_s, u"Maria"_s);
    type(u"last_name"_s, u"Alvarez"_s);
    type(u"email"_s, u" Maria@Example.ORG "_s);
    m_dialog->findChild<CatalogCombo *>(u"site_id"_s)->setId(site);
    m_dialog->findChild<QPlainTextEdit *>(u"notes"_s)->setPlainText(u"two\nlines"_s);
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(saved.count(), 1);
    QVERIFY(!m_dialog->isVisible());
    const auto person = m_test->workspace().people.findByEmail(u"maria@example.org"_s);
    QVERIFY(bool(person));
    QCOMPARE(person->fullName(), u"Maria Alvarez"_s);
    QCOMPARE(person->siteId.value_or(0), site);
    QVERIFY(!person->departmentId);
    QCOMPARE(person->notes, u"two\nlines"_s);
}

void TestPersonDialog::wrongEmailStandsBesideTheField()
{
    open();
    type(u"first_name"_s, u"Maria"_s);
    type(u"last_name"_s, u"Alvarez"_s);
    type(u"email"_s, u"maria"_s);
    QCOMPARE(field(u"email"_s)->state(), FormField::State::Error);
    QVERIFY(!button()->isEnabled());
    type(u"email"_s, u"maria@example.org"_s);
    QCOMPARE(field(u"email"_s)->state(), FormField::State::None);
    QVERIFY(button()->isEnabled());
}

void TestPersonDialog::takenValueKeepsEverythingTyped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("e-mail") << u"email"_s << u"Agent@example.org"_s;
    QTest::newRow("staff number") << u"staff_number"_s << u"s-1"_s;
}

void TestPersonDialog::takenValueKeepsEverythingTyped()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    m_test->addPerson({.staffNumber = u"S-1"_s, .firstName = u"Tom"_s, .lastName = u"Okafor"_s});
    open();
    type(u"first_name"_s, u"Maria"_s);
    type(u"last_name"_s, u"Alvarez"_s);
    type(u"phone1"_s, u"12345"_s);
    type(name, value);
    button()->click();
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(field(name)->state(), FormField::State::Error);
    QVERIFY(!field(name)->message().isEmpty());
    QCOMPARE(edit(u"first_name"_s)->text(), u"Maria"_s);
    QCOMPARE(edit(u"phone1"_s)->text(), u"12345"_s);
    QCOMPARE(edit(name)->text(), value);
    type(name, {});
    button()->click();
    QVERIFY(!m_dialog->isVisible());
}

void TestPersonDialog::edits()
{
    open(stored(Who::User));
    QCOMPARE(edit(u"email"_s)->text(), u"user@example.org"_s);
    type(u"position"_s, u"Teacher"_s);
    auto *status = m_dialog->findChild<QComboBox *>(u"status"_s);
    status->setCurrentIndex(1);
    button()->click();
    QCOMPARE(stored(Who::User).position, u"Teacher"_s);
    QCOMPARE(stored(Who::User).status, PersonStatus::Value::Inactive);
}

void TestPersonDialog::agentsDoNotEditAdministrators()
{
    m_test->signInAs(Who::Agent);
    open(stored(Who::Admin));
    QVERIFY(!button()->isEnabled());
    QVERIFY(m_dialog->findChild<Notice *>()->text().contains(u"edit administrators"_s));
    QVERIFY(edit(u"first_name"_s)->isReadOnly());
}

void TestPersonDialog::peopleEditTheirOwnPhones()
{
    m_test->signInAs(Who::User);
    open(stored(Who::User));
    QVERIFY(edit(u"last_name"_s)->isReadOnly());
    QVERIFY(!m_dialog->findChild<QComboBox *>(u"site_id"_s)->isEnabled());
    QVERIFY(!edit(u"phone1"_s)->isReadOnly());
    type(u"phone1"_s, u"0123"_s);
    button()->click();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(stored(Who::User).phone1, u"0123"_s);
}

void TestPersonDialog::nobodyDeactivatesThemselves()
{
    open(stored(Who::Admin));
    QVERIFY(!m_dialog->findChild<QComboBox *>(u"status"_s)->isEnabled());
    QVERIFY(button()->isEnabled());
}

void TestPersonDialog::refusedSaveKeepsEverythingTyped()
{
    open();
    type(u"first_name"_s, u"Maria"_s);
    type(u"last_name"_s, u"Alvarez"_s);
    m_test->signInAs(Who::User); // as if the right had been taken away meanwhile
    button()->click();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->message().contains(u"add, edit and deactivate people"_s));
    QCOMPARE(m_dialog->person().fullName(), u"Maria Alvarez"_s);
}

void TestPersonDialog::handsOverACode()
{
    open();
    type(u"first_name"_s, u"Maria"_s);
    type(u"last_name"_s, u"Alvarez"_s);
    type(u"email"_s, u"maria@example.org"_s);
    m_dialog->findChild<QCheckBox *>(u"handOverCode"_s)->setChecked(true);
    button()->click();
    auto *code = m_window->findChild<CodeDialog *>();
    QVERIFY(code);
    auto *shown = code->findChild<QLineEdit *>(u"code"_s);
    QTRY_VERIFY(!shown->text().isEmpty());
    const auto attempt = m_test->workspace().signIn.begin(u"maria@example.org"_s);
    const auto outcome = m_test->workspace().signIn.finish(SignInService::check(*attempt, shown->text()));
    QVERIFY(bool(outcome));
    QCOMPARE(*outcome, SignInService::Outcome::MustSetPassword);
}

void TestPersonDialog::codeNeedsAnAddress()
{
    open();
    type(u"first_name"_s, u"Maria"_s);
    type(u"last_name"_s, u"Alvarez"_s);
    m_dialog->findChild<QCheckBox *>(u"handOverCode"_s)->setChecked(true);
    QVERIFY(!button()->isEnabled());
    type(u"email"_s, u"maria@example.org"_s);
    QVERIFY(button()->isEnabled());
}

QTEST_MAIN(TestPersonDialog)
#include "tst_persondialog.moc"
