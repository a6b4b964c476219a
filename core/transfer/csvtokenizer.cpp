// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvtokenizer.h"

#include "core/transfer/csvtext.h"

#include <QLocale>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace {

constexpr char quote = '"';

constexpr bool isLineEnd(char byte)
{
    return byte == '\n' || byte == '\r';
}

std::array<bool, 256> stopsAt(std::string_view bytes)
{
    std::array<bool, 256> stops {};
    for (const char byte : bytes)
        stops[static_cast<uchar>(byte)] = true;
    return stops;
}

char *skip(char *at, const char *end, const std::array<bool, 256> &stops)
{
    while (at != end && !stops[static_cast<uchar>(*at)])
        ++at;
    return at;
}

QString sizeText(qsizetype bytes)
{
    return QLocale().formattedDataSize(bytes, 0);
}

}

CsvTokenizer::CsvTokenizer(CsvText &text, CsvDialect dialect, const CsvLimits &limits,
                           const std::optional<CsvPlace> &from)
    : m_text(text)
    , m_isUtf8(text.encoding() == CsvEncoding::Utf8)
    , m_dialect(dialect)
    , m_limits(limits)
    , m_plainStops(stopsAt({"\r\n\0", 3}))
    , m_quotedStops(stopsAt({"\r\n\0\"", 4}))
    , m_buffer(static_cast<std::size_t>(std::max(limits.chunk, 2 * CsvText::leastRoom)))
    , m_begin(m_buffer.data())
    , m_at(m_begin)
    , m_end(m_begin)
    , m_skipsSepLine(dialect.hasSepLine && !from)
    , m_number(from ? from->number - 1 : 0)
    , m_line(from ? from->line : 1)
    , m_offset(text.begin())
    , m_scannedLine(m_line)
{
    m_plainStops[static_cast<uchar>(dialect.delimiter)] = true;
}

Result<bool> CsvTokenizer::next(CsvRecord &record)
{
    while (true) {
        const Scan found = scan(record);
        if (m_at - m_begin > m_limits.record)
            return tooLong();
        if (found == Scan::End)
            return false;
        if (found == Scan::Record) {
            consume();
            ++m_number;
            undouble(record);
            return true;
        }
        if (auto filled = fill(); !filled)
            return filled.error();
    }
}

CsvTokenizer::Scan CsvTokenizer::scan(CsvRecord &record)
{
    if (!skipSepLine() || !skipBlankLines())
        return Scan::NeedsMore;
    if (m_begin == m_end)
        return m_isLast ? Scan::End : Scan::NeedsMore;
    return scanRecord(record);
}

CsvTokenizer::Scan CsvTokenizer::scanRecord(CsvRecord &record)
{
    record.number = m_number + 1;
    record.line = m_line;
    record.cells.clear();
    record.defect.reset();
    m_doubled.clear();
    m_at = m_begin;
    m_scannedLine = m_line;
    m_located = m_begin;
    m_locatedOffset = m_offset;
    for (m_column = 0;; ++m_column) {
        const Ends ends = scanCell(record);
        if (ends != Ends::Cell)
            return ends == Ends::Record ? Scan::Record : Scan::NeedsMore;
    }
}

CsvTokenizer::Ends CsvTokenizer::scanCell(CsvRecord &record)
{
    const bool isQuoted = m_at != m_end && *m_at == quote;
    const CsvCell cell {{}, m_scannedLine, offsetAt(m_at), m_column, isQuoted};
    if (!(isQuoted ? scanQuoted(record, cell) : scanPlain(record, cell)))
        return Ends::NeedsMore;
    if (m_at == m_end)
        return Ends::Record;
    if (*m_at == m_dialect.delimiter) {
        ++m_at;
        return Ends::Cell;
    }
    return scanLineEnd() ? Ends::Record : Ends::NeedsMore;
}

bool CsvTokenizer::scanPlain(CsvRecord &record, CsvCell cell)
{
    const char *const begin = m_at;
    if (!scanRest(record))
        return false;
    cell.text = QByteArrayView(begin, m_at);
    return append(record, cell);
}

bool CsvTokenizer::scanQuoted(CsvRecord &record, CsvCell cell)
{
    const char *const opening = m_at++;
    bool hasDoubled = false;
    while (true) {
        m_at = skip(m_at, m_end, m_quotedStops);
        if (m_at == m_end) {
            if (!m_isLast)
                return false;
            blame(record, CsvDefect::Kind::UnterminatedQuote, cell.line);
            cell.text = QByteArrayView(opening, m_at);
            return append(record, cell);
        }
        if (isLineEnd(*m_at)) {
            if (!scanLineEnd())
                return false;
        } else if (*m_at == '\0') {
            blame(record, CsvDefect::Kind::Nul, m_scannedLine);
            ++m_at;
        } else if (m_at + 1 == m_end && !m_isLast) {
            return false;
        } else if (m_at + 1 != m_end && m_at[1] == quote) {
            hasDoubled = true;
            m_at += 2;
        } else {
            break;
        }
    }
    const char *const closing = m_at++;
    const bool isClosed = m_at == m_end || isLineEnd(*m_at) || *m_at == m_dialect.delimiter;
    cell.text = QByteArrayView(opening + 1, closing);
    if (isClosed)
        return append(record, cell, hasDoubled);
    blame(record, CsvDefect::Kind::TextAfterQuote, m_scannedLine);
    if (!scanRest(record))
        return false;
    cell.text = QByteArrayView(opening, m_at);
    return append(record, cell);
}

// To the end of a cell, quotes not minded. False when more has to be read first.
bool CsvTokenizer::scanRest(CsvRecord &record)
{
    while (true) {
        m_at = skip(m_at, m_end, m_plainStops);
        if (m_at == m_end)
            return m_isLast;
        if (*m_at != '\0')
            return true;
        blame(record, CsvDefect::Kind::Nul, m_scannedLine);
        ++m_at;
    }
}

