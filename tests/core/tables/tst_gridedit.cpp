// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assettablemodel.h"
#include "core/db/sql.h"
#include "core/people/persontablemodel.h"
#include "core/tables/rowfeed.h"
#include "core/tables/windowproxy.h"
#include "support/expect.h"
#include "support/terms.h"
#include "support/testworkspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

constexpr int few = 40;
constexpr int many = 3000; // a dozen pages

// The assets as the window shows them.
class Grid final
{
    Q_DISABLE_COPY_MOVE(Grid)

public:
    explicit Grid(Workspace &workspace)
        : page(workspace.database, workspace.assets)
        , rows(page)
        , feed(workspace.database, workspace.session, workspace.clock, rows)
    {
        got(feed.setQuery({}));
    }

    QModelIndex cell(int row, const QString &column) const { return rows.index(row, page.view().indexOf(column)); }
    QModelIndex cellOf(qint64 id, const QString &column) const { return cell(rows.rowOf(id), column); }
    QString text(qint64 id, const QString &column) const { return cellOf(id, column).data().toString(); }
    QString refusal(qint64 id, const QString &column) const
    {
        return cellOf(id, column).data(RelationalPageModel::RefusalRole).toString();
    }
    QString stored(qint64 id, const QString &column) const
    {
        return cellOf(id, column).data(RelationalPageModel::StoredRole).toString();
    }
    // As an editor does it.
    bool type(qint64 id, const QString &column, const QString &text)
    {
        const QModelIndex index = cellOf(id, column);
        rows.beginEdit(index);
        const bool taken = rows.setData(index, text);
        rows.endEdit();
        return taken;
    }
    void look(int row) const { (void)cell(row, u"name"_s).data(); } // the page around it is read

    AssetTableModel page;
    WindowProxy rows;
    RowFeed feed;
};

}

class TestGridEdit final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void isOneOperationOfTheService();
    void emptyTextClears();
    void sameTextWritesNothing();
    void isRefusedWithAReason_data();
    void isRefusedWithAReason();
    void isRefusedWithoutTheRight();
    void whatOthersWroteMeanwhileIsNotOverwritten();
    void whatWasReadLaterIsNotWhatWasSeen();
    void multiLineNotesAreNoConflict();
    void mineIsKept();
    void mineIsRefusedAgainWhenTheirsChanged();
    void theirsIsTaken();
    void refusedEditSurvivesEverything();
    void typingTheStoredValueSettlesIt();
    void goesToItsRowFromAnotherPage();
    void newRowsWaitForTheEnd();
    void anotherRowOfThePageIsGone();
    void ownRowIsGone();
    void submittedRowsGoThroughTheServiceToo();
    void peopleAreEditedToo();

private:
    qint64 operations() const;
    Asset stored(qint64 id) const { return got(m_office->workspace().assets.find(id)); }
    void changeElsewhere(qint64 id, const QString &name);

    std::unique_ptr<TestWorkspace> m_office;
};

void TestGridEdit::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_office->signInAs(Who::Agent);
}

void TestGridEdit::cleanup()
{
    m_office.reset();
}

qint64 TestGridEdit::operations() const
{
    return got(Sql::value(m_office->workspace().database.connection(), u"SELECT count(*) FROM operations"_s))
        .toLongLong();
}

// In another process.
void TestGridEdit::changeElsewhere(qint64 id, const QString &name)
{
    auto other = got(Workspace::open(m_office->path(), m_office->clock(), PasswordHash::leastCost));
    other->session.openAsSystem();
    const Asset before = got(other->assets.find(id));
    Asset after = before;
    after.name = name;
    got(other->assets.update(before, after));
}

void TestGridEdit::isOneOperationOfTheService()
{
    m_office->addAssets(few);
    Grid grid(m_office->workspace());
    const qint64 id = grid.rows.idAt(7), version = stored(id).version, before = operations();
    QSignalSpy changed(&grid.rows, &QAbstractItemModel::dataChanged);
    QVERIFY(grid.type(id, u"serial"_s, u" PF-1 "_s));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(operations(), before + 1);
    QCOMPARE(stored(id).serial, u"PF-1"_s);
    QCOMPARE(stored(id).version, version + 1);
    QCOMPARE(grid.text(id, u"serial"_s), u"PF-1"_s);
    QVERIFY(grid.refusal(id, u"serial"_s).isEmpty());
    QVERIFY(grid.type(id, u"purchase_date"_s, u"2026-02-28"_s));
    QVERIFY(grid.type(id, u"warranty_months"_s, u"24"_s));
    QCOMPARE(stored(id).purchaseDate, QDate(2026, 2, 28));
    QCOMPARE(stored(id).warrantyMonths, 24);
}

