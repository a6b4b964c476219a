// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/viewreader.h"

#include "core/db/sql.h"
#include "support/expect.h"
#include "support/terms.h"
#include "support/testworkspace.h"

#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Who = TestWorkspace::Who;
using Ids = std::vector<qint64>;

namespace {

QStringList idsOf(const QList<const ViewColumn *> &columns)
{
    QStringList list;
    for (const ViewColumn *column : columns)
        list.append(QString::fromLatin1(column->id));
    return list;
}

// cli.md, "Exported columns".
const QList<std::pair<QString, QString>> contract {
    {u"users"_s,
     u"staff_number,first_name,last_name,email,phone1,phone2,organization,site,department,position,status,role,date_created"_s},
    {u"roles"_s, u"role,description,users,permissions"_s},
    {u"role-assignments"_s, u"email,role,assigned_at,assigned_by,ended_at,reason"_s},
    {u"assets"_s,
     u"asset_tag,serial,name,category,manufacturer,model,status,site,holder,holder_email,checked_out_at,due_at,"
     "purchase_date,purchase_cost,supplier,warranty_months,notes"_s},
    {u"assignments"_s,
     u"asset_tag,email,purpose,checked_out_at,checked_out_by,due_at,checked_in_at,checked_in_by,"
     "condition_out,condition_in,notes"_s},
    {u"operations"_s, u"id,at,actor,kind,summary,reason,changes,hash"_s},
};

}

class TestViewReader final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void exportsTheColumnsOfTheContract_data();
    void exportsTheColumnsOfTheContract();
    void databaseViewsHaveTheFields_data();
    void databaseViewsHaveTheFields();
    void viewsAreFoundByName();

    void readsWhatIsThere();
    void rowsWithoutKeysAreThere();
    void joinsSeveralRoles();
    void readsRawValues();
    void readStopsWhenTold();
    void countsWhatItReads();

    void filters_data();
    void filters();
    void filtersCountedColumns();
    void searches_data();
    void searches();
    void searchKnowsAllAlphabets_data();
    void searchKnowsAllAlphabets();
    void searchesWithinTheOwn();
    void conditions();
    void onlyTheseRows();
    void sortsEmptyLast_data();
    void sortsEmptyLast();
    void sortsWithoutCase();
    void sortIsStable();
    void sortsByDefault();
    void tiesOfTheDefaultSortAreSettledByWhatRowsSay();

    void unknownColumns_data();
    void unknownColumns();
    void tooManyConditions();
    void userSeesOwnRows_data();
    void userSeesOwnRows();
    void agentSeesNoCost();
    void deniedViews_data();
    void deniedViews();
    void agentSeesOwnOperations();
    void nobodyIsSignedIn();

private:
    ViewReader reader() const
    {
        return ViewReader((*m_office)->database, (*m_office)->session, m_office->clock().now());
    }
    Ids ids(const View &view, const TableQuery &query) const { return got(reader().ids(view, query)); }
    QStringList column(const View &view, const TableQuery &query, const QString &id) const;
    QString tags(const TableQuery &query) const { return column(Views::assets(), query, u"asset_tag"_s).join(u' '); }
    void furnish();

    std::unique_ptr<TestWorkspace> m_office;
    qint64 m_held = 0; // by the user, overdue
};

void TestViewReader::init()
{
    m_office = std::make_unique<TestWorkspace>();
}

void TestViewReader::cleanup()
{
    m_office.reset();
}

// "A-1" to "A-4", of different completeness, the first two in custody.
void TestViewReader::furnish()
{
    TestWorkspace &office = *m_office;
    const qint64 maker = office.addEntry(CatalogList::Kind::Manufacturers, u"Acme"_s);
    const qint64 category = office.addEntry(CatalogList::Kind::Categories, u"Laptops"_s);
    const AssetModel notebook {.name = u"Notebook"_s, .manufacturerId = maker, .categoryId = category};
    const qint64 model = got(office->catalog.create(notebook)).id;
    const qint64 site = office.addEntry(CatalogList::Kind::Sites, u"Main"_s);
    m_held = office.addAsset({.tag = u"A-1"_s,
                              .serial = u"SN100%"_s,
                              .name = u"beta"_s,
                              .modelId = model,
                              .siteId = site,
                              .purchaseCost = 1200});
    const qint64 second = office.addAsset(
        {.tag = u"A-2"_s, .serial = u"SN_2"_s, .name = u"Alpha"_s, .modelId = model, .purchaseCost = 90});
    office.addAsset({.tag = u"A-3"_s, .name = u"it's \"quoted\" \\ back"_s, .warrantyMonths = 12});
    office.addAsset({.tag = u"A-4"_s});
    office.checkOut(m_held, office.id(Who::User), office.clock().now().addSecs(3600));
    office.checkOut(second, office.id(Who::Agent));
    office.clock().advance(2h);
}