bool CsvTokenizer::scanLineEnd()
{
    const bool isLastByte = m_at + 1 == m_end;
    if (*m_at == '\r' && isLastByte && !m_isLast)
        return false;
    m_at += *m_at == '\r' && !isLastByte && m_at[1] == '\n' ? 2 : 1;
    ++m_scannedLine;
    return true;
}

bool CsvTokenizer::skipSepLine()
{
    if (!m_skipsSepLine)
        return true;
    m_at = std::find_if(m_begin, m_end, isLineEnd);
    m_skipsSepLine = m_at == m_end ? !m_isLast : !scanLineEnd();
    consume();
    return !m_skipsSepLine;
}

bool CsvTokenizer::skipBlankLines()
{
    while (m_begin != m_end && isLineEnd(*m_begin)) {
        m_at = m_begin;
        if (!scanLineEnd())
            return false;
        consume();
        ++m_blankLines;
    }
    return true;
}

bool CsvTokenizer::append(CsvRecord &record, const CsvCell &cell, bool hasDoubled)
{
    if (static_cast<qsizetype>(record.cells.size()) == m_limits.columns) {
        blame(record, CsvDefect::Kind::TooManyColumns, cell.line);
        return true;
    }
    if (hasDoubled)
        m_doubled.push_back(record.cells.size());
    else if (cell.text.size() > m_limits.field)
        blame(record, CsvDefect::Kind::FieldTooLong, cell.line);
    record.cells.push_back(cell);
    return true;
}

void CsvTokenizer::undouble(CsvRecord &record)
{
    for (const std::size_t index : m_doubled) {
        CsvCell &cell = record.cells[index];
        char *const begin = m_buffer.data() + (cell.text.data() - m_buffer.data());
        char *to = begin;
        for (const char *from = cell.text.begin(); from != cell.text.end(); ++from) {
            *to++ = *from;
            if (*from == quote)
                ++from;
        }
        cell.text = QByteArrayView(begin, to);
        if (cell.text.size() > m_limits.field) {
            m_column = cell.column;
            blame(record, CsvDefect::Kind::FieldTooLong, cell.line);
        }
    }
}

void CsvTokenizer::blame(CsvRecord &record, CsvDefect::Kind kind, qint64 line) const
{
    if (!record.defect)
        record.defect = CsvDefect {kind, line, m_column, problem(kind, line)};
}

CsvProblem CsvTokenizer::problem(CsvDefect::Kind kind, qint64 line) const
{
    switch (kind) {
    case CsvDefect::Kind::TextAfterQuote:
        return {tr("text after the closing quote"), tr("a delimiter or the end of the line")};
    case CsvDefect::Kind::UnterminatedQuote:
        return {tr("the quote that opens in line %L1 is not closed").arg(line), tr("a closing quote")};
    case CsvDefect::Kind::Nul:
        return {tr("a NUL character"), tr("text")};
    case CsvDefect::Kind::FieldTooLong:
        return {tr("too long"), tr("at most %1").arg(sizeText(m_limits.field))};
    case CsvDefect::Kind::TooManyColumns:
        break;
    }
    return {tr("too many columns"), tr("at most %L1 columns").arg(m_limits.columns)};
}

// Of a place in the record, not before the last one asked for.
qint64 CsvTokenizer::offsetAt(const char *at)
{
    if (m_isUtf8)
        return m_offset + (at - m_begin);
    m_locatedOffset += m_text.originalSize(QByteArrayView(m_located, at));
    m_located = at;
    return m_locatedOffset;
}

// What was scanned is done with.
void CsvTokenizer::consume()
{
    m_offset += m_text.originalSize(QByteArrayView(m_begin, m_at));
    m_begin = m_at;
    m_line = m_scannedLine;
}

Result<void> CsvTokenizer::fill()
{
    makeRoom();
    const auto got = m_text.read(m_end, m_buffer.data() + m_buffer.size() - m_end);
    if (!got)
        return got.error();
    m_end += *got;
    if (*got > 0)
        return {};
    if (const auto invalidAt = m_text.invalidAt())
        return notText(*invalidAt);
    m_isLast = true;
    return {};
}

// What was not used yet goes to the front, and has room for as much again behind it.
void CsvTokenizer::makeRoom()
{
    const auto kept = static_cast<std::size_t>(m_end - m_begin);
    if (2 * kept > m_buffer.size()) {
        std::vector<char> larger(2 * m_buffer.size());
        std::memcpy(larger.data(), m_begin, kept);
        m_buffer.swap(larger);
    } else {
        std::memmove(m_buffer.data(), m_begin, kept);
    }
    m_begin = m_at = m_buffer.data();
    m_end = m_begin + kept;
}

Error CsvTokenizer::tooLong() const
{
    return {Error::Code::Invalid,
            tr("The record that begins in line %L1 is longer than %2, the most that is read. Perhaps a quote in it is "
               "not closed.")
                .arg(m_line)
                .arg(sizeText(m_limits.record))};
}

Error CsvTokenizer::notText(qint64 invalidAt)
{
    m_at = m_begin;
    for (m_scannedLine = m_line; (m_at = std::find_if(m_at, m_end, isLineEnd)) != m_end;)
        if (!scanLineEnd())
            break;
    return {Error::Code::Invalid,
            tr("Line %L1 has bytes that are no text in %2, at byte %L3 of the file. Choose the encoding that the file "
               "was written in.")
                .arg(m_scannedLine)
                .arg(CsvEncodings::name(m_text.encoding()))
                .arg(invalidAt)};
}
