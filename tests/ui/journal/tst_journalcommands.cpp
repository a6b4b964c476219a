// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalcommands.h"

#include "core/base/translations.h"
#include "core/db/sql.h"
#include "core/operations/operationreader.h"
#include "core/transfer/csvwriter.h"
#include "support/expect.h"
#include "support/screenshots.h"
#include "support/signedinwindow.h"
#include "ui/common/timelineview.h"
#include "ui/common/toast.h"
#include "ui/filter/queryfield.h"
#include "ui/jobs/jobstrip.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

// The journal in the real window.
class TestJournalCommands final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void showsAnAssetInTheJournal();
    void showsAPersonInTheJournal();
    void usersHaveNone();
    void allChangesOfAnOperation();
    void changesGoToAFile();
    void everythingFits();
    void firstMisfitIsNamed();
    void cancelledCheckSaysSo();
    void agentsVerifyNothing();
    void historyOfAnAsset();
    void agentsSeeTheirOwnHistory();
    void usersSeeNoHistory();

private:
    void open(Who who, const QString &page = u"assets"_s);
    QAction *action(const QString &id) const { return (*m_window)->findChild<QAction *>(id); }
    TableView *journal() const { return (*m_window)->findChild<TableView *>(u"operationsTable"_s); }
    Workspace &office() { return m_office->workspace(); }
    void edit(const std::function<void(Asset &)> &change);
    QString history() const;
    QDialog *verified();

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<SignedInWindow> m_window;
    std::unique_ptr<Screenshots> m_pictures;
    QTemporaryDir m_folder;
    qint64 m_asset = 0;
    qint64 m_person = 0;
};

void TestJournalCommands::initTestCase()
{
    Translations::install(QLocale(u"en_US"_s));
    m_pictures = std::make_unique<Screenshots>("CUSTODIAN_JOURNAL_DIR", m_folder.path());
}

void TestJournalCommands::init()
{
    m_office = std::make_unique<TestWorkspace>();
    const qint64 annex = m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    m_asset = m_office->addAsset({.tag = u"LT-0042"_s, .name = u"Cart"_s, .siteId = annex, .purchaseCost = 100});
    m_office->addAsset(u"LT-0043"_s);
    m_person = m_office->addPerson(u"Zoë"_s, u"Zimmer"_s, u"zoe@example.org"_s);
    const qint64 main = m_office->addEntry(CatalogList::Kind::Sites, u"Main building"_s);
    edit([main](Asset &edited) {
        edited.siteId = main;
        edited.name = u"Trolley"_s;
        edited.purchaseCost = 4200;
    });
}

void TestJournalCommands::cleanup()
{
    m_window.reset();
    m_office.reset();
}

void TestJournalCommands::edit(const std::function<void(Asset &)> &change)
{
    const Asset original = got(office().assets.find(m_asset));
    Asset edited = original;
    change(edited);
    got(office().assets.update(original, edited));
}

void TestJournalCommands::open(Who who, const QString &page)
{
    m_window = std::make_unique<SignedInWindow>(*m_office, who, page);
    QTRY_VERIFY(m_window->rows()->rowCount() > 0);
}

void TestJournalCommands::showsAnAssetInTheJournal()
{
    open(Who::Admin);
    m_window->makeCurrent(m_window->rowOf(u"asset_tag"_s, u"LT-0042"_s), u"asset_tag"_s);
    QTRY_VERIFY(action(u"journal.show"_s)->isEnabled());
    action(u"journal.show"_s)->trigger();
    QTRY_VERIFY(journal()->isVisible());
    QCOMPARE(m_window->seen<QueryField>(u"searchField"_s)->text(), u"asset=LT-0042"_s);
    QTRY_COMPARE(journal()->model()->rowCount(), 2);
    journal()->selectRow(0);
    QTest::qWait(50);
    m_pictures->take(m_window->window(), u"journal-of-an-asset"_s);
}

