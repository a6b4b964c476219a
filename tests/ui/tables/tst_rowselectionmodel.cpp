// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/rowselectionmodel.h"

#include <QAbstractTableModel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

namespace {

constexpr int many = 100'000;

// Rows that are ids, from 1, in an order that changes as the window's does: with announcements.
class Ordered final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit Ordered(int count)
        : m_ids(std::size_t(count))
    {
        std::iota(m_ids.begin(), m_ids.end(), 1);
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_ids.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant data(const QModelIndex &, int) const override { return {}; }

    qint64 idAt(int row) const { return m_ids[std::size_t(row)]; }
    int rowOf(qint64 id) const { return int(std::ranges::find(m_ids, id) - m_ids.begin()); }

    template <typename Change>
    void change(Change change)
    {
        emit orderAboutToChange();
        emit layoutAboutToBeChanged();
        change(m_ids);
        emit layoutChanged();
        emit orderChanged();
    }
    void reverse()
    {
        change([](auto &ids) { std::ranges::reverse(ids); });
    }
    void remove(qint64 id)
    {
        change([id](auto &ids) { std::erase(ids, id); });
    }
    // The odd ids first, then the even ones.
    void scatter()
    {
        change([](auto &ids) { std::ranges::stable_partition(ids, [](qint64 id) { return id % 2; }); });
    }
    void reset()
    {
        beginResetModel();
        endResetModel();
    }
    void removeFirst()
    {
        beginRemoveRows({}, 0, 0);
        m_ids.erase(m_ids.begin());
        endRemoveRows();
    }

signals:
    void orderAboutToChange();
    void orderChanged();

private:
    std::vector<qint64> m_ids;
};

struct Table
{
    explicit Table(int count)
        : model(count)
        , selection(&model, {[this](int row) { return model.idAt(row); }, [this] { return model.rowCount(); }})
    {
        QObject::connect(&model, &Ordered::orderAboutToChange, &selection, &RowSelectionModel::holdIds);
        QObject::connect(&model, &Ordered::orderChanged, &selection, &RowSelectionModel::restoreIds);
    }

    void select(int row, QItemSelectionModel::SelectionFlags how = QItemSelectionModel::ClearAndSelect)
    {
        selection.setCurrentIndex(model.index(row, 0), how | QItemSelectionModel::Rows);
    }
    void selectRows(int first, int last)
    {
        selection.select(QItemSelection(model.index(first, 0), model.index(last, 2)),
                         QItemSelectionModel::ClearAndSelect);
    }
    // Half of the rows, each second one.
    void selectScattered()
    {
        model.scatter();
        selectRows(0, model.rowCount() / 2 - 1);
        model.change([](auto &ids) { std::iota(ids.begin(), ids.end(), 1); });
    }

    Ordered model;
    RowSelectionModel selection;
};

QList<qint64> odd(int below)
{
    QList<qint64> ids;
    for (qint64 id = 1; id < below; id += 2)
        ids.append(id);
    return ids;
}

} // namespace

class TestRowSelectionModel final : public QObject
{
    Q_OBJECT

private slots:
    void idsMayBeAnywhere()
    {
        Table table(4);
        table.model.change([](auto &ids) { ids = {-7, 3, 2'000'000'000, 50'000'000'000}; });
        table.selection.selectAll();
        table.model.reverse();
        QCOMPARE(table.selection.selectedIds(), (QList<qint64> {50'000'000'000, 2'000'000'000, 3, -7}));
    }

    // While the ids of the new rows are not known yet.
    void whatIsSelectedMeanwhileReplacesWhatIsHeld()
    {
        Table table(10);
        table.select(2);
        table.selection.holdIds();
        QVERIFY(table.selection.isHolding());
        QCOMPARE(table.selection.selectedCount(), 0);
        table.select(5);
        QVERIFY(!table.selection.isHolding());
        table.model.reverse();
        QCOMPARE(table.selection.selectedIds(), QList<qint64> {6});
    }

    void followsTheIds()
    {
        Table table(10);
        table.select(2); // id 3
        table.select(7, QItemSelectionModel::Select); // id 8
        const QSignalSpy changed(&table.selection, &QItemSelectionModel::selectionChanged);
        const QSignalSpy moved(&table.selection, &QItemSelectionModel::currentChanged);
        table.model.reverse();
        QCOMPARE(table.selection.selectedIds(), (QList<qint64> {8, 3}));
        QCOMPARE(table.selection.selectedCount(), 2);
        QVERIFY(table.selection.isSelected(table.model.index(2, 1)));
        QCOMPARE(table.selection.currentIndex().row(), table.model.rowOf(8));
        QCOMPARE(changed.count(), 0); // the same rows
        QCOMPARE(moved.count(), 0);
    }

