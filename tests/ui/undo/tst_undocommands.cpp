// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/undocommands.h"

#include "core/base/translations.h"
#include "core/db/sql.h"
#include "core/db/writegate.h"
#include "support/expect.h"
#include "support/screenshots.h"
#include "support/signedinwindow.h"
#include "ui/common/actionregistry.h"
#include "ui/common/toast.h"
#include "ui/jobs/jobstrip.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

// Undo and redo in the real window.
class TestUndoCommands final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void keysUndoAndRedoInTheirOrder();
    void nothingToUndoSaysWhy();
    void whatWasBeforeSignInStays();
    void textFieldsKeepTheirOwn();
    void toastTakesBack();
    void rowsInTheWayAreListed();
    void otherRowsCanBePutBack();
    void noOtherRows();
    void journalUndoesTheSelectedOne();
    void rolesAreConfirmed_data();
    void rolesAreConfirmed();
    void wrongPasswordUndoesNothing();
    void redoneDeletionIsConfirmed();
    void rowsInTheWayComeFirst();
    void manyRolesAreConfirmedToo();
    void othersAreNotConfirmed();
    void manyRunAsAJob();
    void anotherProgramIsWaitedFor();
    void usersHaveNone();
    void lockedWindowUndoesNothing();

private:
    void open(Who who, const QString &page = u"assets"_s);
    QAction *action(const QString &id) const { return (*m_window)->findChild<QAction *>(id); }
    Workspace &office() { return m_office->workspace(); }
    QString nameOf(qint64 asset) { return got(office().assets.find(asset)).name; }
    qint64 rename(qint64 asset, const QString &name);
    void press(Qt::KeyboardModifiers modifiers);
    QString toastText() const;
    QDialog *conflict() const { return m_window->seen<QDialog>(u"undoConflictDialog"_s); }
    QDialog *asking() const { return m_window->seen<QDialog>(u"confirmDialog"_s); }
    void confirm(const QString &password = u"correct horse battery"_s);
    QStringList rolesOf(Who who);
    qint64 makeAgent(const QList<qint64> &people);
    qint64 checkOutWithOneChangedSince();

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<SignedInWindow> m_window;
    std::unique_ptr<Screenshots> m_pictures;
    QTemporaryDir m_folder;
    QList<qint64> m_assets;
};

void TestUndoCommands::initTestCase()
{
    Translations::install(QLocale(u"en_US"_s));
    m_pictures = std::make_unique<Screenshots>("CUSTODIAN_UNDO_DIR", m_folder.path());
}

void TestUndoCommands::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_assets.clear();
    for (int i = 1; i <= 3; ++i)
        m_assets.append(m_office->addAsset({.tag = u"A-%1"_s.arg(i), .name = u"Notebook %1"_s.arg(i)}));
}

void TestUndoCommands::cleanup()
{
    m_window.reset();
    m_office.reset();
}

void TestUndoCommands::open(Who who, const QString &page)
{
    m_window = std::make_unique<SignedInWindow>(*m_office, who, page);
}

qint64 TestUndoCommands::rename(qint64 asset, const QString &name)
{
    const Asset before = got(office().assets.find(asset));
    Asset after = before;
    after.name = name;
    return got(office().assets.update(before, after)).operation;
}

void TestUndoCommands::press(Qt::KeyboardModifiers modifiers)
{
    (*m_window)->activateWindow(); // again after a dialog, which a window manager does
    QTRY_VERIFY((*m_window)->isActiveWindow());
    QTest::keyClick((*m_window)->focusWidget(), Qt::Key_Z, modifiers);
}

QString TestUndoCommands::toastText() const
{
    const QList<Toast *> toasts = (*m_window)->findChildren<Toast *>();
    return toasts.isEmpty() ? QString() : toasts.constLast()->text();
}