QStringList TestViewReader::column(const View &view, const TableQuery &query, const QString &id) const
{
    QStringList list;
    const auto columns = got(reader().columns(view, QStringList {id}));
    const auto done = reader().read(view, query, columns, [&](const QList<QVariant> &values) {
        list.append(values.constFirst().toString());
        return true;
    });
    if (!done)
        qFatal("%s %s", qUtf8Printable(done.error().message), qUtf8Printable(done.error().detail));
    return list;
}

void TestViewReader::exportsTheColumnsOfTheContract_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("columns");
    for (const auto &[name, columns] : contract)
        QTest::addRow("%s", qUtf8Printable(name)) << name << columns;
    QCOMPARE(qsizetype(Views::all().size()), contract.size());
}

void TestViewReader::exportsTheColumnsOfTheContract()
{
    QFETCH(const QString, name);
    QFETCH(const QString, columns);
    const View *view = Views::find(name);
    QVERIFY(view);
    QCOMPARE(idsOf(reader().columns(*view, true)).join(u','), columns);
    const QStringList shown = idsOf(reader().columns(*view, false));
    QCOMPARE(QSet<QString>(shown.cbegin(), shown.cend()).size(), shown.size());
    for (int i = 0; i < shown.size(); ++i) {
        QCOMPARE(view->indexOf(shown.at(i)), i);
        QVERIFY(!Views::title(view->columns[std::size_t(i)]).isEmpty());
    }
    QCOMPARE(view->indexOf(u"nothing"_s), -1);
    QVERIFY(view->indexOf(QString::fromLatin1(view->defaultSort)) >= 0);
}

void TestViewReader::databaseViewsHaveTheFields_data()
{
    exportsTheColumnsOfTheContract_data();
}

// The fields in their order, then the keys: models of the window address them by number.
void TestViewReader::databaseViewsHaveTheFields()
{
    QFETCH(const QString, name);
    const View &view = *Views::find(name);
    QStringList fields;
    for (const ViewColumn &column : view.columns)
        fields.append(QString::fromLatin1(column.field));
    const auto stored = got(Sql::rows(
        (*m_office)->database.connection(), u"SELECT name FROM pragma_table_info(:v) ORDER BY cid"_s,
        {{u"v"_s, QString::fromLatin1(view.rows)}}, [](const QSqlQuery &row) { return row.value(0).toString(); }));
    QVERIFY(stored.mid(0, fields.size()) == fields);
    QVERIFY(stored.contains(u"id"_s));
    QVERIFY(stored.indexOf(u"version"_s) == stored.lastIndexOf(u"version"_s));
    for (const ViewColumn &column : view.columns) {
        if (!column.relatedTable)
            continue;
        const QString statement = u"SELECT id, %1 FROM %2 LIMIT 1"_s;
        QVERIFY2(
            Sql::run((*m_office)->database.connection(),
                     statement.arg(QLatin1StringView(column.relatedField), QLatin1StringView(column.relatedTable))),
            column.id);
    }
}

void TestViewReader::viewsAreFoundByName()
{
    QSet<QString> titles;
    for (const View *view : Views::all()) {
        QCOMPARE(Views::find(QString::fromLatin1(view->name)), view);
        titles.insert(Views::title(*view));
    }
    QCOMPARE(std::size_t(titles.size()), Views::all().size());
    QVERIFY(!Views::find(u"Assets"_s));
    QVERIFY(!Views::find({}));
}

