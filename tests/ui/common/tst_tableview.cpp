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
