// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/access/notice.h"
#include "ui/common/twolinedelegate.h"
#include "ui/roles/roleassignmentdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

class TestRoleAssignmentDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksForPeopleAndRole();
    void showsGainsAndLosses();
    void summarizesManyPeople();
    void showsPresentRolesAndOtherHolders();
    void assignsWithReason();
    void assignsToManyAtOnce();
    void ownRoleIsDisabledWithReason();
    void lastAdministratorIsDisabledWithReason();
    void sameRoleAgainIsNothingToDo();
    void keepsWhoIsChosenWhileSearching();
    void worksByKeyboard();
    void refusedSaveKeepsEverything();
    void withoutTheRightNothingCanBeChosen();
    void takesRolesAwayUnderTheSeveralPolicy();

private:
    void open(const QList<qint64> &people = {});
    void choose(const QString &role);
    QListView *people() const { return m_dialog->findChild<QListView *>(u"people"_s); }
    QListWidget *roles() const { return m_dialog->findChild<QListWidget *>(u"roles"_s); }
    QPushButton *button() const { return m_dialog->findChild<QPushButton *>(u"saveButton"_s); }
    QString notice() const { return m_dialog->findChild<Notice *>()->text(); }
    QString label(const QString &name) const { return m_dialog->findChild<QLabel *>(name)->text(); }
    QStringList list(const QString &name) const;
    QModelIndex person(const QString &name) const;
    qint64 roleId(const QString &name) const { return m_test->workspace().roles.findByName(name)->id; }
    QString roleOf(qint64 id) const { return m_test->workspace().roles.currentRoles(id)->value(0).name; }

    std::unique_ptr<TestWorkspace> m_test;
    QPointer<RoleAssignmentDialog> m_dialog;
};

void TestRoleAssignmentDialog::init()
{
    m_test = std::make_unique<TestWorkspace>();
}

void TestRoleAssignmentDialog::cleanup()
{
    delete m_dialog;
    m_test.reset();
}

void TestRoleAssignmentDialog::open(const QList<qint64> &people)
{
    m_dialog = new RoleAssignmentDialog(m_test->workspace());
    m_dialog->setPeople(people);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestRoleAssignmentDialog::choose(const QString &role)
{
    m_dialog->setRole(roleId(role));
}

QStringList TestRoleAssignmentDialog::list(const QString &name) const
{
    QStringList texts;
    const auto *widget = m_dialog->findChild<QListWidget *>(name);
    for (int row = 0; row < widget->count(); ++row)
        texts.append(widget->item(row)->text());
    return texts;
}

QModelIndex TestRoleAssignmentDialog::person(const QString &name) const
{
    const QAbstractItemModel *model = people()->model();
    return model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly).value(0);
}

void TestRoleAssignmentDialog::asksForPeopleAndRole()
{
    open();
    QVERIFY(!button()->isEnabled());
    QVERIFY(label(u"effectHint"_s).contains(u"who"_s, Qt::CaseInsensitive));
    m_dialog->setPeople({m_test->id(Who::User)});
    QVERIFY(!button()->isEnabled());
    choose(u"Agent"_s);
    QVERIFY(button()->isEnabled());
}

void TestRoleAssignmentDialog::showsGainsAndLosses()
{
    open({m_test->id(Who::User)});
    choose(u"Agent"_s);
    QVERIFY(list(u"gains"_s).contains(u"add and edit assets"_s));
    QCOMPARE(list(u"losses"_s), QStringList {u"Nothing"_s});
    QVERIFY(label(u"ends"_s).contains(u"User"_s));

    m_dialog->setPeople({m_test->id(Who::Agent)});
    choose(u"User"_s);
    QVERIFY(list(u"losses"_s).contains(u"add and edit assets"_s));
    QVERIFY(label(u"ends"_s).contains(u"Agent"_s));
}

void TestRoleAssignmentDialog::summarizesManyPeople()
{
    const qint64 second = m_test->addPerson(u"Berta"_s, u"Berg"_s);
    m_test->assign(second, u"Agent"_s);
    open({m_test->id(Who::User), m_test->id(Who::Agent), second});
    choose(u"User"_s);
    QVERIFY(list(u"losses"_s).contains(u"2 of 3: add and edit assets"_s));
    QVERIFY(label(u"ends"_s).contains(u"Agent (2)"_s));
    QVERIFY(button()->isEnabled());
}

void TestRoleAssignmentDialog::showsPresentRolesAndOtherHolders()
{
    m_test->addPerson(u"Maria"_s, u"Alvarez"_s);
    open({m_test->id(Who::User)});
    choose(u"Agent"_s);
    QVERIFY(person(u"Agnes Agent"_s).data(TwoLineDelegate::SentenceRole).toString().startsWith(u"Agent"_s));
    QVERIFY(person(u"Maria Alvarez"_s).data(TwoLineDelegate::SentenceRole).toString().contains(u"No role yet"_s));
    QVERIFY(label(u"others"_s).contains(u"Agnes Agent"_s));
}

void TestRoleAssignmentDialog::assignsWithReason()
{
    const qint64 user = m_test->id(Who::User);
    open({user});
    QSignalSpy saved(m_dialog, &EditDialog::saved);
    choose(u"Agent"_s);
    m_dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"joins the help desk"_s);
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(saved.count(), 1);
    QCOMPARE(roleOf(user), u"Agent"_s);
    QCOMPARE(m_test->workspace().roles.currentRoles(user)->size(), 1);
    QCOMPARE(m_test->workspace().roles.history(user)->first().reason, u"joins the help desk"_s);
}

