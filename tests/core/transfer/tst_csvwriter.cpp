// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvwriter.h"

#include <QBuffer>
#include <QDateTime>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ViewColumn textColumn {"text", "", ColumnType::Text, ""};
constexpr ViewColumn integerColumn {"integer", "", ColumnType::Integer, ""};
constexpr ViewColumn moneyColumn {"money", "", ColumnType::Money, ""};
constexpr ViewColumn dateColumn {"date", "", ColumnType::Date, ""};
constexpr ViewColumn timestampColumn {"timestamp", "", ColumnType::Timestamp, ""};

QByteArray written(CsvProfile profile, const QList<QVariant> &values, const QList<const ViewColumn *> &columns)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto done = CsvWriter(buffer, profile).writeRow(values, columns);
    return done ? buffer.data() : QByteArray("failed");
}

QByteArray cell(CsvProfile profile, const QVariant &value, const ViewColumn &column)
{
    QByteArray line = written(profile, {value}, {&column});
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

// Takes a few bytes and then is full.
class FullDevice final : public QIODevice
{
public:
    FullDevice() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (size <= m_room) {
            m_room -= size;
            return size;
        }
        setErrorString(u"no room"_s);
        return -1;
    }

private:
    qint64 m_room = 8;
};

}

class TestCsvWriter final : public QObject
{
    Q_OBJECT

private slots:
    void header()
    {
        QBuffer safe, exact, clipboard;
        for (QBuffer *buffer : {&safe, &exact, &clipboard})
            buffer->open(QIODevice::WriteOnly);
        const QStringList names {u"asset_tag"_s, u"=name"_s};
        QVERIFY(CsvWriter(safe, CsvProfile::Safe).writeHeader(names));
        QVERIFY(CsvWriter(exact, CsvProfile::Exact).writeHeader(names));
        QVERIFY(CsvWriter(clipboard, CsvProfile::Clipboard).writeHeader(names));
        QCOMPARE(safe.data(),
                 QByteArray("\xEF\xBB\xBF"
                            "asset_tag,'=name\r\n"));
        QCOMPARE(exact.data(), QByteArray("asset_tag,=name\n"));
        QCOMPARE(clipboard.data(), QByteArray("asset_tag\t'=name\n"));
    }

