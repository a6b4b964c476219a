// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/reporttable.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestReportTable final : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsReached_data();
    void tellsWhatIsReached();
    void startIsComparedWithAnEmptyWindow();
    void startIsComparedWithThePeer();
    void saysWhatItMeans();
    void markdownHasAsManyCellsInEveryRow();

private:
    static Figures figures(std::initializer_list<std::pair<QString, double>> values);
    static QStringList row(const ReportTable &table, const QString &title);
};

Figures TestReportTable::figures(std::initializer_list<std::pair<QString, double>> values)
{
    Figures figures;
    for (const auto &[name, value] : values)
        figures[name].add(value);
    return figures;
}

QStringList TestReportTable::row(const ReportTable &table, const QString &title)
{
    for (const QStringList &row : table.rows()) {
        if (row.constFirst() == title)
            return row;
    }
    return {};
}

void TestReportTable::tellsWhatIsReached_data()
{
    QTest::addColumn<QString>("figure");
    QTest::addColumn<QString>("title");
    QTest::addColumn<double>("small");
    QTest::addColumn<double>("large");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<bool>("reached");
    const QString jump = u"random jump"_s, sort = u"sort by an indexed column, exact everywhere"_s;
    QTest::newRow("reached") << u"jump"_s << jump << 4. << 12. << u"ok"_s << true;
    QTest::newRow("over") << u"jump"_s << jump << 8. << 17. << u"over"_s << false;
    QTest::newRow("grows") << u"jump"_s << jump << 4. << 13. << u"grows"_s << false;
    QTest::newRow("over and grows") << u"jump"_s << jump << 4. << 17. << u"over, grows"_s << false;
    QTest::newRow("background") << u"sort by index exact"_s << sort << 1. << 110. << u"ok, in the background"_s << true;
    QTest::newRow("background, over") << u"sort by index exact"_s << sort << 1. << 121. << u"over"_s << false;
    QTest::newRow("no target") << u"check-in"_s << u"check-in of one asset"_s << 1. << 2. << u"ok"_s << true;
    QTest::newRow("no target, grows") << u"check-in"_s << u"check-in of one asset"_s << 1. << 4. << u"grows"_s << false;
    QTest::newRow("compared only") << u"stock end"_s << u"QSqlRelationalTableModel: jump to the end"_s << 1. << 999.
                                   << QString() << true;
}

void TestReportTable::tellsWhatIsReached()
{
    QFETCH(QString, figure);
    QFETCH(QString, title);
    QFETCH(double, small);
    QFETCH(double, large);
    const ReportTable table(10'000, figures({{figure, small}}), 1'000'000, figures({{figure, large}}));
    QTEST(row(table, title).constLast(), "verdict");
    QTEST(table.isReached(), "reached");
    QCOMPARE(row(table, u"check-out of one asset"_s).constLast(), u"not measured"_s);
}

void TestReportTable::startIsComparedWithAnEmptyWindow()
{
    const ReportTable table(10'000, figures({{u"start"_s, 60.}, {u"empty start"_s, 10.}}), 1'000'000,
                            figures({{u"start"_s, 165.}, {u"empty start"_s, 10.}}));
    QCOMPARE(row(table, u"of these, over an empty Qt window"_s),
             QStringList({u"of these, over an empty Qt window"_s, u"≤ 150 ms"_s, u"50.0"_s, u"155"_s, QString(),
                          u"3.1"_s, u"over, grows"_s}));
}

void TestReportTable::startIsComparedWithThePeer()
{
    const Figures small = figures({{u"start"_s, 50.}, {u"peer start"_s, 400.}});
    const auto large = [](double peer) { return figures({{u"start"_s, 50.}, {u"peer start"_s, peer}}); };
    const ReportTable slower(10'000, small, 1'000'000, large(600));
    const QString title = u"that as a multiple of our start"_s;
    QCOMPARE(row(slower, title),
             QStringList({title, u"≥ 10 times"_s, u"8.0"_s, u"12.0"_s, QString(), u"1.5"_s, u"ok"_s}));
    QVERIFY(slower.isReached());
    const ReportTable quicker(10'000, small, 1'000'000, large(400));
    QCOMPARE(row(quicker, title).constLast(), u"too little"_s);
    QVERIFY(!quicker.isReached());
    const ReportTable notInstalled(10'000, {}, 1'000'000, {});
    QCOMPARE(row(notInstalled, title).constLast(), u"not measured"_s);
}

void TestReportTable::saysWhatItMeans()
{
    const ReportTable table(10'000, {}, 1'000'000, {});
    for (const QString &text : {table.text(), table.markdown()})
        QVERIFY(text.contains(u"In the background: an exact order or count of n rows reads n rows"_s));
    QVERIFY(table.isReached());
}

void TestReportTable::markdownHasAsManyCellsInEveryRow()
{
    const ReportTable table(10'000, {}, 1'000'000, {});
    int lines = 0;
    for (const QString &line : table.markdown().split(u'\n')) {
        if (!line.startsWith(u'|'))
            continue;
        QCOMPARE(line.count(u'|'), 8);
        ++lines;
    }
    QCOMPARE(lines, table.rows().size() + 1);
}

QTEST_APPLESS_MAIN(TestReportTable)
#include "tst_reporttable.moc"
