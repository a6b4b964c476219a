// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first two bytes say how to read the others: the encoding, the delimiter, a sep line, whether to find out how to
// read them, too; how much at a time.
#include "core/transfer/csvsniffer.h"

#include "core/transfer/csvrecords.h"
#include "fuzz/expect.h"

#include <QBuffer>

#include <cstdint>

namespace {

using CsvRecords::How;
using CsvRecords::Reading;

constexpr CsvLimits smallLimits {.field = 48, .columns = 8, .record = 256, .chunk = 64};

How howOf(std::uint8_t kind, std::uint8_t most)
{
    constexpr std::array encodings {CsvEncoding::Utf8, CsvEncoding::Utf16LE, CsvEncoding::Utf16BE,
                                    CsvEncoding::Windows1252, CsvEncoding::Latin1};
    const char delimiter = CsvSniffer::delimiters[(kind >> 3U) % CsvSniffer::delimiters.size()];
    return {.encoding = encodings[(kind & 7U) % encodings.size()],
            .dialect = {delimiter, (kind & 32U) != 0},
            .limits = smallLimits,
            .most = 1 + most};
}

void checkCells(const CsvRecords::Record &record, qint64 lastOffset)
{
    expect(!record.cells.isEmpty() && record.cells.size() <= smallLimits.columns);
    expect(record.cells.constFirst().line == record.line);
    for (qsizetype i = 0; i < record.cells.size(); ++i) {
        const auto &cell = record.cells.at(i);
        expect(cell.column == i && cell.offset > lastOffset && cell.text.isValidUtf8());
        expect(i == 0 || cell.line >= record.cells.at(i - 1).line);
        expect(record.defect || (cell.text.size() <= smallLimits.field && !cell.text.contains('\0')));
        lastOffset = cell.offset;
    }
}

void check(const Reading &reading, QByteArrayView bytes, CsvEncoding encoding)
{
    qint64 number = 0, line = 0, offset = -1;
    for (const auto &record : reading.records) {
        expect(record.number == ++number && record.line > line);
        checkCells(record, offset);
        line = record.line;
        offset = record.cells.constLast().offset;
        for (const auto &cell : record.cells)
            expect(!cell.quoted || encoding == CsvEncoding::Utf16BE || bytes[cell.offset] == '"');
    }
    expect(offset <= bytes.size());
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 2, static_cast<qsizetype>(size) - 2);
    const How slow = howOf(data[0], data[1]);
    How fast = slow;
    fast.most = std::max<qint64>(1, bytes.size());
    const Reading reading = CsvRecords::read(bytes, fast);
    check(reading, bytes, slow.encoding);
    expect(CsvRecords::read(bytes, slow) == reading);

    if ((data[0] & 64U) == 0)
        return 0;
    QByteArray sniffed = bytes;
    QBuffer buffer(&sniffed);
    buffer.open(QIODevice::ReadOnly);
    const auto format = CsvSniffer::format(buffer);
    expect(bool(format) && format->encoding != CsvEncoding::Utf16);
    return 0;
}
