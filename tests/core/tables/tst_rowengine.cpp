// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/rowengine.h"

#include "core/base/isotime.h"
#include "core/db/sql.h"
#include "core/tables/backgroundreader.h"
#include "core/tables/rowfeed.h"
#include "core/tables/rowsets.h"
#include "core/tables/viewreader.h"
#include "core/tables/windowproxy.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QSignalSpy>
#include <QTest>

#include <future>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;
using Op = FilterTerm::Op;

// The engine gives what one statement would.
class TestRowEngine final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void everyOrderIsThatOfTheReader_data();
    void everyOrderIsThatOfTheReader();
    void everyFilterIsThatOfTheReader_data();
    void everyFilterIsThatOfTheReader();
    void wordsAreFoundOverLookUpsAndOverAllKeys_data();
    void wordsAreFoundOverLookUpsAndOverAllKeys();
    void seesWhatOthersWrote();
    void refusesWhatTheReaderRefuses();
    void stopsWhenCancelled();
    void firstHitsAreSomeOfAll();
    void firstRowsByWhatTheyReferTo_data();
    void firstRowsByWhatTheyReferTo();
    void facetsCountWhatFitsTheRest();
    void peopleSeeTheirOwn();
    void keysMayBeAnywhere_data();
    void keysMayBeAnywhere();
    void chosenRowsCountWhileTheyAreThere();
    void everyColumnHasAFacet_data();
    void everyColumnHasAFacet();
    void emptyTextsAreNone();
    void anAnswerSeesOneState();
    void setsAreKeptForAMinute();
    void longSearchesAreRefused();

    void feedShowsPagesThenTheOrder();
    void feedLetsItsRowsGoAndComesBack();
    void feedShowsWhatASearchFindsInTheBackground();
    void feedFollowsAnotherProcess();
    void newerWorkCancelsOlder();
    void nothingIsDeliveredToTheDead();
    void theSameReaderGoesOn();
    void nothingArrivesAfterTheRightIsGone();
    void refusalEmptiesAPinnedTable();

private:
    void furnish(int assets);
    void write(const QString &statement, const QVariantMap &values = {});
    RowOrder expected(const View &view, const TableQuery &query) const;
    RowOrder found(const View &view, const TableQuery &query) const;
    QDateTime now() const { return m_office->clock().now(); }
    ViewReader reader() const { return {(*m_office)->database, (*m_office)->session, now()}; }

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<Database> m_database; // a second connection
    std::unique_ptr<Session> m_session;
    std::unique_ptr<RowEngine> m_engine;
};

void TestRowEngine::initTestCase()
{
    m_office = std::make_unique<TestWorkspace>();
    furnish(700);
    m_database = got(Database::open(m_office->path(), Database::Mode::ReadOnly));
    m_session = std::make_unique<Session>(*m_database);
    got(m_session->open(m_office->id(Who::Admin)));
    m_engine = std::make_unique<RowEngine>(*m_database, *m_session);
}