void TestViewReader::readsWhatIsThere()
{
    furnish();
    const auto only = [this](const QString &id) { return column(Views::assets(), {.onlyIds = {m_held}}, id).value(0); };
    QCOMPARE(only(u"category"_s), u"Laptops"_s);
    QCOMPARE(only(u"manufacturer"_s), u"Acme"_s);
    QCOMPARE(only(u"model"_s), u"Notebook"_s);
    QCOMPARE(only(u"status"_s), u"In use"_s);
    QCOMPARE(only(u"site"_s), u"Main"_s);
    QCOMPARE(only(u"holder"_s), u"Ulf User"_s);
    QCOMPARE(only(u"holder_email"_s), u"user@example.org"_s);
    QCOMPARE(only(u"checked_out_at"_s), u"2026-01-15T08:00:00Z"_s);
    QCOMPARE(only(u"due_at"_s), u"2026-01-15T09:00:00Z"_s);
    QCOMPARE(column(Views::assignments(), {.sort = {{u"asset_tag"_s}}}, u"asset_tag"_s),
             (QStringList {u"A-1"_s, u"A-2"_s}));
    QCOMPARE(column(Views::assignments(), {.sort = {{u"asset_tag"_s}}}, u"holder"_s),
             (QStringList {u"Ulf User"_s, u"Agnes Agent"_s}));
    QCOMPARE(column(Views::users(), {.sort = {{u"email"_s}}}, u"assets"_s), (QStringList {u"0"_s, u"1"_s, u"1"_s}));
    QCOMPARE(column(Views::roles(), {}, u"users"_s), (QStringList {u"1"_s, u"1"_s, u"1"_s}));
    QCOMPARE(column(Views::operations(), {.filters = {equals(u"id"_s, u"1"_s)}}, u"kind"_s),
             QStringList {u"database.create"_s});
}

void TestViewReader::rowsWithoutKeysAreThere()
{
    furnish();
    QCOMPARE(tags({}), u"A-1 A-2 A-3 A-4"_s);
    QCOMPARE(column(Views::assets(), {.sort = {{u"asset_tag"_s}}}, u"model"_s),
             (QStringList {u"Notebook"_s, u"Notebook"_s, QString(), QString()}));
    QCOMPARE(column(Views::roleAssignments(), {.sort = {{u"email"_s}}}, u"assigned_by"_s),
             (QStringList {QString(), QString(), QString()}));
}

void TestViewReader::joinsSeveralRoles()
{
    got((*m_office)->roles.setPolicy(RoleService::Policy::Several));
    m_office->assign(m_office->id(Who::User), u"Agent"_s);
    QCOMPARE(column(Views::users(), {.filters = {equals(u"email"_s, u"user@example.org"_s)}}, u"role"_s),
             QStringList {u"Agent; User"_s});
    const QString permissions = column(Views::roles(), {.filters = {equals(u"role"_s, u"User"_s)}}, u"permissions"_s)
                                    .value(0);
    QVERIFY(permissions.split(u"; "_s).contains(u"asset.view.own"_s));
}

void TestViewReader::readsRawValues()
{
    furnish();
    const auto columns = got(
        reader().columns(Views::assets(), QStringList {u"purchase_cost"_s, u"warranty_months"_s, u"asset_tag"_s}));
    QList<QList<QVariant>> rows;
    const auto done = reader().read(Views::assets(), {}, columns, [&](const QList<QVariant> &values) {
        rows.append(values);
        return true;
    });
    QVERIFY(done);
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows.at(0).at(0).toInt(), 1200); // minor units
    QVERIFY(rows.at(0).at(1).isNull());
    QCOMPARE(rows.at(0).at(2).toString(), u"A-1"_s);
    QCOMPARE(rows.at(2).at(1).toInt(), 12);
}

void TestViewReader::readStopsWhenTold()
{
    furnish();
    int rows = 0;
    const auto done = reader().read(Views::assets(), {}, {},
                                    [&](const QList<QVariant> &values) { return values.size() == 17 && ++rows < 2; });
    QCOMPARE(refusal(done).code, Error::Code::Cancelled);
    QCOMPARE(rows, 2);
}

