// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupspage.h"

#include "core/backup/databaserestore.h"
#include "core/backup/lastknown.h"
#include "support/expect.h"
#include "support/screenshots.h"
#include "support/testworkspace.h"
#include "ui/administration/administrationpage.h"
#include "ui/backups/backupdialog.h"
#include "ui/backups/backuptablemodel.h"
#include "ui/backups/dailybackup.h"
#include "ui/backups/restoredialog.h"
#include "ui/backups/rollbackdialog.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"
#include "ui/jobs/jobstrip.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using Who = TestWorkspace::Who;

namespace {

const QString password = u"correct horse battery"_s;

// The page of an office whose administrator has a password.
struct Desk
{
    explicit Desk(Who who = Who::Admin)
        : settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
    {
        office->session.openAsSystem();
        got(office->signIn.setPassword(office.id(who), password));
        office.signInAs(who);
        jobs = std::make_unique<JobStrip>(office.workspace());
        page = std::make_unique<BackupsPage>(office.workspace(), settings, *jobs);
        page->resize(1100, 720);
        page->show();
    }

    QAction *action(const char *name) const { return page->findChild<QAction *>(QString::fromLatin1(name)); }
    TableView *table() const { return page->findChild<TableView *>(u"backupsTable"_s); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    template <typename Dialog>
    Dialog *dialog() const
    {
        return page->findChild<Dialog *>();
    }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(!jobs->isRunning(), 60'000); }

    TestWorkspace office;
    QTemporaryDir folder;
    QSettings settings;
    std::unique_ptr<JobStrip> jobs;
    std::unique_ptr<BackupsPage> page;
};

template <typename T>
T *in(const QWidget *parent, const char *name)
{
    T *found = parent->findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("%s is not there", name);
    return found;
}

void press(const QWidget *dialog)
{
    QTest::mouseClick(in<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
}

}

class TestBackupsPage final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void modelIsWellFormed();
    void saysWhatWouldBeHere();
    void backsUp();
    void encrypts();
    void verifies();
    void asksWhoItIsBeforeARestore();
    void preparesARestore();
    void tellsWhyARestoreIsRefused();
    void savesThePlan();
    void isClosedToOthers();
    void backsUpDaily();
    void asksWhatToDoWithAnOlderFile();
    void pictures();

private:
    QTemporaryDir m_state;
};

void TestBackupsPage::initTestCase()
{
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_state.path()));
}

void TestBackupsPage::modelIsWellFormed()
{
    BackupTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QDateTime at(QDate(2026, 11, 20), QTime(9, 0), Qt::UTC);
    model.setBackups({{u"/a"_s, at, 1'500'000, BackupReason::Value::Daily, false, at},
                      {u"/b"_s, at.addDays(-1), 10, BackupReason::Value::Manual, true, at, u"cut"_s},
                      {u"/c"_s, at.addDays(-2), 10}});
    QCOMPARE(model.rowOf(u"/b"_s), 1);
    QCOMPARE(model.rowOf(u"/d"_s), -1);
    QVERIFY(model.index(0, BackupTableModel::Checked).data().toString().startsWith(u"Verified"_s));
    QCOMPARE(model.index(1, BackupTableModel::Checked).data().toString(), u"Damaged"_s);
    QCOMPARE(model.index(2, BackupTableModel::Checked).data().toString(), u"Not verified"_s);
    QVERIFY(!model.index(1, BackupTableModel::File).data(Qt::DecorationRole).isNull());
    model.setBackups({});
}

void TestBackupsPage::saysWhatWouldBeHere()
{
    Desk desk;
    QCOMPARE(desk.table()->model()->rowCount(), 0);
    QCOMPARE(in<QLabel>(desk.page.get(), "backupState")->text(), u"There is no verified backup yet."_s);
    QVERIFY(desk.action("backUp")->isEnabled());
    QVERIFY(!desk.action("verifyBackup")->isEnabled());
    QVERIFY(!desk.action("restoreBackup")->isEnabled());
    QVERIFY(desk.action("restoreFile")->isEnabled());
}

void TestBackupsPage::backsUp()
{
    Desk desk;
    QSignalSpy said(desk.page.get(), &BackupsPage::message);
    desk.action("backUp")->trigger();
    press(desk.dialog<BackupDialog>());
    desk.settle();
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(desk.table()->model()->rowCount(), 1);
    QVERIFY(desk.cell(0, BackupTableModel::Checked).startsWith(u"Verified"_s));
    QCOMPARE(desk.cell(0, BackupTableModel::Reason), u"By hand"_s);
    QVERIFY(in<QLabel>(desk.page.get(), "backupState")->text().startsWith(u"The newest verified backup is of"_s));
}

