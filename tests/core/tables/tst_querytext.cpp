// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/querytext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Op = FilterTerm::Op;
using Kind = QueryText::Cursor::Kind;

namespace {

const View &assets()
{
    return Views::assets();
}

// The underlined parts.
QStringList underlined(const QString &text)
{
    QStringList parts;
    for (const auto &problem : QueryText::parse(assets(), text).problems)
        parts.append(text.mid(problem.start, problem.length));
    return parts;
}

// "text|" with the cursor at the bar.
QueryText::Cursor atBar(const QString &marked)
{
    QString text = marked;
    return QueryText::at(assets(), text.remove(u'|'), marked.indexOf(u'|'));
}

}

class TestQueryText final : public QObject
{
    Q_OBJECT

private slots:
    void readsTheExampleOfTheIssue();
    void readsTerms_data();
    void readsTerms();
    void readsWords_data();
    void readsWords();
    void underlinesWhatDoesNotFit_data();
    void underlinesWhatDoesNotFit();
    void aProblemLeavesTheRest();
    void knowsFieldsOfEveryView();
    void formatsWhatItReads_data();
    void formatsWhatItReads();
    void readsWhatItFormats_data();
    void readsWhatItFormats();
    void anyTextIsStable_data();
    void anyTextIsStable();
    void completesFields_data();
    void completesFields();
    void completesValues_data();
    void completesValues();
    void completesNothing();
    void offersFields();
    void offersValues();
};

void TestQueryText::readsTheExampleOfTheIssue()
{
    const auto parsed = QueryText::parse(
        assets(), u"status:deployed model:\"ThinkPad T14\" due<2026-01-01 holder:none -site:Berlin"_s);
    QVERIFY(parsed.problems.isEmpty());
    QCOMPARE(parsed.search, QString());
    QCOMPARE(parsed.filters,
             (QList<FilterTerm> {{u"status"_s, Op::Contains, {u"deployed"_s}, false},
                                 {u"model"_s, Op::Contains, {u"ThinkPad T14"_s}, false},
                                 {u"due_at"_s, Op::Less, {u"2026-01-01"_s}, false},
                                 {u"holder"_s, Op::Contains, {QString()}, false},
                                 {u"site"_s, Op::Contains, {u"Berlin"_s}, true}}));
}

void TestQueryText::readsTerms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<FilterTerm>("term");
    const auto row = [](const QString &text, const FilterTerm &term) {
        QTest::addRow("%s", qUtf8Printable(text)) << text << term;
    };
    row(u"name:x"_s, {u"name"_s, Op::Contains, {u"x"_s}});
    row(u"name=x"_s, {u"name"_s, Op::Equals, {u"x"_s}});
    row(u"cost<1"_s, {u"purchase_cost"_s, Op::Less, {u"1"_s}});
    row(u"cost<=1.50"_s, {u"purchase_cost"_s, Op::LessOrEqual, {u"1.50"_s}});
    row(u"cost>1"_s, {u"purchase_cost"_s, Op::Greater, {u"1"_s}});
    row(u"cost>=1"_s, {u"purchase_cost"_s, Op::GreaterOrEqual, {u"1"_s}});
    row(u"PURCHASE_Cost:1"_s, {u"purchase_cost"_s, Op::Contains, {u"1"_s}});
    row(u"Tag:1"_s, {u"asset_tag"_s, Op::Contains, {u"1"_s}});
    row(u"-name:x"_s, {u"name"_s, Op::Contains, {u"x"_s}, true});
    row(u"name:one,\"two words\",3"_s, {u"name"_s, Op::Contains, {u"one"_s, u"two words"_s, u"3"_s}});
    row(u"name=\"a,b\""_s, {u"name"_s, Op::Equals, {u"a,b"_s}});
    row(u"name:\"say \"\"hi\"\"\""_s, {u"name"_s, Op::Contains, {u"say \"hi\""_s}});
    row(u"name:24\""_s, {u"name"_s, Op::Contains, {u"24\""_s}});
    row(u"name:a:b=c<d"_s, {u"name"_s, Op::Contains, {u"a:b=c<d"_s}});
    row(u"holder:NONE"_s, {u"holder"_s, Op::Contains, {QString()}});
    row(u"holder:\"none\""_s, {u"holder"_s, Op::Contains, {u"none"_s}});
    row(u"holder:\"\""_s, {u"holder"_s, Op::Contains, {QString()}});
    row(u"holder=none"_s, {u"holder"_s, Op::Equals, {QString()}});
    row(u"holder:any"_s, {u"holder"_s, Op::Contains, {QString()}, true});
    row(u"-holder:any"_s, {u"holder"_s, Op::Contains, {QString()}});
    row(u"-holder:none"_s, {u"holder"_s, Op::Contains, {QString()}, true});
    row(u"holder:\"any\""_s, {u"holder"_s, Op::Contains, {u"any"_s}});
    row(u"site:none,Berlin"_s, {u"site"_s, Op::Contains, {QString(), u"Berlin"_s}});
    row(u"is:overdue"_s, {u"is"_s, Op::Contains, {u"overdue"_s}});
    row(u"IS:Overdue"_s, {u"is"_s, Op::Contains, {u"Overdue"_s}});
    row(u"-is:overdue"_s, {u"is"_s, Op::Contains, {u"overdue"_s}, true});
    row(u"due:week"_s, {u"due_at"_s, Op::Contains, {u"week"_s}});
    row(u"due:Overdue"_s, {u"due_at"_s, Op::Contains, {u"Overdue"_s}});
    row(u"due>=2026-01"_s, {u"due_at"_s, Op::GreaterOrEqual, {u"2026-01"_s}});
    row(u"due<2026-01-31T10:06:00Z"_s, {u"due_at"_s, Op::Less, {u"2026-01-31T10:06:00Z"_s}});
    row(u"holder:李雷,أحمد"_s, {u"holder"_s, Op::Contains, {u"李雷"_s, u"أحمد"_s}});
}