void TestGridEdit::emptyTextClears()
{
    const qint64 id = m_office->addAsset(u"A-1"_s, u"S-1"_s, u"Cart"_s);
    Grid grid(m_office->workspace());
    for (const QString &column : {u"serial"_s, u"name"_s, u"warranty_months"_s, u"purchase_date"_s}) {
        QVERIFY(grid.type(id, column, {}));
        QVERIFY(grid.cellOf(id, column).data().isNull());
    }
}

void TestGridEdit::sameTextWritesNothing()
{
    const qint64 id = m_office->addAsset(u"A-1"_s, u"S-1"_s);
    Grid grid(m_office->workspace());
    const qint64 before = operations();
    QVERIFY(grid.type(id, u"serial"_s, u"S-1"_s));
    QVERIFY(grid.type(id, u"serial"_s, u"S-1 "_s));
    QVERIFY(grid.type(id, u"name"_s, {}));
    QCOMPARE(operations(), before);
}

void TestGridEdit::isRefusedWithAReason_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Error::Code>("code");
    QTest::addRow("no number") << u"warranty_months"_s << u"two"_s << Error::Code::Invalid;
    QTest::addRow("negative") << u"warranty_months"_s << u"-1"_s << Error::Code::Invalid;
    QTest::addRow("too much") << u"warranty_months"_s << u"601"_s << Error::Code::Invalid;
    QTest::addRow("no such day") << u"purchase_date"_s << u"2026-02-30"_s << Error::Code::Invalid;
    QTest::addRow("no date") << u"purchase_date"_s << u"soon"_s << Error::Code::Invalid;
    QTest::addRow("taken") << u"serial"_s << u"s-2"_s << Error::Code::Duplicate;
    QTest::addRow("not in place") << u"asset_tag"_s << u"A-9"_s << Error::Code::Denied;
    QTest::addRow("a relation") << u"status"_s << u"1"_s << Error::Code::Denied;
}

void TestGridEdit::isRefusedWithAReason()
{
    QFETCH(const QString, column);
    QFETCH(const QString, typed);
    QFETCH(const Error::Code, code);
    const qint64 id = m_office->addAsset(u"A-1"_s, u"S-1"_s);
    m_office->addAsset(u"A-2"_s, u"S-2"_s);
    const Asset before = stored(id);
    Grid grid(m_office->workspace());
    const qint64 done = operations();
    QVERIFY(!grid.type(id, column, typed));
    QCOMPARE(grid.page.refusedEdits().size(), 1);
    const auto *refused = grid.page.refusedEdit(id, grid.page.view().indexOf(column));
    QVERIFY(refused);
    QCOMPARE(refused->refusal.code, code);
    QCOMPARE(grid.text(id, column), typed);
    QVERIFY(!grid.refusal(id, column).isEmpty());
    QVERIFY(grid.stored(id, column) != typed);
    QCOMPARE(stored(id), before);
    QCOMPARE(operations(), done);
}

void TestGridEdit::isRefusedWithoutTheRight()
{
    const qint64 id = m_office->addAsset(u"A-1"_s);
    m_office->checkOut(id, m_office->id(Who::User));
    m_office->signInAs(Who::User);
    Grid grid(m_office->workspace());
    QCOMPARE(grid.rows.rowCount(), 1); // their own
    QVERIFY(!grid.type(id, u"name"_s, u"Mine"_s));
    QCOMPARE(grid.page.refusedEdit(id, grid.page.view().indexOf(u"name"_s))->refusal.code, Error::Code::Denied);
    QVERIFY(stored(id).name.isEmpty());
}

