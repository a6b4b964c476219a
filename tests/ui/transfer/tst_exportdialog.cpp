// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/exportdialog.h"

#include "core/tables/viewreader.h"
#include "support/expect.h"
#include "support/testworkspace.h"
#include "ui/common/formfield.h"
#include "ui/jobs/jobstrip.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

class TestExportDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void offersTheColumnsOfTheTableFirst();
    void remembersForEachView();
    void followsTheTableAgain();
    void columnsAreMovedByKeyboard();
    void saysWhatDoesNotFit();
    void warnsBeforeReplacing();
    void deniedColumnsAreNotOffered();
    void writesInTheStrip();
    void othersMayWriteMeanwhile();
    void cancelLeavesTheFile();
    void failureLeavesTheFile();

private:
    ExportDialog *open(const View &view, const QStringList &columns);
    QListWidget *list() const { return m_dialog->findChild<QListWidget *>(u"exportColumns"_s); }
    QLineEdit *target() const { return m_dialog->findChild<QLineEdit *>(u"exportTarget"_s); }
    QStringList columns(Qt::CheckState state) const;
    void check(const QString &title, bool checked) const;
    void choose(CsvProfile profile) const;
    // An act of the dialog's that begins when it is let.
    LongAct held(const LongAct &act) const;
    QByteArray content() const;

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ExportDialog> m_dialog;
    std::shared_ptr<QSemaphore> m_let;
    QString m_target;
};

void TestExportDialog::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_let = std::make_shared<QSemaphore>();
    m_target = m_folder->filePath(u"export.csv"_s);
}

void TestExportDialog::cleanup()
{
    m_dialog.reset();
    m_settings.reset();
    m_folder.reset();
    m_office.reset();
}

ExportDialog *TestExportDialog::open(const View &view, const QStringList &columns)
{
    const ViewReader reader((*m_office)->database, (*m_office)->session, m_office->clock().now());
    m_dialog = std::make_unique<ExportDialog>(m_office->workspace(), *m_settings, view, TableQuery(),
                                              got(reader.columns(view, columns)), 300);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->show();
    target()->setText(m_target);
    return m_dialog.get();
}

QStringList TestExportDialog::columns(Qt::CheckState state) const
{
    QStringList titles;
    for (int row = 0; row < list()->count(); ++row) {
        if (list()->item(row)->checkState() == state)
            titles.append(list()->item(row)->text());
    }
    return titles;
}

void TestExportDialog::check(const QString &title, bool checked) const
{
    list()->findItems(title, Qt::MatchExactly).constFirst()->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
}

void TestExportDialog::choose(CsvProfile profile) const
{
    m_dialog->findChild<QButtonGroup *>()->button(int(profile))->click();
}

LongAct TestExportDialog::held(const LongAct &act) const
{
    LongAct waiting = act;
    waiting.run = [run = act.run, let = m_let](Workspace &workspace, const Progress &progress) {
        let->acquire();
        return run(workspace, progress);
    };
    return waiting;
}

