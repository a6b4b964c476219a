// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/transfer/csvencoding.h"

#include <QCoreApplication>

#include <vector>

class QIODevice;

// The text of a file as UTF-8, a piece at a time. Stops where bytes stand for no character instead of replacing them.
class CsvText final
{
    Q_DECLARE_TR_FUNCTIONS(CsvText)
    Q_DISABLE_COPY_MOVE(CsvText)

public:
    // The device is open; a byte order mark of that encoding at its beginning is no text. `from`: where the first
    // character stands. Not Utf16.
    CsvText(QIODevice &device, CsvEncoding encoding, qint64 from = 0);

    // Writes whole characters, at most `size` bytes of UTF-8; `size` is at least leastRoom. Returns how many, 0 at the
    // end of what can be read. Storage.
    Result<qsizetype> read(char *to, qsizetype size);
    static constexpr qsizetype leastRoom = 16;

    // Where the first byte stands that is no text in this encoding; known when read() has returned 0.
    std::optional<qint64> invalidAt() const { return m_isEnd ? m_invalidAt : std::nullopt; }
    CsvEncoding encoding() const { return m_encoding; }
    // How many bytes of the file a piece of the text was made from.
    qint64 originalSize(QByteArrayView text) const;
    // Where in the file the text begins.
    qint64 begin() const { return m_begin; }

private:
    // Of the bytes at hand: those of whole characters, and of these the ones before the first that is no text.
    struct Extent
    {
        qsizetype complete;
        qsizetype valid;
    };

    Result<QByteArrayView> load(char *to, qsizetype size);
    Extent utf8Extent(QByteArrayView bytes) const;
    Extent utf16Extent(QByteArrayView bytes);
    Extent singleByteExtent(QByteArrayView bytes);
    Extent decode(QByteArrayView bytes);

    QIODevice &m_device;
    const CsvEncoding m_encoding;
    QByteArray m_raw; // bytes before they are decoded
    std::vector<char16_t> m_decoded;
    QByteArray m_rest; // the beginning of a character whose end was not read yet
    qint64 m_begin = 0;
    qint64 m_offset = 0; // in the file, of m_rest
    bool m_isDeviceEnd = false;
    bool m_isEnd = false;
    std::optional<qint64> m_invalidAt;
};