// Values that repeat, differ in case only, are missing; gaps among the ids.
void TestRowEngine::furnish(int assets)
{
    for (const QString &name : {u"Acme"_s, u"acorn"_s, u"Zeta"_s})
        m_office->addModel(u"Model "_s + name, m_office->addEntry(CatalogList::Kind::Manufacturers, name));
    m_office->addModel(u"model without maker"_s);
    for (const QString &name : {u"Main"_s, u"annex"_s, u"Ölberg"_s})
        m_office->addEntry(CatalogList::Kind::Sites, name);
    for (const auto &[first, last] : {std::pair {u"Zoë"_s, u"Müller"_s},
                                      {u"zoë"_s, u"müller"_s},
                                      {u"Łukasz"_s, u"Ö"_s},
                                      {u"李雷"_s, u"X"_s},
                                      {u"أحمد"_s, u"علي"_s}})
        m_office->addPerson(first, last);
    got((*m_office)->journal.write({{}, u"system"_s}, {u"test.change"_s, u"Change"_s}, [&](const Operation &) -> Result<void> {
        const QSqlDatabase db = (*m_office)->database.connection();
        got(Sql::run(db,
                     u"INSERT INTO assets (asset_tag, serial, name, model_id, status_id, site_id, purchase_cost, "
                     "purchase_date, warranty_months, notes, created_at) "
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
                     "SELECT printf('%s-%04d', CASE i % 2 WHEN 0 THEN 'nb' ELSE 'NB' END, (i * 7919) % 10007), "
                     "CASE WHEN i % 5 THEN 'SN' || (i * 31 % 977) || '-' || i END, "
                     "CASE WHEN i % 4 THEN CASE i % 3 WHEN 0 THEN 'name ' ELSE 'Name ' END || (i % 9) END, "
                     "nullif(i % 5, 0), 1 + i % 3, nullif(i % 4, 0), CASE WHEN i % 7 THEN i * 13 % 500 END, "
                     "date('2024-01-01', (i % 50) || ' days'), nullif(i % 6 * 12, 0), "
                     "CASE WHEN i % 10 = 0 THEN 'hinge broken' END, '2026-01-01T00:00:00Z' FROM n"_s,
                     {{u"count"_s, assets}}));
        got(Sql::run(db, u"DELETE FROM assets WHERE id % 41 = 0"_s));
        got(Sql::run(
            db,
            u"INSERT INTO asset_assignments (asset_id, user_id, checked_out_at, due_at) "
            "SELECT id, 1 + id % 8, strftime('%Y-%m-%dT%H:%M:%SZ', '2025-12-01', (id % 40) || ' days'), "
            "CASE WHEN id % 3 THEN strftime('%Y-%m-%dT%H:%M:%SZ', '2026-01-01', (id % 60) || ' days') END "
            "FROM assets WHERE id % 3 = 1 AND status_id IN (SELECT id FROM statuses WHERE kind IN ('Deployable', 'Deployed'))"_s));
        return {};
    }));
}

void TestRowEngine::write(const QString &statement, const QVariantMap &values)
{
    got((*m_office)->journal.write({{}, u"system"_s}, {u"test.change"_s, u"Change"_s},
                                   [&](const Operation &) -> Result<void> {
                                       got(Sql::run((*m_office)->database.connection(), statement, values));
                                       return {};
                                   }));
}

RowOrder TestRowEngine::expected(const View &view, const TableQuery &query) const
{
    const auto ids = got(reader().ids(view, query));
    return RowOrder(ids.cbegin(), ids.cend());
}

RowOrder TestRowEngine::found(const View &view, const TableQuery &query) const
{
    return *got(m_engine->rows(view, query, now()));
}

void TestRowEngine::everyOrderIsThatOfTheReader_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("column");
    for (const View *view : Views::all()) {
        for (const ViewColumn &column : view->columns)
            QTest::addRow("%s by %s", view->name, column.id)
                << QString::fromLatin1(view->name) << QString::fromLatin1(column.id);
    }
}

void TestRowEngine::everyOrderIsThatOfTheReader()
{
    QFETCH(const QString, view);
    QFETCH(const QString, column);
    const View &shown = *Views::find(view);
    const QString second = QString::fromLatin1(shown.columns.front().id);
    for (const bool descending : {false, true}) {
        for (const QList<SortKey> &sort : {QList<SortKey> {{column, descending}},
                                           {{column, descending}, {second, false}},
                                           {{column, descending}, {second, true}},
                                           {{second, true}, {column, descending}}})
            QCOMPARE(found(shown, {.sort = sort}), expected(shown, {.sort = sort}));
    }
}