void TestQueryText::readsTerms()
{
    QFETCH(const QString, text);
    QFETCH(const FilterTerm, term);
    const auto parsed = QueryText::parse(assets(), text);
    QCOMPARE(parsed.problems.size(), 0);
    QCOMPARE(parsed.search, QString());
    QCOMPARE(parsed.filters, QList<FilterTerm> {term});
}

void TestQueryText::readsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("search");
    const auto row = [](const QString &text, const QString &search) {
        QTest::addRow("%s", qUtf8Printable(text)) << text << search;
    };
    row(u""_s, u""_s);
    row(u"  two\t words \n"_s, u"two words"_s);
    row(u"\"field:quoted is a word\""_s, u"field:quoted is a word"_s);
    row(u"\"\""_s, u""_s);
    row(u"15\" it's"_s, u"15\" it's"_s);
    row(u"-5 - -x"_s, u"-5 - -x"_s);
    row(u"12:30 BER-1:2 :x =x <3"_s, u"12:30 BER-1:2 :x =x <3"_s);
    row(u"none any is status"_s, u"none any is status"_s);
    row(u"\"a\"b"_s, u"ab"_s);
}

void TestQueryText::readsWords()
{
    QFETCH(const QString, text);
    QFETCH(const QString, search);
    const auto parsed = QueryText::parse(assets(), text);
    QCOMPARE(parsed.problems.size(), 0);
    QCOMPARE(parsed.filters, QList<FilterTerm>());
    QCOMPARE(parsed.search, search);
}

void TestQueryText::underlinesWhatDoesNotFit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const QString &text, const QStringList &parts) {
        QTest::addRow("%s", qUtf8Printable(text)) << text << parts;
    };
    row(u"x colour:red y"_s, {u"colour"_s});
    row(u"-größe:1"_s, {u"größe"_s});
    row(u"due:soon"_s, {u"soon"_s});
    row(u"due:2026-13 due<2026-02-30"_s, {u"2026-13"_s, u"2026-02-30"_s});
    row(u"due:today,soon,never"_s, {u"soon"_s, u"never"_s});
    row(u"since:overdue due<overdue"_s, {u"overdue"_s, u"overdue"_s});
    row(u"purchased:2026-01-31T10:06:00Z"_s, {u"2026-01-31T10:06:00Z"_s});
    row(u"cost:much warranty>1.5 cost<-1"_s, {u"much"_s, u"1.5"_s, u"-1"_s});
    row(u"name<x"_s, {u"x"_s});
    row(u"status:"_s, {u"status:"_s});
    row(u"-status: status:a,,,b"_s, {u"-status:"_s, u"status:a,,,b"_s});
    row(u"due<none due>any"_s, {u"none"_s, u"any"_s});
    row(u"site:any,Berlin"_s, {u"any"_s});
    row(u"is:nonsense is:none is<overdue"_s, {u"nonsense"_s, u"none"_s, u"overdue"_s});
    row(u"model:\"Think Pad"_s, {u"\"Think Pad"_s});
    row(u"x \"y z"_s, {u"\"y z"_s});
    row(u"\""_s, {u"\""_s});
}

