// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/checkspage.h"

#include "support/expect.h"
#include "support/screenshots.h"
#include "support/testworkspace.h"
#include "ui/checks/checkcard.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/jobs/jobstrip.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

using Who = TestWorkspace::Who;

namespace {

// The page of an office with two people who have roles and three assets.
struct Desk
{
    explicit Desk(Who who = Who::Admin)
    {
        for (int i = 1; i <= 3; ++i)
            assets.append(office.addAsset(u"NB-000%1"_s.arg(i), u"5CG%1"_s.arg(i)));
        office.signInAs(who);
        jobs = std::make_unique<JobStrip>(office.workspace());
        page = std::make_unique<ChecksPage>(office.workspace(), *jobs);
        page->resize(1100, 760);
    }

    void show() const
    {
        page->show();
        settle();
    }
    void settle() const
    {
        QTRY_VERIFY_WITH_TIMEOUT(!jobs->isRunning(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(page->findChild<QAction *>(u"checkAgain"_s)->isEnabled(), 60'000);
    }
    void setStatus(qint64 asset, StatusKind::Value kind)
    {
        const Asset before = got(office->assets.find(asset));
        Asset after = before;
        after.statusId = office.status(kind);
        got(office->assets.update(before, after));
    }
    CheckCard *card(const char *id) const { return page->findChild<CheckCard *>(QString::fromLatin1(id)); }
    EmptyState *empty() const { return page->findChild<EmptyState *>(); }
    static QList<QToolButton *> fixes(const CheckCard *card) { return card->findChildren<QToolButton *>(u"fix"_s); }

    TestWorkspace office;
    QList<qint64> assets;
    std::unique_ptr<JobStrip> jobs;
    std::unique_ptr<ChecksPage> page;
};

}

class TestChecksPage final : public QObject
{
    Q_OBJECT

private slots:
    void saysThatNothingContradictsItself();
    void fixesOne();
    void fixesAllInTheBackground();
    void leadsToWhereAPersonDecides();
    void showsMore();
    void saysWhyNot();
    void keepsTheRowsThatStand();
    void forgetsWhatAnotherSaw();
    void pictures();
};

void TestChecksPage::saysThatNothingContradictsItself()
{
    Desk desk;
    desk.show();
    QVERIFY(desk.empty()->isVisible());
    QCOMPARE(desk.empty()->title(), u"Nothing contradicts itself"_s);
    desk.setStatus(desk.assets.at(0), StatusKind::Value::Deployed);
    desk.page->checkAgain();
    desk.settle();
    QVERIFY(!desk.empty()->isVisible());
    QVERIFY(desk.card("in-use-unheld"));
    const QString state = desk.page->findChild<QLabel *>(u"checkState"_s)->text();
    QVERIFY2(state.contains("1 thing"_L1), qPrintable(state));
}

void TestChecksPage::fixesOne()
{
    Desk desk;
    desk.setStatus(desk.assets.at(0), StatusKind::Value::Deployed);
    desk.setStatus(desk.assets.at(1), StatusKind::Value::Deployed);
    desk.show();
    const QSignalSpy said(desk.page.get(), &ChecksPage::message);
    QToolButton *fix = Desk::fixes(desk.card("in-use-unheld")).constFirst();
    QCOMPARE(fix->text(), u"Set to In stock"_s);
    QCOMPARE(fix->accessibleName(), u"Set to In stock: NB-0001 has the status In use, but nobody has it"_s);
    QTest::mouseClick(fix, Qt::LeftButton);
    desk.settle();
    QCOMPARE(said.count(), 1);
    QVERIFY(said.constFirst().at(1).toLongLong() > 0); // can be undone
    QCOMPARE(Desk::fixes(desk.card("in-use-unheld")).size(), 1);
    QVERIFY(!desk.card("in-use-unheld")->findChild<QPushButton *>(u"fixAll"_s)->isVisible()); // of one
}

void TestChecksPage::fixesAllInTheBackground()
{
    Desk desk;
    desk.office.addAssets(250);
    desk.office.write(u"UPDATE assets SET status_id = (SELECT id FROM statuses WHERE kind = 'Deployed')"_s);
    desk.show();
    const QSignalSpy said(desk.page.get(), &ChecksPage::message);
    CheckCard *card = desk.card("in-use-unheld");
    QCOMPARE(card->result().count, 253);
    auto *all = card->findChild<QPushButton *>(u"fixAll"_s);
    QCOMPARE(all->text(), u"Set to In stock (all 253)"_s);
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(desk.jobs->isRunning());
    desk.settle();
    QCOMPARE(said.count(), 1);
    QVERIFY(!desk.card("in-use-unheld"));
}

void TestChecksPage::leadsToWhereAPersonDecides()
{
    Desk desk;
    const qint64 ann = desk.office.addPerson(u"Ann"_s, u"Ash"_s);
    const qint64 doubled = desk.office.addPerson(u"ANN"_s, u"Ash"_s);
    desk.show();
    QSignalSpy link(desk.page.get(), &ChecksPage::linkActivated);
    QSignalSpy role(desk.page.get(), &ChecksPage::assignRoleRequested);
    const QList<QAction *> choices = Desk::fixes(desk.card("same-person")).constFirst()->menu()->actions();
    QCOMPARE(choices.size(), 3);
    choices.at(0)->trigger();
    choices.at(1)->trigger();
    QCOMPARE(link.at(0).at(0).toString(), u"person:%1"_s.arg(ann));
    QCOMPARE(link.at(1).at(0).toString(), u"person:%1"_s.arg(doubled));
    Desk::fixes(desk.card("without-role")).constFirst()->click();
    QCOMPARE(role.constFirst().at(0).value<QList<qint64>>(), QList<qint64> {ann});
    auto *all = desk.card("without-role")->findChild<QPushButton *>(u"fixAll"_s);
    QCOMPARE(all->text(), u"Assign role… (all 2)"_s);
    all->click();
    QCOMPARE(role.at(1).at(0).value<QList<qint64>>(), (QList<qint64> {ann, doubled}));
    choices.at(2)->trigger(); // deactivate the second
    desk.settle();
    QVERIFY(!desk.card("same-person"));
}

void TestChecksPage::showsMore()
{
    Desk desk;
    desk.office.addAssets(300);
    desk.office.write(u"UPDATE assets SET status_id = (SELECT id FROM statuses WHERE kind = 'Deployed')"_s);
    desk.show();
    CheckCard *card = desk.card("in-use-unheld");
    const qsizetype first = Desk::fixes(card).size();
    QVERIFY(first < 20);
    auto *more = card->findChild<QPushButton *>(u"showMore"_s);
    for (int i = 0; i < 10 && more->isEnabled(); ++i)
        QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(Desk::fixes(card).size(), 200);
    QCOMPARE(more->text(), u"… and 103 more, listed once some of these are put right"_s);
}

void TestChecksPage::saysWhyNot()
{
    Desk desk(Who::Agent);
    desk.office.addPerson(u"Ann"_s, u"Ash"_s);
    desk.show();
    const QToolButton *fix = Desk::fixes(desk.card("without-role")).constFirst();
    QVERIFY(!fix->isEnabled());
    QVERIFY2(fix->toolTip().contains("assign"_L1), qPrintable(fix->toolTip()));
    QVERIFY(fix->menu()->actions().at(1)->isEnabled()); // open the record
}

void TestChecksPage::keepsTheRowsThatStand()
{
    Desk desk;
    desk.office.addPerson(u"Ann"_s, u"Ash"_s);
    desk.show();
    const QPointer<CheckCard> card = desk.card("without-role");
    QVERIFY(card);
    desk.page->refresh();
    desk.settle();
    QCOMPARE(desk.card("without-role"), card.data());
    desk.office.addPerson(u"Bob"_s, u"Birch"_s);
    desk.page->refresh();
    desk.settle();
    QVERIFY(!card);
    QCOMPARE(desk.card("without-role")->result().count, 2);
}

void TestChecksPage::forgetsWhatAnotherSaw()
{
    Desk desk;
    desk.office.addPerson(u"Ann"_s, u"Ash"_s);
    desk.show();
    QVERIFY(desk.card("without-role"));
    desk.office->session.close();
    QVERIFY(!desk.card("without-role"));
    desk.office.signInAs(Who::User); // sees nothing of it
    desk.page->checkAgain();
    desk.settle();
    QVERIFY(!desk.card("without-role"));
}

// $CUSTODIAN_SCREENSHOTS says where to.
void TestChecksPage::pictures()
{
    if (!qEnvironmentVariableIsSet("CUSTODIAN_SCREENSHOTS"))
        QSKIP("only where they are wanted");
    Screenshots pictures("CUSTODIAN_SCREENSHOTS", {});
    for (const auto &[scheme, name] :
         {std::pair {Theme::Scheme::Light, u"light"_s}, {Theme::Scheme::Dark, u"dark"_s}}) {
        Theme::apply(*qApp, scheme, Theme::Density::Comfortable);
        Desk desk;
        desk.show();
        pictures.take(*desk.page, u"clean-"_s + name);
        const qint64 ann = desk.office.addPerson(u"Ann"_s, u"Ash"_s, u"ann.ash@example.org"_s);
        desk.office.addPerson(u"Ash"_s, u"Ann"_s, u"annash@example.org"_s);
        desk.office.addAsset(u"NB-0004"_s, u"5CG-l"_s);
        desk.office.addAsset(u"NB-0005"_s, u"5-CGI"_s);
        desk.setStatus(desk.assets.at(1), StatusKind::Value::Deployed);
        desk.setStatus(desk.assets.at(2), StatusKind::Value::Deployed);
        desk.office.checkOut(desk.assets.at(0), ann, desk.office.clock().now().addDays(3));
        desk.office.write(u"UPDATE asset_assignments SET due_at = '2020-01-01T00:00:00Z'"_s);
        desk.page->checkAgain();
        desk.settle();
        QTest::qWait(50);
        pictures.take(*desk.page, u"found-"_s + name);
    }
}

QTEST_MAIN(TestChecksPage)
#include "tst_checkspage.moc"