    void whatIsGoneDropsOut()
    {
        Table table(10);
        table.selectRows(2, 4);
        const QSignalSpy changed(&table.selection, &QItemSelectionModel::selectionChanged);
        table.model.remove(4);
        QCOMPARE(table.selection.selectedIds(), (QList<qint64> {3, 5}));
        QCOMPARE(changed.count(), 1);
        table.model.remove(9);
        QCOMPARE(changed.count(), 1);
    }

    void whatIsNewIsNotSelected()
    {
        Table table(10);
        table.selection.selectAll();
        table.model.change([](auto &ids) {
            std::erase(ids, 4);
            ids.push_back(11); // as many as before
        });
        QCOMPARE(table.selection.selectedCount(), 9);
        QVERIFY(!table.selection.containsRow(9));
    }

    void currentRowIsReplacedByItsNeighbour()
    {
        Table table(10);
        table.selection.setCurrentIndex(table.model.index(9, 1), QItemSelectionModel::NoUpdate);
        const QSignalSpy moved(&table.selection, &QItemSelectionModel::currentChanged);
        table.model.remove(10);
        QCOMPARE(table.selection.currentIndex(), table.model.index(8, 1));
        QVERIFY(!table.selection.hasSelection());
        QCOMPARE(moved.count(), 1);
        table.model.change([](auto &ids) { ids.clear(); });
        QVERIFY(!table.selection.currentIndex().isValid());
    }

    void nothingStaysNothing()
    {
        Table table(10);
        table.model.reverse();
        QVERIFY(!table.selection.hasSelection());
        QVERIFY(!table.selection.currentIndex().isValid());
    }

    void allRowsAreOneRange()
    {
        Table table(1'000'000);
        table.selection.selectAll();
        QCOMPARE(table.selection.selection().size(), 1);
        table.model.reverse();
        QCOMPARE(table.selection.selection().size(), 1);
        QCOMPARE(table.selection.selectedCount(), 1'000'000);
        QVERIFY(table.selection.containsRow(234'567));
    }

    void scatteredRowsAreKept()
    {
        Table table(2 * many);
        table.selectScattered();
        QCOMPARE(table.selection.selectedCount(), many);
        QCOMPARE(table.selection.selectedIds(), odd(2 * many));
        QVERIFY(table.selection.containsRow(4));
        QVERIFY(!table.selection.containsRow(5));
        QVERIFY(table.selection.hasSelection());
        QCOMPARE_LE(table.selection.selection().size(), RowSelectionModel::maxRanges);

        table.model.reverse();
        QCOMPARE(table.selection.selectedCount(), many);
        QCOMPARE(table.selection.selectedIds().constFirst(), 2 * many - 1);
        table.model.remove(1);
        QCOMPARE(table.selection.selectedCount(), many - 1);
    }

    void scatteredRowsCanMeetAgain()
    {
        Table table(2 * many);
        table.selectScattered();
        table.model.scatter();
        QCOMPARE(table.selection.selection().size(), 1);
        QCOMPARE(table.selection.selectedIds(), odd(2 * many));
    }

    void newSelectionReplacesScatteredRows_data()
    {
        QTest::addColumn<QItemSelectionModel::SelectionFlags>("how");
        QTest::newRow("click") << QItemSelectionModel::SelectionFlags(QItemSelectionModel::ClearAndSelect);
        QTest::newRow("Ctrl+click") << QItemSelectionModel::SelectionFlags(QItemSelectionModel::Toggle);
    }

    void newSelectionReplacesScatteredRows()
    {
        QFETCH(const QItemSelectionModel::SelectionFlags, how);
        for (const int row : {0, 7}) { // the first one is part of what was selected
            Table table(2 * many);
            table.selectScattered();
            const QSignalSpy changed(&table.selection, &QItemSelectionModel::selectionChanged);
            table.select(row, how);
            QCOMPARE(table.selection.selectedIds(), QList<qint64> {row + 1});
            QVERIFY(changed.count() > 0);
        }
    }

    void movingAroundKeepsScatteredRows()
    {
        Table table(2 * many);
        table.selectScattered();
        table.selection.setCurrentIndex(table.model.index(5, 0), QItemSelectionModel::NoUpdate);
        QCOMPARE(table.selection.selectedCount(), many);
    }

    void scatteredRowsAreCleared()
    {
        Table table(2 * many);
        table.selectScattered();
        const QSignalSpy changed(&table.selection, &QItemSelectionModel::selectionChanged);
        table.selection.clearSelection();
        QCOMPARE(table.selection.selectedCount(), 0);
        QVERIFY(!table.selection.containsRow(4));
        QCOMPARE(changed.count(), 1);
    }

    // Without the announcement nothing tells which rows they have become.
    void unannouncedChangesClearScatteredRows()
    {
        Table table(2 * many);
        table.selectScattered();
        table.model.removeFirst();
        QCOMPARE(table.selection.selectedCount(), 0);
        table.selectScattered();
        table.model.reset();
        QCOMPARE(table.selection.selectedCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRowSelectionModel)
#include "tst_rowselectionmodel.moc"
