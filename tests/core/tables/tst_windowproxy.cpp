// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/windowproxy.h"

#include "core/tables/rowfeed.h"
#include "core/tables/viewreader.h"
#include "support/expect.h"
#include "support/terms.h"
#include "support/testworkspace.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int few = 40; // less than a page
constexpr int many = 1100; // more than four

// A table as the window shows it.
class Table final
{
    Q_DISABLE_COPY_MOVE(Table)

public:
    Table(Workspace &opened, const View &view)
        : workspace(opened)
        , page(opened.database, view)
        , proxy(page)
        , feed(opened.database, opened.session, opened.clock, proxy)
    {
    }

    ViewReader reader() const { return ViewReader(workspace.database, workspace.session, workspace.clock.now()); }
    // Every row as text, in order, read in one go.
    QList<QStringList> expected(const TableQuery &query) const
    {
        QList<const ViewColumn *> columns;
        for (const ViewColumn &column : page.view().columns)
            columns.append(&column);
        QList<QStringList> rows;
        const auto done = reader().read(page.view(), query, columns, [&](const QList<QVariant> &values) {
            QStringList row;
            for (const QVariant &value : values)
                row.append(value.toString());
            rows.append(row);
            return true;
        });
        if (!done)
            qFatal("%s", qUtf8Printable(done.error().detail));
        return rows;
    }
    QStringList shown(int row) const
    {
        QStringList values;
        for (int column = 0; column < proxy.columnCount(); ++column)
            values.append(proxy.index(row, column).data().toString());
        return values;
    }
    void load(const TableQuery &query = {}) { got(feed.setQuery(query)); }
    void sort(const QString &column, bool descending = false)
    {
        TableQuery query = feed.query();
        query.sort = {{column, descending}};
        load(query);
    }

    Workspace &workspace;
    RelationalPageModel page;
    WindowProxy proxy;
    RowFeed feed;
};

}

class TestWindowProxy final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void behavesAsAModel_data();
    void behavesAsAModel();
    void emptyViewBehavesAsAModel();
    void pageBehavesAsAModel();
    void everyViewCanBeShown();
    void rowsAreThoseOfTheQuery_data();
    void rowsAreThoseOfTheQuery();
    void jumpsAnywhere();
    void rowsWithoutKeysAreShown();
    void mapsBothWays();
    void keepsTheSelectionById();
    void deletedRowsAreEmptyUntilRefreshed();
    void currentSurvivesAFilter();
    void sortsByColumn();
    void keepsItsRowsWhenAQueryFails();
    void tellsOfTheColumns();
    void isNotEditedInPlace();
    void theNewestOrderCounts();

private:
    std::unique_ptr<TestWorkspace> m_office;
};

void TestWindowProxy::init()
{
    m_office = std::make_unique<TestWorkspace>();
}

void TestWindowProxy::cleanup()
{
    m_office.reset();
}

void TestWindowProxy::behavesAsAModel_data()
{
    QTest::addColumn<int>("rows");
    QTest::addRow("less than a page") << few;
    QTest::addRow("a page") << WindowProxy::pageSize;
    QTest::addRow("many pages") << many;
}

