// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/access/notice.h"
#include "ui/common/formfield.h"
#include "ui/roles/roledialog.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

class TestRoleDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_test = std::make_unique<TestWorkspace>(); }
    void cleanup();
    void everyRightHasARow();
    void adds();
    void takenNameStandsBesideTheField();
    void edits();
    void ownRoleIsDisabledWithReason();
    void nobodyGrantsWhatTheyDoNotHold();
    void startsAsACopy();
    void refusedSaveKeepsEverything();

private:
    void open(const QString &role = {});
    QLineEdit *edit(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }
    QRadioButton *choice(const QString &name) const { return m_dialog->findChild<QRadioButton *>(name); }
    QPushButton *button() const { return m_dialog->findChild<QPushButton *>(u"saveButton"_s); }
    Role role(const QString &name) const { return *m_test->workspace().roles.findByName(name); }

    std::unique_ptr<TestWorkspace> m_test;
    QPointer<RoleDialog> m_dialog;
};

void TestRoleDialog::cleanup()
{
    delete m_dialog;
    m_test.reset();
}

void TestRoleDialog::open(const QString &name)
{
    m_dialog = new RoleDialog(m_test->workspace());
    if (!name.isEmpty())
        m_dialog->setRole(role(name));
    m_dialog->open();
}

void TestRoleDialog::everyRightHasARow()
{
    open();
    for (const PermissionRow &row : Permissions::table()) {
        const QString name = QString::fromLatin1(row.name);
        QVERIFY2(choice(name + u".none"_s) && choice(name + u".all"_s), row.name);
        QCOMPARE(choice(name + u".own"_s) != nullptr, row.grantableOwn);
        QVERIFY(choice(name + u".none"_s)->isChecked());
    }
}

void TestRoleDialog::adds()
{
    open();
    QVERIFY(!button()->isEnabled());
    edit(u"name"_s)->setText(u"Librarian"_s);
    edit(u"description"_s)->setText(u"Lends out e-readers."_s);
    choice(u"asset.view.all"_s)->click();
    choice(u"custody.view.own"_s)->click();
    button()->click();
    QVERIFY(!m_dialog->isVisible());
    const auto grants = m_test->workspace().roles.grants(role(u"Librarian"_s).id);
    QCOMPARE(grants->scope(Permission::ViewAssets), Scope::All);
    QCOMPARE(grants->scope(Permission::ViewCustody), Scope::Own);
    QCOMPARE(grants->permissions().size(), 2);
}

void TestRoleDialog::takenNameStandsBesideTheField()
{
    open();
    edit(u"name"_s)->setText(u"agent"_s);
    choice(u"asset.view.all"_s)->click();
    button()->click();
    QVERIFY(m_dialog->isVisible());
    auto *field = qobject_cast<FormField *>(edit(u"name"_s)->parentWidget());
    QCOMPARE(field->state(), FormField::State::Error);
    QVERIFY(choice(u"asset.view.all"_s)->isChecked());
    edit(u"name"_s)->setText(u"agents"_s);
    QVERIFY(button()->isEnabled());
}

void TestRoleDialog::edits()
{
    open(u"Agent"_s);
    QVERIFY(choice(u"asset.edit.all"_s)->isChecked());
    choice(u"asset.edit.none"_s)->click();
    button()->click();
    QCOMPARE(m_test->workspace().roles.grants(role(u"Agent"_s).id)->scope(Permission::EditAssets), Scope::None);
    QVERIFY(role(u"Agent"_s).builtin);
}

void TestRoleDialog::ownRoleIsDisabledWithReason()
{
    open(u"Administrator"_s);
    QVERIFY(!button()->isEnabled());
    QVERIFY(m_dialog->findChild<Notice *>()->text().contains(u"role of your own"_s));
    QVERIFY(edit(u"name"_s)->isReadOnly());
    const auto choices = m_dialog->findChildren<QRadioButton *>();
    QVERIFY(std::none_of(choices.cbegin(), choices.cend(), [](const QRadioButton *one) { return one->isEnabled(); }));
}

void TestRoleDialog::nobodyGrantsWhatTheyDoNotHold()
{
    Grants keeper;
    for (const Permission permission : {Permission::EditRoles, Permission::ViewRoles, Permission::ViewAssets})
        keeper.set(permission, Scope::All);
    keeper.set(Permission::ViewCustody, Scope::Own);
    QVERIFY(bool(m_test->workspace().roles.create({.name = u"Keeper"_s}, keeper)));
    m_test->assign(m_test->id(Who::User), u"Keeper"_s);
    m_test->signInAs(Who::User);
    open();
    QVERIFY(choice(u"asset.view.all"_s)->isEnabled());
    QVERIFY(!choice(u"asset.edit.all"_s)->isEnabled());
    QVERIFY(!choice(u"asset.edit.all"_s)->accessibleDescription().isEmpty());
    QVERIFY(choice(u"custody.view.own"_s)->isEnabled());
    QVERIFY(!choice(u"custody.view.all"_s)->isEnabled());
    delete m_dialog;
    open(u"Agent"_s); // has more than the keeper
    QVERIFY(!button()->isEnabled());
    QVERIFY(!m_dialog->findChild<Notice *>()->text().isEmpty());
}

void TestRoleDialog::startsAsACopy()
{
    m_dialog = new RoleDialog(m_test->workspace());
    m_dialog->setTemplate(role(u"Agent"_s));
    m_dialog->open();
    QVERIFY(edit(u"name"_s)->text().contains(u"Agent"_s));
    QCOMPARE(m_dialog->grants(), *m_test->workspace().roles.grants(role(u"Agent"_s).id));
    button()->click();
    QCOMPARE(m_test->workspace().roles.roles()->size(), 4);
}

void TestRoleDialog::refusedSaveKeepsEverything()
{
    open();
    edit(u"name"_s)->setText(u"Librarian"_s);
    choice(u"asset.view.all"_s)->click();
    m_test->signInAs(Who::Agent);
    button()->click();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!m_dialog->message().isEmpty());
    QCOMPARE(m_dialog->role().name, u"Librarian"_s);
    QVERIFY(choice(u"asset.view.all"_s)->isChecked());
}

QTEST_MAIN(TestRoleDialog)
#include "tst_roledialog.moc"