void TestViewReader::countsWhatItReads()
{
    furnish();
    for (const View *view : Views::all()) {
        const Ids all = ids(*view, {});
        QCOMPARE(std::size_t(got(reader().count(*view, {}))), all.size());
        QCOMPARE(std::set<qint64>(all.cbegin(), all.cend()).size(), all.size()); // no row twice
    }
    QCOMPARE(got(reader().count(Views::assets(), {.search = u"notebook"_s})), 2);
}

void TestViewReader::filters_data()
{
    QTest::addColumn<QList<FilterTerm>>("filters");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const QList<FilterTerm> &filters, const QString &found) {
        QTest::addRow("%s", name) << filters << found;
    };
    row("text", {equals(u"name"_s, u"Alpha"_s)}, u"A-2"_s);
    row("without case", {equals(u"name"_s, u"BETA"_s)}, u"A-1"_s);
    row("whole values only", {equals(u"name"_s, u"bet"_s)}, {});
    row("no wildcards", {equals(u"name"_s, u"%"_s)}, {});
    row("quotes", {equals(u"name"_s, u"it's \"quoted\" \\ back"_s)}, u"A-3"_s);
    row("related text", {equals(u"model"_s, u"notebook"_s)}, u"A-1 A-2"_s);
    row("related without case", {equals(u"holder"_s, u"ulf user"_s)}, u"A-1"_s);
    row("empty", {equals(u"site"_s, {})}, u"A-2 A-3 A-4"_s);
    row("empty number", {equals(u"warranty_months"_s, {})}, u"A-1 A-2 A-4"_s);
    row("number", {equals(u"warranty_months"_s, u"12"_s)}, u"A-3"_s);
    row("all must hold", {equals(u"model"_s, u"Notebook"_s), equals(u"site"_s, {})}, u"A-2"_s);
    row("the same column twice", {equals(u"name"_s, u"Alpha"_s), equals(u"name"_s, u"beta"_s)}, {});
    row("two values", {equals(u"name"_s, u"Alpha"_s), equals(u"serial"_s, u"SN_2"_s)}, u"A-2"_s);
}

void TestViewReader::filters()
{
    QFETCH(const QList<FilterTerm>, filters);
    QFETCH(const QString, found);
    furnish();
    QCOMPARE(tags({.filters = filters}), found);
}

void TestViewReader::filtersCountedColumns()
{
    furnish();
    QCOMPARE(column(Views::roles(), {.filters = {equals(u"users"_s, u"1"_s)}}, u"role"_s).size(), 3);
    QCOMPARE(column(Views::users(), {.filters = {equals(u"assets"_s, u"1"_s)}}, u"last_name"_s),
             (QStringList {u"Agent"_s, u"User"_s}));
    QCOMPARE(column(Views::operations(), {.filters = {equals(u"id"_s, u"2"_s)}}, u"id"_s), QStringList {u"2"_s});
    QCOMPARE(refusal(reader().ids(Views::roles(), {.filters = {equals(u"users"_s, u"many"_s)}})).code,
             Error::Code::Invalid);
}

