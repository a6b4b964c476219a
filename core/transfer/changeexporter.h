// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/transfer/csvwriter.h"

class OperationReader;
class Session;
struct RowChange;

// Writes what one operation changed: a line for each field of each row, with what stood there before and after. What the
// reader may not see is left out.
class ChangeExporter final
{
public:
    ChangeExporter(const OperationReader &reader, const Session &session)
        : m_reader(reader)
        , m_session(session)
    {
    }

    // As Exporter::toFile(); progress by rows of the operation. Returns the number of lines. NotFound, NotSignedIn, Denied,
    // Storage, Cancelled.
    Result<qint64> toFile(const QString &path, qint64 operation, CsvProfile profile,
                          const Progress &progress = {}) const;

private:
    Result<qint64> write(QIODevice &device, qint64 operation, CsvProfile profile, const Progress &progress) const;
    Result<qint64> writeChange(CsvWriter &writer, const RowChange &change) const;

    const OperationReader &m_reader;
    const Session &m_session;
};