void TestGridEdit::whatOthersWroteMeanwhileIsNotOverwritten()
{
    const qint64 id = m_office->addAsset(u"A-1"_s, {}, u"Cart"_s);
    Grid grid(m_office->workspace());
    grid.look(0);
    changeElsewhere(id, u"Trolley"_s); // the page still has what was there
    QVERIFY(!grid.type(id, u"name"_s, u"Wagon"_s));
    QCOMPARE(stored(id).name, u"Trolley"_s);
    QCOMPARE(grid.text(id, u"name"_s), u"Wagon"_s);
    QCOMPARE(grid.stored(id, u"name"_s), u"Trolley"_s);
    QVERIFY(grid.refusal(id, u"name"_s).contains(u"Trolley"_s));
}

// The editor shows what was there when it opened, whatever is read meanwhile.
void TestGridEdit::whatWasReadLaterIsNotWhatWasSeen()
{
    m_office->addAssets(many);
    const qint64 id = m_office->addAsset(u"A-"_s, {}, u"Cart"_s);
    Grid grid(m_office->workspace());
    const QModelIndex cell = grid.cellOf(id, u"name"_s);
    grid.rows.beginEdit(cell);
    changeElsewhere(id, u"Trolley"_s);
    grid.feed.refresh();
    grid.look(many - 1); // and back
    grid.look(0);
    QVERIFY(!grid.rows.setData(cell, u"Wagon"_s));
    grid.rows.endEdit();
    QCOMPARE(stored(id).name, u"Trolley"_s);
    QCOMPARE(grid.text(id, u"name"_s), u"Wagon"_s);
}

void TestGridEdit::multiLineNotesAreNoConflict()
{
    Asset asset {.tag = u"A-1"_s};
    asset.notes = u" One\nTwo\n"_s;
    const qint64 id = m_office->addAsset(asset);
    Grid grid(m_office->workspace());
    QVERIFY(grid.type(id, u"notes"_s, u"One\nTwo\nThree"_s));
    QCOMPARE(stored(id).notes, u"One\nTwo\nThree"_s);
}

void TestGridEdit::mineIsKept()
{
    const qint64 id = m_office->addAsset(u"A-1"_s, {}, u"Cart"_s);
    Grid grid(m_office->workspace());
    grid.look(0);
    changeElsewhere(id, u"Trolley"_s);
    QVERIFY(!grid.type(id, u"name"_s, u"Wagon"_s));
    QVERIFY(grid.rows.keepEdit(grid.cellOf(id, u"name"_s)));
    QCOMPARE(stored(id).name, u"Wagon"_s);
    QVERIFY(grid.page.refusedEdits().isEmpty());
    QVERIFY(grid.refusal(id, u"name"_s).isEmpty());
}

void TestGridEdit::mineIsRefusedAgainWhenTheirsChanged()
{
    const qint64 id = m_office->addAsset(u"A-1"_s, {}, u"Cart"_s);
    Grid grid(m_office->workspace());
    grid.look(0);
    changeElsewhere(id, u"Trolley"_s);
    QVERIFY(!grid.type(id, u"name"_s, u"Wagon"_s));
    changeElsewhere(id, u"Barrow"_s); // nobody has seen that
    QVERIFY(!grid.rows.keepEdit(grid.cellOf(id, u"name"_s)));
    QCOMPARE(grid.stored(id, u"name"_s), u"Barrow"_s);
    QVERIFY(grid.rows.keepEdit(grid.cellOf(id, u"name"_s)));
    QCOMPARE(stored(id).name, u"Wagon"_s);
}

void TestGridEdit::theirsIsTaken()
{
    const qint64 id = m_office->addAsset(u"A-1"_s, {}, u"Cart"_s);
    Grid grid(m_office->workspace());
    grid.look(0);
    changeElsewhere(id, u"Trolley"_s);
    QVERIFY(!grid.type(id, u"name"_s, u"Wagon"_s));
    QSignalSpy changed(&grid.page, &RelationalPageModel::refusedEditsChanged);
    grid.page.discardEdit(id, grid.page.view().indexOf(u"name"_s));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(grid.text(id, u"name"_s), u"Trolley"_s);
    QCOMPARE(stored(id).name, u"Trolley"_s);
}

