// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/columnevidence.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto ymd = DateOrder::YearMonthDay, dmy = DateOrder::DayMonthYear, mdy = DateOrder::MonthDayYear;
using Kind = SheetDamage::Kind;

// The values in rows 2, 3 and so on.
ColumnEvidence of(ColumnType type, const QStringList &values)
{
    ColumnEvidence evidence(type);
    qint64 row = 2;
    for (const QString &value : values)
        evidence.add(value.toUtf8(), row++);
    return evidence;
}

QStringList texts(const Witnesses &values)
{
    QStringList result;
    for (const Witnesses::Value &value : values.first)
        result.append(value.text);
    return result;
}

}

class TestColumnEvidence final : public QObject
{
    Q_OBJECT

private slots:
    void dateOrder_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<std::optional<DateOrder>>("order");
        QTest::addColumn<bool>("isConflict");
        const auto row = [](const char *name, const QStringList &values, std::optional<DateOrder> order,
                            bool isConflict = false) { QTest::newRow(name) << values << order << isConflict; };
        row("nothing", {}, ymd);
        row("empty cells", {u""_s, u" "_s}, ymd);
        row("iso", {u"2026-01-02"_s, u"2026-03-04"_s}, ymd);
        row("no dates", {u"x"_s, u"45123"_s, u"13"_s}, ymd);
        row("day first", {u"01/02/2026"_s, u"13/02/2026"_s}, dmy);
        row("month first", {u"01/02/2026"_s, u"02/13/26"_s}, mdy);
        row("dots", {u"13.02.2026"_s}, dmy);
        row("with a time", {u"2/13/2026 10:06 AM"_s}, mdy);
        row("short year first", {u"99/01/02"_s, u"01/02/03"_s}, ymd);
        row("either", {u"01/02/2026"_s}, std::nullopt);
        row("either, among iso dates", {u"2026-05-17"_s, u"01/02/2026"_s}, std::nullopt);
        row("names decide nothing", {u"15 Jan 2026"_s, u"01/02/2026"_s}, std::nullopt);
        row("iso and day first", {u"2026-05-17"_s, u"17/05/2026"_s}, dmy);
        row("both", {u"13/02/2026"_s, u"02/13/2026"_s}, std::nullopt, true);
        row("what is no date does not count", {u"13/13/2026"_s, u"02/13/2026"_s}, mdy);
    }
    void dateOrder()
    {
        QFETCH(const QStringList, values);
        const ColumnEvidence evidence = of(ColumnType::Date, values);
        QTEST(evidence.dateOrder(), "order");
        QTEST(evidence.hasDateConflict(), "isConflict");
    }

    void dateWitnesses()
    {
        const ColumnEvidence evidence = of(
            ColumnType::Timestamp, {u"2026-01-01"_s, u"13/02/26"_s, u"01/02/2026"_s, u"02/14/2026"_s, u"14/02/2026"_s});
        QCOMPARE(evidence.dates(dmy).count, 2);
        QCOMPARE(evidence.dates(dmy).first.constFirst().row, 3);
        QCOMPARE(texts(evidence.dates(dmy)), QStringList {u"13/02/26"_s});
        QCOMPARE(texts(evidence.dates(mdy)), QStringList {u"02/14/2026"_s});
        QCOMPARE(texts(evidence.ambiguousDates()), QStringList {u"01/02/2026"_s});
        QCOMPARE(evidence.shortYears().count, 1);
        QCOMPARE(of(ColumnType::Date, {u"15-Jan-26"_s, u"1.2.26"_s}).shortYears().count, 2);
        QCOMPARE(of(ColumnType::Date, {u"2026-01-15"_s, u"1.2.2026"_s}).shortYears().count, 0);
    }

    void decimalMark_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<std::optional<DecimalMark>>("mark");
        QTest::addColumn<bool>("isConflict");
        const auto row = [](const char *name, const QStringList &values, std::optional<DecimalMark> mark,
                            bool isConflict = false) { QTest::newRow(name) << values << mark << isConflict; };
        constexpr auto point = DecimalMark::Point, comma = DecimalMark::Comma;
        row("nothing", {}, point);
        row("whole units", {u"5"_s, u"1'234"_s, u"$12"_s}, point);
        row("point", {u"12.50"_s, u"1,234"_s}, point);
        row("comma", {u"12,50"_s, u"1.234"_s}, comma);
        row("one decimal", {u"12,5"_s}, comma);
        row("thousands and decimals", {u"1.234,50"_s}, comma);
        row("thousands and decimals, point", {u"1,234.50 USD"_s}, point);
        row("thousands more than once", {u"1.234.567"_s}, comma);
        row("swiss", {u"1'234.567"_s}, point);
        row("french", {u"1 234,567"_s}, comma);
        row("below one", {u"0,123"_s}, comma);
        row("more than three before", {u"1234,567"_s}, comma);
        row("either", {u"1,234"_s}, std::nullopt);
        row("both", {u"12.50"_s, u"12,50"_s}, std::nullopt, true);
        row("what is no amount does not count", {u"n, a"_s, u"1.2.3,4,5"_s, u"12.50"_s}, point);
    }
    void decimalMark()
    {
        QFETCH(const QStringList, values);
        const ColumnEvidence evidence = of(ColumnType::Money, values);
        QTEST(evidence.decimalMark(), "mark");
        QTEST(evidence.hasDecimalConflict(), "isConflict");
    }

    void damage_data()
    {
        QTest::addColumn<ColumnType>("type");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<int>("kind"); // -1 for none
        QTest::addColumn<QStringList>("examples");
        const auto row = [](const char *name, ColumnType type, const QStringList &values, std::optional<Kind> kind,
                            const QStringList &examples) {
            QTest::newRow(name) << type << values << (kind ? int(*kind) : -1) << examples;
        };
        row("serial dates", ColumnType::Date, {u"45123"_s, u"2026-01-02"_s, u"45124.5"_s}, Kind::SerialDate,
            {u"45123"_s, u"45124.5"_s});
        row("numbers that are no dates", ColumnType::Date, {u"1999"_s, u"99999"_s, u"451230"_s}, {}, {});
        row("five digits in a text", ColumnType::Text, {u"45123"_s}, {}, {});
        row("rounded serials", ColumnType::Text,
            {u"1.23E+11"_s, u"4E+15"_s, u"4,5E+12"_s, u"SN-1.23E+11"_s, u"12E+3"_s}, Kind::Scientific,
            {u"1.23E+11"_s, u"4E+15"_s, u"4,5E+12"_s});
        row("errors", ColumnType::Integer, {u"#N/A"_s, u"#REF!"_s, u"#1"_s, u"####"_s}, Kind::ErrorValue,
            {u"#N/A"_s, u"#REF!"_s, u"####"_s});
        row("formulas", ColumnType::Text, {u"=\"00123\""_s, u"=1"_s}, Kind::FormulaText, {u"=\"00123\""_s});
        row("lost zeros", ColumnType::Text, {u"10000"_s, u"20000"_s, u"30000"_s, u"40000"_s, u"50000"_s, u"1234"_s},
            Kind::LostZeros, {u"1234"_s});
        row("lost zeros among codes", ColumnType::Text, {u"1A000"_s, u"2B000"_s, u"3C000"_s, u"4D000"_s, u"123"_s},
            Kind::LostZeros, {u"123"_s});
        row("zeros that are there", ColumnType::Text,
            {u"10000"_s, u"20000"_s, u"30000"_s, u"00400"_s, u"50000"_s, u"1234"_s}, {}, {});
        row("many widths", ColumnType::Text, {u"1"_s, u"22"_s, u"333"_s, u"4444"_s, u"55555"_s}, {}, {});
        row("shorter words", ColumnType::Text, {u"10000"_s, u"20000"_s, u"30000"_s, u"40000"_s, u"none"_s}, {}, {});
        row("small numbers", ColumnType::Text, {u"100"_s, u"200"_s, u"300"_s, u"400"_s, u"99"_s}, {}, {});
    }
    void damage()
    {
        QFETCH(const ColumnType, type);
        QFETCH(const QStringList, values);
        QFETCH(const int, kind);
        const auto damage = of(type, values).damage();
        QCOMPARE(damage.size(), kind < 0 ? 0 : 1);
        if (kind < 0)
            return;
        QCOMPARE(int(damage.constFirst().kind), kind);
        QTEST(texts(damage.constFirst().values), "examples");
        QVERIFY(!ColumnEvidence::title(damage.constFirst().kind).isEmpty());
    }

    void damageIsCounted()
    {
        ColumnEvidence evidence(ColumnType::Text);
        for (qint64 row = 2; row < 102; ++row)
            evidence.add(row % 10 == 0 ? QByteArray("1.5E+12") : "SN-" + QByteArray::number(row), row);
        const auto damage = evidence.damage();
        QCOMPARE(damage.size(), 1);
        QCOMPARE(damage.constFirst().values.count, 10);
        QCOMPARE(damage.constFirst().values.first.size(), ColumnEvidence::mostExamples);
        QCOMPARE(damage.constFirst().values.first.at(1).row, 20);
    }
};

QTEST_GUILESS_MAIN(TestColumnEvidence)
#include "tst_columnevidence.moc"
