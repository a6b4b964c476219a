// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql.h"
#include "faults/faultcounts.h"
#include "support/expect.h"
#include "support/signedinwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QTimer>

#include <random>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

constexpr const char *names[] = {"user", "agent", "administrator"};

const QStringList words {u"A-1"_s,        u"é"_s,   u"'; DROP"_s,      u"%"_s,    u"2026-02-30"_s,
                         u"tomorrow"_s,   u"-1"_s,  u"\u202e"_s,       u"🙂"_s, u"a@example.org"_s,
                         u"is:overdue"_s, u"<b>"_s, QString(300, u'x')};

const Qt::Key keys[] {Qt::Key_Tab,  Qt::Key_Backtab,  Qt::Key_Return, Qt::Key_Escape, Qt::Key_Space,
                      Qt::Key_Down, Qt::Key_Up,       Qt::Key_Home,   Qt::Key_End,    Qt::Key_Delete,
                      Qt::Key_F2,   Qt::Key_PageDown, Qt::Key_Left,   Qt::Key_Right,  Qt::Key_A,
                      Qt::Key_Z,    Qt::Key_F,        Qt::Key_K,      Qt::Key_Insert, Qt::Key_Menu};

// Opens a window of the system's own, or ends the session of the test.
bool isLeftAlone(const QString &name)
{
    return name.contains("file."_L1) || name.contains("quit"_L1) || name.contains("open"_L1, Qt::CaseInsensitive)
        || name.contains("export"_L1) || name.contains("browse"_L1, Qt::CaseInsensitive) || name.contains("help"_L1)
        || name.contains("about"_L1) || name.contains("sign-out"_L1) || name.contains("lock"_L1, Qt::CaseInsensitive)
        || name.contains("new-database"_L1);
}

}

// Fault 16: somebody who knows nothing presses everything, for each role: the window lives, the database is sound, and
// nobody got more rights. The seed of what happened is printed; $CUSTODIAN_MONKEY_SEED does it again.
class FaultMonkey final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { m_counts.count(m_done); }

    void pressesEverything_data();
    void pressesEverything();

private:
    int below(qsizetype count) { return int(m_random() % std::size_t(count)); }
    template <typename List>
    auto any(const List &list)
    {
        return *std::next(std::begin(list), below(std::ssize(list)));
    }
    QWidget *top(SignedInWindow &window);
    void step(SignedInWindow &window);
    void stepInMenu();
    void press(QWidget *top);
    void type(QWidget *top);
    void command(SignedInWindow &window);

    FaultCounts m_counts {16};
    std::mt19937 m_random;
    int m_done = 0; // of the steps, before the window was locked or signed out
    const int m_steps = FaultCounts::isLong() ? 20'000 : 1'500;
};

void FaultMonkey::pressesEverything_data()
{
    QTest::addColumn<Who>("who");
    for (const Who who : {Who::User, Who::Agent, Who::Admin})
        QTest::newRow(names[int(who)]) << who;
}

// What takes what is typed: a menu or list over everything, a dialog, or the window.
QWidget *FaultMonkey::top(SignedInWindow &window)
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget *modal = QApplication::activeModalWidget())
        return modal;
    return &window.window();
}

void FaultMonkey::press(QWidget *top)
{
    QList<QWidget *> found;
    for (QWidget *widget : top->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->isEnabled() && !isLeftAlone(widget->objectName()))
            found.append(widget);
    }
    if (found.isEmpty())
        found.append(top);
    QWidget *widget = any(found);
    const QPoint at(below(std::max(1, widget->width())), below(std::max(1, widget->height())));
    if (auto *button = qobject_cast<QAbstractButton *>(widget); button && isLeftAlone(button->text()))
        return;
    const auto modifiers = below(6) == 0 ? Qt::ControlModifier : below(6) == 0 ? Qt::ShiftModifier : Qt::NoModifier;
    if (below(8) == 0)
        QTest::mouseDClick(widget, Qt::LeftButton, modifiers, at);
    else
        QTest::mouseClick(widget, Qt::LeftButton, modifiers, at);
}

void FaultMonkey::type(QWidget *top)
{
    QWidget *focus = QApplication::focusWidget();
    if (!focus || (focus != top && !top->isAncestorOf(focus)))
        focus = top;
    if (below(2) == 0) { // as an input method does, which knows more than ASCII
        QInputMethodEvent event;
        event.setCommitString(any(words));
        QApplication::sendEvent(focus, &event);
        return;
    }
    QTest::keyClick(focus, any(keys), below(10) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
}

void FaultMonkey::command(SignedInWindow &window)
{
    const auto *actions = window.window().findChild<ActionRegistry *>();
    const ActionRegistry::Definition definition = any(actions->definitions());
    if (!isLeftAlone(definition.id))
        actions->action(definition.id)->trigger();
}

// What a press opens may have an event loop of its own: menus of buttons, and choosing a file, which is left alone.
void FaultMonkey::stepInMenu()
{
    if (auto *files = qobject_cast<QFileDialog *>(QApplication::activeModalWidget()))
        files->reject();
    else if (QWidget *popup = QApplication::activePopupWidget(); popup && below(2) == 0)
        QTest::keyClick(popup, below(2) == 0 ? Qt::Key_Down : Qt::Key_Return);
    else if (popup)
        popup->close();
}

void FaultMonkey::step(SignedInWindow &window)
{
    QWidget *over = top(window);
    const int chance = below(10);
    if (chance < 5)
        press(over);
    else if (chance < 8)
        type(over);
    else if (over == &window.window())
        command(window);
    else if (below(3) == 0)
        over->close();
    QTest::qWait(0);
}

void FaultMonkey::pressesEverything()
{
    QFETCH(const Who, who);
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("CUSTODIAN_MONKEY_SEED", &isGiven);
    const unsigned seed = isGiven ? unsigned(given) : FaultCounts::isLong() ? std::random_device()() : 1U;
    m_random.seed(seed);
    qInfo("seed %u", seed);
    TestWorkspace office;
    office.addAssets(600);
    office.checkOut(office.addAsset(u"A-1"_s), office.id(who));
    const QString grants = u"SELECT group_concat(user_id || ' ' || role_id) FROM user_role_assignments "
                           "WHERE ended_at IS NULL AND user_id = %1"_s.arg(office.id(who));
    const auto held = got(Sql::value(office->database.connection(), grants)).toString();
    {
        SignedInWindow window(office, who, {});
        window.window().setAttribute(Qt::WA_QuitOnClose, false);
        QTimer inMenu;
        connect(&inMenu, &QTimer::timeout, this, &FaultMonkey::stepInMenu);
        inMenu.start(20);
        for (m_done = 0; m_done < m_steps; ++m_done) {
            step(window);
            if (!window.window().isVisible())
                window.window().show();
            if (!office->session.isOpen()) // locked, or signed out
                break;
        }
    }
    QCOMPARE(got(Sql::value(office->database.connection(), grants)).toString(), held);
    QVERIFY2(m_done > m_steps / 2, "the window was left early");
    const auto findings = got(office->verify());
    QVERIFY2(findings.isEmpty(), findings.isEmpty() ? "" : qUtf8Printable(findings.constFirst().message));
}

QTEST_MAIN(FaultMonkey)
#include "fault16_monkey.moc"
