// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/expect.h"
#include "support/testworkspace.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/palettelist.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {
const QString password = u"correct horse battery"_s;
}

class TestCommandPalette final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void findsWhileTyping();
    void scanGoesToTheAsset();
    void personOpensThePeople();
    void keysMoveWhileTypingGoesOn();
    void escapeGivesTheFocusBack();
    void escapeAfterEditingGoesToTheTable();
    void opensAndClosesByItsKeys();
    void tabStays();
    void leavingCloses();
    void focusElsewhereCloses();
    void clickOutsideCloses();
    void clickInsideDoesNot();
    void lockingCloses();
    void staysWithinTheWindow();
    void commandsRun();
    void commandsSayWhyNot();
    void onlyCommands();
    void savedViews();
    void picksAreRemembered();
    void nothingMatches();
    void usersFindTheirOwn();
    void notBeforeSignIn();

private:
    void openWindow(Who who);
    TableView *focusTable();
    bool isWithin() const;
    CommandPalette *open();
    CommandPalette *palette() const { return m_window->findChild<CommandPalette *>(); }
    QLineEdit *line() const { return palette()->findChild<QLineEdit *>(u"paletteEdit"_s); }
    PaletteList *list() const { return palette()->findChild<PaletteList *>(); }
    QStringList rows() const;
    QString current() const { return list()->current() ? list()->current()->title : QString(); }
    void press(Qt::Key key) { QTest::keyClick(line(), key); }
    QString selectedTag() const;
    void picture(const QString &name) const;

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
};

void TestCommandPalette::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
}

void TestCommandPalette::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    const qint64 model = m_office->addModel(u"ThinkPad T14"_s);
    m_office->addAsset({.tag = u"BER-1"_s, .serial = u"SN100"_s, .modelId = model});
    const qint64 held = m_office->addAsset({.tag = u"BER-2"_s, .serial = u"SN200"_s, .name = u"Cart"_s});
    m_office->addAsset({.tag = u"BER-20"_s});
    m_office->checkOut(held, m_office->id(Who::User));
    m_office->workspace().session.openAsSystem();
    for (const Who who : {Who::User, Who::Agent, Who::Admin})
        got(m_office->workspace().signIn.setPassword(m_office->id(who), password));
    m_office->workspace().session.close();
}

void TestCommandPalette::cleanup()
{
    m_window.reset();
    m_office.reset();
}

void TestCommandPalette::openWindow(Who who)
{
    m_window.reset();
    m_office->workspace().session.close();
    m_window = std::make_unique<MainWindow>(m_office->workspace(), *m_settings, false);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->findChild<QLineEdit *>(u"email"_s)
        ->setText(got(m_office->workspace().people.find(m_office->id(who))).email);
    m_window->findChild<QLineEdit *>(u"password"_s)->setText(password);
    QTest::mouseClick(m_window->findChild<QPushButton *>(u"signInButton"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->findChild<QAction *>(u"edit.palette"_s)->isEnabled());
}

CommandPalette *TestCommandPalette::open()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    if (palette() && line()->hasFocus())
        return palette();
    qFatal("no palette");
}

TableView *TestCommandPalette::focusTable()
{
    m_window->openPage(u"assets"_s);
    auto *table = m_window->findChild<TableView *>(u"assetsTable"_s);
    table->setFocus();
    return table;
}

// The window, and centred in it.
bool TestCommandPalette::isWithin() const
{
    const QRect window = m_window->rect(), mine = palette()->geometry();
    return !palette()->isWindow() && window.contains(mine) && qAbs(window.center().x() - mine.center().x()) <= 1
        && mine.top() < window.height() / 3;
}

// Titles of sections in brackets.
QStringList TestCommandPalette::rows() const
{
    QStringList texts;
    for (int i = 0; i < list()->count(); ++i) {
        const QListWidgetItem *row = list()->item(i);
        texts.append(row->flags() == Qt::NoItemFlags ? u"[%1]"_s.arg(row->text()) : row->text());
    }
    return texts;
}

QString TestCommandPalette::selectedTag() const
{
    const auto *table = m_window->findChild<TableView *>(u"assetsTable"_s);
    const QModelIndexList selected = table->selectionModel()->selectedRows();
    return table->isVisible() && selected.size() == 1 ? selected.constFirst().data().toString() : QString();
}