void TestViewReader::searches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::addRow("nothing") << QString() << u"A-1 A-2 A-3 A-4"_s;
    QTest::addRow("blank") << u" \t "_s << u"A-1 A-2 A-3 A-4"_s;
    QTest::addRow("tag") << u"a-3"_s << u"A-3"_s;
    QTest::addRow("middle of a serial") << u"n100"_s << u"A-1"_s;
    QTest::addRow("model") << u"NOTEBOOK"_s << u"A-1 A-2"_s;
    QTest::addRow("holder") << u"ulf"_s << u"A-1"_s;
    QTest::addRow("words of several columns") << u"notebook alpha agnes"_s << u"A-2"_s;
    QTest::addRow("every word must be there") << u"notebook ulf alpha"_s << QString();
    QTest::addRow("middle of a tag and a serial") << u"1s"_s << QString();
    QTest::addRow("middle of a name") << u"lpha"_s << QString();
    QTest::addRow("too short for the middle") << u"n1"_s << QString();
    QTest::addRow("signs within a code") << u"s-n.1/00"_s << u"A-1"_s;
    QTest::addRow("manufacturer") << u"acm"_s << u"A-1 A-2"_s;
    QTest::addRow("email of the holder") << u"user@example.org"_s << u"A-1"_s;
    QTest::addRow("signs alone look for nothing") << u"% \\ - _ \" ' * ( :"_s << u"A-1 A-2 A-3 A-4"_s;
    QTest::addRow("a sign beside a word") << u"%ulf%"_s << u"A-1"_s;
    QTest::addRow("underscore is a gap") << u"SN_2"_s << u"A-2"_s;
    QTest::addRow("apostrophe is text") << u"it's"_s << u"A-3"_s;
    QTest::addRow("quotes are text") << u"\"quoted\""_s << u"A-3"_s;
    QTest::addRow("no statement") << u"x') OR 1=1 --"_s << QString();
    QTest::addRow("no expression") << u"A-1 OR A-2"_s << QString();
    QTest::addRow("no column of the index") << u"tag:3"_s << QString();
    QTest::addRow("no prefix sign") << u"al*"_s << u"A-2"_s;
    QTest::addRow("no exclusion") << u"a NOT b"_s << u"A-1"_s; // a notebook named beta
    QTest::addRow("no nearness") << u"NEAR(a b)"_s << QString();
    QTest::addRow("other quotes") << u"“quoted”"_s << u"A-3"_s;
    QTest::addRow("a zero") << QString(u"quo"_s + QChar(0) + u"ted"_s) << QString();
    QTest::addRow("a zero beside a word") << QString(u"quoted"_s + QChar(0)) << u"A-3"_s;
    QTest::addRow("half a character") << QString(QChar(0xD800)) << u"A-1 A-2 A-3 A-4"_s;
    QTest::addRow("letters newer than the index") << u"a\u19b0b"_s << QString();
    QTest::addRow("a long word") << QString(100'000, u'a') << QString();
    QTest::addRow("columns that are not searched") << u"Main"_s << QString();
}

void TestViewReader::searches()
{
    QFETCH(const QString, text);
    QFETCH(const QString, found);
    furnish();
    QCOMPARE(tags({.search = text}), found);
}

void TestViewReader::searchKnowsAllAlphabets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found"); // last names
    const QStringList rosa {u"Alarcón"_s}, odd {u"O'\"Dd\" 5%_x"_s}, none;
    QTest::addRow("upper case") << u"ALARCÓN"_s << rosa;
    QTest::addRow("lower case") << u"alarcón"_s << rosa;
    QTest::addRow("first letter") << u"ÖMER"_s << rosa;
    QTest::addRow("first letter, lower case") << u"ömer"_s << rosa;
    QTest::addRow("another alphabet") << u"СМИРНОВ"_s << QStringList {u"Смирнов"_s};
    QTest::addRow("both words") << u"ÖMER ALARC"_s << rosa;
    QTest::addRow("without accents") << u"omer alarcon"_s << rosa;
    QTest::addRow("accents of its own") << u"Álarcon"_s << rosa;
    QTest::addRow("taken apart") << u"Alarco\u0301n"_s << rosa;
    QTest::addRow("middle of a name") << u"larcon"_s << none;
    QTest::addRow("a letter with a stroke") << u"lukasz"_s << QStringList {u"Wójcik"_s};
    QTest::addRow("capitals with a stroke") << u"ŁUKASZ"_s << QStringList {u"Wójcik"_s};
    QTest::addRow("dots") << u"zoe"_s << QStringList {u"Stone"_s};
    QTest::addRow("Arabic without hamza") << u"احمد"_s << QStringList {u"علي"_s};
    QTest::addRow("Chinese, one character") << u"李"_s << QStringList {u"李雷"_s};
    QTest::addRow("Chinese, the second") << u"雷"_s << QStringList {u"李雷"_s};
    QTest::addRow("Chinese, both") << u"李雷"_s << QStringList {u"李雷"_s};
    QTest::addRow("percent is text") << u"5%_"_s << odd;
    QTest::addRow("percent stands for nothing") << u"Alarc%n"_s << none;
    QTest::addRow("underscore stands for nothing") << u"Alarc_n"_s << none;
    QTest::addRow("quotes are text") << u"o'\"dd\""_s << odd;
}

