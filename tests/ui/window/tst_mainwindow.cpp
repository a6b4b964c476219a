// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/writegate.h"
#include "support/expect.h"
#include "support/testworkspace.h"
#include "ui/access/purgedialog.h"
#include "ui/assets/dialogchoice.h"
#include "ui/backups/backupspage.h"
#include "ui/common/tableview.h"
#include "ui/roles/roledialog.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {
const QString password = u"correct horse battery"_s;
}

class TestMainWindow final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void orderIsRemembered();
    void costIsOfferedToAdministratorsOnly_data();
    void costIsOfferedToAdministratorsOnly();
    void refusedCommandsSayWhy();
    void singleHitIsSelected();
    void lockHidesDialogsAndKeepsWhatWasTyped();
    void lockHidesDialogsOfPages();
    void locksWhenNobodyTouchesIt();
    void unlocksWhileSomethingIsWritten();
    void asksWhoItIsBeforeRolesChange();
    void deletesForGoodOnceItIsClearWhoDoes();
    void signingOutClosesDialogs();
    void endsWithADialogHalfFilledIn();
    void whatAnotherProcessWroteShows();

private:
    void openWindow(Who who);
    template <typename T>
    T *seen(const QString &name) const;
    TableView *table() const { return m_window->findChild<TableView *>(u"assetsTable"_s); }
    void unlock(const QString &typed);
    QString shownTag(int row) const { return table()->model()->index(row, 0).data().toString(); }
    QDialog *dialog() const;

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
};

void TestMainWindow::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_office->addAsset(u"A-1"_s, u"C"_s);
    m_office->addAsset(u"A-2"_s, u"B"_s);
    m_office->addAsset(u"A-3"_s, u"A"_s);
    m_office->workspace().session.openAsSystem();
    for (const Who who : {Who::User, Who::Agent, Who::Admin})
        got(m_office->workspace().signIn.setPassword(m_office->id(who), password));
    m_office->workspace().session.close();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_office.reset();
}

