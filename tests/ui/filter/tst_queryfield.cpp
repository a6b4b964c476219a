// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"
#include "ui/filter/completionlist.h"
#include "ui/filter/queryfield.h"

#include <QApplication>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

using Op = FilterTerm::Op;

const Facet Statuses {{{}, 3}, {u"In repair"_s, 2}, {u"In stock"_s, 40}, {u"In use"_s, 12}, {u"Lost"_s, 1}};

void provide(const ViewColumn &, const QString &, QObject *, const std::function<void(const Facet &)> &done)
{
    done(Statuses);
}

// A window with the field and a place for its list.
struct Window
{
    explicit Window(const FacetProvider &values = provide)
        : field(new QueryField(Views::assets(), values))
    {
        auto *column = new QVBoxLayout(&widget);
        column->addWidget(field);
        column->addStretch();
        widget.resize(600, 400);
        widget.show();
        QTest::qWaitForWindowActive(&widget) ? field->setFocus() : qFatal("the window is not active");
    }

    QStringList offered() const
    {
        const auto *list = widget.findChild<CompletionList *>();
        QStringList texts;
        for (const CompletionList::Item &item : list->items())
            texts.append(item.text);
        return list->isVisible() == texts.isEmpty() ? QStringList {u"the list is shown and empty, or hidden and full"_s}
                                                    : texts;
    }

    void type(const QString &text) { QTest::keyClicks(field, text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(field, key, modifiers); }

    // As an input method does it.
    void compose(const QString &preedit, const QString &commit)
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QApplication::sendEvent(field, &event);
    }

    int redPixels()
    {
        const QImage image = field->grab().toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor colour = image.pixelColor(x, y);
                count += colour.red() > colour.blue() + 40 ? 1 : 0;
            }
        }
        return count;
    }

    QWidget widget;
    QueryField *field;
};

}

