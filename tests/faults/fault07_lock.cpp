// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql.h"
#include "core/db/writegate.h"
#include "faults/faultcounts.h"
#include "support/expect.h"
#include "support/signedinwindow.h"
#include "ui/access/notice.h"
#include "ui/common/editdialog.h"
#include "ui/jobs/jobstrip.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Who = TestWorkspace::Who;

namespace {

enum class Holder { Custodian, AnotherProgram };

// The database is locked as long as this lives: by another Custodian, which has the gate, or by a program that only
// knows SQLite.
class Lock final
{
    Q_DISABLE_COPY_MOVE(Lock)

public:
    Lock(const QString &path, Holder holder)
    {
        if (holder == Holder::Custodian) {
            m_gate = std::make_unique<WriteGate>(path);
            got(m_gate->enter(0));
            return;
        }
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        db.setDatabaseName(path);
        if (!db.open())
            qFatal("%s", qUtf8Printable(db.lastError().text()));
        got(Sql::run(db, u"BEGIN IMMEDIATE"_s));
    }
    ~Lock()
    {
        if (m_gate)
            m_gate->leave();
        else
            QSqlDatabase::removeDatabase(m_name);
    }

private:
    const QString m_name = u"lock"_s;
    std::unique_ptr<WriteGate> m_gate;
};

// The longest time in which the window did nothing.
class Heartbeat final
{
public:
    Heartbeat()
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this] { m_longest = std::max(m_longest, m_last.restart()); });
        m_last.start();
        m_timer.start(5ms);
    }
    std::chrono::milliseconds longest() const { return std::chrono::milliseconds(m_longest); }

private:
    QTimer m_timer;
    QElapsedTimer m_last;
    qint64 m_longest = 0;
};

constexpr auto frozen = 1000ms; // for a busy computer; a wait for the lock is longer

}

// Fault 7: the database is locked from outside for a second and for a minute: what is to be saved waits with a note, can
// be cancelled, and the window never freezes.
class FaultLock final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void dialogWaits_data();
    void dialogWaits();
    void dialogIsCancelled_data() { holders(); }
    void dialogIsCancelled();
    void longActWaits_data() { holders(); }
    void longActWaits();
    void longActIsCancelled_data() { holders(); }
    void longActIsCancelled();
    void cellWaits_data() { holders(); }
    void cellWaits();
    void undoWaits_data() { holders(); }
    void undoWaits();
    void signInWaits_data() { holders(); }
    void signInWaits();
    void readingGoesOn_data() { holders(); }
    void readingGoesOn();

private:
    static void holders();
    EditDialog *checkInDialog();
    QPushButton *saveButton() const { return m_window->seen<QPushButton>(u"saveButton"_s); }
    qint64 newest() const;

    FaultCounts m_counts {7};
    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<SignedInWindow> m_window;
};

void FaultLock::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_office->addAssets(300);
    m_office->checkOut(m_office->addAsset(u"0"_s), m_office->id(Who::User));
    m_window = std::make_unique<SignedInWindow>(*m_office, Who::Admin);
}

void FaultLock::cleanup()
{
    m_counts.count();
    m_window.reset();
    m_office.reset();
}

void FaultLock::holders()
{
    QTest::addColumn<Holder>("holder");
    QTest::newRow("Custodian") << Holder::Custodian;
    QTest::newRow("another program") << Holder::AnotherProgram;
}

qint64 FaultLock::newest() const
{
    return got(Sql::value((*m_office)->database.connection(), u"SELECT max(id) FROM operations"_s)).toLongLong();
}

EditDialog *FaultLock::checkInDialog()
{
    m_window->makeCurrent(m_window->rowOf(u"asset_tag"_s, u"0"_s), u"asset_tag"_s);
    m_window->window().findChild<QAction *>(u"asset.check-in"_s)->trigger();
    return m_window->window().findChild<EditDialog *>();
}

void FaultLock::dialogWaits_data()
{
    QTest::addColumn<Holder>("holder");
    QTest::addColumn<int>("seconds");
    for (const int seconds : {1, FaultCounts::isLong() ? 60 : 6}) {
        QTest::addRow("Custodian, %d s", seconds) << Holder::Custodian << seconds;
        QTest::addRow("another program, %d s", seconds) << Holder::AnotherProgram << seconds;
    }
}

