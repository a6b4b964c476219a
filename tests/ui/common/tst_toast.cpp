// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QEnterEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

class TestToast final : public QObject
{
    Q_OBJECT

private slots:
    void goesAfterItsLifetime()
    {
        QWidget window;
        ToastHost host(&window);
        host.setLifetime(20);
        host.show(u"Saved"_s);
        QCOMPARE(host.toasts().size(), 1);
        QTRY_VERIFY(host.toasts().isEmpty());
    }

    void waitsUnderTheMouse()
    {
        QWidget window;
        ToastHost host(&window);
        host.setLifetime(20);
        Toast *toast = host.show(u"Saved"_s);
        QEnterEvent enter({}, {}, {});
        QCoreApplication::sendEvent(toast, &enter);
        QTest::qWait(80);
        QCOMPARE(host.toasts().size(), 1);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(toast, &leave);
        QTRY_VERIFY(host.toasts().isEmpty());
    }

    void errorsStayUntilClosed()
    {
        QWidget window;
        ToastHost host(&window);
        host.setLifetime(10);
        Toast *error = host.show(
            {.text = u"Nothing was saved."_s, .kind = Toast::Kind::Error, .detail = u"disk full"_s});
        QVERIFY(error->stays());
        QTest::qWait(50);
        QCOMPARE(host.toasts().size(), 1);
        error->findChild<QPushButton *>(u"toastCopy"_s)->click();
        QVERIFY(QApplication::clipboard()->text().contains(u"disk full"_s));
        error->findChild<QToolButton *>(u"toastClose"_s)->click();
        QVERIFY(host.toasts().isEmpty());
    }

    void actionRunsOnce()
    {
        QWidget window;
        ToastHost host(&window);
        int undone = 0;
        Toast *toast = host.show({.text = u"3 assets checked in"_s,
                                  .kind = Toast::Kind::Success,
                                  .actionText = u"Undo"_s,
                                  .action = [&undone] { ++undone; }});
        auto *button = toast->findChild<QPushButton *>(u"toastAction"_s);
        QCOMPARE(button->text(), u"Undo"_s);
        button->click();
        QCOMPARE(undone, 1);
        QVERIFY(host.toasts().isEmpty());
    }

    void actionMayShowTheNext()
    {
        QWidget window;
        ToastHost host(&window);
        Toast *toast = host.show(
            {.text = u"Checked in"_s, .actionText = u"Undo"_s, .action = [&] { host.show(u"Undone"_s); }});
        toast->findChild<QPushButton *>(u"toastAction"_s)->click();
        QCOMPARE(host.toasts().size(), 1);
        QCOMPARE(host.toasts().first()->text(), u"Undone"_s);
    }

    void stacksInTheLowerTrailingCorner_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void stacksInTheLowerTrailingCorner()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QWidget window;
        window.setLayoutDirection(direction);
        window.resize(800, 600);
        window.show();
        ToastHost host(&window);
        const Toast *older = host.show(u"One"_s);
        const Toast *newer = host.show(u"Two"_s);
        QVERIFY(older->geometry().bottom() < newer->geometry().top());
        window.resize(900, 700);
        QVERIFY(window.rect().contains(older->geometry()));
        QCOMPARE(newer->geometry().bottom(), 700 - 16 - 1);
        if (direction == Qt::LeftToRight)
            QCOMPARE(newer->geometry().right(), 900 - 16 - 1);
        else
            QCOMPARE(newer->geometry().left(), 16);
    }

    void tooManyPushOutTheOldestButNoError()
    {
        QWidget window;
        ToastHost host(&window);
        const Toast *error = host.show(u"Failed"_s, Toast::Kind::Error);
        for (int i = 0; i < 10; ++i)
            host.show(u"Saved %1"_s.arg(i));
        QCOMPARE(host.toasts().size(), 5);
        QCOMPARE(host.toasts().first(), error);
        QCOMPARE(host.toasts().last()->text(), u"Saved 9"_s);
        host.clear();
        QVERIFY(host.toasts().isEmpty());
    }

    void textIsPlain()
    {
        QWidget window;
        ToastHost host(&window);
        const Toast *toast = host.show(u"<b>x</b> & y"_s);
        QCOMPARE(toast->accessibleName(), u"<b>x</b> & y"_s);
    }

    void leavesTheFocusAlone()
    {
        QWidget window;
        QPushButton button(&window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        button.setFocus();
        ToastHost host(&window);
        host.show({.text = u"Saved"_s, .actionText = u"Undo"_s, .action = [] {}});
        QCOMPARE(QApplication::focusWidget(), &button);
        host.focusNewest();
        QCOMPARE(QApplication::focusWidget()->objectName(), u"toastAction"_s);
    }
};

QTEST_MAIN(TestToast)
#include "tst_toast.moc"
