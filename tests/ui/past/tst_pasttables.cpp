// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/expect.h"
#include "support/screenshots.h"
#include "support/signedinwindow.h"
#include "ui/common/dateedit.h"
#include "ui/common/emptystate.h"
#include "ui/common/formfield.h"
#include "ui/common/theme.h"
#include "ui/past/pastpopup.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

// The tables of the window go back to a moment and come back.
class TestPastTables final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void tableShowsTheMoment();
    void everyPageShowsTheSameMoment();
    void nothingCanBeChanged();
    void inspectorTellsOfThen();
    void filtersAndFacetsAreThoseOfThen();
    void exportsThePast();
    void selectionComesAlong();
    void momentsThatAreNoneAreRefused();
    void beforeEverythingIsSaidSo();
    void otherPagesStayAtNow();
    void whatOthersWriteStaysOut();
    void signingOutComesBack();
    void manyRows();
    void looksMarked();

private:
    SignedInWindow &window() { return *m_window; }
    QAction *action(const QString &id) { return window()->findChild<QAction *>(id); }
    QWidget *bar() { return window().seen<QWidget>(u"pastBar"_s); }
    QString text(int row, const QString &column) const { return m_window->cell(row, column).data().toString(); }
    void openPopup()
    {
        action(u"view.as-of"_s)->trigger();
        m_popup = window()->findChild<PastPopup *>();
        QVERIFY(m_popup);
    }
    void type(const QString &moment)
    {
        auto *edit = m_popup->findChild<OptionalDateEdit *>();
        edit->setText(moment);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void goTo(const QDateTime &moment)
    {
        openPopup();
        type(moment.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s));
        QTRY_VERIFY_WITH_TIMEOUT(bar(), 20'000);
    }

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<SignedInWindow> m_window;
    QPointer<PastPopup> m_popup;
    QDateTime m_then;
    qint64 m_asset = 0;
    qint64 m_other = 0;
};

// A-1 was called Old and held by Ulf; A-2 was in stock. Now A-1 is in stock and called New, A-2 with Ulf, A-3 is new.
void TestPastTables::init()
{
    m_window.reset();
    m_office = std::make_unique<TestWorkspace>();
    m_asset = m_office->addAsset(u"A-1"_s, u"SN-OLD"_s, u"Old"_s);
    m_other = m_office->addAsset(u"A-2"_s);
    m_office->checkOut(m_asset, m_office->id(Who::User), m_office->clock().now().addDays(1));
    m_office->clock().advance(std::chrono::hours(48));
    m_then = m_office->clock().now();
    m_office->clock().advance(std::chrono::hours(48));
    m_office->checkIn(m_asset);
    m_office->checkOut(m_other, m_office->id(Who::User));
    const Asset before = got((*m_office)->assets.find(m_asset));
    Asset after = before;
    after.name = u"New"_s;
    after.serial = u"SN-NEW"_s;
    got((*m_office)->assets.update(before, after));
    m_office->addAsset(u"A-3"_s);
    m_office->assign(m_office->id(Who::User), u"Agent"_s);
    m_window = std::make_unique<SignedInWindow>(*m_office, Who::Admin);
    QTRY_COMPARE(window().rows()->rowCount(), 3);
}

void TestPastTables::tableShowsTheMoment()
{
    QVERIFY(!bar());
    goTo(m_then);
    QTRY_COMPARE(window().rows()->rowCount(), 2);
    QCOMPARE(text(0, u"name"_s), u"Old"_s);
    QCOMPARE(text(0, u"holder"_s), u"Ulf User"_s);
    QCOMPARE(text(1, u"holder"_s), QString());
    const auto *label = bar()->findChild<QLabel *>();
    QVERIFY(label);
    QTest::mouseClick(window().seen<QPushButton>(u"backToNow"_s), Qt::LeftButton);
    QTRY_COMPARE(window().rows()->rowCount(), 3);
    QVERIFY(!bar());
    QCOMPARE(text(0, u"name"_s), u"New"_s);
    QCOMPARE(text(0, u"holder"_s), QString());
}

void TestPastTables::everyPageShowsTheSameMoment()
{
    goTo(m_then);
    window()->openPage(u"assignments"_s);
    const auto *assignments = window()->findChild<TableView *>(u"assignmentsTable"_s);
    QTRY_COMPARE(assignments->model()->rowCount(), 1);
    QVERIFY(bar());
    window()->openPage(u"users"_s);
    const auto *users = window()->findChild<TableView *>(u"usersTable"_s);
    QTRY_COMPARE(users->model()->rowCount(), 3);
    const auto roles = [&](const QTableView *table) {
        QStringList list;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            list.append(table->model()->index(row, users->columnOf(u"role"_s)).data().toString());
        list.sort();
        return list;
    };
    QCOMPARE(roles(users), QStringList({u"Administrator"_s, u"Agent"_s, u"User"_s}));
    window()->openPage(u"roles"_s);
    QVERIFY(bar());
    action(u"view.now"_s)->trigger();
    QVERIFY(!bar());
    window()->openPage(u"users"_s);
    QTRY_COMPARE(roles(users), QStringList({u"Administrator"_s, u"Agent"_s, u"Agent"_s}));
}

