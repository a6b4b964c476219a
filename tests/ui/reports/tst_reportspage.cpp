// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/viewreader.h"
#include "support/expect.h"
#include "support/signedinwindow.h"
#include "ui/common/dateedit.h"
#include "ui/common/emptystate.h"
#include "ui/common/formfield.h"
#include "ui/common/sidebar.h"
#include "ui/common/toast.h"
#include "ui/common/twolinedelegate.h"
#include "ui/reports/reportspage.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

// Three assets: one with the user since yesterday, one with the agent and overdue, one that came back last year.
class TestReportsPage final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsWhatMayBeSeen();
    void plainUsersHaveNoSuchPage();
    void showsTheRowsOfEachReport_data();
    void showsTheRowsOfEachReport();
    void parametersNarrow();
    void mistakesAreSaidBesideTheField();
    void daysNarrow();
    void filtersNarrowFurther();
    void isExportedAsShown();
    void keyboardAllTheWay();
    void actsOnWhatIsSelected();
    void lastOneIsOpenedAgain();
    void reportsAreNotSavedAsViews();
    void deniedColumnsAreNotThere();

private:
    void openWindow(Who who);
    ReportsPage *page() const { return (*m_window)->findChild<ReportsPage *>(); }
    QListWidget *list() const { return page()->findChild<QListWidget *>(u"reportList"_s); }
    TablePage *shown() const { return page()->tablePage(); }
    int rowCount() const { return shown()->table()->model()->rowCount(); }
    QStringList texts(const QString &column) const;
    template <typename T>
    T *parameter(const QString &name) const
    {
        return m_window->seen<T>(u"parameter-"_s + name);
    }
    void type(const QString &name, const QString &date);
    QAction *action(const QString &id) const { return (*m_window)->findChild<QAction *>(id); }
    void lend(const QString &tag, qint64 person, const char *from, const char *to, const char *due);

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<SignedInWindow> m_window;
};

void TestReportsPage::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_office->clock().setNow({{2026, 1, 15}, {12, 0}, Qt::UTC});
    for (const QString &tag : {u"R-1"_s, u"R-2"_s, u"R-3"_s})
        m_office->addAsset({.tag = tag, .purchaseDate = QDate(2024, 2, 1), .purchaseCost = 100, .warrantyMonths = 24});
    lend(u"R-1"_s, m_office->id(Who::User), "2026-01-14T12:00:00Z", nullptr, "2026-01-20T12:00:00Z");
    lend(u"R-2"_s, m_office->id(Who::Agent), "2025-12-10T12:00:00Z", nullptr, "2026-01-10T12:00:00Z");
    lend(u"R-3"_s, m_office->id(Who::User), "2025-12-01T12:00:00Z", "2025-12-20T12:00:00Z", nullptr);
    m_office->addPerson(u"Nora"_s, u"New"_s, u"nora@example.org"_s);
}

void TestReportsPage::cleanup()
{
    m_window.reset();
    m_office.reset();
}

void TestReportsPage::lend(const QString &tag, qint64 person, const char *from, const char *to, const char *due)
{
    m_office->write(u"INSERT INTO asset_assignments (asset_id, user_id, checked_out_at, checked_in_at, due_at) "
                    "SELECT id, :person, :from, nullif(:to, ''), nullif(:due, '') FROM assets WHERE asset_tag = :tag"_s,
                    {{u"tag"_s, tag},
                     {u"person"_s, person},
                     {u"from"_s, QString::fromLatin1(from)},
                     {u"to"_s, QString::fromLatin1(to)},
                     {u"due"_s, QString::fromLatin1(due)}});
}

void TestReportsPage::openWindow(Who who)
{
    m_window = std::make_unique<SignedInWindow>(*m_office, who);
    (*m_window)->openPage(u"reports"_s);
    QVERIFY(page()->isVisible());
}

QStringList TestReportsPage::texts(const QString &column) const
{
    const TableView *table = shown()->table();
    QStringList list;
    for (int row = 0; row < rowCount(); ++row)
        list.append(table->model()->index(row, table->columnOf(column)).data().toString());
    return list;
}

