// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rowprinter.h"

#include "app/cli/cli.h"
#include "app/cli/terminal.h"
#include "core/transfer/csvwriter.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace {

bool isNumeric(ColumnType type)
{
    return type == ColumnType::Integer || type == ColumnType::Money;
}

qsizetype widthOf(const QString &text)
{
    return text.size() - std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isLowSurrogate(); });
}

// Aligned for people. It needs every row to know how wide a column is.
class TablePrinter final : public RowPrinter
{
public:
    TablePrinter(QIODevice &device, const QList<const ViewColumn *> &columns)
        : RowPrinter(device, columns)
    {
        add(names());
    }

    Result<void> row(const QList<QVariant> &values) override
    {
        QStringList cells;
        for (qsizetype i = 0; i < values.size(); ++i)
            cells.append(Terminal::harmless(CsvWriter::text(values.at(i), columns().at(i)->type)));
        add(cells);
        return {};
    }

    Result<void> finish() override
    {
        if (auto written = write(line(m_rows.constFirst()) + rule()); !written)
            return written;
        for (qsizetype i = 1; i < m_rows.size(); ++i) {
            if (auto written = write(line(m_rows.at(i))); !written)
                return written;
        }
        return {};
    }

private:
    static constexpr auto gap = "  ";

    void add(const QStringList &cells)
    {
        m_widths.resize(cells.size());
        for (qsizetype i = 0; i < cells.size(); ++i)
            m_widths[i] = std::max(m_widths.at(i), widthOf(cells.at(i)));
        m_rows.append(cells);
    }

    QByteArray line(const QStringList &cells) const
    {
        QByteArray text;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QByteArray padding(m_widths.at(i) - widthOf(cells.at(i)), ' ');
            const QByteArray cell = cells.at(i).toUtf8();
            text += isNumeric(columns().at(i)->type) ? padding + cell : cell + padding;
            text += gap;
        }
        while (text.endsWith(' '))
            text.chop(1);
        return text + '\n';
    }

    QByteArray rule() const
    {
        QByteArrayList dashes;
        for (const qsizetype width : m_widths)
            dashes.append(QByteArray(width, '-'));
        return dashes.join(gap) + '\n';
    }

    QList<QStringList> m_rows;
    QList<qsizetype> m_widths;
};

// The exact profile, for programs.
class CsvPrinter final : public RowPrinter
{
public:
    CsvPrinter(QIODevice &device, const QList<const ViewColumn *> &columns)
        : RowPrinter(device, columns)
        , m_writer(device, CsvProfile::Exact)
    {
    }

    Result<void> row(const QList<QVariant> &values) override
    {
        if (auto begun = finish(); !begun)
            return begun;
        return m_writer.writeRow(values, columns());
    }

    Result<void> finish() override
    {
        return std::exchange(m_begun, true) ? Result<void>() : m_writer.writeHeader(names());
    }

private:
    CsvWriter m_writer;
    bool m_begun = false;
};

// An array of objects whose members stand in the order of the columns.
class JsonPrinter final : public RowPrinter
{
public:
    JsonPrinter(QIODevice &device, const QList<const ViewColumn *> &columns)
        : RowPrinter(device, columns)
    {
    }

    Result<void> row(const QList<QVariant> &values) override
    {
        QByteArrayList members;
        for (qsizetype i = 0; i < values.size(); ++i) {
            const ViewColumn &column = *columns().at(i);
            members.append('"' + QByteArray(column.id) + "\":" + value(values.at(i), column.type));
        }
        return write((std::exchange(m_begun, true) ? ",\n{" : "[\n{") + members.join(',') + '}');
    }

    Result<void> finish() override { return write(m_begun ? "\n]\n" : "[]\n"); }

private:
    static QByteArray value(const QVariant &stored, ColumnType type)
    {
        const QString text = CsvWriter::text(stored, type);
        if (text.isEmpty())
            return "null";
        const bool isInteger = stored.typeId() == QMetaType::LongLong || stored.typeId() == QMetaType::Int;
        if (isNumeric(type) && isInteger)
            return text.toLatin1();
        const QByteArray array = QJsonDocument(QJsonArray {text}).toJson(QJsonDocument::Compact);
        return array.mid(1, array.size() - 2);
    }

    bool m_begun = false;
};

}

std::optional<Format> RowPrinter::format(const QString &name)
{
    if (name == "table"_L1)
        return Format::Table;
    if (name == "csv"_L1)
        return Format::Csv;
    if (name == "json"_L1)
        return Format::Json;
    return {};
}

std::unique_ptr<RowPrinter> RowPrinter::make(Format format, QIODevice &device, const QList<const ViewColumn *> &columns)
{
    switch (format) {
    case Format::Csv:
        return std::make_unique<CsvPrinter>(device, columns);
    case Format::Json:
        return std::make_unique<JsonPrinter>(device, columns);
    case Format::Table:
        break;
    }
    return std::make_unique<TablePrinter>(device, columns);
}

RowPrinter::RowPrinter(QIODevice &device, const QList<const ViewColumn *> &columns)
    : m_device(device)
    , m_columns(columns)
{
}

QStringList RowPrinter::names() const
{
    QStringList names;
    for (const ViewColumn *column : m_columns)
        names.append(QString::fromLatin1(column->id));
    return names;
}

Result<void> RowPrinter::write(const QByteArray &bytes)
{
    if (m_device.write(bytes) != bytes.size())
        return Error {Error::Code::Storage, Cli::tr("The output cannot be written: %1").arg(m_device.errorString())};
    return {};
}
