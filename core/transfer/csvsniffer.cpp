// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvsniffer.h"

#include "core/transfer/csvtext.h"

#include <QBuffer>
#include <QMap>

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype sampleSize = qsizetype {64} << 10;
constexpr qsizetype sampleRecords = 100;

using Ground = CsvFormat::Ground;

struct FoundEncoding
{
    CsvEncoding encoding;
    Ground ground;
};

CsvEncoding utf16(QByteArrayView first)
{
    const auto marked = CsvEncodings::marked(first);
    if (marked && *marked != CsvEncoding::Utf8)
        return *marked;
    return CsvEncodings::utf16ByZeros(first, false).value_or(CsvEncoding::Utf16LE);
}

Result<bool> isUtf8(QIODevice &device, const Progress &progress)
{
    CsvText text(device, CsvEncoding::Utf8);
    QByteArray buffer(CsvLimits().chunk, Qt::Uninitialized);
    while (true) {
        const auto size = text.read(buffer.data(), buffer.size());
        if (!size)
            return size.error();
        if (*size == 0)
            return !text.invalidAt();
        if (auto reported = Steps::report(progress, device.pos(), device.size()); !reported)
            return reported.error();
    }
}

Result<FoundEncoding> findEncoding(QIODevice &device, std::optional<CsvEncoding> chosen, const Progress &progress)
{
    const QByteArray first = device.peek(sampleSize);
    if (chosen)
        return FoundEncoding {*chosen == CsvEncoding::Utf16 ? utf16(first) : *chosen, Ground::Chosen};
    if (const auto marked = CsvEncodings::marked(first))
        return FoundEncoding {*marked, Ground::Declared};
    const auto valid = isUtf8(device, progress);
    if (!valid)
        return valid.error();
    if (const auto byZeros = CsvEncodings::utf16ByZeros(first, *valid))
        return FoundEncoding {*byZeros, Ground::Found};
    if (*valid)
        return FoundEncoding {CsvEncoding::Utf8, Ground::Found};
    return FoundEncoding {CsvEncoding::Windows1252, Ground::Guessed};
}

// The beginning of the text.
struct Sample
{
    QByteArray text;
    bool isWhole = false;
};

Result<Sample> readSample(QIODevice &device, CsvEncoding encoding)
{
    CsvText text(device, encoding);
    Sample sample;
    QByteArray buffer(sampleSize, Qt::Uninitialized);
    while (sample.text.size() < sampleSize) {
        const auto size = text.read(buffer.data(), buffer.size());
        if (!size)
            return size.error();
        if (*size == 0) {
            sample.isWhole = true;
            break;
        }
        sample.text.append(buffer.constData(), *size);
    }
    return sample;
}

// What a first line "sep=;" names.
std::optional<char> declaredDelimiter(const QByteArray &text)
{
    constexpr auto prefix = "sep="_L1;
    const auto *const end = std::find_if(text.cbegin(), text.cend(), [](char c) { return c == '\n' || c == '\r'; });
    const auto line = QLatin1StringView(text.constData(), end - text.cbegin());
    if (line.size() != prefix.size() + 1 || !line.startsWith(prefix, Qt::CaseInsensitive))
        return {};
    const QChar named = line.back();
    const bool canSeparate = named.unicode() < 128 && !named.isLetterOrNumber() && named != u'"' && !named.isNull();
    return canSeparate ? std::optional(named.toLatin1()) : std::nullopt;
}

// How well a delimiter explains the sample.
struct Fit
{
    char delimiter = ',';
    bool fitsHeader = false; // it has as many columns as most records
    double share = 0; // of the records that have as many
    qsizetype columns = 0;

    auto rank() const { return std::tuple(fitsHeader, share, columns); }
    bool isPerfect() const { return fitsHeader && share == 1; }
};

// How many columns each record has; none for those with a defect.
QList<qsizetype> columnCounts(const Sample &sample, CsvDialect dialect)
{
    QByteArray bytes = sample.text;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvText text(buffer, CsvEncoding::Utf8);
    CsvTokenizer tokenizer(text, dialect);
    QList<qsizetype> counts;
    CsvRecord record;
    while (counts.size() < sampleRecords) {
        const auto more = tokenizer.next(record);
        if (!more || !*more) {
            if (!sample.isWhole && counts.size() > 1)
                counts.removeLast(); // it was cut off
            break;
        }
        counts.append(record.defect ? 0 : static_cast<qsizetype>(record.cells.size()));
    }
    return counts;
}

Fit fitOf(const Sample &sample, CsvDialect dialect)
{
    const QList<qsizetype> counts = columnCounts(sample, dialect);
    QMap<qsizetype, qsizetype> recordsOf;
    for (const qsizetype columns : counts) {
        if (columns > 1)
            ++recordsOf[columns];
    }
    if (recordsOf.isEmpty())
        return {.delimiter = dialect.delimiter};
    const auto most = std::max_element(recordsOf.cbegin(), recordsOf.cend());
    return {.delimiter = dialect.delimiter,
            .fitsHeader = counts.constFirst() == most.key(),
            .share = double(most.value()) / double(counts.size()),
            .columns = most.key()};
}

void findDelimiter(const Sample &sample, CsvFormat &format)
{
    std::array<Fit, CsvSniffer::delimiters.size()> fits;
    std::transform(CsvSniffer::delimiters.begin(), CsvSniffer::delimiters.end(), fits.begin(),
                   [&sample](char delimiter) {
                       return fitOf(sample, {delimiter, false});
                   });
    const auto *const best = std::max_element(fits.begin(), fits.end(),
                                              [](const Fit &a, const Fit &b) { return a.rank() < b.rank(); });
    const bool isAlone = std::count_if(fits.begin(), fits.end(), [](const Fit &fit) { return fit.isPerfect(); }) == 1;
    format.dialect.delimiter = best->columns > 0 ? best->delimiter : ',';
    format.delimiterGround = best->isPerfect() && isAlone ? Ground::Found : Ground::Guessed;
}

}

namespace CsvSniffer {

Result<CsvFormat> format(QIODevice &device, const CsvChoice &choice, const Progress &progress)
{
    device.seek(0);
    const auto encoding = findEncoding(device, choice.encoding, progress);
    if (!encoding)
        return encoding.error();
    device.seek(0);
    const auto sample = readSample(device, encoding->encoding);
    if (!sample)
        return sample.error();
    const auto declared = declaredDelimiter(sample->text);
    CsvFormat result {
        .encoding = encoding->encoding, .dialect = {',', declared.has_value()}, .encodingGround = encoding->ground};
    if (choice.delimiter || declared) {
        result.dialect.delimiter = choice.delimiter ? *choice.delimiter : *declared;
        result.delimiterGround = choice.delimiter ? Ground::Chosen : Ground::Declared;
    } else {
        findDelimiter(*sample, result);
    }
    return result;
}

}
