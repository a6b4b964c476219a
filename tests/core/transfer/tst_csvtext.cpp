// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvtext.h"

#include "core/transfer/csvrecords.h"

#include <QStringConverter>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

using Encoding = CsvEncoding;

QByteArray encoded(const QString &text, QStringConverter::Encoding encoding, bool isMarked)
{
    const auto flag = isMarked ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default;
    return QStringEncoder(encoding, flag).encode(text);
}

// What is read, and where it ends before its time.
struct Decoded
{
    QByteArray text;
    std::optional<qint64> invalidAt = {};

    bool operator==(const Decoded &) const = default;
};

Decoded decoded(const QByteArray &bytes, Encoding encoding, qint64 most, qsizetype room = CsvText::leastRoom)
{
    CsvRecords::SlowBuffer device(bytes, most);
    CsvText text(device, encoding);
    Decoded result;
    QByteArray piece(room, Qt::Uninitialized);
    while (true) {
        const auto size = text.read(piece.data(), piece.size());
        if (!size || *size == 0)
            break;
        result.text.append(piece.constData(), *size);
    }
    result.invalidAt = text.invalidAt();
    return result;
}

}

class TestCsvText final : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Encoding>("encoding");
        QTest::addColumn<QString>("expected");
        const QString text = u"a,é;東京\r\n\U0001F4BB\uFEFF\uFFFD|\uFFFF\t'"_s;
        const auto utf = [&text](const char *name, Encoding encoding, QStringConverter::Encoding qt) {
            QTest::addRow("%s", name) << encoded(text, qt, false) << encoding << text;
            QTest::addRow("%s, marked", name) << encoded(text, qt, true) << encoding << text;
            QTest::addRow("%s, nothing", name) << QByteArray() << encoding << QString();
            QTest::addRow("%s, only a mark", name) << encoded({}, qt, true) << encoding << QString();
        };
        utf("utf-8", Encoding::Utf8, QStringConverter::Utf8);
        utf("utf-16le", Encoding::Utf16LE, QStringConverter::Utf16LE);
        utf("utf-16be", Encoding::Utf16BE, QStringConverter::Utf16BE);
        QTest::newRow("windows-1252") << "\x80\x85\x92\x9F\xA0\xE9\xFF z"_ba << Encoding::Windows1252
                                      << u"\u20AC\u2026\u2019\u0178\u00A0\u00E9\u00FF z"_s;
        QTest::newRow("latin1") << "\x80\x85\xA4\xE9\xFF z"_ba << Encoding::Latin1
                                << u"\u0080\u0085\u00A4\u00E9\u00FF z"_s;
        QTest::newRow("a nul") << "a\0b"_ba << Encoding::Windows1252 << QString(u"a"_s + QChar(0) + u"b"_s);
    }
    void decodes()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const Encoding, encoding);
        QFETCH(const QString, expected);
        for (qint64 most = 1; most <= bytes.size() + 1; ++most)
            QCOMPARE(decoded(bytes, encoding, most), (Decoded {expected.toUtf8()}));
    }

    void invalid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Encoding>("encoding");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("at");
        const auto row = [](const char *name, const QByteArray &bytes, Encoding encoding, const QByteArray &before,
                            int at) { QTest::newRow(name) << bytes << encoding << before << at; };
        row("latin-1 as utf-8", "ab\xE9,c", Encoding::Utf8, "ab", 2);
        row("behind a mark", "\xEF\xBB\xBF"_ba + "a\xFF\n", Encoding::Utf8, "a", 4);
        row("continuation alone", "a\x80z", Encoding::Utf8, "a", 1);
        row("cut off", "a\xE6\x9D", Encoding::Utf8, "a", 1);
        row("cut off by a letter", "\xC3\xA9\xF0\x9F\x92z", Encoding::Utf8, "\xC3\xA9", 2);
        row("overlong", "a\xC0\xAF", Encoding::Utf8, "a", 1);
        row("surrogate", "a\xED\xA0\x80", Encoding::Utf8, "a", 1);
        row("past unicode", "a\xF5\x80\x80\x80", Encoding::Utf8, "a", 1);
        row("odd", "a\0b"_ba, Encoding::Utf16LE, "a", 2);
        row("high surrogate alone", "a\0\x3D\xD8z\0"_ba, Encoding::Utf16LE, "a", 2);
        row("high surrogate last", "a\0\x3D\xD8"_ba, Encoding::Utf16LE, "a", 2);
        row("low surrogate alone", "\0a\xDC\xBBz"_ba, Encoding::Utf16BE, "a", 2);
        row("undefined", "ab\x81z", Encoding::Windows1252, "ab", 2);
        row("first of all", "\x9D", Encoding::Windows1252, "", 0);
    }
    void invalid()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const Encoding, encoding);
        QFETCH(const QByteArray, before);
        QFETCH(const int, at);
        for (qint64 most = 1; most <= bytes.size(); ++most)
            QCOMPARE(decoded(bytes, encoding, most), (Decoded {before, at}));
        QCOMPARE(decoded(bytes, encoding, bytes.size(), 1000), (Decoded {before, at}));
    }

    // The record with the bad bytes is an error that says where; those before it are read.
    void tellsLineAndByte()
    {
        for (const QByteArray &end : {"\n"_ba, "\r\n"_ba, "\r"_ba}) {
            const QByteArray before = "a,b"_ba + end + end + "1,\"2"_ba + end + "3"_ba;
            const auto reading = CsvRecords::read(before + "\xE9\""_ba + end);
            QCOMPARE(reading.records.size(), 1);
            QCOMPARE(reading.error->code, Error::Code::Invalid);
            QCOMPARE(
                reading.error->message,
                u"Line 4 has bytes that are no text in utf-8, at byte %1 of the file. Choose the encoding that the "
                "file was written in."_s.arg(before.size()));
        }
    }

    // The place of a cell is its place in the file, whatever a character takes there.
    void offsets()
    {
        const QString text = u"é,\"東\"\"京\",\U0001F4BB,z\n\n€,y\n"_s;
        const auto read = [](const QByteArray &bytes, Encoding encoding) {
            QList<qint64> offsets;
            for (const auto &record : CsvRecords::read(bytes, {.encoding = encoding}).records) {
                for (const auto &cell : record.cells)
                    offsets.append(cell.offset);
            }
            return offsets;
        };
        const QList<qint64> units {0, 2, 9, 12, 15, 17};
        QList<qint64> utf16, marked;
        for (const qint64 unit : units) {
            utf16.append(2 * unit);
            marked.append(2 * unit + 2);
        }
        QCOMPARE(read(encoded(text, QStringConverter::Utf16LE, false), Encoding::Utf16LE), utf16);
        QCOMPARE(read(encoded(text, QStringConverter::Utf16BE, true), Encoding::Utf16BE), marked);
        QCOMPARE(read(text.toUtf8(), Encoding::Utf8), (QList<qint64> {0, 3, 14, 19, 22, 26}));
        QCOMPARE(read("\x80,\"\xE9\"\"\",z\r\n\x92,\xFF\n"_ba, Encoding::Windows1252),
                 (QList<qint64> {0, 2, 8, 11, 13}));
    }

    void names()
    {
        for (const QString &name : CsvEncodings::names())
            QCOMPARE(CsvEncodings::name(*CsvEncodings::fromName(name)), name);
        QCOMPARE(
            CsvEncodings::names(),
            (QStringList {u"utf-8"_s, u"utf-16le"_s, u"utf-16be"_s, u"utf-16"_s, u"windows-1252"_s, u"iso-8859-1"_s}));
        QCOMPARE(CsvEncodings::fromName(u" UTF-8"_s), Encoding::Utf8);
        QCOMPARE(CsvEncodings::fromName(u"CP1252"_s), Encoding::Windows1252);
        QCOMPARE(CsvEncodings::fromName(u"latin1"_s), Encoding::Latin1);
        QVERIFY(!CsvEncodings::fromName(u"klingon"_s));
        QVERIFY(!CsvEncodings::fromName({}));
    }
};

QTEST_GUILESS_MAIN(TestCsvText)
#include "tst_csvtext.moc"
