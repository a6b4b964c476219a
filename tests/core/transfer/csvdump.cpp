// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what is read of separated text, to compare and to measure:
//   csv-dump FILE           a JSON list for each record
//   csv-dump --count FILE   only how many records and cells there are
//   csv-dump                tables from standard input, each "DELIMITER SIZE\n" (both numbers) and so many bytes; for
//                           each a JSON object with its records, which of them have a defect, and whether reading failed
#include "core/transfer/csvfile.h"

#include "core/transfer/csvrecords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

void print(const QJsonDocument &document)
{
    const QByteArray line = document.toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
}

int fail(const Error &error)
{
    std::fprintf(stderr, "csv-dump: %s\n", qPrintable(error.message));
    return EXIT_FAILURE;
}

int dumpFile(const QString &path, bool isCount)
{
    const auto opened = CsvFile::open(path);
    if (!opened)
        return fail(opened.error());
    CsvFile &file = **opened;
    if (!isCount)
        print(QJsonDocument(QJsonArray::fromStringList(file.header())));
    qint64 records = 0, cells = 0;
    CsvRecord record;
    while (true) {
        const auto more = file.next(record);
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        ++records;
        cells += static_cast<qint64>(record.cells.size());
        QJsonArray texts;
        for (qsizetype i = 0; !isCount && i < static_cast<qsizetype>(record.cells.size()); ++i)
            texts.append(QString::fromUtf8(record.cells[static_cast<std::size_t>(i)].text));
        if (!isCount)
            print(QJsonDocument(texts));
    }
    if (isCount)
        std::printf("%lld records, %lld cells\n", records, cells);
    return EXIT_SUCCESS;
}

QJsonObject described(const CsvRecords::Reading &reading)
{
    QJsonArray records, defects;
    for (const auto &record : reading.records) {
        QJsonArray texts;
        for (const QByteArray &text : record.texts())
            texts.append(QString::fromUtf8(text));
        records.append(texts);
        defects.append(record.defect.has_value());
    }
    return {{u"records"_s, records}, {u"defects"_s, defects}, {u"failed"_s, reading.error.has_value()}};
}

int dumpTables()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return EXIT_FAILURE;
    while (true) {
        const QByteArrayList words = input.readLine().trimmed().split(' ');
        if (words.size() != 2)
            return EXIT_SUCCESS;
        const QByteArray bytes = input.read(words.at(1).toLongLong());
        const auto delimiter = static_cast<char>(words.at(0).toInt());
        print(QJsonDocument(described(CsvRecords::read(bytes, {.dialect = {delimiter, false}}))));
        std::fflush(stdout);
    }
}

}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().sliced(1);
    const bool isCount = arguments.removeOne(u"--count"_s);
    return arguments.isEmpty() ? dumpTables() : dumpFile(arguments.constFirst(), isCount);
}
