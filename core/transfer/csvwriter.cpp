// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvwriter.h"

#include "core/base/isotime.h"

#include <QIODevice>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto byteOrderMark = "\xEF\xBB\xBF";

// What a spreadsheet takes for the start of a formula, and the ' itself, so that the map can be reversed.
bool startsLikeFormula(const QString &text)
{
    static constexpr QStringView starts = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20'";
    return !text.isEmpty() && starts.contains(text.front());
}

bool isNumber(const QString &text)
{
    static const QRegularExpression shape(u"^-?[0-9]+(\\.[0-9]+)?\\z"_s);
    return shape.match(text).hasMatch();
}

// Whether a cell is what its column says it is, so that it needs no guard. Dates start with a digit anyway.
bool isTyped(const QString &text, ColumnType type)
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
    QStringList cells = texts;
    if (m_profile != CsvProfile::Exact)
        std::transform(cells.cbegin(), cells.cend(), cells.begin(), &CsvWriter::guarded);
    return writeLine(cells);
}

Result<void> CsvWriter::writeRow(const QList<QVariant> &values, const QList<const ViewColumn *> &columns)
{
    Q_ASSERT(values.size() == columns.size());
    QStringList cells;
    cells.reserve(values.size());
    for (qsizetype i = 0; i < values.size(); ++i) {
        const ColumnType type = columns.at(i)->type;
        const QString cell = text(values.at(i), type);
        const bool asItIs = m_profile == CsvProfile::Exact || isTyped(cell, type);
        cells.append(asItIs ? cell : guarded(cell));
    }
    return writeLine(cells);
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
    constexpr qsizetype mostPerCharacter = 4;
    if (!text.startsWith('\''))
        return text;
    const QByteArrayView rest = text.sliced(1);
    return startsLikeFormula(QString::fromUtf8(rest.first(std::min(rest.size(), mostPerCharacter)))) ? rest : text;
}

Result<void> CsvWriter::writeLine(const QStringList &cells)
{
    const char separator = m_profile == CsvProfile::Clipboard ? '\t' : ',';
    QByteArray line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += separator;
        line += quoted(cells.at(i));
    }
    if (line.isEmpty())
        line = "\"\""; // a lone empty cell: an empty line would be read as no row at all
    line += m_profile == CsvProfile::Safe ? "\r\n" : "\n";
    if (m_device.write(line) != line.size())
        return Error {Error::Code::Storage, tr("The data cannot be written: %1").arg(m_device.errorString())};
    return {};
}

QByteArray CsvWriter::quoted(const QString &cell) const
{
    static constexpr QStringView inCsv = u"\",\r\n", inTabbed = u"\"\t\r\n";
    const QStringView special = m_profile == CsvProfile::Clipboard ? inTabbed : inCsv;
    const bool needed = std::any_of(cell.cbegin(), cell.cend(), [special](QChar c) { return special.contains(c); });
    if (!needed)
        return cell.toUtf8();
    return '"' + cell.toUtf8().replace('"', "\"\"") + '"';
}
