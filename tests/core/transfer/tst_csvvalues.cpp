// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvvalues.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto ymd = DateOrder::YearMonthDay, dmy = DateOrder::DayMonthYear, mdy = DateOrder::MonthDayYear;
constexpr auto point = DecimalMark::Point, comma = DecimalMark::Comma;

// Names data rows after the text, which can be anything.
QTestData &row(const QString &text, const char *how = "")
{
    static int number = 0;
    return QTest::addRow("%d %s %s", ++number, text.left(40).toUtf8().toPercentEncoding(" :/.,").constData(), how);
}

}

class TestCsvValues final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }

    void dates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<DateOrder>("order");
        QTest::addColumn<QDate>("expected");
        const QDate day(2026, 1, 15), early(2026, 2, 3);
        const auto all = [](const QString &text, const QDate &date) {
            for (const DateOrder order : {ymd, dmy, mdy})
                row(text) << text << order << date;
        };
        for (const QString &text :
             {u"2026-01-15"_s, u"2026/01/15"_s, u"2026.01.15"_s, u"2026-1-15"_s, u"20260115"_s, u" 2026-01-15 "_s,
              u"2026-01-15T10:06:27Z"_s, u"2026-01-15 10:06"_s, u"2026-01-15 23:59:59.999999+02:00"_s, u"15 Jan 2026"_s,
              u"15-Jan-2026"_s, u"15 january 2026"_s, u"Jan 15, 2026"_s, u"JANUARY 15 2026"_s, u"Jan. 15, 2026"_s,
              u"2026 Jan 15"_s, u"15.Jan.2026"_s, u"15-Jan-26"_s, u"Jan 15, 26"_s})
            all(text, day);
        all(u"3 Sept 2026"_s, QDate(2026, 9, 3));
        all(u"2024-02-29"_s, QDate(2024, 2, 29));
        all(u"0026-01-15"_s, QDate(26, 1, 15));
        for (const QString &text : {u"03/02/2026"_s, u"3/2/2026"_s, u"3.2.2026"_s, u"03-02-2026"_s, u"3/2/26"_s,
                                    u"3/2/2026 10:06"_s, u"3/2/2026 10:06 AM"_s, u"03.02.2026, 10:06:27"_s}) {
            row(text, "dmy") << text << dmy << early;
            row(text, "mdy") << text << mdy << QDate(2026, 3, 2);
        }
        row(u"26/02/03"_s, "ymd") << u"26/02/03"_s << ymd << early;
        row(u"31/12/1999"_s, "dmy") << u"31/12/1999"_s << dmy << QDate(1999, 12, 31);
        row(u"12/31/99"_s, "mdy") << u"12/31/99"_s << mdy << QDate(1999, 12, 31);
    }
    void dates()
    {
        QFETCH(const QString, text);
        QFETCH(const DateOrder, order);
        const auto date = CsvValues::date(text.toUtf8(), {order, 2049});
        QVERIFY(date);
        QTEST(*date, "expected");
    }

    void noDates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<DateOrder>("order");
        QTest::addColumn<QString>("reason");
        const auto no = [](const QString &text, DateOrder order, const QString &reason) {
            row(text) << text << order << reason;
        };
        for (const DateOrder order : {ymd, dmy, mdy})
            no(u"31/02/2024"_s, order, u"not a calendar date"_s);
        no(u"2026-02-29"_s, ymd, u"not a calendar date"_s);
        no(u"2026-13-01"_s, ymd, u"not a calendar date"_s);
        no(u"2026-00-10"_s, ymd, u"not a calendar date"_s);
        no(u"0000-01-01"_s, ymd, u"not a calendar date"_s);
        no(u"00000000"_s, ymd, u"not a calendar date"_s);
        no(u"15/01/2026"_s, mdy, u"not a calendar date"_s);
        no(u"01/15/2026"_s, dmy, u"not a calendar date"_s);
        no(u"03/02/2026"_s, ymd, u"day and month in an order that is not known"_s);
        no(u"3/2/26"_s, dmy, u"a year of two digits"_s);
        no(u"15-Jan-26"_s, ymd, u"a year of two digits"_s);
        no(u"45123"_s, ymd, u"a spreadsheet's number for a date"_s);
        no(u"45123.75"_s, dmy, u"a spreadsheet's number for a date"_s);
        for (const QString &text : {u"soon"_s,
                                    u"#N/A"_s,
                                    u"2026"_s,
                                    u"2026-01"_s,
                                    u"2026-01-15-"_s,
                                    u"2026-01/15"_s,
                                    u"2026-01-15x"_s,
                                    u"202601156"_s,
                                    u"99999"_s,
                                    u"1/2/345678"_s,
                                    u"1//2/2026"_s,
                                    u"1 2 2026"_s,
                                    u"15 Foo 2026"_s,
                                    u"15 Ja 2026"_s,
                                    u"2026-01-15 25:00"_s,
                                    u"2026-01-15 10:60"_s,
                                    u"2026-01-15 10"_s,
                                    u"2026-01-15T"_s,
                                    u"2026-01-15 13:00 PM"_s,
                                    u"2026-01-15 10:06 CEST"_s,
                                    u"2026-01-15 10:06+99:00"_s,
                                    u"-1/2/2026"_s,
                                    u"２０２６-01-15"_s,
                                    u"Jan Feb 2026"_s,
                                    u"Jan Feb Mar"_s,
                                    u"15 2026 Jan"_s,
                                    u"1/2/7"_s,
                                    u"1/2/345"_s,
                                    u"1/2026/1"_s,
                                    u"2026/1/15/"_s,
                                    u"15/Jan/Feb"_s,
                                    u"1/2/2026/3"_s,
                                    u"0x1A-01-01"_s,
                                    u"2026-01-15 10:06:27."_s})
            no(text, dmy, u"not a date"_s);
    }
    void noDates()
    {
        QFETCH(const QString, text);
        QFETCH(const DateOrder, order);
        const auto date = CsvValues::date(text.toUtf8(), {order, {}});
        QVERIFY(!date);
        QTEST(date.problem().reason, "reason");
        QCOMPARE(date.problem().expected, u"YYYY-MM-DD"_s);
    }

    void shortYears_data()
    {
        QTest::addColumn<int>("last");
        QTest::addColumn<QString>("year");
        QTest::addColumn<int>("expected");
        QTest::newRow("before") << 2049 << u"49"_s << 2049;
        QTest::newRow("after") << 2049 << u"50"_s << 1950;
        QTest::newRow("zero") << 2049 << u"00"_s << 2000;
        QTest::newRow("end of a century") << 1999 << u"00"_s << 1900;
        QTest::newRow("this year") << 2026 << u"26"_s << 2026;
        QTest::newRow("next year was a century ago") << 2026 << u"27"_s << 1927;
    }
    void shortYears()
    {
        QFETCH(const int, last);
        QFETCH(const QString, year);
        const auto date = CsvValues::date((u"1/2/"_s + year).toUtf8(), {dmy, last});
        QVERIFY(date);
        QTEST(date->year(), "expected");
    }

    void timestamps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // ISO
        const auto at = [](const QString &text, const QString &expected) { row(text) << text << expected; };
        at(u"2026-01-15T10:06:27Z"_s, u"2026-01-15T10:06:27Z"_s);
        at(u"2026-01-15t10:06:27z"_s, u"2026-01-15T10:06:27Z"_s);
        at(u"2026-01-15 10:06 UTC"_s, u"2026-01-15T10:06:00Z"_s);
        at(u"2026-01-15T10:06:27+02:00"_s, u"2026-01-15T08:06:27Z"_s);
        at(u"2026-01-15T10:06:27-0530"_s, u"2026-01-15T15:36:27Z"_s);
        at(u"2026-01-15T10:06:27.5+01"_s, u"2026-01-15T09:06:27Z"_s);
        at(u"2026-01-15 10:06:27"_s, u"2026-01-15T09:06:27Z"_s); // local, here an hour ahead
        at(u"2026-07-15 10:06"_s, u"2026-07-15T08:06:00Z"_s);
        at(u"2026-01-15"_s, u"2026-01-14T23:00:00Z"_s);
        at(u"3/2/2026 9:05 PM"_s, u"2026-02-03T20:05:00Z"_s);
        at(u"3/2/2026 12:00 AM"_s, u"2026-02-02T23:00:00Z"_s);
        at(u"3/2/2026 12:00PM"_s, u"2026-02-03T11:00:00Z"_s);
    }
    void timestamps()
    {
        QFETCH(const QString, text);
        const auto moment = CsvValues::timestamp(text.toUtf8(), {dmy, {}});
        QVERIFY(moment);
        QCOMPARE(moment->timeSpec(), Qt::UTC);
        QTEST(moment->toString(Qt::ISODate), "expected");
    }

    void noTimestamps()
    {
        for (const char *text : {"now", "2026-02-30T10:00:00Z", "2026-01-15 24:00", "2026-01-15T10:06:27+15:00"}) {
            const auto moment = CsvValues::timestamp(text);
            QVERIFY2(!moment, text);
            QCOMPARE(moment.problem().expected, u"YYYY-MM-DDTHH:MM:SSZ"_s);
        }
    }

    void amounts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<DecimalMark>("mark");
        QTest::addColumn<qint64>("expected");
        const auto is = [](const QString &text, DecimalMark mark, qint64 minor) { row(text) << text << mark << minor; };
        for (const DecimalMark mark : {point, comma}) {
            is(u"1234"_s, mark, 123400);
            is(u"0"_s, mark, 0);
            is(u"007"_s, mark, 700);
            is(u"1'234"_s, mark, 123400);
            is(u"1 234 567"_s, mark, 123456700);
            is(u"$5"_s, mark, 500);
        }
        for (const QString &text :
             {u"1234.5"_s,        u"1234.50"_s,       u"1,234.50"_s,   u"1234.500"_s,     u"$1,234.50"_s,
              u"€1234.50"_s,      u"£ 1,234.50"_s,    u"1,234.50 €"_s, u"USD 1,234.50"_s, u"1234.50usd"_s,
              u"US$1,234.50"_s,   u"CHF 1'234.50"_s,  u"1’234.50"_s,   u"1 234.50"_s,     u"1\u00A0234.50\u00A0€"_s,
              u"1\u202F234.50"_s, u"1\u2009234.50"_s, u" 1234.50 "_s,  u"+1234.50"_s,     u"$ 1,234.50 USD"_s,
              u"¥1,234.50"_s,     u"₹1,234.50"_s,     u"001,234.50"_s})
            is(text, point, 123450);
        for (const QString &text : {u"1234,5"_s, u"1234,50"_s, u"1.234,50"_s, u"1234,50 €"_s, u"€ 1.234,50"_s,
                                    u"1 234,50 EUR"_s, u"1\u202F234,50"_s, u"1'234,50"_s, u"1234,5000"_s})
            is(text, comma, 123450);
        is(u".5"_s, point, 50);
        is(u"12."_s, point, 1200);
        is(u"12.-"_s, point, 1200);
        is(u"12,–"_s, comma, 1200);
        is(u"1,234"_s, point, 123400);
        is(u"1,234"_s, DecimalMark::Point, 123400);
        is(u"1.230"_s, point, 123);
        is(u"1.230"_s, comma, 123000);
        for (const QString &text :
             {u"-12.34"_s, u"$-12.34"_s, u"-$12.34"_s, u"(12.34)"_s, u"($12.34)"_s, u"\u221212.34"_s, u"- 12.34 €"_s})
            is(text, point, -1234);
        is(u"92233720368547758.07"_s, point, std::numeric_limits<qint64>::max());
        is(u"-92233720368547758.08"_s, point, std::numeric_limits<qint64>::min());
    }
    void amounts()
    {
        QFETCH(const QString, text);
        QFETCH(const DecimalMark, mark);
        const auto amount = CsvValues::money(text.toUtf8(), mark);
        QVERIFY(amount);
        QTEST(*amount, "expected");
    }

    void noAmounts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<DecimalMark>("mark");
        QTest::addColumn<QString>("reason");
        const auto no = [](const QString &text, DecimalMark mark, const QString &reason) {
            row(text) << text << mark << reason;
        };
        for (const QString &text :
             {u"free"_s, u"$"_s, u"-"_s, u"1.23E+11"_s, u"1e3"_s, u"12%"_s, u"1_000"_s, u"12 34 kilo"_s, u"#N/A"_s,
              u"1/2"_s, u"--5"_s, u"-(5)"_s, u"(-5)"_s, u"-$-5"_s, u"١٢"_s, u"12 ab"_s, u"a12"_s, u"€€5"_s, u".,'"_s})
            no(text, point, u"not an amount"_s);
        for (const QString &text : {u"12,50"_s, u"1.234,50"_s, u"1,2,3"_s, u"1,23,456"_s, u"1234,567.00"_s, u",123"_s,
                                    u"1.2.3"_s, u"1'23.00"_s, u"1'234,567.00"_s, u"1.23'456"_s, u"5-"_s})
            no(text, point, text == u"5-"_s ? u"not an amount"_s : u"not an amount with a decimal point"_s);
        no(u"12.50"_s, comma, u"not an amount with a decimal comma"_s);
        no(u"1,234.50"_s, comma, u"not an amount with a decimal comma"_s);
        no(u"12.345"_s, point, u"more than two decimals"_s);
        no(u"12,3401"_s, comma, u"more than two decimals"_s);
        no(u"92233720368547758.08"_s, point, u"too large"_s);
        no(u"99999999999999999999999999"_s, point, u"too large"_s);
    }
    void noAmounts()
    {
        QFETCH(const QString, text);
        QFETCH(const DecimalMark, mark);
        const auto amount = CsvValues::money(text.toUtf8(), mark);
        QVERIFY(!amount);
        QTEST(amount.problem().reason, "reason");
        QVERIFY(!amount.problem().expected.isEmpty());
    }

    void integers()
    {
        const auto value = [](const char *text) { return CsvValues::integer(text); };
        QCOMPARE(*value("36"), 36);
        QCOMPARE(*value(" 36 "), 36);
        QCOMPARE(*value("-36"), -36);
        QCOMPARE(*value("+36"), 36);
        QCOMPARE(*value("0036"), 36);
        QCOMPARE(*value("36.0"), 36);
        QCOMPARE(*value("9223372036854775807"), std::numeric_limits<qint64>::max());
        for (const char *text : {"", "-", "3 6", "36.5", "1,000", "thirty", "0x10", ".0", "1e3", "36 months"}) {
            QVERIFY2(!value(text), text);
            QCOMPARE(value(text).problem(), (CsvProblem {u"not a whole number"_s, u"a whole number"_s}));
        }
        QCOMPARE(value("9223372036854775808").problem().reason, u"too large"_s);
    }

    void booleans()
    {
        for (const char *text : {"yes", "Yes", "Y", "TRUE", "true", "1", "on", " yes ", "ＹＥＳ"})
            QVERIFY2(CsvValues::boolean(text) && *CsvValues::boolean(text), text);
        for (const char *text : {"no", "N", "False", "0", "OFF"})
            QVERIFY2(CsvValues::boolean(text) && !*CsvValues::boolean(text), text);
        for (const char *text : {"", "maybe", "2", "yes no", "11", "truth"})
            QVERIFY2(!CsvValues::boolean(text), text);
        QCOMPARE(CsvValues::boolean("maybe").problem(), (CsvProblem {u"neither yes nor no"_s, u"yes or no"_s}));
    }
};

QTEST_GUILESS_MAIN(TestCsvValues)
#include "tst_csvvalues.moc"
