// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translations.h"
#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"
#include "ui/common/changeedit.h"
#include "ui/common/tableview.h"
#include "ui/jobs/jobstrip.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

const QString password = u"correct horse battery"_s;
constexpr int Many = int(LongAct::recordsAtOnce) + 10;

// An act that begins, and goes on when it is let.
struct HeldAct
{
    std::shared_ptr<QSemaphore> begun = std::make_shared<QSemaphore>();
    std::shared_ptr<QSemaphore> let = std::make_shared<QSemaphore>();

    LongAct operator()(const LongAct::Run &run) const
    {
        return {1, [run, begun = begun, let = let](Workspace &workspace, const Progress &progress) {
                    begun->release();
                    let->acquire();
                    return run(workspace, progress);
                }};
    }
};

}

class TestJobs final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Translations::install(QLocale(u"en_US"_s)); }
    void init();
    void cleanup();

    void writesOutsideTheWindow();
    void otherWritesAreRefusedAtOnce();
    void cancelTakesEverythingBack();
    void whatIsCommittedIsToldThoughCancelled();
    void oneAtATime();
    void worksWithTheRightsOfWhoBegan();
    void endsWithItsStrip();

    void selectionIsEditedAsOneOperation();
    void manyAreCheckedInByTheirNumber();
    void commandsThatWriteWaitForTheJob();
    void refusedJobBringsItsDialogBack();
    void signingOutTakesTheJobBack();

private:
    void openWindow(); // as an agent, on the Assets page, everything selected
    void addMany();
    QDialog *dialog() const;
    JobStrip *strip() const { return m_window->findChild<JobStrip *>(); }
    QAction *action(const QString &id) const { return m_window->findChild<QAction *>(id); }
    qint64 number(const QString &statement) const;
    LongAct adding(const QString &tag) const;

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
    qint64 m_site = 0;
};

void TestJobs::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
}

void TestJobs::cleanup()
{
    m_window.reset();
    m_office.reset();
}

qint64 TestJobs::number(const QString &statement) const
{
    return got(Sql::value((*m_office)->database.connection(), statement)).toLongLong();
}

LongAct TestJobs::adding(const QString &tag) const
{
    return {1, [tag](Workspace &workspace, const Progress &) { return workspace.assets.create({.tag = tag}); }};
}

void TestJobs::writesOutsideTheWindow()
{
    JobStrip strip(m_office->workspace());
    QVERIFY(strip.reason().isEmpty());
    const HeldAct held;
    QThread *worker = nullptr;
    QList<Result<Saved>> results;
    strip.run(u"Add A-1"_s, held([&](Workspace &workspace, const Progress &progress) {
                  worker = QThread::currentThread();
                  progress(1, 2);
                  return workspace.assets.create({.tag = u"A-1"_s});
              }),
              [&](const Result<Saved> &saved) { results.append(saved); });
    QVERIFY(strip.isVisibleTo(nullptr));
    QCOMPARE(strip.findChild<QLabel *>(u"jobTitle"_s)->text(), u"Add A-1"_s);
    held.let->release();
    QTRY_COMPARE(results.size(), 1);
    QVERIFY(worker != QThread::currentThread());
    const Saved saved = got(results.constFirst());
    QCOMPARE(got((*m_office)->assets.find(saved.id)).tag, u"A-1"_s);
    QCOMPARE(number(u"SELECT actor_id FROM operations WHERE id = %1"_s.arg(saved.operation)), m_office->id(Who::Admin));
    QVERIFY(!strip.isVisibleTo(nullptr));
    QVERIFY(!strip.isRunning());
}

void TestJobs::otherWritesAreRefusedAtOnce()
{
    JobStrip strip(m_office->workspace());
    const HeldAct held;
    QList<Result<Saved>> results;
    strip.run(u"Add A-1"_s, held(adding(u"A-1"_s).run), [&](const Result<Saved> &saved) { results.append(saved); });
    const Error busy = refusal((*m_office)->assets.create({.tag = u"A-2"_s}));
    QCOMPARE(busy.code, Error::Code::Busy);
    QCOMPARE(busy.message, strip.reason());
    QVERIFY(busy.message.contains(u"Add A-1"_s));
    held.let->release();
    QTRY_COMPARE(results.size(), 1);
    got((*m_office)->assets.create({.tag = u"A-2"_s}));
}

