// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/exporter.h"

#include "core/access/session.h"
#include "core/db/cursor.h"
#include "core/transfer/wholefile.h"

#include <QBuffer>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 rowsBetweenProgress = 256;

QStringList headerNames(const QList<const ViewColumn *> &columns)
{
    QStringList names;
    for (const ViewColumn *column : columns)
        names.append(QString::fromLatin1(column->id));
    return names;
}

// Writes the header before the first row, or at the end when there was none.
class RowWriter final
{
public:
    RowWriter(QIODevice &device, CsvProfile profile, const QList<const ViewColumn *> &columns)
        : m_writer(device, profile)
        , m_columns(columns)
    {
    }

    Result<void> write(const Cursor &row)
    {
        if (auto begun = begin(); !begun)
            return begun;
        ++m_rows;
        return m_writer.writeRow(row, m_columns);
    }
    Result<void> begin()
    {
        return std::exchange(m_begun, true) ? Result<void>() : m_writer.writeHeader(headerNames(m_columns));
    }
    qint64 rows() const { return m_rows; }

private:
    CsvWriter m_writer;
    const QList<const ViewColumn *> m_columns;
    bool m_begun = false;
    qint64 m_rows = 0;
};

}

Result<qint64> Exporter::toFile(const QString &path, const View &view, const TableQuery &query,
                                const QList<const ViewColumn *> &columns, CsvProfile profile,
                                const Progress &progress) const
{
    if (auto allowed = requireExport(view); !allowed)
        return allowed.error();
    return WholeFile::write(path,
                            [&](QIODevice &file) { return toDevice(file, view, query, columns, profile, progress); });
}

Result<qint64> Exporter::toDevice(QIODevice &device, const View &view, const TableQuery &query,
                                  const QList<const ViewColumn *> &columns, CsvProfile profile,
                                  const Progress &progress) const
{
    if (auto allowed = requireExport(view); !allowed)
        return allowed.error();
    const auto shown = columns.isEmpty() ? m_reader.columns(view, true) : columns;
    RowWriter writer(device, profile, shown);
    Result<void> written;
    auto read = m_reader.readRaw(view, query, shown, [&](const Cursor &row) {
        written = writer.write(row);
        return written && (!progress || writer.rows() % rowsBetweenProgress != 0 || progress(writer.rows()));
    });
    if (!written)
        return written.error();
    if (!read)
        return read.error();
    if (written = writer.begin(); !written)
        return written.error();
    return writer.rows();
}

Result<QString> Exporter::toClipboardText(const View &view, const TableQuery &query,
                                          const QList<const ViewColumn *> &columns) const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (auto rows = toDevice(buffer, view, query, columns, CsvProfile::Clipboard); !rows)
        return rows.error();
    return QString::fromUtf8(buffer.data());
}

Result<void> Exporter::requireExport(const View &view) const
{
    const Scope seen = m_session.scope(view.permission);
    if (seen == Scope::None)
        return m_session.require(view.permission);
    if (seen == Scope::Own)
        return m_session.require(Permission::ExportViews, m_session.userId());
    return m_session.require(Permission::ExportViews);
}