void TestRowEngine::everyFilterIsThatOfTheReader_data()
{
    QTest::addColumn<TableQuery>("query");
    const auto row = [](const char *name, const QList<FilterTerm> &filters, const QString &search = {}) {
        QTest::addRow("%s", name) << TableQuery {.search = search, .filters = filters, .sort = {{u"holder"_s, true}}};
    };
    const QString none;
    row("nothing", {});
    row("model", {{u"model"_s, Op::Equals, {u"model acme"_s}}});
    row("two models", {{u"model"_s, Op::Equals, {u"Model Acme"_s, u"Model Zeta"_s}}});
    row("not a site", {{u"site"_s, Op::Equals, {u"main"_s}, true}});
    row("no site", {{u"site"_s, Op::Equals, {none}}});
    row("any site", {{u"site"_s, Op::Equals, {none}, true}});
    row("a site or none", {{u"site"_s, Op::Equals, {u"annex"_s, none}}});
    row("without accents", {{u"site"_s, Op::Contains, {u"olb"_s}}});
    row("kind of status", {{u"status"_s, Op::Contains, {u"deployable"_s}}});
    row("holder", {{u"holder"_s, Op::Contains, {u"zoe"_s}}});
    row("nobody", {{u"holder"_s, Op::Equals, {none}}});
    row("anybody", {{u"holder"_s, Op::Equals, {none}, true}});
    row("due", {{u"due_at"_s, Op::Less, {u"2026-01-20"_s}}});
    row("overdue", {{u"is"_s, Op::Equals, {u"overdue"_s}}});
    row("cost", {{u"purchase_cost"_s, Op::GreaterOrEqual, {u"2.50"_s}}});
    row("several", {{u"site"_s, Op::Equals, {u"main"_s}, true}, {u"warranty_months"_s, Op::Less, {u"36"_s}}},
        u"name"_s);
    row("search", {}, u"nb acme"_s);
    row("middle of a tag", {}, u"b-00"_s);
    row("holder and tag", {}, u"zoe nb"_s);
    row("Chinese", {}, u"李"_s);
    row("Arabic", {}, u"احمد"_s);
    row("nowhere", {}, u"nowhere"_s);
}

void TestRowEngine::everyFilterIsThatOfTheReader()
{
    QFETCH(const TableQuery, query);
    QCOMPARE(found(Views::assets(), query), expected(Views::assets(), query));
    QCOMPARE(got(m_engine->count(Views::assets(), query, now())), qint64(expected(Views::assets(), query).size()));
}

void TestRowEngine::wordsAreFoundOverLookUpsAndOverAllKeys_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<qsizetype>("lookedUp");
    for (const char *view : {"assets", "assignments", "role-assignments"}) {
        QTest::addRow("%s, look-ups", view) << QString::fromLatin1(view) << qsizetype(1000);
        QTest::addRow("%s, all keys", view) << QString::fromLatin1(view) << qsizetype(0);
    }
}

void TestRowEngine::wordsAreFoundOverLookUpsAndOverAllKeys()
{
    QFETCH(const QString, view);
    QFETCH(const qsizetype, lookedUp);
    RowSets sets(*m_database, lookedUp);
    int withHits = 0;
    for (const QString &text :
         {u"a"_s, u"e"_s, u"ex"_s, u"example"_s, u"org a"_s, u"nb"_s, u"b-0"_s, u"zoe"_s, u"nobody"_s}) {
        const TableQuery query {.search = text};
        const auto rows = got(sets.hits(*Views::find(view), query, now()));
        RowOrder wanted = expected(*Views::find(view), query), given;
        rows->each([&](qint64 id) { given.push_back(id); });
        std::ranges::sort(wanted);
        QCOMPARE(given, wanted);
        withHits += given.empty() ? 0 : 1;
    }
    QVERIFY(withHits > 1);
}

void TestRowEngine::seesWhatOthersWrote()
{
    const TableQuery query {.search = u"fresh"_s};
    QVERIFY(found(Views::assets(), query).empty());
    const qint64 added = m_office->addAsset(u"FRESH-1"_s);
    QCOMPARE(found(Views::assets(), query), RowOrder {added});
    QCOMPARE(found(Views::assets(), {}), expected(Views::assets(), {}));
    got((*m_office)->assets.remove(added, u"test"_s));
    QVERIFY(found(Views::assets(), query).empty());
    QCOMPARE(found(Views::assets(), {}), expected(Views::assets(), {}));
}

