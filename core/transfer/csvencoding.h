// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringList>

#include <optional>

// How the bytes of a file stand for text. Utf16 is only asked for: its byte order is found in the file.
enum class CsvEncoding { Utf8, Utf16LE, Utf16BE, Utf16, Windows1252, Latin1 };

namespace CsvEncodings {

QStringList names(); // as --encoding takes them, in an order to choose from
QString name(CsvEncoding encoding);
// In any case; also the common other names: "utf8", "cp1252", "latin1".
std::optional<CsvEncoding> fromName(const QString &name);

// The byte order mark of UTF-8 and UTF-16; empty where there is none.
QByteArrayView byteOrderMark(CsvEncoding encoding);
// The encoding whose byte order mark these first bytes begin with.
std::optional<CsvEncoding> marked(QByteArrayView first);
// By the places of its zero bytes, which text in another encoding hardly has: Utf16LE or Utf16BE. `isUtf8`: the bytes
// are valid UTF-8 as well, which takes stronger evidence.
std::optional<CsvEncoding> utf16ByZeros(QByteArrayView first, bool isUtf8);

}
