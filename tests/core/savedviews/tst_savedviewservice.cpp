// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/savedviews/savedviewservice.h"

#include "core/db/sql.h"
#include "core/tables/viewreader.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

SavedView view(const QString &name, const QString &query = {}, bool shared = false)
{
    return {.name = name, .view = u"assets"_s, .query = query, .shared = shared};
}

QStringList names(const QList<SavedView> &views)
{
    QStringList list;
    for (const SavedView &saved : views)
        list.append(saved.name);
    return list;
}

}

class TestSavedViewService final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsWhatATableShows();
    void showsWhatWasSaved();
    void belongsToWhoeverSavesIt();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void namesAreUniquePerOwnerAndList();
    void findsOnesOwnByName();
    void listsOwnAndSharedByName();
    void listsOnlyWhatCanBeOpened();
    void othersOwnViewsAreNotThere();
    void userKeepsViewsForThemselves();
    void userDoesNotShare();
    void agentChangesOnlyTheirOwnSharedViews();
    void administratorChangesSharedViews();
    void ownerStaysWhoeverEdits();
    void mergesWhatTwoChanged();
    void oneThatDoesNotParseAnyMoreIsListedAndRenamed();
    void oneOfAListThatIsGoneIsNotListed();
    void goesWithItsOwner();
    void everyWriteIsOneOperation();
    void nobodyIsSignedIn();

private:
    SavedViewService &views() { return (*m_office)->savedViews; }
    SavedView saved(qint64 id) { return got(views().find(id)); }
    qint64 create(const SavedView &saved) { return got(views().create(saved)).id; }
    template <typename Change>
    Result<Saved> change(qint64 id, Change change);
    Error::Code changeRefusal(qint64 id);
    void breakQuery(qint64 id, const QString &column, const QString &text);
    QString text(const QString &statement)
    {
        return got(Sql::value((*m_office)->database.connection(), statement)).toString();
    }

    std::unique_ptr<TestWorkspace> m_office;
};

void TestSavedViewService::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_office->signInAs(Who::Agent);
}

void TestSavedViewService::cleanup()
{
    QVERIFY(got((*m_office)->verify()).isEmpty());
    m_office.reset();
}

template <typename Change>
Result<Saved> TestSavedViewService::change(qint64 id, Change change)
{
    const SavedView before = saved(id);
    SavedView after = before;
    change(after);
    return views().update(before, after);
}

// The same for each kind of change, and nothing is changed by it.
Error::Code TestSavedViewService::changeRefusal(qint64 id)
{
    const SavedView before = saved(id);
    const QList<Error::Code> codes {
        refusal(change(id, [](SavedView &view) { view.name = u"Renamed"_s; })).code,
        refusal(change(id, [](SavedView &view) { view.query = u"is:overdue"_s; })).code,
        refusal(change(id, [](SavedView &view) { view.shared = !view.shared; })).code,
        refusal(views().remove(id, {})).code,
    };
    const bool same = std::ranges::count(codes, codes.constFirst()) == codes.size();
    return same && saved(id) == before ? codes.constFirst() : Error::Code::Cancelled;
}

// As another version of the program may have left it.
void TestSavedViewService::breakQuery(qint64 id, const QString &column, const QString &text)
{
    got((*m_office)->journal.write({{}, u"system"_s}, {u"test"_s, u"Test"_s}, [&](const Operation &) -> Result<void> {
        got(Sql::run((*m_office)->database.connection(),
                     u"UPDATE saved_views SET %1 = :text WHERE id = :id"_s.arg(column),
                     {{u"text"_s, text}, {u"id"_s, id}}));
        return {};
    }));
}

void TestSavedViewService::keepsWhatATableShows()
{
    TableQuery query;
    query.search = u"think pad"_s;
    query.filters = {{u"is"_s, FilterTerm::Op::Contains, {u"overdue"_s}},
                     {u"due_at"_s, FilterTerm::Op::Less, {u"today"_s}},
                     {u"site"_s, FilterTerm::Op::Contains, {u"Berlin"_s, u"New York"_s}, true},
                     {u"holder"_s, FilterTerm::Op::Contains, {QString()}}};
    query.sort = {{u"due_at"_s, true}, {u"asset_tag"_s, false}};
    SavedView kept = view(u"Late"_s);
    kept.setTableQuery(query);
    const SavedView stored = saved(create(kept));
    QVERIFY(got(stored.tableQuery()) == query);
    QCOMPARE(text(u"SELECT sort FROM saved_views"_s), u"due_at:desc,asset_tag"_s);
    QCOMPARE(text(u"SELECT query FROM saved_views"_s), stored.query);
}

