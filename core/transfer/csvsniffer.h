// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/transfer/csvencoding.h"
#include "core/transfer/csvtokenizer.h"

class QIODevice;

// What a person says about a file; the rest is found.
struct CsvChoice
{
    std::optional<CsvEncoding> encoding = {};
    std::optional<char> delimiter = {};
};

// How a file is read, and on what ground.
struct CsvFormat
{
    enum class Ground {
        Chosen, // by a person
        Declared, // by the file: a byte order mark, a line "sep=;"
        Found, // nothing else fits
        Guessed // a person should look at it
    };

    CsvEncoding encoding = CsvEncoding::Utf8; // not Utf16
    CsvDialect dialect = {};
    Ground encodingGround = Ground::Found;
    Ground delimiterGround = Ground::Found;
};

namespace CsvSniffer {

// Those that are looked for; the first ones win where several fit as well.
constexpr std::array delimiters {'\t', ',', ';', '|'};

// How to read a device that is open and not sequential; leaves it anywhere. Reads all of it where neither a mark nor a
// person tells the encoding, as only that shows whether it is UTF-8. Storage, Cancelled.
Result<CsvFormat> format(QIODevice &device, const CsvChoice &choice = {}, const Progress &progress = {});

}