void TestViewReader::searchKnowsAllAlphabets()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, found);
    m_office->addPerson(u"Ömer"_s, u"Alarcón"_s);
    m_office->addPerson(u"Иван"_s, u"Смирнов"_s);
    m_office->addPerson(u"Pat"_s, u"O'\"Dd\" 5%_x"_s);
    m_office->addPerson(u"Łukasz"_s, u"Wójcik"_s);
    m_office->addPerson(u"Zoë"_s, u"Stone"_s);
    m_office->addPerson(u"أحمد"_s, u"علي"_s);
    m_office->addPerson(u"韩"_s, u"李雷"_s);
    QCOMPARE(column(Views::users(), {.search = text}, u"last_name"_s), found);
}

void TestViewReader::searchesWithinTheOwn()
{
    furnish();
    m_office->signInAs(Who::User);
    QCOMPARE(tags({.search = u"notebook"_s}), u"A-1"_s);
    QCOMPARE(tags({.search = u"alpha"_s}), QString());
    QCOMPARE(tags({.filters = {equals(u"holder"_s, u"Agnes Agent"_s)}}), QString());
}

void TestViewReader::conditions()
{
    furnish();
    QCOMPARE(tags({.filters = {is(u"overdue"_s)}}), u"A-1"_s);
    QCOMPARE(column(Views::assignments(), {.filters = {is(u"overdue"_s)}}, u"asset_tag"_s), QStringList {u"A-1"_s});
    QCOMPARE(column(Views::assignments(), {.filters = {is(u"open"_s)}}, u"asset_tag"_s).size(), 2);
    m_office->checkIn(m_held);
    QCOMPARE(tags({.filters = {is(u"overdue"_s)}}), QString());
    QCOMPARE(column(Views::assignments(), {.filters = {is(u"overdue"_s)}}, u"asset_tag"_s).size(), 0);
    QCOMPARE(column(Views::assignments(), {.filters = {is(u"open"_s)}}, u"asset_tag"_s), QStringList {u"A-2"_s});
    m_office->addPerson(u"No"_s, u"Role"_s);
    QCOMPARE(column(Views::users(), {.filters = {is(u"without-role"_s)}}, u"last_name"_s), QStringList {u"Role"_s});
    QCOMPARE(refusal(reader().ids(Views::assets(), {.filters = {is(u"nonsense"_s)}})).code, Error::Code::Invalid);
    QCOMPARE(refusal(reader().ids(Views::roles(), {.filters = {is(u"overdue"_s)}})).code, Error::Code::Invalid);
}

void TestViewReader::onlyTheseRows()
{
    furnish();
    const Ids all = ids(Views::assets(), {});
    QCOMPARE(ids(Views::assets(), {.onlyIds = {all.at(2), all.at(0), 999}}), (Ids {all.at(0), all.at(2)}));
    QCOMPARE(tags({.search = u"alpha"_s, .onlyIds = {all.at(0)}}), QString());
}

void TestViewReader::sortsEmptyLast_data()
{
    QTest::addColumn<QString>("columnId");
    QTest::addColumn<QString>("ascending");
    QTest::addColumn<QString>("descending");
    QTest::addRow("text") << u"name"_s << u"A-2 A-1 A-3 A-4"_s << u"A-3 A-1 A-2 A-4"_s;
    QTest::addRow("number") << u"purchase_cost"_s << u"A-2 A-1 A-3 A-4"_s << u"A-1 A-2 A-4 A-3"_s;
    QTest::addRow("related") << u"holder"_s << u"A-2 A-1 A-3 A-4"_s << u"A-1 A-2 A-4 A-3"_s;
    QTest::addRow("moment") << u"due_at"_s << u"A-1 A-2 A-3 A-4"_s << u"A-1 A-4 A-3 A-2"_s;
}

void TestViewReader::sortsEmptyLast()
{
    QFETCH(const QString, columnId);
    QFETCH(const QString, ascending);
    QFETCH(const QString, descending);
    furnish();
    QCOMPARE(tags({.sort = {{columnId, false}}}), ascending);
    QCOMPARE(tags({.sort = {{columnId, true}}}), descending);
}

void TestViewReader::sortsWithoutCase()
{
    for (const QString &tag : {u"b"_s, u"A"_s, u"C"_s, u"a1"_s})
        m_office->addAsset(tag, {}, tag);
    QCOMPARE(tags({.sort = {{u"name"_s}}}), u"A a1 b C"_s);
    QCOMPARE(tags({.sort = {{u"name"_s, true}}}), u"C b a1 A"_s);
}

