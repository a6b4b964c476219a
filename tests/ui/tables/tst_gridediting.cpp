// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/writegate.h"
#include "support/expect.h"
#include "support/screenshots.h"
#include "support/signedinwindow.h"
#include "ui/access/notice.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

// Cells of the table of assets, in the window.
class TestGridEditing final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void editsTheCurrentCell();
    void editsTheFirstCellOfTheRowThatCanBe();
    void tabGoesOn();
    void escapeLeavesTheValue();
    void nothingElseOpensAnEditor();
    void datesAreReadAsTheLocaleWritesThem();
    void withoutTheRightF2SaysSo();
    void editorOutlivesARefresh();
    void writesTheRowThatWasEditedWhereverItIs();
    void rowThatMovesStaysCurrent();
    void refusedEditIsShown();
    void mineIsKeptByKeyboard();
    void theirsIsTakenFromTheMenu();
    void refusedEditElsewhereIsFound();
    void anotherProgramIsWaitedFor();
    void waitingEditCanBeDiscarded();
    void waitingEditOverwritesNobody();
    void waitingEditLeavesTheNextOneAlone();
    void signingOutForgetsWhatWasTyped();
    void manyRowsAreNotCopied();

private:
    QLineEdit *editor() const { return m_window->seen<QLineEdit>(u"cellEditor"_s); }
    QString notice() const;
    std::unique_ptr<WriteGate> lock() const; // as another program has it
    Asset stored(const QString &tag) const { return got(m_office->workspace().assets.findByTag(tag)); }
    void addElsewhere(const QString &tag);
    void changeElsewhere(const QString &tag, const QString &name);
    void edit(int row, const QString &column, const QString &text);
    void refuse(); // the first row's name, which somebody else made a trolley

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<SignedInWindow> m_window;
    Screenshots m_pictures {"CUSTODIAN_PICTURES_DIR", QDir::tempPath() + u"/custodian-pictures"_s};
};

void TestGridEditing::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
}

void TestGridEditing::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_office->addAsset(u"A-1"_s, u"S-1"_s, u"Cart"_s);
    m_office->addAsset(u"A-2"_s, u"S-2"_s, u"Desk"_s);
    m_office->addAsset(u"A-3"_s, u"S-3"_s, u"Lamp"_s);
    m_window = std::make_unique<SignedInWindow>(*m_office, Who::Agent);
    QTRY_COMPARE(m_window->rows()->rowCount(), 3);
    m_window->table()->setColumnHidden(m_window->table()->columnOf(u"name"_s), false);
}

void TestGridEditing::cleanup()
{
    m_window.reset();
    m_office.reset();
}

// What the window says about an edit that was not taken.
QString TestGridEditing::notice() const
{
    const auto *shown = m_window->seen<Notice>(u"refusedEdit"_s);
    return shown ? shown->text() : QString();
}

std::unique_ptr<WriteGate> TestGridEditing::lock() const
{
    auto gate = std::make_unique<WriteGate>(m_office->path());
    got(gate->enter(0));
    return gate;
}

void TestGridEditing::addElsewhere(const QString &tag)
{
    auto other = got(Workspace::open(m_office->path(), m_office->clock(), PasswordHash::leastCost));
    other->session.openAsSystem();
    got(other->assets.create({.tag = tag}));
}

void TestGridEditing::changeElsewhere(const QString &tag, const QString &name)
{
    auto other = got(Workspace::open(m_office->path(), m_office->clock(), PasswordHash::leastCost));
    other->session.openAsSystem();
    const Asset before = got(other->assets.findByTag(tag));
    Asset after = before;
    after.name = name;
    got(other->assets.update(before, after));
}

void TestGridEditing::edit(int row, const QString &column, const QString &text)
{
    m_window->makeCurrent(row, column);
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    QVERIFY(editor());
    QTest::keyClicks(editor(), text);
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_VERIFY(!editor());
}

void TestGridEditing::refuse()
{
    m_window->makeCurrent(0, u"name"_s);
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    changeElsewhere(u"A-1"_s, u"Trolley"_s);
    QTest::keyClicks(editor(), u"Wagon"_s);
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_VERIFY(!editor());
}

void TestGridEditing::editsTheCurrentCell()
{
    edit(1, u"name"_s, u"Table"_s);
    QCOMPARE(stored(u"A-2"_s).name, u"Table"_s);
    QTRY_COMPARE(m_window->text(1, u"name"_s), u"Table"_s);
    QCOMPARE(m_window->table()->currentIndex(), m_window->cell(1, u"name"_s));
    QVERIFY(m_window->table()->hasFocus());
    QVERIFY(!m_window->seen<Toast>({}));
    edit(1, u"name"_s, {}); // selected, nothing typed: unchanged
    QCOMPARE(stored(u"A-2"_s).name, u"Table"_s);
    m_window->makeCurrent(1, u"name"_s);
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    QTest::keyClick(editor(), Qt::Key_Delete);
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_VERIFY(stored(u"A-2"_s).name.isEmpty());
}