void TestRowEngine::refusesWhatTheReaderRefuses()
{
    const View &view = Views::assets();
    QCOMPARE(refusal(m_engine->rows(view, {.sort = {{u"nonsense"_s}}}, now())).code, Error::Code::Invalid);
    QCOMPARE(refusal(m_engine->rows(view, {.filters = {{u"due_at"_s, Op::Less, {u"soon"_s}}}}, now())).code,
             Error::Code::Invalid);
    Session nobody(*m_database);
    QCOMPARE(refusal(RowEngine(*m_database, nobody).rows(view, {}, now())).code, Error::Code::NotSignedIn);
}

void TestRowEngine::stopsWhenCancelled()
{
    m_database->cancelWhen([] { return true; });
    const TableQuery byNotes {.sort = {{u"notes"_s}, {u"name"_s}}};
    QCOMPARE(refusal(m_engine->rows(Views::assets(), byNotes, now())).code, Error::Code::Cancelled);
    m_database->cancelWhen({});
    QCOMPARE(found(Views::assets(), byNotes), expected(Views::assets(), byNotes));
}

void TestRowEngine::firstHitsAreSomeOfAll()
{
    const TableQuery query {.search = u"nb name"_s, .sort = {{u"serial"_s, true}}};
    const RowOrder first = got(m_engine->firstRows(Views::assets(), query, now(), 20));
    QCOMPARE(first.size(), std::size_t(20));
    const RowOrder all = found(Views::assets(), query);
    auto at = all.cbegin();
    for (const qint64 id : first) { // in the order of all
        at = std::find(at, all.cend(), id);
        QVERIFY(at != all.cend());
    }
    QVERIFY(got(m_engine->firstRows(Views::assets(), {}, now(), 20)).empty());
}

void TestRowEngine::firstRowsByWhatTheyReferTo_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<SortKey>("key");
    const auto row = [](const char *view, const QString &column) {
        for (const bool descending : {false, true})
            QTest::addRow("%s %s %d", view, qPrintable(column), descending)
                << QString::fromLatin1(view) << SortKey {column, descending};
    };
    row("assets", u"holder"_s);
    row("assets", u"model"_s);
    row("assets", u"site"_s);
    row("assets", u"status"_s);
    row("assignments", u"holder"_s);
    row("assignments", u"asset_tag"_s);
}

void TestRowEngine::firstRowsByWhatTheyReferTo()
{
    QFETCH(const QString, view);
    QFETCH(const SortKey, key);
    constexpr std::size_t limit = 5;
    RowEngine engine(*m_database, *m_session); // that has no order yet
    const RowOrder first = got(engine.firstRows(*Views::find(view), {.sort = {key}}, now(), limit));
    RowOrder all = expected(*Views::find(view), {.sort = {key}});
    QCOMPARE(first.size(), limit);
    all.resize(limit);
    QCOMPARE(first, all);
}

void TestRowEngine::facetsCountWhatFitsTheRest()
{
    const FilterTerm site {u"site"_s, Op::Equals, {u"Main"_s}};
    const FilterTerm model {u"model"_s, Op::Equals, {u"Model Acme"_s}};
    for (const char *id : {"site", "model", "status", "holder", "category"}) {
        const ViewColumn &column = *Views::assets().column(QString::fromLatin1(id));
        const Facet facet = got(m_engine->facet(Views::assets(), {.filters = {site, model}}, column, {}, 50, now()));
        QVERIFY(!facet.isEmpty());
        for (const FacetValue &value : facet) {
            TableQuery query {.filters = {{QString::fromLatin1(id), Op::Equals, {value.text}}}};
            for (const FilterTerm &other : {site, model}) {
                if (other.field != QLatin1StringView(id))
                    query.filters.append(other);
            }
            // Two people may have one name but for the accents.
            if (QLatin1StringView(id) != "holder"_L1)
                QCOMPARE(value.count, qint64(expected(Views::assets(), query).size()));
        }
    }
    const Facet typed = got(
        m_engine->facet(Views::assets(), {}, *Views::assets().column(u"site"_s), u"ol"_s, 50, now()));
    QCOMPARE(typed.size(), 1);
    QCOMPARE(typed.constFirst().text, u"Ölberg"_s);
    const Facet days = got(m_engine->facet(Views::assets(), {}, *Views::assets().column(u"due"_s), {}, 50, now()));
    QCOMPARE(days.constFirst().text, u"overdue"_s);
    QCOMPARE(days.constFirst().count,
             qint64(expected(Views::assets(), {.filters = {{u"is"_s, Op::Equals, {u"overdue"_s}}}}).size()));
}

