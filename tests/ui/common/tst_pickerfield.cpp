// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chip.h"
#include "ui/common/pickerfield.h"
#include "ui/common/pickerpopup.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

const QList<PickerItem> Laptops = {
    {.id = 10, .title = u"LT-10"_s, .subtitle = u"EliteBook"_s},
    {.id = 1, .title = u"LT-1"_s, .subtitle = u"EliteBook"_s},
    {.id = 11, .title = u"LT-11"_s, .subtitle = u"ThinkPad"_s},
    {.id = 7, .title = u"CAM-7"_s, .subtitle = u"Camera"_s},
    {.id = 8, .title = u"TAB-8"_s, .enabled = false, .disabledReason = u"Archived"_s},
};

QList<PickerItem> search(const QString &text)
{
    QList<PickerItem> found;
    for (const PickerItem &item : Laptops) {
        if (item.title.contains(text, Qt::CaseInsensitive))
            found.append(item);
    }
    return found;
}

PickerPopup *popupOf(const PickerField &field)
{
    return field.findChild<PickerPopup *>();
}

QList<Chip *> chipsOf(const PickerField &field)
{
    QList<Chip *> chips = field.findChildren<Chip *>();
    chips.removeIf([](const Chip *chip) { return chip->isHidden(); });
    return chips;
}

void type(const PickerField &field, const QString &text)
{
    QTest::keyClicks(field.lineEdit(), text);
}

void press(const PickerField &field, Qt::Key key)
{
    QTest::keyClick(field.lineEdit(), key);
}

} // namespace

class TestPickerField final : public QObject
{
    Q_OBJECT

private slots:
    void scanTakesTheExactTitle()
    {
        PickerField field(search);
        const QSignalSpy changed(&field, &PickerField::changed);
        type(field, u"lt-1"_s);
        press(field, Qt::Key_Return);
        QCOMPARE(field.ids(), QList<qint64> {1});
        QCOMPARE(field.lineEdit()->text(), u"LT-1"_s);
        QCOMPARE(changed.count(), 1);
        QVERIFY(field.pendingText().isEmpty());
        QVERIFY(!popupOf(field)->isVisible());
    }

    void tabGoesInAndOut()
    {
        QWidget window;
        auto *before = new QLineEdit;
        auto *field = new PickerField(search);
        auto *after = new QLineEdit;
        auto *column = new QVBoxLayout(&window);
        for (QWidget *widget :
             {static_cast<QWidget *>(before), static_cast<QWidget *>(field), static_cast<QWidget *>(after)})
            column->addWidget(widget);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before->setFocus();
        QTest::keyClick(before, Qt::Key_Tab);
        QVERIFY(field->lineEdit()->hasFocus());
        QTest::keyClick(field->lineEdit(), Qt::Key_Tab);
        QVERIFY(after->hasFocus());
    }

    void enterTakesTheOnlyMatch()
    {
        PickerField field(search);
        type(field, u"cam"_s);
        press(field, Qt::Key_Return);
        QCOMPARE(field.id(), std::optional<qint64>(7));
    }

    void exactOnlyRefusesTheOnlyMatch()
    {
        PickerField field(search);
        field.setExactOnly(true);
        type(field, u"cam"_s);
        press(field, Qt::Key_Return);
        QVERIFY(!field.isChosen());
        QVERIFY(!field.message().isEmpty());
    }

    void enterAsksWhereSeveralMatch()
    {
        PickerField field(search);
        field.show();
        const QSignalSpy asked(&field, &PickerField::messageChanged);
        type(field, u"LT"_s);
        press(field, Qt::Key_Return);
        QVERIFY(!field.isChosen());
        QCOMPARE(asked.count(), 1);
        QVERIFY(field.message().contains(u"Several"_s));
        QVERIFY(popupOf(field)->isVisible());
        press(field, Qt::Key_Down);
        press(field, Qt::Key_Down);
        press(field, Qt::Key_Return);
        QCOMPARE(field.ids(), QList<qint64> {1});
        QVERIFY(field.message().isEmpty());
        QVERIFY(!popupOf(field)->isVisible());
    }

    void enterSaysThatNothingMatches()
    {
        PickerField field(search);
        type(field, u"xyz"_s);
        press(field, Qt::Key_Return);
        QVERIFY(!field.isChosen());
        QVERIFY(field.message().contains(u"xyz"_s));
        QCOMPARE(field.pendingText(), u"xyz"_s);
    }

