// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvwriter.h"

#include "core/base/isotime.h"
#include "core/db/cursor.h"

#include <QIODevice>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto byteOrderMark = "\xEF\xBB\xBF";

// What a spreadsheet takes for the start of a formula, and the ' itself, so that the map can be reversed.
bool startsLikeFormula(const QString &text)
{
    static constexpr QStringView starts = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20'";
    return !text.isEmpty() && starts.contains(text.front());
}

// Of UTF-8; only the first character matters.
bool startsLikeFormula(QByteArrayView text)
{
    static constexpr QByteArrayView starts = "=+-@\t\r\n'";
    constexpr qsizetype mostPerCharacter = 4;
    if (text.isEmpty())
        return false;
    if (uchar(text.front()) < 0x80)
        return starts.contains(text.front());
    return startsLikeFormula(QString::fromUtf8(text.first(std::min(text.size(), mostPerCharacter))));
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

// -12.50: digits, then perhaps a point and digits.
bool isNumber(QByteArrayView text)
{
    if (text.startsWith('-'))
        text = text.sliced(1);
    const qsizetype point = text.indexOf('.');
    const QByteArrayView whole = point < 0 ? text : text.first(point),
                         rest = text.sliced(std::min(point + 1, text.size()));
    return !whole.isEmpty() && std::ranges::all_of(whole, isDigit) && (point < 0 || !rest.isEmpty())
        && (point < 0 || std::ranges::all_of(rest, isDigit));
}

// Whether a cell is what its column says it is, so that it needs no guard. Dates start with a digit anyway.
bool isTyped(QByteArrayView text, ColumnType type)
{
    return (type == ColumnType::Integer || type == ColumnType::Money) && isNumber(text);
}

QString money(const QVariant &value)
{
    constexpr quint64 centsPerUnit = 100;
    bool isInteger = false;
    const qint64 cents = value.toLongLong(&isInteger);
    if (!isInteger)
        return value.toString();
    const quint64 amount = cents < 0 ? quint64(0) - static_cast<quint64>(cents) : static_cast<quint64>(cents);
    return (cents < 0 ? u"-"_s : QString()) + QString::number(amount / centsPerUnit) + u'.'
        + QString::number(amount % centsPerUnit).rightJustified(2, u'0');
}

}

Result<void> CsvWriter::writeHeader(const QStringList &names)
{
    if (m_profile == CsvProfile::Safe && m_device.write(byteOrderMark) < 0)
        return Error {Error::Code::Storage, tr("The data cannot be written: %1").arg(m_device.errorString())};
    return writeTexts(names);
}

Result<void> CsvWriter::writeTexts(const QStringList &texts)
{
    for (const QString &cell : texts)
        add(cell.toUtf8(), ColumnType::Text);
    return endLine();
}

Result<void> CsvWriter::writeRow(const QList<QVariant> &values, const QList<const ViewColumn *> &columns)
{
    Q_ASSERT(values.size() == columns.size());
    for (qsizetype i = 0; i < values.size(); ++i)
        add(text(values.at(i), columns.at(i)->type).toUtf8(), columns.at(i)->type);
    return endLine();
}

Result<void> CsvWriter::writeRow(const Cursor &row, const QList<const ViewColumn *> &columns)
{
    for (int i = 0; i < int(columns.size()); ++i) {
        const ColumnType type = columns.at(i)->type;
        if (type == ColumnType::Money)
            add(text(row.value(i), type).toUtf8(), type);
        else
            add(row.bytes(i), type);
    }
    return endLine();
}

QString CsvWriter::text(const QVariant &value, ColumnType type)
{
    if (value.isNull())
        return {};
    if (type == ColumnType::Money)
        return money(value);
    if (value.typeId() == QMetaType::QDate)
        return IsoTime::toText(value.toDate());
    if (value.typeId() == QMetaType::QDateTime)
        return IsoTime::toText(value.toDateTime());
    return value.toString();
}

QString CsvWriter::guarded(const QString &text)
{
    return startsLikeFormula(text) ? u'\'' + text : text;
}

QByteArrayView CsvWriter::unguarded(QByteArrayView text)
{
    if (!text.startsWith('\''))
        return text;
    const QByteArrayView rest = text.sliced(1);
    return startsLikeFormula(rest) ? rest : text;
}

void CsvWriter::add(QByteArrayView cell, ColumnType type)
{
    const bool isGuarded = m_profile != CsvProfile::Exact && startsLikeFormula(cell) && !isTyped(cell, type);
    const bool isQuoted = needsQuotes(cell);
    if (isQuoted)
        m_line += '"';
    if (isGuarded)
        m_line += '\'';
    if (isQuoted) {
        for (const char letter : cell)
            m_line.append(letter == '"' ? 2 : 1, letter);
        m_line += '"';
    } else {
        m_line.append(cell.data(), std::size_t(cell.size()));
    }
    m_line += m_profile == CsvProfile::Clipboard ? '\t' : ',';
}

bool CsvWriter::needsQuotes(QByteArrayView cell) const
{
    const char separator = m_profile == CsvProfile::Clipboard ? '\t' : ',';
    return std::ranges::any_of(cell, [separator](char letter) {
        return letter == separator || letter == '"' || letter == '\n' || letter == '\r';
    });
}

Result<void> CsvWriter::endLine()
{
    if (!m_line.empty())
        m_line.pop_back();
    if (m_line.empty())
        m_line = "\"\""; // a lone empty cell: an empty line would be read as no row at all
    m_line += m_profile == CsvProfile::Safe ? "\r\n" : "\n";
    const auto size = qint64(m_line.size());
    const bool isWritten = m_device.write(m_line.data(), size) == size;
    m_line.clear();
    if (!isWritten)
        return Error {Error::Code::Storage, tr("The data cannot be written: %1").arg(m_device.errorString())};
    return {};
}
