// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/querytext.h"
#include "core/tables/viewreader.h"
#include "support/expect.h"
#include "support/testworkspace.h"
#include "ui/common/theme.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filterchip.h"
#include "ui/filter/filterpopup.h"
#include "ui/filter/filtertext.h"
#include "ui/filter/queryfield.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

using Op = FilterTerm::Op;

// A window with the bar of a view; its counts come from a database.
struct Window
{
    Window(TestWorkspace &database, const View &shown)
        : workspace(database)
        , view(shown)
        , bar(new FilterBar(shown, {.facet = [this](const auto &...ask) { count(ask...); }}))
    {
        auto *column = new QVBoxLayout(&widget);
        column->addWidget(bar);
        column->addStretch();
        widget.resize(1000, 500);
        widget.show();
        QTest::qWaitForWindowActive(&widget) ? bar->field()->setFocus() : qFatal("the window is not active");
    }

    // Of the rows that fit the other filters.
    void count(const ViewColumn &column, const QString &typed, QObject *,
               const std::function<void(const Facet &)> &done)
    {
        lastTyped = typed;
        TableQuery rest {.search = bar->search(), .filters = bar->filters()};
        rest.filters.removeIf([&](const FilterTerm &term) { return view.column(term.field) == &column; });
        const ViewReader reader(workspace.workspace().database, workspace->session, workspace.clock().now());
        QMap<QString, qint64> counts;
        if (FilterText::isDate(column)) {
            for (const QString &day : FilterText::days(column) + QStringList {QString()}) {
                TableQuery query = rest;
                query.filters.append({QString::fromLatin1(column.id), Op::Equals, {day}});
                counts.insert(day, got(reader.count(view, query)));
            }
        } else {
            got(reader.read(view, rest, {&column}, [&](const QList<QVariant> &values) {
                ++counts[values.constFirst().toString()];
                return true;
            }));
        }
        Facet facet;
        for (auto each = counts.cbegin(); each != counts.cend(); ++each)
            facet.append({each.key(), each.value()});
        done(facet);
    }

    FilterChip *chip(const QString &name) const { return bar->findChild<FilterChip *>(name); }
    FilterPopup *popup() const { return bar->findChild<FilterPopup *>(); }
    QListWidget *list() const { return popup()->findChild<QListWidget *>(u"filterPopupList"_s); }
    QLineEdit *line() const { return popup()->findChild<QLineEdit *>(u"filterPopupLine"_s); }

    void open(const QString &chipName) { QTest::mouseClick(chip(chipName), Qt::LeftButton); }

    void close()
    {
        if (popup())
            popup()->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    // "[x] In use 2"
    QStringList entries() const
    {
        QStringList texts;
        for (int row = 0; row < list()->count(); ++row) {
            const QListWidgetItem *item = list()->item(row);
            texts.append((item->checkState() == Qt::Checked ? u"[x] "_s : u"[ ] "_s) + item->text() + u' '
                         + item->data(Qt::UserRole).toString());
        }
        return texts;
    }

    void check(const QString &text)
    {
        QListWidgetItem *item = list()->findItems(text, Qt::MatchExactly).value(0);
        QVERIFY2(item, qPrintable(text));
        list()->setCurrentItem(item);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Space);
    }

    // As an owner of the bar would read it back from a saved view.
    QString text() const { return QueryText::format(view, bar->search(), bar->filters()); }

    TestWorkspace &workspace;
    const View &view;
    QWidget widget;
    FilterBar *bar;
    QString lastTyped;
};

}

