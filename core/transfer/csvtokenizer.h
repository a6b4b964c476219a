// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/transfer/csvproblem.h"

#include <QByteArrayView>
#include <QCoreApplication>

#include <array>
#include <optional>
#include <vector>

class CsvText;

// The most that is read of one thing (csv.md, "Reading"), in bytes of UTF-8.
struct CsvLimits
{
    qsizetype field = qsizetype {1} << 20;
    qsizetype columns = 1024;
    qsizetype record = qsizetype {16} << 20;
    qsizetype chunk = qsizetype {256} << 10; // read at a time
};

struct CsvCell
{
    QByteArrayView text; // UTF-8, without its quotes; valid until the next record is read
    qint64 line = 0; // where it begins, from 1
    qint64 offset = 0; // of its first byte (the quote, if it has one) in the file
    int column = 0; // from 0
    bool quoted = false;
};

// Why a record cannot be used. Where its cells end is still told, so that it can be shown.
struct CsvDefect
{
    enum class Kind { TextAfterQuote, UnterminatedQuote, Nul, FieldTooLong, TooManyColumns };

    Kind kind;
    qint64 line = 0; // where it was found; where the quote opened that is not closed
    int column = 0; // from 0
    CsvProblem problem = {};
};

struct CsvRecord
{
    qint64 number = 0; // from 1, the header included; blank lines are no records
    qint64 line = 0; // where it begins, from 1
    std::vector<CsvCell> cells = {}; // those within the limit
    std::optional<CsvDefect> defect = {}; // the first that was found
};

// How the text of a file is taken apart.
struct CsvDialect
{
    char delimiter = ','; // ASCII
    bool hasSepLine = false; // the first line is "sep=;", which is no record
};

// Where a record begins.
struct CsvPlace
{
    qint64 number = 1; // of the record, the header included
    qint64 line = 1;
    qint64 offset = 0; // in the file
};

// Takes text apart into records, in constant memory. A quote counts only where a cell begins with it, and "" inside of
// quotes is one quote. A defect is one record's, and reading goes on behind that record:
// - text after a closing quote belongs to the cell, without further quoting, up to the next delimiter or line end;
// - an unterminated quote takes the rest of the file, so its record is the last one.
class CsvTokenizer final
{
    Q_DECLARE_TR_FUNCTIONS(CsvTokenizer)
    Q_DISABLE_COPY_MOVE(CsvTokenizer)

public:
    // `from`: where the text begins, if that is not the beginning of the file.
    CsvTokenizer(CsvText &text, CsvDialect dialect, const CsvLimits &limits = {},
                 const std::optional<CsvPlace> &from = {});

    // The next record in place of the last one; false at the end. Invalid where bytes are no text in the encoding or a
    // record is too long; Storage. After an error there is nothing more to read.
    Result<bool> next(CsvRecord &record);

    qint64 blankLines() const { return m_blankLines; } // so far
    qint64 offset() const { return m_offset; } // in the file, of what is read next

private:
    enum class Scan { Record, NeedsMore, End };
    enum class Ends { Cell, Record, NeedsMore };
    using Stops = std::array<bool, 256>;

    Scan scan(CsvRecord &record);
    Scan scanRecord(CsvRecord &record);
    Ends scanCell(CsvRecord &record);
    bool scanPlain(CsvRecord &record, CsvCell cell);
    bool scanQuoted(CsvRecord &record, CsvCell cell);
    bool scanRest(CsvRecord &record);
    bool scanLineEnd();
    bool skipSepLine();
    bool skipBlankLines();

    bool append(CsvRecord &record, const CsvCell &cell, bool hasDoubled = false);
    void undouble(CsvRecord &record);
    void blame(CsvRecord &record, CsvDefect::Kind kind, qint64 line) const;
    CsvProblem problem(CsvDefect::Kind kind, qint64 line) const;
    qint64 offsetAt(const char *at);
    void consume();

    Result<void> fill();
    void makeRoom();
    Error tooLong() const;
    Error notText(qint64 invalidAt);

    CsvText &m_text;
    const bool m_isUtf8;
    const CsvDialect m_dialect;
    const CsvLimits m_limits;
    Stops m_plainStops {}; // the bytes that matter outside of quotes
    Stops m_quotedStops {}; // and inside

    std::vector<char> m_buffer;
    char *m_begin; // of the record that is scanned
    char *m_at; // how far
    char *m_end; // of what was read
    bool m_isLast = false; // nothing comes after m_end
    bool m_skipsSepLine;

    qint64 m_number = 0; // of the records so far
    qint64 m_blankLines = 0;
    qint64 m_line = 1; // of m_begin
    qint64 m_offset; // of m_begin, in the file

    qint64 m_scannedLine = 1; // of m_at
    int m_column = 0; // of the cell at m_at
    const char *m_located = nullptr; // the last place in the record whose offset was asked for
    qint64 m_locatedOffset = 0;
    std::vector<std::size_t> m_doubled; // the cells with "" in them
};