// For people to look at, into $CUSTODIAN_PICTURES if it is set.
void TestCommandPalette::picture(const QString &name) const
{
    const QString folder = qEnvironmentVariable("CUSTODIAN_PICTURES");
    if (folder.isEmpty())
        return;
    QCoreApplication::processEvents(); // another palette of colours
    QVERIFY(palette()->grab().save(folder + u'/' + name + u".png"));
}

void TestCommandPalette::findsWhileTyping()
{
    openWindow(Who::Agent);
    open();
    QTest::keyClicks(line(), u"ber"_s);
    QTRY_COMPARE(rows().mid(0, 4), (QStringList {u"[Assets]"_s, u"BER-1"_s, u"BER-2"_s, u"BER-20"_s}));
    QCOMPARE(current(), u"BER-1"_s);
    picture(u"assets"_s);
    QTest::keyClicks(line(), u"-20"_s);
    QTRY_COMPARE(rows().mid(0, 2), (QStringList {u"[Assets]"_s, u"BER-20"_s}));
    line()->clear();
    QTest::keyClicks(line(), u"ulf"_s);
    QTRY_COMPARE(rows().mid(0, 4), (QStringList {u"[People]"_s, u"Ulf User"_s, u"[Assets]"_s, u"BER-2"_s}));
    picture(u"people"_s);
}

// Two steps, and no waiting for what the list shows.
void TestCommandPalette::scanGoesToTheAsset()
{
    openWindow(Who::Agent);
    for (const QString &scanned : {u"ber-2"_s, u"SN200"_s}) {
        open();
        QTest::keyClicks(line(), scanned);
        press(Qt::Key_Return);
        QTRY_COMPARE(selectedTag(), u"BER-2"_s);
        QTRY_VERIFY(!palette());
        m_window->openPage(u"today"_s);
    }
}

void TestCommandPalette::personOpensThePeople()
{
    openWindow(Who::Agent);
    open();
    QTest::keyClicks(line(), u"user@example.org"_s);
    press(Qt::Key_Return);
    const auto *table = m_window->findChild<TableView *>(u"usersTable"_s);
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
}

void TestCommandPalette::keysMoveWhileTypingGoesOn()
{
    openWindow(Who::Agent);
    open();
    QTest::keyClicks(line(), u"ber"_s);
    QTRY_COMPARE(current(), u"BER-1"_s);
    press(Qt::Key_Down);
    QCOMPARE(current(), u"BER-2"_s);
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(current(), u"BER-1"_s);
    press(Qt::Key_PageDown);
    QVERIFY(current() != u"BER-1"_s);
    QTest::keyClicks(line(), u"-2"_s);
    QTRY_COMPARE(current(), u"BER-2"_s); // what was chosen was for another text
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(selectedTag(), u"BER-20"_s);
}

void TestCommandPalette::escapeGivesTheFocusBack()
{
    openWindow(Who::Agent);
    const TableView *table = focusTable();
    const QString before = selectedTag();
    open();
    QTest::keyClicks(line(), u"ber"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!palette());
    QTRY_VERIFY(table->hasFocus());
    QCOMPARE(selectedTag(), before);
}

void TestCommandPalette::escapeAfterEditingGoesToTheTable()
{
    openWindow(Who::Agent);
    TableView *table = focusTable();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    table->setCurrentIndex(table->model()->index(0, table->columnOf(u"name"_s)));
    QTest::keyClick(table, Qt::Key_F2);
    QTRY_VERIFY(table->viewport()->isAncestorOf(m_window->focusWidget()));
    open();
    press(Qt::Key_Escape);
    QTRY_VERIFY(!palette());
    QVERIFY(table->hasFocus());
}

