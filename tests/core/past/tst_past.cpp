// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/snapshot.h"
#include "core/db/sql.h"
#include "core/tables/rowengine.h"
#include "core/tables/viewreader.h"
#include "core/transfer/exporter.h"
#include "core/workspace/pastworkspace.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

// All that a view shows, row by row. Numbers of people's operations are no part of it.
QStringList shown(Workspace &workspace, const View &view, const TableQuery &query = {})
{
    const ViewReader reader(workspace.database, workspace.session, workspace.clock.now());
    QStringList rows;
    got(reader.read(view, query, reader.columns(view, false), [&](const QList<QVariant> &values) {
        QStringList texts;
        for (const QVariant &value : values)
            texts.append(value.isNull() ? u"-"_s : value.toString());
        rows.append(texts.join(u'|'));
        return true;
    }));
    return rows;
}

QList<const View *> views()
{
    return {&Views::assets(), &Views::users(), &Views::roles(), &Views::roleAssignments(), &Views::assignments()};
}

QStringList all(Workspace &workspace)
{
    QStringList rows;
    for (const View *view : views())
        rows += QStringList {QString::fromLatin1(view->name)} + shown(workspace, *view);
    return rows;
}

QStringList column(Workspace &workspace, const View &view, const QStringList &ids, const TableQuery &query = {})
{
    const ViewReader reader(workspace.database, workspace.session, workspace.clock.now());
    QStringList rows;
    got(reader.read(view, query, got(reader.columns(view, ids)), [&](const QList<QVariant> &values) {
        QStringList texts;
        for (const QVariant &value : values)
            texts.append(value.toString());
        rows.append(texts.join(u'|'));
        return true;
    }));
    return rows;
}

FilterTerm is(const QString &field, const QString &value, bool negated = false)
{
    return {field, FilterTerm::Op::Contains, {value}, negated};
}

}

// The lists as they were: each test acts, goes back and looks.
class TestPast final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void everyMomentIsShownAsItWas();
    void searchFindsTheWordsOfThen();
    void searchFollowsListsThatWereNotSearched();
    void engineGivesTheRowsOfTheReader();
    void custodyIsShownByItsOwnTimes();
    void custodyThatWasRecordedLaterCounts();
    void custodyThatWasTakenBackNeverWas();
    void dueDatesAndNotesAreThoseOfThen();
    void whatWasDeletedSinceIsThere();
    void whoWasDeletedSinceIsThere();
    void rolesAreShownByTheirOwnTimes();
    void stockIsThatOfThen();
    void whatWasEnteredLaterIsNotThere();
    void whatAPeriodTellsOfIsThere();
    void peopleAreThereFromTheirOwnDate();
    void rightsAreThoseOfNow();
    void costsNeedTheRight();
    void peopleSeeTheirOwn();
    void orderComesFromNumbersNotFromTime();
    void beforeEverythingThereIsNothing();
    void momentsToComeAreRefused();
    void nothingCanBeWritten();
    void readingCanBeCancelled();
    void exportsTheRowsOfThen();
    void reportsAreThoseOfThen();

private:
    QDateTime now() const { return m_office->clock().now(); }
    QDateTime later(int days = 1)
    {
        m_office->clock().advance(std::chrono::hours(24 * days));
        return now();
    }
    // What is shown by then; kept until the next.
    Workspace &past(const QDateTime &moment)
    {
        m_state = got(PastState::read(m_office->path(), moment, now()));
        m_past = got(PastWorkspace::open(m_office->path(), m_state, (*m_office)->session));
        return m_past->workspace();
    }
    void rename(qint64 asset, const QString &name)
    {
        const Asset before = got((*m_office)->assets.find(asset));
        Asset after = before;
        after.name = name;
        got((*m_office)->assets.update(before, after));
    }

    std::unique_ptr<TestWorkspace> m_office;
    std::shared_ptr<const PastState> m_state;
    std::unique_ptr<PastWorkspace> m_past;
};