void TestWindowProxy::behavesAsAModel()
{
    QFETCH(const int, rows);
    m_office->addAssets(rows);
    Table table(m_office->workspace(), Views::assets());
    const QAbstractItemModelTester tester(&table.proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.load();
    QCOMPARE(table.proxy.rowCount(), rows);
    QCOMPARE(table.proxy.columnCount(), int(Views::assets().columns.size()));
    QVERIFY(!table.proxy.canFetchMore({}));
    QCOMPARE(table.proxy.rowCount(table.proxy.index(0, 0)), 0);
    table.sort(u"serial"_s, true);
    table.load({.search = u"name 3"_s});
    QVERIFY(table.proxy.rowCount() < rows);
    m_office->write(u"DELETE FROM assets WHERE id IN (SELECT id FROM assets LIMIT 10)"_s);
    table.load();
    QCOMPARE(table.proxy.rowCount(), rows - 10);
    table.load({.search = u"nowhere to be found"_s});
    QCOMPARE(table.proxy.rowCount(), 0);
    table.load();
}

void TestWindowProxy::emptyViewBehavesAsAModel()
{
    Table table(m_office->workspace(), Views::assets());
    const QAbstractItemModelTester tester(&table.proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(table.proxy.rowCount(), 0); // before the first query
    table.load();
    QCOMPARE(table.proxy.rowCount(), 0);
    QVERIFY(!table.proxy.hasChildren());
    QVERIFY(!table.proxy.index(0, 0).isValid());
    QCOMPARE(table.proxy.idAt(0), 0);
    QCOMPARE(table.proxy.rowOf(1), -1);
}

void TestWindowProxy::pageBehavesAsAModel()
{
    m_office->addAssets(few);
    Table table(m_office->workspace(), Views::assets());
    const auto ids = got(table.reader().ids(Views::assets(), {}));
    const QAbstractItemModelTester tester(&table.page, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(table.page.setPage(QList<qint64>(ids.cbegin(), ids.cend())));
    QCOMPARE(table.page.rowCount(), few);
    QVERIFY(table.page.setPage({}));
    QCOMPARE(table.page.rowCount(), 0);
    QVERIFY(table.page.setPage({ids.at(5), ids.at(1), 9999}));
    QCOMPARE(table.page.rowCount(), 2);
    QVERIFY(table.page.rowOf(ids.at(1)) >= 0);
    QCOMPARE(table.page.rowOf(9999), -1);
}

void TestWindowProxy::everyViewCanBeShown()
{
    m_office->checkOut(m_office->addAsset(u"A-1"_s), m_office->id(TestWorkspace::Who::User));
    for (const View *view : Views::all()) {
        Table table(m_office->workspace(), *view);
        const QAbstractItemModelTester tester(&table.proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy failed(&table.proxy, &WindowProxy::failed);
        table.load();
        const auto expected = table.expected({});
        QCOMPARE(table.proxy.rowCount(), int(expected.size()));
        QVERIFY2(!expected.isEmpty(), view->name);
        for (int row = 0; row < table.proxy.rowCount(); ++row)
            QCOMPARE(table.shown(row), expected.at(row));
        QCOMPARE(failed.size(), 0);
    }
}

void TestWindowProxy::rowsAreThoseOfTheQuery_data()
{
    QTest::addColumn<TableQuery>("query");
    QTest::addRow("default") << TableQuery {};
    for (const char *column : {"asset_tag", "serial", "name", "model", "site", "purchase_cost"}) {
        for (const bool descending : {false, true})
            QTest::addRow("by %s%s", column, descending ? ", descending" : "")
                << TableQuery {.sort = {{QString::fromLatin1(column), descending}}};
    }
    QTest::addRow("by two") << TableQuery {.sort = {{u"name"_s, true}, {u"serial"_s, false}}};
    QTest::addRow("searched") << TableQuery {.search = u"name 3"_s, .sort = {{u"serial"_s, false}}};
    QTest::addRow("filtered") << TableQuery {.filters = {equals(u"model"_s, {})}, .sort = {{u"name"_s, false}}};
}

// A sample over all pages, forwards and backwards.
void TestWindowProxy::rowsAreThoseOfTheQuery()
{
    QFETCH(const TableQuery, query);
    m_office->addAssets(many);
    Table table(m_office->workspace(), Views::assets());
    table.load(query);
    QCOMPARE(table.feed.query(), query);
    const auto expected = table.expected(query);
    const int count = int(expected.size());
    QVERIFY(count > 100);
    QCOMPARE(table.proxy.rowCount(), count);
    for (int row = 0; row < count; row += 37)
        QCOMPARE(table.shown(row), expected.at(row));
    for (int row = count - 1; row >= 0; row -= 53)
        QCOMPARE(table.shown(row), expected.at(row));
}

void TestWindowProxy::jumpsAnywhere()
{
    m_office->addAssets(many);
    Table table(m_office->workspace(), Views::assets());
    table.load();
    const auto expected = table.expected({});
    for (const int row : {0, many - 1, 0, 255, 256, 257, 128, 127, 511, 512, many / 2, many - 128, many - 129, 1})
        QCOMPARE(table.shown(row), expected.at(row));
    QCOMPARE(table.page.rowCount(), WindowProxy::pageSize); // never more than a page
}

void TestWindowProxy::rowsWithoutKeysAreShown()
{
    m_office->addAssets(many);
    Table table(m_office->workspace(), Views::assets());
    table.load({.filters = {equals(u"model"_s, {})}});
    QCOMPARE(table.proxy.rowCount(), many / 2);
    const int model = Views::assets().indexOf(u"model"_s);
    for (int row = 0; row < table.proxy.rowCount(); row += 50) {
        QVERIFY(!table.proxy.index(row, 0).data().toString().isEmpty());
        QVERIFY(table.proxy.index(row, model).data().isNull());
    }
}

void TestWindowProxy::mapsBothWays()
{
    m_office->addAssets(many);
    Table table(m_office->workspace(), Views::assets());
    table.load();
    for (const int row : {0, 300, many - 1}) {
        const QModelIndex index = table.proxy.index(row, 2);
        const QModelIndex source = table.proxy.mapToSource(index);
        QVERIFY(source.isValid());
        QCOMPARE(table.proxy.mapFromSource(source), index);
        QCOMPARE(index.data(RelationalPageModel::IdRole).toLongLong(), table.proxy.idAt(row));
        QCOMPARE(table.proxy.rowOf(table.proxy.idAt(row)), row);
    }
    QVERIFY(!table.proxy.mapToSource({}).isValid());
    QVERIFY(!table.proxy.mapFromSource({}).isValid());
    QVERIFY(!table.proxy.index(many, 0).isValid());
    QVERIFY(!table.proxy.index(-1, 0).isValid());
    QCOMPARE(table.proxy.idAt(many), 0);
}

void TestWindowProxy::keepsTheSelectionById()
{
    m_office->addAssets(many);
    Table table(m_office->workspace(), Views::assets());
    table.load();
    QItemSelectionModel selection(&table.proxy);
    QList<qint64> chosen;
    for (const int row : {3, 4, 500, many - 1}) {
        selection.select(table.proxy.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        chosen.append(table.proxy.idAt(row));
    }
    selection.setCurrentIndex(table.proxy.index(500, 1), QItemSelectionModel::NoUpdate);
    const auto selected = [&] {
        QList<qint64> ids;
        for (const QModelIndex &index : selection.selectedRows())
            ids.append(table.proxy.idAt(index.row()));
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    std::sort(chosen.begin(), chosen.end());
    m_office->addAsset(u"A-"_s); // before all others
    table.feed.refresh();
    QCOMPARE(table.proxy.rowCount(), many + 1);
    QCOMPARE(selected(), chosen);
    QCOMPARE(selection.currentIndex(), table.proxy.index(501, 1));
    table.sort(u"serial"_s, true);
    QCOMPARE(selected(), chosen);
    m_office->write(u"DELETE FROM assets WHERE id = :id"_s, {{u"id"_s, chosen.takeFirst()}});
    table.feed.refresh();
    QCOMPARE(selected(), chosen);
}

void TestWindowProxy::deletedRowsAreEmptyUntilRefreshed()
{
    m_office->addAssets(few);
    Table table(m_office->workspace(), Views::assets());
    table.load();
    const QPersistentModelIndex kept = table.proxy.index(5, 0), gone = table.proxy.index(6, 0);
    const qint64 id = table.proxy.idAt(5);
    m_office->write(u"DELETE FROM assets WHERE id = :id"_s, {{u"id"_s, table.proxy.idAt(6)}});
    QVERIFY(table.page.select());
    QCOMPARE(table.proxy.rowCount(), few);
    QVERIFY(!table.proxy.index(6, 0).data().isValid());
    QVERIFY(table.proxy.index(7, 0).data().isValid());
    table.feed.refresh();
    QCOMPARE(table.proxy.rowCount(), few - 1);
    QVERIFY(!gone.isValid());
    QCOMPARE(table.proxy.idAt(kept.row()), id);
}

void TestWindowProxy::currentSurvivesAFilter()
{
    m_office->addAssets(few);
    Table table(m_office->workspace(), Views::assets());
    table.load();
    const int row = int(few) - 1;
    const QPersistentModelIndex index = table.proxy.index(row, 0);
    const qint64 id = table.proxy.idAt(row);
    const QString tag = index.data().toString();
    table.load({.search = tag});
    QVERIFY(index.isValid());
    QCOMPARE(table.proxy.idAt(index.row()), id);
    QCOMPARE(index.data().toString(), tag);
}

void TestWindowProxy::sortsByColumn()
{
    m_office->addAssets(many);
    Table table(m_office->workspace(), Views::assets());
    table.load({.filters = {equals(u"site"_s, u"Main"_s)}});
    const int name = Views::assets().indexOf(u"name"_s);
    table.sort(u"name"_s, true);
    QCOMPARE(table.proxy.index(0, name).data().toString(), u"Name 8"_s);
    QVERIFY(table.proxy.index(table.proxy.rowCount() - 1, name).data().isNull());
}

void TestWindowProxy::keepsItsRowsWhenAQueryFails()
{
    m_office->addAssets(few);
    Table table(m_office->workspace(), Views::assets());
    table.load();
    QCOMPARE(refusal(table.feed.setQuery({.sort = {{u"nonsense"_s}}})).code, Error::Code::Invalid);
    QCOMPARE(table.proxy.rowCount(), few);
    QCOMPARE(table.feed.query(), TableQuery());
    m_office->workspace().session.close();
    table.feed.refresh();
    QCOMPARE(table.proxy.rowCount(), 0); // nobody sees what was there
}

void TestWindowProxy::tellsOfTheColumns()
{
    Table table(m_office->workspace(), Views::assets());
    const auto header = [&](int section, int role) { return table.proxy.headerData(section, Qt::Horizontal, role); };
    for (int i = 0; i < table.proxy.columnCount(); ++i) {
        const ViewColumn &column = Views::assets().columns[std::size_t(i)];
        QCOMPARE(header(i, Qt::DisplayRole).toString(), Views::title(column));
        QCOMPARE(header(i, RelationalPageModel::ColumnIdRole).toString(), QString::fromLatin1(column.id));
        QCOMPARE(header(i, RelationalPageModel::ColumnHiddenRole).toBool(), !column.visible);
        QCOMPARE(header(i, RelationalPageModel::ColumnTypeRole).toInt(), int(column.type));
    }
    QCOMPARE(table.proxy.headerData(0, Qt::Vertical).toInt(), 1);
}

// Changes go through services.
void TestWindowProxy::isNotEditedInPlace()
{
    m_office->addAssets(few);
    Table table(m_office->workspace(), Views::assets());
    table.load();
    const QString before = table.proxy.index(0, 0).data().toString();
    QVERIFY(!(table.proxy.flags(table.proxy.index(0, 0)) & Qt::ItemIsEditable));
    const int row = table.page.rowOf(table.proxy.idAt(0));
    QVERIFY(table.page.setData(table.page.index(row, 0), u"Stolen"_s));
    QVERIFY(!table.page.submitAll());
    QVERIFY(!table.page.lastError().text().isEmpty());
    table.page.revertAll();
    QVERIFY(!(table.page.removeRow(row) && table.page.submitAll()));
    table.page.revertAll();
    QVERIFY(!(table.page.insertRow(0) && table.page.submitAll()));
    table.page.revertAll();
    table.feed.refresh();
    QCOMPARE(table.proxy.index(0, 0).data().toString(), before);
    QCOMPARE(table.proxy.rowCount(), few);
}

// Also when it is the one that is shown.
void TestWindowProxy::theNewestOrderCounts()
{
    m_office->addAssets(few);
    Table table(m_office->workspace(), Views::assets());
    table.load();
    table.proxy.beginEdit(table.proxy.index(0, 0));
    table.load({.search = u"name 3"_s});
    QCOMPARE(table.proxy.rowCount(), few);
    table.load();
    table.proxy.endEdit();
    QCOMPARE(table.proxy.rowCount(), few);
}

QTEST_GUILESS_MAIN(TestWindowProxy)
#include "tst_windowproxy.moc"