void TestCommandPalette::opensAndClosesByItsKeys()
{
    openWindow(Who::Agent);
    const TableView *table = focusTable();
    open();
    QTest::keyClick(line(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(!palette());
    QVERIFY(table->hasFocus());
}

void TestCommandPalette::tabStays()
{
    openWindow(Who::Agent);
    open();
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        press(key);
        QVERIFY(line()->hasFocus());
    }
}

void TestCommandPalette::leavingCloses()
{
    openWindow(Who::Agent);
    const TableView *table = focusTable();
    open();
    QWidget other;
    other.show();
    other.activateWindow();
    QTRY_VERIFY(!palette());
    m_window->activateWindow();
    QTRY_VERIFY(table->hasFocus());
}

void TestCommandPalette::focusElsewhereCloses()
{
    openWindow(Who::Agent);
    focusTable();
    open();
    auto *filter = m_window->findChild<QWidget *>(u"assetsPage"_s)->findChild<QLineEdit *>();
    filter->setFocus();
    QTRY_VERIFY(!palette());
    QVERIFY(filter->hasFocus());
}

// What is clicked hears of it, and has the focus if it takes it.
void TestCommandPalette::clickOutsideCloses()
{
    openWindow(Who::Agent);
    TableView *table = focusTable();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    open();
    QTest::mouseClick(m_window->statusBar(), Qt::LeftButton);
    QTRY_VERIFY(!palette());
    QVERIFY(table->hasFocus());
    open();
    const QModelIndex last = table->model()->index(2, 0);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(last).center());
    QTRY_VERIFY(!palette());
    QVERIFY(table->hasFocus());
    QCOMPARE(selectedTag(), last.data().toString());
}

void TestCommandPalette::clickInsideDoesNot()
{
    openWindow(Who::Agent);
    open();
    QTest::keyClicks(line(), u"ber"_s);
    QTRY_VERIFY(!list()->isEmpty());
    QTest::mouseClick(palette()->findChild<QLabel *>(u"paletteMessage"_s), Qt::LeftButton);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(list()->item(0)).center());
    QVERIFY(palette()->isVisible());
    QVERIFY(line()->hasFocus());
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(list()->item(2)).center());
    QTRY_COMPARE(selectedTag(), u"BER-2"_s);
    QTRY_VERIFY(!palette());
}