void TestPast::init()
{
    m_past.reset();
    m_office = std::make_unique<TestWorkspace>();
}

// Without anything that speaks of another time, the past is what the present was.
void TestPast::everyMomentIsShownAsItWas()
{
    TestWorkspace &office = *m_office;
    Workspace &here = office.workspace();
    QList<std::pair<QDateTime, QStringList>> moments;
    const auto remember = [&] {
        moments.append({now(), all(here)});
        later();
    };
    remember();
    const qint64 acme = office.addEntry(CatalogList::Kind::Manufacturers, u"Acme"_s);
    const qint64 site = office.addEntry(CatalogList::Kind::Sites, u"Berlin"_s);
    const qint64 model = office.addModel(u"Book 3"_s, acme);
    const qint64 first = office.addAsset({.tag = u"A-1"_s, .serial = u"SN1"_s, .modelId = model, .siteId = site});
    const qint64 second = office.addAsset(
        {.tag = u"a-2"_s, .name = u"Zebra"_s, .purchaseCost = 12345, .notes = u"Scratched"_s});
    remember();
    const qint64 ann = office.addPerson(u"Ann"_s, u"Zed"_s, u"ann@example.org"_s);
    office.checkOut(first, ann, now().addDays(3));
    remember();
    office.assign(ann, u"User"_s);
    rename(second, u"Ape"_s);
    remember();
    got(here.custody.extend({first}, now().addDays(30)));
    remember();
    const CatalogEntry berlin = got(here.catalog.entry(CatalogList::Kind::Sites, site));
    CatalogEntry bonn = berlin;
    bonn.name = u"Bonn"_s;
    got(here.catalog.update(CatalogList::Kind::Sites, berlin, bonn));
    const Role user = got(here.roles.findByName(u"User"_s));
    Role member = user;
    member.name = u"Member"_s;
    Grants fewer = got(here.roles.grants(user.id));
    fewer.set(Permission::ExportViews, Scope::None);
    got(here.roles.update(user, member, fewer));
    remember();
    got(here.custody.checkIn({.assetIds = {first}, .condition = u"Bent"_s, .note = u"Hinge"_s}));
    got(here.custody.checkOut({.assetIds = {first, second}, .userId = office.id(Who::User), .purpose = u"Class"_s}));
    remember();
    const Person before = got(here.people.find(ann));
    Person after = before;
    after.lastName = u"Young"_s;
    after.email = u"ann.young@example.org"_s;
    got(here.people.update(before, after));
    office.assign(ann, u"Agent"_s);
    remember();
    got(here.custody.checkIn({.assetIds = {first, second}}));
    remember();
    got(here.assets.remove(second, u"Lost"_s));
    const qint64 removed = got(here.people.setStatus({ann}, PersonStatus::Value::Inactive, {})).operation;
    remember();
    got(here.undo.undo(removed));
    remember();
    for (const auto &[moment, rows] : std::as_const(moments))
        QCOMPARE(all(past(moment)), rows);
    QCOMPARE(all(here), moments.constLast().second);
}