void TestQueryText::underlinesWhatDoesNotFit()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, parts);
    QCOMPARE(underlined(text), parts);
    for (const auto &problem : QueryText::parse(assets(), text).problems)
        QVERIFY(!problem.message.isEmpty());
    QVERIFY(QueryText::parse(assets(), text).filters.isEmpty());
}

void TestQueryText::aProblemLeavesTheRest()
{
    const auto parsed = QueryText::parse(assets(), u"ulf due:soon status:deployed colour:red berlin"_s);
    QCOMPARE(parsed.search, u"ulf berlin"_s);
    QCOMPARE(parsed.filters, (QList<FilterTerm> {{u"status"_s, Op::Contains, {u"deployed"_s}}}));
    QCOMPARE(parsed.problems.size(), 2);
    QVERIFY(parsed.problems.at(0).message.contains(u"soon"_s));
    QVERIFY(parsed.problems.at(1).message.contains(u"colour"_s));
}

void TestQueryText::knowsFieldsOfEveryView()
{
    for (const View *view : Views::all()) {
        for (const ViewColumn &column : view->columns) {
            for (const QString &name : {QString::fromLatin1(column.id), column.name()}) {
                const auto parsed = QueryText::parse(*view, QString(name.toUpper() + u":none"));
                QCOMPARE(parsed.filters,
                         (QList<FilterTerm> {{QString::fromLatin1(column.id), Op::Contains, {QString()}}}));
            }
        }
        QCOMPARE(QueryText::parse(*view, u"is:overdue"_s).problems.isEmpty(), view->condition(u"overdue"_s) != nullptr);
    }
}

void TestQueryText::formatsWhatItReads_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"name:x"_s, u"two words"_s,
          u"ulf status:deployed model:\"ThinkPad T14\" due<2026-01-01 holder:none -site:Berlin"_s, u"holder:any"_s,
          u"holder=any"_s, u"holder=none"_s, u"cost>=1.50 cost<=3"_s, u"tag=\"a,b\",c"_s,
          u"name:\"none\",\"Any\",none"_s, u"-name:none,x"_s, u"name:\"\"\"x\"\"\""_s, u"name:24\""_s, u"cost>1"_s,
          u"name:\"=x\""_s, u"is:overdue"_s, u"\"status:x\" y"_s, u"\"\"\"x\""_s, u"due:week,today"_s})
        QTest::addRow("%s", qUtf8Printable(text)) << text;
}

void TestQueryText::formatsWhatItReads()
{
    QFETCH(const QString, text);
    const auto parsed = QueryText::parse(assets(), text);
    QVERIFY(parsed.problems.isEmpty());
    QCOMPARE(QueryText::format(assets(), parsed.search, parsed.filters), text);
}

void TestQueryText::readsWhatItFormats_data()
{
    QTest::addColumn<QString>("value");
    for (const QString &value :
         {u"x"_s,      u"two words"_s, u"a,b"_s, u"\""_s,          u"\"\""_s, u"\"x"_s,  u"x\""_s,          u",\""_s,
          u"none"_s,   u"ANY"_s,       u"=x"_s,  u":x"_s,          u"<x"_s,   u"-x"_s,   u" x "_s,          u"\\"_s,
          u"name:x"_s, u"a\tb\nc"_s,   u"“x”"_s, u"' OR 1=1 --"_s, u"%_*"_s,  u"李雷"_s, QString(QChar(0)), QString()})
        QTest::addRow("%s", value.toUtf8().toPercentEncoding().constData()) << value;
}