void FaultLock::dialogWaits()
{
    QFETCH(const Holder, holder);
    QFETCH(const int, seconds);
    const QPointer dialog = checkInDialog();
    QVERIFY(dialog);
    const qint64 before = newest();
    const Heartbeat heartbeat;
    {
        const Lock lock(m_office->path(), holder);
        QTest::mouseClick(saveButton(), Qt::LeftButton);
        QTRY_VERIFY(dialog && dialog->message().contains(u"Waiting"_s));
        QTest::qWait(int(std::chrono::milliseconds(std::chrono::seconds(seconds)).count()));
        QVERIFY(dialog->message().contains(u"Waiting"_s));
        QCOMPARE(newest(), before);
    }
    QTRY_COMPARE(newest(), before + 1);
    QTRY_VERIFY(!dialog);
    QVERIFY2(heartbeat.longest() < frozen, qPrintable(QString::number(heartbeat.longest().count())));
}

void FaultLock::dialogIsCancelled()
{
    QFETCH(const Holder, holder);
    const QPointer dialog = checkInDialog();
    QVERIFY(dialog);
    const qint64 before = newest();
    const Heartbeat heartbeat;
    {
        const Lock lock(m_office->path(), holder);
        QTest::mouseClick(saveButton(), Qt::LeftButton);
        QTRY_VERIFY(dialog->message().contains(u"Waiting"_s));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
    }
    QTest::qWait(500);
    QCOMPARE(newest(), before);
    QVERIFY2(heartbeat.longest() < frozen, qPrintable(QString::number(heartbeat.longest().count())));
}

void FaultLock::longActWaits()
{
    QFETCH(const Holder, holder);
    auto *strip = m_window->window().findChild<JobStrip *>();
    const qint64 before = newest();
    const Heartbeat heartbeat;
    std::optional<Result<Saved>> outcome;
    {
        const Lock lock(m_office->path(), holder);
        const LongAct act {1, [](Workspace &workspace, const Progress &) {
                               return workspace.catalog.create(CatalogList::Kind::Sites, {.name = u"Annex"_s});
                           }};
        strip->run(u"Add a site"_s, act, [&outcome](const Result<Saved> &done) { outcome = done; });
        QTRY_VERIFY(strip->findChild<QLabel *>(u"jobDetail"_s)->text().contains(u"Waiting"_s));
        QTest::qWait(1000);
        QVERIFY(!outcome);
    }
    QTRY_VERIFY(outcome);
    QVERIFY2(*outcome, *outcome ? "" : qUtf8Printable(outcome->error().message));
    QCOMPARE(newest(), before + 1);
    QVERIFY2(heartbeat.longest() < frozen, qPrintable(QString::number(heartbeat.longest().count())));
}