void TestPast::searchFindsTheWordsOfThen()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, u"XY77Z"_s, u"Zebra"_s);
    m_office->addAsset(u"A-2"_s, {}, u"Zebra crossing"_s);
    const qint64 ann = m_office->addPerson(u"Ann"_s, u"Oldname"_s, u"ann@example.org"_s);
    m_office->checkOut(asset, ann);
    const QDateTime then = now();
    later();
    rename(asset, u"Ape"_s);
    const Person before = got((*m_office)->people.find(ann));
    Person after = before;
    after.lastName = u"Newname"_s;
    got((*m_office)->people.update(before, after));
    m_office->addAsset(u"A-3"_s, {}, u"Zebra"_s);

    Workspace &past = this->past(then);
    RowEngine engine(past.database, past.session);
    const auto found = [&](const QString &text) {
        const QStringList read = column(past, Views::assets(), {u"asset_tag"_s}, {.search = text});
        const RowOrderPtr rows = got(engine.rows(Views::assets(), {.search = text}, then));
        return qsizetype(rows->size()) == read.size() ? read : QStringList {u"the engine says something else"_s};
    };
    QCOMPARE(found(u"zebra"_s), QStringList({u"A-1"_s, u"A-2"_s}));
    QCOMPARE(found(u"ape"_s), QStringList());
    QCOMPARE(found(u"oldname"_s), QStringList {u"A-1"_s});
    QCOMPARE(found(u"newname"_s), QStringList());
    QCOMPARE(found(u"y77"_s), QStringList {u"A-1"_s}); // the middle of a serial
    QCOMPARE(found(u"A-3"_s), QStringList());
    QCOMPARE(column(past, Views::users(), {u"email"_s}, {.search = u"oldname"_s}), QStringList {u"ann@example.org"_s});
    QCOMPARE(column(past, Views::assets(), {u"asset_tag"_s}, {.filters = {is(u"holder"_s, u"oldname"_s)}}),
             QStringList {u"A-1"_s});
}

// The words of then are made with the first search, for every connection, whatever was read before and is being read.
void TestPast::searchFollowsListsThatWereNotSearched()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, {}, u"Zebra"_s);
    m_office->addAsset(u"A-2"_s, {}, u"Zebra crossing"_s);
    const qint64 ann = m_office->addPerson(u"Ann"_s, u"Oldname"_s);
    m_office->checkOut(asset, ann);
    const QDateTime then = now();
    later();
    rename(asset, u"Ape"_s);

    Workspace &first = past(then);
    const auto other = got(PastWorkspace::open(m_office->path(), m_state, (*m_office)->session));
    Workspace &second = other->workspace();
    const QStringList both {u"A-1"_s, u"A-2"_s};
    const auto listed = [](Workspace &past) { return column(past, Views::assets(), {u"asset_tag"_s}, {}); };
    const auto found = [](Workspace &past, const QString &text) {
        return column(past, Views::assets(), {u"asset_tag"_s}, {.search = text});
    };
    QCOMPARE(listed(first), both);
    QCOMPARE(listed(second), both);
    auto snapshot = std::make_unique<Snapshot>(first.database);
    QVERIFY(snapshot->begin());
    auto reading = Sql::run(first.database.connection(), u"SELECT name FROM assets ORDER BY id"_s);
    QVERIFY(reading && reading->next());
    for (Workspace *past : {&first, &second, &first}) {
        QCOMPARE(found(*past, u"zebra"_s), both);
        QCOMPARE(found(*past, u"ape"_s), QStringList());
        QCOMPARE(listed(*past), both);
    }
    QCOMPARE(reading->value(0).toString(), u"Zebra"_s);
    QVERIFY(reading->next());
    QCOMPARE(reading->value(0).toString(), u"Zebra crossing"_s);
    reading->finish();
    snapshot.reset();
    QCOMPARE(found(first, u"zebra"_s), both);
}

