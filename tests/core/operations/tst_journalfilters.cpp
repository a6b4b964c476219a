// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/operationkinds.h"
#include "core/tables/querytext.h"
#include "core/tables/rowengine.h"
#include "core/tables/viewreader.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Who = TestWorkspace::Who;

class TestJournalFilters final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyKindHasATitle();
    void kindByWhatPeopleCallIt_data();
    void kindByWhatPeopleCallIt();
    void facetOfKindsIsNarrowedByTitles();
    void byWhom();
    void byDays();
    void allOfAnAsset();
    void assetByItsFormerTag();
    void assetThatIsGone();
    void takenBackCustody();
    void allOfAPerson();
    void personByAFormerAddress();
    void personWhoIsGone();
    void severalAndNegated();
    void aboutNoAsset();
    void nothingIsCalledSo();
    void comparesNoOrder();
    void isOfferedInTheLanguage();

private:
    Workspace &office() { return m_office->workspace(); }
    // The summaries of what fits, oldest first; by both ways of reading the journal.
    QStringList found(const QString &text);
    qint64 newest() { return got(office().undo.newestOperation()); }
    qint64 renamed(qint64 assetId, const QString &tag);

    std::unique_ptr<TestWorkspace> m_office;
    qint64 m_asset = 0;
    qint64 m_person = 0;
};

void TestJournalFilters::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_asset = m_office->addAsset(u"LT-0042"_s);
    m_office->addAsset(u"LT-0043"_s);
    m_person = m_office->addPerson(u"Zoë"_s, u"Zimmer"_s, u"zoe@example.org"_s);
}

void TestJournalFilters::cleanup()
{
    m_office.reset();
}

QStringList TestJournalFilters::found(const QString &text)
{
    const View &view = Views::operations();
    const auto parsed = QueryText::parse(view, text);
    if (!parsed.problems.isEmpty())
        qFatal("%s", qUtf8Printable(parsed.problems.constFirst().message));
    const TableQuery query {.filters = parsed.filters, .sort = {{u"id"_s, false}}};
    const QDateTime now = m_office->clock().now();
    const ViewReader reader(office().database, office().session, now);
    const auto ids = got(reader.ids(view, query));
    RowEngine engine(office().database, office().session);
    const RowOrderPtr rows = got(engine.rows(view, query, now));
    if (!std::ranges::equal(*rows, ids))
        qFatal("The engine and the reader disagree on %s", qUtf8Printable(text));
    QStringList summaries;
    got(reader.read(view, query, {view.column(u"summary"_s)}, [&](const QList<QVariant> &values) {
        summaries.append(values.constFirst().toString());
        return true;
    }));
    return summaries;
}

qint64 TestJournalFilters::renamed(qint64 assetId, const QString &tag)
{
    const Asset original = got(office().assets.find(assetId));
    Asset edited = original;
    edited.tag = tag;
    return got(office().assets.update(original, edited)).operation;
}

void TestJournalFilters::everyKindHasATitle()
{
    for (const QString &name : OperationKinds::names())
        QVERIFY2(OperationKinds::title(name) != name, qPrintable(name));
    QCOMPARE(OperationKinds::title(u"thing.happened"_s), u"thing.happened"_s);
}

void TestJournalFilters::kindByWhatPeopleCallIt_data()
{
    QTest::addColumn<QString>("text");
    for (const auto &text : {u"kind:custody.check-out"_s, u"kind=custody.check-out"_s, u"kind:\"checked out\""_s,
                             u"kind=\"Checked out\""_s, u"kind:\"CHECK out\""_s})
        QTest::addRow("%s", qUtf8Printable(text)) << text;
}

void TestJournalFilters::kindByWhatPeopleCallIt()
{
    QFETCH(const QString, text);
    m_office->checkOut(m_asset, m_person);
    const QStringList all = found(text);
    QCOMPARE(all.size(), 1);
    QVERIFY(all.constFirst().contains(u"LT-0042"_s));
    QVERIFY(!found(u'-' + text).contains(all.constFirst()));
}

void TestJournalFilters::facetOfKindsIsNarrowedByTitles()
{
    m_office->checkOut(m_asset, m_person);
    const View &view = Views::operations();
    RowEngine engine(office().database, office().session);
    const Facet facet = got(engine.facet(view, {}, *view.column(u"kind"_s), u"checked"_s, 10, m_office->clock().now()));
    QCOMPARE(facet, (Facet {{u"custody.check-out"_s, 1}}));
}

void TestJournalFilters::byWhom()
{
    m_office->signInAs(Who::Agent);
    renamed(m_asset, u"LT-0044"_s);
    m_office->signInAs(Who::Admin);
    QCOMPARE(found(u"actor:agent"_s).size(), 1);
    QCOMPARE(found(u"actor=agent@example.org"_s), found(u"actor:agent"_s));
}

void TestJournalFilters::byDays()
{
    m_office->clock().advance(48h);
    const QDate today = m_office->clock().now().toLocalTime().date();
    renamed(m_asset, u"LT-0044"_s);
    QCOMPARE(found(u"at:today"_s).size(), 1);
    QVERIFY(found(u"at:%1..%2"_s.arg(today.addDays(-2).toString(Qt::ISODate), today.toString(Qt::ISODate))).size() > 1);
    QCOMPARE(found(u"at:%1..today"_s.arg(today.addDays(-1).toString(Qt::ISODate))).size(), 1);
    QVERIFY(found(u"at:%1..%2"_s.arg(today.addDays(1).toString(Qt::ISODate), today.addDays(9).toString(Qt::ISODate)))
                .isEmpty());
}