void TestJobs::cancelTakesEverythingBack()
{
    const QList<qint64> ids {m_office->addAsset(u"A-1"_s), m_office->addAsset(u"A-2"_s)};
    const qint64 before = number(u"SELECT count(*) FROM operations"_s);
    JobStrip strip(m_office->workspace());
    const HeldAct held;
    QList<Result<Saved>> results;
    strip.run(u"Retire"_s, held([ids](Workspace &workspace, const Progress &progress) {
                  return workspace.assets.retire(ids, {}, progress);
              }),
              [&](const Result<Saved> &saved) { results.append(saved); });
    auto *cancel = strip.findChild<QPushButton *>(u"cancelJob"_s);
    cancel->click();
    QVERIFY(!cancel->isEnabled());
    held.let->release();
    QTRY_COMPARE(results.size(), 1);
    QCOMPARE(refusal(results.constFirst()).code, Error::Code::Cancelled);
    QCOMPARE(number(u"SELECT count(*) FROM operations"_s), before);
    QCOMPARE(got((*m_office)->assets.find(ids.constFirst())).statusId, m_office->status(StatusKind::Value::Deployable));
}

void TestJobs::whatIsCommittedIsToldThoughCancelled()
{
    JobStrip strip(m_office->workspace());
    const HeldAct held;
    QList<Result<Saved>> results;
    strip.run(u"Add A-1"_s, held(adding(u"A-1"_s).run), [&](const Result<Saved> &saved) { results.append(saved); });
    strip.cancel();
    held.let->release();
    QTRY_COMPARE(results.size(), 1);
    QVERIFY(got(results.constFirst()).operation > 0);
}

void TestJobs::oneAtATime()
{
    JobStrip strip(m_office->workspace());
    const HeldAct held;
    QList<Result<Saved>> first, second;
    strip.run(u"First"_s, held(adding(u"A-1"_s).run), [&](const Result<Saved> &saved) { first.append(saved); });
    strip.run(u"Second"_s, adding(u"A-2"_s), [&](const Result<Saved> &saved) { second.append(saved); });
    QCOMPARE(second.size(), 1);
    QCOMPARE(refusal(second.constFirst()).code, Error::Code::Busy);
    held.let->release();
    QTRY_COMPARE(first.size(), 1);
    QVERIFY(first.constFirst());
}

void TestJobs::worksWithTheRightsOfWhoBegan()
{
    m_office->signInAs(Who::User);
    JobStrip strip(m_office->workspace());
    QList<Result<Saved>> results;
    strip.run(u"Add A-1"_s, adding(u"A-1"_s), [&](const Result<Saved> &saved) { results.append(saved); });
    QTRY_COMPARE(results.size(), 1);
    QCOMPARE(refusal(results.constFirst()).code, Error::Code::Denied);
}

void TestJobs::endsWithItsStrip()
{
    const HeldAct held;
    {
        JobStrip strip(m_office->workspace());
        const auto waiting = [](Workspace &, const Progress &progress) -> Result<Saved> {
            while (progress(0, 1))
                QThread::yieldCurrentThread();
            return Error {Error::Code::Cancelled, u"Cancelled."_s};
        };
        strip.run(u"Wait"_s, {1, waiting}, [](const Result<Saved> &) { QFAIL("it is gone"); });
    }
    got((*m_office)->assets.create({.tag = u"A-1"_s}));
}

void TestJobs::addMany()
{
    m_site = m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    m_office->workspace().session.openAsSystem();
    got((*m_office)->work.run(Permission::EditAssets, {u"test"_s, u"Many"_s}, [this](const Operation &) {
        for (int i = 0; i < Many; ++i)
            got((*m_office)->assets.create({.tag = u"A-%1"_s.arg(i, 3, 10, QChar(u'0'))}));
        return Result<void>();
    }));
    got((*m_office)->signIn.setPassword(m_office->id(Who::Agent), password));
    m_office->workspace().session.close();
}