// As a person would, in ISO 8601.
void TestReportsPage::type(const QString &name, const QString &date)
{
    auto *edit = parameter<OptionalDateEdit>(name);
    edit->setFocus();
    edit->selectAll();
    if (date.isEmpty())
        QTest::keyClick(edit, Qt::Key_Delete);
    else
        QTest::keyClicks(edit, date);
    QTest::keyClick(edit, Qt::Key_Return);
}

void TestReportsPage::listsWhatMayBeSeen()
{
    Grants grants;
    grants.set(Permission::ViewAssets, Scope::All);
    got((*m_office)->roles.create({.name = u"Looker"_s}, grants));
    m_office->assign(m_office->id(Who::User), u"Looker"_s);
    openWindow(Who::User);
    QStringList names;
    for (int row = 0; row < list()->count(); ++row) {
        const QListWidgetItem *item = list()->item(row);
        names.append(item->text());
        QVERIFY(!item->data(TwoLineDelegate::SentenceRole).toString().isEmpty());
        QVERIFY(!item->data(Qt::AccessibleDescriptionRole).toString().isEmpty());
    }
    QCOMPARE(
        names,
        (QStringList {u"Assets with their holder"_s, u"What each person holds"_s, u"Overdue"_s, u"Warranty ending"_s}));
    page()->open(u"custody-history"_s);
    QCOMPARE(shown()->view().name, Reports::find(u"assets-with-holder"_s)->view.name);
    m_window.reset();
    openWindow(Who::Admin);
    QCOMPARE(std::size_t(list()->count()), Reports::all().size());
}

void TestReportsPage::plainUsersHaveNoSuchPage()
{
    m_window = std::make_unique<SignedInWindow>(*m_office, Who::Admin);
    QVERIFY((*m_window)->findChild<Sidebar *>()->ids().contains(u"reports"_s));
    (*m_office)->session.close();
    got((*m_office)->session.open(m_office->id(Who::User)));
    QTRY_VERIFY(!(*m_window)->findChild<Sidebar *>()->ids().contains(u"reports"_s));
}

void TestReportsPage::showsTheRowsOfEachReport_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("assets-with-holder") << u"asset_tag"_s << QStringList {u"R-1"_s, u"R-2"_s, u"R-3"_s};
    QTest::newRow("held-by-person") << u"holder"_s << QStringList {u"Agnes Agent"_s, u"Ulf User"_s};
    QTest::newRow("overdue") << u"asset_tag"_s << QStringList {u"R-2"_s};
    QTest::newRow("custody-history") << u"asset_tag"_s << QStringList {u"R-1"_s, u"R-2"_s};
    QTest::newRow("role-assignments") << u"role"_s << QStringList {u"Agent"_s, u"User"_s, u"Administrator"_s};
    QTest::newRow("people-without-role") << u"last_name"_s << QStringList {u"New"_s};
    QTest::newRow("warranty-ending") << u"asset_tag"_s << QStringList {u"R-1"_s, u"R-2"_s, u"R-3"_s};
}

void TestReportsPage::showsTheRowsOfEachReport()
{
    QFETCH(const QString, column);
    QFETCH(const QStringList, rows);
    openWindow(Who::Admin);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    page()->open(name);
    QTRY_COMPARE(texts(column), rows);
    auto *count = shown()->findChild<QLabel *>(u"rowCount"_s);
    QVERIFY2(count->text().endsWith(u"of %1"_s.arg(rows.size())), qUtf8Printable(count->text()));
    QVERIFY(!shown()->table()->accessibleName().isEmpty());
    shown()->table()->setSortKeys({{column, Qt::DescendingOrder}});
    QStringList sorted = rows;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    QTRY_COMPARE(texts(column), sorted);
}