void TestUndoCommands::keysUndoAndRedoInTheirOrder()
{
    open(Who::Agent);
    rename(m_assets.at(0), u"One"_s);
    rename(m_assets.at(1), u"Two & more"_s);
    QTRY_COMPARE(action(u"edit.undo"_s)->text(), u"&Undo: Edited A-2"_s);
    QVERIFY(!action(u"edit.redo"_s)->isEnabled());
    press(Qt::ControlModifier);
    QCOMPARE(nameOf(m_assets.at(1)), u"Notebook 2"_s);
    QCOMPARE(toastText(), u"Undone: Edited A-2"_s);
    QCOMPARE(action(u"edit.undo"_s)->text(), u"&Undo: Edited A-1"_s);
    QCOMPARE(action(u"edit.redo"_s)->text(), u"&Redo: Edited A-2"_s);
    press(Qt::ControlModifier);
    QCOMPARE(nameOf(m_assets.at(0)), u"Notebook 1"_s);
    QVERIFY(!action(u"edit.undo"_s)->isEnabled());
    press(Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(nameOf(m_assets.at(0)), u"One"_s);
    QCOMPARE(nameOf(m_assets.at(1)), u"Notebook 2"_s);
    press(Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(nameOf(m_assets.at(1)), u"Two & more"_s);
    QVERIFY(!action(u"edit.redo"_s)->isEnabled());
    QVERIFY(got(office().verify()).isEmpty());
}

void TestUndoCommands::nothingToUndoSaysWhy()
{
    open(Who::Agent);
    QVERIFY(!action(u"edit.undo"_s)->isEnabled());
    QCOMPARE(action(u"edit.undo"_s)->text(), u"&Undo"_s);
    QVERIFY(action(u"edit.undo"_s)->toolTip().contains(u"since you signed in"_s));
    QVERIFY(!action(u"edit.redo"_s)->isEnabled());
    QVERIFY(!action(u"operation.undo"_s)->isEnabled());
    press(Qt::ControlModifier);
    QVERIFY(toastText().isEmpty());
}

void TestUndoCommands::whatWasBeforeSignInStays()
{
    m_office->signInAs(Who::Agent);
    rename(m_assets.at(0), u"Before"_s);
    open(Who::Agent);
    QVERIFY(!action(u"edit.undo"_s)->isEnabled());
}

void TestUndoCommands::textFieldsKeepTheirOwn()
{
    open(Who::Agent);
    rename(m_assets.at(0), u"One"_s);
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    action(u"edit.find"_s)->trigger();
    auto *field = qobject_cast<QLineEdit *>((*m_window)->focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, u"typed"_s);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(field->text() != u"typed"_s);
    QCOMPARE(nameOf(m_assets.at(0)), u"One"_s);
}

void TestUndoCommands::toastTakesBack()
{
    open(Who::Agent);
    QTRY_COMPARE(m_window->rows()->rowCount(), 3);
    m_window->makeCurrent(0, u"asset_tag"_s);
    QTRY_VERIFY(action(u"asset.retire"_s)->isEnabled());
    action(u"asset.retire"_s)->trigger();
    QTRY_VERIFY(m_window->seen<QPushButton>(u"saveButton"_s));
    QTest::mouseClick(m_window->seen<QPushButton>(u"saveButton"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->seen<QPushButton>(u"toastAction"_s));
    QCOMPARE(m_window->seen<QPushButton>(u"toastAction"_s)->text(), u"Undo"_s);
    QCOMPARE(got(office().assets.find(m_assets.at(0))).statusId, m_office->status(StatusKind::Value::Archived));
    m_pictures->take(m_window->window(), u"toast"_s);
    QTest::mouseClick(m_window->seen<QPushButton>(u"toastAction"_s), Qt::LeftButton);
    QCOMPARE(got(office().assets.find(m_assets.at(0))).statusId, m_office->status(StatusKind::Value::Deployable));
    QTRY_VERIFY(m_window->seen<QPushButton>(u"toastAction"_s));
    QCOMPARE(m_window->seen<QPushButton>(u"toastAction"_s)->text(), u"Redo"_s);
    m_pictures->take(m_window->window(), u"toast-undone"_s);
    QTest::mouseClick(m_window->seen<QPushButton>(u"toastAction"_s), Qt::LeftButton);
    QCOMPARE(got(office().assets.find(m_assets.at(0))).statusId, m_office->status(StatusKind::Value::Archived));
}

// By whoever is signed in; then somebody else takes the second one back.
qint64 TestUndoCommands::checkOutWithOneChangedSince()
{
    const qint64 operation = got(office().custody.checkOut({.assetIds = m_assets, .userId = m_office->id(Who::User)}))
                                 .operation;
    const auto other = got(Workspace::open(m_office->path(), m_office->clock(), PasswordHash::leastCost));
    got(other->session.open(m_office->id(Who::Admin)));
    got(other->custody.checkIn({.assetIds = {m_assets.at(1)}, .condition = u"Scratched"_s}));
    return operation;
}

void TestUndoCommands::rowsInTheWayAreListed()
{
    open(Who::Agent);
    checkOutWithOneChangedSince();
    QTRY_COMPARE(action(u"edit.undo"_s)->text(), u"&Undo: Checked out 3 assets to Ulf User"_s);
    m_pictures->take(m_window->window(), u"before"_s);
    press(Qt::ControlModifier);
    QTRY_VERIFY(conflict());
    const auto *list = conflict()->findChild<QTreeWidget *>(u"undoObstacles"_s);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(0), u"Custody A-2 – Ulf User"_s);
    QVERIFY(list->topLevelItem(0)->text(1).contains(u"changed since"_s));
    QCOMPARE(list->topLevelItem(0)->text(2), u"admin@example.org"_s);
    m_pictures->take(m_window->window(), u"conflict"_s);
    conflict()->reject();
    QVERIFY(got(office().custody.current(m_assets.at(0))));
    QVERIFY(action(u"edit.undo"_s)->isEnabled());
}

void TestUndoCommands::otherRowsCanBePutBack()
{
    open(Who::Agent);
    checkOutWithOneChangedSince();
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    press(Qt::ControlModifier);
    QTRY_VERIFY(conflict());
    QTest::mouseClick(conflict()->findChild<QPushButton *>(u"undoOthers"_s), Qt::LeftButton);
    QTRY_VERIFY(!conflict());
    QVERIFY(!got(office().custody.current(m_assets.at(0))));
    QVERIFY(!got(office().custody.current(m_assets.at(2))));
    QVERIFY2(toastText().contains(u"2 rows"_s), qPrintable(toastText()));
    m_pictures->take(m_window->window(), u"partly"_s);
    press(Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(got(office().custody.current(m_assets.at(0))));
    QVERIFY(got(office().verify()).isEmpty());
}

void TestUndoCommands::noOtherRows()
{
    open(Who::Agent);
    rename(m_assets.at(0), u"Mine"_s);
    const auto other = got(Workspace::open(m_office->path(), m_office->clock(), PasswordHash::leastCost));
    got(other->session.open(m_office->id(Who::Admin)));
    Asset theirs = got(other->assets.find(m_assets.at(0)));
    theirs.name = u"Theirs"_s;
    got(other->assets.update(got(other->assets.find(m_assets.at(0))), theirs));
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    press(Qt::ControlModifier);
    QTRY_VERIFY(conflict());
    QVERIFY(!conflict()->findChild<QPushButton *>(u"undoOthers"_s)->isEnabled());
    conflict()->reject();
    QCOMPARE(nameOf(m_assets.at(0)), u"Theirs"_s);
}

void TestUndoCommands::journalUndoesTheSelectedOne()
{
    m_office->signInAs(Who::Agent);
    rename(m_assets.at(0), u"One"_s);
    open(Who::Admin, u"operations"_s);
    QTRY_VERIFY(m_window->rowOf(u"summary"_s, u"Edited A-1"_s) >= 0);
    const auto select = [this](const QString &summary) {
        QTRY_VERIFY(m_window->rowOf(u"summary"_s, summary) >= 0);
        m_window->makeCurrent(m_window->rowOf(u"summary"_s, summary), u"summary"_s);
    };
    select(u"Edited A-1"_s);
    QTRY_VERIFY(action(u"operation.undo"_s)->isEnabled());
    QVERIFY(!action(u"operation.redo"_s)->isEnabled());
    m_pictures->take(m_window->window(), u"journal"_s);
    action(u"operation.undo"_s)->trigger();
    QCOMPARE(nameOf(m_assets.at(0)), u"Notebook 1"_s);
    select(u"Edited A-1"_s);
    QTRY_VERIFY(!action(u"operation.undo"_s)->isEnabled());
    QVERIFY2(action(u"operation.undo"_s)->toolTip().contains(u"undone already"_s),
             qPrintable(action(u"operation.undo"_s)->toolTip()));
    QTest::qWait(50);
    m_pictures->take(m_window->window(), u"journal-undone"_s);
    action(u"operation.redo"_s)->trigger();
    QCOMPARE(nameOf(m_assets.at(0)), u"One"_s);
    select(u"Made the database"_s);
    QTRY_VERIFY(action(u"operation.undo"_s)->toolTip().contains(u"cannot be undone"_s));
}

void TestUndoCommands::confirm(const QString &password)
{
    QTRY_VERIFY(asking());
    asking()->findChild<QLineEdit *>(u"ownPassword"_s)->setText(password);
    QTest::mouseClick(asking()->findChild<QPushButton *>(u"saveButton"_s), Qt::LeftButton);
}

QStringList TestUndoCommands::rolesOf(Who who)
{
    QStringList names;
    for (const Role &role : got(office().roles.currentRoles(m_office->id(who))))
        names.append(role.name);
    return names;
}

// By whoever is signed in, long ago.
qint64 TestUndoCommands::makeAgent(const QList<qint64> &people)
{
    const qint64 role = got(office().roles.findByName(u"Agent"_s)).id;
    const qint64 operation = got(office().roles.assign(people, role, {})).operation;
    office().session.forgetConfirmation();
    return operation;
}

void TestUndoCommands::rolesAreConfirmed_data()
{
    QTest::addColumn<QString>("from");
    for (const char *from : {"keys", "toast", "journal"})
        QTest::newRow(from) << QString::fromLatin1(from);
}

void TestUndoCommands::rolesAreConfirmed()
{
    QFETCH(const QString, from);
    open(Who::Admin, u"operations"_s);
    const qint64 operation = makeAgent({m_office->id(Who::User)});
    const QString summary = u"Gave 1 person the role Agent"_s;
    const auto undo = [&] {
        if (from == "keys"_L1) {
            QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
            press(Qt::ControlModifier);
        } else if (from == "toast"_L1) {
            (*m_window)->findChild<UndoCommands *>()->say(u"The role was assigned."_s, operation);
            QTest::mouseClick(m_window->seen<QPushButton>(u"toastAction"_s), Qt::LeftButton);
        } else {
            QTRY_VERIFY(m_window->rowOf(u"summary"_s, summary) >= 0);
            m_window->makeCurrent(m_window->rowOf(u"summary"_s, summary), u"summary"_s);
            QTRY_VERIFY(action(u"operation.undo"_s)->isEnabled());
            action(u"operation.undo"_s)->trigger();
        }
    };
    const qint64 newest = got(office().undo.newestOperation());
    undo();
    QTRY_VERIFY(asking());
    QCOMPARE(asking()->windowTitle(), u"Undo: "_s + summary);
    m_pictures->take(m_window->window(), u"confirm-"_s + from);
    asking()->reject();
    QTRY_VERIFY(!asking());
    QCOMPARE(rolesOf(Who::User), QStringList {u"Agent"_s});
    QCOMPARE(got(office().undo.newestOperation()), newest);
    QVERIFY2(!toastText().contains(u"Undone"_s) && !toastText().contains(u"changed"_s), qPrintable(toastText()));
    undo();
    confirm();
    QTRY_COMPARE(rolesOf(Who::User), QStringList {u"User"_s});
    QTRY_VERIFY(!asking());
    QTRY_COMPARE(m_window->seen<QPushButton>(u"toastAction"_s)->text(), u"Redo"_s);
    QTest::mouseClick(m_window->seen<QPushButton>(u"toastAction"_s), Qt::LeftButton); // not again
    QCOMPARE(rolesOf(Who::User), QStringList {u"Agent"_s});
}

void TestUndoCommands::wrongPasswordUndoesNothing()
{
    open(Who::Admin);
    makeAgent({m_office->id(Who::User)});
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    press(Qt::ControlModifier);
    confirm(u"not the password"_s);
    QTRY_VERIFY(asking()->findChild<QLineEdit *>(u"ownPassword"_s)->isEnabled());
    QCOMPARE(rolesOf(Who::User), QStringList {u"Agent"_s});
    confirm();
    QTRY_COMPARE(rolesOf(Who::User), QStringList {u"User"_s});
}

void TestUndoCommands::redoneDeletionIsConfirmed()
{
    open(Who::Admin);
    const qint64 operation = got(office().assets.remove(m_assets.at(0), u"Stolen"_s)).operation;
    got(office().undo.undo(operation));
    office().session.forgetConfirmation();
    QTRY_VERIFY(action(u"edit.redo"_s)->isEnabled());
    press(Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(asking());
    QVERIFY(office().assets.find(m_assets.at(0)));
    confirm();
    QTRY_VERIFY(!office().assets.find(m_assets.at(0)));
}

// What cannot be done anyway is not worth a password.
void TestUndoCommands::rowsInTheWayComeFirst()
{
    open(Who::Admin);
    const qint64 other = m_office->addPerson(u"Pia"_s, u"Person"_s, u"pia@example.org"_s);
    const qint64 operation = makeAgent({m_office->id(Who::User), other});
    const auto elsewhere = got(Workspace::open(m_office->path(), m_office->clock(), PasswordHash::leastCost));
    got(elsewhere->session.open(m_office->id(Who::Admin)));
    got(elsewhere->roles.revoke(other, got(elsewhere->roles.findByName(u"Agent"_s)).id, {}));
    (*m_window)->findChild<UndoCommands *>()->undo(operation);
    QTRY_VERIFY(conflict());
    QVERIFY(!asking());
    QTest::mouseClick(conflict()->findChild<QPushButton *>(u"undoOthers"_s), Qt::LeftButton);
    confirm();
    QTRY_COMPARE(rolesOf(Who::User), QStringList {u"User"_s});
}

void TestUndoCommands::manyRolesAreConfirmedToo()
{
    QList<qint64> people;
    for (int i = 0; i < 150; ++i)
        people.append(m_office->addPerson(u"P"_s, u"Person %1"_s.arg(i), u"p%1@example.org"_s.arg(i)));
    for (const qint64 person : std::as_const(people))
        m_office->assign(person, u"User"_s);
    people.append(m_office->id(Who::User));
    open(Who::Admin);
    makeAgent(people); // two rows each: a job
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    press(Qt::ControlModifier);
    QTRY_VERIFY(asking());
    QVERIFY(!(*m_window)->findChild<JobStrip *>()->isRunning());
    QCOMPARE(rolesOf(Who::User), QStringList {u"Agent"_s});
    confirm();
    QTRY_COMPARE(rolesOf(Who::User), QStringList {u"User"_s});
}

void TestUndoCommands::othersAreNotConfirmed()
{
    open(Who::Admin);
    rename(m_assets.at(0), u"One"_s);
    office().session.forgetConfirmation();
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    press(Qt::ControlModifier);
    QCOMPARE(nameOf(m_assets.at(0)), u"Notebook 1"_s);
    QVERIFY(!asking());
}

void TestUndoCommands::anotherProgramIsWaitedFor()
{
    open(Who::Agent);
    rename(m_assets.at(0), u"One"_s);
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    auto *strip = (*m_window)->findChild<JobStrip *>();
    WriteGate other(m_office->path());
    got(other.enter(0));
    press(Qt::ControlModifier);
    QTRY_VERIFY(strip->isRunning());
    QTest::qWait(300); // longer than it is patient
    QVERIFY(strip->isRunning());
    QVERIFY(toastText().isEmpty());
    m_pictures->take(m_window->window(), u"waiting"_s);
    strip->cancel();
    QTRY_VERIFY(!strip->isRunning());
    QCOMPARE(nameOf(m_assets.at(0)), u"One"_s);
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    press(Qt::ControlModifier);
    QTRY_VERIFY(strip->isRunning());
    other.leave();
    QTRY_COMPARE(nameOf(m_assets.at(0)), u"Notebook 1"_s);
}

void TestUndoCommands::manyRunAsAJob()
{
    m_office->addAssets(600);
    open(Who::Agent);
    const auto ids = got(Sql::ids(office().database.connection(), u"SELECT id FROM assets"_s));
    const qint64 operation = got(office().assets.editMany(ids, {.notes = u"Same"_s}, {})).operation;
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    press(Qt::ControlModifier);
    QVERIFY((*m_window)->findChild<JobStrip *>()->isRunning());
    QTRY_VERIFY(!(*m_window)->findChild<JobStrip *>()->isRunning());
    QCOMPARE(got(Sql::value(office().database.connection(), u"SELECT count(*) FROM assets WHERE notes = 'Same'"_s)), 0);
    QTRY_VERIFY(toastText().startsWith(u"Undone"_s));
    QTRY_VERIFY(action(u"edit.redo"_s)->isEnabled());
    press(Qt::ControlModifier | Qt::ShiftModifier);
    (*m_window)->findChild<JobStrip *>()->cancel();
    QTRY_VERIFY(!(*m_window)->findChild<JobStrip *>()->isRunning());
    const bool redone =
        got(Sql::value(office().database.connection(), u"SELECT count(*) FROM assets WHERE notes = 'Same'"_s)).toInt()
        > 0;
    QCOMPARE(office().undo.refusal(UndoService::Act::Undo, operation).isEmpty(), redone); // all or nothing
}

void TestUndoCommands::lockedWindowUndoesNothing()
{
    open(Who::Agent);
    (*m_window)->findChild<UndoCommands *>()->say(u"Renamed."_s, rename(m_assets.at(0), u"One"_s));
    QVERIFY(m_window->seen<QPushButton>(u"toastAction"_s));
    action(u"file.lock"_s)->trigger();
    QTRY_VERIFY(!m_window->seen<QPushButton>(u"toastAction"_s));
    QTest::keyClick(&m_window->window(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(nameOf(m_assets.at(0)), u"One"_s);
}

void TestUndoCommands::usersHaveNone()
{
    m_office->signInAs(Who::User);
    ActionRegistry actions(office().session);
    QWidget window;
    ToastHost toasts(&window);
    JobStrip jobs(office());
    UndoCommands commands(office(), actions, toasts, jobs, window);
    commands.begin();
    const Person own = got(office().people.find(m_office->id(Who::User)));
    Person edited = own;
    edited.phone1 = u"1"_s;
    const qint64 operation = got(office().people.updateContact(own, edited)).operation;
    commands.update();
    QVERIFY(!actions.action(u"edit.undo"_s)->isEnabled());
    QVERIFY(actions.reason(u"edit.undo"_s).contains(u"right to see the journal"_s));
    commands.say(u"Saved."_s, operation);
    QCOMPARE(toasts.toasts().size(), 1);
    QVERIFY(!toasts.toasts().constFirst()->findChild<QPushButton *>(u"toastAction"_s));
}

QTEST_MAIN(TestUndoCommands)
#include "tst_undocommands.moc"