void TestViewReader::sortIsStable()
{
    furnish();
    QCOMPARE(tags({.sort = {{u"manufacturer"_s}, {u"asset_tag"_s, true}}}), u"A-2 A-1 A-4 A-3"_s);
    QCOMPARE(tags({.sort = {{u"manufacturer"_s}}}), u"A-1 A-2 A-3 A-4"_s); // the rest by id
    QCOMPARE(tags({.sort = {{u"manufacturer"_s, true}}}), u"A-2 A-1 A-4 A-3"_s);
}

void TestViewReader::sortsByDefault()
{
    for (const QString &tag : {u"C"_s, u"A"_s, u"B"_s})
        m_office->addAsset(tag);
    QCOMPARE(tags({}), u"A B C"_s);
    QCOMPARE(column(Views::users(), {}, u"last_name"_s), (QStringList {u"Admin"_s, u"Agent"_s, u"User"_s}));
    const auto operations = column(Views::operations(), {}, u"id"_s);
    QCOMPARE(operations.constLast(), u"1"_s); // newest first
}

// As another database with other ids has them too.
void TestViewReader::tiesOfTheDefaultSortAreSettledByWhatRowsSay()
{
    const qint64 asset = m_office->addAsset(u"T-2"_s), other = m_office->addAsset(u"T-1"_s);
    const qint64 zed = m_office->addPerson(u"Zed"_s, u"Same"_s, u"z@example.org"_s);
    m_office->addPerson(u"Amy"_s, u"Same"_s, u"b@example.org"_s);
    m_office->addPerson(u"Amy"_s, u"Same"_s, u"a@example.org"_s);
    const QDateTime then = m_office->clock().now().addDays(-1);
    for (const qint64 id : {asset, other})
        got((*m_office)->pastCustody.record({.assetId = id, .userId = zed, .checkedOutAt = then}));
    QCOMPARE(column(Views::assignments(), {}, u"asset_tag"_s), (QStringList {u"T-2"_s, u"T-1"_s}));
    const TableQuery asSortedByDefault {.sort = {{u"checked_out_at"_s, true}}};
    QCOMPARE(column(Views::assignments(), asSortedByDefault, u"asset_tag"_s), (QStringList {u"T-2"_s, u"T-1"_s}));
    const TableQuery oldestFirst {.sort = {{u"checked_out_at"_s}}};
    QCOMPARE(column(Views::assignments(), oldestFirst, u"asset_tag"_s), (QStringList {u"T-2"_s, u"T-1"_s})); // by id
    const TableQuery same {.search = u"Same"_s};
    QCOMPARE(column(Views::users(), same, u"email"_s),
             (QStringList {u"a@example.org"_s, u"b@example.org"_s, u"z@example.org"_s}));
}

void TestViewReader::unknownColumns_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"", "nonsense", "asset_tag ", "id", "t.id", "asset_tag; DROP TABLE assets", "holder_id"})
        QTest::addRow("%s", id) << QString::fromLatin1(id);
}

void TestViewReader::unknownColumns()
{
    QFETCH(const QString, id);
    const View &view = Views::assets();
    for (const Error &error :
         {refusal(reader().ids(view, {.filters = {equals(id, u"1"_s)}})),
          refusal(reader().ids(view, {.filters = {equals(id, {})}})), refusal(reader().ids(view, {.sort = {{id}}})),
          refusal(reader().count(view, {.sort = {{id}}})),
          refusal(reader().columns(view, QStringList {u"serial"_s, id}))}) {
        QCOMPARE(error.code, Error::Code::Invalid);
        QCOMPARE(error.field, u"column"_s);
        QVERIFY(error.message.contains(id));
    }
}

void TestViewReader::tooManyConditions()
{
    const auto words = [](int count) { return QStringList(count, u"a"_s).join(u' '); };
    QCOMPARE(ids(Views::assets(), {.search = words(200)}), Ids {});
    QCOMPARE(refusal(reader().ids(Views::assets(), {.search = words(201)})).code, Error::Code::Invalid);
    const TableQuery mixed {.search = words(200), .filters = {is(u"overdue"_s)}};
    QCOMPARE(refusal(reader().count(Views::assets(), mixed)).code, Error::Code::Invalid);
}