void TestReportsPage::parametersNarrow()
{
    openWindow(Who::Admin);
    page()->open(u"custody-history"_s);
    QCOMPARE(parameter<OptionalDateEdit>(u"from"_s)->date(), QDate(2026, 1, 1));
    QCOMPARE(parameter<OptionalDateEdit>(u"to"_s)->date(), QDate(2026, 1, 31));
    type(u"from"_s, u"2025-12-05"_s);
    QTRY_COMPARE(texts(u"asset_tag"_s), (QStringList {u"R-1"_s, u"R-2"_s, u"R-3"_s}));
    type(u"to"_s, u"2025-12-31"_s);
    QTRY_COMPARE(texts(u"asset_tag"_s), (QStringList {u"R-2"_s, u"R-3"_s}));
    type(u"from"_s, {});
    type(u"to"_s, u"2025-12-09"_s);
    QTRY_COMPARE(texts(u"asset_tag"_s), QStringList {u"R-3"_s});
    page()->open(u"overdue"_s);
    page()->open(u"custody-history"_s);
    QTRY_COMPARE(texts(u"asset_tag"_s), QStringList {u"R-3"_s}); // as it was left
}

void TestReportsPage::mistakesAreSaidBesideTheField()
{
    openWindow(Who::Admin);
    page()->open(u"custody-history"_s);
    QTRY_COMPARE(rowCount(), 2);
    const auto field = [this](const QString &name) {
        return static_cast<FormField *>(parameter<OptionalDateEdit>(name)->parentWidget());
    };
    type(u"from"_s, u"soon"_s);
    QCOMPARE(field(u"from"_s)->state(), FormField::State::Error);
    QCOMPARE(rowCount(), 2);
    type(u"from"_s, u"2026-01-01"_s);
    QCOMPARE(field(u"from"_s)->state(), FormField::State::None);
    type(u"to"_s, u"2025-12-31"_s);
    QCOMPARE(field(u"to"_s)->message(), u"The period ends before it begins."_s);
    QCOMPARE(rowCount(), 2);
    type(u"to"_s, u"2026-01-13"_s);
    QCOMPARE(field(u"to"_s)->state(), FormField::State::None);
    QTRY_COMPARE(texts(u"asset_tag"_s), QStringList {u"R-2"_s});
}

void TestReportsPage::daysNarrow()
{
    openWindow(Who::Admin);
    page()->open(u"warranty-ending"_s);
    QTRY_COMPARE(rowCount(), 3);
    parameter<QSpinBox>(u"days"_s)->setValue(16);
    QTRY_COMPARE(rowCount(), 0);
    QCOMPARE(shown()->table()->emptyState()->title(), u"Nothing to report"_s);
    parameter<QSpinBox>(u"days"_s)->setValue(17);
    QTRY_COMPARE(rowCount(), 3);
}

// What is cleared is what the person chose, never what makes the report.
void TestReportsPage::filtersNarrowFurther()
{
    openWindow(Who::Admin);
    page()->open(u"held-by-person"_s);
    QTRY_COMPARE(rowCount(), 2);
    shown()->setQuery({.search = u"R-3"_s});
    QTRY_COMPARE(rowCount(), 0);
    QCOMPARE(shown()->table()->emptyState()->title(), u"Nothing matches"_s);
    emit shown()->table()->emptyState()->actionTriggered();
    QTRY_COMPARE(rowCount(), 2);
}

void TestReportsPage::isExportedAsShown()
{
    QTemporaryDir folder;
    openWindow(Who::Admin);
    page()->open(u"custody-history"_s);
    type(u"from"_s, u"2025-12-05"_s);
    QTRY_COMPARE(rowCount(), 3);
    action(u"file.export"_s)->trigger();
    auto *dialog = (*m_window)->findChild<QDialog *>({}, Qt::FindDirectChildrenOnly);
    QVERIFY(dialog);
    const QString target = folder.filePath(u"custody.csv"_s);
    dialog->findChild<QLineEdit *>(u"exportTarget"_s)->setText(target);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"exportButton"_s), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(target));
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.at(0), u"asset_tag,model,holder,purpose,checked_out_at,checked_in_at"_s);
    QCOMPARE(lines.at(3), u"R-3,,Ulf User,,2025-12-01T12:00:00Z,2025-12-20T12:00:00Z"_s);
    QTRY_VERIFY((*m_window)->findChild<Toast *>());
    QVERIFY((*m_window)->findChild<Toast *>()->text().contains(u"custody.csv"_s));
}

