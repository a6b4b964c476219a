// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/viewreader.h"
#include "core/transfer/csvwriter.h"

#include <QIODevice>

// Writes a view as it is seen: its filter, its order, its columns in their order, every row. Without `columns`, those
// of the command line's contract that the reader may see. Whoever may only export their own records can export a
// view only if they see no others in it.
class Exporter final
{
    Q_DECLARE_TR_FUNCTIONS(Exporter)

public:
    // Called now and then with the number of rows written; return false to cancel.
    using Progress = std::function<bool(qint64)>;

    Exporter(const ViewReader &reader, const Session &session)
        : m_reader(reader)
        , m_session(session)
    {
    }

    // To a temporary file beside the target, renamed at the end: the target is the old file or the complete new
    // one, readable by nobody else. Returns the number of rows. Denied, Storage, Cancelled.
    Result<qint64> toFile(const QString &path, const View &view, const TableQuery &query,
                          const QList<const ViewColumn *> &columns, CsvProfile profile,
                          const Progress &progress = {}) const;
    // Nothing is written before the first row is read without an error.
    Result<qint64> toDevice(QIODevice &device, const View &view, const TableQuery &query,
                            const QList<const ViewColumn *> &columns, CsvProfile profile,
                            const Progress &progress = {}) const;
    // Tab-separated text of the rows with a header line, guarded like the safe profile, for the clipboard.
    Result<QString> toClipboardText(const View &view, const TableQuery &query,
                                    const QList<const ViewColumn *> &columns) const;

private:
    Result<void> requireExport(const View &view) const;

    const ViewReader &m_reader;
    const Session &m_session;
};
