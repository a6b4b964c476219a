// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvtokenizer.h"

#include "core/transfer/csvrecords.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

using Table = QList<QByteArrayList>;
using Kind = CsvDefect::Kind;
using CsvRecords::How;
using CsvRecords::read;
using CsvRecords::Reading;

// With all that a record can have in it, in several alphabets.
const QByteArray mixed =
    "a,b;c\r\n\r\n1,\"x \"\"y\"\",\r\nz\"\n\n\"\",\"\"\"\"\r\r\xC3\xA9,\xE6\x9D\xB1\xE4\xBA\xAC,\xF0\x9F\x92\xBB"
    "\r\n\"bad\"x,2\n\"nul"
    "\0"
    "\",3\n4,5,6,\r7"_ba;

}

class TestCsvTokenizer final : public QObject
{
    Q_OBJECT

private slots:
    void records_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Table>("expected");
        QTest::newRow("nothing") << QByteArray() << Table();
        QTest::newRow("lf") << "a,b\n1,2\n"_ba << Table {{"a", "b"}, {"1", "2"}};
        QTest::newRow("crlf") << "a,b\r\n1,2\r\n"_ba << Table {{"a", "b"}, {"1", "2"}};
        QTest::newRow("bare cr") << "a,b\r1,2\r"_ba << Table {{"a", "b"}, {"1", "2"}};
        QTest::newRow("mixed") << "a\rb\nc\r\nd\n\re"_ba << Table {{"a"}, {"b"}, {"c"}, {"d"}, {"e"}};
        QTest::newRow("no line end") << "a,b\n1,2"_ba << Table {{"a", "b"}, {"1", "2"}};
        QTest::newRow("ends with a delimiter") << "a,"_ba << Table {{"a", ""}};
        QTest::newRow("ends with a quote") << "a,\"b\""_ba << Table {{"a", "b"}};
        QTest::newRow("ends with cr") << "a\r"_ba << Table {{"a"}};
        QTest::newRow("empty cells") << ",,\n"_ba << Table {{"", "", ""}};
        QTest::newRow("one empty cell") << "\"\"\n"_ba << Table {{""}};
        QTest::newRow("quoted") << "\"a\",\"b,c\"\n"_ba << Table {{"a", "b,c"}};
        QTest::newRow("doubled") << "\"a\"\"b\",\"\"\"\",\"\"\"x\"\"\"\n"_ba << Table {{"a\"b", "\"", "\"x\""}};
        QTest::newRow("line ends in quotes") << "\"a\nb\r\nc\rd\",e\n"_ba << Table {{"a\nb\r\nc\rd", "e"}};
        QTest::newRow("quote inside") << "13\" screen,a\"b\"\n"_ba << Table {{"13\" screen", "a\"b\""}};
        QTest::newRow("space before a quote") << "a, \"b\"\n"_ba << Table {{"a", " \"b\""}};
        QTest::newRow("spaces stay") << " a , b \n"_ba << Table {{" a ", " b "}};
        QTest::newRow("blank lines") << "\n\r\n\ra\n\n\nb\n\n"_ba << Table {{"a"}, {"b"}};
        QTest::newRow("a line of spaces is a record") << "a\n \n"_ba << Table {{"a"}, {" "}};
        QTest::newRow("only blank lines") << "\n\r\n\r"_ba << Table();
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF\"a\",b\n"_ba << Table {{"a", "b"}};
        QTest::newRow("sep line is a record unless told") << "sep=;\na\n"_ba << Table {{"sep=;"}, {"a"}};
    }
    void records()
    {
        QFETCH(const QByteArray, bytes);
        const Reading reading = read(bytes);
        QVERIFY(!reading.error);
        QTEST(reading.texts(), "expected");
        for (const auto &record : reading.records)
            QVERIFY(!record.defect);
    }

    void delimiters()
    {
        for (const char delimiter : {',', ';', '\t', '|', ' '}) {
            const QByteArray bytes = "a"_ba + delimiter + "\"b"_ba + delimiter + "c\"\n"_ba;
            const QByteArray quoted = "b"_ba + delimiter + "c"_ba;
            QCOMPARE(read(bytes, {.dialect = {delimiter, false}}).texts(), (Table {{"a", quoted}}));
        }
    }

    void sepLine_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Table>("expected");
        QTest::addColumn<int>("line");
        QTest::newRow("lf") << "sep=;\na;b\n"_ba << Table {{"a", "b"}} << 2;
        QTest::newRow("crlf and a mark") << "\xEF\xBB\xBFsep=;\r\na;b\r\n"_ba << Table {{"a", "b"}} << 2;
        QTest::newRow("cr") << "sep=;\ra;b\r"_ba << Table {{"a", "b"}} << 2;
        QTest::newRow("blank line behind") << "sep=;\n\na;b"_ba << Table {{"a", "b"}} << 3;
        QTest::newRow("nothing behind") << "sep=;"_ba << Table() << 0;
    }
    void sepLine()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, line);
        const Reading reading = read(bytes, {.dialect = {';', true}});
        QTEST(reading.texts(), "expected");
        if (line == 0)
            return;
        QCOMPARE(reading.records.constFirst().number, 1);
        QCOMPARE(reading.records.constFirst().line, line);
    }

    void defects_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("record"); // from 0
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<Table>("texts");
        QTest::newRow("text after a quote") << "a,b\n1,\"2\"x,3\n4,5\n"_ba << Kind::TextAfterQuote << 1 << 2 << 1
                                            << Table {{"a", "b"}, {"1", "\"2\"x", "3"}, {"4", "5"}};
        QTest::newRow("space after a quote")
            << "\"a\" ,b\n"_ba << Kind::TextAfterQuote << 0 << 1 << 0 << Table {{"\"a\" ", "b"}};
        QTest::newRow("text after a quote of two lines") << "a\n\"b\n\"\"c\"d\ne\n"_ba << Kind::TextAfterQuote << 1 << 3
                                                         << 0 << Table {{"a"}, {"\"b\n\"\"c\"d"}, {"e"}};
        QTest::newRow("quotes go on after it")
            << "\"a\"x,\"b\nc\"\nd\n"_ba << Kind::TextAfterQuote << 0 << 1 << 0 << Table {{"\"a\"x", "b\nc"}, {"d"}};
        QTest::newRow("unterminated") << "a,b\n1,2\n\n3,\"4\n5,6\n"_ba << Kind::UnterminatedQuote << 2 << 4 << 1
                                      << Table {{"a", "b"}, {"1", "2"}, {"3", "\"4\n5,6\n"}};
        QTest::newRow("unterminated in a record of two lines")
            << "\"a\nb\",\"c"_ba << Kind::UnterminatedQuote << 0 << 2 << 1 << Table {{"a\nb", "\"c"}};
        QTest::newRow("a lone quote") << "\""_ba << Kind::UnterminatedQuote << 0 << 1 << 0 << Table {{"\""}};
        QTest::newRow("nul") << "a\n1\0"
                                "2\n3\n"_ba
                             << Kind::Nul << 1 << 2 << 0
                             << Table {{"a"},
                                       {"1\0"
                                        "2"_ba},
                                       {"3"}};
        QTest::newRow("nul in quotes") << "\"a\n\0\",b\n3\n"_ba << Kind::Nul << 0 << 2 << 0
                                       << Table {{"a\n\0"_ba, "b"}, {"3"}};
        QTest::newRow("the first counts")
            << "a\0,\"b\"c\n"_ba << Kind::Nul << 0 << 1 << 0 << Table {{"a\0"_ba, "\"b\"c"}};
    }
    void defects()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const Kind, kind);
        QFETCH(const int, record);
        QFETCH(const int, line);
        QFETCH(const int, column);
        const Reading reading = read(bytes);
        QVERIFY(!reading.error);
        QTEST(reading.texts(), "texts");
        for (qsizetype i = 0; i < reading.records.size(); ++i)
            QCOMPARE(reading.records.at(i).defect.has_value(), i == record);
        QCOMPARE(*reading.records.at(record).defect, kind);
        QCOMPARE(reading.records.at(record).defectLine, line);
        QCOMPARE(reading.records.at(record).defectColumn, column);
    }

    void unterminatedQuoteNamesItsLine()
    {
        QByteArray bytes = "a\n1,\"2\n3\n4\n"_ba;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        CsvText text(buffer, CsvEncoding::Utf8);
        CsvTokenizer tokenizer(text, {});
        CsvRecord record;
        QVERIFY(*tokenizer.next(record));
        QVERIFY(*tokenizer.next(record));
        QCOMPARE(record.defect->problem.reason, u"the quote that opens in line 2 is not closed"_s);
        QVERIFY(!*tokenizer.next(record));
    }

    void places()
    {
        const Reading reading = read("\xEF\xBB\xBFid,\"na\"\"me\"\r\n\r\n1,\"x\ny\",\xC3\xA9,z\n2,,"_ba);
        QCOMPARE(reading.blankLines, 1);
        QCOMPARE(reading.records.size(), 3);
        const auto &first = reading.records.at(0);
        QCOMPARE(first.number, 1);
        QCOMPARE(first.line, 1);
        QCOMPARE(first.cells.at(0), (CsvRecords::Cell {"id", 1, 3, 0, false}));
        QCOMPARE(first.cells.at(1), (CsvRecords::Cell {"na\"me", 1, 6, 1, true}));
        const auto &second = reading.records.at(1);
        QCOMPARE(second.number, 2);
        QCOMPARE(second.line, 3);
        QCOMPARE(second.cells.at(1), (CsvRecords::Cell {"x\ny", 3, 20, 1, true}));
        QCOMPARE(second.cells.at(2), (CsvRecords::Cell {"\xC3\xA9", 4, 26, 2, false}));
        QCOMPARE(second.cells.at(3), (CsvRecords::Cell {"z", 4, 29, 3, false}));
        const auto &third = reading.records.at(2);
        QCOMPARE(third.line, 5);
        QCOMPARE(third.cells.at(2), (CsvRecords::Cell {"", 5, 34, 2, false}));
    }

    // What comes a few bytes at a time is read the same.
    void chunksDoNotMatter()
    {
        const Reading whole = read(mixed);
        QCOMPARE(whole.records.size(), 8);
        for (qsizetype most = 1; most <= mixed.size(); ++most) {
            QCOMPARE(read(mixed, {.most = most}), whole);
            QCOMPARE(read(mixed, {.limits = {.chunk = most}}), whole);
        }
    }

    void fieldLimit_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("fits");
        QTest::newRow("at the limit") << "x\n12345,a\ny\n"_ba << true;
        QTest::newRow("past it") << "x\n123456,a\ny\n"_ba << false;
        QTest::newRow("quotes do not count") << "x\n\"12345\",a\ny\n"_ba << true;
        QTest::newRow("quoted") << "x\n\"123456\",a\ny\n"_ba << false;
        QTest::newRow("doubled quotes count once") << "x\n\"1\"\"345\",a\ny\n"_ba << true;
        QTest::newRow("doubled quotes past it") << "x\n\"1\"\"3456\",a\ny\n"_ba << false;
    }
    void fieldLimit()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, fits);
        const Reading reading = read(bytes, {.limits = {.field = 5}});
        QCOMPARE(reading.records.size(), 3);
        QCOMPARE(reading.records.at(1).defect, fits ? std::nullopt : std::optional(Kind::FieldTooLong));
        QVERIFY(!reading.records.at(2).defect);
    }

    void columnLimit()
    {
        const Reading reading = read("1,2,3\n1,2,3,\"4\n\",5\n1\n"_ba, {.limits = {.columns = 3}});
        QCOMPARE(reading.texts(), (Table {{"1", "2", "3"}, {"1", "2", "3"}, {"1"}}));
        QVERIFY(!reading.records.at(0).defect);
        QCOMPARE(reading.records.at(1).defect, Kind::TooManyColumns);
        QCOMPARE(reading.records.at(1).defectColumn, 3);
        QCOMPARE(reading.records.at(2).line, 4);
    }

    void recordLimit_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<bool>("fits");
        QTest::newRow("at the limit") << "12345678,"_ba + "9\n"_ba << true;
        QTest::newRow("past it") << "12345678,"_ba + "90\n"_ba << false;
        QTest::newRow("in quotes") << "\"234\n67\",123\n"_ba << false;
        QTest::newRow("not closed") << "\"2345678,\n1\n2\n3\n"_ba << false;
    }
    void recordLimit()
    {
        QFETCH(const QByteArray, record);
        QFETCH(const bool, fits);
        for (qint64 most = 1; most < 30; ++most) {
            const Reading reading = read("a\n\n"_ba + record + "b\n"_ba, {.limits = {.record = 11}, .most = most});
            QCOMPARE(reading.error.has_value(), !fits);
            if (!reading.error)
                continue;
            QCOMPARE(reading.records.size(), 1);
            QCOMPARE(reading.error->code, Error::Code::Invalid);
            QVERIFY(reading.error->message.contains(u"line 3"_s));
            QVERIFY(reading.error->message.contains(u"11 bytes"_s));
        }
    }

    void limitsAsPromised()
    {
        constexpr qsizetype mebi = qsizetype {1} << 20;
        QVERIFY(!read(QByteArray(mebi, 'x')).records.constFirst().defect);
        QCOMPARE(read(QByteArray(mebi + 1, 'x')).records.constFirst().defect, Kind::FieldTooLong);
        QVERIFY(!read(QByteArray(1023, ',')).records.constFirst().defect);
        QCOMPARE(read(QByteArray(1024, ',')).records.constFirst().defect, Kind::TooManyColumns);
        const QByteArray cell = QByteArray(mebi - 1, 'x') + ',';
        QVERIFY(!read(cell.repeated(16)).error);
        const Reading tooLong = read("a\n"_ba + cell.repeated(16) + ',');
        QCOMPARE(tooLong.records.size(), 1);
        QVERIFY(tooLong.error->message.contains(u"16 MiB"_s));
    }

    // Whoever reads on after an error gets the error again.
    void errorsStay()
    {
        QByteArray bytes = "a\n1234567890123\n"_ba;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        CsvText text(buffer, CsvEncoding::Utf8);
        CsvTokenizer tokenizer(text, {}, {.record = 5});
        CsvRecord record;
        QVERIFY(tokenizer.next(record));
        const auto first = tokenizer.next(record);
        const auto second = tokenizer.next(record);
        QVERIFY(!first && !second);
        QCOMPARE(first.error(), second.error());
    }

    void deviceErrors()
    {
        QBuffer closed;
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::peek (QBuffer): device not open");
        CsvText text(closed, CsvEncoding::Utf8);
        CsvTokenizer tokenizer(text, {});
        CsvRecord record;
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::read (QBuffer): device not open");
        const auto read = tokenizer.next(record);
        QVERIFY(!read);
        QCOMPARE(read.error().code, Error::Code::Storage);
    }
};

QTEST_GUILESS_MAIN(TestCsvTokenizer)
#include "tst_csvtokenizer.moc"