void TestPastTables::nothingCanBeChanged()
{
    goTo(m_then);
    QTRY_COMPARE(window().rows()->rowCount(), 2);
    window().makeCurrent(0, u"name"_s);
    const QStringList writing {u"asset.add"_s,    u"asset.edit"_s,   u"asset.check-in"_s, u"asset.check-out"_s,
                               u"asset.retire"_s, u"asset.delete"_s, u"edit.cell"_s,      u"file.import"_s,
                               u"role.assign"_s,  u"person.edit"_s,  u"edit.undo"_s};
    for (const QString &id : writing) {
        QVERIFY2(!action(id)->isEnabled(), qPrintable(id));
        QVERIFY2(action(id)->statusTip().contains(u"Go back to now"_s), qPrintable(action(id)->statusTip()));
    }
    QVERIFY(action(u"file.export"_s)->isEnabled());
    QVERIFY(action(u"edit.copy"_s)->isEnabled());
    QVERIFY(!window().rows()->setData(window().cell(0, u"name"_s), u"Changed"_s));
    QTest::keyClick(window().table(), Qt::Key_F2);
    QVERIFY(!window().table()->isEditing());
    QCOMPARE(got((*m_office)->assets.find(m_asset)).name, u"New"_s);
    action(u"view.now"_s)->trigger();
    QTRY_VERIFY(action(u"asset.add"_s)->isEnabled());
}