void TestGridEditing::editsTheFirstCellOfTheRowThatCanBe()
{
    m_window->makeCurrent(2, u"asset_tag"_s);
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    QVERIFY(editor());
    QCOMPARE(m_window->table()->currentIndex().row(), 2);
    QCOMPARE(m_window->table()->columnId(m_window->table()->currentIndex().column()), u"serial"_s);
    QCOMPARE(editor()->text(), u"S-3"_s);
    QVERIFY(!editor()->accessibleName().isEmpty());
    QVERIFY(m_window->table()->selectionModel()->isRowSelected(2));
}

void TestGridEditing::tabGoesOn()
{
    m_window->makeCurrent(0, u"serial"_s);
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    QTest::keyClicks(editor(), u"S-11"_s);
    QTest::keyClick(editor(), Qt::Key_Tab);
    QTRY_COMPARE(stored(u"A-1"_s).serial, u"S-11"_s);
    QTRY_VERIFY(editor());
    QCOMPARE(editor()->text(), u"Cart"_s);
    QTest::keyClick(editor(), Qt::Key_Backtab);
    QTRY_VERIFY(editor() && editor()->text() == u"S-11"_s);
}

void TestGridEditing::escapeLeavesTheValue()
{
    m_window->makeCurrent(0, u"name"_s);
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    QTest::keyClicks(editor(), u"Wagon"_s);
    QTest::keyClick(editor(), Qt::Key_Escape);
    QTRY_VERIFY(!editor());
    QCOMPARE(stored(u"A-1"_s).name, u"Cart"_s);
    QCOMPARE(m_window->text(0, u"name"_s), u"Cart"_s);
}