void TestViewReader::userSeesOwnRows_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("columnId");
    QTest::addColumn<QStringList>("seen");
    QTest::addRow("assets") << u"assets"_s << u"asset_tag"_s << QStringList {u"A-1"_s};
    QTest::addRow("users") << u"users"_s << u"email"_s << QStringList {u"user@example.org"_s};
    QTest::addRow("assignments") << u"assignments"_s << u"asset_tag"_s << QStringList {u"A-1"_s};
}

void TestViewReader::userSeesOwnRows()
{
    QFETCH(const QString, name);
    QFETCH(const QString, columnId);
    QFETCH(const QStringList, seen);
    furnish();
    m_office->signInAs(Who::User);
    const View &view = *Views::find(name);
    QCOMPARE(column(view, {}, columnId), seen);
    QCOMPARE(got(reader().count(view, {})), seen.size());
    QCOMPARE(ids(view, {.onlyIds = {1, 2, 3, 4}}).size(), std::size_t(1)); // not by naming them
    m_office->checkIn(m_held);
    QCOMPARE(column(Views::assets(), {}, u"asset_tag"_s), QStringList()); // not theirs any more
    QCOMPARE(column(Views::assignments(), {}, u"asset_tag"_s), QStringList {u"A-1"_s}); // their past is
}

void TestViewReader::agentSeesNoCost()
{
    furnish();
    const auto cost = got(reader().columns(Views::assets(), QStringList {u"purchase_cost"_s}));
    for (const Who who : {Who::Agent, Who::User}) {
        m_office->signInAs(who);
        QVERIFY(!idsOf(reader().columns(Views::assets(), true)).contains(u"purchase_cost"_s));
        QVERIFY(!idsOf(reader().columns(Views::assets(), false)).contains(u"purchase_cost"_s));
        const auto stop = [](const QList<QVariant> &) { return false; };
        for (const Error &error :
             {refusal(reader().columns(Views::assets(), QStringList {u"purchase_cost"_s})),
              refusal(reader().read(Views::assets(), {}, cost, stop)),
              refusal(reader().ids(Views::assets(), {.sort = {{u"purchase_cost"_s}}})),
              refusal(reader().count(Views::assets(), {.filters = {equals(u"purchase_cost"_s, {})}}))})
            QCOMPARE(error.code, Error::Code::Denied);
        int width = 0;
        const auto count = [&](const QList<QVariant> &values) { return (width = int(values.size())) > 0; };
        QVERIFY(reader().read(Views::assets(), {}, {}, count));
        QCOMPARE(width, 16);
    }
    QCOMPARE(tags({.search = u"1200"_s}), QString()); // nor found by it
}

void TestViewReader::deniedViews_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"roles", "role-assignments", "operations"})
        QTest::addRow("%s", name) << QString::fromLatin1(name);
}

void TestViewReader::deniedViews()
{
    QFETCH(const QString, name);
    m_office->signInAs(Who::User);
    const View &view = *Views::find(name);
    QCOMPARE(refusal(reader().ids(view, {})).code, Error::Code::Denied);
    QCOMPARE(refusal(reader().count(view, {})).code, Error::Code::Denied);
    QCOMPARE(refusal(reader().read(view, {}, {}, [](const QList<QVariant> &) { return true; })).code,
             Error::Code::Denied);
}

void TestViewReader::agentSeesOwnOperations()
{
    m_office->signInAs(Who::Agent);
    QVERIFY(ids(Views::operations(), {}).empty());
    const qint64 mine = got((*m_office)->catalog.create(CatalogList::Kind::Sites, {.name = u"Annex"_s})).operation;
    QCOMPARE(ids(Views::operations(), {}), Ids {mine});
}

void TestViewReader::nobodyIsSignedIn()
{
    (*m_office)->session.close();
    for (const View *view : Views::all())
        QCOMPARE(refusal(reader().ids(*view, {})).code, Error::Code::NotSignedIn);
}

QTEST_GUILESS_MAIN(TestViewReader)
#include "tst_viewreader.moc"
