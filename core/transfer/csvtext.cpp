// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvtext.h"

#include <QIODevice>
#include <QStringConverter>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

namespace {

constexpr qsizetype mostUtf8PerByte = 3; // the euro sign of Windows-1252; UTF-16 takes two bytes for as many

constexpr char16_t undefined = 0;
// What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F.
constexpr std::array<char16_t, 32> windows1252 {
    0x20AC, undefined, 0x201A,    0x0192, 0x201E,    0x2026,    0x2020, 0x2021,    0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152,    undefined, 0x017D, undefined, undefined, 0x2018, 0x2019,    0x201C, 0x201D, 0x2022,
    0x2013, 0x2014,    0x02DC,    0x2122, 0x0161,    0x203A,    0x0153, undefined, 0x017E, 0x0178,
};

constexpr bool continues(char byte)
{
    return (static_cast<uchar>(byte) & 0xC0) == 0x80;
}

// How long a character of UTF-8 is that begins with this byte.
constexpr qsizetype utf8Length(char first)
{
    const auto byte = static_cast<uchar>(first);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// How many bytes at the end begin a character that goes on after them.
qsizetype unfinished(QByteArrayView bytes)
{
    qsizetype size = 1;
    while (size < 4 && size <= bytes.size() && continues(bytes[bytes.size() - size]))
        ++size;
    return size <= bytes.size() && utf8Length(bytes[bytes.size() - size]) > size ? size : 0;
}

qsizetype validUtf8(QByteArrayView bytes)
{
    if (bytes.isValidUtf8())
        return bytes.size();
    for (qsizetype i = 0; i < bytes.size();) {
        const auto character = bytes.sliced(i, std::min(utf8Length(bytes[i]), bytes.size() - i));
        if (!character.isValidUtf8())
            return i;
        i += character.size();
    }
    return bytes.size();
}

qsizetype validUtf16(QStringView units)
{
    for (qsizetype i = 0; i < units.size(); ++i) {
        if (!units[i].isSurrogate())
            continue;
        if (units[i].isLowSurrogate() || i + 1 == units.size() || !units[i + 1].isLowSurrogate())
            return i;
        ++i;
    }
    return units.size();
}

}

CsvText::CsvText(QIODevice &device, CsvEncoding encoding, qint64 from)
    : m_device(device)
    , m_encoding(encoding)
    , m_offset(from)
{
    Q_ASSERT(encoding != CsvEncoding::Utf16);
    const QByteArrayView mark = CsvEncodings::byteOrderMark(encoding);
    if (from == 0 && !mark.isEmpty() && m_device.peek(mark.size()) == mark)
        m_offset = m_device.skip(mark.size());
    m_begin = m_offset;
}

Result<qsizetype> CsvText::read(char *to, qsizetype size)
{
    Q_ASSERT(size >= leastRoom);
    const bool isUtf8 = m_encoding == CsvEncoding::Utf8;
    if (!isUtf8)
        m_raw.resize(size / mostUtf8PerByte);
    while (!m_isEnd) {
        const auto bytes = isUtf8 ? load(to, size) : load(m_raw.data(), m_raw.size());
        if (!bytes)
            return bytes.error();
        const Extent extent = decode(*bytes);
        m_rest = bytes->sliced(extent.complete).toByteArray();
        if (extent.valid < extent.complete)
            m_invalidAt = m_offset + extent.valid;
        m_offset += extent.complete;
        m_isEnd = m_isDeviceEnd || m_invalidAt;
        if (extent.valid == 0)
            continue;
        if (isUtf8)
            return extent.valid;
        QStringEncoder encoder(QStringConverter::Utf8);
        return encoder.appendToBuffer(to, m_decoded) - to;
    }
    return 0;
}

qint64 CsvText::originalSize(QByteArrayView text) const
{
    if (m_encoding == CsvEncoding::Utf8)
        return text.size();
    const auto characters = std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); });
    if (m_encoding == CsvEncoding::Windows1252 || m_encoding == CsvEncoding::Latin1)
        return characters;
    const auto pairs = std::count_if(text.begin(), text.end(), [](char byte) { return utf8Length(byte) == 4; });
    return 2 * (characters + pairs);
}

// What is at hand of a character, and as much more as there is room for.
Result<QByteArrayView> CsvText::load(char *to, qsizetype size)
{
    std::memcpy(to, m_rest.constData(), static_cast<std::size_t>(m_rest.size()));
    const qint64 got = m_device.read(to + m_rest.size(), size - m_rest.size());
    if (got < 0)
        return Error {Error::Code::Storage, tr("The file cannot be read: %1").arg(m_device.errorString())};
    m_isDeviceEnd = got == 0;
    return QByteArrayView(to, m_rest.size() + got);
}

CsvText::Extent CsvText::decode(QByteArrayView bytes)
{
    switch (m_encoding) {
    case CsvEncoding::Utf8:
        return utf8Extent(bytes);
    case CsvEncoding::Windows1252:
    case CsvEncoding::Latin1:
        return singleByteExtent(bytes);
    case CsvEncoding::Utf16:
    case CsvEncoding::Utf16LE:
    case CsvEncoding::Utf16BE:
        break;
    }
    return utf16Extent(bytes);
}

CsvText::Extent CsvText::utf8Extent(QByteArrayView bytes) const
{
    const QByteArrayView whole = bytes.chopped(unfinished(bytes));
    return {m_isDeviceEnd ? bytes.size() : whole.size(), validUtf8(whole)};
}

CsvText::Extent CsvText::utf16Extent(QByteArrayView bytes)
{
    qsizetype units = bytes.size() / 2;
    if (units == 0)
        return {m_isDeviceEnd ? bytes.size() : 0, 0};
    m_decoded.resize(static_cast<std::size_t>(units));
    if (m_encoding == CsvEncoding::Utf16BE)
        qFromBigEndian<char16_t>(bytes.data(), units, m_decoded.data());
    else
        qFromLittleEndian<char16_t>(bytes.data(), units, m_decoded.data());
    if (!m_isDeviceEnd && QChar::isHighSurrogate(m_decoded.back()))
        --units;
    const qsizetype valid = validUtf16(QStringView(m_decoded).first(units));
    m_decoded.resize(static_cast<std::size_t>(valid));
    return {m_isDeviceEnd ? bytes.size() : 2 * units, 2 * valid};
}

CsvText::Extent CsvText::singleByteExtent(QByteArrayView bytes)
{
    m_decoded.clear();
    for (const char byte : bytes) {
        auto unit = static_cast<char16_t>(static_cast<uchar>(byte));
        if (m_encoding == CsvEncoding::Windows1252 && unit >= 0x80 && unit < 0xA0)
            unit = windows1252[unit - 0x80U];
        if (unit == undefined && byte != '\0')
            break;
        m_decoded.push_back(unit);
    }
    return {bytes.size(), static_cast<qsizetype>(m_decoded.size())};
}