class TestFilterBar final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
        TestWorkspace &w = m_workspace;
        const qint64 berlin = w.addEntry(CatalogList::Kind::Sites, u"Berlin"_s);
        const qint64 paris = w.addEntry(CatalogList::Kind::Sites, u"Paris 2, Lyon"_s);
        const qint64 stock = w.status(StatusKind::Value::Deployable);
        for (int i = 0; i < 6; ++i) {
            Asset asset {.tag = u"LT-%1"_s.arg(i), .statusId = stock};
            if (i < 4)
                asset.siteId = i == 0 ? paris : berlin;
            m_assets.append(w.addAsset(asset));
        }
        m_zoe = w.addPerson(u"Zoë"_s, u"Berg"_s);
        m_ahmad = w.addPerson(u"أحمد"_s, u"سالم"_s);
        const QDateTime now = w.clock().now();
        w.checkOut(m_assets.at(0), m_zoe, now.addSecs(3600));
        w.checkOut(m_assets.at(1), m_zoe);
        w.checkOut(m_assets.at(2), m_ahmad, now.addDays(1));
        w.clock().advance(std::chrono::hours(2)); // the first is overdue, later the same day
    }

    void chipsOfTheViews_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("assets") << u"assets"_s
                                << QStringList {u"chip-category"_s,    u"chip-status"_s, u"chip-site"_s,
                                                u"chip-holder"_s,      u"chip-due_at"_s, u"chip-department"_s,
                                                u"condition-overdue"_s};
        QTest::newRow("users") << u"users"_s
                               << QStringList {u"chip-site"_s, u"chip-department"_s, u"chip-status"_s, u"chip-role"_s,
                                               u"condition-without-role"_s};
        QTest::newRow("assignments") << u"assignments"_s
                                     << QStringList {u"chip-holder"_s, u"chip-due_at"_s, u"condition-open"_s,
                                                     u"condition-overdue"_s};
        QTest::newRow("operations") << u"operations"_s << QStringList {u"chip-at"_s, u"chip-actor"_s, u"chip-kind"_s};
        QTest::newRow("roles") << u"roles"_s << QStringList();
    }

    void chipsOfTheViews()
    {
        QFETCH(QString, view);
        Window window(m_workspace, *Views::find(view));
        QStringList names;
        for (const FilterChip *chip : window.bar->findChildren<FilterChip *>()) {
            names.append(chip->objectName());
            QVERIFY(!chip->isActive());
            QVERIFY(!chip->accessibleName().isEmpty());
        }
        QTEST(names, "names");
        QVERIFY(window.bar->findChild<QToolButton *>(u"clearFilters"_s)->isHidden());
    }

    void valuesWithCountsTheMostFrequentFirst()
    {
        Window window(m_workspace, Views::assets());
        const QSignalSpy changed(window.bar, &FilterBar::changed);
        window.open(u"chip-site"_s);
        QCOMPARE(window.entries(), (QStringList {u"[ ] Berlin 3"_s, u"[ ] (none) 2"_s, u"[ ] Paris 2, Lyon 1"_s}));
        window.check(u"Berlin"_s);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(window.bar->filters(), (QList<FilterTerm> {{u"site"_s, Op::Equals, {u"Berlin"_s}}}));
        window.check(u"(none)"_s);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(window.chip(u"chip-site"_s)->text(), u"Site: Berlin, (none)"_s);
        QVERIFY(window.chip(u"chip-site"_s)->isActive());
        QVERIFY(window.bar->field()->text().isEmpty()); // it lives in the chip only
        window.check(u"Berlin"_s);
        QCOMPARE(window.bar->filters(), (QList<FilterTerm> {{u"site"_s, Op::Equals, {QString()}}}));
        window.close();

        window.open(u"chip-holder"_s); // among the assets without a site
        QCOMPARE(window.entries(), (QStringList {u"[ ] Anybody "_s, u"[ ] (nobody) 2"_s}));
        window.close();
        window.open(u"chip-site"_s); // what is chosen is on top
        QCOMPARE(window.entries().constFirst(), u"[x] (none) 2"_s);
        QTest::mouseClick(window.popup()->findChild<QPushButton *>(u"filterPopupClear"_s), Qt::LeftButton);
        QVERIFY(window.bar->filters().isEmpty());
        QCOMPARE(window.chip(u"chip-site"_s)->text(), u"Site"_s);
    }

    void keyboardAllTheWay()
    {
        Window window(m_workspace, Views::assets());
        QTest::keyClick(window.bar->field(), Qt::Key_Tab);
        auto *category = qobject_cast<FilterChip *>(QApplication::focusWidget());
        QCOMPARE(category, window.chip(u"chip-category"_s));
        QTest::keyClick(category, Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        FilterChip *site = window.chip(u"chip-site"_s);
        QVERIFY(site->hasFocus());
        QTest::keyClick(site, Qt::Key_Return);
        QTest::keyClicks(window.line(), u"par"_s);
        QCOMPARE(window.entries(), QStringList {u"[ ] Paris 2, Lyon 1"_s});
        QTest::keyClick(window.line(), Qt::Key_Return);
        window.close();
        QCOMPARE(window.bar->filters(), (QList<FilterTerm> {{u"site"_s, Op::Equals, {u"Paris 2, Lyon"_s}}}));

        QTest::keyClick(site, Qt::Key_Down);
        QTest::keyClick(window.line(), Qt::Key_Down); // into the list
        QVERIFY(window.list()->hasFocus());
        QTest::keyClick(window.list(), Qt::Key_Down);
        QTest::keyClick(window.list(), Qt::Key_Space);
        QCOMPARE(window.bar->filters().constFirst().values, (QStringList {u"Paris 2, Lyon"_s, u"Berlin"_s}));
        QTest::keyClick(window.list(), Qt::Key_Up);
        QTest::keyClick(window.list(), Qt::Key_Up); // out of it
        QVERIFY(window.line()->hasFocus());
        QTest::keyClick(window.line(), Qt::Key_Escape);
        QVERIFY(!window.popup() || !window.popup()->isVisible());
        window.close();
        QTest::keyClick(site, Qt::Key_Delete);
        QVERIFY(window.bar->filters().isEmpty());
        QVERIFY(!site->isActive());
    }

    void aClickAnywhereInALineChecksIt()
    {
        Window window(m_workspace, Views::assets());
        window.open(u"chip-site"_s);
        const QRect line = window.list()->visualItemRect(window.list()->item(0));
        for (const QPoint &place : {line.center(), QPoint(line.left() + 12, line.center().y())}) {
            QTest::mouseClick(window.list()->viewport(), Qt::LeftButton, {}, place);
            QCOMPARE(window.text(), u"site=Berlin"_s);
            QTest::mouseClick(window.list()->viewport(), Qt::LeftButton, {}, place);
            QVERIFY(window.text().isEmpty());
        }
        window.close();
    }

    void lettersInTheListGoToTheLine()
    {
        Window window(m_workspace, Views::assets());
        window.open(u"chip-site"_s);
        QTest::keyClick(window.line(), Qt::Key_Down);
        QTest::keyClick(window.list(), Qt::Key_B);
        QVERIFY(window.line()->hasFocus());
        QCOMPARE(window.line()->text(), u"b"_s);
        QCOMPARE(window.entries(), QStringList {u"[ ] Berlin 3"_s});
        window.close();
    }

    void enterTakesNothingThatWasNotPointedAt()
    {
        Window window(m_workspace, Views::assets());
        window.open(u"chip-site"_s);
        QTest::keyClick(window.line(), Qt::Key_Return);
        window.close();
        QVERIFY(window.bar->filters().isEmpty());
    }

    void rangeOfDaysCanBeTyped()
    {
        Window window(m_workspace, Views::operations());
        window.open(u"chip-at"_s);
        QVERIFY(!window.entries().join(u' ').contains(u"Tomorrow"_s));
        window.line()->setText(u"2026-01..2026-03"_s);
        QCOMPARE(window.list()->item(0)->text(), u"2026-01 – 2026-03"_s);
        QTest::keyClick(window.line(), Qt::Key_Return);
        window.close();
        const QList<FilterTerm> range {{u"at"_s, Op::Equals, {u"2026-01..2026-03"_s}}};
        QCOMPARE(window.bar->filters(), range);
        QCOMPARE(window.chip(u"chip-at"_s)->text(), u"When: 2026-01 – 2026-03"_s);
        window.bar->clear();
        window.bar->setQuery({}, range);
        QVERIFY(window.chip(u"chip-at"_s)->isActive());
        QVERIFY(window.bar->field()->text().isEmpty());
    }

    void kindsAreCalledAsPeopleDo()
    {
        Window window(m_workspace, Views::operations());
        window.bar->setQuery({}, {{u"kind"_s, Op::Equals, {u"custody.check-out"_s}}});
        QCOMPARE(window.chip(u"chip-kind"_s)->text(), u"Kind: Checked out"_s);
    }

    void typedTermsLightTheChip()
    {
        Window window(m_workspace, Views::assets());
        const QSignalSpy changed(window.bar, &FilterBar::changed);
        FilterChip *site = window.chip(u"chip-site"_s);
        QTest::keyClicks(window.bar->field(), u"site:ber lt"_s);
        QVERIFY(changed.count() > 0);
        QVERIFY(site->isActive());
        QCOMPARE(site->text(), u"Site: ber"_s);
        QCOMPARE(window.bar->search(), u"lt"_s);
        QCOMPARE(window.bar->filters(), (QList<FilterTerm> {{u"site"_s, Op::Contains, {u"ber"_s}}}));

        window.open(u"chip-site"_s);
        window.check(u"Paris 2, Lyon"_s); // takes over what was typed, with it
        window.close();
        QCOMPARE(window.bar->field()->text(), u"lt"_s);
        QCOMPARE(window.bar->filters(), (QList<FilterTerm> {{u"site"_s, Op::Equals, {u"ber"_s, u"Paris 2, Lyon"_s}}}));

        window.bar->field()->setText(u"-site:Berlin cost>5 lt"_s);
        QCOMPARE(site->text(), u"Site: ber, Paris 2, Lyon · not Berlin"_s);
        QTest::mouseClick(site->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!site->isActive());
        QCOMPARE(window.bar->field()->text(), u"cost>5 lt"_s);
        QCOMPARE(window.text(), u"lt cost>5"_s);
    }

    void typedValuesAreCheckedInThePopup()
    {
        Window window(m_workspace, Views::assets());
        window.bar->field()->setText(u"site:berlin"_s);
        window.open(u"chip-site"_s);
        QCOMPARE(window.entries().constFirst(), u"[x] Berlin 3"_s);
        window.check(u"Berlin"_s);
        window.close();
        QVERIFY(window.bar->field()->text().isEmpty());
        QVERIFY(window.bar->filters().isEmpty());
    }

    void aQueryIsSharedOutOnce_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("field"); // what the field shows of it
        QTest::newRow("words") << u"lenovo t14"_s << u"lenovo t14"_s;
        QTest::newRow("values") << u"site=Berlin,\"Paris 2, Lyon\" status=\"In use\""_s << QString();
        QTest::newRow("contains") << u"site:Berlin"_s << u"site:Berlin"_s;
        QTest::newRow("negated") << u"-site=Berlin"_s << u"-site=Berlin"_s;
        QTest::newRow("none and any") << u"site:none holder:any"_s << QString();
        QTest::newRow("twice") << u"site=Berlin site=Bonn"_s << u"site=Bonn"_s;
        QTest::newRow("no chip") << u"model=T14"_s << u"model=T14"_s;
        QTest::newRow("days") << u"due:today,week,overdue"_s << QString();
        QTest::newRow("a date") << u"due:2026-01-31"_s << u"due:2026-01-31"_s;
        QTest::newRow("until") << u"due<2026-01-31"_s << u"due<2026-01-31"_s;
        QTest::newRow("condition") << u"is:overdue"_s << QString();
        QTest::newRow("not a condition") << u"-is:overdue"_s << u"-is:overdue"_s;
        QTest::newRow("all at once") << u"lenovo site=Berlin status:none due<2026 is:overdue -model:T14"_s
                                     << u"lenovo due<2026 -model:T14"_s;
    }

    void aQueryIsSharedOutOnce()
    {
        QFETCH(QString, query);
        Window window(m_workspace, Views::assets());
        const QSignalSpy changed(window.bar, &FilterBar::changed);
        const QueryText::Parsed parsed = QueryText::parse(Views::assets(), query);
        QVERIFY(parsed.problems.isEmpty());
        window.bar->setQuery(parsed.search, parsed.filters);
        QTEST(window.bar->field()->text(), "field");
        QCOMPARE(window.bar->search(), parsed.search);
        const QList<FilterTerm> filters = window.bar->filters();
        QCOMPARE(filters.size(), parsed.filters.size());
        for (const FilterTerm &term : parsed.filters)
            QVERIFY2(filters.contains(term), qPrintable(QueryText::format(Views::assets(), term)));
        QCOMPARE(changed.count(), 0);
        window.bar->clear();
        QCOMPARE(changed.count(), 1);
        QVERIFY(window.text().isEmpty());
    }

    void aQueryThatIsShownStaysAsTyped()
    {
        Window window(m_workspace, Views::assets());
        window.bar->field()->setText(u"site:Berlin  lt colour:red "_s);
        window.bar->setQuery(window.bar->search(), window.bar->filters());
        QCOMPARE(window.bar->field()->text(), u"site:Berlin  lt colour:red "_s);
    }

    void onlyWhatChangesIsTold()
    {
        Window window(m_workspace, Views::assets());
        const QSignalSpy changed(window.bar, &FilterBar::changed);
        QTest::keyClicks(window.bar->field(), u"status:"_s);
        const qsizetype before = changed.count();
        QCOMPARE(window.bar->search(), QString());
        window.bar->field()->setText(u"status: "_s);
        QCOMPARE(changed.count(), before);
    }

    void conditionsAreToggles()
    {
        Window window(m_workspace, Views::assignments());
        FilterChip *open = window.chip(u"condition-open"_s);
        QCOMPARE(open->text(), u"Checked out now"_s);
        QTest::mouseClick(open, Qt::LeftButton);
        QTest::keyClick(window.chip(u"condition-overdue"_s), Qt::Key_Space);
        QCOMPARE(window.text(), u"is=open is=overdue"_s);
        QVERIFY(open->isChecked());
        QTest::mouseClick(open, Qt::LeftButton);
        QCOMPARE(window.text(), u"is=overdue"_s);
        QVERIFY(!open->isChecked());

        window.bar->field()->setText(u"is:open"_s);
        QVERIFY(open->isChecked());
        QVERIFY(open->isActive());
        QTest::mouseClick(open, Qt::LeftButton);
        QVERIFY(window.bar->field()->text().isEmpty());
        QVERIFY(!open->isChecked());
    }

    void dueByDays()
    {
        Window window(m_workspace, Views::assets());
        window.open(u"chip-due_at"_s);
        QCOMPARE(window.entries(),
                 (QStringList {u"[ ] Overdue 1"_s, u"[ ] Today 1"_s, u"[ ] Tomorrow 1"_s, u"[ ] This week 2"_s,
                               u"[ ] This month 2"_s, u"[ ] (none) 4"_s}));
        QVERIFY(!window.line()->isHidden()); // for a range of days
        window.check(u"Overdue"_s);
        window.check(u"Tomorrow"_s);
        window.close();
        QCOMPARE(window.chip(u"chip-due_at"_s)->text(), u"Due: Overdue, Tomorrow"_s);
        QCOMPARE(window.text(), u"due=overdue,tomorrow"_s);
        window.bar->field()->setText(u"due<2026-02-01"_s);
        QCOMPARE(window.chip(u"chip-due_at"_s)->text(), u"Due: Overdue, Tomorrow · < 2026-02-01"_s);
    }

    void peopleByTyping()
    {
        Window window(m_workspace, Views::assets());
        window.open(u"chip-holder"_s);
        QCOMPARE(window.entries(),
                 (QStringList {u"[ ] Anybody "_s, u"[ ] (nobody) 3"_s, u"[ ] Zoë Berg 2"_s, u"[ ] أحمد سالم 1"_s}));
        QTest::keyClicks(window.line(), u"zoe"_s);
        QCOMPARE(window.lastTyped, u"zoe"_s);
        QCOMPARE(window.entries(), QStringList {u"[ ] Zoë Berg 2"_s});
        QTest::keyClick(window.line(), Qt::Key_Return);
        window.close();
        QCOMPARE(window.text(), u"holder=\"Zoë Berg\""_s);

        window.open(u"chip-holder"_s);
        window.check(u"Anybody"_s);
        QCOMPARE(window.chip(u"chip-holder"_s)->text(), u"Holder: Anybody"_s);
        QCOMPARE(window.text(), u"holder=any"_s);
        window.check(u"(nobody)"_s);
        QCOMPARE(window.chip(u"chip-holder"_s)->text(), u"Holder: (nobody)"_s);
        QVERIFY(window.entries().contains(u"[ ] Anybody "_s));
        window.line()->setText(u"احمد"_s); // letters as they are searched
        QCOMPARE(window.entries(), QStringList {u"[ ] أحمد سالم 1"_s});
        window.close();
    }

    void countsMayComeLater()
    {
        std::function<void(const Facet &)> answer;
        FilterBar bar(
            Views::assets(),
            {.facet = [&answer](const ViewColumn &, const QString &, QObject *, const auto &done) { answer = done; }});
        bar.setQuery({}, {{u"site"_s, Op::Equals, {u"Berlin"_s}}});
        bar.show();
        QTest::mouseClick(bar.findChild<FilterChip *>(u"chip-site"_s), Qt::LeftButton);
        auto *popup = bar.findChild<FilterPopup *>();
        auto *list = popup->findChild<QListWidget *>(u"filterPopupList"_s);
        const auto *message = popup->findChild<QLabel *>();
        QCOMPARE(message->text(), u"Counting…"_s);
        QVERIFY(message->isVisible());
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->data(Qt::UserRole).toString(), u"…"_s);
        answer({{u"Berlin"_s, 2}, {u"Bonn"_s, 70}});
        QVERIFY(!message->isVisible());
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->data(Qt::UserRole).toString(), u"2"_s);
        auto *line = popup->findChild<QLineEdit *>(u"filterPopupLine"_s);
        line->setText(u"x"_s);
        answer({});
        QVERIFY(message->text().contains(u"“x”"_s));
        QTest::keyClick(line, Qt::Key_Return); // nothing to take
        QVERIFY(popup->isVisible());
        line->setText(u"kö"_s);
        QTest::keyClick(line, Qt::Key_Return); // before the answer
        QVERIFY(popup->isVisible());
        answer({{u"Köln"_s, 3}});
        QVERIFY(!popup->isVisible());
        QCOMPARE(bar.filters().constFirst().values, (QStringList {u"Berlin"_s, u"Köln"_s}));
    }

    void longListsSayWhatIsLeft()
    {
        FilterBar bar(Views::assets(), {.facet = [](const ViewColumn &, const QString &, QObject *, const auto &done) {
                          Facet many;
                          for (int i = 0; i < 230; ++i)
                              many.append({u"Site %1"_s.arg(i), 1});
                          done(many);
                      }});
        bar.show();
        QTest::mouseClick(bar.findChild<FilterChip *>(u"chip-site"_s), Qt::LeftButton);
        auto *popup = bar.findChild<FilterPopup *>();
        QCOMPARE(popup->findChild<QListWidget *>(u"filterPopupList"_s)->count(), 200);
        QVERIFY(popup->findChild<QLabel *>()->text().contains(u"30"_s));
        popup->close();
    }

    void clearAllAppearsAndClears()
    {
        Window window(m_workspace, Views::assets());
        auto *all = window.bar->findChild<QToolButton *>(u"clearFilters"_s);
        QVERIFY(!all->isVisible());
        window.bar->setQuery(u"lt"_s, {{u"site"_s, Op::Equals, {u"Berlin"_s}}});
        QVERIFY(all->isVisible());
        const QSignalSpy changed(window.bar, &FilterBar::changed);
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(changed.count(), 1);
        QVERIFY(window.text().isEmpty());
        QVERIFY(!all->isVisible());
        QVERIFY(window.bar->field()->hasFocus());
    }

    void theProblemIsSaidWhenTypingRests()
    {
        Window window(m_workspace, Views::assets());
        const auto *said = window.bar->findChild<QLabel *>(u"queryProblem"_s);
        QTest::keyClicks(window.bar->field(), u"colour:red"_s);
        QVERIFY(!said->isVisible());
        QTRY_VERIFY(said->isVisible());
        QCOMPARE(said->text(), window.bar->field()->message());
        window.bar->field()->setText(u"red"_s);
        QVERIFY(!said->isVisible());
        QTest::keyClicks(window.bar->field(), u" due:soon"_s);
        QTest::keyClick(window.bar->field(), Qt::Key_Return);
        QVERIFY(said->isVisible());
    }

    void chipsWrap()
    {
        Window window(m_workspace, Views::assets());
        const auto lowest = [&] {
            int bottom = 0;
            for (const FilterChip *chip : window.bar->findChildren<FilterChip *>()) {
                bottom = qMax(bottom, chip->mapTo(window.bar, QPoint(0, chip->height())).y());
                if (chip->mapTo(window.bar, QPoint(chip->width(), 0)).x() > window.bar->width())
                    return -1;
            }
            return bottom;
        };
        QApplication::processEvents();
        const int wide = lowest();
        window.widget.resize(360, 500);
        QApplication::processEvents();
        QVERIFY(lowest() > wide);
        QVERIFY(lowest() <= window.bar->height());
    }

    void hintAndResults()
    {
        Window window(m_workspace, Views::assets());
        const QSignalSpy moved(window.bar, &FilterBar::moveToResults);
        window.bar->setHint(u"Search tag, serial, holder …"_s);
        QCOMPARE(window.bar->field()->accessibleName(), u"Search tag, serial, holder …"_s);
        QTest::keyClick(window.bar->field(), Qt::Key_Down);
        QCOMPARE(moved.count(), 1);
    }

    // The field can be written in, however narrow the window is.
    void buttonsMakeRoomForTheField()
    {
        Window w(m_workspace, Views::assets());
        QToolButton *button = nullptr;
        for (const QString &text : {u"Check out the selected assets…"_s, u"Check in the selected assets…"_s}) {
            button = new QToolButton;
            button->setText(text);
            button->setIcon(qApp->style()->standardIcon(QStyle::SP_ArrowRight));
            w.bar->addBeside(button);
        }
        QCOMPARE(button->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        w.widget.resize(420, 500);
        QTRY_COMPARE(button->toolButtonStyle(), Qt::ToolButtonIconOnly);
        QTRY_VERIFY2(w.bar->field()->width() > 200, qPrintable(QString::number(w.bar->field()->width())));
        w.widget.resize(1000, 500);
        QTRY_COMPARE(button->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    }

private:
    TestWorkspace m_workspace;
    QList<qint64> m_assets;
    qint64 m_zoe = 0;
    qint64 m_ahmad = 0;
};

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