void TestPast::engineGivesTheRowsOfTheReader()
{
    m_office->addAssets(3000);
    const qint64 ann = m_office->addPerson(u"Ann"_s, u"Zed"_s);
    for (qint64 asset = 1; asset <= 900; asset += 3)
        m_office->checkOut(asset, ann, now().addDays(1));
    const QDateTime then = later(3);
    later();
    m_office->write(u"UPDATE assets SET name = 'Other', asset_tag = 'Z' || asset_tag WHERE id % 5 = 0"_s);
    for (qint64 asset = 1; asset <= 300; asset += 3)
        m_office->checkIn(asset);
    m_office->addAsset(u"A"_s);

    Workspace &past = this->past(then);
    RowEngine engine(past.database, past.session);
    const ViewReader reader(past.database, past.session, then);
    const QList<QList<FilterTerm>> filters {{},
                                            {is(u"holder"_s, {}, true)},
                                            {is(u"holder"_s, {})},
                                            {is(u"is"_s, u"overdue"_s)},
                                            {is(u"status"_s, u"deployed"_s)},
                                            {is(u"due_at"_s, {}, true)},
                                            {is(u"name"_s, u"name"_s), is(u"site"_s, {})}};
    const QList<QList<SortKey>> orders {{}, {{u"name"_s, true}}, {{u"holder"_s, false}}, {{u"due_at"_s, true}}};
    for (const QList<FilterTerm> &filter : filters) {
        for (const QList<SortKey> &order : orders) {
            const TableQuery query {.filters = filter, .sort = order};
            const RowOrder ids = got(reader.ids(Views::assets(), query));
            QCOMPARE(*got(engine.rows(Views::assets(), query, then)), ids);
            QCOMPARE(got(engine.count(Views::assets(), query, then)), qint64(ids.size()));
            const RowOrder first = got(engine.firstRows(Views::assets(), query, then, 50));
            QVERIFY(std::equal(first.cbegin(), first.cend(), ids.cbegin()));
        }
    }
    const TableQuery held {.filters = {is(u"holder"_s, {}, true)}};
    QCOMPARE(got(engine.firstRows(Views::assets(), held, then, 50)).size(), std::size_t(50));
    const Facet facet = got(engine.facet(Views::assets(), {}, *Views::assets().column(u"holder"_s), {}, 10, then));
    QCOMPARE(facet, Facet({{QString(), 2700}, {u"Ann Zed"_s, 300}}));
}

void TestPast::custodyIsShownByItsOwnTimes()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const QDateTime out = later();
    m_office->checkOut(asset, m_office->id(Who::User));
    const QDateTime in = later(2);
    got((*m_office)->custody.checkIn({.assetIds = {asset}, .condition = u"Bent"_s}));
    later();
    const QStringList ids {u"asset_tag"_s, u"email"_s, u"checked_in_at"_s, u"checked_in_by"_s, u"condition_in"_s};
    QCOMPARE(column(past(out.addSecs(-1)), Views::assignments(), ids), QStringList());
    QCOMPARE(column(past(out), Views::assignments(), ids), QStringList {u"A-1|user@example.org|||"_s});
    QCOMPARE(column(past(in.addSecs(-1)), Views::assignments(), ids), QStringList {u"A-1|user@example.org|||"_s});
    QCOMPARE(column(past(in), Views::assignments(), ids),
             QStringList {u"A-1|user@example.org|%1|admin@example.org|Bent"_s.arg(IsoTime::toText(in))});
    QCOMPARE(column(past(out), Views::assets(), {u"asset_tag"_s, u"holder"_s}), QStringList {u"A-1|Ulf User"_s});
    QCOMPARE(column(past(in), Views::assets(), {u"asset_tag"_s, u"holder"_s}), QStringList {u"A-1|"_s});
    QCOMPARE(column(past(out), Views::users(), {u"first_name"_s, u"assets"_s}, {.search = u"ulf"_s}),
             QStringList {u"Ulf|1"_s});
    QCOMPARE(got(past(out).custody.current(asset))->userId, m_office->id(Who::User));
}

void TestPast::custodyThatWasRecordedLaterCounts()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const QDateTime then = later(2);
    later(5);
    got((*m_office)->custody.checkOut({.assetIds = {asset}, .userId = m_office->id(Who::User), .at = then}));
    QCOMPARE(column(past(then), Views::assets(), {u"holder"_s}), QStringList {u"Ulf User"_s});
    QCOMPARE(column(past(then.addSecs(-1)), Views::assets(), {u"holder"_s}), QStringList {QString()});
}