template <typename T>
T *TestMainWindow::seen(const QString &name) const
{
    for (T *widget : m_window->findChildren<T *>(name)) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

// As a person does it, on the Assets page afterwards.
void TestMainWindow::openWindow(Who who)
{
    m_window.reset();
    m_office->workspace().session.close();
    m_window = std::make_unique<MainWindow>(m_office->workspace(), *m_settings, false);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    seen<QLineEdit>(u"email"_s)->setText(got(m_office->workspace().people.find(m_office->id(who))).email);
    seen<QLineEdit>(u"password"_s)->setText(password);
    QTest::mouseClick(seen<QPushButton>(u"signInButton"_s), Qt::LeftButton);
    QTRY_VERIFY(m_office->workspace().session.isOpen());
    QTRY_VERIFY(m_window->findChild<QAction *>(u"go.assets"_s)->isEnabled());
    m_window->openPage(u"assets"_s);
    QTRY_VERIFY(table()->isVisible());
}

QDialog *TestMainWindow::dialog() const
{
    for (QDialog *dialog : m_window->findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void TestMainWindow::orderIsRemembered()
{
    openWindow(Who::Agent);
    QCOMPARE(shownTag(0), u"A-1"_s);
    table()->sortByColumn(table()->columnOf(u"serial"_s), Qt::AscendingOrder);
    QCOMPARE(shownTag(0), u"A-3"_s);
    openWindow(Who::Agent);
    QCOMPARE(shownTag(0), u"A-3"_s);
}

void TestMainWindow::costIsOfferedToAdministratorsOnly_data()
{
    QTest::addColumn<Who>("who");
    QTest::addColumn<bool>("offered");
    QTest::newRow("agent") << Who::Agent << false;
    QTest::newRow("administrator") << Who::Admin << true;
}

void TestMainWindow::costIsOfferedToAdministratorsOnly()
{
    QFETCH(Who, who);
    QFETCH(bool, offered);
    m_office->workspace().session.openAsSystem();
    Asset asset;
    asset.tag = u"A-0"_s;
    asset.purchaseCost = 12300;
    got(m_office->workspace().assets.create(asset));
    openWindow(who);
    const std::unique_ptr<QMenu> menu(table()->createColumnMenu(nullptr));
    QCOMPARE(menu->findChild<QAction *>(u"purchase_cost"_s) != nullptr, offered);
    const int column = table()->columnOf(u"purchase_cost"_s);
    QCOMPARE(table()->model()->index(0, column).data().toString().isEmpty(), !offered);
}

void TestMainWindow::refusedCommandsSayWhy()
{
    openWindow(Who::Agent);
    for (const QString &id : {u"role.assign"_s, u"role.add"_s, u"asset.delete"_s, u"person.code"_s}) {
        const auto *action = m_window->findChild<QAction *>(id);
        QVERIFY2(!action->isEnabled(), qPrintable(id));
        QVERIFY2(action->toolTip().contains(u"right"_s), qPrintable(action->toolTip()));
    }
}

void TestMainWindow::singleHitIsSelected()
{
    openWindow(Who::Agent);
    QVERIFY(!m_window->findChild<QAction *>(u"asset.edit"_s)->isEnabled());
    auto *search = seen<QLineEdit>(u"searchField"_s);
    QTest::keyClicks(search, u"a-2"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QVERIFY(m_window->findChild<QAction *>(u"asset.edit"_s)->isEnabled());
    QVERIFY(search->hasFocus());
}

void TestMainWindow::lockHidesDialogsAndKeepsWhatWasTyped()
{
    openWindow(Who::Agent);
    m_window->findChild<QAction *>(u"asset.add"_s)->trigger();
    QDialog *adding = dialog();
    QVERIFY(adding);
    auto *name = adding->findChild<QLineEdit *>(u"name"_s);
    QTest::keyClicks(name, u"Cart"_s);
    QTest::keyClick(name, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(!adding->isVisible());
    QVERIFY(!table()->isVisible());
    QTest::keyClicks(seen<QLineEdit>(u"password"_s), password);
    QTest::keyClick(seen<QLineEdit>(u"password"_s), Qt::Key_Return);
    QTRY_VERIFY(adding->isVisible());
    QCOMPARE(name->text(), u"Cart"_s);
}

void TestMainWindow::unlock(const QString &typed)
{
    auto *box = seen<QLineEdit>(u"password"_s);
    box->clear();
    QTest::keyClicks(box, typed);
    QTest::keyClick(box, Qt::Key_Return);
}

void TestMainWindow::lockHidesDialogsOfPages()
{
    openWindow(Who::Admin);
    m_window->openPage(u"administration"_s);
    m_window->openBackups();
    auto *page = m_window->findChild<BackupsPage *>();
    QTRY_VERIFY(page->isVisible());
    page->backUp();
    QDialog *backingUp = dialog();
    QVERIFY(backingUp);
    auto *closed = new QDialog(page);
    m_window->findChild<QAction *>(u"file.lock"_s)->trigger();
    QVERIFY(!dialog());
    unlock(password);
    QTRY_VERIFY(backingUp->isVisible());
    QVERIFY(!closed->isVisible()); // what was not open does not come up
}

void TestMainWindow::locksWhenNobodyTouchesIt()
{
    openWindow(Who::Agent);
    auto *idle = m_window->findChild<QTimer *>(u"idle"_s);
    QVERIFY(idle->isActive());
    QCOMPARE(idle->interval(), 10 * 60'000);
    idle->start(1); // as if they were over
    QTRY_VERIFY(!table()->isVisible());
    QVERIFY(m_office->workspace().session.isOpen());
    unlock(u"not the password"_s);
    QTRY_VERIFY(!seen<QLineEdit>(u"password"_s)->isHidden());
    QVERIFY(!table()->isVisible());
    QTRY_VERIFY(seen<QLineEdit>(u"password"_s)->isEnabled());
    unlock(password);
    QTRY_VERIFY(table()->isVisible());
    QVERIFY(idle->isActive());
}

void TestMainWindow::unlocksWhileSomethingIsWritten()
{
    openWindow(Who::Agent);
    WriteGate &gate = m_office->workspace().database.writeGate();
    gate.setClosed(u"An import is being written."_s);
    m_window->findChild<QAction *>(u"file.lock"_s)->trigger();
    unlock(password);
    QTRY_VERIFY(table()->isVisible());
    gate.setClosed({});
}

void TestMainWindow::asksWhoItIsBeforeRolesChange()
{
    openWindow(Who::Admin);
    QAction *add = m_window->findChild<QAction *>(u"role.add"_s);
    add->trigger(); // just signed in
    QVERIFY(qobject_cast<RoleDialog *>(dialog()));
    dialog()->reject();
    m_office->workspace().session.forgetConfirmation();
    add->trigger();
    QDialog *asking = dialog();
    QVERIFY(asking && !qobject_cast<RoleDialog *>(asking));
    auto *typed = asking->findChild<QLineEdit *>(u"ownPassword"_s);
    auto *go = asking->findChild<QPushButton *>(u"saveButton"_s);
    typed->setText(u"not the password"_s);
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_VERIFY(typed->isEnabled());
    QVERIFY(asking->isVisible());
    typed->setText(password);
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_VERIFY(qobject_cast<RoleDialog *>(dialog()));
    dialog()->reject();
    add->trigger(); // not again
    QVERIFY(qobject_cast<RoleDialog *>(dialog()));
}

void TestMainWindow::deletesForGoodOnceItIsClearWhoDoes()
{
    openWindow(Who::Admin);
    table()->selectRow(0);
    QTRY_VERIFY(m_window->findChild<QAction *>(u"asset.delete"_s)->isEnabled());
    m_window->findChild<QAction *>(u"asset.delete"_s)->trigger();
    auto *purge = qobject_cast<PurgeDialog *>(dialog());
    QVERIFY(purge);
    auto *go = purge->findChild<QPushButton *>(u"saveButton"_s);
    QCOMPARE(go->text(), u"Delete A-1"_s);
    QVERIFY(!go->isEnabled());
    purge->findChild<QLineEdit *>(u"reason"_s)->setText(u"Stolen"_s);
    QVERIFY(!go->isEnabled());
    purge->findChild<QLineEdit *>(u"ownPassword"_s)->setText(password);
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_COMPARE(m_office->workspace().assets.findByTag(u"A-1"_s) ? 1 : 0, 0);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
}

void TestMainWindow::signingOutClosesDialogs()
{
    openWindow(Who::Agent);
    m_window->findChild<QAction *>(u"asset.add"_s)->trigger();
    QVERIFY(dialog());
    m_window->findChild<QAction *>(u"file.sign-out"_s)->trigger();
    QTRY_VERIFY(!dialog());
    QVERIFY(!m_office->workspace().session.isOpen());
    QVERIFY(seen<QLineEdit>(u"email"_s));
}

// What is in the line with the cursor is taken when it loses it, and the dialog is still whole then.
void TestMainWindow::endsWithADialogHalfFilledIn()
{
    openWindow(Who::Agent);
    m_window->findChild<QAction *>(u"asset.add"_s)->trigger();
    QTRY_VERIFY(dialog());
    auto *choice = dialog()->findChild<DialogChoice *>();
    choice->setFocus();
    QTRY_VERIFY(choice->hasFocus());
    QTest::keyClicks(choice->lineEdit(), u"not in the list"_s);
    m_window.reset();
    QVERIFY(m_office->workspace().session.isOpen());
}

void TestMainWindow::whatAnotherProcessWroteShows()
{
    openWindow(Who::Agent);
    QCOMPARE(table()->model()->rowCount(), 3);
    auto other = got(Workspace::open(m_office->path(), m_office->clock(), PasswordHash::leastCost));
    other->session.openAsSystem();
    Asset asset;
    asset.tag = u"A-9"_s;
    got(other->assets.create(asset));
    QTRY_COMPARE(table()->model()->rowCount(), 4);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
