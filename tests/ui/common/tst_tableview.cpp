// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"
#include "ui/common/style.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace {

// A row for each of `rows`, a column for each id; "notes" is hidden at first.
std::unique_ptr<QStandardItemModel> makeModel(const QStringList &ids, int rows = 3)
{
    auto model = std::make_unique<QStandardItemModel>(rows, int(ids.size()));
    for (int column = 0; column < ids.size(); ++column) {
        model->setHeaderData(column, Qt::Horizontal, ids.at(column).toUpper());
        model->setHeaderData(column, Qt::Horizontal, ids.at(column), TableView::ColumnIdRole);
        model->setHeaderData(column, Qt::Horizontal, ids.at(column) == u"notes"_s, TableView::ColumnHiddenRole);
        for (int row = 0; row < rows; ++row)
            model->setItem(row, column, new QStandardItem(u"%1 %2"_s.arg(ids.at(column)).arg(row)));
    }
    return model;
}

const QStringList Ids = {u"tag"_s, u"serial"_s, u"status"_s, u"notes"_s};

using Keys = QList<TableView::SortKey>;

void click(TableView &view, int section, Qt::KeyboardModifiers modifiers = {})
{
    const QHeaderView *header = view.horizontalHeader();
    const QPoint place(header->sectionViewportPosition(section) + header->sectionSize(section) / 2,
                       header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, place);
}

class Millions final : public QAbstractTableModel
{
public:
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1'000'000; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 4; }
    QVariant data(const QModelIndex &, int) const override
    {
        ++reads;
        return {};
    }

    mutable int reads = 0;
};

} // namespace

