// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvencoding.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Named
{
    QLatin1StringView name;
    CsvEncoding encoding;
};

// The first name of each is the one it is called by.
constexpr std::array namedEncodings {
    Named {"utf-8"_L1, CsvEncoding::Utf8},
    Named {"utf-16le"_L1, CsvEncoding::Utf16LE},
    Named {"utf-16be"_L1, CsvEncoding::Utf16BE},
    Named {"utf-16"_L1, CsvEncoding::Utf16},
    Named {"windows-1252"_L1, CsvEncoding::Windows1252},
    Named {"iso-8859-1"_L1, CsvEncoding::Latin1},
    Named {"utf8"_L1, CsvEncoding::Utf8},
    Named {"cp1252"_L1, CsvEncoding::Windows1252},
    Named {"latin1"_L1, CsvEncoding::Latin1},
};

}

namespace CsvEncodings {

QStringList names()
{
    QStringList result;
    for (const Named &named : namedEncodings) {
        if (name(named.encoding) == named.name)
            result.append(named.name);
    }
    return result;
}

QString name(CsvEncoding encoding)
{
    const auto *const found = std::find_if(namedEncodings.begin(), namedEncodings.end(),
                                           [encoding](const Named &named) { return named.encoding == encoding; });
    return found->name;
}

std::optional<CsvEncoding> fromName(const QString &name)
{
    const auto *const found = std::find_if(
        namedEncodings.begin(), namedEncodings.end(),
        [name = name.trimmed()](const Named &named) { return name.compare(named.name, Qt::CaseInsensitive) == 0; });
    return found == namedEncodings.end() ? std::nullopt : std::optional(found->encoding);
}

QByteArrayView byteOrderMark(CsvEncoding encoding)
{
    switch (encoding) {
    case CsvEncoding::Utf8:
        return "\xEF\xBB\xBF";
    case CsvEncoding::Utf16LE:
        return "\xFF\xFE";
    case CsvEncoding::Utf16BE:
        return "\xFE\xFF";
    case CsvEncoding::Utf16:
    case CsvEncoding::Windows1252:
    case CsvEncoding::Latin1:
        break;
    }
    return {};
}

std::optional<CsvEncoding> marked(QByteArrayView first)
{
    for (const CsvEncoding encoding : {CsvEncoding::Utf8, CsvEncoding::Utf16LE, CsvEncoding::Utf16BE}) {
        if (first.startsWith(byteOrderMark(encoding)))
            return encoding;
    }
    return {};
}

std::optional<CsvEncoding> utf16ByZeros(QByteArrayView first, bool isUtf8)
{
    // Of the characters of a table, the least share that is ASCII: its separators, or its text if it is Western.
    constexpr qsizetype separatorsOneIn = 32, textOneIn = 4;
    constexpr qsizetype strayOneIn = 2; // a character like U+4E00 has its zero byte on the other side
    std::array<qsizetype, 2> zeros {};
    for (qsizetype i = 0; i < first.size(); ++i)
        zeros[static_cast<std::size_t>(i % 2)] += first[i] == '\0' ? 1 : 0;
    const auto [high, low] = zeros; // where the zero bytes stand when the high byte comes first, and when the low one
    const qsizetype needed = first.size() / 2 / (isUtf8 ? textOneIn : separatorsOneIn);
    if (low > needed && high * strayOneIn <= low)
        return CsvEncoding::Utf16LE;
    if (high > needed && low * strayOneIn <= high)
        return CsvEncoding::Utf16BE;
    return {};
}

}