void TestGridEdit::refusedEditSurvivesEverything()
{
    m_office->addAssets(many);
    const qint64 id = m_office->addAsset(u"A-"_s, {}, u"Cart"_s);
    Grid grid(m_office->workspace());
    QCOMPARE(grid.rows.rowOf(id), 0);
    QVERIFY(!grid.type(id, u"warranty_months"_s, u"long"_s));
    grid.look(many);
    QCOMPARE(grid.text(id, u"warranty_months"_s), u"long"_s);
    got(grid.feed.setQuery({.sort = {{u"asset_tag"_s, true}}}));
    QCOMPARE(grid.rows.rowOf(id), many);
    QCOMPARE(grid.text(id, u"warranty_months"_s), u"long"_s);
    got(grid.feed.setQuery({.filters = {equals(u"name"_s, u"Name 3"_s)}}));
    QCOMPARE(grid.rows.rowOf(id), -1);
    grid.look(0);
    got(grid.feed.setQuery({}));
    changeElsewhere(id, u"Trolley"_s);
    grid.feed.refresh();
    QCOMPARE(grid.text(id, u"name"_s), u"Trolley"_s);
    QCOMPARE(grid.text(id, u"warranty_months"_s), u"long"_s);
    QVERIFY(!grid.refusal(id, u"warranty_months"_s).isEmpty());
    for (const QString &column : {u"name"_s, u"serial"_s})
        QVERIFY(grid.refusal(id, column).isEmpty());
}

void TestGridEdit::typingTheStoredValueSettlesIt()
{
    const qint64 id = m_office->addAsset(u"A-1"_s, u"S-1"_s);
    m_office->addAsset(u"A-2"_s, u"S-2"_s);
    Grid grid(m_office->workspace());
    QVERIFY(!grid.type(id, u"serial"_s, u"S-2"_s));
    QVERIFY(grid.type(id, u"serial"_s, u"S-1"_s));
    QVERIFY(grid.page.refusedEdits().isEmpty());
    QVERIFY(!grid.type(id, u"serial"_s, u"S-2"_s));
    QVERIFY(grid.type(id, u"serial"_s, u"S-3"_s));
    QVERIFY(grid.page.refusedEdits().isEmpty());
    QCOMPARE(stored(id).serial, u"S-3"_s);
}

// With the editor still open, the table was scrolled far away.
void TestGridEdit::goesToItsRowFromAnotherPage()
{
    m_office->addAssets(many);
    Grid grid(m_office->workspace());
    const QModelIndex cell = grid.cell(3, u"name"_s);
    const qint64 id = grid.rows.idAt(3);
    grid.rows.beginEdit(cell);
    grid.look(1000);
    QVERIFY(grid.page.rowOf(id) < 0);
    QVERIFY(grid.rows.setData(cell, u"Cart"_s));
    grid.rows.endEdit();
    QCOMPARE(stored(id).name, u"Cart"_s);
    QCOMPARE(grid.rows.rowOf(id), 3);
    QCOMPARE(grid.text(id, u"name"_s), u"Cart"_s);
}

void TestGridEdit::newRowsWaitForTheEnd()
{
    m_office->addAssets(few);
    Grid grid(m_office->workspace());
    const QModelIndex cell = grid.cell(3, u"name"_s);
    const qint64 id = grid.rows.idAt(3);
    grid.rows.beginEdit(cell);
    const qint64 first = m_office->addAsset(u"A-"_s);
    grid.feed.refresh();
    QCOMPARE(grid.rows.rowCount(), few);
    QCOMPARE(grid.rows.idAt(3), id);
    got(grid.feed.setQuery({.sort = {{u"asset_tag"_s, true}}}));
    got(grid.feed.setQuery({}));
    QVERIFY(grid.rows.setData(cell, u"Cart"_s));
    QCOMPARE(grid.rows.rowCount(), few);
    grid.rows.endEdit();
    QCOMPARE(grid.rows.rowCount(), few + 1);
    QCOMPARE(grid.rows.idAt(0), first);
    QCOMPARE(grid.rows.idAt(4), id);
    QCOMPARE(grid.text(id, u"name"_s), u"Cart"_s);
}