void TestBackupsPage::encrypts()
{
    Desk desk;
    desk.action("backUp")->trigger();
    auto *dialog = desk.dialog<BackupDialog>();
    auto *save = in<QPushButton>(dialog, "saveButton");
    QVERIFY(save->isEnabled());
    in<QCheckBox>(dialog, "encrypt")->setChecked(true);
    QVERIFY(!save->isEnabled());
    in<QLineEdit>(dialog, "passphrase")->setText(u"short"_s);
    in<QLineEdit>(dialog, "repeat")->setText(u"short"_s);
    QVERIFY(!save->isEnabled());
    in<QLineEdit>(dialog, "passphrase")->setText(u"a quiet harbour at dawn"_s);
    in<QLineEdit>(dialog, "repeat")->setText(u"a quiet harbour at dusk"_s);
    QVERIFY(!save->isEnabled());
    in<QLineEdit>(dialog, "repeat")->setText(u"a quiet harbour at dawn"_s);
    QVERIFY(save->isEnabled());
    press(dialog);
    desk.settle();
    QTRY_COMPARE(desk.table()->model()->rowCount(), 1);
    QVERIFY(desk.office->backups.list()->constFirst().isSealed);
}

void TestBackupsPage::verifies()
{
    Desk desk;
    const QString path = got(desk.office->backups.backUp({})).backup.path;
    desk.page->reload();
    desk.table()->selectRow(0);
    QSignalSpy said(desk.page.get(), &BackupsPage::message);
    QSignalSpy failed(desk.page.get(), &BackupsPage::failed);
    desk.action("verifyBackup")->trigger();
    desk.settle();
    QTRY_COMPARE(said.size(), 1);
    QFile file(path);
    QVERIFY(file.resize(file.size() / 2));
    desk.page->reload();
    QCOMPARE(desk.cell(0, BackupTableModel::Checked), u"Not verified"_s);
    desk.table()->selectRow(0);
    desk.action("verifyBackup")->trigger();
    desk.settle();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(desk.cell(0, BackupTableModel::Checked), u"Damaged"_s);
}

void TestBackupsPage::asksWhoItIsBeforeARestore()
{
    Desk desk;
    got(desk.office->backups.backUp({}));
    desk.page->reload();
    desk.table()->selectRow(0);
    QSignalSpy prepared(desk.page.get(), &BackupsPage::restorePrepared);
    desk.action("restoreBackup")->trigger();
    auto *dialog = desk.dialog<RestoreDialog>();
    auto *save = in<QPushButton>(dialog, "saveButton");
    QVERIFY(save->text().startsWith(u"Restore "_s));
    QVERIFY(!save->isEnabled());
    in<QLineEdit>(dialog, "reason")->setText(u"a wrong import"_s);
    QVERIFY(!save->isEnabled());
    in<QLineEdit>(dialog, "ownPassword")->setText(u"not this one"_s);
    press(dialog);
    QTRY_VERIFY(in<QLineEdit>(dialog, "ownPassword")->isEnabled());
    QTRY_VERIFY(!save->isEnabled()); // the field says that it is wrong
    QVERIFY(dialog->isVisible());
    QVERIFY(desk.office->session.isOpen());
    dialog->reject();
    desk.settle();
    QCOMPARE(prepared.size(), 0);
}

