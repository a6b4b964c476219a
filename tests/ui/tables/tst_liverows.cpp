// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/relationalpagemodel.h"
#include "support/expect.h"
#include "support/signedinwindow.h"
#include "ui/tables/rowselectionmodel.h"
#include "ui/tables/tablepage.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

constexpr int many = 3000; // more than are answered at once
constexpr int latest = 2000; // ms until what others wrote is shown

}

// The table of assets while others write.
class TestLiveRows final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void changedRowsShow();
    void placeAndSelectionStayWhenRowsCome();
    void deletedRowIsGreyThenGone();
    void scrollsWhileAnotherThreadWrites();

private:
    template <typename Write>
    void elsewhere(Write write);
    qint64 idAt(int row) const;
    int top() const { return m_window->table()->rowAt(0); }
    void scrollTo(int row);
    RowSelectionModel *selection() const
    {
        return qobject_cast<RowSelectionModel *>(m_window->table()->selectionModel());
    }

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<SignedInWindow> m_window;
};

void TestLiveRows::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_office->addAssets(many);
    m_window = std::make_unique<SignedInWindow>(*m_office, Who::Agent);
    QTRY_COMPARE(m_window->rows()->rowCount(), many);
    QTRY_VERIFY(m_window->seen<TablePage>(u"assetsPage"_s)->isExact());
}

void TestLiveRows::cleanup()
{
    m_window.reset();
    m_office.reset();
}

// In another process.
template <typename Write>
void TestLiveRows::elsewhere(Write write)
{
    auto other = got(Workspace::open(m_office->path(), m_office->clock(), PasswordHash::leastCost));
    other->session.openAsSystem();
    write(*other);
}

qint64 TestLiveRows::idAt(int row) const
{
    return m_window->rows()->index(row, 0).data(RelationalPageModel::IdRole).toLongLong();
}

void TestLiveRows::scrollTo(int row)
{
    m_window->table()->verticalScrollBar()->setValue(row);
    m_window->table()->viewport()->grab();
    QCOMPARE(top(), row);
}

void TestLiveRows::changedRowsShow()
{
    scrollTo(1500);
    const qint64 id = idAt(1505);
    QSignalSpy moved(m_window->rows(), &QAbstractItemModel::layoutChanged);
    elsewhere([&](Workspace &other) {
        const Asset before = got(other.assets.find(id));
        Asset after = before;
        after.notes = u"Seen elsewhere"_s;
        after.name = u"Wagon"_s;
        got(other.assets.update(before, after));
    });
    QTRY_COMPARE_WITH_TIMEOUT(m_window->text(1505, u"name"_s), u"Wagon"_s, latest);
    QCOMPARE(top(), 1500);
    QTest::qWait(0);
    QCOMPARE(moved.size(), 0); // nothing is laid out again where no row has moved
}

void TestLiveRows::placeAndSelectionStayWhenRowsCome()
{
    m_window->makeCurrent(1510, u"serial"_s);
    selection()->select(m_window->cell(40, u"name"_s), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    scrollTo(1500);
    const qint64 topId = idAt(1500), current = idAt(1510), other = idAt(40);
    elsewhere([](Workspace &workspace) {
        for (int i = 0; i < 5; ++i)
            got(workspace.assets.create({.tag = u"A-%1"_s.arg(QChar(u'!' + i))})); // before all others
    });
    QTRY_COMPARE_WITH_TIMEOUT(m_window->rows()->rowCount(), many + 5, latest);
    QCOMPARE(idAt(top()), topId);
    QCOMPARE(idAt(m_window->table()->currentIndex().row()), current);
    QCOMPARE(m_window->table()->columnId(m_window->table()->currentIndex().column()), u"serial"_s);
    QCOMPARE(selection()->selectedIds(), (QList<qint64> {other, current}));
}

void TestLiveRows::deletedRowIsGreyThenGone()
{
    scrollTo(1500);
    const qint64 gone = idAt(1503), next = idAt(1504), topId = idAt(1500);
    m_window->makeCurrent(1504, u"name"_s);
    bool wasGrey = false;
    connect(m_window->rows(), &QAbstractItemModel::dataChanged, this, [&] {
        wasGrey = wasGrey || !(m_window->cell(1503, u"name"_s).flags() & Qt::ItemIsEnabled)
            || m_window->text(1503, u"asset_tag"_s).isEmpty();
    });
    elsewhere([gone](Workspace &other) { got(other.assets.remove(gone, u"sold"_s)); });
    QTRY_COMPARE_WITH_TIMEOUT(m_window->rows()->rowCount(), many - 1, latest);
    QVERIFY(wasGrey);
    QCOMPARE(idAt(1503), next);
    QCOMPARE(m_window->table()->currentIndex().row(), 1503);
    QCOMPARE(idAt(top()), topId);
}

void TestLiveRows::scrollsWhileAnotherThreadWrites()
{
    constexpr int written = 20;
    m_window->makeCurrent(100, u"name"_s);
    const qint64 current = idAt(100);
    std::thread writer([this] {
        elsewhere([](Workspace &other) {
            for (int i = 0; i < written; ++i)
                got(other.assets.create({.tag = u"B-%1"_s.arg(i)}));
        });
    });
    QScrollBar *bar = m_window->table()->verticalScrollBar();
    for (int step = 0; step < 200; ++step) {
        bar->setValue((step * 97) % bar->maximum());
        m_window->table()->viewport()->grab();
        QCoreApplication::processEvents();
        const int row = m_window->table()->rowAt(5);
        QVERIFY(!m_window->text(row, u"asset_tag"_s).isEmpty());
    }
    writer.join();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->rows()->rowCount(), many + written, 2 * latest);
    QCOMPARE(idAt(m_window->table()->currentIndex().row()), current);
    QCOMPARE(selection()->selectedIds(), QList<qint64> {current});
}

QTEST_MAIN(TestLiveRows)
#include "tst_liverows.moc"
