// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/pastedkeys.h"

#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestPastedKeys final : public QObject
{
    Q_OBJECT

private slots:
    void readsAColumn_data();
    void readsAColumn();
    void findsTagsThenSerials();
    void findsPeople();
    void findsAmongMany();
};

void TestPastedKeys::readsAColumn_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QStringList>("keys");
    const QStringList two {u"A-1"_s, u"A-2"_s};
    QTest::addRow("nothing") << QString() << QStringList();
    QTest::addRow("only white space") << u" \n\t\r\n"_s << QStringList();
    QTest::addRow("one word") << u"A-1"_s << QStringList {u"A-1"_s};
    QTest::addRow("lines") << u"A-1\nA-2\n"_s << two;
    QTest::addRow("Windows") << u"A-1\r\nA-2\r\n"_s << two;
    QTest::addRow("old Mac") << u"A-1\rA-2"_s << two;
    QTest::addRow("blank lines") << u"\n\nA-1\n  \n\nA-2"_s << two;
    QTest::addRow("white space") << u"  A-1\u00A0\n A-2 "_s << two;
    QTest::addRow("the first column") << u"A-1\tNotebook\r\nA-2\tMonitor"_s << two;
    QTest::addRow("each once") << u"A-1\nA-2\na-1\nA-2"_s << two;
    QTest::addRow("quoted") << u"\"A-1\"\n\"A-2\"\tx"_s << two;
    QTest::addRow("quotation marks inside")
        << u"\"27\"\" screen\"\n5\" disk\n\""_s << QStringList {u"27\" screen"_s, u"5\" disk"_s, u"\""_s};
}

void TestPastedKeys::readsAColumn()
{
    QFETCH(const QString, pasted);
    QFETCH(const QStringList, keys);
    QCOMPARE(PastedKeys::parse(pasted), keys);
}

void TestPastedKeys::findsTagsThenSerials()
{
    TestWorkspace office;
    const qint64 first = office.addAsset(u"A-1"_s, u"S-9"_s);
    const qint64 second = office.addAsset(u"S-9"_s);
    const qint64 third = office.addAsset(u"A-3"_s, u"S-3"_s);
    const qint64 number = office.addAsset(u"1007"_s);
    const auto matches = got(
        office->assets.match({u"s-9"_s, u"A-9"_s, u"a-1"_s, u"s-3"_s, u"1007"_s, u"'; --"_s, u"\"A-1"_s}));
    QCOMPARE(matches.size(), 7);
    QCOMPARE(matches.at(0).ids, QList<qint64> {second}); // not the one with that serial number, too
    QCOMPARE(matches.at(1).key, u"A-9"_s);
    QCOMPARE(matches.at(1).ids, QList<qint64>());
    QCOMPARE(matches.at(2).ids, QList<qint64> {first});
    QCOMPARE(matches.at(3).ids, QList<qint64> {third});
    QCOMPARE(matches.at(4).ids, QList<qint64> {number});
    QCOMPARE(matches.at(5).ids, QList<qint64>());
    QCOMPARE(matches.at(6).ids, QList<qint64>());
}

void TestPastedKeys::findsPeople()
{
    TestWorkspace office;
    const qint64 ada = office.addPerson({.staffNumber = u"N-7"_s, .firstName = u"Ada"_s, .lastName = u"L"_s});
    const auto matches = got(office->people.match({u"User@Example.org"_s, u"n-7"_s, u"nobody@example.org"_s}));
    QCOMPARE(matches.at(0).ids, QList<qint64> {office.id(TestWorkspace::Who::User)});
    QCOMPARE(matches.at(1).ids, QList<qint64> {ada});
    QCOMPARE(matches.at(2).ids, QList<qint64>());
}

void TestPastedKeys::findsAmongMany()
{
    constexpr int many = 5000, pasted = 10'000;
    TestWorkspace office;
    office.addAssets(many);
    QStringList keys;
    for (int i = 1; i <= pasted; ++i)
        keys.append(u"a-%1"_s.arg(i * 7919 % 100'003, 6, 10, QChar(u'0')));
    int found = 0;
    for (const KeyMatch &match : got(office->assets.match(keys)))
        found += int(match.ids.size());
    QCOMPARE(found, many);
}

QTEST_GUILESS_MAIN(TestPastedKeys)
#include "tst_pastedkeys.moc"