void TestGridEdit::anotherRowOfThePageIsGone()
{
    m_office->addAssets(few);
    Grid grid(m_office->workspace());
    grid.look(0);
    const qint64 id = grid.rows.idAt(5), gone = grid.rows.idAt(4), next = grid.rows.idAt(6);
    m_office->write(u"DELETE FROM assets WHERE id = :id"_s, {{u"id"_s, gone}});
    QVERIFY(grid.type(id, u"name"_s, u"Cart"_s));
    QCOMPARE(stored(id).name, u"Cart"_s);
    QCOMPARE(grid.text(id, u"name"_s), u"Cart"_s);
    QCOMPARE(grid.text(next, u"name"_s), stored(next).name);
    QVERIFY(!(grid.cell(4, u"name"_s).flags() & Qt::ItemIsEnabled)); // grey until the rows are read again
    QVERIFY(grid.cell(5, u"name"_s).flags() & Qt::ItemIsEditable);
    grid.feed.refresh();
    QCOMPARE(grid.rows.rowCount(), few - 1);
}

void TestGridEdit::ownRowIsGone()
{
    m_office->addAssets(few);
    Grid grid(m_office->workspace());
    grid.look(0);
    const qint64 id = grid.rows.idAt(5);
    const int column = grid.page.view().indexOf(u"name"_s);
    m_office->write(u"DELETE FROM assets WHERE id = :id"_s, {{u"id"_s, id}});
    QVERIFY(!grid.type(id, u"name"_s, u"Cart"_s));
    grid.feed.refresh();
    QCOMPARE(grid.page.refusedEdits(), (QList<RelationalPageModel::Cell> {{id, column}}));
    QCOMPARE(grid.page.refusedEdit(id, column)->refusal.code, Error::Code::NotFound);
    QCOMPARE(grid.page.refusedEdit(id, column)->value, u"Cart"_s);
    grid.page.discardEdits();
    QVERIFY(grid.page.refusedEdits().isEmpty());
}

// What Qt's own way of editing a model does.
void TestGridEdit::submittedRowsGoThroughTheServiceToo()
{
    const qint64 id = m_office->addAsset(u"A-1"_s, u"S-1"_s, u"Cart"_s);
    Grid grid(m_office->workspace());
    grid.look(0);
    const auto set = [&](const QString &column, const QString &text) {
        return grid.page.setData(grid.page.index(grid.page.rowOf(id), grid.page.view().indexOf(column)), text);
    };
    const qint64 before = operations();
    QVERIFY(set(u"name"_s, u"Wagon"_s));
    QVERIFY(grid.page.submitAll());
    QCOMPARE(stored(id).name, u"Wagon"_s);
    QCOMPARE(operations(), before + 1);
    QCOMPARE(grid.text(id, u"name"_s), u"Wagon"_s);
    changeElsewhere(id, u"Trolley"_s);
    QVERIFY(set(u"name"_s, u"Barrow"_s));
    QVERIFY(!grid.page.submitAll());
    QVERIFY(grid.page.lastError().text().contains(u"Trolley"_s));
    grid.page.revertAll();
    QCOMPARE(stored(id).name, u"Trolley"_s);
}

void TestGridEdit::peopleAreEditedToo()
{
    m_office->signInAs(Who::Admin);
    Workspace &workspace = m_office->workspace();
    PersonTableModel page(workspace.database, workspace.people);
    WindowProxy rows(page);
    RowFeed feed(workspace.database, workspace.session, workspace.clock, rows);
    got(feed.setQuery({}));
    const qint64 id = m_office->id(Who::User);
    const auto type = [&](const QString &column, const QString &text) {
        const QModelIndex cell = rows.index(rows.rowOf(id), page.view().indexOf(column));
        rows.beginEdit(cell);
        const bool taken = rows.setData(cell, text);
        rows.endEdit();
        return taken;
    };
    QVERIFY(type(u"phone1"_s, u"+49 30 1"_s));
    QVERIFY(type(u"last_name"_s, u"Usher"_s));
    QVERIFY(!type(u"first_name"_s, {}));
    QVERIFY(!type(u"email"_s, u"x@example.org"_s)); // somebody signs in with it
    const Person person = got(workspace.people.find(id));
    QCOMPARE(person.phone1, u"+49 30 1"_s);
    QCOMPARE(person.lastName, u"Usher"_s);
    QCOMPARE(person.firstName, u"Ulf"_s);
    QCOMPARE(page.refusedEdits().size(), 2);
}

QTEST_GUILESS_MAIN(TestGridEdit)
#include "tst_gridedit.moc"
