// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/dayrange.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestDayRange final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void weeksBeginOnMonday();
    void refuses_data();
    void refuses();
    void everyWordIsOne();
};

void TestDayRange::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    const auto row = [](const QString &text, const QDate &from, const QDate &to) {
        QTest::addRow("%s", qUtf8Printable(text)) << text << from << to;
    };
    row(u"2026-01-31"_s, {2026, 1, 31}, {2026, 2, 1});
    row(u"2026-12-31"_s, {2026, 12, 31}, {2027, 1, 1});
    row(u"2024-02-29"_s, {2024, 2, 29}, {2024, 3, 1});
    row(u"2026-02"_s, {2026, 2, 1}, {2026, 3, 1});
    row(u"2024-02"_s, {2024, 2, 1}, {2024, 3, 1});
    row(u"2026-12"_s, {2026, 12, 1}, {2027, 1, 1});
    row(u"2026"_s, {2026, 1, 1}, {2027, 1, 1});
    row(u"2024"_s, {2024, 1, 1}, {2025, 1, 1});
    row(u"today"_s, {2024, 2, 29}, {2024, 3, 1});
    row(u"ToDay"_s, {2024, 2, 29}, {2024, 3, 1});
    row(u"tomorrow"_s, {2024, 3, 1}, {2024, 3, 2});
    row(u"yesterday"_s, {2024, 2, 28}, {2024, 2, 29});
    row(u"2026-01-31..2026-02-02"_s, {2026, 1, 31}, {2026, 2, 3});
    row(u"2026-01..2026"_s, {2026, 1, 1}, {2027, 1, 1});
    row(u"yesterday..today"_s, {2024, 2, 28}, {2024, 3, 1});
    row(u"week"_s, {2024, 2, 26}, {2024, 3, 4});
    row(u"month"_s, {2024, 2, 1}, {2024, 3, 1});
}

void TestDayRange::reads()
{
    QFETCH(const QString, text);
    QFETCH(const QDate, from);
    QFETCH(const QDate, to);
    const auto days = DayRange::parse(text, {2024, 2, 29}); // a Thursday
    QVERIFY(days);
    QCOMPARE(days->from, from);
    QCOMPARE(days->to, to);
}

void TestDayRange::weeksBeginOnMonday()
{
    for (QDate day(2025, 12, 29); day < QDate(2026, 1, 5); day = day.addDays(1)) {
        const auto week = DayRange::parse(u"week"_s, day);
        QCOMPARE(week->from, QDate(2025, 12, 29));
        QCOMPARE(week->to, QDate(2026, 1, 5));
    }
}

void TestDayRange::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             " ",
                             "soon",
                             "2026-13",
                             "2026-00",
                             "2026-02-29",
                             "2026-1",
                             "2026-1-1",
                             "26",
                             "20260131",
                             "31.01.2026",
                             "2026-01-31T00:00:00Z",
                             "2026-",
                             "-2026",
                             "+2026",
                             " 2026",
                             "2026 ",
                             "0000",
                             "todays",
                             "..",
                             "2026..",
                             "..2026",
                             "2026-02..2026-01",
                             "2026..2027..2028x"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestDayRange::refuses()
{
    QFETCH(const QString, text);
    QVERIFY(!DayRange::parse(text, {2026, 1, 15}));
}

void TestDayRange::everyWordIsOne()
{
    for (const QString &word : DayRange::words())
        QVERIFY(DayRange::parse(word, {2026, 1, 15}));
}

QTEST_APPLESS_MAIN(TestDayRange)
#include "tst_dayrange.moc"