void TestQueryText::readsWhatItFormats()
{
    QFETCH(const QString, value);
    for (const Op op : {Op::Contains, Op::Equals}) {
        for (const bool negated : {false, true}) {
            for (const QStringList &values :
                 {QStringList {value}, QStringList {value, u"y"_s}, QStringList {u"y"_s, value}}) {
                const FilterTerm term {u"name"_s, op, values, negated};
                const auto parsed = QueryText::parse(assets(), QueryText::format(assets(), term));
                QCOMPARE(parsed.filters, QList<FilterTerm> {term});
                QVERIFY(parsed.problems.isEmpty() && parsed.search.isEmpty());
            }
        }
    }
    const QString search = value.simplified();
    const auto parsed = QueryText::parse(assets(), QueryText::format(assets(), value, {}));
    QCOMPARE(parsed.search, search);
    QVERIFY(parsed.problems.isEmpty() && parsed.filters.isEmpty());
}

void TestQueryText::anyTextIsStable_data()
{
    QTest::addColumn<QString>("alphabet");
    QTest::addRow("signs") << u"a \",:-=<>"_s;
    QTest::addRow("terms") << u"name: |is:|overdue|none|any|\"|,|-|cost<|1| |due>|week"_s;
}

// Whatever is typed: problems lie within it, and what is read is formatted to a text that reads the same.
void TestQueryText::anyTextIsStable()
{
    QFETCH(const QString, alphabet);
    const QStringList pieces = alphabet.split(alphabet.contains(u'|') ? u"|"_s : QString(), Qt::SkipEmptyParts);
    quint32 random = 1;
    for (int i = 0; i < 3000; ++i) {
        QString text;
        for (int length = i % 12; length > 0; --length) {
            random = random * 1664525 + 1013904223;
            text += pieces.at((random >> 16) % quint32(pieces.size()));
        }
        const auto parsed = QueryText::parse(assets(), text);
        for (const auto &problem : parsed.problems)
            QVERIFY2(problem.start >= 0 && problem.length > 0 && problem.start + problem.length <= text.size(),
                     qUtf8Printable(text));
        const auto again = QueryText::parse(assets(), QueryText::format(assets(), parsed.search, parsed.filters));
        QVERIFY2(again.problems.isEmpty() && again.search == parsed.search && again.filters == parsed.filters,
                 qUtf8Printable(text));
        for (qsizetype position = 0; position <= text.size(); ++position) {
            const auto cursor = QueryText::at(assets(), text, position);
            QVERIFY2(cursor.kind == Kind::Nothing
                         || (cursor.start <= position && position <= cursor.start + cursor.length),
                     qUtf8Printable(text));
        }
    }
}

void TestQueryText::completesFields_data()
{
    QTest::addColumn<QString>("marked");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("replaced");
    QTest::addRow("nothing yet") << u"|"_s << u""_s << u""_s;
    QTest::addRow("after a gap") << u"ulf |"_s << u""_s << u""_s;
    QTest::addRow("a word") << u"x sta|"_s << u"sta"_s << u"sta"_s;
    QTest::addRow("within a word") << u"sta|x y"_s << u"sta"_s << u"stax"_s;
    QTest::addRow("negated") << u"-sta|"_s << u"sta"_s << u"sta"_s;
    QTest::addRow("minus") << u"-|"_s << u""_s << u""_s;
    QTest::addRow("in a term") << u"sta|tus:x"_s << u"sta"_s << u"status:"_s;
    QTest::addRow("in a negated term") << u"-sta|tus:x"_s << u"sta"_s << u"status:"_s;
}

void TestQueryText::completesFields()
{
    QFETCH(const QString, marked);
    QFETCH(const QString, typed);
    QFETCH(const QString, replaced);
    const auto cursor = atBar(marked);
    QCOMPARE(cursor.kind, Kind::Field);
    QCOMPARE(cursor.typed, typed);
    QCOMPARE(QString(marked).remove(u'|').mid(cursor.start, cursor.length), replaced);
}