void TestGridEditing::nothingElseOpensAnEditor()
{
    m_window->makeCurrent(0, u"name"_s);
    QTest::keyClicks(m_window->table(), u"d"_s);
    QVERIFY(!editor());
    const QPoint place = m_window->table()->visualRect(m_window->cell(0, u"name"_s)).center();
    QTest::mouseClick(m_window->table()->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(m_window->table()->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(!editor());
    QTRY_VERIFY((*m_window)->findChild<QDialog *>());
    (*m_window)->findChild<QDialog *>()->close();
}

void TestGridEditing::datesAreReadAsTheLocaleWritesThem()
{
    m_window->table()->setColumnHidden(m_window->table()->columnOf(u"purchase_date"_s), false);
    QString format = QLocale().dateFormat(QLocale::ShortFormat);
    if (!format.contains(u"yyyy"_s))
        format.replace(u"yy"_s, u"yyyy"_s);
    edit(0, u"purchase_date"_s, QLocale().toString(QDate(2026, 2, 3), format));
    QCOMPARE(stored(u"A-1"_s).purchaseDate, QDate(2026, 2, 3));
    edit(0, u"purchase_date"_s, u"2026-02-30"_s);
    QCOMPARE(stored(u"A-1"_s).purchaseDate, QDate(2026, 2, 3));
    QCOMPARE(m_window->text(0, u"purchase_date"_s), u"2026-02-30"_s);
    QVERIFY(notice().contains(u"2026-02-30"_s));
}

void TestGridEditing::withoutTheRightF2SaysSo()
{
    m_window.reset();
    m_office->signInAs(Who::Admin);
    Grants grants = Grants::builtin(0);
    grants.set(Permission::ViewAssets, Scope::All);
    got(m_office->workspace().roles.create({.name = u"Viewer"_s}, grants));
    m_office->assign(m_office->id(Who::User), u"Viewer"_s);
    m_window = std::make_unique<SignedInWindow>(*m_office, Who::User);
    m_window->makeCurrent(0, u"asset_tag"_s);
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    QVERIFY(!editor());
    QTRY_VERIFY((*m_window)->findChild<Toast *>());
    QVERIFY((*m_window)->findChild<Toast *>()->text().contains(u"right"_s));
}

void TestGridEditing::editorOutlivesARefresh()
{
    m_window->makeCurrent(1, u"name"_s);
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    QTest::keyClicks(editor(), u"Tab"_s);
    addElsewhere(u"A-0"_s);
    changeElsewhere(u"A-3"_s, u"Torch"_s);
    (*m_window)->findChild<QAction *>(u"view.refresh"_s)->trigger();
    QCOMPARE(editor()->text(), u"Tab"_s);
    QTest::keyClicks(editor(), u"le"_s);
    QCOMPARE(m_window->rows()->rowCount(), 3);
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_COMPARE(stored(u"A-2"_s).name, u"Table"_s);
    QTRY_COMPARE(m_window->rows()->rowCount(), 4);
    QCOMPARE(m_window->text(2, u"name"_s), u"Table"_s);
    QCOMPARE(m_window->text(3, u"name"_s), u"Torch"_s);
    QCOMPARE(m_window->table()->currentIndex(), m_window->cell(2, u"name"_s));
}

void TestGridEditing::writesTheRowThatWasEditedWhereverItIs()
{
    constexpr int many = 3000;
    m_office->addAssets(many);
    QTRY_COMPARE(m_window->rows()->rowCount(), many + 3);
    QTRY_VERIFY(m_window->rowOf(u"asset_tag"_s, u"A-1"_s) > 0);
    const int row = m_window->rowOf(u"asset_tag"_s, u"A-1"_s);
    m_window->makeCurrent(row, u"name"_s);
    m_window->table()->scrollTo(m_window->cell(row, u"name"_s));
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    QLineEdit *open = editor();
    QTest::keyClicks(open, u"Wagon"_s);
    m_window->table()->verticalScrollBar()->setValue(row < 1500 ? many : 0);
    m_window->table()->viewport()->grab(); // other pages are read
    QTest::keyClick(open, Qt::Key_Return);
    QTRY_COMPARE(stored(u"A-1"_s).name, u"Wagon"_s);
    QTRY_COMPARE(m_window->text(row, u"name"_s), u"Wagon"_s);
}

void TestGridEditing::rowThatMovesStaysCurrent()
{
    m_window->table()->sortByColumn(m_window->table()->columnOf(u"name"_s), Qt::AscendingOrder);
    QCOMPARE(m_window->text(0, u"asset_tag"_s), u"A-1"_s);
    edit(0, u"name"_s, u"Zebra"_s);
    QTRY_COMPARE(m_window->text(2, u"asset_tag"_s), u"A-1"_s);
    QCOMPARE(m_window->table()->currentIndex(), m_window->cell(2, u"name"_s));
    QVERIFY(m_window->table()->selectionModel()->isRowSelected(2));
}

void TestGridEditing::refusedEditIsShown()
{
    refuse();
    const QModelIndex cell = m_window->cell(0, u"name"_s);
    QCOMPARE(stored(u"A-1"_s).name, u"Trolley"_s);
    QCOMPARE(cell.data().toString(), u"Wagon"_s);
    QVERIFY(!cell.data(Qt::DecorationRole).value<QIcon>().isNull());
    QVERIFY(cell.data(Qt::ForegroundRole).isValid());
    for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)}) {
        QVERIFY(cell.data(role).toString().contains(u"Wagon"_s));
        QVERIFY(cell.data(role).toString().contains(u"Trolley"_s));
    }
    QVERIFY(notice().contains(u"Wagon"_s));
    QVERIFY(notice().contains(u"Trolley"_s));
    m_pictures.take(m_window->window(), u"refused-edit"_s);
    QTest::keyClick(m_window->table(), Qt::Key_F2); // what was typed can be mended
    QCOMPARE(editor()->text(), u"Wagon"_s);
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QCOMPARE(stored(u"A-1"_s).name, u"Trolley"_s); // unchanged text overwrites nobody
}

void TestGridEditing::mineIsKeptByKeyboard()
{
    refuse();
    QTest::keyClick(m_window->table(), Qt::Key_K, Qt::AltModifier);
    QTRY_COMPARE(stored(u"A-1"_s).name, u"Wagon"_s);
    QTRY_VERIFY(notice().isEmpty());
    QVERIFY(m_window->table()->hasFocus());
    QVERIFY(!m_window->cell(0, u"name"_s).data(Qt::ForegroundRole).isValid());
}

void TestGridEditing::theirsIsTakenFromTheMenu()
{
    refuse();
    emit m_window->table()->customContextMenuRequested({10, 10});
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    menu->actions().at(1)->trigger();
    menu->close();
    QCOMPARE(m_window->text(0, u"name"_s), u"Trolley"_s);
    QCOMPARE(stored(u"A-1"_s).name, u"Trolley"_s);
    QVERIFY(notice().isEmpty());
}

