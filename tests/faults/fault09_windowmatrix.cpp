// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/permissions.h"
#include "core/db/sql.h"
#include "faults/faultcounts.h"
#include "support/dump.h"
#include "support/expect.h"
#include "support/signedinwindow.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

constexpr const char *names[] = {"user", "agent", "administrator"};

// What the table says of a permission, whatever the session says.
Scope reach(Permission permission, Who who)
{
    return Permissions::row(permission).builtin(int(who));
}

bool isPermitted(const ActionRegistry::Definition &definition, Who who)
{
    const auto may = [who](Permission permission) { return reach(permission, who) != Scope::None; };
    return !definition.needs || may(*definition.needs) || std::ranges::any_of(definition.orNeeds, may);
}

}

// Fault 9, the window: each command is offered to exactly those whom the table lets, and says why to the others; what is
// denied all the same, as the rights changed meanwhile, changes nothing and is recorded.
class FaultWindowMatrix final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void commandsFollowTheTable_data() { roles(); }
    void commandsFollowTheTable();
    void pagesFollowTheTable_data() { roles(); }
    void pagesFollowTheTable();
    void columnsFollowTheTable_data() { roles(); }
    void columnsFollowTheTable();
    void rightsThatWentAreDenied_data();
    void rightsThatWentAreDenied();

private:
    static void roles();
    void open(Who who);
    ActionRegistry *actions() const { return m_window->window().findChild<ActionRegistry *>(); }

    FaultCounts m_counts {9};
    qint64 m_tries = 0;
    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<SignedInWindow> m_window;
};

void FaultWindowMatrix::init()
{
    m_tries = 1;
    m_office = std::make_unique<TestWorkspace>();
    for (const Who who : {Who::User, Who::Agent, Who::Admin})
        m_office->checkOut(m_office->addAsset(u"A-%1"_s.arg(int(who))), m_office->id(who));
}

void FaultWindowMatrix::cleanup()
{
    m_counts.count(m_tries);
    m_window.reset();
    m_office.reset();
}

// On the Assets page, for whoever has one.
void FaultWindowMatrix::open(Who who)
{
    const bool hasPage = reach(Permission::ViewAssets, who) == Scope::All;
    m_window = std::make_unique<SignedInWindow>(*m_office, who, hasPage ? u"assets"_s : QString());
}

void FaultWindowMatrix::roles()
{
    QTest::addColumn<Who>("who");
    for (const Who who : {Who::User, Who::Agent, Who::Admin})
        QTest::newRow(names[int(who)]) << who;
}

void FaultWindowMatrix::commandsFollowTheTable()
{
    QFETCH(const Who, who);
    open(who);
    const QSqlDatabase db = (*m_office)->database.connection();
    const QStringList before = everything(db);
    const QList<ActionRegistry::Definition> definitions = actions()->definitions();
    QVERIFY(definitions.size() > 20);
    m_tries = definitions.size();
    for (const ActionRegistry::Definition &definition : definitions) {
        QAction *action = actions()->action(definition.id);
        QCOMPARE(actions()->isPermitted(definition.id), isPermitted(definition, who));
        QVERIFY2(action->isEnabled() == actions()->reason(definition.id).isEmpty(), qPrintable(definition.id));
        if (isPermitted(definition, who))
            continue;
        QVERIFY2(!action->isEnabled(), qPrintable(definition.id));
        QVERIFY2(action->toolTip().contains(actions()->reason(definition.id).toHtmlEscaped()),
                 qPrintable(definition.id));
        action->trigger();
        QVERIFY2(!m_window->seen<QDialog>({}), qPrintable(definition.id));
    }
    QCOMPARE(everything(db), before);
}