void TestPastTables::inspectorTellsOfThen()
{
    goTo(m_then);
    QTRY_COMPARE(window().rows()->rowCount(), 2);
    window().makeCurrent(0, u"asset_tag"_s);
    const auto *inspector = window()->findChild<TablePage *>(u"assetsPage"_s)->findChild<Inspector *>();
    const auto tells = [&](const QString &part) {
        for (const QLabel *label : inspector->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(tells(u"SN-OLD"_s));
    QVERIFY(tells(u"A-1"_s));
    QVERIFY(!tells(u"SN-NEW"_s));
}

void TestPastTables::filtersAndFacetsAreThoseOfThen()
{
    goTo(m_then);
    auto *page = window()->findChild<TablePage *>(u"assetsPage"_s);
    page->setQuery({.search = u"old"_s});
    QTRY_COMPARE(window().rows()->rowCount(), 1);
    page->setQuery({.search = u"new"_s});
    QTRY_COMPARE(window().rows()->rowCount(), 0);
    page->setQuery({.filters = {{u"is"_s, FilterTerm::Op::Equals, {u"overdue"_s}}}}); // it was overdue then
    QTRY_COMPARE(window().rows()->rowCount(), 1);
    page->setQuery({.filters = {{u"holder"_s, FilterTerm::Op::Contains, {QString()}, true}}});
    QTRY_COMPARE(window().rows()->rowCount(), 1);
    QCOMPARE(text(0, u"asset_tag"_s), u"A-1"_s);
    action(u"view.now"_s)->trigger(); // the same question of now
    QTRY_COMPARE(text(0, u"asset_tag"_s), u"A-2"_s);
}

void TestPastTables::exportsThePast()
{
    QTemporaryDir folder;
    goTo(m_then);
    QTRY_COMPARE(window().rows()->rowCount(), 2);
    action(u"file.export"_s)->trigger();
    QVERIFY(window().seen<QLabel>(u"exportSummary"_s)->text().contains(u"As it was on"_s));
    auto *target = window().seen<QLineEdit>(u"exportTarget"_s);
    QVERIFY(target->text().contains(m_then.toLocalTime().date().toString(Qt::ISODate)));
    target->setText(folder.filePath(u"then.csv"_s));
    QTest::mouseClick(window().seen<QPushButton>(u"exportButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(u"then.csv"_s)), 20'000);
    QFile file(folder.filePath(u"then.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY2(written.contains("Ulf User") && written.contains("A-2") && !written.contains("A-3"), written.constData());
}

void TestPastTables::selectionComesAlong()
{
    window().makeCurrent(window().rowOf(u"asset_tag"_s, u"A-2"_s), u"asset_tag"_s);
    const auto *page = window()->findChild<TablePage *>(u"assetsPage"_s);
    QCOMPARE(page->selectedIds(), QList<qint64> {m_other});
    goTo(m_then);
    QTRY_COMPARE(window().rows()->rowCount(), 2);
    action(u"view.now"_s)->trigger();
    QTRY_COMPARE(window().rows()->rowCount(), 3);
    window().makeCurrent(0, u"asset_tag"_s);
    QCOMPARE(page->selectedIds(), QList<qint64> {m_asset});
}

void TestPastTables::momentsThatAreNoneAreRefused()
{
    openPopup();
    const auto message = [&] { return m_popup->findChild<FormField *>()->message(); };
    type(u"soon"_s);
    QVERIFY(m_popup && !message().isEmpty());
    type(QString());
    QVERIFY(m_popup && message().contains(u"Write a day"_s));
    type(u"2999-01-01"_s);
    QVERIFY(m_popup && message().contains(u"not come yet"_s));
    m_popup->close();
    QVERIFY(!bar());
}

void TestPastTables::beforeEverythingIsSaidSo()
{
    openPopup();
    type(u"1999-01-01"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar(), 20'000);
    QTRY_COMPARE(window().rows()->rowCount(), 0);
    EmptyState *empty = window().table()->emptyState();
    QTRY_VERIFY(empty->isVisible());
    emit empty->actionTriggered();
    QTRY_COMPARE(window().rows()->rowCount(), 3);
}

void TestPastTables::otherPagesStayAtNow()
{
    goTo(m_then);
    window()->openPage(u"operations"_s);
    QVERIFY(!bar());
    QVERIFY(!action(u"view.as-of"_s)->isEnabled());
    const auto *journal = window()->findChild<TableView *>(u"operationsTable"_s);
    const int all = int(got((*m_office)->undo.newestOperation()));
    QTRY_COMPARE(journal->model()->rowCount(), all);
    QVERIFY(action(u"asset.add"_s)->isEnabled());
    window()->openPage(u"assets"_s);
    QVERIFY(bar());
    QVERIFY(!action(u"asset.add"_s)->isEnabled());
}

void TestPastTables::whatOthersWriteStaysOut()
{
    goTo(m_then);
    QTRY_COMPARE(window().rows()->rowCount(), 2);
    FakeClock clock;
    clock.setNow(m_office->clock().now());
    const auto other = got(Workspace::open(m_office->path(), clock, PasswordHash::leastCost));
    got(other->session.open(m_office->id(Who::Agent)));
    const Asset before = got(other->assets.find(m_asset));
    Asset after = before;
    after.name = u"Newest"_s;
    got(other->assets.update(before, after));
    got(other->assets.create({.tag = u"A-4"_s}));
    QTest::qWait(2500); // the window looks every second
    QTRY_COMPARE(text(0, u"name"_s), u"Old"_s);
    QCOMPARE(window().rows()->rowCount(), 2);
}

void TestPastTables::signingOutComesBack()
{
    goTo(m_then);
    action(u"file.sign-out"_s)->trigger();
    QVERIFY(!(*m_office)->session.isOpen());
    const auto bars = window()->findChildren<QWidget *>(u"pastBar"_s);
    QVERIFY(std::all_of(bars.cbegin(), bars.cend(), [](const QWidget *each) { return each->isHidden(); }));
}

// Beyond what is answered at once: by the readers in the background.
void TestPastTables::manyRows()
{
    const QDateTime then = m_office->clock().now();
    m_office->clock().advance(std::chrono::hours(24));
    m_office->addAssets(3000);
    const QDateTime full = m_office->clock().now();
    m_office->clock().advance(std::chrono::hours(24));
    m_office->write(u"UPDATE assets SET name = 'Later' WHERE id % 2 = 0"_s);
    goTo(full);
    auto *page = window()->findChild<TablePage *>(u"assetsPage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page->isExact() && window().rows()->rowCount() == 3003, 20'000);
    page->setQuery({.search = u"later"_s});
    QTRY_VERIFY_WITH_TIMEOUT(page->isExact() && window().rows()->rowCount() == 0, 20'000);
    page->setQuery({.filters = {{u"holder"_s, FilterTerm::Op::Contains, {QString()}, true}}});
    QTRY_VERIFY_WITH_TIMEOUT(page->isExact() && window().rows()->rowCount() == 1, 20'000);
    page->setQuery({});
    openPopup();
    type(then.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)); // from one moment to another
    QTRY_VERIFY_WITH_TIMEOUT(page->isExact() && window().rows()->rowCount() == 3, 20'000);
}

void TestPastTables::looksMarked()
{
    QTemporaryDir folder;
    Screenshots pictures("CUSTODIAN_PAST_DIR", folder.path());
    Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
    openPopup();
    pictures.take(*m_popup, u"popup"_s);
    m_popup->close();
    goTo(m_then);
    QTRY_COMPARE(window().rows()->rowCount(), 2);
    window().makeCurrent(0, u"asset_tag"_s);
    QTest::qWait(100);
    pictures.take(window().window(), u"light"_s);
    Theme::apply(*qApp, Theme::Scheme::Dark, Theme::Density::Comfortable);
    QTest::qWait(100);
    pictures.take(window().window(), u"dark"_s);
    Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
    QCOMPARE(pictures.count(), 3);
}

QTEST_MAIN(TestPastTables)
#include "tst_pasttables.moc"
