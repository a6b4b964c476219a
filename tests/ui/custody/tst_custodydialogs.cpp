// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/assets/dialogchoice.h"
#include "ui/common/dateedit.h"
#include "ui/common/formfield.h"
#include "ui/common/pickerfield.h"
#include "ui/custody/checkindialog.h"
#include "ui/custody/checkoutdialog.h"
#include "ui/custody/custodyassets.h"
#include "ui/custody/extenddialog.h"
#include "ui/custody/transferdialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;

class TestCustodyDialogs final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"custodian-tests"_s);
        QCoreApplication::setApplicationName(u"tst_custodydialogs"_s);
    }

    void init()
    {
        m_test = std::make_unique<TestWorkspace>();
        m_maria = m_test->addPerson(u"Maria"_s, u"Lopez"_s, u"maria@example.org"_s);
        m_jun = m_test->addPerson(u"Jun"_s, u"Watanabe"_s);
        m_free = m_test->addAsset(u"LT-1"_s, u"PF3XK1"_s);
        m_other = m_test->addAsset(u"LT-2"_s);
        m_late = m_test->addAsset(u"LT-3"_s);
        m_test->checkOut(m_late, m_maria, now().addDays(1));
        m_test->clock().advance(std::chrono::hours(72));
        m_test->signInAs(TestWorkspace::Who::Agent);
        m_dialog = nullptr;
    }

    void cleanup() { delete m_dialog; }

    // The asset is selected in the table: a chord, a text, Enter, a chord.
    void checkOutInFiveSteps()
    {
        open<CheckOutDialog>({m_free});
        QCOMPARE(QApplication::focusWidget(), picker(u"user_id"_s)->lineEdit());
        QVERIFY(!saveButton()->isEnabled());
        type(u"jun\n"_s);
        QVERIFY(saveButton()->isEnabled());
        save();
        QCOMPARE(m_saved->count(), 1);
        QVERIFY(m_dialog->isHidden());
        const auto custody = current(m_free);
        QVERIFY(custody);
        QCOMPARE(custody->userId, m_jun);
        QVERIFY(!custody->dueAt.isValid());
        QCOMPARE(custody->checkedOutAt, now());
    }

    void checkOutByScanning()
    {
        open<CheckOutDialog>({});
        QCOMPARE(QApplication::focusWidget(), assetLine());
        type(u"lt-2\n"_s);
        type(u"PF3XK1\n"_s); // by its serial number
        QCOMPARE(m_dialog->assets(), (QList<qint64> {m_other, m_free}));
        type(u"LT-2\n"_s);
        QCOMPARE(m_dialog->assets().size(), 2);
        QCOMPARE(field(assets())->state(), FormField::State::Warning);
        QVERIFY(field(assets())->message().contains(u"LT-2"_s));
        QTest::keyClick(target(), Qt::Key_Escape);
        assetLine()->clear();

        type(picker(u"user_id"_s)->lineEdit(), u"maria\n"_s);
        save();
        QCOMPARE(m_saved->count(), 1);
        QCOMPARE(current(m_free)->userId, m_maria);
        QCOMPARE(current(m_other)->userId, m_maria);
    }

    void whatThePersonHoldsIsTold()
    {
        open<CheckOutDialog>({m_free});
        m_dialog->setHolder(m_maria);
        const FormField *holder = field(picker(u"user_id"_s));
        QCOMPARE(holder->state(), FormField::State::Warning);
        QVERIFY(holder->message().contains(u"overdue"_s));
        QVERIFY(holder->message().contains(u"maria@example.org"_s));
        m_dialog->setHolder(m_jun);
        QCOMPARE(holder->state(), FormField::State::Info);
        QVERIFY(saveButton()->isEnabled());
    }

    void everyPartIsSaved()
    {
        open<CheckOutDialog>({m_free});
        m_dialog->setHolder(m_jun);
        button(u"1 week"_s)->click();
        type(combo(u"purpose"_s)->lineEdit(), u"Lesson <b>"_s);
        QVERIFY(!edit(u"at"_s)->isVisible());
        m_dialog->findChild<QToolButton *>(u"more"_s)->click();
        QVERIFY(edit(u"at"_s)->isVisible());
        type(edit(u"at"_s), u"2026-01-17 09:30"_s);
        type(combo(u"condition"_s)->lineEdit(), u"Good"_s);
        m_dialog->findChild<QPlainTextEdit *>(u"note"_s)->setPlainText(u"With charger"_s);
        save();
        QCOMPARE(m_saved->count(), 1);
        const auto custody = current(m_free);
        QCOMPARE(custody->purpose, u"Lesson <b>"_s);
        QCOMPARE(custody->conditionOut, u"Good"_s);
        QCOMPARE(custody->notes, u"With charger"_s);
        QCOMPARE(custody->checkedOutAt.toLocalTime(), QDateTime({2026, 1, 17}, {9, 30}));
        QCOMPARE(custody->dueAt.toLocalTime(), QDateTime(now().toLocalTime().date().addDays(7), {23, 59, 59}));
    }

    void aUsedPurposeIsOfferedFirst()
    {
        open<CheckOutDialog>({m_free});
        m_dialog->setHolder(m_jun);
        type(combo(u"purpose"_s)->lineEdit(), u"Exam week"_s);
        save();
        delete m_dialog;
        open<CheckOutDialog>({m_other});
        QCOMPARE(combo(u"purpose"_s)->itemText(0), u"Exam week"_s);
        QCOMPARE(combo(u"purpose"_s)->currentText(), QString());
    }

    void anotherWasFaster()
    {
        open<CheckOutDialog>({m_free, m_other});
        m_dialog->setHolder(m_jun);
        type(combo(u"purpose"_s)->lineEdit(), u"Lesson"_s);
        m_test->checkOut(m_free, m_maria);
        save();
        QCOMPARE(m_saved->count(), 0);
        QVERIFY(m_dialog->isVisible());
        QVERIFY(!current(m_other)); // all or none
        QCOMPARE(field(assets())->state(), FormField::State::Error);
        QVERIFY(field(assets())->message().contains(u"LT-1"_s));
        QCOMPARE(combo(u"purpose"_s)->currentText(), u"Lesson"_s);
        QCOMPARE(picker(u"user_id"_s)->id(), std::optional(m_jun));

        list()->setCurrentItem(list()->topLevelItem(0));
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(m_dialog->assets(), QList<qint64> {m_other});
        QCOMPARE(field(assets())->state(), FormField::State::None);
        save();
        QCOMPARE(m_saved->count(), 1);
        QCOMPARE(current(m_other)->userId, m_jun);
    }

    void whatCannotBeCheckedOutIsToldAtOnce()
    {
        open<CheckOutDialog>({m_free, m_late});
        m_dialog->setHolder(m_jun);
        QCOMPARE(field(assets())->state(), FormField::State::Error);
        QVERIFY(field(assets())->message().contains(u"Maria Lopez"_s));
        QVERIFY(!saveButton()->isEnabled());
        const QModelIndex cross = list()->model()->index(1, list()->columnCount() - 1);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(cross).center());
        QTRY_COMPARE(m_dialog->assets(), QList<qint64> {m_free});
        QVERIFY(saveButton()->isEnabled());
    }

    void wrongDatesAreToldBesideTheirField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::newRow("due in the past") << u"due_at"_s << u"2026-01-02"_s;
        QTest::newRow("due is no date") << u"due_at"_s << u"soon"_s;
        QTest::newRow("in the future") << u"at"_s << u"2026-02-01"_s;
        QTest::newRow("no moment") << u"at"_s << u"yesterday"_s;
    }

    void wrongDatesAreToldBesideTheirField()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, typed);
        open<CheckOutDialog>({m_free});
        m_dialog->setHolder(m_jun);
        m_dialog->findChild<QToolButton *>(u"more"_s)->click();
        type(edit(name), typed);
        save();
        QCOMPARE(m_saved->count(), 0);
        QCOMPARE(field(edit(name))->state(), FormField::State::Error);
        QVERIFY(!saveButton()->isEnabled());
        edit(name)->clear();
        save();
        QCOMPARE(m_saved->count(), 1);
    }

    void textThatIsNotChosenIsNotForgotten()
    {
        open<CheckOutDialog>({m_free});
        m_dialog->setHolder(m_jun);
        type(assetLine(), u"LT-"_s);
        save();
        QCOMPARE(m_saved->count(), 0);
        QCOMPARE(field(assets())->state(), FormField::State::Error);
        QVERIFY(field(assets())->message().contains(u"LT-"_s));
        QTest::keyClick(assetLine(), Qt::Key_Backspace);
        QTest::keyClick(assetLine(), Qt::Key_Backspace);
        QTest::keyClick(assetLine(), Qt::Key_Backspace);
        QTest::keyClick(assetLine(), Qt::Key_Tab);
        QVERIFY(saveButton()->isEnabled());
        save();
        QCOMPARE(m_saved->count(), 1);
    }

    // The asset is selected in the table: a chord, and a chord.
    void checkInInTwoSteps()
    {
        open<CheckInDialog>({m_late});
        QVERIFY(saveButton()->isEnabled());
        const QTreeWidgetItem *row = list()->topLevelItem(0);
        QCOMPARE(row->text(2), u"Maria Lopez"_s);
        QVERIFY(row->data(3, Qt::AccessibleTextRole).toString().contains(u"overdue"_s));
        save();
        QCOMPARE(m_saved->count(), 1);
        QVERIFY(!current(m_late));
        QCOMPARE(m_test->workspace().assets.find(m_late)->statusId,
                 std::optional(m_test->status(StatusKind::Value::Deployable)));
    }

    void checkInDamaged()
    {
        const qint64 site = m_test->addEntry(CatalogList::Kind::Sites, u"Workshop"_s);
        open<CheckInDialog>({m_late});
        QVERIFY(combo(u"condition"_s)->hasFocus());
        type(u"Damaged"_s);
        type(choice(u"status_id"_s)->lineEdit(), u"in repair"_s);
        type(choice(u"site_id"_s)->lineEdit(), u"work\n"_s);
        save();
        QCOMPARE(m_saved->count(), 1);
        const auto asset = m_test->workspace().assets.find(m_late);
        QCOMPARE(asset->statusId, std::optional(m_test->status(StatusKind::Value::Undeployable)));
        QCOMPARE(asset->siteId, std::optional(site));
        const auto history = m_test->workspace().custody.historyOfAsset(m_late);
        QCOMPARE(history->constFirst().custody.conditionIn, u"Damaged"_s);
    }

    void checkInBeforeItWasCheckedOut()
    {
        open<CheckInDialog>({m_late});
        m_dialog->findChild<QToolButton *>(u"more"_s)->click();
        type(edit(u"at"_s), u"2026-01-01"_s);
        save();
        QCOMPARE(m_saved->count(), 0);
        QCOMPARE(field(edit(u"at"_s))->state(), FormField::State::Error);
        QCOMPARE(edit(u"at"_s)->date(), QDate(2026, 1, 1));
        QVERIFY(current(m_late));
    }

    void transferIsOneAct()
    {
        open<TransferDialog>({m_late});
        QCOMPARE(list()->topLevelItem(0)->text(2), u"Maria Lopez"_s);
        QCOMPARE(QApplication::focusWidget(), picker(u"user_id"_s)->lineEdit());
        type(u"jun\n"_s);
        save();
        QCOMPARE(m_saved->count(), 1);
        QCOMPARE(current(m_late)->userId, m_jun);
        QCOMPARE(m_test->workspace().custody.historyOfAsset(m_late)->size(), 2);
    }

    void transferToTheHolderIsRefused()
    {
        open<TransferDialog>({m_late});
        type(u"maria\n"_s);
        save();
        QCOMPARE(m_saved->count(), 0);
        QCOMPARE(field(picker(u"user_id"_s))->state(), FormField::State::Error);
        picker(u"user_id"_s)->lineEdit()->selectAll();
        type(u"jun\n"_s);
        save();
        QCOMPARE(m_saved->count(), 1);
    }

    void extendNeedsAnAnswer()
    {
        open<ExtendDialog>({m_late});
        QCOMPARE(QApplication::focusWidget(), edit(u"due_at"_s));
        QVERIFY(!saveButton()->isEnabled());
        type(u"2026-03-01"_s);
        save();
        QCOMPARE(m_saved->count(), 1);
        QCOMPARE(current(m_late)->dueAt.toLocalTime().date(), QDate(2026, 3, 1));
    }

    void extendToNoDate()
    {
        open<ExtendDialog>({m_late});
        button(u"No date"_s)->click();
        QVERIFY(saveButton()->isEnabled());
        save();
        QCOMPARE(m_saved->count(), 1);
        QVERIFY(!current(m_late)->dueAt.isValid());
    }

    void refusalIsTold()
    {
        m_test->signInAs(TestWorkspace::Who::User);
        open<CheckOutDialog>({m_free});
        m_dialog->setHolder(m_jun);
        QVERIFY(!saveButton()->isEnabled());
        QVERIFY(m_dialog->message().contains(m_test->workspace().session.refusal(Permission::ChangeCustody)));
        save();
        QCOMPARE(m_saved->count(), 0);
        QVERIFY(!current(m_free));
        m_test->signInAs(TestWorkspace::Who::Agent);
        QVERIFY(saveButton()->isEnabled());
        QVERIFY(m_dialog->message().isEmpty());
    }

    void mnemonicsAreUnique()
    {
        open<CheckOutDialog>({m_free});
        checkMnemonics();
        open<CheckInDialog>({m_late});
        checkMnemonics();
        open<TransferDialog>({m_late});
        checkMnemonics();
        open<ExtendDialog>({m_late});
        checkMnemonics();
    }

    void nothingIsClipped()
    {
        open<CheckOutDialog>({m_free, m_other});
        m_dialog->setHolder(m_maria);
        type(edit(u"due_at"_s), u"whenever it is"_s);
        save();
        m_dialog->findChild<QToolButton *>(u"more"_s)->click();
        for (const auto *part : m_dialog->findChildren<FormField *>())
            QTRY_VERIFY2(part->height() >= part->heightForWidth(part->width()), qUtf8Printable(part->label()));
        QVERIFY(!list()->verticalScrollBar()->isVisible());
    }