void TestReportsPage::keyboardAllTheWay()
{
    m_window = std::make_unique<SignedInWindow>(*m_office, Who::Admin);
    QTest::keySequence(&m_window->window(), action(u"go.reports"_s)->shortcut());
    QTRY_VERIFY(page()->isVisible());
    QTRY_VERIFY(list()->hasFocus());
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(QLatin1StringView(shown()->view().name), "overdue"_L1);
    QTRY_COMPARE(rowCount(), 1);
    action(u"edit.find"_s)->trigger();
    QTRY_VERIFY(shown()->findChild<QLineEdit *>(u"searchField"_s)->hasFocus());
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_VERIFY(shown()->table()->hasFocus());
    QTest::keyClick(shown()->table(), Qt::Key_Down);
    QTest::keyClick(shown()->table(), Qt::Key_Return); // to the asset it is about
    QTRY_VERIFY(m_window->table()->isVisible());
    QCOMPARE(m_window->table()->selectionModel()->selectedRows().value(0).data().toString(), u"R-2"_s);
}

void TestReportsPage::actsOnWhatIsSelected()
{
    openWindow(Who::Admin);
    page()->open(u"overdue"_s);
    QTRY_COMPARE(rowCount(), 1);
    shown()->table()->selectRow(0);
    QCOMPARE(page()->selection().assets.size(), 1);
    QVERIFY(action(u"asset.check-in"_s)->isEnabled());
    page()->open(u"custody-history"_s);
    QTRY_COMPARE(rowCount(), 2);
    shown()->table()->selectRow(0);
    QCOMPARE(page()->selection().assets.size(), 1);
    page()->open(u"people-without-role"_s);
    QTRY_COMPARE(rowCount(), 1);
    shown()->table()->selectRow(0);
    QCOMPARE(page()->selection().people,
             QList<qint64> {got((*m_office)->people.findByEmail(u"nora@example.org"_s)).id});
    m_office->assign(page()->selection().people.constFirst(), u"User"_s);
    QTRY_COMPARE(rowCount(), 0);
}

void TestReportsPage::lastOneIsOpenedAgain()
{
    openWindow(Who::Admin);
    page()->open(u"warranty-ending"_s);
    (*m_window)->openPage(u"assets"_s);
    (*m_window)->openPage(u"reports"_s);
    QCOMPARE(QLatin1StringView(shown()->view().name), "warranty-ending"_L1);
    QCOMPARE(list()->currentItem()->text(), u"Warranty ending"_s);
}

void TestReportsPage::reportsAreNotSavedAsViews()
{
    openWindow(Who::Admin);
    QVERIFY(!action(u"view.save"_s)->isEnabled());
    QCOMPARE(action(u"view.save"_s)->statusTip(),
             u"A report is always in the list of reports; it is not saved as a view."_s);
    QVERIFY(action(u"file.export"_s)->isEnabled());
    (*m_window)->openPage(u"assets"_s);
    QVERIFY(action(u"view.save"_s)->isEnabled());
    (*m_window)->openPage(u"today"_s);
    QCOMPARE(action(u"view.save"_s)->statusTip(), u"There is no table on this page."_s);
}

void TestReportsPage::deniedColumnsAreNotThere()
{
    openWindow(Who::Agent);
    page()->open(u"assets-with-holder"_s);
    QTRY_COMPARE(rowCount(), 3);
    const TableView *table = shown()->table();
    const int cost = table->columnOf(u"purchase_cost"_s);
    QVERIFY(table->isColumnHidden(cost));
    QVERIFY(table->model()->index(0, cost).data().toString().isEmpty());
    for (const ViewColumn *column : shown()->visibleColumns())
        QVERIFY(QLatin1StringView(column->id) != "purchase_cost"_L1);
}

QTEST_MAIN(TestReportsPage)
#include "tst_reportspage.moc"