    void disabledItemTellsWhy()
    {
        PickerField field(search);
        type(field, u"TAB-8"_s);
        press(field, Qt::Key_Return);
        QVERIFY(!field.isChosen());
        QVERIFY(field.message().contains(u"Archived"_s));
    }

    void highlightDoesNotOutliveTheText()
    {
        PickerField field(search);
        field.show();
        type(field, u"LT"_s);
        press(field, Qt::Key_Down); // LT-10
        type(field, u"-"_s);
        press(field, Qt::Key_Return);
        QVERIFY(!field.isChosen());
    }

    void listOpensWhileTyping()
    {
        PickerField field(search);
        field.show();
        type(field, u"LT"_s);
        QTRY_VERIFY(popupOf(field)->isVisible());
        QVERIFY(!popupOf(field)->highlighted());
        press(field, Qt::Key_Escape);
        QVERIFY(!popupOf(field)->isVisible());
        QCOMPARE(field.pendingText(), u"LT"_s);
    }

    void keysOfTheListReachTheLine()
    {
        PickerField field(search);
        field.show();
        type(field, u"L"_s);
        QTRY_VERIFY(popupOf(field)->isVisible());
        QTest::keyClicks(popupOf(field), u"T-1"_s); // the open list has the keyboard
        QCOMPARE(field.lineEdit()->text(), u"LT-1"_s);
        QTest::keyClick(popupOf(field), Qt::Key_Return);
        QCOMPARE(field.ids(), QList<qint64> {1});
    }

    void changedTextIsNoLongerChosen()
    {
        PickerField field(search);
        field.setItems({Laptops.at(0)});
        const QSignalSpy changed(&field, &PickerField::changed);
        press(field, Qt::Key_Backspace);
        QVERIFY(!field.isChosen());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(field.pendingText(), u"LT-1"_s);
    }

    void severalBecomeChips()
    {
        PickerField field(search, PickerField::Mode::Multiple);
        for (const QString &scan : {u"LT-1"_s, u"CAM-7"_s, u"LT-11"_s}) {
            type(field, scan);
            press(field, Qt::Key_Return);
        }
        QCOMPARE(field.ids(), (QList<qint64> {1, 7, 11}));
        QCOMPARE(chipsOf(field).size(), 3);
        QVERIFY(field.lineEdit()->text().isEmpty());
        press(field, Qt::Key_Backspace);
        QCOMPARE(field.ids(), (QList<qint64> {1, 7}));
        emit chipsOf(field).first()->removeRequested();
        QCOMPARE(field.ids(), QList<qint64> {7});
    }

    void nothingIsChosenTwice()
    {
        PickerField field(search, PickerField::Mode::Multiple);
        field.setItems({Laptops.at(1)});
        type(field, u"LT-1"_s);
        press(field, Qt::Key_Return);
        QCOMPARE(field.ids(), QList<qint64> {1});
        QVERIFY(!field.message().isEmpty());
    }

    void leavingTakesOnlyWhatIsExact_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("chosen");
        QTest::newRow("exact") << u"lt-1"_s << true;
        QTest::newRow("the only match") << u"cam"_s << false;
        QTest::newRow("nothing") << u"xyz"_s << false;
    }

    void leavingTakesOnlyWhatIsExact()
    {
        QFETCH(QString, text);
        QFETCH(bool, chosen);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *field = new PickerField(search);
        auto *next = new QLineEdit;
        column->addWidget(field);
        column->addWidget(next);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        type(*field, text);
        next->setFocus();
        QCOMPARE(field->isChosen(), chosen);
        QCOMPARE(field->message().isEmpty(), chosen);
    }

    void enterReachesTheDialogWhenNothingIsPending()
    {
        QDialog dialog;
        auto *column = new QVBoxLayout(&dialog);
        auto *field = new PickerField(search);
        auto *button = new QPushButton(u"Check out"_s);
        button->setDefault(true);
        column->addWidget(field);
        column->addWidget(button);
        dialog.show();
        const QSignalSpy clicked(button, &QPushButton::clicked);
        type(*field, u"LT-1"_s);
        press(*field, Qt::Key_Return);
        QCOMPARE(clicked.count(), 0);
        press(*field, Qt::Key_Return);
        QCOMPARE(clicked.count(), 1);
    }
};

QTEST_MAIN(TestPickerField)
#include "tst_pickerfield.moc"