void TestGridEditing::refusedEditElsewhereIsFound()
{
    refuse();
    QTest::keyClick(m_window->table(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(m_window->seen<QLineEdit>(u"searchField"_s), u"A-2"_s);
    QTRY_COMPARE(m_window->rows()->rowCount(), 1);
    QVERIFY(notice().contains(u"Wagon"_s));
    QTest::mouseClick(m_window->seen<QPushButton>(u"showRefusedEdit"_s), Qt::LeftButton);
    QTRY_COMPARE(m_window->rows()->rowCount(), 3);
    QTRY_COMPARE(m_window->table()->currentIndex(), m_window->cell(0, u"name"_s));
    QVERIFY(m_window->seen<QPushButton>(u"keepMine"_s));
    m_window->makeCurrent(2, u"name"_s);
    QVERIFY(!m_window->seen<QPushButton>(u"keepMine"_s));
}

void TestGridEditing::anotherProgramIsWaitedFor()
{
    auto other = lock();
    edit(0, u"name"_s, u"Wagon"_s);
    edit(1, u"name"_s, u"Table"_s);
    QVERIFY2(notice().contains(u"waits to be saved"_s), qPrintable(notice()));
    QCOMPARE(m_window->text(0, u"name"_s), u"Wagon"_s);
    QVERIFY(!m_window->seen<QPushButton>(u"keepMine"_s)); // it is tried again by itself
    QTest::qWait(600);
    QVERIFY(notice().contains(u"waits to be saved"_s));
    QCOMPARE(stored(u"A-1"_s).name, u"Cart"_s);
    m_pictures.take(m_window->window(), u"waiting-edit"_s);
    other->leave();
    QTRY_COMPARE(stored(u"A-1"_s).name, u"Wagon"_s);
    QTRY_COMPARE(stored(u"A-2"_s).name, u"Table"_s);
    QTRY_VERIFY(notice().isEmpty());
    QCOMPARE(m_window->text(0, u"name"_s), u"Wagon"_s);
}

void TestGridEditing::waitingEditCanBeDiscarded()
{
    auto other = lock();
    edit(0, u"name"_s, u"Wagon"_s);
    QTest::mouseClick(m_window->seen<QPushButton>(u"takeTheirs"_s), Qt::LeftButton);
    QVERIFY(notice().isEmpty());
    QCOMPARE(m_window->text(0, u"name"_s), u"Cart"_s);
    other->leave();
    QTest::qWait(600);
    QCOMPARE(stored(u"A-1"_s).name, u"Cart"_s);
}

void TestGridEditing::waitingEditOverwritesNobody()
{
    auto other = lock();
    edit(0, u"name"_s, u"Wagon"_s);
    QVERIFY(notice().contains(u"waits to be saved"_s));
    other->leave();
    changeElsewhere(u"A-1"_s, u"Trolley"_s); // before its turn comes
    QTRY_VERIFY(m_window->seen<QPushButton>(u"keepMine"_s));
    QCOMPARE(stored(u"A-1"_s).name, u"Trolley"_s);
    QCOMPARE(m_window->text(0, u"name"_s), u"Wagon"_s);
}

void TestGridEditing::waitingEditLeavesTheNextOneAlone()
{
    auto other = lock();
    edit(0, u"name"_s, u"Wagon"_s);
    m_window->makeCurrent(1, u"name"_s);
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    other->leave();
    QTest::keyClicks(editor(), u"Tab"_s);
    QTest::qWait(600);
    QVERIFY(editor());
    QCOMPARE(editor()->text(), u"Tab"_s);
    QTest::keyClicks(editor(), u"le"_s);
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_COMPARE(stored(u"A-2"_s).name, u"Table"_s);
    QTRY_COMPARE(stored(u"A-1"_s).name, u"Wagon"_s);
    QTRY_VERIFY(notice().isEmpty());
}

void TestGridEditing::signingOutForgetsWhatWasTyped()
{
    refuse();
    m_window->makeCurrent(1, u"name"_s);
    QTest::keyClick(m_window->table(), Qt::Key_F2);
    QTest::keyClicks(editor(), u"Wagon, too"_s);
    (*m_window)->findChild<QAction *>(u"file.sign-out"_s)->trigger();
    QTRY_VERIFY(!m_office->workspace().session.isOpen());
    m_office->signInAs(Who::Admin);
    (*m_window)->findChild<QAction *>(u"view.refresh"_s)->trigger();
    QCOMPARE(stored(u"A-2"_s).name, u"Desk"_s);
    for (const int row : {0, 1})
        QVERIFY(!m_window->text(row, u"name"_s).contains(u"Wagon"_s));
}

void TestGridEditing::manyRowsAreNotCopied()
{
    m_office->addAssets(50'001);
    QTRY_COMPARE(m_window->rows()->rowCount(), 50'004);
    QApplication::clipboard()->setText(u"before"_s);
    m_window->table()->selectAll();
    QTest::keyClick(m_window->table(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY((*m_window)->findChild<Toast *>());
    QVERIFY((*m_window)->findChild<Toast *>()->text().contains(u"Export"_s));
    QCOMPARE(QApplication::clipboard()->text(), u"before"_s);
}

QTEST_MAIN(TestGridEditing)
#include "tst_gridediting.moc"
