// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/importrow.h"

#include "core/transfer/csvtokenizer.h"
#include "core/transfer/csvvalues.h"
#include "core/transfer/csvwriter.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

QString ImportProblem::text() const
{
    QStringList parts {QCoreApplication::translate("ImportRow", "row %L1 (line %L2)").arg(row).arg(line)};
    if (!column.isEmpty()) {
        parts.append(QCoreApplication::translate("ImportRow", "column \"%1\"").arg(column));
        parts.append(u'"' + value + u'"');
    }
    parts.append(reason);
    if (!expected.isEmpty())
        parts.append(QCoreApplication::translate("ImportRow", "expected %1").arg(expected));
    return parts.join(u" · "_s);
}

ImportRow::ImportRow(const ImportReading &reading, const CsvRecord &record, qint64 row,
                     const QHash<int, QString> &corrected)
    : m_reading(reading)
    , m_row(row)
    , m_line(record.line)
    , m_texts(qsizetype(reading.schema->fields.size()))
{
    m_cells.reserve(qsizetype(record.cells.size()));
    for (const CsvCell &cell : record.cells)
        m_cells.append(QString::fromUtf8(cell.text));
    for (auto cell = corrected.cbegin(); cell != corrected.cend(); ++cell) {
        while (m_cells.size() <= cell.key())
            m_cells.append(QString());
        m_cells[cell.key()] = cell.value();
    }
    for (int column = 0; column < int(m_cells.size()); ++column) {
        if (const int field = reading.mapping.fieldOf(column); field != ImportMapping::ignored)
            m_texts[field] = m_cells.at(column).trimmed();
    }
    if (record.defect)
        m_problems.append({m_row,
                           record.defect->line,
                           m_reading.header.value(record.defect->column),
                           {},
                           record.defect->problem.reason,
                           record.defect->problem.expected});
    else
        checkLength();
}

// A missing tail is what spreadsheets leave out where it is empty.
void ImportRow::checkLength()
{
    const qsizetype columns = m_reading.header.size();
    if (m_cells.size() > columns) {
        m_problems.append({m_row,
                           m_line,
                           {},
                           {},
                           tr("the row has %Ln cell(s)", nullptr, int(m_cells.size())),
                           tr("%Ln cell(s), as the header has", nullptr, int(columns))});
        return;
    }
    for (qsizetype column = m_cells.size(); column < columns; ++column) {
        const int field = m_reading.mapping.fieldOf(int(column));
        if (field != ImportMapping::ignored && m_reading.schema->fields[std::size_t(field)].isRequired) {
            reject(field, tr("the row ends before this column"), tr("%Ln cell(s)", nullptr, int(columns)));
            return;
        }
    }
}

QString ImportRow::plainText(int field) const
{
    return QString::fromUtf8(CsvWriter::unguarded(text(field).toUtf8()));
}

bool ImportRow::counts(int field) const
{
    return has(field) && (!isEmpty(field) || m_reading.options.emptyCells == ImportOptions::EmptyCells::Clear);
}

template <typename Value>
std::optional<Value> ImportRow::accepted(int field, const CsvValue<Value> &value)
{
    if (value)
        return *value;
    reject(field, value.problem().reason, value.problem().expected);
    return {};
}

DateRule ImportRow::dateRule(int field) const
{
    return {m_reading.dateOrders.value(field, DateOrder::YearMonthDay), m_reading.options.lastShortYear};
}

void ImportRow::read(int field, QString &value)
{
    const QString written = text(field);
    if (counts(field) && written != value.trimmed() && written != CsvWriter::guarded(value).trimmed())
        value = written;
}

void ImportRow::read(int field, QDate &value)
{
    if (!counts(field))
        return;
    const QByteArray cell = text(field).toUtf8();
    if (cell.isEmpty())
        value = {};
    else if (const auto date = accepted(field, CsvValues::date(cell, dateRule(field))))
        value = *date;
}

void ImportRow::read(int field, QDateTime &value)
{
    if (!counts(field))
        return;
    const QByteArray cell = text(field).toUtf8();
    if (cell.isEmpty())
        value = {};
    else if (const auto moment = accepted(field, CsvValues::timestamp(cell, dateRule(field))))
        value = *moment;
}

void ImportRow::read(int field, std::optional<qint64> &value)
{
    if (!counts(field))
        return;
    const QByteArray cell = text(field).toUtf8();
    const bool isMoney = m_reading.schema->fields[std::size_t(field)].type == ColumnType::Money;
    if (cell.isEmpty())
        value.reset();
    else if (const auto number = accepted(
                 field,
                 isMoney ? CsvValues::money(cell, m_reading.decimalMarks.value(field, DecimalMark::Point))
                         : CsvValues::integer(cell)))
        value = *number;
}

void ImportRow::read(int field, std::optional<int> &value)
{
    std::optional<qint64> number = value;
    read(field, number);
    if (number && *number != qint64(int(*number)))
        reject(field, tr("the number is too great"));
    else
        value = number;
}

void ImportRow::reject(int field, const QString &reason, const QString &expected, Error::Code code)
{
    const int column = m_reading.mapping.columnOf(field);
    m_problems.append(
        {m_row, m_line, m_reading.header.value(column), column < 0 ? QString() : text(field), reason, expected, code});
}

void ImportRow::reject(const Error &error)
{
    QString field = error.field;
    if (m_reading.schema->indexOf(field) < 0 && field.endsWith("_id"_L1))
        field.chop(3); // a column of the table
    reject(m_reading.schema->indexOf(field), error.message, {}, error.code);
}
