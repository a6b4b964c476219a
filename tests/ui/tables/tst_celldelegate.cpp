// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/celldelegate.h"

#include "ui/common/icons.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"
#include "ui/tables/rowselectionmodel.h"

#include <QApplication>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

// What a cell can have: long and short texts, an icon, a colour, numbers on the right, nothing.
void fill(QStandardItemModel &model)
{
    model.setHorizontalHeaderLabels({u"Tag"_s, u"Status"_s, u"Cost"_s, u"Notes"_s});
    for (int row = 0; row < 12; ++row) {
        auto *status = new QStandardItem(Icons::get(u"overdue"_s, Theme::Role::Danger), u"On its way %1"_s.arg(row));
        if (row % 2)
            status->setForeground(Theme::color(Theme::Role::Danger));
        auto *cost = new QStandardItem(QString::number(1234.5 * row, 'f', 2));
        cost->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const QString note = u"A rather long note that does not fit, number %1, by Zoë"_s.arg(row);
        auto *notes = row == 5 ? new QStandardItem : new QStandardItem(note);
        model.appendRow({new QStandardItem(u"LT-%1"_s.arg(row)), status, cost, notes});
    }
}

class Numbers final : public QAbstractTableModel
{
public:
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 10'000; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        asked.insert(role);
        return role == Qt::DisplayRole ? QVariant(index.row()) : QVariant();
    }

    mutable QSet<int> asked;
};

void prepare(TableView &view, QAbstractItemModel *model)
{
    view.setModel(model);
    view.resize(520, 420);
    view.setColumnWidth(0, 60);
}

QImage drawn(TableView &view)
{
    return view.viewport()->grab().toImage();
}

} // namespace

class TestCellDelegate final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable); }

    void looksLikeTheStylesOwn_data()
    {
        QTest::addColumn<bool>("enabled");
        QTest::newRow("enabled") << true;
        QTest::newRow("disabled") << false;
    }

    void looksLikeTheStylesOwn()
    {
        QFETCH(const bool, enabled);
        QStandardItemModel model;
        fill(model);
        TableView view;
        prepare(view, &model);
        view.setEnabled(enabled);
        view.selectRow(1);
        const QImage before = drawn(view);
        view.setItemDelegate(new CellDelegate(&view));
        QCOMPARE(drawn(view), before);
        QCOMPARE(drawn(view), before); // now from what was kept
        view.setItemDelegate(nullptr);
    }

    // Qt's style turns the parts of a date round in a window that goes from right to left.
    void textKeepsItsOwnDirection()
    {
        QStandardItemModel model(1, 1);
        model.setItem(0, 0, new QStandardItem(u"25 Jun 2027 (a date that does not fit)"_s));
        TableView view;
        prepare(view, &model);
        view.setItemDelegate(new CellDelegate(&view));
        view.setColumnWidth(0, 100);
        const auto cell = [&] { return drawn(view).copy(view.visualRect(model.index(0, 0))); };
        view.setLayoutDirection(Qt::RightToLeft);
        const QImage mirrored = cell();
        view.setLayoutDirection(Qt::LeftToRight);
        model.item(0, 0)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        QCOMPARE(mirrored, cell());
    }

    void followsTheFontAndTheWidth()
    {
        QStandardItemModel model;
        fill(model);
        TableView view;
        prepare(view, &model);
        view.setItemDelegate(new CellDelegate(&view));
        (void)drawn(view);
        QFont larger = view.font();
        larger.setPointSize(larger.pointSize() + 3);
        view.setFont(larger);
        view.setColumnWidth(3, 300);
        const QImage own = drawn(view);
        QStyledItemDelegate usual;
        view.setItemDelegate(&usual);
        QCOMPARE(own, drawn(view));
    }

    void asksForLittle()
    {
        Numbers model;
        TableView view;
        prepare(view, &model);
        view.setItemDelegate(new CellDelegate(&view));
        (void)drawn(view);
        model.asked.clear();
        (void)drawn(view);
        QCOMPARE(model.asked,
                 (QSet<int> {Qt::DisplayRole, Qt::DecorationRole, Qt::ForegroundRole, Qt::TextAlignmentRole}));
    }

    void rowsBesideTheRangesLookSelected()
    {
        Numbers model;
        bool everySecond = false;
        TableView view;
        prepare(view, &model);
        auto *delegate = new CellDelegate(&view);
        view.setItemDelegate(delegate);
        // Once turned, the first half of the ids is in every second row.
        RowSelectionModel selection(&model,
                                    {[&](int row) {
                                         const int half = model.rowCount() / 2;
                                         return !everySecond ? row + 1 : (row % 2 ? row / 2 : half + row / 2) + 1;
                                     },
                                     [&] { return model.rowCount(); }});
        view.setSelectionModel(&selection);
        delegate->setSelection(&selection);
        selection.select(QItemSelection(model.index(0, 0), model.index(model.rowCount() / 2 - 1, 0)),
                         QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        selection.holdIds();
        everySecond = true;
        selection.restoreIds();
        const QImage shown = drawn(view);
        const auto colour = [&](int row) { return shown.pixelColor(58, view.rowViewportPosition(row) + 3); };
        const QColor highlight = view.palette().color(QPalette::Highlight);
        QVERIFY(colour(0) != highlight);
        QCOMPARE(colour(1), highlight);
        QCOMPARE(colour(3), highlight);
        QVERIFY(colour(4) != highlight);
        view.setModel(nullptr);
    }
};

QTEST_MAIN(TestCellDelegate)
#include "tst_celldelegate.moc"
