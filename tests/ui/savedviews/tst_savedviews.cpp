// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"
#include "ui/access/notice.h"
#include "ui/common/formfield.h"
#include "ui/common/sidebar.h"
#include "ui/common/tableview.h"
#include "ui/common/toast.h"
#include "ui/savedviews/savedviewdialog.h"
#include "ui/tables/tablepage.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {
const QString password = u"correct horse battery"_s;
}

class TestSavedViews final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void savesWhatTheTableShows();
    void entryOpensTheView();
    void pageShowsTheWholeListAgain();
    void orderIsApplied();
    void countsFollowWhatIsWritten();
    void savingUnderTheSameNameReplaces();
    void sharingIsRefusedWithTheReason();
    void savingIsRefusedWithoutATable();
    void sharedOnesOfOthersAreSeen();
    void menuRenames();
    void menuSharesAndKeeps();
    void menuDeletes();
    void menuOfOthersSaysWhyNot();
    void keyboardReachesEntries();
    void brokenOneSaysSo();
    void removedElsewhereGoesBackToThePage();
    void nextPersonSeesTheirOwn();

private:
    void openWindow(Who who);
    void signIn(Who who);
    template <typename T>
    T *seen(const QString &name) const;
    qint64 create(Who who, const QString &name, const QString &query = {}, bool shared = false);
    void setStored(qint64 id, const QString &column, const QVariant &value);
    QListWidget *list() const { return m_window->findChild<QListWidget *>(u"sidebar"_s); }
    QListWidgetItem *item(const QString &text) const { return list()->findItems(text, Qt::MatchExactly).value(0); }
    QString accessible(const QString &name) const { return item(name)->data(Qt::AccessibleTextRole).toString(); }
    QStringList entries() const; // the texts below Assets
    void click(const QString &text);
    QAction *menuAction(const QString &entry, const QString &name);
    TableView *table() const { return m_window->findChild<TableView *>(u"assetsTable"_s); }
    int rows() const { return table()->model()->rowCount(); }
    QString tag(int row) const { return table()->model()->index(row, 0).data().toString(); }
    QAction *action(const QString &id) const { return m_window->findChild<QAction *>(id); }
    SavedViewDialog *saveDialog();

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
};

void TestSavedViews::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    for (const auto &[tag, serial] :
         {std::pair {u"A-1"_s, u"S3"_s}, std::pair {u"A-2"_s, u"S2"_s}, std::pair {u"B-3"_s, u"S1"_s}})
        m_office->addAsset(tag, serial);
    m_office->workspace().session.openAsSystem();
    for (const Who who : {Who::User, Who::Agent, Who::Admin})
        got(m_office->workspace().signIn.setPassword(m_office->id(who), password));
    m_office->workspace().session.close();
}

void TestSavedViews::cleanup()
{
    m_window.reset();
    m_office.reset();
}

template <typename T>
T *TestSavedViews::seen(const QString &name) const
{
    for (T *widget : m_window->findChildren<T *>(name)) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

void TestSavedViews::openWindow(Who who)
{
    m_office->workspace().session.close();
    m_window = std::make_unique<MainWindow>(m_office->workspace(), *m_settings, false);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    signIn(who);
}

void TestSavedViews::signIn(Who who)
{
    seen<QLineEdit>(u"email"_s)->setText(got(m_office->workspace().people.find(m_office->id(who))).email);
    seen<QLineEdit>(u"password"_s)->setText(password);
    QTest::mouseClick(seen<QPushButton>(u"signInButton"_s), Qt::LeftButton);
    QTRY_VERIFY(m_office->workspace().session.isOpen());
    QTRY_VERIFY(action(u"go.assets"_s)->isEnabled());
    m_window->openPage(u"assets"_s);
    QTRY_VERIFY(table()->isVisible());
}

qint64 TestSavedViews::create(Who who, const QString &name, const QString &query, bool shared)
{
    m_office->signInAs(who);
    const SavedView saved {.name = name, .view = u"assets"_s, .query = query, .shared = shared};
    return got(m_office->workspace().savedViews.create(saved)).id;
}

void TestSavedViews::setStored(qint64 id, const QString &column, const QVariant &value)
{
    auto other = got(Workspace::open(m_office->path(), m_office->clock(), PasswordHash::leastCost));
    got(other->journal.write({{}, u"system"_s}, {u"test"_s, u"Test"_s}, [&](const Operation &) -> Result<void> {
        got(Sql::run(other->database.connection(), u"UPDATE saved_views SET %1 = :value WHERE id = :id"_s.arg(column),
                     {{u"value"_s, value}, {u"id"_s, id}}));
        return {};
    }));
}

QStringList TestSavedViews::entries() const
{
    QStringList texts;
    for (int row = list()->row(item(u"Assets"_s)) + 1; list()->item(row) != item(u"Assignments"_s); ++row)
        texts.append(list()->item(row)->text());
    return texts;
}

void TestSavedViews::click(const QString &text)
{
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(item(text)).center());
}