class TestQueryField final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable); }

    void wordsAndTermsInAnyOrder()
    {
        Window window;
        window.type(u"lenovo status:deployed t14 -site:Berlin"_s);
        QCOMPARE(window.field->query().search, u"lenovo t14"_s);
        QCOMPARE(window.field->query().filters,
                 (QList<FilterTerm> {{u"status"_s, Op::Contains, {u"deployed"_s}},
                                     {u"site"_s, Op::Contains, {u"Berlin"_s}, true}}));
        QVERIFY(window.field->message().isEmpty());
    }

    void everyKeyIsReadAtOnce()
    {
        Window window;
        const QSignalSpy changed(window.field, &QueryField::queryChanged);
        window.type(u"lap"_s);
        QCOMPARE(changed.count(), 3);
        QCOMPARE(window.field->query().search, u"lap"_s);
    }

    void problemsAreUnderlinedWithTheirSentence()
    {
        Window window;
        window.type(u"lenovo "_s);
        QCOMPARE(window.redPixels(), 0);
        window.type(u"colour:red x"_s);
        const auto problems = window.field->query().problems;
        QCOMPARE(problems.size(), 1);
        QVERIFY(window.redPixels() > 0);
        QCOMPARE(window.field->accessibleDescription(), problems.constFirst().message);

        window.press(Qt::Key_Home);
        for (int i = 0; i < 9; ++i)
            window.press(Qt::Key_Right);
        const QPoint place = window.field->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
        QHelpEvent event(QEvent::ToolTip, place, window.field->mapToGlobal(place));
        QApplication::sendEvent(window.field, &event);
        QCOMPARE(QToolTip::text(), problems.constFirst().message);

        window.field->setText(u"lenovo x"_s);
        QCOMPARE(window.redPixels(), 0);
        QVERIFY(window.field->accessibleDescription().isEmpty());
    }

    void underlinesFollowThePalette()
    {
        Window window;
        window.type(u"colour:red"_s);
        window.field->setPalette(Theme::darkPalette());
        QVERIFY(window.redPixels() > 0);
    }

    void fieldsAfterTheirFirstLetters()
    {
        Window window;
        QVERIFY(window.offered().isEmpty());
        window.type(u"sta"_s);
        QCOMPARE(window.offered(), QStringList {u"status:"_s});
        window.press(Qt::Key_Tab);
        QCOMPARE(window.field->text(), u"status:"_s);
        QVERIFY(window.field->hasFocus());
        QVERIFY(window.offered().contains(u"\"In use\""_s)); // and goes on with its values
    }

    void valuesTheMostFrequentFirst()
    {
        Window window;
        window.type(u"laptop status:in"_s);
        QCOMPARE(window.offered(), (QStringList {u"\"In stock\""_s, u"\"In use\""_s, u"\"In repair\""_s}));
        window.press(Qt::Key_Down);
        window.press(Qt::Key_Down);
        window.press(Qt::Key_Return);
        QCOMPARE(window.field->text(), u"laptop status:\"In use\" "_s);
        QVERIFY(window.offered().isEmpty());
        window.type(u"x"_s);
        QCOMPARE(window.field->query().search, u"laptop x"_s);
        QCOMPARE(window.field->query().filters, (QList<FilterTerm> {{u"status"_s, Op::Contains, {u"In use"_s}}}));
    }

    void aListOfValuesIsCompletedOneByOne()
    {
        Window window;
        window.type(u"status:Lost,\"in st"_s);
        QCOMPARE(window.offered(), QStringList {u"\"In stock\""_s});
        window.press(Qt::Key_Tab);
        QCOMPARE(window.field->text(), u"status:Lost,\"In stock\" "_s);
    }

    void valuesThatNeedNoDatabase()
    {
        Window window(nullptr);
        window.type(u"due:to"_s);
        QCOMPARE(window.offered(), (QStringList {u"today"_s, u"tomorrow"_s}));
        window.field->clear();
        window.type(u"is:"_s);
        QCOMPARE(window.offered(), QStringList {u"overdue"_s});
        window.field->clear();
        window.type(u"site:no"_s);
        QCOMPARE(window.offered(), QStringList {u"none"_s});
    }

    void clickTakes()
    {
        Window window;
        window.type(u"sta"_s);
        auto *view = window.widget.findChild<CompletionList *>()->findChild<QListWidget *>();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualItemRect(view->item(0)).center());
        QCOMPARE(window.field->text(), u"status:"_s);
        QVERIFY(window.field->hasFocus());
    }

    void typingGoesOnAsIfThereWereNoList()
    {
        Window window;
        const QSignalSpy entered(window.field, &QLineEdit::returnPressed);
        window.type(u"sta"_s);
        QVERIFY(!window.offered().isEmpty());
        window.type(u"r wars"_s);
        QCOMPARE(window.field->text(), u"star wars"_s);
        QVERIFY(window.offered().isEmpty());
        window.field->clear();
        window.type(u"sta"_s);
        window.press(Qt::Key_Return); // nothing is highlighted
        QCOMPARE(window.field->text(), u"sta"_s);
        QCOMPARE(entered.count(), 1);
        QVERIFY(window.offered().isEmpty());
    }

    void escapeClosesTheListFirst()
    {
        Window window;
        window.type(u"sta"_s);
        window.press(Qt::Key_Escape);
        QVERIFY(window.offered().isEmpty());
        QCOMPARE(window.field->text(), u"sta"_s);
        window.press(Qt::Key_Escape);
        QVERIFY(window.field->text().isEmpty());
    }

    void downMovesToTheResultsWithoutAList()
    {
        Window window;
        const QSignalSpy moved(window.field, &SearchField::moveToResults);
        window.type(u"thinkpad"_s);
        window.press(Qt::Key_Down);
        QCOMPARE(moved.count(), 1);
        window.field->clear();
        window.type(u"sta"_s);
        window.press(Qt::Key_Down);
        QCOMPARE(moved.count(), 1);
        window.press(Qt::Key_Return);
        QCOMPARE(window.field->text(), u"status:"_s);
    }

    void movingTheCursorAwayClosesTheList()
    {
        Window window;
        window.type(u"laptop sta"_s);
        window.press(Qt::Key_Home);
        QVERIFY(window.offered().isEmpty());
        window.press(Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(window.offered().contains(u"tag:"_s));
    }

    void completionIsAskedForInAnEmptyField()
    {
        Window window;
        window.press(Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(window.offered().contains(u"tag:"_s));
        QVERIFY(window.offered().contains(u"is:"_s));
        QVERIFY(window.field->text().isEmpty());
    }

    void lateAnswersAreDropped()
    {
        QList<std::pair<QString, std::function<void(const Facet &)>>> asked;
        Window window([&asked](const ViewColumn &, const QString &typed, QObject *, const auto &done) {
            asked.append({typed, done});
        });
        window.type(u"site:Be"_s);
        QCOMPARE(asked.constLast().first, u"Be"_s);
        QVERIFY(window.offered().isEmpty());
        asked.at(asked.size() - 2).second({{u"Bonn"_s, 9}});
        QVERIFY(window.offered().isEmpty());
        asked.constLast().second({{u"Berlin"_s, 9}, {u"Bern"_s, 10}});
        QCOMPARE(window.offered(), (QStringList {u"Bern"_s, u"Berlin"_s}));
        window.press(Qt::Key_Escape);
        asked.constLast().second({{u"Berlin"_s, 9}});
        QVERIFY(window.offered().isEmpty());
    }

    void otherScripts()
    {
        Window window;
        window.compose({}, u"أحمد site:\"مركز الرياض\" 李雷"_s);
        QCOMPARE(window.field->query().search, u"أحمد 李雷"_s);
        QCOMPARE(window.field->query().filters, (QList<FilterTerm> {{u"site"_s, Op::Contains, {u"مركز الرياض"_s}}}));
        window.compose({}, u" لون:أحمر"_s);
        QCOMPARE(window.field->query().problems.size(), 1);
        QVERIFY(window.redPixels() > 0);
    }

    void compositionIsLeftAlone()
    {
        Window window;
        window.type(u"colour:red "_s);
        window.compose(u"に"_s, {});
        const QImage composing = window.field->grab().toImage();
        QApplication::processEvents();
        QCOMPARE(window.field->grab().toImage(), composing);
        QCOMPARE(window.field->text(), u"colour:red "_s);
        window.compose({}, u"日"_s);
        QCOMPARE(window.field->query().search, u"日"_s);
        QVERIFY(window.redPixels() > 0);
    }

    void listStaysUnderTheField_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<QString>("before");
        for (const QString &before : {QString(), QString(u"word "_s.repeated(30))}) {
            QTest::addRow("left to right, after %d words", int(before.count(u' '))) << Qt::LeftToRight << before;
            QTest::addRow("right to left, after %d words", int(before.count(u' '))) << Qt::RightToLeft << before;
        }
    }
    void listStaysUnderTheField()
    {
        QFETCH(const Qt::LayoutDirection, direction);
        QFETCH(const QString, before);
        Window window;
        window.widget.setLayoutDirection(direction);
        window.field->setText(before);
        window.type(u"sta"_s);
        const auto *list = window.widget.findChild<CompletionList *>();
        QVERIFY(list->isVisible());
        QVERIFY(list->y() > window.field->geometry().bottom());
        QVERIFY(list->x() >= window.field->x());
        QVERIFY(list->geometry().right() <= window.field->geometry().right());
    }

    void termsAreCutOutOfTheText()
    {
        Window window;
        window.field->setText(u"a status:\"In use\",Lost foo:\"x y\" -site:Berlin status=Lost \"status:Lost\" \"b"_s);
        window.field->removeTerms([](const FilterTerm &term) { return term.field == u"status"_s; });
        QCOMPARE(window.field->text(), u"a foo:\"x y\" -site:Berlin \"status:Lost\" \"b"_s);
    }
};

QTEST_MAIN(TestQueryField)
#include "tst_queryfield.moc"