QByteArray TestExportDialog::content() const
{
    QFile file(m_target);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestExportDialog::offersTheColumnsOfTheTableFirst()
{
    open(Views::assets(), {u"status"_s, u"asset_tag"_s});
    QCOMPARE(columns(Qt::Checked), (QStringList {u"Status"_s, u"Asset tag"_s}));
    QVERIFY(columns(Qt::Unchecked).contains(u"Serial"_s));
    QCOMPARE(list()->count(), int(Views::assets().columns.size()));
    QCOMPARE(int(m_dialog->choice().profile), int(CsvProfile::Safe));
}

void TestExportDialog::remembersForEachView()
{
    open(Views::assets(), {u"asset_tag"_s, u"status"_s});
    check(u"Status"_s, false);
    check(u"Serial"_s, true);
    choose(CsvProfile::Exact);
    m_dialog->accept();
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
    open(Views::assets(), {u"asset_tag"_s, u"status"_s});
    QCOMPARE(columns(Qt::Checked), (QStringList {u"Asset tag"_s, u"Serial"_s}));
    QCOMPARE(int(m_dialog->choice().profile), int(CsvProfile::Exact));
    open(Views::users(), {u"email"_s});
    QCOMPARE(columns(Qt::Checked), QStringList {u"E-mail"_s});
    QCOMPARE(int(m_dialog->choice().profile), int(CsvProfile::Safe));
}

void TestExportDialog::followsTheTableAgain()
{
    open(Views::assets(), {u"asset_tag"_s, u"status"_s});
    check(u"Status"_s, false);
    m_dialog->accept();
    open(Views::assets(), {u"asset_tag"_s, u"status"_s});
    QTest::mouseClick(m_dialog->findChild<QPushButton *>(u"resetColumns"_s), Qt::LeftButton);
    QCOMPARE(columns(Qt::Checked), (QStringList {u"Asset tag"_s, u"Status"_s}));
    open(Views::assets(), {u"asset_tag"_s, u"status"_s, u"site"_s}); // the table has changed since
    QCOMPARE(columns(Qt::Checked), (QStringList {u"Asset tag"_s, u"Status"_s, u"Site"_s}));
}

void TestExportDialog::columnsAreMovedByKeyboard()
{
    open(Views::assets(), {u"asset_tag"_s, u"status"_s, u"site"_s});
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    list()->setFocus();
    list()->setCurrentRow(0);
    QTest::keyClick(list(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(list(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(columns(Qt::Checked), (QStringList {u"Status"_s, u"Asset tag"_s, u"Site"_s}));
    QTest::mouseClick(m_dialog->findChild<QPushButton *>(u"columnDown"_s), Qt::LeftButton);
    QStringList ids;
    for (const ViewColumn *column : m_dialog->choice().columns)
        ids.append(QString::fromLatin1(column->id));
    QCOMPARE(ids, (QStringList {u"status"_s, u"site"_s, u"asset_tag"_s}));
}

void TestExportDialog::saysWhatDoesNotFit()
{
    open(Views::assets(), {u"asset_tag"_s});
    const auto *field = static_cast<FormField *>(target()->parentWidget());
    for (const QString &path : {QString(), u"export.csv"_s, m_folder->path(), m_folder->filePath(u"no/export.csv"_s)}) {
        target()->setText(path);
        m_dialog->accept();
        QVERIFY2(m_dialog->isVisible(), qUtf8Printable(path));
        QCOMPARE(field->state(), FormField::State::Error);
    }
    target()->setText(m_target);
    QCOMPARE(field->state(), FormField::State::None);
    check(u"Asset tag"_s, false);
    m_dialog->accept();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->findChild<QLabel *>(u"dialogError"_s)->isVisible());
    check(u"Asset tag"_s, true);
    m_dialog->accept();
    QVERIFY(!m_dialog->isVisible());
}

void TestExportDialog::warnsBeforeReplacing()
{
    QFile file(m_target);
    QVERIFY(file.open(QIODevice::WriteOnly));
    open(Views::assets(), {u"asset_tag"_s});
    QCOMPARE(static_cast<FormField *>(target()->parentWidget())->state(), FormField::State::Warning);
}

void TestExportDialog::deniedColumnsAreNotOffered()
{
    m_office->signInAs(Who::Agent);
    open(Views::assets(), {u"asset_tag"_s});
    QVERIFY(list()->findItems(u"Cost"_s, Qt::MatchExactly).isEmpty());
    m_office->signInAs(Who::Admin);
    open(Views::assets(), {u"asset_tag"_s});
    QVERIFY(!list()->findItems(u"Cost"_s, Qt::MatchExactly).isEmpty());
}

void TestExportDialog::writesInTheStrip()
{
    m_office->addAssets(3);
    open(Views::assets(), {u"asset_tag"_s});
    choose(CsvProfile::Exact);
    JobStrip strip(m_office->workspace());
    const auto written = std::make_shared<qint64>(0);
    QList<Result<Saved>> results;
    strip.run(u"Export"_s, m_dialog->choice().act(written), [&](const Result<Saved> &done) { results.append(done); });
    QTRY_COMPARE(results.size(), 1);
    got(results.constFirst());
    QCOMPARE(*written, 3);
    QCOMPARE(content(), QByteArray("asset_tag\nA-007919\nA-015838\nA-023757\n"));
}

void TestExportDialog::othersMayWriteMeanwhile()
{
    open(Views::assets(), {u"asset_tag"_s});
    JobStrip strip(m_office->workspace());
    QList<Result<Saved>> results;
    strip.run(u"Export"_s, held(m_dialog->choice().act(std::make_shared<qint64>(0))),
              [&](const Result<Saved> &done) { results.append(done); });
    QVERIFY(!strip.isVisibleTo(nullptr)); // short ones come and go unseen
    QVERIFY(strip.isRunning());
    QVERIFY(strip.reason().isEmpty());
    got((*m_office)->assets.create({.tag = u"A-1"_s}));
    QTRY_VERIFY(strip.isVisibleTo(nullptr));
    Error refused;
    strip.run(u"Other"_s, {}, [&](const Result<Saved> &done) { refused = refusal(done); });
    QCOMPARE(refused.code, Error::Code::Busy);
    QVERIFY(refused.message.contains(u"Export"_s));
    m_let->release();
    QTRY_COMPARE(results.size(), 1);
    got(results.constFirst());
    QVERIFY(!strip.isVisibleTo(nullptr));
}

void TestExportDialog::cancelLeavesTheFile()
{
    m_office->addAssets(300);
    QFile file(m_target);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("old");
    file.close();
    open(Views::assets(), {u"asset_tag"_s});
    JobStrip strip(m_office->workspace());
    QList<Result<Saved>> results;
    strip.run(u"Export"_s, held(m_dialog->choice().act(std::make_shared<qint64>(0))),
              [&](const Result<Saved> &done) { results.append(done); });
    strip.findChild<QPushButton *>(u"cancelJob"_s)->click();
    m_let->release();
    QTRY_COMPARE(results.size(), 1);
    QCOMPARE(refusal(results.constFirst()).code, Error::Code::Cancelled);
    QCOMPARE(content(), QByteArray("old"));
    QCOMPARE(QDir(m_folder->path()).entryList({u"export*"_s}, QDir::Files | QDir::Hidden).size(), 1);
}

// The right may be gone by the time it is written.
void TestExportDialog::failureLeavesTheFile()
{
    m_office->addAssets(3);
    open(Views::roles(), {u"role"_s});
    const ExportAct choice = m_dialog->choice();
    m_office->signInAs(Who::User);
    JobStrip strip(m_office->workspace());
    QList<Result<Saved>> results;
    strip.run(u"Export"_s, choice.act(std::make_shared<qint64>(0)),
              [&](const Result<Saved> &done) { results.append(done); });
    QTRY_COMPARE(results.size(), 1);
    QCOMPARE(refusal(results.constFirst()).code, Error::Code::Denied);
    QVERIFY(!QFile::exists(m_target));
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