void TestSavedViewService::showsWhatWasSaved()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    m_office->addAsset(u"A-2"_s);
    m_office->checkOut(asset, m_office->id(Who::User), m_office->clock().now().addDays(1));
    const SavedView late = saved(create(view(u"Late"_s, u"is:overdue"_s)));
    const auto count = [&] {
        const ViewReader reader((*m_office)->database, (*m_office)->session, m_office->clock().now());
        return got(reader.count(Views::assets(), got(late.tableQuery())));
    };
    QCOMPARE(count(), 0);
    m_office->clock().advance(std::chrono::hours(72));
    QCOMPARE(count(), 1);
}

void TestSavedViewService::belongsToWhoeverSavesIt()
{
    SavedView typed = view(u"  My   assets "_s, u"status:deployed"_s);
    typed.ownerId = m_office->id(Who::Admin);
    typed.createdAt = m_office->clock().now().addYears(-1);
    const SavedView stored = saved(create(typed));
    QCOMPARE(stored.name, u"My assets"_s);
    QCOMPARE(stored.view, u"assets"_s);
    QCOMPARE(stored.query, u"status:deployed"_s);
    QVERIFY(stored.sort.isEmpty());
    QCOMPARE(stored.ownerId, m_office->id(Who::Agent));
    QVERIFY(!stored.shared);
    QCOMPARE(stored.createdAt, m_office->clock().now());
}

void TestSavedViewService::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<SavedView>("typed");
    QTest::addColumn<QString>("field");
    QTest::addRow("no name") << view(u"  "_s) << u"name"_s;
    QTest::addRow("long name") << view(QString(81, u'x')) << u"name"_s;
    QTest::addRow("no such list") << SavedView {.name = u"X"_s, .view = u"chairs"_s} << u"view"_s;
    QTest::addRow("no such field") << view(u"X"_s, u"colour:red"_s) << u"query"_s;
    QTest::addRow("no date") << view(u"X"_s, u"due<soon"_s) << u"query"_s;
    QTest::addRow("no such column") << SavedView {.name = u"X"_s, .view = u"assets"_s, .sort = {{u"colour"_s}}}
                                    << u"sort"_s;
}

void TestSavedViewService::refusesWhatDoesNotFit()
{
    QFETCH(const SavedView, typed);
    QFETCH(const QString, field);
    const Error error = refusal(views().create(typed));
    QCOMPARE(error.code, Error::Code::Invalid);
    QCOMPARE(error.field, field);
    QVERIFY(!error.message.isEmpty());
    QVERIFY(got(views().list()).isEmpty());
    if (field == "view"_L1)
        return; // never changes
    const qint64 id = create(view(u"Fits"_s));
    const Error later = refusal(change(id, [&](SavedView &view) {
        view.name = typed.name;
        view.query = typed.query;
        view.sort = typed.sort;
    }));
    QCOMPARE(later.code, Error::Code::Invalid);
    QCOMPARE(later.field, field);
}

void TestSavedViewService::namesAreUniquePerOwnerAndList()
{
    const qint64 first = create(view(u"Late"_s, {}, true));
    const Error taken = refusal(views().create(view(u" LATE "_s)));
    QCOMPARE(taken.code, Error::Code::Duplicate);
    QCOMPARE(taken.field, u"name"_s);
    create({.name = u"Late"_s, .view = u"assignments"_s});
    const qint64 other = create(view(u"Early"_s));
    QCOMPARE(refusal(change(other, [](SavedView &view) { view.name = u"late"_s; })).code, Error::Code::Duplicate);
    got(change(first, [](SavedView &view) { view.name = u"LATE"_s; }));
    QCOMPARE(saved(first).name, u"LATE"_s);
    m_office->signInAs(Who::Admin);
    create(view(u"Late"_s, {}, true));
}

void TestSavedViewService::findsOnesOwnByName()
{
    const qint64 id = create(view(u"Late"_s));
    QCOMPARE(got(views().findOwn(u"assets"_s, u" LATE "_s))->id, id);
    QVERIFY(!got(views().findOwn(u"assignments"_s, u"Late"_s)));
    QVERIFY(!got(views().findOwn(u"assets"_s, u"Lat"_s)));
    m_office->signInAs(Who::Admin);
    QVERIFY(!got(views().findOwn(u"assets"_s, u"Late"_s)));
}

void TestSavedViewService::listsOwnAndSharedByName()
{
    create(view(u"charlie"_s));
    create(view(u"Alpha"_s, {}, true));
    m_office->signInAs(Who::Admin);
    create(view(u"Bravo"_s));
    create(view(u"Delta"_s, {}, true));
    QCOMPARE(names(got(views().list())), (QStringList {u"Alpha"_s, u"Bravo"_s, u"Delta"_s}));
    m_office->signInAs(Who::Agent);
    QCOMPARE(names(got(views().list())), (QStringList {u"Alpha"_s, u"charlie"_s, u"Delta"_s}));
}

