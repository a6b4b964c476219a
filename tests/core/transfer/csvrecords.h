// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/csvtext.h"
#include "core/transfer/csvtokenizer.h"

#include <QBuffer>

// Records that outlive the reading, to compare.
namespace CsvRecords {

struct Cell
{
    QByteArray text;
    qint64 line = 0;
    qint64 offset = 0;
    int column = 0;
    bool quoted = false;

    bool operator==(const Cell &) const = default;
};

struct Record
{
    qint64 number = 0;
    qint64 line = 0;
    QList<Cell> cells = {};
    std::optional<CsvDefect::Kind> defect = {};
    qint64 defectLine = 0;
    int defectColumn = 0;

    bool operator==(const Record &) const = default;

    QByteArrayList texts() const
    {
        QByteArrayList result;
        for (const Cell &cell : cells)
            result.append(cell.text);
        return result;
    }
};

struct Reading
{
    QList<Record> records = {};
    qint64 blankLines = 0;
    std::optional<Error> error = {};

    bool operator==(const Reading &) const = default;

    QList<QByteArrayList> texts() const
    {
        QList<QByteArrayList> result;
        for (const Record &record : records)
            result.append(record.texts());
        return result;
    }
};

// Gives at most so many bytes at a time.
class SlowBuffer final : public QBuffer
{
public:
    SlowBuffer(const QByteArray &bytes, qint64 most)
        : m_most(most)
    {
        setData(bytes);
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *to, qint64 size) override { return QBuffer::readData(to, std::min(size, m_most)); }

private:
    const qint64 m_most;
};

inline Record copied(const CsvRecord &record)
{
    Record copy {.number = record.number, .line = record.line};
    for (const CsvCell &cell : record.cells)
        copy.cells.append({cell.text.toByteArray(), cell.line, cell.offset, cell.column, cell.quoted});
    if (record.defect) {
        copy.defect = record.defect->kind;
        copy.defectLine = record.defect->line;
        copy.defectColumn = record.defect->column;
    }
    return copy;
}

struct How
{
    CsvEncoding encoding = CsvEncoding::Utf8;
    CsvDialect dialect = {};
    CsvLimits limits = {};
    qint64 most = std::numeric_limits<qint64>::max(); // bytes that the device gives at a time
};

inline Reading read(const QByteArray &bytes, const How &how = {})
{
    SlowBuffer device(bytes, how.most);
    CsvText text(device, how.encoding);
    CsvTokenizer tokenizer(text, how.dialect, how.limits);
    Reading reading;
    CsvRecord record;
    while (true) {
        const auto more = tokenizer.next(record);
        if (!more)
            reading.error = more.error();
        if (!more || !*more)
            break;
        reading.records.append(copied(record));
    }
    reading.blankLines = tokenizer.blankLines();
    return reading;
}

}