class TestTableView final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<QSettings>(m_dir.filePath(u"test.ini"_s), QSettings::IniFormat); }
    void cleanup()
    {
        m_settings->clear();
        m_settings.reset();
    }

    void startsWithTheModelsDefaults()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.setModel(model.get());
        QCOMPARE(view.visibleColumnIds(), (QStringList {u"tag"_s, u"serial"_s, u"status"_s}));
        QCOMPARE(view.horizontalHeader()->sortIndicatorSection(), -1);
    }

    void releasedRowsComeBackAsTheyWere()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.setModel(model.get());
        const int height = view.rowHeight(0), rows = model->rowCount();
        QVERIFY(rows > 0);
        model->setRowCount(0);
        view.releaseRows();
        QCOMPARE(view.verticalHeader()->count(), 0);
        model->setRowCount(rows);
        QCOMPARE(view.verticalHeader()->count(), rows);
        QCOMPARE(view.rowHeight(0), height);
        QVERIFY(view.verticalHeader()->isHidden());
        QCOMPARE(view.visibleColumnIds(), (QStringList {u"tag"_s, u"serial"_s, u"status"_s}));
    }

    void layoutIsRememberedById()
    {
        {
            const auto model = makeModel(Ids);
            TableView view;
            view.setModel(model.get());
            view.rememberLayout(*m_settings, u"assets"_s);
            view.horizontalHeader()->moveSection(2, 0); // status, tag, serial
            view.setColumnWidth(0, 171);
            view.setColumnHidden(1, true);
            view.sortByColumn(0, Qt::DescendingOrder);
            view.saveLayout();
        }
        // A later version has the columns in another order, one more and one less.
        const auto model = makeModel({u"location"_s, u"status"_s, u"serial"_s, u"tag"_s});
        TableView view;
        view.setModel(model.get());
        view.rememberLayout(*m_settings, u"assets"_s);
        QCOMPARE(view.visibleColumnIds(), (QStringList {u"status"_s, u"tag"_s, u"location"_s}));
        QCOMPARE(view.columnWidth(view.columnOf(u"tag"_s)), 171);
        QCOMPARE(view.horizontalHeader()->sortIndicatorSection(), view.columnOf(u"tag"_s));
        QCOMPARE(view.horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(model->index(0, view.columnOf(u"tag"_s)).data().toString(), u"tag 2"_s);
    }

    void changesAreSavedByThemselves()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.setModel(model.get());
        view.rememberLayout(*m_settings, u"assets"_s);
        const QSignalSpy edited(&view, &TableView::layoutEdited);
        QVERIFY(!m_settings->contains(u"assets"_s)); // nothing was changed by a person
        view.setColumnWidth(0, 99);
        QVERIFY(edited.count() > 0);
        QTRY_VERIFY(m_settings->contains(u"assets"_s));
    }

    void changesAreSavedOnTheWayOut()
    {
        const auto model = makeModel(Ids);
        {
            TableView view;
            view.setModel(model.get());
            view.rememberLayout(*m_settings, u"assets"_s);
            view.setColumnWidth(0, 99);
        }
        QVERIFY(m_settings->contains(u"assets"_s));
    }

    void widthOfAHiddenColumnIsKept()
    {
        const auto model = makeModel(Ids);
        {
            TableView view;
            view.setModel(model.get());
            view.rememberLayout(*m_settings, u"assets"_s);
            view.setColumnWidth(1, 222);
            const std::unique_ptr<QMenu> menu(view.createColumnMenu(nullptr));
            menu->findChild<QAction *>(u"serial"_s)->trigger();
        }
        TableView view;
        view.setModel(model.get());
        view.rememberLayout(*m_settings, u"assets"_s);
        QVERIFY(view.isColumnHidden(1));
        view.setColumnHidden(1, false);
        QCOMPARE(view.columnWidth(1), 222);
    }

    void columnsFillTheWidth()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.setModel(model.get());
        view.rememberLayout(*m_settings, u"assets"_s);
        view.show();
        const auto spare = [&view] { return view.viewport()->width() - view.horizontalHeader()->length(); };
        for (const int width : {1600, 1000}) {
            view.resize(width, 300);
            QVERIFY2(spare() >= 0 && spare() < Ids.size(), qPrintable(QString::number(spare())));
        }
        const std::unique_ptr<QMenu> menu(view.createColumnMenu(nullptr));
        menu->findChild<QAction *>(u"serial"_s)->trigger();
        QVERIFY(spare() >= 0 && spare() < Ids.size());
        view.resize(50, 300); // they scroll where there is no room
        QVERIFY(spare() < 0);
    }

    void ownWidthsStay()
    {
        const auto model = makeModel(Ids);
        {
            TableView view;
            view.setModel(model.get());
            view.rememberLayout(*m_settings, u"assets"_s);
            view.resize(1000, 300);
            view.show();
            view.setColumnWidth(0, 171);
            const int serial = view.columnWidth(1);
            view.resize(1600, 300);
            QCOMPARE(view.columnWidth(0), 171);
            QCOMPARE(view.columnWidth(1), serial);
        }
        TableView view;
        view.setModel(model.get());
        view.resize(1600, 300);
        view.show();
        view.rememberLayout(*m_settings, u"assets"_s);
        QCOMPARE(view.columnWidth(0), 171);
        view.resetColumns();
        QVERIFY(view.columnWidth(0) > 171);
    }

    void damagedLayoutIsIgnored()
    {
        m_settings->setValue(u"assets"_s, u"{\"columns\":[{\"id\":\"gone\"}, 5], \"sort\": []"_s);
        const auto model = makeModel(Ids);
        TableView view;
        view.setModel(model.get());
        view.rememberLayout(*m_settings, u"assets"_s);
        QCOMPARE(view.visibleColumnIds(), (QStringList {u"tag"_s, u"serial"_s, u"status"_s}));
    }

    void layoutComesWithTheModel()
    {
        TableView view;
        m_settings->setValue(u"assets"_s, u"{\"columns\":[{\"id\":\"serial\"},{\"id\":\"tag\"}]}"_s);
        view.rememberLayout(*m_settings, u"assets"_s);
        const auto model = makeModel(Ids);
        view.setModel(model.get());
        QCOMPARE(view.visibleColumnIds(), (QStringList {u"serial"_s, u"tag"_s, u"status"_s}));
    }

    void defaultSortHoldsUntilThePersonSorts()
    {
        const auto model = makeModel(Ids);
        {
            TableView view;
            view.setDefaultSort(u"serial"_s, Qt::DescendingOrder);
            view.setModel(model.get());
            view.rememberLayout(*m_settings, u"assets"_s);
            QCOMPARE(view.horizontalHeader()->sortIndicatorSection(), 1);
            QCOMPARE(model->index(0, 0).data().toString(), u"tag 2"_s);
            view.sortByColumn(0, Qt::AscendingOrder);
        }
        TableView view;
        view.setDefaultSort(u"serial"_s, Qt::DescendingOrder);
        view.setModel(model.get());
        view.rememberLayout(*m_settings, u"assets"_s);
        QCOMPARE(view.horizontalHeader()->sortIndicatorSection(), 0);
        QCOMPARE(model->index(0, 0).data().toString(), u"tag 0"_s);
    }

    void clicksChooseTheSortKeys()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.resize(600, 300);
        QSignalSpy sorted(&view, &TableView::sortKeysChanged);
        view.setModel(model.get());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        click(view, 0);
        QCOMPARE(view.sortKeys(), (Keys {{u"tag"_s, Qt::AscendingOrder}}));
        click(view, 1, Qt::ShiftModifier);
        click(view, 1, Qt::ShiftModifier);
        const Keys both = {{u"tag"_s, Qt::AscendingOrder}, {u"serial"_s, Qt::DescendingOrder}};
        QCOMPARE(view.sortKeys(), both);
        QCOMPARE(sorted.count(), 3);
        QCOMPARE(sorted.constLast().constFirst().value<Keys>(), both);
        QCOMPARE(view.horizontalHeader()->sortIndicatorSection(), 0);
        QCOMPARE(model->index(0, 0).data().toString(), u"tag 0"_s); // sorting is the owner's
        click(view, 0, Qt::ShiftModifier);
        QCOMPARE(view.sortKeys().constFirst(), TableView::SortKey(u"tag"_s, Qt::DescendingOrder));
        QCOMPARE(view.sortKeys().size(), 2);
        click(view, 2);
        QCOMPARE(view.sortKeys(), (Keys {{u"status"_s, Qt::AscendingOrder}}));
    }

    void sortKeysHaveALimit()
    {
        const auto model = makeModel({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        TableView view;
        const QSignalSpy sorted(&view, &TableView::sortKeysChanged);
        view.setModel(model.get());
        const Keys three = {{u"a"_s, Qt::AscendingOrder}, {u"b"_s, Qt::AscendingOrder}, {u"c"_s, Qt::AscendingOrder}};
        view.setSortKeys(three + Keys {{u"d"_s, Qt::AscendingOrder}});
        QCOMPARE(view.sortKeys(), three);
        view.setSortKeys({{u"gone"_s, Qt::AscendingOrder}, {u"d"_s, Qt::AscendingOrder}});
        QCOMPARE(view.sortKeys(), (Keys {{u"d"_s, Qt::AscendingOrder}}));
    }

    void sortKeysAreRememberedAndReset()
    {
        const auto model = makeModel(Ids);
        const Keys keys = {{u"status"_s, Qt::DescendingOrder}, {u"tag"_s, Qt::AscendingOrder}};
        {
            TableView view;
            const QSignalSpy sorted(&view, &TableView::sortKeysChanged);
            view.setModel(model.get());
            view.rememberLayout(*m_settings, u"assets"_s);
            view.setSortKeys(keys);
            view.saveLayout();
        }
        TableView view;
        const QSignalSpy sorted(&view, &TableView::sortKeysChanged);
        view.setDefaultSort(u"tag"_s, Qt::AscendingOrder);
        view.setModel(model.get());
        view.rememberLayout(*m_settings, u"assets"_s);
        QCOMPARE(view.sortKeys(), keys);
        view.resetColumns();
        QCOMPARE(view.sortKeys(), (Keys {{u"tag"_s, Qt::AscendingOrder}}));
    }

    void oneKeyWhereTheModelSorts()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.resize(600, 300);
        view.setModel(model.get());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        click(view, 0);
        click(view, 0);
        click(view, 1, Qt::ShiftModifier);
        QCOMPARE(view.sortKeys(), (Keys {{u"serial"_s, Qt::AscendingOrder}}));
        QCOMPARE(model->index(0, 0).data().toString(), u"tag 0"_s);
        click(view, 1);
        QCOMPARE(model->index(0, 0).data().toString(), u"tag 2"_s);
    }

    void chooserShowsAndHides()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.setModel(model.get());
        const std::unique_ptr<QMenu> menu(view.createColumnMenu(nullptr));
        QAction *notes = menu->findChild<QAction *>(u"notes"_s);
        QVERIFY(!notes->isChecked());
        notes->trigger();
        QVERIFY(!view.isColumnHidden(3));
    }

    void oneColumnStays()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.setModel(model.get());
        const std::unique_ptr<QMenu> menu(view.createColumnMenu(nullptr));
        menu->findChild<QAction *>(u"tag"_s)->trigger();
        menu->findChild<QAction *>(u"serial"_s)->trigger();
        menu->findChild<QAction *>(u"status"_s)->trigger();
        QCOMPARE(view.visibleColumnIds(), QStringList {u"status"_s});
        emit menu->aboutToShow();
        QVERIFY(!menu->findChild<QAction *>(u"status"_s)->isEnabled());
    }

    void resetForgetsTheLayout()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.setModel(model.get());
        view.rememberLayout(*m_settings, u"assets"_s);
        view.horizontalHeader()->moveSection(2, 0);
        view.setColumnHidden(0, true);
        view.saveLayout();
        view.resetColumns();
        QCOMPARE(view.visibleColumnIds(), (QStringList {u"tag"_s, u"serial"_s, u"status"_s}));
        QVERIFY(!m_settings->contains(u"assets"_s));
    }

    void keysCopyAndActivate()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.setModel(model.get());
        view.selectRow(1);
        const QSignalSpy copied(&view, &TableView::copyRequested);
        const QSignalSpy activated(&view, &QAbstractItemView::activated);
        QTest::keySequence(&view, QKeySequence::Copy);
        QCOMPARE(copied.count(), 1);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.currentIndex().row(), 2);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.currentIndex().row(), 0);
        QVERIFY(view.selectionModel()->isRowSelected(0));
    }

    void emptyStateComesAndGoes()
    {
        const auto model = makeModel(Ids, 0);
        TableView view;
        view.setModel(model.get());
        QVERIFY(!view.emptyState()->isHidden());
        view.setEmptyStateEnabled(false);
        QVERIFY(view.emptyState()->isHidden());
        view.setEmptyStateEnabled(true);
        model->appendRow(new QStandardItem(u"LT-1"_s));
        QVERIFY(view.emptyState()->isHidden());
        model->removeRow(0);
        QVERIFY(!view.emptyState()->isHidden());
    }

    void rowsFollowTheDensity()
    {
        const auto model = makeModel(Ids);
        TableView view;
        view.setModel(model.get());
        Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Compact);
        const int compact = view.rowHeight(0);
        Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
        QCOMPARE_LT(compact, view.rowHeight(0));
        QCOMPARE(view.rowHeight(0), Theme::rowHeight(&view));
    }

    void costDoesNotGrowWithTheRows()
    {
        const Millions model;
        TableView view;
        view.resize(800, 600);
        view.setModel(const_cast<Millions *>(&model));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.resizeColumnToContents(1);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.currentIndex().row(), 999'999);
        QCOMPARE_LT(model.reads, 20'000); // some roles of the cells on screen, a few times over
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
};

QTEST_MAIN(TestTableView)
#include "tst_tableview.moc"