void FaultLock::longActIsCancelled()
{
    QFETCH(const Holder, holder);
    auto *strip = m_window->window().findChild<JobStrip *>();
    const qint64 before = newest();
    std::optional<Result<Saved>> outcome;
    const Lock lock(m_office->path(), holder);
    const LongAct act {1, [](Workspace &workspace, const Progress &) {
                           return workspace.catalog.create(CatalogList::Kind::Sites, {.name = u"Annex"_s});
                       }};
    strip->run(u"Add a site"_s, act, [&outcome](const Result<Saved> &done) { outcome = done; });
    QTRY_VERIFY(strip->findChild<QLabel *>(u"jobDetail"_s)->text().contains(u"Waiting"_s));
    QTest::mouseClick(m_window->seen<QPushButton>(u"cancelJob"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(outcome, 2000); // as for everything that takes long
    QCOMPARE(refusal(*outcome).code, Error::Code::Cancelled);
    QCOMPARE(newest(), before);
}

void FaultLock::cellWaits()
{
    QFETCH(const Holder, holder);
    TableView *table = m_window->table();
    table->setColumnHidden(table->columnOf(u"name"_s), false);
    const qint64 before = newest();
    const Heartbeat heartbeat;
    {
        const Lock lock(m_office->path(), holder);
        m_window->makeCurrent(m_window->rowOf(u"asset_tag"_s, u"0"_s), u"name"_s);
        QTest::keyClick(table, Qt::Key_F2);
        auto *editor = m_window->seen<QLineEdit>(u"cellEditor"_s);
        QVERIFY(editor);
        QTest::keyClicks(editor, u"Wagon"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(m_window->seen<Notice>(u"refusedEdit"_s));
        QTest::qWait(1000);
        QVERIFY(m_window->seen<Notice>(u"refusedEdit"_s)->text().contains(u"waits"_s));
        QCOMPARE(newest(), before);
    }
    QTRY_COMPARE(newest(), before + 1);
    QCOMPARE(got((*m_office)->assets.findByTag(u"0"_s)).name, u"Wagon"_s);
    QTRY_VERIFY(!m_window->seen<Notice>(u"refusedEdit"_s));
    QVERIFY2(heartbeat.longest() < frozen, qPrintable(QString::number(heartbeat.longest().count())));
}

void FaultLock::undoWaits()
{
    QFETCH(const Holder, holder);
    const Asset asset = got((*m_office)->assets.findByTag(u"0"_s));
    Asset renamed = asset;
    renamed.name = u"Wagon"_s;
    got((*m_office)->assets.update(asset, renamed));
    QAction *undo = m_window->window().findChild<QAction *>(u"edit.undo"_s);
    QTRY_VERIFY(undo->isEnabled());
    auto *strip = m_window->window().findChild<JobStrip *>();
    const qint64 before = newest();
    const Heartbeat heartbeat;
    {
        const Lock lock(m_office->path(), holder);
        undo->trigger();
        QTRY_VERIFY(strip->findChild<QLabel *>(u"jobDetail"_s)->text().contains(u"Waiting"_s));
        QTest::qWait(1000);
        QVERIFY(strip->isRunning());
        QCOMPARE(newest(), before);
    }
    QTRY_COMPARE(newest(), before + 1);
    QCOMPARE(got((*m_office)->assets.findByTag(u"0"_s)).name, asset.name);
    QVERIFY2(heartbeat.longest() < frozen, qPrintable(QString::number(heartbeat.longest().count())));
}

void FaultLock::signInWaits()
{
    QFETCH(const Holder, holder);
    m_window->window().findChild<QAction *>(u"file.sign-out"_s)->trigger();
    QTRY_VERIFY(m_window->seen<QLineEdit>(u"password"_s));
    const Heartbeat heartbeat;
    {
        const Lock lock(m_office->path(), holder);
        m_window->seen<QLineEdit>(u"email"_s)->setText(u"admin@example.org"_s);
        m_window->seen<QLineEdit>(u"password"_s)->setText(u"correct horse battery"_s);
        auto *button = m_window->seen<QPushButton>(u"signInButton"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(button->text(), u"Cancel"_s);
        QTest::qWait(1000);
        QCOMPARE(button->text(), u"Cancel"_s);
        QVERIFY(!(*m_office)->session.isOpen());
    }
    QTRY_VERIFY((*m_office)->session.isOpen());
    QVERIFY2(heartbeat.longest() < frozen, qPrintable(QString::number(heartbeat.longest().count())));
}

void FaultLock::readingGoesOn()
{
    QFETCH(const Holder, holder);
    const Heartbeat heartbeat;
    const Lock lock(m_office->path(), holder);
    m_window->window().openPage(u"users"_s);
    QTRY_VERIFY(m_window->window().findChild<TableView *>(u"usersTable"_s)->isVisible());
    m_window->window().openPage(u"assets"_s);
    m_window->table()->sortByColumn(m_window->table()->columnOf(u"serial"_s), Qt::DescendingOrder);
    QTest::qWait(300);
    QCOMPARE(m_window->rows()->rowCount(), 301);
    QVERIFY2(heartbeat.longest() < frozen, qPrintable(QString::number(heartbeat.longest().count())));
}

QTEST_MAIN(FaultLock)
#include "fault07_lock.moc"
