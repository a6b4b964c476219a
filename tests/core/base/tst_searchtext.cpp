// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/searchtext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestSearchText final : public QObject
{
    Q_OBJECT

private slots:
    void folds_data();
    void folds();
    void foldingTwiceChangesNothing_data();
    void foldingTwiceChangesNothing();
    void hasWords_data();
    void hasWords();
    void expressions();
};

void TestSearchText::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("folded");
    const auto row = [](const QString &text, const QString &words, const QString &code, const QString &folded) {
        QTest::addRow("%s", text.toUtf8().toPercentEncoding(" +").constData()) << text << words << code << folded;
    };
    row({}, {}, {}, {});
    row(u"ThinkPad T14 (Gen 2)"_s, u"thinkpad t14 gen 2"_s, u"thinkpadt14gen2"_s, u"thinkpad t14 (gen 2)"_s);
    row(u"BER-NB-0042"_s, u"ber nb 0042"_s, u"bernb0042"_s, u"ber-nb-0042"_s);
    row(u" \t--"_s, {}, {}, u" \t--"_s);
    row(u"Zoë ALARCÓN"_s, u"zoe alarcon"_s, u"zoealarcon"_s, u"zoe alarcon"_s);
    row(u"Zoe\u0308"_s, u"zoe"_s, u"zoe"_s, u"zoe"_s); // the accent as a character of its own
    row(u"Łukasz Ørsted Đoković Æsir Þór Œuvre Ħal Ŧal"_s, u"lukasz orsted dokovic aesir thor oeuvre hal tal"_s,
        u"lukaszorsteddokovicaesirthoroeuvrehaltal"_s, u"lukasz orsted dokovic aesir thor oeuvre hal tal"_s);
    row(u"Straße"_s, u"strasse"_s, u"strasse"_s, u"strasse"_s);
    row(u"İstanbul ılık"_s, u"istanbul ilik"_s, u"istanbulilik"_s, u"istanbul ilik"_s);
    row(u"СМИРНОВ Ёлка"_s, u"смирнов елка"_s, u"смирновелка"_s, u"смирнов елка"_s);
    row(u"أحمد"_s, u"احمد"_s, u"احمد"_s, u"احمد"_s);
    row(u"李雷 Tokyo東京"_s, u"李 雷 tokyo 東 京"_s, u"李雷tokyo東京"_s, u"李雷 tokyo東京"_s);
    row(u"ＡＢＣ１２"_s, u"abc12"_s, u"abc12"_s, u"abc12"_s); // full width
    row(u"ﬁn x²"_s, u"fin x2"_s, u"finx2"_s, u"fin x2"_s);
    row(u"C++ & C#"_s, u"c c"_s, u"cc"_s, u"c++ & c#"_s);
    row(u"it’s “so”"_s, u"it s so"_s, u"itsso"_s, u"it’s “so”"_s);
    row(QString(u"a"_s + QChar(0) + u"b"_s), u"a b"_s, u"ab"_s, QString(u"a"_s + QChar(0) + u"b"_s));
}

void TestSearchText::folds()
{
    QFETCH(const QString, text);
    QTEST(SearchText::words(text), "words");
    QTEST(SearchText::code(text), "code");
    QTEST(SearchText::folded(text), "folded");
    const QByteArray bytes = text.toUtf8();
    const QByteArrayView utf8(bytes);
    QTEST(QString::fromUtf8(SearchText::words(utf8)), "words");
    QTEST(QString::fromUtf8(SearchText::code(utf8)), "code");
    QTEST(QString::fromUtf8(SearchText::folded(utf8)), "folded");
}

void TestSearchText::foldingTwiceChangesNothing_data()
{
    folds_data();
}

void TestSearchText::foldingTwiceChangesNothing()
{
    QFETCH(const QString, words);
    QFETCH(const QString, code);
    QFETCH(const QString, folded);
    QCOMPARE(SearchText::words(words), words);
    QCOMPARE(SearchText::folded(folded), folded);
    QCOMPARE(SearchText::code(words), code);
}

void TestSearchText::hasWords_data()
{
    QTest::addColumn<QString>("sought");
    QTest::addColumn<bool>("has");
    QTest::addRow("nothing") << u""_s << true;
    QTest::addRow("whole") << u"thinkpad t14"_s << true;
    QTest::addRow("beginnings") << u"th t1"_s << true;
    QTest::addRow("other order") << u"t14 think"_s << true;
    QTest::addRow("one word twice") << u"t t1"_s << true;
    QTest::addRow("middle") << u"pad"_s << false;
    QTest::addRow("one missing") << u"think x"_s << false;
    QTest::addRow("longer") << u"thinkpads"_s << false;
}

void TestSearchText::hasWords()
{
    QFETCH(const QString, sought);
    QTEST(SearchText::hasWords(u"thinkpad t14"_s, sought), "has");
    QCOMPARE(SearchText::hasWords({}, sought), sought.isEmpty());
}

void TestSearchText::expressions()
{
    QCOMPARE(SearchText::prefixMatch({}), QString());
    QCOMPARE(SearchText::prefixMatch(u"zoe"_s), u"\"zoe\"*"_s);
    QCOMPARE(SearchText::prefixMatch(u"zoe ber"_s), u"\"zoe\"* AND \"ber\"*"_s);
    QCOMPARE(SearchText::prefixMatch(SearchText::words(u"a\" OR b*"_s)), u"\"a\"* AND \"or\"* AND \"b\"*"_s);
    QCOMPARE(SearchText::trigramMatch(u"ab"_s), QString());
    QCOMPARE(SearchText::trigramMatch(u"abc"_s), u"\"abc\""_s);
    QCOMPARE(SearchText::trigramMatch(u"abcd"_s), u"\"abc\" AND \"bcd\""_s);
    QCOMPARE(SearchText::trigramMatch(u"aaaaa"_s), u"\"aaa\""_s);
    QCOMPARE(SearchText::trigramMatch(u"😀😀"_s), QString()); // two characters
}

QTEST_APPLESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