void TestJournalFilters::allOfAnAsset()
{
    m_office->checkOut(m_asset, m_person);
    m_office->checkIn(m_asset);
    const QStringList all = found(u"asset:LT-0042"_s);
    QCOMPARE(all.size(), 3);
    QCOMPARE(found(u"asset=lt-0042"_s), all);
    QCOMPARE(found(u"asset:lt"_s).size(), 4);
}

void TestJournalFilters::assetByItsFormerTag()
{
    renamed(m_asset, u"NB-1"_s);
    renamed(m_asset, u"NB-2"_s);
    for (const QString &tag : {u"LT-0042"_s, u"NB-1"_s, u"NB-2"_s})
        QCOMPARE(found(u"asset="_s + tag).size(), 3);
}

void TestJournalFilters::assetThatIsGone()
{
    m_office->checkOut(m_asset, m_person);
    m_office->checkIn(m_asset);
    got(office().assets.remove(m_asset, u"Sold"_s));
    QCOMPARE(found(u"asset=LT-0042"_s).size(), 4);
    QCOMPARE(found(u"person=zoe@example.org"_s).size(), 4); // and the deleting of their custody
}

void TestJournalFilters::takenBackCustody()
{
    const Saved out = got(office().custody.checkOut({.assetIds = {m_asset}, .userId = m_person}));
    got(office().undo.undo(out.operation));
    QCOMPARE(found(u"asset=LT-0042"_s).size(), 3);
    QCOMPARE(found(u"person=zoe@example.org"_s).size(), 3);
}

void TestJournalFilters::allOfAPerson()
{
    m_office->assign(m_person, u"Agent"_s);
    m_office->checkOut(m_asset, m_person);
    const QStringList all = found(u"person:zoe@example.org"_s);
    QCOMPARE(all.size(), 3);
    QCOMPARE(found(u"person:\"zoe zim\""_s), all);
    QCOMPARE(found(u"person=\"Zoë Zimmer\""_s), all);
    QVERIFY(found(u"person=zoe"_s).isEmpty());
}

void TestJournalFilters::personByAFormerAddress()
{
    const Person original = got(office().people.find(m_person));
    Person edited = original;
    edited.email = u"zimmer@example.org"_s;
    got(office().people.update(original, edited));
    QCOMPARE(found(u"person=zoe@example.org"_s).size(), 2);
    QCOMPARE(found(u"person=zimmer@example.org"_s).size(), 2);
}

void TestJournalFilters::personWhoIsGone()
{
    m_office->assign(m_person, u"Agent"_s);
    got(office().people.remove(m_person, u"Twice there"_s));
    QCOMPARE(found(u"person=zoe@example.org"_s).size(), 3);
    QCOMPARE(found(u"person:zimmer"_s).size(), 3);
}

void TestJournalFilters::severalAndNegated()
{
    QCOMPARE(found(u"asset:LT-0042,LT-0043"_s).size(), 2);
    const qsizetype all = found({}).size();
    QCOMPARE(found(u"-asset:LT-0042"_s).size(), all - 1);
    QCOMPARE(found(u"asset:LT-0042 person:zoe"_s).size(), 0);
}

void TestJournalFilters::aboutNoAsset()
{
    const qsizetype all = found({}).size();
    QCOMPARE(found(u"asset:any"_s).size(), 2);
    QCOMPARE(found(u"asset:none"_s).size(), all - 2);
}

void TestJournalFilters::nothingIsCalledSo()
{
    QVERIFY(found(u"asset:LT-9999"_s).isEmpty());
    QVERIFY(found(u"asset:--"_s).isEmpty());
    QVERIFY(found(u"person=\"\"\"\""_s).isEmpty());
}

void TestJournalFilters::comparesNoOrder()
{
    const auto parsed = QueryText::parse(Views::operations(), u"asset<LT-0042"_s);
    QCOMPARE(parsed.problems.size(), 1);
    QVERIFY(parsed.filters.isEmpty());
    QCOMPARE(QueryText::parse(Views::assets(), u"person:zoe"_s).problems.size(), 1);
}

void TestJournalFilters::isOfferedInTheLanguage()
{
    const View &view = Views::operations();
    QVERIFY(QueryText::fieldCompletions(view, u"as"_s).contains(u"asset:"_s));
    const FilterTerm term {u"asset"_s, FilterTerm::Op::Equals, {u"LT 0042"_s}};
    QCOMPARE(QueryText::format(view, term), u"asset=\"LT 0042\""_s);
    QCOMPARE(QueryText::parse(view, QueryText::format(view, term)).filters, QList<FilterTerm> {term});
    QCOMPARE(QueryText::at(view, u"asset:L"_s, 7).kind, QueryText::Cursor::Kind::Nothing);
}

QTEST_GUILESS_MAIN(TestJournalFilters)
#include "tst_journalfilters.moc"