void TestJournalCommands::showsAPersonInTheJournal()
{
    open(Who::Admin, u"users"_s);
    QTRY_VERIFY(m_window->rowOf(u"email"_s, u"zoe@example.org"_s) >= 0);
    m_window->makeCurrent(m_window->rowOf(u"email"_s, u"zoe@example.org"_s), u"email"_s);
    QTRY_VERIFY(action(u"journal.show"_s)->isEnabled());
    action(u"journal.show"_s)->trigger();
    QTRY_COMPARE(m_window->seen<QueryField>(u"searchField"_s)->text(), u"person=zoe@example.org"_s);
    QTRY_COMPARE(journal()->model()->rowCount(), 1);
}

void TestJournalCommands::usersHaveNone()
{
    m_office->checkOut(m_asset, m_office->id(Who::User));
    open(Who::Agent);
    office().session.close();
    got(office().session.open(m_office->id(Who::User)));
    for (const QString &id : {u"journal.show"_s, u"operation.changes"_s, u"journal.verify"_s}) {
        QTRY_VERIFY(!action(id)->isEnabled());
        QVERIFY(!action(id)->toolTip().isEmpty());
    }
}

void TestJournalCommands::allChangesOfAnOperation()
{
    open(Who::Admin, u"operations"_s);
    m_window->makeCurrent(m_window->rowOf(u"kind"_s, u"Edited an asset"_s), u"kind"_s);
    QTRY_VERIFY(action(u"operation.changes"_s)->isEnabled());
    action(u"operation.changes"_s)->trigger();
    QTRY_VERIFY(m_window->seen<QDialog>(u"operationChangesDialog"_s));
    auto *fields = m_window->seen<QTreeWidget>(u"operationFields"_s);
    QCOMPARE(fields->topLevelItemCount(), 3);
    QStringList told;
    for (int row = 0; row < fields->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = fields->topLevelItem(row);
        told.append(u"%1: %2 → %3"_s.arg(item->text(0), item->text(1), item->text(2)));
    }
    QCOMPARE(told,
             (QStringList {u"Name: Cart → Trolley"_s, u"Site: Annex → Main building"_s, u"Cost: 1.00 → 42.00"_s}));
    m_pictures->take(m_window->window(), u"changes-of-an-operation"_s);
    auto *rows = m_window->seen<TableView>(u"operationChanges"_s);
    QTest::keyClick(rows, Qt::Key_Return);
    QTRY_VERIFY((*m_window)->findChild<TableView *>(u"assetsTable"_s)->isVisible());
    QVERIFY(!m_window->seen<QDialog>(u"operationChangesDialog"_s));
}

void TestJournalCommands::changesGoToAFile()
{
    open(Who::Admin, u"operations"_s);
    const OperationReader reader(office().database, office().session);
    const QString path = m_folder.filePath(u"changes.csv"_s);
    auto *commands = (*m_window)->findChild<JournalCommands *>();
    const qint64 edited = got(reader.history(u"assets"_s, m_asset, 1)).constFirst().operation;
    commands->exportChanges(got(reader.find(edited)), path, CsvProfile::Exact);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 4);
}

QDialog *TestJournalCommands::verified()
{
    action(u"journal.verify"_s)->trigger();
    const bool shown = QTest::qWaitFor([this] { return m_window->seen<QDialog>(u"journalCheckDialog"_s); });
    return shown ? m_window->seen<QDialog>(u"journalCheckDialog"_s) : nullptr;
}

void TestJournalCommands::everythingFits()
{
    open(Who::Admin, u"operations"_s);
    const QDialog *dialog = verified();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLabel *>(u"headTitle"_s)->text(), u"Everything fits"_s);
    const QString scope = dialog->findChild<QLabel *>(u"headSentence"_s)->text();
    QVERIFY(scope.contains(QLocale().toString(got(office().undo.newestOperation()))));
    QVERIFY(!dialog->findChild<QListWidget *>(u"checkFindings"_s));
    m_pictures->take(m_window->window(), u"verified"_s);
}