// Opens the menu of an entry as a right click does.
QAction *TestSavedViews::menuAction(const QString &entry, const QString &name)
{
    for (QMenu *menu : m_window->findChildren<QMenu *>(u"savedViewMenu"_s))
        menu->close();
    emit list()->customContextMenuRequested(list()->visualItemRect(item(entry)).center());
    const auto *menu = seen<QMenu>(u"savedViewMenu"_s);
    return menu ? menu->findChild<QAction *>(name) : nullptr;
}

SavedViewDialog *TestSavedViews::saveDialog()
{
    action(u"view.save"_s)->trigger();
    return m_window->findChild<SavedViewDialog *>();
}

void TestSavedViews::savesWhatTheTableShows()
{
    openWindow(Who::Agent);
    QCOMPARE(entries(), QStringList());
    QTest::keyClicks(seen<QLineEdit>(u"searchField"_s), u"a-"_s);
    QTRY_COMPARE(rows(), 2);
    auto *dialog = saveDialog();
    QVERIFY(dialog->isVisible());
    QVERIFY(!dialog->findChild<QPushButton *>(u"saveButton"_s)->isEnabled()); // a name is needed
    QCOMPARE(dialog->focusWidget(), dialog->findChild<QLineEdit *>(u"name"_s));
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"name"_s), u"Series A"_s);
    dialog->findChild<QPushButton *>(u"saveButton"_s)->click();
    QCOMPARE(entries(), QStringList {u"Series A"_s});
    QCOMPARE(list()->currentItem(), item(u"Series A"_s));
    QCOMPARE(rows(), 2);
    QTRY_COMPARE(accessible(u"Series A"_s), u"Series A, 2"_s);
    const SavedView saved = got(m_office->workspace().savedViews.list()).constFirst();
    QCOMPARE(saved.query, u"a-"_s);
    QVERIFY(!saved.shared);
}

void TestSavedViews::entryOpensTheView()
{
    create(Who::Agent, u"Series A"_s, u"a-"_s);
    create(Who::Agent, u"Third"_s, u"b-3"_s);
    openWindow(Who::Agent);
    QCOMPARE(entries(), (QStringList {u"Series A"_s, u"Third"_s}));
    QCOMPARE(rows(), 3);
    click(u"Series A"_s);
    QCOMPARE(rows(), 2);
    m_window->openPage(u"users"_s);
    QVERIFY(!table()->isVisible());
    click(u"Third"_s);
    QVERIFY(table()->isVisible());
    QCOMPARE(rows(), 1);
    QVERIFY(action(u"view.save"_s)->isEnabled());
    QVERIFY(item(u"Third"_s)->isSelected());
}

void TestSavedViews::pageShowsTheWholeListAgain()
{
    create(Who::Agent, u"Late"_s, u"is:overdue"_s);
    openWindow(Who::Agent);
    click(u"Late"_s);
    QCOMPARE(rows(), 0);
    click(u"Assets"_s);
    QCOMPARE(rows(), 3);
    QTest::keyClicks(seen<QLineEdit>(u"searchField"_s), u"b-3"_s); // what was typed there stays
    QTRY_COMPARE(rows(), 1);
    click(u"Users"_s);
    click(u"Assets"_s);
    QCOMPARE(rows(), 1);
}