void TestPast::custodyThatWasTakenBackNeverWas()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    later();
    const Saved out = got((*m_office)->custody.checkOut({.assetIds = {asset}, .userId = m_office->id(Who::User)}));
    const QDateTime then = now();
    later();
    got((*m_office)->undo.undo(out.operation));
    QCOMPARE(column(past(then), Views::assignments(), {u"asset_tag"_s}), QStringList());
    QCOMPARE(column(past(then), Views::assets(), {u"holder"_s}), QStringList {QString()});
    got((*m_office)->undo.redo(out.operation));
    QCOMPARE(column(past(then), Views::assets(), {u"holder"_s}), QStringList {u"Ulf User"_s});
}

void TestPast::dueDatesAndNotesAreThoseOfThen()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const QDateTime due = now().addDays(3);
    m_office->checkOut(asset, m_office->id(Who::User), due);
    const QDateTime then = later(4);
    later();
    got((*m_office)->custody.extend({asset}, due.addDays(100)));
    got((*m_office)->custody.checkIn({.assetIds = {asset}, .note = u"Wet"_s}));
    later();
    Workspace &past = this->past(then);
    QCOMPARE(column(past, Views::assignments(), {u"due_at"_s, u"checked_in_at"_s, u"notes"_s}),
             QStringList {IsoTime::toText(due) + u"||"_s});
    const TableQuery overdue {.filters = {is(u"is"_s, u"overdue"_s)}};
    QCOMPARE(column(past, Views::assets(), {u"asset_tag"_s}, overdue), QStringList {u"A-1"_s});
    QCOMPARE(column(m_office->workspace(), Views::assets(), {u"asset_tag"_s}, overdue), QStringList());
}

void TestPast::whatWasDeletedSinceIsThere()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, u"SN1"_s);
    m_office->checkOut(asset, m_office->id(Who::User));
    const QDateTime held = now();
    later();
    m_office->checkIn(asset);
    const QDateTime back = now();
    later();
    got((*m_office)->assets.remove(asset, u"Scrapped"_s));
    m_office->addAsset(u"A-1"_s, u"SN2"_s); // its tag is free again
    later();
    const QStringList ids {u"asset_tag"_s, u"serial"_s, u"holder"_s};
    QCOMPARE(column(past(held), Views::assets(), ids), QStringList {u"A-1|SN1|Ulf User"_s});
    QCOMPARE(column(past(back), Views::assets(), ids), QStringList {u"A-1|SN1|"_s});
    QCOMPARE(column(past(held), Views::assignments(), {u"asset_tag"_s, u"email"_s}),
             QStringList {u"A-1|user@example.org"_s});
    QCOMPARE(column(past(held), Views::assets(), ids, {.search = u"sn1"_s}).size(), 1);
    QCOMPARE(column(m_office->workspace(), Views::assets(), ids), QStringList {u"A-1|SN2|"_s});
}

void TestPast::whoWasDeletedSinceIsThere()
{
    const qint64 ann = m_office->addPerson(u"Ann"_s, u"Zed"_s, u"ann@example.org"_s);
    m_office->assign(ann, u"Agent"_s);
    const QDateTime then = now();
    later();
    got((*m_office)->people.remove(ann, u"Left"_s));
    later();
    const TableQuery query {.search = u"ann"_s};
    QCOMPARE(column(past(then), Views::users(), {u"email"_s, u"role"_s}, query),
             QStringList {u"ann@example.org|Agent"_s});
    QCOMPARE(column(past(then), Views::roleAssignments(), {u"person"_s, u"role"_s}, query),
             QStringList {u"Ann Zed|Agent"_s});
    QCOMPARE(column(m_office->workspace(), Views::users(), {u"email"_s}, query), QStringList());
}