void TestSavedViewService::listsOnlyWhatCanBeOpened()
{
    create(view(u"Assets"_s, {}, true));
    create({.name = u"Roles"_s, .view = u"roles"_s, .shared = true});
    m_office->signInAs(Who::User);
    QCOMPARE(names(got(views().list())), QStringList {u"Assets"_s});
    QCOMPARE(refusal(views().create({.name = u"Roles"_s, .view = u"roles"_s})).code, Error::Code::Denied);
}

void TestSavedViewService::othersOwnViewsAreNotThere()
{
    const qint64 id = create(view(u"Mine"_s));
    const SavedView mine = saved(id);
    m_office->signInAs(Who::Admin);
    QCOMPARE(refusal(views().find(id)).code, Error::Code::NotFound);
    SavedView shared = mine;
    shared.shared = true;
    QCOMPARE(refusal(views().update(mine, shared)).code, Error::Code::NotFound);
    QCOMPARE(refusal(views().remove(id, {})).code, Error::Code::NotFound);
    m_office->signInAs(Who::Agent);
    QVERIFY(saved(id) == mine);
    got(change(id, [](SavedView &view) { view.shared = true; }));
    m_office->signInAs(Who::User);
    QCOMPARE(saved(id).name, u"Mine"_s);
}

void TestSavedViewService::userKeepsViewsForThemselves()
{
    m_office->signInAs(Who::User);
    const qint64 id = create(view(u"Mine"_s, u"is:overdue"_s));
    QVERIFY(views().refusal(saved(id)).isEmpty());
    got(change(id, [](SavedView &view) {
        view.name = u"Still mine"_s;
        view.query = u"thinkpad"_s;
        view.sort = {{u"serial"_s}};
    }));
    QCOMPARE(names(got(views().list())), QStringList {u"Still mine"_s});
    QCOMPARE(saved(id).query, u"thinkpad"_s);
    got(views().remove(id, {}));
    QVERIFY(got(views().list()).isEmpty());
}

void TestSavedViewService::userDoesNotShare()
{
    m_office->signInAs(Who::User);
    QCOMPARE(refusal(views().create(view(u"Ours"_s, {}, true))).code, Error::Code::Denied);
    const qint64 id = create(view(u"Mine"_s));
    QCOMPARE(refusal(change(id, [](SavedView &view) { view.shared = true; })).code, Error::Code::Denied);
    QVERIFY(!saved(id).shared);
    QCOMPARE(names(got(views().list())), QStringList {u"Mine"_s});
}

void TestSavedViewService::agentChangesOnlyTheirOwnSharedViews()
{
    const qint64 mine = create(view(u"Mine"_s, {}, true));
    m_office->signInAs(Who::Admin);
    const qint64 theirs = create(view(u"Theirs"_s, {}, true));
    m_office->signInAs(Who::Agent);
    QVERIFY(views().refusal(saved(theirs)).contains(u"right"_s));
    QCOMPARE(changeRefusal(theirs), Error::Code::Denied);
    QVERIFY(views().refusal(saved(mine)).isEmpty());
    got(change(mine, [](SavedView &view) { view.query = u"is:overdue"_s; }));
    got(change(mine, [](SavedView &view) { view.shared = false; }));
    m_office->signInAs(Who::User);
    QCOMPARE(names(got(views().list())), QStringList {u"Theirs"_s});
    QCOMPARE(changeRefusal(theirs), Error::Code::Denied);
}

void TestSavedViewService::administratorChangesSharedViews()
{
    const qint64 id = create(view(u"Ours"_s, {}, true));
    m_office->signInAs(Who::Admin);
    QVERIFY(views().refusal(saved(id)).isEmpty());
    got(change(id, [](SavedView &view) { view.query = u"is:overdue"_s; }));
    got(change(id, [](SavedView &view) { view.shared = false; }));
    QVERIFY(got(views().list()).isEmpty()); // their owner's alone again
    m_office->signInAs(Who::Agent);
    QCOMPARE(saved(id).query, u"is:overdue"_s);
    got(change(id, [](SavedView &view) { view.shared = true; }));
    m_office->signInAs(Who::Admin);
    got(views().remove(id, u"Not needed"_s));
    QCOMPARE(text(u"SELECT reason FROM operations ORDER BY id DESC LIMIT 1"_s), u"Not needed"_s);
    m_office->signInAs(Who::Agent);
    QVERIFY(got(views().list()).isEmpty());
}