void TestJobs::openWindow()
{
    m_window = std::make_unique<MainWindow>(m_office->workspace(), *m_settings, false);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->findChild<QLineEdit *>(u"email"_s)->setText(u"agent@example.org"_s);
    m_window->findChild<QLineEdit *>(u"password"_s)->setText(password);
    m_window->findChild<QPushButton *>(u"signInButton"_s)->click();
    QTRY_VERIFY(m_office->workspace().session.isOpen());
    QTRY_VERIFY(action(u"go.assets"_s)->isEnabled());
    m_window->openPage(u"assets"_s);
    auto *table = m_window->findChild<TableView *>(u"assetsTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), Many);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(action(u"asset.edit-many"_s)->isEnabled());
}

QDialog *TestJobs::dialog() const
{
    for (QDialog *dialog : m_window->findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void TestJobs::selectionIsEditedAsOneOperation()
{
    addMany();
    openWindow();
    const qint64 before = number(u"SELECT count(*) FROM operations"_s);
    action(u"asset.edit-many"_s)->trigger();
    QVERIFY(dialog());
    QCOMPARE(dialog()->windowTitle(), u"Edit 210 assets"_s);
    auto *site = dialog()->findChild<ChangeEdit *>(u"site_id"_s);
    site->setMode(ChangeEdit::Mode::Set);
    for (QComboBox *combo : site->findChildren<QComboBox *>()) {
        if (combo->isEditable())
            combo->setEditText(u"Annex"_s);
    }
    QCOMPARE(dialog()->findChild<QLabel *>(u"preview"_s)->text(), u"Changes 210 assets. Sets: Site."_s);
    dialog()->findChild<QPushButton *>(u"saveButton"_s)->click();
    QVERIFY(!dialog());
    QVERIFY(strip()->isVisible());
    QTRY_VERIFY(!strip()->isVisible());
    QCOMPARE(number(u"SELECT count(*) FROM assets WHERE site_id = %1"_s.arg(m_site)), Many);
    QCOMPARE(number(u"SELECT count(*) FROM operations"_s), before + 1);
}

void TestJobs::manyAreCheckedInByTheirNumber()
{
    addMany();
    m_office->workspace().session.openAsSystem();
    const auto all = got(Sql::ids((*m_office)->database.connection(), u"SELECT id FROM assets"_s));
    got((*m_office)->custody.checkOut({.assetIds = all, .userId = m_office->id(Who::User)}));
    m_office->workspace().session.close();
    openWindow();
    action(u"asset.check-in"_s)->trigger();
    QVERIFY(dialog());
    QCOMPARE(dialog()->windowTitle(), u"Check in: 210 assets"_s);
    QCOMPARE(dialog()->findChild<QLabel *>(u"assetSummary"_s)->text(), u"210 assets"_s);
    QVERIFY(!dialog()->findChild<QWidget *>(u"assetList"_s)->isVisible());
    QVERIFY(!dialog()->findChild<QWidget *>(u"assetPicker"_s)->isVisible());
    dialog()->findChild<QPushButton *>(u"saveButton"_s)->click();
    QVERIFY(strip()->isVisible());
    QCOMPARE(strip()->findChild<QLabel *>(u"jobTitle"_s)->text(), u"Check in: 210 assets"_s);
    QTRY_VERIFY(!strip()->isVisible());
    QCOMPARE(number(u"SELECT count(*) FROM asset_assignments WHERE checked_in_at IS NULL"_s), 0);
    QVERIFY(!dialog());
}

void TestJobs::commandsThatWriteWaitForTheJob()
{
    addMany();
    openWindow();
    const HeldAct held;
    strip()->run(u"Long"_s, held(adding(u"B-1"_s).run), [](const Result<Saved> &) {});
    for (const QString &id : {u"asset.add"_s, u"asset.retire"_s, u"asset.check-out"_s, u"person.add"_s}) {
        QVERIFY2(!action(id)->isEnabled(), qPrintable(id));
        QVERIFY2(action(id)->toolTip().contains(u"Long"_s), qPrintable(action(id)->toolTip()));
    }
    QVERIFY(action(u"file.export"_s)->isEnabled());
    held.let->release();
    QTRY_VERIFY(action(u"asset.add"_s)->isEnabled());
    auto *table = m_window->findChild<TableView *>(u"assetsTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), Many + 1);
}

void TestJobs::refusedJobBringsItsDialogBack()
{
    addMany();
    m_office->checkOut(1, m_office->id(Who::User)); // who holds one keeps all from being retired
    openWindow();
    const qint64 before = number(u"SELECT count(*) FROM operations"_s);
    action(u"asset.retire"_s)->trigger();
    QVERIFY(dialog());
    QTest::keyClicks(dialog()->findChild<QLineEdit *>(u"reason"_s), u"Worn out"_s);
    dialog()->findChild<QPushButton *>(u"saveButton"_s)->click();
    QVERIFY(!dialog());
    QTRY_VERIFY(dialog());
    QCOMPARE(dialog()->findChild<QLineEdit *>(u"reason"_s)->text(), u"Worn out"_s);
    QVERIFY(dialog()->findChild<QLabel *>(u"dialogError"_s)->text().contains(u"A-000"_s));
    QCOMPARE(number(u"SELECT count(*) FROM operations"_s), before);
}

void TestJobs::signingOutTakesTheJobBack()
{
    addMany();
    openWindow();
    bool cancelled = false;
    const auto waiting = [](Workspace &, const Progress &progress) -> Result<Saved> {
        while (progress(0, 1))
            QThread::yieldCurrentThread();
        return Error {Error::Code::Cancelled, u"Cancelled."_s};
    };
    strip()->run(u"Wait"_s, {1, waiting},
                 [&](const Result<Saved> &saved) { cancelled = refusal(saved).code == Error::Code::Cancelled; });
    action(u"file.sign-out"_s)->trigger();
    QTRY_VERIFY(cancelled);
}

QTEST_MAIN(TestJobs)
#include "tst_jobs.moc"