void TestPast::rolesAreShownByTheirOwnTimes()
{
    const qint64 ann = m_office->addPerson(u"Ann"_s, u"Zed"_s);
    m_office->assign(ann, u"User"_s);
    const QDateTime user = now();
    const QDateTime agent = later();
    m_office->assign(ann, u"Agent"_s);
    later();
    const Role before = got((*m_office)->roles.findByName(u"User"_s));
    Role after = before;
    after.name = u"Borrower"_s;
    got((*m_office)->roles.update(before, after, got((*m_office)->roles.grants(before.id))));
    const TableQuery query {.search = u"ann"_s};
    QCOMPARE(column(past(user), Views::users(), {u"role"_s}, query), QStringList {u"User"_s});
    QCOMPARE(column(past(agent), Views::users(), {u"role"_s}, query), QStringList {u"Agent"_s});
    QCOMPARE(column(past(user), Views::roleAssignments(), {u"role"_s, u"ended_at"_s}, query), QStringList {u"User|"_s});
    QCOMPARE(column(past(agent), Views::roleAssignments(), {u"role"_s, u"ended_at"_s}, query),
             QStringList({u"Agent|"_s, u"User|"_s + IsoTime::toText(agent)}));
    QCOMPARE(column(past(user), Views::roles(), {u"role"_s, u"users"_s}, {.search = u"user"_s}),
             QStringList {u"User|2"_s});
    QCOMPARE(column(past(user), Views::users(), {u"first_name"_s}, {.filters = {is(u"role"_s, u"user"_s)}}),
             QStringList({u"Ulf"_s, u"Ann"_s}));
    QCOMPARE(got(past(user).roles.currentRoles(ann)).constFirst().name, u"User"_s);
}

void TestPast::stockIsThatOfThen()
{
    const qint64 shelf = m_office->addAsset(u"A-1"_s);
    const qint64 out = m_office->addAsset(u"A-2"_s);
    m_office->checkOut(out, m_office->id(Who::User));
    const QDateTime then = now();
    later();
    m_office->checkIn(out);
    got((*m_office)->assets.retire({shelf}, u"Old"_s));
    const TableQuery stock {.filters = {is(u"status"_s, u"deployable"_s), is(u"holder"_s, {})}};
    QCOMPARE(column(past(then), Views::assets(), {u"asset_tag"_s}, stock), QStringList {u"A-1"_s});
    QCOMPARE(column(m_office->workspace(), Views::assets(), {u"asset_tag"_s}, stock), QStringList {u"A-2"_s});
}

void TestPast::whatWasEnteredLaterIsNotThere()
{
    m_office->addAsset(u"A-1"_s);
    const QDateTime then = now();
    later();
    m_office->addAsset(u"A-2"_s);
    m_office->addPerson(u"Ann"_s, u"Zed"_s);
    got((*m_office)->roles.create({.name = u"Keeper"_s}, {}));
    Workspace &past = this->past(then);
    QCOMPARE(column(past, Views::assets(), {u"asset_tag"_s}), QStringList {u"A-1"_s});
    QCOMPARE(column(past, Views::users(), {u"first_name"_s}).size(), 3);
    QCOMPARE(column(past, Views::roles(), {u"role"_s}).size(), 3);
    QCOMPARE(got(RowEngine(past.database, past.session).count(Views::assets(), {}, then)), qint64(1));
}

void TestPast::whatAPeriodTellsOfIsThere()
{
    const QDateTime then = later(10);
    later(10);
    const qint64 site = m_office->addEntry(CatalogList::Kind::Sites, u"Berlin"_s);
    const qint64 asset = m_office->addAsset({.tag = u"A-1"_s, .name = u"First"_s, .siteId = site});
    const qint64 ann = m_office->addPerson(u"Ann"_s, u"Zed"_s);
    got((*m_office)->pastCustody.record(
        {.assetId = asset, .userId = ann, .checkedOutAt = then.addDays(-1), .checkedInAt = then.addDays(1)}));
    rename(asset, u"Second"_s);
    m_office->addAsset(u"A-2"_s);
    Workspace &past = this->past(then);
    QCOMPARE(column(past, Views::assets(), {u"asset_tag"_s, u"name"_s, u"site"_s, u"holder"_s}),
             QStringList {u"A-1|First|Berlin|Ann Zed"_s});
    QCOMPARE(column(past, Views::users(), {u"first_name"_s}, {.search = u"zed"_s}), QStringList {u"Ann"_s});
    QCOMPARE(column(this->past(then.addDays(-2)), Views::assets(), {u"asset_tag"_s}), QStringList());
}