void TestSavedViews::orderIsApplied()
{
    m_office->signInAs(Who::Agent);
    const SavedView bySerial {.name = u"By serial"_s, .view = u"assets"_s, .sort = {{u"serial"_s, true}}};
    got(m_office->workspace().savedViews.create(bySerial));
    openWindow(Who::Agent);
    table()->sortByColumn(table()->columnOf(u"asset_tag"_s), Qt::DescendingOrder);
    QCOMPARE(tag(0), u"B-3"_s);
    click(u"By serial"_s);
    QCOMPARE(tag(0), u"A-1"_s);
}

void TestSavedViews::countsFollowWhatIsWritten()
{
    create(Who::Agent, u"Series A"_s, u"a-"_s);
    openWindow(Who::Agent);
    QTRY_COMPARE(accessible(u"Series A"_s), u"Series A, 2"_s);
    m_office->addAsset(u"A-4"_s);
    QTRY_COMPARE(accessible(u"Series A"_s), u"Series A, 3"_s);
}

void TestSavedViews::savingUnderTheSameNameReplaces()
{
    const qint64 id = create(Who::Agent, u"Series"_s, u"a-"_s, true);
    openWindow(Who::Agent);
    click(u"Series"_s);
    auto *search = seen<QLineEdit>(u"searchField"_s);
    search->selectAll();
    QTest::keyClicks(search, u"b-"_s);
    QTRY_COMPARE(rows(), 1);
    auto *dialog = saveDialog();
    auto *name = dialog->findChild<QLineEdit *>(u"name"_s);
    QCOMPARE(name->text(), u"Series"_s);
    QVERIFY(dialog->findChild<FormField *>()->message().contains(u"Series"_s));
    QVERIFY(dialog->findChild<QCheckBox *>(u"shared"_s)->isChecked());
    QCOMPARE(dialog->findChild<QPushButton *>(u"saveButton"_s)->text(), u"Replace"_s);
    name->setText(u"Others"_s);
    QCOMPARE(dialog->findChild<QPushButton *>(u"saveButton"_s)->text(), u"Save"_s);
    name->setText(u"series"_s);
    dialog->findChild<QPushButton *>(u"saveButton"_s)->click();
    QCOMPARE(entries(), QStringList {u"series"_s});
    const SavedView saved = got(m_office->workspace().savedViews.find(id));
    QCOMPARE(saved.query, u"b-"_s);
    QVERIFY(saved.shared);
    QCOMPARE(rows(), 1);
}

void TestSavedViews::sharingIsRefusedWithTheReason()
{
    m_office->signInAs(Who::User);
    SavedViewDialog dialog(m_office->workspace(), {.view = u"assets"_s});
    dialog.open();
    QVERIFY(!dialog.findChild<QCheckBox *>(u"shared"_s)->isEnabled());
    QVERIFY(dialog.findChild<Notice *>(u"sharingRefusal"_s)->text().contains(u"right"_s));
    dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"Mine"_s);
    dialog.findChild<QPushButton *>(u"saveButton"_s)->click();
    QVERIFY(!dialog.isVisible());
    QVERIFY(!got(m_office->workspace().savedViews.list()).constFirst().shared);
}

void TestSavedViews::savingIsRefusedWithoutATable()
{
    openWindow(Who::Agent);
    QVERIFY(action(u"view.save"_s)->isEnabled());
    m_window->openPage(u"account"_s);
    QVERIFY(!action(u"view.save"_s)->isEnabled());
    QVERIFY(!action(u"view.save"_s)->statusTip().isEmpty());
}

void TestSavedViews::sharedOnesOfOthersAreSeen()
{
    create(Who::Admin, u"Ours"_s, u"a-"_s, true);
    create(Who::Admin, u"Secret"_s);
    openWindow(Who::Agent);
    QCOMPARE(entries(), QStringList {u"Ours"_s});
    QVERIFY(item(u"Ours"_s)->toolTip().contains(u"Ada Admin"_s));
    click(u"Ours"_s);
    QCOMPARE(rows(), 2);
}