void TestBackupsPage::preparesARestore()
{
    Desk desk;
    got(desk.office->backups.backUp({.passphrase = u"a quiet harbour at dawn"_s}));
    desk.page->reload();
    desk.table()->selectRow(0);
    std::shared_ptr<DatabaseRestore> restore;
    connect(desk.page.get(), &BackupsPage::restorePrepared, this, [&](const auto &prepared) { restore = prepared; });
    desk.action("restoreBackup")->trigger();
    auto *dialog = desk.dialog<RestoreDialog>();
    in<QLineEdit>(dialog, "passphrase")->setText(u"a quiet harbour at dawn"_s);
    in<QLineEdit>(dialog, "reason")->setText(u"a wrong import"_s);
    in<QLineEdit>(dialog, "ownPassword")->setText(password);
    press(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(restore, 30'000);
    QVERIFY(QFile::exists(restore->preparedPath()));
    QVERIFY(desk.office->session.isOpen()); // and the window still has the database
    const QString prepared = restore->preparedPath();
    restore.reset();
    QVERIFY(!QFile::exists(prepared));
}

void TestBackupsPage::tellsWhyARestoreIsRefused()
{
    Desk desk;
    const QString path = got(desk.office->backups.backUp({})).backup.path;
    QFile file(path);
    QVERIFY(file.resize(file.size() / 2));
    desk.page->reload();
    desk.table()->selectRow(0);
    QSignalSpy failed(desk.page.get(), &BackupsPage::failed);
    QSignalSpy prepared(desk.page.get(), &BackupsPage::restorePrepared);
    desk.action("restoreBackup")->trigger();
    auto *dialog = desk.dialog<RestoreDialog>();
    in<QLineEdit>(dialog, "reason")->setText(u"a wrong import"_s);
    in<QLineEdit>(dialog, "ownPassword")->setText(password);
    press(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
    QCOMPARE(prepared.size(), 0);
}

void TestBackupsPage::savesThePlan()
{
    Desk desk;
    auto *save = in<QPushButton>(desk.page.get(), "savePlan");
    QVERIFY(!save->isEnabled());
    in<QCheckBox>(desk.page.get(), "daily")->setChecked(false);
    in<QSpinBox>(desk.page.get(), "keepDays")->setValue(3);
    in<QLineEdit>(desk.page.get(), "backupFolder")->setText(u"not absolute"_s);
    QSignalSpy failed(desk.page.get(), &BackupsPage::failed);
    QVERIFY(save->isEnabled());
    save->click();
    QCOMPARE(failed.size(), 1);
    in<QLineEdit>(desk.page.get(), "backupFolder")->setText(desk.folder.path());
    save->click();
    QVERIFY(!save->isEnabled());
    const BackupPlan expected {desk.folder.path(), false, 3, 4, 12};
    QCOMPARE(desk.office->settings.backupPlan(), expected);
}

void TestBackupsPage::isClosedToOthers()
{
    Desk desk(Who::Agent);
    for (const char *name : {"backUp", "verifyBackup", "restoreBackup", "restoreFile", "openBackups"}) {
        QVERIFY(!desk.action(name)->isEnabled());
        QVERIFY(desk.action(name)->toolTip().contains(u"back the database up"_s));
    }
    QVERIFY(!in<QCheckBox>(desk.page.get(), "daily")->isEnabled());
}

void TestBackupsPage::backsUpDaily()
{
    Desk desk(Who::User); // whoever sits there
    DailyBackup daily(desk.office.workspace(), *desk.jobs);
    daily.makeIfDue();
    QVERIFY(desk.jobs->isRunning());
    desk.settle();
    QVERIFY(!desk.office->backups.isDailyDue());
    daily.makeIfDue();
    QVERIFY(!desk.jobs->isRunning());
    desk.office.clock().advance(std::chrono::hours(24));
    desk.office->session.close();
    daily.makeIfDue();
    QVERIFY(!desk.jobs->isRunning()); // nobody is signed in
    QCOMPARE(desk.office->backups.folder().list().size(), 1);
}

void TestBackupsPage::asksWhatToDoWithAnOlderFile()
{
    const LastKnown::Rollback rollback {42, QDateTime(QDate(2026, 11, 20), QTime(9, 0), Qt::UTC), 17};
    RollbackDialog dialog(u"/somewhere/school.custodian"_s, rollback);
    dialog.open();
    QVERIFY(in<QLabel>(&dialog, "rollbackText")->text().contains(u"operation 42"_s));
    QCOMPARE(dialog.choice(), RollbackDialog::Choice::Leave);
    in<QAbstractButton>(&dialog, "restoreCard")->click();
    QCOMPARE(dialog.choice(), RollbackDialog::Choice::Restore);
    QVERIFY(!dialog.isVisible());
}

// $CUSTODIAN_SCREENSHOTS says where to.
void TestBackupsPage::pictures()
{
    if (!qEnvironmentVariableIsSet("CUSTODIAN_SCREENSHOTS"))
        QSKIP("only where they are wanted");
    for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
        Theme::apply(*qApp, scheme, Theme::Density::Comfortable);
        Screenshots shots("CUSTODIAN_SCREENSHOTS", {});
        const QString theme = scheme == Theme::Scheme::Light ? u"light-"_s : u"dark-"_s;
        Desk desk;
        shots.take(*desk.page, theme + u"empty"_s);
        got(desk.office->settings.setBackupPlan({.days = 30}));
        for (int day = 0; day < 5; ++day) {
            got(desk.office->backups.backUpBySelf(day == 2 ? BackupReason::Value::Import : BackupReason::Value::Daily));
            desk.office.clock().advance(std::chrono::hours(24));
        }
        got(desk.office->backups.backUp({.passphrase = u"a quiet harbour at dawn"_s}));
        QFile broken(desk.office->backups.list()->at(3).path);
        QVERIFY(broken.resize(broken.size() - 5000));
        got(desk.office->backups.verify(broken.fileName()));
        QFile touched(desk.office->backups.list()->at(4).path);
        QVERIFY(touched.open(QIODevice::Append) && touched.write("x") == 1);
        touched.close();
        desk.page->reload();
        desk.table()->selectRow(1);
        shots.take(*desk.page, theme + u"page"_s);
        desk.action("backUp")->trigger();
        in<QCheckBox>(desk.dialog<BackupDialog>(), "encrypt")->setChecked(true);
        in<QLineEdit>(desk.dialog<BackupDialog>(), "passphrase")->setText(u"short"_s);
        shots.take(*desk.page, theme + u"back-up"_s);
        desk.dialog<BackupDialog>()->reject();
        QTest::qWait(50);
        desk.table()->selectRow(0);
        desk.action("restoreBackup")->trigger();
        shots.take(*desk.page, theme + u"restore"_s);
        desk.dialog<RestoreDialog>()->reject();
        RollbackDialog dialog(u"/somewhere/school.custodian"_s,
                              {42, QDateTime(QDate(2026, 11, 20), QTime(9, 0), Qt::UTC), 17}, desk.page.get());
        dialog.open();
        shots.take(*desk.page, theme + u"rollback"_s);
    }
}

QTEST_MAIN(TestBackupsPage)
#include "tst_backupspage.moc"