void TestRoleAssignmentDialog::assignsToManyAtOnce()
{
    const qint64 maria = m_test->addPerson(u"Maria"_s, u"Alvarez"_s);
    open({maria, m_test->id(Who::Agent)});
    QSignalSpy saved(m_dialog, &EditDialog::saved);
    choose(u"User"_s);
    button()->click();
    QCOMPARE(saved.count(), 1); // one operation
    QCOMPARE(roleOf(maria), u"User"_s);
    QCOMPARE(roleOf(m_test->id(Who::Agent)), u"User"_s);
}

void TestRoleAssignmentDialog::ownRoleIsDisabledWithReason()
{
    open();
    const QModelIndex oneself = person(u"Ada Admin"_s);
    QVERIFY(!oneself.flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(oneself.data(TwoLineDelegate::RefusalRole).toString().contains(u"own roles"_s));

    m_dialog->setPeople({m_test->id(Who::Admin)}); // as a page may have it selected
    choose(u"User"_s);
    QVERIFY(!button()->isEnabled());
    QVERIFY(roles()->item(0)->data(TwoLineDelegate::RefusalRole).toString().contains(u"own roles"_s));
    QVERIFY(!roles()->item(0)->flags().testFlag(Qt::ItemIsEnabled));
}

void TestRoleAssignmentDialog::lastAdministratorIsDisabledWithReason()
{
    m_test->workspace().session.openAsSystem(); // nobody's own role
    open();
    choose(u"User"_s);
    const QModelIndex last = person(u"Ada Admin"_s);
    QVERIFY(!last.flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(last.data(TwoLineDelegate::RefusalRole).toString().contains(u"last administrator"_s));
    m_dialog->setPeople({m_test->id(Who::Admin), m_test->id(Who::Agent)});
    QVERIFY(!button()->isEnabled());
    QVERIFY(notice().contains(u"Ada Admin"_s) && notice().contains(u"last administrator"_s));
}

void TestRoleAssignmentDialog::sameRoleAgainIsNothingToDo()
{
    open({m_test->id(Who::User)});
    choose(u"User"_s);
    QVERIFY(!button()->isEnabled());
    QVERIFY(!notice().isEmpty());
}

void TestRoleAssignmentDialog::keepsWhoIsChosenWhileSearching()
{
    open({m_test->id(Who::User)});
    auto *search = m_dialog->findChild<QLineEdit *>(u"personSearch"_s);
    QTest::keyClicks(search, u"agnes"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(people()->model()->rowCount(), 1);
    QVERIFY(m_dialog->isVisible());
    people()->model()->setData(person(u"Agnes Agent"_s), Qt::Checked, Qt::CheckStateRole);
    search->clear();
    QCOMPARE(m_dialog->people(), QList<qint64>({m_test->id(Who::User), m_test->id(Who::Agent)}));
    QCOMPARE(people()->model()->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    m_dialog->findChild<QAbstractButton *>(u"clearChosen"_s)->click();
    QVERIFY(m_dialog->people().isEmpty());
}

void TestRoleAssignmentDialog::worksByKeyboard()
{
    open();
    auto *search = m_dialog->findChild<QLineEdit *>(u"personSearch"_s);
    QTRY_COMPARE(QApplication::focusWidget(), search);
    QTest::keyClicks(search, u"ulf"_s);
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), people());
    QTest::keyClick(people(), Qt::Key_Space);
    QCOMPARE(m_dialog->people(), QList<qint64> {m_test->id(Who::User)});
    roles()->setFocus();
    QTest::keyClick(roles(), Qt::Key_Home);
    QTest::keyClick(roles(), Qt::Key_Down);
    QCOMPARE(m_dialog->role(), roleId(u"Agent"_s));
    QTest::keyClick(roles(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(roleOf(m_test->id(Who::User)), u"Agent"_s);
}

void TestRoleAssignmentDialog::refusedSaveKeepsEverything()
{
    open({m_test->id(Who::User)});
    choose(u"Agent"_s);
    m_dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"why not"_s);
    m_test->signInAs(Who::Agent);
    button()->click();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!m_dialog->message().isEmpty());
    QCOMPARE(m_dialog->people(), QList<qint64> {m_test->id(Who::User)});
    QCOMPARE(m_dialog->role(), roleId(u"Agent"_s));
    QCOMPARE(m_dialog->findChild<QLineEdit *>(u"reason"_s)->text(), u"why not"_s);
    QCOMPARE(roleOf(m_test->id(Who::User)), u"User"_s);
}

void TestRoleAssignmentDialog::withoutTheRightNothingCanBeChosen()
{
    m_test->signInAs(Who::Agent);
    open({m_test->id(Who::User)});
    choose(u"Agent"_s);
    QVERIFY(!button()->isEnabled());
    QVERIFY(notice().contains(u"assign and revoke roles"_s));
}

void TestRoleAssignmentDialog::takesRolesAwayUnderTheSeveralPolicy()
{
    const qint64 user = m_test->id(Who::User);
    QVERIFY(bool(m_test->workspace().roles.setPolicy(RoleService::Policy::Several)));
    m_test->assign(user, u"Agent"_s);
    open({user});
    QSignalSpy revoked(m_dialog, &RoleAssignmentDialog::revoked);
    auto *remove = m_dialog->findChild<QPushButton *>(u"revoke%1"_s.arg(roleId(u"Agent"_s)));
    QVERIFY(remove && remove->isVisible() && remove->isEnabled());
    remove->click();
    QCOMPARE(revoked.count(), 1);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_test->workspace().roles.currentRoles(user)->size(), 1);
    QCOMPARE(roleOf(user), u"User"_s);
}

QTEST_MAIN(TestRoleAssignmentDialog)
#include "tst_roleassignmentdialog.moc"