void TestSavedViews::menuRenames()
{
    create(Who::Agent, u"Series A"_s, u"a-"_s);
    openWindow(Who::Agent);
    click(u"Series A"_s);
    menuAction(u"Series A"_s, u"savedView.rename"_s)->trigger();
    auto *dialog = m_window->findChild<SavedViewDialog *>();
    QVERIFY(!dialog->findChild<QCheckBox *>(u"shared"_s)->isVisible());
    dialog->findChild<QLineEdit *>(u"name"_s)->setText(u"First ones"_s);
    dialog->findChild<QPushButton *>(u"saveButton"_s)->click();
    QTRY_COMPARE(entries(), QStringList {u"First ones"_s});
    QCOMPARE(list()->currentItem(), item(u"First ones"_s));
    QCOMPARE(rows(), 2);
}

void TestSavedViews::menuSharesAndKeeps()
{
    const qint64 id = create(Who::Agent, u"Series A"_s, u"a-"_s);
    openWindow(Who::Agent);
    menuAction(u"Series A"_s, u"savedView.share"_s)->trigger();
    QVERIFY(got(m_office->workspace().savedViews.find(id)).shared);
    QTRY_VERIFY(item(u"Series A"_s)->toolTip().contains(u"shared by you"_s));
    menuAction(u"Series A"_s, u"savedView.share"_s)->trigger();
    QVERIFY(!got(m_office->workspace().savedViews.find(id)).shared);
}

void TestSavedViews::menuDeletes()
{
    create(Who::Agent, u"Series A"_s, u"a-"_s);
    openWindow(Who::Agent);
    click(u"Series A"_s);
    QCOMPARE(rows(), 2);
    menuAction(u"Series A"_s, u"savedView.delete"_s)->trigger();
    auto *sure = seen<QPushButton>(u"saveButton"_s);
    QCOMPARE(sure->text(), u"Delete Series A"_s);
    sure->click();
    QTRY_COMPARE(entries(), QStringList());
    QCOMPARE(list()->currentItem(), item(u"Assets"_s));
    QCOMPARE(rows(), 3);
}

void TestSavedViews::menuOfOthersSaysWhyNot()
{
    create(Who::Admin, u"Ours"_s, {}, true);
    openWindow(Who::Agent);
    for (const QString &name : {u"savedView.rename"_s, u"savedView.share"_s, u"savedView.delete"_s}) {
        const QAction *offered = menuAction(u"Ours"_s, name);
        QVERIFY(!offered->isEnabled());
        QVERIFY(offered->toolTip().contains(u"right"_s));
    }
    QVERIFY(!menuAction(u"Users"_s, u"savedView.rename"_s)); // pages have none
}

void TestSavedViews::keyboardReachesEntries()
{
    create(Who::Agent, u"Series A"_s, u"a-"_s);
    openWindow(Who::Agent);
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(list()->currentItem(), item(u"Series A"_s));
    QCOMPARE(rows(), 2);
}

void TestSavedViews::brokenOneSaysSo()
{
    const qint64 id = create(Who::Agent, u"By colour"_s, u"a-"_s);
    setStored(id, u"query"_s, u"colour:red"_s);
    openWindow(Who::Agent);
    click(u"By colour"_s);
    QTRY_VERIFY(m_window->findChild<Toast *>());
    QVERIFY(m_window->findChild<Toast *>()->text().contains(u"By colour"_s));
    QCOMPARE(rows(), 3);
}

void TestSavedViews::removedElsewhereGoesBackToThePage()
{
    const qint64 id = create(Who::Admin, u"Ours"_s, u"a-"_s, true);
    openWindow(Who::Agent);
    click(u"Ours"_s);
    QCOMPARE(rows(), 2);
    setStored(id, u"shared"_s, 0);
    QTRY_COMPARE(entries(), QStringList());
    QCOMPARE(list()->currentItem(), item(u"Assets"_s));
    QCOMPARE(rows(), 3);
}

void TestSavedViews::nextPersonSeesTheirOwn()
{
    create(Who::Agent, u"The agent's"_s, u"a-"_s);
    create(Who::Admin, u"The administrator's"_s);
    openWindow(Who::Agent);
    click(u"The agent's"_s);
    action(u"file.sign-out"_s)->trigger();
    signIn(Who::Admin);
    QCOMPARE(entries(), QStringList {u"The administrator's"_s});
    QCOMPARE(rows(), 3);
}

QTEST_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