void TestCommandPalette::lockingCloses()
{
    openWindow(Who::Agent);
    const TableView *table = focusTable();
    open();
    QTest::keyClick(line(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(!palette());
    QTest::keyClicks(m_window->focusWidget(), password);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(table->hasFocus());
}

void TestCommandPalette::staysWithinTheWindow()
{
    openWindow(Who::Agent);
    m_window->resize(1280, 800);
    QTRY_COMPARE(m_window->size(), QSize(1280, 800));
    open();
    QVERIFY(isWithin());
    const QPoint corner = palette()->pos();
    const int height = palette()->height();
    QTest::keyClicks(line(), u"ber"_s);
    QTRY_VERIFY(!list()->isEmpty());
    QVERIFY(palette()->height() > height);
    QCOMPARE(palette()->pos(), corner);
    QVERIFY(isWithin());
    line()->clear();
    QTest::keyClicks(line(), u">"_s);
    for (int page = 0; page < 2; ++page)
        press(Qt::Key_PageDown);
    for (const QSize &size : {QSize(1600, 1000), m_window->minimumSizeHint(), QSize(1280, 800)}) {
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        QVERIFY(isWithin());
        QVERIFY(palette()->rect().contains(palette()->findChild<QLabel *>(u"paletteMessage"_s)->geometry()));
        QVERIFY(list()->viewport()->rect().contains(list()->visualItemRect(list()->currentItem())));
    }
    QCOMPARE(palette()->pos(), corner);
}

void TestCommandPalette::commandsRun()
{
    openWindow(Who::Agent);
    open();
    QTest::keyClicks(line(), u"add ass"_s);
    QTRY_COMPARE(rows(), (QStringList {u"[Commands]"_s, u"Add asset"_s}));
    QVERIFY(!list()->current()->shortcut.isEmpty());
    press(Qt::Key_Return);
    QTRY_VERIFY(!palette());
    QTRY_VERIFY(m_window->findChild<QDialog *>());
}

void TestCommandPalette::commandsSayWhyNot()
{
    openWindow(Who::Agent);
    open();
    QTest::keyClicks(line(), u">delete for good"_s);
    QVERIFY(!list()->isEmpty());
    QVERIFY2(list()->current()->refusal.contains(u"right"_s), qPrintable(list()->current()->refusal));
    picture(u"refused"_s);
    press(Qt::Key_Return);
    QVERIFY(palette()->isVisible());
    QCOMPARE(palette()->findChild<QDialog *>(), nullptr);
}

void TestCommandPalette::onlyCommands()
{
    openWindow(Who::Agent);
    open();
    QTest::keyClicks(line(), u">"_s);
    QCOMPARE(rows().value(0), u"[Commands]"_s);
    QVERIFY(list()->count() > 20);
    QVERIFY(list()->viewport()->rect().contains(list()->visualItemRect(list()->item(0)))); // the title, too
    QVERIFY(!rows().contains(u"Find anything"_s));
    picture(u"commands"_s);
    Theme::apply(*qApp, Theme::Scheme::Dark, Theme::Density::Compact);
    picture(u"commands-dark"_s);
    Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
    QTest::keyClicks(line(), u" check"_s);
    QCOMPARE(rows(), (QStringList {u"[Commands]"_s, u"Check out"_s, u"Check in"_s}));
}

// Each person's own and the shared ones, over the table they belong to.
void TestCommandPalette::savedViews()
{
    const SavedView saved {.name = u"Łukasz’s carts"_s, .view = u"assets"_s, .query = u"name:cart"_s};
    m_office->signInAs(Who::Agent);
    got(m_office->workspace().savedViews.create(saved));
    openWindow(Who::Agent);
    open();
    QTest::keyClicks(line(), u"lukasz ca"_s);
    QTRY_COMPARE(rows(), (QStringList {u"[Saved views]"_s, u"Łukasz’s carts"_s}));
    QCOMPARE(list()->current()->subtitle, u"Assets"_s);
    press(Qt::Key_Return);
    const auto *table = m_window->findChild<TableView *>(u"assetsTable"_s);
    QTRY_VERIFY(table->isVisible());
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"BER-2"_s);
    QTRY_VERIFY(!palette());
    open();
    QCOMPARE(rows(), (QStringList {u"[Lately picked]"_s, u"Łukasz’s carts"_s}));
    press(Qt::Key_Escape);
    openWindow(Who::Admin); // kept for oneself
    open();
    QTest::keyClicks(line(), u"lukasz ca"_s);
    QTRY_VERIFY(palette()->findChild<QLabel *>(u"paletteMessage"_s)->text().contains(u"lukasz"_s));
    QVERIFY(list()->isEmpty());
}

void TestCommandPalette::picksAreRemembered()
{
    openWindow(Who::Agent);
    open();
    QVERIFY(list()->isEmpty());
    for (const QString &text : {u"BER-20"_s, u"user@example.org"_s}) {
        if (!palette())
            open();
        QTest::keyClicks(line(), text);
        press(Qt::Key_Return);
        QTRY_VERIFY(!palette());
    }
    open();
    QCOMPARE(rows(), (QStringList {u"[Lately picked]"_s, u"Ulf User"_s, u"BER-20"_s}));
    picture(u"recent"_s);
    press(Qt::Key_Escape);
    openWindow(Who::Admin); // what one picked is nobody else's business
    open();
    QVERIFY(list()->isEmpty());
}

void TestCommandPalette::nothingMatches()
{
    openWindow(Who::Agent);
    open();
    QTest::keyClicks(line(), u"zzz <b>"_s);
    const auto *message = palette()->findChild<QLabel *>(u"paletteMessage"_s);
    QTRY_VERIFY(message->text().contains(u"zzz <b>"_s));
    QCOMPARE(message->textFormat(), Qt::PlainText);
    QVERIFY(list()->isEmpty());
    press(Qt::Key_Return);
    press(Qt::Key_Down);
    QVERIFY(palette()->isVisible());
}

void TestCommandPalette::usersFindTheirOwn()
{
    openWindow(Who::User);
    open();
    QTest::keyClicks(line(), u"ber"_s);
    QTRY_COMPARE(rows().mid(0, 2), (QStringList {u"[Assets]"_s, u"BER-2"_s}));
    QVERIFY(!rows().contains(u"BER-1"_s));
    press(Qt::Key_Return); // to the page that shows it to them
    QTRY_VERIFY(!palette());
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"accountPage"_s)->isVisible());
}

void TestCommandPalette::notBeforeSignIn()
{
    m_window = std::make_unique<MainWindow>(m_office->workspace(), *m_settings, false);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!palette());
}

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