void TestPast::peopleAreThereFromTheirOwnDate()
{
    const QDateTime then = later(10);
    later(10);
    (*m_office)->session.openAsSystem();
    got((*m_office)->people.create({.firstName = u"Ann"_s, .lastName = u"Zed"_s}, then.addDays(-1)));
    m_office->signInAs(Who::Admin);
    const TableQuery query {.search = u"ann"_s};
    QCOMPARE(column(past(then), Views::users(), {u"first_name"_s}, query), QStringList {u"Ann"_s});
    QCOMPARE(column(past(then.addDays(-2)), Views::users(), {u"first_name"_s}, query), QStringList());
}

// Somebody who was an administrator once is none for having been one.
void TestPast::rightsAreThoseOfNow()
{
    const qint64 ann = m_office->addPerson(u"Ann"_s, u"Zed"_s, u"ann@example.org"_s);
    m_office->assign(ann, u"Administrator"_s);
    m_office->addAsset(u"A-1"_s);
    const QDateTime then = now();
    later();
    m_office->assign(ann, u"User"_s);
    (*m_office)->session.close();
    got((*m_office)->session.open(ann));
    Workspace &past = this->past(then);
    got(past.session.refresh());
    QVERIFY(!past.session.may(Permission::ViewAssets));
    QCOMPARE(column(past, Views::assets(), {u"asset_tag"_s}), QStringList());
    m_office->signInAs(Who::Admin); // who reads is whoever is signed in now
    QCOMPARE(column(past, Views::assets(), {u"asset_tag"_s}), QStringList {u"A-1"_s});
}

void TestPast::costsNeedTheRight()
{
    m_office->addAsset({.tag = u"A-1"_s, .purchaseCost = 100});
    const QDateTime then = now();
    later();
    m_office->signInAs(Who::Agent);
    Workspace &past = this->past(then);
    const ViewReader reader(past.database, past.session, then);
    QCOMPARE(refusal(reader.columns(Views::assets(), {u"purchase_cost"_s})).code, Error::Code::Denied);
    QCOMPARE(refusal(reader.check(Views::assets(), {.sort = {{u"purchase_cost"_s}}})).code, Error::Code::Denied);
}

void TestPast::peopleSeeTheirOwn()
{
    const qint64 mine = m_office->addAsset(u"A-1"_s);
    const qint64 other = m_office->addAsset(u"A-2"_s);
    m_office->checkOut(mine, m_office->id(Who::User));
    m_office->checkOut(other, m_office->id(Who::Agent));
    const QDateTime then = now();
    later();
    m_office->checkIn(mine);
    rename(mine, u"Renamed"_s);
    m_office->signInAs(Who::User);
    Workspace &past = this->past(then);
    QCOMPARE(column(past, Views::assets(), {u"asset_tag"_s, u"name"_s}), QStringList {u"A-1|"_s});
    QCOMPARE(column(past, Views::assignments(), {u"asset_tag"_s}), QStringList {u"A-1"_s});
    QCOMPARE(column(past, Views::users(), {u"email"_s}), QStringList {u"user@example.org"_s});
    QCOMPARE(refusal(ViewReader(past.database, past.session, then).check(Views::roles(), {})).code,
             Error::Code::Denied);
    QCOMPARE(column(m_office->workspace(), Views::assets(), {u"asset_tag"_s}), QStringList());
}