void TestSavedViewService::ownerStaysWhoeverEdits()
{
    const qint64 id = create(view(u"Ours"_s, {}, true));
    const SavedView before = saved(id);
    m_office->signInAs(Who::Admin);
    got(change(id, [&](SavedView &view) {
        view.name = u"All of ours"_s;
        view.ownerId = m_office->id(Who::Admin);
        view.view = u"users"_s;
        view.createdAt = {};
    }));
    QCOMPARE(saved(id).name, u"All of ours"_s);
    QCOMPARE(saved(id).ownerId, before.ownerId);
    QCOMPARE(saved(id).view, before.view);
    QCOMPARE(saved(id).createdAt, before.createdAt);
}

void TestSavedViewService::mergesWhatTwoChanged()
{
    const qint64 id = create(view(u"Ours"_s, {}, true));
    const SavedView read = saved(id);
    got(change(id, [](SavedView &view) { view.query = u"is:overdue"_s; }));
    SavedView renamed = read;
    renamed.name = u"Late"_s;
    got(views().update(read, renamed));
    QCOMPARE(saved(id).query, u"is:overdue"_s);
    SavedView other = read;
    other.query = u"status:deployed"_s;
    QCOMPARE(refusal(views().update(read, other)).code, Error::Code::Conflict);
}

void TestSavedViewService::oneThatDoesNotParseAnyMoreIsListedAndRenamed()
{
    const qint64 query = create(view(u"By colour"_s));
    const qint64 order = create(view(u"In rainbow order"_s));
    breakQuery(query, u"query"_s, u"colour:red"_s);
    breakQuery(order, u"sort"_s, u"colour:desc"_s);
    QCOMPARE(got(views().list()).size(), 2);
    const auto shown = saved(query).tableQuery();
    QVERIFY(!shown);
    QCOMPARE(shown.error().code, Error::Code::Invalid);
    QVERIFY2(shown.error().message.contains(u"By colour"_s), qPrintable(shown.error().message));
    QVERIFY2(shown.error().message.contains(u"colour"_s), qPrintable(shown.error().message));
    QCOMPARE(saved(order).tableQuery().error().field, u"sort"_s);
    got(change(query, [](SavedView &view) { view.name = u"Red ones"_s; }));
    got(change(query, [](SavedView &view) { view.query = u"red"_s; }));
    QCOMPARE(got(saved(query).tableQuery()).search, u"red"_s);
    got(views().remove(order, {}));
}

void TestSavedViewService::oneOfAListThatIsGoneIsNotListed()
{
    const qint64 id = create(view(u"Chairs"_s));
    breakQuery(id, u"view"_s, u"chairs"_s);
    QVERIFY(got(views().list()).isEmpty());
    QCOMPARE(saved(id).tableQuery().error().field, u"view"_s);
    got(views().remove(id, {}));
}

void TestSavedViewService::goesWithItsOwner()
{
    const qint64 person = m_office->addPerson(u"Grace"_s, u"Gone"_s, u"grace@example.org"_s);
    m_office->assign(person, u"Agent"_s);
    got((*m_office)->session.open(person));
    create(view(u"Ours"_s, {}, true));
    m_office->signInAs(Who::Admin);
    got((*m_office)->people.remove(person, u"Never came"_s));
    QVERIFY(got(views().list()).isEmpty());
}

void TestSavedViewService::everyWriteIsOneOperation()
{
    const auto kindOf = [&](const Saved &done) {
        return text(u"SELECT kind || ' ' || changes FROM operations WHERE id = %1"_s.arg(done.operation));
    };
    const Saved created = got(views().create(view(u"Late"_s)));
    QCOMPARE(kindOf(created), u"view.create 1"_s);
    QCOMPARE(kindOf(got(change(created.id, [](SavedView &view) { view.name = u"Later"_s; }))), u"view.edit 1"_s);
    QCOMPARE(kindOf(got(change(created.id, [](SavedView &view) { view.shared = true; }))), u"view.share 1"_s);
    QCOMPARE(kindOf(got(change(created.id, [](SavedView &view) { view.shared = false; }))), u"view.unshare 1"_s);
    QCOMPARE(got(change(created.id, [](SavedView &) {})).operation, 0);
    QCOMPARE(kindOf(got(views().remove(created.id, {}))), u"view.delete 1"_s);
}

void TestSavedViewService::nobodyIsSignedIn()
{
    const qint64 id = create(view(u"Late"_s, {}, true));
    const SavedView late = saved(id);
    (*m_office)->session.close();
    QCOMPARE(refusal(views().list()).code, Error::Code::NotSignedIn);
    QCOMPARE(refusal(views().find(id)).code, Error::Code::NotSignedIn);
    QCOMPARE(refusal(views().create(view(u"New"_s))).code, Error::Code::NotSignedIn);
    QCOMPARE(refusal(views().update(late, late)).code, Error::Code::NotSignedIn);
    QCOMPARE(refusal(views().remove(id, {})).code, Error::Code::NotSignedIn);
}

QTEST_GUILESS_MAIN(TestSavedViewService)
#include "tst_savedviewservice.moc"
