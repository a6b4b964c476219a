// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvfile.h"

#include "core/transfer/csvrecords.h"

#include <QStringConverter>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

using Encoding = CsvEncoding;
using Ground = CsvFormat::Ground;
using Table = QList<QStringList>;

// A file for as long as it is needed.
class Written final
{
public:
    explicit Written(const QByteArray &bytes) { write(bytes); }

    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QString path() const { return m_folder.filePath(u"table.csv"_s); }
    std::unique_ptr<CsvFile> open(const CsvChoice &choice = {}) const
    {
        auto file = CsvFile::open(path(), choice);
        return file ? std::move(*file) : nullptr;
    }
    Error error(const CsvChoice &choice = {}) const
    {
        const auto file = CsvFile::open(path(), choice);
        return file ? Error() : file.error();
    }

private:
    QTemporaryDir m_folder;
};

Table rest(CsvFile &file)
{
    Table table;
    CsvRecord record;
    while (true) {
        const auto more = file.next(record);
        if (!more || !*more)
            return table;
        QStringList cells;
        for (const CsvCell &cell : record.cells)
            cells.append(QString::fromUtf8(cell.text));
        table.append(cells);
    }
}

std::optional<CsvFormat> formatOf(const QByteArray &bytes, const CsvChoice &choice = {})
{
    const auto file = Written(bytes).open(choice);
    return file ? std::optional(file->format()) : std::nullopt;
}

QByteArray utf16(const QString &text, QStringConverter::Encoding encoding, bool isMarked = false)
{
    const auto flag = isMarked ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default;
    return QStringEncoder(encoding, flag).encode(text);
}

QByteArray encoded(const QString &text, Encoding encoding, bool isMarked)
{
    switch (encoding) {
    case Encoding::Utf16LE:
        return utf16(text, QStringConverter::Utf16LE, isMarked);
    case Encoding::Utf16BE:
        return utf16(text, QStringConverter::Utf16BE, isMarked);
    case Encoding::Windows1252: {
        QString latin = text;
        return latin.replace(u'€', QChar(0x80)).toLatin1();
    }
    default:
        return (isMarked ? "\xEF\xBB\xBF"_ba : QByteArray()) + text.toUtf8();
    }
}

}