void TestRowEngine::peopleSeeTheirOwn()
{
    m_office->signInAs(Who::User);
    const auto back = qScopeGuard([this] { m_office->signInAs(Who::Admin); });
    Session own(*m_database);
    got(own.open(m_office->id(Who::User)));
    RowEngine engine(*m_database, own);
    for (const TableQuery &query : {TableQuery {}, TableQuery {.search = u"nb"_s},
                                    TableQuery {.filters = {{u"site"_s, Op::Equals, {u"main"_s}}}}}) {
        QCOMPARE(*got(engine.rows(Views::assets(), query, now())), expected(Views::assets(), query));
        QCOMPARE(got(engine.count(Views::assets(), query, now())), qint64(expected(Views::assets(), query).size()));
    }
    qint64 counted = 0;
    for (const FacetValue &value :
         got(engine.facet(Views::assets(), {}, *Views::assets().column(u"site"_s), {}, 50, now())))
        counted += value.count;
    QCOMPARE(counted, qint64(expected(Views::assets(), {}).size()));
}

void TestRowEngine::keysMayBeAnywhere_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<qint64>("id");
    QTest::addRow("assets, far") << u"assets"_s << qint64(2'000'000'000);
    QTest::addRow("assets, beyond 32 bits") << u"assets"_s << qint64(50'000'000'000);
    QTest::addRow("assets, negative") << u"assets"_s << qint64(-5);
    QTest::addRow("sites, far") << u"sites"_s << qint64(2'000'000'000);
    QTest::addRow("sites, beyond 32 bits") << u"sites"_s << qint64(50'000'000'000);
    QTest::addRow("sites, negative") << u"sites"_s << qint64(-5);
}

void TestRowEngine::keysMayBeAnywhere()
{
    QFETCH(const QString, table);
    QFETCH(const qint64, id);
    const bool isSite = table == "sites"_L1;
    if (isSite)
        write(u"INSERT INTO sites (id, name) VALUES (:id, 'Far')"_s, {{u"id"_s, id}});
    write(u"INSERT INTO assets (id, asset_tag, name, status_id, site_id, created_at) "
          "VALUES (:id, 'FAR', 'Far', 1, :site, '2026-01-01T00:00:00Z')"_s,
          {{u"id"_s, isSite ? QVariant() : id}, {u"site"_s, isSite ? id : QVariant()}});
    const auto back = qScopeGuard([this] {
        write(u"DELETE FROM assets WHERE asset_tag = 'FAR'"_s);
        write(u"DELETE FROM sites WHERE name = 'Far'"_s);
    });
    for (const TableQuery &query :
         {TableQuery {}, TableQuery {.sort = {{u"site"_s, true}}}, TableQuery {.search = u"far"_s},
          TableQuery {.filters = {{u"site"_s, Op::Equals, {u"far"_s}, true}}}}) {
        QCOMPARE(found(Views::assets(), query), expected(Views::assets(), query));
        QCOMPARE(got(m_engine->count(Views::assets(), query, now())), qint64(expected(Views::assets(), query).size()));
    }
    const Facet names = got(
        m_engine->facet(Views::assets(), {}, *Views::assets().column(u"name"_s), u"far"_s, 50, now()));
    QCOMPARE(names, (Facet {{u"Far"_s, 1}}));
}

void TestRowEngine::chosenRowsCountWhileTheyAreThere()
{
    const TableQuery query {.onlyIds = {-1, 1, 2, 99'999, 5'000'000'000}};
    QCOMPARE(found(Views::assets(), query), expected(Views::assets(), query));
    QCOMPARE(got(m_engine->count(Views::assets(), query, now())), qint64(2));
}

void TestRowEngine::everyColumnHasAFacet_data()
{
    everyOrderIsThatOfTheReader_data();
}

void TestRowEngine::everyColumnHasAFacet()
{
    QFETCH(const QString, view);
    QFETCH(const QString, column);
    const View &shown = *Views::find(view);
    (void)got(m_engine->facet(shown, {}, *shown.column(column), {}, 50, now()));
}

// As the filter finds them.
void TestRowEngine::emptyTextsAreNone()
{
    write(u"UPDATE assets SET notes = '' WHERE id = 1"_s);
    const Facet facet = got(m_engine->facet(Views::assets(), {}, *Views::assets().column(u"notes"_s), {}, 50, now()));
    QCOMPARE(facet.size(), 2);
    QCOMPARE(facet.constFirst().text, QString());
    const TableQuery none {.filters = {{u"notes"_s, Op::Equals, {QString()}}}};
    QCOMPARE(facet.constFirst().count, qint64(expected(Views::assets(), none).size()));
}

// Somebody else writes in the middle of it.
void TestRowEngine::anAnswerSeesOneState()
{
    const ViewColumn &site = *Views::assets().column(u"site"_s);
    const auto facet = [&] {
        return got(RowEngine(*m_database, *m_session).facet(Views::assets(), {}, site, {}, 50, now()));
    };
    const Facet before = facet();
    int asked = 0;
    m_database->cancelWhen([&] {
        if (++asked == 1)
            write(u"UPDATE assets SET site_id = 1 WHERE site_id IS NULL"_s);
        return false;
    });
    const auto back = qScopeGuard([this] {
        m_database->cancelWhen({});
        write(u"UPDATE assets SET site_id = nullif(id % 4, 0)"_s);
    });
    QCOMPARE(facet(), before);
    QVERIFY(asked > 0);
    QVERIFY(facet() != before);
}

// Whatever has to be read again would be cancelled.
void TestRowEngine::setsAreKeptForAMinute()
{
    const QDateTime start = IsoTime::parse(u"2026-02-01T10:00:05Z"_s);
    for (const FilterTerm &term :
         {FilterTerm {u"due_at"_s, Op::Contains, {u"overdue"_s, u"today"_s}},
          FilterTerm {u"due_at"_s, Op::Less, {u"today"_s}}, FilterTerm {u"name"_s, Op::Contains, {u"name"_s}}}) {
        const TableQuery query {.filters = {term}};
        const qint64 count = got(m_engine->count(Views::assets(), query, start));
        const auto back = qScopeGuard([this] { m_database->cancelWhen({}); });
        m_database->cancelWhen([] { return true; });
        QCOMPARE(got(m_engine->count(Views::assets(), query, start.addSecs(50))), count);
    }
}

void TestRowEngine::longSearchesAreRefused()
{
    const auto refusalOf = [this](const TableQuery &query) {
        return refusal(m_engine->rows(Views::assets(), query, now())).code;
    };
    QCOMPARE(refusalOf({.search = u"nb "_s.repeated(1000)}), Error::Code::Invalid);
    QCOMPARE(refusalOf({.search = u"nb-"_s.repeated(1000)}), Error::Code::Invalid);
    QCOMPARE(refusalOf({.search = u"李"_s.repeated(1000)}), Error::Code::Invalid);
    QCOMPARE(refusalOf({.filters = {{u"name"_s, Op::Contains, {u"nb-"_s.repeated(201)}}}}), Error::Code::Invalid);
    QCOMPARE(refusalOf({.filters = {{u"name"_s, Op::Equals, QStringList(2001, u"x"_s)}}}), Error::Code::Invalid);
    for (const TableQuery &query :
         {TableQuery {.search = u"x"_s.repeated(50'000)}, TableQuery {.search = u"nb "_s.repeated(200)},
          TableQuery {.filters = {{u"name"_s, Op::Equals, QStringList(200, u"name 1"_s)}}}})
        QCOMPARE(found(Views::assets(), query), expected(Views::assets(), query));
}

namespace {

// A table that is always answered in the background.
struct Shown
{
    explicit Shown(TestWorkspace &office)
        : page(office->database, Views::assets())
        , rows(page)
        , background(office.path())
        , feed(office->database, office->session, office.clock(), rows)
    {
        background.setReader(office->session.userId());
        feed.setBackground(&background, 0);
    }

    RowOrder order() const
    {
        RowOrder ids;
        for (int row = 0; row < rows.rowCount(); ++row)
            ids.push_back(rows.idAt(row));
        return ids;
    }

    RelationalPageModel page;
    WindowProxy rows;
    BackgroundReader background;
    RowFeed feed;
};

}

void TestRowEngine::feedShowsPagesThenTheOrder()
{
    Shown shown(*m_office);
    got(shown.feed.setQuery({.sort = {{u"serial"_s}}}));
    const RowOrder all = expected(Views::assets(), {.sort = {{u"serial"_s}}});
    QVERIFY(!shown.rows.hasOrder()); // at once, by the index
    QCOMPARE(shown.rows.rowCount(), int(all.size()));
    QCOMPARE(shown.rows.idAt(int(all.size()) - 1), all.back());
    QCOMPARE(shown.order(), all);
    QTRY_VERIFY(shown.feed.isExact());
    QVERIFY(shown.rows.hasOrder());
    QCOMPARE(shown.order(), all);
}

void TestRowEngine::feedLetsItsRowsGoAndComesBack()
{
    Shown shown(*m_office);
    const TableQuery query {.sort = {{u"serial"_s}}};
    got(shown.feed.setQuery(query));
    QTRY_VERIFY(shown.feed.isExact());
    const RowOrder all = expected(Views::assets(), query);
    QVERIFY(!shown.feed.rest(int(all.size()))); // not more than may be kept
    QCOMPARE(shown.order(), all);
    QVERIFY(shown.feed.rest(int(all.size()) - 1));
    QCOMPARE(shown.rows.rowCount(), 0);
    QVERIFY(!shown.feed.isExact());
    shown.feed.refresh();
    QCOMPARE(shown.rows.rowCount(), int(all.size())); // at once, by the index
    QTRY_VERIFY(shown.feed.isExact());
    QCOMPARE(shown.order(), all);
}

void TestRowEngine::feedShowsWhatASearchFindsInTheBackground()
{
    Shown shown(*m_office);
    for (const QString &text : {u"n"_s, u"nb"_s, u"nb zo"_s, u"nb zoe"_s}) { // as typed
        got(shown.feed.setQuery({.search = text, .sort = {{u"holder"_s}}}));
    }
    QTRY_VERIFY(shown.feed.isExact());
    QCOMPARE(shown.order(), expected(Views::assets(), {.search = u"nb zoe"_s, .sort = {{u"holder"_s}}}));
    QCOMPARE(refusal(shown.feed.setQuery({.sort = {{u"nonsense"_s}}})).code, Error::Code::Invalid);
    QCOMPARE(shown.feed.query().search, u"nb zoe"_s);
}

void TestRowEngine::feedFollowsAnotherProcess()
{
    Shown shown(*m_office);
    got(shown.feed.setQuery({}));
    QTRY_VERIFY(shown.feed.isExact());
    const qint64 last = shown.rows.idAt(shown.rows.rowCount() - 1);
    const QPersistentModelIndex kept = shown.rows.index(shown.rows.rowCount() - 1, 0);
    QSignalSpy changed(&shown.feed, &RowFeed::changed);
    const qint64 added = m_office->addAsset(u"AA-0"_s);
    shown.feed.refresh();
    QTRY_VERIFY(shown.rows.rowOf(added) >= 0);
    QCOMPARE(shown.rows.idAt(kept.row()), last);
    got((*m_office)->assets.remove(added, u"test"_s));
    shown.feed.refresh();
    QTRY_COMPARE(shown.rows.rowOf(added), -1);
    QCOMPARE(shown.rows.idAt(kept.row()), last);
}

void TestRowEngine::newerWorkCancelsOlder()
{
    BackgroundReader background(m_office->path());
    background.setReader(m_office->id(Who::Admin));
    QList<int> answered;
    for (int i = 0; i < 20; ++i) {
        background.ask(
            this, u"channel"_s, [i](RowEngine &) { return Result<int>(i); },
            [&answered](const Result<int> &answer) { answered.append(*answer); });
    }
    int other = 0;
    background.ask(
        this, u"another"_s, [](RowEngine &) { return Result<int>(7); },
        [&other](const Result<int> &answer) { other = *answer; });
    QTRY_COMPARE(other, 7);
    QCOMPARE(answered, QList<int> {19});
}

void TestRowEngine::nothingIsDeliveredToTheDead()
{
    BackgroundReader background(m_office->path());
    background.setReader(m_office->id(Who::Admin));
    bool delivered = false;
    {
        QObject context;
        background.ask(
            &context, u"channel"_s, [](RowEngine &) { return Result<int>(1); },
            [&delivered](const Result<int> &) { delivered = true; });
    }
    int other = 0;
    background.ask(
        this, u"channel"_s, [](RowEngine &) { return Result<int>(7); },
        [&other](const Result<int> &answer) { other = *answer; });
    QTRY_COMPARE(other, 7);
    QVERIFY(!delivered);
}

// Each piece of work reads the rights anew, so that nothing has to be asked again.
void TestRowEngine::theSameReaderGoesOn()
{
    BackgroundReader background(m_office->path());
    background.setReader(m_office->id(Who::Admin));
    QList<int> answered;
    const auto answer = [&answered](const Result<int> &number) { answered.append(*number); };
    background.ask(
        this, u"channel"_s, [](RowEngine &) { return Result<int>(1); }, answer);
    background.setReader(m_office->id(Who::Admin));
    QTRY_COMPARE(answered, QList<int> {1});
    background.ask(
        this, u"channel"_s, [](RowEngine &) { return Result<int>(2); }, answer);
    std::promise<void> isAnswered; // and the answer on its way
    background.post(this, u"after"_s, [&isAnswered](const auto &, const auto &) { isAnswered.set_value(); });
    isAnswered.get_future().wait();
    background.setReader(m_office->id(Who::User));
    background.ask(
        this, u"channel"_s, [](RowEngine &) { return Result<int>(3); }, answer);
    QTRY_COMPARE(answered, (QList<int> {1, 3}));
}

void TestRowEngine::nothingArrivesAfterTheRightIsGone()
{
    const auto back = qScopeGuard([this] { m_office->signInAs(Who::Admin); });
    const auto waitForAll = [this](BackgroundReader &background) {
        int last = 0;
        background.ask(
            this, u"last"_s, [](RowEngine &) { return Result<int>(1); },
            [&last](const Result<int> &answer) { last = *answer; });
        QTRY_COMPARE(last, 1);
    };
    Shown shown(*m_office);
    got(shown.feed.setQuery({.sort = {{u"notes"_s}}}));
    m_office->workspace().session.close();
    shown.feed.refresh();
    waitForAll(shown.background);
    QCOMPARE(shown.rows.rowCount(), 0);

    m_office->signInAs(Who::Admin);
    got(shown.feed.setQuery({.sort = {{u"notes"_s}}}));
    m_office->signInAs(Who::User); // before anybody told the feed
    waitForAll(shown.background);
    QCOMPARE(shown.rows.rowCount(), 0);
}

void TestRowEngine::refusalEmptiesAPinnedTable()
{
    const auto back = qScopeGuard([this] { m_office->signInAs(Who::Admin); });
    Shown shown(*m_office);
    got(shown.feed.setQuery({.sort = {{u"notes"_s}}}));
    QTRY_VERIFY(shown.feed.isExact());
    shown.rows.beginEdit(shown.rows.index(0, 0));
    m_office->workspace().session.close();
    shown.feed.refresh();
    QCOMPARE(shown.rows.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestRowEngine)
#include "tst_rowengine.moc"