    void quoting_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QByteArray>("tabbed");
        QTest::newRow("plain") << u"Laptop 15"_s << QByteArray("Laptop 15") << QByteArray("Laptop 15");
        QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"") << QByteArray("a,b");
        QTest::newRow("tab") << u"a\tb"_s << QByteArray("a\tb") << QByteArray("\"a\tb\"");
        QTest::newRow("quote") << u"15\" screen"_s << QByteArray("\"15\"\" screen\"")
                               << QByteArray("\"15\"\" screen\"");
        QTest::newRow("line feed") << u"a\nb"_s << QByteArray("\"a\nb\"") << QByteArray("\"a\nb\"");
        QTest::newRow("carriage return") << u"a\rb"_s << QByteArray("\"a\rb\"") << QByteArray("\"a\rb\"");
        QTest::newRow("spaces") << u" a "_s << QByteArray(" a ") << QByteArray(" a ");
        QTest::newRow("UTF-8") << u"Søren Åß 漢字 😀"_s << QByteArray("Søren Åß 漢字 😀")
                               << QByteArray("Søren Åß 漢字 😀");
        QTest::newRow("lone empty cell") << QString() << QByteArray("\"\"") << QByteArray("\"\"");
    }
    void quoting()
    {
        QFETCH(const QString, text);
        QFETCH(const QByteArray, csv);
        QCOMPARE(cell(CsvProfile::Exact, text, textColumn), csv);
        QCOMPARE(cell(CsvProfile::Safe, text, textColumn), csv);
        QTEST(cell(CsvProfile::Clipboard, text, textColumn), "tabbed");
    }

    void guard_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("guarded");
        for (const QString &start :
             {u"="_s, u"+"_s, u"-"_s, u"@"_s, u"\t"_s, u"\r"_s, u"\n"_s, u"＝"_s, u"＋"_s, u"－"_s, u"＠"_s, u"'"_s})
            QTest::addRow("U+%04x", start.front().unicode()) << start + u"cmd|' /C calc'!A0"_s << true;
        QTest::newRow("phone") << u"+49 40 123456"_s << true;
        QTest::newRow("negative in a text column") << u"-5"_s << true;
        QTest::newRow("'s-Hertogenbosch") << u"'s-Hertogenbosch"_s << true;
        QTest::newRow("only a sign") << u"-"_s << true;
        QTest::newRow("sign inside") << u"a=1+1"_s << false;
        QTest::newRow("space first") << u" =1"_s << false;
        QTest::newRow("leading zeros") << u"00123"_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void guard()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, guarded);
        const QString expected = guarded ? u'\'' + text : text;
        QCOMPARE(CsvWriter::guarded(text), expected);
        const QList<const ViewColumn *> columns {&textColumn, &textColumn};
        const QByteArray safe = written(CsvProfile::Safe, {text, u"x"_s}, columns);
        const QByteArray exact = written(CsvProfile::Exact, {text, u"x"_s}, columns);
        const QByteArray marked = "'"_ba + text.toUtf8();
        QCOMPARE(safe.contains(marked), guarded);
        QVERIFY(exact.contains(text.toUtf8()));
        QVERIFY(!exact.contains(marked));
    }

    // The guard can be taken back, and only the guard.
    void guardIsReversible()
    {
        for (const QString &text : {u"'"_s, u"''"_s, u"'=1"_s, u"=1"_s, u"a"_s, u"'s-Hertogenbosch"_s, u"＝1"_s,
                                    u"\t"_s, u"\U0001F4BB"_s, u"1"_s, QString()}) {
            const QByteArray guarded = CsvWriter::guarded(text).toUtf8();
            QCOMPARE(CsvWriter::unguarded(guarded), text.toUtf8());
        }
        for (const char *text : {"'s-Hertogenbosch", "'", "'\U0001F4BB", "a'=1", "'1", " '=1"})
            QCOMPARE(CsvWriter::unguarded(text), QByteArrayView(text));
    }

    void typedValues_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QVariant &value, ColumnType type, const QString &expected) {
            QTest::newRow(name) << value << int(type) << expected;
        };
        row("null", QVariant(), ColumnType::Money, QString());
        row("typed null", QVariant(QMetaType::fromType<qlonglong>()), ColumnType::Integer, QString());
        row("integer", 36, ColumnType::Integer, u"36"_s);
        row("zero", 0, ColumnType::Integer, u"0"_s);
        row("money", 123450, ColumnType::Money, u"1234.50"_s);
        row("a cent", 1, ColumnType::Money, u"0.01"_s);
        row("no money", 0, ColumnType::Money, u"0.00"_s);
        row("negative cents", -5, ColumnType::Money, u"-0.05"_s);
        row("least money", std::numeric_limits<qlonglong>::min(), ColumnType::Money, u"-92233720368547758.08"_s);
        row("date as stored", u"2026-01-15"_s, ColumnType::Date, u"2026-01-15"_s);
        row("date", QDate(2026, 1, 15), ColumnType::Date, u"2026-01-15"_s);
        row("moment as stored", u"2026-01-15T08:00:00Z"_s, ColumnType::Timestamp, u"2026-01-15T08:00:00Z"_s);
        row("moment", QDateTime({2026, 1, 15}, {9, 0}, Qt::OffsetFromUTC, 3600), ColumnType::Timestamp,
            u"2026-01-15T08:00:00Z"_s);
        row("no moment", QDateTime(), ColumnType::Timestamp, QString());
        row("text", u"AT-00001"_s, ColumnType::Text, u"AT-00001"_s);
        row("text that looks like a number", u"007"_s, ColumnType::Text, u"007"_s);
    }
    void typedValues()
    {
        QFETCH(const QVariant, value);
        QFETCH(const int, type);
        QTEST(CsvWriter::text(value, static_cast<ColumnType>(type)), "expected");
    }

    // A negative number is a number; what only pretends to be one is guarded like text.
    void typedCellsNeedNoGuard()
    {
        QCOMPARE(cell(CsvProfile::Safe, -5, moneyColumn), QByteArray("-0.05"));
        QCOMPARE(cell(CsvProfile::Safe, -36, integerColumn), QByteArray("-36"));
        QCOMPARE(cell(CsvProfile::Safe, u"-1+1"_s, integerColumn), QByteArray("'-1+1"));
        QCOMPARE(cell(CsvProfile::Safe, u"-5\n"_s, integerColumn), QByteArray("\"'-5\n\""));
        QCOMPARE(cell(CsvProfile::Safe, u"=1"_s, moneyColumn), QByteArray("'=1"));
        QCOMPARE(cell(CsvProfile::Safe, u"2026-01-15"_s, dateColumn), QByteArray("2026-01-15"));
        QCOMPARE(cell(CsvProfile::Safe, u"@now"_s, dateColumn), QByteArray("'@now"));
        QCOMPARE(cell(CsvProfile::Safe, u"-now"_s, timestampColumn), QByteArray("'-now"));
    }

    void rows()
    {
        const QList<const ViewColumn *> columns {&textColumn, &moneyColumn, &textColumn};
        const QList<QVariant> values {u"AT-1"_s, QVariant(), u"a,b"_s};
        QCOMPARE(written(CsvProfile::Safe, values, columns), QByteArray("AT-1,,\"a,b\"\r\n"));
        QCOMPARE(written(CsvProfile::Exact, values, columns), QByteArray("AT-1,,\"a,b\"\n"));
        QCOMPARE(written(CsvProfile::Clipboard, values, columns), QByteArray("AT-1\t\ta,b\n"));
        const QList<QVariant> empty {QVariant(), QVariant(), QVariant()};
        QCOMPARE(written(CsvProfile::Exact, empty, columns), QByteArray(",,\n"));
    }

    void saysWhenTheDeviceIsFull()
    {
        FullDevice device;
        CsvWriter writer(device, CsvProfile::Safe);
        const auto header = writer.writeHeader({u"a long name"_s});
        QVERIFY(!header);
        QCOMPARE(header.error().code, Error::Code::Storage);
        QVERIFY(header.error().message.contains(u"no room"_s));
        const auto row = writer.writeRow({u"a long text"_s}, {&textColumn});
        QVERIFY(!row);
        QCOMPARE(row.error().code, Error::Code::Storage);
    }
};

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csvwriter.moc"