// The clock was a year ahead for one operation: the last one by then counts, whatever the others say.
void TestPast::orderComesFromNumbersNotFromTime()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, {}, u"One"_s);
    const QDateTime right = later();
    m_office->clock().setNow(right.addYears(1));
    rename(asset, u"Two"_s);
    m_office->clock().setNow(right.addSecs(60));
    rename(asset, u"Three"_s);
    m_office->clock().setNow(right.addYears(2));
    rename(asset, u"Four"_s);
    const auto name = [&](const QDateTime &moment) {
        return column(past(moment), Views::assets(), {u"name"_s}).value(0);
    };
    QCOMPARE(name(right), u"One"_s);
    QCOMPARE(name(right.addSecs(60)), u"Three"_s);
    QCOMPARE(name(right.addYears(1)), u"Three"_s); // it comes after the one of that moment
    QCOMPARE(name(right.addYears(2)), u"Four"_s);
}

void TestPast::beforeEverythingThereIsNothing()
{
    m_office->addAsset(u"A-1"_s);
    Workspace &past = this->past(now().addYears(-10));
    QCOMPARE(m_state->operation(), qint64(0));
    for (const View *view : views())
        QCOMPARE(shown(past, *view), QStringList());
}

void TestPast::momentsToComeAreRefused()
{
    QCOMPARE(refusal(PastState::read(m_office->path(), now().addSecs(1), now())).code, Error::Code::Invalid);
    QCOMPARE(refusal(PastState::read(m_office->path(), {}, now())).code, Error::Code::Invalid);
}

void TestPast::nothingCanBeWritten()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const QDateTime then = now();
    later();
    rename(asset, u"Now"_s);
    Workspace &past = this->past(then);
    const Asset before = got(past.assets.find(asset));
    Asset after = before;
    after.name = u"Changed"_s;
    QVERIFY(!past.assets.update(before, after));
    QVERIFY(!past.custody.checkOut({.assetIds = {asset}, .userId = m_office->id(Who::User)}));
    QVERIFY(!Sql::run(past.database.connection(), u"UPDATE assets SET name = 'x'"_s));
    QCOMPARE(got((*m_office)->assets.find(asset)).name, u"Now"_s);
    QVERIFY(got((*m_office)->verify()).isEmpty());
}

void TestPast::readingCanBeCancelled()
{
    const QDateTime then = now();
    later();
    m_office->addAssets(3000);
    qint64 asked = 0;
    const auto stop = [&](qint64, qint64) { return ++asked < 3; };
    QCOMPARE(refusal(PastState::read(m_office->path(), then, now(), stop)).code, Error::Code::Cancelled);
    double share = 0;
    got(PastState::read(m_office->path(), then, now(), [&](qint64 done, qint64 total) {
        const bool goesOn = double(done) / double(total) >= share;
        share = double(done) / double(total);
        return goesOn;
    }));
    QVERIFY(share > 0.5 && share <= 1);
}

void TestPast::exportsTheRowsOfThen()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, {}, u"One"_s);
    const QDateTime then = now();
    later();
    rename(asset, u"Two"_s);
    Workspace &past = this->past(then);
    const ViewReader reader(past.database, past.session, then);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    got(Exporter(reader, past.session)
            .toDevice(buffer, Views::assets(), {}, got(reader.columns(Views::assets(), {u"asset_tag"_s, u"name"_s})),
                      CsvProfile::Exact));
    QCOMPARE(buffer.data(), QByteArray("asset_tag,name\nA-1,One\n"));
}

void TestPast::reportsAreThoseOfThen()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    m_office->checkOut(asset, m_office->id(Who::User));
    const QDateTime then = now();
    later();
    m_office->checkIn(asset);
    QCOMPARE(got(Sql::value(past(then).database.connection(), u"SELECT count(holder_id) FROM held_rows"_s)).toInt(), 1);
    QCOMPARE(got(Sql::value((*m_office)->database.connection(), u"SELECT count(holder_id) FROM held_rows"_s)).toInt(),
             0);
}

QTEST_GUILESS_MAIN(TestPast)
#include "tst_past.moc"