void TestQueryText::completesValues_data()
{
    QTest::addColumn<QString>("marked");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("replaced");
    QTest::addRow("nothing yet") << u"status:|"_s << u"status"_s << u""_s << u""_s;
    QTest::addRow("before another") << u"status:| x"_s << u"status"_s << u""_s << u""_s;
    QTest::addRow("begun") << u"x status:dep|"_s << u"status"_s << u"dep"_s << u"dep"_s;
    QTest::addRow("within") << u"status:dep|loyed y"_s << u"status"_s << u"dep"_s << u"deployed"_s;
    QTest::addRow("quoted") << u"model:\"Think P|ad\" y"_s << u"model"_s << u"Think P"_s << u"\"Think Pad\""_s;
    QTest::addRow("still open") << u"model:\"Think P|"_s << u"model"_s << u"Think P"_s << u"\"Think P"_s;
    QTest::addRow("second") << u"site:Berlin,Pa|,x"_s << u"site"_s << u"Pa"_s << u"Pa"_s;
    QTest::addRow("after a comma") << u"site:Berlin,|"_s << u"site"_s << u""_s << u""_s;
    QTest::addRow("compared") << u"due<=we|"_s << u"due_at"_s << u"we"_s << u"we"_s;
    QTest::addRow("condition") << u"-is:over|"_s << QString() << u"over"_s << u"over"_s;
}

void TestQueryText::completesValues()
{
    QFETCH(const QString, marked);
    QFETCH(const QString, field);
    QFETCH(const QString, typed);
    QFETCH(const QString, replaced);
    const auto cursor = atBar(marked);
    QCOMPARE(cursor.kind, Kind::Value);
    QCOMPARE(cursor.column ? QString::fromLatin1(cursor.column->id) : QString(), field);
    QCOMPARE(cursor.typed, typed);
    QCOMPARE(QString(marked).remove(u'|').mid(cursor.start, cursor.length), replaced);
}

void TestQueryText::completesNothing()
{
    for (const QString &marked : {u"\"quoted |word\""_s, u"colour:re|"_s})
        QCOMPARE(atBar(marked).kind, Kind::Nothing);
    QCOMPARE(QueryText::at(Views::roles(), u"is:"_s, 3).kind, Kind::Nothing); // which has no conditions
}

void TestQueryText::offersFields()
{
    QCOMPARE(QueryText::fieldCompletions(assets(), u"S"_s),
             (QStringList {u"serial:"_s, u"status:"_s, u"site:"_s, u"since:"_s, u"supplier:"_s}));
    QCOMPARE(QueryText::fieldCompletions(assets(), u"purchase_c"_s), QStringList {u"cost:"_s});
    QCOMPARE(QueryText::fieldCompletions(assets(), u"i"_s), QStringList {u"is:"_s});
    QCOMPARE(QueryText::fieldCompletions(assets(), u"nonsense"_s), QStringList());
    QCOMPARE(QueryText::fieldCompletions(assets(), {}).size(), qsizetype(assets().columns.size()) + 1);
    QVERIFY(!QueryText::fieldCompletions(Views::roles(), {}).contains(u"is:"_s));
}

void TestQueryText::offersValues()
{
    const auto of = [](const QString &field) { return QueryText::fixedValues(assets(), assets().column(field)); };
    QCOMPARE(of(u"site"_s), (QStringList {u"none"_s, u"any"_s}));
    QVERIFY(of(u"status"_s).contains(u"Deployed"_s));
    QVERIFY(of(u"due"_s).contains(u"week"_s) && of(u"due"_s).contains(u"overdue"_s));
    QVERIFY(of(u"purchased"_s).contains(u"today"_s) && !of(u"purchased"_s).contains(u"overdue"_s));
    QCOMPARE(QueryText::fixedValues(assets(), nullptr), QStringList {u"overdue"_s});
    for (const View *view : Views::all()) { // all that is offered can be written
        for (const ViewColumn &column : view->columns) {
            for (const QString &value : QueryText::fixedValues(*view, &column))
                QVERIFY(QueryText::parse(*view, QString(column.name() + u':' + value)).problems.isEmpty());
        }
    }
}

QTEST_APPLESS_MAIN(TestQueryText)
#include "tst_querytext.moc"