void FaultWindowMatrix::pagesFollowTheTable()
{
    QFETCH(const Who, who);
    open(who);
    const std::pair<QString, QList<Permission>> pages[] {
        {u"today"_s, {Permission::ChangeCustody}},
        {u"assets"_s, {Permission::ViewAssets}},
        {u"assignments"_s, {Permission::ViewCustody}},
        {u"users"_s, {Permission::ViewPeople}},
        {u"roles"_s, {Permission::ViewRoles}},
        {u"operations"_s, {Permission::ViewOperations}},
        {u"administration"_s, {Permission::EditCatalog, Permission::EditSettings, Permission::BackUp}},
    };
    m_tries = std::ssize(pages);
    for (const auto &[page, needs] : pages) {
        const bool any = std::ranges::any_of(needs, [who](Permission need) { return reach(need, who) != Scope::None; });
        const bool isEnabled = m_window->window().findChild<QAction *>(u"go."_s + page)->isEnabled();
        QVERIFY2(any || !isEnabled, qPrintable(page));
        const bool all = std::ranges::any_of(needs, [who](Permission need) { return reach(need, who) == Scope::All; });
        QVERIFY2(!all || isEnabled, qPrintable(page));
    }
}

// Cost, which only some may see.
void FaultWindowMatrix::columnsFollowTheTable()
{
    QFETCH(const Who, who);
    (*m_office)->session.openAsSystem();
    got((*m_office)->assets.create({.tag = u"A-9"_s, .purchaseCost = 98765}));
    open(who);
    const bool hasPage = reach(Permission::ViewAssets, who) == Scope::All;
    QCOMPARE(m_window->window().findChild<QAction *>(u"go.assets"_s)->isEnabled(), hasPage);
    if (!hasPage)
        return;
    const int others = m_window->rowOf(u"asset_tag"_s, u"A-9"_s);
    QVERIFY(others >= 0);
    const bool shown = !m_window->text(others, u"purchase_cost"_s).isEmpty();
    QCOMPARE(shown, reach(Permission::ViewCost, who) == Scope::All);
}

void FaultWindowMatrix::rightsThatWentAreDenied_data()
{
    QTest::addColumn<QString>("command");
    for (const QString &command : {u"asset.edit"_s, u"asset.check-in"_s})
        QTest::newRow(qPrintable(command)) << command;
}

// The dialog was open when the role was taken.
void FaultWindowMatrix::rightsThatWentAreDenied()
{
    QFETCH(const QString, command);
    open(Who::Agent);
    m_window->makeCurrent(m_window->rowOf(u"asset_tag"_s, u"A-0"_s), u"asset_tag"_s);
    QTRY_VERIFY(actions()->action(command)->isEnabled());
    actions()->action(command)->trigger();
    QTRY_VERIFY(m_window->seen<QPushButton>(u"saveButton"_s));
    {
        Clock clock;
        const auto elsewhere = got(Workspace::open(m_office->path(), clock, PasswordHash::leastCost));
        got(elsewhere->session.open(m_office->id(Who::Admin)));
        got(elsewhere->roles.assign({m_office->id(Who::Agent)}, got(elsewhere->roles.findByName(u"User"_s)).id, {}));
    }
    const QSqlDatabase db = (*m_office)->database.connection();
    const QStringList before = everything(db);
    const qint64 newest = got(Sql::value(db, u"SELECT max(id) FROM operations"_s)).toLongLong();
    if (auto *name = m_window->seen<QLineEdit>(u"name"_s))
        name->setText(u"Renamed"_s);
    QTest::mouseClick(m_window->seen<QPushButton>(u"saveButton"_s), Qt::LeftButton);
    QTRY_COMPARE(got(Sql::value(db, u"SELECT max(id) FROM operations"_s)).toLongLong(), newest + 1);
    QCOMPARE(got(Sql::value(db, u"SELECT kind FROM operations ORDER BY id DESC LIMIT 1"_s)).toString(),
             u"access.denied"_s);
    QCOMPARE(everything(db), before);
}

QTEST_MAIN(FaultWindowMatrix)
#include "fault09_windowmatrix.moc"
