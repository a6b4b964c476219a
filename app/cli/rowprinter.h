// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tables/view.h"

#include <QVariant>

#include <memory>
#include <optional>

class QIODevice;

enum class Format { Table, Csv, Json };

// Prints rows as --format asks. Nothing is printed before the first row, so an error leaves the output empty.
class RowPrinter
{
    Q_DISABLE_COPY_MOVE(RowPrinter)

public:
    static std::optional<Format> format(const QString &name); // "table", "csv", "json"
    static std::unique_ptr<RowPrinter> make(Format format, QIODevice &device, const QList<const ViewColumn *> &columns);
    virtual ~RowPrinter() = default;

    // Storage when the device fails.
    virtual Result<void> row(const QList<QVariant> &values) = 0;
    virtual Result<void> finish() = 0;

protected:
    RowPrinter(QIODevice &device, const QList<const ViewColumn *> &columns);

    QIODevice &device() { return m_device; }
    const QList<const ViewColumn *> &columns() const { return m_columns; }
    QStringList names() const;
    Result<void> write(const QByteArray &bytes);

private:
    QIODevice &m_device;
    const QList<const ViewColumn *> m_columns;
};