private:
    template <typename Dialog>
    void open(const QList<qint64> &assetIds)
    {
        delete m_dialog;
        m_dialog = new Dialog(m_test->workspace());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->setAssets(assetIds);
        m_saved = std::make_unique<QSignalSpy>(m_dialog.get(), &CustodyDialog::saved);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }

    QDateTime now() const { return m_test->clock().now(); }
    std::optional<Custody> current(qint64 assetId) { return *m_test->workspace().custody.current(assetId); }

    CustodyAssets *assets() const { return m_dialog->findChild<CustodyAssets *>(); }
    QLineEdit *assetLine() const { return m_dialog->findChild<PickerField *>(u"assetPicker"_s)->lineEdit(); }
    QTreeWidget *list() const { return m_dialog->findChild<QTreeWidget *>(u"assetList"_s); }
    PickerField *picker(const QString &name) const { return m_dialog->findChild<PickerField *>(name); }
    OptionalDateEdit *edit(const QString &name) const { return m_dialog->findChild<OptionalDateEdit *>(name); }
    QComboBox *combo(const QString &name) const { return m_dialog->findChild<QComboBox *>(name); }
    DialogChoice *choice(const QString &name) const { return m_dialog->findChild<DialogChoice *>(name); }
    QPushButton *saveButton() const { return m_dialog->findChild<QPushButton *>(u"saveButton"_s); }

    QAbstractButton *button(const QString &text) const
    {
        for (auto *found : m_dialog->findChildren<QAbstractButton *>()) {
            if (found->text().remove(u'&') == text)
                return found;
        }
        return nullptr;
    }

    static FormField *field(const QWidget *editor) { return qobject_cast<FormField *>(editor->parentWidget()); }

    // Where a key goes: into the list that is open, if there is one.
    static QWidget *target()
    {
        QWidget *popup = QApplication::activePopupWidget();
        return popup ? (popup->focusWidget() ? popup->focusWidget() : popup) : QApplication::focusWidget();
    }

    static void type(const QString &text)
    {
        for (const QChar &key : text) {
            QWidget *focused = target();
            if (key == u'\n')
                QTest::keyClick(focused, Qt::Key_Return);
            else
                QTest::sendKeyEvent(QTest::Click, focused, Qt::Key_unknown, QString(key), Qt::NoModifier);
        }
    }

    static void type(QLineEdit *into, const QString &text)
    {
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close(); // as a click elsewhere does
        into->setFocus();
        into->selectAll();
        type(text);
    }

    static void save() { QTest::keyClick(target(), Qt::Key_Return, Qt::ControlModifier); }

    void checkMnemonics()
    {
        QStringList keys;
        for (const auto *label : m_dialog->findChildren<QLabel *>())
            keys.append(QKeySequence::mnemonic(label->text()).toString());
        for (const auto *each : m_dialog->findChildren<QAbstractButton *>())
            keys.append(QKeySequence::mnemonic(each->text()).toString());
        keys.removeAll(QString());
        QVERIFY(keys.size() > 3);
        QVERIFY2(keys.size() == QSet<QString>(keys.cbegin(), keys.cend()).size(), qUtf8Printable(keys.join(u' ')));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<TestWorkspace> m_test;
    QPointer<CustodyDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_saved;
    qint64 m_maria = 0;
    qint64 m_jun = 0;
    qint64 m_free = 0;
    qint64 m_other = 0;
    qint64 m_late = 0;
};

QTEST_MAIN(TestCustodyDialogs)
#include "tst_custodydialogs.moc"