void TestJournalCommands::firstMisfitIsNamed()
{
    open(Who::Admin, u"operations"_s);
    const QSqlDatabase db = office().database.connection();
    got(Sql::value(db, u"DROP TRIGGER operations_sealed"_s));
    got(Sql::value(db, u"UPDATE operations SET summary = 'Nothing happened' WHERE id = 5"_s));
    QDialog *dialog = verified();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QLabel *>(u"headTitle"_s)->text().contains(u'5'));
    QVERIFY(dialog->findChild<QListWidget *>(u"checkFindings"_s)->count() >= 2); // the rule and the operation
    m_pictures->take(m_window->window(), u"verified-misfit"_s);
    dialog->findChild<QPushButton *>(u"showOperation"_s)->click();
    QTRY_VERIFY(!m_window->seen<QDialog>(u"journalCheckDialog"_s));
    QTRY_COMPARE(journal()->currentIndex().siblingAtColumn(journal()->columnOf(u"id"_s)).data().toString(), u"5"_s);
}

void TestJournalCommands::cancelledCheckSaysSo()
{
    open(Who::Admin, u"operations"_s);
    const qint64 newest = got(office().undo.newestOperation());
    auto *strip = (*m_window)->findChild<JobStrip *>();
    action(u"journal.verify"_s)->trigger();
    QVERIFY(strip->isRunning());
    strip->cancel();
    QTRY_VERIFY(!strip->isRunning());
    const QList<Toast *> toasts = (*m_window)->findChildren<Toast *>();
    QCOMPARE(toasts.size(), 1);
    QCOMPARE(toasts.constFirst()->text(), u"The check was cancelled."_s);
    QTest::qWait(50);
    QVERIFY(!m_window->seen<QDialog>(u"journalCheckDialog"_s));
    QCOMPARE(got(office().undo.newestOperation()), newest);
    QVERIFY(verified()); // again, to the end
}

void TestJournalCommands::agentsVerifyNothing()
{
    m_office->signInAs(Who::Agent);
    edit([](Asset &edited) { edited.name = u"Mine"_s; });
    open(Who::Agent, u"operations"_s);
    QVERIFY(!action(u"journal.verify"_s)->isEnabled());
    QCOMPARE(journal()->model()->rowCount(), 1);
}

// What the tab beside custody tells of the first asset.
QString TestJournalCommands::history() const
{
    m_window->makeCurrent(m_window->rowOf(u"asset_tag"_s, u"LT-0042"_s), u"asset_tag"_s);
    auto *tabs = m_window->seen<QTabBar>(u"inspectorTabs"_s);
    if (!QTest::qWaitFor([&] { return (tabs = m_window->seen<QTabBar>(u"inspectorTabs"_s)); }))
        return {};
    tabs->setCurrentIndex(1);
    auto *timeline = m_window->seen<TimelineView>({});
    timeline->selectAll();
    return timeline->selectedText();
}

void TestJournalCommands::historyOfAnAsset()
{
    open(Who::Admin);
    const QString told = history();
    QVERIFY2(told.contains(u"Name: Cart → Trolley · Site: Annex → Main building · Cost: 1.00 → 42.00"_s),
             qPrintable(told));
    QVERIFY(told.contains(u"admin@example.org"_s));
    QVERIFY(told.contains(u"Added"_s));
    m_pictures->take(m_window->window(), u"history-of-an-asset"_s);
}

void TestJournalCommands::agentsSeeTheirOwnHistory()
{
    m_office->signInAs(Who::Agent);
    edit([](Asset &edited) { edited.name = u"Shelf"_s; });
    open(Who::Agent);
    const QString told = history();
    QVERIFY2(told.contains(u"Name: Trolley → Shelf"_s), qPrintable(told));
    QVERIFY(!told.contains(u"Cart"_s));
}

void TestJournalCommands::usersSeeNoHistory()
{
    const Role reader {.name = u"Reader"_s};
    Grants grants;
    grants.set(Permission::ViewAssets, Scope::All);
    got(office().roles.create(reader, grants));
    m_office->assign(m_office->id(Who::User), reader.name);
    open(Who::User);
    m_window->makeCurrent(m_window->rowOf(u"asset_tag"_s, u"LT-0042"_s), u"asset_tag"_s);
    QTRY_VERIFY(m_window->seen<QLabel>(u"inspectorTitle"_s));
    QCOMPARE(m_window->seen<QLabel>(u"inspectorTitle"_s)->text(), u"LT-0042"_s);
    QVERIFY(!m_window->seen<QTabBar>(u"inspectorTabs"_s));
}

QTEST_MAIN(TestJournalCommands)
#include "tst_journalcommands.moc"