class TestCsvFile final : public QObject
{
    Q_OBJECT

private slots:
    // Every way a file comes in, found without being told.
    void grid_data()
    {
        QTest::addColumn<Encoding>("encoding");
        QTest::addColumn<bool>("isMarked");
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<QStringList>("ends");
        struct Ends
        {
            const char *name;
            QStringList ends;
        };
        const QList<Ends> ends {
            {"lf", {u"\n"_s}}, {"crlf", {u"\r\n"_s}}, {"cr", {u"\r"_s}}, {"mixed", {u"\r\n"_s, u"\n"_s, u"\r"_s}}};
        for (const Encoding encoding : {Encoding::Utf8, Encoding::Utf16LE, Encoding::Utf16BE, Encoding::Windows1252}) {
            for (const bool isMarked : {false, true}) {
                if (isMarked && encoding == Encoding::Windows1252)
                    continue;
                for (const char delimiter : CsvSniffer::delimiters) {
                    for (const Ends &end : ends)
                        QTest::addRow("%s%s 0x%02x %s", qPrintable(CsvEncodings::name(encoding)),
                                      isMarked ? " marked" : "", unsigned(delimiter), end.name)
                            << encoding << isMarked << delimiter << end.ends;
                }
            }
        }
    }
    void grid()
    {
        QFETCH(const Encoding, encoding);
        QFETCH(const bool, isMarked);
        QFETCH(const char, delimiter);
        QFETCH(const QStringList, ends);
        const QString between {QLatin1Char(delimiter)};
        const Table rows {{u"Asset tag"_s, u"Näme"_s, u"Cost"_s, u"Notes"_s},
                          {u"AT-1"_s, u"Café, 13\""_s, u"1 €"_s, u"two\nlines; a, b | c\td"_s},
                          {u"AT-2"_s, QString(), QString(), QString()},
                          {u"AT-3"_s, u"\"\""_s, u"é"_s, u"x\r\ny"_s}};
        QString text;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QStringList cells;
            for (const QString &cell : rows.at(i)) {
                const bool isPlain = std::all_of(cell.cbegin(), cell.cend(),
                                                 [](QChar c) { return c.isLetterOrNumber(); });
                cells.append(isPlain ? cell : u'"' + QString(cell).replace(u"\""_s, u"\"\""_s) + u'"');
            }
            text += cells.join(between) + ends.at(i % ends.size());
        }
        const Written written(encoded(text, encoding, isMarked));
        const auto file = written.open();
        QVERIFY(file);
        QCOMPARE(file->format().encoding, encoding);
        QCOMPARE(file->format().encodingGround,
                 isMarked                                ? Ground::Declared
                     : encoding == Encoding::Windows1252 ? Ground::Guessed
                                                         : Ground::Found);
        QCOMPARE(file->format().dialect.delimiter, delimiter);
        QCOMPARE(file->format().delimiterGround, Ground::Found);
        QVERIFY(!file->headerError());
        QCOMPARE(file->header(), rows.constFirst());
        QCOMPARE(file->preview(), rows.sliced(1));
        QCOMPARE(rest(*file), rows.sliced(1));
        QCOMPARE(file->bytesRead(), file->size());
    }

    void encodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Encoding>("encoding");
        QTest::addColumn<Ground>("ground");
        QTest::newRow("ascii") << "a,b\n1,2\n"_ba << Encoding::Utf8 << Ground::Found;
        QTest::newRow("utf-8") << "a,b\n1,\xC3\xA9\n"_ba << Encoding::Utf8 << Ground::Found;
        QTest::newRow("windows-1252") << "a,b\n1,\xE9\n"_ba << Encoding::Windows1252 << Ground::Guessed;
        QTest::newRow("windows-1252 at the very end")
            << "a,b\n"_ba + "1,2\n"_ba.repeated(200000) + "1,\xE9\n"_ba << Encoding::Windows1252 << Ground::Guessed;
        QTest::newRow("utf-8 cut off at the end") << "a,b\n1,\xC3"_ba << Encoding::Windows1252 << Ground::Guessed;
        QTest::newRow("chinese in utf-16")
            << utf16(u"編號,名稱,地點\n一二三,東京大阪,上海北京\n"_s.repeated(20), QStringConverter::Utf16LE)
            << Encoding::Utf16LE << Ground::Found;
        QTest::newRow("a nul in utf-8") << "a,b\n1,\0\xC3\xA9\n"_ba << Encoding::Utf8 << Ground::Found;
        QTest::newRow("nuls in windows-1252")
            << "a,b\n1,\0\0\xE9\n"_ba + "1,2\n"_ba.repeated(50) << Encoding::Windows1252 << Ground::Guessed;
    }
    void encodings()
    {
        QFETCH(const QByteArray, bytes);
        const auto format = formatOf(bytes);
        QVERIFY(format);
        QTEST(format->encoding, "encoding");
        QTEST(format->encodingGround, "ground");
    }

    void chosenEncoding()
    {
        const auto choose = [](const QByteArray &bytes, const char *name) {
            const auto format = formatOf(bytes, {.encoding = CsvEncodings::fromName(QLatin1StringView(name))});
            return format && format->encodingGround == Ground::Chosen ? std::optional(format->encoding) : std::nullopt;
        };
        QCOMPARE(choose("a,\xC3\xA9\n"_ba, "windows-1252"), Encoding::Windows1252);
        QCOMPARE(choose("a,\xE9\n"_ba, "iso-8859-1"), Encoding::Latin1);
        QCOMPARE(choose(utf16(u"a,b"_s, QStringConverter::Utf16BE, true), "utf-16"), Encoding::Utf16BE);
        QCOMPARE(choose(utf16(u"a,b"_s, QStringConverter::Utf16BE), "utf-16"), Encoding::Utf16BE);
        QCOMPARE(choose(utf16(u"a,b"_s, QStringConverter::Utf16LE), "utf-16"), Encoding::Utf16LE);
        QCOMPARE(choose(utf16(u"東京"_s, QStringConverter::Utf16LE), "utf-16"), Encoding::Utf16LE);
        const Error error = Written("a,b\n1,\xE9\n"_ba).error({.encoding = Encoding::Utf8});
        QCOMPARE(error, Error()); // the header can be read
        auto file = Written("a,b\n1,\xE9\n"_ba).open({.encoding = Encoding::Utf8});
        CsvRecord record;
        const auto read = file->next(record);
        QVERIFY(!read);
        QVERIFY(read.error().message.startsWith(u"Line 2 "_s));
    }

    void delimiters_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<Ground>("ground");
        QTest::newRow("one column") << "name\nx\n"_ba << ',' << Ground::Guessed;
        QTest::newRow("only a header") << "a;b;c"_ba << ';' << Ground::Found;
        QTest::newRow("decimal commas") << "a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n1,5;2,5;3,5\n"_ba << ';' << Ground::Found;
        QTest::newRow("joined roles") << "email,roles\na@b,x; y\nc@d,x; y\n"_ba << ',' << Ground::Found;
        QTest::newRow("commas in quotes") << "a;b\n\"1,2,3\";x\n\"1,2,3\";y\n"_ba << ';' << Ground::Found;
        QTest::newRow("all quoted") << "\"id\";\"name\"\n\"7\";\"a, b\"\n"_ba << ';' << Ground::Found;
        QTest::newRow("a ragged row") << "a|b|c\n1|2|3\n1|2\n1|2|3\n"_ba << '|' << Ground::Guessed;
        QTest::newRow("both fit") << "a,b\tc\n1,2\t3\n"_ba << '\t' << Ground::Guessed;
        QTest::newRow("sep line") << "sep=;\na,b;c\n1,2;3\n"_ba << ';' << Ground::Declared;
        QTest::newRow("sep line, caps") << "SEP=|\r\na,b|c\r\n"_ba << '|' << Ground::Declared;
        QTest::newRow("another delimiter") << "sep=^\na,b^c\n"_ba << '^' << Ground::Declared;
        QTest::newRow("sep line with a letter") << "sep=x,y\na,b\n"_ba << ',' << Ground::Found;
    }
    void delimiters()
    {
        QFETCH(const QByteArray, bytes);
        const auto format = formatOf(bytes);
        QVERIFY(format);
        QTEST(format->dialect.delimiter, "delimiter");
        QTEST(format->delimiterGround, "ground");
        QCOMPARE(format->dialect.hasSepLine, format->delimiterGround == Ground::Declared);
    }

    // More than the sample: its last record is cut off, and does not count.
    void delimiterOfALargeFile()
    {
        const QByteArray row = "1;\""_ba + QByteArray(3000, 'x') + "\";2\n"_ba;
        const auto format = formatOf("a;b;c\n"_ba + row.repeated(100));
        QCOMPARE(format->dialect.delimiter, ';');
        QCOMPARE(format->delimiterGround, Ground::Found);
    }

    void chosenDelimiter()
    {
        const Written written("sep=;\na,b;c\n1,2;3\n"_ba);
        const auto file = written.open({.delimiter = ','});
        QCOMPARE(file->format().dialect.delimiter, ',');
        QCOMPARE(file->format().delimiterGround, Ground::Chosen);
        QCOMPARE(file->header(), (QStringList {u"a"_s, u"b;c"_s}));
    }

    void headerErrors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        QTest::newRow("duplicate") << "id,Name,x, nAME \n1,2,3,4\n"_ba
                                   << u"Columns 2 and 4 are both called \"nAME\"."_s;
        QTest::newRow("empty") << QByteArray() << u"The file is empty."_s;
        QTest::newRow("blank lines") << "\r\n\n"_ba << u"The file is empty."_s;
        QTest::newRow("only a mark") << "\xEF\xBB\xBF"_ba << u"The file is empty."_s;
        QTest::newRow("defect") << "\na,\"b\"c\n1,2\n"_ba
                                << u"The header in line 2 cannot be read: text after the closing quote; expected a "
                                   "delimiter or the end of the line."_s;
        QTest::newRow("nameless columns are none") << "a,, ,b\n1,2,3,4\n"_ba << QString();
    }
    void headerErrors()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, message);
        const Written written(bytes);
        const auto file = written.open();
        QVERIFY(file);
        QCOMPARE(file->headerError().has_value(), !message.isEmpty());
        CsvRecord record;
        const auto read = file->next(record);
        QCOMPARE(bool(read), message.isEmpty());
        if (message.isEmpty())
            return;
        QCOMPARE(file->headerError()->message, message);
        QCOMPARE(read.error(), *file->headerError());
    }

    void guardIsTakenBack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isOwn");
        QTest::newRow("own") << "a,_custodian_csv\n'=1,1\n''s,1\n's,1\n"_ba << true;
        QTest::newRow("own, no rows") << "a,_custodian_csv\n"_ba << true;
        QTest::newRow("own by its shape") << "\xEF\xBB\xBF"
                                             "asset_tag,name\n'=1,\n''s,\n''s,\n"_ba
                                          << true;
        QTest::newRow("shape, another '") << "\xEF\xBB\xBF"
                                             "asset_tag,name\n'=1,\n''s,\n's,\n"_ba
                                          << false;
        QTest::newRow("shape, no mark") << "asset_tag,name\n'=1,\n''s,\n's,\n"_ba << false;
        QTest::newRow("another column") << "\xEF\xBB\xBF"
                                           "asset_tag,kind\n'=1,\n''s,\n's,\n"_ba
                                        << false;
        QTest::newRow("foreign") << "a,b\n'=1,1\n''s,1\n's,1\n"_ba << false;
        QTest::newRow("not last") << "_custodian_csv,a\n'=1,1\n''s,1\n's,1\n"_ba << false;
        QTest::newRow("another value") << "a,_custodian_csv\n'=1,1\n''s,0\n's,1\n"_ba << false;
        QTest::newRow("a row without") << "a,_custodian_csv\n'=1,1\n''s,1\n's\n"_ba << false;
    }
    void guardIsTakenBack()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, isOwn);
        const Written written(bytes);
        const auto file = written.open();
        QCOMPARE(file->isOwnExport(), isOwn);
        QStringList first;
        for (const QStringList &row : rest(*file))
            first.append(row.constFirst());
        if (first.isEmpty())
            return;
        QCOMPARE(first,
                 isOwn ? (QStringList {u"=1"_s, u"'s"_s, u"'s"_s}) : (QStringList {u"'=1"_s, u"''s"_s, u"'s"_s}));
    }

    void nonAsciiCells()
    {
        QByteArray bytes = "na\xEFve,b\n"_ba;
        for (int i = 0; i < 30; ++i)
            bytes += "\xE9" + QByteArray::number(i) + ",plain\n";
        const Written written(bytes);
        const auto file = written.open();
        QCOMPARE(file->format().encoding, Encoding::Windows1252);
        const auto cells = file->nonAsciiCells();
        QCOMPARE(cells->size(), 20);
        QCOMPARE(cells->constFirst(), u"naïve"_s);
        QCOMPARE(cells->at(1), u"é0"_s);
        QCOMPARE(file->nonAsciiCells(100)->size(), 31);
        QCOMPARE(rest(*file).size(), 30);
    }

    void readsTwice()
    {
        QByteArray bytes = "id,name\n"_ba;
        for (int i = 0; i < 50000; ++i)
            bytes += QByteArray::number(i) + ",\"some \"\"name\"\"\"\n\n";
        const Written written(bytes);
        const auto file = written.open();
        QCOMPARE(file->preview().size(), CsvFile::previewRecords);
        const Table first = rest(*file);
        QCOMPARE(first.size(), 50000);
        QCOMPARE(file->blankLines(), 50000);
        QVERIFY(file->rewind());
        QVERIFY(file->bytesRead() < 10);
        QCOMPARE(rest(*file), first);
        CsvRecord record;
        QVERIFY(file->rewind());
        QVERIFY(*file->next(record));
        QCOMPARE(record.number, 2);
        QCOMPARE(record.line, 2);
    }

    void noticesAnotherContent()
    {
        const Written written("a\n1\n"_ba);
        const auto file = written.open();
        QVERIFY(file->rewind());
        written.write("a\n1\n2\n"_ba);
        const auto rewound = file->rewind();
        QVERIFY(!rewound);
        QCOMPARE(rewound.error().code, Error::Code::Conflict);
    }

    void refusals()
    {
        const auto code = [](const QString &path) {
            const auto file = CsvFile::open(path);
            return file ? Error::Code::Cancelled : file.error().code;
        };
        QCOMPARE(code(QDir::tempPath() + u"/not/there.csv"_s), Error::Code::NotFound);
        QCOMPARE(code(QDir::tempPath()), Error::Code::Unsupported);
        QCOMPARE(code(u"/dev/null"_s), Error::Code::Unsupported);
        QCOMPARE(Written("PK\x03\x04\x14\x00"_ba).error().code, Error::Code::Unsupported);
        QCOMPARE(Written("\xD0\xCF\x11\xE0\xA1\xB1"_ba).error().code, Error::Code::Unsupported);
        QCOMPARE(Written("PK,\n1\n"_ba).error(), Error());
    }

    void canBeCancelled()
    {
        const Written written("a\n"_ba + "1\n"_ba.repeated(1000000));
        qint64 last = 0, last_total = 0;
        const auto file = CsvFile::open(written.path(), {}, [&](qint64 done, qint64 total) {
            last = done;
            last_total = total;
            return false;
        });
        QVERIFY(!file);
        QCOMPARE(file.error().code, Error::Code::Cancelled);
        QVERIFY(last > 0 && last < last_total);
    }

    // The ways of other systems' files: their headers, their quotes, invented records.
    void otherSystems_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<int>("columns");
        QTest::addColumn<QStringList>("first"); // cells of the first record, from the first
        QTest::newRow("everything quoted, semicolons") << "\"id\";\"name\"\n\"7\";\"Lisbon\"\n\"8\";\"Oslo\"\n"_ba
                                                       << ';' << 2 << QStringList {u"7"_s, u"Lisbon"_s};
        QTest::newRow("delimiters in the header")
            << "title,tags,type,\"cf: Serial number,type:text\",\"cf:brand, type:option\"\n"
               "AMD,\"High priority, small\",INDIVIDUAL,,\nPens,small,QUANTITY_TRACKED,,\n"_ba
            << ',' << 5 << QStringList {u"AMD"_s, u"High priority, small"_s, u"INDIVIDUAL"_s, QString(), QString()};
        QTest::newRow("a mark, inches, line breaks in notes")
            << "\xEF\xBB\xBF"
               "Company,Name,Asset Tag,Model,Asset Notes,Purchase Date,Checked Out To: Email\r\n"
               "\"Hay, Li and Sons\",Backhoe,ICC-2065556,\"Notebook 13\"\"\",\"one\ntwo\",1/23/23,\r\n"
               "O'Hara,Dragline,WBH-2841795,\"Notebook 13\"\"\",\"\",11/2/22,rt@example.org\r\n"_ba
            << ',' << 7
            << QStringList {u"Hay, Li and Sons"_s, u"Backhoe"_s, u"ICC-2065556"_s, u"Notebook 13\""_s, u"one\ntwo"_s};
    }
    void otherSystems()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, columns);
        QFETCH(const QStringList, first);
        const Written written(bytes);
        const auto file = written.open();
        QVERIFY(file);
        QTEST(file->format().dialect.delimiter, "delimiter");
        QCOMPARE(file->format().delimiterGround, Ground::Found);
        QVERIFY(!file->headerError());
        QCOMPARE(file->header().size(), columns);
        const Table table = rest(*file);
        QCOMPARE(table.size(), 2);
        QCOMPARE(table.constFirst().first(first.size()), first);
        for (const QStringList &row : table)
            QCOMPARE(row.size(), columns);
    }
};

QTEST_GUILESS_MAIN(TestCsvFile)
#include "tst_csvfile.moc"
